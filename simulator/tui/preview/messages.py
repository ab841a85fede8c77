"""What the preview asks of its rehearsal, and what comes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.message import Message
from textual.message_pump import MessagePump

from simulator.tui.core import Core
from simulator.tui.messages import Request

if TYPE_CHECKING:
    from simulator.tui.preview.rehearsal import Rehearsal
    from simulator.tui.preview.views import StageView


class Staged(Message):
    """The stage as it stands; ``None`` when nothing has changed."""

    def __init__(self, stage: StageView | None) -> None:
        super().__init__()
        self.stage = stage


class Rehearse(Request):
    """Do something with the rehearsal, and show the stage. ``reply`` is what goes back into the box if it fails."""

    def __init__(self, asker: MessagePump, do: Callable[[Rehearsal], StageView | None], reply: str = "") -> None:
        super().__init__(asker)
        self._do = do
        self.reply = reply

    def carry_out(self, core: Core) -> Message:
        """Do it; the core behind a preview is a rehearsal."""
        return Staged(self._do(cast("Rehearsal", core)))
