"""How long replies took, and what an earlier attempt left open: both worked out anew from what is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from scoring.model import Score
from simulator.attempts import Playing, ReplyTooLong
from simulator.attempts.recalling import seconds_between
from simulator.attempts.store import Store
from simulator.conversation import Mood, spoken
from simulator.scenario import Loaded
from tests.simulator.attempts.umbrella import TEXT, KnowsAFewWords, umbrella

OPEN = TEXT.replace(
    "try: Ask first.}", "try: Ask first., open: {beat: hopes, patience: -20, says: Me again.}}"
).replace("  facts:\n", '  reactions: [{if: {took: "over 60"}, trust: -7}]\n  facts:\n')
SHRUG = "Not my department."


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def wait(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def clock(store: Store, monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(store, "_now", clock)
    return clock


def play(store: Store, clock: Clock, *replies: str, loaded: Loaded | None = None, mode: str = "practice") -> Playing:
    """An attempt with these replies, ten seconds each."""
    clock.wait(10)
    playing = Playing.begin(store, KnowsAFewWords(), loaded or umbrella(OPEN), "ana", mode)
    for reply in replies:
        clock.wait(10)
        playing.answer(reply)
    return playing


def again(playing: Playing) -> Playing:
    return Playing.resume(playing._store, KnowsAFewWords(), playing.attempt.id)


def same(one: Playing, other: Playing) -> bool:
    return (one.opening, one.state, one.turns) == (other.opening, other.state, other.turns)


def test_a_long_wait_is_noticed_and_is_as_long_when_taken_up_again(store: Store, clock: Clock) -> None:
    playing = play(store, clock, SHRUG)
    clock.wait(61)
    assert playing.answer(SHRUG).move.after.trust == 43
    resumed = again(playing)
    assert same(resumed, playing)
    for one in (playing, resumed):
        clock.wait(0)
        assert one.state.mood.trust == 43
    clock.wait(100)
    assert again(playing).answer(SHRUG).move.after.trust == 36


def test_the_first_reply_waits_from_the_beginning(store: Store, clock: Clock) -> None:
    playing = play(store, clock)
    clock.wait(90)
    assert playing.answer(SHRUG).move.after.trust == 43
    clock.wait(10)
    assert playing.answer(SHRUG).move.after.trust == 43


@pytest.mark.parametrize("seconds", [-5, 0, 0.9, 1801, 86_400])
def test_a_break_and_a_program_are_no_wait(seconds: float) -> None:
    start = datetime(2026, 11, 23, tzinfo=UTC)
    assert seconds_between(start, start + timedelta(seconds=seconds)) is None
    assert seconds_between(start, start + timedelta(seconds=61.5)) == 61.5


def test_an_open_case_goes_on_in_the_next_attempt(store: Store, clock: Clock) -> None:
    first = play(store, clock, *[SHRUG] * 4)
    assert first.state.ending == "shrugs"
    assert first.debrief().stays_open
    second = play(store, clock)
    assert spoken(second.opening) == "Me again.\nThat would help."
    assert second.state.mood == Mood(50, 40)
    assert same(again(second), second)
    second.answer("Let me look.")
    assert second.state.ending == "dry"
    assert again(second).debrief() == second.debrief()
    assert spoken(play(store, clock).opening) == spoken(replace_wording(second).opening)


def replace_wording(playing: Playing) -> Playing:
    """A first attempt of somebody else's, with the wording of the trainee's third."""
    return Playing.begin(playing._store, KnowsAFewWords(), umbrella(OPEN), "bob", wording=2)


def test_coming_back_twice_remembers_both_times(store: Store, clock: Clock) -> None:
    for _ in range(2):
        play(store, clock, *["Hm."] * 4)
    third = play(store, clock)
    assert third.state.mood == Mood(50, 20)
    assert third.state.visited == ("asks", "waits", "shrugs", "hopes")
    assert same(again(third), third)


def test_what_came_between_is_not_passed_over(store: Store, clock: Clock) -> None:
    play(store, clock, *[SHRUG] * 4)
    running = play(store, clock)
    play(store, clock, "Let me look.")
    assert same(again(running), running)
    assert play(store, clock).remembered is None


def test_one_given_up_or_not_ended_leaves_what_was_open_open(store: Store, clock: Clock) -> None:
    play(store, clock, *[SHRUG] * 4)
    store.give_up(play(store, clock, "Hm.").attempt.id)
    play(store, clock, "Hm.")
    assert play(store, clock).remembered is not None


def test_nobody_elses_case_is_remembered(store: Store, clock: Clock) -> None:
    play(store, clock, *[SHRUG] * 4)
    french = umbrella(OPEN.replace("language: en", "language: fr"))
    assert play(store, clock, loaded=french).remembered is None
    assert play(store, clock, loaded=replace(umbrella(OPEN), id="other")).remembered is None
    clock.wait(10)
    assert Playing.begin(store, KnowsAFewWords(), umbrella(OPEN), "bob").remembered is None


def test_an_assessment_is_the_same_for_everybody(store: Store, clock: Clock) -> None:
    play(store, clock, *[SHRUG] * 4)
    exam = play(store, clock, *[SHRUG] * 4, mode="assessment")
    assert exam.remembered is None
    assert exam.state.ending == "shrugs"
    after = play(store, clock)
    assert after.state.mood == Mood(50, 40)
    assert same(again(after), after)


def test_a_file_changed_in_between_begins_afresh_where_it_must(store: Store, clock: Clock) -> None:
    play(store, clock, *[SHRUG] * 4)
    closed = play(store, clock, loaded=umbrella())
    assert spoken(closed.opening) != "Me again.\nThat would help."
    assert closed.state.mood == Mood(50, 60)


def test_a_stored_text_that_is_no_longer_read_is_forgotten(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(store, clock, *[SHRUG] * 4)
    snapshot = store.snapshot
    monkeypatch.setattr(store, "snapshot", lambda attempt: replace(snapshot(attempt), text="a: ["))
    assert play(store, clock).remembered is None


def test_a_public_reply_may_be_shorter_only(store: Store, clock: Clock) -> None:
    public = OPEN.replace("channel: in person", "channel: public social\naudience: {size: 4000, limit: 40}").replace(
        "  hopes:\n", "  hopes:\n    channel: phone\n"
    )
    playing = play(store, clock, loaded=umbrella(public))
    assert playing.limit == 40
    with pytest.raises(ReplyTooLong) as caught:
        playing.answer("What would you like? " * 2)
    assert (caught.value.length, caught.value.limit) == (41, 40)
    assert again(playing).draft == "What would you like? " * 2
    playing.answer("What would you like?")
    assert playing.limit == 2000
    assert isinstance(playing.answer("Let me see about it, " * 9).score, Score)
