"""What a check says of a scenario."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.playtest import Archetype, Checked, Parts, check_by_playing, difference, judge_runs, run_archetypes
from simulator.scenario import Loaded
from simulator.scenario.reader import read
from tests.simulator.playtest.rooms import WordScorer, ending, room

ASKS, SO_SO, PROJECTS, BLAMES = "What matters most?", "I see.", "I'd hate that.", "You should have said."
GOOD = {"replies": ["What would you like to happen?"], "ends": "stays", "score": [80, 90]}


def check(loaded: Loaded, **parts: Any) -> Checked:
    return check_by_playing(loaded, WordScorer(), Parts(**parts))


def codes(checked: Checked) -> list[str]:
    return [problem.code for problem in checked.problems]


def own(name: str, reply: str) -> dict[str, Any]:
    return {name: {"replies": [reply] * 6, "ends": "leaves", "score": [0, 100]}}


def test_a_scenario_in_which_serving_pays_is_sound() -> None:
    checked = check(room(playthroughs={"listens": GOOD, **own("golden", PROJECTS), **own("self-centred", BLAMES)}))
    assert [problem.code for problem in checked.problems if problem.severity == "error"] == []
    assert not checked.broken
    assert [trial.name for trial in checked.trials] == ["listens", "golden", "self-centred"]
    assert [run.archetype for run in checked.runs] == list(Archetype)
    assert [run.own for run in checked.runs if run.own] == ["listens", "golden", "self-centred"]
    assert checked.reach is not None
    assert set(checked.reach.endings) == {"stays", "leaves"}


def test_only_what_is_wanted_is_done() -> None:
    loaded = room(playthroughs={"listens": GOOD})
    assert check_by_playing(loaded, None, Parts(archetypes=(), playthroughs=False)).trials == ()
    checked = check(loaded, reach=False, archetypes=(Archetype.SILENT,), playthroughs=False)
    assert (checked.reach, len(checked.runs), checked.trials) == (None, 1, ())
    with pytest.raises(ValueError, match="no scorer"):
        check_by_playing(loaded, None)


def test_what_nothing_reaches_is_told_at_its_line_with_what_it_asks() -> None:
    beats = {
        "desk": {
            "says": "Yes?",
            "next": [
                {"if": {"act": "asks-wants"}, "go": "stays"},
                {"if": {"visited": "back"}, "go": "gone"},
                {"go": "desk"},
            ],
        },
        "back": {"says": "So?", "next": [{"go": "desk"}]},
        "gate": {"says": "Open?", "next": [{"if": {"visited": "desk"}, "go": "back"}, {"go": "gate"}]},
    }
    beats["desk"]["next"].insert(0, {"if": {"turn": 1, "visited": "desk"}, "go": "gate"})
    loaded = room(beats, endings={"gone": ending(1)})
    checked = check(loaded, archetypes=(), playthroughs=False)
    told = {problem.message: problem for problem in checked.problems}
    assert codes(checked).count("never-reached-beat") == 2
    assert codes(checked).count("never-reached-ending") == 1
    problem = told["no reply leads to the ending `gone`"]
    assert (problem.severity, problem.line_text.strip()) == ("error", "gone:")
    assert "from `desk`: visited back" in problem.hint
    assert checked.broken


def test_a_playthrough_that_gets_there_counts_as_reaching_it() -> None:
    beats = {
        "desk": {"says": "Yes?", "next": [{"if": {"mentions": "wait*", "words": "> 3"}, "go": "stays"}, {"go": "desk"}]}
    }
    by_hand = {"replies": ["I know what it is to wait so long."], "ends": "stays", "score": [0, 100]}
    checked = check(room(beats, playthroughs={"listens": by_hand}), archetypes=(), most=100)
    assert checked.reach is not None
    assert "stays" in checked.reach.endings


def test_luck_dead_ends_and_loops_are_worth_a_look() -> None:
    beats = {
        "desk": {
            "says": "Yes?",
            "next": [
                {"if": {"act": "blames", "all": [{"act": "asks-wants"}]}, "go": "lucky"},
                {"if": {"act": "asks-wants"}, "go": "stays"},
                {"if": {"act": "sells"}, "go": "sulks"},
                {"go": "desk"},
            ],
        },
        "sulks": {"says": "Hm.", "next": [{"if": {"turn": 1}, "go": "stays"}, {"go": "sulks"}]},
    }
    checked = check(room(beats, endings={"lucky": ending(5)}), archetypes=(), playthroughs=False)
    found = {problem.code: problem for problem in checked.problems}
    assert {"by-luck-ending", "dead-end", "loop"} <= set(found)
    assert "blames" in found["by-luck-ending"].hint
    assert "sells" in found["dead-end"].hint
    assert found["loop"].severity == found["by-luck-ending"].severity == "warning"


def test_a_playthrough_that_ends_elsewhere_is_shown_as_a_difference() -> None:
    wrong = {
        "replies": ["Next, please.", "What would you like to happen?", "Bye."],
        "ends": "leaves",
        "score": [90, 100],
    }
    checked = check(room(playthroughs={"listens": wrong}), reach=False, archetypes=())
    assert codes(checked) == ["playthrough-ends", "playthrough-score"]
    ends, scores = checked.problems
    assert "ends in `stays` after 2 of 3 replies" in ends.message
    assert "ends: leaves" in ends.line_text
    assert "scores 68, and not 90 to 100" in scores.message
    told = list(difference(checked.loaded.scenario, checked.trials[0]))
    assert "- ends: leaves" in told
    assert "+ ends: stays" in told
    assert "- score: 90 to 100" in told
    assert "+ score: 68" in told
    assert "- not played, it had ended: Bye." in told
    assert "  1. You: Next, please." in told
    assert any("branch 1: act asks-wants" in line for line in told)


def test_replies_that_end_before_the_conversation_are_told() -> None:
    short = {"replies": ["Next, please."], "ends": "stays", "score": [0, 100]}
    checked = check(room(playthroughs={"listens": short}), reach=False, archetypes=())
    assert "ends nowhere yet after 1 of 1 replies" in checked.problems[0].message
    told = list(difference(checked.loaded.scenario, checked.trials[0]))
    assert "+ ends: nothing yet, after 1 replies" in told
    assert any("from desk to stays: branch 1, act asks-wants" in line for line in told)


def judged(playthroughs: dict[str, Any], beats: dict[str, Any] | None = None) -> list[str]:
    loaded = room(
        beats or {"desk": {"says": "Yes?", "next": [{"if": {"turn": 9}, "go": "stays"}, {"go": "desk"}]}},
        turns=9,
        playthroughs=playthroughs,
    )
    wanted = (Archetype.PLATINUM, Archetype.EMPATHIC, Archetype.GOLDEN_RULE, Archetype.SELF_CENTRED, Archetype.STUFFING)
    runs = {run.archetype: run for run in run_archetypes(loaded, WordScorer(), wanted)}
    return [f"{problem.code}: {problem.message}" for problem in judge_runs(read(loaded.text, "room.yaml"), runs)]


def nine_of(replies: dict[str, str]) -> dict[str, Any]:
    return {name: {"replies": [reply] * 9, "ends": "stays", "score": [0, 100]} for name, reply in replies.items()}


SOUND = {"platinum": ASKS, "empathic": SO_SO, "golden": PROJECTS, "self-centred": BLAMES, "stuffing": "We care!"}


def test_margins_that_are_kept_are_not_spoken_of() -> None:
    assert judged(nine_of(SOUND)) == []


@pytest.mark.parametrize(
    ("changed", "code", "words"),
    [
        (
            {"platinum": PROJECTS},
            "margin",
            "platinum archetype scores 40, the golden-rule archetype scores 40: at least 12",
        ),
        (
            {"self-centred": PROJECTS},
            "margin",
            "golden-rule archetype scores 40, the self-centred archetype scores 40: at least 15",
        ),
        (
            {"stuffing": ASKS, "platinum": SO_SO, "golden": BLAMES},
            "stuffing-beats-listening",
            "to the platinum archetype scores 50",
        ),
        ({"stuffing": ASKS}, "stuffing-beats-listening", "to the empathic archetype scores 50"),
    ],
)
def test_margins_that_are_missed_are_errors(changed: dict[str, str], code: str, words: str) -> None:
    told = judged(nine_of({**SOUND, **changed}))
    assert any(one.startswith(f"{code}: ") and words in one for one in told), told


def test_stuffing_that_ends_better_is_an_error_whatever_it_scores() -> None:
    beats = {
        "desk": {
            "says": "Yes?",
            "next": [
                {"if": {"act": "hollow-empathy"}, "go": "stays"},
                {"if": {"turn": 8}, "go": "leaves"},
                {"go": "desk"},
            ],
        }
    }
    told = judged(nine_of(SOUND), beats)
    assert any(one.startswith("stuffing-beats-listening: ") for one in told)
    assert any(one.startswith("stuffing-beats-golden-rule: ") for one in told)


def test_general_lines_that_do_not_fit_are_told_how_to_be_replaced() -> None:
    loaded = room(turns=3)
    wanted = (Archetype.GOLDEN_RULE, Archetype.SELF_CENTRED)
    runs = {run.archetype: run for run in run_archetypes(loaded, WordScorer(), wanted)}
    same = {Archetype.PLATINUM: runs[Archetype.SELF_CENTRED], **runs}
    hints = [problem.hint for problem in judge_runs(read(loaded.text, "room.yaml"), same)]
    assert any("a playthrough called" in hint for hint in hints)
