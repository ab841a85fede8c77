"""Data to standard output, talk to standard error; nothing unsafe to either.

Everything goes through ``clean``, and text is never read as markup: what a stranger wrote into a reply or a file
can't colour, move or rename a terminal.
"""

from __future__ import annotations

import contextlib
import json
import sys
from typing import TYPE_CHECKING, Any

from scoring.text import clean, one_line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text


def console(*, talk: bool = False) -> Console:
    """Return a console on standard output, or with ``talk`` on standard error."""
    from rich.console import Console

    return Console(stderr=talk, markup=False, emoji=False, highlight=False)


def text(words: str, style: str = "") -> Text:
    """Return ``words`` for the screen, cleaned; lines stay lines."""
    from rich.text import Text

    return Text(clean(words).replace("\t", " "), style=style)


def label(words: str, style: str = "") -> Text:
    """Return ``words`` for the screen, cleaned and on one line."""
    from rich.text import Text

    return Text(one_line(words), style=style)


def named(name: str, words: str, style: str = "dim") -> Text:
    """Return ``name: words`` on one line, the name in ``style``."""
    return label(name, style).append(": ").append_text(label(words))


def show(*parts: RenderableType, whole_lines: bool = False) -> None:
    """Print to standard output. ``whole_lines`` are not broken at the terminal's width."""
    paper = console()
    for part in parts:
        paper.print(part, soft_wrap=whole_lines)


def say(words: str = "", style: str = "") -> None:
    """Talk to the person on standard error; where nobody listens, that is no fault."""
    if sys.stderr is not None:
        with contextlib.suppress(BrokenPipeError):
            console(talk=True).print(text(words, style), soft_wrap=True)


def data(value: Any) -> None:
    """Write ``value`` to standard output as JSON, in UTF-8 whatever the terminal's encoding is."""
    write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def write(content: str) -> None:
    """Write ``content`` to standard output, cleaned, in UTF-8 and with ``\\n`` at the line ends."""
    sys.stdout.flush()
    sys.stdout.buffer.write(clean(content).encode("utf-8"))
    sys.stdout.flush()
