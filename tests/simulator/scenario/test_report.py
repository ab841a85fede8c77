from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario import Problem, ScenarioError, load_text, problems_in
from simulator.scenario.problems import as_name, either, nearest, shown
from simulator.scenario.report import WIDEST, as_dicts, render, render_one, summary
from tests.simulator.scenario.conftest import HERE


def at(line_text: str, column: int, line: int = 7, hint: str = "") -> Problem:
    return Problem("x.yaml", line, column, "it is wrong", line_text, hint, code="wrong")


def caret(problem: Problem) -> tuple[str, str]:
    """The quoted line and the marker under it."""
    lines = render_one(problem).split("\n")
    return lines[2], lines[3]


def test_a_problem_shows_place_line_caret_and_hint() -> None:
    path = HERE / "broken" / "go-nowhere.yaml"
    told = render(problems_in(path)).replace(str(path), "go-nowhere.yaml")
    assert told == (
        "go-nowhere.yaml:56:13: error: there is no beat or ending called `shurgs` [unknown-go]\n"
        "   |\n"
        "56 |         go: shurgs\n"
        "   |             ^^^^^^\n"
        "   = did you mean `shrugs`?"
    )


def test_a_problem_of_the_whole_file_shows_no_line() -> None:
    problem = Problem("x.yaml", 0, 0, "the file says nothing", hint="begin with `title: …`", code="empty-file")
    assert render_one(problem) == "x.yaml: error: the file says nothing [empty-file]\n  = begin with `title: …`"


def test_problems_stand_in_order_each_once_with_a_line_between() -> None:
    told = render([at("b", 1, 9), at("a", 1, 2), at("b", 1, 9)])
    assert [part.split(":")[1] for part in told.split("\n\n")] == ["2", "9"]
    assert render([]) == ""


@pytest.mark.parametrize(
    ("text", "column", "marked"),
    [
        ("go: shurgs", 5, "shurgs"),
        ("\tsays: x", 1, " "),
        ("日本: text", 5, "text"),
        ("cafe\u0301 🙂: text", 9, "text"),
        ("a: {b: c}", 4, "{"),
    ],
)
def test_the_caret_stands_under_the_word_whatever_the_width(text: str, column: int, marked: str) -> None:
    from rich.cells import cell_len

    line, marker = caret(at(text, column))
    start = cell_len(marker[: marker.index("^")])
    before = ""
    for char in line:
        if cell_len(before) == start:
            break
        before += char
    assert line[len(before) :].startswith(marked)
    assert marker.count("^") == cell_len(marked)


def test_a_long_line_is_cut_around_the_place() -> None:
    text = "x" * 400 + " here " + "y" * 400
    line, marker = caret(at(text, 402))
    assert len(line) <= WIDEST + 8
    assert line[marker.index("^") :].startswith("here")
    assert line.count("…") == 2
    assert marker.count("^") == 4


def test_a_place_beyond_the_line_is_its_end() -> None:
    line, marker = caret(at("a: [", 99))
    assert marker.index("^") == len(line)


def test_the_summary_counts() -> None:
    error, warning = at("a", 1), Problem("y.yaml", 1, 1, "x", severity="warning")
    assert summary([], 1) == "1 file: nothing wrong"
    assert summary([], 3) == "3 files: nothing wrong"
    assert summary([error], 3) == "1 error in 1 of 3 files"
    assert summary([error, warning, warning], 3) == "1 error and 2 warnings in 2 of 3 files"
    assert summary([warning], 1) == "1 warning in 1 of 1 file"


def test_the_dicts_hold_everything_and_are_json() -> None:
    (plain,) = as_dicts([at("go: x\x1b[2J", 5, hint="do this")])
    assert json.loads(json.dumps(plain)) == {
        "file": "x.yaml",
        "line": 7,
        "column": 5,
        "severity": "error",
        "code": "wrong",
        "message": "it is wrong",
        "hint": "do this",
        "line_text": "go: x\ufffd[2J",
    }


@given(st.text(max_size=200), st.integers(0, 300), st.text(max_size=60))
def test_whatever_the_line_nothing_reaches_the_terminal_but_text(text: str, column: int, other: str) -> None:
    told = render([Problem(other, 3, column, other, text, other, code="wrong")])
    assert not any(ord(char) < 32 and char != "\n" for char in told)
    assert not any(0xD800 <= ord(char) <= 0xDFFF or char == "\x1b" for char in told)
    assert len(told.split("\n")) <= 5


def test_escapes_in_a_file_do_not_reach_the_report(sound: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        load_text(sound.replace("go: dry", 'go: "\\e[31mdry"').replace("trade:", '"tr\\u202eade":'), "x\x1b.yaml")
    told = render(caught.value.problems) + json.dumps(as_dicts(caught.value.problems), ensure_ascii=False)
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_words_of_messages() -> None:
    assert shown("two\n lines") == "`two lines`"
    assert shown("x" * 100) == "`" + "x" * 47 + "…`"
    assert shown("") == "nothing"
    assert shown(True) == "`true`"
    assert either(["a"]) == "`a`"
    assert either(["a", "b", "c"]) == "`a`, `b` or `c`"
    assert as_name("  Été, déjà vu! ") == "ete-deja-vu"
    assert nearest("Chaleur", ["chaleur", "froid"]) == ("chaleur",)
    assert nearest("x" * 100, ["x" * 100]) == ()
    assert nearest("", ["a"]) == ()
