"""One scorer a language in a test process: building one loads the language model."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import Any

from scoring.scorer import Scorer


@cache
def scorer(language: str) -> Scorer:
    return Scorer(language)


@cache
def patient_scorer(language: str) -> Scorer:
    """A scorer that parses each reply once: played in six wordings, a conversation is the same replies six times."""
    patient = copy(scorer(language))
    patient._nlp = _Once(patient._nlp)  # type: ignore[assignment]
    return patient


class _Once:
    """A language model that knows again what it has parsed."""

    def __init__(self, nlp: Any) -> None:
        self._parse = cache(nlp.__call__)
        self._nlp = nlp

    def __call__(self, text: str) -> Any:
        return self._parse(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._nlp, name)
