"""What beginners write, and what they are told. The same with both parsers."""

from __future__ import annotations

import pytest

from simulator.scenario.problems import Problem, ScenarioError
from simulator.scenario.reader import read

Slip = tuple[str, int, int, str, str]

SLIPS: list[Slip] = [
    ("title: x\nsays: Hello: how\n", 2, 12, "unquoted-colon", '"Hello: how"'),
    ("says: Voici : le plat\n", 1, 13, "unquoted-colon", '"Voici : le plat"'),
    ('says: He said "no": never\n', 1, 19, "unquoted-colon", "'He said \"no\": never'"),
    ("says: “Hello: how”\n", 1, 13, "unquoted-colon", "straight"),
    ("title: x\n  level: 1\n", 2, 3, "indentation", "same column"),
    ("a:\n    b: 1\n  c: 2\n", 3, 3, "indentation", "same column"),
    ("a:\n  b: 1\n  - c\n", 3, 3, "indentation", "either all have a `-`"),
    ("a:\n  - b\n  c: 1\n", 3, 3, "indentation", "either all have a `-`"),
    ('a: "hello\nb: 2\nc: 3\n', 1, 4, "unclosed-quote", 'put a "'),
    ('a: "hello\nb: "two"\nc: 3\n', 1, 4, "unclosed-quote", 'put a "'),
    ('a: "hello\nb: "two\nc: 3\n', 1, 4, "unclosed-quote", 'put a "'),
    ("a: 'hello\nb: 2\n", 1, 4, "unclosed-quote", "put a '"),
    ("a: 'I don't know'\n", 1, 11, "text-after-quote", "apostrophe"),
    ('a: "He said "hello" to me"\n', 1, 14, "text-after-quote", "“"),
    ('a: ["b" "c"]\n', 1, 9, "text-after-quote", "comma"),
    ("a: {b: 'it's'}\n", 1, 12, "text-after-quote", "apostrophe"),
    ("a: 1\ntitle:Hello\nb: 2\n", 2, 7, "space-after-colon", "`title: …`"),
    ("title:Hello\na: 1\n", 1, 7, "space-after-colon", "`title: …`"),
    ("a: 1\ntitle:Hello\n", 2, 7, "space-after-colon", "`title: …`"),
    ("a:\n  - go:x\n    if: y\n", 2, 8, "space-after-colon", "`- go: …`"),
    ("a: 1\ntitle Hello\nb: 2\n", 2, 1, "missing-colon", "key: value"),
    ("a: 1\nbriefing: You run\non a Friday.\nb: 2\n", 3, 1, "missing-colon", "indent"),
    ("title Hello\nb: 2\n", 1, 1, "missing-colon", "key: value"),
    (": b\n", 1, 1, "missing-key", "key: value"),
    ("a:\n  -go: x\n  -if: y\n   b: 1\n", 3, 4, "space-after-dash", "`- `"),
    ("a:\n\tb: 1\n", 2, 1, "tab", "spaces"),
    ("a:\n  b: 1\n\tc: 1\n", 3, 1, "tab", "spaces"),
    ("a:\n  b: 1\n  \tc: 1\n  d: 1\n", 3, 3, "tab", "spaces"),
    ("a: *sighs* fine\n", 1, 4, "unquoted-text", '"*sighs* fine"'),
    ("a: *sighs\n", 1, 4, "unquoted-text", '"*sighs"'),
    ("a: * b\n", 1, 4, "unquoted-text", '"* b"'),
    ("a: !wow yes\n", 1, 4, "unquoted-text", '"!wow yes"'),
    ("a: & so\n", 1, 4, "unquoted-text", '"& so"'),
    ("a: %b\n", 1, 4, "unquoted-text", '"%b"'),
    ("a: @b\n", 1, 4, "unquoted-text", '"@b"'),
    ("a: `b`\n", 1, 4, "unquoted-text", '"`b`"'),
    ("a: , b\n", 1, 4, "unquoted-text", '", b"'),
    ("a: - no\n", 1, 4, "unquoted-text", '"- no"'),
    ("a: ? no\n", 1, 4, "unquoted-text", '"? no"'),
    ("a: | text\n", 1, 4, "unquoted-text", "next line"),
    ("a: > text\n", 1, 4, "unquoted-text", "next line"),
    ("a: |\nb: 1\n", 1, 4, "unquoted-text", "next line"),
    ("a: [sighs] fine\n", 1, 4, "unquoted-text", "quotes"),
    ("a: {sighs} fine\n", 1, 4, "unquoted-text", "quotes"),
    ("a: > 40\n", 1, 4, "unquoted-comparison", '"> 40"'),
    ("a: > 5\nb: 1\n", 1, 4, "unquoted-comparison", '"> 5"'),
    ("a: >= 70\n", 1, 4, "unquoted-comparison", '">= 70"'),
    ("a: {b: >= 40, c: 1}\n", 1, 8, "unquoted-comparison", '">= 40"'),
    ("a: {b: > 40}\n", 1, 8, "unquoted-comparison", '"> 40"'),
    ("a: {b: 1\nc: 2\n", 1, 4, "unclosed-bracket", "`}`"),
    ("a: [b, c\nd: 2\n", 1, 4, "unclosed-bracket", "`]`"),
    ("a: [1, 2}\n", 1, 9, "unclosed-bracket", "`]`"),
    ("a: {b: [1, 2}\n", 1, 13, "unclosed-bracket", "`]`"),
    ("a: [", 1, 5, "unclosed-bracket", "`]`"),
    ("a: b]\nc: {d: 1}}\n", 2, 10, "unclosed-bracket", "take it away"),
    ('a: "\\q"\n', 1, 5, "bad-escape", "backslashes"),
    ('a: "C:\\dir"\n', 1, 7, "bad-escape", "backslashes"),
    ("a: 1\n---\nb: 2\n", 2, 1, "second-document", "---"),
    ("a: 1\n...\nb: 2\n", 3, 1, "second-document", "..."),
    ("%YAML 1.1\n---\na: 1\n", 1, 1, "directive", "take this line away"),
    ("? [a]\n: b\n", 1, 3, "complex-key", "quotes"),
    ("a: 1\n{b}: c\n", 2, 1, "complex-key", "quotes"),
]


def only_problem(text: str) -> Problem:
    with pytest.raises(ScenarioError) as caught:
        read(text, "x.yaml")
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize("slip", SLIPS, ids=[slip[0][:24] for slip in SLIPS])
def test_a_slip_is_placed_named_and_mended(parser: str, slip: Slip) -> None:
    text, line, column, code, hint = slip
    problem = only_problem(text)
    assert (problem.line, problem.column, problem.code) == (line, column, code)
    assert hint in problem.hint
    assert problem.line_text == text.split("\n")[line - 1]


@pytest.mark.parametrize("slip", [slip for slip in SLIPS if slip[4].startswith(('"', "'"))])
def test_the_text_in_quotes_that_a_hint_shows_mends_the_slip(slip: Slip) -> None:
    text, _, _, _, mended = slip
    inside = mended[1:-1]
    assert mended in only_problem(text).hint
    document = read(text.replace(inside, mended), "x.yaml")
    assert inside in str(document.tree)


def test_a_list_and_a_lone_text_are_no_scenario(parser: str) -> None:
    assert only_problem("- a\n- b\n").code == "not-a-scenario"
    assert only_problem("hello").code == "not-a-scenario"
    assert only_problem("# nothing\n").code == "empty-file"


def test_ends_and_starts_of_a_document_are_let_be(parser: str) -> None:
    assert read("--- # begins\na: 1\n...\n# after\n", "x.yaml").tree == {"a": 1}
