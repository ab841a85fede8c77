"""Scenario files: read, checked, found by name, and told about when something is wrong with them.

``load_file`` and ``Library`` give scenarios that can be played; whatever keeps a file from that is a ``ScenarioError``
with every ``Problem`` and its place. ``report`` turns problems into text or plain data.
"""

from simulator.scenario.library import Library
from simulator.scenario.loading import Loaded, check, load_file, load_stored, load_text, problems_in
from simulator.scenario.model import Scenario
from simulator.scenario.problems import Problem, ScenarioError, UnknownScenario, has_errors

__all__ = [
    "Library",
    "Loaded",
    "Problem",
    "Scenario",
    "ScenarioError",
    "UnknownScenario",
    "check",
    "has_errors",
    "load_file",
    "load_stored",
    "load_text",
    "problems_in",
]
