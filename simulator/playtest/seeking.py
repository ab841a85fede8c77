"""Looking for one beat or ending on purpose, from the states that lack least for it."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from simulator.conversation import State
from simulator.playtest.candidates import Candidate, distances
from simulator.playtest.demands import Demand, ways_to_meet
from simulator.playtest.exploring import Explorer, Node
from simulator.playtest.states import PAST, Seen

MOST_TRIED = 700
"""How many replies are tried for one goal."""
AT_A_TIME = 12
"""How many replies are tried at one state before another, more promising one has its turn."""
A_STEP = 4
"""What a reply counts against what a state lacks, in the measure of ``View.missing``."""


@dataclass(frozen=True)
class Goal:
    """One way on to what is looked for: from which beat (any: empty), and what it takes."""

    beat: str
    demand: Demand


def goals_of(explorer: Explorer, targets: Iterable[str]) -> list[Goal]:
    """Return every way on to one of ``targets``."""
    wanted = set(targets)
    ways = [(name, branch) for name, beat in explorer.scenario.beats.items() for branch in beat.next]
    ways += [("", interrupt) for interrupt in explorer.scenario.interrupts]
    return [Goal(name, demand) for name, branch in ways if branch.go in wanted for demand in ways_to_meet(branch.if_)]


def seek(
    explorer: Explorer,
    targets: Iterable[str],
    starts: Iterable[Node],
    is_done: Callable[[], bool],
    *,
    unnatural: bool = False,
    most: int = MOST_TRIED,
) -> bool:
    """Search for ``targets`` from ``starts`` until ``is_done``, or ``most`` replies have been tried.

    Returns whether everything was tried, or ``is_done``.
    """
    wanted = list(targets)
    search = _Search(explorer, wanted, goals_of(explorer, wanted), unnatural)
    return search.run(starts, is_done, Seen(explorer.view), search.lacking, most)


def outlast(explorer: Explorer, starts: Iterable[Node], is_done: Callable[[], bool]) -> bool:
    """Go on for as long as the customer will until ``is_done``; for the ending that comes when time is up."""
    search = _Search(explorer, [], [], unnatural=False)
    return search.run(
        starts, is_done, Seen(explorer.view, with_turn=True), lambda state: -2 * A_STEP * state.turn, MOST_TRIED
    )


class _Search:
    def __init__(self, explorer: Explorer, targets: list[str], goals: list[Goal], unnatural: bool) -> None:
        self.explorer = explorer
        self.goals = goals
        self.unnatural = unnatural
        self._far: dict[str, dict[str, int]] = {}
        self._near = distances(explorer.scenario, targets)
        self._orders: dict[str, list[Candidate]] = {}

    def run(
        self,
        starts: Iterable[Node],
        is_done: Callable[[], bool],
        seen: Seen,
        lacking: Callable[[State], float],
        most: int,
    ) -> bool:
        explorer = self.explorer
        # Of equals the latest goes first, so that a way that goes well is followed to its end.
        order = count(0, -1)
        queue = [
            (_cost(node, lacking), next(order), self._children(node)) for node in starts if seen.is_new(node.state)
        ]
        heapq.heapify(queue)
        bound = explorer.tried + most
        while queue and not is_done():
            if explorer.tried >= bound:
                return False
            cost, _, children = heapq.heappop(queue)
            before, left = explorer.tried, True
            while explorer.tried - before < AT_A_TIME and not is_done():
                child = next(children, None)
                if child is None:
                    left = False
                    break
                if seen.is_new(child.state):
                    explorer.nodes.append(child)
                    heapq.heappush(queue, (_cost(child, lacking), next(order), self._children(child)))
            if left:
                heapq.heappush(queue, (cost + 1, next(order), children))
        return is_done() or not seen.passed_over

    def _children(self, node: Node) -> Iterator[Node]:
        return self.explorer.from_node(node, self._ordered(node.state.beat), self.unnatural)

    def _ordered(self, beat: str) -> list[Candidate]:
        """Return the candidates at ``beat``, those first that were made for a way on that leads nearer."""
        if beat not in self._orders:
            far_off = len(self._near) + 1
            self._orders[beat] = sorted(
                self.explorer.candidates.at(beat),
                key=lambda one: min((self._near.get(wish.go, far_off) for wish in one.wishes), default=far_off),
            )
        return self._orders[beat]

    def lacking(self, state: State) -> float:
        """Return how much ``state`` lacks for the goal that is nearest."""
        missing = self.explorer.view.missing
        return min((missing(state, goal.demand) + self._way_to(goal, state) for goal in self.goals), default=0)

    def _way_to(self, goal: Goal, state: State) -> float:
        """Return what the beats count that lie between ``state`` and ``goal``, with those that it must have seen."""
        if not goal.beat:
            return 0
        must_see = [names for key, names in goal.demand.state if key == "visited"]
        detours = [
            min(self._between(state.beat, name) + self._between(name, goal.beat) for name in names)
            for names in must_see
            if not any(name in state.visited for name in names)
        ]
        return A_STEP * max([self._between(state.beat, goal.beat), *detours])

    def _between(self, beat: str, other: str) -> int:
        if other not in self._far:
            self._far[other] = distances(self.explorer.scenario, [other])
        return self._far[other].get(beat, PAST)


def _cost(node: Node, lacking: Callable[[State], float]) -> float:
    return A_STEP * node.state.turn + lacking(node.state)
