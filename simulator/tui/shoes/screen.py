"""Role reversal: who the trainee is now, one talk with each agent, its rating, and all of them side by side."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Container, Vertical, VerticalScroll
from textual.widgets import Input

from scoring.text import clean
from simulator.tui.controls import Push
from simulator.tui.conversation.chat import Chat
from simulator.tui.conversation.reply import ReplyBox
from simulator.tui.messages import AgentRated, BriefingWanted, MeetingsKept, Served, Troubled, WordsSaid
from simulator.tui.page import Page
from simulator.tui.safe import Prose, label, notify, plain
from simulator.tui.shoes.parting import Parting
from simulator.tui.shoes.rating import RatingForm
from simulator.tui.views import AgentView, MeetingView, ShoesView
from simulator.tui.words import Words, words_in

LIMIT = 2000
"""The most characters that can be said in one go."""
CONVERSATION = Path(__file__).parent.parent / "conversation" / "conversation.tcss"


class ShoesScreen(Page):
    """Speaks the scenario's language. ``phase`` is ``before``, ``talking``, ``rating`` or ``after``."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = [CONVERSATION, "shoes.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "rate(1)", "key.rate", key_display="1–5"),
        *(Binding(str(number), f"rate({number})", show=False) for number in range(2, 6)),
        Binding("b", "serve", "key.serve"),
        Binding("escape", "leave", "key.leave"),
    ]

    def __init__(self, shoes: ShoesView) -> None:
        super().__init__()
        self.shoes = shoes
        self.phase = "before"
        self.meetings: tuple[MeetingView, ...] = ()
        self._uttered: tuple[str, ...] = ()
        self._pending = ""
        self._answered = ""
        self._sending = False

    # --- what it looks like ------------------------------------------------------------------------------------------

    @property
    def words(self) -> Words:
        """The words of the scenario's language."""
        return words_in(self.shoes.language)

    @property
    def agent(self) -> AgentView:
        """The agent who serves now, or served last."""
        return self.shoes.agents[min(len(self.meetings), len(self.shoes.agents) - 1)]

    def trail(self) -> tuple[str, ...]:
        """Name the scenario and the side on which the trainee stands."""
        return (self.words("name"), self.shoes.title, self.words("shoes.trail"))

    def compose_body(self) -> ComposeResult:
        """Lay out the three parts; one shows at a time."""
        words, told = self.words, self.shoes
        with VerticalScroll(id="shoes-before", can_focus=False), Center(), Vertical(classes="column"):
            yield Prose(label(words("shoes.who"), "bold $primary"))
            yield Prose(plain(told.you), ident="shoes-you")
            yield Prose(plain(words("shoes.how", n=words.number(len(told.agents))), "$quiet"), classes="paragraph")
            yield Prose(plain(words("shoes.kept"), "$quiet"), classes="paragraph")
            yield Push(label(words("shoes.begin")), ident="shoes-begin", classes="-main")
        with Center(id="shoes-room"), Container(id="shoes-talk"):
            yield Chat(words, self.agent.name)
            with Vertical(id="reply-side"):
                yield ReplyBox("", label(words("shoes.placeholder", name=self.agent.name)))
                yield RatingForm(words)
        yield Parting(words, told.customer)

    def on_mount(self) -> None:
        """Begin with who the trainee is."""
        self._go_to("before")
        self.query_one("#shoes-begin", Push).focus()

    def _go_to(self, phase: str) -> None:
        self.phase = phase
        self.query_one("#shoes-before").display = phase == "before"
        self.query_one("#shoes-room").display = phase in ("talking", "rating")
        self.query_one(ReplyBox).display = phase == "talking"
        self.query_one(RatingForm).display = phase == "rating"
        self.query_one(Parting).display = phase == "after"
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer to rate once the agent has said everything, and to change sides after the last one."""
        return self.phase == {"rate": "rating", "serve": "after"}.get(action, self.phase)

    # --- one agent ---------------------------------------------------------------------------------------------------

    @on(Push.Pressed, "#shoes-begin")
    async def meet(self) -> None:
        """Meet the next agent."""
        words, agent = self.words, self.agent
        chat, box = self.query_one(Chat), self.query_one(ReplyBox)
        self._uttered, self._answered = (), ""
        await chat.remove_children()
        chat.speaker = agent.name
        if agent.greeting:
            await chat.theirs(agent.greeting)
        else:
            await chat.note(plain(words("shoes.speak", name=agent.name), "$quiet"))
        box.placeholder = label(words("shoes.placeholder", name=agent.name))
        number = words("shoes.met", number=len(self.meetings) + 1, n=len(self.shoes.agents))
        self.masthead.aside(label(number))
        self._go_to("talking")
        box.focus()

    @on(ReplyBox.Sent)
    async def say(self, event: ReplyBox.Sent) -> None:
        """Say something to the agent; until the answer is there it can be put back into the box."""
        event.stop()
        said = clean(event.text).strip()
        if self._sending or self.phase != "talking":
            return
        if not said:
            notify(self.app, self.words("shoes.empty"))
            return
        if (over := len(said) - LIMIT) > 0:
            number = self.words.number
            notify(self.app, self.words("talk.limit", limit=number(LIMIT), over=number(over)), "warning")
            return
        self._sending = True
        self._pending = said
        self.post_message(WordsSaid(self, self.shoes, len(self.meetings), (*self._uttered, said)))

    @on(Served)
    async def answer(self, event: Served) -> None:
        """Show what was said and what the agent answers."""
        event.stop()
        chat, box, said = self.query_one(Chat), self.query_one(ReplyBox), self._pending
        self._sending = False
        self._uttered = (*self._uttered, said)
        box.load_text("")
        await chat.mine(said, len(self._uttered))
        await chat.theirs(event.served.says)
        # The last line is the scripted reply; what comes before it answers a word of the trainee's.
        self._answered = self._answered or event.served.says[-1]
        if event.served.last:
            await chat.note(plain(self.words("shoes.over", name=self.agent.name), "$quiet"))
            self.query_one(RatingForm).ask(self.agent.name)
            self._go_to("rating")
            self.query_one(RatingForm).focus_rating()

    # --- its rating --------------------------------------------------------------------------------------------------

    def action_rate(self, rating: int) -> None:
        """Give the agent 1 to 5; until it is sent with Enter another number may be given."""
        self.query_one(RatingForm).choose(rating)

    @on(Push.Pressed, ".rate")
    def _pressed(self, event: Push.Pressed) -> None:
        self.action_rate(int((event.button.id or "rate-0").removeprefix("rate-")))

    @on(Input.Submitted, "#shoes-why")
    def rated(self, event: Input.Submitted) -> None:
        """Have the rating kept, with the words said."""
        event.stop()
        form = self.query_one(RatingForm)
        if self._sending:
            return
        if not form.rating:
            notify(self.app, self.words("shoes.first"))
            form.focus_rating()
            return
        self._sending = True
        meeting = MeetingView(self.agent, form.rating, clean(event.value).strip(), self._uttered, self._answered)
        self.post_message(AgentRated(self, self.shoes, (*self.meetings, meeting)))

    @on(MeetingsKept)
    async def go_on(self, event: MeetingsKept) -> None:
        """Meet the next agent; after the last see all of them side by side."""
        event.stop()
        form = self.query_one(RatingForm)
        meeting = MeetingView(self.agent, form.rating, form.why, self._uttered, self._answered)
        self._sending = False
        self.meetings = (*self.meetings, meeting)
        if len(self.meetings) < len(self.shoes.agents):
            await self.meet()
            return
        self.masthead.aside(label(""))
        await self.query_one(Parting).show(self.meetings, event.lesson)
        self._go_to("after")
        parting = self.query_one(Parting)
        parting.scroll_home(animate=False)
        parting.focus()

    @on(Troubled)
    def take_back(self) -> None:
        """Nothing is lost: the words stay in the box, the rating in its place, to be sent again."""
        self._sending = False

    # --- leaving -----------------------------------------------------------------------------------------------------

    @on(Push.Pressed, "#shoes-serve")
    def action_serve(self) -> None:
        """Change sides again: read the briefing."""
        self.post_message(BriefingWanted(self.shoes.scenario))

    def action_leave(self) -> None:
        """Go back to the library."""
        if self.phase in ("talking", "rating") and (self._uttered or self.meetings):
            notify(self.app, self.words("shoes.left"))
        self.app.pop_screen()
