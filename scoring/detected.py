"""What detectors return."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scoring.model import Span
from scoring.reading import Reading


@dataclass(frozen=True, slots=True)
class Detected:
    """A finding of a detector at tokens ``start`` to ``end`` of the reply."""

    start: int
    end: int
    answers: Span | None = None


Detector = Callable[[Reading], list[Detected]]
