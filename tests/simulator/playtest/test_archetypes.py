"""How an archetype finds its words in a scenario of which it knows what a trainee knows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.playtest import Archetype, run_archetype
from simulator.playtest.archetypes import WIDEST_QUOTE, Speaker, own_replies, quote
from simulator.playtest.played import Heard
from tests.simulator.playtest.rooms import WordScorer, scenario

MEANS = {
    "lend": {"offer": "Lend the house umbrella, the big one.", "words": ["lend", "umbrella"], "charge": 2.00},
    "taxi": {"offer": "A taxi; it takes a while.", "words": ["cab", "taxi"], "takes": "10 minutes"},
    "cake": {"offer": "A slice of cake.", "words": ["cake"]},
}


@pytest.mark.parametrize(
    ("said", "taken_up"),
    [
        ("Sorry – hello. We've a film at eight. Is that all right?", "We've a film at eight"),
        ("Can you help me with this?", "Can you help me with this"),
        ("Cold.", "Cold"),
        ("", ""),
        ("« C'est froid », dit-elle. Nous avons un train à huit heures !", "Nous avons un train à huit heures"),
    ],
)
def test_what_is_taken_up_is_a_short_sentence_of_the_customers(said: str, taken_up: str) -> None:
    assert quote(said) == taken_up


@given(st.text(max_size=300))
def test_any_words_can_be_taken_up(said: str) -> None:
    assert len(quote(said).split()) <= WIDEST_QUOTE


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("archetype", Archetype)
@given(said=st.lists(st.text(max_size=80), min_size=1, max_size=4))
@settings(max_examples=12, deadline=None)
def test_everybody_always_has_a_reply(archetype: Archetype, language: str, said: list[str]) -> None:
    for means in ({}, MEANS):
        speaker = Speaker(scenario(language=language, means=means), archetype)
        replied: list[str] = []
        for number in range(12):
            reply = speaker(Heard(tuple((said * 12)[: number + 1]), tuple(replied)))
            assert reply.strip()
            assert "{" not in reply.replace("{", "", sum(text.count("{") for text in said))
            replied.append(reply)


def test_the_platinum_one_asks_offers_with_time_and_charge_and_decides() -> None:
    speaker = Speaker(scenario(means=MEANS), Archetype.PLATINUM)
    first = speaker(Heard(("I have been waiting in the rain.",), ()))
    assert "I have been waiting in the rain" in first
    assert "?" in first
    second = speaker(Heard(("Rain.", "I want to be dry."), (first,)))
    assert "umbrella" in second
    assert "£2 extra" in second
    assert "taxi, 10 minutes, at no charge" in second
    assert "?" in second
    third = speaker(Heard(("Rain.", "Dry.", "The taxi, please."), (first, second)))
    assert "taxi" in third
    assert "umbrella" not in third


def test_asked_for_the_price_it_says_the_price() -> None:
    speaker = Speaker(scenario(means=MEANS), Archetype.PLATINUM)
    assert "£2 extra" in speaker(Heard(("a", "b", "c", "And how much is it?"), ("1", "2", "3")))
    assert "10 minutes" in speaker(Heard(("a", "b", "c", "How long will it take?"), ("1", "2", "3")))


def test_in_french_it_speaks_french() -> None:
    speaker = Speaker(scenario(language="fr", means={"taxi": {**MEANS["taxi"], "charge": 2.5}}), Archetype.PLATINUM)
    assert "2,50 € en plus" in speaker(Heard(("a", "b", "c", "Ça coûte combien ?"), ("1", "2", "3")))


def test_the_golden_rule_pushes_what_nobody_asked_for() -> None:
    speaker = Speaker(scenario(means=MEANS), Archetype.GOLDEN_RULE)
    assert "slice of cake" in speaker(Heard(("Rain.", "I'm wet."), ("Oh dear.",))).casefold()


def test_a_limit_of_the_channel_is_kept() -> None:
    for archetype in Archetype:
        speaker = Speaker(scenario(means=MEANS), archetype)
        assert all(len(speaker(Heard(("Rain.",) * n, ("x",) * (n - 1), 120))) <= 120 for n in range(1, 9))


@pytest.mark.parametrize("name", ["platinum", "listens"])
def test_the_files_own_replies_go_first(name: str) -> None:
    played = scenario(
        beats={"desk": {"says": "Yes?", "next": [{"if": {"turn": "> 2"}, "go": "stays"}, {"go": "desk"}]}},
        playthroughs={name: {"replies": ["One of mine."], "ends": "stays", "score": [0, 100]}},
    )
    assert own_replies(played, Archetype.PLATINUM)[0] == name
    run = run_archetype(played, WordScorer(), Archetype.PLATINUM)
    assert (run.own, run.verdict) == (name, 5)
    assert run.played.turns[0].reply == "One of mine."
    assert len(run.played.turns) == 3


def test_a_run_tells_where_it_went_and_how_it_scored() -> None:
    scorer = WordScorer()
    run = run_archetype(scenario(), scorer, Archetype.PLATINUM)
    assert run.played.beats == ("desk", "stays")
    assert (run.score, run.verdict) == (85, 5)
    assert scorer.contexts[0].customer == "I've been waiting for an hour."
    silent = run_archetype(scenario(), WordScorer(), Archetype.SILENT)
    assert (silent.score, silent.verdict, len(silent.played.turns)) == (50, 2, 6)


def test_it_says_the_same_every_time_and_something_else_elsewhere() -> None:
    def opening(seed: str) -> str:
        return run_archetype(scenario(), WordScorer(), Archetype.OFF_TOPIC, seed).played.turns[0].reply

    assert opening("a") == opening("a")
    assert len({opening(seed) for seed in "abcdefgh"}) > 1
