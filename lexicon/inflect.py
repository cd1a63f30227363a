"""Inflected surfaces of terms and of their alternatives, made once when the lexicon is compiled.

Tags are Penn Treebank tags: NN, NNS; VB, VBZ, VBG, VBD, VBN; JJ, JJR, JJS; RB. Verb tables come from
lemminflect (NIH SPECIALIST lexicon), indefinite articles from inflect.
"""

from __future__ import annotations

import re
from functools import cache

VERB_TAGS = ("VB", "VBZ", "VBG", "VBD", "VBN")
POS_TAGS = {
    "noun": ("NN", "NNS"),
    "verb": VERB_TAGS,
    "adj": ("JJ", "JJR", "JJS"),
    "adv": ("RB",),
    "phrase": ("UH",),
}

# Newsroom plurals and forms where the tables prefer a rarer one.
PREFERRED = {
    ("person", "NNS"): "people",
    ("spokesperson", "NNS"): "spokespeople",
    ("cannon", "NNS"): "cannon",
    ("get", "VBN"): "got",
    ("focus", "VBD"): "focused",
    ("focus", "VBN"): "focused",
    ("focus", "VBG"): "focusing",
}

# The head of a noun phrase is the word before the first of these.
_AFTER_HEAD = re.compile(
    r"(?<=\w) (?=(?:of|for|in|to|with|who|whom|whose|that|which|on|by|from|at|against|under|over|about|between|among"
    r"|without|into|near|held|living|seeking|accused|convicted|guilty|based|fighting|known|opposed|using|said|facing)\b)"
)
_VOWEL = re.compile(r"[aeiou]")


@cache
def _table(word: str, tag: str) -> tuple[str, ...]:
    import lemminflect

    preferred = PREFERRED.get((word.lower(), tag))
    found: tuple[str, ...] = lemminflect.getInflection(word.lower(), tag, inflect_oov=False)
    if preferred:
        return (preferred, *(f for f in found if f != preferred))
    return found


def _all_caps(word: str) -> bool:
    return len(word) > 1 and word.upper() == word and any(c.isalpha() for c in word)


def inflect_word(word: str, tag: str) -> tuple[str, ...]:
    """Forms of one word for one tag, the usual one first; empty where it has none (``brutaler``)."""
    if tag in {"NN", "VB", "JJ", "RB", "UH"}:
        return (word,)
    prefix, last = _split_last_hyphen(word)
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


def is_plural(word: str) -> bool:
    """Whether a noun is already a plural form (``forces``, ``people``)."""
    import lemminflect

    lower = word.lower()
    if lower in {"people", "police", "men", "women", "children"}:
        return True
    lemmas: tuple[str, ...] = lemminflect.getAllLemmas(lower).get("NOUN", ())
    return lower.endswith("s") and bool(lemmas) and lower not in lemmas


def split_head(phrase: str) -> tuple[str, str, str]:
    """A noun phrase as (before the head, the head word, after it): ``("", "person", " with a conviction")``."""
    parts = _AFTER_HEAD.split(phrase, maxsplit=1)
    core = parts[0]
    tail = phrase[len(core) :]
    before, space, head = core.rpartition(" ")
    return before + space, head, tail


def surfaces(text: str, pos: str) -> list[tuple[str, str]]:
    """All inflected surfaces of a term as (surface, tag), the lemma first."""
    if pos == "noun":
        before, head, tail = split_head(text)
        if is_plural(head):
            return [(text, "NNS")]
        out = [(text, "NN")]
        out += [(before + form + tail, "NNS") for form in inflect_word(head, "NNS")]
        return _unique(out)
    if pos == "verb":
        first, space, rest = text.partition(" ")
        return _unique([(form + space + rest, tag) for tag in VERB_TAGS for form in inflect_word(first, tag)])
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
        before, head, tail = split_head(text)
        if is_plural(head):
            return text
        before = re.sub(r"^an? ", "", before)
        forms = inflect_word(head, "NNS")
        return before + (forms[0] if forms else head) + tail
    if pos == "verb":
        first, space, rest = text.partition(" ")
        forms = inflect_word(first, tag) if tag in VERB_TAGS else (first,)
        return (forms[0] if forms else first) + space + rest
    if pos == "adj" and tag in {"JJR", "JJS"}:
        forms = inflect_word(text, tag) if " " not in text else ()
        return forms[0] if forms else ("more " if tag == "JJR" else "most ") + text
    return text


@cache
def _engine() -> object:
    import inflect

    return inflect.engine()


def takes_an(text: str) -> bool:
    """Whether the indefinite article before this wording is ``an``."""
    if not text:
        return False
    article: str = _engine().a(text)  # type: ignore[attr-defined]
    return article.startswith("an ")


def parts_of_speech(word: str) -> frozenset[str]:
    """The parts of speech that this surface word can have, as NOUN, VERB, ADJ, ADV."""
    import lemminflect

    return frozenset(lemminflect.getAllLemmas(word.lower())) & {"NOUN", "VERB", "ADJ", "ADV"}


def all_forms(word: str) -> tuple[str, ...]:
    """Every inflected form of a cue word, whatever its part of speech."""
    import lemminflect

    found: set[str] = {word}
    for forms in lemminflect.getAllInflections(word).values():
        found.update(forms)
    return tuple(sorted(found))
