"""Two ways of closing the door that have no telling words: a thing declared to be itself, and a few flat words."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.detected import Detected
from scoring.model import Act, Uptake
from scoring.reading import Reading
from scoring.receipt import Finding
from scoring.tokens import Tokens

_IS = {"en": frozenset({"is", "'s", "means", "are"}), "fr": frozenset({"est"})}
_LONGEST = 3
_NOT_A_THING = frozenset(("which", "whose", "who", "what", "that", "no", "times", "quoi", "qui", "fois"))

_LITTLE = frozenset((Act.TAKES_UP, Act.INFORMS, None))
_CURT = 9
_TOLD_AT_LEAST = 12
_WARM = {
    "en": frozenset(
        (
            "i i'm we me us let sorry thanks thank please yes okay done sure good great right hello hi hey dear will "
            "'ll would could can shall here ready back tomorrow today tonight now sent fixed refunded free your "
            "yours ours our mine you morning evening welcome congratulations dm so and"
        ).split()
    ),
}


def tautology(reading: Reading) -> list[Detected]:
    """ "Six pound is six pound", "kerbside means kerbside": a thing declared to be itself, to end the talk."""
    words = reading.tokens.lower
    verbs = _IS[reading.context.language]
    found: list[Detected] = []
    for place, word in enumerate(words):
        if word not in verbs:
            continue
        for length in range(_LONGEST, 0, -1):
            left, right = words[max(0, place - length) : place], words[place + 1 : place + 1 + length]
            if len(left) == length and left == right and _is_a_thing(left):
                found.append(Detected(place - length, place + 1 + length))
                break
    return found


def _is_a_thing(words: list[str]) -> bool:
    return any(len(word) > 2 for word in words) and _NOT_A_THING.isdisjoint(words)


def curt(reading: Reading, _uptake: Sequence[Uptake], found: Sequence[Finding]) -> list[Detected]:
    """All of a reply in a few flat words ("They're all priced.") to somebody who has told a whole story.

    Words in which something good was found ("That sounds exhausting.") are not flat, however few.
    """
    if any(finding.cue.points > 0 and finding.cue.act not in _LITTLE for finding in found):
        return []
    tokens = reading.tokens
    words = [
        place
        for place, word in enumerate(tokens.lexemes)
        if word.is_alpha or word.like_num or word.lower in ("n't", "'s", "'ll")
    ]
    if not 2 <= len(words) <= _CURT or len(tokens.sentences) > 1:
        return []
    if sum(word.is_alpha for word in reading.said.lexemes) < _TOLD_AT_LEAST:
        return []
    warm = _WARM[reading.context.language]
    if any(tokens.lower[place] in warm for place in words) or _serves(tokens):
        return []
    return [Detected(words[0], words[-1] + 1)]


def _serves(tokens: Tokens) -> bool:
    """Numbers, times and promises answer something; so do marks of warmth such as ``!``."""
    if any(word.like_num or word.text in ("!", "?") or not word.text.isascii() for word in tokens.lexemes):
        return True
    return any(token.tag_ in ("UH", "MD") for token in tokens.doc)
