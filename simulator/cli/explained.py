"""One score, explained under the reply's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from scoring.model import SCALE_ENTRIES, Entry, Score, UptakeKind, UptakeStatus
from scoring.retold import Retold, retold
from simulator.cli.marks import Mark, underlined
from simulator.cli.output import Line, label, named, text

if TYPE_CHECKING:
    from rich.text import Text

STEP_STYLES = {
    "company": "bold red",
    "golden": "bold yellow",
    "empathy": "bold cyan",
    "platinum": "bold green",
    "neutral": "bold",
}
QUIET = "dim"
_SAID = {UptakeKind.FACT: "told", UptakeKind.FEELING: "felt", UptakeKind.REQUEST: "asked"}
_BECAME = {
    UptakeStatus.TAKEN_UP: "taken up",
    UptakeStatus.LEFT_OUT: "left out",
    UptakeStatus.CONTRADICTED: "contradicted",
}
_BECAME_STYLES = {UptakeStatus.TAKEN_UP: "green", UptakeStatus.LEFT_OUT: QUIET, UptakeStatus.CONTRADICTED: "red"}


def explanation(reply: str, customer: str, score: Score, width: int) -> Iterator[Line]:
    """Yield the whole explanation: the words with their marks, the sum, every finding with why and what to try.

    ``reply`` and ``customer`` are the cleaned texts that were scored; ``width`` is the screen's, in columns.
    """
    numbered = [(str(number), entry) for number, entry in enumerate(score.findings, start=1)]
    if customer:
        yield Line(label("The customer", QUIET))
        yield from _block(customer, list(_marks(numbered, "customer")), width)
    yield Line(label("The reply", QUIET))
    yield from _block(reply, list(_marks(numbered, "reply")), width)
    yield Line()
    yield Line(headline(score))
    yield Line(arithmetic(score))
    for note in score.notes:
        yield Line(text(note, QUIET))
    for number, entry in numbered:
        yield Line()
        yield from finding(entry, number)
    told = retold(score.uptake, customer, score.findings)
    if told:
        yield Line()
        yield Line(label("What became of their words", QUIET))
        yield from taken_up(told)


def headline(score: Score) -> Text:
    """Return the score in a line: ``34 of 100 · company``."""
    line = label(f"{score.value} of 100", "bold")
    line.append(" · ")
    line.append(score.step.value, style=STEP_STYLES[score.step.value])
    return line


def arithmetic(score: Score) -> Text:
    """Return the sum that makes the score: ``50 -9 [1] -7 [2] = 34``."""
    line = label("")
    number = 0
    for entry in score.receipt:
        if entry.cue == "neutral-start":
            line.append(f"{entry.points} to start with")
            continue
        line.append(f"  {entry.points:+d} ", style=_style(entry.points))
        if entry.cue in SCALE_ENTRIES:
            line.append("where the scale ends", style=QUIET)
        else:
            number += 1
            line.append(f"[{number}]", style=QUIET)
    line.append(f"  = {score.value}", style="bold")
    return line


def finding(entry: Entry, number: str = "", *, full: bool = True) -> Iterator[Line]:
    """Yield one finding: points, the words, what they did; ``full`` adds why, what to try and the source."""
    words = text("")
    if entry.span.quote:
        words.append_text(label(f"“{entry.span.quote}”", "italic")).append(" ")
    words.append_text(label(entry.message))
    lead = text(f"{number} " if number else "", QUIET).append(f"{entry.points:+3d} ", style=_style(entry.points))
    yield Line(words, lead=lead)
    for line in _details(entry, full=full):
        yield line.further(lead.cell_len)


def taken_up(told: Sequence[Retold]) -> Iterator[Line]:
    """Yield what the customer told, felt and asked for, each with what became of it in the reply."""
    for one in told:
        said = label(", ".join(f"“{span.quote}”" for span in one.said))
        became = label(_BECAME[one.status], _BECAME_STYLES[one.status])
        # What was left out may be a long list: what became of it is told before it.
        if one.reply is None:
            words = became.append(": ").append_text(said)
        else:
            words = said.append(" ").append_text(became).append(": ").append_text(label(f"“{one.reply.quote}”"))
        yield Line(words, lead=f"{_SAID[one.kind]:<6} ", indent=2)


def _details(entry: Entry, *, full: bool) -> Iterator[Line]:
    details = [("Try", entry.suggestion)]
    if full:
        act = f" · {entry.act.value}" if entry.act else ""
        answers = f"“{entry.answers.quote}”" if entry.answers else ""
        source = f"{entry.source} · " if entry.source else ""
        details = [
            ("Answers", answers),
            ("Why", entry.why),
            *details,
            ("From", f"{source}{entry.cue} ({entry.step.value}{act})"),
        ]
    for name, words in details:
        if words:
            yield named(name, words)


def _marks(numbered: Sequence[tuple[str, Entry]], where: str) -> Iterator[Mark]:
    for number, entry in numbered:
        if entry.span.text == where:
            yield Mark(entry.span.start, entry.span.end, number, _style(entry.points))
        if entry.answers is not None and entry.answers.text == where:
            yield Mark(entry.answers.start, entry.answers.end, number, QUIET)


def _block(words: str, marks: Sequence[Mark], width: int) -> Iterator[Line]:
    for line in underlined(words, marks, width - 2):
        yield Line(line, indent=2)


def _style(points: int) -> str:
    return "green" if points > 0 else "red" if points < 0 else QUIET
