"""What a check has to say: from what was reached and how the archetypes fared to problems with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from simulator.conversation.conditions import describe
from simulator.playtest.archetypes import Run
from simulator.playtest.bank import Archetype
from simulator.playtest.exploring import Way
from simulator.playtest.reach import Reach
from simulator.playtest.trials import Trial
from simulator.scenario.model import Scenario
from simulator.scenario.problems import Path, Problem, Severity, shown
from simulator.scenario.reader import Document

PLATINUM_OVER_GOLDEN = 12
GOLDEN_OVER_SELF_CENTRED = 15
"""By how many points the one archetype must at least beat the other."""

_MOST_WAYS = 2


def judge_reach(scenario: Scenario, document: Document, reach: Reach) -> Iterator[Problem]:
    """Yield what cannot be reached, left or ended, or only by luck.

    What nothing reaches, neither made-up replies nor a playthrough or an archetype, is an error, a dead end only where
    the play was exhaustive; the rest are warnings.
    """
    certain: Severity = "error" if reach.exhaustive else "warning"
    tried = f"{reach.tried:,} replies"
    for kind, group, found in (("beat", scenario.beats, reach.beats), ("ending", scenario.endings, reach.endings)):
        for name in group:
            path: Path = (f"{kind}s", name)
            if name not in found:
                how = "no reply leads" if reach.exhaustive else f"none of {tried} leads"
                said = (f"never-reached-{kind}", f"{how} to the {kind} {shown(name)}", _needs(scenario, name))
                yield _at(document, path, said, "error")
            elif not found[name].natural:
                message = (
                    f"the {kind} {shown(name)} is reached only by luck: by a reply that no one kind of agent gives"
                )
                hint = f"{sequence(found[name])}. Ask for less at once"
                yield _at(document, path, (f"by-luck-{kind}", message, hint), "warning")
    for beat, way in reach.stuck.items():
        message = f"from the beat {shown(beat)} only the end of the time leads to an ending"
        hint = f"reached by: {sequence(way)}. Let one of its ways lead on"
        yield _at(document, ("beats", beat), ("dead-end", message, hint), certain)
    for loop in reach.loops:
        if not set(loop.beats) <= set(reach.stuck):
            round_ = " → ".join((*loop.beats, loop.beats[0]))
            kind_ = f"“{loop.kind.text}” [{label(loop.kind.step, loop.kind.acts)}]"
            message = f"whoever keeps saying {kind_} goes round and round, {round_}, until time is up"
            hint = "let something wear out: patience, `turn`, or `visited` with another way on"
            yield _at(document, ("beats", loop.beats[0]), ("loop", message, hint), "warning")


def judge_runs(document: Document, runs: Mapping[Archetype, Run]) -> Iterator[Problem]:
    """Yield an error for each thing that the archetypes show to be wrong with what the scenario rewards."""
    yield from _margin(document, runs, (Archetype.PLATINUM, Archetype.GOLDEN_RULE), PLATINUM_OVER_GOLDEN)
    yield from _margin(document, runs, (Archetype.GOLDEN_RULE, Archetype.SELF_CENTRED), GOLDEN_OVER_SELF_CENTRED)
    stuffing = runs.get(Archetype.STUFFING)
    if stuffing is None:
        return
    for listening in (Archetype.PLATINUM, Archetype.EMPATHIC):
        other = runs.get(listening)
        if other is None:
            continue
        if stuffing.score > other.score:
            message = f"stuffing beats listening: {_scored(stuffing)} to the {_scored(other)}"
        elif listening is Archetype.PLATINUM and stuffing.verdict > other.verdict:
            message = f"stuffing beats listening: {_ended(stuffing)}, {_ended(other)}"
        else:
            continue
        hint = "let the ways on ask for acts that serve, such as asks-wants or commits, not for warm words"
        yield _about(document, stuffing, ("stuffing-beats-listening", message, hint))
    golden = runs.get(Archetype.GOLDEN_RULE)
    if golden is not None and stuffing.verdict > golden.verdict:
        message = f"stuffing ends better than the golden rule: {_ended(stuffing)}, {_ended(golden)}"
        hint = "answer hollow words (`act: hollow-empathy`, `act: shields`) where kindness gets through"
        yield _about(document, stuffing, ("stuffing-beats-golden-rule", message, hint))


def judge_trials(document: Document, trials: Iterable[Trial]) -> Iterator[Problem]:
    """Yield an error for each playthrough that ends elsewhere or scores outside its range."""
    for trial in trials:
        path: Path = ("playthroughs", trial.name)
        played, expected = trial.played, trial.expected
        if not trial.ends_right:
            where = f"in {shown(played.ending)}" if played.ending else "nowhere yet"
            after = f"after {len(played.turns)} of {len(expected.replies)} replies"
            message = f"the playthrough {shown(trial.name)} ends {where} {after}, and not in {shown(expected.ends)}"
            yield _at(document, (*path, "ends"), ("playthrough-ends", message, ""), "error")
        if not trial.scores_right:
            low, high = expected.score
            message = f"the playthrough {shown(trial.name)} scores {played.score}, and not {low} to {high}"
            yield _at(document, (*path, "score"), ("playthrough-score", message, ""), "error")


def sequence(way: Way) -> str:
    """Return a way as one line: the replies in order, each with its step and acts."""
    if not way.replies:
        return "the opening"
    return " → ".join(f"“{kind.text}” [{label(kind.step, kind.acts)}]" for kind in way.replies)


def label(step: str, acts: Iterable[str]) -> str:
    """Return a step and acts in short: ``platinum: asks-wants, commits``."""
    done = ", ".join(str(act) for act in acts)
    return f"{step}: {done}" if done else str(step)


def _margin(
    document: Document, runs: Mapping[Archetype, Run], pair: tuple[Archetype, Archetype], least: int
) -> Iterator[Problem]:
    better, worse = (runs.get(one) for one in pair)
    if better is None or worse is None or better.score >= worse.score + least:
        return
    message = f"the {_scored(better)}, the {_scored(worse)}: at least {least} points apart are wanted"
    general = [one.archetype.value for one in (better, worse) if not one.own]
    if general:
        hint = f"give replies of this scenario's own, in a playthrough called `{general[0]}`"
    else:
        hint = "look at what each reply scores: platinum score --file, or the transcript with --transcripts"
    yield _about(document, worse if better.own and not worse.own else better, ("margin", message, hint))


def _about(document: Document, run: Run, said: tuple[str, str, str]) -> Problem:
    return _at(document, ("playthroughs", run.own) if run.own else ("playthroughs",), said, "error")


def _scored(run: Run) -> str:
    return f"{run.archetype} archetype scores {run.score}"


def _ended(run: Run) -> str:
    return f"the {run.archetype} archetype ends in {shown(run.played.ending or '…')} with verdict {run.verdict}"


def _needs(scenario: Scenario, name: str) -> str:
    """Return what the ways on to ``name`` ask for, in short."""
    ways = [(f"`{beat}`", branch) for beat, one in scenario.beats.items() for branch in one.next if branch.go == name]
    ways += [("an interrupt", interrupt) for interrupt in scenario.interrupts if interrupt.go == name]
    told = [f"from {where}: {describe(branch.if_) if branch.if_ else 'always'}" for where, branch in ways]
    more = f"; and {len(told) - _MOST_WAYS} more" if len(told) > _MOST_WAYS else ""
    return f"the ways there ask, {'; '.join(told[:_MOST_WAYS])}{more}" if told else "nothing leads there but the time"


def _at(document: Document, path: Path, said: tuple[str, str, str], severity: Severity) -> Problem:
    code, message, hint = said
    return document.source.problem(document.key_at(path), code, message, hint, severity)
