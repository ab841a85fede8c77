"""Playing scenarios to find out what they teach: what can be reached, how nine archetypes fare, whether they hold.

The room is pure: it plays the real customer (``simulator.conversation``) with whatever scorer it is given, and knows
no screen, no clock and no chance. ``check_by_playing`` does everything for one scenario; ``run_archetypes`` and
``explore`` do a part each, for tests.

- ``demands`` takes conditions apart, ``phrasing`` finds words for them, ``kinds`` makes replies of both, and
  ``candidates`` says which are worth trying where;
- ``states`` tells when two states are one, ``exploring`` tries replies out, ``seeking`` looks for something on purpose,
  ``reach`` does both and says what can be reached;
- ``bank`` holds the archetypes' lines, ``archetypes`` speaks them, ``played`` plays, ``trials`` runs a file's own
  playthroughs;
- ``judging`` turns all that into problems with their places, ``checking`` does everything for one scenario;
- ``graph`` is a scenario with the ways that were taken, ``mermaid`` and ``drawing`` show it.
"""

from simulator.playtest.archetypes import Run, run_archetype
from simulator.playtest.bank import Archetype
from simulator.playtest.checking import Checked, Parts, check_by_playing, run_archetypes
from simulator.playtest.exploring import Way
from simulator.playtest.judging import (
    GOLDEN_OVER_SELF_CENTRED,
    PLATINUM_OVER_GOLDEN,
    judge_runs,
    label,
    sequence,
)
from simulator.playtest.kinds import Kind
from simulator.playtest.played import Played, Turn, play, play_replies
from simulator.playtest.reach import Loop, Reach, explore
from simulator.playtest.trials import Trial, difference, run_trials, transcript

__all__ = [
    "GOLDEN_OVER_SELF_CENTRED",
    "PLATINUM_OVER_GOLDEN",
    "Archetype",
    "Checked",
    "Kind",
    "Loop",
    "Parts",
    "Played",
    "Reach",
    "Run",
    "Trial",
    "Turn",
    "Way",
    "check_by_playing",
    "difference",
    "explore",
    "judge_runs",
    "label",
    "play",
    "play_replies",
    "run_archetype",
    "run_archetypes",
    "run_trials",
    "sequence",
    "transcript",
]
