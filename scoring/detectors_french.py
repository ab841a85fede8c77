"""Detectors for French replies: choices offered, a no that leads on, a time promised, a sentence that says nothing."""

from __future__ import annotations

import re

from scoring.detected import Detected
from scoring.reading import Reading
from scoring.tokens import Tokens

_WANTED = frozenset(
    "je j' on voulez voudriez veux voudrais preferez prefereriez preferes prefererait preferez-vous souhaitez "
    "souhaiteriez aimez aimes aimeriez arrange arrangerait convient conviendrait irait plutot mieux choisissez "
    "lequel laquelle lesquels soulagerait aiderait faut rappelle".split()
)
_NO_CHOICE = frozenset("especes oui non quoi conjoint".split())


def french_choice(reading: Reading) -> list[Detected]:
    """A question that puts two things side by side: "je le remets au chaud, ou vous en voulez un autre ?"."""
    tokens = reading.tokens
    found: list[Detected] = []
    for start, end in tokens.questions:
        inner = tokens.lower[start + 1 : end - 2]
        if "ou" in inner and _offers(tokens.compared[start:end]):
            found.append(_around(start + 1 + inner.index("ou"), tokens, start, end))
    return found


def _offers(words: list[str]) -> bool:
    """In French the bare "X ou Y ?" is mostly a matter of record, so somebody must want or do something in it."""
    return not _WANTED.isdisjoint(words) and _NO_CHOICE.isdisjoint(words)


def _around(centre: int, tokens: Tokens, first: int, last: int) -> Detected:
    """The words on both sides of an "ou" in a long sentence, up to the nearest punctuation."""
    if last - first <= 14:
        return Detected(first, last)
    doc = tokens.doc
    start, end = centre, centre + 1
    while start > first and centre - start < 9 and (not doc[start - 1].is_punct or centre - start < 2):
        start -= 1
    while end < last and end - centre < 9 and not doc[end].is_punct:
        end += 1
    if tokens.text[start].startswith("-") and start > first:
        start -= 1
    return Detected(start, end)


def french_tautology(reading: Reading) -> list[Detected]:
    """The same words on both sides of "est": "une règle est une règle", "dix kilos, c'est dix kilos"."""
    words = reading.tokens.compared
    found: list[Detected] = []
    for place, word in enumerate(words):
        if word != "est":
            continue
        left = [i for i in range(max(0, place - 6), place) if words[i] not in ("c'", ",")]
        for length in (3, 2):
            before = [words[i] for i in left[-length:]]
            if len(before) == length and before == words[place + 1 : place + 1 + length]:
                found.append(Detected(left[-length], place + 1 + length))
                break
    return found


_FRENCH_CANNOT = ("je ne peux pas", "je ne peux plus", "je n' ai pas", "je n' ai plus", "je ne sais pas", "je peux pas")
_FRENCH_DOERS = frozenset(("je", "j'", "on", "ou"))
_FRENCH_NOT = frozenset(("ne", "n'", "pas"))


def french_no_with_a_way_out(reading: Reading) -> list[Detected]:
    """A first person's "je ne peux pas", with something that can be done after it."""
    words = reading.tokens.compared
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
    said = frozenset(reading.said.lower)
    tokens = reading.tokens
    found: list[Detected] = []
    for first, end in tokens.sentences:
        words = tokens.compared[first:end]
        if words[-1] == "?" or not _NOT_PROMISED.isdisjoint(words):
            continue
        for k, word in enumerate(words):
            hours = word.isdigit() and k + 1 < len(words) and words[k + 1] in _HOURS
            if not (hours or _CLOCK.fullmatch(word)) or k == 0 or tokens.lower[first + k] in said:
                continue
            start = k
            while start > 0 and words[start - 1] in _UNTIL and k - start < 3:
                start -= 1
            if start < k and words[start] != ",":
                found.append(Detected(first + start, first + k + 1 + hours))
    return found[:1]
