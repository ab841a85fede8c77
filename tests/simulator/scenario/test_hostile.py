"""Files that were made to do harm: refused in short time, or read as the harmless text that they are."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from simulator.scenario import ScenarioError, load_file, load_text
from simulator.scenario.decoding import LARGEST, decode
from tests.simulator.scenario.conftest import outcome

LONGEST = 5.0
"""Seconds of work for one file; the worst was 8.6 s before there were bounds, and takes some milliseconds now."""

MERGE_BOMB = "a0: &a0 {k: v}\n" + "".join(
    f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 9)
)
ALIAS_BOMB = "a0: &a0 [lol]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))

TEXTS = {
    "merge bomb": (MERGE_BOMB, "unquoted-text"),
    "merge keys without aliases": ("a: {<<: [{b: 1}, {b: 2}]}", "merge-key"),
    "alias bomb": (ALIAS_BOMB, "unquoted-text"),
    "alias of itself": ("a: &a [*a]", "unquoted-text"),
    "python object": ("a: !!python/object/apply:os.system ['true']", "unquoted-text"),
    "python name": ("!!python/name:os.system", "unquoted-text"),
    "tag of one's own": ("a: !include /etc/passwd", "unquoted-text"),
    "tag directives": ("%TAG ! tag:example.org,2000:\n" * 5000 + "---\na: 1", "directive"),
    "huge version": ("%YAML " + "9" * 5000 + ".1\n---\na: 1", "directive"),
    "deep lists": ("[" * 100_000, "too-deep"),
    "deep lists in lines": ("a: " + "[\n" * 100_000, "too-deep"),
    "deep groups": ("{a: " * 50_000, "too-deep"),
    "deep dashes": ("- " * 100_000, "too-deep"),
    "deep keys": ("? " * 100_000, "complex-key"),
    "deep indentation": ("\n".join(" " * n + "a:" for n in range(700)), "too-deep"),
    "many keys": ("".join(f"k{n}:\n" for n in range(30_000)), "too-many"),
    "many items": ("a: [" + "b," * 100_000 + "]", "too-many"),
    "many documents": ("a: 1\n" + "---\na: 1\n" * 20_000, "second-document"),
    "huge text": ("a: " + "x" * LARGEST, "too-large"),
    "open quote": ('a: "' + "b: c\n" * 40_000, "unclosed-quote"),
    "many colons": ("a: " * 80_000, "unquoted-colon"),
    "many question marks": ("a: [" + "? " * 80_000, "unquoted-text"),
    "escape beyond Unicode": ('a: "\\U99999999"', None),
    "surrogate": ("a: \ud800", "unsafe-character"),
    "terminal codes": ("a: \x1b]52;c;aGk=\x07", "unsafe-character"),
    "C1 control": ("a: \x9b2J", "unsafe-character"),
    "right-to-left override": ("a: \u202egnp.exe", "unsafe-character"),
    "tag characters": ("a: x\U000e0041", "unsafe-character"),
    "line separator": ("a: x\u2028b: y", "unsafe-character"),
    "NUL": ("a: \0", "unsafe-character"),
    "duplicate keys by thousands": ("a: 1\n" * 9_000, None),
    "only blanks": (" " * 200_000, "empty-file"),
    "only newlines": ("\n" * 200_000, "empty-file"),
    "only hashes": ("#" * 200_000, "empty-file"),
    "only quotes": ("'" * 200_000, "not-a-scenario"),
    "one long key": ("k" * 200_000 + ": v", None),
    "empty": ("", "empty-file"),
}

BYTES = {
    "huge file": (b"a: " + b"x" * LARGEST, "too-large"),
    "binary": (bytes(range(256)) * 40, "not-text"),
    "an image": (b"\x89PNG\r\n\x1a\n" + bytes(64), "not-text"),
    "UTF-16": ("title: x".encode("utf-16"), "not-utf8"),
    "UTF-16 without a mark": ("title: x".encode("utf-16-le"), "not-text"),
    "UTF-32": ("title: x".encode("utf-32"), "not-utf8"),
    "Latin-1": ("title: café".encode("latin-1"), "not-utf8"),
    "surrogates in UTF-8": (b"title: \xed\xa0\x80", "not-utf8"),
    "overlong NUL": (b"title: \xc0\x80", "not-utf8"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_refused_soon(parser: str, name: str) -> None:
    text, code = TEXTS[name]
    began = time.process_time()
    result = outcome(text)
    if isinstance(result, ScenarioError):
        assert code is None or code in {problem.code for problem in result.problems}
        assert "\x1b" not in str(result)
    else:
        assert code is None
        assert set(result.tree) <= {"a", "k" * 200_000}
    assert time.process_time() - began < LONGEST


@pytest.mark.parametrize("name", BYTES)
def test_hostile_bytes_are_refused_with_a_reason(name: str) -> None:
    data, code = BYTES[name]
    with pytest.raises(ScenarioError) as caught:
        decode(data, "x.yaml")
    assert [problem.code for problem in caught.value.problems] == [code]
    assert caught.value.problems[0].hint


@pytest.mark.parametrize("name", ["many keys", "duplicate keys by thousands", "one long key", "alias bomb"])
def test_a_hostile_file_costs_the_whole_way_no_more(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(TEXTS[name][0], encoding="utf-8")
    began = time.process_time()
    with pytest.raises(ScenarioError):
        load_file(path)
    assert time.process_time() - began < LONGEST


def test_thousands_of_mistakes_are_told_by_the_first_and_a_count() -> None:
    began = time.process_time()
    with pytest.raises(ScenarioError) as caught:
        load_text("beats:\n" + "".join(f"  b{n}: {{sais: x}}\n" for n in range(3_000)), "x.yaml")
    assert time.process_time() - began < LONGEST
    assert 100 <= len(caught.value.problems) <= 120
    assert "more mistakes" in caught.value.problems[-1].message
