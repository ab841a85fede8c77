"""Why YAML cannot be read, in words for somebody who does not know YAML.

The parser says where it stopped and what it wanted; these rules look at the line for what was meant. They are tried
in order, and the last one always answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from yaml.error import MarkedYAMLError
from yaml.events import ScalarEvent

from simulator.scenario.problems import Mark, Problem, Source

LONGEST_REWRITE = 70

_COMPARISON = re.compile(r"[<>]=?\s*-?\d+(?![\w.])")
_KEY_WITHOUT_SPACE = re.compile(r"^\s*(?:- +)*[\w-]+(:)[^\s:/]")
_KEY_AND_VALUE = re.compile(r"^(\s*(?:- +)*[\w-]+ ?: +)(\S.*)$")
_KEY_AFTER_DASH = re.compile(r"^\s*(-)[A-Za-z][\w-]*: ")
_ONE_WORD = re.compile(r"([a-z][\w-]*): ")
_LIST_NAME = re.compile(r"@[a-z0-9-]+(?=\s*(?:[,\]}]|$))")
_COLON_IN_TEXT = re.compile(r":(?=\s|$)")


@dataclass(frozen=True, slots=True)
class _Fault:
    """Where and why the parser stopped.

    ``opened`` is where the thing it was reading began, ``inside`` the group or list around that, where there is one.
    """

    source: Source
    words: str
    spot: Mark
    opened: Mark
    inside: Mark | None
    last: ScalarEvent | None

    @property
    def line(self) -> str:
        return self.source.line(self.spot.line)

    def char(self, mark: Mark) -> str:
        return self.source.line(mark.line)[mark.column - 1 : mark.column]

    def rest(self, mark: Mark) -> str:
        return self.source.line(mark.line)[mark.column - 1 :].rstrip()

    def problem(self, mark: Mark, code: str, message: str, hint: str = "") -> Problem:
        return self.source.problem(mark, code, message, hint)


def explain(source: Source, error: Exception, last: ScalarEvent | None = None, inside: Mark | None = None) -> Problem:
    """Return the one ``Problem`` behind a parser's ``error``.

    ``last`` is the last scalar read before it, ``inside`` where the innermost open group or list begins.
    """
    spot = opened = None
    words = str(error)
    if isinstance(error, MarkedYAMLError):
        spot, opened = mark_of(error.problem_mark), mark_of(error.context_mark)
        words = f"{error.context or ''} {error.problem or ''}"
    spot = _within(source, spot or opened or (mark_of(last.end_mark) if last else None) or Mark(1, 1))
    fault = _Fault(source, words.lower(), spot, _within(source, opened or spot), inside, last)
    for rule in _RULES:
        problem = rule(fault)
        if problem is not None:
            return problem
    return fault.problem(
        spot,
        "syntax",
        "YAML cannot be read on from here",
        "look at this line and the one above: colons, quotes, brackets and indentation",
    )


def _within(source: Source, mark: Mark) -> Mark:
    """The end of the file as the parser sees it may lie below the last line that has anything."""
    number = min(mark.line, len(source.lines))
    if number == mark.line and source.line(number):
        return mark
    while number > 1 and not source.line(number).strip():
        number -= 1
    return Mark(number, len(source.line(number)) + 1)


def quoted(text: str) -> str:
    """Return ``text`` as YAML reads it back unchanged, in double quotes where they are enough."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def put_in_quotes(text: str) -> str:
    """Return the hint that shows ``text`` in quotes, or says it when there is too much to show."""
    if not text or len(text) > LONGEST_REWRITE or set(text) & set("{}[]"):
        return "put the whole text in quotes"
    return f"put the text in quotes: {quoted(text)}"


def mark_of(mark: object) -> Mark | None:
    """Return the place that a PyYAML mark means, counted from 1; ``None`` for no mark."""
    line, column = getattr(mark, "line", None), getattr(mark, "column", None)
    return None if line is None or column is None else Mark(line + 1, column + 1)


def _tab(fault: _Fault) -> Problem | None:
    for mark in (fault.spot, fault.opened):
        line = fault.source.line(mark.line)
        indent = line[: len(line) - len(line.lstrip())]
        column = indent.find("\t") + 1 or (mark.column if fault.char(mark) == "\t" else 0)
        if column:
            return fault.problem(
                Mark(mark.line, column),
                "tab",
                "a tab stands here, and YAML takes only spaces",
                "replace it by spaces, two for each step inwards",
            )
    return None


def _escape(fault: _Fault) -> Problem | None:
    if "escape" not in fault.words:
        return None
    line = fault.line
    column = line.rfind("\\", 0, fault.spot.column) + 1 or fault.spot.column
    return fault.problem(
        Mark(fault.spot.line, column),
        "bad-escape",
        "a backslash in double quotes begins a special character, and this one is unknown",
        "write two backslashes, or use single quotes",
    )


def _open_quote(fault: _Fault) -> Problem | None:
    if "quoted scalar" in fault.words and ("end of stream" in fault.words or "document" in fault.words):
        return _never_closed(fault, fault.opened, "the quote that opens here is never closed")
    last = fault.last
    if last is None or last.style not in ("'", '"'):
        return None
    start, end = mark_of(last.start_mark), mark_of(last.end_mark)
    if start is None or end is None or end.line < fault.spot.line - 1:
        return None
    after = fault.rest(end)
    if not after.strip() or after.strip()[0] in "#,}]:":
        return None
    if start.line != end.line:
        return _never_closed(fault, start, f"the quote that opens here closes only in line {end.line}")
    column = end.column + len(after) - len(after.lstrip())
    inside = (
        'for an apostrophe inside single quotes write it twice, or use double quotes: "I don\'t"'
        if last.style == "'"
        else "for quotes inside a text use “ and ”, or put single quotes around the whole text"
    )
    if "flow" in fault.words and after.strip()[0] in "'\"":
        inside = "put a comma between the parts of a list"
    return fault.problem(
        Mark(end.line, column),
        "text-after-quote",
        f"the text in quotes ends before this, at column {end.column - 1}",
        inside,
    )


def _never_closed(fault: _Fault, mark: Mark, message: str) -> Problem:
    return fault.problem(mark, "unclosed-quote", message, f"put a {fault.char(mark)} where the text ends")


def _after_bracket(fault: _Fault) -> Problem | None:
    before = fault.line[: fault.spot.column - 1].rstrip()
    if "block" not in fault.words or not before.endswith(("]", "}")) or fault.char(fault.spot) in "]}":
        return None
    match = _KEY_AND_VALUE.match(fault.line)
    if match is None or match[2][0] not in "[{":
        return None
    return fault.problem(
        Mark(fault.spot.line, len(match[1]) + 1),
        "unquoted-text",
        f"a text cannot begin with `{match[2][0]}`: YAML takes it for a list or a group",
        "put the whole text in quotes",
    )


_BEGINNINGS = {
    "*": "an alias, and scenarios have none",
    "&": "an anchor, and scenarios have none",
    "!": "a tag, and scenarios have none",
    "%": "a directive, and scenarios have none",
    "@": "something reserved",
    "`": "something reserved",
    "|": "a block of lines",
    ">": "a block of lines",
    ",": "the end of a list item",
    "-": "a list item",
    "?": "a key",
}


def special_beginning(source: Source, mark: Mark) -> Problem | None:
    """Return the problem of a text at ``mark`` that begins with a character YAML keeps for itself, if it does."""
    rest = source.line(mark.line)[mark.column - 1 :].rstrip()
    what = _BEGINNINGS.get(rest[:1])
    if what is None:
        return None
    comparison = _COMPARISON.match(rest)
    if comparison:
        return source.problem(
            mark,
            "unquoted-comparison",
            f"a comparison that begins with `{rest[0]}` needs quotes",
            f"write {quoted(comparison[0])}",
        )
    if list_name := _LIST_NAME.match(rest):
        return source.problem(
            mark, "unquoted-text", "the name of a list of words needs quotes", f"write {quoted(list_name[0])}"
        )
    hint = put_in_quotes(rest)
    if rest[0] in "|>":
        hint = f"after `{rest[0]}` the text begins on the next line, indented; or put it in quotes"
    return source.problem(
        mark, "unquoted-text", f"a text cannot begin with `{rest[0]}`: YAML takes it for {what}", hint
    )


def _special(fault: _Fault) -> Problem | None:
    begins = ("alias", "anchor", "tag", "block scalar")
    if any(f"scanning {what}" in fault.words or f"scanning a {what}" in fault.words for what in begins):
        return special_beginning(fault.source, fault.opened)
    if "scanning an a" in fault.words:
        return special_beginning(fault.source, fault.opened)
    if "cannot start any token" in fault.words or "node content" in fault.words or "not allowed" in fault.words:
        return None if fault.char(fault.spot) == ":" else special_beginning(fault.source, fault.spot)
    return None


def _colon(fault: _Fault) -> Problem | None:
    if "mapping values" not in fault.words:
        return None
    line = fault.line
    first = _COLON_IN_TEXT.search(line)
    if first and first.start() + 1 < fault.spot.column:
        match = _KEY_AND_VALUE.match(line)
        text = match[2] if match else ""
        hint = put_in_quotes(text)
        inner = _ONE_WORD.match(text)
        if inner:
            hint += f"; or, if `{inner[1]}` is a key, give it a line of its own, indented"
        if text[:1] in "“”„«‘’":
            hint = "curly quotes are letters to YAML: use straight ones, \" or '"
        return fault.problem(fault.spot, "unquoted-colon", "a colon inside a text: YAML takes it for a key", hint)
    above = fault.spot.line - 1
    while above > 1 and not fault.source.line(above).strip():
        above -= 1
    return _no_key(fault, above) or _too_deep(fault)


def _dash(fault: _Fault) -> Problem | None:
    if "block" not in fault.words and "mapping values" not in fault.words:
        return None
    for number in range(fault.spot.line, max(0, fault.spot.line - 3), -1):
        match = _KEY_AFTER_DASH.match(fault.source.line(number))
        if match:
            mark = Mark(number, match.start(1) + 2)
            return fault.problem(
                mark, "space-after-dash", "a space is missing after the dash", "write `- ` before the key"
            )
    return None


def _too_deep(fault: _Fault) -> Problem:
    indent = len(fault.line) - len(fault.line.lstrip())
    return fault.problem(
        Mark(fault.spot.line, indent + 1),
        "indentation",
        "this line is indented like a part of the text above it",
        "begin it in the same column as the key that it goes with",
    )


def _no_key(fault: _Fault, number: int) -> Problem | None:
    line = fault.source.line(number)
    match = _KEY_WITHOUT_SPACE.match(line)
    if match:
        return fault.problem(
            Mark(number, match.start(1) + 2),
            "space-after-colon",
            "a space is missing after the colon",
            f"write `{line[: match.end(1)].strip()} …`",
        )
    text = line.strip()
    if not text or text.startswith("#") or _COLON_IN_TEXT.search(line):
        return None
    return fault.problem(
        Mark(number, len(line) - len(line.lstrip()) + 1),
        "missing-colon",
        "this line has no `key:`",
        "write `key: value`; if it goes on the text of the line above, indent it deeper than its key",
    )


def _simple_key(fault: _Fault) -> Problem | None:
    return _no_key(fault, fault.opened.line) if "simple key" in fault.words else None


def _bracket(fault: _Fault) -> Problem | None:
    if "flow" in fault.words:
        opened = fault.opened if fault.char(fault.opened) in ("[", "{") else fault.inside or fault.opened
        what = fault.char(opened)
        close = "]" if what == "[" else "}"
        return fault.problem(
            opened if opened.line != fault.spot.line else fault.spot,
            "unclosed-bracket",
            f"after the `{what}` in line {opened.line} a comma or its `{close}` is missing",
            f"put a comma between the parts and `{close}` at the end; a text with a comma or a bracket needs quotes",
        )
    if fault.char(fault.spot) in ("}", "]"):
        return fault.problem(
            fault.spot, "unclosed-bracket", f"this `{fault.char(fault.spot)}` closes nothing", "take it away"
        )
    return None


def _documents(fault: _Fault) -> Problem | None:
    if "document" not in fault.words:
        return None
    return fault.problem(
        fault.spot,
        "second-document",
        "the file ends before this line",
        "a file holds one scenario; take `---` and `...` away",
    )


def _indentation(fault: _Fault) -> Problem | None:
    if not any(word in fault.words for word in ("block", "expected key", "sequence entries")):
        return None
    if fault.char(fault.spot) == ":":
        return fault.problem(fault.spot, "missing-key", "no key stands before this colon", "write `key: value`")
    if fault.char(fault.spot) == "-":
        message = "a `-` line among lines of another kind"
    else:
        message = "this line's indentation fits none of the lines above"
    return fault.problem(
        fault.spot,
        "indentation",
        message,
        "lines that belong together begin in the same column, and either all have a `-` or none",
    )


_RULES: tuple[Callable[[_Fault], Problem | None], ...] = (
    _tab,
    _escape,
    _open_quote,
    _after_bracket,
    _special,
    _dash,
    _colon,
    _simple_key,
    _bracket,
    _documents,
    _indentation,
)
