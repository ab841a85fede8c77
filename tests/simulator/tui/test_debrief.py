from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.tui.briefing.screen import BriefingScreen
from simulator.tui.debrief.climb import climb
from simulator.tui.debrief.screen import DebriefScreen
from simulator.tui.library.screen import LibraryScreen
from simulator.tui.messages import DebriefWanted
from simulator.tui.row import Row
from simulator.tui.safe import Prose
from simulator.tui.views import BendView, DebriefView, ReceiptView, SettledView, UptakeView
from simulator.tui.words import words_in

from .fakes import DEBRIEF, RECEIPT_1, RECEIPT_2, FakeCore, make_app, opened, press, settled


async def debriefed(pilot) -> None:
    """Open the debrief as the conversation does at its end."""
    pilot.app.post_message(DebriefWanted("a-8"))
    await settled(pilot)
    assert isinstance(pilot.app.screen, DebriefScreen)


def core_with(debrief=DEBRIEF) -> FakeCore:
    core = FakeCore()
    core.debrief_view = debrief
    return core


def with_turns(*receipts: ReceiptView) -> DebriefView:
    return replace(DEBRIEF, turns=tuple(replace(DEBRIEF.turns[0], receipt=receipt) for receipt in receipts))


def told(app) -> str:
    rows = [row.text.plain for row in app.screen.query(Row)]
    return "\n".join([*(prose.plain for prose in app.screen.query(Prose)), *rows])


async def test_tells_how_it_was_for_the_customer():
    app = make_app(core_with(), scenario="extra-hot-diner")
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
    app = make_app(core_with(seen), scenario="extra-hot-diner")
    async with opened(app, (200, 60)) as pilot:
        await debriefed(pilot)
        text = told(app)
        for part in (
            "What Ravi judges by",
            "one screenful\nkept, reply 1",
            "no rules\nnot kept, reply 2",
            "What was promised",
            "to ring [/] back\npromised in reply 1; broken, reply 2",
            "to come by\npromised before this conversation; no word of it since",
            "This case stays open: Ravi comes back when you play again.",
            "Ravi is about to leave for good.",
        ):
            assert part in text


async def test_each_want_is_met_half_met_or_missed_with_its_turn():
    wants = (replace(DEBRIEF.wants[0], mark="missed", turn=0), *DEBRIEF.wants[1:])
    app = make_app(core_with(replace(DEBRIEF, wants=wants)), scenario="extra-hot-diner")
    async with opened(app, (200, 60)) as pilot:
        await debriefed(pilot)
        rows = [row.text.plain for row in app.screen.query("#verdict Row")]
        assert rows[0] == "to feel   taken seriously, not corrected\nmissed"
        assert rows[1] == "to think  that the kitchen can do it his way\nmet, reply 2"


async def test_reply_by_reply_with_the_best_finding_and_what_was_thought():
    app = make_app(core_with(), scenario="extra-hot-diner")
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


async def test_what_the_customer_said_is_counted_and_told_in_full_on_demand():
    app = make_app(core_with(), scenario="extra-hot-diner")
    async with opened(app, (200, 60)) as pilot:
        await debriefed(pilot)
        lines = [line.plain for line in app.screen.query(".turn-heard").results(Prose) if line.display]
        assert lines == [
            "What the customer said  1 contradicted · 1 left out",
            "What the customer said  2 taken up · 2 left out",
        ]
        assert not app.screen.query(".heard")
        await press(pilot, "f3")
        rows = [(row.mark.plain.strip(), row.text.plain) for row in app.screen.query(".heard").results(Row)]
        assert rows == [
            ("×", "told “not hot” contradicted by “It did leave the kitchen hot”"),
            ("○", "told · left out: “this is fine”"),
            ("●", "asked “forget it” taken up by “Which suits you?”"),
            ("●", "told “Oh – steaming” taken up by “Steaming”"),
            ("○", "told · left out: “My mother's from Kolhapur”, “I can't help it”"),
        ]
        assert not any(line.display for line in app.screen.query(".turn-heard"))
        await press(pilot, "f3")
        assert not app.screen.query(".heard")
        assert all(line.display for line in app.screen.query(".turn-heard"))


@pytest.mark.parametrize(("value", "lines"), [(49, 1), (50, 0)])
async def test_of_a_good_reply_it_is_no_news_that_something_was_left_out(value, lines):
    left_out = UptakeView("fact", "left-out", ("this is fine",))
    receipt = replace(RECEIPT_1, value=value, sum=(value,), uptake=(left_out,))
    app = make_app(core_with(with_turns(receipt)), scenario="extra-hot-diner")
    async with opened(app, (200, 60)) as pilot:
        await debriefed(pilot)
        assert len(app.screen.query(".turn-heard")) == lines
        await press(pilot, "f3")
        assert "told · left out: “this is fine”" in told(app)


async def test_where_nothing_was_said_to_take_up_nothing_is_told():
    app = make_app(core_with(with_turns(replace(RECEIPT_1, uptake=()))), scenario="extra-hot-diner")
    async with opened(app, (200, 60)) as pilot:
        await debriefed(pilot)
        await press(pilot, "f3")
        assert "What the customer said" not in told(app)


async def test_the_customers_words_are_shown_as_they_were_typed():
    typed = UptakeView("request", "contradicted", ("[@click=app.quit]now[/]",), "[/] {reply} [bold]no")
    app = make_app(core_with(with_turns(replace(RECEIPT_1, uptake=(typed,)))), scenario="extra-hot-diner")
    async with opened(app) as pilot:
        await debriefed(pilot)
        await press(pilot, "f3")
        assert "asked “[@click=app.quit]now[/]” contradicted by “[/] {reply} [bold]no”" in told(app)


async def test_in_french_the_customers_words_are_told_in_french():
    seen = replace(with_turns(RECEIPT_1, RECEIPT_2), language="fr", bends=(BendView(-2, 2, 3, "La fin."),))
    app = make_app(core_with(seen), scenario="extra-hot-diner")
    async with opened(app) as pilot:
        await debriefed(pilot)
        assert "Ce que le client a dit  1 contredit · 1 laissé de côté" in told(app)
        assert "Ce que le client a dit  2 repris · 2 laissés de côté" in told(app)
        await press(pilot, "f3")
        assert "dit «\u00a0not hot\u00a0» contredit par «\u00a0It did leave the kitchen hot\u00a0»" in told(app)
        assert "dit · laissé de côté\u00a0: «\u00a0this is fine\u00a0»" in told(app)
        assert "La fin.  réponses 2 à 3" in told(app)


async def test_the_shape_tells_where_it_bent_and_why():
    bends = (BendView(2, 2, 4, "You got on with it."), BendView(-2, 5, 5, "It ended [/] cold."))
    app = make_app(core_with(replace(DEBRIEF, bends=bends)), scenario="extra-hot-diner")
    async with opened(app, (200, 60)) as pilot:
        await debriefed(pilot)
        rows = [(row.mark.plain, row.text.plain) for row in app.screen.query("#verdict Row").results(Row)]
        assert rows[-2:] == [("+2", "You got on with it.  replies 2 to 4"), ("−2", "It ended [/] cold.  reply 5")]
        assert "The shape of it" in told(app)


async def test_a_conversation_without_a_shape_is_not_told_of_one():
    app = make_app(core_with(replace(DEBRIEF, bends=())), scenario="extra-hot-diner")
    async with opened(app, (200, 60)) as pilot:
        await debriefed(pilot)
        assert "The shape of it" not in told(app)


async def test_a_score_that_is_no_record_names_the_record():
    app = make_app(core_with(replace(DEBRIEF, best_before=91)), scenario="extra-hot-diner")
    async with opened(app, (200, 60)) as pilot:
        await debriefed(pilot)
        assert "best before: 91" in told(app)
        assert "your best so far" not in told(app)


async def test_play_again_leads_to_the_briefing():
    core = core_with()
    app = make_app(core, scenario="extra-hot-diner")
    async with opened(app) as pilot:
        await debriefed(pilot)
        await press(pilot, "p")
        assert isinstance(app.screen, BriefingScreen)
        assert core.asked_for("briefing") == [["extra-hot-diner"]] * 2
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_back_to_the_library_by_key_and_by_mouse_reads_the_shelf_again():
    core = core_with()
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
    app = make_app(core_with(), scenario="extra-hot-diner")
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
