"""Commands as a person calls them, in a home of their own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

import pytest
from typer.testing import CliRunner, Result

import scoring
from scoring.model import Act, Context, Entry, Score, Span, Step, Versions
from simulator.cli.app import app

SOUP = Path(__file__).with_name("cold-soup.yaml")
KIND = "What would you like me to do?"
CURT = "It is our policy."


class WordScorer:
    """Scores by two phrases, so that these tests stand on no cue pack."""

    FINDINGS = (
        (KIND, "open-question", 21, Step.PLATINUM, Act.ASKS_WANTS, "You ask what she wants.", ""),
        ("our policy", "policy", -16, Step.COMPANY, Act.CITES_POLICY, "This turns around the house.", "Say why."),
    )

    def __init__(self, language: str = "en") -> None:
        self.language = language

    def score(self, reply: str, _context: Context) -> Score:
        receipt = [Entry("neutral-start", 50, Span(0, len(reply), reply), "Every reply starts in the middle.")]
        for words, cue, points, step, act, message, suggestion in self.FINDINGS:
            at = reply.find(words)
            if at >= 0:
                span = Span(at, at + len(words), words)
                receipt.append(Entry(cue, points, span, message, step, act, "A reason.", "S1", suggestion))
        return Score(
            value=sum(entry.points for entry in receipt),
            step=min((entry.step for entry in receipt[1:]), default=Step.NEUTRAL),
            acts=tuple(entry.act for entry in receipt if entry.act),
            receipt=tuple(receipt),
            versions=Versions("test", "test", "test"),
        )


class Run(Protocol):
    def __call__(self, *arguments: object, typed: str | bytes | None = None) -> Result: ...


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every default place for files inside the test's own folder, and the environment's choices out."""
    for name in [name for name in os.environ if name.startswith(("PLATINUM_", "XDG_"))]:
        monkeypatch.delenv(name)
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    return folder


@pytest.fixture(autouse=True)
def word_scorer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "Scorer", WordScorer)


@pytest.fixture
def run() -> Run:
    """Call the command and return what became of it; whatever it raises beyond an exit code fails the test."""

    def call(*arguments: object, typed: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=typed, prog_name="platinum")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return result

    return call


@pytest.fixture
def replies(tmp_path: Path) -> Path:
    """A file of replies that ends the soup well: an open question, a blank line, and one reply too many."""
    file = tmp_path / "replies.txt"
    file.write_text(f"{KIND}\n\nAnything else?\n", encoding="utf-8")
    return file
