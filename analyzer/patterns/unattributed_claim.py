"""Unattributed claim: what was hit, why, how many died and by whose hand, told as fact with no source near."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer import grammar as g
from analyzer import reporting as r
from analyzer.actors import deeds as d
from analyzer.actors import words as w
from analyzer.actors.scene import Line, Scene
from analyzer.patterns import Found
from analyzer.patterns import words as p
from analyzer.sentences import Span


def _forms(lemmas: str) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in r.inflections(lemma))


_SOURCED = (
    _forms(
        "say allege assert insist contend claim announce report admit acknowledge concede confirm accuse deny tell"
        " disclose reveal testify estimate declare maintain state warn blame describe suspect believe conclude explain"
        " reject dismiss doubt argue suggest document verify identify charge convict plead recount recall boast"
        " condemn denounce dispute count film investigate corroborate quote cite broadcast publish release note"
    )
    | p.words(
        "according reportedly allegedly apparently evidently purportedly unclear unknown unconfirmed unverified claims"
        " found shows showed seen saw witnesses witness footage film video photographs photos pictures images satellite"
        " court tribunal inquiry inquest jury judge judges verdict ruled ruling investigators investigation prosecutors"
        " reporter reporters journalists reporter's correspondent newspaper indictment evidence trial findings"
        " report statement spokesman spokeswoman spokesperson figure figures toll eyewitnesses survey study testimony"
        " autopsy forensic convicted guilty account accounts version versions responsibility whoever whether"
        " apparent suspected alleged called calls supposedly"
    )
) - p.words("state states note notes release releases charges charging film filming")  # fmt: skip
"""Any of these in a sentence or beside it gives a source, or says that there is none."""
_QUIET = p.words("who whom what how why whether nobody no none neither nor if would could might may should")
_ACCIDENT = p.words(
    "coach bus crash crashed avalanche landslide fire firefighters fireworks flood floods earthquake storm cyclone"
    " hurricane typhoon lightning collapse collapsed derailed capsized sank mine-shaft boiler gas-leak outbreak cholera"
    " virus disease surgery patients vaccine famine drought heatwave lorry motorway accident mudslide rockfall ferry"
    " climbers hikers skiers"
)
_ELSEWHERE = p.SPORT | p.words(
    "defenders midfield strikers wing-back counter-attack united's match season scored kick games players game chess"
    " shareholders profit profits costs investors customers sales prices recipe film-maker museum visitors exhibition"
    " novel actor actors re-enactment rehearsal drill exercise audience stage"
)
_STRIKES = {
    **d.RUINING,
    **d.KILLING,
    **d.forms("fire attack kill seize capture explode detonate ambush open hit:hit wipe take:took/taken raze assault"),
}
_AGENTS = p.words(
    "jets warplanes planes aircraft drones drone helicopters gunships artillery missiles missile rockets tanks snipers"
    " sniper shells bombers divers agents spies gunmen troops soldiers army navy forces fighters militants rebels"
    " insurgents guerrillas militia militias militiamen separatists terrorists extremists jihadists paramilitaries"
    " police officers guards commandos paratroopers regiment battalion brigade brigades group settlers marchers"
    " protesters demonstrators rioters anarchists thugs mob crowd youths saboteurs hackers mercenaries loyalists"
    " islamists strikers activists villagers herders herdsmen gang cartel junta regime government intelligence"
    " gunners marines unit units vigilantes patriots hooligans nationalists neo-nazis supremacists dissidents"
    " assassins bombers strike strikes airstrike airstrikes raid bombardment shelling blast attack ministry cia mossad"
    " fsb isi raw mi6 kgb nato hamas hezbollah taliban isis loyalist secessionists convoy warships gunboats"
    " coastguard commander general conspirators plotters operatives bomber gunman raiders"
)
"""Who does violence that is disputed: bodies, arms and crowds."""
_ARMS = p.words(
    "weapons weapon arms ammunition munitions chemical chemicals-weapons drone drones missile missiles rocket rockets"
    " explosives bomb bombs bomb-making mortar nuclear biological military militant militants terrorist terror rebel"
    " insurgent guerrilla hamas hezbollah pkk taliban isis spy intelligence enemy fighters mercenaries mercenary"
    " nerve-gas poison-gas suicide sniper shell shells tank artillery air-defence radar logistics smugglers"
)
_SITES = p.words(
    "workshop workshops factory factories plant plants depot depots store stores cache caches laboratory laboratories"
    " lab labs warehouse warehouses dump dumps site sites facility facilities arsenal arsenals stockpile stockpiles"
    " position positions stronghold strongholds base bases camp camps hideout hideouts headquarters centre center"
    " centres centers cell cells nest nests tunnel tunnels bunker bunkers post posts hub hubs school"
    " infrastructure convoy convoys compound compounds shipment shipments network launcher launchers ramp barracks"
)
_ALONE = p.words(
    "hideout hideouts arsenal bunker bunkers launchpad launchpads stronghold strongholds lair lairs weapons-store"
    " safehouse safehouses"
)
"""Sites that are military by their name."""
_COVER = p.words(
    "school schools mosque church hospital clinic market bakery house houses home homes apartment flats suburb district"
    " village temple synagogue university museum orphanage farm building kindergarten nursery block tower monastery"
    " camp neighbourhood neighborhood street"
)
_HIDES = p.words("under beneath inside below in within behind")
_PURPOSE = p.words(
    "avenge punish provoke terrorise terrorize frighten scare intimidate sow spread wreck sabotage derail drag force"
    " drive break undermine destabilise destabilize humiliate silence cow crush crack freeze starve erase cleanse"
    " expel clear grab seize raise push stop block thwart stoke inflame ignite incite spark trigger start widen"
    " prolong prevent discredit disrupt demoralise demoralize weaken exterminate eliminate wipe retaliate show"
    " teach warn send distract divert hide conceal cover profit win swing rig steal blackmail bully kill murder"
    " massacre maim create cause inflict cut empty depopulate frame smear embarrass settle turn test draw lure bait"
    " deter extort control keep deny rob scupper spoil hurt harm stir press pressure influence shut mask"
)
"""What those who do violence are said to want."""
_WANTS = p.words("attempt bid effort hope hopes aim order ploy plot revenge retaliation punishment move plan")
_MEANT = p.words("meant intended designed aimed calculated planned supposed staged timed")
_BLAMES = p.verbs("supply arm fund finance plan plot mastermind order orchestrate engineer send:sent direct train")
_PLOTS = p.words(
    "coup attack attacks raid bombing massacre killing killings assassination ambush gunmen drones missiles rockets"
    " weapons hijacking riot riots uprising explosion sabotage plot murder murders insurgency rebels militants"
    " fighters mercenaries hackers hitmen assassins bombers explosives shooting"
)
_FIRST = p.words("stone stones shot shots bottle bottles punch punches blow rocket rockets")
_DEAD = p.words("died dead killed perished killing")
_PEOPLE = p.words(
    "civilians villagers people protesters demonstrators soldiers fighters terrorists militants rebels children women"
    " men residents worshippers refugees insurgents troops mourners marchers students families gunmen guerrillas"
    " combatants prisoners passengers farmers herders workers policemen officers mercenaries miners pilgrims"
    " schoolchildren migrants patients inhabitants conscripts recruits guards commanders hostages settlers"
)
_TENS = p.words(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty"
    " seventy eighty ninety hundred thousand dozens hundreds thousands scores"
)
_LEAST = 10
"""A toll below this may well have been counted by anybody."""
_MODERN = 1980
_GATE = frozenset(_STRIKES) | _AGENTS | _DEAD | _BLAMES | p.words(
    "shields throw threw thrown burned burnt burning burn set lit work used using hidden hid alight fighting shot"
)  # fmt: skip
_BEFORE_SUBJECT = p.words("and but then also")


def find(scene: Scene) -> Iterator[Found]:
    """Sentences that state what only a side to a conflict can say."""
    sourced: dict[int, bool] = {}

    def is_sourced(number: int) -> bool:
        if not 0 <= number < len(scene.lines):
            return False
        if number not in sourced:
            line = scene.lines[number]
            sourced[number] = bool(line.quotes) or not _SOURCED.isdisjoint(line.lows) or bool(scene.speech(line))
        return sourced[number]

    for line in scene.lines:
        lows = line.lows
        if _GATE.isdisjoint(lows) or is_sourced(line.number):
            continue
        if not _ELSEWHERE.isdisjoint(lows) or _is_past(lows) or lows[0] in _QUIET:
            continue
        span = _target(line) or _motive(line) or _blame(scene, line) or _toll(scene, line)
        if span is None or is_sourced(line.number + 1) or is_sourced(line.number - 1):
            continue
        yield Found((span,), tuple(dict.fromkeys(m.actor for m in line.mentions if m.start < span[1])))


def _is_past(lows: list[str]) -> bool:
    """Whether a sentence tells of times that historians have settled."""
    return any(low.isdigit() and len(low) == 4 and 1000 < int(low) < _MODERN for low in lows) or "century" in lows


def _acts(line: Line) -> bool:
    """Whether somebody does violence in a sentence."""
    return any(
        low in _STRIKES and not line.quoted(k) and line.low(k - 1) not in g.DETERMINERS
        for k, low in enumerate(line.lows)
    )


def _target(line: Line) -> Span | None:
    """*Destroyed a weapons workshop*, *a command centre beneath the school*: what the target is said to have been."""
    lows = line.lows
    if not _acts(line) and _HIDES.isdisjoint(lows) and "used" not in lows:
        return None
    for k, low in enumerate(lows):
        if low not in _SITES and low not in _ALONE:
            continue
        i = k
        while i and line.tokens.joined(i - 1, i) and k - i < 4 and not _parts(lows[i - 1]):
            i -= 1
        inside = set(lows[i:k])
        command = low in {"centre", "center", "centres", "centers", "post", "posts"} and "command" in inside
        military = command or low in _ALONE or not _ARMS.isdisjoint(inside)
        if low in {"camp", "camps"}:
            military = military or bool({"training"} & inside)
        if low in {"school", "plant", "plants", "barracks"} and not _ARMS - {"nuclear"} & inside:
            continue
        if not military:
            continue
        before = line.low(i - 1) if line.low(i - 1) not in g.DETERMINERS else line.low(i - 2)
        hidden = any(
            lows[n] in _HIDES and not _COVER.isdisjoint(lows[n + 1 : n + 4])
            for n in range(k + 1, min(k + 6, len(lows)))
        )
        housed = before == "as" and not {"used", "served", "serving"}.isdisjoint(lows)
        struck = any(
            lows[n] in _STRIKES and (lows[n] not in {"open", "fire", "fires"})
            for n in range(max(0, i - 8), len(lows))
            if n not in range(i, k + 1)
        )
        if housed or hidden or struck:
            return line.at(i, k + 1)
    if "shields" in lows and "human" in lows:
        k = lows.index("shields")
        return line.at(max(0, k - 1), k + 1)
    return None


def _parts(low: str) -> bool:
    return (
        low in g.DETERMINERS
        or low in w.PREPOSITIONS
        or low in g.AUXILIARIES
        or low in _STRIKES
        or low in w.CLAUSE_BREAKERS
    )


def _motive(line: Line) -> Span | None:
    """*Shelled the market to sow panic*: why it was done."""
    lows, c = line.lows, line.clauses
    if not _acts(line) and not ({"burned", "burnt", "set", "lit", "shot", "threw", "raid", "strike"} & set(lows)):
        return None
    if _AGENTS.isdisjoint(lows) and not any(m.first == 0 or True for m in line.mentions):
        return None
    for k in range(1, len(lows)):
        low = lows[k]
        if line.quoted(k):
            continue
        following = line.low(k + 1)
        if low == "to" and following in _PURPOSE:
            before = line.low(k - 1)
            wanted = before in _WANTS or before in _MEANT or (before == "as" and line.low(k - 2) == "so")
            if not wanted and (before in _TAKES_TO or before in g.AUXILIARIES or before in w.PREPOSITIONS):
                continue
            if wanted or _violence_before(line, k):
                return line.at(k, min(k + 4, c.lasts[k]))
        elif low in {"because", "since"} and following not in {"of", "then"} and low == "because":
            if _violence_before(line, k):
                return line.at(k, min(k + 4, c.lasts[k]))
        elif low == "for" and following.endswith("ing") and _violence_before(line, k) and "punish" in lows[k - 4 : k]:
            return line.at(k, k + 2)
        elif low in {"hoping", "seeking", "trying", "wanting", "intending", "determined"} and c.breaks[k]:
            if following in {"for", "to"} and _violence_before(line, k):
                return line.at(k, min(k + 4, c.lasts[k]))
        elif low in {"revenge", "retaliation", "punishment", "vengeance", "reprisal"} and line.low(k - 1) in {
            "in",
            "as",
        }:
            if following in {"for", "against"} and _violence_before(line, k):
                return line.at(k - 1, k + 2)
        elif low == "out" and following == "of" and line.low(k + 2) in {"spite", "hatred", "revenge", "malice"}:
            if _violence_before(line, k):
                return line.at(k, k + 3)
    return None


_TAKES_TO = p.words(
    "want wants wanted refuse refuses refused try tries tried begin began begun continue continues continued able"
    " unable need needs needed have has had is are was were going ready agreed agree order ordered forced allowed"
    " failed fail threatened threaten vowed vow promised used asked urged told expected due likely back close led"
    " helped decided decide planned hope"
)
"""After these, *to* begins no purpose."""


def _violence_before(line: Line, k: int) -> bool:
    """Whether violence by an actor is told before word k."""
    lows = line.lows
    for n in range(k):
        low = lows[n]
        if low in _STRIKES or low in {
            "burned",
            "burnt",
            "torched",
            "set",
            "threw",
            "throw",
            "lit",
            "raid",
            "strike",
            "bomb",
        }:
            if low in {"set", "hit", "cut", "strike", "raid", "bomb"} and not _kills(line, n, k):
                continue
            if not _AGENTS.isdisjoint(lows[:k]) or any(m.i < n for m in line.mentions):
                return True
    return False


def _kills(line: Line, n: int, k: int) -> bool:
    """Whether an ambiguous word is violence here."""
    lows = line.lows
    if lows[n] == "set":
        return not {"fire", "alight", "ablaze", "bomb", "off"}.isdisjoint(lows[n + 1 : k])
    if lows[n] == "cut":
        return False
    return not _AGENTS.isdisjoint(lows[:k])


def _blame(scene: Scene, line: Line) -> Span | None:
    """*Supplied the drones*, *was the work of …*, *fired first*: by whose hand."""
    lows = line.lows
    for k, low in enumerate(lows):
        if line.quoted(k):
            continue
        following = line.low(k + 1)
        if low == "work" and following == "of" and line.low(k - 1) == "the" and line.low(k - 2) in g.BE:
            if not _DISASTERS.isdisjoint(lows[:k]):
                return line.at(k - 2, min(k + 4, len(lows)))
        elif low in _BLAMES and not low.endswith("ing") and not _PLOTS.isdisjoint(lows[k + 1 : k + 5]):
            if line.low(k - 1) in g.DETERMINERS | w.PREPOSITIONS | {"to"} or line.low(k - 1) in g.BE:
                continue
            if _leads(scene, line, k):
                return line.at(k, min(k + 4, len(lows)))
        elif low in {"threw", "fired", "hurled", "cast", "struck"}:
            rest = lows[k + 1 : k + 5]
            if ("first" in rest) and (not _FIRST.isdisjoint(rest) or low == "fired"):
                return line.at(k, min(k + 4, len(lows)))
        elif low == "had" and not {"shot", "killed", "murdered", "poisoned", "assassinated"}.isdisjoint(
            lows[k + 2 : k + 8]
        ):
            if "been" not in lows[k : k + 3] and _leads(scene, line, k):
                n = next(
                    n
                    for n in range(k + 2, k + 8)
                    if line.low(n) in {"shot", "killed", "murdered", "poisoned", "assassinated"}
                )
                if line.low(k + 1) not in {"shot", "killed"} and not line.low(n - 1) == "had":
                    return line.at(k, n + 1)
        elif low == "fighting" and following in {"beside", "alongside", "for", "with"} and line.low(k - 1) in g.BE:
            if not _AGENTS.isdisjoint(lows[:k]) and not _AGENTS.isdisjoint(lows[k + 1 : k + 5]):
                return line.at(k - 1, k + 2)
        elif low == "snipers" and not {"fired", "shot", "opened"}.isdisjoint(lows[k : k + 4]):
            return line.at(k, k + 2)
        elif low in {"blew", "blown"} and "up" in lows[k : k + 2] and k and _agent_before(line, k):
            return line.at(k, k + 2)
        elif low in {"burned", "burnt", "torched", "stuffed", "stole"} and "ballot" in lows[k + 1 : k + 4]:
            return line.at(k, k + 3)
    return None


_DISASTERS = p.words(
    "blast explosion bomb bombing attack killing fire massacre murder sabotage shooting raid arson leak"
)


def _agent_before(line: Line, k: int) -> bool:
    return not _AGENTS.isdisjoint(line.lows[:k])


def _leads(scene: Scene, line: Line, k: int) -> bool:
    """Whether a state, its services or an armed body is the subject of the verb at word k."""
    if not _AGENTS.isdisjoint(line.lows[:k]):
        return True
    actor = scene.subject(line, k)
    return actor >= 0 and scene.members[actor].kind in {"state", "government", "force", "armed", "police", "party"}


def _toll(scene: Scene, line: Line) -> Span | None:
    """*Killed 117 villagers*: how many died, by whose hand."""
    lows = line.lows
    if _DEAD.isdisjoint(lows) or not _ACCIDENT.isdisjoint(lows):
        return None
    for k, low in enumerate(lows):
        if not (_figure(low) and _counts(line, k)):
            continue
        head = next((n for n in range(k + 1, min(k + 5, len(lows))) if lows[n] in _PEOPLE), -1)
        if head < 0:
            continue
        before = lows[max(0, k - 4) : k]
        if "killed" in before or "killing" in before or "murdered" in before or "massacred" in before:
            if _agent_before(line, k) or any(m.i < k for m in line.mentions):
                return line.at(k, head + 1)
        elif not {"died", "killed", "perished"}.isdisjoint(lows[head + 1 : head + 4]) and _is_war(scene, line):
            return line.at(k, head + 1)
    return None


def _figure(low: str) -> bool:
    if low[0].isdigit():
        number = low.replace(",", "")
        return number.isdigit() and int(number) >= _LEAST
    return low in _TENS


def _counts(line: Line, k: int) -> bool:
    return line.low(k + 1) not in {
        "years",
        "minutes",
        "hours",
        "days",
        "miles",
        "km",
        "metres",
        "per",
        "percent",
        "am",
        "pm",
    }


def _is_war(scene: Scene, line: Line) -> bool:
    """Whether a conflict is told of in a sentence or the one before."""
    near = scene.lines[max(0, line.number - 1) : line.number + 1]
    return any(not _AGENTS.isdisjoint(x.lows) and not set(_STRIKES).isdisjoint(x.lows) for x in near)
