"""One reply as the scorer sees it: parsed, beside the words of the customer that it answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from scoring.model import Context, Span
from scoring.prepare import Prepared

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Word:
    """A content word: its stem, as typed in lower case, and where it stands in the text it comes from."""

    stem: str
    lower: str
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """What the detectors read. ``doc`` is the parse of ``prepared.text``; ``said`` the customer's last words,
    split into tokens and not parsed; ``kinds`` what kinds of words those are (praise, grievance, question …).
    """

    reply: str
    context: Context
    prepared: Prepared
    doc: Doc
    said: Doc
    said_prepared: Prepared
    kinds: frozenset[str] = frozenset()

    def span(self, start: int, end: int) -> Span:
        """Return the untouched reply's span for the tokens from ``start`` to ``end`` of the parse."""
        low, high = _offsets(self.doc, self.prepared, start, end)
        return Span(low, high, self.reply[low:high], "reply")

    def characters(self, start: int, end: int) -> Span:
        """Return the span of the untouched reply's characters from ``start`` to ``end``."""
        return Span(start, end, self.reply[start:end], "reply")

    def said_span(self, start: int, end: int) -> Span:
        """Return the span of the customer's words for the tokens from ``start`` to ``end`` of ``said``."""
        low, high = _offsets(self.said, self.said_prepared, start, end)
        return Span(low, high, self.context.customer[low:high], "customer")


def _offsets(doc: Doc, prepared: Prepared, start: int, end: int) -> tuple[int, int]:
    first, last = doc[start], doc[end - 1]
    return prepared.span(first.idx, last.idx + len(last))


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """Return the Snowball stem of a lower-case word."""
    return str(_stemmer(language).stemWord(word))


@lru_cache(maxsize=2)
def _stemmer(language: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer({"en": "english", "fr": "french"}[language])
