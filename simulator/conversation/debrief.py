"""The attempt looked back at from the customer's side."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.grading import grade
from scoring.model import Entry, Score
from simulator.conversation.context import spoken
from simulator.conversation.engine import advance, begin, fact_words
from simulator.conversation.model import Debrief, DebriefTurn
from simulator.scenario.model import Scenario


def debrief(scenario: Scenario, wording: int, turns: Sequence[tuple[str, Score]]) -> Debrief:
    """Return the debrief of the attempt in which ``turns``, pairs of reply and score, were played with ``wording``.

    Raises ``ValueError`` when they do not lead to an ending.
    """
    state, opening = begin(scenario, wording)
    lines = opening
    looked_at = []
    for number, (reply, score) in enumerate(turns, start=1):
        heard = spoken(lines)
        state, move = advance(scenario, state, reply, score)
        lines = move.lines
        looked_at.append(
            DebriefTurn(
                number=number,
                customer=heard,
                reply=reply,
                value=score.value,
                step=score.step,
                best=_text(_best(score)),
                costliest=_text(_costliest(score)),
                thinks=" ".join(line.thinks for line in lines if line.thinks),
                after=move.after,
            )
        )
        if state.ending is not None:
            break
    if state.ending is None:
        raise ValueError(f"the conversation has not ended after {len(turns)} replies; there is nothing to look back at")
    ending = scenario.endings[state.ending]
    return Debrief(
        ending=state.ending,
        title=ending.title,
        verdict=ending.verdict,
        says=lines[-1].says,
        tells=ending.tells,
        advice=ending.try_,
        temptation=scenario.temptation or "",
        score=grade([score for _, score in turns[: len(looked_at)]]),
        wants=state.wants,
        turns=tuple(looked_at),
        missed_facts=tuple(
            fact_words(name, fact) for name, fact in scenario.customer.facts.items() if name not in state.found
        ),
        opening=opening,
    )


def _best(score: Score) -> Entry | None:
    return max((one for one in score.findings if one.points > 0), key=lambda one: one.points, default=None)


def _costliest(score: Score) -> Entry | None:
    return min((one for one in score.findings if one.points < 0), key=lambda one: one.points, default=None)


def _text(entry: Entry | None) -> str:
    """Return one finding in a line: the words, what they did, and what to try instead where there is something."""
    if entry is None:
        return ""
    quote = " ".join(entry.span.quote.split())
    remark = f"“{quote}” {entry.message}" if quote else entry.message
    return f"{remark} Try: {entry.suggestion}" if entry.points < 0 and entry.suggestion else remark
