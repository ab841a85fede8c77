"""The rehearsal behind a preview: the file read again, the replies played over, the reasons beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.tui.preview.rehearsal import Rehearsal
from simulator.tui.preview.views import StageView
from simulator.tui.trouble import Kind, Trouble
from tests.simulator.tui.writing import ACTS, ASKS, RULES, PhraseScorer, change, written


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path)


def rehearsal(file: Path, start: str | None = None) -> Rehearsal:
    return Rehearsal(file, start, PhraseScorer)


def said(stage: StageView, who: str = "customer") -> list[str]:
    return [one.text for one in stage.said if one.who == who]


def again(played: Rehearsal) -> StageView:
    stage = played.look_again()
    assert stage is not None
    return stage


def test_it_opens_with_the_first_beat_and_the_ways_on_from_it(file: Path) -> None:
    stage = rehearsal(file).open()
    assert (stage.file, stage.playable, stage.title, stage.beat) == ("soup.yaml", True, "The cold soup", "begins")
    assert [one.thinks for one in stage.said] == ["Will anybody ask me what I need?"]
    assert [way.goes for way in stage.next_ways] == ["opens-up", "cools", "cools", "cools", "waits"]
    assert (stage.ways, stage.heard, stage.problems, stage.ended) == ((), None, (), False)


def test_a_reply_is_answered_and_the_way_explained(file: Path) -> None:
    played = rehearsal(file)
    played.open()
    stage = played.answer(ASKS)
    assert stage.beat == "opens-up"
    assert stage.heard is not None
    assert stage.heard.route == ("begins", "opens-up")
    assert dict(stage.heard.facts) == {"acts": "asks-wants", "found": "wish"}
    assert stage.heard.gauges == (("trust", 50, 65),)
    interrupt, first, *others = stage.ways
    assert (interrupt.interrupt, interrupt.held, interrupt.parts[0].actual) == (True, False, "60")
    assert (first.taken, first.parts[0].text) == (True, "act asks-wants")
    assert [way.held for way in others] == [False, False, False, True]
    assert stage.receipts[0].value == 70


def test_nested_conditions_stand_below_what_holds_them(file: Path) -> None:
    played = rehearsal(file)
    played.open()
    stage = played.answer(RULES)
    (taken,) = [way for way in stage.ways if way.taken]
    assert [(part.text, part.depth, part.held) for part in taken.parts] == [
        ("any of", 0, True),
        ("step company", 1, True),
        ("act cites-policy or refuses or shields or blames or deflects", 1, True),
    ]


def test_what_a_way_lacked_is_said_in_one_line(file: Path) -> None:
    condition = (
        "{all: [{act: commits}, {turn: 1}], any: [{trust: over 90}, {found: wish}], "
        "not: {any: [{act: asks-wants}, {trust: over 80}]}}"
    )
    change(file, ("      - if: {act: asks-wants}\n        trust: +15", f"      - if: {condition}\n        trust: +15"))
    played = rehearsal(file)
    played.open()
    way = played.answer(ASKS).ways[1]
    assert way.lacks == "act commits; not (act asks-wants)"
    assert played.begin_again().ways == ()
    assert played.answer("Hello.").ways[1].lacks == "act commits; trust > 90 (50) / found wish"


def test_the_end_says_what_became_of_it_and_nothing_follows(file: Path) -> None:
    played = rehearsal(file)
    played.open()
    played.answer(ASKS)
    stage = played.answer(ACTS)
    assert (stage.ended, stage.beat, stage.next_ways) == (True, "served", ())
    (end,) = said(stage, "end")
    assert end.startswith("served: Served\nverdict: 5   score: 65\n")
    assert "do: met (2) – have the present in her hands" in end
    assert played.answer(ACTS) == stage


def test_an_unchanged_file_is_nothing_new(file: Path) -> None:
    played = rehearsal(file)
    played.open()
    assert played.look_again() is None
    assert played.look_again() is None


def test_a_saved_change_plays_the_replies_over_and_keeps_the_place(file: Path) -> None:
    played = rehearsal(file)
    played.open()
    played.answer(ASKS)
    change(file, ("Can you do something about that?", "Can you mend it?"))
    stage = again(played)
    assert stage.note is not None
    assert (stage.note.key, stage.beat) == ("preview.reloaded", "opens-up")
    assert said(stage)[-1] == "Can you mend it?"
    assert said(stage, "you") == [ASKS]


def test_a_reply_that_now_leads_elsewhere_is_named(file: Path) -> None:
    played = rehearsal(file)
    played.open()
    played.answer("Hello.")
    played.answer(ASKS)
    change(file, ("- go: waits   #", "- go: cools   #"), ("not me.\n        go: cools", "not me.\n        go: waits"))
    stage = again(played)
    assert stage.note is not None
    assert (stage.note.key, dict(stage.note.values)) == (
        "preview.elsewhere",
        {"n": "1", "now": "cools", "was": "waits"},
    )


def test_an_end_that_comes_earlier_leaves_later_replies_out(file: Path) -> None:
    played = rehearsal(file)
    played.open()
    played.answer(RULES)
    played.answer(ASKS)
    change(file, ("patience: 60", "patience: 15"))
    stage = again(played)
    assert (stage.ended, said(stage, "you")) == (True, [RULES])
    assert stage.note is not None
    assert stage.note.key == "preview.elsewhere"
    assert said(played.take_back(), "you") == [RULES]


def test_mistakes_are_shown_and_the_last_good_version_stays_in_play(file: Path) -> None:
    played = rehearsal(file)
    played.open()
    played.answer(ASKS)
    change(file, ("go: served", "go: servd"))
    stage = again(played)
    assert (stage.broken, stage.playable, stage.beat) == (True, True, "opens-up")
    (problem,) = [one for one in stage.problems if "servd" in one.message]
    assert (problem.line_text.strip(), problem.hint) == ("go: servd", "did you mean `served`?")
    assert problem.line > 50
    assert played.answer(ACTS).beat == "served"
    change(file, ("go: servd", "go: served"))
    mended = again(played)
    assert (mended.broken, mended.beat) == (False, "served")


def test_a_file_that_begins_broken_opens_once_it_is_mended(file: Path) -> None:
    change(file, ("beats:  ", "beat:  "))
    played = rehearsal(file)
    stage = played.open()
    assert (stage.playable, stage.broken, stage.said) == (False, True, ())
    for idle in (played.answer(ASKS), played.take_back(), played.begin_again(), played.reword()):
        assert not idle.playable
    change(file, ("beat:  ", "beats:  "))
    stage = again(played)
    assert (stage.playable, stage.note) == (True, None)


def test_remarks_do_not_break_it(file: Path) -> None:
    change(file, ("found: wish", "offered: goodwill"))
    stage = rehearsal(file).open()
    assert (stage.playable, stage.broken) == (True, False)
    assert [problem.error for problem in stage.problems] == [False]


def test_a_file_that_is_away_for_a_moment_is_being_saved_and_longer_is_gone(file: Path) -> None:
    played = rehearsal(file)
    played.open()
    away = file.with_suffix(".bak")
    file.rename(away)
    assert played.look_again() is None
    stage = again(played)
    assert stage.problems[0].message.startswith("the file cannot be read")
    assert stage.playable
    assert played.look_again() is None
    away.rename(file)
    assert not again(played).broken


def test_it_begins_at_a_beat_that_is_named_and_at_the_first_when_that_is_gone(file: Path) -> None:
    played = rehearsal(file, "cools")
    assert played.open().beat == "cools"
    assert played.answer(ASKS).beat == "opens-up"
    change(file, ("cools", "cold"))
    stage = again(played)
    assert stage.note is not None
    assert (stage.note.key, stage.beat) == ("preview.nobeat", "opens-up")
    assert played.begin_again().beat == "begins"


def test_replies_are_taken_back_one_by_one_or_all(file: Path) -> None:
    played = rehearsal(file)
    opening = played.open()
    played.answer("Hello.")
    played.answer(ASKS)
    assert played.last_reply == ASKS
    assert said(played.take_back(), "you") == ["Hello."]
    assert played.begin_again().said == opening.said
    assert played.last_reply == ""
    assert played.take_back().said == opening.said


def test_other_wordings_are_one_key_away(file: Path) -> None:
    played = rehearsal(file)
    played.open()
    first, second = (said(played.answer("Hello."))[-1], said(played.reword())[-1])
    assert {first, second} == {"And now?", "So … what happens now?"}


def test_a_reply_is_scored_once_as_long_as_nothing_around_it_changes(file: Path) -> None:
    scorers: list[PhraseScorer] = []

    def make(language: str) -> PhraseScorer:
        scorers.append(PhraseScorer(language))
        return scorers[-1]

    played = Rehearsal(file, None, make)
    played.open()
    assert scorers[0].ready
    played.answer(ASKS)
    played.answer("Hello.")
    played.take_back()
    change(file, ("tells: Nobody listened.", "tells: Nobody heard me."))
    again(played)
    assert len(scorers[0].asked) == 2
    change(file, ("Your page says delivered.", "The page says delivered."))
    again(played)
    assert len(scorers[0].asked) == 3
    assert scorers[0].asked[-1][1].customer.startswith("The page says")


def test_a_missing_model_is_a_trouble_and_the_reply_is_not_taken(file: Path) -> None:
    played = rehearsal(file)
    played.open()
    with pytest.raises(Trouble) as caught:
        played.answer("no model")
    assert caught.value.kind is Kind.MODEL
    assert said(played.begin_again(), "you") == []


def test_hostile_replies_and_files_are_made_safe(file: Path) -> None:
    played = rehearsal(file)
    played.open()
    assert said(played.answer("\x1b[31m[/]\u202e"), "you") == ["\ufffd[31m[/]\ufffd"]
    file.write_bytes(b"\x00\xff")
    assert again(played).broken
