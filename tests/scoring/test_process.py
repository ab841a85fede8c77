from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scoring import Context, UnknownLanguage
from scoring.process import ScorerProcess
from tests.scoring.scorers import scorer


def test_scores_as_the_scorer_does_and_survives_the_death_of_its_child() -> None:
    process = ScorerProcess("en")
    try:
        assert not process.ready
        process.start()
        process.wait()
        assert process.ready
        context = Context(customer="Six dogs.")
        assert process.score("Six dogs: I'll bring six bowls now. What else would they like?", context) == scorer(
            "en"
        ).score("Six dogs: I'll bring six bowls now. What else would they like?", context)
        for child in _children(process):
            os.kill(child, signal.SIGKILL)
        assert process.score("Six dogs: I'll bring six bowls now. What else would they like?", context).value > 50
    finally:
        process.close()


def test_a_fault_in_the_child_reaches_the_caller() -> None:
    process = ScorerProcess("de")
    try:
        with pytest.raises(UnknownLanguage, match="en, fr"):
            process.wait()
        with pytest.raises(UnknownLanguage, match="en, fr"):
            process.score("Hallo", Context(language="de"))
    finally:
        process.close()


PROGRAM = """
from scoring.process import ScorerProcess
if __name__ == "__main__":
    process = ScorerProcess("de")
    process.start()
    try:
        process.wait()
    except Exception:
        pass
    print(*process._pool._processes, flush=True)
    input()
"""


def test_the_child_ends_when_the_parent_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "parent.py"
    program.write_text(PROGRAM)
    parent = subprocess.Popen(
        [sys.executable, str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )  # fmt: skip
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    # The pipe to the child closes with it: reading to the end waits for the child without asking the clock.
    parent.stdout.read()
    parent.communicate()
    assert not _alive(child)


def _alive(child: int) -> bool:
    """Whether the process runs; one that has ended and waits for init to collect it does not."""
    stat = Path(f"/proc/{child}/stat")
    return stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def _children(process: ScorerProcess) -> list[int]:
    assert process._pool is not None
    return list(process._pool._processes)
