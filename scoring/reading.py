"""One reply as the scorer sees it: parsed, beside the words of the customer that it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.hearing import Heard
from scoring.model import Context, Span
from scoring.prepare import Prepared
from scoring.tokens import Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier turn: what the customer said and what they were told, neither parsed, and the kinds of that reply."""

    said: Tokens
    reply: Tokens
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reading:
    """What the detectors read. ``tokens`` are those of the parse of ``prepared.text``; ``said`` those of the
    customer's last words, which are not parsed; ``kinds`` what kinds of words those are (praise, question …), ``heard``
    the facts, feelings and requests in them. ``before`` are the earlier turns, oldest first; ``told`` the facts that
    the customer has told.
    """

    reply: str
    context: Context
    prepared: Prepared
    tokens: Tokens
    said: Tokens
    said_prepared: Prepared
    kinds: frozenset[str] = frozenset()
    heard: tuple[Heard, ...] = ()
    before: tuple[Before, ...] = ()
    told: tuple[Tokens, ...] = ()

    @property
    def doc(self) -> Doc:
        """The parse of ``prepared.text``."""
        return self.tokens.doc

    def span(self, start: int, end: int) -> Span:
        """Return the untouched reply's span for the tokens from ``start`` to ``end`` of the parse."""
        low, high = _offsets(self.tokens, self.prepared, start, end)
        return Span(low, high, self.reply[low:high], "reply")

    def characters(self, start: int, end: int) -> Span:
        """Return the span of the untouched reply's characters from ``start`` to ``end``."""
        return Span(start, end, self.reply[start:end], "reply")

    def said_span(self, start: int, end: int) -> Span:
        """Return the span of the customer's words for the tokens from ``start`` to ``end`` of ``said``."""
        low, high = _offsets(self.said, self.said_prepared, start, end)
        return Span(low, high, self.context.customer[low:high], "customer")


def _offsets(tokens: Tokens, prepared: Prepared, start: int, end: int) -> tuple[int, int]:
    return prepared.span(tokens.offsets[start], tokens.offsets[end - 1] + len(tokens.text[end - 1]))
