from __future__ import annotations

from textual.widgets import OptionList

from simulator.tui.briefing.screen import BriefingScreen
from simulator.tui.controls import Push
from simulator.tui.conversation.screen import ConversationScreen
from simulator.tui.library.screen import LibraryScreen
from simulator.tui.library.shelf import Shelf, in_order, level_dots
from simulator.tui.notice.screen import FaultsScreen
from simulator.tui.safe import Prose
from simulator.tui.trouble import Kind, Trouble
from simulator.tui.views import FaultView, ShelfView

from .fakes import ITEMS, UNFINISHED, FakeCore, make_app, opened, press, settled, shown


def prose(app, ident: str) -> str:
    return app.screen.query_one(ident, Prose).plain


async def test_shows_what_can_be_played_with_best_result_and_summary():
    app = make_app()
    async with opened(app, (110, 40)) as pilot:
        assert isinstance(app.screen, LibraryScreen)
        text = shown(app)
        for item in ITEMS:
            assert item.title.split(" and the 400")[0] in text
        await press(pilot, "tab")
        assert prose(app, "#detail-title") == "The extra-hot diner"
        assert prose(app, "#detail-facts") == "in person · restaurant\n●○○○ first week · English"
        assert "film at eight" in prose(app, "#detail-summary")
        assert prose(app, "#detail-best").endswith("72")


async def test_moving_the_highlight_moves_the_detail():
    app = make_app()
    async with opened(app) as pilot:
        app.screen.query_one(Shelf).focus()
        await press(pilot, "down")
        assert prose(app, "#detail-title") == "The changed order"
        assert "after 3 replies" in prose(app, "#detail-best")


async def test_an_unfinished_attempt_is_offered_first_and_gone_on_with_by_enter():
    core = FakeCore()
    app = make_app(core)
    async with opened(app) as pilot:
        offer = app.screen.query_one("#library-resume", Push)
        assert app.focused is offer
        assert "The changed order" in str(offer.label)
        assert "after 3 replies, 22 Nov, 21:04" in str(offer.label)
        await press(pilot, "enter")
        assert core.asked_for("resume") == [[UNFINISHED.attempt]]
        assert isinstance(app.screen, ConversationScreen)


async def test_nothing_unfinished_nothing_offered():
    core = FakeCore()
    core.unfinished = ()
    app = make_app(core)
    async with opened(app) as pilot:
        assert not app.screen.query_one("#library-resume", Push).display
        assert isinstance(app.focused, Shelf)
        await press(pilot, "r")
        assert core.asked_for("resume") == []


async def test_enter_opens_the_briefing_and_warms_the_scorer_of_its_language():
    core = FakeCore()
    app = make_app(core)
    async with opened(app) as pilot:
        app.screen.query_one(Shelf).focus()
        await press(pilot, "enter")
        assert isinstance(app.screen, BriefingScreen)
        assert core.asked_for("briefing") == [["extra-hot-diner"]]
        assert core.asked_for("warm") == [["en"], ["en"]]


async def test_the_mouse_does_the_same():
    core = FakeCore()
    app = make_app(core)
    async with opened(app) as pilot:
        await pilot.click("#detail-open")
        await settled(pilot)
        assert isinstance(app.screen, BriefingScreen)


async def test_search_narrows_the_list_without_regard_to_accents_and_escape_ends_it():
    app = make_app()
    async with opened(app) as pilot:
        await press(pilot, "slash", *"brulant")
        shelf = app.screen.query_one(Shelf)
        assert [option.id for option in shelf.options if option.id] == ["plat-brulant"]
        await press(pilot, "escape")
        assert len([option for option in shelf.options if option.id]) == len(ITEMS)
        assert app.focused is shelf


async def test_a_search_without_result_says_so():
    app = make_app()
    async with opened(app) as pilot:
        await press(pilot, "slash", *"zzz")
        assert "Nothing is called that" in prose(app, "#library-note")
        assert not app.screen.query_one(Shelf).display


async def test_the_other_language_is_one_key_away_and_comes_first():
    app = make_app()
    async with opened(app) as pilot:
        app.screen.query_one(Shelf).focus()
        await press(pilot, "l")
        assert "À qui voulez-vous parler\u00a0?" in shown(app)
        shelf = app.screen.query_one(Shelf)
        assert next(option.id for option in shelf.options if option.id) == "plat-brulant"
        assert app.settings.current.language == "fr"
        assert "chercher" in shown(app)


async def test_the_place_in_the_list_is_kept_on_the_way_back():
    app = make_app()
    async with opened(app) as pilot:
        app.screen.query_one(Shelf).focus()
        await press(pilot, "down", "down", "enter", "escape")
        assert prose(app, "#detail-title") == "The card locked abroad"


async def test_files_that_cannot_be_read_are_told_and_listed():
    core = FakeCore()
    core.broken = (FaultView("mine.yaml:3:5", "there is no key [/titel]\ndid you mean title?"),)
    app = make_app(core)
    async with opened(app) as pilot:
        assert "1 scenario file could not be read" in prose(app, "#library-note")
        await press(pilot, "f")
        assert isinstance(app.screen, FaultsScreen)
        assert "mine.yaml:3:5" in shown(app)
        assert "there is no key [/titel]" in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_an_empty_library_says_how_to_fill_it():
    core = FakeCore()
    core.items, core.unfinished = (), ()
    app = make_app(core)
    async with opened(app):
        assert "PLATINUM_SCENARIOS" in prose(app, "#library-note")


async def test_storage_that_fails_is_told_and_tried_again():
    core = FakeCore(shelf=Trouble(Kind.STORAGE, "The file can't be written.\n/nowhere/[/]\n\nName another one."))
    app = make_app(core)
    async with opened(app) as pilot:
        text = shown(app)
        assert "Conversations cannot be saved" in text
        assert "/nowhere/[/]" in text
        core.faults.clear()
        await press(pilot, "enter")
        assert isinstance(app.screen, LibraryScreen)
        assert app.screen.query_one(OptionList).option_count
        await press(pilot, "ctrl+q")
    assert app.return_value == 0


async def test_leaving_from_the_page_of_a_fault():
    app = make_app(FakeCore(shelf=Trouble(Kind.STORAGE, "No.")))
    async with opened(app) as pilot:
        await pilot.click("#notice-quit")
        await settled(pilot)
    assert app.return_value == 4


async def test_a_scenario_that_is_named_at_the_start_opens_its_briefing():
    core = FakeCore()
    app = make_app(core, scenario="extra-hot-diner")
    async with opened(app) as pilot:
        assert isinstance(app.screen, BriefingScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_a_scenario_that_is_not_there_is_told():
    app = make_app(scenario="extra-hot-dinner")
    async with opened(app) as pilot:
        assert "There is no scenario called 'extra-hot-dinner'." in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, LibraryScreen)


def test_order_is_own_language_then_level_then_title():
    assert in_order(ShelfView(ITEMS), "fr")[0].id == "plat-brulant"
    levels = [item.level for item in in_order(ShelfView(ITEMS), "en") if item.language == "en"]
    assert levels == sorted(levels)


def test_levels_are_four_dots():
    assert [level_dots(level) for level in (1, 4)] == ["●○○○", "●●●●"]
