"""An app at the door of a conversation, and what it shows there."""

from __future__ import annotations

from simulator.tui.conversation.reply import ReplyBox

from .fakes import FakeCore, make_app


def talking(core: FakeCore | None = None, **choices):
    """An app that opens on the briefing; Enter begins."""
    return make_app(core, scenario="extra-hot-diner", **choices)


def box(app) -> ReplyBox:
    return app.screen.query_one(ReplyBox)


def notices(app) -> list[str]:
    return [notification.message for notification in app._notifications]
