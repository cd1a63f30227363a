"""Sponsor and labels stacked before a noun: *Eastern-backed hardline separatist gunmen*."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer import grammar as g
from analyzer.actors.scene import Line, Scene
from analyzer.patterns import Found
from analyzer.patterns.common import words as p
from analyzer.patterns.common.backers import BACKING, Backed, backed, hyphen, stops, told

_EXTREME = p.words(
    "separatist secessionist islamist jihadist jihadi salafist salafi takfiri wahhabi terrorist terror extremist"
    " radical fundamentalist fanatical fanatic hardline ultranationalist fascist neofascist nazi"
    " militant insurgent rebel insurrectionist anarchist supremacist irredentist splittist breakaway"
    " mercenary criminal bandit renegade rogue genocidal"
)
"""These judge what a group wants, whoever it is."""
_CAMPS = p.words(
    "nationalist marxist communist maoist leftist rightist socialist royalist monarchist loyalist unionist populist"
    " conservative liberal progressive theocratic clerical religious sectarian tribal ethnic clan opposition"
    " anti-government antigovernment dissident partisan pro revolutionary guerrilla paramilitary militia puppet proxy"
    " trotskyist leninist stalinist baathist zionist hindutva evangelical secular feminist green environmental"
    " climate reactionary authoritarian southern northern eastern western"
)
"""These say which camp, people or faith a group is of."""
_WINGS = p.words("left right")
_CONTESTED = p.words(
    "rebels rebel insurgents insurgent militants militant gunmen gunman guerrillas guerrilla militia militias"
    " militiamen"
    " terrorists terrorist extremists extremist jihadists jihadist jihadis separatists separatist mercenaries mercenary"
    " bandits radicals radical islamists islamist fanatics fanatic thugs zealots secessionists paramilitaries warlords"
    " agitators plotters rioters conspirators insurrectionists raiders marauders supremacists nationalists"
    " fundamentalists ultranationalists anarchists fascists neo-nazis nazis marxists communists maoists loyalists"
    " vigilantes saboteurs infiltrators subversives provocateurs coup-plotters putschists death-squads hooligans"
    " troublemakers brigands cutthroats goons fighters fighter combatants gang gangs cartel cartels outfit outfits"
    " faction factions mob activists ideologues warlord hardliners insurgency rebellion uprising"
)
"""Nouns for people in a conflict that a party to it would refuse, or that are no more than armed."""
_PLAIN = p.words(
    "forces force troops army armies soldiers units unit brigade brigades battalion battalions column columns"
    " group groups movement movements party parties coalition alliance front bloc campaign campaigners protesters"
    " protestors demonstrators marchers dissidents opposition candidates candidate politicians politician lawmakers mps"
    " government administration regime junta authorities president premier leaders leader commander commanders"
    " organisation organisations organization organizations network networks lobbyists tribesmen students clerics"
    " cleric"
    " militaries men bloggers prosecutors prosecutor senators mayors councillors judges strikers preachers preacher"
    " imams settlers cells cell"
    " alliance wing camp"
)
"""Nouns for parties to a dispute that any of them would use."""
_ELECTED = p.words(
    "candidates candidate politicians politician lawmakers mps senators mayors councillors party parties"
)
"""Of these it is told as a plain fact from where they are and for which camp they stand."""
_HEADS = _CONTESTED | _PLAIN
_NAMING = p.verbs("call describe label brand term dub")
_ENOUGH = 2


def find(scene: Scene) -> Iterator[Found]:
    """A sponsor with two more labels in one noun phrase, where no other side has its sponsor named beside it."""
    for line in scene.lines:
        if BACKING.isdisjoint(line.lows):
            continue
        phrases = list(backed(line))
        for b in phrases:
            head = _head(line, b)
            if head < 0 or _weight(scene, line, b, head) < _ENOUGH or _evened(scene, line, b, head, phrases):
                continue
            start = _begins(line, b)
            if not _NAMING.isdisjoint(line.lows[max(0, b.first - 3) : b.first]):
                continue
            if scene.voice(line, line.at(b.i, b.k + 1)) in {"outlet", "attributed"}:
                yield Found((line.at(start, head + 1),), tuple(_actors(line, b, head)))
                break


def _head(line: Line, b: Backed) -> int:
    """The noun of the phrase, where it is a party to a dispute; -1 where it is none."""
    for k in range(b.k + 1, b.j):
        low = line.lows[k]
        if low not in _HEADS or (k + 1 < b.j and hyphen(line, k + 1) and line.lows[k + 1] not in _HEADS):
            continue
        while k + 1 < b.j and (line.lows[k + 1] in _HEADS or (line.low(k + 2) in _HEADS and k + 2 < b.j)):
            if line.low(k + 1) not in _HEADS and line.low(k)[-1] == "s":
                break
            k += 1
        if k + 1 < b.j and _noun_follows(line, k):
            return -1
        return k
    return -1


def _noun_follows(line: Line, k: int) -> bool:
    """Whether word k is no more than a modifier: *rebel spokesman*, *party members' choir*."""
    low = line.lows[k]
    return low[-1] != "s" and low not in {"militia", "opposition", "forces", "troops"} and line.low(k + 1)[-1:] == "s"


def _weight(scene: Scene, line: Line, b: Backed, head: int) -> int:
    """How much is piled on the noun beside its sponsor."""
    total = 1 if line.lows[head] in _CONTESTED else 0
    extreme = line.lows[head] not in _ELECTED
    before = [k for k in range(_begins(line, b), b.i) if line.lows[k] not in g.DETERMINERS]
    for k in (*before, *range(b.k + 1, head)):
        low = line.lows[k]
        if low in BACKING or (k + 1 < head and line.lows[k + 1] in BACKING and hyphen(line, k + 1)):
            continue
        if low in _EXTREME or (low in _WINGS and hyphen(line, k)) or (low == "line" and line.low(k - 1) == "hard"):
            total += 2
            extreme = True
        elif low in _WINGS and line.low(k + 1) == "wing":
            total += 1
            extreme = True
        elif low in _CAMPS or low in _CONTESTED or _named(line, k):
            total += 1
    return total if extreme else 0


def _named(line: Line, k: int) -> bool:
    """Whether a word before the noun is of a people, a faith or a group: *Kurdish*, *al-Qaida*; not *pro-Russian*."""
    return line.tokens.words[k][0].isupper() and (not hyphen(line, k) or len(line.low(k - 1)) == 2)


def _begins(line: Line, b: Backed) -> int:
    """First word of the phrase: labels may stand before the sponsor too."""
    k = b.i
    while k > b.first and not stops(line, k - 1):
        k -= 1
    while k < b.i and line.lows[k] not in _EXTREME | _CAMPS and not line.tokens.words[k][0].isupper():
        k += 1
    return k


def _evened(scene: Scene, line: Line, b: Backed, head: int, phrases: list[Backed]) -> bool:
    """Whether another party has its sponsor named too, in the sentence or the one before or after."""
    if any(o.k >= head or o.j <= b.i for o in phrases if o.k != b.k) or any(True for _ in told(line)):
        return True
    sponsor, noun = line.lows[b.k - 1][:4], line.lows[head]
    for near in (*scene.lines[max(0, line.number - 1) : line.number], *scene.lines[line.number + 1 : line.number + 2]):
        for o in backed(near):
            other = _head(near, o)
            if other >= 0 and near.lows[other] != noun and near.lows[o.k - 1][:4] != sponsor and not o.definite:
                return True
    return False


def _actors(line: Line, b: Backed, head: int) -> Iterator[int]:
    for m in line.mentions:
        if m.i <= head < m.j:
            yield m.actor
            return
