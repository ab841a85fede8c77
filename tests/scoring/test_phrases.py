from __future__ import annotations

import pytest
import spacy

from scoring import CueError
from scoring.phrases import Words, compile_phrase

NLP = spacy.blank("en")
LISTS = {"serve": ["bring", "get you", "send"]}


def tokens(words: str) -> list[str]:
    return [token.text for token in NLP.make_doc(words)]


def matches(phrase: str, text: str) -> bool:
    words = Words([token.lower_ for token in NLP.make_doc(text)])
    return bool(compile_phrase(phrase, LISTS, tokens, "en").spans(words))


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("sorry if|that", "I am sorry that it is cold", True),
        ("sorry if|that", "I am sorry it is cold", False),
        ("we [really] value", "we really value you", True),
        ("we [really|truly] value", "we value you", True),
        ("we [very much] value", "we very much value you", True),
        ("I can't", "I can't do it", True),
        ("I can't|cannot|am_unable_to do", "I am unable to do it", True),
        ("I 'll <serve>", "I'll get you a plate", True),
        ("I 'll <serve>", "I'll eat a plate", False),
        ("our ** policy", "our very own long policy", True),
        ("our ** policy", "ours is a policy", False),
        ("our *** policy", "That is our point. It is policy", False),
        ("as_well", "that as well", True),
        ("I 'm|'ve [so] glad|put", "I've put it back", True),
        ("I 'm|'ve [so] glad|put", "I'm so glad", True),
        ("we_'ve|I_'m sorry", "I'm sorry", True),
    ],
)
def test_phrases(phrase: str, text: str, expected: bool) -> None:
    assert matches(phrase, text) is expected


@pytest.mark.parametrize("phrase", ["", "[maybe", "<unknown> x", "a [b", "|".join(f"w{i}" for i in range(500))])
def test_faulty_phrases_are_refused(phrase: str) -> None:
    with pytest.raises(CueError):
        compile_phrase(phrase, LISTS, str.split, "en")
