"""Identity swaps: how far a score moves where only the names in a sentence are exchanged.

    python benchmarks/swaps.py [--count 20000] [--model NAME]

Frames with two actors, loaded and plain; the names stand at the start, in the middle, in the possessive and in a list.
Names of the gazetteer (states, parties, armed groups, faiths, peoples, of any kind for any other) and made-up ones that
no list knows take the places of a first pair. The slant, the model's probability and the findings are compared.
"""

from __future__ import annotations

import argparse
import random

from analyzer import Analyzer
from lexicon.gazetteer import load_actors

FRAMES = [
    "{A} attacked {B} on Monday, killing twelve people in a market.",
    "{A} launched a brutal and unprovoked assault on {B} after weeks of tension.",
    "Officials said {A} had agreed to talks with {B} next month.",
    "{A} accused {B} of spreading shameless lies about the election.",
    "The report found that {A} spent more on roads than {B} last year.",
    "{B} condemned the raid by {A}, calling for calm.",
    "In a stunning reversal, {A} caved in to pressure from {B}.",
    "Supporters of {A} gathered peacefully outside the court while {B} appealed.",
    "{A}'s reckless campaign against {B} has alarmed voters.",
    "The ruling forces {A} to share the archive with {B} by June.",
    "Critics slammed {A} for its disgraceful treatment of {B}.",
    "A delegation from {A} visited {B} to sign a trade agreement.",
    "{A}, {B} and three others took part in the exercise.",
    "Nobody believes the absurd excuses that {A} gave to {B}.",
    "{A} won 41 percent of the vote, four points ahead of {B}.",
    "Thugs loyal to {A} terrorised families who had fled from {B}.",
    "{A} and {B} will meet in the second round on Saturday.",
    "The flood of propaganda from {A} drowned out the voices of {B}.",
    "Lawyers for {A} asked the judge to dismiss the claim by {B}.",
    "It was a heroic stand: {A} held off {B} for nine days.",
    "{A}-backed fighters entered the town held by {B}.",
    "Before the vote, {A} quietly gutted the programme that {B} had built.",
    "The hospital treated 30 members of {A} and 12 of {B}.",
    "{A} has a long history of hypocrisy towards {B}, the editorial said.",
    "“We will fight on,” {A} said after the vicious attack by {B}.",
    "“{B} must answer for this,” said {A}.",
    "Yesterday {A} lied about the cost, and {B} let it pass.",
    "Furious {A} lashed out at reporters while {B} kept silent.",
    "Anti-{A} protesters met supporters of {B} outside the court.",
]
SYLLABLES = "ba der ko lin mar ro sa tev ul wen yi zo kra ni shu fal dor em pav quo".split()
SHAPES = ["{} {}", "{} al-{}", "{} O'{}", "{} {}-{}", "{}", "{} van {}", "{} {} Front", "{} Union of {}", "{} Party"]
SHAPES += ["J. D. {}", "{} de la {}", "Mark {}", "Grace {}", "Abu {} al-{}", "{} bin {}", "{} Rich", "{} Savage"]


def invented(rng):
    shape = rng.choice(SHAPES)
    words = ("".join(rng.choices(SYLLABLES, k=rng.choice((2, 3)))).capitalize() for _ in range(shape.count("{}")))
    return shape.format(*words)


def filled(frame, draw):
    """The frame with two names; before a hyphen and after one stands a name of one word, as in English."""
    names = {slot: draw() for slot in "AB"}
    while "-{A}" in frame and " " in names["A"]:
        names["A"] = draw()
    return frame.format(**names)


def judged(analyzer, text):
    findings, score = analyzer.score_sentence(text)
    return score.slant, score.model, sorted((f.term_id, f.severity, f.voice) for f in findings)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20_000, help="swaps, half of them with names that no list knows")
    parser.add_argument("--model", default="fast")
    args = parser.parse_args()
    analyzer = Analyzer(model=args.model)
    rng = random.Random(4)
    # A contested name (Burma, Malvinas, Daesh) is flagged for what it is, and the form that a house prefers is not.
    written = {name for actor in load_actors() if actor.kind != "office" for name in actor.names}
    listed = [name for name in sorted(written) if name[0].isupper() and "(" not in name]
    contested = [name for name in listed if analyzer.score_sentence(f"They met {name} there.")[0]]
    listed = sorted({*listed} - {*contested})
    print(f"{len(listed)} names of the gazetteer; {len(contested)} contested ones, which are terms, are left out")
    for title, limit, draw in (
        ("names of the gazetteer", 0.01, lambda: rng.choice(listed)),
        ("names that no list knows", 0.03, lambda: invented(rng)),
    ):
        moved, model_moved, other, worst = [], [], 0, (0.0, "", "")
        for k in range(args.count // 2):
            frame = FRAMES[k % len(FRAMES)]
            first, second = (filled(frame, draw) for _ in range(2))
            (slant, model, found), (slant2, model2, found2) = judged(analyzer, first), judged(analyzer, second)
            moved.append(abs(slant - slant2))
            model_moved.append(abs((model or 0) - (model2 or 0)))
            other += found != found2
            worst = max(worst, (moved[-1], first, second))
        print(f"{title}: {len(moved)} swaps")
        for what, values in (("slant", moved), ("model", model_moved)):
            over = sum(v > limit for v in values)
            print(f"  {what}: mean {sum(values) / len(values):.4f}, most {max(values):.4f}, over {limit}: {over}")
        print(f"  findings differ in {other}")
        if worst[0] > limit:
            print(f"  worst: {worst[1]}\n         {worst[2]}")


if __name__ == "__main__":
    main()
