"""Contrast after one side only: *however*, *but* and *despite* answer one side's statements and never the other's."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer import grammar as g
from analyzer import reporting as r
from analyzer.actors import words as w
from analyzer.actors.scene import Line, Scene, Speech
from analyzer.patterns import Found
from analyzer.patterns.common import words as p
from analyzer.sentences import Span

_OPENERS = frozenset("however but yet still nevertheless nonetheless though".split())
"""At the head of a sentence, these answer the one before."""
_INNER = frozenset("but yet though although despite however nevertheless nonetheless notwithstanding".split())
"""After a break, these answer the statement before them."""
_PHRASES = (
    ("even", "so"), ("even", "though"), ("in", "fact"), ("in", "reality"), ("in", "truth"), ("in", "spite"),
    ("in", "practice"), ("all", "the", "same"), ("that", "said"), ("be", "that", "as"), ("at", "odds"),
    ("contrary", "to"),
)  # fmt: skip
_CONCEDING = frozenset("although though while whilst".split())
_MANNERS = frozenset(
    "smile smiles smiling grin grins talk chatter promise promises word words protest protests protestation"
    " protestations claim claims assurance assurances rhetoric pledge pledges vow vows boast boasts boasting"
    " denial denials charm insistence profession professions tear tears handshake handshakes bluster swagger"
    " posturing posture platitudes soundbites slogan slogans speech speeches sermon sermons sermonising piety"
    " oath oaths gesture gestures avowals avowal declaration declarations bravado bonhomie politeness humility"
    " modesty flattery preaching lecturing lectures moralising moralizing grandstanding bombast pieties"
    " homilies expressions avowed professed professing promising claiming insisting vowing pledging swearing"
    " pretence pretense pretences pretensions airs tone".split()
)
"""What a person says of themselves, or how they seem: against the facts, it makes them a hypocrite."""
_BARE = frozenset(
    "promises pledges assurances claims vows denials insistence claiming insisting promising vowing pledging"
    " boasting preaching swearing professing".split()
)
"""Of these, nobody need own them."""
_FATES = frozenset(
    "injury injuries illness illnesses age youth absence lead loss losses defeat defeats victory victories win"
    " quarrel quarrels differences difference difficulties difficulty trouble troubles size weakness weaknesses"
    " debt debts effort efforts attempt attempts best opposition objection objections failure failures success"
    " successes popularity unpopularity experience inexperience lack health condition wounds wound fear fears"
    " misgivings reservations doubts doubt concerns division divisions history conviction convictions sentence"
    " arrest ban suspension retirement status disability fatigue resignation dismissal term party party's"
    " majority office record votes vote support advice request requests appeal appeals plea pleas orders order"
    " letter letters warning warnings call calls own diagnosis surgery operation stroke cancer widowhood grief"
    " father mother husband wife son daughter family exile government government's background rank mandate"
    " schedule delay visit trip meeting meetings seat district".split()
)
"""What befalls people or what they have: in spite of these, they may well do what they do."""
_OFFICES = (w.PERSONS | w.COLLECTIVE) - p.SPORT
_HIS = frozenset({"his", "her"})
_OWNERS = frozenset("his her their its".split())
_PROFESS = p.verbs("claim profess pretend purport preach boast pose feign trumpet tout flaunt swear:swore/sworn vaunt")
_TALKS = p.verbs("talk speak:spoke")
_POSES = p.verbs("pose smile grin preach beam weep:wept wave hug+ kiss bow nod joke flatter pray")
_CUES = _CONCEDING | _PROFESS | {"despite", "notwithstanding", "even", "much", "in", "for"}
_HEADS = frozenset(phrase[0] for phrase in _PHRASES)
_ANSWERS = (
    _INNER | _OPENERS | _CONCEDING | frozenset("even spite fact reality truth practice same contrary odds".split())
)
_TRIGGERS = _ANSWERS | {"all", "even", "much"}
_MUTE = (r.NO_VOICE - g.SUBJECTS) | frozenset(
    "print video videos film photo photos picture pictures log logs map maps letter letters invoice record"
    " records rule law sign clause contract label timetable tape tapes recording recordings ledger email emails"
    " script text test tests chart charts survey witness footage none nobody".split()
)
"""What these *say*, no side does."""
_BACK = 8
"""Sentences back within which the one who spoke before is looked for."""
_OTHER = frozenset("shadow deputy former rival opposition opposing ex".split())
"""Before an office, these make it another's."""
_WENT_ON = frozenset("would could might will should".split())


def find(scene: Scene) -> Iterator[Found]:
    """Manner set against fact, by sentence; then the contrasts of the draft, where they answer one side alone."""
    cued = [line for line in scene.lines if not _TRIGGERS.isdisjoint(line.lows)]
    for line in cued:
        span = _belied(scene, line)
        if span is not None:
            yield Found((span,))
    yield from _one_sided(scene, [line for line in cued if not _ANSWERS.isdisjoint(line.lows)])


def _belied(scene: Scene, line: Line) -> Span | None:
    """*Despite his smiles, the senator …*; *although he claims to love the forest, …*: the cue with its words."""
    if line.clauses.titled or not p.SPORT.isdisjoint(line.lows):
        return None
    for k, low in enumerate(line.lows):
        if low not in _CUES:
            continue
        if low in _PROFESS and line.low(k + 1) == "to":
            span = _claims_to(scene, line, k)
            if span is not None:
                return span
        if low == "notwithstanding" and k and line.lows[k - 1] in _MANNERS and line.clauses.lasts[k] == k + 1:
            return line.at(k - 1, k + 1)
        if line.quoted(k) or (k and not line.clauses.breaks[k] and low != "despite"):
            continue
        start = _after_cue(line, k)
        if start < 0:
            continue
        end = line.clauses.lasts[start] if start < len(line.lows) else start
        if end <= start or not (k or end < len(line.lows)):
            continue
        if low in _CONCEDING or low in {"even", "much"}:
            found = _professes(line, start, end)
        else:
            found = _has_manner(line, start, end)
        if k and any(said.v < k for said in scene.speech(line)):
            return None  # a source draws the contrast
        if found >= 0 and scene.voice(line, line.at(k, k + 1)) == "outlet":
            return line.at(k, found + 1)
    return None


def _claims_to(scene: Scene, line: Line, v: int) -> Span | None:
    """*Claims to be a man of the people, yet lives in a palace*."""
    c = line.clauses
    k = c.lasts[v]
    if k >= len(line.lows) or line.lows[k] not in {"but", "yet", "while", "although", "though"} or line.quoted(v):
        return None
    if line.low(k + 1) in g.RELATIVES:
        return None
    if line.low(v - 1) in g.DETERMINERS | {"to"} or scene.voice(line, line.at(v, v + 1)) != "outlet":
        return None
    return line.at(v, k + 1)


def _after_cue(line: Line, k: int) -> int:
    """First word after a cue of concession at word k; -1 where there is none."""
    low, following = line.lows[k], line.low(k + 1)
    if low in {"despite", "notwithstanding"} or low in _CONCEDING:
        return k + 1
    if low == "even" and following in {"while", "when"}:
        return k + 2
    if (low, following) in {("even", "though"), ("even", "as"), ("much", "as")}:
        return k + 2
    if low == "in" and following == "spite" and line.low(k + 2) == "of":
        return k + 3
    if low == "for" and following == "all" and line.low(k + 2) in _OWNERS | {"the", "this", "that"}:
        return k + 2
    return -1


def _has_manner(line: Line, start: int, end: int) -> int:
    """The word in a phrase that tells of somebody's manner, where it has an owner or needs none; -1 without."""
    owned = False
    for k in range(start, min(end, start + 8)):
        low = line.lows[k]
        if low in _MANNERS and (owned or low in _BARE or line.low(start) == "all"):
            return k
        personal = line.low(k - 1) if line.low(k - 1) != "own" else line.low(k - 2)
        owners = _OWNERS if line.low(start - 1) == "all" else _HIS
        if personal in owners and low not in _FATES and _is_office(line, end):
            last = k
            while last + 1 < end and line.lows[last + 1] not in w.PREPOSITIONS | {"and", "to", "that", "in"}:
                last += 1
            return -1 if not _FATES.isdisjoint(line.lows[k : last + 1]) else last
        owned = owned or low in _OWNERS or low.endswith("'s") or line.tokens.text[line.tokens.ends[k]] in "'’"
        if low in {"of", "about", "by", "from", "to"}:
            break
    return -1


def _is_office(line: Line, k: int) -> bool:
    """Whether the clause at word k has somebody in an office for its subject: *the senator*, *Mayor Ruiz*."""
    return not _OFFICES.isdisjoint(line.lows[k : k + 4])


def _professes(line: Line, start: int, end: int) -> int:
    """The verb by which somebody professes something in a subordinate clause; -1 without."""
    if line.lows[start] in g.SELF:
        return -1
    for k in range(start, min(end, start + 6)):
        low = line.lows[k]
        if k == start and low[-3:] != "ing":
            continue
        speaks = low in _TALKS and line.low(k + 1) in {"of", "about"}
        if speaks or (low in _POSES and (k == start or line.low(k - 1) in {"he", "she"})):
            return k
        if low.startswith("claim") and line.low(k + 1) != "to":
            return -1  # a statement, no profession
        if low in _PROFESS and line.low(k - 1) not in g.DETERMINERS | {"of", "to"}:
            return -1 if not r.NOT_CLAIMABLE.isdisjoint(line.lows[k + 1 : k + 4]) else k
    return -1


def _one_sided(scene: Scene, cued: list[Line]) -> Iterator[Found]:
    """Two contrasts or more after one side's statements, none after anybody else's."""
    answered: dict[object, list[Span]] = {}
    for line in cued:
        for number, n, cue in _answers(scene, line):
            side = _side(scene, number, n)
            if side is not None:
                answered.setdefault(side, []).append(line.at(cue, cue + 1))
    if len(answered) == 1:
        ((side, spans),) = answered.items()
        if len(spans) > 1:
            yield Found(tuple(spans), (side,) if isinstance(side, int) else ())


def _answers(scene: Scene, line: Line) -> Iterator[tuple[int, int, int]]:
    """The contrasts of a sentence: sentence and place of the statement that each answers, and the word of the cue."""
    said = _statements(scene, line)
    if not said and line.number:
        before = _statements(scene, scene.lines[line.number - 1])
        cue = _opening(line) if before else -1
        if cue >= 0:
            yield line.number - 1, len(before) - 1, cue
    for n, one in enumerate(said):
        until = said[n + 1].v if n + 1 < len(said) else len(line.lows)
        cue = _inner(line, one.v, until, n + 1 < len(said))
        if cue >= 0:
            yield line.number, n, cue


def _statements(scene: Scene, line: Line) -> list[Speech]:
    """What sources say in a sentence: not *were told*, not *the small print says*, not a statement in a statement."""
    out = []
    for n, said in enumerate(scene.speech(line)):
        if line.clauses.passive(said.v) or (n and scene.voice(line, line.at(said.v, said.v + 1)) != "outlet"):
            continue
        if said.actor >= 0 or line.low(line.clauses.verb_start(said.v) - 1) not in _MUTE:
            out.append(said)
    return out


def _side(scene: Scene, number: int, n: int) -> object:
    """Which side makes the n-th statement of a sentence: a pronoun is whoever spoke before."""
    first: Speech | None = None
    for back in range(min(_BACK, number + 1)):
        line = scene.lines[number - back]
        said = _statements(scene, line)
        for one in reversed(said if back else said[: n + 1]):
            side = _key(scene, line, one)
            if side is not None:
                return side
            first = one
    return scene.side(first.actor) if first and first.actor >= 0 else None


def _key(scene: Scene, line: Line, said: Speech) -> object:
    """Which side speaks: its actor, else the noun before the verb; nothing for a pronoun."""
    mention = said.mention or line.ending.get(said.v)
    if mention is not None:
        other = line.low(mention.i - 1)
        return f"{other} {mention.actor}" if other in _OTHER else scene.side(mention.actor)
    low = line.low(line.clauses.verb_start(said.v) - 1)
    if low in {"he", "she", "it", "they", "and", "who"}:
        return None
    return scene.side(said.actor) if said.actor >= 0 else low or None


def _opening(line: Line) -> int:
    """The cue with which a sentence answers the one before; -1 without."""
    lows, c = line.lows, line.clauses
    if lows[:1] and not line.quoted(0):
        if lows[0] in _OPENERS and not (lows[0] == "however" and line.low(1) in {"much", "many", "hard"}):
            return 0
        if _is_phrase(lows, 0):
            return 0
    for k in range(1, min(len(lows), 9)):
        if lows[k] in {"however", "though", "nevertheless", "nonetheless"} and c.breaks[k] and not line.quoted(k):
            ends = k + 1 == len(lows) or bool(c.breaks[k + 1])
            if ends:
                return k
    return -1


def _is_phrase(lows: list[str], k: int) -> bool:
    """Whether a cue of several words begins at word k: *even so*, *in fact*."""
    return lows[k] in _HEADS and any(tuple(lows[k : k + len(phrase)]) == phrase for phrase in _PHRASES)


def _inner(line: Line, v: int, until: int, attributed: bool) -> int:
    """The cue after a break by which a sentence answers the statement that it reports at word v; -1 without."""
    lows, c = line.lows, line.clauses
    for k in range(v + 1, until):
        if not c.breaks[k] or line.quoted(k):
            continue
        if not (lows[k] in _INNER or _is_phrase(lows, k)):
            continue
        following = line.low(k + 1 + (lows[k] == "even"))
        if following in {"that", "also"} or (following in g.SUBJECTS and line.low(k + 2) in _WENT_ON):
            continue  # the speaker goes on
        if attributed and c.main_start(until) <= k and not _is_own(line, k, until):
            continue  # another source answers
        return k
    first = c.firsts[v]
    opener = lows[first : first + 2]
    if opener and (opener[0] in _CONCEDING or opener == ["even", "though"]) and c.lasts[v] < len(lows):
        return first  # although the army said …, pictures show …
    return -1


def _is_own(line: Line, k: int, v: int) -> bool:
    """Whether a break after the cue at word k ends what the outlet says before the next source speaks at word v."""
    return any(line.clauses.breaks[n] == ";" for n in range(k + 1, v))
