"""A reply made ready for the parser, with the way back to the reply as it was typed.

The parser was trained on edited text. Curly apostrophes, missing ones, shouting, chat shorthand and walls of
punctuation change its parse and not what the reply does, so they are evened out here, and every character of the
prepared text knows where in the untouched reply it comes from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from scoring.naming import kept
from scoring.spelling import SPELLINGS

MAX_PARSED = 4000
"""Longest text that is parsed, in characters; what comes after is left unread and said so."""

_CHARACTERS = {
    "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00b4": "'", "`": "'", "\u201c": '"', "\u201d": '"', "\u00ab": '"',
    "\u00bb": '"', "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2010": "-", "\u2011": "-", "\t": " ", "\ufffd": " ",
}  # fmt: skip

_LINES = str.maketrans(_CHARACTERS)
_STOPS = frozenset(".!?")
_PIECE = re.compile(r"(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)|(?P<run>([^\w\s])\3{2,}|[!?.,…]{3,})")
_STRETCHED = re.compile(r"(\w)\1{2,}")


@dataclass(frozen=True, slots=True)
class Prepared:
    """Text for the parser, with the way back.

    ``whole`` is false when a very long reply was cut. ``text`` is made of stretches: the i-th begins at ``begins[i]``
    and stands for ``reply[typed[i][0]:typed[i][1]]``, evenly spread where it is not as long.
    """

    text: str
    begins: tuple[int, ...]
    typed: tuple[tuple[int, int], ...]
    whole: bool

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the untouched reply of ``text[start:end]`` (``start < end``)."""
        return self._typed(start)[0], self._typed(end - 1)[1]

    def _typed(self, place: int) -> tuple[int, int]:
        """Return the offsets in the untouched reply of the character at ``place``."""
        number = bisect_right(self.begins, place) - 1
        begin = self.begins[number]
        low, high = self.typed[number]
        after = self.begins[number + 1] if number + 1 < len(self.begins) else len(self.text)
        length = after - begin
        if length == high - low:
            return low + place - begin, low + place - begin + 1
        start = low + min((place - begin) * (high - low) // length, high - low - 1)
        return start, high if place == after - 1 else start + 1


def canonical(word: str, language: str) -> str:
    """Return the spelling in which ``prepare`` hands ``word`` (any case) to the parser, in lower case."""
    return SPELLINGS.get(language, {}).get(word.lower(), word.lower()).lower()


class _Builder:
    """Collects prepared text with the stretch of the reply that each part of it stands for."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.begins: list[int] = []
        self.typed: list[tuple[int, int]] = []
        self.length = 0

    def put(self, written: str, start: int, end: int) -> None:
        """Let ``written`` stand for the stretch from ``start`` to ``end``."""
        if written:
            self.text.append(written)
            self.begins.append(self.length)
            self.typed.append((start, end))
            self.length += len(written)


def _as_it_is(word: str) -> str:
    return word


def prepare(reply: str, language: str, mend: Callable[[str], str] = _as_it_is) -> Prepared:
    """Even out ``reply`` for the parser of ``language``. Linear in the length of the reply.

    Names by which the customer is addressed, and the agent's own under the reply, are left out. ``mend`` gives a
    lower-case word back with a slip of the finger mended, or as it is.
    """
    limit = min(len(reply), MAX_PARSED)
    typed = reply[:limit].translate(_LINES)
    text = _lowered(typed.replace("\n", " "))
    built = _Builder()
    fresh = True
    for low, high in kept(typed):
        done = position = low
        for match in _PIECE.finditer(text, low, high):
            start, end = match.span()
            if start > position + 1 or (start > position and text[position] != " "):
                fresh = fresh or not _STOPS.isdisjoint(text[position:start])
            piece = match.group()
            if match.lastgroup == "word":
                written = _spelled(piece, language, mend, fresh)
                fresh = False
            else:
                written = _squeezed(piece)
                fresh = fresh or not _STOPS.isdisjoint(piece)
            if written != piece:
                built.put(text[done:start], done, start)
                built.put(written, start, end)
                done = end
            position = end
        built.put(text[done:high], done, high)
    return Prepared("".join(built.text), tuple(built.begins), tuple(built.typed), limit == len(reply))


@lru_cache(maxsize=20_000)
def _spelled(word: str, language: str, mend: Callable[[str], str], fresh: bool) -> str:
    plain = _STRETCHED.sub(r"\1\1", word)
    spelled = SPELLINGS.get(language, {}).get(plain.lower(), plain)
    if language == "fr" and spelled is plain and "'" in plain:
        head, tail = plain.rsplit("'", 1)
        spelled = f"{head}'{SPELLINGS['fr'].get(tail.lower(), tail)}"
    if spelled is plain and (mended := mend(plain.lower())) != plain.lower():
        spelled = mended
    if fresh and spelled[0].islower():
        return spelled[0].upper() + spelled[1:]
    return spelled


def _squeezed(run: str) -> str:
    marks = [c for c in run if not c.isspace()]
    if set(marks) == {"."}:
        return "..."
    return "?" if "?" in marks else marks[0]


def _lowered(text: str) -> str:
    """Return ``text`` in small letters, so that its parse is the same however it was typed."""
    # Of all letters only these two are lowered to more than one, or by what stands beside them.
    if "\u0130" in text or "\u03a3" in text:
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return text.lower()
