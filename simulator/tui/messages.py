"""What the screens say to one another.

A *request* goes up to the app, which carries it to the core; its *answer* comes back to whoever asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.message_pump import MessagePump

from simulator.tui.core import Core
from simulator.tui.mode import Mode
from simulator.tui.trouble import Trouble

if TYPE_CHECKING:
    from simulator.tui.views import (
        BriefingView,
        ConversationView,
        DebriefView,
        MeetingView,
        ServedView,
        ShelfView,
        ShoesView,
        TurnView,
    )

# --- answers ---------------------------------------------------------------------------------------------------------


class ShelfLoaded(Message):
    """The library has been read."""

    def __init__(self, shelf: ShelfView) -> None:
        super().__init__()
        self.shelf = shelf


class BriefingReady(Message):
    """A briefing can be shown."""

    def __init__(self, briefing: BriefingView) -> None:
        super().__init__()
        self.briefing = briefing


class ConversationOpened(Message):
    """A conversation was begun or taken up again."""

    def __init__(self, conversation: ConversationView) -> None:
        super().__init__()
        self.conversation = conversation


class TurnPlayed(Message):
    """A reply was scored and saved, and the customer has answered."""

    def __init__(self, turn: TurnView) -> None:
        super().__init__()
        self.turn = turn


class Debriefed(Message):
    """The debrief can be shown."""

    def __init__(self, debrief: DebriefView) -> None:
        super().__init__()
        self.debrief = debrief


class ShoesReady(Message):
    """The case can be shown from the customer's side."""

    def __init__(self, shoes: ShoesView) -> None:
        super().__init__()
        self.shoes = shoes


class Served(Message):
    """A scripted agent has answered the trainee."""

    def __init__(self, served: ServedView) -> None:
        super().__init__()
        self.served = served


class MeetingsKept(Message):
    """The ratings are kept; ``lesson`` names what they give to think about."""

    def __init__(self, lesson: str) -> None:
        super().__init__()
        self.lesson = lesson


class Troubled(Message):
    """A request could not be carried out, or something was found missing before anybody asked."""

    def __init__(self, trouble: Trouble, request: Request | None = None) -> None:
        super().__init__()
        self.trouble = trouble
        self.request = request


# --- requests --------------------------------------------------------------------------------------------------------


class Request(Message):
    """Something that only the core can do. ``asker`` gets the answer; without one, the app does."""

    def __init__(self, asker: MessagePump | None = None) -> None:
        super().__init__()
        self.asker = asker

    def carry_out(self, core: Core) -> Message:
        """Do it, away from the screen's thread. Raises ``Trouble``."""
        raise NotImplementedError


class ShelfWanted(Request):
    """Read the library."""

    def __init__(self, asker: MessagePump, language: str) -> None:
        super().__init__(asker)
        self.language = language

    def carry_out(self, core: Core) -> Message:
        """Read it, and begin to load the scorer that will most likely be wanted."""
        shelf = core.shelf()
        core.warm(self.language)
        return ShelfLoaded(shelf)


class BriefingWanted(Request):
    """Open the briefing of a scenario, by id or name."""

    def __init__(self, scenario: str) -> None:
        super().__init__()
        self.scenario = scenario

    def carry_out(self, core: Core) -> Message:
        """Open it, and begin to load the scorer while it is read."""
        briefing = core.briefing(self.scenario)
        core.warm(briefing.language)
        return BriefingReady(briefing)


class PlayWanted(Request):
    """Begin a conversation."""

    def __init__(self, scenario: str, mode: Mode) -> None:
        super().__init__()
        self.scenario = scenario
        self.mode = mode

    def carry_out(self, core: Core) -> Message:
        """Begin it."""
        return ConversationOpened(core.begin(self.scenario, self.mode))


class ResumeWanted(Request):
    """Go on with an unfinished conversation."""

    def __init__(self, attempt: str) -> None:
        super().__init__()
        self.attempt = attempt

    def carry_out(self, core: Core) -> Message:
        """Take it up."""
        conversation = core.resume(self.attempt)
        core.warm(conversation.language)
        return ConversationOpened(conversation)


class ReplySent(Request):
    """The trainee has sent a reply."""

    def __init__(self, asker: MessagePump, attempt: str, reply: str) -> None:
        super().__init__(asker)
        self.attempt = attempt
        self.reply = reply

    def carry_out(self, core: Core) -> Message:
        """Have it scored, saved and answered."""
        return TurnPlayed(core.answer(self.attempt, self.reply))


class DebriefWanted(Request):
    """The conversation is over: show it from the other side."""

    def __init__(self, attempt: str) -> None:
        super().__init__()
        self.attempt = attempt

    def carry_out(self, core: Core) -> Message:
        """Open it."""
        return Debriefed(core.debrief(self.attempt))


class ShoesWanted(Request):
    """Be the customer of a scenario, by its id or name."""

    def __init__(self, scenario: str) -> None:
        super().__init__()
        self.scenario = scenario

    def carry_out(self, core: Core) -> Message:
        """Open it."""
        return ShoesReady(core.wear_shoes(self.scenario))


class WordsSaid(Request):
    """The trainee has spoken to the agent at place ``agent``; ``said`` are all their words to that agent so far."""

    def __init__(self, asker: MessagePump, shoes: ShoesView, agent: int, said: tuple[str, ...]) -> None:
        super().__init__(asker)
        self.shoes = shoes
        self.agent = agent
        self.said = said

    def carry_out(self, core: Core) -> Message:
        """Have the agent answer."""
        return Served(core.serve(self.shoes, self.agent, self.said))


class AgentRated(Request):
    """The trainee has rated one more agent; ``meetings`` are all so far."""

    def __init__(self, asker: MessagePump, shoes: ShoesView, meetings: tuple[MeetingView, ...]) -> None:
        super().__init__(asker)
        self.shoes = shoes
        self.meetings = meetings

    def carry_out(self, core: Core) -> Message:
        """Keep the ratings."""
        return MeetingsKept(core.keep_meetings(self.shoes, self.meetings))


# --- said among the screens ------------------------------------------------------------------------------------------


class DraftChanged(Message):
    """What is written and not yet sent has changed."""

    def __init__(self, attempt: str, text: str) -> None:
        super().__init__()
        self.attempt = attempt
        self.text = text


class ModeChosen(Message):
    """The trainee has chosen when to see the feedback."""

    def __init__(self, mode: Mode) -> None:
        super().__init__()
        self.mode = mode
