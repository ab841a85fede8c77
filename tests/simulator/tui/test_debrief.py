from __future__ import annotations

from dataclasses import replace

from simulator.tui.briefing.screen import BriefingScreen
from simulator.tui.debrief.climb import climb
from simulator.tui.debrief.screen import DebriefScreen
from simulator.tui.library.screen import LibraryScreen
from simulator.tui.row import Row
from simulator.tui.safe import Prose
from simulator.tui.views import SettledView
from simulator.tui.words import words_in

from .fakes import DEBRIEF, RECEIPT_1, REPLY_1, TURN_1, FakeCore, make_app, opened, press, say, settled


async def debriefed(pilot) -> None:
    await press(pilot, "enter")
    await say(pilot, REPLY_1)
    await press(pilot, "enter")
    assert isinstance(pilot.app.screen, DebriefScreen)


def ending_soon(debrief=DEBRIEF) -> FakeCore:
    core = FakeCore()
    core.turns = [replace(TURN_1, ended=True)]
    core.debrief_view = debrief
    return core


def told(app) -> str:
    rows = [row.text.plain for row in app.screen.query(Row)]
    return "\n".join([*(prose.plain for prose in app.screen.query(Prose)), *rows])


async def test_tells_how_it_was_for_the_customer():
    app = make_app(ending_soon(), scenario="extra-hot-diner")
    async with opened(app, (200, 60)) as pilot:
        await debriefed(pilot)
        text = told(app)
        for part in (
            "How it was for Ravi",
            DEBRIEF.ending,
            "●●●●●  5 of 5",
            DEBRIEF.says,
            DEBRIEF.tells,
            DEBRIEF.advice,
            DEBRIEF.temptation,
            DEBRIEF.unasked[0],
            DEBRIEF.last_thought,
            "your best so far",
        ):
            assert part in text


async def test_criteria_and_promises_are_told_with_what_became_of_them():
    seen = replace(
        DEBRIEF,
        criteria=(SettledView("one screenful", "kept", 1), SettledView("no rules", "not kept", 2)),
        promises=(SettledView("to ring [/] back", "broken", 2, 1), SettledView("to come by", "open", 0, 0)),
        stays_open=True,
        leaving=True,
    )
    app = make_app(ending_soon(seen), scenario="extra-hot-diner")
    async with opened(app, (200, 60)) as pilot:
        await debriefed(pilot)
        text = told(app)
        for part in (
            "What Ravi judges by",
            "one screenful\nkept, reply 1",
            "no rules\nnot kept, reply 2",
            "What was promised",
            "to ring [/] back\npromised in reply 1; broken, reply 2",
            "to come by\npromised before this conversation; still open",
            "This case stays open: Ravi comes back when you play again.",
            "Ravi is about to leave for good.",
        ):
            assert part in text


async def test_each_want_is_met_half_met_or_missed_with_its_turn():
    wants = (replace(DEBRIEF.wants[0], mark="missed", turn=0), *DEBRIEF.wants[1:])
    app = make_app(ending_soon(replace(DEBRIEF, wants=wants)), scenario="extra-hot-diner")
    async with opened(app, (200, 60)) as pilot:
        await debriefed(pilot)
        rows = [row.text.plain for row in app.screen.query("#verdict Row")]
        assert rows[0] == "to feel   taken seriously, not corrected\nmissed"
        assert rows[1] == "to think  that the kitchen can do it his way\nmet, reply 2"


async def test_reply_by_reply_with_the_best_finding_and_what_was_thought():
    app = make_app(ending_soon(), scenario="extra-hot-diner")
    async with opened(app, (200, 60)) as pilot:
        await debriefed(pilot)
        cards = app.screen.query("TurnCard")
        assert [card.turn.number for card in cards] == [1, 2]
        first = cards.first().query(".finding")
        assert len(first) == 1
        assert "Best  “How hot would you like it?”" in first.first().text.plain
        assert "Ravi thought  Please don't tell me" in told(app)
        await press(pilot, "f3")
        assert len(cards.first().query(".finding")) == 5
        assert "50 +3 −7 −9 +21 = 58" in told(app)
        await press(pilot, "f3")
        assert len(cards.first().query(".finding")) == 1


async def test_a_score_that_is_no_record_names_the_record():
    app = make_app(ending_soon(replace(DEBRIEF, best_before=91)), scenario="extra-hot-diner")
    async with opened(app, (200, 60)) as pilot:
        await debriefed(pilot)
        assert "best before: 91" in told(app)
        assert "your best so far" not in told(app)


async def test_play_again_leads_to_the_briefing():
    core = ending_soon()
    app = make_app(core, scenario="extra-hot-diner")
    async with opened(app) as pilot:
        await debriefed(pilot)
        await press(pilot, "p")
        assert isinstance(app.screen, BriefingScreen)
        assert core.asked_for("briefing") == [["extra-hot-diner"]] * 2
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_back_to_the_library_by_key_and_by_mouse_reads_the_shelf_again():
    core = ending_soon()
    app = make_app(core, scenario="extra-hot-diner")
    async with opened(app, (200, 60)) as pilot:
        await debriefed(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)
        assert len(core.asked_for("shelf")) == 2
        await press(pilot, "tab", "tab")
        core.asked.clear()
        app.screen.query_one("Shelf").focus()
        await press(pilot, "enter")
        await debriefed(pilot)
        await pilot.click("#debrief-library")
        await settled(pilot)
        assert isinstance(app.screen, LibraryScreen)


async def test_the_narrow_debrief_scrolls_by_keyboard():
    app = make_app(ending_soon(), scenario="extra-hot-diner")
    async with opened(app) as pilot:
        await debriefed(pilot)
        page = app.screen.query_one("#debrief")
        assert app.focused is page
        await press(pilot, "end")
        assert page.scroll_y == page.max_scroll_y > 0


def test_the_climb_marks_each_reply_on_its_step():
    words = words_in("en")
    steps = ["company", "golden", "empathy", "platinum"]
    drawn = climb([replace(RECEIPT_1, number=n, step=step) for n, step in enumerate(steps, 1)], words).plain
    rows = drawn.splitlines()
    assert [row.split()[0] for row in rows[:4]] == ["platinum", "empathy", "golden", "company"]
    assert [row.count("●") for row in rows] == [1, 1, 1, 1, 0]
    assert rows[0].rindex("●") > rows[3].rindex("●")
    assert rows[-1].split() == ["1", "2", "3", "4"]


def test_the_neutral_row_is_there_only_when_it_is_needed():
    words = words_in("en")
    assert "neutral" not in climb([RECEIPT_1], words).plain
    assert "neutral" in climb([replace(RECEIPT_1, step="neutral")], words).plain
