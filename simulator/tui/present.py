"""From what the rooms know to what the screens show. Pure: no disk, no clock but the times it is given."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from scoring.retold import retold
from scoring.text import one_line
from simulator.conversation import is_public, spoken
from simulator.tui.mode import Mode
from simulator.tui.views import (
    AsideView,
    BendView,
    BriefingView,
    ConversationView,
    DebriefTurnView,
    DebriefView,
    FaultView,
    FindingView,
    ItemView,
    MeansView,
    MoodView,
    PublicView,
    ReceiptView,
    SettledView,
    StageView,
    TurnView,
    UnfinishedView,
    UptakeView,
    WantView,
)

if TYPE_CHECKING:
    from scoring.grading import Arc
    from scoring.model import Entry, Score
    from simulator.attempts import Attempt, PlayedTurn, Playing
    from simulator.conversation import Line
    from simulator.scenario import Loaded, ScenarioError

FIRST_FINDINGS = 3


def item(loaded: Loaded, best: int | None, unfinished: UnfinishedView | None, *, left_open: bool = False) -> ItemView:
    """Return a scenario as the library shows it; ``left_open`` when the last attempt left the case open."""
    told = loaded.scenario
    return ItemView(
        id=loaded.name,
        title=told.title,
        language=told.language,
        channel=told.channel.value,
        level=told.level,
        trade=told.trade,
        summary=told.summary,
        best=best,
        unfinished=unfinished,
        comes_back=told.customer.name if left_open else "",
        shoes=told.shoes is not None,
    )


def left_off(attempt: Attempt, saved: datetime) -> UnfinishedView:
    """Return an attempt to go on with; ``saved`` is when it last changed, in any time zone."""
    return UnfinishedView(
        attempt=attempt.id,
        scenario=f"{attempt.language}/{attempt.scenario}",
        title=attempt.title,
        language=attempt.language,
        turns=attempt.turns,
        saved=saved.astimezone(),
    )


def latest(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Return what can be gone on with, newest first: of each scenario the last attempt, where that is unfinished.

    An attempt left behind by a newer one at the same scenario is not offered any more; it stays in the records.
    """
    last: dict[tuple[str, str], Attempt] = {}
    for attempt in sorted(attempts, key=lambda one: one.started):
        if attempt.turns or attempt.draft:
            last[(attempt.language, attempt.scenario)] = attempt
    going = [attempt for attempt in last.values() if attempt.finished is None]
    return sorted(going, key=lambda one: one.started, reverse=True)


def fault(error: ScenarioError) -> FaultView:
    """Return what keeps a file from being played: its first fault, and how many more there are."""
    first, *more = error.problems
    place = f"{first.file}:{first.line}:{first.column}" if first.line else first.file
    told = [first.message]
    if first.hint:
        told.append(first.hint)
    if more:
        told.append(f"(+{len(more)})")
    return FaultView(place, "\n".join(told))


def briefing(
    loaded: Loaded, best: int | None, unfinished: UnfinishedView | None, *, left_open: bool = False
) -> BriefingView:
    """Return the briefing of a scenario; ``left_open`` when the last attempt left the case open."""
    told = loaded.scenario
    means = tuple(
        MeansView(
            offer=one.offer,
            takes=one.takes or "",
            charge=told.priced(one.charge) if one.charge is not None else "",
            disclose=one.disclose,
        )
        for one in told.means.values()
    )
    return BriefingView(
        id=loaded.name,
        title=told.title,
        language=told.language,
        channel=told.channel.value,
        level=told.level,
        trade=told.trade,
        customer=told.customer.name,
        situation=told.briefing,
        screen=tuple(told.screen),
        means=means,
        best=best,
        unfinished=unfinished,
        comes_back=told.customer.name if left_open else "",
        shoes=told.shoes is not None,
    )


def receipt(number: int, reply: str, score: Score, customer: str = "") -> ReceiptView:
    """Return a score as the receipt shows it; ``customer`` are the words that the reply answered."""
    first = score.feedback(FIRST_FINDINGS)
    rest = [entry for entry in score.findings if not any(entry is shown for shown in first)]
    rest.sort(key=lambda entry: (-abs(entry.points), entry.span.start))
    start = [entry.points for entry in score.receipt if entry.cue == "neutral-start"]
    terms = [entry.points for entry in score.receipt if entry.cue != "neutral-start"]
    return ReceiptView(
        number=number,
        reply=reply,
        value=score.value,
        step=score.step.value,
        sum=(*start, *terms),
        first=tuple(_finding(entry) for entry in first),
        rest=tuple(_finding(entry) for entry in rest),
        notes=score.notes,
        uptake=tuple(
            UptakeView(
                kind=one.kind.value,
                mark=one.status.value,
                said=tuple(one_line(span.quote) for span in one.said),
                reply=one_line(one.reply.quote) if one.reply is not None else "",
            )
            for one in retold(score.uptake, customer, score.findings)
        ),
    )


def turn(played: PlayedTurn, mode: Mode, limit: int, customer: str = "") -> TurnView:
    """Return a turn as the conversation shows it; in an assessment without its receipt.

    ``limit`` is the most characters that the reply after it may have, ``customer`` are the words that it answered.
    """
    after = played.move.after
    return TurnView(
        number=played.number,
        reply=played.reply,
        lines=_said(played.move.lines),
        mood=MoodView(after.trust, after.patience),
        receipt=receipt(played.number, played.reply, played.score, customer) if mode is Mode.PRACTICE else None,
        ended=played.move.ending is not None,
        limit=limit,
    )


def stage(playing: Playing) -> StageView:
    """Return where the next reply is given, or the last one was."""
    told, state = playing.scenario, playing.state
    in_public = told.audience is not None and is_public(state)
    return StageView(
        screen=state.screen,
        public=PublicView(state.likes, state.reposts, state.mood.crowd) if in_public else None,
    )


def conversation(playing: Playing) -> ConversationView:
    """Return a conversation as it stands."""
    told, attempt = playing.scenario, playing.attempt
    mode = Mode(attempt.mode.value)
    start = playing.turns[0].move.before if playing.turns else playing.state.mood
    answered = [playing.opening, *(played.move.lines for played in playing.turns)]
    return ConversationView(
        attempt=attempt.id,
        scenario=f"{attempt.language}/{attempt.scenario}",
        title=told.title,
        language=told.language,
        channel=told.channel.value,
        customer=told.customer.name,
        mode=mode,
        opening=_said(playing.opening),
        mood=MoodView(start.trust, start.patience),
        turns=tuple(
            turn(played, mode, playing.limit, spoken(lines))
            for played, lines in zip(playing.turns, answered, strict=False)
        ),
        draft=playing.draft,
        limit=playing.limit,
        stage=stage(playing),
    )


def debrief(playing: Playing, best_before: int | None) -> DebriefView:
    """Return an ended conversation from the customer's side."""
    seen, attempt = playing.debrief(), playing.attempt
    # The customer's last words are the ending's; onlookers may speak after them.
    last = [line for line in playing.turns[-1].move.lines if line.by == "customer"][-1]
    turns = []
    for played, looked_at in zip(playing.turns, seen.turns, strict=True):
        lines = [line for line in played.move.lines if line is not last]
        turns.append(
            DebriefTurnView(
                number=played.number,
                customer=looked_at.customer,
                thinks=_thought(lines),
                receipt=receipt(played.number, played.reply, played.score, looked_at.customer),
            )
        )
    return DebriefView(
        attempt=attempt.id,
        scenario=f"{attempt.language}/{attempt.scenario}",
        scenario_title=playing.scenario.title,
        language=playing.scenario.language,
        customer=playing.scenario.customer.name,
        mode=Mode(attempt.mode.value),
        ending=seen.title,
        verdict=seen.verdict,
        says=seen.says,
        tells=seen.tells,
        advice=seen.advice,
        temptation=seen.temptation,
        score=seen.score,
        wants=tuple(WantView(one.want, one.text, one.status, one.turn) for one in seen.wants),
        turns=tuple(turns),
        unasked=seen.missed_facts,
        criteria=tuple(SettledView(one.text, one.status, one.turn) for one in seen.criteria),
        promises=tuple(SettledView(one.text, one.status, one.turn, one.made) for one in seen.promises),
        stays_open=seen.stays_open,
        leaving=seen.leaving,
        first_thought=_thought(playing.opening),
        last_thought=last.thinks,
        best_before=best_before,
        bends=bends(seen.arc),
    )


def bends(arc: Arc) -> tuple[BendView, ...]:
    """Return where the shape of an attempt bent."""
    return tuple(BendView(one.points, one.replies[0], one.replies[-1], one.message) for one in arc.bends)


def _finding(entry: Entry) -> FindingView:
    return FindingView(
        points=entry.points,
        quote=entry.span.quote,
        message=entry.message,
        suggestion=entry.suggestion,
        why=entry.why,
        step=entry.step.value,
        start=entry.span.start,
        end=entry.span.end,
        of_customer=entry.span.text == "customer",
    )


def _said(lines: Iterable[Line]) -> tuple[str | AsideView, ...]:
    return tuple(line.says if line.by == "customer" else AsideView(line.says, line.who) for line in lines)


def _thought(lines: Iterable[Line]) -> str:
    return " ".join(line.thinks for line in lines if line.thinks)
