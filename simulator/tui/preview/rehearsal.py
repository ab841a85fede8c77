"""Playing a scenario file that is being written: read again when it changes, the replies played over. Nothing is kept.

Knows no Textual; one thread at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from os import stat_result
from pathlib import Path

from scoring.grading import grade
from scoring.model import Context, Exchange, Score
from scoring.text import clean
from simulator.attempts import REPLY_LIMIT
from simulator.conversation import Line, Move, State, advance, begin, context_for, limit_for, spoken
from simulator.conversation.explaining import Way, explain, ways_from
from simulator.scenario import Problem, Scenario, ScenarioError, check, load_file
from simulator.tui.desk import BackgroundScorer, scorer_process, told
from simulator.tui.preview import showing
from simulator.tui.preview.views import NoteView, StageView


@dataclass(frozen=True, slots=True)
class Turn:
    """One reply as it was played: its score, what the customer did, and every way on that was looked at."""

    reply: str
    score: Score
    move: Move
    ways: tuple[Way, ...]
    origin: str


class Rehearsal:
    """The file at ``path`` in play, from the beat ``start`` where one is named.

    Every call returns the stage as it stands. Each may raise ``Trouble`` when a reply cannot be scored; what is wrong
    with the file is on the stage.
    """

    def __init__(
        self, path: Path, start: str | None = None, scorer: Callable[[str], BackgroundScorer] = scorer_process
    ) -> None:
        self._path = path
        self._start = start
        self._make_scorer = scorer
        self._scorers: dict[str, BackgroundScorer] = {}
        self._scores: dict[tuple[str, Context], Score] = {}
        self._stamp: object = None
        self._missed = False
        self._scenario: Scenario | None = None
        self._problems: tuple[Problem, ...] = ()
        self._wording = 0
        self._replies: list[str] = []
        self._turns: list[Turn] = []
        self._opening: tuple[Line, ...] = ()
        self._state: State | None = None
        self._note: NoteView | None = None

    # --- the file ----------------------------------------------------------------------------------------------------

    def open(self) -> StageView:
        """Read the file for the first time, and begin to load its scorer."""
        self._stamp = self._stamped()
        self._read()
        self._play_over()
        return self._stage()

    def look_again(self) -> StageView | None:
        """Read the file again if it has changed, and play the replies over; ``None`` when it has not."""
        stamp = self._stamped()
        if stamp is None and not self._missed:
            # Many editors take a file away for a moment while they save it.
            self._missed = True
            return None
        self._missed = stamp is None
        if stamp == self._stamp:
            return None
        self._stamp = stamp
        before, first, self._note = self._route(), self._scenario is None, None
        if self._read():
            self._play_over()
            self._note = self._note or (None if first else self._what_changed(before))
        return self._stage()

    def _stamped(self) -> object:
        try:
            seen: stat_result = self._path.stat()
        except (OSError, ValueError):
            return None
        return seen.st_mtime_ns, seen.st_size, seen.st_ino

    def _read(self) -> bool:
        """Read the file; say whether it can be played. Otherwise the last version that could stays in play."""
        try:
            loaded = load_file(self._path)
        except ScenarioError as error:
            self._problems = error.problems
            return False
        self._problems = check(loaded)
        self._scenario = loaded.scenario
        if self._start is not None and self._start not in loaded.scenario.beats:
            self._note = NoteView("preview.nobeat", (("beat", self._start),))
        elif self._start is not None:
            self._scenario = loaded.scenario.model_copy(update={"start": self._start})
        self._scorer(loaded.scenario.language).start()
        return True

    # --- the conversation --------------------------------------------------------------------------------------------

    def answer(self, reply: str) -> StageView:
        """Send a reply."""
        self._note = None
        if self._state is not None and self._state.ending is None:
            text = clean(reply).strip()
            self._play(text)
            self._replies.append(text)
        return self._stage()

    def take_back(self) -> StageView:
        """Take the last reply back, as if it had never been sent."""
        self._note = None
        del self._replies[-1:]
        self._play_over()
        return self._stage()

    def begin_again(self) -> StageView:
        """Take all replies back."""
        self._note = None
        self._replies.clear()
        self._play_over()
        return self._stage()

    def reword(self) -> StageView:
        """Play the same replies over with the customer's next wordings."""
        self._wording += 1
        self._note = NoteView("preview.reworded")
        self._play_over()
        return self._stage()

    @property
    def last_reply(self) -> str:
        """The reply that ``take_back`` would take back; empty without any."""
        return self._replies[-1] if self._replies else ""

    def _play_over(self) -> None:
        if self._scenario is None:
            return
        self._state, self._opening = begin(self._scenario, self._wording)
        self._turns = []
        for reply in self._replies:
            if self._state.ending is not None:
                break
            self._play(reply)

    def _play(self, reply: str) -> None:
        scenario, state = self._scenario, self._state
        if scenario is None or state is None:
            return
        score = self._score(scenario, reply, self._context(scenario, state))
        ways = explain(scenario, state, reply, score)
        self._state, move = advance(scenario, state, reply, score)
        self._turns.append(Turn(reply, score, move, ways, state.beat))

    def _context(self, scenario: Scenario, state: State) -> Context:
        said, earlier = spoken(self._opening), []
        for turn in self._turns:
            earlier.append(Exchange(said, turn.reply))
            said = spoken(turn.move.lines)
        return context_for(scenario, state, said, earlier)

    def _score(self, scenario: Scenario, reply: str, context: Context) -> Score:
        if (reply, context) not in self._scores:
            with told():
                self._scores[reply, context] = self._scorer(scenario.language).score(reply, context)
        return self._scores[reply, context]

    def _route(self) -> list[str]:
        return [turn.move.ending or turn.move.beat for turn in self._turns]

    def _what_changed(self, before: list[str]) -> NoteView:
        """Say whether the replies still lead where they led, and which is the first that does not."""
        after = self._route()
        for number, (was, now) in enumerate(zip(before, after, strict=False), start=1):
            if was != now:
                return NoteView("preview.elsewhere", (("n", str(number)), ("now", now), ("was", was)))
        left_out = len(self._replies) - len(after)
        return NoteView("preview.shorter", (("n", str(left_out)),)) if left_out else NoteView("preview.reloaded")

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _stage(self) -> StageView:
        problems = tuple(showing.problem(one) for one in self._problems)
        scenario, state = self._scenario, self._state
        if scenario is None or state is None:
            return StageView(self._path.name, playable=False, problems=problems)
        turns = self._turns
        return StageView(
            file=self._path.name,
            playable=True,
            title=scenario.title,
            language=scenario.language,
            customer=scenario.customer.name,
            beat=state.ending or state.beat,
            said=showing.said(scenario, self._opening, [(turn.reply, turn.move) for turn in turns], self._end()),
            receipts=tuple(showing.receipt(number, turn.reply, turn.score) for number, turn in enumerate(turns, 1)),
            heard=showing.heard(turns[-1].score, turns[-1].move, turns[-1].origin) if turns else None,
            ways=tuple(showing.way(one) for one in turns[-1].ways) if turns else (),
            next_ways=() if state.ending else tuple(showing.way(one) for one in ways_from(scenario, state.beat)),
            problems=problems,
            note=self._note,
            ended=state.ending is not None,
            limit=limit_for(scenario, state) or REPLY_LIMIT,
        )

    def _end(self) -> str:
        scenario, state = self._scenario, self._state
        if scenario is None or state is None or state.ending is None:
            return ""
        return showing.end(scenario, state, grade([turn.score for turn in self._turns]))

    # --- what every core has -----------------------------------------------------------------------------------------

    def _scorer(self, language: str) -> BackgroundScorer:
        if language not in self._scorers:
            self._scorers[language] = self._make_scorer(language)
        return self._scorers[language]

    def ready(self, language: str) -> bool:
        """Say whether the scorer of a language is loaded. Never blocks."""
        return language in self._scorers and self._scorers[language].ready

    def hush(self) -> None:
        """Make a call that waits for the scorer give up. Never blocks."""
        for scorer in list(self._scorers.values()):
            scorer.close()

    def close(self) -> None:
        """Let go of the scorers."""
        self.hush()
