from __future__ import annotations

import pytest

from tests.scenarios.stories import Turn, company, empathy, golden, neutral, platinum, play, wants

NAME = "en/changed-order"

ASK = platinum("What matters most about the six?", "asks-wants")
PLAN = platinum(
    "One cheese and onion pie for Desmond at half past five, three pounds extra, and five cheese pasties, no charge?",
    "offers-choice",
    "discloses-charge",
)
CHOICE = platinum(
    "I can bake one cheese and onion, three pounds, and swap five for pasties, or six fresh pies at ten to six, "
    "eighteen pounds. Which would you rather?",
    "offers-choice",
    "discloses-charge",
)
SIX = platinum("I'll make six cheese and onion, ten to six, eighteen pounds extra.", "commits", "discloses-charge")
SIX_HIDDEN = platinum("No problem, I'll make six cheese and onion for ten to six.", "commits")
PASTIES = platinum("I can swap six for cheese pasties, half past five, no charge.", "commits")
POLICY = company("Our policy is twenty-four hours' notice.", "cites-policy")
BLAME = company("You should have checked your order.", "blames")
PROJECT = golden("I'd be mortified if that happened to me!", "projects")
TASTE = golden("Everyone loves our chicken pie, I wouldn't worry.", "assumes-need")
BROWNIES = golden("I'll pop in a tray of brownies, trust me.", "assumes-need", "commits")
SORRY = empathy("Oh Fran, and you having to whisper in the dark.", "takes-up", "names-feeling")
GO = platinum("One for Desmond, five pasties, stage door, half past five. Go.", "checks-understanding", "commits")


@pytest.mark.parametrize(
    ("turns", "ending"),
    [
        ([ASK, CHOICE, GO], "last-night"),
        ([ASK, PLAN, GO], "last-night"),
        ([ASK, SIX, GO], "last-night"),
        ([CHOICE, GO], "covered"),
        ([SIX, GO], "covered"),
        ([PASTIES, neutral("No, sorry, only pasties.")], "half-right"),
        ([PASTIES, ASK, PLAN, GO], "last-night"),
        ([SORRY, PROJECT, TASTE, BROWNIES], "lovely-nothing"),
        ([SORRY, SORRY, SORRY], "lovely-nothing"),
        ([SORRY, SORRY, ASK, PLAN, GO], "last-night"),
        ([PROJECT, TASTE, PROJECT], "lovely-nothing"),
        ([POLICY, POLICY], "rings-off"),
        ([BLAME, BLAME], "rings-off"),
        ([neutral("What name, and what's the order number?"), POLICY, BLAME, POLICY], "rings-off"),
        ([neutral("Hm."), neutral("Hm."), neutral("Hm."), neutral("Hm.")], "thunder"),
        ([neutral("Hold on."), neutral("Yes."), SIX, neutral("Go.")], "covered"),
    ],
)
def test_what_is_said_decides_how_it_ends(turns: list[Turn], ending: str) -> None:
    state, moves = play(NAME, *turns)
    assert (state.ending, len(moves)) == (ending, len(turns))


def test_she_asks_for_the_price_and_a_late_one_is_still_fine() -> None:
    _, moves = play(NAME, ASK, SIX_HIDDEN)
    assert (moves[1].slips, moves[1].beat) == (("all-six",), "price-asked")
    state, _ = play(NAME, ASK, SIX_HIDDEN, platinum("Eighteen pounds."), GO)
    assert state.ending == "last-night"


@pytest.mark.parametrize("reply", ["Nothing!", "No charge.", "It's on the house."])
def test_a_gift_is_an_answer_too(reply: str) -> None:
    assert play(NAME, ASK, SIX_HIDDEN, platinum(reply), GO)[0].ending == "last-night"


def test_a_price_that_is_never_said_comes_on_the_invoice() -> None:
    state, _ = play(NAME, ASK, SIX_HIDDEN, platinum("Don't worry about it."), GO)
    assert state.ending == "invoice"
    assert wants(state)["think"] != "met"


@pytest.mark.parametrize("question", ["Who are the six for?", "And the other five, what would they eat?"])
def test_asking_whom_it_is_for_leads_to_desmond(question: str) -> None:
    _, (move,) = play(NAME, neutral(question, "asks-detail"))
    assert set(move.found) == {"others", "desmond"}
    assert move.beat == "names-it"


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("When do they eat?", "really-when"),
        ("What's the latest you need them?", "really-when"),
        ("What's your budget?", "tin"),
    ],
)
def test_other_questions_bring_out_other_facts(question: str, fact: str) -> None:
    assert play(NAME, neutral(question, "asks-detail"))[1][0].found == (fact,)


def test_asking_for_what_she_has_said_costs_patience() -> None:
    asked, (move,) = play(NAME, neutral("What name is it, and which order?"))
    plain, _ = play(NAME, neutral("I see."))
    assert asked.mood.patience <= plain.mood.patience - 10
    assert move.lines[0].says.startswith("Fran. The Playhouse.")


def test_the_wants_follow_the_conversation() -> None:
    good, _ = play(NAME, ASK, CHOICE, GO)
    assert set(wants(good).values()) == {"met"}
    bad, _ = play(NAME, BLAME, BLAME)
    assert set(wants(bad).values()) == {"missed"}
