"""What makes every picture the same: no blinking cursor, no colours switched off, no choices from the machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.widgets import Button, Input, TextArea

from .waiting import quiet

PICTURES = pytest.StashKey[dict[str, set[str]]]()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note which tests have a picture, before some are left out."""
    config.stash[PICTURES] = pictured = {}
    for item in items:
        if "snap_compare" in getattr(item, "fixturenames", ()):
            pictured.setdefault(item.path.stem, set()).add(f"{item.name}.svg")


@pytest.fixture
def pictured(request: pytest.FixtureRequest) -> dict[str, set[str]]:
    """The names of the pictures that tests compare with, by the tests' module."""
    return request.config.stash[PICTURES]


@pytest.fixture(scope="session", autouse=True)
def _styles_read_once() -> Iterator[None]:
    """Every app reads the same style sheets; what they say is worked out once in a test process."""
    plainly, known = Stylesheet._parse_rules, {}

    def parse(sheet: Stylesheet, *source: Any, **more: Any) -> list[RuleSet]:
        key = (source, *more.items(), *sheet._variables.items())
        if key not in known:
            known[key] = plainly(sheet, *source, **more)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse)
        yield


@pytest.fixture(autouse=True)
def _nothing_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _: None)
    # Each for a fraction of a second: a button is deaf, a screen is not drawn.
    monkeypatch.setattr(Button, "_start_active_affect", lambda _: None)
    monkeypatch.setattr(App, "delay_update", lambda *_: None)
    for module in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{module}.wait_for_idle", quiet)
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _: None)
    for name in ("NO_COLOR", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
