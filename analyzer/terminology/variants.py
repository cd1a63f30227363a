"""One draft, one form: names of one thing between which a draft changes, told against the house or its own majority."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analyzer.quotes import Quotation
from analyzer.sentences import Span
from analyzer.terminology.mentions import Hit, Mention, hits, mentions
from analyzer.terminology.page import Page
from analyzer.terminology.records import on_record
from lexicon.namebook import EITHER, Entry, Namebook
from lexicon.plain import plain_name

Form = tuple[int, bool | None]
"""A name by its number in the set, and whether its article has a capital; ``None`` where none is told by it."""


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a name stands: ``text[start:end] == name``."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A thing with more than one name in a draft, or one that the house does not use.

    ``uses`` are all counted places in text order, ``evidence`` the spans of those that should change.
    """

    kind: str
    set_id: str
    preferred: str
    message: str
    uses: tuple[Use, ...]
    evidence: tuple[Span, ...]


def naming_variants(
    text: str,
    sentences: Sequence[Span],
    quotes: Sequence[Quotation],
    book: Namebook,
    house: Mapping[str, str] | None = None,
    page: Page | None = None,
) -> list[Variant]:
    """Sets of names between which the outlet's own words change, by their first odd place.

    Args:
        text: the whole document.
        sentences: spans of its sentences, in order.
        quotes: its quotations; what stands in them is left alone.
        book: the sets of names.
        house: set id → preferred name; ``"none"`` leaves the set alone. Ids that no set has are passed over.
        page: the same text as :class:`analyzer.terminology.page.Page`, where the caller has made it already.
    """
    page = page or Page(text, sentences, quotes)
    answers = house or {}
    out = []
    for number, found in hits(page, book).items():
        entry = book.sets[number]
        answer = answers.get(entry.id, "")
        if answer == EITHER:
            continue
        if not answer and len({t.name for _, _, t, _ in found}) == 1 and not _wavers(page, entry, found):
            continue
        variant = _variant(page, entry, list(mentions(page, entry, found)), answer)
        if variant is not None:
            out.append(variant)
    out.sort(key=lambda v: v.evidence)
    return out


def _wavers(page: Page, entry: Entry, found: Sequence[Hit]) -> bool:
    """Whether an article has both its capital and none where no sentence opens; most drafts do not ask for more."""
    capitals = [h for h in found if h[2].capital]
    if len(capitals) in (0, len(found)):
        return False
    return any(m.capital for m in mentions(page, entry, capitals))


def _variant(page: Page, entry: Entry, all_of: list[Mention], answer: str) -> Variant | None:
    told, given = on_record(page, entry, all_of)
    counted = [m for m, t in zip(all_of, told, strict=True) if not t]
    if not counted:
        return None
    forms = list(_forms(counted))
    ranked = Counter(forms)
    wanted = _answer(entry, answer)
    if wanted is None:
        if len(ranked) < 2:
            return None
        if entry.house >= 0 and any(name == entry.house for name, _ in ranked):
            wanted = max((f for f in ranked if f[0] == entry.house), key=lambda f: ranked[f])
        else:
            wanted = max(ranked, key=lambda f: ranked[f])  # the first used of those that are equal
    odd = [
        m
        for m, form in zip(counted, forms, strict=True)
        if (m.name not in given and form[0] != wanted[0])
        or (form[0] == wanted[0] and wanted[1] is not None and form[1] not in (None, wanted[1]))
    ]
    if not odd:
        return None
    uses = tuple(_use(page, m) for m in counted)
    preferred = _shown(entry, wanted, uses, counted, forms, answer)
    return Variant(
        "naming-variant",
        entry.id,
        preferred,
        _message(preferred, ranked[wanted], [_use(page, m).name for m in odd], bool(answer)),
        uses,
        tuple(page.span(m.start, m.end) for m in odd),
    )


def _forms(counted: Sequence[Mention]) -> Iterator[Form]:
    """The form of each mention; one that could be either capital or small takes the more frequent of the draft's."""
    usual: dict[int, bool] = {}
    for (name, capital), _ in Counter((m.name, m.capital) for m in counted).most_common():
        if capital is not None:
            usual.setdefault(name, capital)
    for m in counted:
        yield m.name, m.capital if m.capital is not None else usual.get(m.name)


def _answer(entry: Entry, answer: str) -> Form | None:
    """The form that the house has chosen."""
    if not answer:
        return None
    for k, name in enumerate(entry.names):
        if answer == name:
            return k, False if name[0].islower() else None
        if plain_name(answer) == plain_name(name[0].upper() + name[1:]):
            return k, True
    return None


def _use(page: Page, m: Mention) -> Use:
    start, end = page.span(m.start, m.end)
    return Use(start, end, page.source[start:end])


def _shown(
    entry: Entry, wanted: Form, uses: Sequence[Use], counted: Sequence[Mention], forms: Sequence[Form], answer: str
) -> str:
    """The preferred name as the house or the draft has it."""
    if answer:
        return answer
    name = entry.names[wanted[0]]
    for use, m, form in zip(uses, counted, forms, strict=True):
        if form == wanted and m.form == name and m.capital == wanted[1]:
            return use.name
    return name[0].upper() + name[1:] if wanted[1] else name


def _message(preferred: str, kept: int, odd: Sequence[str], house: bool) -> str:
    others = " and ".join(f"{name} ({n})" for name, n in Counter(odd).items())
    if house:
        return f"House style is {preferred}; here it is {others}."
    return f"One draft, one form: {preferred} ({kept}), but also {others}. Keep to {preferred}."
