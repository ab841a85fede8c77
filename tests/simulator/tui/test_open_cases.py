"""A case that the last attempt left open is pointed out in the library and in the briefing."""

from __future__ import annotations

from dataclasses import replace

from .fakes import BRIEFING, ITEMS, FakeCore, make_app, opened, press, shown


def waiting() -> FakeCore:
    core = FakeCore()
    core.unfinished = ()
    core.items = (replace(ITEMS[0], comes_back="Ravi"),)
    core.briefing_view = replace(BRIEFING, comes_back="Ravi")
    return core


async def test_the_library_says_who_will_come_back():
    app = make_app(waiting())
    async with opened(app, (120, 30)):
        text = shown(app)
        assert "still open" in text
        assert "The case is still open: Ravi will come back." in text


async def test_the_briefing_says_so_and_that_an_assessment_begins_afresh():
    app = make_app(waiting(), scenario="extra-hot-diner")
    async with opened(app, (100, 40)) as pilot:
        assert "The case is still open: Ravi will come back." in shown(app)
        await press(pilot, "m")
        assert "with feedback at the end it begins afresh" in shown(app)
        assert "Ravi will come back" not in shown(app)


async def test_where_nothing_is_open_nothing_is_said():
    app = make_app(FakeCore(), scenario="extra-hot-diner")
    async with opened(app, (100, 40)):
        assert "still open" not in shown(app)
