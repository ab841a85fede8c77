"""What the screens ask of the rooms behind them, and the one thread on which it is done.

The calls may take long and touch the disk; none of them knows Textual.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TypeVar

from simulator.tui.mode import Mode
from simulator.tui.trouble import Kind, Trouble

if TYPE_CHECKING:
    from simulator.tui.views import (
        BriefingView,
        ConversationView,
        DebriefView,
        MeetingView,
        ServedView,
        ShelfView,
        ShoesView,
        TurnView,
    )

T = TypeVar("T")


class Core(Protocol):
    """The library, the attempts and the scorer as the screens know them. Each call may raise ``Trouble``."""

    def shelf(self) -> ShelfView:
        """Return everything that can be played."""

    def briefing(self, scenario: str) -> BriefingView:
        """Return the briefing of a scenario, by id or name."""

    def begin(self, scenario: str, mode: Mode) -> ConversationView:
        """Begin an attempt."""

    def resume(self, attempt: str) -> ConversationView:
        """Take up an attempt exactly where it stopped."""

    def answer(self, attempt: str, reply: str) -> TurnView:
        """Keep the reply as the draft, score it, save the turn, and return it with the customer's answer."""

    def save_draft(self, attempt: str, text: str) -> None:
        """Keep what is written and not yet sent."""

    def debrief(self, attempt: str) -> DebriefView:
        """Return the debrief of an ended attempt."""

    def wear_shoes(self, scenario: str) -> ShoesView:
        """Return the case from the customer's side, by the scenario's id or name."""

    def serve(self, shoes: ShoesView, agent: int, said: tuple[str, ...]) -> ServedView:
        """Return what the agent at place ``agent`` answers to the last of the words ``said`` to them so far."""

    def keep_meetings(self, shoes: ShoesView, meetings: tuple[MeetingView, ...]) -> str:
        """Keep the ratings given so far, and what was said; return the name of what they give to think about."""

    def warm(self, language: str) -> None:
        """Begin to load the scorer of a language; returns at once."""

    def ready(self, language: str) -> bool:
        """Say whether the scorer of a language is loaded. Never blocks; called from the screen's own thread."""

    def hush(self) -> None:
        """Make a call that waits for the scorer give up. Never blocks; called from the screen's own thread."""

    def close(self) -> None:
        """Let go of everything."""


class Clerk:
    """Carries jobs to the core, one after another, on a thread of its own.

    The core is made on that thread too, at the first job, so that what it imports delays no screen. A core that could
    not be made is tried again at the next job.
    """

    def __init__(self, make: Callable[[], Core]) -> None:
        self._make = make
        self._core: Core | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="clerk")
        self._draft: tuple[str, str] | None = None

    async def ask(self, job: Callable[[Core], T]) -> T:
        """Do ``job`` and return its result. Raises ``Trouble`` and nothing else."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._do, job)

    async def load(self, module: str) -> None:
        """Import a module on the clerk's thread, so that it is there when the screen needs it."""
        await asyncio.get_running_loop().run_in_executor(self._thread, import_module, module)

    def keep_draft(self, attempt: str, text: str) -> None:
        """Remember the newest draft; ``save_kept_draft`` writes it."""
        self._draft = (attempt, text)

    def forget_draft(self) -> None:
        """The draft was sent: there is nothing to write any more."""
        self._draft = None

    def save_kept_draft(self, core: Core) -> None:
        """Write the newest draft, if there is one that is not written yet."""
        draft, self._draft = self._draft, None
        if draft is not None:
            core.save_draft(*draft)

    def ready(self, language: str) -> bool:
        """Say whether the scorer of ``language`` is loaded."""
        return self._core is not None and self._core.ready(language)

    def close(self) -> None:
        """Write the draft, let the core go and end the thread. Waits for the job at hand."""
        core = self._core
        if core is not None:
            core.hush()
            self._thread.submit(self._leave, core)
        self._thread.shutdown(wait=True, cancel_futures=False)

    def _leave(self, core: Core) -> None:
        try:
            self.save_kept_draft(core)
        finally:
            core.close()

    def _do(self, job: Callable[[Core], T]) -> T:
        try:
            if self._core is None:
                self._core = self._make()
            return job(self._core)
        except Trouble:
            raise
        except Exception as error:
            raise self._unforeseen(error) from error

    @staticmethod
    def _unforeseen(error: Exception) -> Trouble:
        from simulator.tui.log import keep

        return Trouble(Kind.INTERNAL, f"{type(error).__name__}: {error}", log=keep(error))
