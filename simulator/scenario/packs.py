"""Packs: scenarios that somebody hands on, as a folder or a zip with a manifest ``pack.yaml``.

A pack is content only. Nothing in it is run, unpacked or followed out of it, whoever made it::

    title: Autumn workshop
    author: The training room
    languages: [en]
    version: 1.2
    licence: CC BY 4.0
    scenarios: [cold-soup, en/late-train]     # left out: all there are
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Annotated, BinaryIO, Literal, Protocol

from pydantic import BeforeValidator, Field, ValidationError

from simulator.scenario.archives import DEEPEST, Listing, list_archive, refusal
from simulator.scenario.decoding import LARGEST, decode
from simulator.scenario.messages import in_plain_words
from simulator.scenario.problems import Mark, Path, Problem, ScenarioError, Source, did_you_mean, has_errors, shown
from simulator.scenario.reader import Document, read
from simulator.scenario.values import Part, Text

MANIFESTS = ("pack.yaml", "pack.yml")
ARCHIVE = ".zip"
ENDINGS = (".yaml", ".yml")
MOST_FILES = 400
"""The most scenarios that a pack may have."""

EXAMPLE = "write `title: …`, `author: …`, `languages: [en]`, `version: 1.0` and `licence: …` into it"


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]


class Pack(Part):
    """What a manifest says about a pack."""

    title: Text = Field(description="the name of the pack")
    author: Text = Field(description="who made it")
    languages: Annotated[list[Literal["en", "fr"]], BeforeValidator(_as_list), Field(min_length=1, max_length=2)] = (
        Field(description="the languages of its scenarios")
    )
    version: Text = Field(description="which edition this is, such as 1.2")
    licence: Text = Field(description="what others may do with it, such as CC BY 4.0")
    about: Text | None = Field(None, description="what it is for, in a sentence or two")
    scenarios: Annotated[list[Text], Field(min_length=1, max_length=MOST_FILES)] | None = Field(
        None, description="the files that belong to it; left out, all there are"
    )


class Readable(Protocol):
    """A file of a pack."""

    @property
    def name(self) -> str:
        """The way to it from the top of the pack, with ``/``."""

    @property
    def path(self) -> FilePath:
        """What it is called in messages, and by which the library knows it."""

    def read_bytes(self) -> bytes:
        """Return what it holds, at most a byte more than a scenario may have. Raises ``ScenarioError``."""


@dataclass(frozen=True, slots=True)
class Item:
    """A scenario file of a pack, which the library opens like one that ships."""

    file: Readable

    def open(self, mode: Literal["rb"]) -> BinaryIO:  # noqa: ARG002 - as other files are opened
        """Return its bytes to be read. Raises ``ScenarioError``."""
        return io.BytesIO(self.file.read_bytes())


@dataclass(frozen=True, slots=True)
class OpenedPack:
    """A pack that has been looked into: its manifest where that could be read, its scenario files, its problems.

    ``where`` is where the manifest names the languages.
    """

    path: FilePath
    manifest: Pack | None
    files: tuple[Readable, ...]
    problems: tuple[Problem, ...]
    where: tuple[Source, Mark] | None = None


@dataclass(frozen=True, slots=True)
class _InFolder:
    name: str
    path: FilePath

    def read_bytes(self) -> bytes:
        try:
            with self.path.open("rb") as file:
                return file.read(LARGEST + 1)
        except OSError as error:
            message = f"the file cannot be read: {error.strerror}"
            raise ScenarioError([refusal(self.path, "no-file", message, "look at its permissions")]) from None


def is_pack(path: FilePath) -> bool:
    """Say whether ``path`` is a zip, or a folder with a manifest; ``False`` for what cannot be looked at."""
    try:
        if path.is_dir():
            return any((path / name).is_file() for name in MANIFESTS)
        return path.suffix.lower() == ARCHIVE and path.is_file()
    except (OSError, ValueError):
        return False


def open_pack(path: FilePath) -> OpenedPack:
    """Look into the pack at ``path``, a zip or a folder; never raises for what is in it."""
    try:
        listing = _list_folder(path) if path.is_dir() else _list_zip(path)
    except ScenarioError as error:
        return OpenedPack(path, None, (), error.problems)
    manifests = sorted(
        (file for file in listing.members if _base(file) in MANIFESTS), key=lambda file: _depth(file.name)
    )
    if not manifests:
        told = refusal(path / MANIFESTS[0], "no-manifest", f"the pack has no {MANIFESTS[0]}", EXAMPLE)
        return OpenedPack(path, None, (), (*listing.problems, told))
    first = manifests[0]
    top = first.name.removesuffix(_base(first))
    files = tuple(file for file in listing.members if file.name.startswith(top) and _base(file) not in MANIFESTS)
    return _with_manifest(path, first, top, files, listing.problems)


@dataclass(frozen=True, slots=True)
class _Files:
    members: tuple[Readable, ...]
    problems: tuple[Problem, ...]


def _with_manifest(
    path: FilePath, manifest: Readable, top: str, files: tuple[Readable, ...], problems: tuple[Problem, ...]
) -> OpenedPack:
    try:
        document = read(decode(manifest.read_bytes(), str(manifest.path)), str(manifest.path))
        pack = _validated(document)
    except ScenarioError as error:
        return OpenedPack(path, None, files, (*problems, *error.problems))
    chosen, missing = _chosen(pack, document, top, files)
    if not chosen and not missing:
        missing = [refusal(path, "no-scenario", "there are no scenarios (.yaml files) in the pack", "put some into it")]
    where = document.source, document.value_at(("languages",))
    return OpenedPack(path, pack, chosen, (*problems, *document.problems, *missing), where)


def _validated(document: Document) -> Pack:
    pack = None
    try:
        pack = Pack.model_validate(document.tree)
    except ValidationError as error:
        found = in_plain_words(error, document, Pack)
    else:
        found = in_plain_words(None, document, Pack)
    if pack is None or found or has_errors(document.problems):
        raise ScenarioError([*document.problems, *found])
    return pack


def _chosen(
    pack: Pack, document: Document, top: str, files: tuple[Readable, ...]
) -> tuple[tuple[Readable, ...], list[Problem]]:
    """Return the files that the manifest names, and a problem for each that is not among those listed."""
    if pack.scenarios is None:
        return files, []
    known: dict[str, Readable] = {}
    for file in files:
        inside = file.name.removeprefix(top)
        for name in (inside, inside.rpartition(".")[0], inside.rpartition("/")[2].rpartition(".")[0]):
            known.setdefault(name, file)
    chosen: dict[str, Readable] = {}
    problems: list[Problem] = []
    for number, name in enumerate(pack.scenarios):
        found = known.get(name.removeprefix("./"))
        if found is not None:
            chosen[found.name] = found
            continue
        place: Path = ("scenarios", number)
        hint = (
            did_you_mean(name, known) or f"there are: {', '.join(sorted(one.name.removeprefix(top) for one in files))}"
        )
        message = f"there is no scenario {shown(name)} in the pack"
        problems.append(document.source.problem(document.value_at(place), "unknown-scenario", message, hint))
    return tuple(chosen.values()), problems


def _list_zip(path: FilePath) -> _Files:
    listing: Listing = list_archive(path, ENDINGS)
    return _bounded(path, _Files(listing.members, listing.problems))


def _list_folder(path: FilePath) -> _Files:
    """List the YAML files of a folder and those below it, none of them by a way that leads out of it."""
    root = path.resolve()
    members: list[Readable] = []
    problems: list[Problem] = []
    for file in _walk(path):
        if len(members) > MOST_FILES:
            break
        if not file.resolve().is_relative_to(root):
            told = "it is a link that leads outside of the pack"
            problems.append(refusal(file, "unsafe-file", f"{shown(file.name)} is left out: {told}", "copy the file"))
        elif file.is_file():
            members.append(_InFolder(file.relative_to(path).as_posix(), file))
    return _bounded(path, _Files(tuple(members), tuple(problems)))


def _walk(root: FilePath) -> Iterator[FilePath]:
    for folder, folders, names in os.walk(root):
        here = FilePath(folder)
        deep = len(here.relative_to(root).parts) >= DEEPEST
        folders[:] = [] if deep else sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(ENDINGS) and not name.startswith("."):
                yield here / name


def _bounded(path: FilePath, files: _Files) -> _Files:
    if len(files.members) > MOST_FILES:
        message = f"the pack holds more than {MOST_FILES} scenarios"
        raise ScenarioError([refusal(path, "too-many", message, "make several packs of it")])
    return files


def _base(file: Readable) -> str:
    return file.name.rpartition("/")[2]


def _depth(name: str) -> int:
    return name.count("/")
