"""What can be said of a raw pattern's matches by words and tags alone, before one of spaCy's matchers is run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scoring.folding import fold
from scoring.phrases import Words
from scoring.tokens import TAGGED, Tokens

# How many tokens a repeated token of a raw pattern may be; the others are open-ended.
_MOST = {"1": 1, "?": 1, **{f"{{{low},{high}}}": high for high in range(1, 10) for low in range(high + 1)}}


@dataclass(frozen=True, slots=True)
class Slot:
    """One token of a pattern: the words and the tags that it may have (any where none are named), whether it begins a
    sentence, and how often it stands there; ``most`` is none where that is open.
    """

    words: frozenset[str] | None
    tags: frozenset[str] | None
    begins: bool
    least: int
    most: int | None


def may_stand(slots: Sequence[Slot], tokens: Tokens) -> bool:
    """Say whether ``slots`` may stand in ``tokens`` one behind the other; never false where they do.

    The places where the next slot may begin are the bits of a whole number.
    """
    everywhere = reached = (1 << len(tokens)) - 1
    for slot in slots:
        here = reached
        if slot.words is not None:
            here &= tokens.words.standing(slot.words)
        if slot.tags is not None:
            here &= tokens.tags.standing(slot.tags)
        if slot.begins:
            here &= tokens.begins
        if slot.least:
            reached = 0
        if here and slot.most is None:
            reached |= everywhere & -(here & -here)
        elif here:
            for length in range(slot.least or 1, (slot.most or 1) + 1):
                reached |= here << length
        if not reached:
            return False
    return True


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of which every match has one, with at most ``before`` words in front of it and ``after`` behind it."""

    words: frozenset[str]
    before: int
    after: int

    def windows(self, text: Words) -> list[tuple[int, int]]:
        """Return the stretches of ``text`` in which every match lies; they do not overlap."""
        length = len(text)
        out: list[tuple[int, int]] = []
        for place in text.any_of(self.words):
            low, high = max(0, place - self.before), min(length, place + self.after + 1)
            if out and low <= out[-1][1]:
                low = out.pop()[0]
            out.append((low, high))
        return out


def windows(anchored: Sequence[Anchor], text: Words) -> list[tuple[int, int]]:
    """Return the shortest stretches of ``text`` in which every match lies that has all of ``anchored``."""
    return min((anchor.windows(text) for anchor in anchored), key=_total)


def _total(stretches: list[tuple[int, int]]) -> int:
    return sum(high - low for low, high in stretches)


def slots_of(pattern: Sequence[dict[str, Any]], language: str) -> tuple[Slot, ...]:
    """The places of a pattern; what else a token must be is left to the matcher."""
    out = []
    for token in pattern:
        often = token.get("OP", "1")
        if often == "!":
            # What must not be there says nothing about what is.
            out.append(Slot(None, None, begins=False, least=0, most=None))
            continue
        out.append(
            Slot(
                words=_compared(token, language) or None,
                tags=frozenset(literals(token.get(TAGGED[language]))) or None,
                begins=token.get("IS_SENT_START") is True,
                least=int(often in ("1", "+", "{1}")),
                most=_MOST.get(often),
            )
        )
    return tuple(out)


def _compared(token: dict[str, Any], language: str) -> frozenset[str]:
    """The words that ``token`` names, where they are those that texts are compared by."""
    words = frozenset((*literals(token.get("LOWER")), *literals(token.get("NORM"))))
    return words if all(" " not in word and (language != "fr" or fold(word) == word) for word in words) else frozenset()


def anchors(pattern: Sequence[dict[str, Any]], language: str) -> tuple[Anchor, ...]:
    """The words by which matches are found; none where a match may be of any length."""
    longest_runs = [_MOST.get(token.get("OP", "1")) for token in pattern]
    lengths = [most for most in longest_runs if most is not None]
    if len(lengths) < len(pattern):
        return ()
    out = []
    for i, token in enumerate(pattern):
        words = _compared(token, language)
        if words and token.get("OP", "1") == "1":
            out.append(Anchor(words, sum(lengths[:i]), sum(lengths[i + 1 :])))
    return tuple(out)


def literals(value: Any) -> list[str]:
    """Return the words that an attribute of a token names; none where it tells them otherwise."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [word for word in value.get("IN", []) if isinstance(word, str)]
    return []
