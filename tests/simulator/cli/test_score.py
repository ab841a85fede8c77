"""``platinum score``: one reply explained."""

from __future__ import annotations

import json

import pytest

from scoring.model import Channel
from simulator.cli.exits import ExitCode
from simulator.cli.options import channel
from tests.simulator.cli.conftest import CURT, KIND, Run


def test_every_finding_stands_under_its_words_and_the_points_add_up(run: Run) -> None:
    result = run("score", f"{KIND} {CURT}", "--customer", "My soup is cold.")
    assert result.exit_code == ExitCode.OK
    assert result.stderr == ""
    assert result.stdout.splitlines() == [
        "The customer",
        "  My soup is cold.",
        "The reply",
        "  What would you like me to do? It is our policy.",
        "  1^^^^^^^^^^^^^^^^^^^^^^^^^^^^       2^^^^^^^^^",
        "",
        "55 of 100 · company",
        "50 to start with  +21 [1]  -16 [2]  = 55",
        "",
        "1 +21 “What would you like me to do?” You ask what she wants.",
        "      Why: A reason.",
        "      From: S1 · open-question (platinum · asks-wants)",
        "",
        "2 -16 “our policy” This turns around the house.",
        "      Why: A reason.",
        "      Try: Say why.",
        "      From: S1 · policy (company · cites-policy)",
    ]


def test_the_json_is_the_reply_with_its_score(run: Run) -> None:
    explained = json.loads(run("score", CURT, "--json").stdout)
    assert (explained["reply"], explained["value"], explained["step"]) == (CURT, 34, "company")
    assert sum(entry["points"] for entry in explained["receipt"]) == 34


def test_the_reply_may_come_from_standard_input(run: Run) -> None:
    assert json.loads(run("score", "-", "--json", typed=f"{CURT}\n").stdout)["reply"] == CURT


@pytest.mark.parametrize("reply", ["", " \n", "x" * 2001])
def test_a_reply_that_cannot_be_scored_says_why(run: Run, reply: str) -> None:
    result = run("score", reply)
    assert (result.exit_code, result.stdout) == (ExitCode.CONTENT, "")
    assert "reply" in result.stderr


def test_nothing_typed_reaches_the_terminal_as_markup_or_escape(run: Run) -> None:
    hostile = "[bold]x[/] [/] \x1b[31mred\x07 \u202e " + "👋🏽" * 5
    for form in ([], ["--json"]):
        result = run("score", hostile, "--customer", hostile, *form)
        assert result.exit_code == ExitCode.OK
        assert not set(result.output) & set("\x1b\x07\u202e")
        assert "[bold]x[/] [/]" in result.output


@pytest.mark.parametrize("known", Channel)
def test_channels_may_be_written_with_spaces_or_hyphens(known: Channel) -> None:
    assert channel(known.value) is channel(known.value.replace(" ", "-").upper()) is known


@pytest.mark.parametrize("wrong", [["--channel", "fax"], ["--language", "de"], ["--colour"]])
def test_unknown_choices_name_the_known_ones(run: Run, wrong: list[str]) -> None:
    result = run("score", CURT, *wrong)
    assert (result.exit_code, result.stdout) == (ExitCode.USAGE, "")
    assert wrong[0] in result.stderr


def test_bytes_that_are_no_text_are_read_as_such(run: Run) -> None:
    assert json.loads(run("score", "caf\udce9", "--json").stdout)["reply"] == "caf\ufffd"
