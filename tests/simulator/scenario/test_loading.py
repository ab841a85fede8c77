from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from simulator.scenario import (
    Loaded,
    Problem,
    ScenarioError,
    check,
    load_file,
    load_stored,
    load_text,
    model,
    problems_in,
)
from simulator.scenario.parts import KINDS, keys_of, part_at
from tests.simulator.scenario.conftest import HERE

SOUND = HERE / "sound.yaml"


def problems(text: str) -> list[Problem]:
    with pytest.raises(ScenarioError) as caught:
        load_text(text, "x.yaml")
    return list(caught.value.problems)


def told(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in problems(text)]


def test_a_sound_file_loads_without_a_word(parser: str) -> None:
    loaded = load_file(SOUND)
    assert check(loaded) == ()
    assert problems_in(SOUND) == ()
    assert (loaded.id, loaded.name, loaded.path) == ("sound", "en/sound", SOUND)
    assert loaded.scenario.first_beat == "asks"
    assert loaded.scenario.means["lend"].charge == Decimal("2.00")
    assert str(loaded.scenario.means["lend"].charge) == "2.00"
    assert loaded.scenario.beats["asks"].next[0].trust == 10


def test_the_digest_is_of_the_text_whatever_the_line_ends(sound: str) -> None:
    loaded = load_text(sound, "a.yaml")
    assert loaded.digest == hashlib.sha256(sound.encode()).hexdigest()
    again = load_text("\ufeff" + sound.replace("\n", "\r\n"), "a.yaml")
    assert again == loaded
    assert again.text == sound
    assert load_text(sound + "# x\n", "a.yaml").digest != loaded.digest


def test_the_id_is_the_stem_unless_another_is_given(sound: str) -> None:
    assert load_text(sound, "folder/my-case.yaml").id == "my-case"
    assert load_text(sound, "folder/my-case.yaml", id="other").id == "other"


def test_loaded_scenarios_can_be_keys(sound: str) -> None:
    one, two = load_text(sound, "a.yaml"), load_text(sound, "a.yaml")
    assert {one: 1}[two] == 1


def test_a_text_that_looks_like_a_number_is_kept_as_written(sound: str) -> None:
    text = sound.replace('says: "Thank you."', "says: 3.10").replace('tells: "They lent me theirs."', "tells: +1")
    ending = load_text(text, "x.yaml").scenario.endings["dry"]
    assert ending.says == ["3.10"]
    assert ending.tells == "+1"


def test_names_of_digits_work(sound: str) -> None:
    loaded = load_text(sound.replace("hopes", "2"), "x.yaml")
    assert loaded.scenario.beats["asks"].next[0].go == "2"


def test_all_mistakes_come_at_once_in_the_order_of_the_file(sound: str) -> None:
    text = (
        sound.replace("level: 1", "level: 9")
        .replace("briefing:", "breifing:")
        .replace("act: blames", "act: blame")
        .replace("go: dry", "go: dri")
        .replace("reveals: far", "reveals: fra")
        .replace("    ends: dry", "    ends: drie")
        .replace("verdict: 5", "verdict:")
        .replace("Table", "Table")
    )
    assert told(text) == [
        (4, "out-of-range"),
        (8, "unknown-key"),
        (29, "unknown-value"),
        (49, "unknown-fact"),
        (64, "unknown-go"),
        (69, "empty-value"),
        (84, "unknown-ending"),
    ]


def test_duplicate_keys_do_not_hide_mistakes_in_fields(sound: str) -> None:
    text = sound.replace("level: 1\n", "level: 1\nlevel: 2\n").replace("turns: 6", "turns: 600")
    assert told(text) == [(5, "duplicate-key"), (10, "out-of-range")]


def test_a_misspelt_key_is_one_mistake_and_not_a_missing_key_too(sound: str) -> None:
    (problem,) = problems(sound.replace('    tells: "They lent', '    tell: "They lent'))
    assert (problem.code, problem.hint) == ("unknown-key", "did you mean `tells`?")


def test_a_group_under_a_misspelt_key_is_not_missed_by_its_names(sound: str) -> None:
    assert told(sound.replace("\nbeats:", "\nbeets:")) == [(40, "unknown-key")]
    assert told(sound.replace("\nmeans:", "\nmean:")) == [(32, "unknown-key")]


def test_a_name_that_is_wrongly_spelt_is_not_missed_too(sound: str) -> None:
    assert told(sound.replace("  dry:\n", "  Dry:\n")) == [(68, "not-a-name")]


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("level: 1", "level: 0", "`level` is `0`, and that is less than 1", ""),
        ("level: 1", "level: 1.5", "`level` takes a whole number, not `1.5`", ""),
        ("turns: 6", "turns: 31", "`turns` is `31`, and that is more than 30", ""),
        ("charge: 2.00", "charge: 2.005", "at most two decimals", ""),
        ("charge: 2.00", "charge: -1", "and that is not more than 0", ""),
        ("charge: 2.00", "charge: £2", "an amount such as 2.00, not `£2`", "write 2"),
        ("charge: 2.00", "charge: true", "an amount such as 2.00, not `true`", ""),
        ("charge: 2.00", "disclose: oui", "`disclose` is true or false, not `oui`", ""),
        ("turn: 3..6", "turn: soon", "`turn` takes a comparison, not `soon`", "'at least 40'"),
        ("go: waits\n  waits:", "go: Waits!\n  waits:", "`Waits!` is not a name", "write `waits`"),
        ("sources: [S13, S5]", "sources: S13", "`sources` takes a list, not `S13`", "`- ` before it"),
        ("words: [look, check]", "words: []", "`words` is empty", ""),
        ("words: [look, check]", "words: [x, check]", "item 1 of `words` is `x`", ""),
        ("score: [50, 100]", "score: [50]", "`score` needs at least 2 items", ""),
        ("score: [50, 100]", "score: [50, 60, 70]", "`score` takes at most 2 items", ""),
        ("says: \"So … nothing?\"", "says: {a: b}", "`says` takes a text, not a group of keys", "quotes"),
        ("title: The umbrella left behind", "title: [a]", "`title` takes a text, not a list", "quotes"),
        ("says: \"So … nothing?\"", "says: [one, ]\n    thinks: [one, '']", "item 2 of `thinks` is empty", ""),
        ("asked: wants,", "asked: {a: b},", "`asked` takes a text, not a group of keys", ""),
        ("asked: wants,", "asked: [a, forty],", "item 1 of `asked` is `a`", "") ,
        ("- if: {act: asks-wants}", "- if: asks-wants", "`if` takes a group of keys, not `asks-wants`", "indented"),
        ("- if: {act: asks-wants}", "- if: {act: []}", "`act` is empty", ""),
        ("- go: waits\n  waits", "- go:waits\n  waits", "a space is missing after the colon", "write `go: …`"),
        ("- go: waits\n  waits", "-\n  waits", "nothing follows this `-`", ""),
        ("trade: cafe", "trade: " + "x" * 4001, "longer than 4000 characters", "shorten"),
        ("turns: 6", "trust: 6", "`trust` is not a key of a scenario", "a key of a customer: look at the indentation"),
        ("level: 1\n", "level: 1\n\u00a0tags: [a]\n", "is not a key of a scenario", "invisible character (U+00A0)"),
        ("level: 1\n", "level: 1\nta\u200bgs: [a]\n", "is not a key of a scenario", "invisible character (U+200B)"),
        ("- if: {act: asks-wants}", "- iff: {act: asks-wants}", "not a key of a way on", "did you mean `if`?"),
        ("{offered: look}", "{offer: look}", "not a key of a condition", "did you mean `offers`?"),
        ("timeout: shrugs\n", "", "a scenario has no `timeout`", "add `timeout: …` – the ending when"),
        ("        go: dry\n", "        trust: 1\n", "a way on has no `go`", "the next beat, or an ending"),
        ("  manner: quick, wet, a little ashamed\n", "", "`customer` (a customer) has no `manner`", "speaks"),
    ],
)  # fmt: skip
def test_a_field_is_told_in_plain_words(sound: str, old: str, new: str, message: str, hint: str) -> None:
    assert old in sound
    (problem,) = problems(sound.replace(old, new, 1))
    assert message in problem.message
    assert hint in problem.hint


def test_every_part_and_every_key_of_the_model_has_a_name_and_a_description() -> None:
    parts = {part for part in vars(model).values() if isinstance(part, type) and issubclass(part, BaseModel)}
    # `Shifts` stands in a file only as a part of others.
    assert {part for part in parts if part.model_fields} - {model.Shifts} == set(KINDS)
    for part in KINDS:
        for key, field in part.model_fields.items():
            assert field.description, f"{part.__name__}.{key}"


def test_the_way_to_a_part_follows_the_model() -> None:
    assert part_at(()) is model.Scenario
    assert part_at(("beats", "x", "next", 3, "if", "all", 0, "not")) is model.Condition
    assert part_at(("interrupts", 0)) is model.Interrupt
    assert part_at(("customer", "wants", "feel")) is model.Want
    assert part_at(("customer", "nothing", "feel")) is None
    assert "try" in keys_of(model.Ending)


@pytest.mark.parametrize("make", ["missing", "folder", "pipe", "nul", "long"])
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, make: str) -> None:
    path = tmp_path / "x.yaml"
    if make == "folder":
        path.mkdir()
    elif make == "pipe":
        os.mkfifo(path)
    elif make == "nul":
        path = tmp_path / "x\0y.yaml"
    elif make == "long":
        path = tmp_path / ("x" * 5000 + ".yaml")
    (problem,) = problems_in(path)
    assert (problem.line, problem.code, problem.severity) == (0, "no-file", "error")
    assert problem.hint
    assert "\0" not in str(problem)


def test_importing_the_room_brings_no_heavy_library() -> None:
    code = (
        "import sys, simulator.scenario\n"
        "heavy = {'spacy', 'numpy', 'textual', 'rich', 'sqlalchemy', 'typer', 'asyncio'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")


LINES = SOUND.read_text(encoding="utf-8").split("\n")


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """The sound file after a few slips of hand: lines lost, doubled, moved in or out, characters changed."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        slip = draw(st.sampled_from(["lose", "double", "indent", "outdent", "change", "cut"]))
        if slip == "lose":
            lines[at] = ""
        elif slip == "double":
            lines.insert(at, lines[at])
        elif slip == "indent":
            lines[at] = "  " + lines[at]
        elif slip == "outdent":
            lines[at] = lines[at].removeprefix("  ")
        elif lines[at]:
            column = draw(st.integers(0, len(lines[at]) - 1))
            rest = lines[at][column + 1 :] if slip == "change" else ""
            lines[at] = lines[at][:column] + draw(st.sampled_from(list("x-:,{}[]'\"# 7é"))) + rest
    return "\n".join(lines)


@given(mangled())
def test_whatever_slips_the_answer_is_a_scenario_or_problems_with_places(text: str) -> None:
    try:
        loaded = load_text(text, "x.yaml")
    except ScenarioError as refusal:
        found = refusal.problems
        assert any(problem.severity == "error" for problem in found)
    else:
        assert isinstance(loaded, Loaded)
        found = check(loaded)
        assert all(problem.severity == "warning" for problem in found)
    for problem in found:
        assert 0 <= problem.line <= text.count("\n") + 1
        assert problem.message
        assert problem.message[0] not in " :"
    assert list(found) == sorted(found, key=lambda problem: (problem.line, problem.column))


def test_a_stored_text_is_read_by_the_model_alone(sound: str) -> None:
    text = sound.replace("timeout: shrugs", "timeout: shrug")
    with pytest.raises(ScenarioError):
        load_text(text, "x.yaml")
    stored = load_stored(text, "x.yaml", id="umbrella")
    assert (stored.id, stored.scenario.timeout) == ("umbrella", "shrug")
    assert load_stored(sound, "x.yaml") == load_text(sound, "x.yaml")
    with pytest.raises(ScenarioError, match="a scenario has no `timeout`"):
        load_stored(sound.replace("timeout: shrugs\n", ""), "x.yaml")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("language: en", "language: en", "£2.50"),
        ("language: en", "language: fr", "2,50\u00a0€"),
        ("language: en", 'language: en\ncurrency: "€"', "€2.50"),
        ("language: en", "language: fr\ncurrency: CHF", "2,50\u00a0CHF"),
    ],
)
def test_an_amount_is_written_as_the_language_writes_it(sound: str, old: str, new: str, told: str) -> None:
    assert load_text(sound.replace(old, new, 1), "x.yaml").scenario.priced(Decimal("2.5")) == told
