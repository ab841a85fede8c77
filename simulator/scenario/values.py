"""The kinds of value that a scenario's keys take: texts, names, gauges, words to look for, comparisons."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, Strict, StringConstraints
from pydantic_core import PydanticCustomError

from scoring.model import Act, Step

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]
NAME_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Name = Annotated[str, StringConstraints(pattern=NAME_PATTERN, max_length=60)]


def _no_truth(value: object) -> object:
    """``true`` is no number, though Python would count it as one."""
    if isinstance(value, bool):
        raise PydanticCustomError("int_type", "Input should be a whole number")
    return value


Truth = Annotated[bool, Strict()]
"""``true`` or ``false``; not ``yes``, ``on`` or 1."""
Whole = Annotated[int, BeforeValidator(_no_truth)]
Level = Annotated[Whole, Field(ge=1, le=4)]
Gauge = Annotated[Whole, Field(ge=0, le=100)]
Shift = Annotated[Whole, Field(ge=-100, le=100)]
Count = Annotated[Whole, Field(ge=0, le=1_000_000_000)]
CountShift = Annotated[Whole, Field(ge=-1_000_000, le=1_000_000)]
SOURCE_PATTERN = r"^S([1-9]|1[0-9]|20)$"
Source = Annotated[str, StringConstraints(pattern=SOURCE_PATTERN)]

COMPARISON_PATTERN = (
    r"^(<|<=|>|>=|=|over|under|at least|at most|plus de|moins de|au moins|au plus)\s*(-?\d{1,4})$"
    r"|^(-?\d{1,4})\s*(?:\.\.|to|à)\s*(-?\d{1,4})$"
)
_COMPARISON = re.compile(COMPARISON_PATTERN)
_SIGNS = {
    "over": ">",
    "plus de": ">",
    "under": "<",
    "moins de": "<",
    "at least": ">=",
    "au moins": ">=",
    "at most": "<=",
    "au plus": "<=",
}


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]


def _as_comparison(value: object) -> object:
    """A bare number means "exactly"; anything else must read like ``< 40``, ``over 40`` or ``40..60``."""
    return f"= {value}" if isinstance(value, int) and not isinstance(value, bool) else value


def _in_signs(text: str) -> str:
    """One spelling for the rest of the program: ``over 40`` and ``plus de 40`` are ``> 40``."""
    match = _COMPARISON.match(text)
    if match is None:
        return text
    sign, bound, low, high = match.groups()
    return f"{low}..{high}" if sign is None else f"{_SIGNS.get(sign, sign)} {bound}"


Comparison = Annotated[
    str, BeforeValidator(_as_comparison), StringConstraints(pattern=COMPARISON_PATTERN), AfterValidator(_in_signs)
]
"""A test of a whole number, with signs or in words: ``< 40``, ``>= 40``, ``40``, ``40..60``; ``over 40``, ``under 40``,
``at least 40``, ``at most 40``, ``40 to 60``; ``plus de 40``, ``moins de 40``, ``au moins 40``, ``au plus 40``,
``40 à 60``. Kept with signs."""

Texts = Annotated[list[Text], BeforeValidator(_as_list), Field(min_length=1, max_length=12)]
"""One wording, or several of which the attempt decides one."""

# The bounds on lists and groups keep the work for a stranger's file small; no scenario worth playing comes near them.
Names = Annotated[list[Name], BeforeValidator(_as_list), Field(min_length=1, max_length=40)]
Acts = Annotated[list[Act], BeforeValidator(_as_list), Field(min_length=1, max_length=40)]
Steps = Annotated[list[Step], BeforeValidator(_as_list), Field(min_length=1, max_length=40)]

LIST_SIGN = "@"
"""Begins a phrase that stands for all the words of one of the scenario's lists: ``@yes``."""

Phrase = Annotated[str, StringConstraints(min_length=2, max_length=80, strip_whitespace=True)]
Phrases = Annotated[list[Phrase], BeforeValidator(_as_list), Field(min_length=1, max_length=60)]
"""Words to look for in a reply, whole words, without regard to case or accents; a word may end in ``*``, and ``@yes``
stands for the words of the scenario's list ``yes``."""


@lru_cache(maxsize=8192)
def holds(comparison: str, number: int) -> bool:
    """Say whether ``number`` passes a ``Comparison`` such as ``< 40`` or ``40..60`` (both ends count)."""
    match = _COMPARISON.match(comparison)
    if match is None:
        raise ValueError(f"not a comparison: {comparison!r}")
    sign, bound, low, high = match.groups()
    if sign is None:
        return int(low) <= number <= int(high)
    limit = int(bound)
    return {
        "<": number < limit,
        "<=": number <= limit,
        ">": number > limit,
        ">=": number >= limit,
        "=": number == limit,
    }[_SIGNS.get(sign, sign)]


class Part(BaseModel):
    """A group of keys in a scenario file; a key that it does not have is an error."""

    # A text may look like a number (`says: 42`); the reader keeps numbers so that they read back as written.
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, coerce_numbers_to_str=True)
