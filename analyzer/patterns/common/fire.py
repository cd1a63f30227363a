"""Words for places under fire: what they are called after their holders, what falls on them, and who lives there."""

from __future__ import annotations

from analyzer.patterns.common import words as p

STRONGHOLDS = p.words(
    "stronghold strongholds bastion bastions redoubt redoubts enclave enclaves den dens nest nests lair lairs pocket"
    " pockets citadel citadels heartland heartlands hotbed hotbeds haven havens fiefdom fiefdoms bolthole hive fastness"
    " holdout holdouts stomping-ground breeding-ground statelet statelets mini-state canton cantons caliphate"
    " hornets' hornet's snake-pit viper's hideout hideouts sanctuary sanctuaries"
)
"""Nouns that make a place of a label."""
PLACES = p.words(
    "town towns city cities village villages district districts quarter quarters suburb suburbs neighbourhood"
    " neighbourhoods neighborhood neighborhoods slum slums hometown capital zone zones area areas territory territories"
    " province provinces region regions country side sector sectors settlement settlements hamlet hamlets township"
    " townships island valley streets community communities market turf borough favela favelas shantytown camp camps"
    " port hub homeland belt parish municipality half halves part parts streets land lands north south east west"
)
"""Nouns for places where people live."""
LABELS = p.words(
    "rebel rebels insurgent insurgents terrorist terrorists terror militant militants jihadist jihadists jihadi"
    " jihadis separatist separatists guerrilla guerrillas guerilla extremist extremists islamist islamists gang gangs"
    " cartel cartels bandit bandits enemy regime loyalist loyalists government opposition nationalist nationalists"
    " fascist fascists nazi nazis zionist zionists occupier occupiers occupiers' invader invaders fanatic fanatics"
    " mafia"
    " outlaw outlaws drug narco paramilitary paramilitaries militia militias gunmen fighters army junta resistance"
    " communist communists maoist maoists royalist royalists warlord warlords hostile hardline radical criminal"
    " secessionist secessionists mutineer mutineers mutinous guerrillas' kidnapper kidnappers pirate pirates faction"
    " factions coalition partisan partisans rogue renegade dissident fighter infidel crusader apostate"
    " dissidents crime smuggler smugglers gunman insurgency occupation puppet colonialist imperialist"
)
"""Nouns and adjectives by which a place is called after those who hold it."""
HELD = p.words(
    "held controlled ruled run occupied dominated infested governed led loyal aligned friendly backed seized"
    " administered besieged supporting linked"
)
"""After a hyphen, these say who holds a place."""
ONLY_LABELS = p.words(
    "rebels insurgents terrorists militants jihadists jihadis separatists guerrillas extremists islamists gangs cartels"
    " bandits enemy fascists nazis zionists occupiers invaders fanatics fighters gunmen loyalists paramilitaries"
    " militia"
    " regime junta nationalists radicals hardliners holdouts mutineers"
)
FORMER = p.words("former erstwhile once one-time onetime old ancient historic medieval")

SHELLING = p.verbs(
    "shell bomb bombard strafe mortar rocket blitz carpet-bomb firebomb dive-bomb napalm besiege blockade cannonade"
    " airstrike"
)
"""Verbs of nothing but war."""
HITTING = p.verbs(
    "pound hammer batter blast hit:hit strike:struck flatten raze level+ destroy torch burn:burned/burnt pummel"
    " obliterate devastate target soften wipe demolish shatter pulverise pulverize wreck smash attack assault attack"
    " scorch rake ravage plaster soften erase incinerate crush encircle surround starve choke strangle squeeze"
    " bulldoze dynamite ruin annihilate gut+ scour lash clobber pepper shred bracket saturate rubblise engulf set:set"
    " blow:blew/blown tear:tore/torn punish drench soak mangle blanket"
)
"""Verbs that harm what they fall on."""
FALLING = p.verbs(
    "rain fall:fell/fallen drop+ slam+ crash land plough plow smash tear:tore/torn thud thunder descend"
    " open fire turn pour unleash loose launch carry train hurl lob+ direct close tighten press aim hurtle explode pour"
    " fly:flew/flown shower plunge plummet detonate concentrate throw:threw/thrown focus empty dump converge send:sent"
)
"""Verbs by which weapons come down, with *on* or the like."""
ONTO = p.words("on upon onto into over at against across in inside around")
STRIKES = p.words(
    "strike strikes airstrike airstrikes bombardment bombardments shelling bombing bombings barrage barrages sorties"
    " sortie raids raid salvo salvos salvoes fire attack attacks assault onslaught blitz pounding hammering offensive"
    " siege sieges blockade blockades noose encirclement stranglehold cordon ring bombs bomb rockets missiles shells"
    " hits operation embargo battering volley volleys fusillade hail rain firestorm runs campaign"
)
"""Nouns of force, with *on*, *of* or *around*."""
SIEGE = p.words("siege sieges blockade blockades noose encirclement stranglehold cordon embargo")
FORCE = p.words(
    "gun guns gunfire jets jet warplane warplanes artillery howitzer howitzers mortar mortars rocket rockets shell"
    " shells shellfire missile missiles drone drones bomb bombs bomber bombers bombardment warhead warheads gunship"
    " gunships helicopter helicopters tank tanks gunner gunners army armies troops soldier soldiers forces force"
    " military navy warship warships airstrike airstrikes sortie sorties raid raids siege blockade battery batteries"
    " paramilitaries militia militias fighters brigade brigades battalion commandos marines aircraft air barrage salvo"
    " salvos munitions squadron squadrons infantry cannon cannons napalm thermobaric phosphorus paratroopers"
    " ordnance explosives armour armor police generals general colonel commander rebels insurgents militants gunmen"
    " offensive firepower grad himars katyusha f-16 sukhoi frigate destroyer pilots pilot"
)
"""Weapons and those who carry them."""
RESIDENTS = p.words(
    "people resident residents civilian civilians family families inhabitant inhabitants child children woman women"
    " villager villagers local locals patient patients teacher teachers pupil pupils refugee refugees displaced doctor"
    " doctors nurse nurses population populace townspeople townsfolk townsmen neighbour neighbours neighbor"
    " neighbors mother mothers"
    " father fathers baby babies infant infants worshipper worshippers shopper shoppers shopkeeper shopkeepers worker"
    " workers farmer farmers student students citizen citizens homeless household households parents grandmother"
    " grandfather widow widows pensioner pensioners boy boys girl girls schoolchildren householders tenants lives souls"
    " passers-by bystander bystanders non-combatants noncombatants populated inhabited uninhabited deserted emptied"
    " evacuated evacuees medics medic rescuers husband wife son sons daughter daughters brother sister relatives"
    " traders vendors drivers passengers survivors victims mourners pilgrims commuters"
    " uninhabited abandoned daughter orphans elderly everyone nobody"
)
SITES = p.words(
    "base bases barracks depot depots dump dumps airfield airfields airbase trench trenches position positions bunker"
    " bunkers headquarters checkpoint checkpoints convoy convoys launcher launchers fortification fortifications ridge"
    " armoury armory arsenal outpost outposts column columns vehicle vehicles tank tanks site sites tunnel tunnels"
    " runway battery batteries radar gunboat warship ship ships boat boats post posts laboratory factory refinery camp"
    " dugout dugouts emplacement emplacements"
)
DISTANT = p.words("near outside beyond from off above past between behind toward towards")
WEATHER = p.words(
    "flood floods flooding quake earthquakes winds wind gale gales tornado tornadoes blizzard drought wildfire"
    " wildfires"
    " landslide mudslide fungus blight disease cholera locusts virus pandemic hail hailstorm thunderstorm monsoon"
    " lightning tsunami waves swarm heatwave"
) | (p.NATURE - p.words("crater temperature temperatures"))
GAMES = p.SPORT | p.words(
    "leaflets canvassers voters vote votes election elections polls ballot constituency constituencies seats chess"
    " season visitors side's museum film novel game candidate candidates voted rates rents prices archaeologists"
    " historians tourists centuries empire roman medieval"
)
REDUCED = p.verbs("reduce turn pound bomb shell blast")
RUBBLE = p.words("rubble ruins ash ashes dust wasteland moonscape submission smithereens")
CLEANSING = p.verbs("cleanse mop+ clear sweep:swept scour purge")
WEAK = p.words(
    "government opposition coalition army hostile radical criminal crime resistance hardline faction factions"
    " occupation"
    " dissident drug communist nationalist"
)
"""These also say of a place that politics or trade has it."""
CITIES = p.words("hills mountains mountain hill desert forest forests caves cave jungle bush valley ridge")
PARTS = p.words(
    "part parts half most much all rest whole swathes swaths edge edges outskirts heart centre center core target"
    " targets"
    " buildings building houses homes blocks block streets infrastructure every corner corners remnants remains"
    " back down up hard away everything what bits thirds quarter quarters acres places locations"
)
"""A part of a place, or what stands for the whole of it."""
WILD = p.words("north south east west region regions province provinces country land lands area areas zone zones side")
POUNDING = p.verbs("pound hammer batter blast pummel strafe shell bomb bombard blitz plaster pulverise pulverize")
