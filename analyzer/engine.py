"""The order of the steps: sentences, hits, voices, alternatives, scores. The only place that knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from pathlib import Path

from analyzer import ahead, compounds, learned, score
from analyzer.ahead import Logits
from analyzer.alternatives import fit
from analyzer.candidates import candidates
from analyzer.classifier import shipped
from analyzer.classifier.runtime import Model
from analyzer.errors import UsageError
from analyzer.favour import Favour
from analyzer.match import Block, Hit, find
from analyzer.model import (
    NO_SLANT,
    POLICIES,
    SEVERITIES,
    VOICES,
    ActorFrame,
    Document,
    Finding,
    Pattern,
    Report,
    Sentence,
    SentenceScore,
)
from analyzer.pasting import Fitted
from analyzer.quotes import quotations
from analyzer.sentences import Span, paragraphs, split
from analyzer.stance import runtime as stance
from analyzer.tokens import count_words
from analyzer.voice import Voices
from lexicon.cache import compiled
from lexicon.compiled import Compiled
from lexicon.fold import fold_term
from lexicon.vocabulary import LEARNED

DEFAULT_POLICY = {"outlet": "check", "attributed": "check", "quoted": "note", "scare": "check"}
TOLD_FROM = 0.0
"""Log-odds of the outlet's words from which they are told apart, and may be raised: a probability of one half."""
_CHUNK = 1 << 15
"""Code points matched at a time: keeps the folded copy and its offsets small in large files."""


class Analyzer:
    """A loaded lexicon, ready to analyse texts; made once and reused. Thread-safe and picklable.

    Args:
        packs: user packs (TOML files) laid over the built-in lexicon.
        model: ``"fast"``; ``"off"``, which scores from the lexicon alone; or the path of a model of one's own.
        policy: what to do with findings by voice: ``check``, ``note`` (show, count for nothing) or ``ignore``.
        disable: ids of entries and categories to switch off.
        house: answers to house-style questions.
        actors: whether to read who is favoured (:attr:`Report.actors`, :attr:`Report.patterns`, targets of findings).

    Raises:
        UsageError: for an unknown voice or policy, or a model that cannot be used.
        LexiconError: where a pack has faults.
    """

    def __init__(
        self,
        packs: Sequence[str | Path] = (),
        model: str = "fast",
        policy: Mapping[str, str] | None = None,
        disable: Iterable[str] = (),
        house: Mapping[str, str] | None = None,
        *,
        actors: bool = True,
    ) -> None:
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
        self.actors = actors
        self.classifier: Model | None = shipped.named(model)
        self.lexicon: Compiled = compiled(self.packs, disable=self.disable, house=self.house)
        if self.classifier and self.classifier.finding_weights.keys() != self.lexicon.categories.keys():
            raise UsageError(f"the model {model} was made for a lexicon with other categories", "train it again")

    def __reduce__(self) -> tuple[object, ...]:
        made = partial(Analyzer, actors=self.actors)
        return (made, (self.packs, self.model, self.policy, self.disable, self.house))

    def analyze(self, text: str, name: str = "<text>") -> Report:
        """Everything found in one text."""
        return self.analyze_document(Document(name, text))

    def analyze_many(self, texts: Iterable[str]) -> Iterator[Report]:
        """Reports for many texts, one by one, the same as :meth:`analyze` gives."""
        return (self.analyze(text) for text in texts)

    def score_sentence(self, text: str) -> tuple[list[Finding], SentenceScore]:
        """Findings and score of a text that is taken as one sentence, of its first 4,000 code points at most."""
        text = text[:4000]  # what hits cost in one sentence grows with their square
        span = (0, len(text))
        voices = Voices(text, quotations(text, [span]))
        ordinals: dict[bytes, int] = {}
        hits = find(text, [Block(*span, (span,))], self.lexicon)
        found = self._findings(text, span, hits, voices, ordinals) if hits else []
        return self._scored(text, span, found, self._logits(text, span, voices), voices, ordinals)

    def analyze_document(self, document: Document, *, second_process: bool = False) -> Report:
        """Everything found in one decoded document; in a long one with a second process, where that is allowed."""
        text = document.text
        blocks_at = list(paragraphs(text))
        voices = Voices(text, quotations(text, blocks_at))
        findings: list[Finding] = []
        sentences: list[Sentence] = []
        weights: list[tuple[float, int]] = []
        ordinals: dict[bytes, int] = {}
        words = 0
        chunks = list(_chunks(text, blocks_at))
        every = (s for blocks in chunks for block in blocks for s in block.sentences)
        judge = partial(self._logits, text, voices=voices)
        helped = second_process and self.classifier is not None and len(text) >= ahead.LONG
        logits = ahead.logits(every, judge) if helped else map(judge, every)
        favour = None
        if self.actors:
            short = len(text) < ahead.LONG  # in a long text labels alone count: reading every sentence takes too long
            favour = Favour(
                text, voices, self.lexicon, self.disable, self.house, sentences, findings,
                stance.shipped() if short and self.classifier is not None else None,
                second_process=second_process and not short,
            )  # fmt: skip
        for blocks in chunks:
            spans = [s for block in blocks for s in block.sentences]
            by_sentence: dict[int, list[Hit]] = {}
            for hit in find(text, blocks, self.lexicon):
                by_sentence.setdefault(hit.sentence, []).append(hit)
            for index, span in enumerate(spans):
                count = count_words(text, *span)
                words += count
                hits = by_sentence.get(index)
                found = self._findings(text, span, hits, voices, ordinals) if hits else []
                found, scored = self._scored(text, span, found, next(logits), voices, ordinals)
                first = len(findings)
                findings += found
                sentences.append(Sentence(*span, scored, tuple(range(first, len(findings)))))
                weights.append((scored.slant, count))
            if favour is not None:
                favour.go_on()
        ledger: tuple[ActorFrame, ...] = ()
        patterns: tuple[Pattern, ...] = ()
        if favour is not None:
            targets, ledger, patterns = favour.finish()
            for k, target in enumerate(targets):
                if target is not None:
                    findings[k] = replace(findings[k], target=target)
        return Report(
            document,
            words,
            score.document_slant(weights),
            tuple(sentences),
            tuple(findings),
            self.lexicon.hash,
            self.classifier.hash if self.classifier else None,
            score.document_interval(weights),
            ledger,
            patterns,
        )

    def _logits(self, text: str, span: Span, voices: Voices) -> Logits:
        """A sentence's logit by the model, and that of the outlet's own words."""
        model = self.classifier
        if model is None:
            return None, None
        whole = model.logit(text, *span)
        if whole is None or self.policy["quoted"] == "check":
            return whole, whole
        speech = voices.speech(span)
        return whole, model.without(text, *span, speech) if speech else whole

    def _scored(
        self,
        text: str,
        span: Span,
        found: list[Finding],
        logits: Logits,
        voices: Voices,
        ordinals: dict[bytes, int],
    ) -> tuple[list[Finding], SentenceScore]:
        """The findings with those that the classifier adds, and the sentence's score."""
        model = self.classifier
        whole, logit = logits
        if model is None or whole is None:  # switched off; or a byline, a dateline: too little to judge
            return found, score.sentence_score(found) if found else NO_SLANT
        probability = score.logistic(whole)
        if logit is None:  # hardly more than somebody else's words
            return found, replace(score.sentence_score(found), model=probability)
        if logit < TOLD_FROM:
            if not found:
                return found, score.plain_score(span[0], score.logistic(logit), probability)
            return found, score.combined_score(text, span[0], found, model.finding_weights, probability, logit, ())
        speech = voices.speech(span) if self.policy["quoted"] != "check" else []
        reading = model.read(text, *span, speech)
        listed = found
        if LEARNED not in self.disable:
            found = self._with_learned(text, span, found, learned.raised(model, reading), voices, ordinals)
        words = [(a, b, share) for (a, b), share in zip(reading.spans, reading.shares, strict=True)]
        return found, score.combined_score(
            text, span[0], listed, model.finding_weights, probability, reading.constant, words
        )

    def _with_learned(
        self,
        text: str,
        span: Span,
        found: list[Finding],
        words: Iterable[learned.Raised],
        voices: Voices,
        ordinals: dict[bytes, int],
    ) -> list[Finding]:
        """The findings with the classifier's words that the lexicon has no say in."""
        more = list(words)
        if not more:
            return found
        # What the lexicon lists and has let pass here is not raised through the back door.
        listed = [(c.start, c.end) for c in candidates(text[slice(*span)], self.lexicon, span[0])]
        listed += [(f.start, f.end) for f in found]
        folded = _folded(text, span)
        added = []
        for word in more:
            voice = voices.of(word.start, word.end, span)
            start, wordings = learned.fitted(text, word.start, word.end)
            if self.policy[voice] == "ignore" or word.category in self.disable:
                continue
            if any(a < word.end and start < b for a, b in listed):
                continue
            fingerprint = _fingerprint(LEARNED, text[word.start : word.end], folded, ordinals)
            noted = self.policy[voice] == "note"
            added.append(learned.finding(text, word, start, wordings, voice, fingerprint, noted=noted))
        return sorted([*found, *added], key=lambda f: f.start)

    def _findings(
        self, text: str, sentence: tuple[int, int], hits: Sequence[Hit], voices: Voices, ordinals: dict[bytes, int]
    ) -> list[Finding]:
        kept = []
        for hit in hits:
            voice = voices.of(hit.start, hit.end, sentence, hit.tokens)
            if self.policy[voice] != "ignore":
                kept.append((hit, voice))
        fitted = _without_overlap(text, [h for h, _ in kept], sentence)
        folded = _folded(text, sentence)
        findings = [
            self._finding(text, hit, voice, paste, folded, ordinals)
            for (hit, voice), paste in zip(kept, fitted, strict=True)
        ]
        return compounds.join(text, findings, [h.form["pos"] for h, _ in kept], sentence[0])

    def _finding(
        self, text: str, hit: Hit, voice: str, paste: Fitted, sentence: bytes, ordinals: dict[bytes, int]
    ) -> Finding:
        entry = hit.entry
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
            fingerprint=_fingerprint(entry["id"], text[hit.start : hit.end], sentence, ordinals),
            noted=self.policy[voice] == "note",
            word=(hit.start, hit.end),
        )


def _folded(text: str, span: Span) -> bytes:
    """A sentence without its case and its line breaks, as fingerprints know it."""
    return " ".join(text[slice(*span)].lower().split()).encode(errors="surrogatepass")


def _fingerprint(term_id: str, term: str, sentence: bytes, ordinals: dict[bytes, int]) -> str:
    """Hash of a finding that survives moves: entry, term, sentence, and which of several of the same it is."""
    key = b"\0".join((term_id.encode(), fold_term(term).encode(errors="surrogatepass"), sentence))
    ordinal = ordinals[key] = ordinals.get(key, -1) + 1
    return blake2b(key + b"\0%d" % ordinal, digest_size=8).hexdigest()


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
