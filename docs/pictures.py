"""Draws the pictures of the README from the program itself: ``make pictures``.

The first scenario of the library, the real scorer, a database of the moment: only the replies are made up.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.app import App
from textual.pilot import Pilot
from textual.widgets import OptionList

from simulator.tui.conversation.reply import ReplyBox
from simulator.tui.conversation.screen import ConversationScreen

FOLDER = Path(__file__).parent / "pictures"
SIZE = (120, 40)
PATIENCE = 60.0

REPLIES = """
I'm sorry, Ravi. I'd hate that too! It did leave the kitchen hot, though. How hot would you like it?
Steaming, then, and out in time for your film. I can put this back on the flame, three minutes. Or a fresh bowl, nine \
minutes, two pounds extra. Which would you rather have?
On the flame it goes, I'll take it myself. And shall I keep your wife's pie warm, so that you can start together?
There you are, both steaming. I'll bring the bill at quarter to, so that you're up by ten to eight. Anything before?
""".strip().splitlines()


async def _until(pilot: Pilot[int], what: Callable[[], object]) -> None:
    """Wait until ``what`` is true. Raises ``TimeoutError`` when that takes longer than a minute."""
    async with asyncio.timeout(PATIENCE):
        while not what():
            await pilot.pause(0.05)


async def _send(pilot: Pilot[int], number: int, reply: str) -> None:
    talk = pilot.app.screen
    if not isinstance(talk, ConversationScreen):
        raise TypeError(f"the conversation is not open, but {talk}")
    talk.query_one(ReplyBox).text = reply
    await pilot.press("enter")
    await _until(pilot, lambda: len(talk.turns) == number)
    await pilot.pause(0.5)


def _keep(app: App[int], name: str) -> None:
    file = FOLDER / f"{name}.svg"
    file.write_text(app.export_screenshot(title="Platinum", simplify=True) + "\n", encoding="utf-8")


async def draw(database: Path) -> None:
    """Play the scenario in a window and keep what it looks like on the way. Writes into ``docs/pictures``."""
    from simulator.tui.app import PlatinumApp
    from simulator.tui.briefing.screen import BriefingScreen
    from simulator.tui.core import Clerk
    from simulator.tui.debrief.screen import DebriefScreen
    from simulator.tui.desk import Desk
    from simulator.tui.settings import SettingsFile

    clerk = Clerk(lambda: Desk(str(database), "me"))
    app = PlatinumApp(clerk, SettingsFile(None), language="en")
    app.animation_level = "none"
    try:
        async with app.run_test(size=SIZE) as pilot:
            await _until(pilot, lambda: any(shelf.option_count for shelf in app.screen.query(OptionList)))
            await pilot.pause(0.5)
            _keep(app, "library")
            await pilot.press("enter")
            await _until(pilot, lambda: isinstance(app.screen, BriefingScreen))
            await pilot.press("b")
            await _until(pilot, lambda: isinstance(app.screen, ConversationScreen))
            for number, reply in enumerate(REPLIES, start=1):
                await _send(pilot, number, reply)
                if number == 1:
                    _keep(app, "conversation")
            app.action_switch_theme()
            await pilot.press("ctrl+d")
            await _until(pilot, lambda: isinstance(app.screen, DebriefScreen))
            await pilot.pause(1)
            _keep(app, "debrief")
    finally:
        clerk.close()


def draw_graph(name: str) -> None:
    """Draw the graph of the scenario called ``name``, with the ways that the archetypes take."""
    from scoring import Scorer
    from simulator.playtest import run_archetypes
    from simulator.playtest.drawing import svg
    from simulator.playtest.graph import graph_of
    from simulator.scenario import Library

    loaded = Library([]).find(name)
    runs = run_archetypes(loaded, Scorer(loaded.scenario.language))
    (FOLDER / "graph.svg").write_text(svg(graph_of(loaded.scenario, runs)) + "\n", encoding="utf-8")


def main() -> None:
    """Draw all pictures anew."""
    os.environ["TZ"] = "UTC"
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        asyncio.run(draw(Path(folder) / "attempts.sqlite3"))
    draw_graph("extra-hot-diner")


if __name__ == "__main__":
    main()
