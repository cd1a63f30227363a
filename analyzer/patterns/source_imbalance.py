"""Source imbalance: one side is given words three times or more, and the side it speaks against never."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from analyzer import reporting as r
from analyzer.actors import deeds as d
from analyzer.actors import words as w
from analyzer.actors.scene import Line, Scene
from analyzer.actors.sources import FAMILIES, Source, bare, family, single, sources
from analyzer.patterns import Found
from analyzer.patterns import words as p

_LEMMAS = (
    r.SAY | r.STATE | r.TELL | r.NAME | {"accuse", "blame", "condemn", "denounce", "quote", "charge"}
) - frozenset("hold find hear feel read see rule believe think fear expect hope wonder ask guess reckon add".split())
_CUES = frozenset(form for lemma in _LEMMAS for form in r.inflections(lemma)) | {"according"}
_LEAST = 3
"""Times that one side speaks."""
_LONGEST = 300
_ANSWERED = p.words(
    "deny denied denies denying denial reply replied replies replying respond responded responds response comment"
    " comments declined unavailable reached contacted approached unreachable pleaded plead counsel rebuttal disputes"
    " disputed dispute rejects rejected retorted countered answered both neither unanswered"
)
"""The other side has spoken, or was asked."""
_OFFICIAL = frozenset({"gov", "army", "police", "law"})
_OFFICES = p.words(
    "governor mayor president premier chancellor councillor council senator ambassador judge speaker lawmaker deputy"
    " commissioner chief sheriff minister"
)
_PLACES = p.words("school clinic hospital mine factory plant mill university church mosque college nursery charity bank")
_PARTIES = (
    frozenset(FAMILIES)
    | {single(role) for role in w.ROLES}
    | p.words(
        "school clinic hospital tenant landlord owner editor teacher driver logger farmer herder settler migrant refugee"
        " squatter developer university church mosque bishop newspaper broadcaster suspect defendant gang crowd hunter"
        " trawler fisherman miner banker lender charity academy college care-home nursery landowner squire headteacher"
        " doctor nurse surgeon midwife pupil student striker picket trader shopkeeper cyclist motorist camper traveller"
        " builder contractor insurer airline farmhand rancher poacher whaler union federation league council"
    )
) - p.words(
    "woman man child people other branch brand group staff victim crew board body community member family patient"
    " passenger name office general officer chemist plant network unit deputy state department campaign march protest"
    " neighbour neighbor court tribunal major captain secretary commander colonel relative mother father son daughter"
    " brother sister parent uncle aunt believer voter supporter society association agency commission media"
)
"""Nouns of those who may be spoken against."""
_HOSTILE = (
    p.JUDGING | p.MISDEEDS | frozenset(d.HARM) - p.words("club clubs storm storms")
    | p.words(
        "lied lie lies hidden hid stolen stole stealing theft mined fled threw thrown bottles stones trouble broke broken"
        " breaking ignored known drain poison poisoned dump dumped dumping burned burnt fired spied spying spies danger"
        " stared felled spiked locked shield shields kicked badges whip drones shot shooting ransom gambling gamble"
        " afraid fear feared lawless crime criminal racket greed greedy cares cared reckless selfish strangers cheated"
        " cheat trick tricked bullied bully forced evicted beaten beat threatened threats threat attacked attack insult"
        " insulted blackmail sabotage sabotaged unsafe filthy filth noise rubbish refused refuses trespass trespassed"
        " squatting cruelty cruel lazy idle fraud false fake rigged corrupt bribes bribed guilty blame blamed shame"
        " disgrace outrage wrong worse nothing failed fails fail nobody never cost costs unfair destroyed wrecked ruin"
        " ruined overcharged exploited underpaid dead died killed wounds laughed scared scare liars thugs mob terrorists"
        " vandals extremists radicals zealots drunk violent violence looted looting weapons guns armed abducted"
    )
)  # fmt: skip
_CONTESTED = p.words(
    "strike walkout lockout ban banned ruling bill protest protests protesters march marchers raid petition lawsuit"
    " oppose opposes opposed opponents against campaign eviction evicted blockade boycott dispute verdict permit"
    " appeal referendum vote plan plans proposal planned turbines dam mine pipeline closure cuts layoffs merger"
    " takeover cap rent rents wage wages must objections"
)
_KNOWN = frozenset(FAMILIES.values())
_LIVES = p.words("lives lived live whose neighbour neighbor resident villager witness widow mother father survivor")


def find(scene: Scene) -> Iterator[Found]:
    """The side that a draft speaks of and never lets speak."""
    lines = scene.lines
    if len(lines) > _LONGEST or sum(not _CUES.isdisjoint(line.lows) for line in lines) < _LEAST - 1:
        return
    if any(not _ANSWERED.isdisjoint(line.lows) or _was_asked(line.lows) for line in lines):
        return
    found = [s for s in sources(scene, _LEMMAS) if s.i < s.j or s.pronoun]
    if len(found) < _LEAST:
        return
    spoken = _spoken_of(scene, found)
    if not spoken:
        return
    target, number = spoken
    shown = [lines[s.number].at(s.v, s.v + 1) for s in found]
    yield Found(tuple(shown), _actors(scene, found, number, target))


def _was_asked(lows: Sequence[str]) -> bool:
    """*Asked about the cap, the union pointed to its report*."""
    return "asked" in lows and not {"about", "why", "whether", "if"}.isdisjoint(lows[lows.index("asked") + 1 :][:1])


def _spoken_of(scene: Scene, found: Sequence[Source]) -> tuple[str, int] | None:
    """Who is spoken against without having a say, and in which sentence; None where everybody has."""
    about: dict[str, list[int]] = {}
    hostile: Counter[str] = Counter()
    harsh = False
    speaking = {s.number for s in found}
    quoted = _spans(found)
    for line in scene.lines:
        bad = _is_hostile(line)
        harsh = harsh or (bad and (line.number in speaking or bool(line.quotes)))
        for who in _parties(scene, line, quoted.get(line.number, ())):
            about.setdefault(who, []).append(line.number)
            if bad and (line.number in speaking or line.quotes):
                hostile[who] += 1
    heard = {who for who in about if any(_is(s, who) for s in found)}
    if any(hostile[who] for who in heard) and len({s.camp for s in found}) > 1:
        for who in heard:
            if hostile[who] and any(not _is(s, who) and s.number in about[who] for s in found):
                return None  # those spoken against have their say
    contested = harsh and any(not _CONTESTED.isdisjoint(line.lows) for line in scene.lines)
    official = sum(_is_official(s) for s in found) * 2 >= len(found)
    if official and any(_is_lay(scene, s) for s in found):
        return None
    silent = [who for who in about if who not in heard and not (official and who in _OFFICIAL)]
    silent.sort(key=lambda who: -hostile[who])
    for who in silent:
        if hostile[who] or contested:
            return who, about[who][0]
    return None


def _is_hostile(line: Line) -> bool:
    """Whether a sentence has a hard word for somebody."""
    if _HOSTILE.isdisjoint(line.lows):
        return False
    return any(low in _HOSTILE and (k == 0 or word[0].islower()) for k, (low, word) in enumerate(zip(line.lows, line.tokens.words, strict=True)))


def _is_official(source: Source) -> bool:
    return family(source) in _OFFICIAL | {"company"} or not _OFFICES.isdisjoint({source.head, *source.nouns})


def _spans(found: Sequence[Source]) -> dict[int, list[tuple[int, int]]]:
    out: dict[int, list[tuple[int, int]]] = {}
    for s in found:
        out.setdefault(s.number, []).append((s.i, s.j))
    return out


def _parties(scene: Scene, line: Line, spans: Sequence[tuple[int, int]]) -> set[str]:
    """Those of whom a sentence speaks, by family, noun or name, apart from its speakers."""
    out = set()
    covered = {k for m in line.mentions if _is_side(scene, m.actor) for k in range(m.i, m.j)}
    for k, low in enumerate(line.lows):
        if any(i <= k < j for i, j in spans):
            continue
        noun = single(low)
        if k in covered or (noun in _PLACES and line.low(k - 2) in w.PREPOSITIONS | {"in", "near"}):
            continue
        if noun in _PARTIES and line.low(k + 1) not in w.FIXTURES:
            out.add(FAMILIES.get(noun, noun))
    for m in line.mentions:
        if any(i <= m.i < j for i, j in spans):
            continue
        member = scene.members[scene.side(m.actor)]
        if _is_side(scene, m.actor):
            if 2 * member.places < len(member.mentions):
                out.add(member.country if member.kind in {"force", "government"} and member.country else member.name)
    return out


def _is_side(scene: Scene, actor: int) -> bool:
    member = scene.members[scene.side(actor)]
    return member.named and member.kind in {"state", "force", "armed", "party", "government", "police", "company"}


def _is(source: Source, who: str) -> bool:
    """Whether a source speaks for somebody spoken of."""
    if who in source.actors or who in source.nouns or who == family(source):
        return True
    if family(source) not in _KNOWN and any(FAMILIES.get(noun) == who for noun in source.nouns):
        return True
    return bool(source.names & {bare(x).lower() for x in who.split()}) and who[0].isupper()


def _is_lay(scene: Scene, source: Source) -> bool:
    """Whether a source is somebody without a body to speak for: *who lives by the mill*."""
    line = scene.lines[source.number]
    if source.pronoun:
        return False
    if not _LIVES.isdisjoint({*line.lows[source.i : source.j], *source.nouns}) and not source.nouns & {"group"}:
        return True
    return bool(source.names) and not source.nouns and not source.actors


def _actors(scene: Scene, found: Sequence[Source], number: int, target: str) -> tuple[int, ...]:
    out: list[int] = []
    for s in found[:1]:
        for m in scene.lines[s.number].mentions:
            if m.i < s.j and s.i < m.j:
                out.append(m.actor)
                break
    for m in scene.lines[number].mentions:
        member = scene.members[m.actor]
        if m.actor not in out and (member.name == target or FAMILIES.get(single(member.name.split()[-1].lower())) == target):
            out.append(m.actor)
            break
    return tuple(out)
