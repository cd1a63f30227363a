"""Harm as an event with no doer: *heavy bombardment of the district continued*, *arrests followed*."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer import grammar as g
from analyzer.actors import words as w
from analyzer.actors.deeds import HARM
from analyzer.actors.scene import Line, Scene
from analyzer.patterns import Found
from analyzer.patterns.common import acts, phrases
from analyzer.patterns.common import force as f
from analyzer.patterns.common import words as p

_CARRIES = p.words(
    "continued continues continue continuing resumed resumes resume occurred occurs occur happened happens happen"
    " followed follows follow began begins begin begun started starts start intensified intensifies intensify"
    " persisted persists persist ensued ensues ensue erupted erupts erupt escalated escalates escalate mounted mounts"
    " spread spreads worsened worsens increased increases rose rises grew grows raged rages accelerated accelerates"
    " recurred stopped stops ceased eased eases subsided paused ended ends abated died quickened deepened widened"
    " surged multiplied peaked broke flared flares rumbled arose dragged commenced proceeded proceeds unfolded unfolds"
    " came lasted lasts restarted recommenced tailed doubled tripled reached dominated"
)
"""Empty verbs: with a noun of harm before them, it happens by itself."""
_COMMON = {"routine", "frequent", "common", "commonplace", "daily", "more", "regular", "widespread", "rife"}
_TAKES: dict[str, set[str]] = {
    "took": {"place", "hold"}, "takes": {"place", "hold"}, "take": {"place"}, "taken": {"place"}, "taking": {"place"},
    "went": {"on", "ahead", "unabated", "unreported"}, "goes": {"on", "ahead"}, "gone": {"on", "ahead"},
    "going": {"on", "ahead"}, "go": {"on", "ahead"}, "got": {"under", "underway", "going"}, "gets": {"under"},
    "carried": {"on"}, "carries": {"on"}, "came": {"after", "amid", "as", "days", "hours", "a", "before", "in"},
    "broke": {"out"}, "reached": {"a", "the", "its"}, "died": {"down", "away"}, "tailed": {"off"}, "dragged": {"on"},
    "is": {"under", "underway", "ongoing"}, "was": {"under", "underway", "ongoing", "followed"},
    "were": {"under", "underway", "followed"}, "are": {"under", "underway", "ongoing"},
    "rumbled": {"on"}, "dominated": {"the"}, "entered": {"its", "their", "a"}, "enters": {"its", "a"},
    "become": _COMMON, "became": _COMMON, "becomes": _COMMON,
}  # fmt: skip
"""Verbs that are empty with one of these words after them."""
_REPORTED = p.words(
    "reported recorded documented registered logged noted observed heard seen resumed renewed followed carried"
    " conducted completed unleashed perpetrated committed launched"
)
_SEES = p.words("saw sees seen seeing witnessed witnesses brought brings experienced experiences")
_RUNS = p.words(
    "wave waves campaign spate series round rounds night nights days day hours week weeks string surge bout bouts"
    " spell report reports spiral rash orgy outbreak outbreaks cycle frenzy upsurge resurgence episode episodes scenes"
    " escalation"
)
"""*A wave of arrests* is arrests."""
_IF = p.words("denied denies deny denying if unless until should could would may might whether")
_WHEN = f.nouns(
    "week month year day night morning evening weekend autumn spring summer winter decade period hour season"
) | (
    p.words("monday tuesday wednesday thursday friday saturday sunday city town region district province village area")
    | p.words("country camp capital january february march april june july august september october november december")
)
_BARE = p.words(
    "shelling bombardment bombing bombings airstrike airstrikes beatings killings executions lynchings assassinations"
    " massacre massacres torture atrocities pogrom pogroms arrests detentions abductions kidnappings disappearances"
    " deportations evictions crackdown crackdowns purge purges persecution gunfire shellfire sniping looting roundups"
    " rapes floggings beheadings bloodshed violence repression intimidation harassment raids reprisals demolitions"
    " stabbings shootings ambushes mutilation plunder pillage displacement barrage barrages internment attacks"
    " assaults abuses strafing removals burnings stoning murders mistreatment stonings slaughter rape bombardments"
    " shellings torching dispossession lootings clearances firebombings killing"
)
"""Harm that is people's doing even where nothing more is said."""
_FIRE = p.words(
    "rocket sniper artillery mortar tank machine gun small arms cannon missile shell incoming drone harassing"
)
_STRIKES = p.words("air drone missile rocket artillery mortar bombing")


_TRIGGERS = f.HARM_NOUNS | {"fire", "strikes", "strike"}
_VERBS = _CARRIES | frozenset(_TAKES) | _REPORTED | _SEES | {"there", "being"}


def find(scene: Scene) -> Iterator[Found]:
    """Nouns of harm that an empty verb carries, where nobody is named who does it, there or in the sentences beside."""
    for line in scene.lines:
        if _TRIGGERS.isdisjoint(line.lows) or _VERBS.isdisjoint(line.lows):
            continue
        if _is_elsewhere(line):
            continue
        for k, low in enumerate(line.lows):
            if low not in f.HARM_NOUNS and low not in {"fire", "strikes", "strike"}:
                continue
            start, end = _phrase(line, k)
            if start < 0 or not _is_harm(line, k, start, end) or not _is_carried(line, start, end):
                continue
            if not _IF.isdisjoint(line.lows[max(0, start - 8) : start]) or _by_somebody(scene, line, end):
                continue
            if not _is_told(scene, line, k):
                yield Found(
                    (line.at(start, end),), tuple(dict.fromkeys(m.actor for m in line.mentions if k < m.i < end))
                )
                break


def _by_somebody(scene: Scene, line: Line, end: int) -> bool:
    """*Were carried out by …*, not *was reported by …*."""
    return not _DONE.isdisjoint(line.lows[end : end + 5]) and acts.by_whom(scene, line, end) is not None


_DONE = p.words("carried conducted completed unleashed perpetrated committed launched resumed renewed")


def _is_elsewhere(line: Line) -> bool:
    """Whether a sentence tells of films, matches, laboratories or nature."""
    return (
        not f.OTHER_NEWS.isdisjoint(line.lows)
        or len(p.SPORT.intersection(line.lows)) > 1
        or not f.NATURE.isdisjoint(line.lows)
    )


def _phrase(line: Line, k: int) -> tuple[int, int]:
    """Words [i, j) of the noun phrase with the noun of harm at word k as its head; (-1, -1) where it is no head."""
    c, lows = line.clauses, line.lows
    if c.inside[k] or (line.tokens.words[k][0].isupper() and k and line.tokens.words[k - 1][0].isupper()):
        return -1, -1
    if k + 1 < len(c) and not c.breaks[k + 1] and lows[k + 1] in _COMPOUNDED:
        return -1, -1
    i = k
    while i > 0 and k - i < 6 and not c.breaks[i]:
        low = lows[i - 1]
        if low in w.PREPOSITIONS or low in g.AUXILIARIES or low in {"and", "or", "but", "that", "when", "as", "there"}:
            break
        if low in _CARRIES or low in _SEES or low in HARM or (low[-2:] == "ed" and low not in _MODIFIERS):
            break
        i -= 1
        if low in g.DETERMINERS:
            break
    if i > 1 and lows[i - 1] == "of" and lows[i - 2] in _RUNS and not c.breaks[i]:
        i -= 2
        while (
            i > 0 and not c.breaks[i] and (lows[i - 1] in g.DETERMINERS or lows[i - 1] in {"fresh", "new", "further"})
        ):
            i -= 1
    j = k + 1
    while j < len(c) and j - k < 14:
        if c.breaks[j] and c.breaks[j] != ",":
            break
        if lows[j] in _CARRIES or lows[j] in _TAKES or lows[j] in g.AUXILIARIES:
            break
        if c.breaks[j] or lows[j] in g.RELATIVES or lows[j] == "that":
            break
        j += 1
    return i, j


_COMPOUNDED = p.words(
    "victims victim suspect suspects trial case cases spree zone charge charges warrant inquiry investigation rate"
    " scene team squad plan plans order orders notice notices centre center camp policy ban range survivors site sites"
    " club gallery fund claims reports allegations figures toll service services insurance alarm engine brigade crews"
)
_MODIFIERS = p.words(
    "forced armed targeted sustained renewed repeated continued heightened intensified widespread prolonged unprovoked"
    " organised organized unexplained suspected alleged indiscriminate reported enforced concerted increased"
    " unrestrained coordinated isolated scattered mixed sectarian sacred red untargeted arranged"
)


def _is_harm(line: Line, k: int, start: int, end: int) -> bool:
    lows = line.lows
    low, before = lows[k], line.low(k - 1)
    modifiers = lows[start:k]
    if not {"no", "fewer", "less", "nobody's", "little"}.isdisjoint(modifiers):
        return False
    if low == "fire":
        return not _FIRE.isdisjoint(lows[max(start, k - 2) : k])
    if low in {"strike", "strikes"}:
        return before in _STRIKES
    rest = lows[k + 1 : end]
    if "of" in rest[:2] or rest[:1] in (["against"], ["on"]):
        patient = rest[rest.index("of") + 1 :] if "of" in rest[:2] else rest[1:]
        if not f.THINGS_ENDED.isdisjoint(patient):
            return "livestock" in patient or "olive" in patient
        if low in _BARE:
            return True
        named = [n for n in range(k + 1, end) if line.tokens.words[n][0].isupper()]
        return any(phrases.is_person(x) or x in f.PLACES for x in patient) or bool(named)
    if low in {"attack", "attacks", "raids", "violence", "killing", "assaults", "abuses", "murders", "shootings"}:
        return not _FIERCE.isdisjoint(lows) or low == "killing"
    if low in _BARE:
        return f.THINGS_ENDED.isdisjoint(modifiers)
    return any(phrases.is_person(x) for x in modifiers) or not {"forced", "violent", "mass", "forcible"}.isdisjoint(
        modifiers
    )


_FIERCE = f.SUDDEN - p.words("attack attacks strike strikes raid raids violence killing killings") | p.words(
    "deadly sectarian communal ethnic armed arson machete racist rape bloody sexual gun revenge"
)


def _is_carried(line: Line, start: int, end: int) -> bool:
    """Whether the phrase is the subject of an empty verb, follows *there were*, or is what a week *saw*."""
    c, lows = line.clauses, line.lows
    before = line.low(start - 1)
    k = end
    while k < len(c) and (
        g.is_adverb(lows[k]) or lows[k] in {"has", "have", "had", "is", "are", "was", "were", "been"}
    ):
        if lows[k] in {"is", "was", "are", "were"} and line.low(k + 1) in _TAKES[lows[k]]:
            break
        k += 1
    if k - 2 >= end and line.low(k) == "not":
        return False
    if _there(lows, start):
        return True
    if before in _SEES:
        i, _ = phrases.subject_words(line, start - 1)
        subject = lows[i : start - 1]
        return not _WHEN.isdisjoint(subject)
    if before in w.PREPOSITIONS and before not in {"after", "before", "as", "since", "until"}:
        return False
    if before in _GOVERN or (before in HARM and before not in f.HARM_NOUNS):
        return False
    verb = line.low(k)
    if verb in _TAKES:
        return line.low(k + 1) in _TAKES[verb] or (verb == "came" and k + 1 == len(c))
    if verb in _CARRIES:
        return verb not in _TRANSITIVE or not phrases.begins_object(c, k + 1)
    if verb in _REPORTED and k > end and not g.BE.isdisjoint(lows[end:k]):
        return True
    return verb == "being" and line.low(k + 1) in _REPORTED


_TRANSITIVE = p.words("stopped stops spread started starts increased increases eased eases ended ends dominated")
_GOVERN = p.words(
    "of stop end halt stopped ended halted condemn condemned condemning denounced denied denies deny ordered orders"
    " discussed about against resist resisted fear fears feared described recalled survive survived escaped"
)


def _there(lows: list[str], start: int) -> bool:
    """Whether *there was* or *there have been* goes before word ``start``."""
    k = start - 1
    while k >= 0 and start - k < 4 and (lows[k] in g.BE or lows[k] in {"has", "have", "had"} or g.is_adverb(lows[k])):
        k -= 1
    return 0 <= k < start - 1 and lows[k] == "there"


def _is_told(scene: Scene, line: Line, k: int) -> bool:
    """Whether it is said who does it, there or in a sentence beside it."""
    if acts.noun_doer(scene, line, k) is not None or acts.told_unknown(line):
        return True
    for n in (line.number - 1, line.number, line.number + 1):
        if 0 <= n < len(scene.lines):
            near = scene.lines[n]
            if any(True for doer in acts.doers(scene, near) if n != line.number or doer.k != k):
                return True
            if n != line.number and _seize(near):
                return True
    return False


def _seize(line: Line) -> bool:
    """*Federal agents took 40 people into custody*; *bailiffs carried out 60 of them*."""
    if f.AGENTS.isdisjoint(line.lows):
        return False
    return "custody" in line.lows or {"carried", "out"} <= set(line.lows)
