"""Source imbalance: one side is given words three times or more, and the side it speaks against never."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from analyzer import reporting as r
from analyzer.actors import deeds as d
from analyzer.actors import words as w
from analyzer.actors.cast import Mention
from analyzer.actors.scene import Line, Scene
from analyzer.patterns import Found
from analyzer.patterns.common import words as p
from analyzer.patterns.common.bodies import FAMILIES, bare, single
from analyzer.patterns.common.camps import family, sources
from analyzer.patterns.common.speakers import Source

_LEMMAS = (r.SAY | r.STATE | r.TELL | r.NAME | r.JUDGE | {"quote", "charge"}) - frozenset(
    "hold find hear feel read see rule believe think fear expect hope wonder ask guess reckon".split()
)
_CUES = frozenset(form for lemma in _LEMMAS for form in r.inflections(lemma)) | {"according"}
_LEAST = 3
"""Times that somebody speaks, at least."""
_LONGEST = 300
"""Sentences of a draft that is still one article."""
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
_STYLES = p.words("sir dame lord lady mr mrs ms")
_PLACES = p.words(
    "school clinic hospital mine factory plant mill university church mosque college nursery charity bank"
)
"""These may be mere places, and count as parties where they are subjects or objects."""
_HELPERS = p.words(
    "doctor nurse surgeon midwife teacher pupil student medic mediator driver reporter journalist player"
)
"""These speak up in many a story without being a side to it."""
_PARTIES = (
    frozenset(FAMILIES)
    | {single(role) for role in w.ROLES}
    | p.words(
        "school clinic hospital tenant landlord owner editor teacher driver logger farmer herder settler migrant"
        " refugee squatter developer university church mosque bishop newspaper broadcaster suspect defendant gang"
        " crowd hunter trawler fisherman miner banker lender charity academy college nursery landowner squire"
        " headteacher doctor nurse surgeon midwife pupil student striker picket trader shopkeeper cyclist motorist"
        " camper traveller builder contractor insurer airline farmhand rancher poacher whaler union federation"
        " league council"
    )
) - p.words(
    "woman man child people other branch brand group staff victim crew board body community member family patient"
    " passenger name office general officer chemist plant network unit deputy state department campaign march protest"
    " neighbour neighbor men committee parliament jet warplane warship court tribunal major captain secretary"
    " commander colonel relative mother father son daughter brother sister parent uncle aunt believer voter supporter"
    " society association agency commission media"
)
"""Nouns of those who may be spoken against."""
_THINGS = p.words(
    "number paper order border power water letter matter member river tower computer trailer container quarter"
    " corner shower flower layer winter summer timber lumber shutter drawer cover dollar corridor door floor error"
    " motor factor sector doctor tractor reactor mirror harbor color colour neighbour labour favour hour tour sewer"
    " ladder center fiber meter liter offer answer poster banner folder header server printer freezer boiler"
    " trawler bumper helicopter charter master disaster cluster register counter encounter monitor sensor detector"
    " generator elevator indicator calculator plant restaurant grant giant variant pant orchestra other another"
    " brother sister mother father daughter customer passenger speaker teacher observer reader user viewer listener"
    " newcomer outsider insider researcher reporter lawyer writer banker minister officer commander leader manager"
    " director adviser chancellor governor senator inspector prosecutor investigator mediator regulator forecaster"
    " engineer player committee degree employee player supporter voter voucher corner burger shoulder finger dinner"
    " tender gender figure chapter sweater"
)
"""Words that end as those for people do, and others who are no side."""
_HUMAN = ("er", "or", "ist", "ian", "ant", "eer", "ee")
_HOSTILE = (
    p.JUDGING | p.MISDEEDS | p.ADVERSE | frozenset(d.HARM) | p.words("crime crimes liar liars fanatics")
) - p.words("club clubs storm storms rescue saved")
_CONTESTED = p.words(
    "strike walkout lockout ban banned ruling bill protest protests protesters march marchers raid petition lawsuit"
    " oppose opposes opposed opponents against campaign eviction evicted blockade boycott dispute verdict permit"
    " appeal referendum vote plan plans proposal planned turbines dam mine pipeline closure cuts layoffs merger"
    " takeover cap rent rents wage wages must objections"
)
_LIVES = p.words("lives lived live whose neighbour neighbor resident villager witness widow mother father survivor")
_PRONOUNS = p.words("they their them it its he his she him these")
_KNOWN = frozenset(FAMILIES.values())
_TOPICS = p.NATURE | p.ARTS | p.SPORT - p.words("league leagues goal goals striker lap serve penalty horse")


def find(scene: Scene) -> Iterator[Found]:
    """The side that a draft speaks of and never lets speak."""
    lines = scene.lines
    if len(lines) > _LONGEST or sum(not _CUES.isdisjoint(line.lows) for line in lines) < _LEAST - 1:
        return
    if any(not _ANSWERED.isdisjoint(line.lows) or _was_asked(line.lows) for line in lines):
        return
    found = [s for s in sources(scene, _LEMMAS) if s.i < s.j or s.pronoun]
    voiced = {s.number for s in found}
    if len(found) + sum(bool(line.quotes) for line in lines if line.number not in voiced) < _LEAST or len(found) < 2:
        return
    target = _Story(scene, found).target()
    if target is not None:
        shown = tuple(lines[s.number].at(s.v, s.v + 1) for s in found)
        yield Found(shown, _actors(scene, found, *target))


def _was_asked(lows: Sequence[str]) -> bool:
    """*Asked about the cap, the union pointed to its report*."""
    return "asked" in lows and not {"about", "why", "whether", "if"}.isdisjoint(lows[lows.index("asked") + 1 :][:1])


class _Story:
    """Who speaks in a draft, and of whom it speaks.

    Attributes:
        about: the sentences that speak of a party, by its family, noun or name.
        hostile: how often a speaker has hard words in a sentence about it.
        harsh: whether anybody has hard words.
    """

    def __init__(self, scene: Scene, found: Sequence[Source]) -> None:
        self.scene = scene
        self.found = found
        self.about: dict[str, list[int]] = {}
        self.hostile: Counter[str] = Counter()
        self.harsh = False
        self.speaking = {s.number for s in found}
        self._spans: dict[int, list[tuple[int, int]]] = {}
        for s in found:
            self._spans.setdefault(s.number, []).append((s.i, s.j))
        self._heads = frozenset({s.head for s in found} | {name for s in found for name in s.names}) - {"minister", ""}
        last: set[str] = set()
        for line in scene.lines:
            here = self._parties(line)
            bad = (line.number in self.speaking or bool(line.quotes)) and _is_hostile(line)
            self.harsh = self.harsh or bad
            if bad:
                self.hostile.update(here or (() if _PRONOUNS.isdisjoint(line.lows) else last))
            for who in here:
                self.about.setdefault(who, []).append(line.number)
            last = here or last

    def target(self) -> tuple[str, int] | None:
        """Who is spoken of without having a say, and in which sentence; None where everybody has."""
        found, about, hostile = self.found, self.about, self.hostile
        heard = {who for who in about if any(_is(s, who) for s in found)}
        for who in heard:  # those spoken against have their say
            if hostile[who] and any(not _is(s, who) and s.number in about[who] for s in found):
                return None
        official = sum(_is_official(s) for s in found) * 2 >= len(found)
        if official and any(_is_lay(self.scene, s) for s in found):
            return None
        if any(s.names and s.head in _STYLES for s in found):
            return None
        if len(set().union(*(_TOPICS.intersection(line.lows) for line in self.scene.lines))) > 1:
            return None
        contested = any(not _CONTESTED.isdisjoint(line.lows) for line in self.scene.lines)
        sided = self.harsh and contested
        alone = (self.harsh or contested) and not heard
        one_side = not sided and not self._two_sides()
        silent = [who for who in about if who not in heard and not (official and who in _OFFICIAL)]
        for who in sorted(silent, key=lambda who: -hostile[who]):
            party = one_side and who not in _PLACES | _HELPERS
            told = not self.speaking.isdisjoint(about[who])
            if hostile[who] or sided or (party and (_agree(found) or (alone and told))):
                return who, about[who][0]
        return None

    def _parties(self, line: Line) -> set[str]:
        """Those of whom a sentence speaks, apart from its speakers and those who speak for them."""
        out = set()
        spans = self._spans.get(line.number, ())
        named = [m for m in line.mentions if _is_side(self.scene, m.actor) or _is_topic(self.scene, m)]
        covered = {k for m in named for k in range(m.i, m.j)} | {k for i, j in spans for k in range(i, j)}
        for k, low in enumerate(line.lows):
            noun = single(low)
            if k in covered or not (noun in _PARTIES or _is_human(low)) or line.low(k + 1) in w.FIXTURES:
                continue
            before = line.low(k - 1)
            if before.endswith("'s") and bare(before) in self._heads:
                continue
            if noun not in _PLACES or (
                line.low(k - 2) not in w.PREPOSITIONS and line.low(k - 2) not in d.HARM
            ):  # hit a school
                out.add(FAMILIES.get(noun, noun))
        for m in named:
            if any(i <= m.i < j for i, j in spans):
                continue
            member = self.scene.members[self.scene.side(m.actor)]
            if line.lows[m.j - 1].endswith("'s") and not self._heads.isdisjoint(line.lows[m.j : m.j + 4]):
                continue  # Italy's interior ministry
            if 2 * member.places >= len(member.mentions):
                continue
            if self._heads.isdisjoint(single(low) for low in line.lows[m.i : m.j]):
                force = member.kind in {"force", "government"} and member.country
                out.add(member.country if force else member.name)
        return out

    def _two_sides(self) -> bool:
        """Whether those for whom two camps speak are also spoken of elsewhere."""
        camps: dict[int, set[str]] = {}
        for s in self.found:
            camps.setdefault(s.camp, set()).update(s.names | (s.nouns - {s.head}))
        seen: set[int] = set()
        for line in self.scene.lines:
            spans = self._spans.get(line.number, ())
            words = {single(low) for k, low in enumerate(line.lows) if not any(i <= k < j for i, j in spans)}
            words |= {bare(low) for k, low in enumerate(line.lows) if not any(i <= k < j for i, j in spans)}
            seen.update(camp for camp, belongings in camps.items() if not belongings.isdisjoint(words))
        return len(seen) > 1


def _is_human(low: str) -> bool:
    """Whether a plural may mean people by its ending: *ramblers*, *lobbyists*."""
    noun = single(low)
    return noun != low and len(noun) > 4 and noun.endswith(_HUMAN) and noun not in _THINGS


def _is_hostile(line: Line) -> bool:
    """Whether a sentence has a hard word for somebody."""
    if any(finding.polarity < 0 for finding in line.findings):
        return True
    if _HOSTILE.isdisjoint(line.lows):
        return False
    words = line.tokens.words
    return any(low in _HOSTILE and (k == 0 or words[k][0].islower()) for k, low in enumerate(line.lows))


def _is_side(scene: Scene, actor: int) -> bool:
    member = scene.members[scene.side(actor)]
    return member.named and member.kind in {"state", "force", "armed", "party", "government", "police", "company"}


def _is_topic(scene: Scene, mention: Mention) -> bool:
    """Whether a draft comes back to a named body or person."""
    member = scene.members[mention.actor]
    return (
        mention.how != "description"
        and member.kind in {"company", "union", "group", "name", "person"}
        and len(member.mentions) > 1
    )


def _is_official(source: Source) -> bool:
    return family(source) in _OFFICIAL | {"company"} or not _OFFICES.isdisjoint({source.head, *source.nouns})


def _is_lay(scene: Scene, source: Source) -> bool:
    """Whether a source is somebody without a body to speak for: *who lives by the mill*."""
    line = scene.lines[source.number]
    if source.pronoun:
        return False
    if not _LIVES.isdisjoint({*line.lows[source.i : source.j], *source.nouns}) and "group" not in source.nouns:
        return True
    return bool(source.names) and not source.nouns and not source.actors


def _is(source: Source, who: str) -> bool:
    """Whether a source speaks for somebody spoken of."""
    kind = family(source)
    if source.owner and kind in _OFFICIAL | {"company"}:
        return who in source.actors  # its commander: of whatever *it* is
    if who in source.actors or who in source.nouns or who == kind:
        return True
    if kind not in _KNOWN and any(FAMILIES.get(noun) == who for noun in source.nouns):
        return True
    return bool(source.names & {bare(word).lower() for word in who.split()}) and who[0].isupper()


def _agree(found: Sequence[Source]) -> bool:
    """Whether those who speak are of one side, as far as their descriptions tell."""
    classes = [_class(s) for s in found]
    known = [c for c in classes if c]
    return len(known) > 1 and len(set(known)) == 1 and classes.count("") < 2


def _class(source: Source) -> str:
    kind = family(source)
    if kind in _OFFICIAL or not _OFFICES.isdisjoint({source.head, *source.nouns}):
        return "official"
    if kind in {"civic", "people", "kin"}:
        return "civic"
    return kind if kind in _KNOWN else ""


def _actors(scene: Scene, found: Sequence[Source], target: str, number: int) -> tuple[int, ...]:
    out: list[int] = []
    first = found[0]
    for m in scene.lines[first.number].mentions:
        if m.i < first.j and first.i < m.j:
            out.append(m.actor)
            break
    for m in scene.lines[number].mentions:
        name = scene.members[m.actor].name
        if m.actor not in out and target in {name, FAMILIES.get(single(name.split()[-1].lower()))}:
            out.append(m.actor)
            break
    return tuple(out)
