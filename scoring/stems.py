"""The stems under which a word of the customer's is found again in a reply."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from scoring.folding import fold
from scoring.stopwords import stopwords


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """Return the Snowball stem of a lower-case word."""
    return str(_stemmer(language).stemWord(word))


@lru_cache(maxsize=2)
def _stemmer(language: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer({"en": "english", "fr": "french"}[language])


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
