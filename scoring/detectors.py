"""Cues that words alone cannot catch: what the reply does with what the customer said.

Each detector reads a ``Reading`` and returns what it found as token spans of the reply, with the span of the
customer's words that it answers where there is one. Their texts, points and examples stand in the packs like those
of every other cue.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.folding import fold
from scoring.matching import is_question
from scoring.model import Span
from scoring.reading import Reading, stem
from scoring.stopwords import stopwords

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan


@dataclass(frozen=True, slots=True)
class Detected:
    """A finding of a detector at tokens ``start`` to ``end`` of the reply."""

    start: int
    end: int
    answers: Span | None = None


Detector = Callable[[Reading], list[Detected]]


def own_words(reading: Reading) -> list[Detected]:
    """Words of substance that the customer used and the reply uses again: the simplest uptake (Demszky et al. 2021)."""
    language = reading.context.language
    ignored = stopwords(language)
    said: dict[str, int] = {}
    for token in reading.said:
        word = token.lower_
        if _has_substance(word, ignored):
            said.setdefault(_key(word, language), token.i)
    found: list[Detected] = []
    taken: set[str] = set()
    for token in reading.doc:
        word = token.lower_
        key = _key(word, language) if _has_substance(word, ignored) else ""
        if key in said and key not in taken:
            taken.add(key)
            found.append(Detected(token.i, token.i + 1, reading.said_span(said[key], said[key] + 1)))
    return found


def _key(word: str, language: str) -> str:
    """The stem under which a word is found again; in French also without its accents, which are often left out."""
    root = stem(word, language)
    return fold(root) if language == "fr" else root


def _has_substance(word: str, ignored: frozenset[str]) -> bool:
    if word[0] == "-" or word[-1] == "'":
        return False
    return word not in ignored and (len(word) > 2 or word.isdigit()) and any(c.isalnum() for c in word)


def choice_question(reading: Reading) -> list[Detected]:
    """A question that puts two things side by side and leaves the choice: "under the grill, or a fresh one?"."""
    words = {"en": ("or",), "fr": ("ou",)}[reading.context.language]
    found: list[Detected] = []
    for sentence in reading.doc.sents:
        if not is_question(reading.doc, sentence.start, sentence.end):
            continue
        for token in sentence:
            if token.lower_ in words and sentence.start < token.i < sentence.end - 2 and _offers(sentence):
                found.append(Detected(sentence.start, sentence.end))
                break
    return found


def _offers(sentence: TokenSpan) -> bool:
    """Not "yes or no?", and not asking which record it is: "is that cash or card?"."""
    return not _RECORDS.intersection(token.lower_ for token in sentence)


_RECORDS = frozenset("cash card carte espèces espèce email mail yes oui account compte".split())


DETECTORS: dict[str, Detector] = {
    "own-words": own_words,
    "choice-question": choice_question,
}
