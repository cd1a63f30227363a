"""Word classes that several patterns share: what people dispute, how they judge it, and what is beyond dispute."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def _nouns(text: str) -> frozenset[str]:
    """Singulars with their plurals."""
    out = set()
    for noun in text.split():
        out.add(noun)
        if noun.endswith("y") and noun[-2] not in "aeiou":
            out.add(noun[:-1] + "ies")
        else:
            out.add(noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s"))
    return frozenset(out)


def verbs(text: str) -> frozenset[str]:
    """Every form of verbs; ``lemma:past`` or ``lemma:past/participle`` where irregular, ``lemma+`` where doubled."""
    out = set()
    for entry in text.split():
        lemma, _, past = entry.partition(":")
        doubled = lemma.endswith("+")
        lemma = lemma.rstrip("+")
        stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
        if doubled:
            stem += stem[-1]
        if lemma.endswith("y") and lemma[-2] not in "aeiou":
            third, plain = lemma[:-1] + "ies", lemma[:-1] + "ied"
        else:
            third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
            plain = stem + "ed"
        out |= {lemma, third, (lemma if lemma.endswith("ee") else stem) + "ing"}
        out |= set(past.split("/")) if past else {plain}
    return frozenset(out)


POLICY = _nouns(
    "envoy pledge promise treaty accord pact agreement deal offer inquiry probe tax bill law reform election"
    " vote ballot referendum budget plan policy permit licence license ruling verdict judgment sanction strike"
    " court judge parliament congress senate government regime minister ministry president mayor governor"
    " chancellor premier senator councillor lawmaker legislator politician party coalition opposition candidate"
    " administration junta cabinet council councilman general commander army police officer prosecutor"
    " regulator union employer corporation landlord developer migrant immigrant refugee asylum border"
    " deportation quota ban restriction lockdown mandate curfew subsidy tariff levy duty wage pension benefit"
    " welfare cutback austerity deficit privatisation privatization nationalisation nationalization merger"
    " takeover closure eviction dam pipeline mine quarry refinery reactor incinerator runway fracking drilling"
    " logging pesticide amendment constitution clause veto decree scheme programme program proposal legislation"
    " regulation abortion marriage war ceasefire truce invasion occupation offensive operation raid bombing"
    " airstrike settlement annexation blockade siege embargo summit negotiation sovereignty independence"
    " democracy freedom policing prison sentence arrest detention surveillance censorship curriculum bishop"
    " archbishop imam rabbi pope cleric protest rally movement lobby donor contract leadership resignation"
    " impeachment nomination appointment scandal strategy alliance bloc militia rebel separatist insurgent"
    " militant troop soldier nuclear immigration security vaccine defence defense politics authority nation"
    " country colony monarchy king queen prince voter electorate newcomer minority settler leader commission"
    " committee watchdog agency tribunal jury ombudsman auditor broadcaster fund"
)
"""What politics, courts, work and war dispute."""

_JUDGING_NOUNS = _nouns(
    "fantasy illusion delusion lightweight nonentity betrayal sham disaster catastrophe trick trap failure"
    " farce stunt ruin gimmick bribe swindle fraud scam hoax ploy ruse pretext excuse whitewash fiasco debacle"
    " shambles mess mockery travesty disgrace scandal outrage insult lie falsehood deception propaganda smear"
    " sellout surrender capitulation giveaway handout grab coup crackdown purge tyranny dictatorship tyrant"
    " dictator despot strongman bully puppet stooge crony corruption nepotism cronyism bias prejudice racism"
    " bigotry hatred extremism fanaticism cowardice hypocrisy hypocrite greed incompetence negligence contempt"
    " arrogance cruelty brutality oppression repression persecution injustice discrimination apartheid genocide"
    " massacre atrocity abuse torture threat danger menace burden curse blight joke blunder mistake error folly"
    " gamble windfall charade facade façade smokescreen triumph success victory breakthrough masterstroke hero"
    " saviour savior champion visionary genius blessing boon godsend lifeline traitor coward liar crook thief"
    " thug murderer butcher monster villain parasite scapegoat loophole mismanagement meddling interference"
    " provocation aggression vandalism sabotage complacency weakness stagnation chaos decline collapse"
    " miscalculation overreach blackmail intimidation"
)
MISDEEDS = (
    _JUDGING_NOUNS
    - _nouns(
        "triumph success victory breakthrough masterstroke hero saviour savior champion visionary genius blessing boon"
    )
    - _nouns("godsend lifeline joke windfall weakness decline collapse chaos stagnation")
) | words(
    "terror terrorism exploitation manipulation humiliation scapegoating victimisation victimization extortion"
    " pillage damage harm suffering misery neglect abuse meddling lying bullying cheating stealing plundering"
    " looting interfering bribery theft thefts crimes atrocities killings murders purges abuses violations"
    " breaches wrongdoing misconduct spying hacking harassment bloodshed slander incitement misinformation"
    " disinformation falsehoods guilt complicity mistakes failures errors collusion hoarding wastefulness"
    " extravagance scaremongering warmongering fearmongering profiteering whitewash racism stonewalling evasion"
    " evasions deceit dishonesty hostility hate intolerance wars aggression genocide mismanagement"
)
"""What nobody says of themselves that they do."""
_JUDGING_ADJECTIVES = words(
    "broken bought captured indoctrinating deliberate deliberately useless worthless pointless toothless weak"
    " feeble corrupt unfair unjust illegal unlawful illegitimate unconstitutional doomed reckless cowardly"
    " dishonest deceitful misleading fraudulent bogus fake false phoney phony rigged stolen biased racist"
    " sexist bigoted cruel inhumane barbaric brutal savage draconian authoritarian undemocratic tyrannical"
    " dictatorial excessive disproportionate unjustified unnecessary needless senseless irresponsible"
    " incompetent inept negligent careless callous heartless greedy selfish arrogant hypocritical cynical"
    " shameful shameless disgraceful outrageous scandalous appalling dangerous harmful toxic destructive"
    " disastrous catastrophic ruinous damaging divisive extreme extremist radical fanatical irrational absurd"
    " ridiculous laughable naive foolish stupid misguided flawed inadequate ineffective inefficient wasteful"
    " bloated unworkable unaffordable unsustainable unrealistic unfit clueless rudderless desperate paranoid"
    " vindictive vengeful ruthless murderous criminal guilty immoral unethical wicked evil treacherous disloyal"
    " unpatriotic spineless gutless hollow cosmetic heroic brave courageous visionary brilliant masterly"
    " masterful fair just noble honest wise historic overdue untrustworthy unreliable untenable indefensible"
    " inexcusable unforgivable unacceptable oppressive repressive abusive exploitative predatory discriminatory"
    " degrading humiliating lawless chaotic botched bungled shambolic backward regressive punitive elitist"
    " populist demagogic alarmist hysterical worst weakest poorest impotent politicised politicized complicit"
    " aloof ungovernable unelectable"
)
JUDGING_VERBS = verbs(
    "betray ruin gut+ destroy undermine weaken erode threaten damage harm hurt:hurt wreck cripple devastate"
    " bankrupt impoverish endanger jeopardise jeopardize sabotage subvert pervert corrupt rig+"
    " steal:stole/stolen cheat deceive mislead:misled lie:lied dupe trick fool hoodwink swindle defraud plunder"
    " loot pillage rob+ exploit oppress persecute repress suppress silence gag+ muzzle censor stifle crush"
    " trample terrorise terrorize bully intimidate harass humiliate demonise demonize scapegoat smear slander"
    " vilify incite stoke inflame fan+ whip+ pander abuse misuse squander waste mismanage bungle botch neglect"
    " ignore abandon flout violate breach break:broke/broken poison pollute massacre slaughter murder butcher"
    " bribe bend:bent twist distort manipulate whitewash meddle interfere provoke embolden appease reward"
    " punish penalise penalize discriminate save rescue restore revive fail crumble collapse backfire doom"
    " undo:undid/undone exacerbate worsen aggravate deepen hollow starve choke strangle enrich profit"
    " indoctrinate brainwash radicalise radicalize encroach dither capitulate surrender cave blackmail stall"
    " prolong collude conspire scheme fuel+ disenfranchise dispossess profiteer scaremonger overreach falsify"
    " fabricate forge misrepresent conceal hide:hid/hidden"
)
JUDGMENTS = _JUDGING_NOUNS | _JUDGING_ADJECTIVES | MISDEEDS
"""Nouns and adjectives that judge."""
JUDGING = JUDGMENTS | JUDGING_VERBS
"""Words that judge an act, a body or a person."""

ADVERSE = words(
    "abandon abandoned afraid aggression aggressive alarm alarming anger angry appalled appalling arrogance arrogant"
    " ashamed awful banned barred beaten betray betrayal bitter blind blocked bogus botched bother breach breached"
    " bribe broke broken brutal burden careless cash-grab chaos chaotic cheat choke choked clueless collapse complain"
    " complained complaints contaminated cover-up coward cowards cracked crisis cruel crushed curse damage damaged"
    " damaging danger dangerous deadly deaf deceit deceived delay delayed delays demolish denied desperate destroy"
    " destroying destruction dirty disease disgrace disgraceful dishonest disrespect disruption distress dodge dodged"
    " doomed dumped endanger endangered enemy envy erased erode evict exhausted exploit exploitation extreme fail"
    " failing failure fake fear fears filthy foul frightened fumes furious gamble ghost gouging grab grabbed grief"
    " harm harmed harmful hate hatred hell helpless hide hiding hijacked homeless hopeless horrible hostile hunger"
    " hungry hurt hypocrisy idiots ignore ignoring ill illegal illegally immoral incompetent indifferent inhuman"
    " injured injury injustice insane insulting intimidated invaded irresponsible jeopardy junk lawless leak leaked"
    " leaking lied litter lying mess misery mislead misled mistake mistreated mock mocked monster murder naive neglect"
    " neglected nightmare noisy nonsense nuisance obscene offensive oppression outrageous overcrowded overrun pain"
    " panic paralyse pathetic plunder poisoning poisonous pollute polluted polluting pollution profiteering propaganda"
    " punish punished punishment ransack reckless refuse refusing revenge ripped risk risking risks robbed robbery"
    " rotten rubbish rude ruining sabotage sacked scam scandal scared selfish sewage shabby shambles shameful shocking"
    " shoddy sick silence silenced slap slaughter slave slaves slum smear spoil spoiled squander squeeze squeezed"
    " starve starving steal stealing stench stink stinks strangle stripped stubborn stupid suffer suffered suffering"
    " surrender suspicious swindle tear terrible terrified terror terrorism theft thief thieves threaten threatening"
    " throw thrown torture toxic trample trampled trap trapped trash trespassing tricks troubled turmoil ugly"
    " unacceptable unaffordable uncaring underfed unfair unhealthy unjust unlawful unreasonable unsafe unwell useless"
    " vandalism vermin violate violated violating wage-theft wasted wasting weak worse worst worthless wounded wreck"
    " wrecking wrong"
)
"""Hard words for what somebody does or is, or for what it makes of others."""
SPORT = words(
    "matches goal goals goalkeeper striker midfielder defender coach coaches league leagues stadium tournament"
    " tournaments championship championships championship's playoffs innings wicket wickets bowler batsman"
    " batter pitcher quarterback touchdown referee umpire penalty kickoff halftime relegation racing lap laps"
    " podium medal medals marathon relay sprint tennis golf rugby football soccer cricket basketball baseball"
    " hockey ferrari formula driver's rally's derby fixture fixtures teammate teammates serve chess boxer"
    " boxing olympics olympic athlete athletes horse jockey"
)
ARTS = words(
    "film films movie movies novel novels book books album albums song songs single plays musical opera"
    " theatre theater exhibition exhibitions series sitcom novelist playwright restaurant restaurants chef"
    " recipe soup wine wines beer painting paintings sculpture sculptor concert concerts orchestra pianist"
    " ballet dancer dancers actor actress actors festival poet poem poems gallery museum collection perfume"
    " sequel soundtrack"
)
NATURE = words(
    "storm storms rain snow cyclone hurricane typhoon comet asteroid eclipse meteor planet planets galaxy frog"
    " frogs species whale whales bird birds volcano eruption earthquake earthquakes tide tides tremor tremors"
    " forecast temperature temperatures weather frost fossil fossils dinosaur telescope moon mars crater"
)
