"""Which sense of a listed word a sentence uses: a small model of its context, blind to who is being described."""

from analyzer.sense.runtime import SenseModel, shipped

__all__ = ["SenseModel", "shipped"]
