"""British and American spellings of the same word, so that an entry is written once."""

from __future__ import annotations

import re

# Only words that occur in entries and cues need be here; both directions are generated.
PAIRS = (
    ("adviser", "advisor"),
    ("aeroplane", "airplane"),
    ("ageing", "aging"),
    ("aluminium", "aluminum"),
    ("anaemia", "anemia"),
    ("anaesthetic", "anesthetic"),
    ("analogue", "analog"),
    ("archaeologist", "archeologist"),
    ("archaeology", "archeology"),
    ("armour", "armor"),
    ("armoured", "armored"),
    ("armoury", "armory"),
    ("artefact", "artifact"),
    ("behaviour", "behavior"),
    ("behavioural", "behavioral"),
    ("caesarean", "cesarean"),
    ("calibre", "caliber"),
    ("cancellation", "cancelation"),
    ("cancelled", "canceled"),
    ("candour", "candor"),
    ("catalogue", "catalog"),
    ("centimetre", "centimeter"),
    ("centre", "center"),
    ("centred", "centered"),
    ("chequered", "checkered"),
    ("clamour", "clamor"),
    ("colour", "color"),
    ("coloured", "colored"),
    ("colouring", "coloring"),
    ("colours", "colors"),
    ("cosy", "cozy"),
    ("councillor", "councilor"),
    ("counsellor", "counselor"),
    ("defence", "defense"),
    ("defenceless", "defenseless"),
    ("defences", "defenses"),
    ("demeanour", "demeanor"),
    ("diarrhoea", "diarrhea"),
    ("dishonour", "dishonor"),
    ("dishonourable", "dishonorable"),
    ("draught", "draft"),
    ("encyclopaedia", "encyclopedia"),
    ("endeavour", "endeavor"),
    ("enrol", "enroll"),
    ("enrolment", "enrollment"),
    ("favour", "favor"),
    ("favourable", "favorable"),
    ("favoured", "favored"),
    ("favouring", "favoring"),
    ("favourite", "favorite"),
    ("fervour", "fervor"),
    ("fibre", "fiber"),
    ("flavour", "flavor"),
    ("foetal", "fetal"),
    ("foetus", "fetus"),
    ("fulfil", "fulfill"),
    ("glamour", "glamor"),
    ("grey", "gray"),
    ("gruelling", "grueling"),
    ("gynaecologist", "gynecologist"),
    ("haematologist", "hematologist"),
    ("haemophilia", "hemophilia"),
    ("harbour", "harbor"),
    ("harboured", "harbored"),
    ("harbouring", "harboring"),
    ("honour", "honor"),
    ("honourable", "honorable"),
    ("honoured", "honored"),
    ("honouring", "honoring"),
    ("humour", "humor"),
    ("instalment", "installment"),
    ("jeweller", "jeweler"),
    ("jewellery", "jewelry"),
    ("judgement", "judgment"),
    ("kilometre", "kilometer"),
    ("labour", "labor"),
    ("laboured", "labored"),
    ("labouring", "laboring"),
    ("leukaemia", "leukemia"),
    ("licence", "license"),
    ("litre", "liter"),
    ("lustre", "luster"),
    ("manoeuvre", "maneuver"),
    ("manoeuvred", "maneuvered"),
    ("manoeuvres", "maneuvers"),
    ("manoeuvring", "maneuvering"),
    ("meagre", "meager"),
    ("metre", "meter"),
    ("millimetre", "millimeter"),
    ("misdemeanour", "misdemeanor"),
    ("mould", "mold"),
    ("moustache", "mustache"),
    ("neighbour", "neighbor"),
    ("neighbourhood", "neighborhood"),
    ("neighbouring", "neighboring"),
    ("odour", "odor"),
    ("offence", "offense"),
    ("paediatric", "pediatric"),
    ("paediatrician", "pediatrician"),
    ("paedophile", "pedophile"),
    ("paedophilia", "pedophilia"),
    ("parlour", "parlor"),
    ("plough", "plow"),
    ("ploughed", "plowed"),
    ("ploughing", "plowing"),
    ("practise", "practice"),
    ("pretence", "pretense"),
    ("programme", "program"),
    ("rancour", "rancor"),
    ("rigour", "rigor"),
    ("rumour", "rumor"),
    ("rumoured", "rumored"),
    ("sabre", "saber"),
    ("saviour", "savior"),
    ("sceptic", "skeptic"),
    ("sceptical", "skeptical"),
    ("scepticism", "skepticism"),
    ("sceptics", "skeptics"),
    ("skilful", "skillful"),
    ("snowplough", "snowplow"),
    ("sombre", "somber"),
    ("spectre", "specter"),
    ("splendour", "splendor"),
    ("sulphur", "sulfur"),
    ("theatre", "theater"),
    ("towards", "toward"),
    ("tsar", "czar"),
    ("tsarist", "czarist"),
    ("tumour", "tumor"),
    ("vapour", "vapor"),
    ("vigour", "vigor"),
    ("watercolour", "watercolor"),
    ("wilful", "willful"),
    ("wilfully", "willfully"),
)
_MAP = dict(PAIRS) | {b: a for a, b in PAIRS}

# -ise and -ize are open classes; these words keep -ise on both sides of the Atlantic.
_ALWAYS_ISE = frozenset(
    "advise advertise arise chastise circumcise comprise compromise demise despise devise disguise enterprise excise"
    " exercise franchise guise improvise incise merchandise otherwise precise premise prise promise raise revise rise"
    " supervise surmise surprise televise wise likewise paradise treatise expertise concise noise praise cruise bruise"
    " poise raises".split()
)
_ISE = re.compile(r"(?P<stem>\w{3,})(?P<is>is|iz)(?P<end>e|es|ed|ing|er|ers|ation|ations)$")
_YSE = re.compile(r"(?P<stem>\w+l)y(?P<z>[sz])(?P<end>e|es|ed|ing)$")


# A final l doubles in Britain only: signalling, labelled, modeller.
_LL = re.compile(
    r"(?P<stem>\w*(?:cancel|channel|counsel|dial|duel|equal|fuel|funnel|gambol|grovel|initial|label|level|libel|marshal"
    r"|medal|model|panel|pedal|pencil|pummel|quarrel|revel|rival|shovel|signal|snivel|spiral|stencil|swivel|total"
    r"|trammel|travel|tunnel|unravel|yodel))(?P<l>l?)(?P<end>ed|ing|er|ers|ings)$"
)


def _swap_word(word: str) -> str | None:
    lower = word.lower()
    other = _MAP.get(lower)
    if other is None and (m := _ISE.match(lower)):
        base = m["stem"] + "ise"
        if base not in _ALWAYS_ISE:
            other = m["stem"] + ("iz" if m["is"] == "is" else "is") + m["end"]
    if other is None and (m := _YSE.match(lower)):
        other = m["stem"] + "y" + ("z" if m["z"] == "s" else "s") + m["end"]
    if other is None and (m := _LL.match(lower)):
        other = m["stem"] + ("" if m["l"] else "l") + m["end"]
    if other is None and lower.endswith("s") and (plural := _MAP.get(lower[:-1])):
        other = plural + "s"
    if other is None or other == lower:
        return None
    return other[:1].upper() + other[1:] if word[:1].isupper() else other


def doubled(word: str) -> str:
    """The British form of a word whose final l doubles: ``cancelled`` for ``canceled``."""
    m = _LL.match(word)
    return f"{m['stem']}l{m['end']}" if m else word


def spellings(surface: str) -> tuple[str, ...]:
    """The surface and its other spelling, if it has one: ``("demonise", "demonize")``."""
    words = re.split(r"([ -])", surface)
    swapped = "".join(_swap_word(w) or w for w in words)
    return (surface,) if swapped == surface else (surface, swapped)
