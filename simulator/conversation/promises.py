"""The ledger of promises: which a reply makes, which it keeps, which it breaks or lets pass.

A promise is a sentence that commits. Where the scenario knows it by its words, it may be called in; any other goes on
the ledger under its own words, so that the debrief can show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scoring.model import Act, Score
from simulator.conversation.conditions import Moment, is_met
from simulator.conversation.model import PromiseResult
from simulator.conversation.offers import is_open
from simulator.conversation.words import Reading
from simulator.scenario.model import Condition, Promise, Scenario, Shifts

MOST_UNKNOWN = 2
"""The most promises that one reply puts on the ledger beside those that the scenario knows."""
LONGEST = 200
"""The most characters of a sentence that are kept on the ledger."""

_SENTENCE = re.compile(r"[^\n]+?(?:(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bM)[.!?;…]+(?=\s|$)|$|(?=\n))")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a reply, as typed, with the characters that it spans."""

    start: int
    end: int
    reading: Reading

    @property
    def words(self) -> str:
        """The sentence on one line, as the ledger keeps it."""
        text = " ".join(self.reading.text.split())
        return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger after one reply.

    ``made``, ``kept`` and ``broken`` are the scenario's promises to which that happened now; ``shifts`` is what it does
    to the customer's mood.
    """

    promises: tuple[PromiseResult, ...]
    made: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    shifts: tuple[Shifts, ...] = ()


def standing(scenario: Scenario) -> tuple[PromiseResult, ...]:
    """Return the promises that somebody of the house has made before the conversation begins."""
    return tuple(
        PromiseResult(name, promise.text, promise.made, 0)
        for name, promise in scenario.promises.items()
        if promise.made is not None
    )


def settle(known: Mapping[str, Promise], ledger: Sequence[PromiseResult], moment: Moment, score: Score) -> Ledger:
    """Return the ledger after the reply of ``moment``: first what it keeps or breaks, then what it promises.

    ``known`` are the scenario's promises. A promise can be kept from the turn after it was made.
    """
    reading, turn = moment.reading, moment.turn
    named = _named(known, ledger, reading)
    after: list[PromiseResult] = []
    for result in ledger:
        promise = known.get(result.name)
        status = result.status
        if status == "open" and promise is not None:
            means_it = result.name in named
            if _happens(promise.kept, Act.KEEPS_PROMISE, means_it, moment):
                status = "kept"
            elif _happens(promise.broken, Act.BREAKS_PROMISE, means_it, moment) or (
                promise.due is not None and turn >= result.made + promise.due
            ):
                status = "broken"
        after.append(result if status == result.status else replace(result, status=status, turn=turn))
    settled = [(new.name, new.status) for old, new in zip(ledger, after, strict=True) if old.status != new.status]
    after = _settle_unknown(after, score, turn, any_known=bool(settled))
    made = list(_made(known, after, reading, score, turn))
    kept = tuple(name for name, status in settled if status == "kept")
    broken = tuple(name for name, status in settled if status == "broken")
    return Ledger(
        promises=(*after, *made),
        made=tuple(result.name for result in made if result.name),
        kept=kept,
        broken=broken,
        shifts=(*(Shifts.model_construct(trust=known[name].earns) for name in kept), *(known[name] for name in broken)),
    )


def _named(known: Mapping[str, Promise], ledger: Sequence[PromiseResult], reading: Reading) -> tuple[str, ...]:
    """The open promises that a reply speaks of when it only says that it keeps or breaks one: else the last made."""
    still_open = [result.name for result in ledger if result.name in known and result.status == "open"]
    spoken_of = tuple(name for name in still_open if reading.mentions(known[name].words))
    return spoken_of or tuple(still_open[-1:])


def _happens(condition: Condition | None, act: Act, means_it: bool, moment: Moment) -> bool:
    return is_met(condition, moment) if condition is not None else means_it and act in moment.acts


def _settle_unknown(ledger: list[PromiseResult], score: Score, turn: int, any_known: bool) -> list[PromiseResult]:
    """A reply that keeps or breaks none of the scenario's promises speaks of the last other one."""
    if any_known:
        return ledger
    last = next((n for n in reversed(range(len(ledger))) if not ledger[n].name and ledger[n].status == "open"), None)
    if last is not None and Act.KEEPS_PROMISE in score.acts:
        ledger[last] = replace(ledger[last], status="kept", turn=turn)
    elif last is not None and Act.BREAKS_PROMISE in score.acts:
        ledger[last] = replace(ledger[last], status="broken", turn=turn)
    return ledger


def _made(
    known: Mapping[str, Promise], ledger: Sequence[PromiseResult], reading: Reading, score: Score, turn: int
) -> Iterator[PromiseResult]:
    waiting = {result.name or result.words for result in ledger if result.status == "open"}
    unknown = 0
    for sentence in _sentences(reading):
        seen = _seen_to_commit(sentence, score)
        promises = [name for name, promise in known.items() if _promised(sentence.reading, promise, seen)]
        for name in promises:
            if name not in waiting:
                waiting.add(name)
                yield PromiseResult(name, known[name].text, sentence.words, turn)
        other = seen and not promises and _looks_ahead(sentence.reading)
        if other and sentence.words not in waiting and unknown < MOST_UNKNOWN:
            unknown += 1
            waiting.add(sentence.words)
            yield PromiseResult("", sentence.words, sentence.words, turn)


def _sentences(reading: Reading) -> Iterator[Sentence]:
    for match in _SENTENCE.finditer(reading.text):
        if match.group().strip():
            yield Sentence(match.start(), match.end(), reading.like(match.group()))


def _seen_to_commit(sentence: Sentence, score: Score) -> bool:
    return any(
        entry.act == Act.COMMITS
        and entry.span.text == "reply"
        and entry.span.start < sentence.end
        and sentence.start < entry.span.end
        for entry in score.findings
    )


def _looks_ahead(reading: Reading) -> bool:
    """Say whether a sentence speaks of what is to come: what is being done already is no promise."""
    return reading.grammar.promises.within(reading.texts(0, len(reading.words)))


def _promised(reading: Reading, promise: Promise, seen_to_commit: bool) -> bool:
    places = [place for phrase in promise.words for place in reading.places(phrase)]
    return any(is_open(reading, place) and (seen_to_commit or _commits(reading, place)) for place in places)


def _commits(reading: Reading, place: tuple[int, int]) -> bool:
    """Say whether the words of the sentence up to the end of what is named commit, rather than suppose."""
    grammar, sentence = reading.grammar, reading.sentence_of(place[0])
    words = reading.texts(sentence.start, place[1])
    after = reading.texts(place[1], place[1] + 1)
    if after and after[0] in grammar.reminds:
        return False
    if sentence.question and (grammar.asks_wish.opens(words) or grammar.opens_question(words)):
        return False
    promised = len(words) if words[-1].endswith(grammar.futures) else grammar.promises.last_end(words)
    return promised > grammar.supposes.last_end(words)
