from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.errors import ModelMissing
from simulator.attempts import (
    REPLY_LIMIT,
    AttemptEnded,
    DatabaseLocked,
    EmptyReply,
    PlayedTurn,
    Playing,
    ReplyTooLong,
    TurnConflict,
    UnknownAttempt,
)
from simulator.attempts.store import Store
from simulator.conversation import spoken
from simulator.scenario import ScenarioError, load_file
from tests.simulator.attempts.umbrella import TEXT, KnowsAFewWords, umbrella
from tests.simulator.attempts.writers import answer_until_killed, start

ASK, LOOK, SHRUG = "What would help you most?", "Let me look.", "Not my department."


@pytest.fixture
def scorer() -> KnowsAFewWords:
    return KnowsAFewWords()


@pytest.fixture
def playing(store: Store, scorer: KnowsAFewWords) -> Playing:
    return Playing.begin(store, scorer, umbrella(), "ana")


def again(playing: Playing, scorer: KnowsAFewWords | None = None) -> Playing:
    """The same attempt, taken up anew from what is saved."""
    return Playing.resume(playing._store, scorer or KnowsAFewWords(), playing.attempt.id)


def seen(playing: Playing) -> dict[str, Any]:
    """Everything that a trainee could see of an attempt."""
    return {
        "opening": playing.opening,
        "turns": playing.turns,
        "state": playing.state,
        "draft": playing.draft,
        "ended": playing.ended,
        "score": playing.score,
    }


# --- playing ---


def test_a_conversation_from_the_opening_to_the_debrief(playing: Playing, store: Store) -> None:
    assert "umbrella" in spoken(playing.opening)
    assert (playing.turns, playing.score, playing.ended) == ([], None, False)
    first = playing.answer(ASK)
    assert (first.number, first.reply, first.score.value) == (1, ASK, 80)
    assert spoken(first.move.lines) == "It's a forty minute walk.\nThat would help."
    second = playing.answer(LOOK)
    assert playing.turns == [first, second]
    assert playing.ended
    assert playing.score == 68
    saved = store.attempt(playing.attempt.id)
    assert playing.attempt == saved
    assert (saved.ending, saved.score, saved.turns) == ("dry", 68, 2)
    debrief = playing.debrief()
    assert (debrief.ending, debrief.score, debrief.verdict) == ("dry", 68, 5)
    assert store.best("ana") == {"en/umbrella": 68}


def test_the_scorer_is_told_what_a_careful_reader_would_know(playing: Playing, scorer: KnowsAFewWords) -> None:
    playing.answer(SHRUG)
    playing.answer(ASK)
    (_, first), (_, second) = scorer.asked
    opening = spoken(playing.opening)
    assert (first.customer, first.earlier, first.language) == (opening, (), "en")
    assert second.customer == "So … nothing?"
    assert [(one.customer, one.reply) for one in second.earlier] == [(opening, SHRUG)]


def test_the_turn_is_saved_before_the_customer_answers(
    playing: Playing, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from simulator import conversation

    def look(*_: object) -> None:
        assert [turn.reply for turn in store.turns(playing.attempt.id)] == [ASK]
        raise KeyboardInterrupt

    monkeypatch.setattr(conversation, "advance", look)
    with pytest.raises(KeyboardInterrupt):
        playing.answer(ASK)
    monkeypatch.undo()
    assert [turn.reply for turn in again(playing).turns] == [ASK]


def test_the_reply_is_saved_before_the_scorer_takes_its_time(playing: Playing, scorer: KnowsAFewWords) -> None:
    scorer.failing = ModelMissing("install it")
    with pytest.raises(ModelMissing):
        playing.answer(ASK)
    assert again(playing).draft == ASK
    scorer.failing = None
    assert playing.answer(ASK).number == 1
    assert again(playing).draft == ""


def test_a_second_attempt_opens_in_other_words(store: Store, scorer: KnowsAFewWords) -> None:
    first = Playing.begin(store, scorer, umbrella(), "ana")
    first.answer(SHRUG)
    second = Playing.begin(store, scorer, umbrella(), "ana", "assessment")
    assert (first.attempt.wording, second.attempt.wording) == (0, 1)
    assert first.opening != second.opening
    assert Playing.begin(store, scorer, umbrella(), "ana", wording=0).opening == first.opening


# --- what is not accepted ---


@pytest.mark.parametrize("reply", ["", " \n\t ", "\u200b\u200b", "\x00\x1b", "\u202e", "\ufffd"])
def test_a_reply_with_nothing_in_it_is_not_sent(playing: Playing, scorer: KnowsAFewWords, reply: str) -> None:
    with pytest.raises(EmptyReply, match="nothing in this reply"):
        playing.answer(reply)
    assert (scorer.asked, playing.turns) == ([], [])


@pytest.mark.parametrize("reply", ["🙂", "?", "!" * 2000, "é" * 2000, "[bold]", "  ok  "])
def test_a_reply_with_anything_in_it_is_sent(playing: Playing, reply: str) -> None:
    assert playing.answer(reply).reply == reply.strip()


def test_a_reply_that_is_too_long_is_not_sent_and_not_lost(playing: Playing, scorer: KnowsAFewWords) -> None:
    reply = "Let me look. " * 800
    with pytest.raises(ReplyTooLong, match="10,399 characters; a reply can have 2,000") as caught:
        playing.answer(reply)
    assert (caught.value.length, caught.value.limit) == (len(reply.strip()), REPLY_LIMIT)
    assert (scorer.asked, playing.turns) == ([], [])
    assert again(playing).draft == reply


def test_what_is_typed_is_cleaned_once_for_all(playing: Playing, scorer: KnowsAFewWords) -> None:
    turn = playing.answer("  What would\x1b[2J he\u0301lp?\x00\ud800 ")
    assert turn.reply == "What would\ufffd[2J h\u00e9lp?\ufffd\ufffd"
    assert scorer.asked[0][0] == turn.reply
    assert again(playing).turns == [turn]


# --- going on where it stopped ---


def test_going_on_is_exactly_where_it_stopped(playing: Playing) -> None:
    playing.answer(SHRUG)
    playing.answer(ASK)
    playing.save_draft("Let me l")
    resumed = again(playing)
    assert seen(resumed) == seen(playing)
    assert resumed.answer(LOOK) == playing.answer(LOOK)
    assert seen(again(playing)) == seen(resumed)
    assert again(playing).debrief() == playing.debrief()


def test_saved_replies_keep_the_scores_they_were_given(playing: Playing) -> None:
    playing.answer(ASK)
    stricter = KnowsAFewWords(better_by=-25)
    resumed = again(playing, stricter)
    assert resumed.turns[0].score.value == 80
    assert stricter.asked == []
    assert resumed.answer(LOOK).score.value == 30
    assert resumed.attempt.score == 55


@pytest.mark.parametrize("fate", ["edited", "broken", "gone"])
def test_the_scenario_is_the_one_it_was_begun_with(
    store: Store, scorer: KnowsAFewWords, tmp_path: Path, fate: str
) -> None:
    file = tmp_path / "my-umbrella.yaml"
    file.write_text(TEXT, "utf-8")
    playing = Playing.begin(store, scorer, load_file(file), "ana")
    playing.answer(ASK)
    if fate == "gone":
        file.unlink()
    else:
        file.write_text(TEXT.replace("That would help.", "Changed.") if fate == "edited" else "a: [", "utf-8")
    resumed = again(playing)
    assert resumed.scenario == playing.scenario
    assert resumed.attempt.scenario == "my-umbrella"
    assert seen(resumed) == seen(playing)


def test_what_was_begun_can_be_gone_on_with_whatever_is_asked_of_new_files(
    store: Store, scorer: KnowsAFewWords
) -> None:
    text = TEXT.replace("\nendings:", "\n  island:\n    says: Nobody comes here.\n    next: [{go: waits}]\nendings:")
    with pytest.raises(ScenarioError, match="nothing leads to the beat"):
        umbrella(text)
    playing = Playing.begin(store, scorer, replace(umbrella(), text=text), "ana")
    first = playing.answer(ASK)
    resumed = again(playing)
    assert resumed.turns == [first]
    assert resumed.answer(LOOK).move.ending == "dry"


def test_an_attempt_killed_before_its_end_was_noted_is_ended_when_taken_up(
    playing: Playing, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    playing.answer(ASK)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "finish", killed)
    with pytest.raises(KeyboardInterrupt):
        playing.answer(LOOK)
    monkeypatch.undo()
    assert store.unfinished("ana")[0].id == playing.attempt.id
    resumed = again(playing)
    assert resumed.ended
    assert (store.attempt(playing.attempt.id).ending, store.attempt(playing.attempt.id).score) == ("dry", 68)


def test_an_attempt_that_does_not_exist_is_unknown(store: Store, scorer: KnowsAFewWords) -> None:
    with pytest.raises(UnknownAttempt):
        Playing.resume(store, scorer, "nobody")


def test_no_turn_is_lost_when_the_program_is_killed_in_mid_conversation(url: str) -> None:
    for kill in range(3):
        process, pipe = start(answer_until_killed, url, f"ana {kill}")
        told = [pipe.recv() for _ in range(1 + kill)]
        process.kill()
        process.join()
        with Store(url) as store:
            (attempt,) = store.attempts(f"ana {kill}")
            resumed = Playing.resume(store, KnowsAFewWords(), attempt.id)
            heard = [(turn.number, spoken(turn.move.lines)) for turn in resumed.turns]
            assert heard[: len(told)] == told
            assert len(heard) >= len(told)


# --- sending again ---


def fail_once(monkeypatch: pytest.MonkeyPatch, name: str, *, after: bool) -> None:
    """Let the store's method ``name`` fail once: before it did its work, or after."""
    real = getattr(Store, name)

    def fail(self: Store, *args: Any, **kwargs: Any) -> None:
        monkeypatch.setattr(Store, name, real)
        if after:
            real(self, *args, **kwargs)
        raise DatabaseLocked("The connection broke.", "here")

    monkeypatch.setattr(Store, name, fail)


@pytest.mark.parametrize("name", ["save_draft", "add_turn", "finish"])
@pytest.mark.parametrize("after", [False, True])
def test_after_a_storage_fault_the_same_reply_can_be_sent_again(
    playing: Playing, monkeypatch: pytest.MonkeyPatch, name: str, after: bool
) -> None:
    first = playing.answer(ASK)
    before = seen(playing)
    fail_once(monkeypatch, name, after=after)
    with pytest.raises(DatabaseLocked):
        playing.answer(LOOK)
    assert {**seen(playing), "draft": ""} == before
    second = playing.answer(LOOK)
    assert playing.turns == [first, second]
    assert playing.ended
    assert (playing.attempt.ending, playing.attempt.score) == ("dry", 68)
    assert seen(again(playing)) == seen(playing)


def test_a_reply_sent_twice_by_accident_is_one_turn(playing: Playing, scorer: KnowsAFewWords) -> None:
    first = playing.answer(SHRUG, number=1)
    assert playing.answer(SHRUG, number=1) == first
    assert len(scorer.asked) == 1
    # On purpose it may well be said twice.
    assert playing.answer(SHRUG, number=2).number == 2
    assert playing.answer(SHRUG).number == 3


def test_an_attempt_that_has_ended_takes_no_more(playing: Playing) -> None:
    playing.answer(ASK)
    last = playing.answer(LOOK)
    with pytest.raises(AttemptEnded, match="has ended"):
        playing.answer("And another thing")
    assert playing.answer(LOOK, number=2) == last
    playing.save_draft("And another thing")
    assert again(playing).draft == ""


def test_an_attempt_given_up_takes_no_more(playing: Playing, store: Store) -> None:
    playing.answer(SHRUG)
    store.give_up(playing.attempt.id)
    with pytest.raises(AttemptEnded):
        playing.answer(ASK)
    assert again(playing).ended
    with pytest.raises(ValueError, match="not ended"):
        again(playing).debrief()


def test_two_windows_on_one_attempt_do_not_mix(playing: Playing) -> None:
    other = again(playing)
    assert playing.answer(ASK) == other.answer(ASK)
    playing.answer(SHRUG)
    with pytest.raises(TurnConflict, match="another window"):
        other.answer(LOOK)
    assert [turn.reply for turn in again(other).turns] == [ASK, SHRUG]


def test_two_threads_that_send_at_once_take_turns(playing: Playing) -> None:
    with ThreadPoolExecutor(4) as threads:
        turns: list[PlayedTurn] = list(threads.map(lambda _: playing.answer(SHRUG), range(4)))
    assert sorted(turn.number for turn in turns) == [1, 2, 3, 4]
    assert playing.attempt.ending == "shrugs"
    assert seen(again(playing)) == seen(playing)


# --- drafts ---


def test_a_draft_comes_back_and_is_gone_once_sent(playing: Playing) -> None:
    playing.save_draft("What would")
    playing.save_draft("What would help \x1b you")
    assert again(playing).draft == "What would help \ufffd you"
    playing.answer(ASK)
    assert (playing.draft, again(playing).draft) == ("", "")
    playing.save_draft("What would")
    assert again(playing).draft == "What would"


def test_a_draft_that_has_not_changed_is_not_written_again(playing: Playing, monkeypatch: pytest.MonkeyPatch) -> None:
    playing.save_draft("Hello")
    monkeypatch.setattr(Store, "save_draft", None)
    playing.save_draft("Hello")


# --- anything ---

REPLIES = st.lists(
    st.text(st.characters(exclude_categories=()), min_size=1, max_size=60) | st.sampled_from([ASK, LOOK])
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(replies=REPLIES)
def test_whatever_is_typed_is_played_saved_and_replayed_alike(store: Store, replies: list[str]) -> None:
    playing = Playing.begin(store, KnowsAFewWords(), umbrella(), "ana", wording=0)
    for reply in replies:
        try:
            playing.answer(reply)
        except (EmptyReply, AttemptEnded):
            playing.save_draft("")
    assert seen(again(playing)) == seen(playing)
    assert json.loads(json.dumps(store.export("ana")["attempts"][-1]))["turns"] == [
        {"number": turn.number, "at": saved.at.isoformat(), "reply": turn.reply, "score": turn.score.to_dict()}
        for turn, saved in zip(playing.turns, store.turns(playing.attempt.id), strict=True)
    ]
