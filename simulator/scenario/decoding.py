"""From the bytes of a file to text that is safe to read on: bounded, UTF-8, without anything that drives a terminal."""

from __future__ import annotations

import codecs

from scoring.text import REPLACEMENT, clean
from simulator.scenario.problems import WHOLE_FILE, Mark, Problem, ScenarioError, Source

LARGEST = 256 * 1024
"""The most bytes (or characters) that a scenario file may have; a long one has about 40,000."""
MOST_BAD_CHARACTERS = 20

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def decode(data: bytes, name: str) -> str:
    """Return the text in a file's bytes, its line ends as ``\\n``. Raises ``ScenarioError`` unless it is UTF-8."""
    if len(data) > LARGEST:
        raise _refusal(name, "too-large", *_too_large())
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            raise _refusal(name, "not-utf8", f"the file is in {encoding}", "save it as UTF-8")
    if b"\0" in data:
        raise _refusal(name, "not-text", "this is no text file: it holds NUL bytes", "save it as text in UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").split("\n")
        lines = data.decode("utf-8", errors="replace")
        source = Source.of(name, clean(lines))
        place = Mark(len(before), len(before[-1]) + 1)
        message = f"the byte {data[error.start]:#04x} is not UTF-8"
        raise ScenarioError([source.problem(place, "not-utf8", message, "save the file as UTF-8")]) from None
    return plain_lines(text)


def safe_source(text: str, name: str) -> Source:
    """Return ``text`` as the source of the file ``name``.

    Raises ``ScenarioError`` when there is too much of it, or when control characters are in it, with their places.
    """
    if len(text) > LARGEST:
        raise _refusal(name, "too-large", *_too_large())
    text = plain_lines(text)
    safe = clean(text)
    source = Source.of(name, safe)
    if safe.count(REPLACEMENT) == text.count(REPLACEMENT):
        return source
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        for column, char in enumerate(line, 1):
            if char != REPLACEMENT and clean(char) == REPLACEMENT:
                problems.append(unsafe_character(source, Mark(number, column), char))
            if len(problems) == MOST_BAD_CHARACTERS:
                raise ScenarioError(problems)
    raise ScenarioError(problems)


def unsafe_character(source: Source, mark: Mark, char: str) -> Problem:
    """Return the problem of a character at ``mark`` that could drive a terminal or reorder a line."""
    return source.problem(
        mark,
        "unsafe-character",
        f"an invisible control character stands here (U+{ord(char):04X})",
        "delete it; if you cannot see it, type the words around it again",
    )


def plain_lines(text: str) -> str:
    """Return ``text`` with ``\\n`` line ends and without a byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _too_large() -> tuple[str, str]:
    return f"the file is larger than {LARGEST // 1024} KiB", "is this a scenario? Split it, or shorten it"


def _refusal(name: str, code: str, message: str, hint: str) -> ScenarioError:
    return ScenarioError([Source.of(name, "").problem(WHOLE_FILE, code, message, hint)])
