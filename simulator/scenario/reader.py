"""A YAML file from anybody, read into plain values with the place of each; never a traceback, never a surprise.

Only the part of YAML that a scenario needs is read. The size is bounded first, then the parser's events: depth and
count, no anchors, aliases, tags, merge keys or second documents. Nothing is composed or constructed by PyYAML, so that
its C parser, about thirty times as fast as the other, is safe to use: it works through events without recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from scoring.text import REPLACEMENT, clean
from simulator.scenario.decoding import safe_source, unsafe_character
from simulator.scenario.hints import explain, put_in_quotes, special_beginning
from simulator.scenario.mending import LARGEST_MENDED, MOST_MENDED, mended
from simulator.scenario.problems import MOST_TOLD, WHOLE_FILE, Mark, Path, Problem, ScenarioError, Source, shown

DEEPEST = 24
MOST_VALUES = 10_000
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,11})\.[0-9]{1,6}")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_CUT_BY_HASH = re.compile(r"[ \t]+(#)[^\s#]")
_AGAIN = "\0again"


@dataclass(frozen=True)
class Document:
    """What a file says, and where.

    ``tree`` holds dicts with text keys, lists, text, ``int``, ``Decimal``, ``bool`` and ``None``. ``problems`` are
    faults that did not keep the file from being read (a duplicate key, of which the first counts) and warnings.
    """

    source: Source
    tree: dict[str, Any]
    values: dict[Path, Mark]
    keys: dict[Path, Mark]
    problems: tuple[Problem, ...] = ()

    def value_at(self, path: Path) -> Mark:
        """Return where the value at ``path`` begins, or the nearest value around it that the file has."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.values:
                return self.values[path[:length]]
        return Mark(1, 1)

    def key_at(self, path: Path) -> Mark:
        """Return where the key of the value at ``path`` stands; for a list item, the item."""
        for length in range(len(path), -1, -1):
            mark = self.keys.get(path[:length]) or self.values.get(path[:length])
            if mark:
                return mark
        return Mark(1, 1)


@dataclass(slots=True)
class _Open:
    """A group or a list whose end has not come yet. ``lines`` is where each key of a group stands first."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None
    lines: dict[str, int] = field(default_factory=dict)


class Unreadable(ScenarioError):
    """A text that is no YAML of the plain kind.

    ``rest`` is what it says once the slips in it are mended, ``None`` where that would be a guess; ``mended`` are the
    lines on which it says something else than the file.
    """

    def __init__(self, problems: Iterable[Problem], rest: Document | None = None, mended: Iterable[int] = ()) -> None:
        super().__init__(problems)
        self.rest = rest
        self.mended = frozenset(mended)


def read(text: str, name: str) -> Document:
    """Return what ``text`` says. ``name`` is the file's, for messages.

    Raises ``ScenarioError``, and nothing else whatever the text, when it is not one YAML document of groups, lists and
    plain values within the bounds of this module; where it can be read on after a slip, that is an ``Unreadable``.
    """
    source = safe_source(text, name)
    builder = _Builder(source)
    try:
        return builder.build()
    except ScenarioError as error:
        problems = list(error.problems)
    raise _read_on(source, builder.stopped, problems)


def _read_on(source: Source, stopped: Problem | None, problems: list[Problem]) -> Unreadable:
    """Look for what stands in the way further down, after the slip that stopped the reader."""
    lines: list[str] | None = list(source.lines)
    at: list[int] = []
    for _ in range(MOST_MENDED if len(source.text) <= LARGEST_MENDED else 0):
        lines = mended(lines, stopped) if lines is not None and stopped is not None else None
        if lines is None or stopped is None:
            break
        at.append(stopped.line)
        before, builder = (stopped.line, stopped.code), _Builder(Source(source.name, "\n".join(lines), tuple(lines)))
        with suppress(ScenarioError):
            return Unreadable(problems, builder.build(), at)
        stopped = builder.stopped
        if stopped is None or stopped.line < before[0] or (stopped.line, stopped.code) == before:
            break
        stopped = replace(stopped, line_text=source.line(stopped.line))
        problems.append(stopped)
    return Unreadable(problems)


def _typed(text: str) -> Any:
    """Only what looks one way to everybody is anything but text: ``no``, ``010``, ``12:30`` and dates are text."""
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text


class _Builder:
    """Makes a ``Document`` out of the parser's events, one pass, no recursion."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.values: dict[Path, Mark] = {}
        self.keys: dict[Path, Mark] = {}
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.root: Any = None
        self.begun = False
        self.last: ScalarEvent | None = None
        self.stopped: Problem | None = None
        """The slip after which nothing could be read."""

    def build(self) -> Document:
        self._refuse_directives()
        for count, event in enumerate(self._events()):
            if count > MOST_VALUES * 2:
                self._refuse(event, "too-many", f"the file has more than {MOST_VALUES} values", "shorten it")
            if isinstance(event, NodeEvent):
                self._node(event)
            elif isinstance(event, DocumentStartEvent) and self.begun:
                self._refuse(
                    event,
                    "second-document",
                    "a second document begins here",
                    "a file holds one scenario; take `---` away",
                )
            elif isinstance(event, DocumentEndEvent):
                self.begun = True
                if event.explicit:
                    self._refuse_rest(event)
                    break
            elif self.stack and not isinstance(event, DocumentStartEvent):
                self.stack.pop()
        return self._document()

    def _events(self) -> Iterator[Event]:
        try:
            yield from yaml.parse(self.source.text, Loader=LOADER)
        # The pure parser lets ValueError and OverflowError out for absurd escapes.
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            inside = self.values[self.stack[-1].path] if self.stack else None
            self.stopped = explain(self.source, error, self.last, inside)
            raise ScenarioError([*self.problems, self.stopped]) from None

    def _document(self) -> Document:
        if self.root is None:
            raise ScenarioError(
                [self.source.problem(WHOLE_FILE, "empty-file", "the file says nothing", "begin with `title: …`")]
            )
        if not isinstance(self.root, dict):
            what = "a list" if isinstance(self.root, list) else "one text"
            raise ScenarioError(
                [
                    self.source.problem(
                        self.values[()],
                        "not-a-scenario",
                        f"the file holds {what}, and a scenario is made of `key: value` lines",
                        "begin with `title: …`",
                    )
                ]
            )
        return Document(self.source, self.root, self.values, self.keys, tuple(self.problems))

    def _refuse(self, event: Event, code: str, message: str, hint: str) -> None:
        raise ScenarioError([*self.problems, self.source.problem(_place(event), code, message, hint)])

    def _refuse_directives(self) -> None:
        for number, line in enumerate(self.source.lines, 1):
            if line.startswith("%"):
                mark = Mark(number, 1)
                raise ScenarioError(
                    [self.source.problem(mark, "directive", "a scenario has no `%` lines", "take this line away")]
                )
            if line.strip() and not line.lstrip().startswith("#"):
                return

    def _refuse_rest(self, event: Event) -> None:
        number = _place(event).line
        for after, line in enumerate(self.source.lines[number:], number + 1):
            if line.strip() and not line.lstrip().startswith("#"):
                mark = Mark(after, 1)
                raise ScenarioError(
                    [
                        self.source.problem(
                            mark, "second-document", "the file ends at `...`, before this line", "take `...` away"
                        )
                    ]
                )

    def _node(self, event: NodeEvent) -> None:
        self._refuse_magic(event)
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._key(top, event)
        elif isinstance(event, ScalarEvent):
            self._scalar(event)
        else:
            self._collection(event)

    def _refuse_magic(self, event: NodeEvent) -> None:
        if isinstance(event, AliasEvent) or event.anchor is not None or getattr(event, "tag", None) is not None:
            self._refuse_beginning(event)

    def _refuse_beginning(self, event: Event) -> None:
        problem = special_beginning(self.source, _place(event))
        if problem is None:
            self._refuse(event, "unquoted-text", "scenarios have no anchors, aliases or tags", "write the value itself")
        else:
            self.stopped = problem
            raise ScenarioError([*self.problems, problem])

    def _key(self, top: _Open, event: NodeEvent) -> None:
        if not isinstance(event, ScalarEvent):
            self._refuse(
                event, "complex-key", "a key must be one word, not a list or a group", "put it in quotes if it is text"
            )
            return
        self.last = event
        mark, key = _place(event), self._clean(event)
        if key == "<<" and not event.style:
            self._refuse(event, "merge-key", "scenarios have no merge keys (`<<`)", "write the keys themselves")
        if not key.strip():
            self._refuse(event, "missing-key", "no key stands before this colon", "write `key: value`")
        if key in top.lines and len(self.problems) >= MOST_TOLD:
            self._refuse(event, "too-many", "and more keys stand twice", "mend these first")
        if key in top.lines:
            self.problems.append(
                self.source.problem(
                    mark,
                    "duplicate-key",
                    f"{shown(key)} stands here a second time; the first is in line {top.lines[key]}",
                    "keep one of the two",
                )
            )
            key = _AGAIN
        else:
            top.lines[key] = mark.line
            self.keys[(*top.path, key)] = mark
        top.key = key

    def _scalar(self, event: ScalarEvent) -> None:
        self.last = event
        text = self._clean(event)
        mark = _place(event)
        if not event.style:
            value = _typed(text)
            self._warn_of_hash(event)
        else:
            value = text
            if event.style in "|>" and not text.strip():
                self._refuse_beginning(event)
        path = self._place_value(value)
        self.values[path] = self.keys.get(path, mark) if text == "" and not event.style else mark

    def _collection(self, event: NodeEvent) -> None:
        if len(self.stack) == DEEPEST:
            self._refuse(
                event, "too-deep", f"more than {DEEPEST} levels stand inside one another here", "make it flatter"
            )
        value: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
        path = self._place_value(value)
        self.values[path] = _place(event)
        self.stack.append(_Open(value, path))

    def _place_value(self, value: Any) -> Path:
        if not self.stack:
            self.root = value
            return ()
        top = self.stack[-1]
        if isinstance(top.value, list):
            top.value.append(value)
            return (*top.path, len(top.value) - 1)
        key = top.key or ""
        top.key = None
        if key != _AGAIN:
            top.value[key] = value
        return (*top.path, key)

    def _clean(self, event: ScalarEvent) -> str:
        # The source is clean; only an escape in double quotes can bring in anything else.
        if event.style != '"':
            return event.value
        text = clean(event.value)
        if text.count(REPLACEMENT) > event.value.count(REPLACEMENT):
            bad = next(char for char in event.value if char != REPLACEMENT and clean(char) == REPLACEMENT)
            self.problems.append(unsafe_character(self.source, _place(event), bad))
        return text

    def _warn_of_hash(self, event: ScalarEvent) -> None:
        start, end = _place(event), _end(event)
        line = self.source.line(end.line)
        match = _CUT_BY_HASH.match(line, end.column - 1)
        if match is None or not event.value:
            return
        whole = line[start.column - 1 :].rstrip() if start.line == end.line else ""
        self.problems.append(
            self.source.problem(
                Mark(end.line, match.start(1) + 1),
                "cut-by-hash",
                "what follows `#` is a comment, and no part of the text",
                f"{put_in_quotes(whole)}; for a comment put a space after the `#`",
                "warning",
            )
        )


def _place(event: Event) -> Mark:
    mark = event.start_mark
    return Mark(mark.line + 1, mark.column + 1) if mark is not None else Mark(1, 1)


def _end(event: Event) -> Mark:
    mark = event.end_mark
    return Mark(mark.line + 1, mark.column + 1) if mark is not None else Mark(1, 1)
