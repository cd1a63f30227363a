"""Identity made invisible: names, nations, parties, faiths, peoples and genders become one token a kind.

Everything that the classifier sees of a sentence passes through :func:`Blind.tokens`, so exchanging one actor of a kind
for another cannot change its score.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence

TOKEN = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*|[!?\"“”‘’$%…:;]")
"""Words with their inner marks, and the punctuation that carries tone."""
NAME = "‹name›"
NUMBER = "‹number›"
_OPENERS = frozenset('!?"“‘…:')
_PRONOUNS = {
    **dict.fromkeys(("he", "she"), "they"),
    **dict.fromkeys(("him",), "them"),
    **dict.fromkeys(("his", "her", "hers"), "their"),
    **dict.fromkeys(("himself", "herself"), "themselves"),
}


class Blind:
    """Reads sentences as the classifier may see them.

    Args:
        names: gazetteer name → kind, names as written.
        words: identity word in lower case → kind.
        common: words in lower case that are known to be written without a capital.
    """

    def __init__(self, names: Mapping[str, str], words: Mapping[str, str], common: Container[str]) -> None:
        self._common = common
        self._words = {**{word: f"‹{kind}›" for word, kind in words.items()}, **_PRONOUNS}
        self._first: dict[str, list[tuple[list[str], str]]] = {}
        for name, kind in names.items():
            parts = TOKEN.findall(name)
            if parts:
                self._first.setdefault(parts[0], []).append((parts, f"‹{kind}›"))
        for found in self._first.values():
            found.sort(key=lambda item: -len(item[0]))

    def tokens(self, sentence: str) -> list[str]:
        """Lower-case words of a sentence with identities as ``‹kind›``; a run of names is one."""
        return self.read(TOKEN.findall(sentence))[0]

    def read(self, raw: Sequence[str]) -> tuple[list[str], list[int]]:
        """Tokens as the classifier may see them, and for each the index of the raw token where it starts."""
        out: list[str] = []
        at: list[int] = []
        words, first, common = self._words, self._first, self._common
        headline = _headline(raw)
        opening = True
        k, size = 0, len(raw)
        while k < size:
            word = raw[k]
            start = k
            k += 1
            token = ""
            if word in first:
                for parts, kind in first[word]:
                    if len(parts) == 1 or list(raw[start : start + len(parts)]) == parts:
                        token = kind
                        k = start + len(parts)
                        break
            if not token:
                low = word.lower().replace("’", "'")
                bare = low[:-2] if low[-2:] == "'s" else low
                if bare != low and (word[:-2] in first):
                    token = next((kind for parts, kind in first[word[:-2]] if len(parts) == 1), "")
                if token:
                    pass
                elif low[0].isdigit():
                    token = NUMBER
                elif low in words or bare in words:
                    token = words.get(low) or words[bare]
                elif word[0].isupper() and len(word) > 1 and not ((opening or headline) and bare in common):
                    token = NAME
                else:
                    token = low
            opening = word in _OPENERS
            if token[0] == "‹" and out:
                if out[-1] == token == NAME:
                    continue
                if out[-1] == "the":  # "the United States" reads like "France"
                    out.pop()
                    start = at.pop()
            out.append(token)
            at.append(start)
        return out, at


def _headline(raw: Sequence[str]) -> bool:
    """Whether most long words have capitals, which then say nothing about names."""
    long_words = [w for w in raw if len(w) > 3]
    return len(long_words) > 3 and sum(w[0].isupper() for w in long_words) > 0.7 * len(long_words)


def identity_names(actors: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Name → kind for the actors given as (kind, names); offices are words, not names, and stay out."""
    return {name: kind for kind, names in actors if kind != "office" for name in names if not name.islower()}
