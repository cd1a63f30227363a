"""Words of disputed violence: who fights and with what, what is hit, what for, and how it is called."""

from __future__ import annotations

from analyzer.actors import deeds as d
from analyzer.actors import words as w


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _verbs(entries: str) -> frozenset[str]:
    return frozenset(d.forms(entries))


ACCIDENT = _words(
    "coach bus crash crashed avalanche landslide firefighters fireworks flood floods earthquake storm cyclone"
    " hurricane typhoon lightning collapsed derailed capsized boiler outbreak cholera virus disease surgery vaccine"
    " famine drought heatwave lorry motorway accident mudslide rockfall ferry climbers hikers skiers overturned"
)
VIOLENCE = {**d.RUINING, **d.KILLING, **d.WOUNDING} | d.forms(
    "capture explode detonate raid launch set:set fire open blow:blew/blown drag+ drive:drove/driven hack poison"
)
VAGUE = _words(
    "set hit cut strike strikes level target targets storm storms raid raids shell shells rocket rockets mortar"
    " mortars blast blasts missile missiles drone drones bomb bombs attack attacks wound wounds scar scars club"
    " clubs cane canes mob mobs rough round knife hack force forces ship crush sink kick kicks slap stone stones"
    " gas damage poison launch launched beat starve disappear drive purge purges jail hang whip drove driven"
)
"""Forms that are violence only where somebody who does it comes before."""
NOUNS = VAGUE - {"set"}
NO_STRIKES = (VAGUE - {"hit"}) | _words("set setting fire fired firing open opened opening fires opens sets")
WEAPONS = _words(
    "jets warplanes planes aircraft drones drone helicopters gunships artillery missiles missile rockets rocket tanks"
    " shells shell bombers strike strikes airstrike airstrikes raid raids bombardment shelling blast attack attacks"
    " warships gunboats mortars gunners bombing bomb massacre ambush shooting"
)
FIGHTERS = _words(
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
AGENTS = WEAPONS | FIGHTERS
PARTIES = (
    frozenset(w.ROLES) | w.PERSONS | _words("men youths boys backers agents owners bosses allies migrants")
) - _words("factory plant hospital school families women children patients victims bystanders")
"""Whoever else may be said to have done it."""
ARMS = _words(
    "weapons weapon arms ammunition munitions chemical drone drones missile missiles rocket rockets explosives bomb"
    " bombs bomb-making mortar nuclear biological military militant militants terrorist terror rebel insurgent"
    " guerrilla hamas hezbollah pkk taliban isis spy intelligence enemy fighters mercenaries mercenary nerve poison"
    " suicide sniper shell shells artillery air-defence radar gun guns fuse grenade explosive armed smuggling"
    " hostage torture"
)
SITES = _words(
    "workshop workshops factory factories plant plants depot depots store stores cache caches laboratory"
    " laboratories lab labs warehouse warehouses dump dumps site sites facility facilities stockpile stockpiles"
    " position positions base bases camp camps headquarters centre center centres centers cell cells nest nests"
    " tunnel tunnels post posts hub hubs school infrastructure fort garrison shield convoy convoys"
    " compound compounds shipment shipments network launcher launchers ramp barracks chamber chambers den dens"
    " house room outpost outposts pad pads storehouse magazine"
)
ALONE = _words(
    "hideout hideouts arsenal arsenals bunker bunkers launchpad launchpads lair lairs safehouse safehouses armoury"
    " armory"
)
"""Sites that are military by their name."""
LOADS = ALONE | _words(
    "weapons ammunition munitions missiles rockets explosives bombs gunmen fighters militants terrorists mercenaries"
    " insurgents guerrillas rebels arms rifles mortars drones launchers grenades hostages snipers commanders jihadists"
    " detonators bomb-makers soldiers"
)
HOLDS = _verbs(
    "house hide:hid/hidden conceal hold:held contain store shelter harbour harbor carry smuggle stash bring:brought"
    " ferry deliver transport"
)
COVER = _words(
    "school schools mosque church hospital clinic market bakery houses home homes apartment flats suburb temple"
    " synagogue university orphanage farm building kindergarten nursery tower monastery warehouse ambulance"
    " ambulances convent stadium hotel library refugees convoy lorry lorries truck trucks ship freighter boat cellar"
    " basement neighbourhood neighborhood barn villa shrine cathedral"
)
HIDES = _words("under beneath inside below within behind in")
AT = _words("on at into upon from rockets missiles shells mortars rounds shots tear")
WANTS = _words("attempt bid effort hope hopes aim order ploy plot move way")
MEANT = _words("meant intended designed aimed calculated planned staged timed")
REVENGE = _words("revenge retaliation punishment vengeance reprisal retribution payback")
CAUSES = _words(
    "force forced forcing order ordered ordering told tell allowed allowing led causing caused compelled compelling"
    " required helped made sent prompting prompted asked obliged persuaded want wants wanted refuse refuses refused try"
    " tries tried began begun continue continues continued able unable need needs needed going ready"
    " agreed failed fail threatened vowed promised used urged expected due likely close decided hoped managed vow"
    " seemed appeared struggled pledged proceeded came come went go returned moved rushed free willing"
)
"""With one of these before it, *to* begins no purpose."""
ENDS = _words("death pieces rubble ashes dust ground bits work safety prison hospital power them him her it us")
HARSH = _words(
    "evicted deported abducted kidnapped seized captured cut closed shut blocked sealed withheld banned jailed"
    " arrested detained expelled halted stopped suspended burned dismissed sacked froze massed"
)
"""What a state does that hurts without a shot; its motive counts where it is hostile."""
HOSTILE = _words(
    "avenge punish provoke terrorise terrorize frighten scare intimidate sow wreck sabotage derail drag break seize"
    " grab rob kill murder maim expel drive flush undermine destabilise destabilize humiliate silence cow crush"
    " freeze starve erase cleanse stoke inflame ignite incite prolong discredit disrupt demoralise demoralize"
    " exterminate swing rig blackmail bully extort scupper harm muzzle gag spite divide weaken distract conceal"
    " cover hide smear steal choke strangle bleed"
)
MILD = _words(
    "drive break hide cover swing drag grab steal conceal freeze crush seize flush divide cow expel erase bleed harm"
    " kill rob distract strangle starve spite wreck disrupt weaken choke"
)
"""Of these, the ones with a harmless sense."""
EVENTS = _words(
    "coup attack attacks raid bombing massacre killing killings assassination ambush hijacking riot riots uprising"
    " explosion sabotage plot murder murders insurgency shooting blast fire blaze violence poisoning leak hack"
    " arson crackdown offensive siege invasion bombardment purge pogrom airstrike airstrikes raids crash bloodshed"
    " unrest atrocity atrocities strike strikes shelling cyberattack kidnapping abduction"
)
MEANS = _words(
    "gunmen drones missiles rockets weapons rebels militants fighters mercenaries hackers hitmen assassins bombers"
    " explosives insurgents militia militias separatists arms guerrillas"
)
MASTERS = _verbs(
    "supply arm fund finance plan+ plot+ mastermind order orchestrate engineer send:sent direct train instigate commit+"
    " perpetrate stage fake start incite provoke equip+ bankroll back coordinate sponsor unleash fabricate"
)
TRUCES = _words("ceasefire truce armistice cease accord peace")
BANNED = _words("chemical cluster white nerve poison chlorine sarin barrel phosphorus gas banned novichok thermobaric")
FIRST = _words("stone stones shot shots bottle bottles punch punches blow rocket rockets shell shells brick bricks")
DEAD = _words("died dead killed perished killing kill lives slaughtered massacred murdered shot executed")
KILLS = DEAD - _words("died dead perished lives")
PEOPLE = _words(
    "civilians villagers people protesters demonstrators soldiers fighters terrorists militants rebels children women"
    " men residents worshippers refugees insurgents troops mourners marchers students families gunmen guerrillas"
    " combatants prisoners passengers farmers herders workers policemen officers mercenaries miners pilgrims lives"
    " schoolchildren migrants patients inhabitants conscripts recruits guards commanders hostages settlers pupils"
    " teachers nurses medics journalists girls boys teenagers police dead militiamen"
)
NUMBERS = _words(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozens hundreds thousands scores"
)
SMALL = _words("one two three four five six seven eight nine")
UNITS = _words("years minutes hours days weeks months miles km metres per percent am pm kilometres")
ENEMIES = _words(
    "terrorists terrorist militants militant extremists jihadists jihadist operatives mercenaries bomber bombers"
)
ATROCITIES = _verbs(
    "torture rape massacre slaughter behead lynch mutilate crucify execute gas+ bayonet exterminate starve murder"
    " poison"
)
INTENT = ATROCITIES | _words(
    "own dead victims hid hiding hidden sheltered sheltering operating operated killed targeted hit struck targeting"
    " killing eliminated unarmed purpose blood reason provocation deliberately intentionally indiscriminately"
    " wilfully purposely wantonly unprovoked systematically"
)
OPENERS = REVENGE | _words(
    "warning message lesson orders behest help backing instructions connivance complicity to because spite hoping"
    " seeking trying wanting intending determined eager aiming"
)
ORDERS = _verbs("order plan+ mastermind orchestrate engineer instigate plot+ direct")
AID = _words("tents food aid medicine medicines water blankets rice relief ambulances")
GIVEN = _words("supplied armed funded trained sent paid financed equipped directed controlled hired")
STARTED = _words("war fire blaze fighting violence riot riots battle shooting clashes brawl bloodshed")
HAD_DONE = _words("shot killed murdered poisoned assassinated beaten kidnapped bombed burned")
BLAMING = (
    MASTERS - _words("start plan plans fire back order orders train stage stages fund funds plot plots arms arm")
) | _words(
    "work behind responsible threw fired hurled struck shot used dropped broke violated breached broken had"
    " fighting blew blown poisoned planted burned burnt torched stuffed stole rigged attacked started began"
    " recruited conscripted enlisted recruits recruiting hired paid"
)
"""Words that may lay blame."""
UNARMED = LOADS | _words("civilians combatants unarmed")
"""What the dead are said to have been."""
SHELTERS = COVER | PEOPLE
"""Among these, fighters are said to hide."""
DODGING = _words("hid hiding hidden sheltered sheltering operating operated")
STRIKING = _words("killed targeted hit struck targeting killing eliminated")
AIMED_AT = ENEMIES | COVER | _words("civilians")
SUBJECTS = _words("people citizens men soldiers civilians")
CHILDREN = _words("children boys girls child teenagers orphans")
BALLOTS = _words("ballot ballots vote votes count election")
SERVING = _words("used served serving doubled doubling uses using")
TURNING = _words("turned turning converted made")
ARMED = _words("state government force armed police party")
"""Kinds of actors that fight."""
POWERS = ARMED | _words("group civic union people company bloc")
"""Kinds of actors whose violence is disputed."""
POSTS = _words("base barracks headquarters post position positions fort camp garrison shield outpost hub depot")
"""What a place is used as in war."""
