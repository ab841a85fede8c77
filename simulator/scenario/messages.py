"""Pydantic's errors in plain words, each at its place in the file and with the nearest valid key or value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from simulator.scenario import model
from simulator.scenario.checks import COMPARISONS
from simulator.scenario.hints import quoted
from simulator.scenario.parts import KINDS, Part, description, keys_of, part_at
from simulator.scenario.problems import MOST_TOLD, Mark, Path, Problem, as_name, did_you_mean, nearest, shown
from simulator.scenario.reader import Document

_KEY_WITHOUT_SPACE = re.compile(r"^([\w-]+):\S")


def in_plain_words(error: ValidationError | None, document: Document, root: Part = model.Scenario) -> list[Problem]:
    """Return what the model finds wrong with a file, and the keys in it that have no value.

    ``error`` is ``None`` when the model took the file; a key without a value is a mistake all the same. ``root`` is the
    model of the whole file.
    """
    empty = set(_empty(document.tree))
    faults = list(_faults(error, document, root)) if error else []
    unknown = {fault.path for fault in faults if fault.type == "extra_forbidden"}
    missing: dict[Path, list[str]] = {}
    for fault in faults:
        if fault.type == "missing":
            missing.setdefault(fault.path[:-1], []).append(str(fault.path[-1]))
    meant = {path: _meant(path, missing) for path in unknown}
    problems = []
    for path in empty:
        cause = _why_empty(path, document)
        if cause is not None or path not in unknown:
            problems.append(cause or _no_value(path, document))
            unknown.discard(path)
    found = set(meant.values())
    told = [
        fault
        for fault in _without_doubles(faults)
        if fault.path in unknown or not (fault.path in empty or (fault.type == "missing" and fault.path in found))
    ]
    told.sort(key=lambda fault: _where(fault, document))
    problems += [_told(fault, document, meant.get(fault.path)) for fault in told[:MOST_TOLD]]
    if len(told) > MOST_TOLD:
        rest = f"and {len(told) - MOST_TOLD} more mistakes; mend these first"
        problems.append(document.source.problem(document.key_at(told[MOST_TOLD].path), "too-many", rest))
    return problems


class _Fault:
    """One of pydantic's errors, its way through the file without pydantic's own steps."""

    def __init__(self, details: ErrorDetails, document: Document, root: Part) -> None:
        self.root = root
        self.type = details["type"]
        self.context: Mapping[str, Any] = details.get("ctx", {})
        self.words = details["msg"]
        self.of_key = details["loc"][-1:] == ("[key]",)
        self.path, self.value, self.strayed = _walk(details["loc"], document.tree, self.type == "missing")


def _faults(error: ValidationError, document: Document, root: Part) -> Iterator[_Fault]:
    for details in error.errors(include_url=False):
        yield _Fault(details, document, root)


def _walk(steps: tuple[int | str, ...], tree: Any, missing: bool) -> tuple[Path, Any, bool]:
    """Follow pydantic's location as far as the file has it; say whether a step had to be left out.

    Pydantic names union members and wraps single values into lists; those steps are not in the file.
    """
    here, path, strayed = tree, [], False
    for number, step in enumerate(steps):
        if (isinstance(here, dict) and step in here) or (
            isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here)
        ):
            path.append(step)
            here = here[step]  # type: ignore[index]
        elif missing and number == len(steps) - 1:
            path.append(step)
        else:
            strayed = True
    return tuple(path), here, strayed


def _without_doubles(faults: list[_Fault]) -> list[_Fault]:
    """Both members of a union complain about one value: the more telling complaint stays."""
    kept: dict[Path, _Fault] = {}
    deeper = {fault.path[:length] for fault in faults for length in range(len(fault.path))}
    for fault in faults:
        literal_in_union = fault.type == "literal_error" and fault.strayed
        if literal_in_union and (fault.path in deeper or fault.path in kept):
            continue
        if fault.path not in kept or (kept[fault.path].type == "literal_error" and kept[fault.path].strayed):
            kept[fault.path] = fault
    return list(kept.values())


def _where(fault: _Fault, document: Document) -> tuple[int, int]:
    mark = document.key_at(fault.path)
    return mark.line, mark.column


def _empty(tree: Any) -> Iterator[Path]:
    waiting: list[tuple[Path, Any]] = [((), tree)]
    while waiting:
        path, here = waiting.pop()
        if here is None:
            yield path
        elif isinstance(here, dict):
            waiting.extend(((*path, key), value) for key, value in here.items())
        elif isinstance(here, list):
            waiting.extend(((*path, number), value) for number, value in enumerate(here))


def _meant(path: Path, missing: Mapping[Path, list[str]]) -> Path | None:
    """The missing key that an unknown key of the same group was meant to be."""
    near = nearest(str(path[-1]), missing.get(path[:-1], ()))
    return (*path[:-1], near[0]) if near else None


def _no_value(path: Path, document: Document) -> Problem:
    what = "nothing follows this `-`" if isinstance(path[-1], int) else f"{shown(path[-1])} has no value"
    hint = "write a value, or delete the line"
    return document.source.problem(document.key_at(path), "empty-value", what, hint)


def _why_empty(path: Path, document: Document) -> Problem | None:
    """What looks like a key without a value may be a slip of the pen between braces."""
    key, mark = str(path[-1]), document.key_at(path)
    if isinstance(path[-1], int):
        return None
    if _KEY_WITHOUT_SPACE.match(key):
        word = key.partition(":")[0]
        mark = Mark(mark.line, mark.column + len(word) + 1)
        return document.source.problem(
            mark, "space-after-colon", "a space is missing after the colon", f"write `{word}: …`"
        )
    after = document.source.line(mark.line)[mark.column - 1 + len(key) :].lstrip()
    if after[:1] in ("}", ","):
        hint = "a text with a comma needs quotes between { and }"
        return document.source.problem(
            mark, "empty-value", f"{shown(key)} stands where a key should, without a value", hint
        )
    return None


def _told(fault: _Fault, document: Document, meant: Path | None) -> Problem:
    if fault.type == "extra_forbidden":
        return _unknown_key(fault, document, meant)
    if fault.type == "missing":
        return _missing_key(fault, document)
    mark = document.key_at(fault.path) if fault.of_key else document.value_at(fault.path)
    code, message, hint = _about_value(fault)
    return document.source.problem(mark, code, message, hint or _what_it_is(fault))


def _what_it_is(fault: _Fault) -> str:
    """The model's own words about a key, for a value that needs no other hint."""
    path = fault.path
    keys = [number for number, step in enumerate(path) if isinstance(step, str)]
    part = part_at(path[: keys[-1]], fault.root) if keys else None
    about = description(part, str(path[keys[-1]])) if part else ""
    return f"`{path[keys[-1]]}`: {about}" if about else ""


def _unknown_key(fault: _Fault, document: Document, meant: Path | None) -> Problem:
    key = str(fault.path[-1])
    part = part_at(fault.path[:-1], fault.root)
    keys = list(keys_of(part)) if part else []
    here = document.tree
    for step in fault.path[:-1]:
        here = here[step]  # type: ignore[index]
    near = (
        (str(meant[-1]),) if meant else nearest(key, [k for k in keys if k not in here] or keys) or nearest(key, keys)
    )
    elsewhere = [kind for kind in KINDS if key in keys_of(kind)] if fault.root is model.Scenario else []
    if invisible(key):
        hint = f"an invisible character ({invisible(key)}) stands in this line: type it again"
    elif key.startswith("-"):
        hint = f"a space is missing after the dash: `- {key[1:].strip()}: …`"
    elif key in keys_of(model.Condition) and "if" in keys:
        hint = f"it belongs under `if:`, as in `if: {{{key}: …}}`"
    elif near or elsewhere:
        guesses = [f"did you mean `{near[0]}`?"] if near else []
        guesses += [f"it is a key of {KINDS[elsewhere[0]]}: look at the indentation"] if elsewhere else []
        hint = " Or ".join(guesses)
    else:
        hint = f"the keys here: {', '.join(keys)}"
    what = _kind(part)
    return document.source.problem(
        document.key_at(fault.path), "unknown-key", f"{shown(key)} is not a key of {what}", hint
    )


def _missing_key(fault: _Fault, document: Document) -> Problem:
    key, around = str(fault.path[-1]), fault.path[:-1]
    part = part_at(around, fault.root)
    about = description(part, key) if part else ""
    what = _kind(part)
    owner = (
        f"{shown(around[-1])} ({what})"
        if around and isinstance(around[-1], str) and f"`{around[-1]}`" != what
        else what
    )
    return document.source.problem(
        document.key_at(around),
        "missing-key",
        f"{owner} has no `{key}`",
        f"add `{key}: …`{f' – {about}' if about else ''}",
    )


def _kind(part: Part | None) -> str:
    if part is None:
        return "this group"
    return KINDS.get(part) or f"a {part.__name__.lower()}"


def _about_value(fault: _Fault) -> tuple[str, str, str]:
    """Return code, message and hint for a value that its key does not take."""
    name, said, kind, context = _label(fault), shown(fault.value), fault.type, fault.context
    if kind.startswith("decimal"):
        return _about_amount(fault)
    if kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        return "out-of-range", f"{name} is {said}, and that is {_bound(context)}", ""
    about = _ABOUT.get(kind)
    if about is not None:
        return about(fault)
    simple = {
        "string_too_long": ("too-long", f"{name} is longer than {context.get('max_length')} characters", "shorten it"),
        "too_short": (
            "too-short",
            f"{name} is empty, and needs something in it"
            if context.get("min_length") == 1
            else f"{name} needs at least {context.get('min_length')} items",
            "",
        ),
        "too_long": ("too-long", f"{name} takes at most {context.get('max_length')} items", ""),
        "list_type": ("not-a-list", f"{name} takes a list, not {said}", "one line for each item, with `- ` before it"),
        "bool_type": ("not-true-or-false", f"{name} is true or false, not {said}", ""),
        "bool_parsing": ("not-true-or-false", f"{name} is true or false, not {said}", ""),
    }
    words = f"{fault.words[:1].lower()}{fault.words[1:]}"
    return simple.get(kind, ("wrong-value", f"{name} cannot be {said}: {words}", ""))


def _about_number(fault: _Fault) -> tuple[str, str, str]:
    return "not-a-number", f"{_label(fault)} takes a whole number, not {shown(fault.value)}", ""


def _about_choice(fault: _Fault) -> tuple[str, str, str]:
    options = re.findall(r"'([^']*)'", str(fault.context.get("expected", "")))
    near = did_you_mean(fault.value, options) if isinstance(fault.value, str) else ""
    message = f"{_label(fault)} cannot be {shown(fault.value)}"
    return "unknown-value", message, near or f"one of: {', '.join(options)}"


def _about_short_text(fault: _Fault) -> tuple[str, str, str]:
    name, least = _label(fault), fault.context.get("min_length", 1)
    if least == 1:
        return "too-short", f"{name} is empty", "write a text, or delete the line"
    return "too-short", f"{name} is {shown(fault.value)}, and needs at least {least} characters", ""


def _about_pattern(fault: _Fault) -> tuple[str, str, str]:
    pattern, text = fault.context.get("pattern"), str(fault.value)
    if fault.of_key:
        text = str(fault.path[-1])
    if pattern == model.COMPARISON_PATTERN:
        number = re.search(r"-?\d+", text)
        bound = number[0] if number else "40"
        hint = f"write 'under {bound}', 'at least {bound}', {bound} or '{bound} to 100'; signs do too: '< {bound}'"
        return "not-a-comparison", f"{_label(fault)} takes a comparison, not {shown(text)}", hint
    if pattern == model.SOURCE_PATTERN:
        return "unknown-value", f"there is no source {shown(text)}", "the sources are S1 to S20"
    name = as_name(text)
    hint = f"write `{name}`" if name else "as in `opens-up`"
    return "not-a-name", f"{shown(text)} is not a name: small letters, digits and single hyphens", hint


def _about_amount(fault: _Fault) -> tuple[str, str, str]:
    text = str(fault.value)
    number = re.search(r"\d+(?:[.,]\d+)?", text)
    hint = f"write {number[0].replace(',', '.')}" if number and text != number[0].replace(",", ".") else ""
    if fault.type in ("decimal_max_places", "decimal_max_digits", "decimal_whole_digits"):
        return "not-an-amount", f"{_label(fault)} takes at most two decimals and six digits before them", ""
    return "not-an-amount", f"{_label(fault)} takes an amount such as 2.00, not {shown(fault.value)}", hint


def _not_a_text(fault: _Fault) -> tuple[str, str, str]:
    name, value = _label(fault), fault.value
    if fault.path and fault.path[-1] in COMPARISONS and part_at(fault.path[:-1]) is model.Condition:
        looks = "; to look for words write `mentions`" if fault.path[-1] == "words" else ""
        hint = f"write 'over 40', 'at most 25' or '40 to 60'{looks}"
        return "not-a-comparison", f"{name} takes a comparison, not {shown(value)}", hint
    if isinstance(value, bool):
        return (
            "not-a-text",
            f"{name} takes a text, and {shown(value)} is not one",
            f"put it in quotes: {quoted(str(value).lower())}",
        )
    hint = ""
    if isinstance(value, dict):
        hint = "a text with `: ` or `{` in it needs quotes around the whole"
    elif isinstance(value, list):
        hint = "one text only; a text that begins with `[` needs quotes"
    return "not-a-text", f"{name} takes a text, not {shown(value)}", hint


def _not_a_group(fault: _Fault) -> tuple[str, str, str]:
    name, value = _label(fault), fault.value
    if isinstance(value, str):
        match = _KEY_WITHOUT_SPACE.match(value)
        if match:
            return "space-after-colon", "a space is missing after the colon", f"write `{match[1]}: …`"
    hint = "no `- ` before its lines" if isinstance(value, list) else "one `key: value` line for each, indented"
    return "not-a-group", f"{name} takes a group of keys, not {shown(value)}", hint


_ABOUT: dict[str, Callable[[_Fault], tuple[str, str, str]]] = {
    "string_pattern_mismatch": _about_pattern,
    "string_type": _not_a_text,
    "string_too_short": _about_short_text,
    "enum": _about_choice,
    "literal_error": _about_choice,
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"), _about_number),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type", "mapping_type"), _not_a_group),
}


def _bound(context: Mapping[str, Any]) -> str:
    sides = {"ge": "less than {}", "gt": "not more than {}", "le": "more than {}", "lt": "not less than {}"}
    return next((words.format(context[side]) for side, words in sides.items() if side in context), "out of range")


def _label(fault: _Fault) -> str:
    names = [step for step in fault.path if isinstance(step, str)]
    name = f"`{names[-1]}`" if names else "the file"
    last = fault.path[-1] if fault.path else None
    return f"item {last + 1} of {name}" if isinstance(last, int) else name


def invisible(text: str) -> str:
    """Return the code point of a character in ``text`` that looks like nothing or like a plain space, or ``""``."""
    for char in text:
        if unicodedata.category(char) == "Cf" or (char != " " and unicodedata.category(char) == "Zs"):
            return f"U+{ord(char):04X}"
    return ""
