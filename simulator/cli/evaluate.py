"""``platinum evaluate``: how far the scorer agrees with readers' labels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from simulator.cli.exits import ExitCode
from simulator.cli.faults import Refusal
from simulator.cli.options import Json
from simulator.cli.output import Line, console, data, label, say

if TYPE_CHECKING:
    from scoring.agreement import Agreement, Labelled
    from scoring.files import Row
    from scoring.model import Score

_LABELS = "each line needs a rating from 1 to 5 and a step"


def evaluate(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE.jsonl…", help="Labelled replies, one JSON object a line.")
    ],
    worst: Annotated[int, typer.Option("--worst", min=0, help="How many of the worst disagreements to show.")] = 10,
    cues: Annotated[
        bool, typer.Option("--cues", help="Show how often each cue was found, and its false alarms.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Measure how far the scorer agrees with labelled replies.

    Each line has id, customer, reply, channel, lang, source, step (or mixed) and rating, the readers' mean from 1 to 5.
    """
    from scoring.agreement import agreement, disagreements
    from scoring.bulk import score_rows

    rows = [row for file in files for row in _rows(file)]
    if not rows:
        raise Refusal("there is no labelled reply in these files.", ExitCode.CONTENT)
    labelled = [_labelled(row, score) for row, score in score_rows(rows)]
    groups = _groups(labelled)
    results = [agreement(name, members, _trained()) for name, members in groups.items()]
    furthest = disagreements(labelled, worst)
    if as_json:
        data({"groups": [_plain(result) for result in results], "worst": [_plain_worst(*pair) for pair in furthest]})
        return
    paper = console()
    for result in results:
        for line in _lines(result, cues=cues):
            paper.print(line)
    for row, gap in furthest:
        for line in _disagreement(row, gap):
            paper.print(line)


def _trained() -> frozenset[str]:
    from scoring.model import TRAINED_ENTRIES

    return TRAINED_ENTRIES


def _rows(file: Path) -> list[Row]:
    from scoring.files import BadLine, read_rows

    try:
        with file.open(encoding="utf-8") as lines:
            found = list(read_rows(lines, "jsonl", "en", labels=True))
    except OSError as error:
        raise Refusal(f"{file}: can't be read: {error.strerror}", ExitCode.USAGE) from error
    except UnicodeDecodeError as error:
        raise Refusal(f"{file}: not UTF-8 text.", ExitCode.CONTENT) from error
    rows: list[Row] = []
    for row in found:
        problem = row.problem if isinstance(row, BadLine) else _unlabelled(row)
        if problem:
            raise Refusal(f"{file}:{row.line}: {problem}", ExitCode.CONTENT)
        if not isinstance(row, BadLine):
            rows.append(row)
    if not rows:
        say(f"platinum: {file}: no replies in it.")
    return rows


def _unlabelled(row: Row) -> str:
    from scoring.model import Step

    rating, step = row.label.get("rating"), row.label.get("step")
    if isinstance(rating, bool) or not isinstance(rating, int | float) or not 1 <= rating <= 5:
        return f"no rating; {_LABELS}"
    if step != "mixed" and step not in set(Step):
        return f"no step; {_LABELS}: {', '.join(Step)} or mixed"
    return ""


def _labelled(row: Row, score: Score) -> Labelled:
    from scoring.agreement import Labelled
    from scoring.model import Step

    step = row.label["step"]
    return Labelled(
        id=row.id,
        customer=row.context.customer,
        reply=row.reply,
        rating=float(row.label["rating"]),
        step=None if step == "mixed" else Step(step),
        score=score,
        source=str(row.label.get("source", "")) or "unnamed",
        language=row.context.language,
    )


def _groups(rows: list[Labelled]) -> dict[str, list[Labelled]]:
    groups: dict[str, list[Labelled]] = {}
    for row in rows:
        groups.setdefault(f"{row.source}, {row.language}", []).append(row)
    return {"all": rows, **groups} if len(groups) > 1 else groups


def _plain(result: Agreement) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(result)


def _plain_worst(row: Labelled, gap: float) -> dict[str, Any]:
    return {
        "id": row.id,
        "gap": round(gap, 4),
        "rating": row.rating,
        "step": row.step.value if row.step else "mixed",
        "customer": row.customer,
        "reply": row.reply,
        "score": row.score.to_dict(),
    }


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _lines(result: Agreement, *, cues: bool) -> list[Line]:
    lines = [
        Line(label(f"{result.group}: {result.replies} replies", "bold")),
        Line(f"Spearman with the rating   {_figure(result.spearman)}", indent=2),
        Line(f"ordered pairs              {_figure(result.ordered_pairs)}  of {result.pairs:,}", indent=2),
        Line(f"step accuracy              {_figure(result.step_accuracy)}", indent=2),
        Line(f"step macro-F1              {_figure(result.macro_f1)}", indent=2),
        Line(f"points from named cues     {_figure(result.named_share)}", indent=2),
        Line(""),
        *_confusion(result),
    ]
    if cues:
        lines.append(Line("cue                               found  false alarms  in replies labelled", indent=2))
        for use in sorted(result.cues, key=lambda use: -use.findings):
            steps = ", ".join(f"{step} {count}" for step, count in use.by_step.items())
            lines.append(Line(f"{use.cue:<32}{use.findings:>7}{use.false_alarms:>14}  {steps}", indent=2))
        lines.append(Line(""))
    return lines


def _confusion(result: Agreement) -> list[Line]:
    steps = sorted({*result.confusion, *(step for row in result.confusion.values() for step in row)})
    if not steps:
        return []
    head = "".join(f"{step:>10}" for step in steps)
    lines = [Line(f"{'readers ↓   scorer →':<22}{head}", indent=2)]
    for truth, row in result.confusion.items():
        lines.append(Line(f"{truth:<22}" + "".join(f"{row.get(step, 0):>10}" for step in steps), indent=2))
    return [*lines, Line("")]


def _disagreement(row: Labelled, gap: float) -> list[Line]:
    side = "too kind" if gap > 0 else "too hard"
    truth = row.step.value if row.step else "mixed"
    head = f"{row.id}: {side} by {abs(gap):.0%} of the ranks"
    found = [
        Line(f"{entry.points:+d} {entry.cue} “{entry.span.quote}”", indent=4)
        for entry in row.score.findings
        if entry.points
    ]
    return [
        Line(label(head, "bold")),
        Line(f"readers {row.rating:.2f} {truth}; scorer {row.score.value} {row.score.step.value}", indent=2),
        Line(row.customer, lead="Customer: ", indent=2),
        Line(row.reply, lead="Reply: ", indent=2),
        *found,
        Line(""),
    ]
