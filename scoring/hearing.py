"""What a customer said, taken apart: clauses that ask, clauses that tell, and words for what they feel.

By words and marks alone, because the customer's words are not parsed. What words ask, and what words feel, stands in
the packs (the kinds ``heard-request``, ``heard-feeling`` and ``heard-scolding``, the list ``orders``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.cues import Pack
from scoring.folding import fold
from scoring.matching import Index, Patterns
from scoring.model import UptakeKind
from scoring.tokens import Tokens

if TYPE_CHECKING:
    from spacy.language import Language

MOST_HEARD = 24
"""Facts, feelings and requests that are looked at in one turn; of very long ones, the first."""

_KINDS = ("heard-request", "heard-feeling", "heard-scolding")
_CLEAR = 3
_ENDS = frozenset((".", "!", "?", "...", "…"))
_BREAKS = frozenset((",", ";", ":", "-", "–", "—", "(", ")", '"', "/"))
_JOINS = {
    "en": frozenset("and but so because while though although or then plus".split()),
    "fr": frozenset("et mais donc car parce alors puis sauf ou".split()),
}
_SUBJECTS = {
    "en": frozenset("i we my our he she they you it the this that there can could is your his her".split()),
    "fr": frozenset("je j' on nous il elle ils elles mon ma mes vous c' ca le la les tu notre votre qu' que".split()),
}
_LEADS = {
    "en": frozenset("please just so and then ok okay now hi hello also at least well but or".split()),
    "fr": frozenset("alors et donc bon bonjour svp ok puis mais juste ou".split()),
}


@dataclass(frozen=True, slots=True)
class Heard:
    """Tokens ``start`` to ``end`` of what the customer said: a fact, a feeling or a request.

    ``keys`` are its words of substance. ``clear`` is a request that nobody could overlook.
    """

    kind: UptakeKind
    start: int
    end: int
    keys: frozenset[str]
    clear: bool = False


class Hearing:
    """Takes a customer's words apart, by the words of a pack. Raises ``CueError`` for a faulty pattern."""

    def __init__(self, nlp: Language, pack: Pack) -> None:
        self._language = pack.language
        self._patterns = [Patterns(nlp, pack.kinds.get(kind, []), pack.lists, pack.language) for kind in _KINDS]
        self._index = Index(self._patterns)
        self._orders = frozenset(map(fold, pack.lists.get("orders", ())))

    def __call__(self, said: Tokens) -> tuple[Heard, ...]:
        """Return what is in ``said``, in the order in which it was said."""
        clauses = list(self._clauses(said))
        if not clauses:
            return ()
        starts = [start for start, _ in clauses]
        tried = dict(self._index.candidates(said.words))
        requests, feelings, scolding = (
            patterns.spans(said, tried[number]) if number in tried else []
            for number, patterns in enumerate(self._patterns)
        )
        asked, scolds = ({bisect_right(starts, start) - 1 for start, _ in spans} for spans in (requests, scolding))
        felt = frozenset().union(*(_keys(said, start, end) for start, end in feelings))
        found: list[Heard] = []
        for number, (start, end) in enumerate(clauses):
            keys = _keys(said, start, end)
            if number in asked or self._orders_something(said, start, end):
                clear = number not in scolds and _words(said, start, end) >= _CLEAR
                found.append(Heard(UptakeKind.REQUEST, start, end, keys, clear))
            elif keys - felt:
                found.append(Heard(UptakeKind.FACT, start, end, keys))
        found += [Heard(UptakeKind.FEELING, start, end, _keys(said, start, end)) for start, end in feelings]
        return tuple(sorted(found, key=lambda one: (one.start, one.end))[:MOST_HEARD])

    def _orders_something(self, said: Tokens, start: int, end: int) -> bool:
        """Whether the clause begins with a verb that orders: "Cancel it", "and just send me the bill"."""
        leads = _LEADS[self._language]
        first = next((place for place in range(start, end) if said.compared[place] not in leads), end)
        return first < end and said.compared[first] in self._orders and _words(said, start, end) >= 2

    def _clauses(self, said: Tokens) -> Iterator[tuple[int, int]]:
        """Yield the clauses that hold a word, without the marks around them but with their question mark."""
        joins, subjects = _JOINS[self._language], _SUBJECTS[self._language]
        start = 0
        for place, word in enumerate(said.compared):
            if word in _ENDS or word in _BREAKS:
                end = place + 1 if word == "?" else place
                nextstart = place + 1
            elif word in joins and place > start and subjects.intersection(said.compared[place + 1 : place + 2]):
                end = nextstart = place
            else:
                continue
            if clause := _trimmed(said, start, end):
                yield clause
            start = nextstart
        if clause := _trimmed(said, start, len(said)):
            yield clause


def _trimmed(said: Tokens, start: int, end: int) -> tuple[int, int] | None:
    lexemes = said.lexemes
    while start < end and not lexemes[start].is_word:
        start += 1
    while end > start and not lexemes[end - 1].is_word and said.text[end - 1] != "?":
        end -= 1
    return (start, end) if start < end else None


def _words(said: Tokens, start: int, end: int) -> int:
    return sum([word.is_word for word in said.lexemes[start:end]])


def _keys(said: Tokens, start: int, end: int) -> frozenset[str]:
    return frozenset(word.key for word in said.lexemes[start:end] if word.key)
