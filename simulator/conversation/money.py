"""The ways in which a charge may be said: with a sign, in digits, in words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from simulator.conversation.words import fold

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]{1,2}(?![0-9]))?|[£$€]|[^\W\d_]+")

_UNITS = {
    "en": ("pound", "pounds", "quid", "euro", "euros", "dollar", "dollars", "buck", "bucks", "£", "€", "$", "gbp"),
    "fr": ("euro", "euros", "franc", "francs", "€", "£", "$", "eur"),
}
_CENTS = {"en": ("p", "pence", "cents", "cent", "c"), "fr": ("centimes", "centime", "cents")}
_MORE = {
    "en": (("extra",), ("more",), ("on", "top"), ("on", "the", "bill"), ("on", "your", "bill")),
    "fr": (("de", "plus"), ("en", "plus"), ("de", "supplement"), ("sur", "l", "addition")),
}
_SIGNS = ("£", "$", "€")
_NICKNAMES = {
    "en": {
        1: (("a", "pound"), ("a", "quid"), ("a", "euro"), ("a", "dollar")),
        2: (("couple", "of", "pounds"), ("couple", "of", "quid"), ("couple", "of", "euros"), ("couple", "quid")),
        5: (("a", "fiver"),),
        10: (("a", "tenner"),),
    },
    "fr": {},
}
_SMALL = {
    "en": (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen"
    ).split(),
    "fr": (
        "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
        "dix-huit dix-neuf"
    ).split(),
}
_TENS = {
    "en": {
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
    },
    "fr": {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"},
}

_GREATER = frozenset({"hundred", "cent", "vingt", "soixante", *_TENS["en"].values(), *_TENS["fr"].values()})
_LESSER = frozenset({*_SMALL["en"], *_SMALL["fr"], *_TENS["fr"].values()})


@lru_cache(maxsize=512)
def says_amount(text: str, charge: Decimal, language: str = "en") -> bool:
    """Say whether ``text`` names the amount ``charge``, in digits or in words.

    A bare number does not count (two minutes are not two pounds): it needs a currency, its cents, or "extra".
    """
    words = _TOKEN.findall(fold(text))
    return any(
        words[start : start + len(way)] == list(way) and not (start and _goes_on(words[start - 1], way[0]))
        for way in _ways(charge, language if language in _UNITS else "en")
        for start in range(len(words) - len(way) + 1)
    )


def _goes_on(before: str, first: str) -> bool:
    """Say whether ``first`` is only the end of a longer number in words: the "two" of "twenty-two"."""
    return before in _GREATER and first in _LESSER


@lru_cache(maxsize=256)
def _ways(charge: Decimal, language: str) -> tuple[tuple[str, ...], ...]:
    whole, cents = divmod(int((charge * 100).to_integral_value()), 100)
    numbers: list[tuple[str, ...]] = [(f"{whole}{point}{cents:02}",) for point in ".,"]
    ways: list[tuple[str, ...]] = list(numbers)
    if cents % 10 == 0 and cents:
        numbers += [(f"{whole}{point}{cents // 10}",) for point in ".,"]
    if not cents:
        numbers += [(str(whole),), _spoken(whole, language)]
        ways += _NICKNAMES[language].get(whole, ())
    else:
        small: list[tuple[str, ...]] = [(str(cents),), (f"{cents:02}",), _spoken(cents, language)]
        large: list[tuple[str, ...]] = [(str(whole),), _spoken(whole, language)]
        ways += [(*big, unit, *little) for big in large for unit in _UNITS[language] for little in small]
        numbers += [(*big, *little) for big in large[1:] for little in small[2:]]
        if not whole:
            ways += [(*little, unit) for little in small for unit in _CENTS[language]]
    for number in numbers:
        ways += [(sign, *number) for sign in _SIGNS]
        ways += [(*number, unit) for unit in _UNITS[language]]
        ways += [(*number, *more) for more in _MORE[language]]
        ways += [("extra", *number)] if language == "en" else []
    return tuple(dict.fromkeys(ways))


def _spoken(number: int, language: str) -> tuple[str, ...]:
    """``number`` from 0 to 999 in words; in digits beyond."""
    if number > 999:
        return (str(number),)
    hundreds, rest = divmod(number, 100)
    words: list[str] = []
    if hundreds:
        hundred = "hundred" if language == "en" else "cent"
        words += [hundred] if language == "fr" and hundreds == 1 else [_SMALL[language][hundreds], hundred]
    if rest or not hundreds:
        words += _below_hundred(rest, language)
    return tuple(part for word in words for part in word.split("-"))


def _below_hundred(number: int, language: str) -> list[str]:
    if number < 20:
        return [_SMALL[language][number]]
    steps = _TENS[language]
    ten = max(step for step in steps if step <= number)
    rest = number - ten
    return [steps[ten]] + ([_SMALL[language][rest]] if rest else [])
