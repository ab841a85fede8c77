"""The short pattern language of the cue packs, compiled to regular expressions over words.

spaCy's own Matcher walks every pattern over every word; with a thousand phrases that costs ten times the parse.

::

    sorry if|that you feel      alternatives with |
    we [really|truly] value     optional words in [ ]
    what would you <want-verbs> a list that the pack declares
    i 'd hate ** too            * one word, [*] one or none, ** up to three, *** up to six, never across the end
                                of a sentence
    as_well                     _ joins the words of one alternative

Words are matched in lower case and in the spelling in which ``prepare`` hands them to the parser; contractions are
split as spaCy splits them, so ``can't`` may be written as it is typed. French words match with and without their
accents and hyphens (``scoring.folding``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from scoring.errors import CueError
from scoring.prepare import canonical

if TYPE_CHECKING:
    from scoring.tokens import Tokens

MAX_ALTERNATIVES = 400
_ENDINGS = frozenset({"'m", "'ve", "'re", "'ll", "'d", "'s", "n't"})
_ANY = r"(?: (?!(?:[.!?…;]|\.\.\.)(?: |$))[^ ]+)"
_GAPS = {"*": _ANY, "[*]": f"{_ANY}?", "**": f"{_ANY}{{0,3}}", "***": f"{_ANY}{{0,6}}"}


@dataclass(frozen=True)
class Phrase:
    """A compiled phrase. ``required`` are sets of words of each of which a text must have one; ``leads`` those that
    it starts with, where it starts with a word that must be there.
    """

    source: str
    required: tuple[frozenset[str], ...]
    leads: frozenset[str] = frozenset()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _compiled(self.source)

    def spans(self, text: Words, tokens: Tokens | None = None) -> list[tuple[int, int]]:
        """Return where the phrase stands in ``text``, as spans of words that do not overlap; it needs no parse."""
        for words in self.required:
            if text.present.isdisjoint(words):
                return []
        return self.find(text, tokens)

    def find(self, text: Words, tokens: Tokens | None = None) -> list[tuple[int, int]]:  # noqa: ARG002
        """Do what ``spans`` does, for a text that is known to have the required words."""
        pattern, joined = self._pattern, text.joined
        found: list[tuple[int, int]] = []
        if not self.leads:
            for match in pattern.finditer(joined):
                start = joined.count(" ", 0, match.start())
                found.append((start, start + match.group().count(" ")))
            return found
        offsets = text.offsets
        free = 0
        for start in text.any_of(self.leads):
            if start >= free and (here := pattern.match(joined, offsets[start])):
                free = start + here.group().count(" ")
                found.append((start, free))
        return found


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


class Words:
    """The words of a text as phrases are compared with: one string, and where each word stands.

    Places are kept as the bits of a whole number, so that a pattern's words are looked for at all places at once.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self.present = frozenset(words)
        self._words = ["_" if not word or " " in word else word for word in words]
        self._places: dict[str, int] = {}
        self._found: dict[frozenset[str], list[int]] = {}
        places = self._places
        bit = 1
        for word in self._words:
            places[word] = places.get(word, 0) | bit
            bit += bit

    def __len__(self) -> int:
        return len(self._words)

    @cached_property
    def joined(self) -> str:
        """All words, each behind a blank."""
        return f" {' '.join(self._words)}" if self._words else ""

    @cached_property
    def offsets(self) -> list[int]:
        """Where each word starts in the joined string, and where the last one ends."""
        return [0, *accumulate(len(word) + 1 for word in self._words)]

    def standing(self, words: frozenset[str]) -> int:
        """Return where one of ``words`` stands, as bits."""
        bits = 0
        for word in words & self.present:
            bits |= self._places.get(word, 0)
        return bits

    def any_of(self, words: frozenset[str]) -> list[int]:
        """Return where one of ``words`` stands, in order."""
        found = self._found.get(words)
        if found is None:
            found = self._found[words] = []
            bits = self.standing(words)
            while bits:
                first = bits & -bits
                found.append(first.bit_length() - 1)
                bits ^= first
        return found


def compile_phrase(
    phrase: str, lists: Mapping[str, Sequence[str]], tokenize: Callable[[str], Sequence[str]], language: str
) -> Phrase:
    """Compile ``phrase``. ``tokenize`` splits words as the pipeline does.

    Raises ``CueError`` for an unknown list, an empty phrase, a word in a spelling that never reaches the parser, or a
    place with more than ``MAX_ALTERNATIVES`` alternatives.
    """
    parts: list[str] = []
    required: list[frozenset[str]] = []
    leads: frozenset[str] = frozenset()
    for slot in _slots(phrase):
        if slot in _GAPS:
            parts.append(_GAPS[slot])
            continue
        optional = slot.startswith("[") and slot.endswith("]")
        alternatives = _alternatives(slot[1:-1] if optional else slot, phrase, lists)
        split = sorted({_split(words, phrase, tokenize, language) for words in alternatives}, key=_longest_first)
        if len(split) > MAX_ALTERNATIVES:
            raise CueError(f"the phrase {phrase!r} has {len(split)} alternatives in one place; split it")
        choice = "|".join("".join(f" {re.escape(word)}" for word in words) for words in split)
        parts.append(f"(?:{choice}){'?' if optional else ''}")
        if not optional:
            required.append(_shared(frozenset(words[0] for words in split)))
            leads = leads if parts[1:] else required[0]
    if not required:
        raise CueError(f"the phrase {phrase!r} is empty: it needs at least one word that must be there")
    return Phrase("".join(parts) + "(?= |$)", tuple(required), leads)


@cache
def _shared(words: frozenset[str]) -> frozenset[str]:
    """Return the one set that stands for all equal ones: packs use the same words again and again."""
    return words


def _longest_first(words: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return -len(words), words


def _slots(phrase: str) -> list[str]:
    """Split at spaces outside [ ]."""
    out: list[str] = []
    depth = 0
    current = ""
    for c in phrase.strip():
        depth += (c == "[") - (c == "]")
        if c.isspace() and not depth:
            if current:
                out.append(current)
            current = ""
        else:
            current += "_" if c.isspace() else c
    if depth:
        raise CueError(f"the phrase {phrase!r} has a [ without its ]")
    return [*out, current] if current else out


def _alternatives(word: str, phrase: str, lists: Mapping[str, Sequence[str]]) -> list[str]:
    out: list[str] = []
    for alternative in word.split("|"):
        if alternative.startswith("<") and alternative.endswith(">"):
            name = alternative[1:-1]
            if name not in lists:
                known = ", ".join(sorted(lists)) or "none"
                raise CueError(f"the phrase {phrase!r} uses the list <{name}>, which the pack does not have ({known})")
            out.extend(lists[name])
        elif alternative:
            out.append(alternative)
    if not out:
        raise CueError(f"the phrase {phrase!r} has an empty alternative")
    return out


def _split(alternative: str, phrase: str, tokenize: Callable[[str], Sequence[str]], language: str) -> tuple[str, ...]:
    words = alternative.replace("_", " ").strip()
    for word in words.split():
        spelled = canonical(word, language)
        if spelled != word.lower() and " " not in spelled:
            raise CueError(
                f"the phrase {phrase!r} says {word!r}, which never matches: replies are read with the spelling "
                f"{spelled!r}. Write it so"
            )
    return tuple(_tokens(words, tokenize, language))


def _tokens(words: str, tokenize: Callable[[str], Sequence[str]], language: str) -> list[str]:
    """The tokens of one alternative; an English ending such as ``'ve`` stays whole, as it does behind its word."""
    if language != "en":
        return [token.lower() for token in tokenize(words)]
    pieces = [[word] if word.lower() in _ENDINGS else tokenize(word) for word in words.split()]
    return [token.lower() for piece in pieces for token in piece]
