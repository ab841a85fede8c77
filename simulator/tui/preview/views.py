"""What the preview shows, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simulator.tui.views import ReceiptView

Who = Literal["customer", "you", "onlooker", "pause", "end"]


@dataclass(frozen=True, slots=True)
class SaidView:
    """One thing that was said, in its place. ``thinks`` is what the customer kept back; ``name`` who speaks."""

    who: Who
    name: str
    text: str
    thinks: str = ""


@dataclass(frozen=True, slots=True)
class PartView:
    """One part of a condition: whether it holds, the number it looked at, and how deep it stands inside others."""

    text: str
    held: bool
    actual: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class WayView:
    """One way on. ``number`` is counted among its kind; of those that hold, the first was taken.

    ``lacks`` says in one line what kept it back, empty where it holds.
    """

    interrupt: bool
    number: int
    goes: str
    held: bool
    taken: bool
    parts: tuple[PartView, ...] = ()
    stays: bool = False
    lacks: str = ""


@dataclass(frozen=True, slots=True)
class HeardView:
    """What the customer heard in the last reply, in the words of scenario files.

    ``facts`` are pairs of a key and its names (``("offers", "remake")``), ``gauges`` a name with the numbers before and
    after. ``route`` are the beats that it led from and to.
    """

    number: int
    value: int
    step: str
    facts: tuple[tuple[str, str], ...]
    gauges: tuple[tuple[str, int, int], ...]
    route: tuple[str, str]


@dataclass(frozen=True, slots=True)
class ProblemView:
    """Something wrong with the file: its line (0: the file as a whole), what, the line itself, what to do."""

    line: int
    column: int
    message: str
    line_text: str
    hint: str
    error: bool


@dataclass(frozen=True, slots=True)
class NoteView:
    """A remark on what became of the conversation when the file changed: a key into the words, and its values."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StageView:
    """The preview as it stands. ``playable`` is false as long as no sound version of the file has been read."""

    file: str
    playable: bool
    title: str = ""
    language: str = "en"
    customer: str = ""
    beat: str = ""
    said: tuple[SaidView, ...] = ()
    receipts: tuple[ReceiptView, ...] = ()
    heard: HeardView | None = None
    ways: tuple[WayView, ...] = ()
    next_ways: tuple[WayView, ...] = ()
    problems: tuple[ProblemView, ...] = ()
    note: NoteView | None = None
    ended: bool = False
    limit: int = 2000

    @property
    def broken(self) -> bool:
        """Whether the file as it is now cannot be played."""
        return any(problem.error for problem in self.problems)
