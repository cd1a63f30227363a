"""Function words: what opens a clause, what shows a finite verb, and what leads back to the outlet's own voice."""

from __future__ import annotations

BE = frozenset("is are was were be been being am isn't aren't wasn't weren't".split())
AUXILIARIES = BE | frozenset(
    "has have had having do does did will would can could may might must shall should hasn't haven't hadn't don't"
    " doesn't didn't won't wouldn't can't cannot couldn't mustn't shouldn't it's he's she's they're they've".split()
)
FINITE = (AUXILIARIES - {"be", "been", "being", "having"}) | frozenset(
    "went came took gave made said told got left fell kept held led lost met ran saw sent won began broke built knew"
    " paid shot struck stood found felt became sought fought grew drew threw flew spent meant dealt wrote spoke chose"
    " stole drove bought brought thought taught caught swore tore wore beat fled rose sank hid lay swept died".split()
)
DETERMINERS = frozenset(
    "the a an this that these those his her its their our your my some any no every each another such what which"
    " whose all both many several few most more other two three four five six seven eight nine ten dozens".split()
)
SUBJECTS = frozenset("he she it they we i you there this these those".split())
CLAUSE_OPENERS = (
    DETERMINERS | SUBJECTS | frozenset("that how why whether what if when where nobody everyone nothing".split())
)
SELF = frozenset("i we you nobody none neither".split())
PRONOUNS = SUBJECTS - DETERMINERS
ADVERBS = frozenset("also later again now then once still just further always often ever even".split())
_NOT_ADVERBS = frozenset(
    "family ally rally assembly supply italy july monopoly bully anomaly reply daily weekly monthly elderly".split()
)
RELATIVES = frozenset("who which whose whom where".split())
SUBORDINATORS = frozenset(
    "after although though while when as since because before if until once whereas unless despite".split()
)
RETURNS = frozenset(
    "but yet while whereas as after although though even despite amid following however meanwhile".split()
)
"""After a comma these lead back to the outlet's own voice."""
RESULTS = frozenset(
    "sparking prompting triggering drawing fuelling fueling raising angering infuriating stoking igniting provoking"
    " defying ignoring echoing contradicting marking ending deepening dashing days hours weeks minutes months moments"
    " shortly".split()
)
"""After a comma these begin what came of the words, told by the outlet."""
REMARKS = frozenset(
    "claim charge allegation accusation statement remark comment move reference warning suggestion view figure term"
    " phrase description assertion denial".split()
)
"""After a comma and an article, the outlet speaks of what was said."""
ADVERBIAL = frozenset(
    "on in at during from before after late early yesterday today tonight last earlier later following when by via"
    " through of about as like while without adding separately afterwards afterward monday tuesday wednesday thursday"
    " friday saturday sunday this outside near over under amid citing referring".split()
)
"""Words that begin what follows a verb of saying when no clause does."""


def is_adverb(low: str) -> bool:
    """Whether a word in lower case is an adverb that may stand between a subject and its verb."""
    return low in ADVERBS or (low[-2:] == "ly" and low not in _NOT_ADVERBS)
