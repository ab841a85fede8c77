from __future__ import annotations

import pytest

from simulator.tui.mode import Mode
from simulator.tui.settings import Settings, SettingsFile, default_path
from simulator.tui.theme import DARK, LIGHT


def test_choices_outlast_the_session(tmp_path):
    file = tmp_path / "deep" / "settings.txt"
    SettingsFile(file).change(theme=LIGHT, mode=Mode.ASSESSMENT)
    SettingsFile(file).change(language="fr")
    assert SettingsFile(file).current == Settings(LIGHT, "fr", Mode.ASSESSMENT)
    assert [path.name for path in file.parent.iterdir()] == ["settings.txt"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "=", "= x", "theme", "theme = ", "theme = 7\nmode = null\nlanguage = de\nx = 1", "\ufeff", "9" * 9999],
)
def test_a_spoilt_file_costs_the_choices_only(tmp_path, text):
    file = tmp_path / "settings.txt"
    file.write_text(text, encoding="utf-8")
    assert SettingsFile(file).current == Settings(DARK, "", Mode.PRACTICE)


def test_a_file_that_is_no_text_costs_the_choices_only(tmp_path):
    file = tmp_path / "settings.txt"
    file.write_bytes(b"\xff\xfe\x00theme")
    assert SettingsFile(file).current == Settings()


def test_a_folder_that_cannot_be_written_costs_nothing_now(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    settings = SettingsFile(blocked / "settings.txt")
    assert settings.change(theme=LIGHT).theme == LIGHT
    assert settings.current.theme == LIGHT


def test_without_a_path_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    SettingsFile(None).change(theme=LIGHT)
    assert list(tmp_path.iterdir()) == []


def test_the_file_can_be_read_and_written_by_hand(tmp_path):
    file = tmp_path / "settings.txt"
    SettingsFile(file).change(language="fr")
    assert file.read_text(encoding="utf-8").splitlines()[1:] == [f"theme = {DARK}", "language = fr", "mode = practice"]
    file.write_text("language=en\n\n# theme = x\n theme =platinum-light \nmode", encoding="utf-8")
    assert SettingsFile(file).current == Settings(LIGHT, "en", Mode.PRACTICE)


def test_the_usual_place_is_the_persons_own(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert default_path().name == "settings.txt"
