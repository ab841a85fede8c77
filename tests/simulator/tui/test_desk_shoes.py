"""The core on the real rooms: the customer's shoes, open cases, and a stage that changes."""

from __future__ import annotations

import pytest

from simulator.tui.desk import Desk
from simulator.tui.mode import Mode
from simulator.tui.trouble import Kind, Trouble
from simulator.tui.views import MeetingView, PublicView, StageView

from .fakes import make_app, opened, press, say, settled, shown
from .test_desk import UMBRELLA, FewWords

SHOES = """\
shoes:
  you: You are Ines, and dripping.
  agents:
    - step: company
      name: Al
      greets: "Yes?"
      replies: ["There is a sign.", "As the sign says.", "Good night."]
      hears: [{words: [rain], says: "It rains for everybody."}]
    - step: platinum
      name: Cy
      replies: ["What did it look like?", "Shall I look in the back?", "There."]
"""


@pytest.fixture
def folder(tmp_path):
    scenarios = tmp_path / "scenarios"
    scenarios.mkdir()
    (scenarios / "umbrella.yaml").write_text(UMBRELLA + SHOES, encoding="utf-8")
    return scenarios


@pytest.fixture
def desk(tmp_path, folder):
    made = Desk(str(tmp_path / "a.sqlite3"), "Kim", [folder], scorer=FewWords)
    yield made
    made.close()


def item(desk, name):
    return next(one for one in desk.shelf().items if one.id == name)


def test_the_agents_serve_and_what_is_rated_is_kept(desk):
    assert desk.briefing("umbrella").shoes
    assert item(desk, "en/umbrella").shoes
    shoes = desk.wear_shoes("umbrella")
    assert (shoes.you, shoes.customer, shoes.language) == ("You are Ines, and dripping.", "Ines", "en")
    assert [(one.name, one.step, one.greeting) for one in shoes.agents] == [
        ("Al", "company", ("Yes?",)),
        ("Cy", "platinum", ()),
    ]
    assert desk.serve(shoes, 0, ("An umbrella.",)).says == ("There is a sign.",)
    second = desk.serve(shoes, 0, ("An umbrella.", "In this rain!"))
    assert second.says == ("It rains for everybody.", "As the sign says.")
    assert not second.last
    assert desk.serve(shoes, 0, ("a", "b", "c")).last
    first = MeetingView(shoes.agents[0], 1, "Signs.", ("a", "b", "c"))
    assert desk.keep_meetings(shoes, (first,)) == "company"
    assert desk.keep_meetings(shoes, (first, MeetingView(shoes.agents[1], 5))) == "platinum"
    kept = desk._store.export("Kim")["shoes"]
    assert [(one["agent"], one["rating"], one["note"], one["said"]) for one in kept] == [
        ("Al", 1, "Signs.", ["a", "b", "c"]),
        ("Cy", 5, "", []),
    ]


def test_no_shoes_are_no_mistake_of_the_program(desk, folder):
    (folder / "plain.yaml").write_text(UMBRELLA, encoding="utf-8")
    desk = Desk(None, "Kim", [folder], store=desk._store, scorer=FewWords)
    assert not desk.briefing("plain").shoes
    with pytest.raises(Trouble) as caught:
        desk.wear_shoes("plain")
    assert caught.value.kind is Kind.GONE


def test_a_case_left_open_is_pointed_out_until_the_customer_has_come_back(desk, folder):
    text = UMBRELLA.replace("try: Ask first.}", "try: Ask first., open: {beat: waits}}")
    (folder / "open.yaml").write_text(text, encoding="utf-8")
    desk = Desk(None, "Kim", [folder], store=desk._store, scorer=FewWords)
    assert item(desk, "en/open").comes_back == ""
    begun = desk.begin("open", Mode.PRACTICE)
    for _ in range(4):
        desk.answer(begun.attempt, "No.")
    assert item(desk, "en/open").comes_back == "Ines"
    assert desk.briefing("open").comes_back == "Ines"
    assert item(desk, "en/umbrella").comes_back == ""
    # The file may change: how the attempt ended is known from the file as it was played.
    (folder / "open.yaml").write_text(UMBRELLA, encoding="utf-8")
    changed = Desk(None, "Kim", [folder], store=desk._store, scorer=FewWords)
    assert changed.briefing("open").comes_back == "Ines"
    again = desk.begin("open", Mode.PRACTICE)
    assert desk.briefing("open").comes_back == "Ines"
    desk.answer(again.attempt, "What would help you?")
    assert desk.briefing("open").comes_back == ""
    desk.answer(again.attempt, "I'll look in the back room.")
    assert item(desk, "en/open").comes_back == ""


def test_the_stage_follows_the_conversation(desk, folder):
    text = UMBRELLA.replace(
        "channel: in person",
        "channel: public social\naudience: {size: 9, likes: 3, reactions: [{likes: +40, crowd: -12}]}",
    )
    text = text.replace(
        "  hopes:\n", "  hopes:\n    pause: An hour later.\n    channel: phone\n    screen: [It is blue]\n"
    )
    (folder / "public.yaml").write_text(text, encoding="utf-8")
    desk = Desk(None, "Kim", [folder], store=desk._store, scorer=FewWords)
    begun = desk.begin("public", Mode.PRACTICE)
    assert begun.stage == StageView(("No umbrella in the book",), PublicView(3, 0, 50))
    assert desk.answer(begun.attempt, "No.").stage == StageView(("No umbrella in the book",), PublicView(43, 0, 38))
    assert desk.answer(begun.attempt, "What would help you?").stage == StageView(("It is blue",), None)
    assert desk.resume(begun.attempt).stage == StageView(("It is blue",), None)


async def test_the_screens_serve_it_on_the_real_rooms(desk):
    app = make_app(desk, scenario="umbrella")
    async with opened(app, (100, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "w", "enter")
        for words in ("An umbrella.", "The rain.", "Oh."):
            await say(pilot, words)
        assert "It rains for everybody." in shown(app)
        await press(pilot, "1", "enter")
        for words in ("An umbrella.", "Blue.", "Oh!"):
            await say(pilot, words)
        await press(pilot, "5", "enter")
        assert "Cy got your best mark" in shown(app)
        assert [one["rating"] for one in desk._store.export("Kim")["shoes"]] == [1, 5]
