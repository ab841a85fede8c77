"""Whatever is typed and however it is scored: the conversation ends, the mood stays on its scale, replay is play."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.model import Act, Step
from simulator.conversation import advance, begin, context_for, debrief, limit_for, remember, replay, spoken
from simulator.scenario import load_file
from simulator.scenario.model import Scenario
from tests.simulator.conversation.kettle import kettle
from tests.simulator.conversation.samples import score, soup

MADE_UP = {"soup": soup, "kettle": kettle}
SHIPPED = sorted((Path(__file__).parents[3] / "scenarios").glob("*/*.yaml"))


@cache
def load(path: Path | str) -> Scenario:
    return MADE_UP[path]() if isinstance(path, str) else load_file(path).scenario


@cache
def said_in(path: Path | str) -> tuple[str, ...]:
    """Words that mean something in this scenario, so that random replies touch its means and facts."""
    scenario = load(path)
    phrases = [phrase for means in scenario.means.values() for phrase in means.words]
    for fact in scenario.customer.facts.values():
        phrases += [*(fact.words or ()), *([fact.told] if fact.told else ()), *(fact.says or ())]
        phrases += fact.asked if isinstance(fact.asked, list) else []
    phrases += [phrase for promise in scenario.promises.values() for phrase in promise.words]
    phrases += [phrase for phrases in scenario.words.values() for phrase in phrases]
    phrases += [reply for playthrough in scenario.playthroughs.values() for reply in playthrough.replies]
    phrases += [
        "I'll",
        "As promised",
        "I can't",
        "shall I",
        "?",
        ".",
        "£2 extra",
        "on the house",
        "or",
        "sorry",
        "What would you like?",
    ]
    return tuple(phrase.replace("*", "") for phrase in phrases)


SCORES = st.builds(
    lambda acts, value, step: score(*acts, value=value, step=step),
    st.lists(st.sampled_from(list(Act)), max_size=5),
    st.integers(0, 100),
    st.sampled_from(list(Step)),
)


def replies(path: Path | str) -> st.SearchStrategy[str]:
    return st.one_of(st.text(max_size=80), st.lists(st.sampled_from(said_in(path)), max_size=6).map(" ".join))


SECONDS = st.one_of(st.none(), st.floats(), st.integers(0, 400))


@pytest.mark.parametrize("name", MADE_UP)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), wording=st.integers(-5, 10**9))
def test_any_conversation(name: str, data: st.DataObject, wording: int) -> None:
    play_anything(name, data, wording)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), wording=st.integers(-5, 10**9))
def test_any_conversation_with_what_ships(path: Path, data: st.DataObject, wording: int) -> None:
    play_anything(path, data, wording)


def play_anything(path: Path | str, data: st.DataObject, wording: int) -> None:
    scenario = load(path)
    # As many as it may take, and one more, which nobody hears.
    number = scenario.turns + 1
    turns = data.draw(st.lists(st.tuples(replies(path), SCORES, SECONDS), min_size=number, max_size=number))
    remembered = None
    # Twice: where the case stays open, the customer comes back.
    for _ in range(2):
        state, opening = begin(scenario, wording, remembered)
        assert opening
        moves = []
        lines = opening
        for reply, made_up, seconds in turns:
            assert context_for(scenario, state, spoken(lines)).channel == state.channel
            assert limit_for(scenario, state) in (None, scenario.audience.limit if scenario.audience else None)
            before = state
            state, move = advance(scenario, state, reply, made_up, seconds)
            assert (state, move) == advance(scenario, before, reply, made_up, seconds)
            moves.append(move)
            lines = move.lines
            assert all(line.says.strip() for line in move.lines)
            # One line for each fact told, the answer, a pause, the words on arriving, one onlooker.
            assert 1 <= len(move.lines) <= len(move.found) + 4
            assert any(line.by == "customer" for line in move.lines)
            for gauge in ("trust", "patience", "arousal", "churn", "crowd"):
                assert 0 <= getattr(move.after, gauge) <= 100
            assert min(move.likes, move.reposts) >= 0
            assert not set(move.found) & set(before.found)
            assert len(set(state.found)) == len(state.found) == len(state.told_at)
            assert set(move.takes_up) <= set(before.found)
            assert len(state.promises) <= len(before.promises) + 2 + len(scenario.promises)
            assert set(move.keeps).isdisjoint(move.breaks)
            assert state.beat in scenario.beats
            assert move.ending is None or move.ending in scenario.endings
            if state.ending is not None:
                break
        assert state.ending is not None
        assert state.turn == len(moves) <= scenario.turns
        assert replay(scenario, wording, turns, remembered) == (state, moves)
        looked_back = debrief(scenario, wording, turns, remembered)
        assert looked_back.ending == state.ending
        assert len(looked_back.turns) == len(moves)
        remembered = remember(scenario, state)
        if remembered is None:
            break
