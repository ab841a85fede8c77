"""Two ways of closing the door that have no telling words: a thing declared to be itself, and a few flat words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.detected import Detected
from scoring.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_IS = {"en": frozenset({"is", "'s", "means", "are"}), "fr": frozenset({"est"})}
_LONGEST = 3
_NOT_A_THING = frozenset(("which", "whose", "who", "what", "that", "no", "times", "quoi", "qui", "fois"))

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
    doc = reading.doc
    found: list[Detected] = []
    for token in doc:
        if token.lower_ not in _IS[reading.context.language]:
            continue
        for length in range(_LONGEST, 0, -1):
            left, right = doc[max(0, token.i - length) : token.i], doc[token.i + 1 : token.i + 1 + length]
            if len(left) == len(right) == length and _same(left, right):
                found.append(Detected(left.start, right.end))
                break
    return found


def _same(left: Span, right: Span) -> bool:
    words = [token.lower_ for token in left]
    return (
        words == [token.lower_ for token in right]
        and any(len(word) > 2 for word in words)
        and not _NOT_A_THING.intersection(words)
    )


def curt(reading: Reading) -> list[Detected]:
    """All of a reply in a few flat words ("They're all priced.") to somebody who has told a whole story."""
    doc = reading.doc
    words = [token for token in doc if token.is_alpha or token.like_num or token.lower_ in ("n't", "'s", "'ll")]
    told = sum(token.is_alpha for token in reading.said)
    if not 2 <= len(words) <= _CURT or told < _TOLD_AT_LEAST or len(list(doc.sents)) > 1:
        return []
    if {token.lower_ for token in words} & _WARM[reading.context.language] or any(map(_serves, doc)):
        return []
    return [Detected(words[0].i, words[-1].i + 1)]


def _serves(token: Token) -> bool:
    """Numbers, times and promises answer something; so do marks of warmth such as ``!``."""
    return token.like_num or token.text in ("!", "?") or token.tag_ in ("UH", "MD") or not token.is_ascii
