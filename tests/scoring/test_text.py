from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import clean, one_line
from scoring.text import says_something


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("a\x1b[31mb", "a\ufffd[31mb"),
        ("a\u202eb", "a\ufffdb"),
        ("a\x00b\x9bc\x7f", "a\ufffdb\ufffdc\ufffd"),
        ("\ud800", "\ufffd"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("e\u0301te\u0301", "été"),
        ("👩\u200d🍳", "👩\u200d🍳"),
        ("\U000e0041", "\ufffd"),
    ],
)
def test_clean(dirty: str, cleaned: str) -> None:
    assert clean(dirty) == cleaned


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")


def test_one_line() -> None:
    assert one_line("  The\nextra-hot \t diner\x1b ") == "The extra-hot diner\ufffd"


@pytest.mark.parametrize("nothing", ["", " \n\t", "\u2003\u200b\u00ad", "\ufffd"])
def test_blanks_and_what_has_no_shape_say_nothing(nothing: str) -> None:
    assert not says_something(nothing)
    assert says_something(f"{nothing}?")
