"""What a sentence calls whom: the labels of the table, and names and offices that are as good as plain."""

from __future__ import annotations

from analyzer import grammar as g
from analyzer import reporting as r
from analyzer.actors import words as w
from analyzer.actors.cast import Mention
from analyzer.actors.scene import Line, Scene
from analyzer.actors.segments import bare
from analyzer.patterns.common import words as p
from analyzer.patterns.common.labels import COLLECTIVE, ENTRIES, PERSONAL, PREFIXED, Entry

_KINDS = {
    "armed": "armed", "civic": "crowd", "people": "folk", "group": "group", "union": "union", "party": "party",
    "company": "company", "force": "foreign", "government": "rule", "person": "person", "name": "name",
}  # fmt: skip


_PASTS = p.words(
    "sold won hit put set let cut shut quit slept wept crept clung flung swung hung spun strung sat ate drank rang sang"
    " swam wound bound ground fed bled bred read rode slid bit dug stuck clawed sent lent bent spoke woke froze forgot"
    " forgave hurt burst split spread cast bid bet rid rebuilt overran withdrew withheld upheld overthrew undertook"
)
_OTHER = p.words("other another rival rivals separate different second more further new unrelated fellow some any no")
_NOT_SURE = p.words(
    "alleged suspected accused so-called supposed convicted self-styled purported called former ex would-be potential"
    " designated known wanted presumed fictional"
)
_NAMING = p.verbs(
    "call label describe brand dub+ term list designate denounce accuse convict charge jail deem consider declare"
    " condemn depict portray classify outlaw ban+ treat see:saw/seen regard compare liken"
) | {"as", "like", "than", "not", "no", "never", "if", "whether", "against"}
_INSTITUTIONS = p.words(
    "school hospital university tribunal tribunals court courts commission committee institute agency agencies body"
    " charity charities ngo ngos foundation network"
)
"""Bodies that nobody takes for a band of people."""
_RESTRICTS = frozenset("who that which from of it he she they we whose".split())


class Calling:
    """One place, words [i, j), where the draft calls somebody something.

    ``chain`` is the number of whom it means, ``labelled`` tells that the word is in the table, ``fair`` that it is the
    outlet's own or as good as plain, ``named`` that a name stands in it, and ``speaks`` that a source is meant.
    """

    __slots__ = (
        "chain", "definite", "fair", "families", "grade", "i", "j", "labelled", "line", "named", "single", "speaks",
    )  # fmt: skip

    def __init__(
        self, line: Line, i: int, j: int, families: frozenset[str], grade: float, chain: int, *,
        labelled: bool, single: bool, definite: bool, fair: bool, named: bool,
    ) -> None:  # fmt: skip
        self.line, self.i, self.j = line, i, j
        self.families, self.grade, self.chain = families, grade, chain
        self.labelled, self.single, self.definite = labelled, single, definite
        self.fair, self.named, self.speaks = fair, named, False

    @property
    def bare(self) -> bool:
        """Nothing but a name."""
        return self.named and not self.labelled


def callings(scene: Scene, line: Line) -> list[Calling]:
    """Whom a sentence calls what, outside quotations, in order."""
    out = _labels(scene, line)
    taken = {k for item in out for k in range(item.i, item.j)}
    for m in line.mentions:
        if taken.isdisjoint(range(m.i, m.j)) and not line.quoted(m.i):
            plain = _plain(scene, line, m)
            if plain is not None:
                out.append(plain)
    speakers = {said.mention.i for said in scene.speech(line) if said.mention is not None}
    for item in out:
        item.speaks = any(m.i in speakers and m.i < item.j and item.i < m.j for m in line.mentions)
    return sorted(out, key=lambda item: item.i)


def _labels(scene: Scene, line: Line) -> list[Calling]:
    """The labels of the table in a sentence."""
    out: list[Calling] = []
    done = 0
    lows = line.lows
    for k, low in enumerate(lows):
        rows = ENTRIES.get(bare(low))
        if rows is None or k < done or line.quoted(k):
            continue
        found = [e for e in rows if _matches(lows, k, e)]
        if not found:
            continue
        size = len(found[0].words)
        found = [e for e in found if len(e.words) == size]
        word = line.tokens.words[k]
        if (k and word[0].isupper() and not word.isupper()) or _modifies(line, k + size, found[0]):
            continue
        done = k + size
        m = next((m for m in line.mentions if m.i < k + size and k < m.j), None)
        if m is None and found[0].family in PREFIXED:
            m = next((m for m in line.mentions if k + size <= m.i <= k + size + 1), None)
        first, definite, sure = _determined(line, k)
        if found[0].single and found[0].family not in PREFIXED and not _is_noun(line, first, k + size):
            continue
        definite = definite and not _restricted(line, first, k, k + size, found[0].family)
        actor = m.actor if m is not None and not m.office and (m.sure or definite) else -1
        grade = max((e.grade for e in found), key=abs)
        if actor >= 0 and scene.members[actor].kind == "person":
            grade = max((e.grade for e in found if e.family in PERSONAL), key=abs, default=0.0)
        out.append(
            Calling(
                line, k, k + size, frozenset(e.family for e in found), grade, actor, labelled=True,
                single=found[0].single, definite=definite, fair=sure and _is_own(scene, line, k, k + size, grade),
                named=m is not None and m.how == "name",
            )
        )  # fmt: skip
    return out


def _is_noun(line: Line, first: int, j: int) -> bool:
    """Whether a singular has the article that a noun must have, or stands before a name: *warlord Ali Dost*."""
    low = line.lows[first]
    if low in g.DETERMINERS or low.endswith("'s") or line.low(first - 1) in g.DETERMINERS or first == 0:
        return True
    return j < len(line.lows) and line.tokens.words[j][0].isupper()


def _restricted(line: Line, first: int, k: int, j: int, family: str) -> bool:
    """Whether a definite phrase says itself whom it means: *the regime in Damascus*, *the Khartoum regime*."""
    if any(line.tokens.words[n][0].isupper() for n in range(first + 1, k)):
        return True
    if j >= len(line.lows) or not line.tokens.joined(j - 1, j):
        return False
    return line.lows[j] in _RESTRICTS or (family == "rule" and line.lows[j] in {"in", "at", "elected"})


def _matches(lows: list[str], k: int, entry: Entry) -> bool:
    words = entry.words
    return len(words) <= len(lows) - k and all(
        lows[k + n] == word or (n == len(words) - 1 and bare(lows[k + n]) == word) for n, word in enumerate(words)
    )


def _modifies(line: Line, j: int, entry: Entry) -> bool:
    """Whether a singular before word j goes with another noun: *regime forces*, *mob boss*."""
    if entry.family in PREFIXED or not (entry.single or entry.words[-1] in COLLECTIVE) or j >= len(line.lows):
        return False
    if not line.tokens.joined(j - 1, j) or line.lows[j - 1].endswith("'s"):
        return False
    low, t = line.lows[j], line.tokens
    if t.text[t.ends[j - 1] : t.starts[j]].strip() == "-":
        return True
    if low in w.ROLES or low in w.PERSONS or low in w.FIXTURES:
        return True
    if t.words[j][0].isupper():
        return False
    if low in g.AUXILIARIES or low in g.FINITE or g.is_adverb(low) or low in w.PREPOSITIONS or low in w.CLAUSE_BREAKERS:
        return False
    if low in _RESTRICTS or low in g.ADVERBIAL or low in r.FORMS or low in g.DETERMINERS or low in g.PRONOUNS:
        return False
    return not low.endswith(("ed", "s", "en", "ing")) and low not in _PASTS


def _determined(line: Line, k: int) -> tuple[int, bool, bool]:
    """Where the phrase with a label at word k opens, whether it is definite, and whether it is no mere suspicion."""
    n, sure = k, True
    definite = False
    while n > 0 and k - n < 5:
        gap = line.tokens.text[line.tokens.ends[n - 1] : line.tokens.starts[n]]
        low = line.lows[n - 1]
        if gap.strip(" \n\u00a0") not in {"", "-"}:
            break
        if low in {"the", "these", "those", "that", "this"}:
            definite = True
            n -= 1
            break
        if low in _NOT_SURE:
            sure = False
        if low in _OTHER:
            return n, False, sure
        if low in g.DETERMINERS or low in w.PREPOSITIONS or low in w.CLAUSE_BREAKERS or low in g.AUXILIARIES:
            break
        if low.endswith("'s") or low in g.FINITE:
            break
        n -= 1
    held = _NAMING - {"as", "if", "whether"} if definite else _NAMING  # they watched as the mob sang
    if sure and not held.isdisjoint(line.lows[max(0, n - 2) : n]):
        sure = False
    before = line.lows[max(0, n - 4) : n]
    if sure and not _CALLING.isdisjoint(before) and len(before) and not definite:
        sure = False
    return n, definite, sure


_CALLING = _NAMING - {"as", "like", "than", "not", "no", "never", "if", "whether", "against", "see", "saw", "seen"}


def _is_own(scene: Scene, line: Line, i: int, j: int, grade: float) -> bool:
    """Whether a label is the outlet's own, or near enough to plain that it does not matter who says it."""
    if abs(grade) <= 1 and grade >= 0:
        return True
    voice = scene.voice(line, line.at(i, j))
    if voice == "outlet":
        return True
    if voice != "attributed":
        return False
    c = line.clauses
    first = c.firsts[i]  # The general said it was false, and the militants gave no proof.
    opens = first > 0 and c.breaks[first] == "," and line.lows[first] in {"and", "but"}
    return (
        opens and i - first <= 4 and line.low(first + 1) != "that" and not {"had", "would"} & set(line.lows[j : j + 2])
    )


def _plain(scene: Scene, line: Line, m: Mention) -> Calling | None:
    """A mention that bears no label: a name, an office, *the group*."""
    member = scene.members[m.actor]
    family = _KINDS.get(member.kind)
    if family is None or m.office:
        return None
    if m.roles:
        family = _KINDS.get(
            w.ROLES.get(line.lows[m.roles[-1]]) or scene.gazetteer["roles"].get(line.lows[m.roles[-1]], ""), family
        )
    if family == "group" and m.roles and line.lows[m.roles[-1]] in _INSTITUTIONS:
        return None
    if member.kind in {"name", "state"} and 2 * member.places >= len(member.mentions):
        return None
    grade = 1.0 if family == "crowd" and m.roles else 0.0
    single = member.kind == "person"
    called = _listed(line, m) if family != "folk" else None
    if called is not None:
        strong, own = called
        if not strong:
            return None
        return Calling(
            line, m.i, m.j, frozenset({family}), strong, m.actor, labelled=True, single=single, definite=False,
            fair=own, named=m.how == "name",
        )  # fmt: skip
    return Calling(
        line, m.i, m.j, frozenset({family}), grade, m.actor, labelled=False, single=single, definite=False,
        fair=True, named=m.how == "name" and not m.roles,
    )  # fmt: skip


def _listed(line: Line, m: Mention) -> tuple[float, bool] | None:
    """The grade that the lexicon gives the noun of a mention, 0 if a mild one; and whether it is the outlet's own."""
    if not m.roles and not m.titles:
        return None
    a, b = line.at(max((*m.roles, *m.titles)), max((*m.roles, *m.titles)) + 1)
    for finding in line.findings:
        if finding.start < b and a < finding.end and finding.category in _NAMES_CALLED and finding.polarity:
            strong = abs(finding.polarity) >= 1 and finding.strength > 1
            return (2.0 * finding.polarity if strong else 0.0), finding.voice == "outlet"
    return None


_NAMES_CALLED = frozenset(
    "contested-label dysphemism dehumanising loaded-noun legitimising-term identity-label".split()
)
