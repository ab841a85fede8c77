"""From evidence to a verdict and a receipt, where weights were learnt.

Readers label a reply by the step it stands on as a whole, and rate it mostly by that. So the receipt has two parts
that add up: what each finding weighs by itself, and what the reply as a whole stands on; the latter is put on the
findings that carry the verdict, in proportion to how much they speak for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scoring.model import Channel, Entry, Step
from scoring.reading import Reading
from scoring.receipt import Finding, price
from scoring.wording import STEPS, Weights, Worded, most_telling, worded

STANDS = {Step.COMPANY: -34, Step.GOLDEN: -26, Step.EMPATHY: 11, Step.PLATINUM: 30, Step.NEUTRAL: 0}
"""Points for the step on which a reply stands: how far readers' mean rating of that step is from the middle."""

SURE = {True: 5000, False: 1000}
"""The lead of a step over the next, in thousandths, from which a verdict counts in full: in public, where most replies
are short and plain, and elsewhere."""

LIKELY = 1500
"""The lead below which a verdict is open to what findings show plainly; without any, a public reply is then neutral."""
PLAIN = 8
"""Points, as written in its pack, from which a cue shows its step plainly."""

LEAST = 2
"""Wording worth fewer points is not worth a line on the receipt."""

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
_WHY = {
    "en": "Learnt from labelled replies written for this project; the most telling words are marked.",
    "fr": "Appris sur des réponses annotées écrites pour ce projet ; les mots les plus parlants sont marqués.",
}
_TRY = {
    "en": "Say what happens for them next, in the words they used.",
    "fr": "Dites ce qui va se passer pour le client, avec ses mots à lui.",
}


@dataclass(frozen=True)
class _Part:
    """One sentence: the numbers of its findings, and its wording."""

    findings: tuple[int, ...]
    wording: Worded
    serves: bool
    hurts: bool


def judge(reading: Reading, found: Sequence[Finding], weights: Weights) -> tuple[list[Entry], Step]:
    """Return the receipt's lines for ``found`` and the wording, and the step the reply stands on."""
    entries = price(found, weights.cues)
    parts = _parts(found, worded(reading, weights))
    public = reading.context.channel is Channel.PUBLIC_SOCIAL
    step, stands = _stands_on(found, parts, weights, SURE[public])
    shown = {f.cue.step for f in found if abs(f.cue.points) >= PLAIN and f.cue.step is not Step.NEUTRAL}
    if len(parts) == len(shown) == 1 and step not in shown and _verdict(found, parts, weights)[1] < LIKELY:
        (step,) = shown
        stands = STANDS[step] // 2
    if public and abs(stands) * SURE[public] < abs(STANDS[step]) * LIKELY and not _shown(found, step):
        step = Step.NEUTRAL
    wording = [_wording(part, entries) for part in parts]
    more = _carried(entries, parts, wording, (step, stands), weights)
    out = [replace(entry, points=entry.points + share) for entry, share in zip(entries, more, strict=True)]
    out += [_line(reading, part, points, step, weights) for part, points in zip(parts, wording, strict=True) if points]
    out.sort(key=lambda entry: (entry.span.start, entry.span.end, entry.cue))
    return out, step


def _shown(found: Sequence[Finding], step: Step) -> bool:
    return any(finding.cue.step is step and abs(finding.cue.points) >= PLAIN for finding in found)


def _parts(found: Sequence[Finding], sentences: Sequence[Worded]) -> list[_Part]:
    parts = []
    for sentence in sentences:
        low, high = sentence.bounds
        inside = tuple(i for i, finding in enumerate(found) if low <= finding.span.start < high)
        points = [found[i].cue.points for i in inside]
        serves = any(p > 0 for p in points) and not any(p < 0 for p in points)
        hurts = any(p < 0 for p in points) and not any(p > 0 for p in points)
        parts.append(_Part(inside, sentence, serves, hurts))
    return parts


def _stands_on(found: Sequence[Finding], parts: Sequence[_Part], weights: Weights, sure: int) -> tuple[Step, int]:
    """The step for which all sentences together speak most, and the points for standing there.

    A sentence that only serves never lowers what a reply is worth without it, one that only hurts never raises it.
    """
    step, lead = _verdict(found, parts, weights)
    stands = _scaled(STANDS[step], lead, sure)
    for part in parts:
        if not (part.serves or part.hurts) or len(parts) == 1:
            continue
        without = _scaled(*_points(_verdict(found, [other for other in parts if other is not part], weights)), sure)
        stands = max(stands, without) if part.serves else min(stands, without)
    return step, stands


def _points(verdict: tuple[Step, int]) -> tuple[int, int]:
    return STANDS[verdict[0]], verdict[1]


def _scaled(points: int, lead: int, sure: int) -> int:
    """``points`` in full from a lead of ``sure``, less below it; rounded towards nought."""
    return int(points * min(lead, sure) / sure)


def _verdict(found: Sequence[Finding], parts: Sequence[_Part], weights: Weights) -> tuple[Step, int]:
    total = list(weights.steps["start"])
    seen: Counter[str] = Counter()
    for part in parts:
        for i, value in enumerate(part.wording.evidence):
            total[i] += value
        for number in part.findings:
            cue = found[number].cue.id
            seen[cue] += 1
            if seen[cue] > 2:
                continue
            for i, value in enumerate(weights.steps.get(f"cue:{cue}", ())):
                total[i] += value if seen[cue] == 1 else value // 2
    order = sorted(range(len(STEPS)), key=lambda i: (-total[i], i))
    return STEPS[order[0]], total[order[0]] - total[order[1]]


def _wording(part: _Part, entries: Sequence[Entry]) -> int:
    """The points of a sentence's wording: beside findings that take away it can't earn, nor the other way round."""
    points = _rounded(part.wording.points)
    inside = [entries[i].points for i in part.findings]
    if any(p < 0 for p in inside):
        points = min(points, 0)
    elif any(p > 0 for p in inside):
        points = max(points, 0)
    return points if abs(points) >= LEAST else 0


def _carried(
    entries: Sequence[Entry], parts: Sequence[_Part], wording: list[int], stand: tuple[Step, int], weights: Weights
) -> list[int]:
    """Share out what the reply as a whole stands on among the findings that speak for it.

    Where no finding does, the sentence whose wording speaks most for it carries all: ``wording`` is changed in place.
    """
    step, stands = stand
    place = STEPS.index(step)
    more = [0] * len(entries)
    carriers = {
        i: max(1, weights.steps.get(f"cue:{entry.cue}", (0,) * len(STEPS))[place])
        for i, entry in enumerate(entries)
        if entry.step is step
    }
    if carriers:
        for i, share in _shares(stands, carriers).items():
            more[i] = share
    elif stands and parts:
        strongest = max(range(len(parts)), key=lambda i: (parts[i].wording.evidence[place], -i))
        wording[strongest] += stands
    return more


def _shares(points: int, weights: dict[int, int]) -> dict[int, int]:
    """Share ``points`` in proportion to ``weights``, in whole points that add up exactly."""
    total = sum(weights.values())
    sign = 1 if points >= 0 else -1
    shares = {i: abs(points) * weight // total for i, weight in weights.items()}
    left = abs(points) - sum(shares.values())
    for i in sorted(weights, key=lambda i: (-(abs(points) * weights[i] % total), i))[:left]:
        shares[i] += 1
    return {i: sign * share for i, share in shares.items()}


def _line(reading: Reading, part: _Part, points: int, stands: Step, weights: Weights) -> Entry:
    language = reading.context.language
    step = stands
    if not STANDS[stands] or (points > 0) != (STANDS[stands] > 0):
        sides = (Step.EMPATHY, Step.PLATINUM) if points > 0 else (Step.COMPANY, Step.GOLDEN)
        step = max(sides, key=lambda side: part.wording.evidence[STEPS.index(side)])
    telling = most_telling(part.wording, weights, step)
    low, high = part.wording.bounds
    span = reading.span(telling.start, telling.end) if telling else reading.characters(low, high)
    return Entry(
        cue=f"wording-{step.value}",
        points=points,
        span=span,
        message=_MESSAGES[language][step],
        step=step,
        why=_WHY[language],
        suggestion=_TRY[language] if points < 0 else "",
    )


def _rounded(thousandths: int) -> int:
    """Round to whole points, halves away from zero."""
    whole = (abs(thousandths) + 500) // 1000
    return whole if thousandths >= 0 else -whole
