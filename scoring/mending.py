"""Slips of the finger in words that cues look for.

How a reply is spelled is never judged, so "our polcy" must be read as "our policy". Only a word that is unknown to the
language model is mended, only to a word that a cue looks for, and only when just one such word is a single slip away.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable
from functools import lru_cache

_SHORTEST = 4
_LETTERS = {"en": string.ascii_lowercase, "fr": string.ascii_lowercase + "àâçéèêëîïôùûœ"}


def mender(known: Iterable[str], sought: Iterable[str], language: str) -> Callable[[str], str]:
    """Return a function that gives a lower-case word back mended, or as it is.

    ``known`` are the words that the language model has met; ``sought`` those that cues look for.
    """
    words = frozenset(known)
    targets = frozenset(word for word in sought if len(word) >= _SHORTEST and word.isalpha())
    letters = _LETTERS[language]

    @lru_cache(maxsize=10_000)
    def mend(word: str) -> str:
        if len(word) < _SHORTEST or word in words or word in targets or not word.isalpha():
            return word
        found = {slip for slip in _one_slip(word, letters) if slip in targets}
        return found.pop() if len(found) == 1 else word

    return mend


def _one_slip(word: str, letters: str) -> Iterable[str]:
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in letters:
            if tail:
                yield head + letter + tail[1:]
            yield head + letter + tail
