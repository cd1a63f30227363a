"""Agentless passive of harm: *nine villagers were killed when their bus was shelled*, and nobody did it."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer import grammar as g
from analyzer.actors.deeds import HARM, PHRASAL
from analyzer.actors.scene import Line, Scene
from analyzer.patterns import Found
from analyzer.patterns.common import acts, phrases
from analyzer.patterns.common import force as f
from analyzer.patterns.common import words as p

_LAUNCHED = p.words("fired thrown hurled dropped lobbed detonated launched aimed discharged planted unleashed used")
_TRIGGERS = (
    frozenset(form for table in (HARM, PHRASAL) for form, (_, kind) in table.items() if kind == "ed") | _LAUNCHED
)
_BLIND = p.words(
    "kill hurt injure wound destroy damage hit strike burn crush displace wreck gut flatten level devastate demolish"
    " raze batter blast trample shatter ravage scorch obliterate sink smash maul blow set cut maim scald lacerate"
    " disfigure pulverise pulverize incinerate electrocute suffocate overrun mow poison"
)
"""Accident, weather and illness can be behind these too."""
_VAGUE = p.words(
    "hurt injure damage hit strike crush wreck gut batter trample shatter ravage scorch sink smash maul burn demolish"
    " target attack capture eliminate invade expel oust exile purge exterminate liquidate mob stone handcuff poison"
    " terrorise terrorize harass cut level flatten electrocute suffocate scald lacerate thrash pound trash sabotage"
    " storm set cleanse relocate overrun blast stomp disfigure uproot pummel concuss"
)
"""These need another word of force beside them."""
_SEIZING = p.words("arrest detain round apprehend rearrest intern raid incarcerate imprison")
"""What police do every day: these count only where those seized are no suspects."""
_NEVER = p.words("jail deface banish blockade starve")
_ON_PEOPLE = p.words(
    "kill murder slaughter massacre butcher assassinate execute slay behead decapitate lynch shoot stab strangle"
    " throttle garrotte crucify dismember knife bayonet hang wound injure maim hurt beat batter torture rape whip flog"
    " cane club bludgeon punch kick slap pelt taser tase mutilate brutalise brutalize manhandle waterboard assault"
    " thrash arrest detain intern abduct kidnap handcuff shackle displace evict expel deport exile oust purge disperse"
    " gun teargas gas terrorise terrorize harass intimidate persecute molest disappear drag round immolate disembowel"
    " truncheon mob stone"
)
"""What they do is done to people."""
_PRONOUNS = p.words("he she they who")
_MODAL = p.words(
    "would could may might will can should must cannot won't shan't wouldn't couldn't shouldn't not never wasn't"
    " weren't isn't aren't hasn't haven't hadn't"
)
_NOBODY = p.words("no nobody none neither nothing nor if unless")
_SUSPECTS = p.words(
    "suspicion suspect suspects suspected charged charge charges theft robbery burglary fraud murder drug drugs"
    " trafficking court judge bail guilty convicted sentenced prosecutors corruption bribery prosecutor trial crime"
    " offences offenses offence warrant warrants jury driving allegedly counterfeit smuggling laundering embezzlement"
)
_POLITICS = p.words(
    "election elections poll polls vote votes ballot primary runoff seat seats bidders bid auction debate"
)
_FIERCE = f.SUDDEN - p.words(
    "police army strike strikes front march camp border drone drones troops soldiers strikers"
) | {"bodies"}
_HOMES = f.nouns("home house village hut shack shanty hamlet tent dwelling mosque church temple synagogue")
_ELSEWHERE = p.words("coach coaches stadium football horse serve single plays relay player players striker fixture")
"""Words of sport that stand in other news too."""
_CONTENDERS = p.words(
    "candidate candidates party incumbent senator minister premier president mayor democrats republicans conservatives"
    " liberals socialists labour tories greens favourites champions bidders rivals congressman governor"
)
_ONE = p.words("man woman boy girl teenager youth suspect suspects driver he she person motorist")
"""Arrested one by one, these are suspects as a rule."""
_CIVIC = p.words(
    "activist student journalist reporter dissident lawyer protester demonstrator opposition unionist critic blogger"
    " editor priest monk imam organiser organizer campaigner"
)
_IF = p.words("until if unless when whenever before once lest whether")
"""Before a present tense, these tell of what may yet be."""
_HARDEST = p.words("hard hardest harder badly worst worse first with by particularly especially severely financially")
_ECONOMY = p.words(
    "recession shares prices price tariffs tariff sales closure closures outage outages cuts cut fine fined tax taxes"
    " budget inflation strike shortage shortages freeze costs downturn slump rates profits bookings staffing absence"
    " revenue demand tourism ban"
)
_OLD = 1950


def find(scene: Scene) -> Iterator[Found]:
    """The first passive of harm of a sentence, where neither it nor a sentence beside it says who did it."""
    for line in scene.lines:
        if _TRIGGERS.isdisjoint(line.lows) or _is_sport(line):
            continue
        near = [line, *(scene.lines[n] for n in (line.number - 1, line.number + 1) if 0 <= n < len(scene.lines))]
        for v, lemma, start in _passives(line):
            i, j = phrases.subject_words(line, start)
            if _is_harm(line, v, lemma, start, i, j, near) and not _is_told(scene, near, line.lows[i:j]):
                first = start if start < v else v
                yield Found((line.at(first, v + 1),), _patients(line, i, j))
                break


def _is_sport(line: Line) -> bool:
    found = p.SPORT.intersection(line.lows)
    return len(found) > 1 or not found <= _ELSEWHERE


def _passives(line: Line) -> Iterator[tuple[int, str, int]]:
    """Passives of harm, and of what is thrown or fired: *tear gas was fired at marchers*."""
    yield from phrases.passives(line)
    c = line.clauses
    for v, low in enumerate(line.lows):
        if low in _LAUNCHED and not c.inside[v] and c.passive(v):
            yield v, "launch", c.verb_start(v)


def _is_harm(line: Line, v: int, lemma: str, start: int, i: int, j: int, near: list[Line]) -> bool:
    subject = line.lows[i:j]
    if lemma in _NEVER or not _MODAL.isdisjoint(line.lows[start:v]) or line.low(start - 1) == "to":
        return False
    if not _NOBODY.isdisjoint(line.lows[max(0, i - 2) : start]) or _is_old(line):
        return False
    if line.lows[start] == "being" and line.low(start - 1) not in {"after", "since", "and", "despite"}:
        return False
    if lemma == "bombard" and line.low(v + 1) == "with":
        return False
    if line.lows[start] in {"is", "are", "gets", "get"} and not _IF.isdisjoint(line.lows[max(0, i - 6) : start]):
        return False
    if lemma == "launch":
        return not f.INSTRUMENTS.isdisjoint(subject) and (
            not {"at", "into", "on", "against"}.isdisjoint(line.lows[v + 1 : v + 3]) or "shots" in subject
        )
    if not _suffers(line, lemma, i, j):
        return False
    beside = {low for x in near for low in x.lows} - {line.lows[v]}
    fierce = not _FIERCE.isdisjoint(beside) or ("front" in beside and "line" in beside)
    if lemma in _BLIND and not _is_meant(line, near, fierce):
        return False
    if lemma in _SEIZING:
        if not _ONE.isdisjoint(subject) and _CIVIC.isdisjoint(subject):
            return False
        uncharged = line.low(v + 1) == "without" and line.low(v + 2) in {"charge", "charges", "trial"}
        return (uncharged or _SUSPECTS.isdisjoint(beside)) and f.AGENTS.isdisjoint(beside)
    if lemma == "beat":
        return _POLITICS.isdisjoint(beside) or _CONTENDERS.isdisjoint(subject)
    if lemma in {"hit", "strike"} and _ECONOMY.isdisjoint(beside) and not f.PLACES.isdisjoint(subject):
        return line.low(v + 1) not in _HARDEST
    return lemma not in _VAGUE or fierce or (lemma in {"demolish", "burn", "set"} and not _HOMES.isdisjoint(subject))


def _suffers(line: Line, lemma: str, i: int, j: int) -> bool:
    """Whether the subject is people or, but for what is done to people only, a place they live and work in."""
    subject = line.lows[i:j]
    people = (
        any(phrases.is_person(low) for low in subject) or not _PRONOUNS.isdisjoint(subject[-1:]) or "them" in subject
    )
    if not f.ANIMALS.isdisjoint(subject) and not people:
        return False
    if people:
        return True
    if lemma not in _ON_PEOPLE or lemma in {"kick", "gun"}:
        if not f.PLACES.isdisjoint(subject):
            return True
        if lemma in {"shell", "bomb", "bombard", "torch", "besiege", "pillage", "strafe"} and subject:
            return line.tokens.words[j - 1][0].isupper() or subject[-1] in {"it", "which", "that"}
        return False
    if (subject and subject[-1][0].isdigit()) or (subject[-1:] and subject[-1] in _COUNTS):
        return f.ANIMALS.isdisjoint(line.lows)
    name = [k for k in range(i, j) if line.tokens.words[k][0].isupper() and line.lows[k] not in f.TIMES]
    return bool(name) and name[-1] == j - 1 and lemma not in {"beat", "hurt", "wound", "disperse", "punch"}


_COUNTS = p.words(
    "two three four five six seven eight nine ten eleven twelve dozens scores hundreds thousands many more"
)


def _is_meant(line: Line, near: list[Line], fierce: bool) -> bool:
    """Whether nothing shows accident, weather or illness behind the harm."""
    if any(low in {"way", "room"} and line.low(k - 1) == "make" for k, low in enumerate(line.lows)):
        return False
    if any(low[0] in "abm" and low[1:].isdigit() for low in line.lows) and not fierce:
        return False  # on the M25
    if not f.NATURE.isdisjoint(line.lows) or (not fierce and not f.ACCIDENT.isdisjoint(line.lows)):
        return False
    return fierce or all(f.NATURE.isdisjoint(x.lows) and f.ACCIDENT.isdisjoint(x.lows) for x in near[1:])


def _is_old(line: Line) -> bool:
    return any(len(low) == 4 and low.isdigit() and 1000 < int(low) < _OLD for low in line.lows)


def _is_told(scene: Scene, near: list[Line], patient: list[str]) -> bool:
    """Whether anybody is said to have done it, or nobody known to."""
    for line in near:
        if acts.told_unknown(line):
            return True
        for doer in acts.doers(scene, line):
            if doer.noun not in patient or not doer.active:
                return True
        if line is near[0] and _comes(line):
            return True
    return False


def _comes(line: Line) -> bool:
    """Whether those who use force come or act in a clause of their own: *when prisoners took over a wing*."""
    for k, low in enumerate(line.lows):
        if low not in {"when", "after", "as", "while"}:
            continue
        for n in range(k + 1, min(k + 7, len(line.lows))):
            low = line.lows[n]
            after = line.low(n + 1)
            if low in f.AGENTS | {"prisoners", "inmates"} and after not in g.BE | {"of", "had", "have", "said"}:
                return True
            if low in g.AUXILIARIES or line.clauses.breaks[n]:
                break
    return False


def _patients(line: Line, i: int, j: int) -> tuple[int, ...]:
    return tuple(dict.fromkeys(m.actor for m in line.mentions if i <= m.i < j))
