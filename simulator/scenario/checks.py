"""Faults between the parts of a scenario, each field of which is right by itself.

Errors keep a scenario from being played as it was meant; warnings are worth a look. Loops are fine: ``turns`` bounds
them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from simulator.scenario.checks_stage import STAGE_CHECKS
from simulator.scenario.desk import Desk
from simulator.scenario.implied import implies
from simulator.scenario.model import Branch, Condition, Fact, Onlooker, Scenario, holds
from simulator.scenario.names import FACT_KEYS, MEANS_KEYS, phrases_in, unknown_names
from simulator.scenario.problems import Path, Problem, nearest, shown
from simulator.scenario.reader import Document

CHARGE_KEYS = ("discloses", "slips", "disclosed", "slipped")
COMPARISONS = {
    "score": (0, 100),
    "words": (0, 2000),
    "took": (0, 9999),
    "trust": (0, 100),
    "patience": (0, 100),
    "arousal": (0, 100),
    "churn": (0, 100),
    "crowd": (0, 100),
    "turn": (1, None),
}
"""The least and the most that each compared number can be; the most turns are the scenario's own."""
GROUPS = ("all", "any", "not_")

_LETTER = re.compile(r"\w")


def faults_between(scenario: Scenario, document: Document) -> list[Problem]:
    """Return every fault between the parts of ``scenario``, with its place in ``document``; in no order."""
    desk = Desk(scenario, document)
    return [*unknown_names(document, sound=True), *(problem for look in _CHECKS for problem in look(desk))]


def _is_empty(condition: Condition) -> bool:
    return all(getattr(condition, key) is None for key in condition.model_fields_set)


def _ways_on(desk: Desk) -> Iterator[Problem]:
    for name, beat in desk.scenario.beats.items():
        last = len(beat.next) - 1
        if all(branch.if_ is not None for branch in beat.next):
            said = (
                "no-otherwise",
                f"every beat says what happens otherwise, and the last way on of {shown(name)} has an `if`",
                "add a last `- go: …` without `if`",
            )
            yield desk.at_key(("beats", name, "next", last, "if"), said)
        yield from _shadowed(desk, ("beats", name, "next"), beat.next)
    yield from _shadowed(desk, ("interrupts",), desk.scenario.interrupts)
    if desk.scenario.audience is not None:
        yield from _shadowed(desk, ("audience", "reactions"), desk.scenario.audience.reactions)


def _shadowed(desk: Desk, path: Path, branches: Iterable[Branch | Onlooker]) -> Iterator[Problem]:
    what = "this onlooker never speaks" if path[0] == "audience" else "this way on is never taken"
    earlier: list[tuple[int, Condition]] = []
    always = 0
    for number, branch in enumerate(branches):
        mark = desk.document.value_at((*path, number))
        if always:
            hint = "move it up, or give that one an `if`"
            said = ("shadowed-branch", f"{what}: the one in line {always} always holds", hint)
            yield desk.at_value((*path, number), said)
        elif branch.if_ is None:
            always = mark.line
        else:
            line = next((line for line, condition in earlier if implies(branch.if_, condition)), 0)
            if line:
                message = f"{what}: wherever it holds, the one in line {line} holds too"
                yield desk.at_value((*path, number), ("shadowed-branch", message, "move it up"), "warning")
            earlier.append((mark.line, branch.if_))


def _reach(desk: Desk) -> Iterator[Problem]:
    scenario = desk.scenario
    if scenario.first_beat not in scenario.beats:
        return
    out = {name: [branch.go for branch in beat.next] for name, beat in scenario.beats.items()}
    out |= {name: [ending.open.beat] for name, ending in scenario.endings.items() if ending.open is not None}
    breaks = [branch.go for branch in scenario.interrupts]
    reached = _closure([scenario.first_beat, scenario.timeout, *breaks], out)
    # A misspelt way there is told already.
    places = [*scenario.beats, *scenario.endings]
    misspelt = [branch.go for _, branch in desk.branches if branch.go not in places]
    misspelt += [
        ending.open.beat for ending in scenario.endings.values() if ending.open and ending.open.beat not in places
    ]
    misspelt += [scenario.timeout] if scenario.timeout not in scenario.endings else []
    reached |= _closure([near for name in misspelt for near in nearest(name, places)], out)
    for kind, group in (("beat", scenario.beats), ("ending", scenario.endings)):
        for name in group:
            if name not in reached:
                said = (
                    f"unreachable-{kind}",
                    f"nothing leads to the {kind} {shown(name)}",
                    f"add a `go: {name}`, or delete it",
                )
                yield desk.at_key((f"{kind}s", name), said)
    if not misspelt and not breaks:
        back: dict[str, list[str]] = {}
        for name, targets in out.items():
            for target in targets:
                back.setdefault(target, []).append(name)
        leaving = _closure(list(scenario.endings), back)
        for name in scenario.beats:
            if name not in leaving and name in reached:
                message = f"from the beat {shown(name)} no ending can be reached: it runs until the turns are used up"
                yield desk.at_key(
                    ("beats", name), ("no-way-out", message, "let one of its ways lead to an ending"), "warning"
                )


def _closure(start: Iterable[str], out: Mapping[str, list[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(out.get(name, ()))
    return reached


def _charges(desk: Desk) -> Iterator[Problem]:
    means = desk.scenario.means
    for path, key, name in desk.names_under(CHARGE_KEYS):
        if name in means and means[name].charge is None:
            message = f"`{key}` never holds for {shown(name)}, which has no charge"
            yield desk.at_value(path, ("never-holds", message, "give it a `charge`, or use `offers` or `offered`"))


def _conditions(desk: Desk) -> Iterator[Problem]:
    for path, condition in desk.conditions:
        if _is_empty(condition):
            yield desk.at_key(
                path, ("empty-condition", "this condition asks for nothing", "say when it holds, or delete it")
            )
        for key, (least, most) in COMPARISONS.items():
            text = getattr(condition, key)
            top = desk.scenario.turns if most is None else most
            if text is not None and not any(holds(text, number) for number in range(least, top + 1)):
                message = f"this never holds: `{key}` runs from {least} to {top}"
                yield desk.at_value((*path, key), ("never-holds", message, ""))


def _phrases(desk: Desk) -> Iterator[Problem]:
    for path, phrase in phrases_in(desk.document.tree):
        if not _LETTER.search(phrase):
            said = ("empty-phrase", f"{shown(phrase)} has no letter or digit to look for", "write a word")
            yield desk.at_value(path, said)


def _facts(desk: Desk) -> Iterator[Problem]:
    wanted = {name for _, _, name in desk.names_under(FACT_KEYS)}
    for name, fact in desk.scenario.customer.facts.items():
        path: Path = ("customer", "facts", name)
        told = fact.told is not None
        if not told and fact.asked is None and name not in desk.revealed:
            hint = "give it `told` or `asked`, or let a way on say `reveals`"
            yield desk.at_key(path, ("unfindable-fact", f"nobody can find out {shown(name)}", hint))
        elif not told and fact.says is None:
            if fact.asked is not None:
                hint = "add `says: …`, the customer's answer"
                yield desk.at_key(
                    path, ("asked-without-says", f"{shown(name)} can be asked for and has no answer", hint)
                )
            else:
                message = f"{shown(name)} is revealed and has no words of its own for the debrief"
                yield desk.at_key(path, ("revealed-without-says", message, "add `says: …`"), "warning")
        elif not told and name not in wanted and name not in desk.revealed:
            hint = f"let a condition look for it: `found: {name}`"
            yield desk.at_key(
                path, ("unused-fact", f"nothing changes when {shown(name)} is found out", hint), "warning"
            )
        yield from _asked(desk, (*path, "asked"), fact)


def _asked(desk: Desk, path: Path, fact: Fact) -> Iterator[Problem]:
    words = fact.asked if isinstance(fact.asked, list) else []
    if len(words) == 1 and words[0].casefold().rstrip(".?!") in ("want", "wants", "wanted", "wishes"):
        message = f"this answers only a question with the word {shown(words[0])} in it"
        hint = "for any open question about what the customer wants write `asked: wants`, without a list"
        yield desk.at_value(path, ("asked-wants", message, hint), "warning")


def _means(desk: Desk) -> Iterator[Problem]:
    mentioned = {name for _, _, name in desk.names_under(MEANS_KEYS)}
    for name in desk.scenario.means:
        path: Path = ("means", name)
        if name not in mentioned:
            hint = f"let a condition look for it: `offers: {name}`"
            yield desk.at_key(path, ("unused-means", f"nothing changes when {shown(name)} is offered", hint), "warning")


def _wants(desk: Desk) -> Iterator[Problem]:
    for name in ("feel", "think", "do"):
        want = getattr(desk.scenario.customer.wants, name)
        if want.met is None:
            hint = "write `text: …` and `met: {…}` under it"
            said = ("want-without-met", f"nothing shows when the want `{name}` is met", hint)
            yield desk.at_key(("customer", "wants", name), said, "warning")


def _opening(desk: Desk) -> Iterator[Problem]:
    scenario = desk.scenario
    first = scenario.beats.get(scenario.first_beat)
    if first is not None and first.says is None:
        message = f"the conversation opens with {shown(scenario.first_beat)}, and the customer says nothing"
        yield desk.at_key(("beats", scenario.first_beat), ("silent-opening", message, "add `says: …`"), "warning")


def _playthroughs(desk: Desk) -> Iterator[Problem]:
    for name, playthrough in desk.scenario.playthroughs.items():
        path: Path = ("playthroughs", name)
        low, high = playthrough.score
        if low > high:
            yield desk.at_value(
                (*path, "score"), ("empty-band", f"no score lies from {low} to {high}", f"write [{high}, {low}]")
            )
        if len(playthrough.replies) > desk.scenario.turns:
            message = f"{len(playthrough.replies)} replies, and time is up after {desk.scenario.turns}"
            yield desk.at_key((*path, "replies"), ("too-many-replies", message, "raise `turns`, or shorten it"))


_CHECKS: tuple[Callable[[Desk], Iterator[Problem]], ...] = (
    _ways_on,
    _reach,
    _charges,
    _conditions,
    _phrases,
    _facts,
    _means,
    _wants,
    _opening,
    _playthroughs,
    *STAGE_CHECKS,
)
