"""What became of the customer's words, as people are told it: only what is sure, and worth a line.

A score keeps everything that was heard. Much of it is no news to anybody: a word by itself that was left out, the same
words twice, what stands in brackets, a request that only small words answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scoring.model import NEUTRAL_START, Entry, Span, Uptake, UptakeKind, UptakeStatus

_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_PLAIN_ANSWERS = frozenset("yes no yep nope yeah nah ok okay sure oui non si volontiers".split())
_ARTICLES = frozenset("one un une".split())
_LONG = 4
_SMALL = frozenset(
    "have been were will would shall could should might must does this that they there their your with what when "
    "suis sont sommes etes êtes avez avons etre être avoir cela elle elles nous vous fait faits dans pour avec".split()
)
_ORDER = (UptakeStatus.CONTRADICTED, UptakeStatus.TAKEN_UP, UptakeStatus.LEFT_OUT)
_KINDS = (UptakeKind.REQUEST, UptakeKind.FEELING, UptakeKind.FACT)


@dataclass(frozen=True, slots=True)
class Retold:
    """Pieces of the customer's words of one ``kind`` that the same became of, in the order in which they were said.

    ``reply`` are the words that take them up or contradict them, none where they are left out.
    """

    kind: UptakeKind
    status: UptakeStatus
    said: tuple[Span, ...]
    reply: Span | None = None


def retold(uptake: Sequence[Uptake], customer: str = "", found: Iterable[Entry] = ()) -> tuple[Retold, ...]:
    """Return what of ``uptake`` is told: what is contradicted first, then what is taken up, then what is left out.

    ``customer`` are the words that it stands in, where they are at hand: what is in brackets there is narrated, or
    said in passing. What the findings ``found`` tell already, that something was not answered or that the answer cost
    points, is not told again. A feeling is told with the clause around it.
    """
    aside = [found.span() for found in _BRACKETS.finditer(customer)]
    found = list(found)
    unanswered = [entry.span for entry in found if entry.span.text == "customer"]
    costly = [entry.span for entry in found if entry.span.text == "reply" and entry.points < 0]
    told = [
        one
        for one in uptake
        if _is_sure(one)
        and not _is_trifle(one)
        and not any(start <= one.said.start and one.said.end <= end for start, end in aside)
        and not (one.status is UptakeStatus.LEFT_OUT and _meets(one.said, unanswered))
        and not (_is_answered(one) and _meets(one.reply, costly))
    ]
    return _grouped(_each_once(_with_feelings_in_place(told)))


def is_news(became: Iterable[str], value: int) -> bool:
    """Return whether it is worth a word, unasked, what ``became`` of the customer's words in a reply scored ``value``.

    Not every word wants an answer: of a reply that did well, it is no news by itself that something was left out.
    """
    seen = set(became)
    return bool(seen) and (value < NEUTRAL_START or seen != {UptakeStatus.LEFT_OUT})


def _is_answered(one: Uptake) -> bool:
    return one.kind is UptakeKind.REQUEST and one.status is UptakeStatus.TAKEN_UP


def _meets(one: Span | None, others: Iterable[Span]) -> bool:
    return one is not None and any(one.start < other.end and other.start < one.end for other in others)


def _is_trifle(one: Uptake) -> bool:
    """Whether it is a mark in a list, or a single word that nobody would miss."""
    words = _words(one.said.quote)
    if sum(map(len, words)) < 2:
        return True
    if len(words) > 1 or words[0].isdigit():
        return False
    return one.kind is UptakeKind.REQUEST or (one.kind is UptakeKind.FACT and one.status is UptakeStatus.LEFT_OUT)


def _is_sure(one: Uptake) -> bool:
    """Whether the reply's words show that they are about this piece: small words answer anything."""
    if one.status is not UptakeStatus.TAKEN_UP or one.reply is None:
        return True
    words = _words(one.reply.quote)
    if one.kind is not UptakeKind.REQUEST:
        return not _ARTICLES.issuperset(words)
    if not _PLAIN_ANSWERS.isdisjoint(words):
        return True
    telling = [word for word in words if word.isdigit() or (len(word) >= _LONG and word not in _SMALL)]
    if len(words) > 1:
        return bool(telling)
    # One word by itself is sure only where the customer used it too, in whatever form.
    asked = {word[:_LONG] for word in _words(one.said.quote)}
    return any(word[:_LONG] in asked for word in telling)


def _with_feelings_in_place(told: Sequence[Uptake]) -> list[Uptake]:
    """Tell a clause that holds a feeling as that feeling, where the same became of both."""
    around: dict[int, Uptake] = {}
    for place, feeling in enumerate(told):
        for one in told:
            same = one.kind is UptakeKind.FACT and one.status is feeling.status
            if feeling.kind is UptakeKind.FEELING and same and _holds(one.said, feeling.said):
                around[place] = one
    clauses = list(around.values())
    return [
        Uptake(one.kind, one.status, around[place].said, one.reply) if place in around else one
        for place, one in enumerate(told)
        if one not in clauses
    ]


def _holds(one: Span, other: Span) -> bool:
    return one.start <= other.start and other.end <= one.end


def _each_once(told: Sequence[Uptake]) -> list[Uptake]:
    """Tell the same words once, with what says most about them."""
    best: dict[tuple[str, ...], Uptake] = {}
    for one in told:
        words = tuple(_words(one.said.quote))
        if words not in best or _ORDER.index(one.status) < _ORDER.index(best[words].status):
            best[words] = one
    return list(best.values())


def _grouped(told: Sequence[Uptake]) -> tuple[Retold, ...]:
    groups: dict[tuple[int, int, Span | None], list[Span]] = {}
    for one in told:
        group = (_ORDER.index(one.status), _KINDS.index(one.kind), one.reply)
        groups.setdefault(group, []).append(one.said)
    ordered = sorted(groups.items(), key=lambda group: (group[0][0], group[0][1], group[1][0].start))
    return tuple(
        Retold(_KINDS[kind], _ORDER[status], tuple(sorted(said, key=lambda span: span.start)), reply)
        for (status, kind, reply), said in ordered
    )


def _words(quote: str) -> list[str]:
    return _WORD.findall(quote.casefold())
