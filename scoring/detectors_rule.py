"""Detectors of replies that say how things are in general to somebody who told what happened to them; English."""

from __future__ import annotations

from itertools import pairwise

from scoring.detected import Detected
from scoring.reading import Reading
from scoring.tokens import Tokens

# Who owns an act, feels, asks, thanks or tells the news: then the reply does more than state how things are.
_ACTS = frozenset(
    (
        "i me my mine 'll sorry apologize apologies apology thank thanks glad happy hope love oh haha let yes "
        "unfortunately afraid sad shame fair right ! # now today tonight tomorrow instead still currently moment been "
        "found done honestly hopefully concerned concerning"
    ).split()
)
_BETWEEN = frozenset("to than within least over under".split())
_ASKED = frozenset("please kindly we".split())
_SENT_ON = frozenset("please kindly dm dms message link page website site app form online settings forum here".split())
_OPENINGS = frozenset(("you can", "you may", "you could", "you might"))
_ENGLISH = frozenset("is are the be of must can may our we has have do does not n't".split())
_PRESENT = frozenset({"VBZ", "VBP", "MD"})
_FINITE = _PRESENT | {"VBD"}
_NOT_GENERAL = frozenset("this that it he she they there here we us".split())
_MAY = frozenset("can may must should need could might".split())
_BE = frozenset("is are be being 's 're".split())
_GREETINGS = frozenset("hi hello hey dear".split())
_LEAST = 5


def states_a_rule(reading: Reading) -> list[Detected]:
    """The first sentence that says how things are or ought to be, in a reply that does nothing else."""
    return _found(reading, sent_on=False)


def sends_to_a_page(reading: Reading) -> list[Detected]:
    """The first sentence that says what one can do and where, in a reply that does nothing else."""
    return _found(reading, sent_on=True)


def _found(reading: Reading, *, sent_on: bool) -> list[Detected]:
    if reading.context.language != "en":
        return []
    tokens = reading.tokens
    found: list[Detected] = []
    sends = False
    for first, end in tokens.sentences:
        words = tokens.lower[first:end]
        if tokens.is_question(first, end) or not _ACTS.isdisjoint(words) or _exact(tokens, first, end):
            return []
        start = _after_name(tokens, first, end)
        sends = sends or not _SENT_ON.isdisjoint(words) or " ".join(tokens.lower[start : start + 2]) in _OPENINGS
        if not found and _general(tokens, start, end) and not (sent_on and not _ASKED.isdisjoint(words)):
            found.append(Detected(start, min(tokens.last_word(first, end), start + 8)))
    return found if sends is sent_on else []


def _general(tokens: Tokens, start: int, end: int) -> bool:
    sentence = tokens.doc[start:end]
    words = tokens.lower[start:end]
    if end - start < _LEAST or not words[0].isalpha() or words[0] in _NOT_GENERAL or _ENGLISH.isdisjoint(words):
        return False
    if "you" in words and _MAY.isdisjoint(words):
        return False
    tags = [token.tag_ for token in sentence if token.tag_ in _FINITE]
    progressive = any(a.lower_ in _BE and b.tag_ == "VBG" for a, b in pairwise(sentence))
    return bool(tags) and tags[0] in _PRESENT and not progressive and sentence[0].tag_ not in _FINITE | {"VB"}


def _exact(tokens: Tokens, first: int, end: int) -> bool:
    """An hour, a price or a number that is this case's; "up to 14 days" and "more than 5" are everybody's."""
    return any(
        word.has_digit and tokens.lower[max(first, place - 1)] not in _BETWEEN
        for place, word in enumerate(tokens.lexemes[first:end], start=first)
    )


def _after_name(tokens: Tokens, first: int, end: int) -> int:
    """Leave out "Hi Ana," in front."""
    if tokens.lower[first] in _GREETINGS:
        for place in range(first + 1, min(first + 5, end)):
            if tokens.text[place] in ",!.-–":
                return min(place + 1, end - 1)
    return first
