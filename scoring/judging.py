"""From evidence to a verdict and a receipt, where weights were learnt.

Readers rate a reply mostly by the step it stands on as a whole, and that is judged from all evidence together: each
finding and each sentence's wording speaks for or against each step. What the verdict is worth is put on the receipt:
every finding keeps a part of the points its pack gives it, and the rest is carried by those that speak for the
verdict. In public most replies are short and plain: there the packs' own points decide, and beside them what was learnt
of public replies, their ratings and their steps, where a language has enough of them. The points of ``firm`` cues count
as written, beside the verdict: what a reply does over a conversation is not in the single replies that weights are
learnt from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import exp, floor

from scoring.carrying import Part, Verdict, carried, line, sides
from scoring.cues import Cue
from scoring.model import Act, Channel, Entry, Step
from scoring.reading import Reading
from scoring.receipt import SERVING, Finding, entry_of, step_of, worth
from scoring.wording import EVERY_REPLY, STEPS, Weights, Worded, worded

STANDS = {Step.COMPANY: -44, Step.GOLDEN: -22, Step.EMPATHY: 12, Step.PLATINUM: 40, Step.NEUTRAL: 0}
"""Points for the step on which a reply stands: how far readers' mean rating of that step is from the middle."""

PART = 0.4
"""The part of its pack's points that a finding adds whatever the verdict is; in public it adds all of them."""

DOUBT = 2400
"""The lead of a step over the next, in thousandths, from which the verdict has its full worth; below, in proportion."""

UNNAMED = 0.7
"""What a verdict that takes away without a named reason is worth at most: a wrong remark costs more than none."""

UNNAMED_DOUBT = (1500, 7000)
"""Between these leads such a verdict grows from nothing to that worth."""

DONE = 9
"""Points, as written in the packs, of plain good findings against which wording alone takes nothing away."""

TRIFLE = 3
"""Points up to which such a verdict is not worth a remark: the reply is plain."""

PLAIN = 4
"""Points, as written in its pack, from which a service is plain."""

SPECIFIC = 6
"""Words from which a sorry may well say for what."""

ONE_SIDED = 11
"""Points, as written in the packs, from which plain findings for one side only are worth what they say, at least."""

TAKES = 0.4
"""The part of its findings' points that a sentence which only hurts takes away at least."""

RATING = 15
"""Points that a rating point learnt for public replies is worth."""

DOUBTED, LIKELY = 0.05, 0.25
"""In public, what was learnt takes the step that the findings name for unlikely below the one, and for likely enough to
name it itself above the other."""

ASKED = 10
"""Points that asking what they want is worth at least beside the agent's own taste."""

MOST_PARTS = 6
"""Sentences that are looked at one by one for what they add; of very long replies, the first ones."""


def judge(reading: Reading, found: Sequence[Finding], weights: Weights) -> tuple[list[Entry], Step]:
    """Return the receipt's lines for ``found`` and the wording, and the step the reply stands on."""
    public = reading.context.channel is Channel.PUBLIC_SOCIAL and bool(weights.public)
    priced = list(zip(found, worth(found), strict=True))
    firm = [entry_of(finding, points) for finding, points in priced if finding.cue.firm]
    priced = [(finding, points) for finding, points in priced if not finding.cue.firm]
    found = [finding for finding, _ in priced]
    parts = _parts(reading, found, worded(reading, weights, public=public), weights, public=public)
    verdict = _Judge(found, parts, weights, public=public).verdict()
    points, wording = carried(priced, parts, verdict, weights, public=public)
    out = [entry_of(finding, share) for finding, share in zip(found, points, strict=True)]
    out += [
        line(reading, part, points, verdict.step, weights, public=public)
        for part, points in zip(parts, wording, strict=True)
        if points
    ]
    out += firm
    out.sort(key=lambda entry: (entry.span.text == "customer", entry.span.start, entry.span.end, entry.cue))
    return out, _stands(verdict, firm)


def _stands(verdict: Verdict, firm: Sequence[Entry]) -> Step:
    """Return the verdict's step, or that of the firm entries where they turn its points the other way."""
    turned = verdict.points + sum(entry.points for entry in firm)
    firm_step = step_of((entry.step, entry.points) for entry in firm)
    return verdict.step if verdict.points * turned > 0 or firm_step is Step.NEUTRAL else firm_step


def _parts(
    reading: Reading, found: Sequence[Finding], sentences: Sequence[Worded], weights: Weights, *, public: bool
) -> list[Part]:
    parts = []
    known = weights.known(public=public)
    nothing = (0,) * (public + len(STEPS))
    last = 0
    starts = [finding.span.start for finding in found]
    for sentence in sentences:
        high = sentence.bounds[1]
        inside = tuple([i for i, start in enumerate(starts) if last <= start < high])
        last = high
        told = reading.reply[slice(*sentence.bounds)].count(" ") + 1 >= SPECIFIC
        hurts = any(found[i].cue.points < 0 for i in inside)
        helps = any(found[i].cue.points > 0 for i in inside)
        parts.append(
            Part(
                findings=inside,
                wording=sentence,
                evidence=_total([nothing, *[known[turn] for turn in sentence.turns]]),
                serves=not hurts and any(_is_service(found[i].cue, told=told) for i in inside),
                takes=0 if helps else -floor(TAKES * sum(min(0, found[i].cue.points) for i in inside)),
            )
        )
    return parts


_SERVES = SERVING | {Act.OWNS}


def _is_service(cue: Cue, *, told: bool) -> bool:
    """Say whether a finding is plain service; a sorry is, where its sentence is long enough to say for what."""
    return cue.points > 0 and (
        (told and cue.act is Act.APOLOGISES) or (cue.points >= PLAIN and cue.alone is None and cue.act in _SERVES)
    )


def _total(rows: Sequence[Sequence[int]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*rows, strict=True)))


class _Judge:
    """Judges a reply, and what it would be worth without some of its sentences.

    A sentence that only serves never lowers what a reply is worth without it; one that only hurts always takes
    something away.
    """

    def __init__(self, found: Sequence[Finding], parts: Sequence[Part], weights: Weights, *, public: bool) -> None:
        self._found = found
        self._parts = parts
        self._weights = weights.known(public=public)
        self._public = public
        self._known: dict[tuple[int, ...], Verdict] = {}
        self._repeated = _repeated(parts)
        pure = [number for number, part in enumerate(parts) if part.serves or part.hurts][:MOST_PARTS]
        self._looked_at = sorted(pure, key=lambda number: parts[number].hurts)

    def verdict(self) -> Verdict:
        """Judge the whole reply."""
        return self._of(tuple(range(len(self._parts))))

    def _of(self, numbers: tuple[int, ...]) -> Verdict:
        if numbers not in self._known:
            self._known[numbers] = self._bounded(numbers)
        return self._known[numbers]

    def _bounded(self, numbers: tuple[int, ...]) -> Verdict:
        verdict = self._plain(numbers)
        if len(numbers) < 2:
            return verdict
        for number in self._looked_at:
            if number not in numbers:
                continue
            without = self._of(tuple(other for other in numbers if other != number))
            part = self._parts[number]
            if part.serves and without.points > verdict.points:
                verdict = Verdict(without.points, verdict.step if without.points < 0 else without.step)
            elif part.hurts and without.points - part.takes < verdict.points:
                verdict = Verdict(without.points - part.takes, verdict.step if verdict.points < 0 else without.step)
        return verdict

    def _plain(self, numbers: tuple[int, ...]) -> Verdict:
        inside = [self._found[number] for i in numbers for number in self._parts[i].findings]
        shown = [(finding.cue.step, points) for finding, points in zip(inside, worth(inside), strict=True)]
        return self._in_public(numbers, inside, shown) if self._public else self._spoken(numbers, inside, shown)

    def _spoken(self, numbers: Sequence[int], inside: Sequence[Finding], shown: Sequence[tuple[Step, int]]) -> Verdict:
        evidence = self._evidence(numbers, inside)
        first, second = sorted(range(len(STEPS)), key=lambda i: (-evidence[i], i))[:2]
        step, lead = STEPS[first], evidence[first] - evidence[second]
        expected = sum(share * STANDS[one] for share, one in zip(_shares_of(evidence), STEPS, strict=True))
        told = sum(points for _, points in shown)
        sure = min(1.0, lead / DOUBT)
        if sure < 1:
            plain = step_of(shown)
            step = plain if plain is not Step.NEUTRAL else step
        unnamed = expected < 0 and not any(points < 0 for _, points in shown)
        if unnamed:
            low, high = UNNAMED_DOUBT
            expected *= UNNAMED * max(0.0, min(1.0, (lead - low) / (high - low)))
        points = round(expected * sure + told * max(PART, 1 - sure))
        good = sum(points for _, points in shown if points >= PLAIN)
        if unnamed and points < 0 and good >= DONE:
            return _one_sided(Verdict(0, Step.NEUTRAL), shown)
        if unnamed and points >= -TRIFLE:
            return _one_sided(Verdict(max(0, points), step_of(shown)), shown)
        return _agreed(_asked(_one_sided(Verdict(points, step), shown), inside, shown), shown)

    def _in_public(
        self, numbers: Sequence[int], inside: Sequence[Finding], shown: Sequence[tuple[Step, int]]
    ) -> Verdict:
        step = step_of(shown)
        rating, *evidence = self._evidence(numbers, inside)
        points = sum(points for _, points in shown) + round(RATING * rating / 1000)
        likely = dict(zip(STEPS, _shares_of(evidence), strict=True))
        if likely[step] < DOUBTED:
            step = Step.NEUTRAL
        if step is Step.NEUTRAL:
            best = max(STEPS[:-1], key=lambda one: likely[one])
            step = best if likely[best] > LIKELY else step
        return _agreed(Verdict(points, step), shown)

    def _evidence(self, numbers: Sequence[int], inside: Sequence[Finding]) -> tuple[int, ...]:
        """What these sentences and findings weigh: for each step, and in public before that for the rating."""
        known = self._weights
        rows = [known[EVERY_REPLY], *(self._parts[i].evidence for i in numbers)]
        for pattern, places in self._repeated:
            again = sum(place in numbers for place in places) - 1
            if again > 0:
                rows.append(tuple([-again * value for value in known[pattern]]))
        for cue, count in Counter(finding.cue.id for finding in inside).items():
            row = known.get(f"cue:{cue}")
            if row is not None:
                rows.append(row if count == 1 else tuple([value * 3 // 2 for value in row]))
        return _total(rows)


def _shares_of(evidence: Sequence[int]) -> list[float]:
    """How likely each step is by ``evidence`` in thousandths."""
    best = max(evidence)
    shares = [exp((value - best) / 1000) for value in evidence]
    whole = sum(shares)
    return [share / whole for share in shares]


def _one_sided(verdict: Verdict, shown: Sequence[tuple[Step, int]]) -> Verdict:
    """Where plain findings speak for one side only, so does the verdict."""
    plain = [points for _, points in shown if abs(points) >= PLAIN]
    told = sum(plain)
    if abs(told) < ONE_SIDED or abs(told) != sum(map(abs, plain)):
        return verdict
    if verdict.points == told or (verdict.points < told) != (told > 0):
        return verdict
    return Verdict(told, verdict.step if verdict.step in sides(earns=told > 0) else step_of(shown))


def _asked(verdict: Verdict, inside: Sequence[Finding], shown: Sequence[tuple[Step, int]]) -> Verdict:
    """Where all that is held against a reply is the agent's own taste, asking what they want outweighs it.

    "I'd be furious too. What would put this right for you?" ends with the customer in charge.
    """
    asks = any(finding.cue.act is Act.ASKS_WANTS and finding.cue.points >= PLAIN for finding in inside)
    against = {step for step, points in shown if points < 0}
    least = max(ASKED, sum(points for _, points in shown))
    if not asks or against != {Step.GOLDEN} or verdict.points >= least:
        return verdict
    return Verdict(least, Step.PLATINUM)


def _agreed(verdict: Verdict, shown: Sequence[tuple[Step, int]]) -> Verdict:
    """Let the step be one that the points agree with: what earns is not called company, nor what costs platinum."""
    if not verdict.points or verdict.step not in sides(earns=verdict.points < 0):
        return verdict
    return Verdict(verdict.points, step_of((step, points) for step, points in shown if points * verdict.points > 0))


def _repeated(parts: Sequence[Part]) -> list[tuple[str, list[int]]]:
    """The turns of phrase that stand in several sentences, and in which; each counts once a reply."""
    places: dict[str, list[int]] = {}
    for number, part in enumerate(parts):
        for pattern in part.wording.turns:
            places.setdefault(pattern, []).append(number)
    return [(pattern, numbers) for pattern, numbers in places.items() if len(numbers) > 1]
