"""Words that honour and belittle: ranks and offices, warlords and regimes, and what only looks like them."""

from __future__ import annotations

from analyzer.actors import deeds as d
from analyzer.actors import words as w


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _verbs(entries: str) -> frozenset[str]:
    return frozenset(d.forms(entries))


SELF = frozenset(
    "styled proclaimed appointed declared described anointed crowned imposed titled named elected promoted".split()
)
"""After *self-*, these deny a title."""
OFFICES = frozenset(
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
PERSONS = frozenset(
    "warlord warlords strongman strongmen chieftain chieftains tyrant tyrants despot despots dictator dictators"
    " usurper usurpers pretender lackey lackeys stooge stooges puppet puppets henchman henchmen flunky flunkies"
    " flunkey flunkeys apparatchik apparatchiks mouthpiece autocrat autocrats crony cronies underling underlings"
    " minion minions upstart demagogue rabble-rouser satrap quisling quislings figurehead frontman goon goons"
    " functionary functionaries hatchet-man enforcer potentate generalissimo toady toadies hireling hirelings".split()
)
"""What nobody calls an officer or a minister whom they hold to be one."""
CRIMINAL = frozenset(
    "ringleader ringleaders kingpin kingpins mastermind masterminds boss bosses thug thugs gangster gangsters godfather"
    " bandit bandits agitator agitators firebrand troublemaker troublemakers".split()
)
"""The same, but also plain words of crime news: they count where somebody of like standing is near."""
JOURNALESE = frozenset("boss bosses mastermind masterminds firebrand bandit bandits".split())
BODIES = frozenset("regime regimes junta juntas clique cliques cabal cabals camarilla statelet".split())
GANGS = frozenset("gang gangs mob mobs cartel outfit outfits rabble rabbles band bands mafia cult entity".split())
NAMED = frozenset("named called known".split())
CAMPS = frozenset(
    "rebel rebels rebels' separatist separatists separatists' insurgent insurgents guerrilla guerrillas militia"
    " militias opposition union union's strike strikers protest protesters breakaway secessionist militant"
    " resistance clan tribal paramilitary faction northern southern eastern western northerners southerners".split()
)
"""What the other side in a conflict is made of."""
LEADERS = frozenset("leader chief commander head counterpart rival leaders commanders opposite".split())
LEADS = frozenset("leads led heads headed commands commanded".split())
MEETS = _verbs("meet:met host receive greet debate face confront join telephone phone")
DEALS = _verbs("meet:met speak:spoke/spoken talk negotiate") | frozenset("talks hands negotiations".split())
CAPOS = frozenset("leader leaders chief chiefs boss bosses head commander commanders".split())
NOBODY = frozenset("man woman fellow person clerk certain one".split())
RANKS = (
    w.RANKS
    | frozenset(
        "spokesman spokeswoman chairman chairwoman chair envoy mp lawmaker congressman congresswoman leader speaker"
        " patriarch vice-president judge justice prosecutor attorney excellency honourable honorable highness majesty"
        " brig adm cmdr chairperson head delegate councillor representative pm diplomat executive monsignor mufti"
        " superintendent constable commandant negotiator deputy".split()
    )
) - frozenset("mr mrs ms".split())
HIGH = frozenset("president premier minister chancellor governor general ambassador archbishop admiral".split())
"""Offices that honour even without a name."""
INSTITUTIONS = frozenset("army parliament cabinet ministry senate authorities state".split())
CAPITAL = frozenset("court parliament assembly senate congress council ministry army navy cabinet".split())
"""Bodies of a state."""
ASSUMING = frozenset(
    "calls styles proclaims declares calling styling proclaiming declaring declared proclaimed styled called crowned"
    " appointed titles titled dubs dubbed".split()
)
"""Before *himself*, these make a title one's own invention."""
NOT_POLITICAL = frozenset(
    "tax taxation training fitness exercise diet dietary skincare skin-care treatment drug dosing feeding sanctions"
    " regulatory legal licensing licence license inspection inspections visa trade tariff pricing testing"
    " maintenance cleaning sleep workout beauty watering planting grazing planning pension bail flow rainfall fire"
    " climate weather safety privacy copyright border customs subsidy welfare benefit benefits revision medication"
    " vaccination screening health strict daily gruelling grueling rigorous punishing harsh monetary exchange rate"
    " currency wage verification data insulin accounting compliance parking quota fishing fisheries royalty bidding"
    " audit property ownership rental rehabilitation physiotherapy chemotherapy morning evening antibiotic".split()
)
"""Before *regime*, these make it a set of rules."""
RULING = frozenset(
    "military communist islamist authoritarian theocratic puppet ruling racist apartheid brutal hated clerical fascist"
    " leftist rightist marxist baathist totalitarian dictatorial rogue criminal occupation rival northern southern"
    " eastern western old neighbouring neighboring".split()
)
CRIME = frozenset(
    "drug drugs cocaine heroin fentanyl smuggling trafficking traffickers robbery robberies burglary burglaries theft"
    " thefts fraud fraudster laundering extortion racket racketeering heist convicted sentenced jailed charged trial"
    " pleaded indicted arraigned scam counterfeit blackmail loan-sharking dealers dealing prostitution".split()
)
PEERS = frozenset(
    "rebel rebels militia militias separatist separatists faction factions truce ceasefire talks talk negotiations army"
    " forces opposition insurgent insurgents guerrilla guerrillas breakaway commands command province troops fighters"
    " summit treaty accord peace union strike management owners company employers party coalition council front line"
    " ministers mediators mediator signed prisoners hostages frontline"
    " protest protests protesters demonstrators march marchers blockade uprising insurgency ultimatum recount".split()
)
"""Where these stand in a draft, two sides face each other."""
PAST = frozenset(
    "century ancient medieval feudal viking bronze mythical legendary fictional cartoon comic 19th 18th 17th".split()
)
