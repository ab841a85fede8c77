"""From scores and debriefs to what the screens show."""

from __future__ import annotations

from dataclasses import replace

from scoring.grading import Arc, Bend, Part
from scoring.model import Entry, Score, Span, Step, Uptake, UptakeKind, UptakeStatus, Versions
from simulator.tui.present import bends, receipt
from simulator.tui.views import BendView, UptakeView

CUSTOMER = "It's cold.\nAnd\n  late? (She waits here.) Can you heat it?"
REPLY = "It is hot, I'll heat\nit."
PLAIN = Score(50, Step.NEUTRAL, (), (), Versions("", "", ""))


def span(words: str) -> Span:
    start = CUSTOMER.index(words)
    return Span(start, start + len(words), words, "customer")


HEARD = (
    Uptake(UptakeKind.FACT, UptakeStatus.CONTRADICTED, span("It's cold"), Span(0, 9, "It is hot")),
    Uptake(UptakeKind.FEELING, UptakeStatus.LEFT_OUT, span("And\n  late?")),
    Uptake(UptakeKind.FACT, UptakeStatus.LEFT_OUT, span("She waits here")),
    Uptake(UptakeKind.REQUEST, UptakeStatus.TAKEN_UP, span("Can you heat it?"), Span(11, 23, "I'll heat\nit")),
)


def test_a_receipt_tells_what_became_of_the_customers_words_on_one_line_each() -> None:
    shown = receipt(1, REPLY, replace(PLAIN, uptake=HEARD), CUSTOMER)
    assert shown.uptake == (
        UptakeView("fact", "contradicted", ("It's cold",), "It is hot"),
        UptakeView("request", "taken-up", ("Can you heat it?",), "I'll heat it"),
        UptakeView("feeling", "left-out", ("And late?",)),
    )


def test_a_request_that_the_receipt_tells_as_unanswered_is_told_once() -> None:
    ignored = Entry("request-ignored", -5, span("Can you heat it?"), "Unanswered.")
    left_out = Uptake(UptakeKind.REQUEST, UptakeStatus.LEFT_OUT, span("Can you heat it?"))
    shown = receipt(1, REPLY, replace(PLAIN, receipt=(ignored,), uptake=(left_out,)), CUSTOMER)
    assert [finding.of_customer for finding in shown.findings] == [True]
    assert shown.uptake == ()


def test_a_score_from_before_uptake_was_known_tells_nothing_of_it() -> None:
    assert receipt(1, REPLY, PLAIN, CUSTOMER).uptake == ()


def test_a_bend_names_the_first_and_the_last_of_its_replies() -> None:
    shape = Arc(1, (Bend(Part.START, -1, (1,), "Cold."), Bend(Part.MIDDLE, 2, (2, 3, 4), "Able.")))
    assert bends(shape) == (BendView(-1, 1, 1, "Cold."), BendView(2, 2, 4, "Able."))
