"""Every picture that is kept belongs to a test; with several workers nothing else looks for those that do not."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent


def test_no_picture_is_kept_without_its_test(pictured: dict[str, set[str]]) -> None:
    for folder in (HERE / "__snapshots__").iterdir():
        assert (HERE / f"{folder.name}.py").is_file(), f"{folder.name} has pictures and no tests: make snapshots"
        if folder.name in pictured:
            kept = {file.name for file in folder.iterdir()}
            assert kept == pictured[folder.name], f"{folder.name}: make snapshots"
