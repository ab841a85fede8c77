"""What a check found, as tables for people and as plain data for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from simulator.cli.output import Line, label, text
from simulator.playtest import Checked, Kind, Reach, Run, Trial, Way, difference, sequence, transcript
from simulator.playtest import label as in_short
from simulator.scenario.report import as_dicts, render

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

QUIET, GOOD, BAD, WARY = "dim", "green", "red", "yellow"
INDENT = 2
_LEAD = re.compile(r"[-+ ]*(?:\d+\. )?")


def report(checked: Checked, *, sequences: bool, transcripts: bool) -> Iterator[RenderableType]:
    """Yield what there is to say of one scenario: tables, then the problems with their places.

    With ``sequences``, the replies that lead to each ending; with ``transcripts``, every conversation in full.
    """
    scenario = checked.loaded.scenario
    yield _heading(checked)
    if checked.reach is not None:
        yield Line(label(_reached(checked, checked.reach), QUIET), indent=INDENT)
        yield Line()
    if checked.runs:
        yield _archetypes(checked.runs)
    yield _endings(checked)
    if sequences:
        yield from _sequences(checked)
    if checked.trials:
        yield _playthroughs(checked.trials)
    for trial in checked.trials:
        if not (trial.ends_right and trial.scores_right):
            yield Line(label(f"Playthrough {trial.name}", "bold"), indent=INDENT)
            for line in difference(scenario, trial):
                yield _hanging(line, {"-": BAD, "+": GOOD}.get(line[:1], ""))
            yield Line()
    if transcripts:
        for run in checked.runs:
            yield Line(label(f"{run.archetype}: {run.played.ending}, {run.score} of 100", "bold"), indent=INDENT)
            yield from (_hanging(line) for line in transcript(scenario, run.played))
            yield Line()
    if checked.problems:
        yield text(render(checked.problems))
        yield Line()


def summary(checked: list[Checked], faulty: int) -> str:
    """Return one line about all that was checked; ``faulty`` files could not be played at all."""
    broken = sum(one.broken for one in checked)
    warnings = sum(problem.severity == "warning" for one in checked for problem in one.problems)
    many = f"{len(checked)} scenario{'' if len(checked) == 1 else 's'} played"
    parts = [f"{broken} broken" if broken else "none broken" if len(checked) != 1 else "not broken"]
    parts += [f"{warnings} warning{'' if warnings == 1 else 's'}"] if warnings else []
    parts += [f"{faulty} with errors, not played"] if faulty else []
    return f"{many}: {', '.join(parts)}"


def as_dict(checked: Checked) -> dict[str, Any]:
    """Return one scenario's check as plain data for JSON, its keys in a fixed order."""
    loaded, reach = checked.loaded, checked.reach
    return {
        "name": loaded.name,
        "file": str(loaded.path),
        "title": loaded.scenario.title,
        "language": loaded.scenario.language,
        "broken": checked.broken,
        "reach": None
        if reach is None
        else {
            "tried": reach.tried,
            "exhaustive": reach.exhaustive,
            "ways_taken": len(reach.taken),
            "ways": len(checked.ways),
            "ways_not_taken": [{"beat": beat or None, "number": number} for beat, number in _not_taken(checked)],
            "beats": {name: _way(way) for name, way in reach.beats.items()},
            "endings": {name: _way(way) for name, way in reach.endings.items()},
            "dead_ends": {name: _way(way) for name, way in reach.stuck.items()},
            "loops": [
                {"beats": list(loop.beats), "reply": _kind(loop.kind), "after": _way(loop.way)} for loop in reach.loops
            ],
        },
        "archetypes": [_run(run) for run in checked.runs],
        "playthroughs": [_trial(trial) for trial in checked.trials],
        "problems": as_dicts(checked.problems),
    }


def _hanging(line: str, style: str = "") -> Line:
    """Return a line of a transcript, of which what does not fit hangs under its words."""
    match = _LEAD.match(line)
    lead = match.group() if match else ""
    return Line(text(line[len(lead) :], style), lead=text(lead, style), indent=INDENT * 2)


def _heading(checked: Checked) -> Line:
    warnings = sum(problem.severity == "warning" for problem in checked.problems)
    words, style = ("broken", BAD) if checked.broken else ("worth a look", WARY) if warnings else ("sound", GOOD)
    line = label(checked.loaded.name, "bold").append("  ").append_text(label(checked.loaded.scenario.title, QUIET))
    return Line(line.append("  ").append_text(label(words, f"bold {style}")))


def _reached(checked: Checked, reach: Reach) -> str:
    scenario = checked.loaded.scenario
    beats = f"{len(reach.beats)} of {len(scenario.beats)} beats"
    endings = f"{len(reach.endings)} of {len(scenario.endings)} endings"
    ways = f"{len(reach.taken)} of {len(checked.ways)} ways on"
    all_ = "all there are" if reach.exhaustive else "not all there are"
    return f"reached: {beats}, {endings}, {ways}, by {reach.tried:,} made-up replies ({all_})"


def _not_taken(checked: Checked) -> list[tuple[str, int]]:
    taken = checked.reach.taken if checked.reach is not None else frozenset()
    return [way for way in checked.ways if way not in taken]


def _table(*columns: tuple[str, bool]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, header_style=QUIET, padding=(0, 1), show_edge=False)
    for heading, is_number in columns:
        table.add_column(label(heading), justify="right" if is_number else "left", overflow="fold")
    return table


def _archetypes(runs: tuple[Run, ...]) -> Table:
    table = _table(
        ("archetype", False),
        ("score", True),
        ("verdict", True),
        ("ending", False),
        ("replies", True),
        ("words", False),
    )
    for run in runs:
        table.add_row(
            label(run.archetype.value),
            label(str(run.score), "bold"),
            label(_verdict(run.verdict)),
            label(run.played.ending or "none"),
            label(str(len(run.played.turns))),
            label(f"own: {run.own}" if run.own else "general", "" if run.own else QUIET),
        )
    return table


def _endings(checked: Checked) -> Table:
    table = _table(("ending", False), ("verdict", True), ("soonest", True), ("archetypes that end here", False))
    reach = checked.reach
    for name, ending in checked.loaded.scenario.endings.items():
        way = reach.endings.get(name) if reach is not None else None
        soonest = "" if reach is None else f"turn {len(way.replies)}" if way is not None else "never"
        here = [run.archetype.value for run in checked.runs if run.played.ending == name]
        luck = " (luck)" if way is not None and not way.natural else ""
        table.add_row(
            label(name),
            label(_verdict(ending.verdict)),
            label(soonest + luck, BAD if soonest == "never" else WARY if luck else ""),
            label(", ".join(here), QUIET),
        )
    return table


def _sequences(checked: Checked) -> Iterator[Line]:
    if checked.reach is None:
        return
    sure = checked.reach.exhaustive
    yield Line(label("The shortest way to each ending" + ("" if sure else " that was found"), "bold"), indent=INDENT)
    for name, way in checked.reach.endings.items():
        yield Line(label(name, "bold"), indent=INDENT * 2)
        for number, kind in enumerate(way.replies, start=1):
            line = text(kind.text).append("  ").append_text(label(f"[{in_short(kind.step, kind.acts)}]", QUIET))
            yield Line(line, lead=f"{number}. ", indent=INDENT * 3)
    yield Line()
    if missed := _not_taken(checked):
        told = ", ".join(f"{beat} branch {number}" if beat else f"interrupt {number}" for beat, number in missed)
        yield Line(label(told, QUIET), lead=text("Ways on that nobody took: ", QUIET), indent=INDENT)
        yield Line()


def _playthroughs(trials: tuple[Trial, ...]) -> Table:
    table = _table(("playthrough", False), ("score", True), ("expected", True), ("ending", False), ("expected", False))
    for trial in trials:
        low, high = trial.expected.score
        table.add_row(
            label(trial.name),
            label(str(trial.played.score), "" if trial.scores_right else BAD),
            label(f"{low} to {high}", QUIET),
            label(trial.played.ending or "none", "" if trial.ends_right else BAD),
            label(trial.expected.ends, QUIET),
        )
    return table


def _verdict(verdict: int) -> str:
    return f"{verdict} of 5" if verdict else "–"


def _way(way: Way) -> dict[str, Any]:
    return {"natural": way.natural, "replies": [_kind(kind) for kind in way.replies], "in_short": sequence(way)}


def _kind(kind: Kind) -> dict[str, Any]:
    return {"text": kind.text, "value": kind.value, "step": kind.step.value, "acts": [act.value for act in kind.acts]}


def _run(run: Run) -> dict[str, Any]:
    return {
        "archetype": run.archetype.value,
        "playthrough": run.own or None,
        "score": run.score,
        "verdict": run.verdict,
        "ending": run.played.ending,
        "beats": list(run.played.beats),
        "replies": [
            {"reply": turn.reply, "value": turn.score.value, "step": turn.score.step.value} for turn in run.played.turns
        ],
    }


def _trial(trial: Trial) -> dict[str, Any]:
    return {
        "playthrough": trial.name,
        "score": trial.played.score,
        "expected_score": list(trial.expected.score),
        "ending": trial.played.ending,
        "expected_ending": trial.expected.ends,
        "holds": trial.ends_right and trial.scores_right,
    }
