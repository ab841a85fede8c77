"""From a file to a scenario that can be played, or to everything that keeps it from that.

Three sieves, each with places: ``reader`` (is it YAML of the plain kind?), the model (is every field right?) and
``checks`` (do the parts fit together?).
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, Literal, Protocol

from pydantic import ValidationError

from simulator.scenario.checks import faults_between
from simulator.scenario.decoding import LARGEST, decode, plain_lines
from simulator.scenario.messages import in_plain_words
from simulator.scenario.model import Scenario
from simulator.scenario.names import unknown_names
from simulator.scenario.problems import (
    WHOLE_FILE,
    Problem,
    ScenarioError,
    Source,
    has_errors,
    in_order,
)
from simulator.scenario.reader import Document, Unreadable, read
from simulator.scenario.style import remarks


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scenario that can be played, and the file it came from.

    ``id`` is the file's name without its ending; ``text`` its source with ``\\n`` line ends and without a byte order
    mark; ``digest`` the SHA-256 of that text in UTF-8, as 64 hexadecimal digits.
    """

    id: str
    path: FilePath
    text: str
    digest: str
    scenario: Scenario = field(compare=False, repr=False)

    @property
    def name(self) -> str:
        """The name that no other language's scenario shares: ``en/extra-hot-diner``."""
        return f"{self.scenario.language}/{self.id}"


def load_file(path: str | os.PathLike[str]) -> Loaded:
    """Read the scenario in the file at ``path``.

    Raises ``ScenarioError`` with every problem when the file cannot be read or has errors; a file with warnings only
    is loaded (``check`` returns them).
    """
    return _load(decode(_bytes(FilePath(path)), str(path)), FilePath(path), FilePath(path).stem)


class Openable(Protocol):
    """A file that may stand inside an archive."""

    def open(self, mode: Literal["rb"]) -> Any:
        """Return its bytes to be read."""


def load_resource(item: Openable, path: str) -> Loaded:
    """Read the scenario in ``item``, perhaps inside an archive, and call its file ``path``. Raises as ``load_file``."""
    return _load(_text_of(item, path), FilePath(path), FilePath(path).stem)


def load_shipped(item: Openable, path: str) -> Loaded:
    """Read a scenario that ships with the program. Its parts were checked against each other before it was shipped, so
    that the library opens without doing so again. Raises as ``load_stored``.
    """
    return load_stored(_text_of(item, path), path)


def _text_of(item: Openable, path: str) -> str:
    try:
        with item.open("rb") as file:
            return decode(file.read(LARGEST + 1), path)
    except OSError as error:
        raise ScenarioError([_unreadable(path, error)]) from None


def load_text(text: str, name: str, id: str | None = None) -> Loaded:  # noqa: A002 - the agreed name
    """Read the scenario in ``text``. ``name`` is the file's, for messages, and gives the id unless ``id`` does.

    Raises ``ScenarioError`` with every problem when there are errors.
    """
    return _load(text, FilePath(name), id or FilePath(name).stem)


def load_stored(text: str, name: str, id: str | None = None) -> Loaded:  # noqa: A002 - the agreed name
    """Read again the text of a scenario that has been played, which passed the checks of its day.

    Today's checks between its parts are not run: whatever is asked of new files, what was begun can be gone on with.
    Raises ``ScenarioError`` when the model no longer takes it.
    """
    document = read(text, name)
    try:
        scenario = Scenario.model_validate(document.tree)
    except ValidationError as error:
        raise ScenarioError([*document.problems, *in_plain_words(error, document)]) from None
    return _loaded(text, FilePath(name), id or FilePath(name).stem, scenario)


def check(loaded: Loaded) -> tuple[Problem, ...]:
    """Return what is worth a look in a scenario that loaded: warnings, by place. Cheap enough for every keystroke."""
    document = read(loaded.text, str(loaded.path))
    return in_order(_every_problem(loaded.scenario, document))


def problems_in(path: str | os.PathLike[str]) -> tuple[Problem, ...]:
    """Return every error and warning of the file at ``path``, by place; never raises for what is in it."""
    try:
        return check(load_file(path))
    except ScenarioError as error:
        return error.problems


def _load(text: str, path: FilePath, name: str) -> Loaded:
    try:
        document = read(text, str(path))
    except Unreadable as error:
        raise ScenarioError([*error.problems, *_in_the_rest(error)]) from None
    scenario = _validated(document)
    faults = document.problems if has_errors(document.problems) else faults_between(scenario, document)
    if has_errors(faults):
        raise ScenarioError(_every_problem(scenario, document))
    return _loaded(text, path, name, scenario)


def _loaded(text: str, path: FilePath, name: str, scenario: Scenario) -> Loaded:
    source = plain_lines(text)
    digest = hashlib.sha256(source.encode("utf-8")).hexdigest()
    return Loaded(id=name, path=path, text=source, digest=digest, scenario=scenario)


def _every_problem(scenario: Scenario, document: Document) -> list[Problem]:
    # With a key twice it is open which of the two was meant, and every guess would bring false complaints.
    if has_errors(document.problems):
        return list(document.problems)
    return [*document.problems, *faults_between(scenario, document), *remarks(scenario, document)]


def _in_the_rest(unreadable: Unreadable) -> list[Problem]:
    """What the fields of a file have wrong beside the slips that keep it from being read."""
    if unreadable.rest is None or has_errors(unreadable.rest.problems):
        return []
    try:
        found = faults_between(_validated(unreadable.rest), unreadable.rest)
    except ScenarioError as error:
        found = list(error.problems)
    # Where something was mended, the file says something else.
    return [problem for problem in found if problem.severity == "error" and problem.line not in unreadable.mended]


def _validated(document: Document) -> Scenario:
    scenario = None
    try:
        scenario = Scenario.model_validate(document.tree)
    except ValidationError as error:
        found = in_plain_words(error, document)
    else:
        found = in_plain_words(None, document)
    if scenario is None or found:
        names = [] if has_errors(document.problems) else unknown_names(document, sound=False)
        raise ScenarioError([*document.problems, *found, *names])
    return scenario


def _bytes(path: FilePath) -> bytes:
    try:
        # A pipe or a device would block or never end.
        if not stat.S_ISREG(path.stat().st_mode):
            what = "a folder" if path.is_dir() else "not an ordinary file"
            raise ScenarioError([_of_file(str(path), "no-file", f"this is {what}", "name a .yaml file")])
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise ScenarioError([_unreadable(str(path), error)]) from None


def _unreadable(path: str, error: Exception) -> Problem:
    reason = getattr(error, "strerror", None) or str(error)
    return _of_file(path, "no-file", f"the file cannot be read: {reason}", "look at its name and its permissions")


def _of_file(path: str, code: str, message: str, hint: str) -> Problem:
    return Source.of(path, "").problem(WHOLE_FILE, code, message, hint)
