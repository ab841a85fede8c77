"""Every word of the interface, one table per language with the same keys."""

from __future__ import annotations

import os
from datetime import datetime
from functools import cache

from simulator.tui.words import en, fr

TABLES: dict[str, dict[str, str]] = {"en": en.TABLE, "fr": fr.TABLE}
LANGUAGES = tuple(TABLES)
_THOUSANDS = {"en": ",", "fr": "\u202f"}


class Words:
    """The words of one language: ``words("library.best", score=72)``."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._table = TABLES[language]

    def __call__(self, key: str, **values: object) -> str:
        """Return the text under ``key`` with ``values`` filled in. Raises ``KeyError`` for an unknown key."""
        text = self._table[key]
        return text.format_map(values) if values else text

    def count(self, key: str, number: int) -> str:
        """Return the text under ``key.one`` or ``key.many`` for ``number`` things."""
        singular = number == 1 or (number == 0 and self.language == "fr")
        return self(f"{key}.{'one' if singular else 'many'}", n=self.number(number))

    def number(self, number: int) -> str:
        """Return a whole number as this language writes it: 2,000 or 2 000."""
        return f"{number:,}".replace(",", _THOUSANDS[self.language])

    def moment(self, when: datetime) -> str:
        """Return a day and a time of day: 22 Nov, 21:04."""
        return f"{when.day} {self(f'month.{when.month}')}, {when:%H:%M}"


@cache
def words_in(language: str) -> Words:
    """Return the words of ``language``, or English where there is no table for it."""
    return Words(language if language in TABLES else "en")


def preferred_language() -> str:
    """Return the language that the person's locale asks for, as far as there is a table for it."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            language = value.replace("-", "_").split("_")[0].split(".")[0].lower()
            return language if language in TABLES else "en"
    return "en"
