from __future__ import annotations

from pathlib import Path

import pytest

from simulator.attempts import NetworkShare, shares
from simulator.attempts.shares import is_share, linux_mounts, macos_mounts, on_network
from simulator.attempts.store import Store

LINUX = r"""/dev/vda1 / ext4 rw,relatime 0 0
proc /proc proc rw,nosuid 0 0
server:/home /home nfs4 rw,vers=4.2 0 0
/dev/vdb1 /home/ana/local ext4 rw 0 0
//nas/team /mnt/team\040drive cifs rw,vers=3.1.1 0 0
ana@host:/ /mnt/ssh fuse.sshfs rw 0 0
drive /mnt/c 9p rw 0 0
/dev/fuse /mnt/photos fuse.gvfsd-fuse rw 0 0
short
"""

MACOS = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
//ana@nas.local/team on /Volumes/team (on nas) (smbfs, nodev, nosuid, mounted by ana)
nas:/export on /Volumes/export (nfs, nodev, nosuid)
"""


@pytest.mark.parametrize(
    ("path", "share"),
    [
        ("/srv/x.db", False),
        ("/home/ana/x.db", True),
        ("/home", True),
        ("/homes/x.db", False),
        ("/home/ana/local/x.db", False),
        ("/mnt/team drive/x.db", True),
        ("/mnt/ssh/x.db", True),
        ("/mnt/c/x.db", False),
        ("/mnt/photos/x.db", False),
    ],
)
def test_the_innermost_mount_decides_on_linux(path: str, share: bool) -> None:
    assert is_share(Path(path), list(linux_mounts(LINUX))) is share


@pytest.mark.parametrize(
    ("path", "share"),
    [("/Users/ana/x.db", False), ("/Volumes/team (on nas)/x.db", True), ("/Volumes/export/x.db", True)],
)
def test_the_innermost_mount_decides_on_macos(path: str, share: bool) -> None:
    assert is_share(Path(path), list(macos_mounts(MACOS))) is share


def test_a_later_mount_hides_an_earlier_one_at_the_same_point() -> None:
    mounts = [(Path("/data"), "nfs"), (Path("/data"), "ext4")]
    assert not is_share(Path("/data/x"), mounts)
    assert is_share(Path("/data/x"), mounts[::-1])


def test_where_nothing_is_known_nothing_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert not is_share(Path("/x"), [])

    def fail() -> None:
        raise OSError

    monkeypatch.setattr(shares, "_mounts", fail)
    assert not on_network(tmp_path)


def test_sqlite_on_a_share_is_refused_and_postgresql_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = tmp_path / "mounted"
    real.mkdir()
    (tmp_path / "link").symlink_to(real)
    monkeypatch.setattr(shares, "_mounts", lambda: iter([(Path("/"), "ext4"), (real, "nfs4")]))
    for path in (real / "x.db", real / "not" / "yet" / "x.db", tmp_path / "link" / "x.db"):
        with pytest.raises(NetworkShare, match="network share") as caught:
            Store(str(path))
        assert "postgresql://" in caught.value.advice
    assert list(real.iterdir()) == []
    Store(str(tmp_path / "x.db")).close()
