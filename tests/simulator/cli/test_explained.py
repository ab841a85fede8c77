"""What a screen without colours tells of a score."""

from __future__ import annotations

from rich.console import Console

from scoring.model import Entry, Score, Span, Step, Uptake, UptakeKind, UptakeStatus, Versions
from simulator.cli.explained import explanation

REPLY = "One burger with onions."
CUSTOMER = "No onions. I'm late, can I have it now?"


def span(text: str, words: str, where: str = "reply") -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words, "customer" if where == "customer" else "reply")


def shown(uptake: tuple[Uptake, ...], customer: str = CUSTOMER, *found: Entry) -> list[str]:
    start = Entry("neutral-start", 50, Span(0, len(REPLY), REPLY), "Every reply starts in the middle.")
    score = Score(50, Step.NEUTRAL, (), (start, *found), Versions("", "", ""), uptake=uptake)
    console = Console(width=80, no_color=True)
    with console.capture() as captured:
        for line in explanation(REPLY, customer, score, 80):
            console.print(line)
    return captured.get().splitlines()


def test_it_ends_with_what_became_of_the_customers_words() -> None:
    uptake = (
        Uptake(
            UptakeKind.FACT,
            UptakeStatus.CONTRADICTED,
            span(CUSTOMER, "No onions", "customer"),
            span(REPLY, "with onions"),
        ),
        Uptake(UptakeKind.FEELING, UptakeStatus.LEFT_OUT, span(CUSTOMER, "late", "customer")),
        Uptake(
            UptakeKind.REQUEST,
            UptakeStatus.TAKEN_UP,
            span(CUSTOMER, "can I have it", "customer"),
            span(REPLY, "One burger"),
        ),
    )
    assert shown(uptake)[-4:] == [
        "What became of their words",
        "  told   “No onions” contradicted: “with onions”",
        "  asked  “can I have it” taken up: “One burger”",
        "  felt   left out: “late”",
    ]


def test_without_words_to_take_up_there_is_nothing_to_tell() -> None:
    assert not any("What became" in line for line in shown(()))


def test_what_was_left_out_is_told_in_one_line_and_what_is_narrated_not_at_all() -> None:
    customer = "No onions. I'm late. (He looks at the clock.)"
    left = [
        Uptake(UptakeKind.FACT, UptakeStatus.LEFT_OUT, span(customer, words, "customer"))
        for words in ("No onions", "I'm late", "He looks at the clock")
    ]
    assert shown(tuple(left), customer)[-2:] == [
        "What became of their words",
        "  told   left out: “No onions”, “I'm late”",
    ]


def test_what_the_receipt_tells_as_left_out_is_not_told_again() -> None:
    asked = span(CUSTOMER, "can I have it now?", "customer")
    ignored = Entry("request-ignored", -5, asked, "A question stands there unanswered.")
    uptake = Uptake(UptakeKind.REQUEST, UptakeStatus.LEFT_OUT, asked)
    assert not any("What became" in line for line in shown((uptake,), CUSTOMER, ignored))
