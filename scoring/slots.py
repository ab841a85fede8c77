"""What a reply asks for, and whether the customer has told it: a name, a number, a time, how many, what happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scoring.reading import Reading
from scoring.tokens import Tokens

_ASKED = {
    "en": {
        "number": r"(?:your |the )?(?:order|booking|account|ticket|case|customer|policy|confirmation|tracking|"
        r"reservation|reference|"
        r"member|membership) (?:number|id|reference|code)|booking reference|reference number",
        "phone": r"(?:phone|mobile|contact|telephone|cell) number|best number|number to (?:call|reach|ring)",
        "email": r"email address|your email|e-mail address",
        "name": r"(?:your|the|full|last|first) (?:full |last |first )?name|your surname",
        "address": r"(?:your|delivery|home|the) (?:address|postcode|zip code|post code)",
        "when": r"(?:what|which) (?:date|day|time)|when (?:is|was|did|does|do|are|were|'s)",
        "many": r"how many",
        "problem": r"what (?:is|'s|was|seems to be|appears to be) (?:the|your) (?:problem|issue|matter|trouble)|"
        r"what (?:happened|went wrong)|what is it about|what is this about|what 's this about|"
        r"describe (?:the|your) (?:problem|issue)|describe what happened",
    },
    "fr": {
        "number": r"(?:votre |le |un )?(?:numero|reference) (?:de |d' )?"
        r"(?:commande|dossier|client|reservation|compte|suivi|contrat)|"
        r"votre (?:reference|numero)",
        "phone": r"numero de telephone|votre telephone|numero de portable",
        "email": r"adresse (?:mail|e-mail|email|electronique)|votre mail|votre courriel",
        "name": r"(?:votre|quel) (?:nom|prenom)|votre nom de famille",
        "address": r"votre adresse|votre code postal|adresse de livraison",
        "when": r"quel jour|quelle date|a quelle heure|quelle heure|c' est quand|pour quand|quand est",
        "many": r"combien de|combien d'|combien serez|combien etes",
        "problem": r"quel est (?:le|votre) (?:probleme|souci)|que s' est -il passe|qu' est -ce qui s' est passe|"
        r"qu' est -ce qui ne va pas|c' est a quel sujet|de quoi s' agit -il|expliquez -moi (?:le|votre) probleme",
    },
}  # fmt: skip
_PATTERNS = {
    language: {name: re.compile(rf"(?:(?<= )|^)(?:{pattern})(?= |$)") for name, pattern in slots.items()}
    for language, slots in _ASKED.items()
}
_ORDERS = {
    "en": frozenset("please provide confirm give tell share need".split()),
    "fr": frozenset("donnez donner indiquez indiquer communiquez communiquer rappelez merci veuillez faut".split()),
}
_UNKNOWN = {
    "en": frozenset("n't not no unsure forgot forgotten lost idea cannot".split()),
    "fr": frozenset("pas plus aucune aucun oublie perdu non".split()),
}
_ELSE = {
    "en": frozenset("else other another instead different new alternative more back suit suits best better rather "
                    "would easier prefer works convenient".split()),
    "fr": frozenset("autre autres nouveau nouvelle plutot mieux arrange arrangerait convient conviendrait preferez "
                    "prefereriez voulez souhaitez aimeriez voudriez".split()),
}  # fmt: skip
_TIMES = {
    "en": frozenset(
        (
            "monday tuesday wednesday thursday friday saturday sunday tonight tomorrow noon midnight january february "
            "march april june july august september october november december o'clock pm am"
        ).split()
    ),
    "fr": frozenset(
        (
            "lundi mardi mercredi jeudi vendredi samedi dimanche demain midi minuit janvier fevrier mars avril juin "
            "juillet aout septembre octobre novembre decembre h heures"
        ).split()
    ),
}
_AT = {"en": frozenset(("at", "by", "for", "on", "before")), "fr": frozenset(("a", "pour", "vers", "avant"))}
_NAMED = {"en": ("my name is", "my name 's", "the name is", "name 's"), "fr": ("je m' appelle", "mon nom est")}
_LONG_NUMBER = re.compile(r"#?[a-z]{0,4}-?\d[\d-]{4,}[a-z]{0,2}")
_PHONE_DIGITS = 9
_STORY = 15


@dataclass(frozen=True, slots=True)
class Slot:
    """Something asked for at tokens ``start`` to ``end``; ``keys`` are the question's words of substance."""

    name: str
    start: int
    end: int
    keys: frozenset[str]
    figures: frozenset[str]


def asked(tokens: Tokens) -> Iterator[Slot]:
    """Yield what a parsed reply asks for, in questions and in requests such as "please confirm your order number"."""
    orders = _ORDERS[tokens.language]
    for first, last in tokens.sentences:
        words = tokens.compared[first:last]
        question = tokens.is_question(first, last)
        if (question or not orders.isdisjoint(words)) and _ELSE[tokens.language].isdisjoint(words):
            yield from _slots(tokens, first, last, question=question)


def _slots(tokens: Tokens, first: int, last: int, *, question: bool) -> Iterator[Slot]:
    words = tokens.compared[first:last]
    text = " ".join(words)
    starts = {}
    offset = 0
    for i, word in enumerate(words):
        starts[offset] = i
        offset += len(word) + 1
    for name, pattern in _PATTERNS[tokens.language].items():
        match = pattern.search(text)
        if match is None or (name in ("when", "many", "problem") and not question):
            continue
        start = starts[match.start()]
        end = start + match.group().count(" ") + 1
        keys = frozenset(word.key for word in tokens.lexemes[first + start : last] if word.key)
        figures = frozenset(word.lower for word in tokens.lexemes[first:last] if word.like_num or word.has_digit)
        yield Slot(name, first + start, first + end, keys, figures)


def _asks_for(earlier: Tokens, name: str, keys: frozenset[str]) -> bool:
    """Whether an earlier reply, which was not parsed, asked for the same."""
    words = earlier.compared
    if "?" not in words and _ORDERS[earlier.language].isdisjoint(words):
        return False
    if not _PATTERNS[earlier.language][name].search(" ".join(words)):
        return False
    return name not in ("when", "many") or not keys.isdisjoint(earlier.told)


def told(reading: Reading, slot: Slot) -> tuple[bool, tuple[int, int] | None]:
    """Say whether the customer has told what ``slot`` asks for, and where in the last words, if there."""
    if slot.figures:
        return False, None
    if slot.name not in ("when", "many") and (where := _stands(reading.said, slot)):
        return True, where
    if any(_stands(text, slot) for text in (*(before.said for before in reading.before), *reading.told)):
        return True, None
    if slot.name == "problem":
        return any(_words(before.said) >= _STORY for before in reading.before), None
    answers = [*(before.said for before in reading.before[1:]), reading.said]
    for before, answer in zip(reading.before, answers, strict=False):
        if _asks_for(before.reply, slot.name, slot.keys) and _answers(answer):
            return True, None
    return False, None


def _answers(said: Tokens) -> bool:
    return _words(said) > 0 and "?" not in said.text and _UNKNOWN[said.language].isdisjoint(said.compared)


def _words(tokens: Tokens) -> int:
    return sum(word.is_alpha or word.has_digit for word in tokens.lexemes)


def _stands(said: Tokens, slot: Slot) -> tuple[int, int] | None:
    """Return where ``said`` tells what ``slot`` asks for; none where it doesn't for sure."""
    words, lexemes = said.compared, said.lexemes
    if slot.name == "email":
        return next(((i, i + 1) for i, word in enumerate(words) if "@" in word[1:-1] and "." in word), None)
    if slot.name == "name":
        return _phrase(words, _NAMED[said.language])
    if slot.name == "number":
        return _number(said, slot)
    if slot.name == "phone":
        return next(
            ((i, i + 1) for i, word in enumerate(words) if sum(c.isdigit() for c in word) >= _PHONE_DIGITS), None
        )
    if slot.name == "many":
        return next(
            (
                (i, i + 2)
                for i, word in enumerate(lexemes[:-1])
                if word.like_num and word.lower not in ("one", "un", "une") and lexemes[i + 1].key in slot.keys
            ),
            None,
        )
    return _time(said, slot.keys) if slot.name == "when" else None


def _phrase(words: list[str], phrases: tuple[str, ...]) -> tuple[int, int] | None:
    for phrase in phrases:
        parts = phrase.split()
        for i in range(len(words) - len(parts)):
            if words[i : i + len(parts)] == parts:
                return i, i + len(parts) + 1
    return None


def _number(said: Tokens, slot: Slot) -> tuple[int, int] | None:
    """A long number right behind the word for what it is the number of: "order 48213", "booking ref: XK-20391"."""
    for i, word in enumerate(said.compared):
        if _LONG_NUMBER.fullmatch(word) and sum(c.isdigit() for c in word) < _PHONE_DIGITS:
            near = {lexeme.key for lexeme in said.lexemes[max(0, i - 5) : i]}
            if slot.keys & near - {""}:
                return i, i + 1
    return None


def _time(said: Tokens, keys: frozenset[str]) -> tuple[int, int] | None:
    """A clock time or a day right behind a word that the question asks about: "a film at eight"."""
    words, lexemes = said.compared, said.lexemes
    for i, word in enumerate(lexemes):
        if not word.key or word.key not in keys:
            continue
        for j in range(i + 1, min(i + 5, len(words))):
            clock = lexemes[j].like_num and words[j - 1] in _AT[said.language]
            if words[j] in (".", "!", "?"):
                break
            if words[j] in _TIMES[said.language] or clock:
                return i, j + 1
    return None
