"""Remarks on scenarios that can be played and may not be what was meant. Warnings all of them, and few.

A remark is made only where nothing in the file speaks against it: a trainer who is nagged stops reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from scoring.model import Act, Channel, Step
from simulator.scenario.desk import Desk
from simulator.scenario.implied import implies
from simulator.scenario.model import LIST_SIGN, Condition, Scenario
from simulator.scenario.problems import WHOLE_FILE, Path, Problem, shown
from simulator.scenario.reader import Document

_CONCRETE = (
    "mentions offers discloses waives slips again takes_up promises keeps found ignored offered disclosed waived "
    "slipped promised kept broken visited"
).split()
"""The keys by which a condition speaks of something that is in the scenario, beside acts, scores and moods."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_ROOT = 5
_EVERYWHERE = frozenset(
    "that this they them their there with what when where which have having been being does done will would could "
    "should nothing everything everybody nobody from into only just like more most some somebody something "
    "anything about before after again without while because than then your yours customer wants want "
    "dans pour avec sans elle elles nous vous leur leurs cette cela celui celle plus moins tout tous toute toutes "
    "rien chose fait faire etre avoir sont etait quand comme mais donc aussi bien meme encore client veut".split()
)


def remarks(scenario: Scenario, document: Document) -> list[Problem]:
    """Return what is worth a second look in a sound ``scenario``, each with its place in ``document``; in no order."""
    desk = Desk(scenario, document)
    return [problem for look in _LOOKS for problem in look(desk)]


def _says_what_matters(desk: Desk) -> Iterator[Problem]:
    """What the customer wants must be there to be found out, in words, thoughts, facts or what can be done."""
    wants = desk.scenario.customer.wants
    path: Path = ("customer", "wants")
    known = _roots(_customers_words(desk))
    thinks = any(_thoughts(desk))
    touched = {
        name: _concrete(desk, (*path, name)) or bool(_roots([getattr(wants, name).text]) & known)
        for name in ("feel", "think", "do")
    }
    if not touched["do"]:
        message = "nothing that the customer says or thinks, and no fact or means, has to do with the want `do`"
        hint = "let the customer speak of it, or give it a fact: `facts: {…: {asked: wants, says: …}}`"
        yield desk.at_key((*path, "do"), ("want-out-of-sight", message, hint), "warning")
    if not (thinks or touched["feel"] or touched["think"]):
        message = "nothing that the customer says or thinks has to do with what they want to feel or think"
        hint = "add `thinks: …` to a beat: the debrief shows what the customer kept to themselves"
        yield desk.at_key(path, ("want-out-of-sight", message, hint), "warning")


def _answers_the_open_question(desk: Desk) -> Iterator[Problem]:
    """Asking openly is what the climb leads to; a customer who has nothing to say to it teaches the opposite."""
    if any(fact.asked == "wants" for fact in desk.scenario.customer.facts.values()):
        return
    asks = {Act.ASKS_WANTS}
    for _, condition in desk.conditions:
        acts = {*(condition.act or ()), *(condition.acted or ())}
        if acts & asks or Step.PLATINUM in (condition.step or ()) or condition.score is not None:
            return
    message = "nothing changes when the agent asks openly what the customer wants"
    hint = "give a fact `asked: wants`, or let a way on look for it: `if: {act: asks-wants}`"
    yield desk.at_key(("customer",), ("open-question-unanswered", message, hint), "warning")


def _never_reached_past_interrupts(desk: Desk) -> Iterator[Problem]:
    interrupts = [
        (desk.document.value_at(("interrupts", number)).line, interrupt)
        for number, interrupt in enumerate(desk.scenario.interrupts)
        if not _excludes_visits(interrupt.if_)
    ]
    for path, branch in desk.branches:
        if branch.if_ is None or path[0] != "beats":
            continue
        for line, interrupt in interrupts:
            if interrupt.go != path[1] and implies(branch.if_, interrupt.if_):
                message = f"this way on is never taken: wherever it holds, the interrupt in line {line} comes first"
                yield desk.at_value(
                    path, ("shadowed-branch", message, "ask for something else in one of them"), "warning"
                )
                break


def _excludes_visits(condition: Condition) -> bool:
    """To an interrupt the present beat counts as visited, so that *not* having been there means less to it."""
    inner = [*(condition.all or ()), *(condition.any or ())]
    if condition.not_ is not None:
        return condition.not_.model_dump_json(exclude_none=True).find('"visited"') >= 0
    return any(_excludes_visits(one) for one in inner)


def _not_both(desk: Desk) -> Iterator[Problem]:
    for path, condition in desk.conditions:
        unwanted = condition.not_
        if unwanted is None:
            continue
        keys = [key for key in type(unwanted).model_fields if getattr(unwanted, key) is not None]
        if len(keys) > 1:
            message = "`not` with several keys means: not all of them at once"
            hint = (
                "if none of them may hold, write `not: {any: [{…}, {…}]}`; if that is meant, `not: {all: [{…}, {…}]}`"
            )
            yield desk.at_key((*path, "not"), ("not-all-at-once", message, hint), "warning")


def _playthroughs(desk: Desk) -> Iterator[Problem]:
    if desk.scenario.playthroughs:
        return
    message = "no playthrough shows that the scenario ends as it should"
    hint = "add `playthroughs: {listens: {replies: […], ends: …, score: [60, 100]}}`"
    yield desk.document.source.problem(WHOLE_FILE, "no-playthroughs", message, hint, "warning")


def _lists_of_words(desk: Desk) -> Iterator[Problem]:
    used = set(_phrases(desk.document.tree))
    for name in desk.scenario.words:
        if f"{LIST_SIGN}{name}" not in used:
            said = ("unused-list", f"the list of words {shown(name)} is used nowhere", f'write "{LIST_SIGN}{name}"')
            yield desk.at_key(("words", name), said, "warning")


def _criteria(desk: Desk) -> Iterator[Problem]:
    for name, criterion in desk.scenario.customer.criteria.items():
        if criterion.kept is None and criterion.broken is None:
            message = f"whatever happens, the criterion {shown(name)} counts as kept"
            said = ("criterion-always-kept", message, "say when it is `kept`, or when it is `broken`")
            yield desk.at_key(("customer", "criteria", name), said, "warning")


def _audience(desk: Desk) -> Iterator[Problem]:
    scenario = desk.scenario
    channels = {scenario.channel, *(beat.channel for beat in scenario.beats.values())}
    if scenario.audience is not None and Channel.PUBLIC_SOCIAL not in channels:
        message = f"nobody reads along {_on(scenario.channel)}: an audience belongs to the channel `public social`"
        yield desk.at_key(("audience",), ("audience-elsewhere", message, "change the channel, or delete it"), "warning")


def _on(channel: Channel) -> str:
    return "in person" if channel is Channel.IN_PERSON else f"on the channel `{channel.value}`"


def _concrete(desk: Desk, path: Path) -> bool:
    return any(
        getattr(condition, key) is not None
        for place, condition in desk.conditions
        if place[: len(path)] == path
        for key in _CONCRETE
    )


def _customers_words(desk: Desk) -> Iterator[str]:
    """All that comes from the customer before the end, and what they know and the agent can do."""
    scenario = desk.scenario
    for beat in scenario.beats.values():
        yield from beat.says or ()
    for _, branch in desk.branches:
        yield from branch.says or ()
    for fact in scenario.customer.facts.values():
        yield from (*(fact.says or ()), *([fact.told] if fact.told else ()))
    yield from (means.offer for means in scenario.means.values())
    yield from _thoughts(desk)


def _thoughts(desk: Desk) -> Iterator[str]:
    for beat in desk.scenario.beats.values():
        yield from beat.thinks or ()
    for _, branch in desk.branches:
        yield from branch.thinks or ()


def _roots(texts: Iterable[str]) -> set[str]:
    """The beginnings of the telling words, so that ``walk`` and ``walking`` are one."""
    words = (word for text in texts for word in _WORD.findall(_bare(text)))
    return {word[:_ROOT] for word in words if word not in _EVERYWHERE}


def _bare(text: str) -> str:
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in split if not unicodedata.combining(char))


def _phrases(here: object) -> Iterator[str]:
    if isinstance(here, dict):
        for value in here.values():
            yield from _phrases(value)
    elif isinstance(here, list):
        for value in here:
            yield from _phrases(value)
    elif isinstance(here, str) and here.startswith(LIST_SIGN):
        yield here.strip()


_LOOKS: tuple[Callable[[Desk], Iterator[Problem]], ...] = (
    _says_what_matters,
    _answers_the_open_question,
    _never_reached_past_interrupts,
    _not_both,
    _playthroughs,
    _lists_of_words,
    _criteria,
    _audience,
)
