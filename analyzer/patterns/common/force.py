"""Words of force: who uses it and on whom, with what, what it is called as a noun, and what only looks like it."""

from __future__ import annotations

from analyzer.actors import words as w


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def nouns(text: str) -> frozenset[str]:
    """Singulars with their plurals."""
    out = set()
    for noun in text.split():
        out.add(noun)
        if noun.endswith("y") and noun[-2] not in "aeiou":
            out.add(noun[:-1] + "ies")
        elif noun.endswith("man") and noun not in {"human", "german", "roman", "shaman"}:
            out.add(noun[:-2] + "en")
        else:
            out.add(noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s"))
    return frozenset(out)


AGENTS = (
    frozenset(word for word, kind in w.ROLES.items() if kind in {"force", "police", "armed"})
    - words("units unit jets patrol officer officers criminal criminals faction factions")
    | nouns(
        "soldier trooper policeman policewoman constable deputy gendarme guard warden warder warplane jet fighter"
        " gunman militiaman rebel insurgent militant guerrilla bomber sniper gunner attacker assailant vigilante"
        " settler mob rioter looter raider officer bailiff commando paratrooper marine sailor conscript recruit"
        " reservist patrol pilot helicopter tank warship gunboat bodyguard steward jailer gaoler interrogator agent"
        " henchman hitman executioner kidnapper killer murderer thug gang gangster cartel bandit pirate smuggler crowd"
        " hooligan jihadist separatist terrorist extremist paramilitary militia battalion brigade regiment squad"
        " garrison troop gunship sheriff ranger mercenary contractor knifeman arsonist gatekeeper bouncer convoy"
        " cavalry artilleryman partisan navy platoon column cadet peacekeeper landlord strikebreaker"
    )
    | words(
        "army armies military troops forces police infantry artillery cavalry airforce gendarmerie carabinieri navy"
        " riot security junta regime defenders invaders occupiers gunners coastguard militias authorities government"
    )
)
"""Who uses force in the news."""
PEOPLE = AGENTS | (
    frozenset(word for word, kind in w.ROLES.items() if kind in {"civic", "people"})
    | frozenset(
        word for word in w.PERSONS if word not in words("chief prime vice chair deputy home baron boss general")
    )
    | nouns(
        "civilian villager resident farmer worker labourer laborer teacher lecturer professor pupil student child"
        " schoolboy schoolgirl boy girl baby infant toddler teenager adolescent youth youngster mother father parent"
        " brother sister son daughter wife husband widow cousin uncle aunt grandmother grandfather grandson neighbour"
        " neighbor relative family household couple pensioner refugee migrant immigrant evacuee detainee inmate"
        " prisoner captive hostage deportee mourner worshipper worshiper parishioner pilgrim priest nun monk imam"
        " bishop rabbi pastor preacher cleric nurse doctor surgeon paramedic medic midwife ambulanceman patient"
        " journalist reporter photographer cameraman editor broadcaster blogger lawyer advocate judge magistrate"
        " prosecutor activist campaigner organiser organizer protester protestor demonstrator marcher picket striker"
        " docker miner trucker driver passenger commuter cyclist motorist pedestrian traveller traveler tourist"
        " fisherman shepherd herder herdsman pastoralist peasant planter grower vendor hawker trader shopkeeper"
        " merchant customer shopper baker butcher tailor cook waiter barber cleaner carpenter mason engineer"
        " technician electrician plumber welder mechanic railwayman clerk cashier accountant secretary scientist"
        " academic scholar researcher poet writer author singer musician dancer artist actor filmmaker athlete"
        " official minister mayor governor councillor councilor alderman lawmaker senator deputy candidate voter"
        " delegate diplomat envoy politician president aide interpreter translator volunteer rescuer firefighter"
        " fireman lifeguard guide porter elder chief chieftain headman settler tenant squatter homeowner landowner"
        " occupant passerby bystander onlooker spectator fan supporter visitor guest person man woman human individual"
        " citizen national foreigner local native subject member colleague friend comrade victim survivor martyr"
        " dissident opponent critic defector deserter conscript officer colonel captain sergeant corporal private"
        " lieutenant commander major brigadier heckler addict beggar orphan servant maid gardener warden watchman"
        " caretaker janitor agitator ringleader leader unionist strikebreaker steward employee apprentice intern"
        " trainee recruit cadet courier postman dentist pharmacist vet chemist botanist suspect convict fugitive thief"
        " burglar drunk intruder churchgoer reveller reveler diner clubber partygoer concertgoer festivalgoer camper"
        " hiker ranger forester logger sailor seaman seafarer crewman crew ferryman boatman pilot islander townsman"
        " tribesman clansman nomad minority believer convert congregation sibling twin newborn bride groom bridegroom"
        " whistleblower informer informant collaborator spy peacekeeper observer monitor inspector negotiator"
        " beekeeper weaver potter seamstress housewife"
    )
    | words(
        "muslims hindus jews sikhs buddhists copts catholics protestants sunnis shias shiites alawites druze yazidis"
        " yezidis hazaras pashtuns tamils sinhalese arabs kurds turks serbs croats bosniaks kosovars tutsis hutus"
        " israelis iraqis pakistanis bangladeshis yemenis saudis kuwaitis somalis afghans uzbeks tajiks kazakhs"
        " uighurs chechens tatars roma dalits adivasis bedouin bedouins berbers fulani oromos tigrayans americans"
        " germans romans mexicans africans europeans asians greeks poles czechs slovaks finns swedes danes dutch"
        " spaniards scots welsh irish lebanese chinese japanese vietnamese burmese sudanese congolese senegalese"
        " maltese"
    )
    | words(
        "people children men women folk townspeople townsfolk villagers personnel staff crew police bodies dead"
        " casualties kin congregants laity faithful wounded clergy medics rohingya yazidi uyghurs roma sailors mps"
        " strikers olds old others dozens scores hundreds thousands everyone homeless infants schoolchildren"
        " grandchildren policewomen servicemen servicewomen youngsters lives crowd"
    )
)
PLACES = nouns(
    "home house flat apartment block tenement building bungalow cottage farmhouse barn farm hut shack shanty tent"
    " shelter dwelling property estate street alley road avenue neighbourhood neighborhood quarter district suburb"
    " village hamlet town city settlement township enclave island region area camp compound barracks base outpost"
    " checkpoint post depot arsenal garrison headquarters station school schoolhouse kindergarten nursery college"
    " university campus library laboratory museum theatre theater cinema gallery archive hospital clinic ward surgery"
    " pharmacy dispensary ambulance orphanage hospice mosque church cathedral chapel temple synagogue shrine monastery"
    " convent seminary gurdwara pagoda madrasa graveyard cemetery market bazaar mall shop store supermarket kiosk"
    " stall restaurant cafe café bakery mill factory plant workshop warehouse works refinery pipeline powerstation"
    " substation pylon dam reservoir well pump waterworks bridge tunnel railway line train tram bus coach minibus"
    " lorry truck van car taxi vehicle convoy tractor motorcycle boat ship vessel ferry trawler tanker freighter barge"
    " port harbour harbor dock quay airport airfield runway aircraft plane helicopter jet crossing terminal granary"
    " silo orchard vineyard grove field crop harvest tree olive plantation herd flock office bureau newsroom studio"
    " mast tower centre center hall parliament courthouse embassy consulate mission prison jail square playground park"
    " stadium pitch hotel guesthouse hostel monument statue memorial icon grave tomb generator grid network mine pit"
    " quarry oilfield gasfield sanctuary stop cart stable pen encampment palace mansion villa fortress citadel"
    " outskirts hangar container beehive greenhouse nets net toolshed"
) | words("barracks works premises livestock outskirts bakeries dwellings crops homes belongings infrastructure half")
"""What is destroyed in the news."""
ANIMALS = nouns(
    "hen chicken bird badger pig cow bull calf sheep lamb goat horse deer fox wolf bear elephant rhino lion tiger"
    " leopard whale dolphin seal shark turtle dog cat rabbit hare mink duck goose pigeon owl eagle rat mouse bee wasp"
    " insect locust fish salmon cod trout frog toad snake crocodile gorilla monkey coral reef animal pet kangaroo"
    " camel cheetah giraffe buffalo puppy kitten swan heron otter beaver squirrel bat"
) | words("cattle poultry sheep deer wolves geese mice turkeys wildlife salmon fish")

THINGS = words(
    "papers numbers orders servers trailers containers mortars computers towers boulders rivers powers matters letters"
    " posters borders quarters headquarters fingers shoulders flowers corners drawers chambers covers dollars pillars"
    " centers meters litres layers rollers showers trousers sweaters tankers freighters trawlers helicopters"
    " bulldozers excavators tractors reactors generators sectors factors doors floors colors motors errors mirrors"
    " harbors indoors outdoors corridors terrors rumors tumors sensors processors elevators vapors honors stickers"
    " shutters rotors timbers embers rubbers lasers printers scanners routers filters freezers boilers burners cookers"
    " heaters cylinders launchers mowers lorries waters answers offers summers winters clusters disasters theaters"
    " theatres chapters registers ladders rafters gutters hammers daggers revolvers detectors conveyors ministers'"
    " anchors counters shelters barriers gestures ulcers dangers banners manners dinners diapers wonders suspenders"
    " semesters"
)
"""Plurals in -ers and -ors that are no people."""

INSTRUMENTS = nouns(
    "bomb rocket missile shell mortar grenade drone bullet bullets shot shrapnel explosive blast explosion mine device"
    " landmine knife machete axe club baton truncheon stone brick bottle firebomb flare shotgun rifle gun pistol"
    " firearm cannon round canister airstrike strike raid attack salvo volley barrage firework projectile torpedo"
    " pellet stick"
) | words(
    "artillery fire gunfire shellfire shelling bombing bombardment teargas gas ammunition munitions rubber bullets"
    " live batons force sniper phosphorus napalm"
)
"""Weapons and what they do; by themselves they name nobody."""
LAUNCHED = (
    INSTRUMENTS
    | nouns("offensive assault operation incursion invasion crackdown bombing sweep arson ambush")
    | words("fire stones bottles shots rounds water-cannon strikes attacks raids killings executions reprisals")
)
"""What one launches, fires, throws or carries out."""
LAUNCH = words(
    "fired fire fires firing launched launch launches launching dropped drop drops dropping threw throw throws"
    " throwing thrown hurled hurl hurls hurling lobbed lob lobs lobbing opened open opens opening used use uses using"
    " deployed deploy deploys deploying detonated detonate detonates detonating planted plant plants planting carried"
    " carry carries carrying conducted conducts conducting staged stage stages staging mounted mount mounts mounting"
    " waged wages waging unleashed unleash unleashes unleashing rained rain aimed discharged emptied emptying sprayed"
    " spray spraying committed perpetrated swung swinging wielded wielding"
)
"""Verbs that, with these, tell an act of force."""

NATURE = nouns(
    "earthquake quake tsunami avalanche landslide landslip mudslide rockfall flood typhoon cyclone hurricane tornado"
    " storm blizzard wildfire bushfire heatwave drought eruption volcano tremor aftershock epidemic pandemic outbreak"
    " virus infection disease illness famine frost swell sinkhole whirlwind monsoon"
) | words(
    "lightning flooding floods cholera malaria measles ebola covid flu influenza tuberculosis dengue typhoid"
    " meningitis cancer rains rain rainfall gale gales winds hail landslides snow ice fog tide tides heat dysentery"
    " pneumonia hypothermia heatstroke rockburst burst banks magnitude epicentre epicenter lava contaminated hiv aids"
    " anthrax diphtheria polio swine avian erosion salmonella"
)
"""What harms with nobody's will."""
ACCIDENT = nouns(
    "accident crash collision derailment stampede wreck mishap scaffolding crane lift elevator boiler malfunction leak"
    " rollover shipwreck spill airbag forklift trench brake fall propeller skier climber mountaineer hiker motorway"
    " junction skid lorry cyclist kitchen cooker roof excavator"
) | words(
    "collapsed collapse collapsing crashed crashing collided collide derailed capsized capsize overturned overturn"
    " plunged careered careering skidded swerved swerving accidental accidentally inadvertently faulty slipped tripped"
    " fell falling drowned choked electrical ignited rock rockburst engine brakes speeding careless overtaking wiring"
    " bend caved sank"
)
SUDDEN = words(
    "stab stabbed shot shelled bombed bombing bomb shelling gunfire rocket rockets missile missiles mortar mortars"
    " drone drones airstrike airstrikes strike strikes raid raids raided attack attacks attacked clash clashes ambush"
    " ambushed checkpoint front frontline rally protest protests march marched demonstration riot riots roadblock"
    " curfew ceasefire truce war warplanes artillery bullets bullet gunshot gunshots gunmen militia troops soldiers"
    " army rebels insurgents police camp enclave border barracks batons baton massacre massacred tortured executed"
    " torched ransacked kidnapped abducted displaced sectarian ethnic settlers settler shrapnel barrage bombardment"
    " besieged siege conflict invasion offensive insurgency fighting violence picket strikers convoy shooting killings"
    " killing murdered hacked lynched beaten unrest coup junta hostilities combat occupied occupation"
)
"""These show that force is what a sentence tells of."""

KILLINGS = nouns(
    "killing murder massacre execution lynching assassination beheading slaughter shooting stabbing beating torture"
    " rape flogging whipping lashing maiming mutilation bloodletting pogrom atrocity decapitation slaying"
)
SEIZURES = nouns(
    "arrest detention abduction kidnapping disappearance deportation expulsion eviction removal displacement"
    " imprisonment internment incarceration purge roundup crackdown persecution intimidation harassment banishment"
    " repression clearance uprooting expropriation transfer cleansing oppression mistreatment subjugation"
    " dispossession raid search"
)
RUINS = nouns(
    "shelling bombing bombardment airstrike strike barrage attack assault raid siege blockade demolition destruction"
    " burning torching looting plunder pillage ransacking desecration firebombing arson sabotage ambush incursion"
    " invasion offensive razing levelling leveling flattening bulldozing vandalism gunfire shellfire sniping stoning"
    " poisoning encirclement devastation gassing strafing rampage encroachment"
) | words("gunfire shellfire violence bloodshed pounding fire plundering abuse abuses killings persecution")
HARM_NOUNS = KILLINGS | SEIZURES | RUINS
"""Force as a noun."""

UNKNOWN = words("unclear unknown unidentified unexplained unconfirmed")
"""These say that it is not known who did it."""
TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december dawn dusk noon midday midnight nightfall morning evening night sunrise"
    " sunset daybreak lunchtime now then today tomorrow yesterday christmas easter autumn spring summer winter early"
    " late year's week's weekend next"
)
"""After *by*, these tell when."""

THINGS_ENDED = ANIMALS | words(
    "virus coral reef forest forests rainforest waste documents files papers weapons stockpiles mines evidence"
    " contract stadium grandstand chimney towers data records vegetation scrub sites rubble snow debris weeds trees"
    " land habitat habitats film scenes episode feature series season target sample atoms cells rate rates stocks"
    " ozone currency banknotes ballots landmines munitions ivory goods contraband will sentence warrant order plan"
    " project strategy trade deal midfielder defender striker goalkeeper captain coach server bridge viaduct plant"
    " cooling"
)
"""To kill, clear, purge or destroy these wrongs nobody."""
OTHER_NEWS = words(
    "film director scene scenes studio cast laboratory protons electrons particles neutrons patient operation surgery"
    " surgeon hospital's epilepsy runway documentary movie festival tax verbal advertising heart asthma panic cyber"
    " phishing hacking hackers computer server servers software title match wings cup team corrosion drought floods"
    " flooding algae heat pests locusts erosion infected cull slaughterhouse abattoir meat gallery exhibition archery"
    " range hunting hunt game pheasant grouse contract deer"
)
"""Words of films, laboratories, clinics, computers, matches and nature, where nouns of harm tell of no force."""
