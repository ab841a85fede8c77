from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.conversation.words import Reading, fold


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("fresh plate", "A FRESH plate, right away."),
        ("don't", "I don’t know"),
        ("don't", "i dont know"),
        ("film", "the film's at eight"),
        ("addition", "réglez l’addition"),
        ("reheat*", "Reheating it now"),
        ("re-heat", "I could re-heat it"),
        ("crème brûlée", "une CREME BRULEE"),
        ("oeuf", "un œuf"),
        ("Mr Patel", "Of course, Mr. Patel."),
        ("plate", "plate"),
        ("put* it back", "I'm putting it back"),
        ("2.50", "that's 2.50 more"),
    ],
)
def test_a_phrase_is_found_however_it_was_typed(phrase: str, text: str) -> None:
    assert Reading(text).mentions([phrase])


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("hot", "a shot of rum"),
        ("can", "I can't"),
        ("ill", "I'll do it"),
        ("fresh plate", "fresh from the plate"),
        ("plates", "plate"),
        ("pla te", "plate"),
        ("**", "anything"),
        ("?!", "what?!"),
        ("plate of", "a plate"),
        ("heat", "theatre"),
    ],
)
def test_other_words_are_not_taken_for_it(phrase: str, text: str) -> None:
    assert not Reading(text).mentions([phrase])


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Sorry. How hot would you like it?", [False, True]),
        ("how hot do you want it", [True]),
        ("What a shame. What time is your film", [False, True]),
        ("I know what you mean.", [False]),
        ("Tell me what would help", [True]),
        ("It's £2.50 extra. OK?!", [False, True]),
        ("Really!?", [True]),
        ("", []),
        ("... ?? !!", []),
        ("When you order, say so.", [False]),
    ],
)
def test_questions_are_seen_with_and_without_their_mark(text: str, questions: list[bool]) -> None:
    assert [sentence.question for sentence in Reading(text).sentences] == questions


def test_french_questions_are_seen_too() -> None:
    assert Reading("Comment voulez-vous votre plat", "fr").sentences[0].question
    assert not Reading("Comme vous voulez.", "fr").sentences[0].question


def test_a_question_asks_with_the_words_of_its_own_sentence_only() -> None:
    reading = Reading("I see you have a film. Shall I hurry?")
    assert not reading.asks_with(["film"])
    assert reading.asks_with(["film"], anywhere=True)
    assert reading.asks_with(["hurry"])


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    reading = Reading(text)
    assert fold(fold(text)) == fold(text)
    assert [word for s in reading.sentences for word in range(s.start, s.end)] == list(range(len(reading.words)))
    for start, end in reading.clauses.values():
        assert start < end
    for word in reading.words:
        assert reading.mentions([word.text])


@given(st.text(min_size=2, max_size=80), st.text())
def test_any_phrase_can_be_looked_for(phrase: str, text: str) -> None:
    for start, end in Reading(text).places(phrase):
        assert start < end


def test_long_texts_take_time_in_proportion() -> None:
    def seconds(size: int) -> float:
        text = "fresh plate, a' ?! " * size
        began = time.perf_counter()
        Reading(text).mentions(["fresh plat*", "a", "zz*"])
        return time.perf_counter() - began

    seconds(100)
    small, large = min(seconds(500) for _ in range(3)), min(seconds(5000) for _ in range(3))
    assert large < 40 * small
