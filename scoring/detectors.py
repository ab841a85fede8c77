"""Cues that words alone cannot catch: what the reply does with what the customer said.

Each detector reads a ``Reading`` and returns what it found as token spans of the reply, with the span of the
customer's words that it answers where there is one. Their texts, points and examples stand in the packs like those
of every other cue.
"""

from __future__ import annotations

from scoring.detected import Detected, Detector
from scoring.detectors_attempt import (
    asks_again,
    keeps_earlier_promise,
    passes_over_what_was_said_again,
    same_words_again,
)
from scoring.detectors_contrary import contradicts
from scoring.detectors_firm import tautology
from scoring.detectors_french import (
    french_choice,
    french_no_with_a_way_out,
    french_tautology,
    french_time_given,
)
from scoring.detectors_length import too_long_for_the_channel, too_long_for_the_terse
from scoring.detectors_pair import answers_with_fact, fragment, in_kind
from scoring.detectors_rule import sends_to_a_page, states_a_rule
from scoring.detectors_uptake import carries_on, stays_with_them
from scoring.reading import Reading


def own_words(reading: Reading) -> list[Detected]:
    """Words of substance that the customer used and the reply uses again: the simplest uptake (Demszky et al. 2021)."""
    said = reading.said.told
    found: list[Detected] = []
    taken: set[str] = set()
    for place, word in enumerate(reading.tokens.lexemes):
        key = word.key
        if key in said and key not in taken:
            taken.add(key)
            found.append(Detected(place, place + 1, reading.said_span(said[key], said[key] + 1)))
    return found


def choice_question(reading: Reading) -> list[Detected]:
    """A question that puts two things side by side and leaves the choice: "under the grill, or a fresh one?"."""
    if reading.context.language == "fr":
        return french_choice(reading)
    found: list[Detected] = []
    for start, end in reading.tokens.questions:
        words = reading.tokens.lower[start:end]
        if "or" in words[1:-2] and _offers(words):
            found.append(Detected(start, end))
    return found


def _offers(words: list[str]) -> bool:
    """Not "yes or no?", and not asking which record it is: "is that cash or card?", "was it the front or the back?"."""
    if _RECORDS.intersection(words):
        return False
    return not _ASKS_WHAT_IS.intersection(words[:6]) or bool(_WISHES.intersection(words))


_RECORDS = frozenset("cash card email mail yes account".split())
_ASKS_WHAT_IS = frozenset("is 's are was were did does has have had happening".split())
_WISHES = frozenset(
    (
        "want wants wanted like rather prefer prefers sooner suit suits easier better best need needs shall would will "
        "'d 'll bring keep hold me kinder happier worth matter matters enough"
    ).split()
)


DETECTORS: dict[str, Detector] = {
    "asks-again": asks_again,
    "keeps-earlier-promise": keeps_earlier_promise,
    "said-again-and-passed-over": passes_over_what_was_said_again,
    "same-words-again": same_words_again,
    "too-long-for-the-channel": too_long_for_the_channel,
    "too-long-for-the-terse": too_long_for_the_terse,
    "contradicts": contradicts,
    "tautology": tautology,
    "own-words": own_words,
    "choice-question": choice_question,
    "french-tautology": french_tautology,
    "french-time-given": french_time_given,
    "french-no-with-a-way-out": french_no_with_a_way_out,
    "stays-with-them": stays_with_them,
    "carries-on": carries_on,
    "in-kind": in_kind,
    "answers-with-fact": answers_with_fact,
    "fragment": fragment,
    "states-a-rule": states_a_rule,
    "sends-to-a-page": sends_to_a_page,
}
