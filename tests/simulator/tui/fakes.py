"""A core that knows two conversations by heart, so that the screens can be tested without the other rooms."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from simulator.tui.app import PlatinumApp
from simulator.tui.conversation.reply import ReplyBox
from simulator.tui.core import Clerk, Core
from simulator.tui.mode import Mode
from simulator.tui.settings import SettingsFile
from simulator.tui.theme import DARK
from simulator.tui.trouble import Kind, Trouble
from simulator.tui.views import (
    BendView,
    BriefingView,
    ConversationView,
    DebriefTurnView,
    DebriefView,
    FaultView,
    FindingView,
    ItemView,
    MeansView,
    MoodView,
    ReceiptView,
    ShelfView,
    TurnView,
    UnfinishedView,
    UptakeView,
    WantView,
)

from .waiting import press, settled

UNFINISHED = UnfinishedView(
    "a-7", "changed-order", "The changed order", "en", 3, datetime(2026, 11, 22, 21, 4, tzinfo=UTC)
)

ITEMS = (
    ItemView(
        "extra-hot-diner",
        "The extra-hot diner",
        "en",
        "in person",
        1,
        "restaurant",
        "His food is hot; he wanted it extra hot, had not said so, and there is a film at eight.",
        best=72,
    ),
    ItemView(
        "changed-order",
        "The changed order",
        "en",
        "phone",
        2,
        "restaurant",
        "The kitchen has started, and the caller would like something else after all.",
        unfinished=UNFINISHED,
    ),
    ItemView(
        "card-abroad",
        "The card locked abroad",
        "en",
        "chat",
        3,
        "bank",
        "A card stops working at a hotel desk, late at night, in another country.",
    ),
    ItemView(
        "coffee-machine",
        "The coffee machine and the 400,000 followers",
        "en",
        "public social",
        4,
        "household appliances",
        "At seven in the morning the machine has died, and everybody is reading along.",
        best=41,
    ),
    ItemView(
        "plat-brulant",
        "Le plat brûlant",
        "fr",
        "in person",
        1,
        "restauration",
        "Son plat est chaud ; il le voulait brûlant, ne l’avait pas dit, et le film est à vingt heures.",
    ),
)

BRIEFING = BriefingView(
    id="extra-hot-diner",
    title="The extra-hot diner",
    language="en",
    channel="in person",
    level=1,
    trade="restaurant",
    customer="Ravi",
    situation="You run the floor on a busy Friday. It is ten past seven; the kitchen is two orders behind. "
    "Table 9, a man of about thirty and a woman with a scarf still on, waves you over. His plate has come back "
    "from the pass four minutes ago.",
    screen=(
        "Table 9 · two covers · seated 18:41",
        "1 × lamb jalfrezi, 1 × aubergine, 2 × naan · sent 19:06",
        "No remarks on the order",
    ),
    means=(
        MeansView("put it back on the flame", "3 min"),
        MeansView("a fresh plate, extra hot", "9 min", "2.00", disclose=True),
        MeansView("pack it to take away", "2 min"),
    ),
    best=72,
)

OPENING = ("Sorry – this is fine, it's just … not hot. Not *hot* hot. And we've a film at eight.",)

REPLY_1 = "I'm sorry, Ravi. I'd hate that too! It did leave the kitchen hot, though. How hot would you like it?"
RECEIPT_1 = ReceiptView(
    number=1,
    reply=REPLY_1,
    value=58,
    step="platinum",
    sum=(50, 3, -7, -9, 21),
    first=(
        FindingView(
            21,
            "How hot would you like it?",
            "An open question about what he wants: now he can say it in his own words.",
            step="platinum",
            start=74,
            end=100,
        ),
        FindingView(
            -9,
            "It did leave the kitchen hot, though",
            "This defends the kitchen; to him it says that he is wrong.",
            "Leave it out: he has not blamed anybody.",
            step="company",
            start=36,
            end=72,
        ),
        FindingView(
            -7,
            "I'd hate that too",
            "This is about what you would like. He may want something else.",
            "“You wanted it steaming, and it isn't.”",
            step="golden",
            start=17,
            end=34,
        ),
    ),
    rest=(
        FindingView(
            3,
            "I'm sorry, Ravi",
            "An apology without conditions.",
            step="empathy",
            start=0,
            end=15,
        ),
        FindingView(
            0,
            "we've a film at eight",
            "He has told you when he must leave; nothing here picks it up.",
            "“What time do you need to be out by?”",
            start=OPENING[0].index("we've a film"),
            end=len(OPENING[0]) - 1,
            of_customer=True,
        ),
    ),
    uptake=(
        UptakeView("fact", "contradicted", ("not hot",), "It did leave the kitchen hot"),
        UptakeView("fact", "left-out", ("this is fine",)),
    ),
)
TURN_1 = TurnView(
    1,
    REPLY_1,
    (
        "Oh – steaming. Burn-your-tongue. My mother's from Kolhapur, I can't help it.",
        "But if it takes ages, forget it. Eight o'clock is eight o'clock.",
    ),
    MoodView(58, 52),
    RECEIPT_1,
)

REPLY_2 = (
    "Steaming it is. I can put it back on the flame, three minutes, no charge; or a fresh plate made extra "
    "hot, nine minutes and 2.00 more. You'd be out by half past seven either way. Which suits you?"
)
RECEIPT_2 = ReceiptView(
    number=2,
    reply=REPLY_2,
    value=94,
    step="platinum",
    sum=(50, 12, 10, 9, 13),
    first=(
        FindingView(
            13,
            "Which suits you?",
            "You offer real ways and leave him the choice.",
            step="platinum",
            start=REPLY_2.index("Which"),
            end=len(REPLY_2),
        ),
    ),
    rest=(FindingView(12, "Steaming it is", "You serve it in his own word.", step="platinum", start=0, end=14),),
    uptake=(
        UptakeView("request", "taken-up", ("forget it",), "Which suits you?"),
        UptakeView("fact", "taken-up", ("Oh – steaming",), "Steaming"),
        UptakeView("fact", "left-out", ("My mother's from Kolhapur", "I can't help it")),
    ),
)
TURN_2 = TurnView(
    2,
    REPLY_2,
    ("Flame. Three minutes. You're a star – half past seven, we'll even get popcorn.",),
    MoodView(84, 66),
    RECEIPT_2,
    ended=True,
)

DEBRIEF = DebriefView(
    attempt="a-8",
    scenario="extra-hot-diner",
    scenario_title="The extra-hot diner",
    language="en",
    customer="Ravi",
    mode=Mode.PRACTICE,
    ending="He comes back, and brings people",
    verdict=5,
    says="Nobody made me feel silly for wanting it hotter. And we didn't miss the trailers.",
    tells="Go there. Tell them how you like it and that's how it comes.",
    advice="Pick up the film at once: a time that the customer names is half of the order.",
    temptation="To say that the food was hot when it left the kitchen. It was. It helps nobody.",
    score=76,
    wants=(
        WantView("feel", "taken seriously, not corrected", "half met", 1),
        WantView("think", "that the kitchen can do it his way", "met", 2),
        WantView("do", "eat it steaming and still make the film at eight", "met", 2),
    ),
    turns=(
        DebriefTurnView(1, OPENING[0], "Please don't tell me it left the kitchen hot.", RECEIPT_1),
        DebriefTurnView(2, " ".join(TURN_1.lines), "She asked. Nobody ever asks.", RECEIPT_2),
    ),
    unasked=("His mother taught him to cook, and the dish is hers.",),
    last_thought="I'll be back with the cousins.",
    best_before=72,
    bends=(
        BendView(1, 1, 1, "You began with them: their words or their feeling came first."),
        BendView(2, 2, 2, "In the middle you got on with it: asked, offered, committed."),
    ),
)


class FakeCore:
    """Answers from memory and notes what it was asked. ``faults`` maps a method's name to what it raises."""

    def __init__(self, **faults: Trouble) -> None:
        self.faults = faults
        self.asked: list[tuple[str, ...]] = []
        self.drafts: dict[str, str] = {}
        self.items = ITEMS
        self.unfinished: tuple[UnfinishedView, ...] = (UNFINISHED,)
        self.broken: tuple[FaultView, ...] = ()
        self.briefing_view = BRIEFING
        self.turns = [TURN_1, TURN_2]
        self.conversation: ConversationView | None = None
        self.debrief_view = DEBRIEF
        self.closed = False

    def _ask(self, name: str, *values: str) -> None:
        self.asked.append((name, *values))
        if name in self.faults:
            raise self.faults[name]

    def asked_for(self, name: str) -> list[list[str]]:
        """Return what was asked under ``name``, in order."""
        return [values for asked, *values in self.asked if asked == name]

    def shelf(self) -> ShelfView:
        self._ask("shelf")
        return ShelfView(self.items, self.unfinished, self.broken)

    def briefing(self, scenario: str) -> BriefingView:
        self._ask("briefing", scenario)
        if scenario not in {item.id for item in self.items}:
            raise Trouble(Kind.GONE, f"There is no scenario called {scenario!r}.")
        return self.briefing_view

    def begin(self, scenario: str, mode: Mode) -> ConversationView:
        self._ask("begin", scenario, mode)
        self.conversation = ConversationView(
            "a-8",
            scenario,
            self.briefing_view.title,
            self.briefing_view.language,
            self.briefing_view.channel,
            self.briefing_view.customer,
            mode,
            OPENING,
            MoodView(50, 60),
        )
        return self.conversation

    def resume(self, attempt: str) -> ConversationView:
        self._ask("resume", attempt)
        begun = self.begin("extra-hot-diner", Mode.PRACTICE)
        return replace(begun, attempt=attempt, turns=(TURN_1,), draft=self.drafts.get(attempt, ""))

    def answer(self, attempt: str, reply: str) -> TurnView:
        self._ask("answer", attempt, reply)
        played = sum(1 for name, *_ in self.asked if name == "answer")
        turn = self.turns[min(played, len(self.turns)) - 1]
        receipt = turn.receipt if self.conversation is None or self.conversation.mode is Mode.PRACTICE else None
        if receipt is not None and receipt.reply != reply:
            receipt = replace(receipt, reply=reply, first=(), rest=())
        return replace(turn, reply=reply, receipt=receipt)

    def save_draft(self, attempt: str, text: str) -> None:
        self._ask("save_draft", attempt, text)
        self.drafts[attempt] = text

    def debrief(self, attempt: str) -> DebriefView:
        self._ask("debrief", attempt)
        return self.debrief_view

    def warm(self, language: str) -> None:
        self._ask("warm", language)

    def ready(self, language: str) -> bool:  # noqa: ARG002
        return True

    def hush(self) -> None:
        return

    def close(self) -> None:
        self.closed = True


class KeptSettings(SettingsFile):
    """Settings in memory."""

    def __init__(self, **choices: object) -> None:
        super().__init__(None)
        self.change(**choices)


def make_app(
    core: Core | None = None,
    *,
    theme: str = DARK,
    language: str = "en",
    scenario: str | None = None,
    mode: Mode = Mode.PRACTICE,
) -> PlatinumApp:
    """Return the app on a core of this test's own, with nothing that moves by itself."""
    served = core or FakeCore()
    app = PlatinumApp(Clerk(lambda: served), KeptSettings(theme=theme, mode=mode), language=language, scenario=scenario)
    app.animation_level = "none"
    return app


@asynccontextmanager
async def opened(app: PlatinumApp, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[int]]:
    """Run ``app`` without a terminal, the library open and read; its clerk is let go at the end."""
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            yield pilot
    finally:
        app.clerk.close()


async def say(pilot: Pilot[Any], reply: str) -> None:
    """Write a reply into the box and send it."""
    write(pilot.app, reply)
    await press(pilot, "enter")


def write(app: App[Any], text: str) -> None:
    """Write ``text`` where the cursor is."""
    app.screen.query_one(ReplyBox).insert(text)


def shown(app: App[Any]) -> str:
    """Return the text on the screen, line by line, as the terminal would get it."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)
