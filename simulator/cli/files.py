"""Files that a command writes for the person."""

from __future__ import annotations

from pathlib import Path

from simulator.cli.exits import ExitCode
from simulator.cli.faults import Refusal


def write_file(path: Path, text: str, *, replace: bool = True) -> None:
    """Write ``text`` to ``path`` in UTF-8.

    Raises ``Refusal`` when that cannot be done, or when the file is there already and ``replace`` is false.
    """
    try:
        with path.open("w" if replace else "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise Refusal(f"{path} is there already.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Refusal(f"{path} can't be written: {reason}", ExitCode.STORAGE) from None
