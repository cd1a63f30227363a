"""The words that an entry may use for its part of speech, topic, target, fix, gate and so on."""

from __future__ import annotations

SEVERITIES = ("consider", "caution", "avoid")
"""Severity by strength: ``SEVERITIES[strength - 1]``."""

NAME_PARTICLES = frozenset("de del della di da do dos du van von der den la le el bin ibn ben y".split())
"""Words without a capital that stand inside names of people."""

LEARNED = "classifier/loaded-word"
"""Id of the findings that the classifier raises; it can be switched off like an entry's."""

POS = ("noun", "adj", "verb", "adv", "phrase")
TOPICS = (
    "climate",
    "conflict",
    "crime",
    "disability",
    "economy",
    "gender",
    "general",
    "health",
    "migration",
    "politics",
    "protest",
    "race",
    "religion",
)
TARGETS = (
    "actor",
    "actor-or-act",
    "actor-or-institution",
    "actor-or-policy",
    "agent-of-action",
    "claim",
    "event",
    "group",
    "person-or-group",
    "policy-side",
    "proposition",
    "speaker",
    "territorial-claim",
)
FIXES = ("replace", "delete", "replace-or-delete", "rewrite", "attribute")
GATES = (
    "reporting-frame",
    "factive-complement",
    "sentence-adverb",
    "human-referent",
    "violence-context",
    "criticism-object",
    "policy-context",
)
AMBIGUITIES = ("low", "medium", "high")
CONTEXT_KEYS = (
    "not_before",
    "not_after",
    "not_near",
    "not_subject",
    "not_object",
    "not_sponsor",
    "need_before",
    "need_after",
    "need_near",
    "need_subject",
    "need_object",
    "support",
)
