"""Slips of the finger in words that cues look for.

How a reply is spelled is never judged, so "our polcy" must be read as "our policy". Only a word that is unknown to the
language model is mended, only to a word that a cue or the wording looks for, and only when just one such word is a
single slip away.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable
from functools import lru_cache

from scoring.folding import fold

_SHORTEST = 4
_LETTERS = {"en": string.ascii_lowercase, "fr": string.ascii_lowercase + "àâçéèêëîïôùûœ"}


def mender(known: Iterable[str], sought: Iterable[str], language: str) -> Callable[[str], str]:
    """Return a function that gives a lower-case word back mended, or as it is.

    ``known`` are the words that the language model has met; ``sought`` those that cues and wording look for, in French
    without their accents.
    """
    words = frozenset(known)
    targets = frozenset(word for word in sought if len(word) >= _SHORTEST and word.isalpha())
    letters = _LETTERS[language]
    is_sought = _folded_and_known(targets, words) if language == "fr" else targets.__contains__

    @lru_cache(maxsize=10_000)
    def mend(word: str) -> str:
        if len(word) < _SHORTEST or word in words or fold(word) in targets or not word.isalpha():
            return word
        slips = set(_one_slip(word, letters))
        found = {slip for slip in slips if is_sought(slip)} or {slip for slip in slips if fold(slip) in targets}
        # A letter is left out more often than one too many is typed.
        longer = {slip for slip in found if len(slip) > len(word)}
        likely = longer or found
        return likely.pop() if len(likely) == 1 else word

    return mend


def _folded_and_known(targets: frozenset[str], words: frozenset[str]) -> Callable[[str], bool]:
    return lambda slip: slip in words and fold(slip) in targets


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
