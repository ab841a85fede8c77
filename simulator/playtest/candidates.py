"""Which kinds of reply are worth trying where: those that the ways on from there can tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from scoring.model import Act, Step
from simulator.conversation import State
from simulator.playtest.demands import GAUGES, Asked, Demand, conditions_in, ways_to_meet, with_inner
from simulator.playtest.kinds import MOST_AT_ONCE, Kind, Kinds, steps_of
from simulator.scenario.model import Branch, Condition, Scenario, holds

MOST_AT_A_BEAT = 500
"""The most replies that are tried at one beat; a beat worth playing tells a quarter of them apart."""
_ORDER = (Step.PLATINUM, Step.EMPATHY, Step.NEUTRAL, Step.GOLDEN, Step.COMPANY)
"""Of sequences equally short, the plainest is the most use to a trainer, and then the kindest."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a kind of reply was made for: to meet ``demand`` and so to go on to ``go``.

    ``from_outside`` says that the demand is an interrupt's, to which the present beat counts as visited.
    """

    demand: Demand
    go: str
    from_outside: bool = False

    def may_come_true(self, state: State) -> bool:
        """Say whether the demand can be met at ``state``, as far as no reply can change that."""
        visited = (*state.visited, state.beat) if self.from_outside else state.visited
        return (
            all(any(name in visited for name in names) for key, names in self.demand.state if key == "visited")
            and not any(name in visited for key, names in self.demand.not_state if key == "visited" for name in names)
            and all(holds(text, state.turn + 1) == wanted for key, text, wanted in self.demand.gauges if key == "turn")
        )

    @property
    def depends(self) -> bool:
        """Say whether what comes of it depends on more of the attempt than the beats gone through."""
        named = chain(self.demand.state, self.demand.not_state)
        return bool(self.demand.gauges) or any(key != "visited" for key, _ in named)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A kind of reply, and what it was made for; ``always`` where it is worth trying whatever has been before."""

    kind: Kind
    wishes: tuple[Wish, ...] = ()
    always: bool = True

    def worth_trying(self, state: State) -> bool:
        """Say whether something that it was made for may come about at ``state``."""
        return self.always or any(wish.may_come_true(state) for wish in self.wishes)

    @property
    def depends(self) -> bool:
        """Say whether what comes of it depends on more of the attempt than the beats gone through."""
        return any(wish.depends for wish in self.wishes)

    def beside(self, other: Candidate) -> Candidate:
        """Return this and ``other``, of the same kind, in one."""
        return Candidate(self.kind, self.wishes + other.wishes, self.always or other.always)


class Candidates:
    """The replies to try in one scenario; ``at`` gives those of a beat, the natural ones first.

    ``left_out`` says that some beat had more than are looked at.
    """

    def __init__(self, scenario: Scenario, asked: Asked, kinds: Kinds | None = None) -> None:
        self.scenario = scenario
        self.asked = asked
        self.kinds = kinds or Kinds(scenario)
        self._classes = self._act_classes()
        self._reactions = [(one, ways_to_meet(one.if_)) for one in scenario.customer.reactions]
        self._everywhere = list(self._general())
        self._at: dict[str, list[Candidate]] = {}
        self.left_out = False

    def at(self, beat: str) -> list[Candidate]:
        """Return the candidates at ``beat``, each kind once, those made for its own ways on first."""
        if beat not in self._at:
            ways = ((branch, False) for branch in self.scenario.beats[beat].next)
            breaks = ((branch, True) for branch in self.scenario.interrupts if branch.go != beat)
            local = chain.from_iterable(self._made_for(branch, outside) for branch, outside in (*ways, *breaks))
            once: dict[Kind, Candidate] = {}
            for candidate in (*local, *self._everywhere):
                known = once.get(candidate.kind)
                once[candidate.kind] = candidate if known is None else known.beside(candidate)
            ranked = sorted(once.values(), key=lambda one: _plainness(one.kind))
            self.left_out = self.left_out or len(ranked) > MOST_AT_A_BEAT
            self._at[beat] = ranked[:MOST_AT_A_BEAT]
        return self._at[beat]

    def steady(self) -> Iterator[Kind]:
        """Yield the kinds that somebody may stick to whatever the customer says."""
        yield self.kinds.silent()
        yield self.kinds.plain()
        for step in (Step.COMPANY, Step.GOLDEN, Step.EMPATHY):
            acts = [act for act in self._classes if steps_of(act)[0] == step][:1]
            yield self.kinds.doing(acts, step) if acts else self.kinds.plain(step)

    def _made_for(self, branch: Branch, outside: bool) -> Iterator[Candidate]:
        for demand in ways_to_meet(branch.if_):
            wish = Wish(demand, branch.go, outside)
            for kind in self.kinds.meeting(demand):
                yield Candidate(kind, (wish,), always=False)
            if demand.acts or demand.steps or demand.shows:
                for also in self._warming(demand):
                    for kind in self.kinds.meeting(demand, also):
                        yield Candidate(kind, (wish,), always=False)

    def _warming(self, demand: Demand) -> Iterator[list[Act]]:
        """Yield acts that go with ``demand`` and win trust, so that what needs trust can be reached in time."""
        steps = demand.steps or frozenset(Step)
        for step in (Step.PLATINUM, Step.EMPATHY):
            if step in steps and all(any(step in steps_of(act) for act in group) for group in demand.acts):
                room = MOST_AT_ONCE - len(demand.acts) - len(demand.shows)
                if room > 0 and (best := self._moving("trust", 1, step, room)):
                    yield best
                return

    def _general(self) -> Iterator[Candidate]:
        yield Candidate(self.kinds.plain())
        yield Candidate(self.kinds.silent())
        for step in Step:
            if step in self.asked.steps:
                yield Candidate(self.kinds.plain(step))
        for act in self._classes:
            yield Candidate(self.kinds.doing([act]))
        for gauge in GAUGES:
            if gauge in self.asked.comparisons:
                for direction in (1, -1):
                    for step in Step:
                        if acts := self._moving(gauge, direction, step, MOST_AT_ONCE):
                            yield Candidate(self.kinds.doing(acts, step))
        yield from self._about_facts_and_promises()
        yield from self._about_means()
        scenario = self.scenario
        for condition in conditions_in([scenario.customer, scenario.audience, scenario.promises]):
            for demand in ways_to_meet(condition):
                yield from (Candidate(kind) for kind in self.kinds.meeting(demand))

    def _about_means(self) -> Iterator[Candidate]:
        """Yield what may be done with the means that some condition asks about later on."""
        asked = self.asked.names
        later = frozenset().union(
            *(asked[key] for key in ("offered", "disclosed", "waived", "slipped") if key in asked)
        )
        for name in self.scenario.means:
            if name in later:
                for demand in ways_to_meet(Condition.model_validate({"offers": [name]})):
                    yield from (Candidate(kind) for kind in self.kinds.meeting(demand))
                if price := self.kinds.book.price(name):
                    yield Candidate(self.kinds.doing([], Step.PLATINUM, [price]))

    def _about_facts_and_promises(self) -> Iterator[Candidate]:
        ignored = self.asked.names.get("ignored", frozenset())
        for name in self.scenario.customer.facts:
            if question := self.kinds.book.ask(name):
                yield Candidate(self.kinds.doing([Act.ASKS_DETAIL], says=[question]))
            if name in ignored:
                yield Candidate(self.kinds.doing([], Step.EMPATHY, [self.kinds.book.take_up(name)]))
        for name, promise in self.scenario.promises.items():
            yield Candidate(self.kinds.doing([], Step.PLATINUM, [self.kinds.book.promise(name)]))
            for act in (Act.KEEPS_PROMISE, Act.BREAKS_PROMISE):
                yield Candidate(self.kinds.doing([act], says=[self.kinds.book.mention(promise.words)]))

    def _moving(self, gauge: str, direction: int, step: Step, most: int) -> list[Act]:
        """Return up to ``most`` acts of ``step`` that together move ``gauge`` the furthest in ``direction``."""
        chosen: list[Act] = []
        used: set[int] = set()
        while len(chosen) < most:
            gains: dict[Act, tuple[int, set[int]]] = {}
            for act in self._classes:
                if step in steps_of(act) and act not in chosen:
                    moved = self._moved_by(act, step, gauge)
                    fresh = {number: shift for number, shift in moved.items() if number not in used}
                    gains[act] = sum(fresh.values()) * direction, set(fresh)
            best = max(gains, key=lambda act: gains[act][0], default=None)
            if best is None or gains[best][0] <= 0:
                break
            chosen.append(best)
            used |= gains[best][1]
        return chosen

    def _moved_by(self, act: Act, step: Step, gauge: str) -> dict[int, int]:
        """Return how far each reaction that ``act`` alone sets off at ``step`` moves ``gauge``, by its number."""
        moved = {}
        for number, (reaction, demands) in enumerate(self._reactions):
            shift = getattr(reaction, gauge)
            if shift and any(_set_off(demand, act, step) for demand in demands):
                moved[number] = shift
        return moved

    def _act_classes(self) -> list[Act]:
        """Return one act of each class that no condition tells apart."""
        groups: dict[frozenset[Act], None] = {}
        for outer in conditions_in(self.scenario):
            for condition in with_inner(outer):
                for acts in (condition.act, condition.acted, condition.repeats):
                    if acts:
                        groups[frozenset(Act(act) for act in acts)] = None
        classes: dict[tuple[object, ...], Act] = {}
        for act in Act:
            if act in self.asked.acts:
                classes.setdefault((steps_of(act), *(act in group for group in groups)), act)
        return list(classes.values())


def _plainness(kind: Kind) -> tuple[bool, int, int]:
    return not kind.natural, kind.things, _ORDER.index(kind.step)


def _set_off(demand: Demand, act: Act, step: Step) -> bool:
    return (
        any(act in group for group in demand.acts)
        and len(demand.acts) == 1
        and not demand.shows
        and act not in demand.without_acts
        and (demand.steps is None or step in demand.steps)
    )


def distances(scenario: Scenario, goals: Iterable[str]) -> dict[str, int]:
    """Return how many replies each beat is away from the nearest of ``goals`` at least, were every way on open."""
    back: dict[str, set[str]] = {}
    for name, beat in scenario.beats.items():
        for branch in beat.next:
            back.setdefault(branch.go, set()).add(name)
        for interrupt in scenario.interrupts:
            back.setdefault(interrupt.go, set()).add(name)
    far = dict.fromkeys(goals, 0)
    ring = list(far)
    while ring:
        near = [(name, far[goal] + 1) for goal in ring for name in sorted(back.get(goal, ()))]
        ring = [name for name, steps in near if name not in far and far.setdefault(name, steps) == steps]
    return far
