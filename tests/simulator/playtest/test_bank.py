"""The lines that the archetypes speak, and the sentences that made-up replies are put together from."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from scoring.model import Act
from simulator.playtest.bank import Archetype, Lines, lines_of
from simulator.playtest.kinds import STEPS, steps_of
from simulator.playtest.phrasing import texts_of

LANGUAGES = ("en", "fr")
EVERYONE = [(archetype, language) for archetype in Archetype for language in LANGUAGES]
SLOTS = {"name", "quote", "two", "one", "last", "Last", "prices", "times"}


def all_lines(lines: Lines) -> list[str]:
    return list(chain.from_iterable(value for name, value in lines if name != "about"))


@pytest.mark.parametrize(("archetype", "language"), EVERYONE)
def test_nobody_runs_out_of_lines_and_nobody_says_one_twice(archetype: Archetype, language: str) -> None:
    said = all_lines(lines_of(archetype, language))
    assert len(said) == len(set(said)) or archetype is Archetype.SILENT or archetype is Archetype.MONOSYLLABIC
    assert len(said) >= (4 if archetype is Archetype.SILENT else 10)
    assert lines_of(archetype, language).about


@pytest.mark.parametrize(("archetype", "language"), EVERYONE)
def test_every_slot_of_a_line_is_one_that_can_be_filled(archetype: Archetype, language: str) -> None:
    for line in all_lines(lines_of(archetype, language)):
        assert set(re.findall(r"\{(\w*)\}", line)) <= SLOTS


@pytest.mark.parametrize("archetype", Archetype)
def test_each_language_speaks_for_itself(archetype: Archetype) -> None:
    english, french = (set(all_lines(lines_of(archetype, language))) for language in LANGUAGES)
    assert english.isdisjoint(french) or archetype in (Archetype.SILENT, Archetype.MONOSYLLABIC)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_plain_words_for_every_act(language: str) -> None:
    texts = texts_of(language)
    assert set(texts.acts) == set(Act)
    assert all(len(set(wordings)) >= 2 for wordings in texts.acts.values())


def test_every_act_belongs_to_a_step() -> None:
    assert all(steps_of(act) for act in Act)
    assert set(STEPS) <= set(Act)
