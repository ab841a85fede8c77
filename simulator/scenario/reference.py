"""The language of scenario files, told from the model itself: every part, every key, its kind of value, an example."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from simulator.scenario import model
from simulator.scenario.examples import examples_of
from simulator.scenario.parts import KINDS, Part, keys_of
from simulator.scenario.schema import scenario_schema
from simulator.scenario.vocabulary import ACTS, STEPS

_PATTERNS = {
    model.COMPARISON_PATTERN: "a comparison: 'over 60', 'under 40', 'at least 3', '20 to 40', a number",
    model.SOURCE_PATTERN: "one of S1 to S20",
}
_MOST_PLACES = 4


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a part: what it takes in words, what it means, what holds without it, and examples as YAML.

    ``default`` is empty where the key is needed, and where it is simply absent when it is left out.
    """

    name: str
    takes: str
    about: str
    needed: bool
    default: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a scenario: its heading, where it stands in a file, what it is, and its keys in order."""

    name: str
    heading: str
    stands: tuple[str, ...]
    about: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """Words that stand as values, such as the acts, each with what it means."""

    name: str
    heading: str
    about: str
    entries: tuple[tuple[str, str], ...]


def sections() -> tuple[Section, ...]:
    """Return what there is to say about every part of a scenario, from the file as a whole down."""
    schema = scenario_schema()
    stands = _stands()
    told = []
    for part in KINDS:
        known = schema if part is model.Scenario else schema["definitions"].get(part.__name__)
        if known is not None:
            keys = tuple(_key(part, name, known) for name in keys_of(part))
            about = known.get("description", "")
            told.append(Section(_anchor(part), _heading(part), _briefly(stands.get(part, [])), about, keys))
    return tuple(told)


def glossaries() -> tuple[Glossary, ...]:
    """Return the words that conditions name: acts and steps."""
    return (
        Glossary(
            "acts",
            "The acts",
            "What a reply does, as the scorer sees it. `act`, `acted` and `repeats` name them.",
            tuple((act.value, about) for act, about in ACTS.items()),
        ),
        Glossary(
            "steps",
            "The steps",
            "Where a reply stands. `step` names them.",
            tuple((step.value, about) for step, about in STEPS.items()),
        ),
    )


def markdown() -> str:
    """Return the whole reference as a page in Markdown."""
    lines = [
        "# The language of scenario files",
        "",
        (
            "Written by `make docs` from the program's own model; `platinum docs` shows the same in the terminal, and "
            "`platinum docs WORD` one part or key of it. `platinum new` writes a file to begin with, "
            "`platinum validate` tells what is wrong with one."
        ),
        "",
        (
            "A key in **bold** is needed; the others may be left out. Where a list is taken, a single value may stand "
            "alone. A text with `: `, `#`, `{` or `[` in it needs quotes around the whole."
        ),
        "",
    ]
    told = sections()
    lines += [f"- [{section.heading}](#{section.name})" for section in told]
    lines += [f"- [{words.heading}](#{words.name})" for words in glossaries()]
    for section in told:
        lines += ["", *_section_in_markdown(section)]
    for words in glossaries():
        lines += ["", f'<a id="{words.name}"></a>', "", f"## {words.heading}", "", words.about, ""]
        lines += [f"- `{word}`: {about}" for word, about in words.entries]
    return "\n".join(lines) + "\n"


def _section_in_markdown(section: Section) -> Iterator[str]:
    yield from (f'<a id="{section.name}"></a>', "", f"## {section.heading}", "")
    if section.stands:
        yield from (f"Stands under {_listed(f'`{place}`' for place in section.stands)}.", "")
    yield from (_escaped(section.about), "", "| key | takes | means |", "| --- | --- | --- |")
    for key in section.keys:
        name = f"**`{key.name}`**" if key.needed else f"`{key.name}`"
        default = f" (left out: {key.default})" if key.default else ""
        yield f"| {name} | {_escaped(key.takes)}{_escaped(default)} | {_escaped(key.about)} |"
    yield from ("", "```yaml")
    for key in section.keys:
        yield from (line for example in key.examples for line in example.split("\n"))
    yield "```"


def _key(part: Part, name: str, known: dict[str, Any]) -> Key:
    told = known["properties"][name]
    return Key(
        name=name,
        takes=takes(told),
        about=told.get("description", ""),
        needed=name in known.get("required", ()),
        default=_default(told.get("default")),
        examples=tuple(text for text, _ in examples_of(part, name)),
    )


def takes(schema: dict[str, Any]) -> str:
    """Return what a value of this schema is, in a trainer's words: ``a whole number, 0 to 100``."""
    if "$ref" in schema:
        return _KIND_OF_REFERENCE[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        return _any_of(schema["anyOf"])
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return f"one of {_listed(map(str, schema['enum']))}"
    kinds = schema.get("type", ())
    kind = kinds[0] if isinstance(kinds, list) else kinds
    return _BY_TYPE[kind](schema) if kind in _BY_TYPE else "a value"


def _any_of(options: list[dict[str, Any]]) -> str:
    alone = [one for one in options if one.get("type") != "array"]
    lists = [one for one in options if one.get("type") == "array"]
    words = list(dict.fromkeys(takes(one) for one in alone))
    if lists and alone and lists[0]["items"] == alone[-1]:
        words.append("a list of them")
    else:
        words += [takes(one) for one in lists]
    return ", or ".join(words)


def _text(schema: dict[str, Any]) -> str:
    pattern = schema.get("pattern", "")
    if pattern in _PATTERNS:
        return _PATTERNS[pattern]
    if pattern.startswith("^[a-z"):
        return "a name"
    if schema.get("maxLength", 4000) <= 80:
        return "a few words"
    return "a text"


def _number(schema: dict[str, Any]) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is None or high is None:
        return "a whole number"
    return f"a whole number, {low:,} to {high:,}"


def _group(schema: dict[str, Any]) -> str:
    inner = takes(schema.get("additionalProperties") or {})
    return f"a group of names, each with {inner}"


def _list(schema: dict[str, Any]) -> str:
    inner = takes(schema.get("items", {}))
    low, high = schema.get("minItems", 0), schema.get("maxItems")
    many = f"{low} of: " if low == high and low else ""
    return f"a list, {many}each {inner}"


_BY_TYPE = {
    "string": _text,
    "integer": _number,
    "number": lambda _: "an amount, such as 2.00",
    "boolean": lambda _: "true or false",
    "object": _group,
    "array": _list,
}
_KIND_OF_REFERENCE = {
    **{part.__name__: kind.strip("`") if kind.startswith("`") else kind for part, kind in KINDS.items()},
    **{part.__name__: f"a group: {kind}" for part, kind in KINDS.items() if kind.startswith("`")},
    "Act": "an act",
    "Step": "a step",
    "Channel": "a channel: in person, phone, chat, email, public social",
}


def _default(value: Any) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _stands() -> dict[Part, list[str]]:
    """Under which keys of the file each part stands: ``customer.wants.feel``, with a dot a level."""
    found: dict[Part, list[str]] = {}
    waiting: list[tuple[str, Part, tuple[Part, ...]]] = [("", model.Scenario, ())]
    schema = scenario_schema()
    by_name = {part.__name__: part for part in KINDS}
    while waiting:
        place, part, above = waiting.pop(0)
        known = schema if part is model.Scenario else schema["definitions"][part.__name__]
        for key, told in known["properties"].items():
            for name, step in _references(told):
                inner = by_name.get(name)
                if inner is None:
                    continue
                here = f"{place}.{key}{step}".lstrip(".")
                if here not in found.setdefault(inner, []):
                    found[inner].append(here)
                if inner is not part and inner not in above and inner is not model.Condition:
                    waiting.append((here, inner, (*above, part)))
    return found


def _references(told: Any) -> Iterator[tuple[str, str]]:
    if "$ref" in told:
        yield told["$ref"].rpartition("/")[2], ""
    for option in told.get("anyOf", ()):
        yield from _references(option)
    if told.get("type") == "array":
        yield from _references(told["items"])
    if isinstance(told.get("additionalProperties"), dict):
        yield from ((name, f".NAME{step}") for name, step in _references(told["additionalProperties"]))


def _briefly(places: list[str]) -> tuple[str, ...]:
    """Where a part stands in more places than one would read, the last key of each says enough."""
    if len(places) <= _MOST_PLACES:
        return tuple(places)
    return tuple(dict.fromkeys(place.rpartition(".")[2] for place in places))


def _anchor(part: Part) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", part.__name__).lower()


def _heading(part: Part) -> str:
    words = re.sub(r"^(an?|the) ", "", KINDS[part].replace("something under ", "")).strip("`")
    return words[:1].upper() + words[1:]


def _listed(words: Iterable[str]) -> str:
    known = list(words)
    return known[0] if len(known) == 1 else f"{', '.join(known[:-1])} or {known[-1]}"


def _escaped(words: str) -> str:
    return words.replace("|", "\\|").replace("<", "&lt;")
