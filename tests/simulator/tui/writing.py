"""A scenario file that is being written, and a scorer that knows three sentences."""

from __future__ import annotations

import os
from pathlib import Path

from scoring.errors import ModelMissing
from scoring.model import Act, Context, Entry, Score, Span, Step, Versions
from simulator.scenario.new import answers, scenario_text

ASKS, RULES, ACTS = "What would you like?", "Those are our rules.", "I'll see to it."
HEARD = {
    ASKS: (70, Step.PLATINUM, Act.ASKS_WANTS),
    RULES: (20, Step.COMPANY, Act.CITES_POLICY),
    ACTS: (60, Step.EMPATHY, Act.COMMITS),
}


class PhraseScorer:
    """Knows three sentences."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.asked: list[tuple[str, Context]] = []
        self.ready = False

    def start(self) -> None:
        self.ready = True

    def wait(self) -> None:
        pass

    def close(self) -> None:
        pass

    def score(self, reply: str, context: Context) -> Score:
        self.asked.append((reply, context))
        if reply == "no model":
            raise ModelMissing("en")
        value, step, *acts = HEARD.get(reply, (50, Step.NEUTRAL))
        entries = (Entry("neutral-start", value, Span(0, len(reply), reply), "Every reply starts somewhere."),)
        return Score(value, step, tuple(acts), entries, Versions("", "", ""))  # type: ignore[arg-type]


def written(folder: Path) -> Path:
    """Write a new scenario into ``folder``."""
    path = folder / "soup.yaml"
    path.write_text(scenario_text(answers("en", title="The cold soup"), path.name), encoding="utf-8")
    return path


def change(file: Path, *pairs: tuple[str, str]) -> None:
    """Save a change, at another moment than the last one."""
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    before = file.stat().st_mtime_ns
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(before, before + 1_000_000))
