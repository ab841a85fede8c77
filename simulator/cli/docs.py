"""``platinum docs``: the language of scenario files, told from the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from simulator.cli.faults import Refusal
from simulator.cli.options import Json, Language
from simulator.cli.output import Line, console, data, label, write
from simulator.cli.screen import has_terminal

if TYPE_CHECKING:
    from simulator.scenario.reference import Glossary, Key, Section


def docs(
    word: Annotated[
        str | None,
        typer.Argument(metavar="[WORD]", help="A part or a key, such as condition, takes_up, acts. All without it."),
    ] = None,
    *,
    language: Annotated[
        Language | None, typer.Option("--language", help="In English or French; left out, as your computer speaks.")
    ] = None,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print the whole reference as a page in Markdown.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show the language of scenario files: every key, what it takes, what it means, an example.

    In a terminal it opens in a pager: q leaves it.
    """
    from simulator.scenario import reference
    from simulator.scenario.wording import TABLES

    spoken = _spoken(language)
    if markdown:
        write(reference.markdown(spoken))
        return
    sections, glossaries = reference.sections(spoken), reference.glossaries(spoken)
    if word is not None:
        sections, glossaries = _about(word, sections, glossaries)
    if as_json:
        data(_as_dict(sections, glossaries))
        return
    paper = console()
    lines = [line for one in sections for line in _section(one, TABLES[spoken])] + [
        line for one in glossaries for line in _glossary(one)
    ]
    if word is None and has_terminal():
        with paper.pager(styles=True):
            for line in lines:
                paper.print(line)
        return
    for line in lines:
        paper.print(line)


def _spoken(language: Language | None) -> Literal["en", "fr"]:
    from simulator.tui.words import preferred_language

    return "fr" if (language.value if language else preferred_language()) == "fr" else "en"


def _about(
    word: str, sections: tuple[Section, ...], glossaries: tuple[Glossary, ...]
) -> tuple[tuple[Section, ...], tuple[Glossary, ...]]:
    """Narrow the reference down to a part, a key wherever it stands, or one of the acts and steps."""
    from dataclasses import replace

    from simulator.scenario.problems import either, nearest

    wanted = word.strip().casefold()
    parts = tuple(one for one in sections if wanted in (one.name, one.heading.casefold()))
    named = tuple(
        replace(one, about="", keys=tuple(key for key in one.keys if key.name == wanted))
        for one in sections
        if any(key.name == wanted for key in one.keys)
    )
    lists = tuple(
        one
        if wanted in (one.name, one.name.removesuffix("s"))
        else replace(one, entries=tuple(entry for entry in one.entries if entry[0] == wanted))
        for one in glossaries
        if wanted in (one.name, one.name.removesuffix("s")) or any(entry[0] == wanted for entry in one.entries)
    )
    if parts or named or lists:
        return parts or named, lists
    known = [one.name for one in sections] + [one.name for one in glossaries]
    known += [key.name for one in sections for key in one.keys] + [
        entry[0] for one in glossaries for entry in one.entries
    ]
    close = nearest(wanted, dict.fromkeys(known), most=3)
    hint = f" Did you mean {either(close)}?" if close else ""
    raise Refusal(f"the language has no word {word!r}.{hint}\nplatinum docs  shows all of it.")


def _section(section: Section, words: dict[str, str]) -> Iterator[Line]:
    heading = label(section.heading, "bold")
    if section.stands:
        heading.append(f"  {words['place'].format(', '.join(section.stands))}", style="dim")
    yield Line(heading)
    if section.about:
        yield Line(section.about, indent=2)
        yield Line()
    for key in section.keys:
        yield from _key(key, words)
    yield Line()


def _key(key: Key, words: dict[str, str]) -> Iterator[Line]:
    needed = words["needed"] if key.needed else words["left out"].format(key.default) if key.default else ""
    head = label(key.name, "bold cyan").append(f"  {key.takes}", style="default")
    if needed:
        head.append(f"  ({needed})", style="dim")
    yield Line(head, indent=2)
    yield Line(label(key.about), indent=6)
    for example in key.examples:
        for line in example.split("\n"):
            yield Line(label(line.lstrip(" "), "green"), indent=6 + len(line) - len(line.lstrip(" ")))


def _glossary(words: Glossary) -> Iterator[Line]:
    yield Line(label(words.heading, "bold"))
    yield Line(words.about, indent=2)
    yield Line()
    width = max(len(word) for word, _ in words.entries) + 2
    for word, about in words.entries:
        yield Line(label(about), lead=label(word, "bold cyan").append(" " * (width - len(word))), indent=2)
    yield Line()


def _as_dict(sections: tuple[Section, ...], glossaries: tuple[Glossary, ...]) -> dict[str, object]:
    from dataclasses import asdict

    return {"parts": [asdict(one) for one in sections], "words": [asdict(one) for one in glossaries]}
