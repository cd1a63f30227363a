"""The words by which news copy reports what others say: verbs by what they take, nouns of claiming, and sources."""

from __future__ import annotations

_DOUBLED = frozenset("admit quip refer concur dub slam snap extol".split())
_DOUBLED_IN_BRITAIN = frozenset("label".split())
_IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "find": ("finds", "found", "found", "finding"),
    "hold": ("holds", "held", "held", "holding"),
    "hear": ("hears", "heard", "heard", "hearing"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "sing": ("sings", "sang", "sung", "singing"),
    "see": ("sees", "saw", "seen", "seeing"),
    "know": ("knows", "knew", "known", "knowing"),
    "cast": ("casts", "cast", "cast", "casting"),
    "put": ("puts", "put", "put", "putting"),
    "read": ("reads", "read", "read", "reading"),
    "forecast": ("forecasts", "forecast", "forecast", "forecasting"),
    "deem": ("deems", "deemed", "deemed", "deeming"),
    "seek": ("seeks", "sought", "sought", "seeking"),
}


def inflections(lemma: str) -> dict[str, str]:
    """Forms of a verb with their kind: ``base``, ``s``, ``ed`` (past or participle) or ``ing``."""
    if lemma in _IRREGULAR:
        third, past, participle, ing = _IRREGULAR[lemma]
    else:
        stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
        if lemma[-1] == "y" and lemma[-2] not in "aeiou":
            third, past, ing = lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
        elif lemma[-1] == "e":
            third, past, ing = lemma + "s", lemma + "d", lemma[:-1] + "ing"
        else:
            third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
            past, ing = stem + "ed", stem + "ing"
        participle = past
    forms = {third: "s", ing: "ing", participle: "ed", past: "ed", lemma: "base"}
    if lemma in _DOUBLED_IN_BRITAIN:
        forms |= {lemma + lemma[-1] + "ed": "ed", lemma + lemma[-1] + "ing": "ing"}
    return forms


# --- Verbs, by what follows them and whose words that is
SAY = frozenset("say allege argue assert insist contend warn caution complain predict suggest fear deny opine".split())
"""A clause or a noun phrase, in the speaker's words."""
STATE = frozenset(
    "claim announce report state add believe think maintain declare admit acknowledge concede confirm note observe"
    " explain estimate reveal disclose testify write tweet post reply respond recall conclude find hold feel stress"
    " emphasise emphasize reiterate repeat remark comment joke quip muse lament confess profess proclaim pronounce"
    " counter retort agree reckon speculate hint imply intimate bemoan protest plead posit surmise assure inform"
    " remind notify hear rule shout yell cry scream mutter whisper thunder fume snap sneer rant crow gloat gush whine"
    " roar growl moan grumble forecast promise vow pledge swear threaten demand recount underline underscore guess"
    " expect hope ask wonder question boast answer add continue interject point venture concur read".split()
)
"""A clause; before a mere noun phrase they report nothing (*claimed the hill*)."""
TELL = frozenset("tell assure inform remind notify warn advise ask urge".split())
"""A listener may come before the clause."""
NAME = frozenset(
    "call describe label brand dub term deem designate portray characterise characterize depict liken".split()
)
"""An object and what the speaker calls it."""
NAME_AS = frozenset(
    "consider regard view see refer denounce paint cast frame dismiss know recognise recognize classify"
    " identify".split()
)
"""The same, where ``as`` or a second noun phrase shows it."""
UNSAID_AGENT = frozenset("consider regard view see know call dub deem term recognise recognize".split())
"""In the passive these need ``by`` and a source; without one, they are the outlet's."""
JUDGE = frozenset(
    "accuse blame condemn denounce praise hail criticise criticize decry deplore laud applaud extol".split()
)
"""An object that the speaker judges in words of their own."""
THOUGHT = frozenset("fear believe think feel hope expect reckon guess wonder".split())
"""Reported without having been uttered: they attribute a claim, but nobody's words in quotation marks."""
ACT = frozenset(
    "propose urge demand call reject dismiss celebrate welcome mock defend advocate promote endorse invoke cite quote"
    " speak talk preach chant sing challenge express voice tout champion mourn greet salute apologise apologize appeal"
    " order deride ridicule slam blast lash rail lambast castigate chide vilify rebuke compare utter coin nickname"
    " name title entitle style refer denounce campaign refuse discuss outline remember".split()
)
"""Acts of speech that report no clause, or need not."""
THAT_ONLY = frozenset(
    "find hold rule feel agree read post answer hear guess venture concur expect hope plead respond reply".split()
)
"""These report only with *that*."""
REPORT_DEEDS = frozenset("claim profess".split())
"""These report with an infinitive, too; *vowed to* tells of an intention, and its words are the outlet's."""
SAID_TO = frozenset("say allege claim report believe think estimate".split())
"""In the passive with *to*, these report a claim without saying whose: *is said to have fled*."""

SILENT = THOUGHT | frozenset("hear find hold add observe feel continue read rule point venture".split())
"""With these, a fragment in quotation marks outside a reported clause need not be the subject's word."""
UTTER = (ACT | SAY | STATE | TELL | NAME | JUDGE) - SILENT
"""A fragment in quotation marks in the clause of these is the speaker's word."""

FORMS: dict[str, tuple[str, str]] = {
    form: (lemma, kind)
    for lemma in sorted(UTTER | SILENT | NAME_AS | {"charge", "put"})
    for form, kind in inflections(lemma).items()
}
"""Surface of every reporting verb → its lemma and kind of form."""

AMBIGUOUS = frozenset(
    "claim report state note charge estimate comment post fear promise vow pledge threat demand blame praise brand"
    " label term call view counter reply answer remark tweet hail joke protest offer attack order forecast question"
    " challenge boast hope guess rule cast frame read cry shout moan quote voice title name urge point style welcome"
    " cite ask crow feel hold find talk speak whisper roar scream mock champion campaign appeal".split()
)
"""Verbs whose base or ``-s`` form is also a common noun."""
NEVER_PLURAL = frozenset("blame praise hail welcome cite ask urge mock".split())
"""Of these, the ``-s`` form is none."""

# --- Nouns
CLAIMS = frozenset(
    "claim claims allegation allegations accusation accusations assertion assertions statement statements suggestion"
    " suggestions warning warnings argument contention belief announcement complaint complaints report reports"
    " assurance assurances insistence admission denial view opinion prediction vow pledge promise threat testimony"
    " boast charge charges verdict conclusion confession remark remarks declaration assessment message rumour rumours"
    " rumor rumors".split()
)
"""Before ``that``, what follows is somebody's claim."""
CLAIMS_OF = frozenset("claim claims allegation allegations accusation accusations charge charges".split())
"""The same before ``of``."""
CALLS = frozenset(
    "call calls pledge promise vow demand demands threat threats warning warnings claim claims accusation"
    " accusations allegation allegations appeal talk complaints charge charges cries chants shouts denunciation"
    " praise criticism".split()
)
"""A fragment in quotation marks after these and ``of``, ``for``, ``to`` or ``about`` is a speaker's word."""
WORDING = frozenset(
    "word words term phrase slogan slogans chant chants label expression description epithet nickname tag hashtag"
    " banner banners placard placards sign signs poster posters headline titled entitled called named nicknamed"
    " dubbed reading read reads marked inscribed known motto mantra title inscription caption alias aka phrases"
    " quote".split()
)
"""Directly before a fragment in quotation marks, these speak about the word itself."""
VIEWS = frozenset(
    "words view views opinion eyes telling account version assessment estimation judgment judgement".split()
)
"""*in the words of X*, *in X's view*."""
COURTS = frozenset(
    "court inquest jury tribunal hearing inquiry committee trial commission judges jurors panel rally meeting"
    " conference parliament assembly council senate".split()
)
"""They *hear* what is claimed before them."""
NOT_CLAIMABLE = frozenset(
    "responsibility victory credit asylum refuge lives life benefit benefits refund refunds expenses title titles"
    " gold silver bronze medal medals seat seats compensation allowance ownership territory damages territory victims"
    " victim".split()
)
"""*Claims* of these are no statements."""
NOT_NAMED = frozenset(
    "election elections referendum meeting strike strikes vote summit conference halt truce police ceasefire protest"
    " protests session witness witnesses bluff attention shots ambulance time".split()
)
"""To *call* these is not to name them."""
CALL_PARTICLES = frozenset("for off up in out back to at on upon round around home forth down over".split())
"""Directly after *call*, these give it another sense."""
NOT_TOLD = frozenset("truth story stories lie lies tale tales joke jokes apart".split())
"""*Telling* these tells nobody anything in particular."""
NOT_DENIED = frozenset(
    "entry access visa visas bail parole asylum permission voice vote nomination chance right rights him".split()
)
"""To *deny* these is to refuse them."""
NO_VOICE = frozenset(
    "evidence nothing figures data numbers results result signs sign images footage history experience findings polls"
    " poll this that it which there trend trends".split()
)
"""What these *suggest*, nobody says."""
NOT_SOURCES = frozenset(
    "plan plans schedule law rules size need needs age income custom tradition type rank taste merit how which what"
    " whether standards".split()
)
"""*According to* these names no source."""
NOT_MINDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december christmas easter ramadan diwali hanukkah passover eid lent advent spring"
    " summer autumn winter centuries decades years months weeks days hours now example instance".split()
)
"""*For* these, nothing is a matter of view."""
NO_SPEAKERS = frozenset(
    "analysis breaking live opinion watch exclusive update explainer review result results profile video photo photos"
    " note correction comment editorial interview feature background timeline factbox fact facts question answer aim"
    " goal problem solution reason verdict winner winners today tomorrow yesterday warning revealed more related read"
    " pictures listen context summary".split()
)
SOURCES = frozenset(
    "minister ministry president premier chancellor government army military navy police officer officers official"
    " officials spokesman spokeswoman spokesperson spokesmen leader leaders commander general colonel captain governor"
    " mayor senator mp mps lawmaker lawmakers deputy deputies ambassador envoy diplomat diplomats prosecutor"
    " prosecutors lawyer lawyers judge court witness witnesses resident residents villagers locals activist activists"
    " campaigners critic critics opponents supporters allies experts analysts analyst economist economists scientists"
    " researchers historians doctors medics survivors relatives family families refugees protesters rebels insurgents"
    " militants fighters union unions company firm bank agency agencies charity charities group groups party"
    " opposition council councillor councillors bishop bishops imam rabbi archbishop pope church media television tv"
    " radio newspaper newspapers daily broadcaster report reports study inquiry indictment statement document"
    " documents memo letter source sources insiders aides aide adviser advisers regulator commission committee"
    " tribunal kremlin pentagon treasury cabinet coalition junta regime un eu nato uk cia fbi kgb idf white department"
    " office secretary teacher teachers farmers workers students parents neighbours neighbors monitors observers"
    " inspectors investigators detectives sheriff chief guards troops soldiers pm ngo ngos".split()
)
"""Who speaks in the news: makes a following *claims* or *reports* a verb, and stands before a headline's colon."""

NEW_SPEAKER = frozenset(form for lemma in SAY | {"claim", "tell", "report", "add"} for form in inflections(lemma))
"""After *and* these give another source the word."""
SPEAKING = frozenset(
    form
    for lemma in SAY | STATE | NAME | JUDGE | {"tell"}
    for form, kind in inflections(lemma).items()
    if kind == "ing"
)
"""After a comma, the outlet reports anew with these: *…, adding that …*."""
CUES = frozenset(FORMS) | CLAIMS | VIEWS | CALLS | {"according"}
"""Without one of these, a sentence attributes nothing (but for a headline's colon)."""
