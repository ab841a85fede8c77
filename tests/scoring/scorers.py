"""One scorer a language in a test process: building one loads the language model."""

from __future__ import annotations

from functools import cache

from scoring.scorer import Scorer


@cache
def scorer(language: str) -> Scorer:
    return Scorer(language)
