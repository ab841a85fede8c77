"""The scenarios that can be played: those that ship with Platinum, those in folders of one's own, and packs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path as FilePath

from simulator.scenario.loading import Loaded, Openable, load_file, load_resource, load_shipped
from simulator.scenario.packs import ENDINGS, Item, Pack, is_pack, open_pack
from simulator.scenario.problems import (
    WHOLE_FILE,
    ScenarioError,
    Source,
    UnknownScenario,
    as_name,
    has_errors,
    nearest,
    shown,
)

VARIABLE = "PLATINUM_SCENARIOS"
"""The environment variable that names folders and packs of one's own, separated as in ``PATH``."""

LANGUAGES = ("en", "fr")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A scenario file that has been seen and perhaps not read yet."""

    stem: str
    path: FilePath
    item: Openable | None = None
    pack: Pack | None = None

    def load(self) -> Loaded:
        if self.item is None:
            return load_file(self.path)
        load = load_resource if self.pack else load_shipped
        return load(self.item, str(self.path))


class Library:
    """All scenarios at hand. Files are read when they are asked for, and once.

    ``paths`` are folders, packs or files besides the shipped scenarios; ``None`` takes those of ``PLATINUM_SCENARIOS``.
    In a folder the ``.yaml`` and ``.yml`` files count, those one level below it, and the packs among them (see
    ``packs``). Files with errors are never passed over in silence: they stand in ``faulty``.
    """

    def __init__(self, paths: Iterable[str | os.PathLike[str]] | None = None) -> None:
        if paths is None:
            paths = [path for path in os.environ.get(VARIABLE, "").split(os.pathsep) if path]
        self._outside: list[ScenarioError] = []
        self._read: dict[FilePath, Loaded | ScenarioError] = {}
        self._entries: dict[FilePath, _Entry] = {}
        for entry in [*self._shipped(), *(entry for path in paths for entry in self._under(FilePath(path)))]:
            self._entries.setdefault(_resolved(entry.path), entry)
        self._sorted: tuple[list[Loaded], list[ScenarioError]] | None = None

    def all(self) -> list[Loaded]:
        """Return every scenario that can be played, by language, level and name."""
        return list(self._sort()[0])

    @property
    def faulty(self) -> list[ScenarioError]:
        """What keeps the other files and folders from being played, in the order in which they were found."""
        return list(self._sort()[1])

    def pack_of(self, loaded: Loaded) -> Pack | None:
        """Return what the manifest says of the pack that ``loaded`` came in; ``None`` when it came in none."""
        entry = self._entries.get(_resolved(loaded.path))
        return entry.pack if entry is not None else None

    def find(self, name: str) -> Loaded:
        """Return the scenario called ``name``: a stem, ``language/stem``, or the path of a file.

        Only files that may be meant are read. A file found by its path goes by its name from then on. Raises
        ``ScenarioError`` when that file has errors, and ``UnknownScenario``, with the nearest names, when there is none
        or when two languages have one.
        """
        language, _, stem = name.rpartition("/")
        entries = [entry for entry in self._entries.values() if entry.stem == stem]
        if entries and language in ("", *LANGUAGES):
            found = self._of_language(entries, language)
            if found is not None:
                return found
        if name.endswith(ENDINGS) or _is_file(name):
            packed = self._packed(name)
            if packed is not None:
                return packed
            if _exists(name):
                return self._taken_in(load_file(name))
            raise UnknownScenario(name, self._nearest(FilePath(name).stem), f"there is no file {shown(name)}")
        raise UnknownScenario(name, self._nearest(name))

    def _taken_in(self, loaded: Loaded) -> Loaded:
        """Let a file that was called by its path go by its name from now on, before others of that name."""
        place = _resolved(loaded.path)
        if place not in self._entries:
            self._entries = {place: _Entry(loaded.id, loaded.path), **self._entries}
            self._sorted = None
        self._read.setdefault(self._entries[place].path, loaded)
        return loaded

    def _packed(self, name: str) -> Loaded | None:
        """The scenario of a pack that is called by its place: ``workshop.zip/en/cold-soup.yaml``."""
        entry = self._entries.get(_resolved(FilePath(name)))
        if entry is None or entry.pack is None:
            return None
        loaded = self._load(entry)
        if isinstance(loaded, ScenarioError):
            raise loaded
        return loaded

    def _of_language(self, entries: list[_Entry], language: str) -> Loaded | None:
        found: dict[str, Loaded] = {}
        errors: list[ScenarioError] = []
        for entry in entries:
            loaded = self._load(entry)
            if isinstance(loaded, ScenarioError):
                errors.append(loaded)
            elif language in ("", loaded.scenario.language):
                found.setdefault(loaded.scenario.language, loaded)
        if len(found) > 1:
            names = tuple(sorted(loaded.name for loaded in found.values()))
            stem = entries[0].stem
            raise UnknownScenario(stem, names, f"more than one scenario is called {shown(stem)}")
        if errors and not found:
            raise errors[0]
        return next(iter(found.values()), None)

    def _load(self, entry: _Entry) -> Loaded | ScenarioError:
        if entry.path not in self._read:
            try:
                self._read[entry.path] = entry.load()
            except ScenarioError as error:
                self._read[entry.path] = error
        return self._read[entry.path]

    def _sort(self) -> tuple[list[Loaded], list[ScenarioError]]:
        if self._sorted is None:
            good: dict[str, Loaded] = {}
            faulty = list(self._outside)
            for entry in self._entries.values():
                loaded = self._load(entry)
                if isinstance(loaded, ScenarioError):
                    faulty.append(loaded)
                elif loaded.name not in good:
                    good[loaded.name] = loaded
                elif good[loaded.name].digest != loaded.digest:
                    message = f"{shown(loaded.name)} is also the name of {good[loaded.name].path}, which is used"
                    faulty.append(_refusal(entry.path, "same-name", message, "give this file another name"))
            order = sorted(good.values(), key=lambda one: (one.scenario.language, one.scenario.level, one.id))
            self._sorted = order, faulty
        return self._sorted

    def _nearest(self, name: str) -> tuple[str, ...]:
        stems = dict.fromkeys(entry.stem for entry in self._entries.values())
        return nearest(as_name(name.rpartition("/")[2]), stems, most=3)

    def _shipped(self) -> Iterator[_Entry]:
        try:
            root = resources.files("scenarios")
            for language in LANGUAGES:
                folder = root.joinpath(language)
                files = [item for item in folder.iterdir() if item.name.endswith(ENDINGS)] if folder.is_dir() else []
                for item in sorted(files, key=lambda item: item.name):
                    yield _Entry(FilePath(item.name).stem, FilePath(str(item)), item)
        except (ModuleNotFoundError, OSError) as error:
            self._outside.append(
                _refusal(
                    FilePath("scenarios"), "no-file", f"the shipped scenarios are missing: {error}", "install again"
                )
            )

    def _under(self, path: FilePath) -> Iterator[_Entry]:
        try:
            path = path.expanduser()
            if is_pack(path):
                yield from self._in_pack(path)
            elif not path.is_dir():
                yield _Entry(path.stem, path)
            else:
                yield from self._in_folder(path)
        except (OSError, RuntimeError, ValueError) as error:
            message = f"the folder cannot be read: {getattr(error, 'strerror', None) or error}"
            self._outside.append(_refusal(path, "no-file", message, "look at its name and its permissions"))

    def _in_folder(self, path: FilePath) -> Iterator[_Entry]:
        below: list[FilePath] = []
        for item in _visible(path):
            if is_pack(item):
                yield from self._in_pack(item)
            elif item.is_dir():
                below += [low for low in _visible(item) if not low.is_dir()]
            else:
                below.append(item)
        for item in sorted(below, key=lambda item: (len(item.parts), item)):
            if item.name.endswith(ENDINGS):
                yield _Entry(item.stem, item)

    def _in_pack(self, path: FilePath) -> Iterator[_Entry]:
        opened = open_pack(path)
        if has_errors(opened.problems):
            self._outside.append(ScenarioError(opened.problems))
        if opened.manifest is not None:
            for file in opened.files:
                yield _Entry(file.path.stem, file.path, Item(file), opened.manifest)


def _visible(folder: FilePath) -> list[FilePath]:
    return sorted(item for item in folder.iterdir() if not item.name.startswith("."))


def _resolved(path: FilePath) -> FilePath:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path


def _exists(name: str) -> bool:
    try:
        return FilePath(name).exists()
    except (OSError, ValueError):
        return False


def _is_file(name: str) -> bool:
    try:
        return FilePath(name).is_file()
    except (OSError, ValueError):
        return False


def _refusal(path: FilePath, code: str, message: str, hint: str) -> ScenarioError:
    return ScenarioError([Source.of(str(path), "").problem(WHOLE_FILE, code, message, hint)])
