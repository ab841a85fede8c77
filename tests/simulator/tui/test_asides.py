"""What stands between the customer's words: pauses, onlookers, and a limit that changes with the channel."""

from __future__ import annotations

from dataclasses import replace

from simulator.tui.conversation.chat import Aside, Theirs
from simulator.tui.conversation.reply import ReplyBox
from simulator.tui.views import AsideView

from .fakes import REPLY_1, TURN_1, FakeCore, make_app, opened, press, say, shown

HOSTILE = "[/] [@click=app.quit]x\x1b[31m"


async def test_a_pause_and_an_onlooker_stand_between_the_customers_words():
    core = FakeCore()
    lines = ("Well.", AsideView("The next morning."), "Hello?", AsideView(HOSTILE, "@dry_toast"))
    core.turns = [replace(TURN_1, lines=lines, limit=30)]
    app = make_app(core, scenario="extra-hot-diner")
    async with opened(app, (80, 40)) as pilot:
        await press(pilot, "enter")
        await say(pilot, REPLY_1)
        text = shown(app)
        places = [text.index(part) for part in ("Well.", "The next morning.", "Hello?", "@dry_toast", "[/] [@click")]
        assert places == sorted(places)
        assert "\x1b" not in text
        assert (len(app.screen.query(Aside)), len(app.screen.query(Theirs))) == (2, 3)
        await say(pilot, "x" * 31)
        assert len(core.asked_for("answer")) == 1
        assert app.screen.query_one(ReplyBox).text == "x" * 31
        assert "1 too many · 31 / 30" in shown(app)
