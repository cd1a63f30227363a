"""Stance toward an actor in the outlet's own voice: the mean of its evidence, drawn toward 0 where it is little.

stance = Σ v / (n + 1) for n pieces of evidence of value v in −1..+1: the mean with one piece of no value added
(additive smoothing). The interval is ± 1.96 standard errors of that mean, at least ± 1 / (n + 1).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

from analyzer.actors.deeds import deeds
from analyzer.actors.scene import Scene
from analyzer.model import Evidence
from analyzer.stance.runtime import Model

TOLD_FROM = 0.4
"""What the model must be surer of one direction than of the other to be evidence."""
TOLD_OF_SPEAKERS = 0.7
"""The same toward who is only reported to have said something."""
LOADED = 0.2
"""Slant of a sentence from which its wording is read."""
WORDING = "wording of the sentence"


def stance(evidence: Sequence[Evidence]) -> tuple[float, tuple[float, float]]:
    """Stance in −1..+1 with its 95 % interval; without evidence 0, and nothing is known."""
    if not evidence:
        return 0.0, (-1.0, 1.0)
    values = [max(-1.0, min(1.0, e.value)) for e in evidence] + [0.0]
    mean = sum(values) / len(values)
    spread = sqrt(sum((v - mean) ** 2 for v in values) / (len(values) * max(1, len(values) - 1)))
    half = max(1.96 * spread, 1 / len(values))
    return mean, (max(-1.0, mean - half), min(1.0, mean + half))


def wording(scene: Scene, model: Model) -> Iterator[tuple[int, Evidence]]:
    """What the stance model reads toward each actor in the outlet's own words, sentence by sentence."""
    for line in scene.lines:
        if line.slant < LOADED:  # plain sentences take no side, and most are plain: they need not be read
            continue
        own = [m for m in line.mentions if not line.quoted(m.i)]
        if not own:
            continue
        said = scene.voices.said(line.span)
        skipped = [*line.quotes, *said]
        seen = {deed.patient for deed in deeds(scene, line)}  # to tell of harm to somebody is not to be against them
        speaking = set() if line.findings else {speech.actor for speech in scene.speech(line)}
        if not line.findings and "comment" in line.lows:
            speaking.add(line.subject)  # declined to comment
        for m in own:
            if m.actor in seen or any(a <= m.start < b for a, b in said):
                continue
            seen.add(m.actor)
            against, _, favour = model.probabilities(scene.text, line.span, (m.start, m.end), skipped)
            if abs(favour - against) >= (TOLD_OF_SPEAKERS if m.actor in speaking else TOLD_FROM):
                yield m.actor, Evidence(m.start, m.end, favour - against, WORDING)
