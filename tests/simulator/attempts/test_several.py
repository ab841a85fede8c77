"""Several programs at once, and programs that are killed."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from simulator.attempts import TurnConflict, TurnRecord
from simulator.attempts.store import Store
from tests.simulator.attempts.helpers import begun, score
from tests.simulator.attempts.writers import play_many, play_until_killed, reply, start

KILLS = 12


def test_eight_programs_write_at_once_into_a_database_that_is_not_there_yet(url: str) -> None:
    started = [start(play_many, url, f"trainee {number}", 25) for number in range(8)]
    told = [pipe.recv() for _, pipe in started]
    for process, _ in started:
        process.join()
    with Store(url) as store:
        assert sorted(told) == sorted(one.id for one in store.attempts())
        for id_ in told:
            assert [(turn.number, turn.reply) for turn in store.turns(id_)] == [(n, reply(n)) for n in range(1, 26)]


def test_no_turn_that_was_acknowledged_is_lost_when_the_program_is_killed(url: str) -> None:
    with Store(url) as store:
        attempt = begun(store).id
    acknowledged = 0
    for kill in range(KILLS):
        # The next program repeats the turn after the last acknowledged one, which may be there already.
        process, pipe = start(play_until_killed, url, attempt, acknowledged + 1)
        for _ in range(1 + kill % 4):
            acknowledged = pipe.recv()
        process.kill()
        process.join()
        while pipe.poll():
            try:
                acknowledged = pipe.recv()
            except EOFError:
                break
        with Store(url) as store:
            turns = store.turns(attempt)
        assert len(turns) in {acknowledged, acknowledged + 1}
        assert [(turn.number, turn.reply) for turn in turns] == [(n, reply(n)) for n in range(1, len(turns) + 1)]
        assert all(turn.score == score() for turn in turns)
    assert acknowledged >= KILLS


def test_the_file_is_whole_after_kills(tmp_path: Path) -> None:
    path = tmp_path / "killed.sqlite3"
    with Store(str(path)) as store:
        attempt = begun(store).id
    for _ in range(3):
        process, pipe = start(play_until_killed, str(path), begun_by(path), 1)
        pipe.recv()
        process.kill()
        process.join()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with Store(str(path)) as store:
        assert store.attempt(attempt).turns == 0


def begun_by(path: Path) -> str:
    with Store(str(path)) as store:
        return begun(store).id


def test_two_windows_that_send_the_same_turn_save_it_once(url: str) -> None:
    with Store(url) as one, Store(url) as other, ThreadPoolExecutor(8) as threads:
        attempt = begun(one).id
        sent = [threads.submit(store.add_turn, attempt, 1, "same", score()) for store in [one, other] * 8]
        assert {turn.result().at for turn in sent} == {one.turns(attempt)[0].at}
        assert len(one.turns(attempt)) == 1


def test_two_windows_that_send_different_turns_are_told_apart(url: str) -> None:
    with Store(url) as one, Store(url) as other, ThreadPoolExecutor(2) as threads:
        for _ in range(5):
            attempt = begun(one).id
            sent = [
                threads.submit(one.add_turn, attempt, 1, "mine", score()),
                threads.submit(other.add_turn, attempt, 1, "yours", score()),
            ]
            outcomes = [future.exception() or future.result() for future in sent]
            assert sorted(type(outcome) for outcome in outcomes if isinstance(outcome, TurnRecord)) == [TurnRecord]
            assert sum(isinstance(outcome, TurnConflict) for outcome in outcomes) == 1
            (kept,) = (outcome for outcome in outcomes if isinstance(outcome, TurnRecord))
            assert one.turns(attempt) == [kept]
