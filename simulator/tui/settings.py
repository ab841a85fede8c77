"""The few choices that outlast a session: light or dark, the language of the library, when to see the feedback."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, fields, replace
from pathlib import Path

from simulator.tui.mode import Mode
from simulator.tui.theme import DARK, LIGHT
from simulator.tui.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen. ``language`` is empty as long as the locale decides."""

    theme: str = DARK
    language: str = ""
    mode: Mode = Mode.PRACTICE


NAMES = tuple(field.name for field in fields(Settings))


class SettingsFile:
    """Reads and writes the settings, a ``name = value`` a line; without a path they live in memory only.

    A file that cannot be read or written costs the choices, never the session.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.current = self._read()

    def change(self, **choices: object) -> Settings:
        """Change some choices, keep them, and return all."""
        self.current = _valid(replace(self.current, **choices))  # type: ignore[arg-type]
        if self._path is not None:
            with contextlib.suppress(OSError):
                self._write(self._path)
        return self.current

    def _read(self) -> Settings:
        if self._path is None:
            return Settings()
        try:
            lines = self._path.read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return Settings()
        pairs = (line.partition("=") for line in lines if not line.startswith("#"))
        found = {name.strip(): value.strip() for name, _, value in pairs}
        return _valid(Settings(**{name: found[name] for name in NAMES if name in found}))  # type: ignore[arg-type]

    def _write(self, path: Path) -> None:
        import tempfile

        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".settings-")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write("# Platinum keeps here what was chosen last.\n")
            stream.writelines(f"{name} = {getattr(self.current, name)}\n" for name in NAMES)
        Path(name).replace(path)


def default_path() -> Path:
    """Return where the settings of this person live."""
    from platformdirs import user_config_path

    return user_config_path("platinum", appauthor=False) / "settings.txt"


def _valid(settings: Settings) -> Settings:
    return Settings(
        theme=settings.theme if settings.theme in (DARK, LIGHT) else DARK,
        language=settings.language if settings.language in LANGUAGES else "",
        mode=Mode(settings.mode) if settings.mode in tuple(Mode) else Mode.PRACTICE,
    )
