"""Many replies in chunks: their order, their languages, and an early end."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext

import pytest

import scoring.bulk
from scoring.bulk import CHUNK, Stopped, score_rows
from scoring.files import Row
from scoring.model import Context, Score, Step, Versions


class Echo:
    """Scores a reply with its own number, and says in which language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def forgetting(self) -> AbstractContextManager[None]:
        return nullcontext()

    def score_many(self, replies: Iterable[tuple[str, Context]]) -> Iterator[Score]:
        for reply, _ in replies:
            yield Score(int(reply), Step.NEUTRAL, (), (), Versions(self.language, "", ""))


@pytest.fixture(autouse=True)
def echo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring.bulk, "_scorer", Echo)


def row(number: int) -> Row:
    return Row(number, f"r{number}", str(number), Context(language="fr" if number % 3 else "en"))


def test_rows_keep_their_order_and_their_language() -> None:
    scored = list(score_rows(map(row, range(CHUNK * 2 + 5))))
    assert [(found.line, score.value) for found, score in scored] == [(n, n) for n in range(CHUNK * 2 + 5)]
    assert all(score.versions.scorer == found.context.language for found, score in scored)


def test_no_more_than_a_chunk_is_read_ahead() -> None:
    read: list[int] = []

    def rows() -> Iterator[Row]:
        for number in range(CHUNK * 10):
            read.append(number)
            yield row(number)

    next(score_rows(rows()))
    assert len(read) == CHUNK


def test_a_child_that_is_told_to_stop_scores_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = multiprocessing.get_context("spawn").Event()
    monkeypatch.setattr(scoring.bulk, "_stop", stop)
    assert len(list(score_rows([row(1)]))) == 1
    stop.set()
    with pytest.raises(Stopped):
        list(score_rows([row(1)]))
