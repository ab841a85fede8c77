"""Where the next reply is given: what the trainee's screen shows, and in public what everybody sees."""

from __future__ import annotations

from textual.containers import VerticalScroll

from simulator.tui.meter import meter
from simulator.tui.row import Row
from simulator.tui.safe import Content, Prose, join, label
from simulator.tui.views import PublicView
from simulator.tui.words import Words

CELLS = 8
AGAINST, WITH = 40, 60
"""Below and above these the crowd has taken sides."""


class ScreenPanel(VerticalScroll, can_focus=False):
    """What the trainee can look up while writing; it follows the conversation."""

    def __init__(self, words: Words) -> None:
        super().__init__(id="screen-panel")
        self._words = words

    async def show(self, lines: tuple[str, ...]) -> None:
        """Show ``lines`` instead of what stood here."""
        await self.remove_children()
        await self.mount(Prose(label(self._words("talk.screen"), "bold $quiet")))
        await self.mount_all(Row(label("│", "$faint"), label(line)) for line in lines)
        self.scroll_home(animate=False)


def public_line(public: PublicView, before: PublicView | None, words: Words, *, leaning: bool) -> Content:
    """Return likes and reposts with what they have gained since ``before``, and with ``leaning`` the crowd's lean."""
    parts = [
        _counted(words, "talk.likes", public.likes, before.likes if before else public.likes),
        _counted(words, "talk.reposts", public.reposts, before.reposts if before else public.reposts),
    ]
    if leaning:
        side = "against" if public.crowd < AGAINST else "with" if public.crowd > WITH else "between"
        colour = {"against": "$cost", "between": "$quiet", "with": "$gain"}[side]
        crowd = label(words("talk.crowd"), "$quiet")
        parts.append(
            join(crowd, meter(public.crowd, "$voice", CELLS), label(words(f"talk.crowd.{side}"), colour), by=" ")
        )
    return join(*parts, by="   ")


def _counted(words: Words, key: str, count: int, before: int) -> Content:
    gained = count - before
    said = join(label(words(key), "$quiet"), label(words.number(count)), by=" ")
    if not gained:
        return said
    sign = "+" if gained > 0 else "\u2212"
    return join(said, label(f"{sign}{words.number(abs(gained))}", "$voice"), by=" ")
