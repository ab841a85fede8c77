from __future__ import annotations

import pytest

from tests.scenarios.stories import Turn, company, empathy, golden, neutral, platinum, play, wants

NAME = "en/extra-hot-diner"

ASK = platinum("How hot would you like it?", "asks-wants")
CHOICE = platinum(
    "Back on the flame, three minutes, or a fresh bowl, nine minutes, two pounds extra. Which would you rather?",
    "offers-choice",
    "discloses-charge",
)
FLAME = platinum("I'll put it back on the flame, three minutes.", "commits")
BLAME = company("You should have told us when you ordered.", "blames")
POLICY = company("It left the kitchen at seventy degrees, that's our standard.", "cites-policy")
PROJECT = golden("I'd hate that too.", "projects")
TASTE = golden("A stew is much nicer once it has cooled, everyone loves it like that.", "assumes-need")
PUDDING = golden("I'll bring you a chocolate pudding on the house.", "assumes-need", "commits")
SORRY = empathy("I'm sorry, and you with a film at eight.", "apologises", "takes-up")
PIE = platinum("And shall I keep your wife's pie warm meanwhile?", "offers-choice", "takes-up")
HERE = neutral("There you are.")


@pytest.mark.parametrize(
    ("turns", "ending"),
    [
        ([ASK, CHOICE, PIE, HERE], "comes-back"),
        ([CHOICE, PIE, HERE], "comes-back"),
        ([SORRY, ASK, FLAME, ASK, FLAME, HERE], "comes-back"),
        ([ASK, SORRY, ASK, neutral("Of course."), HERE], "comes-back"),
        ([ASK, SORRY, ASK, POLICY, HERE], "hot-and-on-time"),
        ([FLAME, HERE, HERE], "hot-and-on-time"),
        ([SORRY, neutral("Of course, let me take that."), FLAME, HERE, HERE], "hot-and-on-time"),
        ([neutral("Ok"), neutral("Ok"), neutral("Ok")], "eats-it-warm"),
        ([SORRY, PROJECT, TASTE, PUDDING], "nice-not-heard"),
        ([PROJECT, TASTE, PROJECT], "nice-not-heard"),
        ([PUDDING, TASTE, TASTE], "nice-not-heard"),
        ([BLAME, BLAME], "walks-out"),
        ([POLICY, POLICY, POLICY], "walks-out"),
        ([neutral("Is there a problem?"), POLICY, BLAME, POLICY, POLICY], "walks-out"),
        ([POLICY, POLICY, ASK, FLAME, HERE, HERE], "hot-and-on-time"),
        ([BLAME, company("You should have said. I'll reheat it.", "blames"), HERE, HERE], "fed"),
    ],
)
def test_what_is_said_decides_how_it_ends(turns: list[Turn], ending: str) -> None:
    state, moves = play(NAME, *turns)
    assert (state.ending, len(moves)) == (ending, len(turns))


def test_time_runs_out() -> None:
    replies = [neutral("Hello."), SORRY, ASK, SORRY, PROJECT, SORRY, ASK, PROJECT]
    assert play(NAME, *replies)[0].ending == "out-of-time"


def test_a_charge_said_and_chosen_is_fine() -> None:
    offer = platinum("I can have a fresh bowl made, nine minutes, two pounds extra. All right?", "discloses-charge")
    state, _ = play(NAME, ASK, offer, PIE, HERE)
    assert state.ending == "comes-back"


def test_a_charge_slipped_in_is_not() -> None:
    given = platinum("I'll have a fresh bowl made right away, nine minutes.", "commits")
    state, moves = play(NAME, ASK, given, PIE, HERE)
    assert moves[1].slips == ("remake",)
    assert state.ending == "line-on-the-bill"
    assert wants(state)["do"] != "met"


def test_a_charge_that_was_offered_as_a_question_and_never_said_is_not_fine_either() -> None:
    asked = platinum("Shall I have a fresh bowl made?", "offers-choice")
    done = platinum("Straight away, nine minutes.", "commits")
    state, _ = play(NAME, ASK, asked, done, HERE, HERE)
    assert state.ending == "line-on-the-bill"


def test_a_charge_said_with_the_bowl_on_the_table_comes_late() -> None:
    given = platinum("I'll have a fresh bowl made right away.", "commits")
    state, _ = play(NAME, ASK, given, HERE, neutral("That's two pounds extra, by the way."))
    assert state.ending == "fed"


def test_a_charge_waived_is_no_trap() -> None:
    gift = platinum("I'll bring a fresh bowl, nine minutes, on the house.", "commits")
    assert play(NAME, ASK, gift, PIE, HERE)[0].ending == "comes-back"


def test_choosing_the_free_one_leaves_no_charge_behind() -> None:
    both = platinum("I could reheat it or bring a fresh bowl, which would you like?", "offers-choice")
    assert play(NAME, ASK, both, PIE, HERE)[0].ending == "comes-back"


def test_an_open_question_brings_out_how_hot_and_then_whose_pie() -> None:
    _, moves = play(NAME, ASK, FLAME, ASK)
    assert [move.found for move in moves] == [("heat",), (), ("asha",)]
    assert "Asha" in moves[2].lines[0].says


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("When do you need to leave?", "leave"),
        ("How long have you got?", "leave"),
        ("And your wife, is her pie all right?", "asha"),
        ("Have you always liked it so hot?", "why"),
    ],
)
def test_other_questions_bring_out_other_facts(question: str, fact: str) -> None:
    assert play(NAME, neutral(question, "asks-detail"))[1][0].found == (fact,)


def test_asking_for_what_he_has_said_costs_patience() -> None:
    asked, _ = play(NAME, neutral("When is your film?"))
    plain, _ = play(NAME, neutral("I see."))
    assert asked.mood.patience <= plain.mood.patience - 10


def test_he_does_not_mean_the_chilli() -> None:
    _, (move, *_) = play(NAME, golden("I'll bring you some chilli sauce!", "assumes-need"))
    assert move.beat == "chilli"


def test_the_wants_follow_the_conversation() -> None:
    good, _ = play(NAME, ASK, CHOICE, PIE, HERE)
    assert set(wants(good).values()) == {"met"}
    plain, _ = play(NAME, FLAME, HERE, HERE)
    assert wants(plain) == {"feel": "half met", "think": "half met", "do": "half met"}
    bad, _ = play(NAME, BLAME, BLAME)
    assert set(wants(bad).values()) == {"missed"}
