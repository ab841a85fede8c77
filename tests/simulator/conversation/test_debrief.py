from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.model import Channel, Entry, Exchange, Span, Uptake, UptakeKind, UptakeStatus
from scoring.retold import Retold
from simulator.conversation import begin, context_for, debrief, replay, spoken
from tests.simulator.conversation.samples import entry, score, soup

TURNS = [
    (
        "What would you like?",
        score(
            "asks-wants",
            value=70,
            step="platinum",
            entries=(
                entry("neutral-start", 50, ""),
                entry("open-question", 25, "What would\nyou like", "asks what they want."),
                entry("small", 5, "What", "is short."),
                entry("cold", -10, "like", "likes.", suggestion="What would help?"),
            ),
        ),
    ),
    ("I'll reheat it.", score("commits", value=61)),
    ("Enjoy.", score(value=50)),
]


def test_the_debrief_tells_the_attempt_from_the_customers_side() -> None:
    told = debrief(soup(), 0, TURNS)
    assert (told.ending, told.title, told.verdict, told.says, told.tells, told.advice) == (
        "smiles",
        "Hot",
        5,
        "Thank you.",
        "Go there.",
        "Nothing.",
    )
    assert told.score == 60
    assert told.temptation == "To say that it was hot when it left."
    assert told.missed_facts == ("And bread, if there is any.", "A tooth, yes.")
    assert [turn.number for turn in told.turns] == [1, 2, 3]
    assert told.opening == begin(soup())[1]


def test_each_turn_shows_its_best_and_its_costliest_finding() -> None:
    first, second, _ = debrief(soup(), 0, TURNS).turns
    assert first.customer == begin(soup())[1][0].says
    assert first.best == "“What would you like” asks what they want."
    assert first.costliest == "“like” likes. Try: What would help?"
    assert first.thinks == "Well?"
    assert (second.best, second.costliest) == ("", "")
    assert second.customer.endswith("You ask well.")


def test_each_turn_tells_what_became_of_the_customers_words() -> None:
    heard = begin(soup())[1][0].says
    words = Span(0, len(heard) - 1, heard[:-1], "customer")
    taken = Uptake(UptakeKind.FACT, UptakeStatus.TAKEN_UP, words, Span(0, 4, "cold"))
    left = Uptake(UptakeKind.FACT, UptakeStatus.LEFT_OUT, words)
    ignored = Entry("request-ignored", -5, words, "is not answered.")
    scores = [
        replace(score("asks-wants"), uptake=(taken,)),
        replace(score("commits"), uptake=(left,), receipt=(ignored,)),
        score(),
    ]
    turns = debrief(soup(), 0, [(reply, made) for (reply, _), made in zip(TURNS, scores, strict=True)]).turns
    assert [turn.uptake for turn in turns] == [
        (Retold(UptakeKind.FACT, UptakeStatus.TAKEN_UP, (words,), Span(0, 4, "cold")),),
        (),
        (),
    ]


def test_what_was_played_after_the_end_is_left_out() -> None:
    assert debrief(soup(), 0, [*TURNS, ("More?", score(value=0))]) == debrief(soup(), 0, TURNS)


@pytest.mark.parametrize("played", [0, 1, 2])
def test_there_is_no_debrief_before_the_end(played: int) -> None:
    with pytest.raises(ValueError, match=f"not ended after {played} replies"):
        debrief(soup(), 0, TURNS[:played])


def test_the_scorer_is_told_what_a_careful_reader_knows() -> None:
    state, moves = replay(soup(), 0, TURNS[:1])
    opening = spoken(begin(soup())[1])
    context = context_for(soup(), state, spoken(moves[0].lines), [Exchange(opening, TURNS[0][0])])
    assert context.channel is Channel.IN_PERSON
    assert context.customer.splitlines()[0] == "Hot enough to need a spoon of patience."
    assert context.earlier == (Exchange(opening, "What would you like?"),)
    assert {fact.id: fact.told for fact in context.facts} == {
        "train": True,
        "heat": True,
        "bread": False,
        "tooth": False,
        "late": True,
    }
    assert {fact.id: fact.text for fact in context.facts}["train"] == "I've a train at nine"
