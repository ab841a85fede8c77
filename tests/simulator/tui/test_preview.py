"""The preview on the screen, on a real file, with a scorer that knows three sentences."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from simulator.tui.conversation.receipt import Receipt
from simulator.tui.conversation.reply import ReplyBox
from simulator.tui.core import Clerk, Core
from simulator.tui.notice.screen import TroubleScreen
from simulator.tui.preview import screen
from simulator.tui.preview.app import PreviewApp
from simulator.tui.preview.help import PreviewHelp
from simulator.tui.preview.panel import Panel
from simulator.tui.preview.rehearsal import Rehearsal
from simulator.tui.preview.screen import PreviewScreen
from simulator.tui.row import Row
from simulator.tui.safe import Prose
from tests.simulator.tui.writing import ACTS, ASKS, RULES, PhraseScorer, change, written

WIDE, NARROW = (140, 40), (80, 24)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path)


@pytest.fixture(autouse=True)
def _no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is looked at when the test says so."""
    monkeypatch.setattr(screen, "EVERY", 3600)


@asynccontextmanager
async def previewed(path: Path, size: tuple[int, int] = WIDE, start: str | None = None) -> AsyncIterator[Pilot[int]]:
    clerk = Clerk(lambda: cast("Core", Rehearsal(path, start, PhraseScorer)))
    app = PreviewApp(clerk, path.name)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot
    clerk.close()


async def settled(pilot: Pilot[int]) -> None:
    """Wait until the file has been looked at and everything is shown."""
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def look(pilot: Pilot[int]) -> None:
    """Let the file be looked at, without waiting for the clock."""
    cast("PreviewScreen", pilot.app.screen)._look()
    await pilot.pause()
    await settled(pilot)


async def send(pilot: Pilot[int], reply: str) -> None:
    pilot.app.screen.query_one(ReplyBox).load_text(reply)
    await pilot.press("enter")
    await settled(pilot)


def said(pilot: Pilot[int]) -> str:
    return "\n".join(prose.plain for prose in pilot.app.screen.query("#rehearsal Prose").results(Prose))


def panel(pilot: Pilot[int]) -> str:
    return "\n".join(
        f"{part.mark.plain}{part.text.plain}" if isinstance(part, Row) else cast("Prose", part).plain
        for part in pilot.app.screen.query("#panel-body > *")
    )


def aside(pilot: Pilot[int]) -> str:
    return pilot.app.screen.query_one("#masthead-aside", Prose).plain


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_reply_shows_the_way_taken_and_what_kept_the_others_back(file: Path, size: tuple[int, int]) -> None:
    async with previewed(file, size) as pilot:
        assert "“Will anybody ask me what I need?”" in said(pilot)
        assert "1 → opens-up  act asks-wants" in panel(pilot)
        await send(pilot, ASKS)
        assert "Can you do something about that?" in said(pilot)
        told = panel(pilot)
        assert "✗ interrupt 1 → leaves  patience < 10 (60)" in told
        assert told.index("opens-up") < told.index("interrupt 1")
        assert "✓ 1 → opens-up\n✓ act asks-wants" in told
        assert "5 → waits (holds too, and comes later)" in told
        assert "acts: asks-wants" in told
        assert pilot.app.screen.query_one(ReplyBox).text == ""


async def test_saving_the_file_plays_it_over_and_keeps_what_is_being_written(file: Path) -> None:
    async with previewed(file) as pilot:
        await send(pilot, ASKS)
        pilot.app.screen.query_one(ReplyBox).load_text("half a re")
        change(file, ("Can you do something about that?", "Can you mend it?"))
        await look(pilot)
        assert "Can you mend it?" in said(pilot)
        assert aside(pilot) == "read again, the place is kept"
        assert pilot.app.screen.query_one(ReplyBox).text == "half a re"


async def test_mistakes_come_first_with_their_lines_and_go_when_mended(file: Path) -> None:
    async with previewed(file) as pilot:
        await send(pilot, ASKS)
        await pilot.press("f2")
        assert not pilot.app.screen.query_one(Panel).display
        change(file, ("go: served", "go: servd"), ("trade:", "trad:"))
        await look(pilot)
        assert pilot.app.screen.query_one(Panel).display
        assert panel(pilot).startswith("2 mistakes in the file\nIn play is the last version without mistakes.")
        assert 'trad: "parcel service"\ndid you mean `trade`?' in panel(pilot)
        assert aside(pilot) == "the file has mistakes"
        assert "Can you do something about that?" in said(pilot)
        change(file, ("go: servd", "go: served"), ("trad:", "trade:"))
        await look(pilot)
        assert "mistakes" not in panel(pilot) + aside(pilot)


async def test_a_file_that_begins_broken_says_so_and_opens_once_mended(file: Path) -> None:
    change(file, ("trade:", "trad:"))
    async with previewed(file, NARROW) as pilot:
        assert "1 mistake in the file\nMend them and save: it opens by itself." in panel(pilot)
        box = pilot.app.screen.query_one(ReplyBox)
        assert box.read_only
        change(file, ("trad:", "trade:"))
        await look(pilot)
        assert not box.read_only
        assert box.has_focus
        assert "Your page says delivered." in said(pilot)


async def test_at_the_end_nothing_can_be_sent_and_the_last_reply_comes_back_to_be_changed(file: Path) -> None:
    async with previewed(file, start="opens-up") as pilot:
        await send(pilot, ACTS)
        assert "served: Served\nverdict: 5" in said(pilot)
        box = pilot.app.screen.query_one(ReplyBox)
        assert box.read_only
        await pilot.press("f4")
        await settled(pilot)
        assert (box.read_only, box.text) == (False, ACTS)
        assert "verdict" not in said(pilot)


async def test_the_keys_do_what_the_foot_says(file: Path) -> None:
    async with previewed(file) as pilot:
        shown = pilot.app.screen
        assert not {"f4", "f5", "f2"} & set(shown.active_bindings)
        await send(pilot, "Hello.")
        first = said(pilot)
        await pilot.press("f8")
        await settled(pilot)
        assert said(pilot) != first
        await pilot.press("f2")
        assert (shown.query_one(Receipt).display, shown.query_one(Panel).display) == (True, False)
        await pilot.press("f5")
        await settled(pilot)
        assert "Hello." not in said(pilot)
        assert shown.query_one(Panel).display


async def test_what_the_others_lacked_is_told_in_short_or_part_by_part(file: Path) -> None:
    async with previewed(file) as pilot:
        await send(pilot, "Hello.")
        assert "✗ 3 → cools  step company / act cites-policy or refuses or shields or blames or deflects" in panel(
            pilot
        )
        await pilot.press("f3")
        await settled(pilot)
        assert "✗ 3 → cools\n✗ any of\n  ✗ step company\n  ✗ act cites-policy" in panel(pilot)
        await pilot.press("f3")
        await settled(pilot)
        assert "any of\n" not in panel(pilot)


async def test_the_help_is_the_previews_own(file: Path) -> None:
    async with previewed(file, NARROW) as pilot:
        await pilot.press("question_mark")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PreviewHelp)
        await pilot.press("f1", "escape")
        assert pilot.app.screen.query_one(ReplyBox).text == ""


@pytest.mark.parametrize("reply", ["   ", "x" * 2001])
async def test_what_cannot_be_sent_stays_in_the_box(file: Path, reply: str) -> None:
    async with previewed(file) as pilot:
        await send(pilot, reply)
        assert pilot.app.screen.query_one(ReplyBox).text == reply
        assert "opens-up" in panel(pilot)


async def test_a_missing_model_is_told_and_the_reply_comes_back(file: Path) -> None:
    async with previewed(file) as pilot:
        await send(pilot, "no model")
        assert isinstance(pilot.app.screen, TroubleScreen)
        await pilot.press("escape")
        assert pilot.app.screen.query_one(ReplyBox).text == "no model"


async def test_hostile_words_are_shown_as_they_are(file: Path) -> None:
    hostile = "[@click=app.quit]x[/] [/order]"
    change(file, ('says: "Your page says delivered.', f'says: "{hostile}'))
    async with previewed(file) as pilot:
        assert hostile in said(pilot)
        await send(pilot, hostile)
        assert said(pilot).count(hostile) >= 2
        change(file, ("go: served", f"go: '{hostile}'"))
        await look(pilot)
        assert "[@click" in panel(pilot)


async def test_the_french_interface_says_it_in_french(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    async with previewed(file) as pilot:
        await send(pilot, RULES)
        assert "Chemins depuis begins" in panel(pilot)
        assert "interruption 1 → leaves" in panel(pilot)


async def test_leaving_ends_well(file: Path) -> None:
    async with previewed(file) as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert pilot.app.return_value == 0
