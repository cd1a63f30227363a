"""British and American spellings of the same word, so that an entry is written once."""

from __future__ import annotations

import re

# Only words that occur in entries and cues need be here; both directions are generated.
PAIRS = (
    ("ageing", "aging"),
    ("armour", "armor"),
    ("armoured", "armored"),
    ("behaviour", "behavior"),
    ("centre", "center"),
    ("colour", "color"),
    ("coloured", "colored"),
    ("colours", "colors"),
    ("counsellor", "counselor"),
    ("defence", "defense"),
    ("defences", "defenses"),
    ("defenceless", "defenseless"),
    ("draught", "draft"),
    ("endeavour", "endeavor"),
    ("favour", "favor"),
    ("favourable", "favorable"),
    ("favoured", "favored"),
    ("favourite", "favorite"),
    ("foetus", "fetus"),
    ("foetal", "fetal"),
    ("fulfil", "fulfill"),
    ("glamour", "glamor"),
    ("grey", "gray"),
    ("harbour", "harbor"),
    ("harbouring", "harboring"),
    ("honour", "honor"),
    ("honourable", "honorable"),
    ("humour", "humor"),
    ("judgement", "judgment"),
    ("jewellery", "jewelry"),
    ("labour", "labor"),
    ("licence", "license"),
    ("manoeuvre", "maneuver"),
    ("manoeuvring", "maneuvering"),
    ("manoeuvres", "maneuvers"),
    ("neighbour", "neighbor"),
    ("neighbourhood", "neighborhood"),
    ("offence", "offense"),
    ("paediatric", "pediatric"),
    ("pretence", "pretense"),
    ("programme", "program"),
    ("rumour", "rumor"),
    ("saviour", "savior"),
    ("sceptic", "skeptic"),
    ("sceptical", "skeptical"),
    ("scepticism", "skepticism"),
    ("sceptics", "skeptics"),
    ("spectre", "specter"),
    ("theatre", "theater"),
    ("tumour", "tumor"),
    ("vigour", "vigor"),
    ("vapour", "vapor"),
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
