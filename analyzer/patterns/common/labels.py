"""Labels for people and bodies by family and grade: what one may be called, from −3 (delegitimising) to +3."""

from __future__ import annotations

from typing import NamedTuple

_TABLE = """\
armed -3: terrorist, terrorist group, terror group, terrorist organisation, terrorist organization, terrorist
    gang, terror gang, terrorist militia, terror cell, death squad, butcher, murderer, cutthroat, killer gang
armed -2: extremist, extremist group, fanatic, zealot, bandit, gangster, brigand, marauder, jihadi fanatic,
    warmonger
armed -1.5: killers
armed -1: militant, insurgent, jihadist, jihadi, islamist, separatist, militia, gunman, militiaman, paramilitary
armed 0: fighter, rebel, guerrilla, armed group, combatant, faction, attacker, assailant, raider, brigade,
    secessionist, self-defence unit, self-defense unit, loyalist, armed man, armed movement
armed 1: partisan, people's army, independence fighter, citizen soldier
armed 2: resistance fighter, liberation movement, defender, liberation army, resistance movement, liberation front
armed 3: freedom fighter, liberator, hero, martyr, patriot
separatist -2.5: splittist, traitor
separatist 0: independence supporter, independence campaigner, autonomy campaigner, independence movement
crowd -2: mob, rioter, looter, agitator, troublemaker, rabble, vandal, hooligan, anarchist, provocateur, ruffian,
    hoodlum, lout, wrecker, insurrectionist, rent-a-mob, horde
crowd 0: crowd, marcher, picketer, striker, squatter, person taking goods
crowd 1: protester, protestor, demonstrator, activist, campaigner, environmentalist, dissident, volunteer
crowd 2: peaceful demonstrator, peaceful protester, pro-democracy protester, democracy campaigner
rule -3: puppet government, puppet regime, puppet administration, stooge government, client regime, kleptocracy
rule -2: regime, dictatorship, tyranny, client state, cabal, clique
rule -1: junta
rule 0: government, administration, authority, cabinet, leadership, ministry
rule 1: elected government, transitional government, legitimate government, lawful government
person -3: dictator, tyrant, despot, puppet, stooge, butcher, madman, megalomaniac, monster
person -2: strongman, autocrat, warlord, demagogue, crony, henchman, firebrand, kingpin, ringleader, oligarch,
    rabble-rouser
person -1: ruler, tycoon, magnate
person 2: statesman, stateswoman, visionary, saviour, savior, national hero, hero, liberator, martyr, patriot, job
    creator, wealth creator, freedom fighter
hired -2: mercenary, hired gun, soldier of fortune, hired killer, dog of war, gun for hire
hired 0: private military contractor, security contractor, military contractor, contractor, private security
    guard, military adviser, military advisor, instructor, military trainer, foreign volunteer, private guard
foreign -2: invader, occupier, occupation force, occupying force, occupation army, occupying army, aggressor,
    invading force, occupation troops
foreign 0: foreign troops, foreign force, foreign soldier, coalition troops, troops, soldier, army, expeditionary
    force
foreign 1: peacekeeper, stabilisation force, peacekeeping force
foreign 2: liberator, liberating army, protector
migrant -3: illegals, bogus asylum seeker, bogus refugee, fake refugee, fake asylum seeker, border jumper,
    queue-jumper
migrant -2: illegal alien, illegal immigrant, alien
migrant -1.5: illegal migrant, economic migrant
migrant 0: migrant, undocumented immigrant, immigrant, new arrival, undocumented migrant, undocumented worker,
    people in the country illegally, newcomer, boat person, undocumented people, dreamer
migrant 0.5: asylum seeker, asylum-seeker, refugee, asylum applicant, displaced people, displaced family
migrant 1: new americans
prison -1: convict, felon, jailbird, con
prison 0: prisoner, inmate, detainee, incarcerated person, incarcerated people
prison 1: returning citizen, political prisoner, prisoner of conscience
benefit -3: scrounger, sponger, freeloader, layabout, welfare queen, benefit cheat, shirker, skiver, parasite,
    welfare cheat
benefit -1: welfare dependant
benefit 0: benefit claimant, claimant, welfare recipient, jobseeker, job seeker, unemployed people, recipient
benefit 1: working poor
rich -3: fat cat, robber baron, profiteer, bloodsucker
rich 0: business owner, employer, businessman, businesswoman, company director, entrepreneur, chief executive,
    boss, investor, landlord, developer
rich 2: job creator, wealth creator, captain of industry
union -3: union thug, union bully
union -2: union baron
union -1: union boss
union 0: union leader, union official, shop steward, union organiser, union organizer, union member, union
    president
union 2: workers' champion
scab -3: scab, blackleg
scab 0: replacement worker, temporary worker, agency worker, replacement, strike-breaker, replacement driver,
    non-striking worker, agency staff
leak -3: traitor, turncoat, rat, snitch
leak -1: leaker
leak 0: source who disclosed, former analyst, former contractor, informant, former employee, source
leak 1: whistleblower, whistle-blower, truth-teller
faith -2: cult, doomsday cult, cultist, brainwashed follower
faith -1: sect
faith 0: religious group, church, new religious movement, congregation, faith group, religious community, temple,
    spiritual group, fellowship, worshipper, follower
antiabortion -1: anti-choice
antiabortion 0: anti-abortion
antiabortion 1: pro-life, right-to-life
proabortion -1: pro-abortion, pro-death, abortionist
proabortion 0: abortion-rights, abortion rights
proabortion 1: pro-choice, reproductive rights, reproductive freedom
climate -3: eco-terrorist, eco-fascist, ecoterrorist, eco-thug
climate -2: alarmist, climate alarmist, eco-zealot, climate zealot, eco-mob, climate fanatic, eco-loon, doomsayer,
    doom-monger, climate cultist, green zealot
climate 0: climate campaigner, climate activist, environmental activist, climate protester, environmental
    campaigner, green campaigner, environmental group, climate group, environmentalist, conservationist, climate
    marcher
climate 1: climate defender, water protector, land defender, earth defender
denial -2: climate denier, science denier, denier, denialist, climate-change denier, climate change denier,
    flat-earther
denial 0: climate sceptic, climate skeptic, sceptic, skeptic, person who rejects climate science, contrarian
denial 1: climate realist
camp -3: snowflake, woke mob, libtard, leftist mob, commie, bigot, nazi, deplorable, fascist
camp -1: leftist, reactionary, woke
camp 0: liberal, conservative, supporter, voter, lawmaker, student, delegate, member, republican, democrat,
    progressive, traditionalist
slur -3: thug, goon, scum, vermin, savage, barbarian, traitor, coward, parasite, criminal, crook, lunatic,
    fanatic, henchman, gangster, hoodlum, stooge, monster, ghoul, animal
"""
"""Family, grade and nouns in the singular; what goes on from the line before is indented."""

PERSONAL = frozenset("person leak prison rich union name armed crowd migrant slur".split())
"""Families in which one person may be meant."""
PREFIXED = frozenset({"antiabortion", "proabortion"})
"""Families whose labels are adjectives before any noun for people."""
COLLECTIVE = frozenset(
    "mob rabble horde crowd regime junta government administration authority cabinet leadership militia squad group"
    " cult sect church gang cell movement resistance brigade faction army force front scum vermin dictatorship cabal"
    " clique congregation ministry temple fellowship community troops staff poor people tyranny state organisation"
    " organization family youth".split()
)
"""Singulars that mean several people."""


def _plural(noun: str) -> str:
    """The plural of a noun."""
    if noun.endswith("man") and noun not in {"woman"}:
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith("person"):
        return noun[:-6] + "people"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


class Entry(NamedTuple):
    """A label: its words in lower case without hyphens, its family and grade, and whether it may mean one person."""

    words: tuple[str, ...]
    family: str
    grade: float
    single: bool


def _entries() -> dict[str, tuple[Entry, ...]]:
    """Labels by their first word, the longest first."""
    out: dict[str, list[Entry]] = {}
    for row in _TABLE.replace("\n    ", " ").splitlines():
        what, _, phrases = row.partition(": ")
        family, grade = what.split()[0], float(what.split()[1])
        for phrase in phrases.split(","):
            words = tuple(phrase.strip().replace("-", " ").split())
            forms = [(words, words[-1] not in COLLECTIVE and not words[-1].endswith("s"))]
            if family not in PREFIXED and words[-1] not in {"troops", "people", "illegally", "disclosed", "americans"}:
                forms.append(((*words[:-1], _plural(words[-1])), False))
            for form, single in forms:
                out.setdefault(form[0], []).append(Entry(form, family, grade, single))
    return {first: tuple(sorted(rows, key=lambda e: -len(e.words))) for first, rows in out.items()}


ENTRIES = _entries()
_MILD = frozenset(
    "protester protesters protestor protestors demonstrator demonstrators activist activists campaigner campaigners"
    " volunteer volunteers environmentalist environmentalists dissident dissidents liberal conservative people's"
)
LOADED = frozenset(
    word
    for first, rows in ENTRIES.items()
    if first not in _MILD and any(abs(e.grade) >= 1 for e in rows)
    for word in (first, f"{first}'s")
)
"""Words with which a label begins that is not plain: without one of them a draft is not read."""
