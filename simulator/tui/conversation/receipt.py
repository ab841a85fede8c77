"""The receipt: the score of a reply and how it came about, in the trainee's own words."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from scoring.model import PRAISED
from scoring.text import one_line
from simulator.tui.conversation.heard import heard_parts
from simulator.tui.conversation.marked import marked, sign
from simulator.tui.meter import meter
from simulator.tui.row import Row
from simulator.tui.safe import Content, Prose, join, label, plain
from simulator.tui.views import FindingView, ReceiptView
from simulator.tui.words import Words


def score_line(receipt: ReceiptView, words: Words, width: int = 20) -> Content:
    """Return the score, a meter and the step, all in the step's colour."""
    colour = f"$step-{receipt.step}"
    return join(
        label(f"{receipt.value:>3}", f"bold {colour}"),
        meter(receipt.value, colour, width),
        label(words(f"step.{receipt.step}"), colour),
        by=" ",
    )


def arithmetic(receipt: ReceiptView) -> Content:
    """Return the sum whose terms are the receipt: 50 +21 −9 = 62."""
    start, *terms = receipt.sum or (receipt.value,)
    told = [label(str(start), "$quiet")]
    told += [label(sign(points), "$gain" if points > 0 else "$cost") for points in terms if points]
    told.append(label(f"= {receipt.value}", "$quiet"))
    return join(*told, by=" ")


def finding_text(finding: FindingView, words: Words, *, best: bool = False) -> Content:
    """Return what a finding says: the words it is about, the message, and what to try."""
    quote = plain(words("quote", text=one_line(finding.quote)), "italic $quiet")
    if finding.of_customer:
        quote = join(label(words("receipt.unanswered"), "$quiet"), quote, by=" ")
    if best:
        quote = join(label(words("receipt.best"), "bold $gain"), quote, by="  ")
    parts = [quote, plain(finding.message)]
    if finding.suggestion:
        parts.append(join(label(words("receipt.try"), "$voice"), plain(finding.suggestion, "$voice"), by=" "))
    return join(*parts, by="\n")


class Finding(Row):
    """One finding: its points in the margin, what it says beside them."""

    def __init__(self, finding: FindingView, words: Words, *, best: bool = False) -> None:
        colour = "$gain" if finding.points > 0 else "$cost" if finding.points < 0 else "$quiet"
        points = sign(finding.points) if finding.points else "·"
        super().__init__(
            label(f"{points:>3}", f"bold {colour}"),
            finding_text(finding, words, best=best),
            indent=5,
            classes="finding",
        )


class Receipt(VerticalScroll, can_focus=True):
    """Shows one receipt at a time; on demand the findings beyond the first three, and what the customer had said."""

    def __init__(self, words: Words) -> None:
        super().__init__(id="receipt")
        self._words = words
        self._receipt: ReceiptView | None = None
        self.all_shown = False

    def compose(self) -> ComposeResult:
        """Lay out an empty receipt."""
        yield Vertical(Prose(plain(self._words("receipt.empty"), "$faint")), id="receipt-body")

    @property
    def receipt(self) -> ReceiptView | None:
        """The receipt on show."""
        return self._receipt

    async def show(self, receipt: ReceiptView, *, everything: bool = False) -> None:
        """Show ``receipt``, with ``everything`` found in it or only what to look at first."""
        self._receipt = receipt
        self.all_shown = everything and _has_more(receipt)
        body = self.query_one("#receipt-body", Vertical)
        async with self.batch():
            await body.remove_children()
            await body.mount_all(self._parts(receipt))
        self.scroll_home(animate=False)

    async def toggle_all(self) -> None:
        """Show the other findings too and what the customer had said, or only the first findings again."""
        if self._receipt is not None and _has_more(self._receipt):
            await self.show(self._receipt, everything=not self.all_shown)

    def _parts(self, receipt: ReceiptView) -> list[Prose | Row]:
        words = self._words
        parts: list[Prose | Row] = [
            Prose(label(words("receipt.heading.n", n=receipt.number), "bold $quiet"), classes="receipt-heading"),
            Prose(score_line(receipt, words), classes="receipt-score"),
            Prose(marked(receipt), classes="receipt-words"),
        ]
        found = receipt.findings if self.all_shown else receipt.first
        for number, finding in enumerate(found):
            best = number == 0 and finding.points >= PRAISED
            parts.append(Finding(finding, words, best=best))
        if not receipt.findings:
            parts.append(Prose(plain(words("receipt.plain"), "$quiet"), classes="receipt-note"))
        parts += [Prose(plain(note, "$step-golden"), classes="receipt-note") for note in receipt.notes]
        parts.append(Prose(arithmetic(receipt), classes="receipt-sum"))
        if self.all_shown:
            parts += heard_parts(receipt, words)
        if _has_more(receipt):
            parts.append(Prose(label(self._more(receipt), "$quiet"), classes="receipt-more"))
        return parts

    def _more(self, receipt: ReceiptView) -> str:
        if self.all_shown:
            return self._words("receipt.fewer")
        return self._words.count("receipt.more", len(receipt.rest)) if receipt.rest else self._words("receipt.heard")


def _has_more(receipt: ReceiptView) -> bool:
    return bool(receipt.rest or receipt.uptake)
