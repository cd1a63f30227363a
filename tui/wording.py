"""An editor's own wording made to fit: the article before it, and no doubled space where a word is cut."""

from __future__ import annotations

from analyzer.pasting import article_like, takes_an, word_before
from analyzer.reporters.visible import visible

_CLOSES = ".,;:!?…)]”’»"


def fitted(text: str, start: int, end: int, wording: str, *, opens: bool = False) -> tuple[int, int, str]:
    """The span to paste over and what to paste there, for wording that replaces ``text[start:end]``.

    Where the word ``opens`` its sentence with a capital, so does the wording.

    >>> fitted("He met a rebel there.", 9, 14, "insurgent")
    (7, 14, 'an insurgent')
    >>> fitted("A brutal war began.", 2, 8, "")
    (2, 9, '')
    """
    wording = " ".join(wording.split())
    if not wording:
        return _cut(text, start, end)
    if opens and text[start].isupper() and wording[0].islower():
        wording = wording[0].upper() + wording[1:]
    at, word, space = word_before(text, start, max(0, start - 40))
    if word.lower() in ("a", "an") and wording[0].isalnum() and takes_an(wording) != (word.lower() == "an"):
        return at, end, article_like(word, takes_an(wording)) + space + wording
    return start, end, wording


def _cut(text: str, start: int, end: int) -> tuple[int, int, str]:
    """One of two spaces that would be left side by side goes with the word."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if after == " " and (before in ("", " ", "\n") or before in "([“‘«"):
        return start, end + 1, ""
    if before == " " and (not after or after in _CLOSES):
        return start - 1, end, ""
    return start, end, ""


def to_edit(text: str) -> tuple[str, dict[str, str]]:
    """A sentence as it can be shown in an editor, and what stands for each character that cannot be shown."""
    shown = text.replace("\r\n", "\n")
    back = {"\n": "\r\n"} if "\r\n" in text else {}
    for char in sorted(set(shown) - set("\n\t")):
        escape = visible(char)
        if escape != char:
            back[escape] = char
            shown = shown.replace(char, escape)
    return shown, back


def from_edit(text: str, back: dict[str, str]) -> str:
    """The sentence that an editor wrote, with the characters that were only shown as something else."""
    out = "".join(c for c in text if c in "\n\t" or visible(c) == c)
    for escape, char in back.items():
        out = out.replace(escape, char)
    return out
