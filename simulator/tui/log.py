"""Where the details of an unforeseen fault are kept, since the screen is no place for them."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path


def keep(error: BaseException) -> str:
    """Append the traceback of ``error`` to a log file and return the file's path, or "" if none can be written."""
    from platformdirs import user_log_path

    details = "".join(traceback.format_exception(error))
    for folder in (user_log_path("platinum", appauthor=False), Path(tempfile.gettempdir())):
        file = folder / "platinum.log"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with file.open("a", encoding="utf-8", errors="backslashreplace") as stream:
                stream.write(details + "\n")
        except OSError:
            continue
        return str(file)
    return ""
