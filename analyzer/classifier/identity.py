"""Identity made invisible: names, nations, parties, faiths, peoples and genders all become one token.

Everything that the classifier sees of a sentence passes through :class:`Blind`, so exchanging one actor for another
cannot change its score, not even a state for an armed group or a faith for a party.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from lexicon.vocabulary import NAME_PARTICLES

TOKEN = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*|[!?\"“”‘’$%…:;]")
"""Words with their inner marks, and the punctuation that carries tone."""
NAME = "‹name›"
NUMBER = "‹number›"
_MOST = 200_000
"""Words that are remembered."""
_OPENERS = frozenset('!?"“‘…:')
_JOINING = NAME_PARTICLES | {"of"}
"""Words that join the parts of a name."""
_PREFIXES = frozenset("anti pro non ex pre post neo un trans cross intra inter ultra".split())
"""What keeps its meaning before a name: Anti-‹name›, where it opens a sentence."""
_ARTICLES = frozenset("al el ad an ar as ash at az ul abu bin ibn ben".split())
"""What stands before a hyphen inside a name: al-Sham."""
_NO_FORENAME = frozenset(
    "a an the this that these those in on at by for from with without to of as if when while after before since"
    " until during under over against between among and but or nor so yet though although because however"
    " meanwhile today yesterday tomorrow now then here there what who why how where which is are was were did"
    " does do has have had can could will would should may might must its their our your my his her they we you"
    " it he she no not all some many most both each every another other last next new former only even still just"
    " like unlike despite according".split()
)
"""Words that open a sentence before a name and are no part of it."""
_PRONOUNS = {
    **dict.fromkeys(("he", "she"), "they"),
    **dict.fromkeys(("him", "his", "her", "hers", "theirs"), "their"),  # "her" is both
    **dict.fromkeys(("himself", "herself"), "themselves"),
    **dict.fromkeys(("he'd", "she'd"), "they'd"),
    **dict.fromkeys(("he'll", "she'll"), "they'll"),
}


class Blind:
    """Reads sentences as the classifier may see them.

    Args:
        names: names of the gazetteer, their tokens joined by spaces; see :func:`analyzer.classifier.vocabulary.names`.
        words: identity words in lower case.
        common: words in lower case that are known to be written without a capital.
    """

    def __init__(self, names: Iterable[str], words: Iterable[str], common: Container[str]) -> None:
        self._common = common
        self._identity = frozenset(words)
        self._words = {**dict.fromkeys(self._identity, NAME), **_PRONOUNS}
        self._first: dict[str, list[list[str]]] = {}
        """First word of a name → what may follow it, the longest first."""
        for name in names:
            first, *rest = name.split(" ")
            self._first.setdefault(_bare(first), []).append(rest)
        for found in self._first.values():
            found.sort(key=len, reverse=True)
        self._opens = {word.capitalize(): word for word in _NO_FORENAME if word in common and word not in self._words}
        for names_from in self._first:
            self._opens.pop(names_from, None)
        self._plain: dict[str, str] = {}
        """Words met that are read as they are, whatever stands around them."""
        self._seen: dict[str, str] = {}
        """Identities met that are so wherever they stand, and begin no listed name."""

    def tokens(self, sentence: str) -> list[str]:
        """Lower-case words of a sentence with identities as :data:`NAME`; a run of them is one."""
        return self.read(TOKEN.findall(sentence))[0]

    def read(self, raw: Sequence[str]) -> tuple[list[str], Sequence[int]]:
        """Tokens as the classifier may see them, and for each the index of the raw token where it starts."""
        known: list[str | None] = list(map(self._plain.get, raw))
        if None not in known:
            return known, range(len(raw))  # type: ignore[return-value]
        known.append(None)
        out: list[str] = []
        at: list[int] = []
        seen, first, opens = self._seen, self._first, self._opens
        k, size = 0, len(raw)
        while k < size:
            # Stretches of words that are known to be none are copied as they are.
            start = known.index(None, k)
            if start > k:
                out += known[k:start]  # type: ignore[arg-type]
                at += range(k, start)
                if start == size:
                    break
            word = raw[start]
            k = start + 1
            token = seen.get(word, "") or (opens.get(word, "") if start == 0 else "")
            if not token:
                for rest in first.get(_bare(word), ()):
                    if _follows(raw, k, rest):
                        token = NAME
                        k += len(rest)
                        break
                opening = start == 0 or raw[start - 1] in _OPENERS
                token = token or self._token(word, raw, k, opening=opening)
            if token == NAME and out:
                if out[-1] == "the":  # "the United States" reads like "France"
                    out.pop()
                    start = at.pop()
                while out and out[-1] in NAME_PARTICLES:  # Ana van den Berg, van Gogh
                    out.pop()
                    start = at.pop()
                joined = len(out)
                while joined and out[joined - 1] in _JOINING:
                    joined -= 1
                if joined and out[joined - 1].endswith(NAME):  # the Union of Writers, anti-Labour Party
                    del out[joined:], at[joined:]
                    continue
            out.append(token)
            at.append(start)
        return out, at

    def _token(self, word: str, raw: Sequence[str], following: int, *, opening: bool) -> str:
        """What a word that begins no listed name is read as."""
        low = word.lower().replace("’", "'")
        bare = _bare(low)
        kept = _bare(word) not in self._first
        if low[0].isdigit():
            token = NUMBER
        elif low in self._words or bare in self._words:
            token = self._words.get(low) or self._words[bare]
        elif not word[0].isalpha() or word[0].islower():
            token = self._compound(word, low) if "-" in word else NAME if _camel(word) else low
            if kept and NAME not in token and word not in _OPENERS:
                if len(self._plain) > _MOST:
                    self._plain.clear()
                self._plain[word] = token
                return token
        elif len(word) == 1:
            return low if word in "AI" else NAME  # J. D. Vance
        elif opening and "-" in word and low.partition("-")[0] in _PREFIXES:
            return self._compound(word[0].lower() + word[1:], low)
        elif bare in self._common:
            if not opening and not _headline(raw):
                return NAME
            after = raw[following] if following < len(raw) else ""
            forename = opening and after[:1].isupper() and low not in _NO_FORENAME and not _headline(raw)
            return NAME if forename else low
        else:
            token = NAME
        if kept:
            if len(self._seen) > _MOST:
                self._seen.clear()
            self._seen[word] = token
        return token

    def _compound(self, word: str, low: str) -> str:
        """A word with hyphens, the names in it hidden: anti-‹name›."""
        head, *rest = low.split("-")
        if head in _ARTICLES and word[len(head) + 1 : len(head) + 2].isupper():
            return NAME
        parts = word.split("-")
        hidden = [
            NAME if part[:1].isupper() or _bare(lower) in self._identity else lower
            for part, lower in zip(parts, [head, *rest], strict=True)
        ]
        return "-".join(hidden)


def _camel(word: str) -> bool:
    """Whether capitals stand inside the word: iPhone."""
    return word != word.lower()


def _bare(word: str) -> str:
    """A word without its possessive ending."""
    return word[:-2] if word[-2:] in ("'s", "’s") else word


def _follows(raw: Sequence[str], at: int, rest: Sequence[str]) -> bool:
    """Whether the rest of a name stands there, its last word perhaps in the possessive."""
    if not rest:
        return True
    end = at + len(rest)
    if end > len(raw) or list(raw[at : end - 1]) != rest[:-1]:
        return False
    last = raw[end - 1]
    return _bare(last) == rest[-1] or last.startswith(rest[-1] + "-")  # Customs Enforcement-led


def _headline(raw: Sequence[str]) -> bool:
    """Whether most long words have capitals, which then say nothing about names."""
    long_words = [w for w in raw if len(w) > 3]
    return len(long_words) > 3 and sum(w[0].isupper() for w in long_words) > 0.7 * len(long_words)
