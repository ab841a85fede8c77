"""A folder of files with one fault each: every one is found, at its place, and nothing else is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from simulator.scenario import ScenarioError, check, load_file, problems_in
from simulator.scenario.report import as_dicts, render

BROKEN = Path(__file__).parent / "broken"
WORKBENCH = Path(__file__).parents[3] / "docs" / "workbench.md"

ERRORS = {
    "act-unknown": (29, 17, "unknown-value"),
    "agent-on-no-step": (84, 14, "unknown-value"),
    "agent-with-two-replies": (85, 43, "too-short"),
    "amount-with-comma": (34, 73, "not-an-amount"),
    "anchor": (69, 14, "unquoted-text"),
    "apostrophe-in-single-quotes": (26, 21, "text-after-quote"),
    "audience-without-size": (32, 1, "missing-key"),
    "backslash-in-quotes": (72, 34, "bad-escape"),
    "beat-and-ending-share-a-name": (74, 3, "name-twice"),
    "beat-on-unknown-channel": (61, 14, "unknown-value"),
    "beat-unknown": (55, 23, "unknown-beat"),
    "beat-unreachable": (66, 3, "unreachable-beat"),
    "brace-never-closed": (21, 12, "unclosed-bracket"),
    "bracket-before-text": (43, 13, "unquoted-text"),
    "branch-shadowed": (64, 9, "shadowed-branch"),
    "channel-unknown": (3, 10, "unknown-value"),
    "charge-that-is-none": (48, 46, "never-holds"),
    "churn-as-word": (15, 10, "not-a-number"),
    "churn-threshold-zero": (15, 33, "out-of-range"),
    "closed-ending-visited": (55, 31, "never-holds"),
    "colon-in-french-text": (8, 17, "unquoted-colon"),
    "colon-in-text": (53, 13, "unquoted-colon"),
    "comma-in-braces": (27, 36, "empty-value"),
    "comparison-in-half-a-sentence": (55, 36, "not-a-comparison"),
    "comparison-misspelt": (48, 21, "not-a-comparison"),
    "comparison-that-never-holds": (55, 36, "never-holds"),
    "comparison-unquoted": (48, 21, "unquoted-comparison"),
    "comparison-unquoted-in-block": (38, 17, "unquoted-comparison"),
    "condition-empty": (57, 9, "empty-condition"),
    "criterion-without-text": (26, 5, "missing-key"),
    "due-in-words": (37, 58, "not-a-number"),
    "duplicate-beat": (60, 3, "duplicate-key"),
    "duplicate-key": (70, 5, "duplicate-key"),
    "ending-unreachable": (80, 3, "unreachable-ending"),
    "fact-nobody-finds": (26, 5, "unfindable-fact"),
    "fact-revealed-unknown": (49, 18, "unknown-fact"),
    "fact-unknown": (24, 44, "unknown-fact"),
    "fact-without-answer": (27, 5, "asked-without-says"),
    "gauge-misspelt": (31, 7, "unknown-key"),
    "gauge-out-of-range": (31, 16, "out-of-range"),
    "go-nowhere": (56, 13, "unknown-go"),
    "group-wanted": (26, 10, "not-a-group"),
    "indented-too-deep": (14, 5, "indentation"),
    "indented-too-little": (70, 4, "indentation"),
    "key-in-the-wrong-place": (45, 9, "unknown-key"),
    "key-missing": (68, 3, "missing-key"),
    "key-misspelt": (8, 1, "unknown-key"),
    "key-unknown": (5, 1, "unknown-key"),
    "language-unknown": (2, 11, "unknown-value"),
    "leaving-never": (29, 21, "never-holds"),
    "level-out-of-range": (4, 8, "out-of-range"),
    "limit-too-small": (34, 10, "out-of-range"),
    "list-of-words-in-a-list": (13, 9, "list-in-list"),
    "list-of-words-unknown": (57, 25, "unknown-list"),
    "list-unquoted": (60, 25, "unquoted-text"),
    "list-wanted": (29, 7, "not-a-list"),
    "list-without-letters": (13, 10, "empty-phrase"),
    "means-unknown": (21, 22, "unknown-means"),
    "merge-key": (69, 5, "merge-key"),
    "name-with-capitals": (52, 3, "not-a-name"),
    "no-colon": (7, 1, "missing-colon"),
    "no-otherwise": (63, 9, "no-otherwise"),
    "no-space-after-colon": (5, 7, "space-after-colon"),
    "no-space-after-colon-in-braces": (29, 16, "space-after-colon"),
    "no-space-after-dash": (45, 8, "space-after-dash"),
    "number-as-word": (75, 14, "not-a-number"),
    "one-agent-only": (84, 5, "too-short"),
    "onlooker-shadowed": (36, 7, "shadowed-branch"),
    "open-case-at-an-unknown-beat": (80, 18, "unknown-beat"),
    "open-case-without-beat": (80, 5, "missing-key"),
    "phrase-without-letters": (33, 54, "empty-phrase"),
    "playthrough-band-empty": (85, 12, "empty-band"),
    "playthrough-ends-unknown": (84, 11, "unknown-ending"),
    "playthrough-too-long": (83, 5, "too-many-replies"),
    "promise-keeps-itself": (33, 85, "never-holds"),
    "promise-unknown": (57, 24, "unknown-promise"),
    "promise-without-words": (37, 3, "missing-key"),
    "quote-closed-lines-later": (53, 11, "unclosed-quote"),
    "quote-never-closed": (78, 12, "unclosed-quote"),
    "quotes-inside-quotes": (77, 19, "text-after-quote"),
    "repeats-unknown-act": (29, 21, "unknown-value"),
    "second-document": (67, 1, "second-document"),
    "shoes-with-one-agent": (84, 5, "too-short"),
    "silent-as-number": (29, 20, "not-true-or-false"),
    "source-unknown": (6, 16, "unknown-value"),
    "star-before-text": (43, 13, "unquoted-text"),
    "start-unknown": (11, 8, "unknown-start"),
    "tab-for-indentation": (53, 1, "tab"),
    "text-empty": (73, 10, "too-short"),
    "timeout-is-a-beat": (10, 10, "unknown-timeout"),
    "truth-as-number": (9, 8, "not-a-number"),
    "truth-as-text": (77, 11, "not-a-text"),
    "value-missing": (46, 9, "empty-value"),
    "words-as-list": (29, 19, "not-a-comparison"),
}

WARNINGS = {
    "agents-on-one-step": (85, 14, "same-step"),
    "audience-in-person": (12, 1, "audience-elsewhere"),
    "branch-behind-an-interrupt": (55, 9, "shadowed-branch"),
    "branch-narrower-than-an-earlier-one": (57, 9, "shadowed-branch"),
    "branch-repeated": (65, 9, "shadowed-branch"),
    "criterion-always-kept": (26, 5, "criterion-always-kept"),
    "crowd-of-nobody": (31, 7, "crowd-of-nobody"),
    "fact-unused": (27, 5, "unused-fact"),
    "feelings-nobody-shows": (15, 3, "want-out-of-sight"),
    "hash-cuts-text": (70, 18, "cut-by-hash"),
    "list-of-words-unused": (13, 3, "unused-list"),
    "means-unused": (35, 3, "unused-means"),
    "not-with-two-keys": (48, 29, "not-all-at-once"),
    "onlooker-who-is-silent": (35, 39, "silent-onlooker"),
    "onlooker-without-name": (35, 39, "nameless-onlooker"),
    "open-question-without-answer": (12, 1, "open-question-unanswered"),
    "playthroughs-missing": (0, 0, "no-playthroughs"),
    "promise-never-due": (33, 76, "never-due"),
    "silent-opening": (41, 3, "silent-opening"),
    "want-nobody-speaks-of": (22, 5, "want-out-of-sight"),
    "want-without-met": (19, 5, "want-without-met"),
    "wants-in-a-list": (27, 18, "asked-wants"),
}


def test_every_file_of_the_folder_is_in_a_table() -> None:
    assert {path.stem for path in BROKEN.iterdir()} == set(ERRORS) | set(WARNINGS)


def test_the_workbench_tells_what_each_warning_means() -> None:
    page = WORKBENCH.read_text(encoding="utf-8")
    assert {code for _, _, code in WARNINGS.values() if f"`{code}`" not in page} == set()


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_is_found_at_its_place_and_alone(parser: str, name: str) -> None:
    path = BROKEN / f"{name}.yaml"
    with pytest.raises(ScenarioError) as caught:
        load_file(path)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.code) == ERRORS[name]
    assert problem.severity == "error"
    assert problem.file == str(path)
    assert problem.line_text == path.read_text(encoding="utf-8").split("\n")[problem.line - 1]
    assert problems_in(path) == (problem,)


@pytest.mark.parametrize("name", WARNINGS)
def test_a_warning_is_found_at_its_place_and_the_file_can_be_played(parser: str, name: str) -> None:
    loaded = load_file(BROKEN / f"{name}.yaml")
    (problem,) = check(loaded)
    assert (problem.line, problem.column, problem.code) == WARNINGS[name]
    assert problem.severity == "warning"


@pytest.mark.parametrize("name", [*ERRORS, *WARNINGS])
def test_nobody_is_told_in_the_words_of_a_library(name: str) -> None:
    problems = problems_in(BROKEN / f"{name}.yaml")
    told = render(problems)
    assert not re.search(r"\b(Input should|pydantic|mapping|scalar|token|dict|str|Traceback|None)\b", told)
    assert json.loads(json.dumps(as_dicts(problems)))[0]["code"] == problems[0].code
