"""What other processes do to a database in these tests; they tell over a pipe what they were told is saved."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from threading import Event
from typing import Any

from simulator.attempts.playing import Playing
from simulator.attempts.store import Store
from simulator.conversation import spoken
from tests.simulator.attempts.helpers import begun, score
from tests.simulator.attempts.umbrella import TEXT, KnowsAFewWords, umbrella

# A server that has imported everything once, and from which each process is made in a moment.
_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload([__name__])


def start(target: Callable[..., None], *args: Any) -> tuple[multiprocessing.process.BaseProcess, Connection]:
    """Start ``target(pipe, *args)`` in a process of its own. Returns the process and this end of the pipe."""
    here, there = _context.Pipe(duplex=False)
    process = _context.Process(target=target, args=(there, *args), daemon=True)
    process.start()
    there.close()
    return process, here


def reply(number: int) -> str:
    return f"reply {number} " + "é" * 400


def play_many(pipe: Connection, url: str, trainee: str, count: int) -> None:
    """Open the store, begin an attempt, save ``count`` turns; tell its id, or what went wrong."""
    try:
        with Store(url) as store:
            attempt = begun(store, trainee)
            for number in range(1, count + 1):
                store.save_draft(attempt.id, number, "typing")
                store.add_turn(attempt.id, number, reply(number), score())
        pipe.send(attempt.id)
    except Exception as error:
        pipe.send(repr(error))


def play_until_killed(pipe: Connection, url: str, attempt: str, number: int) -> None:
    """Go on with ``attempt`` at turn ``number`` and never stop; tell each number once its turn is saved."""
    with Store(url) as store:
        while True:
            store.add_turn(attempt, number, reply(number), score())
            pipe.send(number)
            number += 1


def answer_until_killed(pipe: Connection, url: str, trainee: str) -> None:
    """Play a long conversation without saying anything helpful; tell each of the customer's answers."""
    with Store(url) as store:
        playing = Playing.begin(store, KnowsAFewWords(), umbrella(TEXT.replace("turns: 4", "turns: 30")), trainee)
        while not playing.ended:
            turn = playing.answer("Not my department.")
            pipe.send((turn.number, spoken(turn.move.lines)))
        Event().wait()
