"""Zip files from strangers: listed and read in memory, never extracted, and bounded before anything is unpacked."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from pathlib import PurePosixPath

from scoring.text import clean
from simulator.scenario.decoding import LARGEST
from simulator.scenario.problems import WHOLE_FILE, Problem, ScenarioError, Source, shown

LARGEST_ARCHIVE = 4 * 1024 * 1024
"""The most bytes that a zip may have; a hundred long scenarios have about two million."""
MOST_ENTRIES = 1000
MOST_BYTES = 16 * 1024 * 1024
"""The most bytes that the scenarios in a zip may have together, unpacked."""
DEEPEST = 4
"""The most folders inside one another in which scenarios are looked for."""

_PLAIN = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How files may be packed: the ways in which Python unpacks no more at a time than it is asked for."""
_ENCRYPTED = 0x1
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    LookupError,
    OSError,
)
"""Whatever reading a damaged zip has been seen to raise."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a zip. ``name`` is its way from the top of the zip, with ``/``; ``path`` names it in messages."""

    name: str
    path: FilePath
    archive: zipfile.ZipFile = field(repr=False, compare=False)
    info: zipfile.ZipInfo = field(repr=False, compare=False)

    def read_bytes(self) -> bytes:
        """Return what the file holds, at most a byte more than a scenario may have. Raises ``ScenarioError``."""
        try:
            with self.archive.open(self.info) as file:
                return file.read(LARGEST + 1)
        except _DAMAGE as error:
            message = f"the zip is damaged here: {error}"
            raise ScenarioError([refusal(self.path, "damaged-zip", message, "pack it again")]) from None


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a zip that end in one of the wanted endings, and what is wrong with the others that do."""

    members: tuple[Member, ...]
    problems: tuple[Problem, ...]


def list_archive(path: FilePath, endings: tuple[str, ...]) -> Listing:
    """List what may be read in the zip at ``path``. Only names and sizes are looked at.

    Files that would lead outside, links, locked files, and doubles are told and left out; hidden ones and files of
    other kinds are passed over. Raises ``ScenarioError`` when the file as a whole is none, is damaged, or is too large.
    """
    archive = _opened(path)
    infos = archive.infolist()
    if len(infos) > MOST_ENTRIES:
        message = f"the zip holds more than {MOST_ENTRIES} files"
        raise ScenarioError([refusal(path, "too-many", message, "pack the scenarios alone")])
    members: dict[str, Member] = {}
    problems: list[Problem] = []
    for info in infos:
        name = info.filename.replace("\\", "/")
        if not name.endswith(endings) or _is_hidden(name):
            continue
        fault = _fault(info, name) or ("the name stands twice in the zip" if name in members else "")
        if fault:
            told = refusal(path, "unsafe-file", f"{shown(name)} is left out: {fault}", "pack it again without it")
            problems.append(told)
        else:
            members[name] = Member(name, path / name, archive, info)
    if sum(member.info.file_size for member in members.values()) > MOST_BYTES:
        message = f"unpacked, the scenarios in the zip would have more than {MOST_BYTES // 1024 // 1024} MiB"
        raise ScenarioError([refusal(path, "too-large", message, "make several packs of it")])
    return Listing(tuple(sorted(members.values(), key=lambda member: member.name)), tuple(problems))


def refusal(path: FilePath, code: str, message: str, hint: str) -> Problem:
    """Return the problem of a file as a whole."""
    return Source.of(str(path), "").problem(WHOLE_FILE, code, message, hint)


def _opened(path: FilePath) -> zipfile.ZipFile:
    data = _bytes_of(path)
    if len(data) > LARGEST_ARCHIVE:
        message = f"the zip is larger than {LARGEST_ARCHIVE // 1024 // 1024} MiB"
        raise ScenarioError([refusal(path, "too-large", message, "make several packs of it")])
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        message = f"this is no zip, or a damaged one: {error}"
        raise ScenarioError([refusal(path, "damaged-zip", message, "pack it again")]) from None


def _bytes_of(path: FilePath) -> bytes:
    """Return what is in the file, at most a byte more than a zip may have."""
    try:
        # A pipe or a device would block or never end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise ScenarioError([refusal(path, "no-file", "this is not an ordinary file", "name a .zip file")])
        with path.open("rb") as file:
            return file.read(LARGEST_ARCHIVE + 1)
    except (OSError, ValueError) as error:
        message = f"the file cannot be read: {getattr(error, 'strerror', None) or error}"
        raise ScenarioError([refusal(path, "no-file", message, "look at its name and its permissions")]) from None


def _is_hidden(name: str) -> bool:
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in name.split("/"))


def _fault(info: zipfile.ZipInfo, name: str) -> str:
    """Why a file of the zip is not read; the empty string when it may be."""
    parts = PurePosixPath(name).parts
    if name.startswith("/") or ".." in parts or ":" in parts[0]:
        return "its name leads outside of the zip"
    if clean(name) != name:
        return "invisible control characters stand in its name"
    if len(parts) > DEEPEST + 1:
        return f"it stands in more than {DEEPEST} folders"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "it is a link"
    if info.flag_bits & _ENCRYPTED:
        return "it is locked with a password"
    if info.compress_type not in _PLAIN:
        return "it is packed in an unusual way"
    return ""
