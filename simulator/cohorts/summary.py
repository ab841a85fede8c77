"""What a cohort did with each scenario, from its finished attempts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median, quantiles

from simulator.attempts.records import Attempt


@dataclass(frozen=True, slots=True)
class ScenarioSummary:
    """The finished attempts at one scenario. Scores are 0 to 100.

    ``middle_half`` are the first and the third quartile; ``gain`` is the median, over the trainees with more than one
    attempt, of their last score less their first, none where nobody has two. ``endings`` counts how it ended, the most
    frequent first.
    """

    scenario: str
    language: str
    title: str
    trainees: int
    attempts: int
    lowest: int
    middle_half: tuple[float, float]
    median: float
    highest: int
    gain: float | None
    endings: tuple[tuple[str, int], ...]


def summarise(attempts: Iterable[Attempt]) -> list[ScenarioSummary]:
    """Return one summary for each scenario with a finished attempt, by language and id; others do not count."""
    groups: dict[tuple[str, str], list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        if attempt.score is not None:
            groups[attempt.language, attempt.scenario].append(attempt)
    return [_summary(sorted(group, key=lambda a: (a.started, a.id))) for _, group in sorted(groups.items())]


def _summary(group: list[Attempt]) -> ScenarioSummary:
    scores = [attempt.score for attempt in group if attempt.score is not None]
    by_trainee: dict[str, list[int]] = defaultdict(list)
    for attempt in group:
        if attempt.score is not None:
            by_trainee[attempt.trainee].append(attempt.score)
    gains = [own[-1] - own[0] for own in by_trainee.values() if len(own) > 1]
    low, _, high = quantiles(scores, n=4, method="inclusive") if len(scores) > 1 else (scores[0],) * 3
    endings = Counter(attempt.ending for attempt in group if attempt.ending)
    return ScenarioSummary(
        scenario=group[-1].scenario,
        language=group[-1].language,
        title=group[-1].title,
        trainees=len(by_trainee),
        attempts=len(group),
        lowest=min(scores),
        middle_half=(float(low), float(high)),
        median=float(median(scores)),
        highest=max(scores),
        gain=float(median(gains)) if gains else None,
        endings=tuple(sorted(endings.items(), key=lambda item: (-item[1], item[0]))),
    )
