"""How far the scorer agrees with readers: ranks, ordered pairs, steps, and the disagreements in full.

Input are labelled replies (``rating`` 1 to 5, ``step``) beside their scores; nothing here reads files or scores.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from scoring.model import Score, Step

FAR_APART = 1.5
"""Ratings at least this far apart count as an ordered pair."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled reply and its score. ``step`` is none where the readers were divided."""

    id: str
    customer: str
    reply: str
    rating: float
    step: Step | None
    score: Score
    source: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class CueUse:
    """How often a cue was found in replies of each step, and in how many replies it was a false alarm.

    A finding is a false alarm when it speaks against the readers: points taken from a reply rated 4 or better, or
    given to one rated 2 or worse.
    """

    cue: str
    findings: int
    by_step: dict[str, int]
    false_alarms: int
    points: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """The figures for one group of replies. Ratios are 0 to 1; ``spearman`` is -1 to 1; none where undefined."""

    group: str
    replies: int
    spearman: float | None
    ordered_pairs: float | None
    pairs: int
    step_accuracy: float | None
    macro_f1: float | None
    confusion: dict[str, dict[str, int]]
    named_share: float | None
    cues: tuple[CueUse, ...] = field(default=())


def agreement(group: str, rows: Sequence[Labelled], trained: frozenset[str] = frozenset()) -> Agreement:
    """Return the figures for ``rows``. ``trained`` are the cue ids whose points were learnt and not written."""
    ratings = [row.rating for row in rows]
    values = [float(row.score.value) for row in rows]
    stepped = [(row.step, row.score.step) for row in rows if row.step is not None]
    ordered, pairs = _ordered_pairs(ratings, values)
    confusion: dict[str, Counter[str]] = defaultdict(Counter)
    for truth, found in stepped:
        confusion[truth.value][found.value] += 1
    return Agreement(
        group=group,
        replies=len(rows),
        spearman=spearman(ratings, values),
        ordered_pairs=ordered / pairs if pairs else None,
        pairs=pairs,
        step_accuracy=sum(truth is found for truth, found in stepped) / len(stepped) if stepped else None,
        macro_f1=_macro_f1(stepped),
        confusion={truth: dict(sorted(confusion[truth].items())) for truth in sorted(confusion)},
        named_share=_named_share(rows, trained),
        cues=_cue_uses(rows),
    )


def spearman(a: Sequence[float], b: Sequence[float]) -> float | None:
    """Return Spearman's rank correlation with mean ranks for ties; none where one side does not vary."""
    ranks_a, ranks_b = _ranks(a), _ranks(b)
    count = len(ranks_a)
    if count < 2:
        return None
    mean = (count + 1) / 2
    covariance = sum((x - mean) * (y - mean) for x, y in zip(ranks_a, ranks_b, strict=True))
    spread_a = sum((x - mean) ** 2 for x in ranks_a)
    spread_b = sum((y - mean) ** 2 for y in ranks_b)
    return float(covariance / (spread_a * spread_b) ** 0.5) if spread_a and spread_b else None


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    first = 0
    while first < len(order):
        last = first
        while last + 1 < len(order) and values[order[last + 1]] == values[order[first]]:
            last += 1
        for place in range(first, last + 1):
            ranks[order[place]] = (first + last) / 2 + 1
        first = last + 1
    return ranks


def _ordered_pairs(ratings: Sequence[float], values: Sequence[float]) -> tuple[float, int]:
    """Of the pairs rated far apart, how many the scores put in the same order; a tie counts half."""
    ordered = 0.0
    pairs = 0
    for i, rating in enumerate(ratings):
        for j in range(i):
            if abs(rating - ratings[j]) < FAR_APART - 1e-9:
                continue
            pairs += 1
            product = (rating - ratings[j]) * (values[i] - values[j])
            ordered += 1.0 if product > 0 else 0.5 if product == 0 else 0.0
    return ordered, pairs


def _macro_f1(stepped: Sequence[tuple[Step, Step]]) -> float | None:
    """The mean F1 over the steps that the readers used."""
    if not stepped:
        return None
    scores = []
    for step in sorted({truth for truth, _ in stepped}):
        hits = sum(truth is step and found is step for truth, found in stepped)
        wrong = sum((truth is step) != (found is step) for truth, found in stepped)
        scores.append(2 * hits / (2 * hits + wrong))
    return sum(scores) / len(scores)


def _named_share(rows: Iterable[Labelled], trained: frozenset[str]) -> float | None:
    """The share of all absolute points that comes from named cues."""
    named = total = 0
    for row in rows:
        for entry in row.score.findings:
            total += abs(entry.points)
            named += abs(entry.points) * (entry.cue not in trained)
    return named / total if total else None


def _cue_uses(rows: Iterable[Labelled]) -> tuple[CueUse, ...]:
    by_step: dict[str, Counter[str]] = defaultdict(Counter)
    alarms: Counter[str] = Counter()
    points: Counter[str] = Counter()
    for row in rows:
        for entry in row.score.findings:
            by_step[entry.cue][row.step.value if row.step else "mixed"] += 1
            points[entry.cue] += abs(entry.points)
            against = (entry.points < 0 and row.rating >= 4) or (entry.points > 0 and row.rating <= 2)
            alarms[entry.cue] += against
    return tuple(
        CueUse(cue, by_step[cue].total(), dict(sorted(by_step[cue].items())), alarms[cue], points[cue])
        for cue in sorted(by_step)
    )


def disagreements(rows: Sequence[Labelled], limit: int = 10) -> list[tuple[Labelled, float]]:
    """Return the replies whose rank by score is farthest from their rank by rating, worst first.

    The number beside each is the distance as a share of all ranks; positive where the scorer is too kind.
    """
    ratings = _ranks([row.rating for row in rows])
    values = _ranks([float(row.score.value) for row in rows])
    gaps = [
        ((value - rating) / max(1, len(rows) - 1), i)
        for i, (rating, value) in enumerate(zip(ratings, values, strict=True))
    ]
    gaps.sort(key=lambda gap: (-abs(gap[0]), gap[1]))
    return [(rows[i], gap) for gap, i in gaps[:limit]]
