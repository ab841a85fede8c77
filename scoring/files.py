"""Replies in files: txt, csv and jsonl read line by line, so that memory does not grow with the file.

A row that cannot be read is a ``BadLine`` with its number; what to do about it is the caller's decision.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from scoring.model import Channel, Context
from scoring.text import clean

Format = Literal["txt", "csv", "jsonl"]
FORMATS: tuple[Format, ...] = ("txt", "csv", "jsonl")

_LONGEST_LINE = 200_000
_LANGUAGES = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Row:
    """One reply to score, from line ``line`` (1 is the first) of its file. ``label`` holds further fields."""

    line: int
    id: str
    reply: str
    context: Context
    label: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that holds no reply, and why."""

    line: int
    problem: str


def format_of(name: str) -> Format:
    """Return the format for a file name by its ending; anything unknown is read as plain text."""
    for known in FORMATS:
        if name.lower().endswith(f".{known}"):
            return known
    return "txt"


def read_rows(lines: Iterable[str], kind: Format, language: str, *, labels: bool = False) -> Iterator[Row | BadLine]:
    """Yield the rows of ``lines``; ``language`` holds where a row names none. Blank lines are passed over.

    With ``labels`` every field of a jsonl or csv row is kept in ``Row.label``.
    """
    if kind == "csv":
        yield from _read_csv(lines, language, labels=labels)
        return
    for number, line in enumerate(lines, 1):
        text = line.rstrip("\r\n")
        if number == 1:
            text = text.removeprefix("\ufeff")
        if not text.strip():
            continue
        if len(text) > _LONGEST_LINE:
            yield BadLine(number, f"the line is longer than {_LONGEST_LINE:,} characters")
        elif kind == "txt":
            yield Row(number, str(number), clean(text), Context(language=language))
        else:
            yield _from_json(number, text, language, labels=labels)


def _from_json(number: int, text: str, language: str, *, labels: bool) -> Row | BadLine:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        return BadLine(number, f"not JSON: {error}")
    if not isinstance(data, dict):
        return BadLine(number, 'not a JSON object such as {"reply": "…"}')
    return _from_fields(number, data, language, labels=labels)


def _read_csv(lines: Iterable[str], language: str, *, labels: bool) -> Iterator[Row | BadLine]:
    reader = csv.DictReader(lines, strict=True)
    try:
        names = [name.strip().lstrip("\ufeff") for name in reader.fieldnames or []]
    except csv.Error as error:
        yield BadLine(1, f"not CSV: {error}")
        return
    if "reply" not in names:
        yield BadLine(1, f"the header has no column 'reply' (it has: {', '.join(names) or 'nothing'})")
        return
    reader.fieldnames = names
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadLine(reader.line_num, f"not CSV: {error}")
            continue
        if None in fields:
            yield BadLine(reader.line_num, "more cells than the header has columns")
            continue
        yield _from_fields(reader.line_num, {k: v for k, v in fields.items() if v is not None}, language, labels=labels)


def _from_fields(number: int, data: dict[str, Any], language: str, *, labels: bool) -> Row | BadLine:
    reply = data.get("reply")
    if not isinstance(reply, str):
        return BadLine(number, "no text under 'reply'")
    for name in ("customer", "channel", "lang"):
        if not isinstance(data.get(name, ""), str):
            return BadLine(number, f"{name!r} is not text")
    spoken = data.get("lang") or language
    if spoken not in _LANGUAGES:
        return BadLine(number, f"there is no scorer for the language {clean(str(spoken))!r}; there is one for: en, fr")
    channel = data.get("channel") or Channel.CHAT.value
    try:
        where = Channel(channel.replace("-", " "))
    except ValueError:
        known = ", ".join(c.value for c in Channel)
        return BadLine(number, f"unknown channel {clean(channel)!r}; there are: {known}")
    context = Context(channel=where, customer=clean(data.get("customer", "")), language=spoken)
    return Row(number, clean(str(data.get("id", number))), clean(reply), context, dict(data) if labels else {})


_FORMULA_STARTS = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")


def safe_cell(value: str | float | None) -> str | float | None:
    """Return ``value`` as a spreadsheet may open it: text that would run as a formula gets a leading apostrophe."""
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value
