"""The JSON Schema of a scenario file, made from the model, for the editors that trainers use.

An editor with a YAML extension completes and checks as one types. The schema knows the shape of a file; what its parts
say about each other (a ``go`` that leads nowhere) is for ``checks``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from simulator.scenario import model
from simulator.scenario.examples import examples_of
from simulator.scenario.parts import KINDS, Part, keys_of
from simulator.scenario.values import NAME_PATTERN
from simulator.scenario.vocabulary import ACTS, STEPS

FILE_NAME = "scenario.schema.json"
"""What the schema's file is called beside scenarios."""

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest dialect that the YAML extensions of all common editors understand."""

COMMENT = "Written by `platinum schema` from the program's own model. Change the model, not this file."
_REF = "#/definitions/{model}"


def scenario_schema() -> dict[str, Any]:
    """Return the schema of a scenario file as plain data, the same on every call."""
    schema = model.Scenario.model_json_schema(ref_template=_REF, schema_generator=_Generator)
    definitions = schema.pop("$defs", {})
    for part in KINDS:
        told = schema if part is model.Scenario else definitions.get(part.__name__)
        if told is not None:
            _exemplify(told, part)
    for name, about in (("Act", ACTS), ("Step", STEPS)):
        if name in definitions:
            definitions[name]["enumDescriptions"] = [about[value] for value in definitions[name]["enum"]]
    whole: dict[str, Any] = _tidied(
        {"$schema": DIALECT, "$comment": COMMENT, **schema, "title": "Platinum scenario", "definitions": definitions}
    )
    return whole


def scenario_schema_json() -> str:
    """Return the schema as the text of a file."""
    return json.dumps(scenario_schema(), ensure_ascii=False, indent=2) + "\n"


def pointer(path: str = f"./{FILE_NAME}") -> str:
    """Return the first line of a scenario file, by which an editor finds the schema at ``path``."""
    return f"# yaml-language-server: $schema={path}"


def _exemplify(schema: dict[str, Any], part: Part) -> None:
    properties = schema.get("properties", {})
    for key in keys_of(part):
        if key in properties:
            examples = [value for _, value in examples_of(part, key)]
            if examples:
                properties[key]["examples"] = examples


class _Generator(GenerateJsonSchema):
    """Says what the *file* may hold: also the short forms, which the model makes whole before it looks at them."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        # A key is left out, or has a value.
        return self.generate_inner(schema["schema"])

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        inner = self.generate_inner(schema["schema"])
        widen = _SHORT_FORMS.get(getattr(schema["function"]["function"], "__name__", ""))
        return widen(inner) if widen else inner

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        told = super().str_schema(schema)
        if told.get("pattern") in (None, ""):
            # The reader keeps a number that stands for a text; blanks alone are no text.
            told |= {"type": ["string", "number"], "pattern": r"\S"}
            if told.get("minLength", 0) > 1:
                # Written out, one digit alone is too short.
                told["not"] = {"enum": list(range(10))}
        elif re.search(told["pattern"], "42"):
            told |= {"type": ["string", "integer"], "minimum": 0}
        return told

    def chain_schema(self, schema: core_schema.ChainSchema) -> JsonSchemaValue:
        # A pattern that is looked at after one of our functions stands in a later step.
        first, *later = (self.generate_inner(step) for step in schema["steps"])
        for step in later:
            first |= {key: value for key, value in step.items() if key != "type"}
        return first

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        told: JsonSchemaValue = {"type": "number"}
        for key, name in (("gt", "exclusiveMinimum"), ("ge", "minimum"), ("lt", "exclusiveMaximum"), ("le", "maximum")):
            if key in schema:
                told[name] = float(schema[key])  # type: ignore[literal-required]
        return told

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        told: JsonSchemaValue = {"type": "object"}
        if "keys_schema" in schema:
            names = self.generate_inner(schema["keys_schema"])
            told["propertyNames"] = {key: value for key, value in names.items() if key != "type"}
        if "values_schema" in schema:
            told["additionalProperties"] = self.generate_inner(schema["values_schema"])
        for key, name in (("min_length", "minProperties"), ("max_length", "maxProperties")):
            if schema.get(key) is not None:
                told[name] = schema[key]  # type: ignore[literal-required]
        return told

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the key says as much
        return False


def _one_or_list(inner: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [inner["items"], inner]} if "items" in inner else inner


def _number_or_comparison(inner: JsonSchemaValue) -> JsonSchemaValue:
    return inner | {"type": ["string", "integer"], "minimum": -9999, "maximum": 9999}


def _text_or_group(inner: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [{"type": ["string", "number"], "pattern": r"\S"}, inner]}


def _number_or_group(inner: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 100}, inner]}


def _same(inner: JsonSchemaValue) -> JsonSchemaValue:
    return inner


_SHORT_FORMS: dict[str, Callable[[JsonSchemaValue], JsonSchemaValue]] = {
    "_as_list": _one_or_list,
    "_as_comparison": _number_or_comparison,
    "_as_want": _text_or_group,
    "_as_churn": _number_or_group,
    "_no_truth": _same,
}
"""What the model's own functions take beside what they make of it."""


def short_forms_in(schema: Any) -> Iterator[str]:
    """Yield the names of the functions by which a core schema makes short forms whole."""
    if isinstance(schema, dict):
        if schema.get("type") == "function-before":
            yield getattr(schema["function"]["function"], "__name__", "")
        for value in schema.values():
            yield from short_forms_in(value)
    elif isinstance(schema, list | tuple):
        for value in schema:
            yield from short_forms_in(value)


_BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
"""How pydantic leaves the bounds of a number that a function of ours looks at first, and what they are called."""

_IN_WORDS = {
    model.COMPARISON_PATTERN: "a comparison: 'over 60', 'under 40', 'at least 3', '20 to 40', '> 60' or a number",
    model.SOURCE_PATTERN: "one of S1 to S20",
    NAME_PATTERN: "a name: small letters, digits and single hyphens, as in opens-up",
    r"\S": "a text that is not empty",
}
"""What editors say where a pattern does not fit, which by itself speaks to nobody."""

KNOWN_SHORT_FORMS = frozenset(_SHORT_FORMS)


def _tidied(value: Any) -> Any:
    """Leave out what the model's classes bring along and an editor would only show as noise."""
    if isinstance(value, dict):
        told = {
            _BOUNDS.get(key, key) if not isinstance(inner, dict) else key: _tidied(inner)
            for key, inner in value.items()
            if not (key == "default" and inner in (None, {}, []))
        }
        if told.get("pattern") in _IN_WORDS:
            told["patternErrorMessage"] = _IN_WORDS[told["pattern"]]
        about = told.get("description")
        if isinstance(about, str):
            told["description"] = " ".join(about.replace("``", "`").split())
        return told
    if isinstance(value, list):
        return [_tidied(inner) for inner in value]
    return value
