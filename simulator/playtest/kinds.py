"""Replies in the abstract: what kinds of reply a scenario's conditions can tell apart.

A kind is a reply with the score that it stands for: words that a trainer can read, a step, acts and a value. It is
*natural* when one and the same person could plausibly say it in one breath: its acts belong to one step, its value is
what that step usually gets, and it does no more than ``MOST_AT_ONCE`` separate things.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from scoring.model import Act, Score, Step, Versions
from simulator.conversation.words import Reading
from simulator.playtest.demands import Compared, Demand, Named, ways_to_meet
from simulator.playtest.phrasing import Phrasebook
from simulator.scenario.model import Scenario, holds

MOST_AT_ONCE = 3
USUAL = {Step.COMPANY: 20, Step.GOLDEN: 35, Step.NEUTRAL: 50, Step.EMPATHY: 68, Step.PLATINUM: 85}
"""The value that a reply of each step usually gets."""
SPREAD = 22
"""How far from it a value is still usual."""
SLOWEST = 3600
"""The most seconds that a reply is made to take."""
LONGEST = 250
"""The most words that a reply is drawn out to."""

_VERSIONS = Versions("playtest", "playtest", "playtest")
_SERVING = (Step.PLATINUM, Step.EMPATHY)
STEPS: dict[Act, tuple[Step, ...]] = {
    Act.ASKS_WANTS: (Step.PLATINUM, Step.EMPATHY),
    Act.ASKS_DETAIL: (Step.NEUTRAL, *_SERVING),
    Act.CHECKS_UNDERSTANDING: _SERVING,
    Act.OFFERS_CHOICE: (Step.PLATINUM,),
    Act.COMMITS: (Step.PLATINUM, Step.NEUTRAL, Step.EMPATHY, Step.GOLDEN),
    Act.KEEPS_PROMISE: (*_SERVING, Step.NEUTRAL),
    Act.BREAKS_PROMISE: (Step.COMPANY, Step.EMPATHY),
    Act.DISCLOSES_CHARGE: (Step.PLATINUM, Step.NEUTRAL),
    Act.HONEST_NO: _SERVING,
    Act.HANDS_OVER_WITH_CONTEXT: (*_SERVING, Step.NEUTRAL),
    Act.HANDS_OVER: (Step.COMPANY, Step.NEUTRAL),
    Act.APOLOGISES: (Step.EMPATHY, Step.PLATINUM),
    Act.APOLOGISES_CONDITIONALLY: (Step.COMPANY,),
    Act.NAMES_FEELING: (Step.EMPATHY, Step.PLATINUM),
    Act.TAKES_UP: (Step.EMPATHY, Step.PLATINUM),
    Act.GIVES_ROOM: (Step.EMPATHY, Step.PLATINUM),
    Act.OWNS: _SERVING,
    Act.THANKS: (Step.NEUTRAL, *_SERVING, Step.GOLDEN),
    Act.GREETS: (Step.NEUTRAL, *_SERVING, Step.GOLDEN, Step.COMPANY),
    Act.INFORMS: (Step.NEUTRAL, Step.PLATINUM, Step.COMPANY),
    Act.PROJECTS: (Step.GOLDEN,),
    Act.ASSUMES_NEED: (Step.GOLDEN,),
    Act.MINIMISES: (Step.GOLDEN, Step.COMPANY),
    Act.HOLLOW_EMPATHY: (Step.COMPANY, Step.GOLDEN),
    Act.SELLS: (Step.COMPANY, Step.GOLDEN),
}
"""The steps on which a reply with this act usually stands, the likeliest first; acts that are not here: company."""


@dataclass(frozen=True)
class Kind:
    """One kind of reply: its words, and the score they stand for; ``natural`` as the module says.

    ``seconds`` is how long it takes, None where that makes no difference; ``things`` how many separate things it does.
    """

    text: str
    value: int
    step: Step
    acts: tuple[Act, ...] = ()
    natural: bool = True
    seconds: int | None = None
    things: int = 0

    @cached_property
    def score(self) -> Score:
        """The score that the customer is given with it."""
        return Score(self.value, self.step, self.acts, (), _VERSIONS)


def steps_of(act: Act) -> tuple[Step, ...]:
    """Return the steps on which a reply with ``act`` usually stands."""
    return STEPS.get(act, (Step.COMPANY,))


class Kinds:
    """Makes the kinds of reply for one scenario."""

    def __init__(self, scenario: Scenario, book: Phrasebook | None = None) -> None:
        self.scenario = scenario
        self.book = book or Phrasebook(scenario)

    def plain(self, step: Step = Step.NEUTRAL) -> Kind:
        """Return a reply of ``step`` that does nothing the scenario looks for."""
        return Kind(self.book.plain, USUAL[step], step)

    def silent(self) -> Kind:
        """Return a reply without words."""
        return Kind(self.book.texts.silence, USUAL[Step.NEUTRAL], Step.NEUTRAL)

    def doing(self, acts: Sequence[Act], step: Step | None = None, says: Sequence[str] = ()) -> Kind:
        """Return a reply that does ``acts`` and says the sentences ``says``."""
        chosen = step or _common_step(acts)
        return self._kind(list(says), acts, chosen, USUAL[chosen], things=len(acts) + len(says))

    def meeting(self, demand: Demand, also: Sequence[Act] = ()) -> Iterator[Kind]:
        """Yield replies that should meet what ``demand`` asks of the reply, doing the acts of ``also`` too."""
        if demand.silent:
            if not demand.acts and not demand.shows:
                yield self.silent()
            return
        demand = self._with_promises(demand)
        wanted = self._spelt_out(demand)
        acts = tuple(dict.fromkeys(_chosen(group, demand) for group in wanted))
        extra = tuple(act for act in also if act not in acts and act not in demand.without_acts)
        for says in self._sayings(demand.shows):
            step = _common_step((*acts, *extra), demand.steps, demand.numbers)
            value = _value(USUAL[step], demand.numbers)
            if value is not None:
                kind = self._kind(says, (*acts, *extra), step, value, things=len(acts) + len(extra) + len(says))
                yield self._measured(kind, says, demand.numbers)

    def _with_promises(self, demand: Demand) -> Demand:
        """Put what keeps a promise in the place of ``keeps``."""
        names = [name for key, each in demand.shows if key == "keeps" for name in each[:1]]
        shows = tuple(one for one in demand.shows if one[0] != "keeps")
        acts = demand.acts
        for promise in (self.scenario.promises[name] for name in names):
            kept = ways_to_meet(promise.kept) if promise.kept is not None else []
            shows += kept[0].shows if kept else (("mentions", tuple(promise.words)),)
            acts += kept[0].acts if kept else ((Act.KEEPS_PROMISE,),)
        return replace(demand, shows=shows, acts=acts)

    def _spelt_out(self, demand: Demand) -> list[tuple[Act, ...]]:
        repeated = [tuple(Act(name) for name in names) for key, names in demand.shows if key == "repeats"]
        return [*demand.acts, *repeated]

    def _sayings(self, shows: Sequence[Named]) -> Iterator[list[str]]:
        """Yield sentences that show all of ``shows``; where one is offered in several manners, each manner."""
        options = [options for key, names in shows if (options := list(dict.fromkeys(self._showing(key, names))))]
        longest = max((len(option) for option in options), default=1)
        seen = set()
        for number in range(longest):
            says = list(dict.fromkeys(option[min(number, len(option) - 1)] for option in options))
            if tuple(says) not in seen:
                seen.add(tuple(says))
                yield says

    def _showing(self, key: str, names: tuple[str, ...]) -> Iterator[str]:
        if key == "mentions":
            yield self.book.mention(names)
            return
        makers: dict[str, Callable[[str], list[str]]] = {
            "offers": lambda name: [self.book.offer(name, manner) for manner in self._manners(name)],
            "discloses": lambda name: [self.book.offer(name, "priced"), self.book.price(name)],
            "waives": lambda name: [self.book.offer(name, "free"), self.book.texts.waive],
            "slips": lambda name: [self.book.offer(name, "give")],
            "again": lambda name: [self.book.ask(name)],
            "takes_up": lambda name: [self.book.take_up(name)],
            "promises": lambda name: [self.book.promise(name)],
        }
        if key in makers:
            for name in names:
                yield from (text for text in makers[key](name) if text)

    def _manners(self, means: str) -> tuple[str, ...]:
        charged = self.scenario.means[means].charge is not None
        return ("could", "priced", "free", "give") if charged else ("could", "give")

    def _measured(self, kind: Kind, says: Sequence[str], numbers: Sequence[Compared]) -> Kind:
        """Draw ``kind`` out or cut it to the number of words that is asked for, as far as it can be done."""
        waits = _passing(numbers, "took", SLOWEST)
        if waits is not None:
            kind = replace(kind, seconds=waits[0] if waits else None)
        fits = _passing(numbers, "words", LONGEST)
        if fits is None:
            return kind
        count = len(Reading(kind.text, self.scenario.language).words)
        if count in fits or not fits:
            return kind
        more = [n for n in fits if n > count]
        text = self.book.longer(kind.text, more[0]) if more else " ".join(says) or self.book.plain
        return replace(kind, text=text)

    def _kind(self, says: Sequence[str], acts: Sequence[Act], step: Step, value: int, things: int) -> Kind:
        sentences = [*(self.book.act(act) for act in acts), *says]
        natural = (
            all(step in steps_of(act) for act in acts) and things <= MOST_AT_ONCE and abs(value - USUAL[step]) <= SPREAD
        )
        text = " ".join(sentence for sentence in sentences if sentence) or self.book.plain
        return Kind(text, value, step, tuple(sorted(acts)), natural, things=things)


def _chosen(acts: Sequence[Act], demand: Demand) -> Act:
    """Return the act that stands for the others: the first in the file that goes with the steps allowed."""
    possible = [act for act in acts if act not in demand.without_acts] or list(acts)
    fitting = (act for act in possible if demand.steps is None or not demand.steps.isdisjoint(steps_of(act)))
    return next(fitting, possible[0])


def _common_step(acts: Sequence[Act], allowed: frozenset[Step] | None = None, numbers: Sequence[Compared] = ()) -> Step:
    """Return a step on which all of ``acts`` usually stand, or else the first one's, among those ``allowed``.

    Of several, the one whose usual value comes nearest to what ``numbers`` asks of the score.
    """
    steps = [step for step in (Step.NEUTRAL, *Step) if allowed is None or step in allowed]
    usual = [step for step in steps_of(acts[0]) if step in steps] if acts else steps
    common = [step for step in usual if all(step in steps_of(act) for act in acts)]
    return min(common or usual or steps, key=lambda step: abs((_value(USUAL[step], numbers) or 0) - USUAL[step]))


def _value(usual: int, numbers: Sequence[Compared]) -> int | None:
    """Return the value nearest to ``usual`` that passes the comparisons of ``score``; None where none does."""
    fits = _passing(numbers, "score", 100)
    return usual if fits is None else min(fits, key=lambda value: abs(value - usual), default=None)


def _passing(numbers: Sequence[Compared], key: str, most: int) -> list[int] | None:
    """Return the numbers up to ``most`` that pass the comparisons of ``key``; None where there are none."""
    tests = [(text, wanted) for about, text, wanted in numbers if about == key]
    if not any(wanted for _, wanted in tests) and key == "took":
        return None
    return [n for n in range(most + 1) if all(holds(text, n) == wanted for text, wanted in tests)] if tests else None
