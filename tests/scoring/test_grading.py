"""The grade of an attempt, and its arc."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Act, Entry, Score, Span, Step, Versions, grade
from scoring.grading import MOST_FOR_ARC, Arc, Part, arc

WARM = (Act.NAMES_FEELING, Step.EMPATHY)
ABLE = (Act.COMMITS, Step.PLATINUM)
FIRM = (Act.CITES_POLICY, Step.COMPANY)
PLAIN = (Act.INFORMS, Step.NEUTRAL)


def score(act: Act, step: Step, value: int = 50, points: int = 5) -> Score:
    start = Entry("neutral-start", value - points, Span(0, 0, ""), "")
    found = Entry("x", points, Span(0, 0, ""), "x", step, act)
    return Score(value, step, (act,), (start, found), Versions("", "", ""))


def attempt(*kinds: tuple[Act, Step]) -> list[Score]:
    return [score(act, step, points=-5 if step is Step.COMPANY else 5) for act, step in kinds]


SCORES = st.lists(
    st.builds(score, st.sampled_from(Act), st.sampled_from(Step), st.integers(0, 100), st.integers(-40, 40)),
    max_size=12,
)


@given(SCORES)
def test_the_arc_is_bounded_and_explained_to_the_point(scores: list[Score]) -> None:
    for language in ("en", "fr"):
        shape = arc(scores, language)
        assert -MOST_FOR_ARC <= shape.points <= MOST_FOR_ARC
        assert sum(bend.points for bend in shape.bends) == shape.points
        assert all(bend.message and bend.points for bend in shape.bends)
        assert all(1 <= number <= len(scores) for bend in shape.bends for number in bend.replies)
        assert len({bend.part for bend in shape.bends}) == len(shape.bends)


@given(SCORES)
def test_the_grade_is_the_mean_and_the_arc_on_the_scale(scores: list[Score]) -> None:
    mean = sum(one.value for one in scores) / len(scores) if scores else 50
    assert 0 <= grade(scores) <= 100
    assert abs(grade(scores) - max(0, min(100, mean + arc(scores).points))) <= 0.5


@pytest.mark.parametrize(
    ("kinds", "bends"),
    [
        ([WARM, ABLE, WARM], [(Part.START, 1), (Part.MIDDLE, 2), (Part.END, 1)]),
        ([WARM, ABLE, ABLE, PLAIN, WARM], [(Part.START, 1), (Part.MIDDLE, 2), (Part.END, 1)]),
        ([WARM, WARM, WARM, WARM], [(Part.START, 1), (Part.MIDDLE, -1), (Part.END, 1)]),
        ([FIRM, WARM, FIRM], [(Part.START, -1), (Part.MIDDLE, -1), (Part.END, -2)]),
        ([PLAIN, PLAIN, PLAIN], []),
        ([WARM, ABLE], []),
        ([], []),
    ],
)
def test_warm_then_able_then_warm(kinds: Sequence[tuple[Act, Step]], bends: list[tuple[Part, int]]) -> None:
    shape = arc(attempt(*kinds))
    assert [(bend.part, bend.points) for bend in shape.bends] == bends
    assert shape.points == sum(points for _, points in bends)


def test_warm_words_that_earned_nothing_are_no_warmth() -> None:
    hollow = [score(*WARM, points=0), *attempt(ABLE), score(*WARM, points=0)]
    assert arc(hollow).bends == arc(attempt(PLAIN, ABLE, PLAIN)).bends


def test_the_reasons_are_in_the_language_of_the_conversation() -> None:
    english, french = (arc(attempt(WARM, ABLE, WARM), language) for language in ("en", "fr"))
    assert english.points == french.points == MOST_FOR_ARC
    assert not {bend.message for bend in english.bends} & {bend.message for bend in french.bends}


def test_an_attempt_without_a_shape_is_its_mean() -> None:
    assert arc([]) == Arc()
    assert grade([score(*PLAIN, value=60), score(*PLAIN, value=61)]) == 61
