"""What is told, taken up or passed over; pauses and changes of channel; gauges, criteria, and the onlookers."""

from __future__ import annotations

import pytest

from scoring.model import Channel, Entry, Span
from simulator.conversation import (
    Line,
    Mood,
    Move,
    PlayedReply,
    State,
    advance,
    begin,
    context_for,
    debrief,
    is_public,
    limit_for,
    replay,
    spoken,
)
from tests.simulator.conversation.kettle import kettle
from tests.simulator.conversation.samples import score, soup

STAYS = {"post": {"says": "It hisses.", "next": [{"go": "post"}]}}
PROMISED = "I'll ring you, and the guests will have tea."


def play(*turns: PlayedReply, **changes: object) -> tuple[State, list[Move]]:
    return replay(kettle(**changes), 0, turns)


def test_five_gauges_start_where_the_file_says() -> None:
    assert begin(kettle())[0].mood == Mood(50, 60, 40, 30, 45)
    assert begin(soup())[0].mood == Mood(50, 60, 30, 0, 50)


def test_silence_repetition_and_a_long_wait_are_noticed() -> None:
    _, moves = play(
        ("Sorry, guests!", score("apologises")),
        ("Sorry.", score("apologises"), 121.9),
        ("…", score(), 120.0),
        beats=STAYS,
    )
    assert moves[0].after == Mood(50, 60, 40, 30, 45)
    assert moves[1].after == Mood(50, 50, 40, 40, 45)
    assert moves[2].after == Mood(50, 30, 55, 40, 45)


@pytest.mark.parametrize("seconds", [None, float("nan"), float("inf"), -1.0, 120.99])
def test_seconds_that_say_nothing_move_nothing(seconds: float | None) -> None:
    state, _ = begin(kettle())
    assert advance(kettle(), state, "Hm.", score(), seconds)[1].after.churn == 30


def test_leaving_begins_at_the_threshold() -> None:
    late = ("Guests, hm.", score(), 200)
    state, moves = play(late, beats=STAYS)
    assert (moves[0].after.churn, state.wants[0].status) == (40, "met")
    state, moves = play(late, late, beats=STAYS)
    assert (moves[1].after.churn, state.wants[0].status, state.wants[0].turn) == (50, "missed", 2)


def test_a_fact_is_taken_up_by_its_own_words() -> None:
    state, moves = play(("Eight people is a crowd.", score()), ("By Friday, then.", score()), beats=STAYS)
    assert [move.takes_up for move in moves] == [(), ("guests",)]
    assert state.taken_up == ("guests",)


def test_a_fact_without_words_is_taken_up_by_telling_words_of_its_text() -> None:
    assert play(("From your aunt?", score()), beats=STAYS)[1][0].takes_up == ()
    assert play(("A present from your aunt!", score()), beats=STAYS)[1][0].takes_up == ("gift",)
    assert play(("Presents like Rosalind's matter.", score()), beats=STAYS)[1][0].takes_up == ("gift",)


def test_what_the_scorer_saw_taken_up_counts() -> None:
    seen = Entry("x", 5, Span(0, 4, "Your"), "x.", answers=Span(0, 8, "Rosalind", "customer"))
    assert play(("Your family.", score(entries=(seen,))), beats=STAYS)[1][0].takes_up == ("gift",)


def test_a_fact_cannot_be_taken_up_by_the_reply_that_brings_it_out() -> None:
    question = ("Would a litre and a half do, or what would you like?", score("asks-wants"))
    _, moves = play(question, ("A litre and a half it is.", score()), beats=STAYS)
    assert (moves[0].found, moves[0].takes_up) == (("size",), ())
    assert moves[1].takes_up == ("size",)


def test_a_fact_is_ignored_from_the_second_reply_that_passes_it_over() -> None:
    _, moves = play(*[("Hm.", score())] * 3, ("Friday, you said.", score()), ("Hm.", score()), beats=STAYS)
    assert [move.after.trust for move in moves] == [50, 45, 40, 40, 40]


def test_a_list_of_words_stands_wherever_words_do() -> None:
    assert play(("We could swap it.", score()))[0].ending == "tea"
    assert play(("A brand new one.", score()))[0].ending == "tea"
    assert play(("sorts-it", score()))[0].ending is None
    assert play(("Cheers.", score()))[0].ending is None


def test_a_pause_stands_between_the_answer_and_the_next_words() -> None:
    state, moves = play((PROMISED, score()), ("Hm.", score()))
    assert moves[0].lines == (Line("Fine."), Line("The next morning.", by="pause"), Line("Hello?"))
    assert spoken(moves[0].lines) == "Fine.\nHello?"
    assert moves[1].lines == (Line("Hello?"),)
    assert state.beat == "call"


def test_a_thought_after_a_pause_is_not_put_before_it() -> None:
    beats = {
        "post": {"says": "It hisses.", "next": [{"says": "Well.", "go": "night"}]},
        "night": {"pause": "Night falls.", "thinks": "Nobody.", "next": [{"go": "night"}]},
    }
    _, moves = play(("Hm.", score()), beats=beats)
    assert moves[0].lines == (Line("Well."), Line("Night falls.", by="pause"), Line("…", "Nobody."))


def test_the_channel_and_the_screen_change_at_a_beat_and_stay() -> None:
    scenario = kettle()
    state, opening = begin(scenario)
    assert (state.channel, state.screen) == (Channel.PUBLIC_SOCIAL, ("Order 12, a kettle.",))
    assert context_for(scenario, state, spoken(opening)).channel is Channel.PUBLIC_SOCIAL
    assert (is_public(state), limit_for(scenario, state)) == (True, 280)
    for _ in range(2):
        state, move = advance(scenario, state, PROMISED, score())
        assert (state.channel, state.screen) == (Channel.PHONE, ("Rang at nine.", "Rang at ten."))
        assert context_for(scenario, state, spoken(move.lines)).channel is Channel.PHONE
        assert (is_public(state), limit_for(scenario, state)) == (False, None)
    assert limit_for(soup(), begin(soup())[0]) is None


def test_criteria_are_kept_or_not_each_with_its_turn() -> None:
    state, _ = begin(kettle())
    assert [(one.name, one.status, one.turn) for one in state.criteria] == [
        ("pace", "not kept", 0),
        ("rules", "kept", 0),
        ("asks", "not kept", 0),
    ]
    long = "Well, " * 21
    state, _ = play(
        ("Hm.", score()),
        (long, score("asks-wants")),
        ("Hm.", score("cites-policy")),
        ("Hm.", score("asks-wants")),
        beats=STAYS,
    )
    assert [(one.name, one.status, one.turn) for one in state.criteria] == [
        ("pace", "not kept", 2),
        ("rules", "not kept", 3),
        ("asks", "kept", 2),
    ]


def test_the_first_onlooker_that_holds_speaks_and_counts() -> None:
    state, moves = play(("You did that.", score("blames")), ("You!", score("blames")), beats=STAYS)
    first, second = moves
    assert first.lines[-1].by == "onlooker"
    assert {first.lines[-1].says, second.lines[-1].says} == {"Ah, the classic.", "Classic."}
    assert (first.lines[-1].who, spoken(first.lines)) == ("@dry_toast", "It hisses.")
    assert (first.after.crowd, first.likes, first.reposts) == (33, 52, 28)
    assert (state.mood.crowd, state.likes, state.reposts) == (21, 92, 53)


def test_where_nobody_reads_along_nobody_remarks() -> None:
    _, moves = play((PROMISED, score()), ("Your fault.", score("blames")))
    assert (moves[0].after.crowd, moves[0].likes) == (50, 0)
    assert all(line.by != "onlooker" for move in moves for line in move.lines)
    assert moves[1].after.crowd == 50


def test_the_debrief_shows_pauses_channels_criteria_and_the_ledger() -> None:
    told = debrief(kettle(), 0, [(PROMISED, score(), 12.5), ("No.", score("refuses"))])
    assert [(turn.pause, turn.channel, turn.likes) for turn in told.turns] == [
        ("", Channel.PUBLIC_SOCIAL, 0),
        ("The next morning.", Channel.PHONE, 0),
    ]
    assert told.turns[1].customer == "Fine.\nHello?"
    assert [(one.name, one.status, one.turn) for one in told.promises] == [("callback", "broken", 2)]
    assert [one.status for one in told.criteria] == ["kept", "kept", "not kept"]
    assert (told.ending, told.says, told.stays_open, told.leaving) == ("cross", "Right.", True, False)


def test_the_last_words_are_the_customers_even_when_an_onlooker_speaks_after_them() -> None:
    told = debrief(kettle(), 0, [("No, and you broke it.", score("refuses", "blames"))])
    assert told.says == "Right."
    assert [line.who for line in told.turns[0].onlookers] == ["@dry_toast"]
    assert told.turns[0].likes == 52
