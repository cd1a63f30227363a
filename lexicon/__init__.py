"""The curated lexicon: terms, their neutral alternatives, and the tests that decide when they apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lexicon.faults import Fault, LexiconError
    from lexicon.load import load_lexicon
    from lexicon.terms import Alternative, Category, Entry, Form, Lexicon, RivalSet

__all__ = [
    "Alternative",
    "Category",
    "Entry",
    "Fault",
    "Form",
    "Lexicon",
    "LexiconError",
    "RivalSet",
    "load_lexicon",
]


def __getattr__(name: str) -> object:
    # Reading TOML is not needed where the compiled lexicon is cached: the cold path must not pay for it.
    if name == "load_lexicon":
        from lexicon.load import load_lexicon

        return load_lexicon
    if name in __all__:
        from importlib import import_module

        home = "faults" if name in {"Fault", "LexiconError"} else "terms"
        return getattr(import_module(f"lexicon.{home}"), name)
    raise AttributeError(f"module 'lexicon' has no attribute '{name}'")
