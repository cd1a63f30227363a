"""``evenhand lexicon mine``: terms that the lexicon lacks, from sentences that are known or judged to be loaded."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from analyzer.classifier.data import read_rows
from analyzer.cli import Exit, options
from analyzer.config import Settings
from analyzer.engine import Analyzer
from analyzer.errors import UncheckedError, UsageError
from analyzer.readers import read
from analyzer.reporters.visible import clipped, visible

_LOADED = 0.5
_EXAMPLE = 100


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Prints the candidates of labelled JSON Lines, or of drafts whose sentences the model judges."""
    try:
        import nltk  # noqa: F401
    except ImportError as error:
        raise UsageError("mining needs nltk", "pip install 'evenhand[train]'") from error
    from analyzer.mining import mine

    analyzer = Analyzer(
        settings.packs,
        settings.model if args.model is None else args.model,
        disable=settings.disable,
        house=settings.house,
    )
    if analyzer.classifier is None:
        raise UsageError("mining needs a model", "use --model fast")
    tokens, known = analyzer.classifier.tokens, _known(analyzer)
    sentences = ((text, tokens(text), loaded) for text, loaded in _sentences(args, settings, analyzer))
    found = mine(sentences, lambda term: term in known, least=args.least)
    unicode = options.unicode()
    print(f"{'term':28} sentences  loaded  association  example")
    for c in found[: args.top]:
        row = f"{c.term:28} {c.count:9}  {c.loaded:6}  {c.association:11.1f}  {clipped(c.example, _EXAMPLE)}"
        print(visible(row, unicode=unicode))
    return Exit.CLEAN


def _known(analyzer: Analyzer) -> set[str]:
    from lexicon.fold import fold_term
    from lexicon.inflect import surfaces
    from lexicon.load import load_lexicon

    lexicon = load_lexicon(analyzer.packs)
    return {
        fold_term(surface)
        for entry in lexicon.entries
        for form in entry.forms
        for surface, _ in surfaces(form.text.removeprefix("="), form.pos)
    }


def _sentences(args: argparse.Namespace, settings: Settings, analyzer: Analyzer) -> Iterator[tuple[str, bool]]:
    for path in args.paths:
        if path.endswith(".jsonl"):
            for row in read_rows([Path(path)], args.label):
                yield row.text, row.label
            continue
        try:
            document = read(path, settings.encoding)
        except UncheckedError as error:
            raise UncheckedError(f"{path}: {error.message}", error.hint) from error
        for sentence in analyzer.analyze_document(document).sentences:
            yield document.text[sentence.start : sentence.end], sentence.score.slant >= _LOADED
