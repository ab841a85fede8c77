"""A scenario's own playthroughs, run as the tests they are, and told as readable transcripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.conversation.conditions import describe
from simulator.playtest.played import Played, Scoring, play_replies
from simulator.scenario.model import Playthrough, Scenario


@dataclass(frozen=True, slots=True)
class Trial:
    """One playthrough and how it went."""

    name: str
    expected: Playthrough
    played: Played

    @property
    def ends_right(self) -> bool:
        """Whether it ends where the file says, with its last reply."""
        return self.played.ending == self.expected.ends and self.unplayed == 0

    @property
    def scores_right(self) -> bool:
        """Whether its score lies in the range that the file says."""
        low, high = self.expected.score
        return low <= self.played.score <= high

    @property
    def unplayed(self) -> int:
        """How many of its replies came after the end."""
        return len(self.expected.replies) - len(self.played.turns)


def run_trials(scenario: Scenario, scorer: Scoring, wording: int = 0) -> tuple[Trial, ...]:
    """Run every playthrough of ``scenario``."""
    return tuple(
        Trial(name, playthrough, play_replies(scenario, scorer, playthrough.replies, wording))
        for name, playthrough in scenario.playthroughs.items()
    )


def transcript(scenario: Scenario, played: Played) -> Iterator[str]:
    """Yield the lines of a readable transcript: who says what, the score of each reply, the way that was taken."""
    customer = scenario.customer.name
    for line in played.opening:
        yield f"{_speaker(line.by, line.who, customer)}{line.says}"
    for number, turn in enumerate(played.turns, start=1):
        acts = ", ".join(turn.score.acts) or "no act"
        yield f"{number}. You: {turn.reply}"
        yield f"   [{turn.score.value} · {turn.score.step} · {acts}]"
        yield f"   [{turn.move.branch}]"
        for line in turn.move.lines:
            yield f"{_speaker(line.by, line.who, customer)}{line.says}"


def difference(scenario: Scenario, trial: Trial) -> Iterator[str]:
    """Yield the transcript of ``trial``, then what the file says of it (``-``) against what happened (``+``).

    Lines that both share begin with a blank, as in a unified diff.
    """
    for line in transcript(scenario, trial.played):
        yield f"  {line}"
    yield from _against(f"ends: {trial.expected.ends}", f"ends: {_ending(trial.played)}")
    low, high = trial.expected.score
    if trial.scores_right:
        yield f"  score: {trial.played.score}"
    else:
        yield from _against(f"score: {low} to {high}", f"score: {trial.played.score}")
    if trial.unplayed:
        for reply in trial.expected.replies[len(trial.played.turns) :]:
            yield f"- not played, it had ended: {reply}"
    if not trial.ends_right:
        yield from (f"  {line}" for line in _what_it_takes(scenario, trial))


def _what_it_takes(scenario: Scenario, trial: Trial) -> Iterator[str]:
    """Yield the ways on to the ending that was expected, from the last beat that was played."""
    if not trial.played.turns:
        return
    last = trial.played.turns[-1]
    at = scenario.beats[last.before if trial.played.ending else last.move.beat]
    name = last.before if trial.played.ending else last.move.beat
    ways = [(number, branch) for number, branch in enumerate(at.next, start=1) if branch.go == trial.expected.ends]
    for number, branch in ways:
        asks = describe(branch.if_) if branch.if_ else "always"
        yield f"from {name} to {trial.expected.ends}: branch {number}, {asks}"
    if ways and (mood := last.move.after):
        yield f"(trust {mood.trust}, patience {mood.patience} after the last reply)"


def _against(expected: str, happened: str) -> Iterator[str]:
    if expected == happened:
        yield f"  {happened}"
    else:
        yield f"- {expected}"
        yield f"+ {happened}"


def _ending(played: Played) -> str:
    if played.ending is not None:
        return played.ending
    return f"nothing yet, after {len(played.turns)} replies"


def _speaker(by: str, who: str, customer: str) -> str:
    if by == "pause":
        return "   – "
    return f"   {who or 'Somebody'}: " if by == "onlooker" else f"   {customer}: "
