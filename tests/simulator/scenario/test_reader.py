from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from scoring.text import clean
from simulator.scenario import reader
from simulator.scenario.decoding import LARGEST, decode
from simulator.scenario.problems import Mark, ScenarioError
from simulator.scenario.reader import DEEPEST, MOST_VALUES, Document, read
from tests.simulator.scenario.conftest import PARSERS, outcome

PIECES = st.sampled_from(
    list("-:#,[]{}&*!|>'\"%@`?~<= \n\t\r\\aé🙂…\ufeff\x00\x1b\u202e\ud800")
    + "---|...|<<|says|true|null|2.00|010|> 40|&a|*a|!!str|\\u0007|: |- |\n  |\n    ".split("|")
)
YAML_LIKE = st.lists(PIECES, max_size=60).map("".join)


def refused(text: str) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        read(text, "x.yaml")
    return [problem.code for problem in caught.value.problems]


def read_or_refuse(text: str) -> Document | None:
    """Only two things may happen; a refusal has a place that can be shown."""
    result = outcome(text)
    if isinstance(result, Document):
        return result
    assert result.problems
    for problem in result.problems:
        assert problem.message
        assert 0 <= problem.line <= text.count("\n") + text.count("\r") + 1
        assert clean(problem.line_text) == problem.line_text
    return None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-20", -20),
        ("2.00", Decimal("2.00")),
        ("-0.5", Decimal("-0.5")),
        *(
            (same, same)
            for same in ("no", "yes", "on", "off", "y", "True", "NULL", "010", "0x1F", "1_000", "-0", "+10")
        ),
        *((same, same) for same in ("12:30", "2024-05-01", ".5", "5.", "1e3", ".inf", ".nan", "< 40", "= 4", "40..60")),
        ("9" * 19, "9" * 19),
        ('"2.00"', "2.00"),
        ("'true'", "true"),
        ('""', ""),
        ('"a\\tb"', "a\tb"),
        ("|\n  one\n  two\n", "one\ntwo\n"),
        (">\n  one\n  two\n", "one two\n"),
        ("one\n  two", "one two"),
        ("Table 4 # by the door", "Table 4"),
        ("[1, b, ]", [1, "b"]),
        ("{}", {}),
    ],
)
def test_only_what_looks_one_way_to_everybody_is_typed(parser: str, written: str, meant: Any) -> None:
    value = read(f"key: {written}", "x.yaml").tree["key"]
    assert value == meant
    assert type(value) is type(meant)
    assert str(value) == str(meant)


def test_keys_are_always_text(parser: str) -> None:
    assert list(read("1: a\nno: b\ntrue: c\n2.50: d\nnull: e", "x.yaml").tree) == ["1", "no", "true", "2.50", "null"]


def test_every_value_and_key_has_its_place(parser: str) -> None:
    document = read('title: x\nbeats:\n  é:\n    next:\n      - go: "a"\n      - {if: {act: b}, go: c}\n', "x.yaml")
    assert document.value_at(("title",)) == Mark(1, 8)
    assert document.key_at(("beats", "é")) == Mark(3, 3)
    assert document.value_at(("beats", "é", "next", 0, "go")) == Mark(5, 13)
    assert document.key_at(("beats", "é", "next", 1, "if", "act")) == Mark(6, 15)
    assert document.value_at(("beats", "é", "next", 1)) == Mark(6, 9)


def test_a_place_that_the_file_does_not_have_is_the_nearest_around_it(parser: str) -> None:
    document = read("a:\n  b: text\nc:\nd: 1", "x.yaml")
    assert document.value_at(("a", "b", 0, "deeper")) == Mark(2, 6)
    assert document.key_at(("a", "missing")) == Mark(1, 1)
    assert document.value_at(("c",)) == Mark(3, 1)
    assert document.value_at(("nothing",)) == Mark(1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_change_nothing(parser: str, end: str) -> None:
    data = "\ufeff" + end.join(["a: 1", "b: |", "  x", "  y", "c: 2"])
    document = read(decode(data.encode(), "x.yaml"), "x.yaml")
    assert document.tree == {"a": 1, "b": "x\ny\n", "c": 2}
    assert document.key_at(("c",)) == Mark(5, 1)


def test_text_comes_out_composed(parser: str) -> None:
    document = read('a: cafe\u0301\nb: "e\\u0301"\ncle\u0301: x', "x.yaml")
    assert document.tree == {"a": "café", "b": "é", "clé": "x"}


def test_both_lines_of_a_duplicate_key_are_named_and_the_first_counts(parser: str) -> None:
    document = read("a: 1\nb:\n  c: 1\n  d: 2\n  c: {e: 3}\na: 4\n", "x.yaml")
    assert document.tree == {"a": 1, "b": {"c": 1, "d": 2}}
    assert [(p.line, p.column, p.code) for p in document.problems] == [(5, 3, "duplicate-key"), (6, 1, "duplicate-key")]
    assert "line 3" in document.problems[0].message
    assert "line 1" in document.problems[1].message


def test_a_hash_that_cuts_a_text_is_a_warning_and_a_comment_is_not(parser: str) -> None:
    document = read("a: Table #4\nb: Table # four\nc: #4\nd: 'Table #4' #x\ne: [one, two] #x\n", "x.yaml")
    assert [(p.line, p.column, p.code, p.severity) for p in document.problems] == [(1, 10, "cut-by-hash", "warning")]
    assert '"Table #4"' in document.problems[0].hint


def test_characters_that_could_drive_a_terminal_are_refused_raw_and_escaped(parser: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        read("a: ok\nb: x\x1b[2J\u202ey\n", "x.yaml")
    assert [(p.line, p.column, p.code) for p in caught.value.problems] == [
        (2, 5, "unsafe-character"),
        (2, 9, "unsafe-character"),
    ]
    assert "\x1b" not in str(caught.value)
    document = read('a: "\\e[2J"\n"\\0": 1\n', "x.yaml")
    assert [problem.code for problem in document.problems] == ["unsafe-character"] * 2
    assert "\x1b" not in document.tree["a"]


def test_a_replacement_character_that_stands_in_the_file_is_only_text(parser: str) -> None:
    assert read("a: \ufffd", "x.yaml") == read("a: \ufffd", "x.yaml")
    assert read('a: "\ufffd"', "x.yaml").problems == ()


def test_bytes_that_are_not_utf_8_are_placed() -> None:
    with pytest.raises(ScenarioError) as caught:
        decode("a: ok\nb: é\n".encode() + "c: café\n".encode("latin-1"), "x.yaml")
    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.code) == (3, 7, "not-utf8")
    assert problem.line_text == "c: caf\ufffd"


def test_the_bounds_hold_to_the_last(parser: str) -> None:
    assert read("a: " + "x" * (LARGEST - 3), "x.yaml").tree["a"].endswith("x")
    assert refused("a: " + "x" * (LARGEST - 2)) == ["too-large"]
    with pytest.raises(ScenarioError, match="larger than 256 KiB"):
        decode(b"a: " + b"x" * LARGEST, "x.yaml")
    deepest = "a: " + "[" * (DEEPEST - 1)
    assert read(deepest + "]" * (DEEPEST - 1), "x.yaml").tree
    assert refused(deepest + "[") == ["too-deep"]
    assert len(read("a: [" + "b," * (MOST_VALUES - 10) + "]", "x.yaml").tree["a"]) == MOST_VALUES - 10
    assert refused("a: [" + "b," * (MOST_VALUES * 2) + "]") == ["too-many"]


@given(YAML_LIKE)
@example("\ud800: \udfff")
@example('"\\U99999999"')
@example("%YAML " + "9" * 5000 + ".1\n---\na: 1")
@example("a: |9\n b")
@example("? ? ? ?")
def test_any_text_is_a_tree_or_a_refusal(text: str) -> None:
    for loader in PARSERS.values():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reader, "LOADER", loader)
            read_or_refuse(text)


@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_a_tree_or_a_refusal(data: bytes) -> None:
    try:
        text = decode(data, "x.yaml")
    except ScenarioError as refusal:
        codes = [problem.code for problem in refusal.problems]
    else:
        codes = ["not-utf8"]
        read_or_refuse(text)
    assert codes in (["not-utf8"], ["not-text"])


@given(YAML_LIKE)
def test_both_parsers_read_the_same_where_both_read(text: str) -> None:
    seen = []
    for loader in PARSERS.values():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reader, "LOADER", loader)
            seen.append(read_or_refuse(text))
    if None not in seen:
        assert seen[0] == seen[1]


SAFE_TEXT = st.text(max_size=30).map(clean).filter(lambda text: text.count("\ufffd") == 0)
TREES = st.dictionaries(
    SAFE_TEXT.filter(str.strip),
    st.recursive(
        SAFE_TEXT | st.integers(-(10**9), 10**9) | st.booleans() | st.none(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SAFE_TEXT.filter(str.strip), inner, max_size=3),
        max_leaves=12,
    ),
    min_size=1,
    max_size=4,
)


class Dumper(yaml.SafeDumper):
    """Repeats equal parts instead of pointing at them."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


@given(TREES, st.booleans())
def test_what_yaml_writes_reads_back_the_same(tree: dict[str, Any], flow: bool) -> None:
    text = yaml.dump(tree, Dumper=Dumper, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    assert read(text, "x.yaml").tree == tree
