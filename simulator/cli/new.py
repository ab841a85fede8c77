"""``platinum new``: a scenario to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scoring.model import Channel
from simulator.cli.faults import Refusal
from simulator.cli.files import write_file
from simulator.cli.options import Language, channel, complete_channel
from simulator.cli.output import say, write
from simulator.cli.screen import has_terminal

if TYPE_CHECKING:
    from simulator.scenario.new import Answers


def new(
    title: Annotated[str | None, typer.Argument(metavar="[TITLE]", help="What the scenario is called.")] = None,
    *,
    language: Annotated[Language | None, typer.Option("--language", help="The language of the conversation.")] = None,
    where: Annotated[
        Channel | None,
        typer.Option(
            "--channel",
            parser=channel,
            metavar="CHANNEL",
            help="in-person, phone, chat, email or public-social.",
            autocompletion=complete_channel,
        ),
    ] = None,
    trade: Annotated[str | None, typer.Option("--trade", metavar="WORDS", help="The line of business.")] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="What the customer is called.")] = None,
    says: Annotated[str | None, typer.Option("--says", metavar="WORDS", help="What the customer says first.")] = None,
    want: Annotated[
        str | None, typer.Option("--want", metavar="WORDS", help="What the customer wants to do: 'eat it hot'.")
    ] = None,
    temptation: Annotated[
        str | None, typer.Option("--temptation", metavar="WORDS", help="What looks helpful here, and is not.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Ask nothing: take what was given, and fill in the rest.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PATH", help="The file to write, or the folder for it.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there already.")] = False,
) -> None:
    """Write a scenario to begin with.

    Asks a few questions, each with an answer to take over by Enter, and writes a commented file that is valid and can
    be played as it stands.
    """
    given = {"title": title, "trade": trade, "name": name, "says": says, "want": want, "temptation": temptation}
    if yes:
        told = _answers(language, where, given)
    elif has_terminal():
        told = _ask(language, where, given)
    else:
        raise Refusal("there is nobody to ask here. With --yes it asks nothing: platinum new 'The cold soup' --yes")
    file = _place(output, told.title)
    _write(told, file, force=force)
    write(f"{file}\n")
    say(_what_next(file))


def _answers(language: Language | None, where: Channel | None, given: dict[str, str | None]) -> Answers:
    from simulator.scenario.new import answers

    try:
        return answers((language or Language.EN).value, where, **given)
    except ValueError as error:
        raise Refusal(f"--{error}") from None


def _ask(language: Language | None, where: Channel | None, given: dict[str, str | None]) -> Answers:
    """Ask for what was not given. An answer that can't be taken is asked for again, and nothing else is."""
    from simulator.scenario.new import DEFAULTS, QUESTIONS
    from simulator.tui.words import preferred_language

    say("A few questions. Enter takes what stands in brackets; everything can be changed in the file.", "dim")
    if language is None:
        language = typer.prompt(
            "en, fr", default=Language(preferred_language()), type=Language, err=True, show_choices=False
        )
    questions, defaults = QUESTIONS[language.value], DEFAULTS[language.value]
    for key, question in questions.items():
        if key == "channel":
            where = where or _asked_channel(question, defaults.channel)
        elif given[key] is None:
            given[key] = _asked(key, question, getattr(defaults, key), language)
    return _answers(language, where, given)


def _asked(key: str, question: str, default: str, language: Language) -> str:
    from simulator.scenario.new import answers

    while True:
        text = str(typer.prompt(question, default=default, err=True))
        try:
            answers(language.value, None, **{key: text})
        except ValueError as error:
            say(str(error).partition(": ")[2].capitalize())
        else:
            return text


def _asked_channel(question: str, default: Channel) -> Channel:
    names = ", ".join(known.value.replace(" ", "-") for known in Channel)
    while True:
        text = str(typer.prompt(f"{question} ({names})", default=default.value, err=True))
        try:
            return channel(text)
        except typer.BadParameter as error:
            say(str(error).capitalize())


def _place(output: Path | None, title: str) -> Path:
    from simulator.scenario.new import file_name

    if output is None:
        return Path(file_name(title))
    if output.is_dir():
        return output / file_name(title)
    return output if output.suffix in (".yaml", ".yml") else output.with_name(f"{output.name}.yaml")


def _write(told: Answers, file: Path, *, force: bool) -> None:
    from simulator.scenario.new import scenario_text
    from simulator.scenario.schema import COMMENT, FILE_NAME, scenario_schema_json

    if file.exists() and not force:
        raise Refusal(f"{file} is there already. Give another --output, or --force to write over it.")
    write_file(file, scenario_text(told, file.name), replace=force)
    schema = file.with_name(FILE_NAME)
    # Somebody else's file of that name stays as it is.
    if not schema.exists() or COMMENT in schema.read_text(encoding="utf-8", errors="replace"):
        write_file(schema, scenario_schema_json())


def _what_next(file: Path) -> str:
    commands = (
        (f"platinum preview {file}", "play it while you write; it reloads when you save"),
        (f"platinum validate --strict {file}", "every mistake, with its line"),
        ("platinum docs", "every key of the language"),
    )
    width = max(len(command) for command, _ in commands)
    lines = [f"  {command:{width}}  {about}" for command, about in commands]
    head = f"{file} is written: valid, and it can be played. Beside it stands its schema, for editors."
    return "\n".join([head, "", *lines])
