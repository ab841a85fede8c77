"""The climb: which step each reply stood on, drawn as a small staircase."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.tui.safe import Content
from simulator.tui.views import ReceiptView, StepName
from simulator.tui.words import Words

LADDER: tuple[StepName, ...] = ("platinum", "empathy", "neutral", "golden", "company")


def climb(receipts: Sequence[ReceiptView], words: Words) -> Content:
    """Return one row per step, highest first, with a mark for each reply in its row, and the replies' numbers below.

    The neutral row is left out when no reply stood there.
    """
    steps = [receipt.step for receipt in receipts]
    rows = [step for step in LADDER if step != "neutral" or "neutral" in steps]
    width = max(len(words(f"step.{step}")) for step in rows)
    cell = 3 if len(steps) <= 12 else 2
    lines: list[Content] = []
    for step in rows:
        cells = [("●" if stood == step else "·").rjust(cell) for stood in steps]
        marks = Content.assemble(
            *((text, f"$step-{step}" if stood == step else "$rule") for text, stood in zip(cells, steps, strict=True))
        )
        lines.append(Content.styled(words(f"step.{step}").rjust(width), f"$step-{step}") + marks)
    numbers = "".join(str(receipt.number).rjust(cell) for receipt in receipts)
    lines.append(Content.styled(" " * width + numbers, "$faint"))
    return Content("\n").join(lines)
