"""A conversation on paper with everything that a plain one does without."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.simulator.cli.conftest import KIND, SOUP, Run

CHANGES = [
    (
        "channel: in person\n",
        ("channel: public social\n"
        "audience: {size: 4000, limit: 60, likes: 7, reactions: [{crowd: -5, likes: +3, who: '@dry', says: Ha.}]}\n"
        "promises: {ring: {text: to ring, words: [ring you], due: 1}}\n"),
    ),
    ("  wants:\n", "  criteria: {rules: {text: no rules, broken: {act: cites-policy}}}\n  wants:\n"),
    ("      - if: {mentions: [wait]}\n", "      - {if: {promises: ring}, go: later}\n      - if: {mentions: [wait]}\n"),
    ("endings:\n", ("  later:\n    pause: An hour later.\n    channel: phone\n    says: Hello?\n"
                   "    next: [{go: leaves}]\nendings:\n")),
    ("    try: Ask what she would like.\n", "    try: Ask.\n    open: {beat: later, says: Me again.}\n"),
]  # fmt: skip


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    text = SOUP.read_text(encoding="utf-8")
    for old, new in CHANGES:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "public-soup.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def replies(tmp_path: Path) -> Path:
    path = tmp_path / "replies.txt"
    path.write_text("I'll ring you.\nIt is our policy.\n", encoding="utf-8")
    return path


def test_everything_is_told_in_its_place(run: Run, scenario: Path, replies: Path) -> None:
    shown = " ".join(run("play", scenario, "--replies", replies).stdout.split())
    in_order = [
        "4,000 people read along in public; a reply there has room for 60 characters.",
        "You: I'll ring you.",
        "An hour later.",
        "Ana: Hello?",
        "@dry: Ha.",
        "You: It is our policy.",
        "Ana: Never mind.",
        "What Ana judges by",
        "no rules – not kept, turn 2",
        "Promises",
        "to ring – made in turn 1, broken, turn 2",
        "1. 50 of 100 · neutral",
        "In public: 10 likes, 0 reposts, the crowd at 45 of 100",
        "An hour later.",
        "2. 34 of 100 · company · phone Cost most",
        "This case stays open: Ana comes back when you play it again.",
    ]
    at = 0
    for part in in_order:
        at = shown.find(part, at)
        assert at >= 0, part


def test_programs_are_told_too(run: Run, scenario: Path, replies: Path) -> None:
    told = json.loads(run("play", scenario, "--replies", replies, "--json").stdout)
    first, second = told["turns"]
    assert [(line["by"], line["who"]) for line in first["customer"]] == [
        ("pause", ""),
        ("customer", ""),
        ("onlooker", "@dry"),
    ]
    assert (first["promises"], first["likes"], second["breaks"]) == (["ring"], 10, ["ring"])
    assert first["mood"]["crowd"] == 45
    assert [(one["name"], one["status"], one["turn"]) for one in told["promises"]] == [("ring", "broken", 2)]
    assert [(one["name"], one["status"]) for one in told["criteria"]] == [("rules", "not kept")]
    assert (told["debrief"]["stays_open"], told["debrief"]["leaving"]) == (True, False)


def test_a_public_reply_that_is_too_long_is_refused_with_its_limit(run: Run, scenario: Path, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(KIND * 3, encoding="utf-8")
    result = run("play", scenario, "--replies", long)
    assert "this reply has 87 characters; a reply can have 60." in result.stderr


def test_the_customer_comes_back_to_somebody_whose_attempts_are_kept(run: Run, scenario: Path, replies: Path) -> None:
    for words in ("Excuse me.", "Me again."):
        assert f"Ana: {words}" in run("play", scenario, "--replies", replies, "--save").stdout
