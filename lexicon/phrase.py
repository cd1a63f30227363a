"""Which word of a phrase inflects: the head of a noun phrase, the verb of a verb phrase."""

from __future__ import annotations

import re
from functools import cache

# What follows a noun's head: prepositions, relative pronouns, and participles that open a clause of their own.
_PREPOSITIONS = frozenset(
    "of for in to with on by from at against under over about between among without into near within around across"
    " toward towards through after before during behind beyond since upon via as than".split()
)
_RELATIVES = frozenset("who whom whose that which where".split())
# At the end or before a preposition: "abortion later in pregnancy", but "later abortion", "paid online critic".
_ADVERBS = frozenset("later earlier early late online offline abroad overseas together apart away here".split())
_DETERMINERS = frozenset("a an the this these those his her its their our your my".split())
# After a noun these open a clause: "the army it trains", "area the group controls".
_CLAUSE = _DETERMINERS | frozenset("it he she they we you".split())
_PREDETERMINERS = frozenset("all both half such many what".split())
# Participles that follow the noun whatever comes after them: "force fighting rebels", "men aged 18 to 40".
_PARTICIPLES = frozenset(
    "accused aged based convicted facing fighting guilty held known living opposed opposing restricting said seeking"
    " taking using wanting demanding supporting calling".split()
)
# Ending in -er or -or, but no person: "border crossing points", "water sharing deals".
_THINGS = frozenset(
    "border fibre fiber labor labour murder number order paper power terror water weather error".split()
)
_PERSON = re.compile(r"(?:person|people|man|men|woman|women|child|children|group|official|er|or|ist|ant|ian)s?\Z")
_SINGULAR_TAIL = re.compile(r"\b(who|that|which) (\w+)")
_VERBS = {"is": "are", "was": "were", "has": "have", "does": "do"}


def split_head(phrase: str) -> tuple[str, str, str]:
    """A noun phrase as (before the head, the head word, after it): ``("", "person", " with a conviction")``."""
    words = phrase.split(" ")
    end = next((k for k in range(1, len(words)) if _ends_head(words, k)), len(words))
    head = words[end - 1]
    before = " ".join(words[: end - 1])
    after = " ".join(words[end:])
    return (before + " " if before else ""), head, (" " + after if after else "")


def _ends_head(words: list[str], k: int) -> bool:
    """Whether the noun phrase's head is the word before ``words[k]``."""
    last, word = words[k - 1].lower(), words[k].lower()
    following = words[k + 1].lower() if k + 1 < len(words) else ""
    if last in _DETERMINERS or last in {"and", "or"}:
        return False
    if word in _PREPOSITIONS or word in _RELATIVES or word == "not" or last == "person":
        return True
    if word in _ADVERBS and (not following or following in _PREPOSITIONS):
        return True
    if word in _CLAUSE and last not in _PREDETERMINERS:
        return True
    if not following:
        return False
    if word in _PARTICIPLES:
        return True
    led = following in _PREPOSITIONS or following in _ADVERBS
    person = last not in _THINGS and _PERSON.search(last) is not None
    if not word.endswith("ing"):
        return (led or following.isdigit()) and _is_participle(word) and (person or not _is_noun(word))
    # "person taking goods", "men competing in women's sports"; but "suicide bombing suspects", "targeted killing of".
    if following in _ADVERBS or following.endswith("s"):
        return person or last.endswith("s")
    return following in _DETERMINERS or (led and following != "of" and (person or not _is_noun(word)))


@cache
def _is_noun(word: str) -> bool:
    import lemminflect

    return word in lemminflect.getAllLemmas(word).get("NOUN", ())


@cache
def _is_participle(word: str) -> bool:
    import lemminflect

    lemmas = lemminflect.getAllLemmas(word)
    return "VERB" in lemmas and word in {
        form for lemma in lemmas["VERB"] for form in lemminflect.getInflection(lemma, "VBN", inflect_oov=False)
    }


def plural_tail(tail: str) -> str:
    """What follows a head, made to agree with its plural: " that limits its use" gives " that limit their use"."""
    tail = re.sub(r"\bits\b", "their", tail)
    return _SINGULAR_TAIL.sub(lambda m: f"{m[1]} {_plural_verb(m[2])}", tail)


def _plural_verb(word: str) -> str:
    import lemminflect

    if word in _VERBS:
        return _VERBS[word]
    lemmas = lemminflect.getAllLemmas(word).get("VERB", ())
    for lemma in lemmas:
        if word in lemminflect.getInflection(lemma, "VBZ", inflect_oov=False):
            return str(lemma)
    return word


def split_verb(phrase: str) -> tuple[str, str, str]:
    """A verb phrase as (adverbs before the verb, the verb, what follows): ``("not ", "comply", " with")``."""
    words = phrase.split(" ")
    k = 0
    while k + 1 < len(words) and (words[k] == "not" or (words[k].endswith("ly") and not _is_verb(words[k]))):
        k += 1
    after = " ".join(words[k + 1 :])
    return "".join(w + " " for w in words[:k]), words[k], (" " + after if after else "")


@cache
def _is_verb(word: str) -> bool:
    import lemminflect

    return "VERB" in lemminflect.getAllLemmas(word)
