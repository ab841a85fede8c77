"""What the scorer is told about a reply: the channel, the customer's last words, what went before, the facts."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.model import Context, Exchange
from scoring.model import Fact as KnownFact
from simulator.conversation.engine import fact_words
from simulator.conversation.model import Line, State
from simulator.scenario.model import Scenario


def spoken(lines: Sequence[Line]) -> str:
    """Return the words of ``lines`` as one text, a line each, without the thoughts."""
    return "\n".join(line.says for line in lines)


def context_for(scenario: Scenario, state: State, said: str, earlier: Sequence[Exchange] = ()) -> Context:
    """Return the context of the next reply.

    ``said`` is what the customer has just said (see ``spoken``), ``earlier`` the exchanges before it, oldest first;
    ``state`` is the state after them.
    """
    return Context(
        channel=scenario.channel,
        customer=said,
        earlier=tuple(earlier),
        facts=tuple(
            KnownFact(name, fact_words(name, fact), told=name in state.found)
            for name, fact in scenario.customer.facts.items()
        ),
        language=scenario.language,
    )
