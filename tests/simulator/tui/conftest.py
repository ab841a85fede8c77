"""What makes every picture the same: no blinking cursor, no colours switched off, no choices from the machine."""

from __future__ import annotations

import pytest
from textual.widgets import Input, TextArea

from .waiting import quiet


@pytest.fixture(autouse=True)
def _nothing_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _: None)
    for module in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{module}.wait_for_idle", quiet)
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _: None)
    for name in ("NO_COLOR", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
