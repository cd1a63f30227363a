"""Words by which news copy speaks of actors: roles by kind, titles, parts of names, and what only looks like one."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROLES: dict[str, str] = {
    word: kind
    for kind, words in {
        "force": "army armies military navy troops soldiers forces soldier marines paratroopers airmen warplanes"
        " jets gunners commandos conscripts servicemen battalion regiment garrison gendarmerie gendarmes"
        " paramilitaries peacekeepers patrol units unit reservists airforce warships",
        "police": "police officers officer constables troopers deputies guards wardens detectives carabinieri"
        " policemen policeman cops",
        "government": "authority government governments regime administration junta authorities ministry"
        " cabinet council"
        " officials presidency kremlin executive leadership rulers",
        "armed": "rebels insurgents militants fighters gunmen guerrillas militia militias terrorists extremists"
        " jihadists separatists mercenaries combatants bandits paramilitary militiamen rebel insurgent"
        " militant fighter gunman guerrilla terrorist extremist jihadist separatist mercenary raiders"
        " attackers assailants insurgency faction factions warlords thugs brigade secessionists"
        " loyalists partisans vigilantes thug cartel cartels smugglers pirates islamists islamist"
        " fanatics fanatic radicals brigades hijackers occupiers invaders aggressors marauders"
        " kidnappers butchers murderers killers criminals criminal zealots",
        "civic": "protesters demonstrators activists campaigners marchers rioters strikers dissidents protester"
        " activist campaigner demonstrator dissident protestors protestor agitators mob crowd crowds"
        " picketers looters environmentalists troublemakers hooligans anarchists squatters volunteers"
        " opponents",
        "people": "villagers residents civilians farmers families locals workers students migrants refugees"
        " prisoners mourners teachers doctors nurses miners settlers tenants parents pupils inmates"
        " detainees worshippers herders fishermen drivers commuters passengers victims survivors"
        " relatives believers pilgrims immigrants asylum-seekers patients shopkeepers traders"
        " journalists reporters medics lawyers islanders townspeople landowners landlords homeowners"
        " voters supporters employees staff dockers cleaners couriers growers herdsmen pastoralists"
        " indigenous townsfolk bystanders neighbours neighbors children women men",
        "union": "union unions federation syndicate",
        "company": "company companies firm firms employer employers management developer developers contractor"
        " corporation manufacturer bank banks retailer supplier operator airline utility conglomerate"
        " miner factory plant",
        "party": "party parties coalition opposition bloc alliance conservatives liberals socialists republicans"
        " democrats lawmakers mps",
        "group": "media broadcaster newspaper group groups movement movements organisation organization"
        " organisations organizations charity"
        " charities ngo ngos church churches foundation association network body agency agencies"
        " commission committee congregation campaign tribe community communities clan society institute"
        " university tribunal court courts sect cult think-tank hospital school",
    }.items()
    for word in words.split()
}
"""Head nouns of actors that go without a name → their kind."""

NO_ACTOR = _words(
    "school plant factory hospital network unit units patrol campaign body children women men staff operator miner"
    " bank banks court courts executive leadership crowd crowds officers officer council criminal criminals"
    " community communities society congregation institute university agency agencies indigenous forces jets"
    " deputies guards utility clan tribe foundation association patients parents pupils drivers commuters passengers"
    " partisans bloc alliance cabinet fire"
)
"""Of these, only *the …* or one with a name before it is followed."""

COLLECTIVE = frozenset(ROLES)
ARMIES = _words(
    "army armies military troops soldiers forces soldier marines armed-forces conscripts servicemen commandos"
)
"""These may stand for one and the same force."""

PERSONS = _words(
    "president premier chancellor minister mayor governor general commander spokesman spokeswoman spokesperson"
    " senator judge leader chief chairman chairwoman chair secretary colonel captain major lieutenant sergeant"
    " admiral brigadier marshal ambassador envoy diplomat official prosecutor lawyer mp lawmaker congressman"
    " congresswoman councillor councilman councilwoman director manager head boss founder sheikh imam bishop"
    " archbishop cardinal rabbi pastor priest cleric ayatollah patriarch pope king queen prince princess emperor"
    " sultan emir sheriff superintendent inspector detective constable commissioner deputy prime vice-president"
    " dictator strongman tyrant warlord despot tycoon oligarch magnate billionaire baron ruler professor dr mr mrs"
    " ms sir lord dame rev reverend gen col lt maj capt sgt cpl gov sen rep pres prof candidate analyst economist"
    " historian author journalist editor reporter resident farmer teacher nurse doctor student worker widow father"
    " mother owner commandant ringleader kingpin mastermind organiser organizer coordinator convener steward vice"
    " attorney treasurer representative negotiator comptroller ombudsman chairperson coroner registrar adviser"
    " advisor aide"
    " warden principal headteacher surgeon midwife engineer fisherman driver coach opponent critic rival statesman"
    " entrepreneur businessman businesswoman financier philanthropist demagogue firebrand autocrat stooge crony"
    " preacher mullah monk abbot chaplain elder chieftain headman officials leaders ministers generals commanders"
    " spokesmen diplomats chiefs bosses barons organisers organizers directors executives senators judges"
    " prosecutors"
)
"""Titles and roles of single people; plurals where they speak for a body."""
RANKS = _words(
    "general colonel captain major lieutenant sergeant admiral brigadier marshal president premier chancellor"
    " minister mayor governor senator judge ambassador professor dr sir lord dame rev reverend gen col lt maj capt"
    " sgt gov sen rep prof king queen prince princess emperor sultan emir bishop archbishop cardinal commander"
    " secretary chief sheriff superintendent inspector commissioner director"
)
"""Titles that honour."""
OFFICE_WORDS = _words(
    "foreign prime defence defense interior finance health home deputy vice chief lieutenant major brigadier"
    " education environment justice labour labor trade energy agriculture transport culture economy economic"
    " internal external security information state operations staff police army supreme general acting interim"
    " former first second attorney assistant under senior junior opposition parliamentary shadow chancellor"
    " exchequer treasury housing immigration planning mining water social development communications district"
    " regional provincial governor field rear wing group air city county town union company party managing executive"
)
"""Capitalised words that stand in titles: Foreign Minister, Chief of Operations."""
FIXTURES = _words(
    "base bases vehicle vehicles station stations building buildings headquarters checkpoint checkpoints post posts"
    " convoy truck trucks car cars barracks camp camps airfield academy cemetery uniform uniforms van vans depot"
    " depots outpost outposts hospital hospitals bus buses budget budgets property properties website records house"
)
"""After a role these are a thing of its, not its doing: *a military base*."""
INTRUDERS = _words("invaders invader occupiers occupier aggressors aggressor intruders")
"""Names for fighters that may mean a state or its army."""
VILIFIED = _words(
    "dictator strongman tyrant despot warlord ringleader kingpin mastermind demagogue firebrand autocrat puppet"
    " stooge henchman crony oligarch baron zealot fanatic thug traitor hero statesman visionary saviour savior"
    " martyr"
)
"""Names for a person that stand for one met before: *the tyrant*."""
LOCATIVES = _words(
    "in at near inside across outside around from through into to toward towards over above along off beyond"
    " between throughout within via onto"
)
PREPOSITIONS = LOCATIVES | _words(
    "of on with for by against about under amid among behind beside during despite without like than as including"
    " upon over before after until since per via"
)
PLACES = _words(
    "quarter lane ward parish hill heights cape forest plaza gate terrace mall junction crossing pass dam field"
    " fields region province city district town village river street hospital airport valley island islands county"
    " state avenue road square bridge border mountains mountain sea gulf lake neighbourhood neighborhood suburb port"
    " camp prison station university cathedral mosque desert coast highway area governorate capital park stadium"
)
"""After or in a name, these make it a place."""
NO_NAMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december ramadan easter christmas eid diwali hanukkah passover lent covid covid-19"
    " english french-language arabic god internet web earth i ok am pm gmt bst tv xmas new-year world-cup olympics"
)
OPENERS = _words(
    "the a an this that these those in on at by for from with without to of as if when while after before since"
    " until during under over against between among and but or nor so yet though although because however meanwhile"
    " today yesterday tomorrow now then here there what who why how where which is are was were did does do has have"
    " had can could will would should may might must its their our your my his her they we you it he she no not all"
    " some many most both each every another other last next new former only even still just unlike despite"
    " according several few two three four five six seven eight nine ten dozens hundreds thousands earlier later"
    " once elsewhere also more asked speaking writing following amid within across around about instead never nobody"
    " nothing everyone none local people senior hardline armed foreign federal nearly almost less whether whose whom"
    " one out up down off again back early late neither either such said says"
)
"""Words that open a sentence before a name and are no part of it."""
ORGANISATIONS: dict[str, str] = {
    word: kind
    for kind, words in {
        "party": "Party Democrats Conservatives Greens Alliance Coalition Bloc",
        "union": "Union Unions Confederation Federation Syndicate Guild TUC Workers Teamsters",
        "company": "Company Corporation Corp Inc Ltd PLC Plc Group Holdings Industries Bank Airlines Motors Energy"
        " Mining Steel Oil Gas Power Foods Logistics Textiles Partners Capital Systems Technologies"
        " Pharma Resources Minerals Timber Fisheries Estates Homes Developments Mills Works Cement Water"
        " Railways Rail Freight Shipping Lines",
        "armed": "Front Brigade Brigades Militia Battalion Guerrillas Fighters Jaish Harakat Liwa Katibat Cartel",
        "force": "Army Navy Force Forces Guard Guards Corps Command Marines",
        "police": "Police Constabulary Gendarmerie Sheriff",
        "government": "Government Ministry Cabinet Parliament Senate Congress Assembly Council Department Office"
        " Presidency Treasury Authority Administration",
        "group": "Movement Organisation Organization Association Society Foundation Institute Church Committee"
        " Commission Network Agency Campaign Coalition Watch International League Trust Centre Center"
        " University Court Tribunal Board Fund Service Observatory Initiative Collective Forum Action",
    }.items()
    for word in words.split()
}
"""Capitalised words that show what a name belongs to → its kind."""
NAME_JOINERS = _words("of for and the de del della di da do dos du van von der den la le el bin ibn ben al y e")
CLAUSE_BREAKERS = _words("and but or because although though while whereas if when that after before since until as so")
PRONOUNS = {"he": "person", "she": "person", "they": "many", "it": "body", "who": "", "which": "", "that": ""}
