"""Speakers: who is given words in a draft, and by which nouns and names they are described."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analyzer import grammar as g
from analyzer import reporting as r
from analyzer.actors import words as w
from analyzer.actors.scene import Line, Scene
from analyzer.patterns.common.bodies import FAMILIES, SPEAKS_FOR, bare, single
from analyzer.speech import is_verb, reports

_STOPS = frozenset(
    "but while whereas though although because when if that as since yet so whether and or nor after before until than"
    " unless what how why".split()
)
_PRONOUNS = frozenset("he she it they both neither who which we i you".split())
_POSSESSIVES = frozenset("his her its their".split())
_PREPOSITIONS = frozenset("of for from at with in on to by near against between among behind".split())
_NOT_NOUNS = (
    g.DETERMINERS | g.AUXILIARIES | w.PREPOSITIONS | w.CLAUSE_BREAKERS
    | frozenset(
        "said says also later then still however meanwhile former senior top local chief deputy new old young"
        " another third own many other others fellow retired who whose which lives lived works worked runs leads led"
        " chairs wrote designed commands owns heads backs argued represents speaks speaking not last next same".split()
    )
)  # fmt: skip
_NEW_CLAUSE = frozenset("and but while whereas though although".split())
_LY = frozenset("family assembly ally rally monopoly anomaly butterfly italy sicily daily weekly monthly".split())
_NEVER_INVERTED = r.NAME | r.JUDGE | {"tell", "inform", "remind", "assure"}
_OCCUPATIONS = ("ist", "ian", "er", "or")
_NOUNS = frozenset("claim claims".split())
_ABSTRACT = frozenset(
    "bias fraud theft racism sexism abuse torture damage loss poverty hardship unfairness overwork wrongdoing cheating"
    " lies ill-treatment cruelty victimhood credit kinship"
    " harm success progress innocence ignorance self-defence surprise gains losses neglect".split()
)
_ENDINGS = ("tion", "tions", "ness", "ment", "ence", "ism", "ity")
_GOES_ON = frozenset("on tried tries continued continues sought seeks proceeded goes began begins likes".split())
_MANY = frozenset("people men women children staff clergy youths folk police".split())
_STATES = frozenset({"state", "government", "force", "police"})
_PHRASE = 18
"""Words of a speaker's description at most."""


@dataclass(slots=True)
class Source:
    """Somebody who is given words at word v of a sentence.

    ``nouns`` are the lower-case nouns of the phrase in the singular, ``names`` its capitalised words, ``actors`` the
    sides that it names; ``head`` is the noun that speaks. ``camp`` is the same number for those who stand together.
    """

    number: int
    v: int
    lemma: str
    i: int = 0
    j: int = 0
    head: str = ""
    nouns: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    pronoun: str = ""
    plural: bool = False
    owner: str = ""
    state: bool = False
    camp: int = -1


@cache
def _lemmas(extra: frozenset[str]) -> dict[str, tuple[str, str]]:
    return {form: (lemma, kind) for form, (lemma, kind) in r.FORMS.items() if lemma in extra}


def speakers(scene: Scene, lemmas: frozenset[str]) -> list[Source]:
    """Everybody who speaks, by verbs of these lemmas, in the order of the draft; their camps are open."""
    forms = _lemmas(lemmas)
    out: list[Source] = []
    for line in scene.lines:
        if forms.keys().isdisjoint(line.lows) and "according" not in line.lows:
            continue
        here: list[Source] = []
        for v, lemma in _verbs(line, forms):
            if here and here[-1].i <= v < here[-1].j:
                continue  # said Ann Holt, who says she has …
            source = _read(scene, line, v, lemma, here)
            if source is not None:
                here.append(source)
        out.extend(here)
    return out


def _verbs(line: Line, forms: dict[str, tuple[str, str]]) -> Iterator[tuple[int, str]]:
    c = line.clauses
    for v, low in enumerate(line.lows):
        if low == "according" and line.low(v + 1) == "to" and not c.inside[v]:
            yield v, "according to"
            continue
        form = forms.get(low)
        if form is None or c.inside[v]:
            continue
        lemma, kind = form
        if low in _NOUNS and _is_claim(line, v):
            yield v, lemma
            continue
        if not is_verb(c, v, lemma, kind) and not _has_clause(line, v, kind):
            continue
        if kind == "ing" and line.low(v - 1) not in g.BE and not (c.breaks[v] in {",", "-"} and v):
            continue
        if lemma == "claim" and not _claims(line, v):
            continue
        if lemma == "insist" and c.after(v) in {"on", "upon"}:
            continue
        start = c.verb_start(v)
        if kind == "base" and line.low(start - 1) == "to" and line.low(start - 2) not in _GOES_ON:
            continue
        if kind == "ed" and c.passive(v) and "by" not in c.tail(v)[:1]:
            continue
        if (
            line.low(start - 1) in {"who", "which", "whose"}
            and c.after(v) != "that"
            and not c.has_clause(v + 1, c.lasts[v])
        ):
            continue
        if lemma == "point" and c.after(v) != "out":
            continue
        yield v, lemma


def _has_clause(line: Line, v: int, kind: str) -> bool:
    """Whether what may be a noun or a participle has a subject and a clause: *tenants claim rents have risen*."""
    c = line.clauses
    at = c.before(v)
    if not c.has_finite(v + 1, c.lasts[v], pasts=True) or c.after(v) in w.PREPOSITIONS:
        return False
    if kind == "base":
        return at >= 0 and (c.lows[at].endswith("s") or c.lows[at] in _MANY) and line.tokens.between(v - 1, v) != "-"
    return kind == "ed" and at < 0 < v and c.breaks[v] == "," and not c.inside[v - 1]


def _claims(line: Line, v: int) -> bool:
    """Whether *claim* reports a statement: not *claimed her third title*, *claimed the hill*."""
    c = line.clauses
    if reports(c, v, "claim"):
        return True
    tail = c.tail(v)[:3]
    if not r.NOT_CLAIMABLE.isdisjoint(tail):
        return False
    return tail[:1] == ["otherwise"] or any(low in _ABSTRACT or low.endswith(_ENDINGS) for low in tail)


def _is_claim(line: Line, v: int) -> bool:
    """Whether a noun reports what its owner says: *the ministry's claim that*, *allegations by residents that*."""
    before = line.low(v - 1)
    owned = (
        before.endswith("'s") or before in _POSSESSIVES or line.tokens.text[line.tokens.ends[v - 1]] in "'’"
        if v
        else False
    )
    return owned and line.low(v + 1) in {"that", "of", "about"}


def _read(scene: Scene, line: Line, v: int, lemma: str, here: list[Source]) -> Source | None:
    c, lows = line.clauses, line.lows
    if lemma == "according to":
        end = _run(line, v + 2)
        if v == 0 or c.firsts[v] == 0:  # According to X, who …, the owner …
            end = c.lasts[v + 2] if v + 2 < len(lows) else end
            if line.low(end) in {"who", "whose", "which", "a", "an"}:
                end = c.lasts[end]
        return _described(scene, line, Source(line.number, v, lemma), v + 2, min(end, v + 2 + _PHRASE))
    start = c.verb_start(v)
    source = Source(line.number, v, lemma)
    if lemma not in _NEVER_INVERTED and v and start == c.firsts[v] and (c.breaks[v] in {",", '"'} or c.inside[v - 1]):
        following = line.low(v + 1)
        if (
            following
            and following != "that"
            and _opens_name(line, v + 1)
            and (c.breaks[v] == '"' or c.inside[v - 1] or not c.has_finite(v + 1, c.lasts[v], pasts=True))
        ):
            return _described(scene, line, source, v + 1, min(_run(line, v + 1), v + 1 + _PHRASE))
    if lows[v].endswith("ing") and c.breaks[v] in {",", "-"} and v:
        return _same(source, here[-1]) if here else _described(scene, line, source, *_clause_subject(line, v))
    if lows[v] in _NOUNS and _is_claim(line, v):
        return _described(scene, line, source, _phrase_start(line, v - 1), v)
    k = start - 1
    while k >= 0 and (
        lows[k] in {"also", "then", "later", "now", "still", "never", "not", "again"} or _is_adverb(lows[k])
    ):
        k -= 1
    if k < 0:
        return None
    if (lows[k] in {"and", "or", "then", "but"} and c.breaks[k + 1] == "") or (
        k + 1 == c.firsts[v] and lows[k] in {"and", "but"}
    ):
        if here:
            return _same(source, here[-1])
        return _described(scene, line, source, *_clause_subject(line, k))
    if here and c.firsts[v] <= here[-1].v and not _NEW_CLAUSE & set(lows[here[-1].v + 1 : v]):
        return None
    if (
        lows[k] in _PRONOUNS
        and not c.breaks[k + 1]
        and (k == 0 or c.breaks[k] or lows[k - 1] in _STOPS or not here or lows[k] not in {"who", "which"})
    ):
        if lows[k] in {"who", "which"}:
            k -= 1
        else:
            source.pronoun, source.i, source.j = lows[k], k, k + 1
            return source
    first = _phrase_start(line, k)
    if c.breaks[k + 1] in {",", "-", "("} and k + 1 == start:
        # The phrase ends in a comma: an aside, and before it who it belongs to.
        if c.firsts[k] == 0 and here:
            return _same(source, here[-1])
        first = c.firsts[k]
        if first:
            first = _phrase_start(line, first - 1)
    if here and here[-1].v < v and c.firsts[v] <= here[-1].v and not _NEW_CLAUSE & set(lows[here[-1].v + 1 : v]):
        return None  # said the office had confirmed it
    if here and first <= here[-1].v < v:
        if c.breaks[k + 1] == "" and k > here[-1].v and first == c.firsts[k]:
            return _same(source, here[-1])
        first = max(first, here[-1].v + 1)
    return _described(scene, line, source, first, k + 1)


def _is_adverb(low: str) -> bool:
    return low.endswith("ly") and low not in _LY


def _same(source: Source, other: Source) -> Source:
    """The same speaker goes on: *said … and confirmed …*."""
    for name in ("i", "j", "head", "nouns", "names", "actors", "pronoun", "plural", "owner", "state"):
        setattr(source, name, getattr(other, name))
    return source


def _opens_name(line: Line, k: int) -> bool:
    low, words = line.lows[k], line.tokens.words
    if words[k][0].isupper() or low in g.DETERMINERS or low in w.PERSONS | r.SOURCES or low in w.ROLES:
        return True
    return k + 1 < len(words) and words[k + 1][0].isupper()


def _run(line: Line, k: int) -> int:
    """One past a phrase with its asides: to the end of the sentence, a semicolon or a new clause."""
    c = line.clauses
    j = k
    while j < len(line.lows):
        if j > k and (c.breaks[j] in {";", ":", '"'} or c.inside[j] or (c.breaks[j] and line.lows[j] in _STOPS)):
            break
        if line.lows[j] in {"but", "while", "though", "although", "after", "when"}:
            break
        j += 1
    return j


def _clause_subject(line: Line, k: int) -> tuple[int, int]:
    """The words before the first verb of the clause that word k, a conjunction, goes on from."""
    first = line.clauses.main_start(k)
    for n in range(first + 1, k):
        if line.clauses.finite(n) or line.lows[n].endswith("ed"):
            return first, n
    return first, min(first + 3, k)


def _phrase_start(line: Line, k: int) -> int:
    c, lows = line.clauses, line.lows
    i = k
    while i > c.firsts[k]:
        low = lows[i - 1]
        if low in _STOPS - {"and"} or c.finite(i - 1) or (lows[i - 1] in r.FORMS and line.low(i) in g.DETERMINERS):
            break
        if low == "and" and not (lows[i - 2] if i > 1 else "").endswith("s") and i - 1 > c.firsts[k] + 3:
            break
        if k - i > _PHRASE:
            break
        i -= 1
    return i


def _described(scene: Scene, line: Line, source: Source, i: int, j: int) -> Source:
    """Fills in who words [i, j) tell of."""
    lows, words, t = line.lows, line.tokens.words, line.tokens
    i = _skip_circumstance(line, i, j)
    source.i, source.j = i, j
    nouns: list[str] = []
    names: list[str] = []
    head = ""
    skipping = False
    for k in range(i, j):
        low = bare(lows[k])
        if k > i and line.clauses.breaks[k]:
            skipping = low.endswith("ing") or (low in w.PREPOSITIONS and low not in {"of", "for", "from"})
        if skipping:
            continue
        if low in _POSSESSIVES and not source.owner and not head:
            source.owner = low
        if words[k][0].isupper() and not (k == i and (low in w.OPENERS or _is_common(line, k))):
            if low in w.PERSONS or low in w.OFFICE_WORDS:
                nouns.append(single(low))
                source.plural = source.plural or (not head and low != single(low) and k == i)
                head = head or single(low)
            elif low not in w.NO_NAMES:
                names.append(low)
            continue
        if low in _NOT_NOUNS or low in _POSSESSIVES or low[0].isdigit() or _is_adverb(low):
            continue
        nouns.append(single(low))
        following = line.low(k + 1)
        at_end = (
            k + 1 >= j or not t.joined(k, k + 1) or following in _PREPOSITIONS or following in {"who", "whose", "which"}
        )
        if not head and at_end and not lows[k].endswith("'s"):
            head = single(low)
            source.plural = low != single(low) or low in _MANY
    source.head = head or (nouns[-1] if nouns else "")
    source.nouns, source.names = frozenset(nouns), frozenset(names)
    found = set()
    for m in line.mentions:
        if m.first < j and i < m.j:
            member = scene.members[scene.side(m.actor)]
            if source.owner and (m.office or scene.members[m.actor].kind == "person"):
                continue
            named = m.how != "description" or any(words[k][0].isupper() and k for k in range(m.i, m.j))
            named = named or (m.i == 0 and words[0].lower() not in w.ROLES and words[0].lower() not in w.OPENERS)
            if named and member.named and member.kind not in {"name", "person", "gone"}:
                found.add((member.country or member.name) if member.kind in _STATES else member.name)
                source.state = source.state or (member.kind == "state" and not nouns)
    source.actors = frozenset(found)
    if not nouns and names and names[-1].endswith("s") and found:
        source.plural = True
    return source


def _is_common(line: Line, k: int) -> bool:
    """Whether a capital only opens the sentence: *Residents*, *Shop stewards*."""
    low = bare(line.lows[k])
    if not k and low.endswith(_OCCUPATIONS) and all(word[0].isupper() for word in line.tokens.words[1:3]):
        return True  # Biologist Ole Strand
    if k or low in w.PERSONS or any(m.i <= k < m.j and m.how == "name" for m in line.mentions):
        return False
    return low in w.ROLES or low.endswith("s") or low in FAMILIES or (line.low(1) in SPEAKS_FOR)


def _skip_circumstance(line: Line, i: int, j: int) -> int:
    """Past *In the south* or *On Monday* where these open a phrase."""
    if i < j and line.lows[i] in w.PREPOSITIONS and line.lows[i] not in {"of", "according"}:
        for k in range(j - 1, i, -1):
            if line.lows[k] in g.DETERMINERS and k > i + 1 and line.lows[k - 1] not in w.PREPOSITIONS:
                return k
        capitals = [k for k in range(i + 1, j) if line.tokens.words[k][0].isupper()]
        return capitals[-1] if capitals else i
    return i
