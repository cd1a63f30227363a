"""A report without some of its findings, and with others under another severity: what settings and people decide."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from analyzer.model import Accepted, Finding, Report


def without(report: Report, drop: Callable[[int], Accepted | bool], settle: bool = True) -> Report:
    """The report without the findings of some indices.

    Args:
        report: the report.
        drop: for each index false, to keep the finding; true, to drop it; or how it was accepted, to drop and tell it.
        settle: whether a sentence left without counted findings stops to count for the slant limit.
    """
    now: dict[int, int] = {}
    accepted: list[Accepted] = []
    for k in range(len(report.findings)):
        told = drop(k)
        if told is False:
            now[k] = len(now)
        elif isinstance(told, Accepted):
            accepted.append(told)
    if len(now) == len(report.findings):
        return report
    settled = set(report.settled)
    sentences = []
    for k, sentence in enumerate(report.sentences):
        kept = tuple(now[f] for f in sentence.findings if f in now)
        if kept != sentence.findings:
            fewer = len(kept) < len(sentence.findings)
            sentence = replace(sentence, findings=kept)
            if settle and fewer and all(report.findings[f].noted for f in report.sentences[k].findings if f in now):
                settled.add(k)
        sentences.append(sentence)
    return replace(
        report,
        findings=tuple(report.findings[k] for k in now),
        sentences=tuple(sentences),
        accepted=(*report.accepted, *accepted),
        settled=frozenset(settled),
    )


def adjusted(report: Report, severity: Mapping[str, str], ignore: Sequence[str]) -> Report:
    """The report under a project's severities, by entry or category, and without what stands in ignored phrases."""
    if ignore and report.findings:
        text = report.document.text
        spans = [m.span() for phrase in ignore if phrase.split() for m in _phrase(phrase).finditer(text)]
        inside = [any(a <= f.word[0] and f.word[1] <= b for a, b in spans) for f in report.findings]
        report = without(report, lambda k: inside[k])
    if severity:
        report = replace(report, findings=tuple(_under(f, severity) for f in report.findings))
    return report


def _under(finding: Finding, severity: Mapping[str, str]) -> Finding:
    level = severity.get(finding.term_id) or severity.get(finding.category)
    return finding if level is None or level == finding.severity else replace(finding, severity=level)


def _phrase(phrase: str) -> re.Pattern[str]:
    """The phrase in any case and however its words are spaced, not inside a longer word."""
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, phrase.split())) + r"(?!\w)", re.IGNORECASE)
