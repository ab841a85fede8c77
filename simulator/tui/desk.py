"""The core behind the screens, on the real rooms: scenario library, attempts and scorer.

Importing this brings in pydantic and SQLAlchemy, so the app does it after the first paint, on the clerk's thread.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr
from dataclasses import replace
from datetime import datetime
from os import PathLike
from typing import Protocol

from scoring.errors import CueError, ModelMissing, ScoringError, UnknownLanguage
from scoring.model import Context, Score
from simulator.attempts import (
    Attempt,
    AttemptsError,
    EmptyReply,
    Playing,
    ReplyTooLong,
    StorageError,
    Store,
    UnknownAttempt,
    open_store,
)
from simulator.attempts.recalling import stays_open
from simulator.scenario import Library, Loaded, ScenarioError, UnknownScenario
from simulator.tui import present, wardrobe
from simulator.tui.mode import Mode
from simulator.tui.trouble import Kind, Trouble
from simulator.tui.views import (
    BriefingView,
    ConversationView,
    DebriefView,
    MeetingView,
    ServedView,
    ShelfView,
    ShoesView,
    TurnView,
    UnfinishedView,
)


class BackgroundScorer(Protocol):
    """A scorer that loads its model elsewhere, such as ``scoring.process.ScorerProcess``."""

    @property
    def ready(self) -> bool:
        """Whether the model is loaded."""

    def start(self) -> None:
        """Begin to load; returns at once."""

    def wait(self) -> None:
        """Wait until the model is loaded; raises what keeps it from loading."""

    def score(self, reply: str, context: Context) -> Score:
        """Score a reply; waits for the model."""

    def close(self) -> None:
        """End it; whoever waits gets an error."""


class Desk:
    """Implements ``Core``. ``tell`` hears of a trouble that shows by itself, such as a missing model."""

    def __init__(
        self,
        database: str | None,
        trainee: str,
        scenarios: Sequence[str | PathLike[str]] | None = None,
        *,
        scorer: Callable[[str], BackgroundScorer] | None = None,
        store: Store | None = None,
        tell: Callable[[Trouble], object] = lambda _: None,
    ) -> None:
        self._trainee = trainee
        self._make_scorer = scorer or scorer_process
        self._tell = tell
        self._scorers: dict[str, BackgroundScorer] = {}
        self._playing: Playing | None = None
        self._open_ends: dict[tuple[str, str], bool] = {}
        self._leaving = False
        with told():
            self._library = Library(scenarios or None)
            self._store = store or open_store(database)

    # --- the library -------------------------------------------------------------------------------------------------

    def shelf(self) -> ShelfView:
        """Return everything that can be played, with what was left unfinished and what could not be read."""
        with told():
            unfinished = self._unfinished()
            by_scenario = {one.scenario: one for one in unfinished}
            scenarios = self._library.all()
            self._open_ends |= {
                (loaded.digest, name): ending.open is not None
                for loaded in scenarios
                for name, ending in loaded.scenario.endings.items()
            }
            best = self._store.best(self._trainee)
            waiting = self._left_open()
            return ShelfView(
                items=tuple(
                    present.item(
                        loaded,
                        best.get(loaded.name),
                        by_scenario.get(loaded.name),
                        left_open=loaded.name in waiting,
                    )
                    for loaded in scenarios
                ),
                unfinished=tuple(unfinished),
                faults=tuple(present.fault(error) for error in self._library.faulty),
            )

    def briefing(self, scenario: str) -> BriefingView:
        """Return the briefing of a scenario."""
        with told():
            loaded = self._library.find(scenario)
            best = self._store.best(self._trainee).get(loaded.name)
            unfinished = next((one for one in self._unfinished() if one.scenario == loaded.name), None)
            left_open = loaded.name in self._left_open(loaded)
            return present.briefing(loaded, best, unfinished, left_open=left_open)

    def _unfinished(self) -> list[UnfinishedView]:
        return [
            present.left_off(attempt, self._last_change(attempt))
            for attempt in present.latest(self._store.attempts(self._trainee))
        ]

    def _left_open(self, only: Loaded | None = None) -> set[str]:
        """The names of the scenarios whose customers wait for an answer, or ``only`` that one's if it is so.

        A customer who is talked with at the moment has come back already.
        """
        last: dict[str, Attempt] = {}
        for attempt in self._store.attempts(self._trainee):
            name = f"{attempt.language}/{attempt.scenario}"
            given_up = attempt.finished is not None and attempt.ending is None
            if (only is None or only.name == name) and (attempt.turns or attempt.draft) and not given_up:
                last[name] = attempt
        return {name for name, attempt in last.items() if attempt.ending and self._stays_open(attempt, attempt.ending)}

    def _stays_open(self, attempt: Attempt, ending: str) -> bool:
        """Whether the attempt ended open. The same for all that ended so with the same file, so it is read once."""
        known = (attempt.digest, ending)
        if known not in self._open_ends:
            self._open_ends[known] = stays_open(self._store, attempt)
        return self._open_ends[known]

    def _last_change(self, attempt: Attempt) -> datetime:
        turns = self._store.turns(attempt.id)
        return turns[-1].at if turns else attempt.started

    # --- a conversation ----------------------------------------------------------------------------------------------

    def begin(self, scenario: str, mode: Mode) -> ConversationView:
        """Begin an attempt."""
        with told():
            loaded: Loaded = self._library.find(scenario)
            scorer = self._scorer(loaded.scenario.language)
            self._playing = Playing.begin(self._store, scorer, loaded, self._trainee, mode.value)
            return present.conversation(self._playing)

    def resume(self, attempt: str) -> ConversationView:
        """Take up an attempt where it stopped."""
        with told():
            return present.conversation(self._take_up(attempt))

    def answer(self, attempt: str, reply: str) -> TurnView:
        """Score and save the reply; it is kept as the draft before anything else happens."""
        with told():
            playing = self._take_up(attempt)
            try:
                said, mode = playing.context().customer, Mode(playing.attempt.mode.value)
                turn = present.turn(playing.answer(reply), mode, playing.limit, said)
                return replace(turn, stage=present.stage(playing))
            except Exception as error:
                if self._leaving:
                    raise Trouble(Kind.GONE, "left before the reply was scored; it is kept as the draft") from error
                raise

    def save_draft(self, attempt: str, text: str) -> None:
        """Keep what is written and not yet sent."""
        with told():
            self._take_up(attempt).save_draft(text)

    def debrief(self, attempt: str) -> DebriefView:
        """Return the debrief of an ended attempt."""
        with told():
            playing = self._take_up(attempt)
            before = [
                other.score
                for other in self._store.attempts(self._trainee)
                if other.score is not None
                and other.id != attempt
                and (other.scenario, other.language) == (playing.attempt.scenario, playing.attempt.language)
            ]
            return present.debrief(playing, max(before, default=None))

    # --- the customer's shoes ----------------------------------------------------------------------------------------

    def wear_shoes(self, scenario: str) -> ShoesView:
        """Return the case from the customer's side."""
        with told():
            loaded = self._library.find(scenario)
            played = [f"{one.language}/{one.scenario}" for one in self._store.attempts(self._trainee)]
            return wardrobe.shoes(loaded, played.count(loaded.name))

    def serve(self, shoes: ShoesView, agent: int, said: tuple[str, ...]) -> ServedView:
        """Return what the agent answers to the last of the words ``said``."""
        with told():
            return wardrobe.served(self._library.find(shoes.scenario), agent, shoes.wording, said)

    def keep_meetings(self, shoes: ShoesView, meetings: tuple[MeetingView, ...]) -> str:
        """Keep every rating given so far: what could not be kept the last time is kept now."""
        with told():
            loaded = self._library.find(shoes.scenario)
            for meeting in meetings:
                self._store.rate_agent(wardrobe.snapshot(loaded), self._trainee, wardrobe.rating(meeting))
            return wardrobe.lesson(meetings)

    def _take_up(self, attempt: str) -> Playing:
        if self._playing is None or self._playing.attempt.id != attempt:
            language = self._store.attempt(attempt).language
            self._playing = Playing.resume(self._store, self._scorer(language), attempt)
        return self._playing

    # --- the scorer --------------------------------------------------------------------------------------------------

    def warm(self, language: str) -> None:
        """Begin to load the scorer of ``language``, and tell if it cannot be loaded."""
        if language in self._scorers:
            return
        scorer = self._scorer(language)
        scorer.start()
        threading.Thread(target=self._await_model, args=(scorer,), daemon=True).start()

    def _await_model(self, scorer: BackgroundScorer) -> None:
        try:
            with told():
                scorer.wait()
        except Trouble as trouble:
            if not self._leaving:
                self._tell(trouble)
        except Exception:
            return

    def _scorer(self, language: str) -> BackgroundScorer:
        if language not in self._scorers:
            self._scorers[language] = self._make_scorer(language)
        return self._scorers[language]

    def ready(self, language: str) -> bool:
        """Say whether the scorer of ``language`` is loaded."""
        scorer = self._scorers.get(language)
        return scorer is not None and scorer.ready

    def hush(self) -> None:
        """End the scorers, so that nobody waits for them."""
        self._leaving = True
        for scorer in list(self._scorers.values()):
            scorer.close()

    def close(self) -> None:
        """Let go of scorers and records."""
        self.hush()
        self._store.close()


@contextmanager
def told() -> Iterator[None]:
    """Turn what the rooms raise into a ``Trouble`` of the kind that the person can do something about."""
    try:
        yield
    except (ModelMissing, UnknownLanguage) as error:
        raise Trouble(Kind.MODEL, str(error)) from error
    except StorageError as error:
        raise Trouble(Kind.STORAGE, f"{error.what}\n{error.where}\n\n{error.advice}") from error
    except ScenarioError as error:
        raise Trouble(Kind.SCENARIO, str(error)) from error
    except (EmptyReply, ReplyTooLong) as error:
        raise Trouble(Kind.REPLY, str(error)) from error
    except (UnknownScenario, UnknownAttempt, AttemptsError) as error:
        raise Trouble(Kind.GONE, str(error)) from error
    except (CueError, ScoringError) as error:
        raise Trouble(Kind.INTERNAL, str(error)) from error


def scorer_process(language: str) -> BackgroundScorer:
    """Return a scorer of ``language`` in a process of its own, not started yet."""
    from multiprocessing import resource_tracker

    from scoring.process import ScorerProcess

    # Starting a process asks for the file behind stderr, which is none as long as Textual captures what is printed.
    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()
    return ScorerProcess(language)
