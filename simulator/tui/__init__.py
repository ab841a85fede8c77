"""Platinum on a terminal: the screens, their styles and their words.

The folders mirror the screens, each with its style sheet. Screens know ``views`` and post ``messages``; the app carries
their requests to a ``core`` on a thread of its own, whose real one is ``desk``.
"""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike

__all__ = ["run"]


def run(
    *,
    database: str | None = None,
    trainee: str = "me",
    scenarios: Sequence[str | PathLike[str]] = (),
    scenario: str | None = None,
    language: str | None = None,
) -> int:
    """Open the library, or the briefing of ``scenario``, and return the exit code when the person leaves.

    ``database`` and ``scenarios`` are as the store and the scenario library take them, ``trainee`` is whose attempts
    they are, ``language`` the library's ("en" or "fr"; left out, as chosen before or as the locale says).
    """
    from simulator.tui.app import PlatinumApp
    from simulator.tui.core import Clerk, Core
    from simulator.tui.messages import Troubled
    from simulator.tui.settings import SettingsFile, default_path
    from simulator.tui.trouble import Trouble

    def tell(trouble: Trouble) -> None:
        app.post_message(Troubled(trouble))

    def make() -> Core:
        from simulator.tui.desk import Desk

        return Desk(database, trainee, scenarios, tell=tell)

    clerk = Clerk(make)
    app = PlatinumApp(clerk, SettingsFile(default_path()), scenario=scenario, language=language)
    try:
        ended = app.run()
    finally:
        clerk.close()
    return app.ends_with if ended is None else ended
