"""``platinum score --file``: many replies, a result a line."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import pytest

import scoring.bulk
from scoring.model import Context, Score
from simulator.cli import bulk_lines
from simulator.cli.exits import ExitCode
from tests.simulator.cli.conftest import CURT, KIND, Run, WordScorer

FORMULA = "=1+1"


class ManyScorer(WordScorer):
    """Counts what it scores, and what stands in the contexts."""

    seen: list[tuple[str, Context]]

    def forgetting(self) -> AbstractContextManager[None]:
        return nullcontext()

    def score_many(self, replies: Iterable[tuple[str, Context]]) -> Iterator[Score]:
        for reply, context in replies:
            self.seen.append((reply, context))
            yield self.score(reply, context)


@pytest.fixture(autouse=True)
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Context]]:
    """What has been scored, in order."""
    ManyScorer.seen = []
    monkeypatch.setattr(scoring.bulk, "_scorer", ManyScorer)
    return ManyScorer.seen


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    file = tmp_path / "rows.jsonl"
    lines = ({"id": f"r{number}", "reply": f"{CURT} {number}"} for number in range(1, 8))
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return file


def results(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_every_line_of_a_txt_file_gets_a_line_of_json(run: Run, replies: Path) -> None:
    result = run("score", "--file", replies)
    assert (result.exit_code, result.stderr) == (ExitCode.OK, "")
    first, second = results(result.stdout)
    assert list(first) == ["id", "line", "value", "step", "acts", "receipt", "notes", "uptake"]
    assert (first["id"], first["line"], first["value"], first["step"]) == ("1", 1, 71, "platinum")
    assert first["acts"] == ["asks-wants"]
    assert sum(entry["points"] for entry in first["receipt"]) == 71
    assert (second["line"], second["value"]) == (3, 50)


def test_csv_is_safe_to_open_in_a_spreadsheet_and_a_record_is_a_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    with file.open("w", newline="", encoding="utf-8-sig") as stream:
        csv.writer(stream).writerows([["id", "reply"], [FORMULA, f"{KIND}\n{CURT}"], ["two\nlines", KIND]])
    result = run("score", "--file", file, "--csv")
    assert result.exit_code == ExitCode.OK
    assert len(result.stdout.splitlines()) == 3
    first, second = csv.DictReader(io.StringIO(result.stdout))
    assert (first["id"], first["line"], first["value"], first["acts"]) == (
        f"'{FORMULA}",
        "3",
        "55",
        "asks-wants cites-policy",
    )
    assert first["receipt"] == f"50 neutral-start | +21 open-question “{KIND}” | -16 policy “our policy”"
    assert second["id"] == "two lines"


def test_the_options_hold_where_a_line_names_nothing(run: Run, seen: list[tuple[str, Context]]) -> None:
    lines = [{"reply": "A."}, {"reply": "B.", "customer": "My own.", "channel": "email", "lang": "fr"}]
    options = ["--customer", "Theirs.", "--channel", "phone", "--language", "en"]
    typed = "\n".join(map(json.dumps, lines))
    assert run("score", "--file", "-", "--format", "jsonl", *options, typed=typed).exit_code == ExitCode.OK
    told = {reply: (context.customer, context.channel.value, context.language) for reply, context in seen}
    assert told == {"A.": ("Theirs.", "phone", "en"), "B.": ("My own.", "email", "fr")}


@pytest.mark.parametrize("channel", ["public social", "public-social"])
def test_a_channel_may_be_written_as_the_option_writes_it(
    run: Run, seen: list[tuple[str, Context]], channel: str
) -> None:
    typed = json.dumps({"reply": "A.", "channel": channel})
    assert run("score", "--file", "-", "--format", "jsonl", typed=typed).exit_code == ExitCode.OK
    assert [context.channel.value for _, context in seen] == ["public social"]


BAD = [
    b'{"reply": "Fine."}',
    b"{",
    b'{"reply": "caf\xe9"}',
    b'{"reply": "' + b"x" * 300_000 + b'"}',
    b'{"reply": "Last."}',
]


def test_bad_lines_are_told_with_their_numbers_and_passed_over(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_bytes(b"\n".join(BAD))
    result = run("score", "--file", file)
    assert result.exit_code == ExitCode.CONTENT
    assert [line["line"] for line in results(result.stdout)] == [1, 5]
    told = result.stderr.splitlines()
    assert [line.removeprefix(f"{file}:").partition(":")[0] for line in told[:3]] == ["2", "3", "4"]
    assert "not JSON" in told[0]
    assert "UTF-8" in told[1]
    assert "longer than" in told[2]
    assert told[3:] == [f"platinum: 3 lines of {file} could not be read; the rest is scored."]


def test_a_bad_line_may_stop_it(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_bytes(b"\n".join(BAD))
    result = run("score", "--file", file, "--bad-lines", "stop")
    assert result.exit_code == ExitCode.CONTENT
    assert [line["line"] for line in results(result.stdout)] == [1]
    assert f"{file}:2: not JSON" in result.stderr
    assert f"{file}:3" not in result.stderr


def test_a_long_line_is_never_held_whole() -> None:
    lines = bulk_lines.Lines(io.StringIO("a" * 1_000_000 + "\nb\n"), None)
    assert [len(line) for line in lines] == [bulk_lines.LONGEST_LINE + 2, 2]
    assert lines.position == 1_000_003


@pytest.mark.parametrize("form", [[], ["--csv"]])
@pytest.mark.parametrize("kept", [0, 1, 3, 7])
@pytest.mark.parametrize("half", [False, True])
def test_resuming_gives_the_same_bytes_and_scores_nothing_twice(
    run: Run, rows: Path, tmp_path: Path, seen: list[tuple[str, Context]], *, form: list[str], kept: int, half: bool
) -> None:
    whole = tmp_path / "whole"
    assert run("score", "--file", rows, "--output", whole, *form).exit_code == ExitCode.OK
    assert len(seen) == 7
    lines = whole.read_bytes().splitlines(keepends=True)
    head = len(form) + kept
    cut = tmp_path / "cut"
    cut.write_bytes(b"".join(lines[:head]) + (lines[-1][:9] if half else b""))
    seen.clear()
    result = run("score", "--file", rows, "--output", cut, "--resume", *form)
    assert (result.exit_code, result.output) == (ExitCode.OK, "")
    assert cut.read_bytes() == whole.read_bytes()
    assert len(seen) == 7 - kept


def test_a_file_of_results_is_never_overwritten(run: Run, rows: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.write_text("mine\n")
    for more in ([], ["--resume"], ["--resume", "--csv"]):
        result = run("score", "--file", rows, "--output", output, *more)
        assert (result.exit_code, result.stdout) == (ExitCode.USAGE, "")
        assert output.read_text() == "mine\n"
    before = rows.read_bytes()
    assert run("score", "--file", rows, "--output", rows, "--resume").exit_code == ExitCode.USAGE
    assert rows.read_bytes() == before


def test_results_of_another_file_are_not_gone_on_with(run: Run, rows: Path, replies: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    assert run("score", "--file", rows, "--output", output).exit_code == ExitCode.OK
    before = output.read_bytes()
    result = run("score", "--file", replies, "--output", output, "--resume")
    assert (result.exit_code, output.read_bytes()) == (ExitCode.USAGE, before)
    assert "not of" in result.stderr


@pytest.mark.parametrize(
    "call",
    [
        [],
        [CURT, "--file", "x.txt"],
        [CURT, "--csv"],
        [CURT, "--output", "x"],
        [CURT, "--resume"],
        [CURT, "--bad-lines", "stop"],
        ["--file", "-"],
        ["--file", "x.doc"],
        ["--file", "nowhere.txt"],
        ["--file", "x.txt", "--resume"],
        ["--file", "x.txt", "--csv", "--json"],
    ],
)
def test_calls_that_cannot_work_say_so(run: Run, call: list[str]) -> None:
    result = run("score", *call)
    assert (result.exit_code, result.stdout) == (ExitCode.USAGE, "")
    assert result.stderr


def test_a_file_without_replies_says_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.write_text("\n \n")
    result = run("score", "--file", file)
    assert (result.exit_code, result.stdout) == (ExitCode.CONTENT, "")
    assert "no replies" in result.stderr


def test_two_processes_keep_the_order_and_a_reader_may_leave(tmp_path: Path) -> None:
    file = tmp_path / "many.txt"
    file.write_text("".join(f"Yes, at {number}.\n" for number in range(600)), encoding="utf-8")
    call = [sys.executable, "-m", "simulator", "score", "--file", str(file)]
    whole = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", timeout=120, check=True)
    assert whole.stderr == ""
    assert [line["line"] for line in results(whole.stdout)] == list(range(1, 601))
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as leaving:
        assert leaving.stdout
        assert leaving.stderr
        leaving.stdout.readline()
        leaving.stdout.close()
        assert leaving.stderr.read() == b""
    assert leaving.returncode == ExitCode.PIPE_CLOSED
