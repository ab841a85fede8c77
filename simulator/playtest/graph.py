"""A scenario as a graph: beats and endings, the ways between them, and where the archetypes go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from simulator.conversation.conditions import describe
from simulator.playtest.archetypes import Run
from simulator.playtest.bank import Archetype
from simulator.scenario.model import Scenario

NodeKind = Literal["beat", "ending", "anywhere"]
ANYWHERE = "(anywhere)"
"""The node that interrupts start from, and the end of the time."""
WORDS_SHOWN = 34


@dataclass(frozen=True, slots=True)
class Group:
    """Archetypes that are drawn in one colour: ``ink`` for lines, ``paper`` for boxes."""

    name: str
    archetypes: tuple[Archetype, ...]
    ink: str
    paper: str


GROUPS = (
    Group("listens", (Archetype.PLATINUM, Archetype.EMPATHIC), "#0f8a66", "#cdeee2"),
    Group("golden rule", (Archetype.GOLDEN_RULE,), "#b97a00", "#fde9b5"),
    Group("house first", (Archetype.SELF_CENTRED, Archetype.POLICY_FIRST), "#c0392b", "#f9d3cd"),
    Group(
        "says nothing that counts",
        (Archetype.STUFFING, Archetype.OFF_TOPIC, Archetype.MONOSYLLABIC, Archetype.SILENT),
        "#6c5fa7",
        "#e1dcf3",
    ),
)


@dataclass(frozen=True, slots=True)
class Node:
    """A beat, an ending, or where interrupts come from; ``says`` is short, ``verdict`` 0 but for endings."""

    name: str
    kind: NodeKind
    says: str = ""
    verdict: int = 0
    visitors: tuple[Archetype, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of archetypes that come here."""
        return groups_of(self.visitors)


@dataclass(frozen=True, slots=True)
class Edge:
    """All ways on from ``source`` to ``target``; ``asks`` says in short what each takes."""

    source: str
    target: str
    asks: tuple[str, ...] = ()
    travellers: tuple[Archetype, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of archetypes that go this way."""
        return groups_of(self.travellers)


@dataclass(frozen=True, slots=True)
class Graph:
    """The nodes in the order of the file, and the edges between them."""

    title: str
    first: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph_of(scenario: Scenario, runs: Iterable[Run] = ()) -> Graph:
    """Return the graph of ``scenario``, with the ways that ``runs`` took."""
    runs = list(runs)
    visits: dict[str, dict[Archetype, None]] = {}
    taken: dict[tuple[str, str], dict[Archetype, None]] = {}
    for run in runs:
        places = run.played.beats
        for place in places:
            visits.setdefault(place, {})[run.archetype] = None
        for pair in pairwise(places):
            taken.setdefault(pair, {})[run.archetype] = None
    ways: dict[tuple[str, str], list[str]] = {}
    for source, target, asks in _ways(scenario):
        ways.setdefault((source, target), []).append(asks)
    for pair in taken:
        ways.setdefault(pair, [])
    return Graph(
        title=scenario.title,
        first=scenario.first_beat,
        nodes=tuple(_nodes(scenario, visits)),
        edges=tuple(
            Edge(source, target, tuple(asks), tuple(taken.get((source, target), ())))
            for (source, target), asks in ways.items()
        ),
    )


def groups_of(archetypes: Iterable[Archetype]) -> tuple[Group, ...]:
    """Return the groups that ``archetypes`` belong to, in the order of ``GROUPS``."""
    here = set(archetypes)
    return tuple(group for group in GROUPS if not here.isdisjoint(group.archetypes))


def _nodes(scenario: Scenario, visits: dict[str, dict[Archetype, None]]) -> Iterator[Node]:
    for name, beat in scenario.beats.items():
        yield Node(name, "beat", _short(beat.says[0]) if beat.says else "", 0, tuple(visits.get(name, ())))
    for name, ending in scenario.endings.items():
        yield Node(name, "ending", _short(ending.title, WORDS_SHOWN - 10), ending.verdict, tuple(visits.get(name, ())))
    yield Node(ANYWHERE, "anywhere", "interrupts, and time")


def _ways(scenario: Scenario) -> Iterator[tuple[str, str, str]]:
    for name, beat in scenario.beats.items():
        for branch in beat.next:
            yield name, branch.go, describe(branch.if_) if branch.if_ is not None else "otherwise"
    for interrupt in scenario.interrupts:
        yield ANYWHERE, interrupt.go, describe(interrupt.if_)
    yield ANYWHERE, scenario.timeout, f"time is up after {scenario.turns} replies"


def _short(text: str, most: int = WORDS_SHOWN) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip(" ,.;:–-") + "…"
