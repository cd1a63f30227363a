"""Sponsor asymmetry: one side is defined by its backers again and again, the other's are never named."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.actors.deeds import HARM
from analyzer.actors.scene import Line, Scene
from analyzer.actors.segments import bare
from analyzer.patterns import Found
from analyzer.patterns.common import words as p
from analyzer.patterns.common.backers import BACKING, Backed, backed, told
from analyzer.sentences import Span

_PEOPLE = p.words(
    "fighters fighter forces force troops soldiers army armies military units unit brigade brigades battalion"
    " battalions column columns regiment regiments division divisions militia militias militiamen paramilitaries"
    " paramilitary rebels rebel insurgents insurgent insurgency militants militant gunmen gunners guerrillas guerrilla"
    " tribesmen tribes separatists separatist secessionists group groups movement movements party parties coalition"
    " alliance front bloc faction factions government administration regime junta authorities council commandos snipers"
    " campaign campaigners candidates candidate slate side camp opposition protesters marchers demonstrators activists"
    " rally politicians politician lawmakers lawmaker senators senator president premier chancellor mayor ministers"
    " minister warlord warlords general commander commanders strongman leader leaders dictator jihadists islamists"
    " terrorists extremists mercenaries gang gangs cartel cartels outfit loyalists nationalists unionists infantry"
    " convoy convoys pilots patrol patrols sailors marines guards police fleet navy rival rivals challenger incumbent"
    " union unions charity ngo organisation organization network lobby think-tank committee nominee nominees contender"
    " no yes leave remain effort drive push ticket list mps councillors hopefuls hopeful"
    " villagers settlers clans clan herders raiders attackers armies men ranks detachment garrison vote initiative"
    " prosecutor prosecutors judge judges sheriff attorney governor cabinet"
)
"""Nouns for a side in a fight or a contest."""
_GENERIC = p.words("group groups movement side camp force forces outfit organisation organization men ranks")
_CONTEST = frozenset(HARM) | p.words(
    "fight fights fought fighting battle battles battled clash clashes clashed war offensive frontline front line"
    " attack attacks attacked retook retake took take takes seized captured overran overrun entered withdrew withdrawn"
    " retreat retreated fell shelled shelling rockets missiles drones airstrikes truce ceasefire held holds hold"
    " advance advanced pushed repelled drove"
    " vote votes voted voters election elections referendum ballot measure poll polls campaign campaigned seats seat"
    " debate rival rivals opponents opponent runoff recount march marched rally rallied protest protests candidates"
    " lead leads led won lost wins loses airtime leaflets contest race lawsuit strike"
)
"""Words of a fight or a contest."""
_OTHERS = p.words(
    "rival rivals opponents opponent opposition critics foes enemy enemies adversaries against incumbent challenger"
    " supporters backers defenders other others"
)
"""Words by which a draft speaks of the other side without a name."""
_TROOPS = p.words(
    "infantry army jets warplanes soldiers troops gunners battalions police helicopters tanks cavalry commandos"
    " government warships marines garrison conscripts guards"
)
"""Who fights for a state."""
_CAMPS = p.words("side slate camp campaign ticket candidates list bloc")
"""Who contends for votes: of these there are several of one noun."""
_SIDES = frozenset("force armed government party group civic police union company people state bloc".split())
_FIGHT = frozenset("armed force party government".split())
"""Kinds of names that are sides of a fight or a contest."""
_BUSINESS = p.words(
    "startup start-up start-ups startups shares stake stakes investors investor valuation patent patents ipo lenders"
    " bonds loans loan shareholders merger takeover profits revenue earnings fintech app customers"
)
"""In a sentence with these, a backer has put money into a business."""
_SPORT = (p.SPORT - p.words("goal goals serve horse relay lap laps defender penalty coach")) | p.words(
    "club clubs season cup match fans"
)
_PLACED = p.words("in at near from to towards toward of inside outside around into through across")
_LEAST = 2


class _Side:
    """One side as the draft defines it by its backers: nouns, actors, sponsors, and the places where it does so."""

    __slots__ = ("actors", "camps", "heads", "places", "sponsors")

    def __init__(self) -> None:
        self.heads: set[str] = set()
        self.actors: set[int] = set()
        self.sponsors: set[int | str] = set()
        self.camps: set[str] = set()
        self.places: list[tuple[Line, Span]] = []


def find(scene: Scene) -> Iterator[Found]:
    """One side whose sponsor is named twice or more, where another side acts and nobody's support for it is told."""
    sides: list[_Side] = []
    for line in scene.lines:
        if BACKING.isdisjoint(line.lows):
            continue
        for b in backed(line):
            head = _head(scene, line, b)
            if head < 0 or not _BUSINESS.isdisjoint(line.lows):
                continue
            _join(scene, line, b, head, sides)
    if len(sides) != 1 or len(sides[0].places) < _LEAST:
        return
    side = sides[0]
    if any(_others_told(scene, line, k, side) for line in scene.lines for k in told(line)):
        return
    if not any(not _CONTEST.isdisjoint(line.lows) for line in scene.lines):
        return
    spoken = {low for line in scene.lines for low in line.lows}
    if len(spoken & _SPORT) >= _LEAST or (not spoken.isdisjoint(_BUSINESS) and spoken.isdisjoint(HARM)):
        return
    other = _other(scene, side)
    if other is None:
        return
    actors = tuple(sorted(a for a in side.actors if scene.members[a].mentions)[:1])
    yield Found(tuple(span for _, span in side.places), actors + ((other,) if actors and other >= 0 else ()))


def _others_told(scene: Scene, line: Line, k: int, side: _Side) -> bool:
    """Whether the clause at word k tells of support for somebody else."""
    lows = line.lows
    near = range(max(0, k - 4), min(len(lows), k + 6))
    words = {bloc for n in near if (bloc := _BLOCS.get(bare(lows[n])))} | {bare(lows[n]) for n in near}
    if not words.isdisjoint(side.sponsors):
        return False  # by the same backers
    subject = next((m.actor for m in reversed(line.mentions) if m.j <= k), -1)
    return not (subject in side.actors and words.isdisjoint({"army", "government"}))


def _head(scene: Scene, line: Line, b: Backed) -> int:
    """The noun of the phrase, if it is a side; -1 where it is a loan, a bridge or a tour."""
    found = -1
    for k in range(b.k + 1, b.j):
        named = line.ending.get(k + 1) if line.tokens.words[k][0].isupper() else None
        if named is not None and named.how == "name" and named.i > b.k and line.low(k + 1) not in _PEOPLE:
            return k if scene.members[named.actor].kind in _FIGHT else -1
        if line.lows[k] in _PEOPLE:
            found = k
            if k + 1 < b.j and line.lows[k + 1] not in _PEOPLE:
                return k if _ends(line, k) else -1
    return found


def _ends(line: Line, k: int) -> bool:
    """Whether the phrase can end at word k: a plural before its verb, a body before its verb."""
    following = line.lows[k + 1]
    return line.lows[k][-1] == "s" or line.lows[k].endswith("men") or following[-1:] in "sd" or following in _CONTEST


def _join(scene: Scene, line: Line, b: Backed, head: int, sides: list[_Side]) -> None:
    """Counts a sponsored noun phrase to the side that it means, or to a new one."""
    noun = _stem(line.lows[head])
    actors = {m.actor for m in line.mentions if b.k < m.i <= head or m.i <= head < m.j}
    sponsors = _sponsors(scene, line, b)
    place = (line, line.at(b.i, head + 1))
    for side in sides:
        beside = side.places[-1][0] is line
        known = noun in side.heads or noun in _GENERIC
        shared = not sponsors.isdisjoint(side.sponsors)
        if beside and side.places[-1][1][1] == place[1][1]:
            break  # Qatari-backed and Turkish-backed brigades
        if beside and not known:
            continue
        if shared or (known and not beside and (b.definite or not actors.isdisjoint(side.actors))):
            break
    else:
        side = _Side()
        sides.append(side)
    side.heads.add(noun)
    side.actors |= actors
    side.sponsors |= sponsors
    side.camps.add(line.tokens.words[head - 1])
    side.places.append(place)


_BLOCS: dict[str, str] = {
    word: bloc
    for bloc, words in {
        "west": "western west nato us u.s american america washington cia pentagon eu european brussels uk british"
        " london french paris german berlin white usaid",
        "russia": "russian russia moscow kremlin soviet putin ussr",
        "iran": "iranian iran tehran",
        "gulf": "gulf saudi emirati qatari uae riyadh doha dubai abu",
        "cuba": "cuban havana soviet",
        "china": "chinese china beijing communist",
        "turkey": "turkish turkey ankara",
    }.items()
    for word in words.split()
}
"""Names of one sponsor, or of one camp of sponsors."""


def _sponsors(scene: Scene, line: Line, b: Backed) -> set[int | str]:
    """Who is said to be the backer: the gazetteer's number of the state, or the word."""
    out: set[int | str] = set()
    names: dict[str, list[list[object]]] = scene.gazetteer["names"]
    for k in range(b.i, b.k):
        word, low = bare(line.tokens.words[k]), bare(line.lows[k])
        if low in _BLOCS:
            out.add(_BLOCS[low])
        for rest, number, *_ in names.get(word, ()):
            if rest == line.tokens.words[k + 1 : k + 1 + len(rest)]:  # type: ignore[arg-type]
                out.add(int(number))  # type: ignore[call-overload]
                break
        if len(low) > 2:
            out.add(low)
    return out


def _stem(low: str) -> str:
    if low.endswith("men"):
        return low[:-3] + "man"
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def _other(scene: Scene, side: _Side) -> int | None:
    """The actor that stands against the side, -1 where it has no name; nothing where the side is alone."""
    own = {scene.side(a) for a in side.actors} | side.actors
    counts: dict[int, int] = {}
    for actor, member in enumerate(scene.members):
        if actor in own or scene.side(actor) in own or member.kind not in _SIDES or not member.mentions:
            continue
        acts = sum(_acts(scene, m.sentence, m.i, m.first) for m in member.mentions)
        if not acts or _stem(member.name.split()[-1].lower()) in side.heads or member.name.lower() in side.sponsors:
            continue
        counts[actor] = acts
    if counts:
        return max(counts, key=lambda a: (counts[a], -a))
    if any(_unnamed(line, side) for line in scene.lines):
        return -1
    return None


def _unnamed(line: Line, side: _Side) -> bool:
    """Whether a sentence speaks of another side that is none of the cast: *the reform slate*, *government infantry*."""
    if not _OTHERS.isdisjoint(line.lows):
        return True
    own = [span for where, span in side.places if where is line]
    for k, low in enumerate(line.lows):
        if line.quoted(k) or any(a <= line.tokens.starts[k] < b for a, b in own):
            continue
        if low in _TROOPS and _stem(low) not in side.heads:
            return True
        if low in _CAMPS and line.tokens.words[k - 1 if k else 0] not in side.camps | {"the", "The"} and k:
            return True
    return False


def _acts(scene: Scene, number: int, i: int, first: int) -> bool:
    """Whether a mention is of somebody rather than of a place."""
    line = scene.lines[number]
    before = line.low(min(i, first) - 1)
    return before not in _PLACED or line.low(i)[-1:] == "s"
