"""The reference says of every key what the model says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import simulator.scenario
from scoring.model import Act, Step
from simulator.scenario import model
from simulator.scenario.parts import KINDS, keys_of
from simulator.scenario.reader import read
from simulator.scenario.reference import Key, glossaries, markdown, sections
from simulator.scenario.vocabulary import ACTS, STEPS
from simulator.scenario.wording import FRENCH_KINDS, TABLES, Language

FRENCH = Path(simulator.scenario.__file__).with_name("french.json")


def key(section: str, name: str) -> Key:
    (part,) = [one for one in sections() if one.name == section]
    (found,) = [one for one in part.keys if one.name == name]
    return found


def test_every_part_and_every_key_is_told_once_and_in_order() -> None:
    told = sections()
    assert len(told) == len(KINDS)
    for section, part in zip(told, KINDS, strict=True):
        assert tuple(one.name for one in section.keys) == keys_of(part)
        assert section.about
        assert bool(section.stands) == (part is not model.Scenario)


@pytest.mark.parametrize(
    ("section", "name", "takes", "needed", "default"),
    [
        ("scenario", "title", "a text", True, ""),
        ("scenario", "level", "a whole number, 1 to 4", True, ""),
        ("scenario", "turns", "a whole number, 3 to 30", False, "10"),
        ("scenario", "language", "one of en or fr", True, ""),
        ("scenario", "beats", "a group of names, each with a beat", True, ""),
        ("scenario", "sources", "a list, each one of S1 to S20", False, ""),
        ("want", "met", "a condition", False, ""),
        ("wants", "feel", "a text, or a want", True, ""),
        ("fact", "asked", "`wants`, or a few words, or a list of them", False, ""),
        ("means", "charge", "an amount, such as 2.00", False, ""),
        ("means", "disclose", "true or false", False, "true"),
        ("beat", "says", "a text, or a list of them", False, ""),
        ("branch", "go", "a name", True, ""),
        ("condition", "act", "an act, or a list of them", False, ""),
        ("condition", "score", "a comparison: 'over 60', 'under 40', 'at least 3', '20 to 40', a number", False, ""),
        ("playthrough", "score", "a list, 2 of: each a whole number, 0 to 100", True, ""),
    ],
)
def test_what_a_key_takes_is_told_in_a_trainers_words(
    section: str, name: str, takes: str, needed: bool, default: str
) -> None:
    told = key(section, name)
    assert (told.takes, told.needed, told.default) == (takes, needed, default)


def test_nobody_is_told_in_the_words_of_a_library() -> None:
    told = markdown()
    assert not re.search(r"\b(anyOf|pydantic|integer|string|None|additional|str|dict)\b|[^`]``[^`]", told)


def test_the_acts_and_the_steps_are_all_explained() -> None:
    assert set(ACTS) == set(Act)
    assert set(STEPS) == set(Step)
    assert [len(one.entries) for one in glossaries()] == [len(Act), len(Step)]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_sound_markdown(language: Language) -> None:
    page = markdown(language)
    for section in sections():
        assert f'<a id="{section.name}"></a>' in page
    for line in page.splitlines():
        if line.startswith("| "):
            assert line.replace("\\|", "").count("|") == 4, line
    assert page.count("```") % 2 == 0


def test_examples_are_yaml_as_they_stand_on_the_page() -> None:
    for section in sections():
        for told in section.keys:
            for example in told.examples:
                assert list(read(example, "x").tree) == [told.name]


def sentences() -> set[str]:
    """Everything that is told in English and has words of its own."""
    told = {words for section in sections() for words in (section.heading, section.about)}
    told |= {key.about for section in sections() for key in section.keys}
    for words in glossaries():
        told |= {words.heading, words.about, *(about for _, about in words.entries)}
    return told


def test_every_sentence_has_its_french_and_none_is_left_over() -> None:
    """A sentence of the model that was changed needs its French changed too, in french.json."""
    assert set(json.loads(FRENCH.read_text(encoding="utf-8"))) == sentences()


def test_french_is_written_as_the_french_do() -> None:
    for english, french in json.loads(FRENCH.read_text(encoding="utf-8")).items():
        plain = re.sub(r"`[^`]*`", "", french)
        assert "'" not in plain, english
        assert not re.search(r"[^\u00a0\u202f][:;?!»](?!\S)", plain), french
        assert sorted(re.findall(r"`[a-z_-]+`", french)) == sorted(re.findall(r"`[a-z_-]+`", english)), french


def test_both_languages_have_the_same_words_and_parts() -> None:
    assert set(TABLES["en"]) == set(TABLES["fr"])
    assert set(FRENCH_KINDS) == {part.__name__ for part in KINDS}
    assert [section.name for section in sections("fr")] == [section.name for section in sections("en")]
    assert "un texte, ou une liste de ces valeurs" in markdown("fr")
    assert "a text" not in markdown("fr")
