"""A conversation played without a screen, and its machine-readable form."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from simulator.cli.exits import ExitCode
from simulator.cli.faults import Refusal
from simulator.cli.replies import Reply

if TYPE_CHECKING:
    from scoring.model import Score
    from simulator.attempts import Attempt, Mode, PlayedTurn, Playing, Snapshot, Store, TurnRecord
    from simulator.conversation import Debrief, Line
    from simulator.scenario import Loaded

FIRST_WORDING = 0
"""Played without a screen the customer always speaks in the same words."""


class Unsaved:
    """Stands in for the store where an attempt is not to be kept: the attempt's own record, and nothing else."""

    def begin(self, snapshot: Snapshot, trainee: str, mode: str, *, wording: int | None = None) -> Attempt:
        """Return the record of an attempt that is kept nowhere."""
        from simulator.attempts import Attempt, Mode

        self._attempt = Attempt(
            id="",
            scenario=snapshot.id,
            digest=snapshot.digest,
            language=snapshot.language,
            title=snapshot.title,
            trainee=trainee,
            mode=Mode(mode),
            wording=wording or FIRST_WORDING,
            started=datetime.min.replace(tzinfo=UTC),
            finished=None,
            ending=None,
            score=None,
            draft="",
            turns=0,
        )
        return self._attempt

    def add_turn(self, attempt: str, number: int, reply: str, score: Score) -> TurnRecord:
        """Return the turn as if it had been saved."""
        from simulator.attempts import TurnRecord

        return TurnRecord(attempt, number, reply, score, self._attempt.started)

    def save_draft(self, attempt: str, number: int, text: str) -> None:
        """Keep nothing."""

    def ended_before(self, _attempt: str) -> None:
        """Remember nothing."""

    def finish(self, _attempt: str, ending: str | None, score: int | None) -> Attempt:
        """Return the record of the attempt, finished."""
        return replace(self._attempt, finished=self._attempt.started, ending=ending, score=score)


def nowhere() -> Store:
    """Return what stands in for a store and keeps nothing."""
    return cast("Store", Unsaved())


class Run:
    """A scenario to be played with a list of replies, which the first ``play`` does."""

    def __init__(self, loaded: Loaded, playing: Playing, replies: Sequence[Reply]) -> None:
        self.loaded = loaded
        self.playing = playing
        self._replies = deque(replies)

    def play(self) -> Iterator[PlayedTurn]:
        """Answer with one reply after the other and yield each turn, until the replies or the conversation end.

        Raises ``Refusal`` that names the line of a reply that can't be sent, and what ``Playing.answer`` raises beside.
        """
        from simulator.attempts import EmptyReply, ReplyTooLong

        while self._replies and not self.playing.ended:
            reply = self._replies.popleft()
            try:
                yield self.playing.answer(reply.text)
            except EmptyReply as error:
                raise Refusal(
                    f"line {reply.line}: there is nothing to read in this reply.", ExitCode.CONTENT
                ) from error
            except ReplyTooLong as error:
                many = f"this reply has {error.length:,} characters; a reply can have {error.limit:,}."
                raise Refusal(f"line {reply.line}: {many}", ExitCode.CONTENT) from error

    @property
    def unplayed(self) -> int:
        """How many replies are left."""
        return len(self._replies)

    @property
    def debrief(self) -> Debrief | None:
        """The debrief, once there is an ending."""
        return self.playing.debrief() if self.playing.state.ending is not None else None

    def remarks(self) -> Iterator[str]:
        """Yield what there is to say about replies that were too many or too few."""
        if self._replies:
            many = "One reply was" if self.unplayed == 1 else f"{self.unplayed} replies were"
            yield f"{many} not played: the conversation had ended before line {self._replies[0].line}."
        if self.playing.state.ending is None:
            turns, most = len(self.playing.turns), self.playing.scenario.turns
            replies = "1 reply" if turns == 1 else f"{turns} replies"
            yield f"The replies end before the conversation does: it has had {replies} of at most {most}."


def begin(loaded: Loaded, replies: Sequence[Reply], store: Store | None, trainee: str, mode: Mode) -> Run:
    """Return a run of ``loaded`` by ``trainee``, kept in ``store`` unless that is None.

    Loads the language model. Raises ``ModelMissing``, ``UnknownLanguage``, ``StorageError``.
    """
    from scoring import Scorer
    from simulator.attempts import Playing

    scorer = Scorer(loaded.scenario.language)
    keeper = store or nowhere()
    return Run(loaded, Playing.begin(keeper, scorer, loaded, trainee, mode, wording=FIRST_WORDING), replies)


def run_to_dict(run: Run) -> dict[str, Any]:
    """Return the attempt as plain data for JSON, with keys in a fixed order and nothing that changes from run to run.

    ``score`` is 0 to 100, None without a reply; ``ending`` and ``verdict`` (1 to 5) are None before the end.
    """
    playing, debrief = run.playing, run.debrief
    scenario = playing.scenario
    return {
        "scenario": run.loaded.id,
        "title": scenario.title,
        "language": scenario.language,
        "channel": scenario.channel.value,
        "level": scenario.level,
        "digest": run.loaded.digest,
        "customer": scenario.customer.name,
        "score": playing.score,
        "ending": playing.state.ending,
        "verdict": debrief.verdict if debrief else None,
        "wants": [
            {"want": want.want, "text": want.text, "status": want.status, "turn": want.turn}
            for want in playing.state.wants
        ],
        "criteria": [asdict(one) for one in playing.state.criteria],
        "promises": [asdict(one) for one in playing.state.promises],
        "opening": _lines(playing.opening),
        "turns": [_turn_to_dict(turn) for turn in playing.turns],
        "debrief": _debrief_to_dict(debrief) if debrief else None,
        "unplayed": run.unplayed,
    }


def _turn_to_dict(turn: PlayedTurn) -> dict[str, Any]:
    move = turn.move
    return {
        "number": turn.number,
        "reply": turn.reply,
        **turn.score.to_dict(),
        "customer": _lines(move.lines),
        "mood": asdict(move.after),
        "found": list(move.found),
        "takes_up": list(move.takes_up),
        "offers": list(move.offers),
        "promises": list(move.promises),
        "keeps": list(move.keeps),
        "breaks": list(move.breaks),
        "likes": move.likes,
        "reposts": move.reposts,
        "beat": move.beat,
        "branch": move.branch,
    }


def _lines(lines: Sequence[Line]) -> list[dict[str, str]]:
    return [{"by": line.by, "who": line.who, "says": line.says, "thinks": line.thinks} for line in lines]


def _debrief_to_dict(debrief: Debrief) -> dict[str, Any]:
    return {
        "title": debrief.title,
        "says": debrief.says,
        "tells": debrief.tells,
        "advice": debrief.advice,
        "temptation": debrief.temptation,
        "missed_facts": list(debrief.missed_facts),
        "stays_open": debrief.stays_open,
        "leaving": debrief.leaving,
        "arc": {
            "points": debrief.arc.points,
            "bends": [{**asdict(bend), "replies": list(bend.replies)} for bend in debrief.arc.bends],
        },
    }
