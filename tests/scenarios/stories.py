"""Conversations written out with the acts that a careful reader sees in each reply, apart from any scorer."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from scoring.model import Score
from simulator.conversation import Move, State, replay
from simulator.scenario import load_file
from simulator.scenario.model import Scenario
from tests.simulator.conversation.samples import score

SCENARIOS = Path(__file__).parents[2] / "scenarios"
VALUES = {"company": 20, "golden": 35, "neutral": 50, "empathy": 65, "platinum": 85}

Turn = tuple[str, Score]


@cache
def scenario(name: str) -> Scenario:
    return load_file(SCENARIOS / f"{name}.yaml").scenario


def company(reply: str, *acts: str) -> Turn:
    return reply, score(*acts, step="company", value=VALUES["company"])


def golden(reply: str, *acts: str) -> Turn:
    return reply, score(*acts, step="golden", value=VALUES["golden"])


def neutral(reply: str, *acts: str) -> Turn:
    return reply, score(*acts, step="neutral", value=VALUES["neutral"])


def empathy(reply: str, *acts: str) -> Turn:
    return reply, score(*acts, step="empathy", value=VALUES["empathy"])


def platinum(reply: str, *acts: str) -> Turn:
    return reply, score(*acts, step="platinum", value=VALUES["platinum"])


def play(name: str, *turns: Turn, wording: int = 0) -> tuple[State, list[Move]]:
    return replay(scenario(name), wording, turns)


def wants(state: State) -> dict[str, str]:
    return {want.want: want.status for want in state.wants}
