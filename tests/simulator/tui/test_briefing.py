from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.tui.briefing.screen import BriefingScreen
from simulator.tui.conversation.screen import ConversationScreen
from simulator.tui.library.screen import LibraryScreen
from simulator.tui.mode import Mode
from simulator.tui.trouble import Kind, Trouble

from .fakes import BRIEFING, UNFINISHED, FakeCore, make_app, opened, press, settled, shown


def briefed(core: FakeCore | None = None, **choices):
    return make_app(core, scenario="extra-hot-diner", **choices)


async def test_tells_situation_screen_and_means_with_time_and_charge():
    app = briefed()
    async with opened(app, (100, 40)):
        text = shown(app)
        assert "You will talk with Ravi · in person · restaurant" in text
        assert "waves you over" in text
        assert "2 × naan · sent 19:06" in text
        assert "put it back on the flame · 3 min" in text
        assert "a fresh plate, extra hot · 9 min · 2.00 extra, say so before you do it" in text


async def test_everything_fits_or_scrolls_at_80_by_24():
    core = FakeCore()
    core.briefing_view = replace(BRIEFING, situation=BRIEFING.situation * 4)
    app = briefed(core)
    async with opened(app) as pilot:
        assert "pack it to take away" not in shown(app)
        await press(pilot, "pagedown", "pagedown", "down", "down", "down")
        assert "pack it to take away" in shown(app)
        await press(pilot, "pageup", "pageup", "up")
        assert "You will talk with Ravi" in shown(app)


async def test_enter_begins_in_practice():
    core = FakeCore()
    app = briefed(core)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        assert core.asked_for("begin") == [["extra-hot-diner", Mode.PRACTICE]]
        assert isinstance(app.screen, ConversationScreen)


async def test_an_impatient_key_begins_one_attempt_only():
    core = FakeCore()
    app = briefed(core)
    async with opened(app) as pilot:
        button = app.screen.query_one("#briefing-begin")
        button.press()
        button.press()
        await settled(pilot)
        assert len(core.asked_for("begin")) == 1


async def test_after_a_fault_it_can_be_begun_again():
    core = FakeCore(begin=Trouble(Kind.STORAGE, "The disk is full."))
    app = briefed(core)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        assert "The disk is full." in shown(app)
        core.faults.clear()
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, ConversationScreen)


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_feedback_at_the_end_can_be_chosen_and_is_remembered(by_mouse):
    core = FakeCore()
    app = briefed(core)
    async with opened(app) as pilot:
        if by_mouse:
            await pilot.click("#briefing-mode")
            await settled(pilot)
        else:
            await press(pilot, "m")
        assert "○ after each reply  ● at the end" in shown(app)
        assert app.settings.current.mode is Mode.ASSESSMENT
        await press(pilot, "b")
        assert core.asked_for("begin") == [["extra-hot-diner", Mode.ASSESSMENT]]


async def test_an_unfinished_attempt_can_be_gone_on_with_from_here():
    core = FakeCore()
    core.briefing_view = replace(BRIEFING, unfinished=UNFINISHED)
    app = briefed(core)
    async with opened(app) as pilot:
        await press(pilot, "r")
        assert core.asked_for("resume") == [[UNFINISHED.attempt]]


async def test_without_one_the_key_does_nothing():
    core = FakeCore()
    app = briefed(core)
    async with opened(app) as pilot:
        await press(pilot, "r")
        assert core.asked_for("resume") == []
        assert isinstance(app.screen, BriefingScreen)


async def test_a_french_scenario_is_briefed_in_french():
    core = FakeCore()
    core.briefing_view = replace(BRIEFING, language="fr")
    app = briefed(core)
    async with opened(app) as pilot:
        text = shown(app)
        assert "Ce que vous pouvez proposer" in text
        assert "commencer" in text
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)
        assert "Who would you like to talk to?" in shown(app)
