"""Replies that are longer than where they are given, or to whom they are given, can bear; only where it is plain."""

from __future__ import annotations

from scoring.detected import Detected
from scoring.model import Channel
from scoring.reading import Reading
from scoring.tokens import Tokens

BEARS = {Channel.PUBLIC_SOCIAL: 60, Channel.CHAT: 90, Channel.IN_PERSON: 110, Channel.PHONE: 110, Channel.EMAIL: 260}
"""Words that a reply can have on a channel before it is too long for it."""

TERSE = 6
"""Words up to which a customer who is in a hurry has been terse."""

FOR_THE_TERSE = 35
"""Words that a reply to a terse customer in a hurry can have."""

_PRESSED = frozenset(("pressed", "presse"))


def too_long_for_the_channel(reading: Reading) -> list[Detected]:
    """What a reply says beyond the words that its channel bears."""
    return _beyond(reading.tokens, BEARS[reading.context.channel])


def too_long_for_the_terse(reading: Reading) -> list[Detected]:
    """What a reply says beyond the words that a customer who has six of them, and no time, will listen to."""
    if _PRESSED.isdisjoint(reading.kinds) or not 0 < len(_words(reading.said)) <= TERSE:
        return []
    return _beyond(reading.tokens, FOR_THE_TERSE)


def _words(tokens: Tokens) -> list[int]:
    """Where the words stand; what is split off one, such as ``n't``, is a part of it."""
    return [place for place, word in enumerate(tokens.lexemes) if word.text[0].isalnum() and word.lower != "n't"]


def _beyond(tokens: Tokens, most: int) -> list[Detected]:
    words = _words(tokens)
    return [Detected(words[most], words[-1] + 1)] if len(words) > most else []
