"""What is pasted where: a span with its wordings, the word before it, and the article that a wording takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analyzer.model import Alternative

Span = tuple[int, int]
WORD_AFTER = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BLANK = re.compile(r"[ \u00a0\t]+")
NOT_NOUN = frozenset(
    "of in on at by for with from into over under against between among through during about to that than as and or but"
    " nor if when while because since although though is are was were be been being has have had do does did will would"
    " can could may might must shall should he she it they we i you there here not also".split()
)
COPULAR = frozenset(
    "is are was were be been being am seem seems seemed become becomes became look looks looked feel feels felt"
    " remain remains remained grow grew sound sounds sounded".split()
)
DETERMINERS = frozenset(
    "a an the this that these those his her its their our your my some any no every each another".split()
)
# Vowel letters that begin with a consonant sound, and the reverse.
_A_SOUND = re.compile(r"(?:uni(?!n|m)|use|usu|uti|ura|ure|eu|ewe|one\b|once|ou[ij]|u[a-z]{0,1}[.-])", re.IGNORECASE)
_AN_SOUND = re.compile(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
_AN_LETTERS = frozenset("AEFHILMNORSX8")


@dataclass(frozen=True, slots=True)
class Fitted:
    """The span to paste over and what may be pasted there, best first."""

    start: int
    end: int
    alternatives: tuple[Alternative, ...]


def takes_an(word: str) -> bool:
    """Whether the indefinite article before a word is ``an``."""
    if not word:
        return False
    letters = re.match(r"[A-Z]{2,}(?![a-z])|[A-Z](?=[-.])", word)
    if letters:
        return word[0] in _AN_LETTERS
    if word[0].isdigit():
        return word.startswith(("8", "11", "18"))
    if _AN_SOUND.match(word):
        return True
    return word[0].lower() in "aeiou" and not _A_SOUND.match(word)


def word_before(text: str, at: int, floor: int) -> tuple[int, str, str]:
    """The word directly before an offset, only white space between: its start, the word, the space."""
    floor = max(floor, at - 40)
    gap = at
    while gap > floor and text[gap - 1] in " \u00a0\t\r\n":
        gap -= 1
    start = gap
    while start > floor and (
        text[start - 1].isalnum()
        or (text[start - 1] in "'’" and start < gap and text[start - 2 : start - 1].isalnum() and start - 1 > floor)
    ):
        start -= 1
    space = text[gap:at]
    if start == gap or not space or space.count("\n") + space.count("\r") > 1 + ("\r\n" in space):
        return at, "", ""
    return start, text[start:gap], space


def skip_blank(text: str, at: int) -> int:
    """The offset after the spaces that begin at one."""
    m = _BLANK.match(text, at)
    return m.end() if m else at


def unique(items: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """The alternatives, each once."""
    return tuple(dict.fromkeys(items))


def article_like(article: str, an: bool) -> str:
    """``a`` or ``an``, in the capitals of the article that stands there."""
    if article.isupper() and len(article) > 1:
        return "AN" if an else "A"
    return article[0] + ("n" if an else "")
