"""Detectors of uptake: what the reply does with the facts that this customer gave."""

from __future__ import annotations

from scoring.detected import Detected
from scoring.reading import Reading
from scoring.tokens import Tokens

_THEIRS = frozenset("you your yours yourself she her he him his they them their".split())
_THIRD = frozenset("she her he him his".split())
_GREETINGS = frozenset("dear hi hello hey good".split())
# The firm, an order or a condition in the sentence: then it is not about the customer only.
_NOT_THEIRS = frozenset(
    (
        "i we our ours my us me 'll will please can if should may might must need could would unless policy terms "
        "welcome cannot honestly technically worry everyone confirm thank thanks hope see as noted chose agreed signed "
        "accepted per standard daily"
    ).split()
)
_CARRYING = frozenset(("and", "so"))
_NOT_CARRYING = frozenset("much sorry glad happy , far to no yes is are does do".split())
# What is given or settled, which is service and not the customer's story.
_SERVED = frozenset("free settled back refund refunded nothing extra ready yours money price".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def stays_with_them(reading: Reading) -> list[Detected]:
    """Sentences about the customer and their people only, in facts that the customer gave; English."""
    if reading.context.language != "en":
        return []
    known = reading.said.told
    tokens = reading.tokens
    found: list[Detected] = []
    for first, end in tokens.sentences:
        if tokens.is_question(first, end):
            continue
        start = _without_greeting(tokens, first, end)
        words = tokens.lexemes[start:end]
        keys = {word.key: place for place, word in reversed(list(enumerate(words))) if word.key in known}
        if keys and _about_them(tokens, start, end, len(keys)):
            place = known[min(keys, key=lambda key: keys[key])]
            found.append(Detected(start, tokens.last_word(start, end), reading.said_span(place, place + 1)))
    return found


def carries_on(reading: Reading) -> list[Detected]:
    """Sentences that begin with "and" or "so" and go on with the customer's story, the firm left out; English."""
    if reading.context.language != "en":
        return []
    known = reading.said.told
    tokens = reading.tokens
    found: list[Detected] = []
    for start, end in tokens.sentences:
        if tokens.lower[start] not in _CARRYING or end - start < 5:
            continue
        if tokens.lower[start + 1] in _NOT_CARRYING or tokens.is_question(start, end):
            continue
        words = set(tokens.lower[start:end])
        if words & _NOT_THEIRS or words & _SERVED or "!" in words:
            continue
        about = words & _THEIRS or any(word.key in known for word in tokens.lexemes[start:end])
        if about or _verbless(tokens, start, end):
            found.append(Detected(start, min(tokens.last_word(start, end), start + 8)))
    return found


def _without_greeting(tokens: Tokens, start: int, end: int) -> int:
    """Leave out "Dear Mrs Ode," in front: a name is not yet a fact taken up."""
    if tokens.lower[start] in _GREETINGS:
        for place in range(start + 1, min(start + 6, end - 1)):
            if tokens.text[place] in ",!":
                return place + 1
    return start


def _about_them(tokens: Tokens, start: int, end: int, told_words: int) -> bool:
    words = tokens.lower[start:end]
    if not _NOT_THEIRS.isdisjoint(words) or tokens.doc[start].tag_ == "VB":
        return False
    text = tokens.doc[start:end].text
    if "have to" in text or "has to" in text:
        return False
    verbless = _verbless(tokens, start, end)
    if not _THIRD.isdisjoint(words[:6]) and tokens.text[end - 1] != "!":
        return told_words >= 1 and not verbless
    return told_words >= 2 and (verbless or not _THEIRS.isdisjoint(words))


def _verbless(tokens: Tokens, start: int, end: int) -> bool:
    return not any(token.tag_ in _FINITE for token in tokens.doc[start:end])
