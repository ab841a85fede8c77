"""A reply in the trainee's own words, with what was found in it highlighted."""

from __future__ import annotations

from simulator.tui.safe import Content, plain
from simulator.tui.views import FindingView, ReceiptView

GAIN, COST, NOTE = "$gain on $gain-tint", "$cost on $cost-tint", "on $note-tint"


def tint(finding: FindingView) -> str:
    """Return the style of a finding's words: what earns, what costs, what is only remarked on."""
    if finding.points > 0:
        return GAIN
    return COST if finding.points < 0 else NOTE


def sign(points: int) -> str:
    """Return points with a true minus sign: +8, −3, ±0."""
    return f"+{points}" if points > 0 else f"−{-points}" if points < 0 else "±0"


def marked(receipt: ReceiptView) -> Content:
    """Return the reply with every finding's span tinted; where two overlap, the shorter one lies on top."""
    content = plain(receipt.reply)
    shown = [finding for finding in receipt.findings if not finding.of_customer and finding.end > finding.start]
    for finding in sorted(shown, key=lambda found: found.start - found.end):
        content = content.stylize(tint(finding), finding.start, finding.end)
    return content
