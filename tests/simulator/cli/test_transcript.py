"""The debrief on paper: what became of the customer's words, and the shape of the attempt."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.console import Console

from scoring.grading import Arc, Bend, Part
from scoring.model import Span, UptakeKind, UptakeStatus
from scoring.retold import Retold
from simulator.cli.transcript import looking_back
from simulator.conversation import Debrief, debrief
from tests.simulator.conversation.samples import score, soup

LEFT_OUT = Retold(UptakeKind.FACT, UptakeStatus.LEFT_OUT, (Span(0, 9, "It's cold", "customer"),))
TAKEN_UP = Retold(
    UptakeKind.REQUEST, UptakeStatus.TAKEN_UP, (Span(0, 9, "Heat [/] it", "customer"),), Span(0, 4, "heat")
)


def played(*, value: int, uptake: tuple[Retold, ...]) -> Debrief:
    """Return a debrief of which the first reply was scored ``value``."""
    turns = [("What?", score("asks-wants", value=value)), ("Reheated.", score("commits")), ("Enjoy.", score())]
    told = debrief(soup(), 0, turns)
    return replace(told, turns=(replace(told.turns[0], uptake=uptake), *told.turns[1:]))


def printed(told: Debrief) -> str:
    console = Console(width=80, no_color=True, markup=False)
    with console.capture() as captured:
        for line in looking_back(told, "Ines"):
            console.print(line)
    return captured.get()


def test_the_customers_words_are_told_below_the_turn() -> None:
    told = printed(played(value=70, uptake=(TAKEN_UP, LEFT_OUT)))
    assert (
        "       What Ines had said\n"
        "         asked  “Heat [/] it” taken up: “heat”\n"
        "         told   left out: “It's cold”\n"
    ) in told


@pytest.mark.parametrize(("value", "shown"), [(49, True), (50, False)])
def test_of_a_good_reply_it_is_no_news_that_something_was_left_out(value: int, shown: bool) -> None:
    assert ("What Ines had said" in printed(played(value=value, uptake=(LEFT_OUT,)))) is shown


def test_without_words_to_tell_of_there_is_no_heading() -> None:
    assert "What Ines had said" not in printed(played(value=0, uptake=()))


def test_the_shape_tells_where_it_bent_and_why() -> None:
    bends = (Bend(Part.MIDDLE, 2, (2, 3), "You got on with it."), Bend(Part.END, -2, (4,), "It ended cold."))
    told = printed(replace(played(value=50, uptake=()), arc=Arc(0, bends)))
    assert "- +2 You got on with it. (turns 2 to 3)" in told
    assert "- -2 It ended cold. (turn 4)" in told
