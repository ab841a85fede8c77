"""When the trainee sees the feedback."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """While playing, or after the end."""

    PRACTICE = "practice"
    ASSESSMENT = "assessment"
