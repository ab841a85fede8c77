"""The published schema says what the model says, as far as a schema can."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import ValidationError

from docs.language import PAGES, SCHEMA
from scoring.model import Act
from simulator.scenario import ScenarioError, model
from simulator.scenario.examples import EXAMPLES, examples_of, plain
from simulator.scenario.loading import has_errors
from simulator.scenario.messages import in_plain_words
from simulator.scenario.parts import KINDS, keys_of
from simulator.scenario.reader import read
from simulator.scenario.reference import markdown
from simulator.scenario.schema import (
    KNOWN_SHORT_FORMS,
    pointer,
    scenario_schema,
    scenario_schema_json,
    short_forms_in,
)
from simulator.scenario.vocabulary import ACTS
from tests.simulator.scenario.conftest import HERE

SHIPPED = sorted((Path(__file__).parents[3] / "scenarios").glob("*/*.yaml"))
BROKEN = sorted((HERE / "broken").glob("*.yaml"))
KEYS = [(part, key) for part in KINDS for key in keys_of(part)]
VOCABULARY = set(
    "$schema $comment $ref title description type properties required additionalProperties propertyNames "
    "definitions items minItems maxItems minProperties maxProperties minLength maxLength pattern enum const anyOf not "
    "patternErrorMessage enumDescriptions default examples minimum maximum exclusiveMinimum".split()
)


@cache
def schema() -> dict[str, Any]:
    return scenario_schema()


@cache
def validator() -> Draft7Validator:
    return Draft7Validator(schema())


def of_part(part: Any) -> dict[str, Any]:
    return schema() if part is model.Scenario else schema()["definitions"][part.__name__]


def refused_by_schema(tree: Any) -> bool:
    return any(True for _ in validator().iter_errors(plain(tree)))


def refused_by_model(text: str) -> bool:
    """Whether the shape of a file is wrong; what its parts say about each other does not count."""
    document = read(text, "x.yaml")
    try:
        model.Scenario.model_validate(document.tree)
    except ValidationError:
        return True
    return bool(in_plain_words(None, document))


def readable(path: Path) -> str | None:
    text = path.read_text(encoding="utf-8")
    try:
        return None if has_errors(read(text, path.name).problems) else text
    except ScenarioError:
        return None


def test_it_is_a_schema_in_words_that_editors_know() -> None:
    Draft7Validator.check_schema(schema())

    def words(here: Any, names: bool = False) -> Iterator[str]:
        if isinstance(here, dict):
            for key, value in here.items():
                yield from () if names else (key,)
                if key not in ("examples", "not") or names:
                    yield from words(value, key in ("properties", "definitions") and not names)
        elif isinstance(here, list):
            for value in here:
                yield from words(value)

    assert set(words(schema())) <= VOCABULARY | {"start", "threshold"}


def test_editors_are_given_words_for_what_a_pattern_or_an_act_means() -> None:
    told = json.dumps(schema())
    assert told.count('"pattern"') == told.count('"patternErrorMessage"')
    acts = schema()["definitions"]["Act"]
    assert dict(zip(acts["enum"], acts["enumDescriptions"], strict=True)) == {act.value: ACTS[act] for act in Act}


def test_every_function_that_takes_a_short_form_is_known() -> None:
    assert set(short_forms_in(model.Scenario.__pydantic_core_schema__)) <= KNOWN_SHORT_FORMS


def test_the_published_files_are_up_to_date() -> None:
    """`make docs` writes them."""
    assert SCHEMA.read_text(encoding="utf-8") == scenario_schema_json()
    assert PAGES["en"].read_text(encoding="utf-8") == markdown("en")
    assert PAGES["fr"].read_text(encoding="utf-8") == markdown("fr")


@pytest.mark.parametrize("path", [*SHIPPED, HERE / "sound.yaml"], ids=lambda path: path.stem)
def test_a_sound_scenario_is_valid_under_both(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [error.message for error in validator().iter_errors(plain(read(text, path.name).tree))] == []
    assert not refused_by_model(text)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_scenario_names_the_schema_in_its_first_line(path: Path) -> None:
    assert path.read_text(encoding="utf-8").split("\n")[0] == pointer(f"../{SCHEMA.name}")
    assert (path.parent / f"../{SCHEMA.name}").resolve() == SCHEMA


def test_enough_of_the_broken_files_can_be_read() -> None:
    texts = [text for path in BROKEN if (text := readable(path)) is not None]
    assert sum(map(refused_by_model, texts)) > 20
    assert len(texts) > 40


@pytest.mark.parametrize("path", [path for path in BROKEN if readable(path)], ids=lambda path: path.stem)
def test_a_fault_of_shape_is_refused_by_both_and_any_other_by_neither(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert refused_by_schema(read(text, path.name).tree) == refused_by_model(text)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2000, 2000) | st.sampled_from(["", " ", "x", "opens-up", "Opens up"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["if", "go", "text", "a"]), inner),
    max_leaves=4,
)


@given(st.sampled_from(sorted(KEYS, key=lambda pair: (pair[0].__name__, pair[1]))), VALUES)
def test_whatever_the_model_refuses_in_a_key_the_schema_refuses_too(pair: tuple[Any, str], value: Any) -> None:
    part, key = pair
    told = {**of_part(part)["properties"][key], "definitions": schema()["definitions"]}
    if Draft7Validator(told).is_valid(value):
        others = {other: examples_of(part, other)[0][1] for other in keys_of(part) if other != key}
        part.model_validate({**others, key: value})


@pytest.mark.parametrize(("part", "key"), KEYS, ids=lambda value: value if isinstance(value, str) else value.__name__)
def test_every_key_has_an_example_that_is_right(part: Any, key: str) -> None:
    examples = examples_of(part, key)
    assert examples, f"write an example of `{key}` into simulator/scenario/examples.py"
    told = {**of_part(part)["properties"][key], "definitions": schema()["definitions"]}
    for text, value in examples:
        assert list(Draft7Validator(told).iter_errors(value)) == [], text
        others = {other: examples_of(part, other)[0][1] for other in keys_of(part) if other != key}
        part.model_validate({**others, key: value})
    assert of_part(part)["properties"][key]["description"]


def test_there_are_no_examples_of_keys_that_do_not_exist() -> None:
    for part, texts in EXAMPLES.items():
        assert {text.partition(":")[0] for text in texts} <= set(keys_of(part)), part


def test_it_is_the_same_on_every_call() -> None:
    assert scenario_schema_json() == scenario_schema_json()
    assert json.loads(scenario_schema_json()) == scenario_schema()
