"""What of a scenario can be reached at all, and how soon: bounded play over the replies that its conditions tell apart.

The customer is the real one (``simulator.conversation``); only the scores are made up. Everything that is said to be
reachable comes with the replies that reach it. What was not reached is a proof only where the play was exhaustive;
``Reach.exhaustive`` says so, and ``tried`` how many replies were tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest
from operator import contains

from simulator.conversation import advance, begin, remember
from simulator.playtest.exploring import Explorer, Node, Way, is_time_up, way_taken
from simulator.playtest.kinds import Kind
from simulator.playtest.played import Played, Turn
from simulator.playtest.seeking import outlast, seek
from simulator.playtest.states import Seen
from simulator.scenario.model import Scenario

MOST_TRIED = 2000
"""How many replies are tried in a scenario before the search in breadth ends."""
SHORT, MOST_FOR_SHORTER = 2, 150
"""Ways of more replies than this are worth looking for a shorter one, and how many replies are tried for it."""
GOES_ROUND = 3
"""Beats that come up in the same order so often are a loop."""
LONGEST_ROUND = 3


@dataclass(frozen=True, slots=True)
class Loop:
    """Beats that come round and round until time is up when, from ``way`` on, every reply is ``kind``."""

    beats: tuple[str, ...]
    way: Way
    kind: Kind


@dataclass(frozen=True, slots=True)
class Reach:
    """What was reached. ``beats`` and ``endings`` hold the shortest way found to each.

    ``taken`` are the ways on that were taken, as (beat, number from 1), the beat empty for an interrupt. ``stuck`` are
    beats from which nothing but the end of the time was reached, with the way there. ``exhaustive`` says that nothing
    was left to try, or to look for.
    """

    beats: dict[str, Way]
    endings: dict[str, Way]
    taken: frozenset[tuple[str, int]]
    stuck: dict[str, Way]
    loops: tuple[Loop, ...]
    tried: int
    exhaustive: bool

    def beside(self, played: Iterable[Played]) -> Reach:
        """Return this with what real conversations reached beside it, at once or sooner."""
        beats, endings, stuck, taken = dict(self.beats), dict(self.endings), dict(self.stuck), set(self.taken)
        for one in played:
            way = Way(tuple(_as_kind(turn) for turn in one.turns))
            for number, turn in enumerate(one.turns):
                _note(beats, turn.before, Way(way.replies[:number]))
                taken.update(way_taken(turn.before, turn.move))
                if one.ending is not None and not is_time_up(one.turns[-1].move):
                    stuck.pop(turn.before, None)
            if one.ending is not None:
                _note(endings, one.ending, way)
        return replace(self, beats=beats, endings=endings, stuck=stuck, taken=frozenset(taken))


def explore(scenario: Scenario, most: int = MOST_TRIED) -> Reach:
    """Play ``scenario`` with every reply that its conditions tell apart, trying about ``most`` replies in breadth.

    What the search in breadth has not reached is then looked for on purpose: first with natural replies only, then with
    any. The result is the same every time.
    """
    explorer = Explorer(scenario)
    ground = explorer.ground
    state, _ = begin(scenario)
    _in_breadth(explorer, [explorer.arrived(Node(state))], most)
    returns = [_return(explorer, node) for node in ground.left_open.values()]
    _in_breadth(explorer, returns, explorer.tried + most // 3)
    _look_for_the_rest(explorer)
    for beat in ground.beats:
        if beat not in ground.gets_out:
            starts = [node for node in explorer.nodes if node.state.beat == beat]
            sure = seek(explorer, scenario.endings, starts, partial(contains, ground.gets_out, beat), unnatural=True)
            explorer.cut = explorer.cut or not sure
    if explorer.cut:
        _shorten(explorer)
    return Reach(
        beats={name: ground.beats[name] for name in scenario.beats if name in ground.beats},
        endings={name: ground.endings[name] for name in scenario.endings if name in ground.endings},
        taken=frozenset(ground.taken),
        stuck={name: way for name, way in ground.beats.items() if name not in ground.gets_out},
        loops=tuple(_loops(explorer)),
        tried=explorer.tried,
        exhaustive=not (explorer.cut or explorer.candidates.left_out),
    )


def _note(ways: dict[str, Way], name: str, way: Way) -> None:
    if name not in ways or way.rank < ways[name].rank:
        ways[name] = way


def _as_kind(turn: Turn) -> Kind:
    return Kind(turn.reply, turn.score.value, turn.score.step, turn.score.acts)


def _look_for_the_rest(explorer: Explorer) -> None:
    """Look on purpose for what the search in breadth has not reached: with natural replies, then with any."""
    ground, scenario = explorer.ground, explorer.scenario
    for unnatural in (False, True):
        for target in explorer.unreached():
            group = ground.endings if target in scenario.endings else ground.beats
            starts = list(explorer.nodes)
            found = partial(contains, group, target)
            sure = seek(explorer, [target], starts, found, unnatural=unnatural)
            if target == scenario.timeout and target not in group:
                sure = outlast(explorer, starts, found) and sure
            explorer.cut = explorer.cut or not sure


def _shorten(explorer: Explorer) -> None:
    """Look for shorter ways to the endings that took more than a few replies."""
    start, endings = explorer.nodes[0], explorer.ground.endings
    for target, way in list(endings.items()):
        if len(way.replies) > SHORT:
            seek(explorer, [target], [start], partial(_is_shorter, endings, target, way), most=MOST_FOR_SHORTER)


def _is_shorter(endings: Mapping[str, Way], target: str, way: Way) -> bool:
    return endings[target].rank < way.rank


def _return(explorer: Explorer, node: Node) -> Node:
    """Return how the next attempt begins where ``node`` has left the case open."""
    state, _ = begin(explorer.scenario, 0, remember(explorer.scenario, node.state))
    return explorer.arrived(Node(state, node))


def _in_breadth(explorer: Explorer, ring: list[Node], most: int) -> None:
    """Go through the states turn by turn, so that what is found first is found by the fewest replies."""
    seen = Seen(explorer.view)
    while ring:
        bound = explorer.tried + (most - explorer.tried) * 2 // 5
        after: list[Node] = []
        for node in _by_turns(explorer, ring):
            if explorer.everything_reached():
                return
            if explorer.tried >= bound:
                explorer.cut = True
                break
            children = explorer.from_node(node, explorer.candidates.at(node.state.beat))
            after += [child for child in children if seen.is_new(child.state)]
        explorer.nodes += after
        ring = after
    explorer.cut = explorer.cut or bool(seen.passed_over)


def _by_turns(explorer: Explorer, nodes: list[Node]) -> Iterator[Node]:
    """Yield one node of each beat after the other, the beats seldom gone on from first."""
    groups: dict[str, list[Node]] = {}
    for node in nodes:
        groups.setdefault(node.state.beat, []).append(node)
    order = sorted(groups, key=lambda beat: explorer.expanded.get(beat, 0))
    for row in zip_longest(*(groups[beat] for beat in order)):
        yield from (node for node in row if node is not None)


def _loops(explorer: Explorer) -> Iterator[Loop]:
    """Yield where one and the same kind of reply goes round until time is up."""
    told: set[tuple[str, ...]] = set()
    for kind in explorer.candidates.steady():
        for beat, start in explorer.ground.first.items():
            state, path, timed_out = start.state, [beat], False
            while state.ending is None:
                state, move = advance(explorer.scenario, state, kind.text, kind.score, kind.seconds)
                path.append(state.beat)
                timed_out = is_time_up(move)
            round_ = _round(path[:-1])
            if timed_out and round_ and round_ not in told:
                told.add(round_)
                yield Loop(round_, start.way(), kind)


def _round(path: list[str]) -> tuple[str, ...]:
    """Return the beats that ``path`` ends in going round, the first in the alphabet first; () where it does not."""
    for length in range(1, LONGEST_ROUND + 1):
        tail = path[-length:]
        rounds = 1
        while path[-length * (rounds + 1) : -length * rounds] == tail:
            rounds += 1
        if rounds >= GOES_ROUND:
            first = tail.index(min(tail))
            return tuple(tail[first:] + tail[:first])
    return ()
