"""The language of scenario files, told from the model itself: every part, every key, its kind of value, an example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from simulator.scenario import model
from simulator.scenario.examples import examples_of
from simulator.scenario.parts import KINDS, Part, keys_of
from simulator.scenario.schema import scenario_schema
from simulator.scenario.values import NAME_PATTERN
from simulator.scenario.vocabulary import ACTS, STEPS
from simulator.scenario.wording import FRENCH_KINDS, TABLES, Language, said

_PATTERNS = {model.COMPARISON_PATTERN: "comparison", model.SOURCE_PATTERN: "source"}
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


def sections(language: Language = "en") -> tuple[Section, ...]:
    """Return what there is to say about every part of a scenario, from the file as a whole down."""
    schema = scenario_schema()
    stands = _stands()
    told = []
    for part in KINDS:
        known = schema if part is model.Scenario else schema["definitions"].get(part.__name__)
        if known is not None:
            keys = tuple(_key(part, name, known, language) for name in keys_of(part))
            heading, about = (said(words, language) for words in (_heading(part), known.get("description", "")))
            told.append(Section(_anchor(part), heading, _briefly(stands.get(part, [])), about, keys))
    return tuple(told)


def glossaries(language: Language = "en") -> tuple[Glossary, ...]:
    """Return the words that conditions name: acts and steps."""
    about_acts = "What a reply does, as the scorer sees it. `act`, `acted` and `repeats` name them."
    acts = tuple((act.value, said(about, language)) for act, about in ACTS.items())
    steps = tuple((step.value, said(about, language)) for step, about in STEPS.items())
    return (
        Glossary("acts", said("The acts", language), said(about_acts, language), acts),
        Glossary(
            "steps", said("The steps", language), said("Where a reply stands. `step` names them.", language), steps
        ),
    )


def markdown(language: Language = "en") -> str:
    """Return the whole reference as a page in Markdown."""
    words = TABLES[language]
    lines = [f"# {words['title']}", "", words["intro"], "", words["how"], ""]
    told, lists = sections(language), glossaries(language)
    lines += [f"- [{section.heading}](#{section.name})" for section in told]
    lines += [f"- [{one.heading}](#{one.name})" for one in lists]
    for section in told:
        lines += ["", *_section_in_markdown(section, words)]
    for one in lists:
        lines += ["", f'<a id="{one.name}"></a>', "", f"## {one.heading}", "", one.about, ""]
        lines += [f"- `{word}`: {about}" for word, about in one.entries]
    return "\n".join(lines) + "\n"


def _section_in_markdown(section: Section, words: dict[str, str]) -> Iterator[str]:
    yield from (f'<a id="{section.name}"></a>', "", f"## {section.heading}", "")
    if section.stands:
        yield from (words["under"].format(_listed([f"`{place}`" for place in section.stands], words)), "")
    yield from (_escaped(section.about), "", words["table"], "| --- | --- | --- |")
    for key in section.keys:
        name = f"**`{key.name}`**" if key.needed else f"`{key.name}`"
        default = f" ({words['left out'].format(key.default)})" if key.default else ""
        yield f"| {name} | {_escaped(key.takes)}{_escaped(default)} | {_escaped(key.about)} |"
    yield from ("", "```yaml")
    for key in section.keys:
        yield from (line for example in key.examples for line in example.split("\n"))
    yield "```"


def _key(part: Part, name: str, known: dict[str, Any], language: Language) -> Key:
    told = known["properties"][name]
    return Key(
        name=name,
        takes=takes(told, language),
        about=said(told.get("description", ""), language),
        needed=name in known.get("required", ()),
        default=_default(told.get("default")),
        examples=tuple(text for text, _ in examples_of(part, name)),
    )


def takes(schema: dict[str, Any], language: Language = "en") -> str:
    """Return what a value of this schema is, in a trainer's words: ``a whole number, 0 to 100``."""
    words = TABLES[language]
    if "$ref" in schema:
        return _part(schema["$ref"].rpartition("/")[2], language)
    if "anyOf" in schema:
        return _any_of(schema["anyOf"], language)
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return words["one of"].format(_listed([str(one) for one in schema["enum"]], words))
    kinds = schema.get("type", "")
    kind = kinds[0] if isinstance(kinds, list) else kinds
    if kind == "object":
        return words["names"].format(takes(schema.get("additionalProperties") or {}, language))
    if kind == "array":
        return _list(schema, language)
    if kind == "integer":
        low, high = schema.get("minimum"), schema.get("maximum")
        return words["whole"] if low is None or high is None else words["range"].format(f"{low:,}", f"{high:,}")
    if kind == "string":
        return _text(schema, words)
    return words.get({"number": "amount", "boolean": "truth"}.get(kind, "value"), "")


def _part(name: str, language: Language) -> str:
    words = TABLES[language]
    if name in words:
        return words[name]
    if language == "fr":
        return FRENCH_KINDS[name]
    kind = next(kind for part, kind in KINDS.items() if part.__name__ == name)
    return words["group"].format(kind) if kind.startswith("`") else kind


def _any_of(options: list[dict[str, Any]], language: Language) -> str:
    words = TABLES[language]
    alone = [one for one in options if one.get("type") != "array"]
    lists = [one for one in options if one.get("type") == "array"]
    told = list(dict.fromkeys(takes(one, language) for one in alone))
    if lists and alone and lists[0]["items"] == alone[-1]:
        told.append(words["them"])
    else:
        told += [takes(one, language) for one in lists]
    return words["or"].join(told)


def _text(schema: dict[str, Any], words: dict[str, str]) -> str:
    pattern = schema.get("pattern", "")
    if pattern in _PATTERNS:
        return words[_PATTERNS[pattern]]
    if pattern == NAME_PATTERN:
        return words["name"]
    return words["words"] if schema.get("maxLength", 4000) <= 80 else words["text"]


def _list(schema: dict[str, Any], language: Language) -> str:
    words, inner = TABLES[language], takes(schema.get("items", {}), language)
    low, high = schema.get("minItems", 0), schema.get("maxItems")
    return words["a list of"].format(low, inner) if low == high and low else words["a list"].format(inner)


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


def _listed(known: list[str], words: dict[str, str]) -> str:
    return known[0] if len(known) == 1 else f"{', '.join(known[:-1])}{words['last']}{known[-1]}"


def _escaped(words: str) -> str:
    return words.replace("|", "\\|").replace("<", "&lt;")
