"""Several slips in one file are told together, and no slip makes a false one further down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario import load_text
from simulator.scenario.problems import ScenarioError
from simulator.scenario.reader import read
from tests.simulator.scenario.conftest import HERE

SOUND = (HERE / "sound.yaml").read_text(encoding="utf-8")

SLIPS = [
    ("title: The", "title: *The", 1, "unquoted-text"),
    ("trade: cafe", "trade:cafe", 5, "space-after-colon"),
    ("briefing: You", "briefing: Voici : you", 8, "unquoted-colon"),
    ("met: {offered: look}", "met: {offered: *look}", 21, "unquoted-text"),
    ('red: {told: "it\'s a red one"}', "red: {told: 'it's a red one'}", 26, "text-after-quote"),
    ('thinks: "He wants to close."', "thinks: [sighs] He wants to close.", 43, "unquoted-text"),
    ('{score: "> 70", not: {discloses: lend}}', "{score: > 70, not: {discloses: lend}}", 48, "unquoted-comparison"),
    ('says: "So … nothing?"', 'says: "So "ha" nothing?"', 53, "text-after-quote"),
    ('says: "Thank you."', 'says: "Thank \\you."', 71, "bad-escape"),
    ("try: Ask what", "try: @Ask what", 79, "unquoted-text"),
]


def told(text: str) -> list[tuple[int, str]]:
    with pytest.raises(ScenarioError) as caught:
        read(text, "x.yaml")
    for problem in caught.value.problems:
        assert problem.line_text == text.split("\n")[problem.line - 1]
    return [(problem.line, problem.code) for problem in caught.value.problems]


def with_slips(slips: list[tuple[str, str, int, str]]) -> str:
    text = SOUND
    for old, new, _, _ in slips:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@given(st.lists(st.sampled_from(SLIPS), min_size=1, unique=True))
def test_every_slip_is_told_and_nothing_else(slips: list[tuple[str, str, int, str]]) -> None:
    assert told(with_slips(slips)) == sorted((line, code) for _, _, line, code in slips)


@pytest.mark.parametrize("slip", SLIPS[1:])
def test_both_parsers_read_on_alike(parser: str, slip: tuple[str, str, int, str]) -> None:
    assert told(with_slips([slip, SLIPS[0]])) == sorted({(slip[2], slip[3]), (SLIPS[0][2], SLIPS[0][3])})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A block of lines, a group over several lines, a quote that stays open: what follows would be misread.
        ("a: | text\n  b: c: d\n  e: f\n", [(1, "unquoted-text")]),
        ("a: {b: > 3,\n  c: 1}\nd: 1\n", [(1, "unquoted-comparison")]),
        ('a: "x \\q\n  y: z"\nb: 1\n', [(1, "bad-escape")]),
        ("a: *x\nb:\n\tc: 1\nd: *y\n", [(1, "unquoted-text"), (3, "tab")]),
        ("a: b: c\na: 1\n", [(1, "unquoted-colon")]),
        ("a: *b\n" * 40, [(line, "unquoted-text") for line in range(1, 22)]),
        ("a: *b\n" * 20_000, [(1, "unquoted-text")]),
    ],
)
def test_reading_stops_where_going_on_could_mislead(parser: str, text: str, expected: list[tuple[int, str]]) -> None:
    assert told(text) == expected


MISTAKES = [
    ("verdict: 5", "verdict: five", 69, "not-a-number"),
    ("{act: blames}", "{act: blame}", 29, "unknown-value"),
    ("    ends: dry", "    ends: dyr", 84, "unknown-ending"),
    ("turn: 3..6", "turn: soon", 55, "not-a-comparison"),
    ("patience: ", "patienc: ", 37, "unknown-key"),
]


def told_by_all(text: str) -> list[tuple[int, str]]:
    with pytest.raises(ScenarioError) as caught:
        load_text(text, "x.yaml")
    for problem in caught.value.problems:
        assert problem.line_text == text.split("\n")[problem.line - 1]
    return [(problem.line, problem.code) for problem in caught.value.problems]


@given(
    st.lists(st.sampled_from(SLIPS), min_size=1, unique=True),
    st.lists(st.sampled_from(MISTAKES), min_size=1, unique=True),
)
def test_mistakes_in_the_fields_are_told_beside_the_slips(
    slips: list[tuple[str, str, int, str]], mistakes: list[tuple[str, str, int, str]]
) -> None:
    assert told_by_all(with_slips([*slips, *mistakes])) == sorted((line, code) for _, _, line, code in slips + mistakes)


@given(st.lists(st.sampled_from(SLIPS), min_size=1, unique=True))
def test_what_was_mended_is_no_mistake_of_the_file(slips: list[tuple[str, str, int, str]]) -> None:
    assert told_by_all(with_slips(slips)) == sorted((line, code) for _, _, line, code in slips)
