"""Vague collective source: *critics say* over a disputed judgement, with no member named in it or soon after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analyzer import grammar as g
from analyzer.actors import words as w
from analyzer.actors.scene import Line, Scene
from analyzer.patterns import Found
from analyzer.patterns.common import words as p

_CAMPS = frozenset(
    "critics opponents supporters detractors sceptics skeptics proponents advocates backers defenders admirers"
    " adherents sympathisers sympathizers naysayers doubters apologists allies rivals foes enemies adversaries"
    " objectors dissenters loyalists campaigners activists pundits commentators insiders watchers observers"
    " hardliners traditionalists moderates progressives liberals conservatives reformers environmentalists"
    " conservationists feminists nationalists unionists federalists hawks doves purists cynics optimists"
    " pessimists alarmists cheerleaders boosters".split()
)
"""Plurals defined by what they think of a matter, or by being near it."""
_EXPERTS = frozenset(
    "sources experts analysts economists scientists scholars academics historians specialists researchers"
    " strategists pollsters lawyers jurists doctors psychologists sociologists criminologists climatologists"
    " ecologists epidemiologists engineers accountants professors theologians philosophers educators teachers"
    " veterans diplomats ambassadors politicians lawmakers legislators parliamentarians backbenchers"
    " councillors aides advisers advisors officials ministers generals commanders officers investors traders"
    " bankers businessmen executives employers planners demographers physicists biologists geologists"
    " technologists ethicists consultants columnists journalists editors writers authors thinkers intellectuals"
    " clerics lobbyists monitors watchdogs forecasters".split()
)
"""Plurals that may know: they count where the matter is disputed."""
_GROUPS = frozenset(
    "groups organisations organizations bodies charities ngos circles quarters voices leaders figures".split()
)
_GROUP_KINDS = frozenset(
    "rights advocacy human liberties environmental green campaign campaigning pressure lobby industry business"
    " consumer women's religious faith community civil aid animal privacy farm farming tenants taxpayer"
    " conservation watchdog monitoring diplomatic political some many several other conservative liberal"
    " activist opposition world senior leading".split()
)
_PLENTY = frozenset("many some others several most few countless numerous".split())
"""Alone or before a plural, these are nobody in particular."""
_STRANGERS = frozenset(
    "neighbours neighbors villagers townspeople people those voters citizens residents locals americans"
    " britons europeans westerners easterners northerners southerners parents taxpayers readers viewers workers"
    " farmers women men christians muslims jews hindus catholics protestants buddhists sikhs students"
    " pensioners consumers".split()
)
_THINK = p.verbs(
    "believe think:thought fear suspect doubt worry feel:felt consider see:saw/seen view regard reckon question"
)
_SPEAK = _THINK | p.verbs(
    "wonder reject whisper murmur mutter tell:told say:said argue claim contend warn allege insist complain"
    " assert maintain charge counter concede acknowledge agree admit suggest predict declare note point caution"
    " protest accuse blame call brand label describe dub+ liken compare denounce deride dismiss decry lament"
    " portray depict paint credit cast:cast conclude object retort rail fault characterise characterize"
    " speculate hint deem consider respond stress emphasise emphasize add dispute"
)
_RAISE = p.verbs("raise express voice air harbour harbor share")
_DOUBTS = frozenset("doubt doubts concern concerns question questions fear fears alarm suspicions objections".split())
"""*Critics have raised doubts about …*."""
_CONTENDS = p.verbs("accuse blame denounce suspect doubt question dismiss deride allege contend")
"""These dispute something in themselves."""
_PLAIN = frozenset("said told noted added".split())
"""With these, those who know report a fact, unless it judges."""
_CHEER = p.verbs(
    "hail praise laud applaud condemn criticise criticize slam+ blast lambast attack mock ridicule damn savage"
    " extol+ revere celebrate"
)
"""These judge in themselves; they count where it is told how."""
_MINDED = frozenset(
    "convinced certain sure adamant persuaded unanimous alarmed worried concerned afraid appalled sceptical"
    " skeptical doubtful dismayed agreed united scathing".split()
)
"""After *are*, these tell what people think."""
_STIRS = p.verbs(
    "worry alarm trouble concern frighten anger gall strike:struck irk rankle infuriate bother enrage dismay"
    " shock puzzle disturb unsettle outrage annoy unnerve"
)
"""*What worries observers is …*."""
_NEAR = frozenset("close near familiar around with in who".split())
"""After *those* and *people*, these make them sources."""
_INSIDE = frozenset("here there everywhere abroad in within inside on at from across around among".split())
_ASIDE_WORDS = frozenset(
    "of on in within inside outside close to familiar around across from abroad here there elsewhere alike".split()
)
"""Between the plural and its verb, these begin what only describes it."""
_FROM = frozenset("from at with for of".split())
_VIEWED = frozenset("view eyes opinion words minds judgment judgement telling estimation".split())
_SEEN = frozenset(
    "seen regarded viewed considered described dismissed derided denounced hailed praised condemned criticised"
    " criticized accused blamed branded labelled labeled called feared believed thought credited mocked slammed"
    " decried portrayed dubbed deemed attacked faulted".split()
)
_COUNTS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen".split()
)
_POLLED = frozenset({"polled", "surveyed", "interviewed"})
_NAMES_ONE = frozenset("including like notably namely led headed represented".split())
_GIVES = _SPEAK | p.verbs("put+:put count estimate calculate find:found document record list oppose back")
"""What a member does that is named after the plural."""
_IN_POWER = frozenset(
    "minister president governor mayor premier chancellor secretary king queen chief commissioner director"
    " chairman chairwoman chair spokesman spokeswoman spokesperson government ministry".split()
)
"""These answer the plural rather than belong to it."""
_DENIES = p.verbs("deny reject dismiss dispute refute rebut+ contradict rebuff") | frozenset(
    "spokesman spokeswoman spokesperson wrong untrue baseless".split()
)
_WIDELY = frozenset("widely generally commonly universally".split())
_HELD = frozenset("seen regarded viewed believed considered thought held felt feared suspected known".split())
_GROWING = frozenset("growing widespread mounting general common prevailing rising increasing".split())
_MOODS = frozenset(
    "feeling belief sense view consensus suspicion suspicions fear fears perception impression conviction"
    " anger concern concerns unease doubts alarm".split()
)
_IT_IS = frozenset("said believed thought argued claimed alleged felt feared whispered rumoured rumored held".split())
_IMPERSONAL = _WIDELY | _GROWING | _IT_IS
_ASIDE = p.SPORT | p.ARTS | p.NATURE
_TRIGGERS = _CAMPS | _EXPERTS | _GROUPS | _PLENTY | _STRANGERS | _IMPERSONAL
_DEFINITE = _COUNTS | frozenset("the these those both all no dozens".split())
_LOOSE = frozenset("number handful host chorus range majority plenty".split())
_KINDS = frozenset("state government party union company armed force police bloc".split())
_OFFICIALS = frozenset("officials ministers officers".split())
_SAY = frozenset("say argue warn claim contend complain insist".split())
_STOP = frozenset(
    "of by to for in on at with from and or but that as than about over among against between while whereas"
    " although though because when after before since if who which what how why where so yet said say says not"
    " amid despite like including".split()
)


class Source(NamedTuple):
    """Words [i, j): a bare plural and its verb; word k is its noun; the claim begins at ``claim``, or around it (0)."""

    i: int
    k: int
    j: int
    claim: int


def find(scene: Scene) -> Iterator[Found]:
    """A bare plural that speaks or thinks, once a sentence, where the matter is disputed and nobody stands for it."""
    for line in scene.lines:
        if _TRIGGERS.isdisjoint(line.lows):
            continue
        for k, low in enumerate(line.lows):
            if low not in _TRIGGERS or line.quoted(k):
                continue
            found = _impersonal(line, k) if low in _IMPERSONAL else _source(line, k)
            if (
                found is not None
                and _is_disputed(scene, line, found)
                and scene.voice(line, line.at(k, k + 1)) == "outlet"
                and not _is_named(scene, line, found)
            ):
                yield Found((line.at(found.i, found.j),))
                break


def _impersonal(line: Line, k: int) -> Source | None:
    """*It is said that …*, *is widely seen as …*, *there is a growing feeling that …*."""
    following = line.low(k + 1)
    if line.lows[k] in _IT_IS:
        start = line.clauses.verb_start(k)
        held = following == "that" and line.low(start - 1) == "it" and not g.BE.isdisjoint(line.lows[start:k])
        return Source(start - 1, k, k + 1, k + 1) if held else None
    if line.lows[k] in _WIDELY:
        held = following in _HELD and line.low(k - 1) in g.BE and line.low(k + 2) in {"as", "that", "to"}
    else:
        held = following in _MOODS and "there" in line.lows[:k]
    return Source(k, k, k + 2, k + 2) if held else None


def _source(line: Line, k: int) -> Source | None:
    """The bare plural at word k, where it is the source of a claim."""
    low, c = line.lows[k], line.clauses
    if low in _GROUPS and line.low(k - 1) not in _GROUP_KINDS:
        return None
    i = _phrase_start(line, k)
    if i < 0 or line.tokens.text[line.tokens.ends[k] : line.tokens.ends[k] + 2] in {"' ", "’ "}:
        return None
    before, last = line.low(i - 1), len(line.lows)
    if low in _STRANGERS:
        return _stranger(line, i, k)
    if low in _PLENTY and not (k + 1 == last or c.breaks[k + 1] or line.low(k + 1) == "as"):
        k = _quantified(line, k) if before not in w.LOCATIVES else -1
        if k < 0:
            return None
    if before == "to" and line.low(i - 2) == "according":
        return Source(i - 2, k, k + 1, k + 1)
    if before == "of" and not _VIEWED.isdisjoint(line.lows[max(0, i - 3) : i - 1]):
        return Source(i, k, k + 1, 0)
    if before == "by" and not _SEEN.isdisjoint(line.lows[max(0, i - 4) : i - 1]):
        return Source(i - 1, k, k + 1, 0)
    alone = k + 1 == last or bool(c.breaks[k + 1])
    if before == "of":
        return None  # the families of some pilgrims
    if before in {"to", "for"} and i == 1 and alone:
        return Source(0, k, k + 1, k + 1)  # to critics, …
    if before in _STIRS and "what" in line.lows[:i]:
        return Source(line.lows.index("what"), k, k + 1, k + 1)
    if before in _SAY and alone:
        return Source(i - 1, k, k + 1, 0)  # …, say critics
    v = _verb(line, k, low)
    return Source(i, k, v + 1, 0 if v + 1 == c.lasts[v] else v + 1) if v >= 0 else None


def _stranger(line: Line, i: int, k: int) -> Source | None:
    """*People close to the minister say …*, *there are those who say …*, *locals say …*."""
    low, following = line.lows[k], line.low(k + 1)
    if low in {"those", "people"}:
        before = line.low(k - 1)
        if following == "who" and before in _SAY:
            return Source(k - 1, k, k + 2, 0)
        if following not in _NEAR or (following == "who" and before not in {"are", "were"}):
            return None
        v = k + 2 if following == "who" else _verb(line, k, low)
    else:
        v = _verb(line, k, low)
        if v >= 0 and line.lows[v].endswith(("ed", "said", "told")):
            return None  # what witnesses said they saw
    return Source(i, k, v + 1, v + 1) if v >= 0 and line.low(v) in _SPEAK else None


def _phrase_start(line: Line, k: int) -> int:
    """First word of the bare plural that ends at word k; -1 where it is definite or counted."""
    first = line.clauses.firsts[k]
    i = k
    while i > first:
        low = line.lows[i - 1]
        if low in _DEFINITE or low[0].isdigit():
            return -1
        if low == "of" and line.low(i - 2) in _LOOSE:
            return max(first, i - 3)
        if low.endswith("'s") or line.tokens.text[line.tokens.ends[i - 1]] in "'’":
            return i - 1 if line.lows[k] in _CAMPS else -1
        past = low.endswith(("ed", "ing")) and i - 1 > first
        if low in g.AUXILIARIES or low in g.FINITE or low in _STOP or low in _STIRS or past:
            break
        i -= 1
    return i


def _quantified(line: Line, k: int) -> int:
    """The noun that *many*, *some* and the like go with, or their own place; -1 where that is no set of people."""
    if line.low(k - 1) in {"so", "as", "how", "too"}:
        return -1
    if line.low(k + 1) in _INSIDE:
        return k
    for h in range(k + 1, min(k + 5, line.clauses.lasts[k])):
        word = line.lows[h]
        if word in _CAMPS or word in _EXPERTS or word in _GROUPS:
            return -1  # found at that word
        if word in _SPEAK:
            return k if all(x in g.AUXILIARIES or g.is_adverb(x) for x in line.lows[k + 1 : h]) else -1
        if word in _STRANGERS or (word[-1] == "s" and word[-2:] not in {"ss", "us"} and word not in g.AUXILIARIES):
            after = line.low(h + 1)
            return h if after in _SPEAK or after in _INSIDE or after == "of" or g.is_adverb(after) else -1
    return -1


def _verb(line: Line, k: int, low: str) -> int:
    """The verb of speech or thought of which the phrase that ends at word k is the subject; -1 where none is."""
    c = line.clauses
    v, end = k + 1, len(line.lows)
    if v < end and c.breaks[v] == ",":  # critics, in a rare show of unity, say
        v = c.lasts[v]
        return v if v < min(end, k + 8) and line.lows[v] in _SPEAK else -1
    while v < min(end, k + 14) and not c.breaks[v]:
        word, previous = line.lows[v], line.lows[v - 1]
        if v > k + 1 and (previous in g.DETERMINERS or previous == "to" or previous.endswith("'s")):
            v += 1  # a noun, or no finite verb
            continue
        if word in _RAISE and not _DOUBTS.isdisjoint(line.lows[v + 1 : v + 4]):
            return v
        if word in _CHEER and low in _CAMPS | _PLENTY and not {"as", "for"}.isdisjoint(line.lows[v:]):
            return v
        plural = word[-3:] != "ing" and (word[-1] != "s" or word[-2:] == "ss")
        if word in _SPEAK and plural and not line.quoted(v):
            return v if _is_claiming(line, v, low) else -1
        if word in g.BE:
            n = v + 1 + g.is_adverb(line.low(v + 1))
            return n if line.low(n) in _MINDED else -1
        skipped = word in g.AUXILIARIES or g.is_adverb(word) or word in {"long", "not", "almost"}
        if not skipped and (c.finite(v) or (v == k + 1 and word not in _ASIDE_WORDS)):
            return -1
        v += 1
    return -1


def _is_claiming(line: Line, v: int, low: str) -> bool:
    """Whether a verb of speech puts a claim here: not *called for*, *called by*; officials' facts are their own."""
    following, word = line.low(v + 1), line.lows[v]
    if (
        following == "by"
        or (following == "of" and word == "accused")
        or (word.startswith("call") and following in {"for", "on", "off"})
    ):
        return False
    if low in _EXPERTS and word.startswith(("call", "describe")) and "what" in line.lows[:v]:
        return False  # what researchers called the Green Sahara
    return low not in _OFFICIALS or word in _THINK or "privately" in line.lows


def _is_disputed(scene: Scene, line: Line, source: Source) -> bool:
    """Whether the claim is one on which people differ, and not what the speakers saw or did themselves."""
    claim = line.lows[source.claim :] if source.claim else line.lows[: source.i] + line.lows[source.j :]
    rest = [low.removesuffix("'s") for low in claim]
    rest = rest[1:] if rest[:1] == ["that"] else rest
    judged, policy = not p.JUDGING.isdisjoint(rest), not p.POLICY.isdisjoint(rest)
    if source.claim and rest[:1] == ["they"] and not judged:
        return False
    if not policy and not _ASIDE.isdisjoint(line.lows):
        return False
    if line.lows[source.k] in _IMPERSONAL:
        return judged
    low = line.lows[source.k]
    if low in _STRANGERS - {"those", "people"}:
        return not p.JUDGMENTS.isdisjoint(rest) or (policy and not _THINK.isdisjoint(line.lows[source.i : source.j]))
    if low in _EXPERTS and not judged and line.lows[source.j - 1] in _PLAIN:
        return False
    if judged or policy or low in _CAMPS or "privately" in line.lows or line.lows[source.j - 1] in _CONTENDS | _RAISE:
        return True
    return any(
        m.i >= source.j and scene.members[m.actor].kind in _KINDS and line.low(m.first - 1) not in w.PREPOSITIONS
        for m in line.mentions
    )


def _is_named(scene: Scene, line: Line, source: Source) -> bool:
    """Whether a member is named: with the plural, in the sentence, or in the two that follow."""
    t, c, k, j = line.tokens, line.clauses, source.k, source.j
    for n in range(k + 1, min(k + 9, len(t))):
        low = line.lows[n]
        if low in _NAMES_ONE or (low == "as" and line.low(n - 1) == "such"):
            return True
        until = min(n + 4, j if j > k + 1 else len(t))
        belongs = low in _FROM and not (low in {"of", "for"} and line.lows[k] in _CAMPS)
        if belongs and any(t.words[m][0].isupper() for m in range(n + 1, until)):
            return True
    if not _POLLED.isdisjoint(line.lows) or (":" in c.breaks[j:] and _speakers(scene, line)):
        return True
    if ";" in c.breaks[j:] and any(_is_full_name(line, n) for n in range(j, len(t))):
        return True
    here = {m.actor for m in line.mentions}
    offices = w.PERSONS & set(line.lows[j:])
    for after in scene.lines[line.number + 1 : line.number + 3]:
        if "among" in after.lows[:2] or after.lows[:2] == ["one", "of"]:
            return True
        if not _DENIES.isdisjoint(after.lows) or not offices.isdisjoint(after.lows) or _in_power(after):
            continue  # the other side answers
        if _GIVES.isdisjoint(after.lows):
            continue
        if _speakers(scene, after) - here or (_is_full_name(after, 0) and after.lows[1] not in line.lows):
            return True
    return False


def _in_power(line: Line) -> bool:
    """Whether somebody in office speaks or acts in a sentence, and nobody who has left it."""
    return not _IN_POWER.isdisjoint(line.lows[:6] + line.lows[-4:]) and not {"former", "ex"} & set(line.lows)


def _speakers(scene: Scene, line: Line) -> set[int]:
    """Named persons and bodies that speak in a sentence, or of which it tells."""
    out = {said.actor for said in scene.speech(line) if said.actor >= 0}
    if line.subject >= 0 and line.lows[0] not in {"he", "she", "they", "it"}:
        out.add(line.subject)
    lone = {m.actor for m in line.mentions if m.j == 1}  # a first word is no name for its capital alone
    members = scene.members
    return {
        a
        for a in out
        if members[a].named and members[a].kind not in {"state", "government", "name" if a in lone else ""}
    }


def _is_full_name(line: Line, k: int) -> bool:
    """Whether words k and k + 1 are a name of two words: *Lena Park of the university puts the cost at …*."""
    t = line.tokens
    return (
        k + 1 < len(t)
        and all(t.words[n][0].isupper() and t.lows[n] not in w.OPENERS for n in (k, k + 1))
        and t.joined(k, k + 1)
    )
