"""Whatever is typed and however it is scored: the conversation ends, the mood stays on its scale, replay is play."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.model import Act, Step
from simulator.conversation import advance, begin, context_for, debrief, replay, spoken
from simulator.scenario import load_file
from simulator.scenario.model import Scenario
from tests.simulator.conversation.samples import score, soup

SHIPPED = sorted((Path(__file__).parents[3] / "scenarios").glob("*/*.yaml"))


@cache
def load(path: Path | None) -> Scenario:
    return soup() if path is None else load_file(path).scenario


@cache
def said_in(path: Path | None) -> tuple[str, ...]:
    """Words that mean something in this scenario, so that random replies touch its means and facts."""
    scenario = load(path)
    phrases = [phrase for means in scenario.means.values() for phrase in means.words]
    phrases += [phrase for fact in scenario.customer.facts.values() for phrase in fact.asked or () if phrase != "wants"]
    phrases += [reply for playthrough in scenario.playthroughs.values() for reply in playthrough.replies]
    phrases += [
        "I'll",
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


def replies(path: Path | None) -> st.SearchStrategy[str]:
    return st.one_of(st.text(max_size=80), st.lists(st.sampled_from(said_in(path)), max_size=6).map(" ".join))


@pytest.mark.parametrize("path", [None, *SHIPPED], ids=lambda path: path.stem if path else "soup")
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), wording=st.integers(-5, 10**9))
def test_any_conversation(path: Path | None, data: st.DataObject, wording: int) -> None:
    scenario = load(path)
    turns = data.draw(st.lists(st.tuples(replies(path), SCORES), min_size=30, max_size=30))
    state, opening = begin(scenario, wording)
    assert opening
    moves = []
    lines = opening
    for reply, made_up in turns:
        context_for(scenario, state, spoken(lines))
        before = state
        state, move = advance(scenario, state, reply, made_up)
        assert (state, move) == advance(scenario, before, reply, made_up)
        moves.append(move)
        lines = move.lines
        assert move.lines
        assert all(line.says.strip() for line in move.lines)
        for gauge in (move.after.trust, move.after.patience):
            assert 0 <= gauge <= 100
        assert not set(move.found) & set(before.found)
        assert len(set(state.found)) == len(state.found)
        assert state.beat in scenario.beats
        assert move.ending is None or move.ending in scenario.endings
        if state.ending is not None:
            break
    assert state.ending is not None
    assert state.turn == len(moves) <= scenario.turns
    assert replay(scenario, wording, turns) == (state, moves)
    looked_back = debrief(scenario, wording, turns)
    assert looked_back.ending == state.ending
    assert len(looked_back.turns) == len(moves)
