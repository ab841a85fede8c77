from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.prepare import MAX_PARSED, _lowered, canonical, prepare


@pytest.mark.parametrize(
    ("reply", "prepared"),
    [
        ("im sorry u waited", "I'm sorry you waited"),
        ("I’ll bring it", "I'll bring it"),
        ("WE CANNOT DO THAT, SIR", "We cannot do that, sir"),
        ("what?!?!?!", "What?"),
        ("Soooooo sorry", "Soo sorry"),
        ("we apologise", "We apologize"),
        ("Dont", "Don't"),
        ("I like it in MARCH", "I like it in march"),
        ("That's hot, James. Hi Ottilie, Mrs Wójcik, hello", "That's hot. Hi, hello"),
        ("See you Friday, at six. ^JB", "See you friday, at six."),
        ("It's here.\n\nKind regards,\nAmina Diallo\nFront desk", "It's here.  "),
        ("It's here.\nWiremu, front desk", "It's here. "),
        ("It's here.\nDone", "It's here. Done"),
        ("", ""),
    ],
)
def test_what_the_parser_sees(reply: str, prepared: str) -> None:
    assert prepare(reply, "en").text == prepared


def test_every_word_finds_its_way_back() -> None:
    reply = "im sooooo sorry!!!! u waited; we’ll apologise"
    prepared = prepare(reply, "en")
    back = [reply[slice(*prepared.span(*m.span()))] for m in re.finditer(r"[\w']+", prepared.text)]
    assert back == ["im", "sooooo", "sorry", "u", "waited", "we’ll", "apologise"]


@given(st.text(max_size=300))
def test_every_stretch_of_any_text_finds_its_way_back(reply: str) -> None:
    prepared = prepare(reply, "en")
    back = [prepared.span(i, i + 1) for i in range(len(prepared.text))]
    assert all(0 <= start < end <= len(reply) for start, end in back)
    assert back == sorted(back)


def test_walls_of_punctuation_are_squeezed() -> None:
    assert len(prepare("!?" * 10_000, "en").text) < 10


def test_very_long_replies_are_cut_and_said_to_be() -> None:
    prepared = prepare("word " * 2000, "en")
    assert not prepared.whole
    assert len(prepared.text) <= MAX_PARSED


def test_canonical_spelling() -> None:
    assert canonical("Apologise", "en") == "apologize"
    assert canonical("desole", "fr") == "désolé"
    assert canonical("plate", "en") == "plate"


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("İΣσςIiAZß"))))
def test_letters_are_made_small_one_by_one(text: str) -> None:
    assert _lowered(text) == "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
