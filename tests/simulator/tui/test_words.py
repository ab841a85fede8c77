from __future__ import annotations

import ast
import string
from datetime import UTC, datetime
from pathlib import Path

import pytest

import simulator.tui
from scoring.model import Channel, Step, UptakeKind, UptakeStatus
from simulator.tui.conversation import heard
from simulator.tui.debrief.verdict import MARKS
from simulator.tui.mode import Mode
from simulator.tui.trouble import Kind
from simulator.tui.words import LANGUAGES, TABLES, preferred_language, words_in

TUI = Path(simulator.tui.__file__).parent


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys_with_the_same_fields(language):
    assert set(TABLES[language]) == set(TABLES["en"])
    for key, text in TABLES[language].items():
        assert fields(text) == fields(TABLES["en"][key]), key
        assert text.strip(), key


def used_keys() -> set[str]:
    """Every text in the code that is a key, and the keys whose last part comes from the data."""
    texts = {
        node.value
        for file in TUI.rglob("*.py")
        if file.parent.name != "words"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    made = {f"channel.{channel.value}" for channel in Channel} | {f"step.{step.value}" for step in Step}
    made |= {f"trouble.{kind.value}" for kind in Kind}
    made |= {f"trouble.{kind}.advice" for kind in ("model", "storage", "internal")}
    made |= {f"briefing.mode.{mode.value}" for mode in Mode}
    made |= {f"briefing.mode.{mode.value}.about" for mode in Mode}
    made |= {f"level.{level}" for level in range(1, 5)} | {f"month.{month}" for month in range(1, 13)}
    made |= {f"language.{language}" for language in LANGUAGES}
    made |= {f"debrief.want.{want}" for want in ("feel", "think", "do")}
    made |= {f"debrief.mark.{mark}" for mark in MARKS}
    made |= {f"help.step.{step.value}" for step in Step}
    made |= {f"shoes.thought.{lesson}" for lesson in ("platinum", "shared", "kind", "company", "same")}
    made |= {f"heard.{kind.value}" for kind in UptakeKind}
    made |= {f"heard.{mark}.{number}" for mark in heard.MARKS for number in ("one", "many")}
    made |= {f"heard.{mark}.by" for mark in heard.MARKS if mark != "left-out"}
    made |= {f"talk.crowd.{side}" for side in ("against", "between", "with")}
    counted = {f"{text}.{number}" for text in texts for number in ("one", "many") if f"{text}.one" in TABLES["en"]}
    return {text for text in texts if text in TABLES["en"]} | made | counted


def test_every_key_is_used_and_every_made_key_exists():
    assert used_keys() == set(TABLES["en"])


def test_there_is_a_mark_for_everything_that_may_become_of_the_customers_words():
    assert set(heard.MARKS) == set(UptakeStatus)


def test_counting_follows_the_language():
    assert words_in("en").count("library.left", 0) == "after 0 replies"
    assert words_in("fr").count("library.left", 0) == "après 0 réponse"
    assert words_in("en").count("library.left", 1) == "after 1 reply"
    assert words_in("fr").count("library.left", 2) == "après 2 réponses"


def test_numbers_and_moments_are_written_as_the_language_does():
    when = datetime(2026, 2, 3, 9, 5, tzinfo=UTC)
    assert words_in("en").number(1234567) == "1,234,567"
    assert words_in("fr").number(2000) == "2\u202f000"
    assert words_in("en").moment(when) == "3 Feb, 09:05"
    assert words_in("fr").moment(when) == "3 févr., 09:05"


def test_an_unknown_language_falls_back_to_english_and_an_unknown_key_fails():
    assert words_in("de").language == "en"
    with pytest.raises(KeyError):
        words_in("en")("no.such.key")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": ""}, "en"),
    ],
)
def test_the_language_follows_the_locale(monkeypatch, environment, language):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert preferred_language() == language
