"""Checking whole folders and packs: every file with all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from simulator.scenario.loading import check, load_resource, problems_in
from simulator.scenario.packs import ENDINGS, MANIFESTS, Item, OpenedPack, is_pack, open_pack
from simulator.scenario.problems import Problem, ScenarioError, has_errors, in_order


@dataclass(frozen=True, slots=True)
class Checked:
    """One file, or one pack as a whole, with its errors and warnings by place."""

    path: FilePath
    problems: tuple[Problem, ...]

    @property
    def valid(self) -> bool:
        """Whether it can be played."""
        return not has_errors(self.problems)


def check_paths(paths: Iterable[FilePath]) -> Iterator[Checked]:
    """Check what stands at ``paths``, each file once: files, folders with all below them, packs.

    In a folder hidden files and folders are passed over. Never raises for what is in a file; raises ``OSError`` when a
    folder cannot be read.
    """
    seen: set[FilePath] = set()
    for path in paths:
        for checked in _at(path):
            if checked.path not in seen:
                seen.add(checked.path)
                yield checked


def _at(path: FilePath) -> Iterator[Checked]:
    if is_pack(path):
        yield from _pack(open_pack(path))
    elif path.is_dir():
        for item in sorted(path.iterdir()):
            # A link to a folder may lead round in circles.
            if not item.name.startswith(".") and (_counts(item) or (item.is_dir() and not item.is_symlink())):
                yield from _at(item)
    elif path.name in MANIFESTS and is_pack(path.parent):
        yield from _pack(open_pack(path.parent))
    else:
        yield Checked(path, problems_in(path))


def _counts(item: FilePath) -> bool:
    return item.is_file() and (item.name.endswith(ENDINGS) or is_pack(item))


def _pack(opened: OpenedPack) -> Iterator[Checked]:
    languages: set[str] = set()
    scenarios: list[Checked] = []
    for file in opened.files:
        try:
            loaded = load_resource(Item(file), str(file.path))
            problems = check(loaded)
            languages.add(loaded.scenario.language)
        except ScenarioError as error:
            problems = error.problems
        scenarios.append(Checked(file.path, problems))
    yield Checked(opened.path, in_order([*opened.problems, *_languages(opened, languages)]))
    yield from scenarios


def _languages(opened: OpenedPack, found: set[str]) -> Iterator[Problem]:
    manifest = opened.manifest
    if manifest is None or not found or opened.where is None or found == set(manifest.languages):
        return
    source, mark = opened.where
    spoken = ", ".join(sorted(found))
    message = f"the manifest names other languages than the scenarios have: {spoken}"
    yield source.problem(mark, "pack-languages", message, f"write `languages: [{spoken}]`", "warning")
