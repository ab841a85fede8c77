"""The database of attempts: begun, added to turn by turn, finished, exported, deleted, copied.

Safe to use from several threads and several programs at once. Each call is one transaction, and what it returned is
on disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import uuid4

import sqlalchemy as sa

from scoring.model import Score
from scoring.text import clean, one_line
from simulator.attempts import address, migrations, postgresql, ratings, sqlite
from simulator.attempts.errors import (
    AttemptEnded,
    CorruptDatabase,
    DiskFull,
    StorageError,
    TurnConflict,
    UnknownAttempt,
)
from simulator.attempts.faults import explained
from simulator.attempts.records import Attempt, Mode, ShoesRating, Snapshot, TurnRecord, exported, pseudonym
from simulator.attempts.reserve import Reserve
from simulator.attempts.schema import attempts, scenarios, turns

LOCK_TIMEOUT = 30.0

_Result = TypeVar("_Result")

_ATTEMPTS = sa.select(
    attempts,
    scenarios.c.language,
    scenarios.c.title,
    sa.select(sa.func.count())
    .where(turns.c.attempt == attempts.c.id)
    .correlate(attempts)
    .scalar_subquery()
    .label("turns"),
).join_from(attempts, scenarios)


def utc_now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


def open_store(url: str | None = None) -> Store:
    """Open the store at ``url``, else at ``PLATINUM_DATABASE``, else in the person's own data folder.

    Raises a ``StorageError`` that says what is wrong, where, and what to do.
    """
    return Store(url)


class Store:
    """The attempts in one database. Opening it makes or upgrades the tables; close it after use, or use ``with``."""

    def __init__(
        self,
        url: str | None = None,
        *,
        timeout: float = LOCK_TIMEOUT,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._url = address.find(url)
        self._now = now
        path = address.path_of(self._url)
        self._reserve = Reserve(path) if path else None
        maker = sqlite.engine_for if self._url.get_backend_name() == "sqlite" else postgresql.engine_for
        self._engine = maker(self._url, timeout)
        try:
            self._sparing(lambda: migrations.bring_up(self._engine))
        except BaseException:
            self.close()
            raise
        if self._reserve:
            self._reserve.keep()

    @property
    def where(self) -> str:
        """The file, or the server's address without its password."""
        return address.shown(self._url)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- an attempt's life ---

    def begin(
        self, snapshot: Snapshot, trainee: str, mode: Mode | str = Mode.PRACTICE, *, wording: int | None = None
    ) -> Attempt:
        """Save that ``trainee`` begins the scenario of ``snapshot``, and the snapshot, unless it is there already.

        ``wording`` is, unless given, the number of this trainee's earlier attempts at the scenario that have a reply.
        Raises ``BadTrainee``, ``ValueError`` for an unknown mode, ``StorageError``.
        """
        trainee, mode, id_, scenario = pseudonym(trainee), Mode(mode), str(uuid4()), one_line(snapshot.id)

        def work(connection: sa.Connection) -> Attempt:
            earlier = wording
            if earlier is None:
                replied = sa.exists().where(turns.c.attempt == attempts.c.id)
                earlier = connection.scalar(
                    sa.select(sa.func.count())
                    .select_from(attempts.join(scenarios))
                    .where(attempts.c.trainee == trainee, attempts.c.scenario == scenario, replied)
                    .where(scenarios.c.language == snapshot.language)
                )
            ratings.keep_snapshot(connection, snapshot)
            connection.execute(
                attempts.insert(),
                {
                    "id": id_,
                    "digest": snapshot.digest,
                    "scenario": scenario,
                    "trainee": trainee,
                    "mode": mode.value,
                    "wording": earlier,
                    "started": self._now(),
                    "draft": "",
                },
            )
            return self._one(connection, id_)

        return self._write(work)

    def add_turn(self, attempt: str, number: int, reply: str, score: Score) -> TurnRecord:
        """Save turn ``number`` (from 1, none left out) and clear the draft; the turn is on disk when this returns.

        Safe to repeat: when the same reply is saved at this number already, that turn is returned with the score it was
        saved with. Raises ``TurnConflict`` when another reply is, or when an earlier turn is missing, ``AttemptEnded``,
        ``UnknownAttempt``, ``StorageError``.
        """
        reply = clean(reply)

        def work(connection: sa.Connection) -> TurnRecord:
            finished = self._hold(connection, attempt)
            saved = self._turns(connection, attempt)
            if number <= len(saved):
                if number >= 1 and saved[number - 1].reply == reply:
                    return saved[number - 1]
                raise TurnConflict(attempt, number)
            if finished:
                raise AttemptEnded(attempt)
            if number != len(saved) + 1:
                raise TurnConflict(attempt, number)
            record = TurnRecord(attempt, number, reply, score, self._now())
            connection.execute(
                turns.insert(),
                {
                    "attempt": attempt,
                    "number": number,
                    "reply": reply,
                    "score": score.to_dict(),
                    "at": record.at,
                },
            )
            connection.execute(attempts.update().where(attempts.c.id == attempt).values(draft=""))
            return record

        return self._write(work)

    def save_draft(self, attempt: str, number: int, text: str) -> None:
        """Keep ``text`` as what is typed towards turn ``number``.

        Does nothing once that turn is saved, or when the attempt is over or unknown: a late draft undoes nothing.
        Raises ``StorageError``.
        """
        later = sa.exists().where(turns.c.attempt == attempt, turns.c.number >= number)
        change = (
            attempts.update()
            .where(attempts.c.id == attempt, attempts.c.finished.is_(None), ~later)
            .values(draft=clean(text))
        )
        self._write(lambda connection: connection.execute(change))

    def finish(self, attempt: str, ending: str | None, score: int | None) -> Attempt:
        """Mark the attempt as finished, with the id of its ending and its score of 0 to 100; safe to repeat.

        Raises ``AttemptEnded`` when it is finished otherwise already, ``UnknownAttempt``, ``StorageError``.
        """

        def work(connection: sa.Connection) -> Attempt:
            if self._hold(connection, attempt):
                saved = self._one(connection, attempt)
                if (saved.ending, saved.score) != (ending, score):
                    raise AttemptEnded(attempt)
                return saved
            connection.execute(
                attempts.update()
                .where(attempts.c.id == attempt)
                .values(finished=self._now(), ending=ending, score=score, draft="")
            )
            return self._one(connection, attempt)

        return self._write(work)

    def give_up(self, attempt: str) -> Attempt:
        """Finish the attempt without an ending or a score, so that it is no longer offered to go on with."""
        return self.finish(attempt, None, None)

    def rate_agent(self, snapshot: Snapshot, trainee: str, rating: ShoesRating) -> None:
        """Save how ``trainee``, in the customer's shoes, was served by an agent, and what they had said to it.

        Safe to repeat: a rating with the same id replaces the earlier one. Raises ``BadTrainee``, ``StorageError``.
        """
        name = pseudonym(trainee)
        self._write(lambda connection: ratings.add(connection, snapshot, name, rating, self._now()))

    # --- looking ---

    def attempt(self, attempt: str) -> Attempt:
        """Return one attempt. Raises ``UnknownAttempt``, ``StorageError``."""
        with self._read() as connection:
            return self._one(connection, attempt)

    def turns(self, attempt: str) -> list[TurnRecord]:
        """Return the saved turns of an attempt, in order; none for an unknown one. Raises ``StorageError``."""
        with self._read() as connection:
            return self._turns(connection, attempt)

    def snapshot(self, attempt: str) -> Snapshot:
        """Return the scenario as it was when the attempt began. Raises ``UnknownAttempt``, ``StorageError``."""
        query = sa.select(attempts.c.scenario, scenarios).join_from(attempts, scenarios).where(attempts.c.id == attempt)
        with self._read() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise UnknownAttempt(attempt)
        return Snapshot(row.scenario, row.digest, row.language, row.title, row.text)

    def attempts(self, trainee: str | None = None) -> list[Attempt]:
        """Return every attempt, or every one of ``trainee``, oldest first. Raises ``BadTrainee``, ``StorageError``."""
        query = _ATTEMPTS
        if trainee is not None:
            query = query.where(attempts.c.trainee == pseudonym(trainee))
        with self._read() as connection:
            return self._many(connection, query.order_by(attempts.c.started, attempts.c.id))

    def unfinished(self, trainee: str) -> list[Attempt]:
        """Return what ``trainee`` can go on with, latest first: attempts under way with a reply or a draft."""
        return [one for one in reversed(self.attempts(trainee)) if not one.finished and (one.turns or one.draft)]

    def ended_before(self, attempt: str) -> Attempt | None:
        """Return the same trainee's last attempt at the same scenario that had come to an ending when this one began.

        Raises ``UnknownAttempt``, ``StorageError``.
        """
        with self._read() as connection:
            this = self._one(connection, attempt)
            query = (
                _ATTEMPTS.where(attempts.c.trainee == this.trainee, attempts.c.scenario == this.scenario)
                .where(scenarios.c.language == this.language, attempts.c.ending.is_not(None))
                .where(attempts.c.finished <= this.started, attempts.c.id != attempt)
                .order_by(attempts.c.finished.desc(), attempts.c.id)
                .limit(1)
            )
            return next(iter(self._many(connection, query)), None)

    def best(self, trainee: str) -> dict[str, int]:
        """Return the best score of ``trainee`` for every scenario finished, by full name: ``en/extra-hot-diner``."""
        query = (
            sa.select(scenarios.c.language, attempts.c.scenario, sa.func.max(attempts.c.score))
            .join_from(attempts, scenarios)
            .where(attempts.c.trainee == pseudonym(trainee), attempts.c.score.is_not(None))
            .group_by(scenarios.c.language, attempts.c.scenario)
            .order_by(scenarios.c.language, attempts.c.scenario)
        )
        with self._read() as connection:
            return {f"{language}/{name}": score for language, name, score in connection.execute(query)}

    # --- what is the trainee's ---

    def export(self, trainee: str) -> dict[str, Any]:
        """Return everything kept about ``trainee`` as plain data for JSON; times are ISO 8601 in UTC."""
        name = pseudonym(trainee)
        with self._read() as connection:
            found = self._many(
                connection, _ATTEMPTS.where(attempts.c.trainee == name).order_by(attempts.c.started, attempts.c.id)
            )
            return {
                "trainee": name,
                "attempts": [exported(one, self._turns(connection, one.id)) for one in found],
                "shoes": ratings.exported(connection, name),
            }

    def delete(self, trainee: str) -> int:
        """Delete everything kept about ``trainee`` for good (backups aside). Returns how many attempts there were."""
        name = pseudonym(trainee)
        mine = attempts.c.trainee == name

        def work(connection: sa.Connection) -> int:
            ratings.delete(connection, name)
            connection.execute(turns.delete().where(turns.c.attempt.in_(sa.select(attempts.c.id).where(mine))))
            return connection.execute(attempts.delete().where(mine)).rowcount

        count = self._write(work)
        if self._url.get_backend_name() == "sqlite":
            with explained(self._url):
                sqlite.forget_deleted(self._engine)
        return count

    def backup(self, target: Path | str) -> None:
        """Write a whole, consistent copy of an SQLite database to a new file, while it is in use.

        Raises ``StorageError``: for a file that exists or can't be written, and on PostgreSQL, which has ``pg_dump``.
        """
        target = Path(target).expanduser().absolute()
        if self._url.get_backend_name() != "sqlite":
            raise StorageError("Platinum copies only SQLite databases.", self.where, "Use pg_dump for this database.")
        with explained(self._url):
            sqlite.copy(self._engine, target, one_line(str(target)))

    # --- inside ---

    @contextmanager
    def _read(self) -> Iterator[sa.Connection]:
        with explained(self._url), self._engine.connect() as connection:
            yield connection

    def _write(self, work: Callable[[sa.Connection], _Result]) -> _Result:
        def once() -> _Result:
            with self._engine.connect().execution_options(**{sqlite.WRITES: True}) as connection, connection.begin():
                return work(connection)

        return self._sparing(once)

    def _sparing(self, work: Callable[[], _Result]) -> _Result:
        """Run ``work``; on a full disk give up the reserve and run it once more."""
        try:
            with explained(self._url):
                return work()
        except DiskFull:
            if not (self._reserve and self._reserve.spend()):
                raise
        with explained(self._url):
            return work()

    def _hold(self, connection: sa.Connection, attempt: str) -> bool:
        """Keep others from changing the attempt in this transaction. Returns whether it is finished."""
        query = sa.select(attempts.c.finished).where(attempts.c.id == attempt).with_for_update()
        row = connection.execute(query).one_or_none()
        if row is None:
            raise UnknownAttempt(attempt)
        return row.finished is not None

    def _one(self, connection: sa.Connection, attempt: str) -> Attempt:
        found = self._many(connection, _ATTEMPTS.where(attempts.c.id == attempt))
        if not found:
            raise UnknownAttempt(attempt)
        return found[0]

    def _many(self, connection: sa.Connection, query: sa.Select[Any]) -> list[Attempt]:
        try:
            return [_attempt(row) for row in connection.execute(query)]
        except (ValueError, TypeError) as error:
            raise CorruptDatabase("An attempt in the database can't be read.", self.where) from error

    def _turns(self, connection: sa.Connection, attempt: str) -> list[TurnRecord]:
        query = turns.select().where(turns.c.attempt == attempt).order_by(turns.c.number)
        try:
            return [
                TurnRecord(row.attempt, row.number, row.reply, Score.from_dict(row.score), row.at)
                for row in connection.execute(query)
            ]
        except (KeyError, ValueError, TypeError) as error:
            raise CorruptDatabase(f"A turn of attempt {attempt} can't be read.", self.where) from error


def _attempt(row: sa.Row[Any]) -> Attempt:
    values = dict(row._mapping)
    return Attempt(**{**values, "mode": Mode(values["mode"])})
