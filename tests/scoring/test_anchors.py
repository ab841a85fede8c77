"""What rules a pattern out never rules out one that is there."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.matcher import Matcher

from scoring.anchors import anchors, may_stand, slots_of, windows
from scoring.language import load
from scoring.tokens import Lexicon, Tokens

WORDS = ("we", "you", "sorry", "fix", "it", "now", ".")
OFTEN = ("?", "*", "+", "!", "{2}", "{1,3}")

sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9)
tokens = st.fixed_dictionaries(
    {},
    optional={
        "OP": st.sampled_from(OFTEN),
        "LOWER": st.one_of(
            st.sampled_from(WORDS),
            st.fixed_dictionaries({"IN": st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)}),
        ),
        "TAG": st.sampled_from(("PRP", "VB", "JJ")),
        "IS_SENT_START": st.just(True),
    },
)
patterns = st.lists(tokens, min_size=1, max_size=4)


@cache
def _english() -> tuple[Language, Lexicon]:
    nlp = load("en")
    return nlp, Lexicon(nlp.vocab, "en")


def _read(words: list[str]) -> Tokens:
    nlp, lexicon = _english()
    return lexicon.read(nlp(" ".join(words)))


def _found(pattern: list[dict[str, Any]], text: Tokens) -> list[tuple[int, int]]:
    matcher = Matcher(text.doc.vocab)
    matcher.add("it", [pattern])
    return [(start, end) for _, start, end in matcher(text.doc)]


@settings(deadline=None)
@given(patterns, sentences)
def test_a_pattern_that_stands_there_may_stand_there(pattern: list[dict[str, Any]], words: list[str]) -> None:
    text = _read(words)
    if _found(pattern, text):
        assert may_stand(slots_of(pattern, "en"), text)


@settings(deadline=None)
@given(patterns, sentences)
def test_every_match_lies_in_a_window(pattern: list[dict[str, Any]], words: list[str]) -> None:
    text = _read(words)
    anchored = anchors(pattern, "en")
    if anchored:
        stretches = windows(anchored, text.words)
        for start, end in _found(pattern, text):
            assert any(low <= start and end <= high for low, high in stretches)


def test_words_in_another_order_are_ruled_out_before_the_matcher_is_asked() -> None:
    slots = slots_of([{"LOWER": "sorry"}, {"LOWER": {"IN": ["we", "you"]}, "OP": "?"}, {"LOWER": "now"}], "en")
    assert may_stand(slots, _read(["so", "sorry", "you", "now"]))
    assert not may_stand(slots, _read(["now", "we", "are", "sorry"]))


def test_a_tag_and_the_start_of_a_sentence_rule_out_as_well() -> None:
    text = _read(["We", "fix", "it", "now", "."])
    assert may_stand(slots_of([{"LOWER": "we", "IS_SENT_START": True}], "en"), text)
    assert not may_stand(slots_of([{"LOWER": "it", "IS_SENT_START": True}], "en"), text)
    assert not may_stand(slots_of([{"LOWER": "it", "TAG": "VB"}], "en"), text)
