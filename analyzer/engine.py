"""The order of the steps: sentences, hits, voices, alternatives, scores. The only place that knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from analyzer import compounds, score
from analyzer.alternatives import fit
from analyzer.errors import UsageError
from analyzer.match import Block, Hit, find
from analyzer.model import NO_SLANT, POLICIES, SEVERITIES, VOICES, Document, Finding, Report, Sentence
from analyzer.pasting import Fitted
from analyzer.quotes import quotations
from analyzer.sentences import paragraphs, split
from analyzer.tokens import count_words
from analyzer.voice import Voices
from lexicon.cache import compiled
from lexicon.compiled import Compiled
from lexicon.fold import fold_term

DEFAULT_POLICY = {"outlet": "check", "attributed": "check", "quoted": "note", "scare": "check"}
MODELS = ("off",)
_CHUNK = 1 << 15
"""Code points matched at a time: keeps the folded copy and its offsets small in large files."""


class Analyzer:
    """A loaded lexicon, ready to analyse texts; made once and reused. Thread-safe and picklable.

    Args:
        packs: user packs (TOML files) laid over the built-in lexicon.
        model: ``"off"``, which scores from the lexicon alone.
        policy: what to do with findings by voice: ``check``, ``note`` (show, count for nothing) or ``ignore``.
        disable: ids of entries and categories to switch off.
        house: answers to house-style questions.

    Raises:
        UsageError: for an unknown model, voice or policy.
        LexiconError: where a pack has faults.
    """

    def __init__(
        self,
        packs: Sequence[str | Path] = (),
        model: str = "off",
        policy: Mapping[str, str] | None = None,
        disable: Iterable[str] = (),
        house: Mapping[str, str] | None = None,
    ) -> None:
        if model not in MODELS:
            raise UsageError(f"no model '{model}'", f"use {' or '.join(MODELS)}")
        for voice, what in (policy or {}).items():
            if voice not in VOICES:
                raise UsageError(f"no voice '{voice}'", f"use one of {', '.join(VOICES)}")
            if what not in POLICIES:
                raise UsageError(f"no policy '{what}' for voice '{voice}'", f"use one of {', '.join(POLICIES)}")
        self.packs = tuple(Path(p) for p in packs)
        self.model = model
        self.policy = {**DEFAULT_POLICY, **(policy or {})}
        self.disable = tuple(disable)
        self.house = dict(house or {})
        self.lexicon: Compiled = compiled(self.packs, disable=self.disable, house=self.house)

    def __reduce__(self) -> tuple[object, ...]:
        return (Analyzer, (self.packs, self.model, self.policy, self.disable, self.house))

    def analyze(self, text: str, name: str = "<text>") -> Report:
        """Everything found in one text."""
        return self.analyze_document(Document(name, text))

    def analyze_many(self, texts: Iterable[str]) -> Iterator[Report]:
        """Reports for many texts, one by one, the same as :meth:`analyze` gives."""
        return (self.analyze(text) for text in texts)

    def analyze_document(self, document: Document) -> Report:
        """Everything found in one decoded document."""
        text = document.text
        blocks_at = list(paragraphs(text))
        voices = Voices(text, quotations(text, blocks_at))
        findings: list[Finding] = []
        sentences: list[Sentence] = []
        weights: list[tuple[float, int]] = []
        ordinals: dict[bytes, int] = {}
        words = 0
        for blocks in _chunks(text, blocks_at):
            spans = [s for block in blocks for s in block.sentences]
            by_sentence: dict[int, list[Hit]] = {}
            for hit in find(text, blocks, self.lexicon):
                by_sentence.setdefault(hit.sentence, []).append(hit)
            for index, (start, end) in enumerate(spans):
                count = count_words(text, start, end)
                words += count
                if index not in by_sentence:
                    sentences.append(Sentence(start, end, NO_SLANT))
                    weights.append((0.0, count))
                    continue
                found = self._findings(text, (start, end), by_sentence[index], voices, ordinals)
                scored = score.sentence_score(found)
                first = len(findings)
                findings += found
                sentences.append(Sentence(start, end, scored, tuple(range(first, len(findings)))))
                weights.append((scored.slant, count))
        return Report(
            document, words, score.document_slant(weights), tuple(sentences), tuple(findings), self.lexicon.hash
        )

    def _findings(
        self, text: str, sentence: tuple[int, int], hits: Sequence[Hit], voices: Voices, ordinals: dict[bytes, int]
    ) -> list[Finding]:
        kept = []
        for hit in hits:
            voice = voices.of(hit.start, hit.end, sentence, hit.tokens)
            if self.policy[voice] != "ignore":
                kept.append((hit, voice))
        fitted = _without_overlap(text, [h for h, _ in kept], sentence)
        folded = " ".join(text[slice(*sentence)].lower().split()).encode(errors="surrogatepass")
        findings = [
            self._finding(text, hit, voice, paste, folded, ordinals)
            for (hit, voice), paste in zip(kept, fitted, strict=True)
        ]
        return compounds.join(text, findings, [h.form["pos"] for h, _ in kept], sentence[0])

    def _finding(
        self, text: str, hit: Hit, voice: str, paste: Fitted, sentence: bytes, ordinals: dict[bytes, int]
    ) -> Finding:
        entry = hit.entry
        term = fold_term(text[hit.start : hit.end]).encode(errors="surrogatepass")
        key = b"\0".join((entry["id"].encode(), term, sentence))
        ordinal = ordinals[key] = ordinals.get(key, -1) + 1
        return Finding(
            start=paste.start,
            end=paste.end,
            text=text[paste.start : paste.end],
            term_id=entry["id"],
            category=entry["category"],
            severity=SEVERITIES[entry["strength"] - 1],
            polarity=entry["polarity"],
            target=None,
            voice=voice,
            confidence=round(hit.confidence, 4),
            alternatives=paste.alternatives,
            message=entry["message"],
            origin="lexicon",
            fix=entry["fix"],
            fingerprint=blake2b(key + b"\0%d" % ordinal, digest_size=8).hexdigest(),
            noted=self.policy[voice] == "note",
            word=(hit.start, hit.end),
        )


def _chunks(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[list[Block]]:
    blocks: list[Block] = []
    size = 0
    for start, end in spans:
        blocks.append(Block(start, end, tuple(split(text, start, end))))
        size += end - start
        if size >= _CHUNK:
            yield blocks
            blocks, size = [], 0
    if blocks:
        yield blocks


def _without_overlap(text: str, hits: Sequence[Hit], sentence: tuple[int, int]) -> list[Fitted]:
    """Fitted alternatives whose spans keep out of each other's words."""
    fitted = [fit(text, hit, sentence) for hit in hits]
    for k, hit in enumerate(hits):
        left = fitted[k - 1].end if k else sentence[0]
        right = hits[k + 1].start if k + 1 < len(hits) else sentence[1]
        if fitted[k].start < left or fitted[k].end > right:
            fitted[k] = fit(text, hit, sentence, narrow=True)
    return fitted


def analyze(text: str) -> Report:
    """Analyses one text with the built-in lexicon and default settings; for many, keep an :class:`Analyzer`."""
    return Analyzer().analyze(text)
