"""One scenario checked by playing it: what can be reached, how nine archetypes fare, whether its playthroughs hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.playtest.archetypes import Run, own_replies, run_archetype
from simulator.playtest.bank import Archetype
from simulator.playtest.judging import judge_reach, judge_runs, judge_trials
from simulator.playtest.played import Scoring
from simulator.playtest.reach import MOST_TRIED, Reach, explore
from simulator.playtest.trials import Trial, run_trials
from simulator.scenario import Loaded
from simulator.scenario.problems import Problem, has_errors, in_order
from simulator.scenario.reader import read


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts of a check are wanted; ``most`` is how many replies the search in breadth tries."""

    reach: bool = True
    archetypes: tuple[Archetype, ...] = tuple(Archetype)
    playthroughs: bool = True
    most: int = MOST_TRIED

    @property
    def need_scorer(self) -> bool:
        """Whether replies are scored for them."""
        return bool(self.archetypes) or self.playthroughs


EVERYTHING = Parts()


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking one scenario. ``reach`` is None where it was not wanted."""

    loaded: Loaded
    reach: Reach | None
    runs: tuple[Run, ...]
    trials: tuple[Trial, ...]
    problems: tuple[Problem, ...]

    @property
    def ways(self) -> tuple[tuple[str, int], ...]:
        """Every way on, as (beat, number from 1), the beat empty for an interrupt."""
        scenario = self.loaded.scenario
        of_beats = [(name, number + 1) for name, beat in scenario.beats.items() for number in range(len(beat.next))]
        return (*of_beats, *(("", number + 1) for number in range(len(scenario.interrupts))))

    @property
    def broken(self) -> bool:
        """Whether the scenario does not teach what it should: some problem is an error."""
        return has_errors(self.problems)


def check_by_playing(loaded: Loaded, scorer: Scoring | None, parts: Parts = EVERYTHING) -> Checked:
    """Return what playing ``loaded`` shows. ``scorer`` may be None where ``parts`` needs none; else ValueError."""
    scenario = loaded.scenario
    document = read(loaded.text, str(loaded.path))
    problems: list[Problem] = []
    runs: tuple[Run, ...] = ()
    trials: tuple[Trial, ...] = ()
    if parts.need_scorer:
        if scorer is None:
            raise ValueError("archetypes and playthroughs are scored, and there is no scorer")
        trials = run_trials(scenario, scorer)
        if parts.playthroughs:
            problems += judge_trials(document, trials)
        runs = run_archetypes(loaded, scorer, parts.archetypes, trials)
        problems += judge_runs(document, {run.archetype: run for run in runs})
    reach = None
    if parts.reach:
        reach = explore(scenario, parts.most).beside([*(run.played for run in runs), *(one.played for one in trials)])
        problems += judge_reach(scenario, document, reach)
    return Checked(loaded, reach, runs, trials if parts.playthroughs else (), in_order(problems))


def run_archetypes(
    loaded: Loaded, scorer: Scoring, archetypes: Iterable[Archetype] = tuple(Archetype), trials: Iterable[Trial] = ()
) -> tuple[Run, ...]:
    """Return how each of ``archetypes`` fares in ``loaded``; ``trials`` are playthroughs that were run already."""
    played = {trial.name: trial.played for trial in trials}
    runs = []
    for archetype in archetypes:
        name, _ = own_replies(loaded.scenario, archetype)
        ready = played.get(name)
        if ready is not None and ready.ending is not None:
            runs.append(Run(archetype, ready, name))
        else:
            runs.append(run_archetype(loaded.scenario, scorer, archetype, loaded.name))
    return tuple(runs)
