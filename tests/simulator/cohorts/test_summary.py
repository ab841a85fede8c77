from __future__ import annotations

from datetime import UTC, datetime, timedelta

from simulator.attempts.records import Attempt, Mode
from simulator.cohorts import summarise

START = datetime(2026, 1, 5, 9, tzinfo=UTC)


def attempt(
    number: int, trainee: str, score: int | None, ending: str | None = "comes-back", scenario: str = "diner"
) -> Attempt:
    return Attempt(
        id=f"a{number}", scenario=scenario, digest="d", language="en", title="The diner", trainee=trainee,
        mode=Mode.PRACTICE, wording=0, started=START + timedelta(minutes=number),
        finished=None if score is None else START, ending=ending, score=score, draft="", turns=3,
    )  # fmt: skip


def test_the_spread_the_gain_and_the_endings() -> None:
    kept = [
        attempt(5, "ana", 80),
        attempt(1, "ana", 40, "leaves"),
        attempt(2, "ben", 60),
        attempt(3, "ben", 70),
        attempt(4, "cleo", 50, "leaves"),
        attempt(6, "cleo", None, None),
    ]
    (summary,) = summarise(kept)
    assert (summary.trainees, summary.attempts) == (3, 5)
    assert (summary.lowest, summary.median, summary.highest) == (40, 60.0, 80)
    assert summary.middle_half == (50.0, 70.0)
    assert summary.gain == 25.0
    assert summary.endings == (("comes-back", 3), ("leaves", 2))


def test_one_attempt_and_none() -> None:
    (summary,) = summarise([attempt(1, "ana", 40)])
    assert summary.middle_half == (40.0, 40.0)
    assert summary.gain is None
    assert summarise([attempt(1, "ana", None, None)]) == []


def test_scenarios_stand_apart_in_a_fixed_order() -> None:
    kept = [attempt(1, "ana", 40, scenario="zebra"), attempt(2, "ana", 50, scenario="apple")]
    assert [summary.scenario for summary in summarise(kept)] == ["apple", "zebra"]
    assert summarise(kept) == summarise(reversed(kept))
