"""The customer's shoes: being served by each agent in turn, rating them, seeing them side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.tui.briefing.screen import BriefingScreen
from simulator.tui.conversation.reply import ReplyBox
from simulator.tui.library.screen import LibraryScreen
from simulator.tui.shoes.rating import RatingForm
from simulator.tui.shoes.screen import ShoesScreen
from simulator.tui.shoes.thought import thought
from simulator.tui.trouble import Kind, Trouble
from simulator.tui.views import MeetingView
from simulator.tui.words import LANGUAGES, words_in

from .fakes import BRIEFING, FakeCore, make_app, opened, press, say, settled, shown, write
from .wardrobe import AGENTS, SHOES, Wardrobe

SIZES = pytest.mark.parametrize("size", [(80, 24), (100, 32)], ids=["80x24", "100x32"])


async def worn(pilot):
    await settled(pilot)
    await press(pilot, "w")


async def met(pilot, *, rating="2", why="He read to me."):
    """Talk with the agent at hand to the end, and rate them."""
    await say(pilot, "It's hot. I like it hotter.")
    await say(pilot, "And we've a film at eight.")
    await press(pilot, rating)
    pilot.app.screen.query_one("#shoes-why").value = why
    await press(pilot, "enter")


async def talked(pilot):
    await worn(pilot)
    await press(pilot, "enter")
    await say(pilot, "It's hot. I like it hotter.")


async def judging(pilot):
    await talked(pilot)
    await say(pilot, "And we've a film at eight.")
    await press(pilot, "2")


async def parted(pilot):
    await worn(pilot)
    await press(pilot, "enter")
    await met(pilot)
    await met(pilot, rating="3", why="Kind. About her.")
    await met(pilot, rating="5", why="")


async def test_the_library_offers_the_shoes_only_where_there_are_some():
    core = Wardrobe()
    app = make_app(core)
    async with opened(app, (120, 30)) as pilot:
        assert "customer's shoes" in shown(app)
        await press(pilot, "down")
        assert "customer's shoes" not in shown(app)
        await press(pilot, "w")
        assert isinstance(app.screen, LibraryScreen)
        await press(pilot, "up", "w")
        assert isinstance(app.screen, ShoesScreen)
        assert core.asked_for("wear_shoes") == [["extra-hot-diner"]]


async def test_the_briefing_offers_them_and_says_what_they_are():
    app = make_app(Wardrobe(), scenario="extra-hot-diner")
    async with opened(app, (100, 40)) as pilot:
        assert "press W, and be Ravi yourself" in shown(app)
        await press(pilot, "w")
        assert isinstance(app.screen, ShoesScreen)
        assert "You are Ravi." in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_a_briefing_without_them_ignores_the_key():
    app = make_app(FakeCore(), scenario="extra-hot-diner")
    async with opened(app) as pilot:
        await press(pilot, "w")
        assert isinstance(app.screen, BriefingScreen)


async def test_each_agent_serves_and_is_rated_and_then_all_stand_side_by_side():
    core = Wardrobe()
    app = make_app(core, scenario="extra-hot-diner")
    async with opened(app, (100, 40)) as pilot:
        await worn(pilot)
        await press(pilot, "enter")
        assert "1 of 3" in shown(app)
        assert "Yes?" in shown(app)
        await met(pilot)
        assert "2 of 3" in shown(app)
        assert "Bea looks at you and waits." in shown(app)
        assert "Yes?" not in shown(app)
        await met(pilot, rating="3", why="Kind. About her.")
        await met(pilot, rating="5", why="")
        assert app.screen.phase == "after"
        text = shown(app)
        for part in ("company first", "golden rule", "platinum rule", "2 of 5", "3 of 5", "5 of 5", "He read to me."):
            assert part in text
        assert "To take along" in text
        assert "Noor got your best mark" in text
        said = ("It's hot. I like it hotter.", "And we've a film at eight.")
        assert [(one.agent.name, one.rating, one.note, one.said) for one in core.kept] == [
            ("Dorian", 2, "He read to me.", said),
            ("Bea", 3, "Kind. About her.", said),
            ("Noor", 5, "", said),
        ]
        await press(pilot, "b")
        assert isinstance(app.screen, BriefingScreen)


async def test_a_number_can_be_changed_and_none_is_no_rating():
    core = Wardrobe()
    app = make_app(core, scenario="extra-hot-diner")
    async with opened(app) as pilot:
        await talked(pilot)
        await press(pilot, "5")
        assert app.screen.phase == "talking"
        await say(pilot, "And the film.")
        assert app.screen.phase == "rating"
        app.screen.query_one("#shoes-why").focus()
        await press(pilot, "enter")
        assert core.kept == ()
        await press(pilot, "2", "shift+tab", "4", "4", "enter")
        assert [(one.rating, one.note) for one in core.kept] == [(4, "4")]


async def test_nothing_is_said_with_no_words_and_too_many_stay_in_the_box():
    core = Wardrobe()
    app = make_app(core, scenario="extra-hot-diner")
    async with opened(app) as pilot:
        await worn(pilot)
        await press(pilot, "enter", "enter")
        await say(pilot, "x" * 2001)
        assert core.asked_for("serve") == []
        assert app.screen.query_one(ReplyBox).text == "x" * 2001


async def test_what_cannot_be_said_or_kept_stays_to_be_sent_again():
    core = Wardrobe(serve=Trouble(Kind.GONE, "The file has gone."))
    app = make_app(core, scenario="extra-hot-diner")
    async with opened(app) as pilot:
        await talked(pilot)
        assert "The file has gone." in shown(app)
        await press(pilot, "escape")
        assert app.screen.query_one(ReplyBox).text == "It's hot. I like it hotter."
        core.faults = {"keep_meetings": Trouble(Kind.STORAGE, "The disk is full.")}
        await press(pilot, "enter")
        await say(pilot, "And the film.")
        await press(pilot, "1")
        app.screen.query_one("#shoes-why").value = "[/] cold"
        await press(pilot, "enter")
        assert "The disk is full." in shown(app)
        await press(pilot, "escape")
        assert app.screen.query_one(RatingForm).rating == 1
        core.faults = {}
        await press(pilot, "enter")
        assert core.kept == (
            MeetingView(
                AGENTS[0],
                1,
                "[/] cold",
                ("It's hot. I like it hotter.", "And the film."),
                "It left the kitchen at seventy degrees, sir.",
            ),
        )


async def test_who_leaves_is_told_what_is_kept():
    app = make_app(Wardrobe(), scenario="extra-hot-diner")
    async with opened(app) as pilot:
        await talked(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)
        assert [note.message for note in app._notifications] == [words_in("en")("shoes.left")]


async def test_markup_is_shown_as_it_was_written():
    app = make_app(Wardrobe(), scenario="extra-hot-diner")
    async with opened(app, (100, 40)) as pilot:
        await worn(pilot)
        await press(pilot, "enter")
        write(app, "[@click=app.quit]hot[/]")
        await press(pilot, "enter")
        assert "[@click=app.quit]hot[/]" in shown(app)


async def test_it_speaks_french_with_a_french_scenario():
    core = Wardrobe()
    core.shoes_view = replace(SHOES, language="fr")
    core.briefing_view = replace(BRIEFING, language="fr", shoes=True)
    app = make_app(core, scenario="extra-hot-diner")
    async with opened(app, (100, 32)) as pilot:
        await judging(pilot)
        assert "Votre note pour Dorian" in shown(app)
        assert "1 sur 3" in shown(app)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lesson", ["platinum", "shared", "kind", "company", "same"])
def test_every_lesson_has_its_thought(language, lesson):
    meetings = tuple(MeetingView(agent, rating) for agent, rating in zip(AGENTS, (4, 1, 4), strict=True))
    said = thought(meetings, lesson, words_in(language))
    assert len(said) > 40
    assert ("Dorian & Noor" in said) == (lesson != "same")


@SIZES
@pytest.mark.parametrize("scene", [worn, talked, judging, parted], ids=lambda scene: scene.__name__)
def test_picture(snap_compare, scene, size):
    app = make_app(Wardrobe(), scenario="extra-hot-diner")
    assert snap_compare(app, terminal_size=size, run_before=scene)
