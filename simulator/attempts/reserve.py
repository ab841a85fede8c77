"""A little room kept beside the database, given up when the disk is full so that the last reply can still be saved."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

SIZE = 512 * 1024
_LEAVE_FREE = 16 * SIZE


class Reserve:
    """A file of ``SIZE`` bytes next to the database. Nothing depends on its being there."""

    def __init__(self, database: Path) -> None:
        self.path = database.with_name(database.name + "-reserve")

    def keep(self) -> None:
        """Make the file unless it is there, or unless the disk is nearly full already."""
        try:
            if self.path.exists() or shutil.disk_usage(self.path.parent).free < _LEAVE_FREE:
                return
            # Random bytes: some file systems store zeros without taking room for them.
            with self.path.open("xb") as file:
                file.write(os.urandom(SIZE))
        except FileExistsError:
            pass  # another process was quicker
        except OSError:
            self.spend()

    def spend(self) -> bool:
        """Give the room back to the disk. Returns whether there was any."""
        try:
            self.path.unlink()
        except OSError:
            return False
        return True
