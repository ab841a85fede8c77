"""Playing a scenario with whatever gives replies, on a real scorer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from scoring.grading import grade
from scoring.model import Context, Exchange, Score
from simulator.conversation import Line, Move, State, advance, begin, context_for, limit_for, spoken
from simulator.scenario.model import Scenario


class Scoring(Protocol):
    """Whatever scores replies, such as a ``scoring.Scorer``."""

    def score(self, reply: str, context: Context) -> Score:
        """Return the score of ``reply`` in its ``context``."""
        ...


@dataclass(frozen=True, slots=True)
class Heard:
    """What the one who replies knows by then: what the customer said on each turn, the latest last; own replies.

    ``channel_limit`` is the most characters that the next reply may have, None where there is no limit.
    """

    said: tuple[str, ...]
    replied: tuple[str, ...]
    channel_limit: int | None = None


Replying = Callable[[Heard], str | None]
"""Gives the next reply, or None to stop."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One reply, its score, and the customer's answer; ``before`` is the beat it was given at."""

    reply: str
    score: Score
    move: Move
    before: str


@dataclass(frozen=True, slots=True)
class Played:
    """One run through a scenario. ``verdict`` is the ending's, 1 to 5, and 0 where there is none yet."""

    opening: tuple[Line, ...]
    turns: tuple[Turn, ...]
    ending: str | None
    verdict: int

    @property
    def score(self) -> int:
        """The attempt's score, 0 to 100."""
        return grade([turn.score for turn in self.turns])

    @property
    def beats(self) -> tuple[str, ...]:
        """The beats gone through in order, and the ending where there is one."""
        places = [turn.before for turn in self.turns]
        return (*places, self.ending) if self.ending else tuple(places)


def play(scenario: Scenario, scorer: Scoring, replying: Replying, wording: int = 0) -> Played:
    """Play ``scenario`` to its end, or until ``replying`` gives None."""
    state, opening = begin(scenario, wording)
    said, earlier, turns = [spoken(opening)], list[Exchange](), list[Turn]()
    while state.ending is None:
        heard = Heard(tuple(said), tuple(turn.reply for turn in turns), limit_for(scenario, state))
        reply = replying(heard)
        if reply is None:
            break
        score = scorer.score(reply, context_for(scenario, state, said[-1], earlier))
        earlier.append(Exchange(said[-1], reply))
        before = state.beat
        state, move = advance(scenario, state, reply, score)
        turns.append(Turn(reply, score, move, before))
        said.append(spoken(move.lines))
    return _finished(scenario, opening, turns, state)


def play_replies(scenario: Scenario, scorer: Scoring, replies: Sequence[str], wording: int = 0) -> Played:
    """Play ``scenario`` with ``replies`` in order, until it or they end."""
    return play(
        scenario,
        scorer,
        lambda heard: replies[len(heard.replied)] if len(heard.replied) < len(replies) else None,
        wording,
    )


def _finished(scenario: Scenario, opening: tuple[Line, ...], turns: Sequence[Turn], state: State) -> Played:
    verdict = scenario.endings[state.ending].verdict if state.ending is not None else 0
    return Played(opening, tuple(turns), state.ending, verdict)
