"""The ground that a search for what can be reached has covered: states tried out on the real customer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from simulator.conversation import Move, State, advance
from simulator.playtest.candidates import Candidate, Candidates
from simulator.playtest.demands import Asked
from simulator.playtest.kinds import Kind
from simulator.playtest.states import View
from simulator.scenario.model import Scenario

EACH_TRIED = 600
"""After so many replies, kinds that have made no difference at a beat are not tried there again."""

_NUMBER = re.compile(r"\((branch|interrupt) (\d+)")


@dataclass(frozen=True, slots=True)
class Way:
    """A sequence of replies; ``natural`` when each of them is (see ``kinds``).

    Where a case stays open on the way, the replies of the next attempt follow on those of the first.
    """

    replies: tuple[Kind, ...]

    @property
    def natural(self) -> bool:
        """Whether every reply is one that a person could plausibly give."""
        return all(kind.natural for kind in self.replies)

    @property
    def rank(self) -> tuple[int, int]:
        """What makes one way better than another, the lower the better: unnatural replies, then replies."""
        return sum(not kind.natural for kind in self.replies), len(self.replies)


@dataclass(eq=False, slots=True)
class Node:
    """A state that was reached, and the reply that led there from ``parent``.

    Without a reply it is the beginning of an attempt, of the next one where there is a parent. ``gets_out`` says that
    an ending was reached from here before time was up.
    """

    state: State
    parent: Node | None = None
    kind: Kind | None = None
    gets_out: bool = False

    def way(self) -> Way:
        """Return the replies that lead here."""
        replies: list[Kind] = []
        node: Node | None = self
        while node is not None:
            replies += [node.kind] if node.kind is not None else []
            node = node.parent
        return Way(tuple(reversed(replies)))


@dataclass(slots=True)
class Ground:
    """What has been reached by now; see ``reach.Reach``. ``first`` is the first node of each beat."""

    beats: dict[str, Way] = field(default_factory=dict)
    endings: dict[str, Way] = field(default_factory=dict)
    first: dict[str, Node] = field(default_factory=dict)
    left_open: dict[str, Node] = field(default_factory=dict)
    taken: set[tuple[str, int]] = field(default_factory=set)
    gets_out: set[str] = field(default_factory=set)


class Explorer:
    """Tries replies out. ``nodes`` are the states worth going on from, ``tried`` counts the replies.

    ``cut`` is set by whoever gives up with something left to try.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.asked = Asked.of(scenario)
        self.view = View(scenario, self.asked)
        self.candidates = Candidates(scenario, self.asked)
        self.ground = Ground()
        self.nodes: list[Node] = []
        self.tried = 0
        self.cut = False
        self.expanded: dict[str, int] = {}
        self._useful: dict[str, set[Kind]] = {}

    def arrived(self, node: Node) -> Node:
        """Note ``node`` as the beginning of an attempt, and return it."""
        self._note_beat(node)
        self.nodes.append(node)
        return node

    def from_node(self, node: Node, order: Iterable[Candidate], unnatural: bool = False) -> Iterator[Node]:
        """Try the candidates in ``order`` at ``node`` and yield the nodes that they lead to, but for endings.

        Kinds that are not natural are left out, unless ``unnatural``. After the first ``EACH_TRIED`` replies also those
        that came to the same as another when this beat was first gone on from.
        """
        beat = node.state.beat
        again = self.expanded.get(beat, 0) > 0
        self.expanded[beat] = self.expanded.get(beat, 0) + 1
        useful = self._useful.setdefault(beat, set())
        outcomes: set[object] = set()
        for candidate in order:
            kind = candidate.kind
            if not (kind.natural or unnatural):
                continue
            if again and self.tried > EACH_TRIED and kind not in useful and not candidate.depends:
                self.cut = True
                continue
            if candidate.worth_trying(node.state):
                child, move = self._try(node, kind)
                outcome = (move.branch, move.found, move.offers, move.discloses, move.waives, child.state.mood)
                if outcome not in outcomes:
                    outcomes.add(outcome)
                    useful.add(kind)
                if child.state.ending is None:
                    yield child

    def unreached(self) -> list[str]:
        """Return the beats and endings that have not been reached yet."""
        beats = [name for name in self.scenario.beats if name not in self.ground.beats]
        return beats + [name for name in self.scenario.endings if name not in self.ground.endings]

    def everything_reached(self) -> bool:
        """Say whether nothing is left to look for: every way on was taken, and every beat gets out."""
        ground, ways = self.ground, sum(len(beat.next) for beat in self.scenario.beats.values())
        return (
            len(ground.taken) == ways + len(self.scenario.interrupts)
            and not self.unreached()
            and len(ground.gets_out) == len(ground.beats)
        )

    def _try(self, node: Node, kind: Kind) -> tuple[Node, Move]:
        state, move = advance(self.scenario, node.state, kind.text, kind.score, kind.seconds)
        self.tried += 1
        child = Node(state, node, kind)
        self.ground.taken.update(way_taken(node.state.beat, move))
        if move.ending is None:
            self._note_beat(child)
        else:
            self._note_ending(child, move)
        return child, move

    def _note_beat(self, node: Node) -> None:
        beat, way = node.state.beat, node.way()
        if beat not in self.ground.beats or way.rank < self.ground.beats[beat].rank:
            self.ground.beats[beat] = way
            self.ground.first[beat] = node

    def _note_ending(self, node: Node, move: Move) -> None:
        ground, ending, way = self.ground, move.ending or "", node.way()
        if ending not in ground.endings or way.rank < ground.endings[ending].rank:
            ground.endings[ending] = way
            if self.scenario.endings[ending].open is not None:
                ground.left_open.setdefault(ending, node)
        above = node.parent if not is_time_up(move) else None
        while above is not None and not above.gets_out:
            above.gets_out = True
            ground.gets_out.add(above.state.beat)
            above = above.parent


def way_taken(beat: str, move: Move) -> list[tuple[str, int]]:
    """Return which way on ``move`` took from ``beat``, as (beat, number from 1), the beat empty for an interrupt."""
    match = _NUMBER.search(move.branch)
    return [(beat if match[1] == "branch" else "", int(match[2]))] if match else []


def is_time_up(move: Move) -> bool:
    """Say whether ``move`` ends the conversation only because the turns are used up."""
    return move.branch.endswith("then time is up)")
