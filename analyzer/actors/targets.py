"""Whom a finding is about: the actor that a label names, that does the deed, or whose words the verb reports."""

from __future__ import annotations

from analyzer import grammar as g
from analyzer.actors import words as w
from analyzer.actors.cast import Mention
from analyzer.actors.deeds import HARM
from analyzer.actors.scene import Line, Scene
from analyzer.model import Finding

_LABELS = frozenset(
    "contested-label sponsor-epithet loaded-noun dehumanising identity-label dysphemism legitimising-term"
    " partisan-issue intensifier-editorial sensational-metaphor".split()
)
"""Categories whose words can name or qualify an actor."""
_COPULAS = g.BE | frozenset("become became becomes remain remains remained seem seems seemed".split())
_BEFORE = 5
_BEFORE_VERBS = (g.AUXILIARIES - g.BE) | frozenset("to who which he she they it not never".split())
_NOT = frozenset("no not never hardly neither".split())


def target_of(scene: Scene, line: Line, finding: Finding) -> tuple[int, bool]:
    """The actor that a finding is about, and whether that is sure; -1 where none is told."""
    i, j = line.tokens.locate(*finding.word)
    if i >= j:
        return -1, False
    if finding.category == "attribution-verb":
        return scene.subject(line, i), True
    verb = _is_verb(line, i)
    if not verb and (finding.category in _LABELS or finding.origin == "classifier"):
        if finding.category == "sponsor-epithet" and (m := _next(line, j)) is not None:
            return m.actor, m.sure
        if (m := _named(line, i, j)) is not None:
            return m.actor, m.sure
        if (m := _of(scene, line, j)) is not None:
            return m.actor, m.sure
        actor = _apposed(scene, line, i)
        if actor >= 0:
            return actor, True
    return (_doer(scene, line, i), True) if verb else (-1, False)


def _is_verb(line: Line, i: int) -> bool:
    """Whether word i tells a deed here: after its subject, an auxiliary, *to* or a pronoun, and in a form for it."""
    low, before = line.lows[i], line.low(i - 1)
    if not (low.endswith(("ed", "ing", "s")) or low in g.FINITE or low in HARM or before in _BEFORE_VERBS):
        return False
    if before in _BEFORE_VERBS or (before in g.BE and low.endswith(("ed", "en", "wn"))):
        return True
    if line.clauses.breaks[i]:
        return low.endswith(("ed", "ing")) and line.clauses.breaks[i] != "^"
    m = line.ending.get(i)
    # After a name, -s may as well be its plural noun's (Hamas terrorists): only forms that are no noun count.
    return (
        m is not None and not before.endswith("'s") and (low.endswith(("ed", "ing")) or low in g.FINITE or low in HARM)
    )


def _named(line: Line, i: int, j: int) -> Mention | None:
    """The actor of the noun phrase that words [i, j) stand in."""
    best: Mention | None = None
    for m in line.mentions:
        if (m.first <= i and j <= m.j) or (m.i < j and i < m.j):
            return m
        if j <= m.i and m.i - j <= _BEFORE and _same_phrase(line, j, m.i) and best is None:
            best = m
    return best


def _next(line: Line, j: int) -> Mention | None:
    """The mention that a sponsor stands before: *Hamas-run ministry*."""
    for m in line.mentions:
        if j <= m.i <= j + _BEFORE and _same_phrase(line, j, m.i):
            return m
    return None


def _of(scene: Scene, line: Line, j: int) -> Mention | None:
    """*Dinosaurs of the TPLF*: the body that a label goes on to name."""
    if line.low(j) != "of" or not line.lows[j - 1].endswith("s"):
        return None
    m = line.beginning.get(j + 1) or (line.beginning.get(j + 2) if line.low(j + 1) == "the" else None)
    if m is None or not scene.members[m.actor].named or scene.members[m.actor].kind in {"state", "name", "person"}:
        return None
    return m


def _same_phrase(line: Line, j: int, i: int) -> bool:
    """Whether nothing between a word and a name parts them: adjectives, numbers, hyphens."""
    t = line.tokens
    for k in range(j - 1, i):
        if not t.joined(k, k + 1):
            return False
    return not any(
        low in g.AUXILIARIES or low in g.DETERMINERS or low in _PARTING or low in g.ADVERBIAL or low in g.PRONOUNS
        for low in t.lows[j:i]
    )


_PARTING = frozenset(
    "and or but of by from for with to against who whom whose where which that than then said says nor not".split()
)


def _apposed(scene: Scene, line: Line, i: int) -> int:
    """*X is a …*, *X, a …,*: the actor of which words from i on are said."""
    c = line.clauses
    k = i - 1
    steps = 0
    while k >= 0 and steps < 6 and not c.breaks[k + 1]:
        low = line.lows[k]
        if low in _PARTING or low in w.CLAUSE_BREAKERS or low in w.PREPOSITIONS:
            return -1
        if low in _COPULAS and line.low(k + 1) not in {"accused", "said"}:
            return -1 if _NOT & set(line.lows[k:i]) else scene.subject(line, k)
        m = line.ending.get(k + 1)
        if m is not None and scene.members[m.actor].named:
            return -1
        k -= 1
        steps += 1
    opener = line.low(k + 1)
    if (
        k >= 0
        and c.breaks[k + 1] in {",", "-", "("}
        and (opener in {"a", "an", "the", "once", "long"} or (k + 1 == i and line.lows[i].endswith("s")))
    ):
        m = line.ending.get(k + 1)
        if m is not None:
            return m.actor
    return -1


def _doer(scene: Scene, line: Line, i: int) -> int:
    """The actor that does what the verb at word i tells; who suffers it is not meant."""
    return max(scene.agent(line, i), -1) if scene.passive(line, i) else scene.subject(line, i)
