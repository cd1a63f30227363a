"""Actors: who is spoken of in a draft, what they are called, and whether the outlet is for them or against."""
