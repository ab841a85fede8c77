"""What a reply puts on the table: which means it offers, gives, prices or gives for nothing.

To name something is not yet to offer it. "Did you ask for a fresh plate?" wants to know, "we don't remake dishes" and
"you should have asked for it fresh" refuse; "shall I have it made fresh?" offers, and "I'll have it made fresh" gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.model import Act
from simulator.conversation.money import says_amount
from simulator.conversation.words import Reading
from simulator.scenario.model import Means


@dataclass(frozen=True, slots=True)
class Offers:
    """The ids of the means in one reply, each tuple in the order of the scenario.

    ``offers`` are put on the table, ``discloses`` are those whose charge is said (of a means offered now or before),
    ``waives`` those that are said to cost nothing, ``slips`` those given with a charge that has not been said.
    """

    offers: tuple[str, ...] = ()
    discloses: tuple[str, ...] = ()
    waives: tuple[str, ...] = ()
    slips: tuple[str, ...] = ()


_NEAR = 12
_FAR = 40
"""How many words around what is named are looked at: within its clause, and within its sentence."""


def has_charge_to_say(means: Means) -> bool:
    """Say whether this means has a charge that must be disclosed."""
    return means.charge is not None and means.disclose


def read_offers(
    reading: Reading,
    means: Mapping[str, Means],
    acts: tuple[Act, ...] = (),
    offered: tuple[str, ...] = (),
    settled: tuple[str, ...] = (),
) -> Offers:
    """Return what ``reading`` does with ``means``.

    ``acts`` are the acts that the scorer saw; ``offered`` the means offered by earlier replies; ``settled`` those whose
    charge has been said or waived by them.
    """
    places = {name: [place for phrase in one.words for place in reading.places(phrase)] for name, one in means.items()}
    places = _longest(places)
    open_places = {name: [place for place in where if is_open(reading, place)] for name, where in places.items()}
    offers = tuple(name for name in means if open_places[name])
    given = [name for name in offers if any(_is_given(reading, place, acts) for place in open_places[name])]
    if _is_choice(reading, offers):
        given = []
    charged = [name for name in means if has_charge_to_say(means[name])]
    pending = [name for name in charged if name in offered and name not in settled]
    on_table = [name for name in charged if name in offers or name in pending]
    discloses, waives = _charges(reading, means, on_table, [n for n in on_table if n in offers] or pending, places)
    settled = (*settled, *discloses, *waives)
    slips = tuple(name for name in given if name in charged and name not in settled)
    return Offers(offers, discloses, waives, slips)


def _is_choice(reading: Reading, offers: tuple[str, ...]) -> bool:
    """Say whether it is left to the customer which of several things is done, so that none is given yet."""
    asked = any(sentence.question for sentence in reading.sentences)
    words = reading.texts(0, len(reading.words))
    return (asked or len(offers) > 1) and reading.grammar.chooses.within(words)


def _longest(places: dict[str, list[tuple[int, int]]]) -> dict[str, list[tuple[int, int]]]:
    """Leave words that two phrases share to the longer one: "six pasties" to the pasties, not to "six"."""
    longest: dict[int, int] = {}
    for start, end in (place for where in places.values() for place in where):
        for word in range(start, end):
            longest[word] = max(longest.get(word, 0), end - start)
    return {
        name: [(start, end) for start, end in where if all(longest[word] <= end - start for word in range(start, end))]
        for name, where in places.items()
    }


def is_open(reading: Reading, place: tuple[int, int]) -> bool:
    """Say whether what is named at ``place`` is neither refused, asked about, nor held against the customer."""
    start, end = place
    sentence = reading.sentence_of(start)
    opening = reading.texts(sentence.start, min(sentence.end, sentence.start + _FAR))
    if sentence.question and reading.grammar.only_asks(opening):
        return False
    return not (
        _is_refused_before(reading, start)
        or _is_refused_after(reading, end)
        or _is_held_against(reading, max(sentence.start, start - _FAR), start)
    )


def _is_refused_before(reading: Reading, place: int) -> bool:
    grammar, sentence = reading.grammar, reading.sentence_of(place)
    start, end = reading.clause_of(place)[0], place
    while True:
        words = grammar.harmless.blanked_in(reading.texts(max(start, end - _NEAR), end))
        refused, affirmed = grammar.negates.last_end(words), grammar.affirms.last_end(words)
        if refused or affirmed:
            return refused >= affirmed
        if start == sentence.start or reading.words[start].text not in grammar.carries:
            return False
        start, end = reading.clause_of(start - 1)[0], start


def _is_refused_after(reading: Reading, end: int) -> bool:
    grammar = reading.grammar
    after = reading.texts(end, min(reading.clause_of(end - 1)[1], end + _NEAR))
    return grammar.negates_after.within(grammar.harmless.blanked_in(after))


def _is_held_against(reading: Reading, start: int, end: int) -> bool:
    grammar, words = reading.grammar, reading.texts(start, end)
    held = grammar.reproaches.last_end(words)
    return held > max(grammar.affirms.last_end(words), grammar.commits.last_end(words))


def _is_given(reading: Reading, place: tuple[int, int], acts: tuple[Act, ...]) -> bool:
    grammar, (start, end) = reading.grammar, place
    sentence = reading.sentence_of(start)
    if sentence.question:
        return False
    before = reading.texts(max(reading.clause_of(start)[0], start - _NEAR), start)
    supposed, committed = grammar.supposes.last_end(before), grammar.commits.last_end(before)
    if supposed > committed:
        return False
    after = reading.texts(end, min(sentence.end, end + _FAR))
    return committed > 0 or Act.COMMITS in acts or grammar.commits.within(after)


def _charges(
    reading: Reading,
    means: Mapping[str, Means],
    on_table: list[str],
    unnamed: list[str],
    places: Mapping[str, list[tuple[int, int]]],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which of the means ``on_table`` have their charge said, and which are said to cost nothing.

    A clause that names no means speaks of the one named last before it, or of ``unnamed``; an amount speaks of whatever
    costs it.
    """
    grammar = reading.grammar
    discloses: set[str] = set()
    waives: set[str] = set()
    last: set[str] = set()
    last_charged: set[str] = set()
    clauses = {name: {reading.words[place].clause for place, _ in where} for name, where in places.items()}
    for clause, (start, end) in reading.clauses.items():
        words = reading.texts(start, end)
        named = {name for name in means if clause in clauses[name]}
        last = named or last
        last_charged = named.intersection(on_table) or last_charged
        if grammar.free.within(grammar.not_free.blanked_in(words)):
            waives.update(last.intersection(on_table) if last else unnamed)
        elif grammar.extra.within(words):
            discloses.update(last_charged or unnamed if not named else named.intersection(on_table))
    for name in on_table:
        charge = means[name].charge
        if charge is not None and name not in waives and says_amount(reading.text, charge, grammar.language):
            discloses.add(name)
    return tuple(n for n in on_table if n in discloses), tuple(n for n in on_table if n in waives)
