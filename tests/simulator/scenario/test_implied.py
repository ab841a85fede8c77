"""Implication between conditions: plain cases by hand, and never a wrong yes, held against the engine's own tests."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario.implied import implies
from simulator.scenario.model import Condition, holds
from simulator.scenario.reader import read


def condition(text: str) -> Condition:
    return Condition.model_validate(read(f"if: {text}", "x").tree["if"])


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        ("{act: blames}", "{act: blames}", True),
        ("{act: blames}", "{act: [blames, lectures]}", True),
        ("{act: [blames, lectures]}", "{act: blames}", False),
        ("{act: blames, score: '< 40'}", "{score: '< 40'}", True),
        ("{score: '< 40'}", "{act: blames}", False),
        # Numbers, in signs and in words.
        ("{score: '< 30'}", "{score: '< 40'}", True),
        ("{score: '< 40'}", "{score: '< 30'}", False),
        ("{turn: 4}", "{turn: 3..6}", True),
        ("{turn: 3..6}", "{turn: at least 3}", True),
        ("{turn: at least 3}", "{turn: 3..6}", False),
        ("{score: 60..40}", "{score: over 70}", False),
        ("{trust: over 60}", "{patience: over 60}", False),
        # This reply counts in the attempt so far.
        ("{act: blames}", "{acted: [blames, lectures]}", True),
        ("{acted: blames}", "{act: blames}", False),
        ("{repeats: apologises}", "{act: apologises}", True),
        ("{offers: a}", "{offered: a}", True),
        # Groups.
        ("{all: [{act: blames}, {turn: 4}]}", "{turn: over 3, act: blames}", True),
        ("{turn: 4, act: blames}", "{all: [{act: blames}, {turn: 4}]}", True),
        ("{act: blames}", "{any: [{act: blames}, {turn: 4}]}", True),
        ("{any: [{act: blames}, {turn: 4}]}", "{act: blames}", False),
        ("{any: [{act: blames}, {act: lectures}]}", "{act: [lectures, blames]}", True),
        ("{not: {act: blames}}", "{not: {act: blames}}", True),
        ("{not: {act: blames}}", "{not: {act: [blames, lectures]}}", False),
        ("{not: {act: [blames, lectures]}}", "{not: {act: blames}}", True),
        ("{not: {act: blames}}", "{act: blames}", False),
        ("{silent: true}", "{silent: true}", True),
        ("{silent: true}", "{silent: false}", False),
        # What asks for nothing always holds.
        ("{act: blames}", "{}", True),
        ("{}", "{act: blames}", False),
    ],
)
def test_plain_cases(later: str, earlier: str, expected: bool) -> None:
    assert implies(condition(later), condition(earlier)) is expected


LEAVES: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"found": st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=2)}),
    st.fixed_dictionaries({"trust": st.sampled_from(["< 2", "> 1", "1..2", "= 0", "at least 2"])}),
    st.fixed_dictionaries({"silent": st.booleans()}),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.fixed_dictionaries({"not": inner}),
        st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=2)}),
        st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=2)}),
        st.tuples(LEAVES, inner).map(lambda two: {**two[0], **two[1]}),
    ),
    max_leaves=5,
)


def met(here: Condition, found: str, trust: int, silent: bool) -> bool:
    """What the keys used above mean, once more and as plainly as can be."""
    return (
        (here.found is None or found in here.found)
        and (here.trust is None or holds(here.trust, trust))
        and (here.silent is None or here.silent is silent)
        and all(met(one, found, trust, silent) for one in here.all or ())
        and (here.any is None or any(met(one, found, trust, silent) for one in here.any))
        and (here.not_ is None or not met(here.not_, found, trust, silent))
    )


@given(TREES, TREES)
def test_a_yes_is_never_wrong(later: dict[str, Any], earlier: dict[str, Any]) -> None:
    one, other = Condition.model_validate(later), Condition.model_validate(earlier)
    if implies(one, other):
        for found in "abc":
            for trust in range(4):
                for silent in (True, False):
                    assert met(other, found, trust, silent) or not met(one, found, trust, silent)


@given(TREES)
def test_every_condition_implies_itself_and_its_parts(tree: dict[str, Any]) -> None:
    whole = Condition.model_validate(tree)
    assert implies(whole, whole)
    for part in whole.all or ():
        assert implies(whole, part)
