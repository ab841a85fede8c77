"""What detectors return."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scoring.cues import Cue
from scoring.model import Span
from scoring.reading import Reading
from scoring.receipt import Finding


@dataclass(frozen=True, slots=True)
class Detected:
    """A finding of a detector at tokens ``start`` to ``end`` of the reply; if ``unanswered``, of what it answers."""

    start: int
    end: int
    answers: Span | None = None
    unanswered: bool = False

    def finding(self, cue: Cue, reading: Reading) -> Finding:
        """Return the finding of ``cue`` in ``reading``."""
        where = reading.said_span if self.unanswered else reading.span
        return Finding(cue, where(self.start, self.end), self.answers)


Detector = Callable[[Reading], list[Detected]]
