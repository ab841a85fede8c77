"""What was counted of each cue on labelled real replies: how often it was found, and how often against the readers.

The counts ship with the packs, the replies do not. ``python -m docs.measured FILE.jsonl…`` counts anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Measured:
    """Counts on ``replies`` labelled real replies: by cue id, findings and false alarms among them."""

    replies: int
    cues: dict[str, tuple[int, int]]

    def of(self, cue: str) -> tuple[int, int]:
        """Return how often ``cue`` was found, and how often it was a false alarm (``scoring.agreement.CueUse``)."""
        return self.cues.get(cue, (0, 0))


@cache
def load_measured(language: str) -> Measured | None:
    """Return what ships for ``language``; none where nothing was counted."""
    file = files("scoring") / "packs" / language / "measured.json"
    if not file.is_file():
        return None
    told = json.loads(file.read_text("utf-8"))
    return Measured(told["replies"], {cue: (found, alarms) for cue, (found, alarms) in told["cues"].items()})
