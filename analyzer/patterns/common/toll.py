"""The toll of a clash as sentences tell it: who was hurt, who was spared, who used force."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzer import grammar as g
from analyzer.actors import words as w
from analyzer.actors.deeds import HARM, PHRASAL
from analyzer.actors.scene import Line, Scene
from analyzer.patterns.common import acts, phrases
from analyzer.patterns.common import force as f
from analyzer.patterns.common.deaths import singular

_HURT = f.words(
    "killed kills dead died dies wounded wounds injured injures hurt hurts injuries injury treated hospitalised"
    " hospitalized drowned beaten beat shot stabbed knifed stoned kicked punched sprayed trampled burned maimed harmed"
    " touched casualties casualty losses lost deaths fatalities bruised bruises concussed concussion bleeding"
    " fractured scarred blinded clubbed struck crushed teargassed gassed executed hacked slain murdered hit lynched"
    " bayoneted bludgeoned tasered tased unconscious lives treatment scratched paralysed paralyzed limping blooded"
    " bloodied winded disfigured gashed succumbed perished bitten choked strangled whipped flogged bodies body"
)
_BODY = f.words(
    "bones bone skull arm arms leg legs wrist nose teeth tooth jaw ribs rib eye eyes head face chest hand hands finger"
    " fingers ankle shoulder knee collarbone spine forehead scalp lip lips thigh foot feet stomach abdomen neck throat"
    " gash gashes stitches burns wound cuts bruising hospital ambulance ambulances surgery intensive stretchers"
    " stretcher"
)
_UNHURT = f.words("unhurt unharmed uninjured unscathed untouched safe")
_NONE = f.words("no none nobody neither nor without")
_BOTH = f.words("both each either other's mutual themselves another")
_ONE_WAY = f.words(
    "unarmed handcuffed shackled asleep slept sleeping kneeling seated defenceless defenseless fleeing bedridden prone"
    " blindfolded cuffed barefoot weaponless wheelchair bound unprovoked peaceful unresisting"
)
GENERIC = f.words("people person other wounded dead body casualty victim relative doctor medic nurse paramedic surgeon")
_SAME = {
    word: group
    for group, members in {
        "police": "police officer constable policeman policewoman cop deputy detective squad sheriff superintendent",
        "soldier": "soldier troop army trooper soldiers forces force military conscript commando patrol marine",
        "protester": "protester demonstrator marcher protestor march rally crowd activist picket",
        "gendarme": "gendarme gendarmerie", "warder": "warder guard warden", "striker": "striker miner worker",
        "rebel": "rebel insurgent guerrilla militant gunman fighter", "settler": "settler",
        "fisherman": "fisherman boat crew", "student": "student pupil", "marcher": "marcher",
    }.items()
    for word in members.split()
}  # fmt: skip


@dataclass(slots=True)
class Toll:
    """Who was hurt, who is said not to have been, who used force, and whether both or plainly one did."""

    hurt: set[str] = field(default_factory=set)
    spared: set[str] = field(default_factory=set)
    forceful: set[str] = field(default_factory=set)
    any_hurt: bool = False
    both: bool = False
    one_way: bool = False


def tolled(scene: Scene, lines: list[Line]) -> Toll:
    """What sentences tell of force and hurt."""
    toll = Toll()
    for line in lines:
        _read(scene, line, toll)
    return toll


def group(low: str) -> str:
    """The kind of people that a noun means: *officer* and *constable* are police."""
    one = singular(low)
    return _SAME.get(one, one)


def _read(scene: Scene, line: Line, toll: Toll) -> None:
    """Adds what a sentence tells."""
    lows, c = line.lows, line.clauses
    if not _BOTH.isdisjoint(lows) or any(
        lows[k] == "the" and line.low(k + 1) in {"other", "second"} for k in range(len(lows))
    ):
        toll.both = True
    toll.one_way = toll.one_way or not _ONE_WAY.isdisjoint(lows) or _only(lows)
    toll.both = toll.both or _two_figures(line)
    passive = frozenset(v for v, _, _ in phrases.passives(line))
    for doer in acts.doers(scene, line):
        if doer.active and doer.noun not in {"they", "he", "she", "both"}:
            toll.forceful.add(group(doer.noun))
    for k, low in enumerate(lows):
        if c.inside[k]:
            continue
        if (
            low[-3:] == "ing"
            and (low in HARM or low in PHRASAL)
            and c.breaks[k] == ","
            and phrases.begins_object(c, k + 1)
        ):
            who = next((x for x in lows[:k] if phrases.is_person(x)), "")
            if who:
                toll.forceful.add(group(who))
                toll.any_hurt = True
        if (low in _ROUGH and phrases.begins_object(c, k + 1)) or (
            low in _ANSWERS and line.low(k + 1) in {"with", "by"}
        ):
            who = _last_person(line, k)
            if who:
                toll.forceful.add(group(who))
                toll.any_hurt = toll.any_hurt or low in _ROUGH
        if low in _UNHURT:
            i, j = phrases.subject_words(line, phrases.verb_start(c, k))
            toll.spared |= _groups(lows[i:j])
        elif low in _HURT or low in _BODY:
            _victims(line, k, toll, passive)


def _last_person(line: Line, v: int) -> str:
    """The noun for people nearest before a verb, in what can be its subject."""
    i, j = phrases.subject_words(line, phrases.verb_start(line.clauses, v))
    return next((x for x in reversed(line.lows[i:j]) if phrases.is_person(x)), "")


_ROUGH = f.words(
    "dragged drags dragging pulled pulls pulling shoved shoves shoving pushed pinned threw hauled yanked rammed broke"
    " struck knocked slammed wrestled charged"
)
_ANSWERS = f.words("replied responded answered retaliated countered reacted")


def _only(lows: list[str]) -> bool:
    """*Only the marines had weapons*; *carried only bowls*; *nobody else was hurt*."""
    for k, low in enumerate(lows):
        if low == "only" and not _ARMS.isdisjoint(lows[k + 1 : k + 7]):
            return True
        if low == "only" and lows[k - 1 : k] in (["carried"], ["had"], ["held"], ["throwing"]):
            return True
        if low in {"nobody", "no-one", "one"} and lows[k + 1 : k + 2] == ["else"]:
            return True
        if low == "all" and lows[k + 1 : k + 3] in (["of", "them"], ["of", "whom"]):
            return True
        if low in {"sat", "sitting", "lay", "lying"} and lows[k + 1 : k + 2] in (["down"], ["on"], ["in"]):
            return True
        if low in {"no", "any"} and lows[k + 1 : k + 2] in (["weapons"], ["weapon"], ["guns"], ["arms"]):
            return True
    return "all" in lows and not {"wounded", "dead", "injured", "casualties", "victims"}.isdisjoint(
        lows[lows.index("all") : lows.index("all") + 6]
    )


_ARMS = f.words("weapons weapon shots arms guns gun fire armed shooting firing batons force violence side")


def _two_figures(line: Line) -> bool:
    """*Three soldiers and five rebels*; *12 from one and nine from the other*."""
    if _HURT.isdisjoint(line.lows):
        return False
    for k, low in enumerate(line.lows):
        if low == "and" and _is_number(line.low(k + 1)) and any(_is_number(x) for x in line.lows[max(0, k - 6) : k]):
            return True
    return False


def _is_number(low: str) -> bool:
    return low[:1].isdigit() or low in _NUMBERS


_NUMBERS = f.words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty dozens"
)


def _groups(lows: list[str]) -> set[str]:
    return {group(low) for low in lows if phrases.is_person(low.removesuffix("'s"))} - GENERIC


def _victims(line: Line, k: int, toll: Toll, passive: frozenset[int]) -> None:
    """Whose hurt word k tells."""
    lows, c, low = line.lows, line.clauses, line.lows[k]
    i = k
    while (
        i > 0 and not c.breaks[i] and lows[i - 1] not in {"and", "but", "while", "when", "as", "said", "after", "where"}
    ):
        i -= 1
    if i > 0 and (lows[i] in {"who", "whose"} or "whom" in lows[i : i + 4]):
        i = max(c.firsts[i - 1], i - 4)
    before = lows[i:k]
    active = low in HARM and k not in passive and HARM[low][1] == "ed" and acts.is_active(line, k)
    left = next(
        (n for n in range(k - 1, max(i - 1, k - 9), -1) if lows[n] in {"left", "leaving", "leaves", "with"}), -1
    )
    none = [n for n in range(i, k) if lows[n] in _NONE or (lows[n] == "not" and lows[n + 1] in {"one", "a", "single"})]
    if none:
        at = none[-1]
        among = lows[k + 2 : k + 7] if line.low(k + 1) in {"among", "to", "on"} else []
        named = _groups(among) or _groups(lows[at:k]) or _groups(lows[i:at])
        toll.spared |= named or {"nobody"}
        return
    if low in _BODY:
        owner = next((lows[n] for n in range(k - 1, max(i - 1, k - 4), -1) if lows[n][-2:] == "'s"), "")
        found = _groups([owner]) if owner else _groups(lows[max(left, i) : k] if left >= 0 else before)
        if low in {"hospital", "head", "face", "hand", "hands", "chest", "eye"} and not found:
            return
        if not owner and low in {"head", "chest", "face", "eye", "hand", "hands", "arm", "leg"}:
            return
        toll.hurt |= found
        toll.any_hurt = True
        return
    toll.any_hurt = True
    if low == "lives":
        toll.hurt |= _groups(lows[c.firsts[k] : k])
    elif low in {"dead", "hurt", "wounded", "injured", "unconscious"} and left >= 0 and lows[left] != "with":
        toll.hurt |= _groups(lows[left:k])
    elif lows[k - 2 : k] == ["of", "the"]:  # all 46 of the wounded were students
        toll.hurt |= _groups(lows[k : c.lasts[k]])
    elif phrases.begins_object(c, k + 1) and low not in {
        "dead",
        "casualties",
        "losses",
        "injuries",
        "deaths",
        "bodies",
    }:
        j = k + 1
        while j < len(c) and not c.breaks[j] and lows[j] not in w.PREPOSITIONS and not c.finite(j):
            j += 1
        toll.hurt |= _groups(lows[k + 1 : j])
    elif low in {"deaths", "bodies", "injuries"} and line.low(k + 1) in {"of", "to", "among"}:
        toll.hurt |= _groups(lows[k + 2 : min(k + 9, c.lasts[k])])
    elif active or (lows[i:k] and g.BE.isdisjoint(before) and low in {"beat", "hit", "lost", "kicked", "punched"}):
        return
    else:
        toll.hurt |= _groups(lows[max(left, i) : k] if left >= 0 else before)
