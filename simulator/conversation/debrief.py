"""The attempt looked back at from the customer's side."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.grading import arc, grade
from scoring.model import PRAISED, Entry, Score
from scoring.retold import retold
from simulator.conversation.engine import advance, begin
from simulator.conversation.model import Debrief, DebriefTurn, Line, PlayedReply, Remembered, Speaker
from simulator.conversation.speaking import fact_words, spoken
from simulator.scenario.model import Scenario


def debrief(
    scenario: Scenario, wording: int, turns: Sequence[PlayedReply], remembered: Remembered | None = None
) -> Debrief:
    """Return the debrief of the attempt in which ``turns`` were played with ``wording``.

    A turn is a reply with its score, and perhaps the seconds it took; ``remembered`` is what the attempt began with.
    Raises ``ValueError`` when the turns do not lead to an ending.
    """
    state, opening = begin(scenario, wording, remembered)
    lines = opening
    looked_at = []
    for number, (reply, score, *seconds) in enumerate(turns, start=1):
        said, pause, channel = spoken(lines), _said_by("pause", lines), state.channel
        state, move = advance(scenario, state, reply, score, *seconds)
        lines = move.lines
        looked_at.append(
            DebriefTurn(
                number=number,
                customer=said,
                reply=reply,
                value=score.value,
                step=score.step,
                best=_text(_best(score)),
                costliest=_text(_costliest(score)),
                thinks=" ".join(line.thinks for line in lines if line.thinks),
                after=move.after,
                pause=pause,
                channel=channel,
                onlookers=tuple(line for line in lines if line.by == "onlooker"),
                likes=move.likes,
                reposts=move.reposts,
                uptake=retold(score.uptake, said, score.findings),
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
        says=[line.says for line in lines if line.by == "customer"][-1],
        tells=ending.tells,
        advice=ending.try_,
        temptation=scenario.temptation or "",
        score=grade([turn[1] for turn in turns[: len(looked_at)]]),
        arc=arc([turn[1] for turn in turns[: len(looked_at)]], scenario.language),
        wants=state.wants,
        turns=tuple(looked_at),
        missed_facts=tuple(
            fact_words(name, fact) for name, fact in scenario.customer.facts.items() if name not in state.found
        ),
        opening=opening,
        criteria=state.criteria,
        promises=state.promises,
        stays_open=ending.open is not None,
        leaving=state.mood.churn >= scenario.customer.churn.threshold,
    )


def _said_by(by: Speaker, lines: Sequence[Line]) -> str:
    return " ".join(line.says for line in lines if line.by == by)


def _best(score: Score) -> Entry | None:
    return max((one for one in score.findings if one.points >= PRAISED), key=lambda one: one.points, default=None)


def _costliest(score: Score) -> Entry | None:
    return min((one for one in score.findings if one.points < 0), key=lambda one: one.points, default=None)


def _text(entry: Entry | None) -> str:
    """Return one finding in a line: the words, what they did, and what to try instead where there is something."""
    if entry is None:
        return ""
    quote = " ".join(entry.span.quote.split())
    remark = f"“{quote}” {entry.message}" if quote else entry.message
    return f"{remark} Try: {entry.suggestion}" if entry.points < 0 and entry.suggestion else remark
