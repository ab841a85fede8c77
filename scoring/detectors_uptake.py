"""Detectors of uptake: what the reply does with the facts that this customer gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.detected import Detected, told, told_key
from scoring.matching import is_question
from scoring.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

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
    known = told(reading)
    found: list[Detected] = []
    for whole in reading.doc.sents:
        if is_question(reading.doc, whole.start, whole.end):
            continue
        sentence = _without_greeting(whole)
        keys = {key: token.i for token in reversed(sentence) if (key := told_key(token.lower_, "en")) in known}
        if keys and _about_them(sentence, len(keys)):
            first = min(keys, key=lambda key: keys[key])
            answers = reading.said_span(known[first], known[first] + 1)
            found.append(Detected(sentence.start, _last_word(sentence), answers))
    return found


def carries_on(reading: Reading) -> list[Detected]:
    """Sentences that begin with "and" or "so" and go on with the customer's story, the firm left out; English."""
    if reading.context.language != "en":
        return []
    known = told(reading)
    found: list[Detected] = []
    for sentence in reading.doc.sents:
        if sentence[0].lower_ not in _CARRYING or len(sentence) < 5:
            continue
        if sentence[1].lower_ in _NOT_CARRYING or is_question(reading.doc, sentence.start, sentence.end):
            continue
        words = {token.lower_ for token in sentence}
        if words & _NOT_THEIRS or words & _SERVED or "!" in words:
            continue
        about = words & _THEIRS or any(told_key(word, "en") in known for word in words)
        if about or not any(token.tag_ in _FINITE for token in sentence):
            found.append(Detected(sentence.start, min(_last_word(sentence), sentence.start + 8)))
    return found


def _without_greeting(sentence: TokenSpan) -> TokenSpan:
    """Leave out "Dear Mrs Ode," in front: a name is not yet a fact taken up."""
    if sentence[0].lower_ in _GREETINGS:
        for token in sentence[1:6]:
            if token.text in ",!" and token.i + 1 < sentence.end:
                return sentence.doc[token.i + 1 : sentence.end]
    return sentence


def _about_them(sentence: TokenSpan, told_words: int) -> bool:
    words = {token.lower_ for token in sentence}
    if words & _NOT_THEIRS or sentence[0].tag_ == "VB" or "have to" in sentence.text or "has to" in sentence.text:
        return False
    verbless = not any(token.tag_ in _FINITE for token in sentence)
    if any(token.lower_ in _THIRD for token in sentence[:6]) and sentence[-1].text != "!":
        return told_words >= 1 and not verbless
    return told_words >= 2 and (verbless or bool(words & _THEIRS))


def _last_word(sentence: TokenSpan) -> int:
    end = int(sentence.end)
    while end - 1 > sentence.start and not sentence.doc[end - 1].is_alpha and not sentence.doc[end - 1].like_num:
        end -= 1
    return end
