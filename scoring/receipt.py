"""The arithmetic: findings in, a receipt out whose points add up to the score exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scoring.cues import Cue
from scoring.model import HIGHEST, LOWEST, NEUTRAL_START, Act, Entry, Span, Step

SERVING = frozenset(
    {
        Act.ASKS_WANTS,
        Act.CHECKS_UNDERSTANDING,
        Act.OFFERS_CHOICE,
        Act.COMMITS,
        Act.KEEPS_PROMISE,
        Act.HONEST_NO,
        Act.HANDS_OVER_WITH_CONTEXT,
        Act.TAKES_UP,
        Act.NAMES_FEELING,
        Act.GIVES_ROOM,
    }
)
"""Acts that serve the customer, so that warm words beside them are more than decoration."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A cue found at a span of the reply."""

    cue: Cue
    span: Span
    answers: Span | None = None


def settle(findings: Iterable[Finding]) -> list[Finding]:
    """Drop a finding that lies inside another cue's longer one; of two at the same place keep the weightier.

    What is left stands in the order of the reply.
    """
    kept: list[Finding] = []
    for finding in sorted(findings, key=_precedence):
        if not any(_covers(other, finding) for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: (f.span.start, f.span.end, f.cue.id))


def _precedence(finding: Finding) -> tuple[int, int, int, str]:
    span = finding.span
    return (span.start - span.end, -abs(finding.cue.points), span.start, finding.cue.id)


def _covers(other: Finding, finding: Finding) -> bool:
    if finding.cue.detector or other.cue.detector:
        return other.cue.id == finding.cue.id and other.span == finding.span
    return other.span.start <= finding.span.start and finding.span.end <= other.span.end


def worth(findings: Sequence[Finding]) -> list[int]:
    """Return the points of each finding: a repeated cue decays, the same words said again count once, warm words
    without any service beside them earn nothing.
    """
    served = any(f.cue.act in SERVING and f.cue.points > 0 and f.cue.alone is None for f in findings)
    seen: dict[str, int] = {}
    quoted: set[tuple[str, str]] = set()
    points = []
    for finding in findings:
        cue = finding.cue
        full = cue.points if cue.alone is None or served else min(cue.points, cue.alone)
        count = seen.get(cue.id, 0)
        seen[cue.id] = count + 1
        words = (cue.id, finding.span.quote.lower())
        points.append(full if count == 0 else int(full / 2) if count == 1 and words not in quoted else 0)
        quoted.add(words)
    return points


def price(findings: Sequence[Finding]) -> list[Entry]:
    """Turn findings into entries with what they are ``worth``."""
    return [entry_of(finding, points) for finding, points in zip(findings, worth(findings), strict=True)]


def entry_of(finding: Finding, points: int) -> Entry:
    """Return the line on the receipt for ``finding``, at these points."""
    cue = finding.cue
    return Entry(
        cue=cue.id,
        points=points,
        span=finding.span,
        message=cue.message,
        step=cue.step,
        act=cue.act,
        why=cue.why,
        source=cue.source,
        suggestion=cue.suggestion,
        answers=finding.answers,
    )


def close(reply: str, entries: list[Entry], words: dict[str, str]) -> tuple[Entry, ...]:
    """Put the neutral start before the entries and, where they leave the scale, its end behind them."""
    whole = Span(0, len(reply), reply)
    start = Entry("neutral-start", NEUTRAL_START, whole, words["neutral-start"])
    total = NEUTRAL_START + sum(entry.points for entry in entries)
    bounded = max(LOWEST, min(HIGHEST, total))
    if bounded == total:
        return (start, *entries)
    return (start, *entries, Entry("scale-end", bounded - total, whole, words["scale-end"]))


def step_of(found: Iterable[tuple[Step, int]]) -> Step:
    """Say on which step a reply with findings of these steps and points stands: what the customer walks away with."""
    weight = dict.fromkeys(Step, 0)
    for step, points in found:
        weight[step] += points if step in (Step.EMPATHY, Step.PLATINUM) else -points
    company, golden = weight[Step.COMPANY], weight[Step.GOLDEN]
    empathy, platinum = weight[Step.EMPATHY], weight[Step.PLATINUM]
    if company >= 8 and company >= max(golden, platinum * 0.8):
        return Step.COMPANY
    if golden >= 8 and golden > platinum:
        return Step.GOLDEN
    if platinum >= 10:
        return Step.PLATINUM
    if empathy >= 6:
        return Step.EMPATHY
    return Step.NEUTRAL
