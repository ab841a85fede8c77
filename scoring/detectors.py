"""Cues that words alone cannot catch: what the reply does with what the customer said.

Each detector reads a ``Reading`` and returns what it found as token spans of the reply, with the span of the
customer's words that it answers where there is one. Their texts, points and examples stand in the packs like those
of every other cue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.detected import Detected, Detector, told, told_key
from scoring.detectors_firm import curt, tautology
from scoring.detectors_pair import answers_with_fact, fragment, in_kind
from scoring.detectors_uptake import carries_on, stays_with_them
from scoring.folding import fold
from scoring.matching import is_question
from scoring.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan


def own_words(reading: Reading) -> list[Detected]:
    """Words of substance that the customer used and the reply uses again: the simplest uptake (Demszky et al. 2021)."""
    said = told(reading)
    found: list[Detected] = []
    taken: set[str] = set()
    for token in reading.doc:
        key = told_key(token.lower_, reading.context.language)
        if key in said and key not in taken:
            taken.add(key)
            found.append(Detected(token.i, token.i + 1, reading.said_span(said[key], said[key] + 1)))
    return found


def choice_question(reading: Reading) -> list[Detected]:
    """A question that puts two things side by side and leaves the choice: "under the grill, or a fresh one?"."""
    french = reading.context.language == "fr"
    found: list[Detected] = []
    for sentence in reading.doc.sents:
        if not is_question(reading.doc, sentence.start, sentence.end):
            continue
        if not (_offers_in_french(sentence) if french else _offers(sentence)):
            continue
        for token in sentence:
            if token.lower_ == ("ou" if french else "or") and sentence.start < token.i < sentence.end - 2:
                found.append(_around(token.i, sentence) if french else Detected(sentence.start, sentence.end))
                break
    return found


def _offers(sentence: TokenSpan) -> bool:
    """Not "yes or no?", and not asking which record it is: "is that cash or card?", "was it the front or the back?"."""
    words = [token.lower_ for token in sentence]
    if _RECORDS.intersection(words):
        return False
    return not _ASKS_WHAT_IS.intersection(words[:6]) or bool(_WISHES.intersection(words))


def _offers_in_french(sentence: TokenSpan) -> bool:
    """In French the bare "X ou Y ?" is mostly a matter of record, so somebody must want or do something in it."""
    words = {fold(token.lower_) for token in sentence}
    return bool(words & _WANTED) and not words & _NO_CHOICE


def _around(centre: int, sentence: TokenSpan) -> Detected:
    """The words on both sides of an "ou" in a long sentence, up to the nearest punctuation."""
    if len(sentence) <= 14:
        return Detected(sentence.start, sentence.end)
    doc = sentence.doc
    start, end = centre, centre + 1
    while start > sentence.start and centre - start < 9 and (not doc[start - 1].is_punct or centre - start < 2):
        start -= 1
    while end < sentence.end and end - centre < 9 and not doc[end].is_punct:
        end += 1
    if doc[start].text.startswith("-") and start > sentence.start:
        start -= 1
    return Detected(start, end)


_RECORDS = frozenset("cash card carte espèces espèce email mail yes oui account compte".split())
_ASKS_WHAT_IS = frozenset("is 's are was were did does has have had happening".split())
_WISHES = frozenset(
    (
        "want wants wanted like rather prefer prefers sooner suit suits easier better best need needs shall would will "
        "'d 'll bring keep hold me kinder happier worth matter matters enough"
    ).split()
)
_WANTED = frozenset(
    "je j' on voulez voudriez veux voudrais preferez prefereriez preferes prefererait preferez-vous souhaitez "
    "souhaiteriez aimez aimes aimeriez arrange arrangerait convient conviendrait irait plutot mieux choisissez "
    "lequel laquelle lesquels soulagerait aiderait faut rappelle".split()
)
_NO_CHOICE = frozenset("especes oui non quoi conjoint".split())


def tautology(reading: Reading) -> list[Detected]:
    """ "Une règle est une règle", "dix kilos, c'est dix kilos": the same words on both sides of "est"."""
    doc = reading.doc
    found: list[Detected] = []
    for token in doc:
        if fold(token.lower_) != "est":
            continue
        left = [t for t in doc[max(0, token.i - 6) : token.i] if fold(t.lower_) not in ("c'", ",")]
        for length in (3, 2):
            before = [fold(t.lower_) for t in left[-length:]]
            after = [fold(t.lower_) for t in doc[token.i + 1 : token.i + 1 + length]]
            if len(before) == length and before == after:
                found.append(Detected(left[-length].i, token.i + 1 + length))
                break
    return found


_FRENCH_CANNOT = ("je ne peux pas", "je ne peux plus", "je n' ai pas", "je n' ai plus", "je ne sais pas", "je peux pas")
_FRENCH_DOERS = frozenset(("je", "j'", "on", "ou"))
_FRENCH_NOT = frozenset(("ne", "n'", "pas"))


def no_with_a_way_out(reading: Reading) -> list[Detected]:
    """A first person's "je ne peux pas", with something that can be done after it."""
    doc = reading.doc
    words = [fold(token.lower_) for token in doc]
    for i in range(len(words)):
        length = next((n for n in (4, 3) if " ".join(words[i : i + n]) in _FRENCH_CANNOT), 0)
        if not length:
            continue
        rest = words[i + length :]
        if any(w in _FRENCH_DOERS and rest[k + 1] not in _FRENCH_NOT for k, w in enumerate(rest[:-1])):
            return [Detected(i, i + length)]
        return []
    return []


DETECTORS: dict[str, Detector] = {
    "curt": curt,
    "tautology": tautology,
    "own-words": own_words,
    "choice-question": choice_question,
    "tautology": tautology,
    "no-with-a-way-out": no_with_a_way_out,
    "stays-with-them": stays_with_them,
    "carries-on": carries_on,
    "in-kind": in_kind,
    "answers-with-fact": answers_with_fact,
    "fragment": fragment,
}
