"""What the scorer is told about a reply: the channel, the customer's last words, what went before, the facts."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.model import Context, Exchange
from scoring.model import Fact as KnownFact
from simulator.conversation.model import State
from simulator.conversation.speaking import fact_words
from simulator.scenario.model import Scenario


def context_for(scenario: Scenario, state: State, said: str, earlier: Sequence[Exchange] = ()) -> Context:
    """Return the context of the next reply, on the channel that the conversation has come to.

    ``said`` is what the customer has just said (see ``spoken``), ``earlier`` the exchanges before it, oldest first;
    ``state`` is the state after them.
    """
    return Context(
        channel=state.channel,
        customer=said,
        earlier=tuple(earlier),
        facts=tuple(
            KnownFact(name, fact_words(name, fact), told=name in state.found)
            for name, fact in scenario.customer.facts.items()
        ),
        language=scenario.language,
    )
