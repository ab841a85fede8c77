"""The ledger: what a reply promises, keeps, breaks, or lets pass."""

from __future__ import annotations

import pytest

from scoring.model import Act, Entry, Span
from simulator.conversation import Move, PromiseResult, State, replay
from simulator.conversation.model import PlayedReply
from simulator.conversation.promises import LONGEST, MOST_UNKNOWN
from tests.simulator.conversation.kettle import kettle
from tests.simulator.conversation.samples import score

SAID = "I'll ring you before six tonight."
PROMISED = f"Eight guests. {SAID}"


def play(*turns: PlayedReply, **changes: object) -> tuple[State, list[Move]]:
    return replay(kettle(**changes), 0, turns)


def committing(reply: str, quote: str) -> PlayedReply:
    """A reply in which the scorer saw ``quote`` commit."""
    start = reply.index(quote)
    found = Entry("says-when", 10, Span(start, start + len(quote), quote), "says when.", act=Act.COMMITS)
    return reply, score("commits", entries=(found,))


@pytest.mark.parametrize(
    "reply",
    [
        PROMISED,
        "Sorry. We will call you back, all right?",
        "I'll speak to the workshop, and then ring you.",
        "You'll have a callback at five.",
        "Ill ring you",
        "I can't say much here but I'll ring you.",
    ],
)
def test_a_sentence_that_commits_in_these_words_makes_the_promise(reply: str) -> None:
    state, moves = play((reply, score()))
    assert moves[0].promises == ("callback",)
    (made,) = state.promises
    assert (made.name, made.text, made.made, made.status) == ("callback", "to ring back before six", 1, "open")
    assert made.words in reply
    assert state.beat == "call"


@pytest.mark.parametrize(
    "reply",
    [
        "Shall I ring you?",
        "I could ring you.",
        "I'll see if someone can ring you.",
        "We won't ring you about that.",
        "Did somebody ring you?",
        "You should have asked us to ring you.",
        "Our callback queue is long.",
    ],
)
def test_what_is_supposed_asked_or_refused_is_no_promise(reply: str) -> None:
    state, moves = play((reply, score()))
    assert (moves[0].promises, state.promises) == ((), ())


def test_the_scorer_may_see_a_commitment_that_the_small_words_do_not_show() -> None:
    reply = "Your callback is booked for five. Anything else?"
    assert play((reply, score()))[1][0].promises == ()
    assert play(committing(reply, "booked for five"))[1][0].promises == ("callback",)


def test_a_promise_is_kept_by_what_the_file_says_and_earns_trust() -> None:
    state, moves = play((PROMISED, score()), ("As promised, ringing.", score()))
    assert moves[1].keeps == ("callback",)
    assert moves[1].after.trust == moves[0].after.trust + 8
    assert state.promises[0] == PromiseResult("callback", "to ring back before six", SAID, 1, "kept", 2)
    assert state.ending == "tea"
    assert {one.want: (one.status, one.turn) for one in state.wants}["think"] == ("met", 2)


def test_a_promise_is_not_kept_by_the_reply_that_makes_it() -> None:
    state, moves = play(("As promised: I'll ring you.", score()))
    assert (moves[0].promises, moves[0].keeps, state.promises[0].status) == (("callback",), (), "open")


def test_a_promise_is_broken_when_it_is_due_and_costs_what_the_file_says() -> None:
    state, moves = play((PROMISED, score()), ("Well now.", score()), ("Well now.", score()))
    assert [move.breaks for move in moves] == [(), (), ("callback",)]
    assert (moves[2].after.trust - moves[1].after.trust, moves[2].after.churn - moves[1].after.churn) == (-15, 10)
    assert (state.promises[0].status, state.promises[0].turn) == ("broken", 3)
    assert state.ending == "cross"


def test_the_last_reply_before_it_is_due_still_keeps_it() -> None:
    state, _ = play((PROMISED, score()), ("Well.", score()), ("As promised, it's me.", score()))
    assert state.promises[0].status == "kept"


def test_a_promise_can_be_broken_early_and_made_again() -> None:
    beats = {"post": {"says": "It hisses.", "next": [{"go": "post"}]}}
    turns = ((PROMISED, score()), ("No.", score("refuses")), (PROMISED, score()))
    state, moves = play(*turns, beats=beats)
    assert moves[1].breaks == ("callback",)
    assert [(one.status, one.made, one.turn) for one in state.promises] == [("broken", 1, 2), ("open", 3, 0)]


def test_while_it_is_open_it_stands_once() -> None:
    state, moves = play((PROMISED, score()), ("I'll ring you, truly. I'll ring you.", score()))
    assert len(state.promises) == 1
    assert moves[1].promises == ()


def test_without_words_of_the_file_the_acts_decide() -> None:
    beats = {"post": {"says": "It hisses.", "next": [{"go": "post"}]}}
    made = ("I'll refund you today.", score())
    for act, status in (("keeps-promise", "kept"), ("breaks-promise", "broken")):
        state, moves = play(made, ("About that.", score(act)), beats=beats)
        assert (state.promises[0].name, state.promises[0].status) == ("refund", status)
        assert (moves[1].keeps if status == "kept" else moves[1].breaks) == ("refund",)
    state, moves = play(
        ("No guests on Friday? I'll refund you.", score()), made, ("So.", score("breaks-promise")), beats=beats
    )
    assert moves[2].after.trust == 50 - 12


def test_an_act_settles_the_promise_that_is_named_or_else_the_last() -> None:
    beats = {"post": {"says": "It hisses.", "next": [{"go": "post"}]}}
    promises = {name: {"text": name, "words": [name]} for name in ("hob", "lid")}
    made = ("I'll send a hob. I'll send a lid.", score())
    kept = {"beats": beats, "promises": promises}
    state, _ = play(made, ("Here we are.", score("keeps-promise")), **kept)
    assert [(one.name, one.status) for one in state.promises] == [("hob", "open"), ("lid", "kept")]
    state, _ = play(made, ("Here is the hob.", score("keeps-promise")), **kept)
    assert [(one.name, one.status) for one in state.promises] == [("hob", "kept"), ("lid", "open")]


def test_a_promise_of_somebody_elses_stands_from_the_start() -> None:
    promises = {"visit": {"text": "to come by", "words": ["come by"], "made": "yesterday, by Priya", "due": 2}}
    scenario = {"promises": promises, "beats": {"post": {"says": "It hisses.", "next": [{"go": "post"}]}}}
    state, moves = play(("Hm.", score()), ("Hm.", score()), **scenario)
    assert state.promises == (PromiseResult("visit", "to come by", "yesterday, by Priya", 0, "broken", 2),)
    assert [move.breaks for move in moves] == [(), ("visit",)]


def test_other_commitments_go_on_the_ledger_under_their_own_words() -> None:
    reply = "I see. I'll have the workshop look at it today. Cheers."
    state, moves = play(committing(reply, "I'll have the workshop look at it today"))
    assert moves[0].promises == ()
    assert state.promises == (
        PromiseResult(
            "", "I'll have the workshop look at it today.", "I'll have the workshop look at it today.", 1, "open", 0
        ),
    )
    state, _ = play(committing(reply, "I'll have"), ("Done, as I said.", score("keeps-promise")))
    assert (state.promises[0].status, state.promises[0].turn) == ("kept", 2)
    assert len(play(committing(reply, "I'll have"), committing(reply, "I'll have"))[0].promises) == 1


def test_what_is_done_already_is_no_promise() -> None:
    reply = "As promised, I'm on the telephone with the workshop now."
    assert play(committing(reply, "I'm on the telephone"))[0].promises == ()


def test_one_reply_cannot_flood_the_ledger() -> None:
    sentences = [f"I will do thing {number} {'very ' * 60}soon." for number in range(40)]
    reply = " ".join(sentences)
    found = Entry("x", 5, Span(0, len(reply), reply), "x.", act=Act.COMMITS)
    state, _ = play((reply, score("commits", entries=(found,))))
    assert len(state.promises) == MOST_UNKNOWN
    assert all(len(one.words) <= LONGEST for one in state.promises)


def test_a_promise_may_depend_on_what_was_on_the_ledger_before_the_reply() -> None:
    promises = {
        "hob": {"text": "a hob", "words": ["hob"]},
        "lid": {"text": "a lid", "words": ["lid"], "made": "by Priya", "kept": {"promised": "hob"}},
    }
    turns = (("I'll send a hob.", score()), ("There.", score()))
    state, moves = play(*turns, promises=promises, beats={"post": {"says": "It hisses.", "next": [{"go": "post"}]}})
    assert [move.keeps for move in moves] == [(), ("lid",)]
    assert [one.status for one in state.promises] == ["kept", "open"]


@pytest.mark.parametrize(
    ("reply", "promised"),
    [
        ("Je vous rappelle avant 18 h.", True),
        ("Nous vous rappelons ce soir, promis.", True),
        ("Je vais vous rappeler dès que je sais.", True),
        ("Un collègue vous rappellera demain.", True),
        ("Vous aurez un rappel avant midi.", True),
        ("Je m'en occupe et je vous rappelle.", True),
        ("Je peux vous rappeler si vous voulez.", False),
        ("Vous voulez que je vous rappelle ?", False),
        ("Puis-je vous rappeler ?", False),
        ("Je ne peux pas vous rappeler.", False),
        ("Il faut rappeler plus tard.", False),
        ("Je vous rappelle que c'est écrit dans les conditions.", False),
    ],
)
def test_promises_in_french(reply: str, promised: bool) -> None:
    words = ["rappelle", "rappelons", "rappeler", "rappellera", "rappel"]
    promises = {"rappel": {"text": "rappeler avant 18 h", "words": words}}
    beats = {"post": {"says": "Elle siffle.", "next": [{"go": "post"}]}}
    _, moves = play((reply, score()), language="fr", promises=promises, beats=beats)
    assert bool(moves[0].promises) is promised
