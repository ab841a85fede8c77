from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.text import clean
from simulator.attempts import (
    AttemptEnded,
    BadTrainee,
    Mode,
    Snapshot,
    TurnConflict,
    UnknownAttempt,
)
from simulator.attempts.store import Store
from tests.simulator.attempts.helpers import DINER, ORDER, begun, played, score

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40)


def test_an_attempt_begins_empty_and_under_way(store: Store) -> None:
    attempt = store.begin(DINER, "ana", "assessment")
    assert store.attempt(attempt.id) == attempt
    assert (attempt.scenario, attempt.language, attempt.title) == ("extra-hot-diner", "en", "The extra-hot diner")
    assert (attempt.trainee, attempt.mode, attempt.wording, attempt.turns) == ("ana", Mode.ASSESSMENT, 0, 0)
    assert (attempt.finished, attempt.ending, attempt.score, attempt.draft) == (None, None, None, "")


def test_turns_come_back_as_they_were_saved_with_every_part_of_the_score(url: str) -> None:
    with Store(url) as store:
        attempt = begun(store)
        saved = [store.add_turn(attempt.id, number, f"réponse {number} 🙂", score(50 + number)) for number in (1, 2, 3)]
    with Store(url) as again:
        assert again.turns(attempt.id) == saved
        assert [turn.score for turn in again.turns(attempt.id)] == [score(51), score(52), score(53)]
        assert again.attempt(attempt.id).turns == 3


def test_the_scenario_comes_back_as_it_was_even_when_its_file_has_changed(store: Store) -> None:
    first = begun(store)
    edited = Snapshot(DINER.id, "e" * 64, "en", "The extra-hot diner, again", "title: changed\n")
    second = begun(store, snapshot=edited)
    assert store.snapshot(first.id) == DINER
    assert store.snapshot(second.id) == edited


def test_the_same_text_under_two_names_keeps_both_names(store: Store) -> None:
    copy = Snapshot("my-copy", DINER.digest, DINER.language, DINER.title, DINER.text)
    first, second = begun(store), begun(store, snapshot=copy)
    assert (store.attempt(first.id).scenario, store.attempt(second.id).scenario) == (DINER.id, "my-copy")


def test_wording_counts_this_trainees_earlier_attempts_that_have_a_reply(store: Store) -> None:
    begun(store)
    assert played(store, 60).wording == 0
    assert played(store, 60).wording == 1
    assert begun(store).wording == 2
    assert begun(store, "bob").wording == 0
    assert begun(store, snapshot=ORDER).wording == 0
    french = Snapshot(DINER.id, "f" * 64, "fr", "Le plat brûlant", "title: x\n")
    assert begun(store, snapshot=french).wording == 0
    assert store.begin(DINER, "ana", wording=7).wording == 7


# --- saving a turn ---


def test_saving_the_same_turn_again_changes_nothing_and_returns_the_saved_one(store: Store) -> None:
    attempt = played(store, 60)
    first = store.turns(attempt.id)[0]
    assert store.add_turn(attempt.id, 1, "reply 1", score(99)) == first
    assert store.turns(attempt.id) == [first]


def test_a_turn_that_exists_with_another_reply_is_a_conflict(store: Store) -> None:
    attempt = played(store, 60)
    with pytest.raises(TurnConflict, match="another window"):
        store.add_turn(attempt.id, 1, "something else", score())
    assert [turn.reply for turn in store.turns(attempt.id)] == ["reply 1"]


@pytest.mark.parametrize("number", [-1, 0, 3, 100])
def test_a_turn_that_does_not_come_next_is_a_conflict(store: Store, number: int) -> None:
    attempt = played(store, 60)
    with pytest.raises(TurnConflict):
        store.add_turn(attempt.id, number, "reply 1", score())
    assert store.attempt(attempt.id).turns == 1


def test_a_turn_clears_the_draft_in_the_same_breath(store: Store) -> None:
    attempt = begun(store)
    store.save_draft(attempt.id, 1, "I'll bring")
    assert store.attempt(attempt.id).draft == "I'll bring"
    store.add_turn(attempt.id, 1, "I'll bring it", score())
    assert store.attempt(attempt.id).draft == ""


def test_a_draft_that_arrives_after_its_turn_undoes_nothing(store: Store) -> None:
    attempt = played(store, 60)
    store.save_draft(attempt.id, 2, "second")
    store.save_draft(attempt.id, 1, "late")
    assert store.attempt(attempt.id).draft == "second"
    store.finish(attempt.id, "comes-back", 60)
    store.save_draft(attempt.id, 2, "too late")
    assert store.attempt(attempt.id).draft == ""


# --- the end ---


def test_a_finished_attempt_never_changes(store: Store) -> None:
    attempt = played(store, 60)
    finished = store.finish(attempt.id, "comes-back", 60)
    assert (finished.ending, finished.score) == ("comes-back", 60)
    assert finished.finished is not None
    assert store.finish(attempt.id, "comes-back", 60) == finished
    for change in (
        lambda: store.finish(attempt.id, "comes-back", 61),
        lambda: store.finish(attempt.id, "leaves", 60),
        lambda: store.give_up(attempt.id),
        lambda: store.add_turn(attempt.id, 2, "one more", score()),
    ):
        with pytest.raises(AttemptEnded):
            change()
    assert store.attempt(attempt.id) == finished
    # A retry of its last turn is still answered: it was saved, only the answer was lost.
    assert store.add_turn(attempt.id, 1, "reply 1", score()).number == 1


def test_an_attempt_given_up_is_neither_offered_again_nor_a_result(store: Store) -> None:
    attempt = played(store, 90)
    store.give_up(attempt.id)
    assert store.unfinished("ana") == []
    assert store.best("ana") == {}


def test_what_does_not_exist_is_said_to_be_unknown(store: Store) -> None:
    for ask in (
        lambda: store.attempt("nobody"),
        lambda: store.snapshot("nobody"),
        lambda: store.add_turn("nobody", 1, "hello", score()),
        lambda: store.finish("nobody", "x", 1),
    ):
        with pytest.raises(UnknownAttempt, match="no attempt 'nobody'"):
            ask()
    assert store.turns("nobody") == []


# --- looking ---


def test_unfinished_lists_the_latest_first_and_only_those_with_something_in_them(url: str) -> None:
    ticks = iter(range(1000))
    with Store(url, now=lambda: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=next(ticks))) as store:
        begun(store)
        first = played(store, 60)
        drafted = begun(store, snapshot=ORDER)
        store.save_draft(drafted.id, 1, "Hello")
        over = played(store, 70)
        store.finish(over.id, "leaves", 70)
        played(store, 80, trainee="bob")
        assert [one.id for one in store.unfinished("ana")] == [drafted.id, first.id]
        assert len(store.attempts("ana")) == 4
        assert len(store.attempts()) == 5


def test_best_is_the_highest_score_of_every_scenario_finished(store: Store) -> None:
    for value in (40, 75, 60):
        store.finish(played(store, value).id, "leaves", value)
    store.finish(played(store, 10, snapshot=ORDER).id, "leaves", 10)
    store.finish(played(store, 99, trainee="bob").id, "leaves", 99)
    played(store, 100)
    french = replace(ORDER, digest="f" * 64, language="fr")
    store.finish(played(store, 20, snapshot=french).id, "leaves", 20)
    assert store.best("ana") == {"en/changed-order": 10, "en/extra-hot-diner": 75, "fr/changed-order": 20}
    assert store.best("nobody") == {}


# --- what is the trainee's ---


def test_export_holds_everything_and_is_plain_data(store: Store) -> None:
    attempt = store.finish(played(store, 60, 70).id, "comes-back", 65)
    open_one = begun(store, snapshot=ORDER)
    store.save_draft(open_one.id, 1, "Hel")
    played(store, 1, trainee="bob")
    exported = json.loads(json.dumps(store.export("ana")))
    assert exported["trainee"] == "ana"
    first, second = exported["attempts"]
    assert (first["id"], first["ending"], first["score"]) == (attempt.id, "comes-back", 65)
    assert datetime.fromisoformat(first["started"]) == attempt.started
    assert [turn["reply"] for turn in first["turns"]] == ["reply 1", "reply 2"]
    assert first["turns"][1]["score"] == json.loads(json.dumps(score(70).to_dict()))
    assert (second["draft"], second["finished"], second["turns"]) == ("Hel", None, [])


def test_delete_takes_all_of_one_trainee_and_nothing_of_another(store: Store) -> None:
    mine = [played(store, 60), store.finish(played(store, 70).id, "leaves", 70)]
    other = played(store, 80, trainee="bob")
    assert store.delete("ana") == 2
    assert store.export("ana")["attempts"] == []
    assert [store.turns(one.id) for one in mine] == [[], []]
    assert store.attempts() == [other]
    assert len(store.turns(other.id)) == 1
    assert store.delete("ana") == 0


# --- what is typed ---


@pytest.mark.parametrize("name", ["", "   ", "\t\n", "x" * 81])
def test_a_name_must_be_there_and_fit(store: Store, name: str) -> None:
    with pytest.raises(BadTrainee, match="name"):
        store.begin(DINER, name)


def test_names_are_cleaned_the_same_way_everywhere(store: Store) -> None:
    attempt = played(store, 60, trainee="  Zoe\u0308 \n Q. ")
    assert attempt.trainee == "Zo\u00eb Q."
    assert [one.id for one in store.unfinished("Zo\u00eb  Q.")] == [attempt.id]


def test_an_unknown_mode_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="exam"):
        store.begin(DINER, "ana", "exam")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.tuples(ANYTHING, ANYTHING, ANYTHING, ANYTHING, ANYTHING))
def test_no_text_breaks_the_database(store: Store, typed: tuple[str, ...]) -> None:
    reply, draft, text, quote, name = typed
    attempt = store.begin(
        Snapshot("any", sha256(repr((text, name)).encode()).hexdigest(), "en", name, text), "a" + name
    )
    record = store.add_turn(attempt.id, 1, reply, score(60, quote))
    store.save_draft(attempt.id, 2, draft)
    assert record.reply == clean(reply)
    saved = store.turns(attempt.id)[0]
    assert saved.reply == clean(reply)
    assert store.attempt(attempt.id).draft == clean(draft)
    for stored in (saved.score.findings[0].span.quote, store.snapshot(attempt.id).text):
        assert not any(c == "\x00" or "\ud800" <= c <= "\udfff" for c in stored)


def test_nul_and_surrogates_are_replaced_even_inside_of_scores_and_scenarios(store: Store) -> None:
    attempt = begun(store, snapshot=Snapshot("any", "1" * 64, "en", "T", "a\x00b\ud800c"))
    assert store.snapshot(attempt.id).text == "a\ufffdb\ufffdc"
    store.add_turn(attempt.id, 1, "x\x00y\udfffz", score(60, "q\x00\ud800"))
    turn = store.turns(attempt.id)[0]
    assert (turn.reply, turn.score.findings[0].span.quote) == ("x\ufffdy\ufffdz", "q\ufffd\ufffd")


@pytest.mark.parametrize(
    "hostile", ["'; DROP TABLE turns; --", "%s %(x)s :x ?", '{"a": 1}', "\\u0000", "[/] [@click=app.quit]"]
)
def test_text_is_only_ever_text(store: Store, hostile: str) -> None:
    attempt = store.begin(Snapshot(hostile, "2" * 64, "en", hostile, hostile), hostile)
    store.add_turn(attempt.id, 1, hostile, score(60, hostile))
    turn = store.turns(attempt.id)[0]
    assert (turn.reply, turn.score.findings[0].span.quote) == (hostile, hostile)
    assert store.snapshot(attempt.id) == Snapshot(hostile, "2" * 64, "en", hostile, hostile)
    assert store.export(hostile)["attempts"][0]["title"] == hostile


# --- time ---


def test_times_are_kept_in_utc_whatever_the_clock_says(url: str) -> None:
    moment = datetime(2026, 3, 29, 1, 30, 15, 123456, tzinfo=timezone(timedelta(hours=-7)))
    with Store(url, now=lambda: moment) as store:
        attempt = played(store, 60)
        for time in (attempt.started, store.turns(attempt.id)[0].at):
            assert time == moment
            assert time.tzinfo is UTC


def test_a_clock_without_a_time_zone_is_refused(url: str) -> None:
    with Store(url, now=lambda: datetime(2026, 1, 1)) as store, pytest.raises(sa.exc.StatementError, match="time zone"):  # noqa: DTZ001
        begun(store)
