"""Title asymmetry: one side has ranks, names and a government; its counterpart is a warlord, self-styled, a regime."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analyzer import grammar as g
from analyzer import reporting as r
from analyzer.actors import words as w
from analyzer.actors.scene import Line, Scene
from analyzer.patterns import Found
from analyzer.patterns import words as p
from analyzer.sentences import Span

_SELF = frozenset(
    "styled proclaimed appointed declared described anointed crowned imposed titled named elected promoted".split()
)
"""After *self-*, these deny a title."""
_OFFICES = frozenset(
    "president vice-president premier chancellor minister ministers governor mayor commander commanders general"
    " generals colonel admiral marshal brigadier major captain lieutenant commissioner chief head leader leaders"
    " ruler rulers chairman chairwoman secretary spokesman spokeswoman spokesperson ambassador envoy envoys judge"
    " judges prosecutor bishop archbishop patriarch imam mufti caliph emir sultan king queen prince deputy deputies"
    " senator senators representative delegate delegates councillor administrator administrators prefect sheriff"
    " magistrate regent director commandant guardian protector diplomat officials official authorities government"
    " parliament council assembly republic state ministry cabinet court administration congress senate army police"
    " command party professor doctor expert experts cleric sheikh priest rabbi reverend pastor academy commission"
    " committee tribunal authority force navy union foreman organiser organizer marshals colonels lieutenants"
    " captains majors admirals brigadiers presidents governors mayors chiefs heads commissioners bishops"
    " secretaries".split()
)
"""Offices and bodies that one side may hold and the other deny."""
_PERSONS = frozenset(
    "warlord warlords strongman strongmen chieftain chieftains tyrant tyrants despot despots dictator dictators"
    " usurper usurpers pretender lackey lackeys stooge stooges puppet puppets henchman henchmen flunky flunkies"
    " flunkey flunkeys apparatchik apparatchiks mouthpiece autocrat autocrats crony cronies underling underlings"
    " minion minions upstart demagogue rabble-rouser satrap quisling quislings figurehead frontman goon goons"
    " functionary functionaries hatchet-man enforcer potentate generalissimo toady toadies hireling hirelings".split()
)
"""What nobody calls an officer or a minister whom they hold to be one."""
_CRIMINAL = frozenset(
    "ringleader ringleaders kingpin kingpins mastermind masterminds boss bosses thug thugs gangster gangsters godfather"
    " bandit bandits agitator agitators firebrand troublemaker troublemakers".split()
)
"""The same, but also plain words of crime news: they count where somebody of like standing is near."""
_JOURNALESE = frozenset("boss bosses mastermind masterminds firebrand bandit bandits".split())
_BODIES = frozenset("regime regimes junta juntas clique cliques cabal cabals camarilla statelet".split())
_GANGS = frozenset("gang gangs mob mobs cartel outfit outfits rabble rabbles band bands mafia cult entity".split())
_NAMED = frozenset("named called known".split())
_CAMPS = frozenset(
    "rebel rebels rebels' separatist separatists separatists' insurgent insurgents guerrilla guerrillas militia"
    " militias opposition union union's strike strikers protest protesters breakaway secessionist militant"
    " resistance clan tribal paramilitary faction northern southern eastern western northerners southerners".split()
)
"""What the other side in a conflict is made of."""
_LEADERS = frozenset("leader chief commander head counterpart rival leaders commanders opposite".split())
_LEADS = frozenset("leads led heads headed commands commanded".split())
_MEETS = p.verbs("meet:met host receive greet debate face confront join telephone phone")
_DEALS = p.verbs("meet:met speak:spoke/spoken talk negotiate") | frozenset("talks hands negotiations".split())
_COUNTERPARTS = _LEADERS | _LEADS | _MEETS | _DEALS
_NAMES_THEM = frozenset(form for lemma in r.NAME | r.NAME_AS | r.JUDGE for form in r.inflections(lemma))
_CAPOS = frozenset("leader leaders chief chiefs boss bosses head commander commanders".split())
_NOBODY = frozenset("man woman fellow person clerk certain one".split())
_WORDS = (
    _PERSONS | _NOBODY | _CRIMINAL | _BODIES | _GANGS | _SELF | frozenset({"called", "would", "himself", "herself"})
)
_TRIGGERS = _WORDS | frozenset(word + "'s" for word in _WORDS)

_RANKS = (
    w.RANKS
    | frozenset(
        "spokesman spokeswoman chairman chairwoman chair envoy mp lawmaker congressman congresswoman leader speaker"
        " patriarch vice-president judge justice prosecutor attorney excellency honourable honorable highness majesty"
        " brig adm cmdr chairperson head delegate councillor representative pm diplomat executive monsignor mufti"
        " superintendent constable commandant negotiator deputy".split()
    )
) - frozenset("mr mrs ms".split())
_HIGH = frozenset("president premier minister chancellor governor general ambassador archbishop admiral".split())
"""Offices that honour even without a name."""
_INSTITUTIONS = frozenset("army parliament cabinet ministry senate authorities state".split())
_CAPITAL = frozenset("court parliament assembly senate congress council ministry army navy cabinet".split())
"""Bodies of a state."""
_ASSUMING = frozenset(
    "calls styles proclaims declares calling styling proclaiming declaring declared proclaimed styled called crowned"
    " appointed titles titled dubs dubbed".split()
)
"""Before *himself*, these make a title one's own invention."""
_NOT_POLITICAL = frozenset(
    "tax taxation training fitness exercise diet dietary skincare skin-care treatment drug dosing feeding sanctions"
    " regulatory legal licensing licence license inspection inspections visa trade tariff pricing testing"
    " maintenance cleaning sleep workout beauty watering planting grazing planning pension bail flow rainfall fire"
    " climate weather safety privacy copyright border customs subsidy welfare benefit benefits revision medication"
    " vaccination screening health strict daily gruelling grueling rigorous punishing harsh monetary exchange rate"
    " currency wage verification data insulin accounting compliance parking quota fishing fisheries royalty bidding"
    " audit property ownership rental rehabilitation physiotherapy chemotherapy morning evening antibiotic".split()
)
"""Before *regime*, these make it a set of rules."""
_RULING = frozenset(
    "military communist islamist authoritarian theocratic puppet ruling racist apartheid brutal hated clerical fascist"
    " leftist rightist marxist baathist totalitarian dictatorial rogue criminal occupation rival northern southern"
    " eastern western old neighbouring neighboring".split()
)
_CRIME = frozenset(
    "drug drugs cocaine heroin fentanyl smuggling trafficking traffickers robbery robberies burglary burglaries theft"
    " thefts fraud fraudster laundering extortion racket racketeering heist convicted sentenced jailed charged trial"
    " pleaded indicted arraigned scam counterfeit blackmail loan-sharking dealers dealing prostitution".split()
)
_PEERS = frozenset(
    "rebel rebels militia militias separatist separatists faction factions truce ceasefire talks talk negotiations army"
    " forces opposition insurgent insurgents guerrilla guerrillas breakaway commands command province troops fighters"
    " summit treaty accord peace union strike management owners company employers party coalition council front line"
    " ministers mediators mediator signed prisoners hostages frontline"
    " protest protests protesters demonstrators march marchers blockade uprising insurgency ultimatum recount".split()
)
"""Where these stand in a draft, two sides face each other."""
_PAST = frozenset(
    "century ancient medieval feudal viking bronze mythical legendary fictional cartoon comic 19th 18th 17th".split()
)
_PLAY = p.ARTS | p.SPORT | frozenset(
    "game games gamers gamer studio player players character characters tv drama comedy podcast tango rock pop fashion"
    " singer rapper band's comedian celebrity wrestler wrestling chart charts crowd-pleaser museum statue".split()
)  # fmt: skip
_BESIDE = 8
"""Words around a title in which sport and the arts show that it is no office."""
_OFFICE, _NAME, _FULL = range(3)
_LONGEST = 3
"""Words of a title in scare quotes at most."""
_NEAR = 4
"""Sentences between the two at most."""


class _Naming(NamedTuple):
    """How a draft names somebody: in which sentence, where, by which words, and what the same phrase names besides."""

    number: int
    span: Span
    i: int
    j: int
    names: frozenset[str]
    body: bool
    weight: int = 1
    """Of what honours, how much it does; of what belittles, how much honour it takes to make a contrast."""


def find(scene: Scene) -> Iterator[Found]:
    """The first pair of an honoured and a belittled counterpart in a draft."""
    scares = _scares(scene)
    belittled: list[_Naming] = []
    for line in scene.lines:
        if line.number in scares:
            belittled.extend(_held_off(line, scares[line.number]))
        if not _TRIGGERS.isdisjoint(line.lows):
            belittled.extend(x for x in _belittled(scene, line) if _is_own(scene, line, x.span))
        if not _COUNTERPARTS.isdisjoint(line.lows) and _faces(scene, line):
            belittled.extend(x for x in _bare(scene, line) if _is_own(scene, line, x.span))
    if not belittled or _alike(belittled):
        return
    taken = {(x.number, k) for x in belittled for k in range(x.i, x.j)}
    shown: dict[int, list[_Naming]] = {}
    for low in belittled:
        for number in range(max(0, low.number - _NEAR), min(len(scene.lines), low.number + _NEAR + 1)):
            if number not in shown:
                line = scene.lines[number]
                shown[number] = list(_honoured(scene, line))
            for high in shown[number]:
                if any((high.number, k) in taken for k in range(high.i, high.j)) or high.names & low.names:
                    continue
                if low.body and high.body and not (low.names or high.names) and not _speaks(scene, high):
                    continue  # the government that the junta overthrew
                if high.weight < low.weight or (low.weight == _FULL and abs(high.number - low.number) > 1):
                    continue
                yield Found((high.span, low.span), _actors(scene, high, low))
                return


def _speaks(scene: Scene, naming: _Naming) -> bool:
    """Whether what is named is spoken for: *the government said*, *the government's spokesman*."""
    line = scene.lines[naming.number]
    return line.lows[naming.j - 1].endswith("'s") or bool(scene.speech(line))


def _is_own(scene: Scene, line: Line, span: Span) -> bool:
    """Whether a span stands in the outlet's own voice."""
    i, j = line.tokens.locate(*span)
    if not _PLAY.isdisjoint(line.lows[max(0, i - _BESIDE) : j + _BESIDE]):
        return False  # the self-styled king of the tango
    voice = scene.voice(line, span)
    if voice == "attributed":
        return not scene.speech(line) and _NAMES_THEM.isdisjoint(line.lows)
    return voice == "outlet"


def _scares(scene: Scene) -> dict[int, list[Span]]:
    """Scare quotes by sentence."""
    if not scene.voices.quotations:
        return {}
    found = ((line.number, scene.voices.scares(line.span)) for line in scene.lines)
    return {number: spans for number, spans in found if spans}


def _alike(belittled: list[_Naming]) -> bool:
    """Whether two bodies are belittled in one and the same way: *the regime in X and the regime in Y*."""
    bodies = [x.names for x in belittled if x.body and x.names]
    return len(bodies) > 1 and any(not a & b for a in bodies for b in bodies if a is not b)


def _actors(scene: Scene, *namings: _Naming) -> tuple[int, ...]:
    out = []
    for x in namings:
        for m in scene.lines[x.number].mentions:
            if m.first < x.j + 2 and x.i <= m.j and m.actor not in out:
                out.append(m.actor)
                break
    return tuple(out)


# --- Belittled


def _belittled(scene: Scene, line: Line) -> Iterator[_Naming]:
    lows, t = line.lows, line.tokens
    for k, word in enumerate(lows):
        if word not in _TRIGGERS or line.quoted(k):
            continue
        low = word.removesuffix("'s")
        before = line.low(k - 1)
        if (low in _SELF and before == "self") or (low == "called" and before == "so"):
            yield from _denied(line, k - 1, k + 1)
        elif low == "would" and line.low(k + 1) == "be" and t.between(k, k + 1) == "-":
            yield from _denied(line, k, k + 2)
        elif low in {"himself", "herself"} and before in _ASSUMING:
            yield from _denied(line, k - 1, k + 1, apart=3)
        elif low in _PERSONS:
            if (t.words[k][0].isupper() and k and line.low(k + 1) == "") or not _PAST.isdisjoint(
                lows[max(0, k - 3) : k]
            ):
                continue
            if low in {"puppet", "puppets"} and line.low(k + 1) not in _OFFICES:
                continue
            if _names_somebody(line, k):
                yield _naming(line, k, k + 1, body=False, weight=_OFFICE)
        elif low in _CRIMINAL:
            if _faces(scene, line, strict=low in _JOURNALESE) and _names_somebody(line, k):
                yield _naming(line, k, k + 1, body=False)
        elif low in _GANGS:
            if line.low(k + 1) in _CAPOS and _faces(scene, line):
                yield _naming(line, k, k + 2, body=False)
            elif (
                before in _CAMPS | {"zionist", "occupying"}
                or low in {"rabble", "rabbles"}
                or (low.startswith("gang") and k and t.words[k - 1][0].isupper() and before not in w.OPENERS)
            ):
                if _faces(scene, line):
                    yield _naming(line, k, k + 1, body=True)
        elif low in _BODIES and _rules(line, k):
            yield _naming(line, k, k + 1, body=True)
        elif low in _NOBODY and _is_nobody(line, k) and _faces(scene, line):
            yield _naming(line, k, k + 1, body=False)


def _is_nobody(line: Line, k: int) -> bool:
    """*A man called Dost*, *one Dost*, *a certain Dost*: as though nobody knew who that is."""
    words, low = line.tokens.words, line.lows[k]
    if low in {"one", "certain"}:
        return (
            (low == "one" or line.low(k - 1) == "a")
            and k + 1 < len(words)
            and words[k + 1][0].isupper()
            and line.low(k + 1) not in w.NO_NAMES
            and line.tokens.joined(k, k + 1)
            and (k == 0 or not line.low(k - 1)[0].isdigit())
        )
    if line.low(k - 1) not in {"a", "only", "somebody", "someone", "the"}:
        return False
    j = k + 1
    while line.low(j) in {"of", "the", "name", "by", "as", "only", "is", "was", "who"}:
        j += 1
    if line.low(j) in _NAMED:
        j += 1
        while line.low(j) in {"as", "only", "simply"}:
            j += 1
    elif j == k + 1 or "name" not in line.lows[k:j]:
        return False
    return j < len(words) and words[j][0].isupper()


def _held_off(line: Line, scares: Sequence[Span]) -> Iterator[_Naming]:
    """*The "president"*: offices in scare quotes."""
    for start, end in scares:
        i, j = line.tokens.locate(start, end)
        if 0 < j - i <= _LONGEST and line.lows[j - 1].removesuffix("'s") in _OFFICES:
            yield _naming(line, i, j, body=False)


def _bare(scene: Scene, line: Line) -> Iterator[_Naming]:
    """*Dost, who leads the rebels*: a leader by surname alone, in the whole draft."""
    lows, words, t = line.lows, line.tokens.words, line.tokens
    for k, word in enumerate(words):
        if not word[0].isupper() or lows[k] in w.OPENERS or lows[k] in w.NO_NAMES or line.quoted(k):
            continue
        before = line.low(k - 1)
        if k and words[k - 1][0].isupper() and t.joined(k - 1, k):
            continue
        if k + 1 < len(words) and (words[k + 1][0].isupper() and t.joined(k, k + 1)):
            continue
        led = before in _LEADERS and k >= 2 and t.joined(k - 1, k) and lows[k - 2].removesuffix("'s") in _CAMPS
        if not led and k + 2 < len(words) and t.between(k, k + 1) == ", ":
            aside = lows[k + 1 : k + 7]
            led = (aside[0] == "who" and aside[1] in _LEADS) or (
                aside[0] in {"the", "a", "an", "his", "her", "their", "leader", "head", "commander"}
                and not _LEADERS.isdisjoint(aside)
                and not _CAMPS.isdisjoint(aside)
            )
        if not led and line.low(k + 1) not in w.ROLES:
            led = _is_met(line, k)
        if led and not _is_known(scene, lows[k].removesuffix("'s")):
            yield _Naming(line.number, line.at(k, k + 1), k, k + 1, frozenset({lows[k]}), False, _FULL)


def _is_met(line: Line, k: int) -> bool:
    """Whether word k names whom somebody of full name and rank deals with: *Foreign Minister Ada Orr met Dost*."""
    lows = line.lows
    at = k - 1
    if line.low(at) in {"with", "to"}:
        at -= 1
        if line.low(at) not in _DEALS:
            return False
    elif line.low(at) not in _MEETS:
        return False
    return not _RANKS.isdisjoint(lows[:at])


def _is_known(scene: Scene, name: str) -> bool:
    """Whether a draft names somebody more fully anywhere, or it is the name of a place or a body."""
    for line in scene.lines:
        if name not in line.lows and name + "'s" not in line.lows:
            continue
        for k, low in enumerate(line.lows):
            if low.removesuffix("'s") != name:
                continue
            if k and line.tokens.words[k - 1][0].isupper() and line.low(k - 1) not in w.OPENERS:
                return True
            if any(
                scene.members[m.actor].kind not in {"person", "name", "gone"} for m in line.mentions if m.i <= k < m.j
            ):
                return True
    return False


def _denied(line: Line, i: int, j: int, apart: int = 3) -> Iterator[_Naming]:
    """*Self-styled general*: the office that words [i, j) deny."""
    for k in range(j, min(j + apart + 1, len(line.lows))):
        low = line.lows[k].removesuffix("'s")
        if low in _OFFICES:
            if low in {"king", "queen", "prince"} and line.low(k + 1) == "of":
                return
            yield _naming(line, i, k + 1, body=False, weight=_OFFICE)
            return
        if not line.tokens.joined(k - 1, k) or low in w.PREPOSITIONS:
            return


def _names_somebody(line: Line, k: int) -> bool:
    """Whether a belittling noun stands for one who acts here, not for a kind or in a comparison."""
    before = line.lows[max(0, k - 3) : k]
    return not ({"no", "any", "like", "every", "not"} & set(before) or before[-1:] == ["anti"])


def _faces(scene: Scene, line: Line, *, strict: bool = True) -> bool:
    """Whether two sides face each other near a sentence, and it is no crime story."""
    near = scene.lines[max(0, line.number - _NEAR) : line.number + _NEAR + 1]
    return all(_CRIME.isdisjoint(x.lows) for x in near) and (
        not strict or any(not _PEERS.isdisjoint(x.lows) for x in near)
    )


def _rules(line: Line, k: int) -> bool:
    """Whether a regime rules a country, rather than a diet."""
    lows, words = line.lows, line.tokens.words
    if not lows[k].startswith("regime"):
        return not line.quoted(k)
    start = k
    while start and line.tokens.joined(start - 1, start) and lows[start - 1] not in g.DETERMINERS:
        if lows[start - 1] in w.PREPOSITIONS or lows[start - 1] in g.AUXILIARIES or k - start >= 3:
            break
        start -= 1
    inside = lows[start:k]
    if not _NOT_POLITICAL.isdisjoint(inside) or line.low(k + 1) in {"for", "change"}:
        return False
    named = any(words[n][0].isupper() and n for n in range(start, k)) or not _RULING.isdisjoint(inside)
    if line.low(start - 1) in {"a", "an", "any", "this", "each"} and not named:
        return False
    if inside and not named and inside[-1] not in g.DETERMINERS and not inside[-1].endswith("'s"):
        return False
    if line.low(k + 1) == "of":
        after = k + 2 if line.low(k + 2) not in g.DETERMINERS else k + 3
        return after < len(words) and (words[after][0].isupper() or line.low(after) in w.PERSONS)
    return True


def _naming(line: Line, i: int, j: int, *, body: bool, weight: int = _NAME) -> _Naming:
    return _Naming(line.number, line.at(i, j), i, j, _names(line, i, j), body, weight)


def _names(line: Line, i: int, j: int) -> frozenset[str]:
    """Capitalised words of the noun phrase that words [i, j) stand in, and of what is apposed to it."""
    words, t = line.tokens.words, line.tokens
    out = set()
    for step, edge in ((-1, i), (1, j)):
        k = edge if step > 0 else edge - 1
        crossed = False
        while 0 <= k < len(words):
            left = k - 1 if step > 0 else k
            if left >= 0 and left + 1 < len(words) and not t.joined(left, left + 1):
                if crossed or t.text[t.ends[left] : t.starts[left + 1]] not in {", ", " — ", " – ", " ("}:
                    break
                crossed = True
            low = line.lows[k]
            if words[k][0].isupper() and low not in w.OPENERS:
                out.add(low.removesuffix("'s"))
            elif low not in (_LINKS if step > 0 else _LEFT) and not (
                not crossed and low not in g.AUXILIARIES and low in w.PERSONS | _OFFICES
            ):
                break
            k += step
    return frozenset(out - {"the", "a", "an"})


_LINKS = frozenset("the a an of in de al el bin von van rebel by name named called who head leader".split())
_LEFT = frozenset("the a an of de al el bin von van rebel".split())


# --- Honoured


def _honoured(scene: Scene, line: Line) -> Iterator[_Naming]:
    lows, words, t = line.lows, line.tokens.words, line.tokens
    for k, word in enumerate(lows):
        low = word.removesuffix("'s")
        if low in _RANKS:
            if line.quoted(k) or _is_mocked(line, k):
                continue
            named = _name_after(line, _office_end(line, k + 1))
            if named > k + 1 and (words[k][0].isupper() or low in w.PERSONS | {"leader", "head"}):
                if line.low(named) in _BODIES:
                    continue
                if words[k][0].isupper() or named - k > 2:
                    yield _person(line, k, named)
            elif named == k + 1 and k + 1 < len(words) and t.between(k, k + 1) == ", ":
                named = _name_after(line, k + 1, apposed=True)
                if named - k > 2 or (named - k == 2 and "the" in lows[max(0, k - 4) : k]):
                    yield _person(line, k, named)
            elif low in _HIGH and "the" in lows[max(0, k - 3) : k] and word == low and _faces(scene, line):
                if line.low(k + 1) not in {"of"}:
                    yield _Naming(line.number, line.at(k, k + 1), k, k + 1, frozenset(), False, _OFFICE)
        elif low in _INSTITUTIONS and word == low and line.low(k - 1) == "the" and _faces(scene, line):
            if not line.quoted(k):
                yield _Naming(line.number, line.at(k, k + 1), k, k + 1, frozenset(), True, _OFFICE)
        elif low in _CAPITAL and k and words[k][0].isupper() and words[k - 1][0].isupper() and not _is_mocked(line, k):
            if line.lows[k - 1] not in w.OPENERS and not line.quoted(k):
                yield _Naming(line.number, line.at(k - 1, k + 1), k - 1, k + 1, frozenset({lows[k - 1]}), True, _OFFICE)
        elif low == "government" and word != "governments":
            if line.quoted(k) or line.low(k + 1) in {"debt", "bonds", "building", "buildings", "office"}:
                continue
            if "the" in lows[max(0, k - 4) : k] or words[max(0, k - 1)][0].isupper() or word.endswith("'s"):
                yield _naming(line, k, k + 1, body=True)
        elif low in {"republic", "ministry", "kingdom"} and words[k][0].isupper() and line.low(k + 1) in {"of", "said"}:
            yield _naming(line, k, k + 1, body=True)


def _person(line: Line, i: int, j: int) -> _Naming:
    """A person by rank and name: words [i, j)."""
    lows = line.lows
    first = next((k for k in range(j - 1, i, -1) if lows[k] in _RANKS | w.OFFICE_WORDS), i) + 1
    names = frozenset(lows[k].removesuffix("'s") for k in range(first, j))
    return _Naming(line.number, line.at(i, j), i, j, names, False, _FULL if j - first > 1 else _NAME)


def _office_end(line: Line, k: int) -> int:
    """One past what a title goes on with: *Secretary of State*, *Chief of the General Staff*."""
    words, lows = line.tokens.words, line.lows
    while line.low(k) in {"of", "for"}:
        j = k + 1 + (line.low(k + 1) == "the")
        first = j
        while j < len(words) and words[j][0].isupper() and lows[j] in w.OFFICE_WORDS:
            j += 1
        if j == first:
            break
        k = j
    return k


def _is_mocked(line: Line, k: int) -> bool:
    before = line.lows[max(0, k - 4) : k]
    return (
        ("self" in before and not _SELF.isdisjoint(before))
        or ("so" in before and "called" in before)
        or not (_PERSONS | {"himself", "herself", "puppet"}).isdisjoint(before)
    )


def _name_after(line: Line, k: int, *, apposed: bool = False) -> int:
    """One past the capitalised name that begins at word k; k where there is none."""
    words, t, j = line.tokens.words, line.tokens, k
    while j < len(words) and words[j][0].isupper():
        if j > k or not apposed:
            gap = t.text[t.ends[j - 1] : t.starts[j]]
            if gap not in {" ", ". ", "-", ' "', " “"}:
                break
        if line.lows[j] in w.NO_NAMES:
            break
        j += 1
        if line.lows[j - 1].endswith("'s"):
            break
        if j < len(words) and line.lows[j] in {"al", "el", "bin", "ibn", "de", "von", "van", "da", "der"}:
            j += 1
    return j
