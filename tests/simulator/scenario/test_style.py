"""Remarks: each is made where it belongs, and a small change in the right place silences it."""

from __future__ import annotations

import pytest

from simulator.scenario import check, load_text
from tests.shipped import shipped
from tests.simulator.scenario.conftest import HERE

BROKEN = HERE / "broken"
FACT = '    far: {asked: [far, walk], says: "It\'s a forty minute walk."}'
GONE = "      - if: {visited: hopes, patience: under 8}"


def codes(text: str) -> list[str]:
    return [problem.code for problem in check(load_text(text, "x.yaml"))]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("want-nobody-speaks-of", "forty minute walk.", "forty minute walk, and my shoes shrink."),
        ("want-nobody-speaks-of", "met: {acted: commits}", "met: {offered: lend}"),
        ("feelings-nobody-shows", "    next:", '    thinks: "He wants to close."\n    next:'),
        ("feelings-nobody-shows", 'says: "So … nothing?"', 'says: "So … nothing? Is it hidden?"'),
        ("open-question-without-answer", FACT, FACT.replace("[far, walk]", "wants")),
        ("open-question-without-answer", "act: thanks", "act: [thanks, asks-wants]"),
        ("open-question-without-answer", "act: thanks", "score: over 60"),
        ("branch-behind-an-interrupt", GONE, GONE.replace("under 8", "under 12")),
        ("branch-narrower-than-an-earlier-one", "{turn: 4}", "{act: thanks}"),
        ("not-with-two-keys", "not: {discloses: lend, act: blames}", "not: {any: [{discloses: lend}, {act: blames}]}"),
        ("list-of-words-unused", "words: [look, check]", 'words: [look, "@yes"]'),
        ("criterion-always-kept", "{text: no waiting}", "{text: no waiting, broken: {turn: over 4}}"),
        ("audience-in-person", "channel: in person", "channel: public social"),
    ],
)
def test_it_is_silenced_by_what_the_hint_says(name: str, old: str, new: str) -> None:
    text = (BROKEN / f"{name}.yaml").read_text(encoding="utf-8")
    assert old in text
    assert len(codes(text)) == 1
    assert codes(text.replace(old, new, 1)) == []


def test_an_interrupt_that_leads_here_or_looks_at_where_one_was_shadows_nothing() -> None:
    text = (BROKEN / "branch-behind-an-interrupt.yaml").read_text(encoding="utf-8")
    assert (
        codes(text.replace('  - if: {patience: "< 10"}\n    go: shrugs', '  - if: {patience: "< 10"}\n    go: waits'))
        == []
    )
    assert codes(text.replace('{patience: "< 10"}', '{patience: "< 10", not: {visited: waits}}')) == []


@pytest.mark.parametrize("loaded", shipped(), ids=lambda loaded: loaded.name)
def test_there_is_nothing_to_remark_on_what_ships(loaded: object) -> None:
    assert check(loaded) == ()  # type: ignore[arg-type]
