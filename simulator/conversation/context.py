"""What the scorer is told about a reply: the channel, the customer's last words, what went before, the facts."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.model import Context, Exchange
from scoring.model import Fact as KnownFact
from simulator.conversation.engine import fact_words
from simulator.conversation.model import Line, Move, State
from simulator.scenario.model import Scenario


def spoken(lines: Sequence[Line]) -> str:
    """Return the words of ``lines`` as one text, without the thoughts."""
    return " ".join(line.says for line in lines)


def context_for(
    scenario: Scenario, state: State, opening: Sequence[Line], said: Sequence[tuple[str, Move]] = ()
) -> Context:
    """Return the context of the next reply.

    ``opening`` is what ``begin`` returned; ``said`` holds every reply so far with the move that answered it;
    ``state`` is the state after them.
    """
    customer = spoken(opening)
    earlier = []
    for reply, move in said:
        earlier.append(Exchange(customer, reply))
        customer = spoken(move.lines)
    return Context(
        channel=scenario.channel,
        customer=customer,
        earlier=tuple(earlier),
        facts=tuple(
            KnownFact(name, fact_words(name, fact), told=name in state.found)
            for name, fact in scenario.customer.facts.items()
        ),
        language=scenario.language,
    )
