"""``platinum score``: explain one reply."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scoring.model import Channel
from simulator.cli.exits import ExitCode
from simulator.cli.faults import Refusal
from simulator.cli.options import Json, Language, channel, complete_channel
from simulator.cli.output import console, data


def score(
    reply: Annotated[str, typer.Argument(metavar="REPLY", help="What the agent says; - reads it from standard input.")],
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
) -> None:
    """Score one reply and explain every point.

    Every finding stands under the words it is about, with why, what to try instead, and the sum that makes the score.
    """
    from scoring import Context, Scorer, clean
    from simulator.attempts import REPLY_LIMIT
    from simulator.cli.replies import read_text

    words = clean(read_text(Path("-")) if reply == "-" else reply).strip()
    if not words:
        raise Refusal("there is nothing in this reply.", ExitCode.CONTENT)
    if len(words) > REPLY_LIMIT:
        message = f"the reply has {len(words):,} characters; a reply can have {REPLY_LIMIT:,}."
        raise Refusal(message, ExitCode.CONTENT)
    said = clean(customer).strip()
    scored = Scorer(language.value).score(words, Context(channel=where, customer=said, language=language.value))
    if as_json:
        data({"reply": words, **scored.to_dict()})
        return
    from simulator.cli.explained import explanation

    paper = console()
    for part in explanation(words, said, scored, paper.width):
        paper.print(part)
