"""``platinum score``: explain one reply, or score a file of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scoring.model import Channel
from simulator.cli.bulk_score import BadLines, Job, Kind, score_file
from simulator.cli.exits import ExitCode
from simulator.cli.faults import Refusal
from simulator.cli.options import Json, Language, channel, complete_channel
from simulator.cli.output import console, data


def score(
    reply: Annotated[
        str | None, typer.Argument(metavar="REPLY", help="What the agent says; - reads it from standard input.")
    ] = None,
    *,
    customer: Annotated[str, typer.Option("--customer", metavar="TEXT", help="What the customer has just said.")] = "",
    where: Annotated[
        Channel,
        typer.Option(
            "--channel",
            parser=channel,
            autocompletion=complete_channel,
            metavar="NAME",
            help="in-person, phone, chat, email or public-social.",
        ),
    ] = Channel.CHAT,
    language: Annotated[Language, typer.Option("--language", help="The language of the conversation.")] = Language.EN,
    as_json: Json = False,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="Score the replies in a txt, csv or jsonl file; - is a pipe."),
    ] = None,
    kind: Annotated[
        Kind | None, typer.Option("--format", help="What the file is, where its name doesn't tell.")
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Write CSV for a spreadsheet instead of JSON lines.")] = False,
    output: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Write the results there.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the --output of an earlier call.")] = False,
    bad_lines: Annotated[
        BadLines | None,
        typer.Option("--bad-lines", help="Skip a line that can't be read (the default), or stop there."),
    ] = None,
) -> None:
    """Score one reply and explain every point; with --file, score many.

    Every finding stands under the words it is about, with why, what to try instead, and the sum that makes the score.
    With --file each reply becomes a line of results, as JSON or CSV; its fields are id, customer, reply, channel and
    lang, and the options hold where a line names none. A txt file has a reply a line.
    """
    if (reply is None) == (file is None):
        raise Refusal("give one reply, or a file of replies with --file FILE.")
    if file is not None:
        if as_csv and as_json:
            raise Refusal("--csv and --json don't go together; without --csv the results are JSON lines.")
        bad = bad_lines or BadLines.SKIP
        score_file(Job(file, kind, _cleaned(customer), where, language.value, as_csv, output, bad, resume))
        return
    given = {"--format": kind, "--csv": as_csv, "--output": output, "--resume": resume, "--bad-lines": bad_lines}
    if wrong := [name for name, value in given.items() if value]:
        raise Refusal(f"only with --file FILE: {', '.join(wrong)}.")
    _explain(reply or "", _cleaned(customer), where, language.value, as_json=as_json)


def _cleaned(words: str) -> str:
    from scoring import clean

    return clean(words).strip()


def _explain(reply: str, customer: str, where: Channel, language: str, *, as_json: bool) -> None:
    from scoring import Context, Scorer
    from simulator.attempts import REPLY_LIMIT
    from simulator.cli.replies import read_text

    words = _cleaned(read_text(Path("-")) if reply == "-" else reply)
    if not words:
        raise Refusal("there is nothing in this reply.", ExitCode.CONTENT)
    if len(words) > REPLY_LIMIT:
        message = f"the reply has {len(words):,} characters; a reply can have {REPLY_LIMIT:,}."
        raise Refusal(message, ExitCode.CONTENT)
    scored = Scorer(language).score(words, Context(channel=where, customer=customer, language=language))
    if as_json:
        data({"reply": words, **scored.to_dict()})
        return
    from simulator.cli.explained import explanation

    paper = console()
    for part in explanation(words, customer, scored, paper.width):
        paper.print(part)
