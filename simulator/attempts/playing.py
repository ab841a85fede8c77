"""One attempt under way: takes a reply, has it scored, saves it, and only then lets the customer answer."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Protocol, Self

from scoring.grading import grade
from scoring.model import Context, Exchange, Score
from scoring.text import clean, says_something
from simulator import conversation
from simulator.attempts.errors import AttemptEnded, EmptyReply, ReplyTooLong
from simulator.attempts.recalling import recalled, seconds_between, timed
from simulator.attempts.records import Attempt, Mode, Snapshot
from simulator.conversation import Debrief, Line, Move, PlayedReply, State
from simulator.scenario import Loaded, Scenario, load_stored

if TYPE_CHECKING:
    from simulator.attempts.store import Store

REPLY_LIMIT = 2000
"""The most characters that a reply may have; on a public channel a scenario may allow fewer."""


class Scoring(Protocol):
    """Whatever scores replies: a ``scoring.Scorer``, or one in another process."""

    def score(self, reply: str, context: Context) -> Score:
        """Return the score of ``reply`` in its ``context``."""
        ...


@dataclass(frozen=True, slots=True)
class PlayedTurn:
    """One turn: its number from 1, the reply as it was saved, its score, and the customer's answer."""

    number: int
    reply: str
    score: Score
    move: Move


class Playing:
    """One attempt under way, made by ``begin`` or ``resume``.

    ``attempt`` is the saved record as last seen, ``scenario`` the one it was begun with, ``opening`` the customer's
    first lines, ``turns`` what was played so far, ``state`` where the customer stands, ``draft`` what is typed and
    not sent. ``remembered`` is what the customer brings along from an earlier attempt that ended open, if one did.

    ``answer`` takes as long as the scorer and the disk need: call it from a worker thread. ``save_draft`` may be called
    meanwhile, from another one.
    """

    def __init__(self, store: Store, scorer: Scoring, attempt: Attempt, scenario: Scenario) -> None:
        self._store = store
        self._scorer = scorer
        self._answering = Lock()
        self.attempt = attempt
        self.scenario = scenario
        self.state: State
        self.opening: tuple[Line, ...]
        self.remembered = recalled(store, attempt)
        self.state, self.opening = conversation.begin(scenario, attempt.wording, self.remembered)
        self.turns: list[PlayedTurn] = []
        self._played: list[PlayedReply] = []
        self._last = attempt.started
        self.draft = attempt.draft
        self._kept = (attempt.turns + 1, attempt.draft)

    @classmethod
    def begin(
        cls,
        store: Store,
        scorer: Scoring,
        loaded: Loaded,
        trainee: str,
        mode: Mode | str = Mode.PRACTICE,
        *,
        wording: int | None = None,
    ) -> Self:
        """Begin an attempt of ``trainee`` at ``loaded``; it is in the store when this returns.

        ``wording`` picks among the customer's wordings; left out, a second attempt is not word for word the first.
        Raises ``BadTrainee``, ``StorageError``.
        """
        scenario = loaded.scenario
        snapshot = Snapshot(loaded.id, loaded.digest, scenario.language, scenario.title, loaded.text)
        return cls(store, scorer, store.begin(snapshot, trainee, mode, wording=wording), scenario)

    @classmethod
    def resume(cls, store: Store, scorer: Scoring, attempt_id: str) -> Self:
        """Go on with a saved attempt exactly where it stopped, or look at one that has ended.

        The scenario is the one it was begun with, whatever became of its file; the saved replies are replayed with
        the scores they were given then. Raises ``UnknownAttempt``, ``StorageError``, and ``ScenarioError`` when this
        version of the program no longer reads that scenario.
        """
        attempt = store.attempt(attempt_id)
        snapshot = store.snapshot(attempt_id)
        scenario = load_stored(snapshot.text, f"{snapshot.id}.yaml", id=snapshot.id).scenario
        playing = cls(store, scorer, attempt, scenario)
        saved = store.turns(attempt_id)
        played = timed(attempt, saved)
        playing.state, moves = conversation.replay(scenario, attempt.wording, played, playing.remembered)
        # Should a newer engine end sooner than the one it was played with, the later turns stay saved, unshown.
        playing.turns = [
            PlayedTurn(turn.number, turn.reply, turn.score, move) for turn, move in zip(saved, moves, strict=False)
        ]
        playing._played = played[: len(moves)]
        playing._last = saved[-1].at if saved else attempt.started
        if playing.state.ending is not None and attempt.finished is None:
            # Killed between the last turn and the note that it was the last.
            playing._finish(playing.state.ending, playing.turns)
        return playing

    @property
    def ended(self) -> bool:
        """Whether the conversation is over: an ending was reached, or the attempt was given up."""
        return self.state.ending is not None or self.attempt.finished is not None

    @property
    def score(self) -> int | None:
        """The attempt's score so far, 0 to 100; None before the first reply."""
        return grade([turn.score for turn in self.turns]) if self.turns else None

    @property
    def limit(self) -> int:
        """The most characters that the next reply may have."""
        return min(REPLY_LIMIT, conversation.limit_for(self.scenario, self.state) or REPLY_LIMIT)

    def answer(self, reply: str, *, number: int | None = None) -> PlayedTurn:
        """Send ``reply``: score it, save the turn, and return it with the customer's answer.

        After a ``StorageError`` send the same reply again: it is safe, whether or not the turn was saved. Give the
        turn's ``number`` to have a reply sent twice by accident return the turn it made. What is not accepted is kept
        as the draft. Raises ``EmptyReply``, ``ReplyTooLong``, ``AttemptEnded``, ``TurnConflict``, ``StorageError``,
        and what the scorer raises.
        """
        with self._answering:
            text = clean(reply).strip()
            if number is not None and number <= len(self.turns) and self.turns[number - 1].reply == text:
                return self.turns[number - 1]
            if self.ended:
                raise AttemptEnded(self.attempt.id)
            # The reply is on disk before the scorer, which may still be loading, takes its time.
            self.save_draft(reply)
            if not says_something(text):
                raise EmptyReply
            if len(text) > self.limit:
                raise ReplyTooLong(len(text), self.limit)
            return self._play(text)

    def save_draft(self, text: str) -> None:
        """Keep what is typed and not yet sent; it comes back with ``resume``. Raises ``StorageError``."""
        number, text = len(self.turns) + 1, clean(text)
        if (number, text) != self._kept and not self.ended:
            self._store.save_draft(self.attempt.id, number, text)
            self._kept = (number, text)
            self.draft = text

    def context(self) -> Context:
        """Return what the scorer is told beside the next reply."""
        said, earlier = conversation.spoken(self.opening), []
        for turn in self.turns:
            earlier.append(Exchange(said, turn.reply))
            said = conversation.spoken(turn.move.lines)
        return conversation.context_for(self.scenario, self.state, said, earlier)

    def debrief(self) -> Debrief:
        """Return the conversation as the customer saw it. Raises ``ValueError`` before it has ended."""
        return conversation.debrief(self.scenario, self.attempt.wording, self._played, self.remembered)

    def _play(self, text: str) -> PlayedTurn:
        number = len(self.turns) + 1
        score = self._scorer.score(text, self.context())
        record = self._store.add_turn(self.attempt.id, number, text, score)
        seconds = seconds_between(self._last, record.at)
        state, move = conversation.advance(self.scenario, self.state, record.reply, record.score, seconds)
        turns = [*self.turns, PlayedTurn(number, record.reply, record.score, move)]
        if state.ending is not None:
            self._finish(state.ending, turns)
        # Only now: had anything above failed, sending the same reply again would take the same way.
        self._played = [*self._played, (record.reply, record.score, seconds)]
        self._last = record.at
        self.state, self.turns, self.draft, self._kept = state, turns, "", (number + 1, "")
        return turns[-1]

    def _finish(self, ending: str, turns: list[PlayedTurn]) -> None:
        self.attempt = self._store.finish(self.attempt.id, ending, grade([turn.score for turn in turns]))
