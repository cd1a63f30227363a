"""Terminology: one draft, one form of a name, and the full name at first mention."""
