from __future__ import annotations

from typing import Any

import pytest

from scoring.model import Score
from simulator.conversation import Line, Mood, Move, State, advance, begin, replay
from simulator.conversation.speaking import SILENCE
from simulator.scenario.model import Scenario
from tests.simulator.conversation.samples import SOUP, score, soup


def play(*turns: tuple[str, Score], scenario: Scenario | None = None, wording: int = 0) -> tuple[State, list[Move]]:
    return replay(scenario or soup(), wording, turns)


def words(move: Move) -> list[str]:
    return [line.says for line in move.lines]


def test_the_customer_opens_with_the_first_beat() -> None:
    state, opening = begin(soup())
    assert (state.beat, state.mood, state.turn) == ("complaint", Mood(50, 60), 0)
    assert state.found == ("train",)
    assert [(want.want, want.status, want.turn) for want in state.wants] == [
        ("feel", "missed", 0),
        ("think", "missed", 0),
        ("do", "missed", 0),
    ]
    assert len(opening) == 1
    assert opening[0].says in SOUP["beats"]["complaint"]["says"]


def test_a_named_start_is_used() -> None:
    assert begin(soup(start="bristles"))[1] == (Line("Excuse me?"),)


def test_wordings_differ_between_attempts_and_thoughts_go_with_their_words() -> None:
    pairs = dict(zip(SOUP["beats"]["complaint"]["says"], SOUP["beats"]["complaint"]["thinks"], strict=True))
    openings = [begin(soup(), wording)[1][0] for wording in range(3)]
    assert {line.says for line in openings} == set(pairs)
    assert all(pairs[line.says] == line.thinks for line in openings)


def test_staying_on_a_beat_brings_the_next_wording() -> None:
    beats = {"a": {"says": ["One.", "Two."], "next": [{"says": ["Uh.", "Huh."], "go": "a"}]}}
    scenario = soup(beats=beats, interrupts=[], turns=5)
    _, opening = begin(scenario)
    _, moves = play(*[("", score())] * 4, scenario=scenario)
    said = [opening[0].says, *(words(move)[1] for move in moves)]
    assert said in (["One.", "Two.", "One.", "Two.", "One."], ["Two.", "One.", "Two.", "One.", "Two."])
    assert words(moves[0])[0] != words(moves[1])[0]


def test_the_first_branch_that_holds_is_taken_and_says_why() -> None:
    _, (move,) = play(("You should have eaten faster.", score("blames", "asks-wants")))
    assert move.branch == "complaint → bristles (branch 1: act blames)"
    assert move.beat == "bristles"
    assert (move.before, move.after) == (Mood(50, 60), Mood(20, 60))


def test_the_last_branch_holds_always() -> None:
    _, (move,) = play(("Er.", score()))
    assert move.branch == "complaint → waits (branch 5: always)"


def test_an_open_question_brings_out_one_fact_at_a_time_in_order() -> None:
    state, moves = play(*[("What would you like?", score("asks-wants"))] * 3)
    assert moves[0].found == ("heat", "late")
    assert words(moves[0]) == [
        "Hot enough to need a spoon of patience.",
        "I was late myself, to be fair.",
        "You ask well.",
    ]
    assert moves[1].found == ("bread",)
    assert moves[2].found == ()
    assert state.found == ("train", "heat", "late", "bread")


def test_a_question_with_the_right_word_brings_out_a_fact() -> None:
    _, (move,) = play(("Is it your teeth?", score()))
    assert move.found == ("tooth",)
    assert words(move)[0] in ("A tooth, yes.", "It's my tooth.")


@pytest.mark.parametrize("reply", ["My teeth hurt too.", "Is it cold? My teeth say so."])
def test_the_word_outside_a_question_does_not(reply: str) -> None:
    assert play((reply, score()))[1][0].found == ()


def test_an_act_of_asking_counts_where_the_mark_was_left_out() -> None:
    assert play(("and the teeth", score("asks-detail")))[1][0].found == ("tooth",)


def test_a_fact_is_never_told_twice() -> None:
    _, moves = play(("Teeth?", score()), ("Your teeth?", score()))
    assert [move.found for move in moves] == [("tooth",), ()]


def test_asking_again_for_what_was_told_costs_patience() -> None:
    state, (move,) = play(("When is your train?", score()))
    assert move.found == ()
    assert move.after == Mood(50, 35)
    assert play(("So, your train at nine.", score()))[0].mood == Mood(50, 60)
    assert state.found == ("train",)


def test_reactions_add_up_and_come_before_the_branch() -> None:
    _, (move,) = play(("Sorry, we never do that.", score("apologises", step="company")))
    assert move.after == Mood(50, 55)


def test_the_mood_stays_between_0_and_100() -> None:
    reactions = [{"if": {"act": "blames"}, "trust": -90, "patience": 90}]
    customer = {**SOUP["customer"], "reactions": reactions}
    state, _ = play(("You.", score("blames")), scenario=soup(customer=customer))
    assert state.mood == Mood(0, 100)


def test_an_interrupt_comes_first_and_does_not_repeat_itself() -> None:
    customer = {**SOUP["customer"], "patience": 12}
    _, moves = play(("No.", score(step="company")), ("No.", score(step="company")), scenario=soup(customer=customer))
    assert moves[0].branch == "complaint → storms (interrupt 1: patience <= 10)"
    assert words(moves[0]) == ["Enough.", "I mean it."]
    assert (moves[1].ending, moves[1].branch) == ("walks", "storms → walks (branch 1: always)")


def test_an_interrupt_counts_the_present_beat_as_visited() -> None:
    interrupts = [{"if": {"act": "sells", "not": {"visited": "waits"}}, "go": "bristles"}]
    selling = ("Wine?", score("sells"))
    _, moves = play(("Er.", score()), selling, scenario=soup(interrupts=interrupts))
    assert [move.beat for move in moves] == ["waits", "waits"]
    assert play(selling, scenario=soup(interrupts=interrupts))[1][0].beat == "bristles"


def test_a_disclosed_charge_is_fine_and_a_hidden_one_is_not() -> None:
    open_, open_moves = play(("I'll bring a fresh bowl, two pounds extra.", score()), ("Enjoy.", score()))
    hidden, hidden_moves = play(("I'll bring a fresh bowl right away.", score()), ("Enjoy.", score()))
    assert (open_.ending, hidden.ending) == ("smiles", "walks")
    assert (open_moves[0].discloses, open_moves[0].slips) == (("fresh",), ())
    assert (hidden_moves[0].discloses, hidden_moves[0].slips) == ((), ("fresh",))
    assert words(hidden_moves[1]) == ["And what's this on the bill?", "Goodbye."]


def test_a_charge_said_later_is_no_longer_hidden() -> None:
    state, _ = play(("I'll bring a fresh bowl right away.", score()), ("That's two pounds extra.", score()))
    assert state.disclosed == ("fresh",)
    assert state.ending == "smiles"


def test_time_is_up_after_the_last_turn() -> None:
    beats = {"a": {"says": "And?", "next": [{"says": "No.", "go": "a"}]}}
    scenario = soup(beats=beats, interrupts=[])
    state, moves = play(*[("Er.", score())] * 9, scenario=scenario)
    assert [move.ending for move in moves] == [None, None, None, "gives-up"]
    assert state.turn == scenario.turns
    assert moves[-1].branch == "a → gives-up (branch 1: always, then time is up)"
    assert words(moves[-1]) == ["No.", "My train."]


def test_an_ending_on_the_last_turn_is_its_own() -> None:
    assert play(*[("Hm.", score())] * 3)[0].ending == "walks"


def test_nothing_follows_the_end() -> None:
    state, _ = play(("Why?", score("blames")), ("No.", score()))
    assert state.ending == "walks"
    assert advance(soup(), state, "Wait!", score()) == (
        state,
        Move(2, (), state.mood, state.mood, branch="ended", ending="walks"),
    )


def test_a_thought_without_words_goes_with_the_words_before_it() -> None:
    _, (move,) = play(("Er.", score("blames")))
    assert move.lines == (Line("Excuse me?", "Ah. My fault."),)
    _, (move,) = play(("What?", score("asks-wants")))
    assert move.lines[-1] == Line("You ask well.", "Well?")


def test_a_beat_without_words_leaves_a_silence() -> None:
    _, (move,) = play(("Er.", score()))
    assert move.lines == (Line(SILENCE, "Well?"),)


def test_the_turn_that_decided_a_want() -> None:
    state, moves = play(
        ("Shall I heat it up again? I mean, reheat it?", score(value=40)),
        ("There.", score()),
    )
    do = {want.want: want for want in state.wants}["do"]
    assert (do.status, do.turn) == ("half met", 1)
    assert [move.beat for move in moves] == ["waits", "waits"]


def test_half_met_may_become_met_and_met_may_be_lost() -> None:
    turns: list[Any] = [
        ("What would you like?", score("asks-wants")),
        ("I'll reheat it.", score("commits")),
    ]
    state, _ = play(*turns)
    wants = {want.want: (want.status, want.turn) for want in state.wants}
    assert wants == {"feel": ("met", 1), "think": ("missed", 0), "do": ("met", 2)}
    state, _ = play(*turns, ("You might have said.", score("blames")))
    assert {want.want: (want.status, want.turn) for want in state.wants}["feel"] == ("missed", 3)


def test_equal_states_answer_equal_replies_equally() -> None:
    state, _ = begin(soup(), 7)
    again, _ = begin(soup(), 7)
    assert advance(soup(), state, "Hm.", score()) == advance(soup(), again, "Hm.", score())
