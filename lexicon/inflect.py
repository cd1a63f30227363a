"""Inflected surfaces of terms and of their alternatives, made once when the lexicon is compiled.

Tags are Penn Treebank tags: NN, NNS; VB, VBZ, VBG, VBD, VBN; JJ, JJR, JJS; RB. Verb tables come from
lemminflect (NIH SPECIALIST lexicon), indefinite articles from inflect.
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from lexicon.phrase import plural_tail, split_head, split_verb
from lexicon.spelling import doubled

VERB_TAGS = ("VB", "VBZ", "VBG", "VBD", "VBN")
POS_TAGS = {
    "noun": ("NN", "NNS"),
    "verb": VERB_TAGS,
    "adj": ("JJ", "JJR", "JJS"),
    "adv": ("RB",),
    "phrase": ("UH",),
}

# Newsroom plurals and forms where the tables prefer a rarer one, or have a wrong one.
PREFERRED = {
    ("person", "NNS"): "people",
    ("spokesperson", "NNS"): "spokespeople",
    ("aircraft", "NNS"): "aircraft",
    ("cannon", "NNS"): "cannon",
    ("get", "VBN"): "got",
    ("spit", "VBN"): "spat",
    ("torpedo", "VBZ"): "torpedoes",
    ("focus", "VBD"): "focused",
    ("focus", "VBN"): "focused",
    ("focus", "VBG"): "focusing",
    ("free", "JJR"): "freer",
    ("free", "JJS"): "freest",
}
# Compared with more and most, whatever the tables say.
_PERIPHRASTIC = frozenset("dead mad right".split())
# Not counted: as an alternative such a word stands unchanged for a plural.
_MASS = frozenset(
    "access coal cooperation corruption criticism damage discrimination energy equipment evidence exposure fighting"
    " funding gas hostility housing inaction information legislation moderation money oil opposition policing publicity"
    " research safety security segregation spending support unrest violence warming work".split()
)
_MASS_ENDING = re.compile(r"(?:ism|ness|ship|hood)\Z")
# Capitalised words that are people, and so have plurals, unlike the names of places and bodies.
_PEOPLE = re.compile(
    r"(?:an|[^aeiou]i|ite|ist|er|or|crat|Arab|Asian|Black|Conservative|Croat|Gypsy|Hindu|Jew|Kurd|Muslim|Progressive|Serb"
    r"|Sikh|Tamil|Tory|Trot|Turk|White)\Z"
)
_NOT_PEOPLE = re.compile(
    r"(?:stan|Iran|Japan|Oman|Sudan|Taiwan|Vatican|Haiti|Mali|Party|Center|Tower|River|Corridor)\Z"
)
_PLURAL_WORDS = frozenset({"people", "police", "men", "women", "children", "militiamen"})


@cache
def _table(word: str, tag: str) -> tuple[str, ...]:
    import lemminflect

    lower = word.lower()
    if tag in {"JJR", "JJS"} and (lower in _PERIPHRASTIC or not _compares_by_ending(lower)):
        return ()
    preferred = PREFERRED.get((lower, tag))
    found: tuple[str, ...] = lemminflect.getInflection(lower, tag, inflect_oov=False)
    ending = {"VBZ": "s", "VBG": "ing", "JJR": "er", "JJS": "st"}.get(tag, "")
    found = tuple(f for f in found if f.endswith(ending) and not f.endswith(("eeer", "eeest")))
    if tag in VERB_TAGS:
        # Packs are written in British spelling; spellings() adds the American one.
        found = tuple(dict.fromkeys(doubled(f) for f in found))
    if preferred:
        return (preferred, *(f for f in found if f != preferred))
    return found


def _compares_by_ending(adjective: str) -> bool:
    """Whether usage says ``deadlier`` and ``braver``, not ``moderner``: one syllable, or an ending such as -y."""
    syllables = re.findall(r"[aeiou]+|(?<![aeiou])y(?![aeiou])", re.sub(r"(?<=[^aeiou])e\Z", "", adjective))
    return len(syllables) <= 1 or adjective.endswith(("y", "le", "ow"))


def _all_caps(word: str) -> bool:
    return len(word) > 1 and word.upper() == word and any(c.isalpha() for c in word)


def inflect_word(word: str, tag: str) -> tuple[str, ...]:
    """Forms of one word for one tag, the usual one first; empty where it has none (``brutaler``)."""
    if tag in {"NN", "VB", "JJ", "RB", "UH"}:
        return (word,)
    prefix, last = _split_last_hyphen(word)
    if tag in {"JJR", "JJS"} and prefix and not last.endswith("y"):
        return ()
    forms = _table(last, tag)
    if forms:
        if last[:1].isupper():
            forms = tuple(f[:1].upper() + f[1:] for f in forms)
        return tuple(prefix + f for f in forms)
    if tag == "NNS":
        return (word + "s",) if _all_caps(word) else (prefix + _regular_plural(last),)
    if tag in {"JJR", "JJS"}:
        return ()
    return (prefix + _regular_verb(last, tag),)


def _split_last_hyphen(word: str) -> tuple[str, str]:
    head, hyphen, tail = word.rpartition("-")
    return (head + hyphen, tail)


def _regular_plural(word: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if re.search(r"[a-z](?:man|woman)$", word):  # strongman, stateswoman; the tables know German and shaman
        return word[:-2] + "en"
    return word + "s"


def _regular_verb(word: str, tag: str) -> str:
    if tag == "VBZ":
        return _regular_plural(word)
    silent_e = word.endswith("e")
    if tag == "VBG":
        return (word[:-1] if silent_e and not word.endswith("ee") else word) + "ing"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ied"
    return word + ("d" if silent_e else "ed")


@cache
def is_plural(word: str) -> bool:
    """Whether a noun is already a plural form (``forces``, ``people``, ``left-wingers``)."""
    import lemminflect

    last = _split_last_hyphen(word)[1]
    lower = last.lower()
    if lower in _PLURAL_WORDS:
        return True
    found = lemminflect.getAllLemmas(lower)
    lemmas: tuple[str, ...] = found.get("NOUN", ())
    if lemmas:
        return lower not in lemmas or lower in {"goods", "troops"}
    if not lower.endswith("s") or lower.endswith(("ss", "us", "is")):
        return False
    if last[:1].isupper():  # Democrats, but Hamas
        return _PEOPLE.search(last[:-1]) is not None
    # Not in the tables as a noun: acts, wingers.
    return "ADJ" not in found and "ADV" not in found


def base_form(verb: str) -> str:
    """The base form of an inflected verb (``wipe`` for ``wiped``); the word itself where it is one or is unknown."""
    import lemminflect

    lemmas: tuple[str, ...] = lemminflect.getAllLemmas(verb.lower()).get("VERB", ())
    return lemmas[0] if lemmas and verb.lower() not in lemmas else verb


def surfaces(text: str, pos: str) -> list[tuple[str, str]]:
    """All inflected surfaces of a term as (surface, tag), the lemma first."""
    if pos == "noun":
        before, head, tail = split_head(text)
        if is_plural(head):
            return [(text, "NNS")]
        out = [(text, "NN")]
        # The tables give nearly every noun its singular as a second plural.
        forms = inflect_word(head, "NNS")
        for form in [f for f in forms if f != head or f == forms[0]]:
            out += [(before + form + t, "NNS") for t in dict.fromkeys((plural_tail(tail), tail))]
        return _unique(out)
    if pos == "verb":
        before, verb, after = split_verb(text)
        return _unique([(before + form + after, tag) for tag in VERB_TAGS for form in inflect_word(verb, tag)])
    if pos == "adj" and " " not in text:
        return _unique([(form, tag) for tag in POS_TAGS["adj"] for form in inflect_word(text, tag)])
    return [(text, POS_TAGS[pos][0])]


def _unique(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return list(dict.fromkeys(pairs))


def inflect_alternative(text: str, pos: str, tag: str) -> str:
    """A base-form alternative made to agree with a hit of this tag; unchanged where it cannot be."""
    if not text:
        return text
    if pos == "noun" and tag == "NNS":
        return _plural_phrase(text)
    if pos == "verb" and tag in VERB_TAGS:
        return _verb_phrase(text, tag)
    if pos == "adj" and tag in {"JJR", "JJS"}:
        forms = inflect_word(text, tag) if " " not in text else ()
        return forms[0] if forms else ("more " if tag == "JJR" else "most ") + text
    return text


def _plural_phrase(text: str) -> str:
    before, head, tail = split_head(text)
    if is_plural(head) or _is_mass(head) or is_name(head):
        return text
    before = re.sub(r"^an? ", "", before)
    pair = re.search(r"(\S+)( (?:and|or) )\Z", before)  # "dilation and extraction", but "search and arrest operation"
    if pair and not _is_mass(pair[1]) and "NOUN" in parts_of_speech(pair[1]):
        before = before[: pair.start()] + inflect_word(pair[1], "NNS")[0] + pair[2]
    return before + inflect_word(head, "NNS")[0] + plural_tail(tail)


def _is_mass(word: str) -> bool:
    last = _split_last_hyphen(word)[1].lower()
    if last in _MASS or _MASS_ENDING.search(last):
        return True
    # A gerund that the tables do not know as a noun: policing, lobbying.
    return last.endswith("ing") and not _table(last, "NNS")


def is_name(word: str) -> bool:
    """Whether a word is the name of a place or body, which has no plural (``Sahara``), unlike a people's."""
    if not word[:1].isupper() or _all_caps(word):
        return False
    return _PEOPLE.search(word) is None or _NOT_PEOPLE.search(word) is not None


def _verb_phrase(text: str, tag: str) -> str:
    before, verb, after = split_verb(text)
    if before.startswith("not ") and tag in {"VBZ", "VBD"} and verb != "be":
        # A finite verb takes its denial with "do"; participles and the infinitive do not.
        return f"{'does' if tag == 'VBZ' else 'did'} {before}{verb}{after}"
    if before.startswith("not ") and tag in {"VBZ", "VBD"}:
        return f"{inflect_word(verb, tag)[0]} {before.rstrip()}{after}"
    return before + inflect_word(verb, tag)[0] + after


@cache
def _engine() -> object:
    import inflect

    return inflect.engine()


def takes_an(text: str) -> bool:
    """Whether the indefinite article before this wording is ``an``."""
    return bool(text) and _word_takes_an(text.split(" ", 1)[0])


@cache
def _word_takes_an(word: str) -> bool:
    if word[0].isdigit():  # inflect reads figures as letters
        return re.match(r"8|11\b|18\b", word) is not None
    article = cast(str, _engine().a(word))  # type: ignore[attr-defined]
    return article.startswith("an ")


@cache
def parts_of_speech(word: str) -> frozenset[str]:
    """The parts of speech that this surface word can have, as NOUN, VERB, ADJ, ADV."""
    import lemminflect

    return frozenset(lemminflect.getAllLemmas(word.lower())) & {"NOUN", "VERB", "ADJ", "ADV"}


@cache
def all_forms(word: str) -> tuple[str, ...]:
    """Every inflected form of a cue word, whatever its part of speech."""
    import lemminflect

    found: set[str] = {word}
    for forms in lemminflect.getAllInflections(word).values():
        found.update(forms)
    return tuple(sorted(found))
