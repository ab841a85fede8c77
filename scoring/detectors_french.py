"""Detectors for French replies: choices offered, a no that leads on, a time promised, a sentence that says nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoring.detected import Detected
from scoring.folding import fold
from scoring.matching import is_question
from scoring.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

_WANTED = frozenset(
    "je j' on voulez voudriez veux voudrais preferez prefereriez preferes prefererait preferez-vous souhaitez "
    "souhaiteriez aimez aimes aimeriez arrange arrangerait convient conviendrait irait plutot mieux choisissez "
    "lequel laquelle lesquels soulagerait aiderait faut rappelle".split()
)
_NO_CHOICE = frozenset("especes oui non quoi conjoint".split())


def french_choice(reading: Reading) -> list[Detected]:
    """A question that puts two things side by side: "je le remets au chaud, ou vous en voulez un autre ?"."""
    found: list[Detected] = []
    for sentence in reading.doc.sents:
        if not is_question(reading.doc, sentence.start, sentence.end) or not _offers(sentence):
            continue
        for token in sentence:
            if token.lower_ == "ou" and sentence.start < token.i < sentence.end - 2:
                found.append(_around(token.i, sentence))
                break
    return found


def _offers(sentence: TokenSpan) -> bool:
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


def french_tautology(reading: Reading) -> list[Detected]:
    """The same words on both sides of "est": "une règle est une règle", "dix kilos, c'est dix kilos"."""
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


def french_no_with_a_way_out(reading: Reading) -> list[Detected]:
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


_CLOCK = re.compile(r"\d{1,2}(h(\d\d)?|:\d\d)")
_HOURS = frozenset(("h", "h.", "heures", "heure"))
_UNTIL = frozenset(
    (
        "a avant des ici vers , demain lundi mardi mercredi jeudi vendredi samedi dimanche aujourd'hui soir matin midi"
    ).split()
)
_NOT_PROMISED = frozenset(
    "ouvre ouvrent ouvert ouverte ferme fermee fermes ferment fermons horaires permanence guichet creneaux publie "
    "publies publiees atelier repassez revenez rappelez presentez general ouvrables moi perso inscris".split()
)


def french_time_given(reading: Reading) -> list[Detected]:
    """A clock time that the reply brings: neither the customer's own nor opening hours."""
    said = {token.lower_ for token in reading.said}
    found: list[Detected] = []
    for sentence in reading.doc.sents:
        words = [fold(token.lower_) for token in sentence]
        if words[-1] == "?" or not _NOT_PROMISED.isdisjoint(words):
            continue
        for k, word in enumerate(words):
            hours = word.isdigit() and k + 1 < len(words) and words[k + 1] in _HOURS
            if not (hours or _CLOCK.fullmatch(word)) or sentence[k].lower_ in said or k == 0:
                continue
            start = k
            while start > 0 and words[start - 1] in _UNTIL and k - start < 3:
                start -= 1
            if start < k and words[start] != ",":
                found.append(Detected(sentence.start + start, sentence.start + k + 1 + hours))
    return found[:1]
