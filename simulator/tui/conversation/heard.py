"""What the customer said, and what a reply did with it."""

from __future__ import annotations

from scoring.retold import is_news
from simulator.tui.row import Row
from simulator.tui.safe import Content, Prose, join, label, plain
from simulator.tui.views import ReceiptView, UptakeMark, UptakeView
from simulator.tui.words import Words

MARKS: dict[UptakeMark, tuple[str, str]] = {
    "contradicted": ("×", "$cost"),
    "taken-up": ("●", "$gain"),
    "left-out": ("○", "$quiet"),
}


def heard_line(receipt: ReceiptView, words: Words) -> Content:
    """Return in a line how much was taken up, left out and contradicted; nothing where that is no news."""
    if not is_news([one.mark for one in receipt.uptake], receipt.value):
        return Content("")
    counts = {mark: sum(len(one.said) for one in receipt.uptake if one.mark == mark) for mark in MARKS}
    told = [label(words.count(f"heard.{mark}", count), MARKS[mark][1]) for mark, count in counts.items() if count]
    return join(label(words("heard.heading"), "$quiet"), join(*told, by=" · "), by="  ")


def heard_text(one: UptakeView, words: Words) -> Content:
    """Return whether it was told, felt or asked for, the customer's own words, and what became of them."""
    kind, colour = label(words(f"heard.{one.kind}"), "$quiet"), MARKS[one.mark][1]
    said = plain(", ".join(words("quote", text=quote) for quote in one.said), "italic")
    if one.mark == "left-out":
        return join(join(kind, label(words("heard.left-out"), colour), by=" · "), said, by=" ")
    reply = words("quote", text=one.reply)
    return join(kind, said, label(words(f"heard.{one.mark}.by", reply=reply), colour), by=" ")


class Heard(Row):
    """Pieces of what the customer said that the same became of: a mark in the margin, the words beside it."""

    def __init__(self, one: UptakeView, words: Words) -> None:
        mark, colour = MARKS[one.mark]
        super().__init__(label(f"{mark:>3}", colour), heard_text(one, words), indent=5, classes="heard")


def heard_parts(receipt: ReceiptView, words: Words) -> list[Prose | Row]:
    """Return the heading and a row for each, or nothing where there is nothing to tell."""
    if not receipt.uptake:
        return []
    heading = Prose(label(words("heard.heading"), "$quiet"), classes="heard-heading")
    return [heading, *(Heard(one, words) for one in receipt.uptake)]
