"""The customer's side of the debrief: verdict, wants, what they would tell a friend, what to try."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from simulator.tui.conversation.marked import sign
from simulator.tui.debrief.climb import climb
from simulator.tui.debrief.turns import thought
from simulator.tui.meter import meter
from simulator.tui.row import Row
from simulator.tui.safe import Content, Prose, join, label, plain
from simulator.tui.views import BendView, DebriefView, SettledView, WantView
from simulator.tui.words import Words

MARKS = {"met": ("●", "$gain"), "half met": ("◐", "$step-golden"), "missed": ("○", "$cost")}
MARKS |= {"kept": MARKS["met"], "not kept": MARKS["missed"], "broken": MARKS["missed"], "open": ("◌", "$step-golden")}


class Verdict(Vertical):
    """How it was for the customer."""

    def __init__(self, debrief: DebriefView, words: Words) -> None:
        super().__init__(id="verdict")
        self._debrief = debrief
        self._words = words

    def compose(self) -> ComposeResult:
        """Lay out the parts, the customer's own words first."""
        told, words = self._debrief, self._words
        yield Prose(label(words("debrief.heading", name=told.customer), "bold $quiet"))
        yield Prose(label(told.ending, "bold $primary"), ident="debrief-ending")
        yield Prose(self._stars(), ident="debrief-verdict")
        yield Prose(plain(words("quote", text=told.says)), ident="debrief-says")
        if told.last_thought:
            yield thought(told.customer, told.last_thought, words)
        yield from self._section("debrief.wants")
        for want in told.wants:
            yield self._want(want)
        for key, settled in (("debrief.criteria", told.criteria), ("debrief.promises", told.promises)):
            if settled:
                yield from self._section(key)
            for one in settled:
                yield self._settled(one)
        if told.leaving:
            yield Prose(plain(words("debrief.leaving", name=told.customer), "$cost"))
        if told.stays_open:
            yield Prose(plain(words("debrief.open", name=told.customer), "$voice"))
        yield from self._section("debrief.tells")
        yield Prose(plain(words("quote", text=told.tells)))
        yield from self._section("debrief.advice")
        yield Prose(plain(told.advice, "$voice"))
        if told.temptation:
            yield from self._section("debrief.temptation")
            yield Prose(plain(told.temptation))
        if told.unasked:
            yield from self._section("debrief.unasked")
            for fact in told.unasked:
                yield Row(label("·", "$faint"), plain(fact))
        yield from self._section("debrief.climb")
        yield Prose(self._score(), ident="debrief-score")
        yield Prose(climb([turn.receipt for turn in told.turns], words), ident="debrief-climb")
        if told.bends:
            yield from self._section("debrief.shape")
        for bend in told.bends:
            yield self._bend(bend)

    def _section(self, key: str) -> ComposeResult:
        yield Prose(label(self._words(key, name=self._debrief.customer)), classes="section")

    def _stars(self) -> Content:
        verdict = self._debrief.verdict
        return Content.assemble(
            ("●" * verdict, "$step-golden"),
            ("○" * (5 - verdict), "$faint"),
            ("  " + self._words("debrief.verdict", verdict=verdict), "$quiet"),
        )

    def _want(self, want: WantView) -> Row:
        mark, colour = MARKS[want.mark]
        words = self._words
        how = words(f"debrief.mark.{want.mark}")
        if want.turn:
            how = f"{how}, {words('debrief.turn', n=want.turn)}"
        width = max(len(words(f"debrief.want.{name}")) for name in ("feel", "think", "do"))
        name = Content.styled(words(f"debrief.want.{want.want}").ljust(width), "$quiet")
        told = join(
            join(name, plain(want.text), by="  "),
            label(how, colour),
            by="\n",
        )
        return Row(label(mark, colour), told)

    def _settled(self, one: SettledView) -> Row:
        mark, colour = MARKS[one.mark]
        words = self._words
        how = words(f"debrief.mark.{one.mark}")
        if one.turn:
            how = f"{how}, {words('debrief.turn', n=one.turn)}"
        if one.made is not None:
            made = words("debrief.made", n=one.made) if one.made else words("debrief.made.before")
            how = f"{made}; {how}"
        return Row(label(mark, colour), join(plain(one.text), label(how, colour), by="\n"))

    def _bend(self, bend: BendView) -> Row:
        words, colour = self._words, "$gain" if bend.points > 0 else "$cost"
        key = "debrief.turn" if bend.first == bend.last else "debrief.replies"
        where = words(key, n=bend.first, first=bend.first, last=bend.last)
        told = join(plain(bend.message), label(where, "$quiet"), by="  ")
        return Row(label(sign(bend.points), colour), told)

    def _score(self) -> Content:
        told, words = self._debrief, self._words
        parts = [label(str(told.score), "bold $voice"), meter(told.score, "$voice", 24)]
        if told.best_before is None or told.score > told.best_before:
            parts.append(label(words("debrief.score.best"), "$gain"))
        else:
            parts.append(label(words("debrief.score.before", score=told.best_before), "$quiet"))
        return join(*parts, by="  ")
