"""Detectors of pairs: what a short reply is, as a whole, to the kind of words it answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoring.detected import Detected
from scoring.matching import is_question
from scoring.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

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
_FRAGMENT = re.compile(r"\(?\b[1-4]\s?/\s?[2-4]\b\)?")


def in_kind(reading: Reading) -> list[Detected]:
    """The first sentence, when it is warm or light and has no business in it; later sentences may have some."""
    for sentence in reading.doc.sents:
        start = _after_greeting(sentence)
        words = {token.lower_ for token in reading.doc[start : sentence.end]}
        if not words or start >= sentence.end - 1:
            continue
        if words & _BUSINESS:
            return []
        lively = "!" in words or bool(_PICTURE.search(sentence.text))
        if lively or words & _WARM or sentence.end - start <= 14:
            return [Detected(start, min(_last_word(sentence), start + 8))]
        return []
    return []


def answers_with_fact(reading: Reading) -> list[Detected]:
    """A statement with a time, a number, a place or a plain yes or no, from a reply that doesn't send them away."""
    found: list[Detected] = []
    for sentence in reading.doc.sents:
        start = _after_greeting(sentence)
        part = reading.doc[start : sentence.end]
        words = {token.lower_ for token in part}
        if len(part) < 4 or words & _STOCK or is_question(reading.doc, sentence.start, sentence.end):
            continue
        exact = any(token.like_num or token.lower_ in _WHEN_OR_WHERE or token.shape_.count("d") for token in part)
        if exact and not _FRAGMENT.search(part.text):
            found.append(Detected(start, min(_last_word(sentence), start + 8)))
    return found[:1]


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


def _after_greeting(sentence: TokenSpan) -> int:
    start = int(sentence.start)
    if sentence[0].lower_ in _GREETINGS:
        for token in sentence[1:5]:
            if token.text in ",!.-–":
                return min(int(token.i) + 1, int(sentence.end) - 1)
        return start + 1 if len(sentence) > 3 else start
    return start


def _last_word(sentence: TokenSpan) -> int:
    end = int(sentence.end)
    while end - 1 > sentence.start and not sentence.doc[end - 1].is_alpha and not sentence.doc[end - 1].like_num:
        end -= 1
    return end
