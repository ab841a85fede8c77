from __future__ import annotations

from dataclasses import replace

import pytest
from textual.command import CommandPalette

from simulator.tui.briefing.screen import BriefingScreen
from simulator.tui.conversation.screen import ConversationScreen
from simulator.tui.help.screen import KEYS, HelpScreen
from simulator.tui.library.screen import LibraryScreen
from simulator.tui.mode import Mode
from simulator.tui.row import Row
from simulator.tui.theme import LIGHT

from .fakes import ITEMS, FakeCore, make_app, opened, press, settled, shown


@pytest.mark.parametrize("key", ["f1", "question_mark"])
async def test_help_opens_by_key_and_closes_by_escape(key):
    app = make_app()
    async with opened(app) as pilot:
        await press(pilot, key)
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, key)
        assert len(app.screen_stack) == 2
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_help_explains_every_step_and_key_in_the_language(language):
    app = make_app(language=language)
    async with opened(app, (200, 60)) as pilot:
        await press(pilot, "f1")
        text = "\n".join(row.mark.plain + row.text.plain for row in app.screen.query(Row))
        for step in ("company", "golden", "empathy", "platinum", "neutral"):
            assert app.words(f"step.{step}") in text
        for keys, about in KEYS:
            assert keys in text
            assert app.words(about) in text


async def test_help_can_be_read_to_its_end_at_80_by_24():
    app = make_app()
    async with opened(app) as pilot:
        await press(pilot, "f1", "shift+tab", "end")
        assert "quit; everything is saved" in shown(app)
        assert "close" in shown(app)


async def palette(pilot, typed: str) -> None:
    await press(pilot, "ctrl+p", *typed)
    assert isinstance(pilot.app.screen, CommandPalette)
    await pilot.app.screen.workers.wait_for_complete()
    await settled(pilot)
    await press(pilot, "enter")
    await settled(pilot)


async def test_the_palette_plays_goes_on_switches_and_quits():
    core = FakeCore()
    app = make_app(core)
    async with opened(app) as pilot:
        await palette(pilot, "diner")
        assert isinstance(app.screen, BriefingScreen)
        await palette(pilot, "library")
        assert isinstance(app.screen, LibraryScreen)
        await palette(pilot, "light")
        assert app.theme == LIGHT
        await palette(pilot, "feedback")
        assert app.settings.current.mode is Mode.ASSESSMENT
        await palette(pilot, "go on")
        assert isinstance(app.screen, ConversationScreen)
        await palette(pilot, "help")
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "escape")
        await palette(pilot, "quit")
    assert app.return_value == 0


async def test_the_palette_shows_hostile_titles_as_they_are():
    core = FakeCore()
    core.items = (replace(ITEMS[0], title="x [/] [@click=app.quit]y\x1b[31m"),)
    app = make_app(core)
    async with opened(app) as pilot:
        await press(pilot, "ctrl+p")
        await app.screen.workers.wait_for_complete()
        await settled(pilot)
        text = shown(app)
        assert "Play: x [/] [@click=app.quit]y\ufffd[31m" in text
        assert "\x1b" not in text


async def test_conversations_are_offered_from_the_library_only():
    app = make_app(scenario="extra-hot-diner")
    async with opened(app) as pilot:
        await press(pilot, "ctrl+p")
        await app.screen.workers.wait_for_complete()
        await settled(pilot)
        assert "Play:" not in shown(app)
        assert "Leave and choose another conversation" in shown(app)
