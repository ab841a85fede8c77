"""How what a verdict is worth is put on the receipt: carried by the findings that speak for it, else by the wording."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from scoring.cues import Cue
from scoring.model import Entry, Span, Step
from scoring.reading import Reading
from scoring.receipt import Finding
from scoring.wording import STEPS, Weights, Worded, most_telling

KEPT = 0.3
"""The part of its pack's points that a finding keeps on the receipt, before the rest of the verdict is shared out."""

_MESSAGES = {
    "en": {
        Step.COMPANY: "This is worded the way replies are that turn around the firm.",
        Step.GOLDEN: "This is worded the way replies are that start from the agent's own taste.",
        Step.EMPATHY: "This is worded the way replies are that see the customer's situation.",
        Step.PLATINUM: "This is worded the way replies are that serve what the customer wants.",
    },
    "fr": {
        Step.COMPANY: "La tournure est celle des réponses qui tournent autour de l'entreprise.",
        Step.GOLDEN: "La tournure est celle des réponses qui partent du goût de l'agent.",
        Step.EMPATHY: "La tournure est celle des réponses qui voient la situation du client.",
        Step.PLATINUM: "La tournure est celle des réponses qui servent ce que veut le client.",
    },
}
_PUBLIC_MESSAGES = {
    "en": {
        True: "In public, customers are more heard by replies that are worded like this.",
        False: "In public, customers are less heard by replies that are worded like this.",
    },
    "fr": {
        True: "En public, les réponses tournées ainsi écoutent mieux le client.",
        False: "En public, les réponses tournées ainsi écoutent moins le client.",
    },
}
_WHY = {
    "en": "Learnt from labelled replies written for this project; the most telling words are marked.",
    "fr": "Appris sur des réponses annotées écrites pour ce projet ; les mots les plus parlants sont marqués.",
}
_TRY = {
    "en": "Say what happens for them next, in the words they used.",
    "fr": "Dites ce qui va se passer pour le client, avec ses mots à lui.",
}


@dataclass(slots=True)
class Part:
    """One sentence: its findings' numbers, its wording, whether it only serves, and what it takes away at least.

    ``evidence`` is what its wording weighs: for each step, and in public before that for the rating.
    """

    findings: tuple[int, ...]
    wording: Worded
    evidence: tuple[int, ...]
    serves: bool
    takes: int

    @property
    def hurts(self) -> bool:
        """Whether its findings only take away."""
        return self.takes > 0


@dataclass(frozen=True)
class Verdict:
    """What a reply, or some of its sentences, is worth beside the neutral start, and the step it stands on."""

    points: int
    step: Step


def carried(
    priced: Sequence[tuple[Finding, int]], parts: Sequence[Part], verdict: Verdict, weights: Weights, *, public: bool
) -> tuple[list[int], list[int]]:
    """Return the points of the findings and of the sentences' wording, which together are the verdict's."""
    part = 1.0 if public else KEPT
    points = [int(full * part) or (full > 0) - (full < 0) for _, full in priced]
    wording = [0] * len(parts)
    rest = verdict.points - sum(points)
    sign = 1 if rest > 0 else -1
    carriers = {i: _speaks(finding.cue, weights) for i, (finding, _) in enumerate(priced) if points[i] * sign > 0}
    if carriers:
        for i, share in _shares(rest, carriers).items():
            points[i] += share
    elif rest and verdict.points * sign <= 0:
        against = {i: abs(worth) for i, worth in enumerate(points) if worth}
        for i, share in _shares(rest, against).items():
            points[i] += share
    elif rest and parts:
        place = STEPS.index(verdict.step)
        speaks = [one.evidence[0] * sign if public else one.evidence[place] for one in parts]
        wording[max(range(len(parts)), key=lambda i: (speaks[i], -i))] = rest
    return points, wording


def _speaks(cue: Cue, weights: Weights) -> int:
    row = weights.steps.get(f"cue:{cue.id}")
    return max(1, row[STEPS.index(cue.step)] if row else 1)


@cache
def sides(*, earns: bool) -> tuple[Step, ...]:
    """Return the steps that earn points, or those that cost some."""
    return (Step.EMPATHY, Step.PLATINUM) if earns else (Step.COMPANY, Step.GOLDEN)


def _shares(points: int, weights: Mapping[int, int]) -> dict[int, int]:
    """Share ``points`` in proportion to ``weights``, in whole points that add up exactly."""
    total = sum(weights.values())
    sign = 1 if points >= 0 else -1
    shares = {i: abs(points) * weight // total for i, weight in weights.items()}
    left = abs(points) - sum(shares.values())
    for i in sorted(weights, key=lambda i: (-(abs(points) * weights[i] % total), i))[:left]:
        shares[i] += 1
    return {i: sign * share for i, share in shares.items()}


def line(reading: Reading, part: Part, points: int, stands: Step, weights: Weights, *, public: bool) -> Entry:
    """Return the receipt's line for the ``points`` of a sentence's wording in a reply that stands on ``stands``."""
    return _public_line(reading, part, points, weights) if public else _line(reading, part, points, stands, weights)


def _line(reading: Reading, part: Part, points: int, stands: Step, weights: Weights) -> Entry:
    language = reading.context.language
    step = stands
    likely = sides(earns=points > 0)
    if step not in likely:
        step = max(likely, key=lambda side: part.evidence[STEPS.index(side)])
    place = STEPS.index(step)
    return Entry(
        cue=f"wording-{step.value}",
        points=points,
        span=_telling(reading, part.wording, lambda turn: weights.steps[turn][place]),
        message=_MESSAGES[language][step],
        step=step,
        why=_WHY[language],
        suggestion=_TRY[language] if points < 0 else "",
    )


def _public_line(reading: Reading, part: Part, points: int, weights: Weights) -> Entry:
    language = reading.context.language
    sign = 1 if points > 0 else -1
    return Entry(
        cue="wording-heard" if points > 0 else "wording-unheard",
        points=points,
        span=_telling(reading, part.wording, lambda turn: sign * weights.public[turn][0]),
        message=_PUBLIC_MESSAGES[language][points > 0],
        step=Step.NEUTRAL,
        why=_WHY[language],
        suggestion=_TRY[language] if points < 0 else "",
    )


def _telling(reading: Reading, sentence: Worded, speaks: Callable[[str], int]) -> Span:
    telling = most_telling(sentence, speaks)
    return reading.span(telling.start, telling.end) if telling else reading.characters(*sentence.bounds)
