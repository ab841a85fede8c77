from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring import Channel, Context, Score, Step
from scoring.model import PRAISED
from tests.scoring.scorers import scorer

REPLIES = [
    "I'm sorry if you feel that way, but it's our policy.",
    "Would you rather have it back on the flame, or a fresh plate?",
    "Six dogs and wet hands! I'll text you all six addresses now.",
    "",
    "🙂🙂🙂",
    "!?" * 2500,
    "x" * 10_000,
    "\x1b[31mred\x1b[0m [bold]not markup[/] [@click=app.quit]quit[/]",
    "\u202eright to left",
    "Sorry — I’ll bring a fresh one.\n\nTwo minutes?",
]
CUSTOMER = "I have six dogs today and wet hands, and I need the addresses."


def check_laws(reply: str, customer: str, score: Score) -> None:
    assert 0 <= score.value <= 100
    assert sum(entry.points for entry in score.receipt) == score.value
    for entry in score.receipt:
        text = reply if entry.span.text == "reply" else customer
        assert text[entry.span.start : entry.span.end] == entry.span.quote
        if entry.answers is not None:
            source = customer if entry.answers.text == "customer" else reply
            assert source[entry.answers.start : entry.answers.end] == entry.answers.quote
    assert Score.from_dict(json.loads(json.dumps(score.to_dict()))) == score


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("reply", REPLIES, ids=range(len(REPLIES)))
def test_the_receipt_adds_up_and_its_spans_are_in_the_untouched_texts(reply: str, language: str) -> None:
    context = Context(channel=Channel.PHONE, customer=CUSTOMER, language=language)
    check_laws(reply, CUSTOMER, scorer(language).score(reply, context))


WORDS = st.sampled_from(
    "sorry if you feel I'd hate that policy our extra hot soup would rather or ? ! . , “ ’ '' dont IM \n\t é 🙂 […] "
    "\u200b would you like what how soup SOUP !!!! ???? … ;; ñ İ ß ﬁ".split(" ")
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    reply=st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)),
    customer=st.one_of(st.text(max_size=100), st.lists(WORDS, max_size=20).map(" ".join)),
)
def test_the_laws_hold_for_any_text(reply: str, customer: str) -> None:
    check_laws(reply, customer, scorer("en").score(reply, Context(customer=customer)))


def test_an_empty_reply_is_neutral_and_says_so() -> None:
    score = scorer("en").score("", Context())
    assert (score.value, score.step, score.findings) == (50, Step.NEUTRAL, ())
    assert score.notes == ("There are no words in this reply to judge.",)


def test_a_reply_in_another_language_is_said_to_be_so() -> None:
    reply = "Je suis désolé, c'est la procédure et vous auriez dû nous le dire avant."
    score = scorer("en").score(reply, Context())
    assert score.value == 50
    assert "another language" in score.notes[0]


def test_many_replies_score_as_they_do_one_by_one() -> None:
    pairs = [(reply, Context(customer=CUSTOMER)) for reply in REPLIES]
    one_by_one = [scorer("en").score(reply, context) for reply, context in pairs]
    assert list(scorer("en").score_many(pairs, batch_size=3)) == one_by_one


PROGRAM = """
import json
from scoring import Context, Scorer
replies = json.loads(input())
scorer = Scorer("en")
print(json.dumps([scorer.score(r, Context(customer="Six dogs, wet hands.")).to_dict() for r in replies]))
"""


def test_the_same_bytes_in_every_process() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=json.dumps(REPLIES[:5]),
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert json.loads(outputs.pop())[0]["receipt"]


def test_importing_the_package_brings_in_neither_spacy_nor_a_screen_nor_a_database() -> None:
    code = (
        "import scoring, sys; print([m for m in ('spacy', 'textual', 'sqlalchemy', 'simulator') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there() -> None:
    import scoring

    for name in scoring.__all__:
        assert getattr(scoring, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'Nonsense'"):
        _ = scoring.Nonsense


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_long_run_forgets_the_words_that_it_met(language: str) -> None:
    context = Context(channel=Channel.CHAT, customer=CUSTOMER, language=language)
    replies = [(f"{reply} zyxq{number}", context) for number, reply in enumerate(REPLIES)]
    judge = scorer(language)
    expected = list(judge.score_many(replies))
    known = len(judge._nlp.vocab.strings)
    with judge.forgetting():
        found = list(judge.score_many([*replies, ("Nowhere else: wvutsr-98765.", context)]))
    assert found[: len(expected)] == expected
    assert len(judge._nlp.vocab.strings) == known
    assert list(judge.score_many(replies)) == expected


def test_a_trifle_is_not_shown_first_as_the_best() -> None:
    context = Context(Channel.IN_PERSON, "It tastes wonderful, I'd only hoped it would be hot.")
    score = scorer("en").score("Hello sir, it left the kitchen at seventy degrees, so it should be hot.", context)
    trifles = [entry for entry in score.findings if 0 < entry.points < PRAISED]
    assert trifles
    assert score.feedback()[0].points < 0
    assert set(trifles) <= set(score.feedback())
