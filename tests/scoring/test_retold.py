"""What of the customer's words people are told: what is sure, and worth a line."""

from __future__ import annotations

import pytest

from scoring.model import Entry, Span, Uptake, UptakeKind, UptakeStatus
from scoring.retold import Retold, retold

FACT, FEELING, REQUEST = UptakeKind.FACT, UptakeKind.FEELING, UptakeKind.REQUEST
LEFT, TAKEN, AGAINST = UptakeStatus.LEFT_OUT, UptakeStatus.TAKEN_UP, UptakeStatus.CONTRADICTED

CUSTOMER = (
    "Excuse me. No onions, and we've a film at eight. I'm worried we'll be late. Please bring the bill? Twelve. "
    "(She waits, a spoon in her hand.) We've a film at eight. 1. One question."
)


def piece(kind: UptakeKind, status: UptakeStatus, said: str, reply: str = "") -> Uptake:
    """Return ``said``, which stands in CUSTOMER, with what became of it."""
    start = CUSTOMER.index(said)
    words = Span(0, len(reply), reply) if reply else None
    return Uptake(kind, status, Span(start, start + len(said), said, "customer"), words)


def plain(told: tuple[Retold, ...]) -> list[tuple[UptakeKind, UptakeStatus, list[str], str]]:
    return [(one.kind, one.status, [s.quote for s in one.said], one.reply.quote if one.reply else "") for one in told]


def test_contradictions_come_first_and_what_was_left_out_comes_last() -> None:
    uptake = (
        piece(FACT, LEFT, "Excuse me"),
        piece(FACT, AGAINST, "No onions", "with onions"),
        piece(FACT, TAKEN, "we've a film at eight", "film"),
        piece(REQUEST, LEFT, "Please bring the bill?"),
    )
    assert plain(retold(uptake)) == [
        (FACT, AGAINST, ["No onions"], "with onions"),
        (FACT, TAKEN, ["we've a film at eight"], "film"),
        (REQUEST, LEFT, ["Please bring the bill?"], ""),
        (FACT, LEFT, ["Excuse me"], ""),
    ]


def test_what_one_word_takes_up_stands_together() -> None:
    uptake = (piece(FACT, TAKEN, "film", "film"), piece(FACT, TAKEN, "film at eight", "film"))
    assert plain(retold(uptake)) == [(FACT, TAKEN, ["film", "film at eight"], "film")]


def test_words_said_twice_are_told_once_with_what_says_most() -> None:
    again = CUSTOMER.rindex("We've")
    twice = Uptake(FACT, TAKEN, Span(again, again + 21, "We've a film at eight", "customer"), Span(0, 4, "film"))
    told = retold((piece(FACT, LEFT, "we've a film at eight"), twice))
    assert plain(told) == [(FACT, TAKEN, ["We've a film at eight"], "film")]


def test_a_feeling_is_told_with_its_clause_where_the_same_became_of_both() -> None:
    clause = piece(FACT, LEFT, "I'm worried we'll be late")
    assert plain(retold((clause, piece(FEELING, LEFT, "worried")))) == [(FEELING, LEFT, [clause.said.quote], "")]
    assert plain(retold((clause, piece(FEELING, TAKEN, "worried", "worry")))) == [
        (FEELING, TAKEN, ["worried"], "worry"),
        (FACT, LEFT, [clause.said.quote], ""),
    ]


@pytest.mark.parametrize(
    "trifle",
    [
        piece(FACT, LEFT, "Twelve"),
        piece(FACT, LEFT, "1"),
        piece(FACT, TAKEN, "1", "one"),
        piece(REQUEST, LEFT, "Please"),
    ],
    ids=["one word", "number in a list", "number in a list, taken up", "please"],
)
def test_trifles_are_not_told(trifle: Uptake) -> None:
    assert retold((trifle,)) == ()


@pytest.mark.parametrize("feeble", ["now", "of", "We are", "I'm", "je suis", "fait"])
def test_small_words_do_not_answer_a_request(feeble: str) -> None:
    assert retold((piece(REQUEST, TAKEN, "Please bring the bill?", feeble),)) == ()


@pytest.mark.parametrize("answer", ["No", "Oui", "I'll bring", "the bill at 12", "brought it", "bringing"])
def test_what_is_said_to_a_request_in_so_many_words_is_told(answer: str) -> None:
    assert len(retold((piece(REQUEST, TAKEN, "Please bring the bill?", answer),))) == 1


@pytest.mark.parametrize("article", ["one", "un", "Une"])
def test_an_article_takes_no_number_up(article: str) -> None:
    assert retold((piece(FACT, TAKEN, "One question", article),)) == ()


def test_what_is_narrated_in_brackets_is_not_what_the_customer_said() -> None:
    narrated = (piece(FACT, LEFT, "She waits"), piece(FACT, TAKEN, "a spoon in her hand", "spoon"))
    assert retold(narrated, CUSTOMER) == ()
    assert len(retold(narrated)) == 2


def finding(span: Span, points: int = -5) -> Entry:
    return Entry("a-cue", points, span, "A remark.")


def test_what_the_receipt_tells_as_left_out_is_not_told_again() -> None:
    request = piece(REQUEST, LEFT, "Please bring the bill?")
    part = piece(REQUEST, LEFT, "bring the bill").said
    assert retold((request,), CUSTOMER, [finding(part)]) == ()
    assert retold((piece(REQUEST, TAKEN, "Please bring the bill?", "I'll bring"),), CUSTOMER, [finding(part)])
    assert retold((request,), CUSTOMER, [finding(Span(part.start, part.end, "bring the bill"))])


def test_an_answer_that_cost_points_does_not_count_as_taking_a_request_up() -> None:
    refused = piece(REQUEST, TAKEN, "Please bring the bill?", "the bill comes last here")
    place = Span(4, 14, "bill comes")
    assert retold((refused,), CUSTOMER, [finding(place)]) == ()
    assert retold((refused,), CUSTOMER, [finding(place, 5)])
    assert retold((piece(FACT, TAKEN, "No onions", "the onions here"),), CUSTOMER, [finding(place)])


def test_nothing_heard_is_nothing_told() -> None:
    assert retold(()) == ()
