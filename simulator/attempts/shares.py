"""Whether a path lies on a network share, where SQLite's locks can't be relied on."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# Kinds of file system whose files live on another computer. Shares between a computer and its own virtual machine
# (9p, virtiofs, vboxsf) are not among them.
_NETWORK = frozenset(
    "afpfs afs beegfs ceph cifs coda davfs davfs2 ftp gfs gfs2 glusterfs gpfs lustre ncpfs nfs nfs3 nfs4 ocfs2 "
    "orangefs smb smb2 smb3 smbfs sshfs webdav".split()
)
_ESCAPE = re.compile(r"\\([0-7]{3})")
_MACOS_MOUNT = re.compile(r"^.+ on (?P<point>.+) \((?P<kind>[^,)]+)")
_DRIVE_REMOTE = 4


def on_network(path: Path) -> bool:
    """Say whether ``path``, which need not exist yet, lies on a network share; False when it can't be found out."""
    try:
        nearest = next((folder for folder in (path, *path.parents) if folder.exists()), path)
        real = nearest.resolve()
        if sys.platform == "win32":
            return _windows_share(real)
        return is_share(real, list(_mounts()))
    except (OSError, subprocess.SubprocessError):
        return False


def is_share(path: Path, mounts: list[tuple[Path, str]]) -> bool:
    """Say whether the innermost of ``mounts`` (point, kind of file system) that holds ``path`` is a network one."""
    # Later mounts hide earlier ones at the same point.
    holding = [(len(point.parts), order, kind) for order, (point, kind) in enumerate(mounts) if _holds(point, path)]
    if not holding:
        return False
    kind = max(holding)[2].lower()
    return kind in _NETWORK or kind.removeprefix("fuse.") in _NETWORK


def linux_mounts(table: str) -> Iterator[tuple[Path, str]]:
    """Read the text of ``/proc/self/mounts``: point and kind of every mount."""
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) >= 3:
            yield Path(_ESCAPE.sub(lambda code: chr(int(code[1], 8)), fields[1])), fields[2]


def macos_mounts(table: str) -> Iterator[tuple[Path, str]]:
    """Read what ``mount`` prints on macOS: point and kind of every mount."""
    for line in table.splitlines():
        if found := _MACOS_MOUNT.match(line):
            yield Path(found["point"]), found["kind"]


def _holds(point: Path, path: Path) -> bool:
    return point == path or point in path.parents


def _mounts() -> Iterator[tuple[Path, str]]:
    if sys.platform == "darwin":
        listed = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=True)
        return macos_mounts(listed.stdout)
    return linux_mounts(Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace"))


def _windows_share(path: Path) -> bool:
    if path.drive.startswith("\\\\"):
        return True
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there on Windows
    return bool(kernel.GetDriveTypeW(f"{path.drive}\\") == _DRIVE_REMOTE)
