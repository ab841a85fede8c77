"""The commands put together. Each imports its room when it is called, so that ``--help`` answers at once."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from simulator.cli.attempts import attempts
from simulator.cli.check import check
from simulator.cli.choices import Choices
from simulator.cli.cohort import cohort
from simulator.cli.cues import cues
from simulator.cli.docs import docs
from simulator.cli.evaluate import evaluate
from simulator.cli.export import export
from simulator.cli.faults import end
from simulator.cli.forget import forget
from simulator.cli.graph import graph
from simulator.cli.new import new
from simulator.cli.options import GlobalDatabase, GlobalScenarios, GlobalTrainee, chosen
from simulator.cli.play import play
from simulator.cli.preview import preview
from simulator.cli.scenarios import scenarios
from simulator.cli.schema import schema
from simulator.cli.score import score
from simulator.cli.screen import open_screen
from simulator.cli.validate import validate

PRACTISING, WRITING, KEPT, TOGETHER = "Practise", "Write scenarios", "What is kept about you", "Workshops and measuring"


class Commands(TyperGroup):
    """The commands, and what becomes of the faults in them."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; turn what it raises into words and an exit code."""
        try:
            result = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
            return result
        except (typer.Exit, typer.Abort, typer.TyperException):
            raise
        except Exception as error:
            raise typer.Exit(end(error)) from error


app = typer.Typer(
    name="platinum",
    cls=Commands,
    help="Practise customer conversations: scripted customers, your own words, every point explained.\n\n"
    "Without a command the library opens.",
    epilog="Exit codes: 0 fine, 1 a fault in a scenario or reply, 2 a wrong call, 3 something is not installed, "
    "4 storage, 70 the program's own mistake.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        import simulator

        sys.stdout.write(f"platinum {simulator.__version__}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def platinum(
    context: typer.Context,
    database: GlobalDatabase = None,
    trainee: GlobalTrainee = None,
    scenarios: GlobalScenarios = None,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave."),
    ] = False,
) -> None:
    """Note the choices; without a command open the library."""
    context.obj = Choices(database or None, trainee or None, tuple(scenarios or ()))
    if context.invoked_subcommand is None:
        raise typer.Exit(open_screen(chosen(context)))


app.command(rich_help_panel=PRACTISING)(play)
app.command(rich_help_panel=PRACTISING)(score)
app.command(rich_help_panel=PRACTISING)(scenarios)
app.command(rich_help_panel=WRITING)(new)
app.command(rich_help_panel=WRITING)(preview)
app.command(rich_help_panel=WRITING)(validate)
app.command(rich_help_panel=WRITING)(check)
app.command(rich_help_panel=WRITING)(graph)
app.command(rich_help_panel=WRITING)(docs)
app.command(rich_help_panel=WRITING)(schema)
app.command(rich_help_panel=WRITING)(cues)
app.command(rich_help_panel=KEPT)(attempts)
app.command(rich_help_panel=KEPT)(export)
app.command(rich_help_panel=KEPT)(forget)
app.command(rich_help_panel=TOGETHER)(cohort)
app.command(rich_help_panel=TOGETHER)(evaluate)
