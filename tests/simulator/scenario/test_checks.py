from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario import ScenarioError, check, load_text
from simulator.scenario.checks import CHARGE_KEYS, COMPARISONS, GROUPS
from simulator.scenario.model import Condition
from simulator.scenario.names import BEAT_KEYS, FACT_KEYS, MEANS_KEYS, PROMISE_KEYS
from tests.simulator.scenario.conftest import HERE

SOUND = (HERE / "sound.yaml").read_text(encoding="utf-8")
SHADOWED = ("shadowed-branch", "warning")
OF_ITS_OWN = {"act", "step", "mentions", "acted", "repeats", "silent", "leaving"}


def told(text: str) -> list[tuple[int, str, str]]:
    """Line, code and severity of everything that is told about a text."""
    try:
        found = check(load_text(text, "x.yaml"))
    except ScenarioError as error:
        found = error.problems
    return [(problem.line, problem.code, problem.severity) for problem in found]


def test_every_key_of_a_condition_is_looked_after() -> None:
    looked_after = {*FACT_KEYS, *MEANS_KEYS, *BEAT_KEYS, *PROMISE_KEYS, *COMPARISONS, *GROUPS, *OF_ITS_OWN}
    assert looked_after == set(Condition.model_fields)
    assert set(CHARGE_KEYS) <= set(MEANS_KEYS)


def test_loops_are_fine_as_long_as_a_way_leads_out() -> None:
    assert told(SOUND) == []
    shut = SOUND.replace("go: dry", "go: hopes").replace(
        "        go: shrugs\n      - if: {men", "        go: asks\n      - if: {men"
    )
    shut = shut[: shut.index("\ninterrupts:")] + shut[shut.index("\nbeats:") :]
    shut = shut[: shut.index("\nplaythroughs:")]
    assert told(shut) == [
        (0, "no-playthroughs", "warning"),
        (37, "no-way-out", "warning"),
        (48, "no-way-out", "warning"),
        (56, "no-way-out", "warning"),
        (64, "unreachable-ending", "error"),
    ]


def test_a_misspelt_way_is_one_mistake_and_makes_nothing_unreachable() -> None:
    text = SOUND.replace("go: dry", "go: dryy")
    assert told(text) == [(64, "unknown-go", "error")]
    assert told(SOUND.replace("timeout: shrugs", "timeout: shrug")) == [(10, "unknown-timeout", "error")]


def test_everything_behind_a_beat_that_nothing_leads_to_is_told_once_each() -> None:
    island = "  far-off:\n    says: x\n    next: [{go: farther}]\n  farther:\n    says: y\n    next: [{go: far-off}]\n"
    assert told(SOUND.replace("\nendings:", island + "\nendings:")) == [
        (66, "unreachable-beat", "error"),
        (69, "unreachable-beat", "error"),
    ]


def test_an_interrupt_and_the_clock_lead_somewhere_too() -> None:
    quiet = SOUND.replace("        go: shrugs\n      - if: {men", "        go: hopes\n      - if: {men")
    assert told(quiet) == []
    without_interrupt = quiet[: quiet.index("\ninterrupts:")] + quiet[quiet.index("\nbeats:") :]
    assert told(without_interrupt) == []
    assert told(without_interrupt.replace("timeout: shrugs", "timeout: dry")) == [(70, "unreachable-ending", "error")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # Names, wherever they stand.
        ("if: {act: blames}", "if: {not: {any: [{found: fr}]}}", [(29, "unknown-fact", "error")]),
        ("{act: blames}", "{again: [red, rde]}", [(29, "unknown-fact", "error")]),
        ("{act: blames}", "{waived: lent}", [(29, "unknown-means", "error")]),
        ("{act: blames}", "{visited: dry}", [(29, "never-holds", "error")]),
        ("{offered: look}", "{any: [{visited: dry}, {offered: look}]}", []),
        ("turns: 6", "turns: 6\nstart: dry", [(10, "unknown-start", "error")]),
        ("turns: 6", "turns: 6\nstart: hopes", [(42, "unreachable-beat", "error")]),
        ("    ends: dry", "    ends: hopes", [(84, "unknown-ending", "error")]),
        # Ways that are never taken.
        ("- go: waits\n  hopes", "- go: waits\n      - go: dry\n  hopes", [(60, "shadowed-branch", "error")]),
        ("- if: {visited: hopes, turn: 3..6}", "- if: {mentions: red}", []),
        ("- if: {mentions: [umbrella, red]}", "- if: {turn: 3..6, visited: hopes}", [(57, *SHADOWED)]),
        ("{mentions: [umbrella, red]}", "{visited: hopes, turn: 3..6, act: thanks}", [(57, *SHADOWED)]),
        ("{mentions: [umbrella, red]}", "{visited: [hopes, asks], turn: 3..6}", []),
        ("{mentions: [umbrella, red]}", "{turn: 3..6}", []),
        ("  - if: {patience:", "  - if: {patience: '< 10'}\n    go: dry\n  - if: {patience:", [(39, *SHADOWED)]),
        # Conditions that say nothing or hold never.
        ("{act: blames}", "{all: [{}]}", [(29, "empty-condition", "error")]),
        ("{act: blames}", "{score: '60..40'}", [(29, "never-holds", "error")]),
        ("{act: blames}", "{trust: '> 100'}", [(29, "never-holds", "error")]),
        ("{act: blames}", "{trust: '>= 100'}", []),
        ("{act: blames}", "{turn: 0}", [(29, "never-holds", "error")]),
        ("{act: blames}", "{not: {disclosed: [lend, look]}}", [(29, "never-holds", "error")]),
        ("{act: blames}", "{waives: look}", []),
        ("{act: blames}", "{mentions: [red, '**']}", [(29, "empty-phrase", "error")]),
        # Facts, means, wants, the opening.
        ("asked: wants, says", "asked: ['?!', far], says", [(27, "empty-phrase", "error")]),
        ("{asked: wants, says: \"It's a forty minute walk.\"}", "{says: \"Far.\"}", []),
        ("{asked: wants, says: \"It's a forty minute walk.\"}", "{told: \"It's far.\"}", []),
        ("{told: \"it's a red one\"}", "{told: red, asked: [colour]}", []),
        ("        reveals: far\n", "        reveals: [far, red]\n", []),
        ("{told: \"it's a red one\"}", "{asked: wants, says: Red.}", [(26, "unused-fact", "warning")]),
        ("met: {offered: look}", "half: {offered: look}", [(19, "want-without-met", "warning")]),
    ],
)  # fmt: skip
def test_a_fault_between_parts(old: str, new: str, expected: list[tuple[int, str, str]]) -> None:
    assert old in SOUND
    assert told(SOUND.replace(old, new, 1)) == expected


def test_a_fact_without_words_that_is_only_revealed_is_a_warning() -> None:
    text = SOUND.replace('{asked: wants, says: "It\'s a forty minute walk."}', "{says: x}")
    assert told(text.replace("far: {says: x}", "far: {}")) == [(27, "revealed-without-says", "warning")]


NAMES = st.sampled_from(["asks", "waits", "hopes", "dry", "shrugs", "look", "lend", "red", "far", "nobody"])


NAMED = re.compile(r"(go|timeout|ends|reveals|offered|visited|discloses|found): ([a-z]+)")


@given(st.lists(NAMES, min_size=40, max_size=40))
def test_names_shuffled_at_will_never_break_the_checks_and_what_loads_leads_somewhere(names: list[str]) -> None:
    chosen = iter(names)
    text = NAMED.sub(lambda match: f"{match[1]}: {next(chosen)}", SOUND)
    codes = {code for _, code, _ in told(text)}
    if ": nobody" in text:
        assert any(code.startswith("unknown-") for code in codes)
    try:
        scenario = load_text(text, "x.yaml").scenario
    except ScenarioError:
        return
    assert scenario.timeout in scenario.endings
    for branch in [branch for beat in scenario.beats.values() for branch in beat.next] + scenario.interrupts:
        assert branch.go in {*scenario.beats, *scenario.endings}
        assert set(branch.reveals or ()) <= set(scenario.customer.facts)
    assert all(playthrough.ends in scenario.endings for playthrough in scenario.playthroughs.values())
