from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.model import Step
from simulator.conversation import shoes
from simulator.conversation.shoes import Answer, Rating, ShoesState
from simulator.scenario.model import Scenario
from tests.simulator.conversation.kettle import kettle

SHOES = {
    "you": "You are Oz. Your kettle hisses.",
    "agents": [
        {
            "step": "company",
            "name": "Al",
            "greets": ["Yes?", "Next."],
            "replies": [["The manual says so.", "It's in the manual."], "Page nine.", "Goodbye."],
            "hears": [
                {"words": ["guests", "@signs-off"], "says": "Guests aren't covered."},
                {"words": ["friday"], "says": ["Friday is a public holiday.", "We close on Friday."]},
            ],
        },
        {"step": "platinum", "name": "Cy", "replies": ["What would you like?", "Then so be it.", "Anything else?"]},
    ],
}


def scenario() -> Scenario:
    return kettle(shoes=SHOES)


def test_the_agent_greets_or_waits() -> None:
    assert shoes.begin(scenario(), 0) == (ShoesState(0), ("Next.",))
    assert shoes.begin(scenario(), 0, 1)[1] == ("Yes?",)
    assert shoes.begin(scenario(), 1) == (ShoesState(1), ())


def test_the_replies_come_in_order_and_the_last_one_ends_it() -> None:
    state, _, answers = shoes.replay(scenario(), 1, 0, ["It hisses.", "A quiet one.", "No.", "Hello?"])
    assert answers == [
        Answer(1, ("What would you like?",)),
        Answer(2, ("Then so be it.",)),
        Answer(3, ("Anything else?",), last=True),
    ]
    assert state == ShoesState(1, turn=3, ended=True)
    assert shoes.advance(scenario(), state, "Hello?") == (state, Answer(3, (), last=True))


def test_what_is_heard_is_answered_once_and_first() -> None:
    _, _, answers = shoes.replay(scenario(), 0, 0, ["Guests on Friday!", "On FRIDAY, guests.", "Guests. Friday."])
    assert answers[0].says[0] == "Guests aren't covered."
    assert answers[1].says[0] in {"Friday is a public holiday.", "We close on Friday."}
    assert answers[2].says == ("Goodbye.",)
    assert [len(answer.says) for answer in answers] == [2, 2, 1]


def test_lists_of_words_are_heard_too() -> None:
    assert shoes.replay(scenario(), 0, 0, ["Cheers."])[2][0].says[0] == "Guests aren't covered."


def test_a_rating_is_one_to_five_and_says_whom_it_is_for() -> None:
    assert shoes.rate(scenario(), 1, 5) == Rating("Cy", Step.PLATINUM, 5)
    for rating in (0, 6):
        with pytest.raises(ValueError, match="from 1 to 5"):
            shoes.rate(scenario(), 0, rating)


@pytest.mark.parametrize("agent", [-1, 2])
def test_there_must_be_such_an_agent(agent: int) -> None:
    with pytest.raises(ValueError, match="has no agent"):
        shoes.begin(scenario(), agent)
    with pytest.raises(ValueError, match="has no agent 0"):
        shoes.begin(kettle(), 0)


@given(st.integers(0, 1), st.integers(-9, 10**6), st.lists(st.text(max_size=60), min_size=3, max_size=9))
def test_whatever_the_trainee_says_it_ends_and_replays_alike(agent: int, wording: int, said: list[str]) -> None:
    state, greeting = shoes.begin(scenario(), agent, wording)
    answers = []
    for words in said[:3]:
        state, answer = shoes.advance(scenario(), state, words)
        assert 1 <= len(answer.says) <= 2
        assert all(answer.says)
        answers.append(answer)
    assert state.ended
    assert shoes.replay(scenario(), agent, wording, said) == (state, greeting, answers)


@pytest.mark.parametrize(
    ("ratings", "lesson"),
    [
        ({Step.COMPANY: 1, Step.GOLDEN: 3, Step.PLATINUM: 5}, "platinum"),
        ({Step.COMPANY: 1, Step.GOLDEN: 5, Step.PLATINUM: 5}, "shared"),
        ({Step.COMPANY: 1, Step.EMPATHY: 5, Step.PLATINUM: 4}, "kind"),
        ({Step.COMPANY: 4, Step.GOLDEN: 4, Step.PLATINUM: 3}, "company"),
        ({Step.COMPANY: 2, Step.GOLDEN: 2, Step.PLATINUM: 2}, "same"),
        ({Step.GOLDEN: 2}, "kind"),
    ],
)
def test_the_ratings_give_something_to_think_about(ratings: dict[Step, int], lesson: str) -> None:
    assert shoes.lesson([Rating(step.value, step, rating) for step, rating in ratings.items()]) == lesson
