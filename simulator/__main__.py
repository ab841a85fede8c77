"""``python -m simulator`` is ``platinum``."""

from __future__ import annotations

from simulator.cli.entry import main

if __name__ == "__main__":
    main()
