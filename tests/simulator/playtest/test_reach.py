"""What can be reached in small scenarios of which it is known."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.conversation import advance, begin, remember
from simulator.playtest import Reach, Way, explore
from simulator.scenario.model import Scenario
from tests.simulator.playtest.rooms import ending, scenario

NEXT = {"go": "desk"}


def desk(*branches: dict[str, Any], **beat: Any) -> dict[str, Any]:
    """One beat with ``branches``, and itself otherwise."""
    return {"desk": {"says": "Yes?", "next": [*branches, {"go": "desk"}], **beat}}


def lead_there(played: Scenario, way: Way) -> str | None:
    """Return the ending that ``way`` really leads to, over as many attempts as it takes."""
    state, _ = begin(played)
    for kind in way.replies:
        if state.ending is not None:
            state, _ = begin(played, 0, remember(played, state))
        state, _ = advance(played, state, kind.text, kind.score, kind.seconds)
    return state.ending


def check_ways(played: Scenario, reach: Reach) -> None:
    for name, way in reach.endings.items():
        assert lead_there(played, way) == name


REACHABLE: dict[str, dict[str, Any]] = {
    "act": {"if": {"act": "hands-over-with-context"}},
    "step": {"if": {"step": "golden"}},
    "score": {"if": {"score": "> 95"}},
    "words": {"if": {"words": "> 90"}},
    "few words": {"if": {"words": "<= 1"}},
    "time": {"if": {"took": "> 90"}},
    "silence": {"if": {"silent": True}},
    "mention": {"if": {"mentions": ["umbrella", "parasol"]}},
    "list": {"if": {"mentions": ["@rain"]}},
    "several at once": {"if": {"act": "apologises", "mentions": "umbrella", "not": {"act": "blames"}}},
    "asked": {"if": {"found": "walk"}},
    "asked again": {"if": {"again": "red"}},
    "taken up": {"if": {"takes_up": "red"}},
    "ignored": {"if": {"ignored": "red"}},
    "offered": {"if": {"offers": "lend"}},
    "offered in words of a list": {"if": {"offers": "cape"}},
    "charge said": {"if": {"discloses": "lend"}},
    "charge waived": {"if": {"waives": "lend"}},
    "charge hidden": {"if": {"slips": "lend"}},
    "hidden before": {"if": {"slipped": "lend", "turn": "> 1"}},
    "promised": {"if": {"promises": "callback"}},
    "promise kept": {"if": {"keeps": "callback"}},
    "promise broken": {"if": {"broken": "callback"}},
    "kept by words": {"if": {"kept": "parcel"}},
    "repeated": {"if": {"repeats": "apologises"}},
    "late": {"if": {"turn": ">= 4", "act": "commits"}},
    "trust": {"if": {"trust": ">= 85"}},
    "patience gone": {"if": {"patience": "< 20"}},
    "worked up": {"if": {"arousal": "> 60"}},
    "leaving": {"if": {"leaving": True}},
    "visited": {"if": {"visited": "desk", "act": "commits"}},
    "deep": {"if": {"all": [{"any": [{"act": "sells"}, {"step": "golden"}]}, {"not": {"mentions": "umbrella"}}]}},
}


def rainy(branch: dict[str, Any]) -> Scenario:
    return scenario(
        desk({**branch, "go": "stays"}),
        words={"rain": ["drizzle", "downpour"], "dry": ["cape", "poncho"]},
        means={
            "lend": {"offer": "Lend the house umbrella.", "words": ["lend", "borrow"], "charge": 2.00},
            "cape": {"offer": "A cape.", "words": ["@dry"]},
        },
        promises={
            "callback": {"text": "to ring back", "words": ["ring you back"], "due": 3},
            "parcel": {"text": "to send a parcel", "words": ["send it on"], "kept": {"mentions": "parcel"}},
        },
        customer={
            "facts": {
                "red": {"told": "it was a bright red one", "asked": ["colour"], "words": ["bright red"]},
                "walk": {"asked": ["how far", "walk home"], "says": "Forty minutes."},
            },
            "reactions": [
                {"if": {"act": "apologises"}, "trust": 6},
                {"if": {"act": "commits"}, "trust": 7},
                {"if": {"act": "blames"}, "trust": -10, "patience": -15, "arousal": 12, "churn": 20},
            ],
        },
    )


@pytest.mark.parametrize("branch", REACHABLE.values(), ids=REACHABLE)
def test_every_kind_of_condition_is_met_by_some_reply(branch: dict[str, Any]) -> None:
    played = rainy(branch)
    reach = explore(played)
    assert set(reach.endings) == {"stays", "leaves"}
    assert reach.endings["stays"].natural
    assert reach.stuck == {}
    check_ways(played, reach)


def test_it_is_found_by_the_fewest_replies() -> None:
    played = rainy({"if": {"trust": ">= 75"}})
    reach = explore(played)
    # 6 + 7 a reply that apologises and commits: 50, 63, 76.
    assert len(reach.endings["stays"].replies) == 2
    assert len(reach.endings["leaves"].replies) == played.turns


def test_what_contradicts_itself_is_never_reached_and_that_is_certain() -> None:
    beats = {
        "desk": {
            "says": "Yes?",
            "next": [{"if": {"visited": "back", "not": {"visited": "desk"}}, "go": "stays"}, {"go": "back"}],
        },
        "back": {"says": "So?", "next": [{"go": "desk"}]},
    }
    reach = explore(scenario(beats))
    assert set(reach.endings) == {"leaves"}
    assert reach.exhaustive


def test_trust_that_nothing_raises_so_far_is_not_reached() -> None:
    reach = explore(
        scenario(
            desk(
                {"if": {"trust": "> 90", "act": "commits"}, "go": "stays"},
                {"if": {"act": "sells"}, "trust": 5, "go": "desk"},
            )
        )
    )
    assert "stays" not in reach.endings


def test_a_beat_without_a_way_out_is_a_dead_end() -> None:
    beats = {
        "desk": {
            "says": "Yes?",
            "next": [{"if": {"act": "asks-wants"}, "go": "stays"}, {"if": {"act": "blames"}, "go": "sulks"}, NEXT],
        },
        "sulks": {"says": "…", "next": [{"if": {"turn": 1}, "go": "stays"}, {"go": "sulks"}]},
    }
    reach = explore(scenario(beats))
    assert set(reach.stuck) == {"sulks"}
    assert [kind.acts for kind in reach.stuck["sulks"].replies] == [("blames",)]


def test_whoever_says_the_same_again_and_again_goes_round() -> None:
    beats = {
        "desk": {"says": "Yes?", "next": [{"if": {"act": "asks-wants"}, "go": "stays"}, {"go": "back"}]},
        "back": {"says": "So?", "next": [{"if": {"act": "asks-wants"}, "go": "stays"}, NEXT]},
    }
    loops = explore(scenario(beats)).loops
    assert [loop.beats for loop in loops] == [("back", "desk")]
    assert "asks-wants" not in loops[0].kind.acts


def test_patience_that_runs_out_is_no_loop() -> None:
    worn = {"reactions": [{"if": {"turn": ">= 1"}, "patience": -20}]}
    breaks = [{"if": {"patience": "< 10"}, "go": "leaves"}]
    beats = desk({"if": {"act": "asks-wants"}, "go": "stays"})
    assert explore(scenario(beats, customer=worn, interrupts=breaks)).loops == ()


@pytest.mark.parametrize(
    "condition",
    [
        {"act": "blames", "all": [{"act": "asks-wants"}]},
        {"act": "projects", "step": "platinum"},
        {"act": "blames", "score": "> 90"},
        {"mentions": "tea", "all": [{"mentions": "cake"}, {"mentions": "piano"}, {"mentions": "moon"}]},
    ],
)
def test_what_no_one_kind_of_reply_shows_is_reached_by_luck_only(condition: dict[str, Any]) -> None:
    played = scenario(
        desk({"if": condition, "go": "lucky"}, {"if": {"act": "asks-wants"}, "go": "stays"}),
        endings={"lucky": ending(5)},
    )
    reach = explore(played)
    assert not reach.endings["lucky"].natural
    assert reach.endings["stays"].natural
    check_ways(played, reach)


def test_a_case_left_open_goes_on_in_the_next_attempt() -> None:
    beats = {
        "desk": {
            "says": "Yes?",
            "next": [{"if": {"act": "deflects"}, "go": "unsolved"}, {"if": {"act": "blames"}, "go": "leaves"}, NEXT],
        },
        "again": {"says": "Me again.", "next": [{"if": {"act": "commits"}, "go": "stays"}, {"go": "again"}]},
    }
    played = scenario(beats, endings={"unsolved": {**ending(2), "open": {"beat": "again", "trust": -10}}})
    reach = explore(played)
    assert [kind.acts[0] for kind in reach.endings["stays"].replies] == ["deflects", "commits"]
    check_ways(played, reach)


def test_the_same_scenario_gives_the_same_reach() -> None:
    played = rainy(REACHABLE["promise kept"])
    assert explore(played) == explore(played)


def test_with_a_small_bound_it_says_that_it_was_not_exhaustive() -> None:
    played = rainy({"if": {"trust": ">= 88", "found": "walk", "offered": "lend"}})
    assert not explore(played, most=100).exhaustive


def test_a_file_with_very_many_conditions_takes_no_more_replies_than_it_may() -> None:
    many = [{"any": [{"mentions": f"w{n} {m}", "act": "sells"} for m in range(20)]} for n in range(39)]
    ways = [{"if": one, "go": "stays"} for one in many]
    beats = {f"beat-{n}": {"says": "Yes?", "next": [*ways, {"go": f"beat-{(n + 1) % 3}"}]} for n in range(3)}
    reach = explore(scenario(beats, turns=20), most=500)
    assert reach.tried < 3000
    assert not reach.exhaustive
    assert set(reach.endings) == {"stays", "leaves"}
