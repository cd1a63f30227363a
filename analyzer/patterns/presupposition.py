"""Presupposition: *realise*, *stop*, *again*, *deny the …*, *fail to* take a disputed point for granted."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer import grammar as g
from analyzer.actors import words as w
from analyzer.actors.scene import Line, Scene
from analyzer.patterns import Found
from analyzer.patterns.common import words as p
from analyzer.sentences import Span

_KNOW = p.verbs(
    "pretend recognise recognize realise realize accept understand:understood grasp know:knew/known"
    " forget+:forgot/forgotten ignore overlook discover learn:learned/learnt notice see:saw/seen remember"
    " appreciate comprehend twig+"
)
"""What follows these in a clause is a fact, though the subject may not know it."""
_ADMIT = p.verbs("admit+ acknowledge concede confess own face")
"""The same; plain, these only report."""
_AWARE = frozenset("aware unaware oblivious blind ignorant deaf mindful conscious".split())
_BLIND = frozenset("unaware oblivious blind ignorant deaf".split())
_OVERLOOK = p.verbs("pretend forget+:forgot/forgotten ignore overlook")
"""These chide by themselves; the other verbs of knowing only where the fact is disputed."""
_FRAMES = frozenset(
    "few time begun short refusal failure unwillingness inability refuse refuses refused refusing fail fails"
    " failed failing finally belatedly yet still even must never cannot can't won't wouldn't don't doesn't"
    " didn't couldn't unwilling unable reluctant reluctantly begin begins began beginning start starts started"
    " starting slow loath at grudgingly eventually needs struggles struggled long apparently conveniently seems"
    " appears wilfully willfully stubbornly soon hardly wake not now neither nor hasn't haven't".split()
)
"""With one of these, a verb of knowing or admitting says that the subject ought to, or was late to."""
_ASPECT = p.verbs(
    "give:gave/given stop+ cease continue resume quit:quit/quitting keep:kept persist restart renew end halt"
    " abandon finish prolong escalate drop+ revive recommence"
)
"""What goes on or stops, was going on."""
_AGAIN = frozenset("again still".split())
_REGRET = p.verbs("regret+ apologise apologize atone rue repent")
_DENY = p.verbs("deny")
_FAIL = p.verbs("fail refuse decline neglect")
_OWED = p.verbs(
    "condemn denounce apologise apologize disown disavow renounce repudiate atone rein own repent come:came confront"
)
"""Where somebody *failed to* do these, it was owed."""
_KEEP = p.verbs("honour honor keep:kept respect uphold:upheld observe")
_WORDS = frozenset(
    "promise promises pledge pledges word truce ceasefire treaty accord vow vows commitments deal".split()
)
_OWNERS = frozenset("his her its their".split())
_ACTS = p.JUDGING_VERBS | p.verbs(
    "pretend preach target bomb shell stoke spread:spread evade dodge flout harbour harbor arm bankroll hoard"
    " smuggle traffic mistreat torture kill jail imprison gag blame demonise vilify inflame divide impede"
    " obstruct hinder block hide:hid cover dump pollute launder siphon syphon squeeze gouge overcharge underpay"
    " steal:stole/stolen spy hack threaten twist scare whip bully peddle foment sow aid abet shield:shielded"
    " shelter protect prop+ line ride turn"
)
_SOLID = p.verbs("break:broke/broken breach violate betray mislead lie cheat plunder loot steal:stole/stolen")
_NOT_DENIED = frozenset(
    "claim claims allegation allegations accusation accusations charge charges report reports rumour rumours"
    " rumor rumors suggestion suggestions request requests application applications appeal appeals petition"
    " motion bail visa permit permits licence license story stories statement statements assertion assertions"
    " suspicion suspicions counts".split()
)
_BAD = p.MISDEEDS
_ACTORS = frozenset("state government party union company armed force police bloc civic group person people".split())
_ANYBODY = frozenset("one we you i nobody everybody everyone anyone".split())
_STRONG = frozenset(
    "refuse refuses refused refusing fail fails failed failing yet still finally won't never cannot can't"
    " refusal failure unable unwilling".split()
)
"""These chide even a *he* or *she*, whoever that is, and make *see* a verb of knowing."""
_FACING = _KNOW | _ADMIT | _BLIND | p.verbs("wake:woke/woken swallow dodge hide:hid/hidden") | {"terms", "reconciled"}
_EVENTS = frozenset(
    "beating beatings killing killings shooting shootings raid raids attack attacks assault assaults bombing"
    " bombings shelling rape rapes looting poisoning hacking leak spill kidnapping abduction disappearance"
    " disappearances strike strikes airstrike ambush lynching arson burning stabbing theft forgery tampering"
    " rigging plot".split()
)
"""*Denied the beating* leaves no doubt that there was one."""
_PARTS = frozenset("role part hand share complicity guilt".split())
_CAMPAIGNS = frozenset("war assault attack attacks crusade vendetta onslaught campaign feud raid".split())
_BACK = p.verbs("return revert relapse resort") | {"back"}
_SIDES = frozenset(
    "giant giants lobby industry sector left right west establishment elite elites allies supporters backers"
    " friends critics rivals enemies foes downing westminster brussels washington".split()
)
_WAYS = frozenset({"once", "yet", "fact", "terms", "out", "explain"})
_HEADS = w.PERSONS | w.COLLECTIVE | _SIDES
_TRIGGERS = _KNOW | _ADMIT | _AWARE | _ASPECT | _AGAIN | _REGRET | _DENY | _FAIL | _BACK | _WAYS
_WH = frozenset("how why what who when where whether if".split())
_MEASURED = frozenset("per cent percent dozen hundred thousand million billion".split())


def find(scene: Scene) -> Iterator[Found]:
    """One place a sentence where a trigger in the outlet's voice takes a disputed point for granted."""
    for line in scene.lines:
        if _TRIGGERS.isdisjoint(line.lows) or not p.SPORT.isdisjoint(line.lows):
            continue
        for k, low in enumerate(line.lows):
            if low not in _TRIGGERS or line.quoted(k):
                continue
            span = _settled(scene, line, k, low)
            if span is not None and _is_outlets(scene, line, span) and not _is_found(line):
                yield Found((span,))
                break


def _settled(scene: Scene, line: Line, k: int, low: str) -> Span | None:
    """The words from a trigger to what it takes for granted."""
    end = -1
    found_out = low == "out" and line.low(k - 1) in {"find", "finds", "found", "finding"}
    if low in _KNOW or low in _ADMIT or low in _AWARE or found_out:
        end = _knows(scene, line, k, low)
    elif low == "fact":
        end = _fact(line, k)
    elif low in _DENY or low in _REGRET:
        end = _denies(scene, line, k, low)
    elif low in _FAIL:
        end = _fails(scene, line, k)
    elif low == "terms" and line.low(k + 1) == "with":
        end = _bad_noun(line, k + 2)
    elif low == "explain" and line.low(k + 1) in {"why", "how"} and _is_framed(line, k):
        judged = (n for n in range(k + 2, len(line.lows)) if line.lows[n] in p.JUDGING)
        end = next(judged, -1)
    if end < 0 and (low in _ASPECT or low in _AGAIN or low in {"once", "yet"} or low in _BACK):
        end = _goes_on(scene, line, k, low)
    return line.at(min(k, end), max(k, end) + 1) if end >= 0 else None


def _is_outlets(scene: Scene, line: Line, span: Span) -> bool:
    """Whether the outlet speaks; *the people they say they defend* leaves what goes before to it."""
    voice = scene.voice(line, span)
    if voice != "attributed":
        return voice == "outlet"
    after = line.tokens.locate(*span)[1]
    said = [s.v for s in scene.speech(line)]
    return bool(said) and min(said) > after and not any(line.clauses.breaks[after : min(said) + 1])


def _is_found(line: Line) -> bool:
    """Whether a court has found it, or somebody has owned to it."""
    return not {"pleaded", "pleads", "convicted", "guilty"}.isdisjoint(line.lows)


def _has_actor(scene: Scene, line: Line, k: int) -> bool:
    """Whether somebody who takes part in public life stands before word k."""
    first = max(0, k - _REACH)
    if any(first <= m.i < k and scene.members[m.actor].kind in _ACTORS for m in line.mentions):
        return True
    before = {low.removesuffix("'s") for low in line.lows[first:k]}
    return not _HEADS.isdisjoint(before) or not p.POLICY.isdisjoint(before)


# --- Knowing


def _knows(scene: Scene, line: Line, k: int, low: str) -> int:
    """*Refuses to recognise that …*, *forgets that …*, *unaware that …*, *yet to admit its mistakes*."""
    c = line.clauses
    n = k + 1
    while line.low(n) in {"up", "to", "now", "at", "last", "of", "the", "fact", "truth", "also"} and n < c.lasts[k]:
        n += 1
    if n >= c.lasts[k] or (low not in _AWARE and c.passive(k)):
        return -1
    strong = not _STRONG.isdisjoint(line.lows[max(c.main_start(k), c.verb_start(k) - 5) : k])
    if not (_has_actor(scene, line, k) or (strong and not {"he", "she", "they"}.isdisjoint(line.lows[:k]))):
        return -1
    if not strong and low in {"see", "sees", "saw", "seen", "seeing"}:
        return -1
    if low.startswith("fac") and line.low(k + 1) != "up" and line.low(n - 1) not in {"fact", "truth"}:
        return -1
    if line.low(c.verb_start(k) - 1) in _ANYBODY:
        return -1
    framed = low in _BLIND or _is_framed(line, k)
    following = line.lows[n]
    content = line.lows[n:]
    judged, policy = not p.JUDGING.isdisjoint(content), not p.POLICY.isdisjoint(content)
    if following in {"how", "why"} and framed and judged:
        return n
    that = following == "that" or (low not in _AWARE and _clause_follows(line, n))
    if not that:
        if framed and low not in _AWARE - _BLIND:
            return _bad_noun(line, n)
        return -1
    if _is_measured(content) or line.low(k - 1) in g.DETERMINERS:
        return -1
    if low in _ADMIT and not framed:
        return -1
    if framed and (judged or policy or not low.startswith("kn") or line.low(k - 1) in {"must", "should"}):
        return n
    return n if (judged and low not in _AWARE) or (policy and low in _OVERLOOK) else -1


def _is_framed(line: Line, k: int) -> bool:
    """Whether the subject refuses, fails, begins, has yet or ought to."""
    c = line.clauses
    return not _FRAMES.isdisjoint(line.lows[max(c.main_start(k), c.verb_start(k) - 5) : k])


def _clause_follows(line: Line, n: int) -> bool:
    """Whether a clause without *that* begins at word n."""
    c, low = line.clauses, line.lows[n]
    if low in w.PREPOSITIONS or low in _WH or low.endswith("ing") or line.low(n - 1).endswith("ing"):
        return False
    end = next((m for m in range(n + 1, c.lasts[n]) if line.lows[m] in g.SUBORDINATORS), c.lasts[n])
    return c.has_finite(n + 1, end) and g.RELATIVES.isdisjoint(line.lows[n : c.lasts[n]])


def _is_measured(content: list[str]) -> bool:
    """Whether a claim is one of figures."""
    return any(low[0].isdigit() or low in _MEASURED or low in g.DETERMINERS & _NUMBERS for low in content)


_REACH = 14
"""Words before a trigger within which its subject is looked for."""
_NUMBERS = frozenset("two three four five six seven eight nine ten dozens".split()) | {"ten", "twenty", "half"}


def _fact(line: Line, k: int) -> int:
    """*Ignores the fact that …*."""
    ignores = not _FACING.isdisjoint(line.lows[max(0, k - 6) : k])
    return k + 1 if ignores and line.low(k + 1) == "that" and not _is_measured(line.lows[k + 2 :]) else -1


def _bad_noun(line: Line, n: int) -> int:
    """The misdeed named in the noun phrase that begins at word n; -1 without."""
    for k in range(n, min(n + 6, line.clauses.lasts[n] if n < len(line.lows) else 0)):
        low = line.lows[k]
        if low in _BAD or (low == "cover" and line.low(k + 1) == "up") or (low in _ACTS and low.endswith("ing")):
            return k
        if low in _CAMPAIGNS and line.low(k + 1) in {"on", "against"} and line.low(n - 1) in _OWNERS:
            return k
        if (low in w.PREPOSITIONS and low != "of") or low in g.RELATIVES or line.clauses.finite(k):
            break
    return -1


# --- Denying


def _denies(scene: Scene, line: Line, k: int, low: str) -> int:
    """*Denied the massacre*, *regrets neither his lies …*."""
    if line.clauses.passive(k) or not _has_actor(scene, line, k):
        return -1
    n = k + 1 + (line.low(k + 1) in {"for", "neither"})
    if line.low(n) not in {"the", "his", "her", "its", "their"}:
        return -1
    if low in _REGRET and _FRAMES.isdisjoint(line.lows[max(0, k - 5) : k]) and line.low(k + 1) != "neither":
        return -1
    if not _NOT_DENIED.isdisjoint(line.lows[n + 1 : n + 5]):
        return -1
    if low in _DENY:
        event = next((m for m in range(n + 1, min(n + 4, len(line.lows))) if line.lows[m] in _EVENTS), -1)
        if event >= 0 and not line.low(event + 1).endswith("s"):
            return event
        if line.low(n) in _OWNERS and line.low(n + 1) in _PARTS:
            return n + 1
    return _bad_noun(line, n + 1)


# --- Failing


def _fails(scene: Scene, line: Line, k: int) -> int:
    """*Failed to stop interfering*, *refuses to condemn*: what was owed; the rest is read at its verb."""
    v = k + 2
    if line.low(k + 1) != "to" or v >= len(line.lows) or not _has_actor(scene, line, k):
        return -1
    low, following = line.lows[v], line.low(v + 1)
    if low in {"own", "rein", "come"}:
        return v if following in {"up", "in", "clean"} else -1
    kept = low in _KEEP and not _WORDS.isdisjoint(line.lows[v + 1 : v + 5])
    return v if low in _OWED or kept else -1


# --- Going on


def _goes_on(scene: Scene, line: Line, k: int, low: str) -> int:
    """*Has resumed its meddling*, *continues to mislead*, *again broke the truce*, *gone back to plundering*."""
    c = line.clauses
    if not _has_actor(scene, line, k) and line.low(c.verb_start(k) - 1) not in {"he", "she", "they"}:
        return -1
    if low in _ASPECT:
        if low.startswith(("giv", "gave")) and line.low(k + 1) != "up":
            return -1
        keeps = low.startswith(("keep", "kept")) and line.low(k + 1)[-3:] != "ing"
        return -1 if keeps else _act_after(line, k + 1)
    if low in _BACK:
        return _act_after(line, k + 2) if line.low(k + 1) == "to" else -1
    if low in {"once", "yet"} and line.low(k + 1) not in {"more", "again"}:
        return -1
    for n in range(k + 1, min(k + 4, c.lasts[k])):  # again broke, is still covering up
        if line.lows[n] in _ACTS and line.lows[n] not in g.BE and not _is_noun(line, n):
            return _judged_act(line, n)
    if low == "again":  # has broken the truce again
        for n in range(c.firsts[k], k):
            if line.lows[n] in _SOLID and not _is_noun(line, n) and n > c.firsts[k]:
                return n
    return -1


def _act_after(line: Line, n: int) -> int:
    """The misdeed after a verb of stopping or going on: *(to) mislead*, *targeting civilians*, *its meddling*."""
    low = line.low(n)
    while low in {"to", "on", "in", "with", "up", "from"} or (low and g.is_adverb(low)):
        n += 1
        low = line.low(n)
    if low in _ACTS and (low.endswith("ing") or line.low(n - 1) == "to"):
        return _judged_act(line, n)
    if low in _OWNERS or low.endswith("'s"):
        return _bad_noun(line, n + 1)
    return n if low in _BAD and low.endswith("ing") else -1


def _judged_act(line: Line, n: int) -> int:
    """The place of an act, where it judges by itself or by its object."""
    if line.lows[n] in p.JUDGING_VERBS:
        return n
    rest = line.lows[n + 1 : min(n + 5, len(line.lows))]
    if line.lows[n].startswith("cover"):
        return n if rest[:1] == ["up"] else -1
    if line.lows[n].startswith("turn"):
        return n if "blind" in rest else -1
    return n if not (_BAD | _VICTIMS).isdisjoint(rest) or line.lows[n] in _PLAIN else -1


def _is_noun(line: Line, n: int) -> bool:
    return line.low(n - 1) in g.DETERMINERS - {"more"} or line.low(n - 1).endswith("'s")


_VICTIMS = frozenset(
    "powerful rich cronies friends civilians civilian people citizens voters workers women children families"
    " farmers critics opponents dissidents journalists reporters minorities migrants refugees neighbours"
    " neighbors aid hatred hate fear division tensions violence terrorism terrorists militias extremists lies"
    " falsehoods disinformation misinformation tax taxes justice responsibility accountability scrutiny"
    " questions blame truth money funds profits schools hospitals homes".split()
)
_PLAIN = p.verbs(
    "pretend prop+ evade dodge flout stoke foment smuggle launder siphon gouge obstruct torture vilify spy"
    " peddle mistreat"
)
