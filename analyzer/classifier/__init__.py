"""The sentence classifier: how loaded a sentence reads, from its words, blind to who is being described."""
