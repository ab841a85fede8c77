"""Names that lead to nothing. Looked up in the file as it stands, so that a mistake elsewhere does not hide them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from simulator.scenario import model
from simulator.scenario.parts import Part, parts_in
from simulator.scenario.problems import MOST_TOLD, Path, Problem, as_name, did_you_mean, shown
from simulator.scenario.reader import Document

FACT_KEYS = ("found", "again", "takes_up", "ignored")
MEANS_KEYS = ("offers", "discloses", "waives", "slips", "offered", "disclosed", "waived", "slipped")
PROMISE_KEYS = ("promises", "keeps", "promised", "kept", "broken")
BEAT_KEYS = ("visited",)
PHRASE_KEYS: dict[Part, tuple[str, ...]] = {
    model.Condition: ("mentions",),
    model.Fact: ("asked", "words"),
    model.Means: ("words",),
    model.Promise: ("words",),
    model.Hears: ("words",),
}
"""Where words to look for stand, so that ``@name`` may stand there too."""
SEES_THE_END = (("customer", "wants"), ("customer", "criteria"), ("audience", "reactions"))
"""What is looked at after each reply with the place that it led to, which may be an ending."""


def unknown_names(document: Document, sound: bool) -> list[Problem]:
    """Return a problem for each name in the file that nothing goes by, the first ``MOST_TOLD`` of them.

    ``sound`` says that every field is right. Where it is not, a group that is not there may be there under a
    misspelt key, and its names are not missed.
    """
    return list(islice(_Names(document, sound).problems(), MOST_TOLD))


def phrases_in(tree: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Return every phrase to look for in a file that the model took, with its place; those of the lists too."""
    for path, part, group in parts_in(tree):
        for key in PHRASE_KEYS.get(part, ()):
            yield from _each((*path, key), group.get(key))
    for name, phrases in (tree.get("words") or {}).items():
        yield from _each(("words", name), phrases)


class _Group:
    """The names of one kind that a file has: as written, and as the rules for names would have them.

    A name that breaks those rules is told by the model, and is not missed here too.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = list(names)
        self._meant = {*self.names, *map(as_name, self.names)}

    def has(self, name: str) -> bool:
        return name in self._meant or as_name(name) in self._meant


class _Names:
    def __init__(self, document: Document, sound: bool) -> None:
        self.document = document
        tree = document.tree
        customer = tree.get("customer")
        self.beats = _group(tree.get("beats"), sound)
        self.endings = _group(tree.get("endings"), sound)
        self.open_endings = _open(tree.get("endings"))
        self.means = _group(tree.get("means"), sound)
        self.facts = _group(customer.get("facts") if isinstance(customer, dict) else None, sound)
        self.promises = _group(tree.get("promises"), sound)
        self.lists = _group(tree.get("words"), sound)
        self.places = None
        if self.beats is not None and self.endings is not None:
            self.places = _Group([*self.beats.names, *self.endings.names])

    def problems(self) -> Iterator[Problem]:
        for path, part, group in parts_in(self.document.tree):
            if issubclass(part, model.Branch):
                yield from self._known((*path, "go"), group.get("go"), "beat or ending", "go", self.places)
                yield from self._known((*path, "reveals"), group.get("reveals"), "fact", "fact", self.facts)
            elif part is model.Condition:
                yield from self._in_condition(path, group)
            elif part is model.Open:
                yield from self._known((*path, "beat"), group.get("beat"), "beat", "beat", self.beats)
            elif part is model.Playthrough:
                yield from self._ending((*path, "ends"), group.get("ends"), "unknown-ending")
            elif part is model.Scenario:
                yield from self._ending(("timeout",), group.get("timeout"), "unknown-timeout")
                yield from self._known(("start",), group.get("start"), "beat", "start", self.beats)
                yield from self._nested(group.get("words"))
            for key in PHRASE_KEYS.get(part, ()):
                yield from self._lists((*path, key), group.get(key))
        yield from self._twice()

    def _twice(self) -> Iterator[Problem]:
        beats = set(self.beats.names) if self.beats else set()
        for name in self.endings.names if self.endings else ():
            if name in beats:
                message = f"{shown(name)} is the name of a beat and of an ending"
                mark = self.document.key_at(("endings", name))
                yield self.document.source.problem(mark, "name-twice", message, "give one of them another name")

    def _in_condition(self, path: Path, group: dict[str, Any]) -> Iterator[Problem]:
        for key, value in group.items():
            if key in FACT_KEYS:
                yield from self._known((*path, key), value, "fact", "fact", self.facts)
            elif key in MEANS_KEYS:
                yield from self._known((*path, key), value, "means", "means", self.means)
            elif key in PROMISE_KEYS:
                yield from self._known((*path, key), value, "promise", "promise", self.promises)
            elif key in BEAT_KEYS:
                yield from self._visited((*path, key), value)

    def _visited(self, path: Path, value: Any) -> Iterator[Problem]:
        sees_the_end = path[:2] in SEES_THE_END
        for place, name in _each(path, value):
            if self.endings is None or not self.endings.has(name):
                yield from self._known(place, name, "beat", "beat", self.beats)
            elif not sees_the_end and name not in self.open_endings:
                message = f"{shown(name)} is an ending, and nothing comes after it"
                hint = "name a beat; or give the ending `open: …`, so that the customer comes back"
                yield self._problem(place, "never-holds", message, hint)

    def _lists(self, path: Path, value: Any) -> Iterator[Problem]:
        for place, phrase in _each(path, value):
            if phrase.startswith(model.LIST_SIGN):
                yield from self._known(place, phrase[1:], "list of words", "list", self.lists)

    def _nested(self, value: Any) -> Iterator[Problem]:
        for name, phrases in value.items() if isinstance(value, dict) else ():
            for place, phrase in _each(("words", name), phrases):
                if phrase.startswith(model.LIST_SIGN):
                    message = f"a list of words holds words, and {shown(phrase)} is a list"
                    yield self._problem(place, "list-in-list", message, "write its words here")

    def _known(self, path: Path, value: Any, kind: str, code: str, known: _Group | None) -> Iterator[Problem]:
        for place, name in _each(path, value):
            if known is not None and not known.has(name):
                names = known.names
                listed = f"there are: {', '.join(names)}" if names else f"the scenario has no {kind} at all"
                hint = did_you_mean(name, names) or listed
                yield self._problem(place, f"unknown-{code}", f"there is no {kind} called {shown(name)}", hint)

    def _ending(self, path: Path, value: Any, code: str) -> Iterator[Problem]:
        for place, name in _each(path, value):
            if self.endings is None or self.endings.has(name):
                continue
            names = self.endings.names
            is_beat = self.beats is not None and self.beats.has(name)
            listed = f"the endings: {', '.join(names)}"
            if is_beat:
                yield self._problem(place, code, f"{shown(name)} is a beat, not an ending", listed)
            else:
                hint = did_you_mean(name, names) or listed
                yield self._problem(place, code, f"there is no ending called {shown(name)}", hint)

    def _problem(self, path: Path, code: str, message: str, hint: str) -> Problem:
        return self.document.source.problem(self.document.value_at(path), code, message, hint)


def _group(value: Any, sound: bool) -> _Group | None:
    """The names of a group; ``None`` when nothing can be said about what belongs to it."""
    if isinstance(value, dict):
        return _Group(value)
    return _Group(()) if sound else None


def _open(endings: Any) -> set[str]:
    """The endings after which the customer comes back, so that the next attempt may ask for them."""
    if not isinstance(endings, dict):
        return set()
    return {name for name, ending in endings.items() if isinstance(ending, dict) and ending.get("open") is not None}


def _each(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    values = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
    for number, name in values:
        # A name of digits is read as a number.
        if isinstance(name, str | int) and not isinstance(name, bool):
            yield path if number is None else (*path, number), str(name)
