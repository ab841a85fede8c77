"""Where the next reply is given: the trainee's screen that follows the conversation, and what everybody sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.tui.conversation.stage import ScreenPanel
from simulator.tui.mode import Mode
from simulator.tui.views import AsideView, ConversationView, PublicView, StageView

from .fakes import REPLY_1, REPLY_2, TURN_1, FakeCore, make_app, opened, press, say, settled, shown

BEFORE = StageView(("Order 118: paid", "No remarks"), PublicView(12, 0, 50))
AFTER = StageView(("Order 118: refused by the bank",), PublicView(1052, 0, 20))


class Staged(FakeCore):
    """A public conversation; after the first reply the screen and the counts are others."""

    def __init__(self, after: StageView = AFTER) -> None:
        super().__init__()
        lines = ("Well.", AsideView("The next morning."), "It is still not here.")
        self.turns = [replace(TURN_1, lines=lines, stage=after), replace(TURN_1, number=2)]

    def begin(self, scenario: str, mode: Mode) -> ConversationView:
        return replace(super().begin(scenario, mode), channel="public social", stage=BEFORE)


async def begun(pilot):
    await settled(pilot)
    await press(pilot, "enter")


async def answered(pilot):
    await begun(pilot)
    await press(pilot, "f4")
    await say(pilot, REPLY_1)


async def test_the_screen_is_shown_on_demand_and_follows_the_conversation():
    app = make_app(Staged(), scenario="extra-hot-diner")
    async with opened(app, (100, 32)) as pilot:
        await begun(pilot)
        assert "Order 118" not in shown(app)
        await press(pilot, "f4")
        assert "Order 118: paid" in shown(app)
        await say(pilot, REPLY_1)
        text = shown(app)
        assert "F4 your screen" in text
        assert "Order 118: refused by the bank" in text
        assert "Order 118: paid" not in text
        assert "Your screen shows something else now" in text
        await press(pilot, "f4")
        assert "Order 118" not in shown(app)


async def test_what_is_new_on_a_closed_screen_is_pointed_out_until_it_is_looked_at():
    app = make_app(Staged(), scenario="extra-hot-diner")
    async with opened(app, (100, 32)) as pilot:
        await begun(pilot)
        assert "F4 your screen" in shown(app)
        await say(pilot, REPLY_1)
        assert "F4 your screen: something new" in shown(app)
        await press(pilot, "f4", "f4")
        assert "F4 your screen" in shown(app)
        assert ": something new" not in shown(app)


async def test_on_a_large_screen_it_stands_there_from_the_start():
    app = make_app(Staged(), scenario="extra-hot-diner")
    async with opened(app, (140, 40)) as pilot:
        await begun(pilot)
        assert "Order 118: paid" in shown(app)


async def test_a_screen_that_stays_is_not_announced():
    app = make_app(Staged(replace(AFTER, screen=BEFORE.screen)), scenario="extra-hot-diner")
    async with opened(app, (100, 32)) as pilot:
        await answered(pilot)
        assert "something else" not in shown(app)
        assert "Order 118: paid" in shown(app)


async def test_nothing_on_the_screen_means_no_key():
    app = make_app(FakeCore(), scenario="extra-hot-diner")
    async with opened(app, (140, 40)) as pilot:
        await begun(pilot)
        assert "F4" not in shown(app)
        await press(pilot, "f4")
        assert not app.screen.query_one(ScreenPanel).display


async def test_likes_reposts_and_the_crowd_are_counted_in_public():
    app = make_app(Staged(), scenario="extra-hot-diner")
    async with opened(app) as pilot:
        await begun(pilot)
        text = shown(app)
        assert "likes 12" in text
        assert "reposts 0" in text
        assert "undecided" in text
        await say(pilot, REPLY_1)
        text = shown(app)
        assert "likes 1,052 +1,040" in text
        assert "against you" in text
        await say(pilot, REPLY_2)
        assert "likes 1,052" in shown(app)


async def test_off_the_public_channel_nothing_is_counted():
    app = make_app(Staged(replace(AFTER, public=None)), scenario="extra-hot-diner")
    async with opened(app) as pilot:
        await answered(pilot)
        assert "likes" not in shown(app)


async def test_an_assessment_shows_the_counts_and_not_the_lean():
    app = make_app(Staged(), scenario="extra-hot-diner", mode=Mode.ASSESSMENT)
    async with opened(app) as pilot:
        await begun(pilot)
        assert "likes 12" in shown(app)
        assert "undecided" not in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (100, 32)], ids=["80x24", "100x32"])
def test_picture(snap_compare, size):
    app = make_app(Staged(), scenario="extra-hot-diner")
    assert snap_compare(app, terminal_size=size, run_before=answered)
