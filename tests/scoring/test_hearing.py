"""What a customer said, taken apart, and what a reply makes of it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring import Context, Score, UptakeKind, UptakeStatus
from tests.scoring.scorers import scorer

FACT, FEELING, REQUEST = UptakeKind.FACT, UptakeKind.FEELING, UptakeKind.REQUEST
LEFT_OUT, TAKEN_UP, CONTRADICTED = UptakeStatus.LEFT_OUT, UptakeStatus.TAKEN_UP, UptakeStatus.CONTRADICTED


def heard(language: str, customer: str) -> list[tuple[UptakeKind, str]]:
    score = scorer(language).score("Okay.", Context(customer=customer, language=language))
    return [(one.kind, one.said.quote) for one in score.uptake]


@pytest.mark.parametrize(
    ("language", "customer", "parts"),
    [
        (
            "en",
            "My soup is cold. Could you warm it up?",
            [(FACT, "My soup is cold"), (REQUEST, "Could you warm it up?")],
        ),
        (
            "en",
            "I'm so worried, she flies at eight and I have her passport",
            [(FEELING, "worried"), (FACT, "she flies at eight"), (FACT, "and I have her passport")],
        ),
        ("en", "Cancel it.", [(REQUEST, "Cancel it")]),
        ("en", "hi thanks", []),
        (
            "fr",
            "La soupe est froide, vous pouvez la réchauffer ?",
            [(FACT, "La soupe est froide"), (REQUEST, "vous pouvez la réchauffer ?")],
        ),
        (
            "fr",
            "Je suis épuisée. Remboursez-moi les frais.",
            [(FEELING, "épuisée"), (REQUEST, "Remboursez-moi les frais")],
        ),
    ],
)
def test_facts_feelings_and_requests_are_told_apart(
    language: str, customer: str, parts: list[tuple[UptakeKind, str]]
) -> None:
    assert heard(language, customer) == parts


def became(language: str, customer: str, reply: str) -> list[tuple[UptakeKind, UptakeStatus, str]]:
    score = scorer(language).score(reply, Context(customer=customer, language=language))
    return [(one.kind, one.status, one.reply.quote if one.reply else "") for one in score.uptake]


@pytest.mark.parametrize(
    ("language", "customer", "reply", "parts"),
    [
        (
            "en",
            "My soup is cold. Could you warm it up?",
            "I'll bring a fresh soup.",
            [(FACT, TAKEN_UP, "soup"), (REQUEST, TAKEN_UP, "I'll bring")],
        ),
        ("en", "We're 8 tonight.", "So there are eight of you.", [(FACT, TAKEN_UP, "eight")]),
        ("en", "One burger, no onions please.", "So that's one burger with onions.",
         [(FACT, TAKEN_UP, "one burger"), (REQUEST, CONTRADICTED, "with onions")]),
        ("en", "My soup is cold.", "We value your loyalty.", [(FACT, LEFT_OUT, "")]),
        ("fr", "Une table pour quatre.", "C'est réservé, une table pour cinq.",
         [(FACT, CONTRADICTED, "une table pour cinq")]),
    ],
)  # fmt: skip
def test_each_is_taken_up_left_out_or_contradicted(
    language: str, customer: str, reply: str, parts: list[tuple[UptakeKind, UptakeStatus, str]]
) -> None:
    assert became(language, customer, reply) == parts


WORDS = st.sampled_from(
    "no onions with could you give me two dogs at eight I'm worried please . , ? ! my film is Could sorry 8 nine "
    "table for four five sans avec oignons vous pouvez “ ’ é 🙂 \n dont DONT - and but I the".split(" ")
)
ANY = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join))


@pytest.mark.parametrize("language", ["en", "fr"])
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reply=ANY, customer=ANY)
def test_both_quotes_are_exact_for_any_text(language: str, reply: str, customer: str) -> None:
    score = scorer(language).score(reply, Context(customer=customer, language=language))
    for one in score.uptake:
        assert one.said.text == "customer"
        assert customer[one.said.start : one.said.end] == one.said.quote != ""
        assert (one.reply is None) == (one.status is LEFT_OUT)
        if one.reply is not None:
            assert one.reply.text == "reply"
            assert reply[one.reply.start : one.reply.end] == one.reply.quote != ""
    assert [one.said.start for one in score.uptake] == sorted(one.said.start for one in score.uptake)
    assert Score.from_dict(score.to_dict()) == score


def test_scores_stored_before_uptake_was_known_are_still_read() -> None:
    score = scorer("en").score("Six dogs!", Context(customer="I have six dogs."))
    stored = score.to_dict()
    del stored["uptake"]
    assert score.uptake
    assert Score.from_dict(stored).uptake == ()


def test_a_request_passed_over_is_marked_in_the_customers_words() -> None:
    customer = "The heel came off. Can I swap them for another pair?"
    score = scorer("en").score("Thank you for your message. We value your feedback.", Context(customer=customer))
    (entry,) = [entry for entry in score.findings if entry.cue == "request-ignored"]
    assert (entry.span.text, entry.span.quote) == ("customer", "Can I swap them for another pair?")
    assert entry.points == -10
    assert sum(entry.points for entry in score.receipt) == score.value


def test_a_word_served_against_their_wish_is_not_taken_up() -> None:
    context = Context(customer="One burger, no onions please.")
    score = scorer("en").score("One burger, with onions.", context)
    marked = {entry.cue: entry.span.quote for entry in score.findings}
    assert marked["against-their-words"] == "with onions"
    assert all("onions" not in entry.span.quote for entry in score.findings if entry.cue == "own-words")
    assert score.value < 50
