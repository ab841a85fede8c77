"""The briefing: the situation, what the trainee can see and may offer, and the choice of when to have feedback."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Horizontal, Vertical, VerticalScroll

from simulator.tui.controls import Push
from simulator.tui.library.shelf import level_dots
from simulator.tui.messages import ModeChosen, PlayWanted, ResumeWanted, ShoesWanted
from simulator.tui.mode import Mode
from simulator.tui.page import Page
from simulator.tui.row import Row
from simulator.tui.safe import Content, Prose, join, label, plain
from simulator.tui.views import BriefingView, MeansView
from simulator.tui.words import Words, words_in


class BriefingScreen(Page):
    """Speaks the language of the scenario, like the conversation that follows."""

    CSS_PATH = "briefing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "begin", "key.begin"),
        Binding("r", "resume", "key.resume"),
        Binding("w", "wear_shoes", "key.shoes"),
        Binding("m", "switch_mode", "key.mode"),
        Binding("escape", "back", "key.back"),
        Binding("up", "scroll('up')", show=False),
        Binding("down", "scroll('down')", show=False),
        Binding("pageup", "scroll('page_up')", show=False),
        Binding("pagedown", "scroll('page_down')", show=False),
    ]

    def __init__(self, briefing: BriefingView, mode: Mode) -> None:
        super().__init__()
        self.briefing = briefing
        self.mode = mode
        self._begun = False

    @property
    def words(self) -> Words:
        """The words of the scenario's language."""
        return words_in(self.briefing.language)

    def trail(self) -> tuple[str, ...]:
        """Name the scenario."""
        return (self.words("name"), self.briefing.title)

    def compose_body(self) -> ComposeResult:
        """Lay out the text, and below it the ways on."""
        with VerticalScroll(id="briefing", can_focus=False), Center(), Vertical(classes="column"):
            yield from self._text()
        with Center(id="briefing-foot"), Vertical(classes="column"):
            with Horizontal(id="briefing-actions"):
                yield Push(label(self.words("briefing.begin")), ident="briefing-begin", classes="-main")
                if self.briefing.unfinished is not None:
                    yield Push(label(self.words("briefing.resume")), ident="briefing-resume")
                yield Push(self._mode_label(), ident="briefing-mode")
            yield Prose(ident="briefing-about")

    def on_mount(self) -> None:
        """Let Enter begin at once."""
        self.query_one("#briefing-begin", Push).focus()
        self._show_mode()

    def _text(self) -> ComposeResult:
        told, words = self.briefing, self.words
        yield Prose(label(told.title, "bold $primary"), ident="briefing-title")
        facts = (words(f"channel.{told.channel}"), told.trade, level_dots(told.level))
        who = label(words("briefing.customer", name=told.customer), "$voice")
        yield Prose(join(who, label(" · ".join(facts), "$quiet"), by=label(" · ", "$quiet")))
        if told.comes_back:
            yield Prose(ident="briefing-open-case")
        yield Prose(plain(told.situation), ident="briefing-situation")
        if told.screen:
            yield Prose(label(words("briefing.screen")), classes="section")
            for line in told.screen:
                yield Row(label("│", "$faint"), label(line), classes="screen-line")
        if told.means:
            yield Prose(label(words("briefing.means")), classes="section")
            for means in told.means:
                yield Row(label("·", "$faint"), self._means(means))
        if told.shoes:
            yield Prose(plain(words("briefing.shoes", name=told.customer), "$quiet"), classes="section")

    def _means(self, means: MeansView) -> Content:
        words = self.words
        parts = [label(means.offer)]
        if means.takes:
            parts.append(label(means.takes, "$quiet"))
        if means.charge:
            said = f", {words('briefing.disclose')}" if means.disclose else ""
            parts.append(label(words("briefing.charge", amount=means.charge) + said, "$step-golden"))
        return join(*parts, by=" · ")

    def _mode_label(self) -> Content:
        said = [plain(self.words("briefing.mode"), "not bold $quiet")]
        for mode in Mode:
            chosen = mode is self.mode
            text = f"{'●' if chosen else '○'} {self.words(f'briefing.mode.{mode.value}')}"
            said.append(label(text, "" if chosen else "not bold $quiet"))
        return join(*said, by="  ")

    def _show_mode(self) -> None:
        self.query_one("#briefing-mode", Push).label = self._mode_label()
        about = self.words(f"briefing.mode.{self.mode.value}.about")
        self.query_one("#briefing-about", Prose).show(plain(about, "$quiet"))
        if self.briefing.comes_back:
            # An assessment is the same for everybody: nobody comes back into it.
            key = "library.open-case" if self.mode is Mode.PRACTICE else "briefing.open-case.afresh"
            said = self.words(key, name=self.briefing.comes_back)
            self.query_one("#briefing-open-case", Prose).show(plain(said, "$step-golden"))

    # --- what the person does ----------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer only what there is: something left unfinished, the customer's shoes."""
        if action == "wear_shoes":
            return self.briefing.shoes
        return self.briefing.unfinished is not None if action == "resume" else True

    @on(Push.Pressed, "#briefing-begin")
    def action_begin(self) -> None:
        """Begin the conversation, once however often the key is pressed."""
        if not self._begun:
            self._begun = True
            self.post_message(PlayWanted(self.briefing.id, self.mode))

    @on(Push.Pressed, "#briefing-resume")
    def action_resume(self) -> None:
        """Go on with the unfinished one."""
        if self.briefing.unfinished is not None:
            self.post_message(ResumeWanted(self.briefing.unfinished.attempt))

    def action_wear_shoes(self) -> None:
        """Be the customer."""
        if self.briefing.shoes:
            self.post_message(ShoesWanted(self.briefing.id))

    @on(Push.Pressed, "#briefing-mode")
    def action_switch_mode(self) -> None:
        """Choose when to have the feedback."""
        self.mode = Mode.ASSESSMENT if self.mode is Mode.PRACTICE else Mode.PRACTICE
        self.post_message(ModeChosen(self.mode))
        self._show_mode()

    def action_scroll(self, way: str) -> None:
        """Scroll the text, whatever has the focus."""
        text = self.query_one("#briefing", VerticalScroll)
        {
            "up": text.scroll_up,
            "down": text.scroll_down,
            "page_up": text.scroll_page_up,
            "page_down": text.scroll_page_down,
        }[way](animate=False)

    def on_screen_resume(self) -> None:
        """Back from a page about a fault, it may be tried again."""
        self._begun = False

    def action_back(self) -> None:
        """Go back to the library."""
        self.app.pop_screen()
