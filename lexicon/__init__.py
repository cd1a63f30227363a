"""The curated lexicon: terms, their neutral alternatives, and the tests that decide when they apply."""

from lexicon.load import Fault, LexiconError, load
from lexicon.terms import Alternative, Category, Entry, Form, Lexicon, RivalSet

__version__ = "0.1.0"

__all__ = [
    "Alternative",
    "Category",
    "Entry",
    "Fault",
    "Form",
    "Lexicon",
    "LexiconError",
    "RivalSet",
    "load",
]
