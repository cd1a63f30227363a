"""Frames: for every actor, what it is called and by whom, who backs it, what it says, does and suffers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from analyzer import reporting as r
from analyzer.actors import deeds
from analyzer.actors.cast import Member
from analyzer.actors.scene import Line, Scene
from analyzer.actors.stance import stance, wording
from analyzer.actors.targets import target_of
from analyzer.model import ActorFrame, Deed, Evidence, Finding, Label, Sponsor
from analyzer.stance.runtime import Model
from analyzer.tokens import count_words

_SPANS = 1000
"""Mentions of one actor whose places are kept."""
_NOT_LABELS = frozenset("attribution-verb delegitimising-verb hedge-weasel factive-presupposition geo-naming".split())


@dataclass(slots=True)
class Gathered:
    """What a draft says of one actor, as it is gathered."""

    labels: list[Label] = field(default_factory=list)
    verbs: Counter[str] = field(default_factory=Counter)
    sponsors: list[Sponsor] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    quoted: int = 0
    evidence: list[Evidence] = field(default_factory=list)


def gather(scene: Scene, model: Model | None = None) -> dict[int, Gathered]:
    """Everything said of each actor, by its number; with a stance model, what sentences' wording says, too."""
    out: dict[int, Gathered] = {}
    for line in scene.lines:
        _labels(scene, line, out)
        _sponsors(scene, line, out)
        _speech(scene, line, out)
        for deed in deeds.deeds(scene, line):
            for actor, role in ((deed.agent, "agent"), (deed.patient, "patient")):
                if actor >= 0:
                    out.setdefault(actor, Gathered()).deeds.append(Deed(deed.lemma, role, *deed.span))
    for actor, evidence in wording(scene, model) if model is not None else ():
        out.setdefault(actor, Gathered()).evidence.append(evidence)
    return out


def _labels(scene: Scene, line: Line, out: dict[int, Gathered]) -> None:
    marked: set[int] = set()
    for k, finding in enumerate(line.findings):
        actor, sure = target_of(scene, line, finding)
        if actor < 0:
            continue
        name = scene.names(actor)[0]
        if sure and name.lower() not in scene.text[slice(*finding.word)].lower():  # not itself
            line.findings[k] = replace(finding, target=name)
        found = out.setdefault(actor, Gathered())
        start, end = finding.word
        if finding.category == "sponsor-epithet" and "-" in scene.text[start:end]:
            found.sponsors.append(Sponsor(scene.text[start:end], start, end))
        elif finding.category not in _NOT_LABELS and not _is_verb(finding):
            found.labels.append(Label(scene.text[start:end], start, end, finding.polarity, finding.voice))
        marked.update(range(*line.tokens.locate(start, end)))
        if finding.voice in {"outlet", "scare"}:
            value = finding.polarity * (0.4 + 0.2 * finding.strength)
            if value and sure:
                found.evidence.append(Evidence(start, end, value, finding.category))
            elif value:  # whom it means is only probable: it counts half, and says so
                found.evidence.append(Evidence(start, end, value / 2, f"{finding.category}, probably"))
    for m in line.mentions:
        for k in m.roles if m.how != "title" else ():
            if k not in marked:
                span = line.at(k, k + 1)
                word = scene.text[slice(*span)]
                label = Label(word, *span, 0.0, scene.voice(line, span))
                out.setdefault(m.actor, Gathered()).labels.append(label)


def _is_verb(finding: Finding) -> bool:
    return finding.category in {"sensational-metaphor", "euphemism"}


def _sponsors(scene: Scene, line: Line, out: dict[int, Gathered]) -> None:
    for m in line.mentions:
        for i, j in m.sponsors:
            span = line.at(i, j)
            found = out.setdefault(m.actor, Gathered()).sponsors
            if not any(s.start == span[0] for s in found):
                found.append(Sponsor(scene.text[slice(*span)], *span))


def _speech(scene: Scene, line: Line, out: dict[int, Gathered]) -> None:
    speaker = -1
    for said in scene.speech(line):
        if said.actor >= 0:
            out.setdefault(said.actor, Gathered()).verbs[past(said.lemma)] += 1
            speaker = said.actor
    if line.quotes:
        if speaker < 0 and line.number and line.quotes[0][0] <= line.start:
            return
        if speaker >= 0:
            words = sum(count_words(scene.text, max(a, line.start), min(b, line.end)) for a, b in line.quotes)
            out[speaker].quoted += words


def past(lemma: str) -> str:
    """A reporting verb as the ledger counts it: in the past tense."""
    if lemma == "according to":
        return lemma
    return next((form for form, kind in r.inflections(lemma).items() if kind == "ed"), lemma)


def ledger(scene: Scene, gathered: dict[int, Gathered]) -> list[ActorFrame]:
    """The ledger: actors of whom anything is told, the most mentioned first."""
    out = []
    acting = {line.subject for line in scene.lines}
    for k, member in enumerate(scene.members):
        found = gathered.get(k)
        if member.kind == "gone" or not member.mentions:
            continue
        if found is None:
            found = Gathered()
            if not _tellable(member) or (member.kind == "name" and k not in acting):
                continue
        value, interval = stance(found.evidence)
        name, aliases = scene.names(k)
        out.append(
            ActorFrame(
                name=name,
                kind=member.kind,
                aliases=aliases,
                mentions=len(member.mentions),
                stance=value,
                interval=interval,
                labels=tuple(sorted(found.labels, key=lambda x: x.start)),
                verbs=_ordered(found.verbs),
                sponsors=tuple(sorted(found.sponsors, key=lambda x: x.start)),
                titles=tuple(dict.fromkeys(member.titles)),
                deeds=tuple(sorted(found.deeds, key=lambda x: x.start)),
                quoted=found.quoted,
                evidence=tuple(sorted(found.evidence, key=lambda x: x.start)),
                spans=tuple((m.start, m.end) for m in member.mentions)[:_SPANS],
            )
        )
    return sorted(out, key=lambda f: (-f.mentions, f.name))


_HUMAN = frozenset({"person", "name"})


def _surnames(frames: Iterable[ActorFrame]) -> dict[str, str]:
    """Last names that stand alone in some stretch → the one full name of another stretch that ends in them."""
    full: dict[str, set[str]] = {}
    for frame in frames:
        if frame.kind in _HUMAN and " " in frame.name:
            full.setdefault(frame.name.split()[-1], set()).add(frame.name)
    return {last: next(iter(names)) for last, names in full.items() if len(names) == 1}


def _tellable(member: Member) -> bool:
    """Whether an actor of whom nothing is told belongs in the ledger: no place, no word that merely has a capital."""
    if not member.named or 2 * member.places >= len(member.mentions):
        return False
    return member.kind != "name" or len(member.mentions) > 1 or " " in member.name


def merged(parts: Sequence[Sequence[ActorFrame]]) -> tuple[ActorFrame, ...]:
    """The ledgers of the stretches of a long draft as one: an actor of the same name and kind is the same actor."""
    if len(parts) == 1:
        return tuple(parts[0])
    groups: dict[tuple[str, str], list[ActorFrame]] = {}
    surnames = _surnames(frame for part in parts for frame in part)
    for part in parts:
        for frame in part:
            key = (frame.name, frame.kind)
            if frame.kind in _HUMAN:
                key = (surnames.get(frame.name, frame.name), "person")
            groups.setdefault(key, []).append(frame)
    out = []
    for (name, _), group in groups.items():
        kind = "person" if any(f.kind == "person" for f in group) else group[0].kind
        evidence = tuple(e for f in group for e in f.evidence)
        verbs: Counter[str] = Counter()
        for frame in group:
            verbs.update(dict(frame.verbs))
        value, interval = stance(evidence)
        out.append(
            ActorFrame(
                name=name,
                kind=kind,
                aliases=tuple(sorted({a for f in group for a in (*f.aliases, f.name)} - {name})),
                mentions=sum(f.mentions for f in group),
                stance=value,
                interval=interval,
                labels=tuple(x for f in group for x in f.labels),
                verbs=_ordered(verbs),
                sponsors=tuple(x for f in group for x in f.sponsors),
                titles=tuple(dict.fromkeys(t for f in group for t in f.titles)),
                deeds=tuple(x for f in group for x in f.deeds),
                quoted=sum(f.quoted for f in group),
                evidence=evidence,
                spans=tuple(x for f in group for x in f.spans)[:_SPANS],
            )
        )
    return tuple(sorted(out, key=lambda f: (-f.mentions, f.name)))


def _ordered(verbs: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(verbs.items(), key=lambda x: (-x[1], x[0])))
