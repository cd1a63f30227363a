"""A sentence broken into rows for a terminal, each row in runs of text with or without a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzer.model import Finding, Sentence
from analyzer.reporters.visible import visible, width

Run = tuple[str, Finding | None]
Row = list[Run]

_LONG = 900
"""A sentence longer than this many code points is shown in windows around its findings."""
_WINDOW = 150
_TOKEN = re.compile(r" |[^ ]+")


def rows(text: str, sentence: Sentence, findings: Sequence[Finding], columns: int, *, unicode: bool) -> Iterator[Row]:
    """The rows of a sentence, none wider than ``columns``; of a very long one, those around its findings."""
    more = "…" if unicode else "..."
    for start, end in _windows(sentence, findings):
        runs = list(_runs(text, start, end, findings, unicode=unicode))
        if start > sentence.start:
            runs.insert(0, (more, None))
        if end < sentence.end:
            runs.append((more, None))
        yield from _wrap(_words(runs), columns)


def _windows(sentence: Sentence, findings: Sequence[Finding]) -> list[tuple[int, int]]:
    if sentence.end - sentence.start <= _LONG:
        return [(sentence.start, sentence.end)]
    out: list[tuple[int, int]] = []
    for f in findings:
        start, end = max(sentence.start, f.word[0] - _WINDOW), min(sentence.end, f.word[1] + _WINDOW)
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _runs(text: str, start: int, end: int, findings: Sequence[Finding], *, unicode: bool) -> Iterator[Run]:
    at = start
    for f in findings:
        low, high = f.word
        if low >= end or high <= at:
            continue
        if low > at:
            yield visible(text[at:low], unicode=unicode), None
        yield visible(text[low : min(high, end)], unicode=unicode), f
        at = min(high, end)
    if at < end:
        yield visible(text[at:end], unicode=unicode), None


def _words(runs: Sequence[Run]) -> Iterator[Row]:
    """Spaces, and words between spaces; a word may go through several runs, as a term in quotation marks does."""
    word: Row = []
    for shown, finding in runs:
        for token in _TOKEN.findall(shown):
            if token == " ":
                if word:
                    yield word
                    word = []
                yield [(" ", finding)]
            else:
                word.append((token, finding))
    if word:
        yield word


def _wrap(words: Iterator[Row], columns: int) -> Iterator[Row]:
    row: Row = []
    used = 0
    for word in words:
        size = sum(width(token) for token, _ in word)
        if used + size > columns and used:
            yield _joined(row)
            row, used = [], 0
        if word[0][0] == " " and not used:
            continue
        if size > columns:
            for piece in _cut(word, columns):
                if used:
                    yield _joined(row)
                row, used = piece, sum(width(token) for token, _ in piece)
            continue
        row += word
        used += size
    if used:
        yield _joined(row)


def _cut(word: Row, columns: int) -> Iterator[Row]:
    """A word that is wider than a row, in pieces that are not."""
    piece: Row = []
    used = 0
    for token, finding in word:
        for char in token:
            if used + width(char) > columns:
                yield piece
                piece, used = [], 0
            piece.append((char, finding))
            used += width(char)
    if piece:
        yield piece


def _joined(row: Row) -> Row:
    """The row with neighbouring runs of one finding put together, without space at its end."""
    out: Row = []
    for token, finding in row:
        if out and out[-1][1] is finding:
            out[-1] = (out[-1][0] + token, finding)
        else:
            out.append((token, finding))
    while out and not out[-1][0].strip(" "):
        out.pop()
    if out:
        out[-1] = (out[-1][0].rstrip(" "), out[-1][1])
    return out
