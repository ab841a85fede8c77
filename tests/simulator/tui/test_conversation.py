"""A conversation on its screen: what is said, what it was worth, and how the customer takes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.tui.conversation.chat import Mine
from simulator.tui.conversation.receipt import Receipt
from simulator.tui.conversation.screen import ConversationScreen
from simulator.tui.debrief.screen import DebriefScreen
from simulator.tui.mode import Mode

from .fakes import (
    BRIEFING,
    OPENING,
    REPLY_1,
    REPLY_2,
    TURN_1,
    FakeCore,
    make_app,
    opened,
    press,
    say,
    settled,
    shown,
    write,
)
from .talk import box, talking


async def test_the_customer_opens_and_the_cursor_is_where_one_writes():
    app = talking()
    async with opened(app) as pilot:
        await press(pilot, "enter")
        assert isinstance(app.screen, ConversationScreen)
        assert "it's just … not hot." in shown(app)
        assert app.focused is box(app)
        assert "What do you say to Ravi?" in shown(app)


async def test_a_reply_is_scored_explained_and_answered():
    core = FakeCore()
    app = talking(core)
    async with opened(app, (80, 40)) as pilot:
        await press(pilot, "enter")
        await say(pilot, REPLY_1)
        assert core.asked_for("answer") == [["a-8", REPLY_1]]
        text = shown(app)
        assert "You  58 platinum rule" in text
        assert TURN_1.lines[1] in text
        assert "+21" in text
        assert "Best  “How hot would you like it?”" in text
        assert box(app).text == ""
        assert not box(app).read_only


async def test_every_finding_is_highlighted_in_the_words_themselves():
    app = talking()
    async with opened(app, (200, 60)) as pilot:
        await press(pilot, "enter")
        await say(pilot, REPLY_1)
        words = app.screen.query_one("#receipt .receipt-words").content
        assert words.plain == REPLY_1
        tinted = {words.plain[span.start : span.end]: span.style for span in words.spans}
        assert tinted == {
            "I'm sorry, Ravi": "$gain on $gain-tint",
            "I'd hate that too": "$cost on $cost-tint",
            "It did leave the kitchen hot, though": "$cost on $cost-tint",
            "How hot would you like it?": "$gain on $gain-tint",
        }


async def test_three_findings_first_the_best_on_top_the_rest_on_demand_and_the_sum():
    app = talking()
    async with opened(app, (200, 60)) as pilot:
        await press(pilot, "enter")
        await say(pilot, REPLY_1)
        receipt = app.screen.query_one(Receipt)
        points = [row.mark.plain.strip() for row in receipt.query(".finding")]
        assert points == ["+21", "−9", "−7"]
        assert "50 +3 −7 −9 +21 = 58" in shown(app)
        assert "2 more findings · F3" in shown(app)
        assert "said and not taken up: “we've a film at eight”" not in shown(app)
        await press(pilot, "f3")
        assert len(receipt.query(".finding")) == 5
        assert "said and not taken up: “we've a film at eight”" in shown(app)
        await press(pilot, "f3")
        assert len(receipt.query(".finding")) == 3


async def test_the_feedback_can_be_hidden_and_shown():
    app = talking()
    async with opened(app) as pilot:
        await press(pilot, "enter")
        await say(pilot, REPLY_1)
        await press(pilot, "f2")
        assert not app.screen.query_one(Receipt).display
        await press(pilot, "f3")
        assert app.screen.query_one(Receipt).display


async def test_mood_is_shown_with_what_moved_it():
    app = talking()
    async with opened(app) as pilot:
        await press(pilot, "enter")
        assert "▴" not in shown(app)
        await say(pilot, REPLY_1)
        head = shown(app).splitlines()[0]
        assert "trust" in head
        assert "▴" in head
        assert "▾" in head


async def test_what_the_customer_said_is_on_demand_even_where_nothing_else_is():
    core = FakeCore()
    core.turns = [replace(TURN_1, receipt=replace(TURN_1.receipt, rest=()))]
    app = talking(core)
    async with opened(app, (120, 40)) as pilot:
        await press(pilot, "enter")
        await say(pilot, REPLY_1)
        receipt = app.screen.query_one(Receipt)
        assert receipt.query(".receipt-more").first().plain == "What the customer said · F3"
        assert not receipt.query(".heard")
        await press(pilot, "f3")
        assert [row.text.plain for row in receipt.query(".heard")] == [
            "told “not hot” contradicted by “It did leave the kitchen hot”",
            "told · left out: “this is fine”",
        ]
        assert receipt.query(".receipt-more").first().plain == "Fewer · F3"
        await press(pilot, "f3")
        assert not receipt.query(".heard")


async def test_earlier_receipts_by_key_and_by_mouse():
    core = FakeCore()
    core.turns = [TURN_1, replace(TURN_1, number=2, receipt=replace(TURN_1.receipt, number=2, value=31))]
    app = talking(core)
    async with opened(app, (200, 60)) as pilot:
        await press(pilot, "enter")
        await say(pilot, REPLY_1)
        await say(pilot, REPLY_1)
        receipt = app.screen.query_one(Receipt)
        assert receipt.receipt.number == 2
        await press(pilot, "ctrl+up")
        assert receipt.receipt.number == 1
        await press(pilot, "ctrl+up")
        assert receipt.receipt.number == 1
        await press(pilot, "ctrl+down")
        assert receipt.receipt.number == 2
        await pilot.click(app.screen.query(Mine).first())
        await settled(pilot)
        assert receipt.receipt.number == 1


async def test_page_keys_scroll_the_conversation_while_one_writes():
    core = FakeCore()
    core.turns = [replace(TURN_1, number=number) for number in range(1, 9)]
    app = talking(core)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        for _ in range(4):
            await say(pilot, REPLY_1)
        assert OPENING[0][:20] not in shown(app)
        await press(pilot, *["pageup"] * 9)
        assert OPENING[0][:20] in shown(app)
        assert app.focused is box(app)
        await press(pilot, *["pagedown"] * 9)
        assert TURN_1.lines[1] in shown(app)


async def test_a_resumed_conversation_stands_where_it_stopped():
    core = FakeCore()
    core.drafts["a-7"] = "My draft"
    app = make_app(core)
    async with opened(app, (80, 44)) as pilot:
        await press(pilot, "enter")
        text = shown(app)
        assert OPENING[0][:40] in text
        assert TURN_1.lines[1] in text
        assert "Taken up again after 1 reply." in text
        assert box(app).text == "My draft"
        assert app.screen.query_one(Receipt).receipt == TURN_1.receipt
        write(app, " goes on")
        assert box(app).text == "My draft goes on"


async def test_the_last_word_leads_to_the_debrief():
    core = FakeCore()
    app = talking(core)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        await say(pilot, REPLY_1)
        await say(pilot, REPLY_2)
        assert "Ravi has said the last word." in shown(app)
        assert not box(app).display
        await press(pilot, "enter")
        assert isinstance(app.screen, DebriefScreen)
        assert core.asked_for("debrief") == [["a-8"]]


async def test_in_an_assessment_nothing_is_told_before_the_end():
    app = talking(mode=Mode.ASSESSMENT)
    async with opened(app, (200, 60)) as pilot:
        await press(pilot, "enter")
        await say(pilot, REPLY_1)
        text = shown(app)
        assert TURN_1.lines[1] in text
        assert not app.screen.query_one(Receipt).display
        for told in ("58", "platinum rule", "trust", "+21"):
            assert told not in text
        await press(pilot, "f2", "f3")
        assert not app.screen.query_one(Receipt).display


async def test_a_french_conversation_speaks_french():
    core = FakeCore()
    core.briefing_view = replace(BRIEFING, language="fr", customer="Amélie")
    app = talking(core)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        text = shown(app)
        assert "Que dites-vous à Amélie\u00a0?" in text
        assert "confiance" in text
        assert "envoyer" in text
        await say(pilot, "z" * 2001)
        assert "2\u202f001 / 2\u202f000" in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (109, 33), (110, 34), (200, 60), (60, 16), (40, 12)])
async def test_reply_box_and_receipt_are_on_screen_at_any_size(size):
    app = talking()
    async with opened(app, size) as pilot:
        await press(pilot, "enter")
        await say(pilot, REPLY_1)
        for widget in (box(app), app.screen.query_one(Receipt)):
            region = widget.region
            assert region.height >= 3
            assert app.screen.region.contains_region(region)


async def test_the_window_may_change_size_in_mid_conversation():
    app = talking()
    async with opened(app, (200, 60)) as pilot:
        await press(pilot, "enter")
        await say(pilot, REPLY_1)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert app.screen.region.contains_region(app.screen.query_one(Receipt).region)
        assert TURN_1.lines[1] in shown(app)
