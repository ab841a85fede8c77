"""What detectors return, and the reading of told words that they share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scoring.folding import fold
from scoring.model import Span
from scoring.reading import Reading, stem
from scoring.stopwords import stopwords


@dataclass(frozen=True, slots=True)
class Detected:
    """A finding of a detector at tokens ``start`` to ``end`` of the reply."""

    start: int
    end: int
    answers: Span | None = None


Detector = Callable[[Reading], list[Detected]]


def told(reading: Reading) -> dict[str, int]:
    """Return the customer's words of substance, as keys for ``told_key``, with the token where each stands first."""
    words: dict[str, int] = {}
    for token in reading.said:
        key = told_key(token.lower_, reading.context.language)
        if key:
            words.setdefault(key, token.i)
    return words


def told_key(word: str, language: str) -> str:
    """Return the stem under which a lower-case word is found again, in French without its accents; empty when the
    word has no substance.
    """
    if word[0] == "-" or word[-1] == "'" or word in stopwords(language):
        return ""
    if not (len(word) > 2 or word.isdigit()) or not any(c.isalnum() for c in word):
        return ""
    root = stem(word, language)
    return fold(root) if language == "fr" else root
