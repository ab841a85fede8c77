"""What can go wrong in the scorer.

::

    ScoringError
    ├── ModelMissing      the language model is not installed; says what to install
    ├── UnknownLanguage   no cue pack for this language
    └── CueError          a cue pack is wrong: file, line, cue id and what to do
"""

from __future__ import annotations


class ScoringError(Exception):
    """The root of everything this package raises on purpose."""


class ModelMissing(ScoringError):
    """No installed language model can read the reply; the message names the package to install."""


class UnknownLanguage(ScoringError):
    """There is no cue pack for the language asked for."""


class CueError(ScoringError):
    """A cue pack breaks a rule; the message says which file, which cue, and what to do."""
