"""Deeds: verbs of force in a sentence, with who does it to whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzer import grammar as g
from analyzer.actors.scene import Line, Scene
from analyzer.sentences import Span


def forms(entries: str) -> dict[str, tuple[str, str]]:
    """Form → lemma and kind; entries as in *stab+* (doubled), *shoot:shot*, *slay:slew/slain*."""
    out: dict[str, tuple[str, str]] = {}
    for entry in entries.split():
        lemma, _, past = entry.partition(":")
        doubled = lemma.endswith("+")
        lemma = lemma.rstrip("+")
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        if doubled:
            stem += stem[-1]
        if lemma.endswith("y") and lemma[-2] not in "aeiou":
            third, plain = lemma[:-1] + "ies", lemma[:-1] + "ied"
        else:
            third, plain = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"), stem + "ed"
        out[lemma] = (lemma, "base")
        out[third] = (lemma, "s")
        out[stem + "ing"] = (lemma, "ing")
        for form in past.split("/") if past else (plain,):
            out[form] = (lemma, "ed")
    return out


KILLING = forms(
    "kill murder slaughter massacre butcher assassinate execute slay:slew/slain behead decapitate lynch exterminate"
    " shoot:shot stab+ eliminate annihilate strangle throttle garrotte crucify dismember knife bayonet disembowel"
    " suffocate immolate poison liquidate hang:hanged"
)
"""Verbs that take lives, or are meant to."""
WOUNDING = forms(
    "wound injure maim hurt:hurt beat:beat/beaten batter torture rape whip+ flog+ cane club+ bludgeon punch kick slap+"
    " stone pelt teargas:teargassed/teargased taser tase mutilate disfigure scald brutalise brutalize manhandle"
    " waterboard assault attack ambush trample lacerate electrocute thrash pummel maul concuss truncheon mob+ stomp"
    " harass molest intimidate terrorise terrorize persecute slash"
)
WOUNDING |= {"gassed": ("gas", "ed"), "gassing": ("gas", "ing")}
"""Verbs that hurt people."""
SEIZING = forms(
    "arrest detain imprison jail intern incarcerate abduct kidnap+ handcuff shackle manacle capture rearrest apprehend"
)
"""Verbs that take people's freedom."""
DISPLACING = forms("displace evict expel+ deport uproot banish exile dispossess oust cleanse depopulate disperse purge")
"""Verbs that take people's homes or places."""
RUINING = forms(
    "shell bomb bombard strafe strike:struck hit:hit pound raid storm burn:burned/burnt torch raze demolish destroy"
    " flatten level loot pillage plunder ransack wreck damage vandalise vandalize bulldoze firebomb incinerate"
    " desecrate blast besiege blockade target overrun:overran/overrun sabotage deface smash trash gut+ obliterate"
    " devastate dynamite pulverise pulverize invade shatter ravage crush scorch sink:sank/sunk"
)
"""Verbs that lay waste to places, and to who is in them."""
HARM = {**RUINING, **DISPLACING, **SEIZING, **WOUNDING, **KILLING}
"""Every form of a verb of force → its lemma and kind of form."""

PHRASAL = forms(
    "gun+ mow:mowed/mown cut:cut blow:blew/blown round rough set:set hack drive:drove/driven force gas+ rocket mortar"
    " disappear drag+"
)
"""Verbs of force only with another word; see :data:`PARTICLES`."""
_SET = frozenset("ablaze alight afire fire".split())
PARTICLES = {
    "gun": frozenset({"down"}),
    "mow": frozenset({"down"}),
    "cut": frozenset({"down"}),
    "blow": frozenset("up apart off to away".split()),
    "round": frozenset({"up"}),
    "rough": frozenset({"up"}),
    "set": _SET,
    "hack": frozenset("to at down apart".split()),
    "drive": frozenset("out from off".split()),
    "force": frozenset("out from off".split()),
    "drag": frozenset("from out off away".split()),
}
"""The words that make these a deed; the others of :data:`PHRASAL` are one in the passive."""
_OTHER = {
    "kick": frozenset("off in up out around into about".split()),
    "hang": frozenset("in on out up around back over from".split()),
    "sink": frozenset("in into to under".split()),
    "drive": frozenset("up down home".split()),
    "beat": frozenset("around back out off".split()),
    "blast": frozenset("off".split()),
    "strike": frozenset("a out up down".split()),
    "hit": frozenset("out on upon back".split()),
}
"""With these after them, verbs that are none of force."""
_BEFORE_VERBS = g.AUXILIARIES | frozenset("to they who we not and".split())
_OBJECTS = frozenset("it them him us me people civilians protesters villages homes children".split())
_ARTICLES = frozenset("of in on by after from with for".split())


_IDIOMS = {
    "hit": frozenset("back out upon on record target targets headlines".split()),
    "strike": frozenset("deal bargain agreement chord note balance tone pose down".split()),
    "beat": frozenset("expectations forecasts record deadline rivals champions odds".split()),
    "attack": frozenset("plan policy proposal record budget speech idea bill".split()),
    "kill": frozenset("bill deal plan proposal amendment motion project time".split()),
}
"""Words after a verb, or after its article, by which it is no deed of force."""


class Harm(NamedTuple):
    """A verb of force: word, lemma, agent and patient (-1 where not told), passive or not."""

    v: int
    lemma: str
    agent: int
    patient: int
    passive: bool
    span: Span


def deeds(scene: Scene, line: Line) -> Iterator[Harm]:
    """The verbs of force of a sentence, outside quotations."""
    for v, low in enumerate(line.lows):
        form = HARM.get(low) or PHRASAL.get(low)
        if form is None:
            continue
        found = deed(scene, line, v, form)
        if found is not None and _asserted(line, v):
            yield found


_DENYING = frozenset(
    "denied deny denies denying refused refuse refuses refusing rejected avoided accused acquitted cleared suspected"
    " alleged threatened vowed promised warned feared if whether would could might unless pretended".split()
)


def _asserted(line: Line, v: int) -> bool:
    """Whether a deed is told as done: not *did not bomb*, *denied killing*, *if it invaded*, *accused of bombing*."""
    before = line.lows[max(line.clauses.firsts[v], v - 5) : v]
    negated = any(low in {"not", "never", "no"} or low.endswith("n't") for low in before)
    return not negated and _DENYING.isdisjoint(before)


def deed(scene: Scene, line: Line, v: int, form: tuple[str, str]) -> Harm | None:
    """The deed that word v tells, if it is a verb here."""
    lemma, kind = form
    if line.quoted(v) or (line.tokens.words[v][0].isupper() and v):
        return None
    low, before = line.low(v), line.low(v - 1)
    if line.low(v + 1) in _IDIOMS.get(lemma, ()) or line.low(v + 2) in _IDIOMS.get(lemma, ()):
        return None
    passive = kind == "ed" and scene.passive(line, v)
    if line.low(v + 1) in _OTHER.get(lemma, ()):
        return None
    if low in PHRASAL and not is_complete(line, v, lemma, passive=passive):
        return None
    if kind in {"base", "s"}:
        if before in g.DETERMINERS or before.endswith("'s") or before in _ARTICLES:
            return None
        verbal = before in _BEFORE_VERBS or (_begins_object(line, v + 1) and scene.subject(line, v) >= 0)
        if not verbal:
            return None
    elif kind == "ed" and not passive and (before in g.DETERMINERS or before in {"of", "with"}):
        return None  # the wounded
    elif kind == "ing" and (before in g.DETERMINERS or before in _ARTICLES):
        return None
    if passive:
        agent = scene.agent(line, v)
        patient = scene.subject(line, v)
    else:
        agent = scene.subject(line, v)
        patient = scene.object(line, v)
    return Harm(v, lemma, agent, patient, passive, line.at(v, v + 1))


def _begins_object(line: Line, k: int) -> bool:
    """Whether word k can begin the object of a verb in the present, which would else be a noun: *shells the town*."""
    low = line.low(k)
    if not low or line.clauses.breaks[k]:
        return False
    return low in g.DETERMINERS or low[0].isdigit() or low in _OBJECTS or line.tokens.words[k][0].isupper()


def is_complete(line: Line, v: int, lemma: str, *, passive: bool) -> bool:
    """Whether a verb that is a deed only with another word has it: *gunned down*, *set the barn ablaze*."""
    wanted = PARTICLES.get(lemma)
    if wanted is None:
        return passive
    reach = 7 if lemma in {"set", "force", "drive", "drag"} and not passive else 3
    return not wanted.isdisjoint(line.lows[v + 1 : min(v + reach, line.clauses.lasts[v])])
