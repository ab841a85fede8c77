"""Detectors of pairs: what a short reply is, as a whole, to the kind of words it answers."""

from __future__ import annotations

import re

from scoring.detected import Detected
from scoring.reading import Reading
from scoring.tokens import Lexeme, Tokens

_WARM = frozenset(
    (
        "thanks thank glad happy love loves loved loving enjoy enjoyed great awesome amazing welcome appreciate "
        "appreciated adorable cute cutest haha ha hehe lol yay yes yep yum yummy yeah nice fun congrats "
        "congratulations wow hope wonderful cheers heck aw aww awww pleased delighted sweet beautiful gorgeous excited "
        "anytime pleasure good fantastic brilliant lovely perfect impressive cool legend stunning delicious bravo "
        "kind thrilled woohoo yess yesss nope true indeed hey treat smiling smile"
    ).split()
)
_BUSINESS = frozenset(
    (
        "dm dms link help assist assistance email details number account sorry apologize apologies apology "
        "unfortunately unable contact form website feedback policy investigate issue trouble inconvenience"
    ).split()
)
_MENDED = frozenset("resolved solved fixed sorted".split())
_GREETINGS = frozenset("hi hello hey dear hiya morning afternoon evening".split())
_PICTURE = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]|[:;]-?[)DPp]")
_WHEN_OR_WHERE = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday today tonight tomorrow midnight noon soon shortly "
        "january february march april june july august september october november december am pm online in-store "
        "weekend daily only both free always never currently usually normally next"
    ).split()
)
_STOCK = frozenset("dm dms message note help assist assistance inconvenience community forum feedback".split())
_LINK = 100
_FRAGMENT = re.compile(r"\(?\b[1-4]\s?/\s?[2-4]\b\)?")


def in_kind(reading: Reading) -> list[Detected]:
    """The first sentence, when it is warm or light and has no business in it; later sentences may have some."""
    tokens = reading.tokens
    for first, end in tokens.sentences:
        start = _after_greeting(tokens, first, end)
        words = tokens.lower[start:end]
        if start >= end - 1:
            continue
        if not _BUSINESS.isdisjoint(words) and _MENDED.isdisjoint(words):
            return []
        lively = "!" in words or bool(_PICTURE.search(tokens.doc[first:end].text))
        if lively or not _WARM.isdisjoint(words) or (end - start <= 14 and "please" not in tokens.lower):
            return [Detected(start, min(tokens.last_word(first, end), start + 8))]
        return []
    return []


def answers_with_fact(reading: Reading) -> list[Detected]:
    """A statement with a time, a number, a place or a plain yes or no, from a reply that doesn't send them away."""
    tokens = reading.tokens
    for first, end in tokens.sentences:
        start = _after_greeting(tokens, first, end)
        words = tokens.lower[start:end]
        if len(words) < 4 or not _STOCK.isdisjoint(words) or tokens.is_question(first, end):
            continue
        exact = any(map(_is_exact, tokens.lexemes[start:end]))
        if exact and not _FRAGMENT.search(tokens.doc[start:end].text):
            return [Detected(start, min(tokens.last_word(first, end), start + 8))]
    return []


def _is_exact(word: Lexeme) -> bool:
    """A long link with a number in it says nothing exact."""
    return word.like_num or word.lower in _WHEN_OR_WHERE or (word.has_digit and len(word.text) < _LINK)


def fragment(reading: Reading) -> list[Detected]:
    """A piece of a longer reply: "2/2", "(1/3)", or a beginning in the middle of a sentence."""
    text = reading.prepared.text
    for match in _FRAGMENT.finditer(text):
        if match.start() > 3 and match.end() < len(text) - 14:
            continue
        tokens = [
            token.i for token in reading.doc if token.idx < match.end() and token.idx + len(token) > match.start()
        ]
        if tokens:
            return [Detected(tokens[0], tokens[-1] + 1)]
    return []


def _after_greeting(tokens: Tokens, start: int, end: int) -> int:
    if tokens.lower[start] in _GREETINGS:
        for place in range(start + 1, min(start + 5, end)):
            if tokens.text[place] in ",!.-–":
                return min(place + 1, end - 1)
        return start + 1 if end - start > 3 else start
    return start
