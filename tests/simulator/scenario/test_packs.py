"""Packs: what an honest one gives, and what a hostile one does not get."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.scenario import Library, ScenarioError, UnknownScenario, archives, packs
from simulator.scenario.checking import check_paths
from simulator.scenario.packs import open_pack
from tests.shipped import shipped
from tests.simulator.scenario.conftest import HERE

SOUND = (HERE / "sound.yaml").read_bytes()
MANIFEST = "title: Workshop\nauthor: Ana\nlanguages: [en]\nversion: 1.10\nlicence: CC BY 4.0\n"
SHIPPED = {loaded.name for loaded in shipped()}

Make = Callable[..., Path]


@pytest.fixture
def pack(tmp_path: Path) -> Make:
    """Make a zip of names and contents; a manifest comes with it unless it is given, or None."""

    def make(files: dict[str, bytes | str | zipfile.ZipInfo], manifest: str | None = MANIFEST, **how: object) -> Path:
        path = tmp_path / "workshop.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            if manifest is not None:
                archive.writestr("pack.yaml", manifest)
            for name, content in files.items():
                archive.writestr(how.get(name, name), content)  # type: ignore[arg-type]
        return path

    return make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "workshop"
    (root / "en").mkdir(parents=True)
    (root / "pack.yaml").write_text(MANIFEST, encoding="utf-8")
    (root / "umbrella.yaml").write_bytes(SOUND)
    (root / "en" / "second.yaml").write_bytes(SOUND)
    return root


def own(library: Library) -> list[str]:
    return [loaded.name for loaded in library.all() if loaded.name not in SHIPPED]


def codes(path: Path) -> list[str]:
    return [problem.code for checked in check_paths([path]) for problem in checked.problems]


# --- honest packs ----------------------------------------------------------------------------------------------------


def test_a_zip_is_played_without_being_unpacked(pack: Make, tmp_path: Path) -> None:
    path = pack({"umbrella.yaml": SOUND, "en/second.yaml": SOUND, "README.txt": "x", "__MACOSX/._umbrella.yaml": "x"})
    library = Library([path])
    assert own(library) == ["en/second", "en/umbrella"]
    assert library.faulty == []
    loaded = library.find("umbrella")
    about = library.pack_of(loaded)
    assert about is not None
    assert (about.title, about.author, about.version, about.languages) == ("Workshop", "Ana", "1.10", ["en"])
    assert library.pack_of(library.find(next(iter(SHIPPED)))) is None
    assert library.find(f"{path}/en/second.yaml").id == "second"
    assert [item.name for item in tmp_path.iterdir()] == ["workshop.zip"]
    assert codes(path) == []


def test_a_folder_is_a_pack_by_its_manifest(folder: Path) -> None:
    library = Library([folder])
    assert own(library) == ["en/second", "en/umbrella"]
    assert {library.pack_of(library.find(name)).title for name in own(library)} == {"Workshop"}  # type: ignore[union-attr]


def test_packs_lie_in_a_folder_beside_other_scenarios(folder: Path, pack: Make, tmp_path: Path) -> None:
    pack({"zipped.yaml": SOUND})
    (tmp_path / "loose.yaml").write_bytes(SOUND)
    library = Library([tmp_path])
    assert own(library) == ["en/loose", "en/second", "en/umbrella", "en/zipped"]
    assert library.faulty == []
    assert library.pack_of(library.find("loose")) is None
    assert [checked.path.name for checked in check_paths([tmp_path])] == [
        "loose.yaml", "workshop", "umbrella.yaml", "second.yaml", "workshop.zip", "zipped.yaml",
    ]  # fmt: skip


def test_several_stand_in_the_environment(folder: Path, pack: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    zipped = pack({"zipped.yaml": SOUND})
    monkeypatch.setenv("PLATINUM_SCENARIOS", os.pathsep.join([str(folder), str(zipped)]))
    assert own(Library()) == ["en/second", "en/umbrella", "en/zipped"]


def test_a_zip_of_a_folder_has_its_manifest_one_level_down(pack: Make) -> None:
    path = pack({"ours/pack.yaml": MANIFEST, "ours/en/a.yaml": SOUND, "elsewhere/b.yaml": SOUND}, manifest=None)
    assert own(Library([path])) == ["en/a"]


@pytest.mark.parametrize("name", ["b", "deep/b", "deep/b.yaml", "./deep/b.yaml"])
def test_the_manifest_may_name_what_belongs_to_it(pack: Make, name: str) -> None:
    path = pack({"a.yaml": SOUND, "deep/b.yaml": SOUND}, manifest=f"{MANIFEST}scenarios: ['{name}']\n")
    assert own(Library([path])) == ["en/b"]


# --- what is wrong with a manifest -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("manifest", "expected", "hint"),
    [
        (None, "no-manifest", "title"),
        ("title: x\n", "missing-key", "author"),
        (MANIFEST.replace("licence", "license"), "unknown-key", "did you mean `licence`?"),
        (MANIFEST.replace("[en]", "[de]"), "unknown-value", "en, fr"),
        (f"{MANIFEST}scenarios: [umbrela]\n", "unknown-scenario", "did you mean `umbrella`?"),
        (f"{MANIFEST}scenarios: [../../../etc/passwd]\n", "unknown-scenario", "umbrella.yaml"),
        (f"{MANIFEST}scenarios: [/etc/passwd]\n", "unknown-scenario", "umbrella.yaml"),
        (f"{MANIFEST}run: rm -rf /\n", "unknown-key", "the keys here: title, author"),
        (f"{MANIFEST}about: !!python/object/apply:os.system [ls]\n", "unquoted-text", ""),
        (MANIFEST.replace("[en]", "[fr]"), "pack-languages", "write `languages: [en]`"),
    ],
)
def test_a_fault_of_the_manifest_is_told_with_its_place(
    pack: Make, manifest: str | None, expected: str, hint: str
) -> None:
    path = pack({"umbrella.yaml": SOUND}, manifest=manifest)
    problems = [problem for checked in check_paths([path]) for problem in checked.problems]
    assert expected in [problem.code for problem in problems]
    assert hint in " ".join(problem.hint for problem in problems)
    assert all(problem.file.startswith(str(path)) for problem in problems)


def test_a_faulty_scenario_of_a_pack_is_told_and_the_others_are_played(pack: Make) -> None:
    path = pack({"good.yaml": SOUND, "bad.yaml": SOUND.replace(b"go: dry", b"go: dyr")})
    library = Library([path])
    assert own(library) == ["en/good"]
    assert [str(problem) for error in library.faulty for problem in error.problems] == [
        f"{path}/bad.yaml:64:13: error: there is no beat or ending called `dyr`"
    ]
    with pytest.raises(UnknownScenario):
        Library([path]).find(f"{path}/no.yaml")


def test_an_empty_pack_is_told(pack: Make) -> None:
    assert codes(pack({"notes.txt": "x"})) == ["no-scenario"]


# --- hostile packs ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["../evil.yaml", "en/../../evil.yaml", "/etc/evil.yaml", "\\\\server\\evil.yaml", "..\\evil.yaml", "C:\\evil.yaml",
     "C:evil.yaml", "a/b/c/d/e/evil.yaml", "ev\x1b[31mil.yaml", "e\u202evil.yaml"],
)  # fmt: skip
def test_a_name_that_leads_outside_or_hides_something_is_left_out(pack: Make, tmp_path: Path, name: str) -> None:
    path = pack({name: SOUND, "good.yaml": SOUND})
    library = Library([path])
    assert own(library) == ["en/good"]
    (error,) = library.faulty
    assert [problem.code for problem in error.problems] == ["unsafe-file"]
    assert not set(str(error)) & set("\x1b\u202e")
    assert [item.name for item in tmp_path.iterdir()] == ["workshop.zip"]


def test_links_locked_files_doubles_and_odd_ways_of_packing_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "workshop.zip"
    link = zipfile.ZipInfo("link.yaml")
    link.external_attr = 0o120777 << 16
    locked = zipfile.ZipInfo("locked.yaml")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("pack.yaml", MANIFEST)
        archive.writestr(link, "/etc/passwd")
        archive.writestr("twice.yaml", SOUND)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("twice.yaml", SOUND.replace(b"turns: 6", b"turns: 7"))
        archive.writestr("odd.yaml", SOUND, zipfile.ZIP_BZIP2)
        archive.writestr(locked, SOUND)
        locked.flag_bits |= 1
    library = Library([path])
    assert own(library) == ["en/twice"]
    assert library.find("twice").scenario.turns == 6
    assert sorted(problem.message.partition(": ")[2] for error in library.faulty for problem in error.problems) == [
        "it is a link",
        "it is locked with a password",
        "it is packed in an unusual way",
        "the name stands twice in the zip",
    ]


def test_a_bomb_is_refused_before_it_is_unpacked(pack: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pack({f"{number}.yaml": b"a" * 600_000 for number in range(60)})
    assert path.stat().st_size < 100_000
    opened: list[str] = []
    plainly = zipfile.ZipFile.open

    def watched(archive: zipfile.ZipFile, name: str | zipfile.ZipInfo, *args: Any, **more: Any) -> IO[bytes]:
        opened.append(name if isinstance(name, str) else name.filename)
        return plainly(archive, name, *args, **more)

    monkeypatch.setattr(zipfile.ZipFile, "open", watched)
    assert codes(path) == ["too-large"]
    assert own(Library([path])) == []
    assert set(opened) <= {"pack.yaml"}


def test_a_scenario_that_unpacks_to_more_than_one_may_have_is_read_no_further(pack: Make) -> None:
    path = pack({"big.yaml": b"#" * 15_000_000})
    assert codes(path) == ["too-large"]


def test_a_file_that_lies_about_its_size_gives_no_more_than_it_said(pack: Make) -> None:
    path = pack({"big.yaml": b"#" * 15_000_000})
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<L", 100)
    path.write_bytes(data)
    assert codes(path) == ["damaged-zip"]


def test_too_many_files_and_too_large_archives_are_refused(pack: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pack({f"{number}.yaml": "x" for number in range(30)})
    for module, name, bound, code in (
        (archives, "MOST_ENTRIES", 20, "too-many"),
        (packs, "MOST_FILES", 20, "too-many"),
        (archives, "LARGEST_ARCHIVE", 100, "too-large"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, bound)
            assert codes(path) == [code]


def test_a_zip_inside_a_zip_stays_closed(pack: Make) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("inner.yaml", SOUND)
    assert own(Library([pack({"inner.zip": inner.getvalue(), "good.yaml": SOUND})])) == ["en/good"]


def test_a_link_that_leads_out_of_a_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_bytes(SOUND)
    (folder / "evil.yaml").symlink_to(secret)
    (folder / "below").symlink_to(tmp_path)
    (folder / "en" / "inside.yaml").symlink_to(folder / "umbrella.yaml")
    (folder / "dangling.yaml").symlink_to(tmp_path / "nowhere.yaml")
    library = Library([folder])
    assert "en/evil" not in own(library)
    assert "en/secret" not in own(library)
    assert {problem.code for error in library.faulty for problem in error.problems} == {"unsafe-file"}


def test_a_pipe_in_place_of_a_file_is_passed_over(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    assert own(Library([folder])) == ["en/second", "en/umbrella"]


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06" + b"\xff" * 18, b"\x00" * 5000, SOUND])
def test_what_is_no_zip_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.zip"
    path.write_bytes(content)
    assert codes(path) == ["damaged-zip"]
    assert own(Library([path])) == []


@settings(max_examples=150)
@given(st.data())
def test_whatever_is_damaged_it_is_told_and_nothing_worse(data: st.DataObject) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pack.yaml", MANIFEST)
        archive.writestr("umbrella.yaml", SOUND)
    content = bytearray(buffer.getvalue())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = HERE / "never-written.zip"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archives, "_bytes_of", lambda _: bytes(content))
        patch.setattr(Path, "is_dir", lambda _: False)
        opened = open_pack(path)
        for file in opened.files:
            with suppress(ScenarioError):
                assert len(file.read_bytes()) <= len(SOUND)
