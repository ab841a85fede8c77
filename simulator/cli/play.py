"""``platinum play``: a conversation on the full screen, line by line, or with the replies of a file."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from simulator.attempts.records import Mode
from simulator.cli.choices import SOMEBODY
from simulator.cli.faults import Refusal
from simulator.cli.options import Database, Json, Scenarios, Trainee, chosen, complete_scenario
from simulator.cli.output import Line, console, data, say
from simulator.cli.replies import name_of, read_replies
from simulator.cli.run import Run, begin, run_to_dict
from simulator.cli.screen import has_terminal, open_screen


def play(
    context: typer.Context,
    scenario: Annotated[
        str,
        typer.Argument(metavar="SCENARIO", help="Its name, or the path of its file.", autocompletion=complete_scenario),
    ],
    *,
    replies: Annotated[
        Path | None,
        typer.Option("--replies", metavar="FILE", help="Play without a screen: one reply a line; - is standard input."),
    ] = None,
    as_json: Json = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Line by line, for screen readers and plain terminals.")
    ] = False,
    shoes: Annotated[
        bool, typer.Option("--shoes", help="Be the customer: scripted agents serve you in turn, and you rate each.")
    ] = False,
    full: Annotated[bool, typer.Option("--full", help="Show every finding of every reply, and why.")] = False,
    save: Annotated[
        bool | None,
        typer.Option("--save/--no-save", help="Keep the attempt. Conversations are kept, --replies are not."),
    ] = None,
    mode: Annotated[
        Mode, typer.Option("--mode", help="When --plain shows the feedback: while playing, or after the end.")
    ] = Mode.PRACTICE,
    database: Database = None,
    trainee: Trainee = None,
    scenarios: Scenarios = None,
) -> None:
    """Play a scenario: talk to its customer in your own words.

    In a terminal it opens on the full screen. With --replies, or when no person sits at the terminal, the replies are
    read, one a line, and the conversation is printed with scores and findings: the same way on every run.
    """
    choices = chosen(context).but(database, trainee, scenarios)
    if plain and (as_json or replies is not None):
        raise Refusal("--plain asks for the replies one by one; use it without --replies and --json.")
    if shoes and (as_json or replies is not None):
        raise Refusal("--shoes asks for your words one by one; use it without --replies and --json.")
    loaded = choices.library().find(scenario)
    if shoes:
        from simulator.cli.shoes import wear

        wear(choices, loaded, save=save is not False)
    elif plain:
        from simulator.cli.plain import converse

        converse(choices, loaded, scenario, mode=mode, full=full, save=save is not False)
    elif replies is None and not as_json and has_terminal():
        raise typer.Exit(open_screen(choices, scenario))
    else:
        file = replies or Path("-")
        with choices.store() if save else nullcontext() as store:
            run = begin(loaded, read_replies(file), store, choices.whose if save else SOMEBODY, mode)
            if as_json:
                _print_json(run)
            else:
                _print(run, full=full)
        for remark in run.remarks():
            say(f"{name_of(file)}: {remark}")


def _print_json(run: Run) -> None:
    for _ in run.play():
        pass
    data(run_to_dict(run))


def _print(run: Run, *, full: bool) -> None:
    from simulator.cli import transcript

    paper = console()
    customer = run.playing.scenario.customer.name

    def put(parts: Iterable[Line]) -> None:
        for part in parts:
            paper.print(part)

    put(transcript.briefing(run.playing.scenario))
    put(transcript.said(customer, run.playing.opening))
    for turn in run.play():
        put(transcript.reply(turn))
        put(transcript.feedback(turn.score, full=turn.reply if full else "", width=paper.width))
        put(transcript.said(customer, turn.move.lines))
    if run.debrief is not None:
        put(transcript.looking_back(run.debrief, customer))
