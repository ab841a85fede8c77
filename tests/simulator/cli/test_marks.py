"""Underlining."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from scoring.text import clean
from simulator.cli.marks import CARET, NARROWEST, Mark, underlined

TEXTS = st.text(st.sampled_from("ab é日👋\u0301-\t\n") | st.characters(), max_size=120).map(clean)


def drawn(words: str, marks: list[Mark], width: int = 80) -> list[str]:
    return [line.plain for line in underlined(words, marks, width)]


def test_a_span_is_marked_where_it_stands() -> None:
    assert drawn("It is our policy.", [Mark(6, 16, "1")]) == ["It is our policy.", "      1^^^^^^^^^"]


def test_spans_that_overlap_have_a_row_each() -> None:
    assert drawn("It is our policy.", [Mark(0, 16, "1"), Mark(6, 9, "2"), Mark(10, 16, "3")]) == [
        "It is our policy.",
        "1^^^^^^^^^^^^^^^",
        "      2^^ 3^^^^^",
    ]


def test_a_mark_goes_on_below_the_next_line_without_its_label() -> None:
    assert drawn("one two three four five six", [Mark(8, 23, "1")], 20) == [
        "one two three four",
        "        1^^^^^^^^^",
        "five six",
        "^^^^",
    ]


def test_wide_characters_are_marked_over_their_whole_width() -> None:
    assert drawn("日本 👋 ok", [Mark(0, 2, "1"), Mark(3, 4, "2")]) == ["日本 👋 ok", "1^^^ 2^"]


def test_a_label_longer_than_its_span_is_still_shown() -> None:
    assert drawn("a bc", [Mark(0, 1, "12")]) == ["a bc", "12"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert drawn("", []) == [""]


@given(TEXTS, st.integers(1, 60))
def test_no_text_is_lost_and_no_line_is_too_wide(words: str, width: int) -> None:
    lines = drawn(words, [], width)
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert all(cell_len(line) <= max(width, NARROWEST) for line in lines)


@given(TEXTS, st.data())
def test_every_visible_character_of_a_span_is_marked_once(words: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    plain = drawn(words, [])
    marked = drawn(words, [Mark(start, end, "")], 80)
    rows = list(marked)
    for line in plain:
        rows.remove(line)
    shown = words.replace("\t", " ")
    assert sum(row.count(CARET) for row in rows if not row.strip(f"{CARET} ")) >= cell_len(
        "".join(shown[start:end].split())
    )
