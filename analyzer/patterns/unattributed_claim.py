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


def _reporting(lemmas: str) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in r.inflections(lemma))


_SOURCED = (
    _reporting(
        "say allege assert insist contend claim announce report admit acknowledge concede confirm accuse deny tell"
        " disclose reveal testify estimate declare maintain state warn blame describe suspect believe conclude explain"
        " reject dismiss argue suggest document verify identify convict recount recall boast denounce dispute"
        " investigate corroborate quote cite show call"
    )
    | p.words(
        "according reportedly allegedly apparently evidently purportedly supposedly unclear unknown unconfirmed"
        " unverified found counted seen saw witnesses witness eyewitnesses footage satellite figure figures "
        " inquiry inquest jury verdict ruled ruling investigators investigation prosecutors"
        " indictment evidence findings statement"
        " spokesman spokeswoman spokesperson survey study testimony autopsy forensic guilty accounts version"
        " versions responsibility whoever whether apparent suspected pleaded published "
    )
) - p.words("state states show call calls calling stating warning warnings identifying")
"""Any of these in a sentence or beside it gives a source, or says that there is none."""
_QUIET = p.words("who whom what how why whether nobody no none neither nor if should")
_ELSEWHERE = p.SPORT | p.words(
    "defenders midfield counter-attack match season scored kick games players game shareholders profit investors"
    " customers shoppers recipe exhibition novel re-enactment rehearsal drill drills exercise exercises audience stage"
    " film-maker video-game"
)
_ACCIDENT = p.words(
    "coach bus crash crashed avalanche landslide firefighters fireworks flood floods earthquake storm cyclone"
    " hurricane typhoon lightning collapsed derailed capsized boiler outbreak cholera virus disease surgery vaccine"
    " famine drought heatwave lorry motorway accident mudslide rockfall ferry climbers hikers skiers overturned"
)
_VIOLENCE = {**d.RUINING, **d.KILLING, **d.WOUNDING} | d.forms(
    "capture explode detonate raid launch set:set fire open blow:blew/blown drag+ drive:drove/driven hack poison"
)
_VAGUE = p.words(
    "set hit cut strike strikes level target targets storm storms raid raids shell shells rocket rockets mortar"
    " mortars blast blasts missile missiles drone drones bomb bombs attack attacks wound wounds scar scars club"
    " clubs cane canes mob mobs rough round knife hack force forces ship crush sink kick kicks slap stone stones"
    " gas damage poison launch launched beat starve disappear drive purge purges jail hang whip drove driven"
)
"""Forms that are violence only where somebody who does it comes before."""
_NO_STRIKES = (_VAGUE - {"hit"}) | p.words("set setting fire fired firing open opened opening fires opens sets")
_WEAPONS = p.words(
    "jets warplanes planes aircraft drones drone helicopters gunships artillery missiles missile rockets rocket tanks"
    " shells shell bombers strike strikes airstrike airstrikes raid raids bombardment shelling blast attack attacks"
    " warships gunboats mortars gunners bombing bomb massacre ambush shooting"
)
_FIGHTERS = p.words(
    "snipers sniper divers agents spies gunmen gunman troops soldiers army navy forces fighters militants rebels"
    " insurgents guerrillas militia militias militiamen separatists terrorists extremists jihadists paramilitaries"
    " police officers guards commandos paratroopers regiment battalion brigade brigades group settlers marchers"
    " protesters demonstrators rioters anarchists thugs mob youths saboteurs hackers mercenaries loyalists"
    " islamists strikers activists herders herdsmen gang cartel junta regime government intelligence"
    " marines unit units vigilantes nationalists neo-nazis supremacists dissidents assassins cia mossad fsb isi raw mi6"
    " kgb gru hamas hezbollah taliban isis secessionists coastguard conspirators plotters operatives raiders bomber"
    " opposition generals minister's henchmen supporters kremlin palace services service loggers miners villagers"
    " police's army's regime's government's junta's militia's movement faction factions hooligans looters policemen"
)
"""Bodies and crowds whose violence is disputed."""
_AGENTS = _WEAPONS | _FIGHTERS
_PARTIES = (
    frozenset(w.ROLES) | w.PERSONS | p.words("men youths boys backers agents owners bosses allies migrants")
) - p.words("factory plant hospital school families women children patients victims bystanders")
"""Whoever else may be said to have done it."""
_ARMS = p.words(
    "weapons weapon arms ammunition munitions chemical drone drones missile missiles rocket rockets explosives bomb"
    " bombs bomb-making mortar nuclear biological military militant militants terrorist terror rebel insurgent"
    " guerrilla hamas hezbollah pkk taliban isis spy intelligence enemy fighters mercenaries mercenary nerve poison"
    " suicide sniper shell shells artillery air-defence radar gun guns fuse grenade explosive armed smuggling"
    " hostage torture"
)
_SITES = p.words(
    "workshop workshops factory factories plant plants depot depots store stores cache caches laboratory laboratories"
    " lab labs warehouse warehouses dump dumps site sites facility facilities stockpile stockpiles position positions"
    " base bases camp camps headquarters centre center centres centers cell cells nest nests tunnel tunnels post posts"
    " hub hubs school infrastructure convoy convoys compound compounds shipment shipments network launcher launchers"
    " ramp barracks chamber chambers den dens house room outpost outposts pad pads storehouse magazine"
)
_ALONE = p.words(
    "hideout hideouts arsenal arsenals bunker bunkers launchpad launchpads lair lairs safehouse safehouses armoury"
    " armory"
)
"""Sites that are military by their name."""
_LOADS = _ALONE | p.words(
    "weapons ammunition munitions missiles rockets explosives bombs gunmen fighters militants terrorists mercenaries"
    " insurgents guerrillas rebels arms rifles mortars drones launchers grenades hostages snipers commanders jihadists"
    " detonators bomb-makers soldiers"
)
_HOLDS = p.verbs("house hide:hid/hidden conceal hold:held contain store shelter harbour harbor carry smuggle stash")
_COVER = p.words(
    "school schools mosque church hospital clinic market bakery houses home homes apartment flats suburb temple"
    " synagogue university museum orphanage farm building kindergarten nursery tower monastery warehouse ambulance"
    " ambulances convent stadium hotel library refugees convoy lorry lorries truck trucks ship freighter boat cellar"
    " basement neighbourhood neighborhood barn villa shrine cathedral"
)
_HIDES = p.words("under beneath inside below within behind in")
_AT = p.words("on at into upon from rockets missiles shells mortars rounds shots tear")
_WANTS = p.words("attempt bid effort hope hopes aim order ploy plot move way")
_MEANT = p.words("meant intended designed aimed calculated planned staged timed")
_REVENGE = p.words("revenge retaliation punishment vengeance reprisal retribution payback")
_CAUSES = p.words(
    "force forced forcing order ordered ordering told tell allowed allowing led causing caused compelled compelling"
    " required helped made sent prompting prompted asked obliged persuaded want wants wanted refuse refuses refused try"
    " tries tried began begun continue continues continued able unable need needs needed going ready"
    " agreed failed fail threatened vowed promised used urged expected due likely close decided hoped managed vow"
    " seemed appeared struggled pledged proceeded came come went go returned moved rushed free willing"
)
"""With one of these before it, *to* begins no purpose."""
_ENDS = p.words("death pieces rubble ashes dust ground bits work safety prison hospital power them him her it us")
_HARSH = p.words(
    "evicted deported abducted kidnapped seized captured cut closed shut blocked sealed withheld banned jailed"
    " arrested detained expelled halted stopped suspended burned dismissed sacked froze seized raised moved massed"
)
"""What a state does that hurts without a shot; its motive counts where it is hostile."""
_HOSTILE = p.words(
    "avenge punish provoke terrorise terrorize frighten scare intimidate sow wreck sabotage derail drag break seize"
    " grab rob kill murder maim expel drive flush undermine destabilise destabilize humiliate silence cow crush"
    " freeze starve erase cleanse stoke inflame ignite incite prolong discredit disrupt demoralise demoralize"
    " exterminate swing rig blackmail bully extort scupper harm muzzle gag spite divide weaken distract conceal"
    " cover hide smear steal choke strangle bleed"
)
_EVENTS = p.words(
    "coup attack attacks raid bombing massacre killing killings assassination ambush hijacking riot riots uprising"
    " explosion sabotage plot murder murders insurgency shooting blast fire blaze violence poisoning leak hack"
    " arson crackdown offensive siege invasion bombardment purge pogrom airstrike airstrikes raids crash bloodshed"
    " unrest atrocity atrocities strike strikes shelling cyberattack kidnapping abduction"
)
_MEANS = p.words(
    "gunmen drones missiles rockets weapons rebels militants fighters mercenaries hackers hitmen assassins bombers"
    " explosives insurgents militia militias separatists arms guerrillas"
)
_MASTERS = p.verbs(
    "supply arm fund finance plan+ plot+ mastermind order orchestrate engineer send:sent direct train instigate commit+"
    " perpetrate stage fake start incite provoke equip+ bankroll back coordinate sponsor unleash fabricate"
)
_TRUCES = p.words("ceasefire truce armistice cease accord peace")
_BANNED = p.words(
    "chemical cluster white nerve poison chlorine sarin barrel phosphorus gas banned novichok thermobaric"
)
_FIRST = p.words("stone stones shot shots bottle bottles punch punches blow rocket rockets shell shells brick bricks")
_DEAD = p.words("died dead killed perished killing kill lives slaughtered massacred murdered shot executed")
_KILLS = _DEAD - p.words("died dead perished lives")
_PEOPLE = p.words(
    "civilians villagers people protesters demonstrators soldiers fighters terrorists militants rebels children women"
    " men residents worshippers refugees insurgents troops mourners marchers students families gunmen guerrillas"
    " combatants prisoners passengers farmers herders workers policemen officers mercenaries miners pilgrims lives"
    " schoolchildren migrants patients inhabitants conscripts recruits guards commanders hostages settlers pupils"
    " teachers nurses medics journalists girls boys teenagers police dead militiamen"
)
_NUMBERS = p.words(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozens hundreds thousands scores"
)
_UNITS = p.words("years minutes hours days weeks months miles km metres per percent am pm kilometres")
_ENEMIES = p.words(
    "terrorists terrorist militants militant extremists jihadists jihadist operatives mercenaries bomber bombers"
)
_ATROCITIES = p.verbs(
    "torture rape massacre slaughter behead lynch mutilate crucify execute gas+ bayonet exterminate starve murder"
    " poison"
)
_INTENT = _ATROCITIES | p.words(
    "own dead victims hid hiding hidden sheltered sheltering operating operated killed targeted hit struck targeting"
    " killing eliminated unarmed purpose blood reason provocation deliberately intentionally indiscriminately"
    " wilfully purposely wantonly unprovoked systematically"
)
_LEAST = 10
_MODERN = 1980
_GATE = (
    frozenset(_VIOLENCE) | _AGENTS | _DEAD | _MASTERS | _HOLDS | _HARSH
    | _INTENT
    | p.words("shields threw fired first burned burnt set lit work used fighting shot behind responsible broke poisoned")
)  # fmt: skip


def find(scene: Scene) -> Iterator[Found]:
    """Sentences that state what only a side to a conflict can say."""
    for line in scene.lines:
        lows = line.lows
        if _GATE.isdisjoint(lows) or _is_sourced(scene, line.number):
            continue
        if not _ELSEWHERE.isdisjoint(lows) or _is_past(lows) or lows[0] in _QUIET:
            continue
        span = (
            _target(line) or _intent(scene, line) or _motive(scene, line) or _blame(scene, line) or _toll(scene, line)
        )
        if span is None or _is_sourced(scene, line.number + 1) or _is_sourced(scene, line.number - 1):
            continue
        yield Found((span,), tuple(dict.fromkeys(m.actor for m in line.mentions if m.start < span[1])))


def _is_sourced(scene: Scene, number: int) -> bool:
    """Whether a sentence gives a source or quotes somebody."""
    if not 0 <= number < len(scene.lines):
        return False
    line = scene.lines[number]
    return bool(line.quotes) or not _SOURCED.isdisjoint(line.lows) or bool(scene.speech(line))


def _is_past(lows: list[str]) -> bool:
    """Whether a sentence tells of times that historians have settled."""
    return any(low.isdigit() and len(low) == 4 and 1000 < int(low) < _MODERN for low in lows) or "century" in lows


def _violence(scene: Scene, line: Line, end: int) -> int:
    """The first verb of violence before word ``end``; what may be a noun needs somebody before it. -1 where none is."""
    lows = line.lows
    for k in range(end):
        low = lows[k]
        if low not in _VIOLENCE or line.quoted(k) or line.low(k - 1) in g.DETERMINERS:
            continue
        if low.startswith("open") and lows[k + 1 : k + 2] != ["fire"]:
            continue
        if low.startswith("fir") and line.low(k + 1) not in _AT and line.low(k + 2) not in _AT:
            continue
        if low in {"set", "setting"} and {"fire", "alight", "ablaze", "off"}.isdisjoint(lows[k + 1 : k + 8]):
            continue
        if low in _VAGUE - {"set"} and (line.low(k - 1) in w.PREPOSITIONS or not _has_doer(scene, line, k)):
            continue
        return k
    return -1


def _has_doer(scene: Scene, line: Line, k: int) -> bool:
    """Whether a body, a crowd, arms or a state come before word k."""
    before = line.lows[:k]
    if not _AGENTS.isdisjoint(before) or not _PARTIES.isdisjoint(before):
        return True
    return any(m.i < k and _is_power(scene, m.actor) for m in line.mentions)


def _is_power(scene: Scene, actor: int) -> bool:
    return scene.members[actor].kind in _POWERS


_POWERS = p.words("state government force armed police party group civic union people company bloc")
"""Kinds of actors whose violence is disputed."""


# --- What it was


def _target(line: Line) -> Span | None:
    """*Destroyed a weapons workshop*, *a command centre beneath the school*, *the clinic housed rockets*."""
    lows = line.lows
    if not _ACCIDENT.isdisjoint(lows):
        return None
    if "shields" in lows and "human" in lows:
        k = lows.index("shields")
        return line.at(max(0, k - 1), k + 1)
    for k, low in enumerate(lows):
        if low in _HOLDS and not line.quoted(k):
            load = next((n for n in range(k + 1, min(k + 6, len(lows))) if lows[n] in _LOADS), -1)
            if load >= 0 and not _COVER.isdisjoint([*lows[:k], *lows[load:]]) and line.low(k - 1) not in g.DETERMINERS:
                return line.at(k, load + 1)
        if low not in _SITES and low not in _ALONE:
            continue
        i = _phrase_start(line, k)
        if not _is_military(lows[i:k], low):
            continue
        before = lows[max(0, i - 4) : i]
        if (
            "as" in before
            and not {"used", "served", "serving", "doubled", "doubling", "uses", "using"}.isdisjoint(lows)
        ) or ("into" in before and not {"turned", "turning", "converted", "made"}.isdisjoint(lows)):
            return line.at(i, k + 1)
        subject = {"target", "targets"} if low in {"camp", "position"} else _COVER | {"target", "targets", "site"}
        if not g.BE.isdisjoint(before) and not subject.isdisjoint(lows[:i]):
            return line.at(i, k + 1)
        near = lows[k + 1 : k + 7]
        if any(n in _HIDES and not _COVER.isdisjoint(near[m + 1 : m + 5]) for m, n in enumerate(near)):
            return line.at(i, k + 1)
        if any(
            lows[n] in _VIOLENCE and lows[n] not in _NO_STRIKES and line.low(n - 1) not in g.DETERMINERS
            for n in (*range(max(0, i - 10), i), *range(k + 1, min(k + 8, len(lows))))
        ):  # fmt: skip
            return line.at(i, k + 1)
    return None


def _intent(scene: Scene, line: Line) -> Span | None:
    """*Deliberately shelled*, *targeted a market*, *killed three terrorists*, *most of the dead were fighters*."""
    lows = line.lows
    for k, low in enumerate(lows):
        if low not in _INTENT or line.quoted(k):
            continue
        rest = lows[k + 1 : k + 7]
        if low in {"dead", "victims"}:
            if not g.BE.isdisjoint(rest[:2]) and not (_LOADS | {"civilians", "combatants", "unarmed"}).isdisjoint(
                rest[:5]
            ):
                return line.at(k, min(k + 4, len(lows)))
        elif low in {"hid", "hiding", "hidden", "sheltered", "sheltering", "operating", "operated"}:
            if not _FIGHTERS.isdisjoint(lows[:k]) and not _HIDES.isdisjoint(
                [*rest[:1], *(["in"] if rest[:1] == ["among"] else [])]
            ):
                if not (_COVER | _PEOPLE).isdisjoint(rest):
                    return line.at(k, min(k + 4, len(lows)))
        elif low in {"killed", "targeted", "hit", "struck", "targeting", "killing", "eliminated"}:
            if scene.passive(line, k) or _WEAPONS.isdisjoint(lows[:k]):
                if low not in {"targeted", "targeting"} or scene.passive(line, k) or not _has_doer(scene, line, k):
                    continue
            if not _ENEMIES.isdisjoint(rest) or (low[:6] == "target" and not (_COVER | {"civilians"}).isdisjoint(rest)):
                return line.at(k, min(k + 5, len(lows)))
        elif low == "own":
            if line.low(k - 1) in {"its", "their", "his", "her"} and {
                "people",
                "citizens",
                "men",
                "soldiers",
                "civilians",
            } & set(rest[:1]):
                if _violence(scene, line, k) >= 0:
                    return line.at(k - 1, k + 2)
        elif low in _ATROCITIES:
            doer = "by" in rest[:2] if scene.passive(line, k) else _has_doer(scene, line, k)
            if doer and not _PEOPLE.isdisjoint(rest if not scene.passive(line, k) else lows[:k]):
                return line.at(k, min(k + 4, len(lows)))
        elif low == "unarmed":
            if _violence(scene, line, k) >= 0:
                return line.at(k, min(k + 2, len(lows)))
        elif low in {"purpose", "blood", "reason", "provocation"}:
            before = " ".join(lows[max(0, k - 2) : k])
            if before.endswith(("on", "in cold", "for no", "without")) and _violence(scene, line, k) >= 0:
                return line.at(k - 1, k + 1)
        elif _violence(scene, line, len(lows)) >= 0:
            return line.at(k, min(k + 2, len(lows)))
    return None


def _phrase_start(line: Line, k: int) -> int:
    i = k
    while i and line.tokens.joined(i - 1, i) and k - i < 5:
        low = line.lows[i - 1]
        if low in g.DETERMINERS or low in w.PREPOSITIONS or low in g.AUXILIARIES or low in w.CLAUSE_BREAKERS:
            break
        if low in _VIOLENCE and low not in _ARMS:
            break
        i -= 1
    return i


def _is_military(inside: list[str], site: str) -> bool:
    """Whether the words before a site make it a military one: *weapons workshop*, *command centre*."""
    if site in _ALONE or (site[:4] in {"cent", "post"} and "command" in inside):
        return True
    if site.startswith("camp") and "training" in inside:
        return True
    if site in {"school", "plant", "plants", "barracks", "house", "room"}:
        return not (_ARMS - {"nuclear", "military", "chemical"}).isdisjoint(inside)
    return not _ARMS.isdisjoint(inside)


# --- Why


def _motive(scene: Scene, line: Line) -> Span | None:
    """*Shelled the market to sow panic*: why it was done."""
    lows, c = line.lows, line.clauses
    for k in range(1, len(lows)):
        low = lows[k]
        if low not in _OPENERS or line.quoted(k):
            continue
        following, before = line.low(k + 1), line.low(k - 1)
        end = min(k + 4, c.lasts[k])
        if low == "to":
            if not _is_verb(line, k + 1):
                continue
            wanted = before in _WANTS or before in _MEANT or (before == "as" and line.low(k - 2) == "so")
            if not wanted and (not _CAUSES.isdisjoint(lows[max(0, k - 5) : k]) or before in w.PREPOSITIONS):
                continue
            if not wanted and (before in g.AUXILIARIES or before in {"and", "or", "not"} or following == "be"):
                continue
            if _did(scene, line, k, hostile=following in _HOSTILE):
                return line.at(k, end)
        elif low in _REVENGE:
            linked = before in {"in", "as", "for"} or not g.BE.isdisjoint(lows[max(0, k - 3) : k]) or before == "of"
            if linked and following not in {"attack", "attacks"} and _did(scene, line, k, hostile=True):
                return line.at(k, min(k + 3, c.lasts[k]))
        elif low in {"warning", "message", "lesson"}:
            if before == "a" and following in {"to", "for"} and _did(scene, line, k, hostile=True):
                return line.at(k - 1, end)
        elif low in {"orders", "behest", "help", "backing", "instructions", "connivance", "complicity"}:
            given = {"on", "at", "with", "under"} & set(lows[max(0, k - 2) : k])
            if (
                given
                and following in {"of", "from"}
                and (_violence(scene, line, k) >= 0 or not _EVENTS.isdisjoint(lows[:k]))
            ):
                return line.at(k, end)
        elif low == "because":
            if following != "of" and _did(scene, line, k, hostile=False):
                return line.at(k, end)
        elif low == "spite":
            if before == "of" and line.low(k - 2) == "out" and _did(scene, line, k, hostile=True):
                return line.at(k - 2, k + 1)
        elif c.breaks[k] and following in {"for", "to"} and _did(scene, line, k, hostile=False):
            return line.at(k, end)
    return None


_OPENERS = _REVENGE | p.words(
    "warning message lesson orders behest help backing instructions connivance complicity to because spite hoping"
    " seeking trying wanting intending determined eager"
)


def _is_verb(line: Line, k: int) -> bool:
    """Whether word k, after *to*, is a verb."""
    if k >= len(line.lows):
        return False
    low = line.lows[k]
    if line.tokens.words[k][0].isupper() or low[0].isdigit() or low in g.DETERMINERS or low in _ENDS:
        return False
    return (
        low not in w.PREPOSITIONS and not low.endswith(("ing", "ly")) and not (low.endswith("s") and low[-2:] != "ss")
    )


def _did(scene: Scene, line: Line, k: int, *, hostile: bool) -> bool:
    """Whether violence, or with a hostile motive a harsh measure, is told before word k."""
    if _violence(scene, line, k) >= 0:
        return True
    before = line.lows[:k]
    if (
        hostile
        and _has_doer(scene, line, k)
        and (not _HARSH.isdisjoint(before) or any(_is_past_verb(low) for low in before))
    ):
        return True
    attack = next((n for n, low in enumerate(before) if low in _EVENTS | _WEAPONS), -1)
    return (
        attack >= 0
        and not (_MEANT | _REVENGE | _WANTS | g.BE).isdisjoint(line.lows[attack:k])
        and (hostile or not _MEANT.isdisjoint(before) or not _WANTS.isdisjoint(before))
    )


def _is_past_verb(low: str) -> bool:
    return (low.endswith("ed") and len(low) > 4) or (low in g.FINITE and low not in g.AUXILIARIES)


# --- By whose hand


def _blame(scene: Scene, line: Line) -> Span | None:
    """*Supplied the drones*, *was the work of …*, *fired first*: by whose hand."""
    lows = line.lows
    for k, low in enumerate(lows):
        if low not in _BLAMING or line.quoted(k) or (k and line.tokens.between(k - 1, k) == "-"):
            continue
        end = min(k + 4, len(lows))
        rest = lows[k + 1 : k + 6]
        before = line.low(k - 1)
        acting = before not in g.DETERMINERS | w.PREPOSITIONS | {"to", "and"} and _has_doer(scene, line, k)
        passive = not g.BE.isdisjoint(lows[max(0, k - 2) : k]) and not low.endswith("ing")
        if low == "work":
            if rest[:1] == ["of"] and line.low(k - 2) in g.BE and not _EVENTS.isdisjoint(lows[:k]):
                return line.at(k - 2, end)
        elif low in {"behind", "responsible"}:
            if not g.BE.isdisjoint(lows[max(0, k - 2) : k]) and not _EVENTS.isdisjoint(rest) and acting:
                return line.at(k, end)
        elif low in {"threw", "fired", "hurled", "struck", "shot"}:
            if "first" in rest and (not _FIRST.isdisjoint(rest) or low in {"fired", "struck", "shot"}):
                return line.at(k, end)
            if low == "fired" and passive and rest[:1] in (["by"], ["from"]) and not _WEAPONS.isdisjoint(lows[:k]):
                return line.at(k, end)
            if low != "threw" and acting and (not _BANNED.isdisjoint(rest) or "snipers" in lows[max(0, k - 3) : k]):
                return line.at(k, end)
            if low == "shot" and rest[:1] == ["down"] and acting and not passive:
                return line.at(k, end)
        elif low in {"used", "dropped"}:
            if not _BANNED.isdisjoint(rest[:3]) and acting and not passive:
                return line.at(k, end)
        elif low in {"broke", "violated", "breached", "broken"}:
            if not _TRUCES.isdisjoint(rest[:3]) and acting and not passive:
                return line.at(k, end)
        elif low == "had":
            done = next((n for n in range(k + 2, min(k + 9, len(lows))) if lows[n] in _HAD_DONE), -1)
            if done > 0 and "been" not in lows[k:done] and lows[done - 1] != "had" and acting:
                return line.at(k, done + 1)
        elif low in {"attacked", "started", "began"}:
            if acting and not passive and (rest[:1] == ["first"] or not _STARTED.isdisjoint(rest[:3])):
                return line.at(k, end)
        elif low in {"recruited", "conscripted", "enlisted", "recruits", "recruiting"}:
            if acting and not {"children", "boys", "girls", "child", "teenagers", "orphans"}.isdisjoint(rest[:3]):
                return line.at(k, end)
        elif low == "fighting":
            if before in g.BE and rest[:1] and rest[0] in {"beside", "alongside", "with"} and acting:
                return line.at(k - 1, k + 2)
        elif low in _GIVEN and rest[:1] == ["by"] and not (_MEANS | _AGENTS).isdisjoint(lows[max(0, k - 3) : k]):
            if _violence(scene, line, len(lows)) < 0:
                continue
            if any(m.i > k and _is_power(scene, m.actor) for m in line.mentions) or not _FIGHTERS.isdisjoint(rest):
                return line.at(k, end)
        elif low in {"blew", "blown", "poisoned", "planted"}:
            if (low != "blew" or "up" in rest) and ((acting and not passive) or "by" in rest):
                return line.at(k, end)
        elif low in {"burned", "burnt", "torched", "stuffed", "stole", "rigged"}:
            if not {"ballot", "ballots", "vote", "votes", "count", "election"}.isdisjoint(rest) and acting:
                return line.at(k, end)
        elif (
            (acting or (low in _ORDERS and _has_person(scene, line, k)))
            and not passive
            and (not low.endswith("ing") or before in g.BE)
        ):
            close = rest[:4]
            if (
                not (_EVENTS | _MEANS).isdisjoint(close)
                and _AID.isdisjoint(rest)
                and not {"on", "against"} & set(close[:1])
            ):
                return line.at(k, end)
    return None


def _has_person(scene: Scene, line: Line, k: int) -> bool:
    return any(m.i < k and m.how == "title" for m in line.mentions)


_ORDERS = p.verbs("order plan+ mastermind orchestrate engineer instigate plot+ direct")
_AID = p.words("tents food aid medicine medicines water blankets rice relief ambulances")
_GIVEN = p.words("supplied armed funded trained sent paid financed equipped directed controlled hired")
_STARTED = p.words("war fire blaze fighting violence riot riots battle shooting clashes fight brawl bloodshed")
_HAD_DONE = p.words("shot killed murdered poisoned assassinated beaten kidnapped bombed burned")
_BLAMING = (_MASTERS - p.words("start plan plans fire back order orders train stage stages fund funds plot plots arms arm")) | p.words(
    "work behind responsible threw fired hurled struck shot used dropped broke violated breached broken had"
    " fighting blew blown poisoned planted burned burnt torched stuffed stole rigged attacked started began"
    " recruited conscripted enlisted recruits recruiting hired paid"
)  # fmt: skip


# --- How many


def _toll(scene: Scene, line: Line) -> Span | None:
    """*Killed 117 villagers*: how many died, by whose hand."""
    lows = line.lows
    if _DEAD.isdisjoint(lows) or not _ACCIDENT.isdisjoint(lows):
        return None
    if sum(low in _KILLS for low in lows) > 1:
        return None  # tolls of both sides
    for k, low in enumerate(lows):
        if not _is_many(low) or line.low(k + 1) in _UNITS or line.quoted(k):
            continue
        head = next((n for n in range(k + 1, min(k + 6, len(lows))) if lows[n] in _PEOPLE), -1)
        if head < 0:
            continue
        killers = [n for n in range(max(0, k - 4), k) if lows[n] in _KILLS]
        if killers and not scene.passive(line, killers[-1]):
            if _has_doer(scene, line, killers[-1]):
                return line.at(k, head + 1)
        elif not _DEAD.isdisjoint(lows[head : head + 4]) and _is_war(scene, line):
            return line.at(k, head + 1)
    return None


def _is_many(low: str) -> bool:
    """Whether a number is one that somebody must have counted: ten and more."""
    number = low.replace(",", "")
    return low in _NUMBERS or (number.isdigit() and int(number) >= _LEAST)


def _is_war(scene: Scene, line: Line) -> bool:
    """Whether an attack is told of in a sentence or the one before."""
    near = scene.lines[max(0, line.number - 1) : line.number + 1]
    return any(
        not (_WEAPONS | _EVENTS).isdisjoint(x.lows)
        or (not _AGENTS.isdisjoint(x.lows) and not _VIOLENCE.keys().isdisjoint(x.lows))
        for x in near
    )
