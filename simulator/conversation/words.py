"""Finding words and phrases in what somebody typed.

Case, accents and the kind of apostrophe make no difference; only whole words count; a word that ends in ``*`` stands
for every word that begins like it. Nothing that comes from a scenario file is ever used as a regular expression, and
the time taken grows with the length of the text alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from simulator.conversation.grammar import Grammar, grammar_of
from simulator.scenario.model import LIST_SIGN

_APOSTROPHES = dict.fromkeys(map(ord, "’‘‛ʼʹ′`´＇"), "'")
_LIGATURES = {ord("œ"): "oe", ord("æ"): "ae", ord("ø"): "o", ord("đ"): "d", ord("ł"): "l"}

_TOKEN = re.compile(
    r"(?P<word>[^\W_]+(?:'[^\W_]+)*)"
    r"|(?P<stop>[!?\n;]|\.(?![0-9])|(?<![0-9])\.)"
    r"|(?P<pause>[,:()\[\]\u2013\u2014]|-(?=\s|-))"
)
_PHRASE_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*\*?")

_ENGLISH_TAILS = frozenset({"s", "ll", "re", "d", "ve", "m"})
_FRENCH_HEADS = frozenset({"l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quelqu"})
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "st", "mme", "mlle"})


def fold(text: str) -> str:
    """Return ``text`` without the differences that typing makes: case, accents, kinds of apostrophe."""
    text = text.translate(_APOSTROPHES).casefold().translate(_LIGATURES)
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) != "Mn")
    return bare.casefold()


def tokens(text: str) -> list[str]:
    """Return the words of ``text`` as ``Reading`` finds them, folded."""
    return [match.group() for match in _TOKEN.finditer(fold(text)) if match.lastgroup == "word"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: folded, with the other forms it answers to, and where it stands."""

    text: str
    keys: frozenset[str]
    sentence: int
    clause: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words ``start`` to ``end`` (not included) of a text, and whether they ask something."""

    start: int
    end: int
    question: bool


class Reading:
    """A text read once: its words, clauses and sentences, ready to be searched.

    ``language`` decides which words open a question or a clause; an unknown one is read as English. ``lists`` are the
    scenario's lists of words, which a phrase such as ``@yes`` stands for.
    """

    __slots__ = ("_index", "_lists", "clauses", "grammar", "sentences", "text", "words")

    def __init__(self, text: str, language: str = "en", lists: Mapping[str, Sequence[str]] | None = None) -> None:
        self.text = text
        self._lists = lists or {}
        self.grammar: Grammar = grammar_of(language)
        self._index = _indexed(text, self.grammar.language)
        self.words, self.sentences, self.clauses = self._index.words, self._index.sentences, self._index.clauses

    def places(self, phrase: str) -> list[tuple[int, int]]:
        """Return where ``phrase``, or one of the list that it names, stands, as (first word, word after the last)."""
        if phrase.startswith(LIST_SIGN):
            inner = (one for one in self._lists.get(phrase[1:], ()) if not one.startswith(LIST_SIGN))
            return sorted({place for one in inner for place in self.places(one)})
        known = self._index.known.get(phrase)
        if known is None:
            known = self._index.known[phrase] = tuple(self._search(phrase))
        return list(known)

    def _search(self, phrase: str) -> list[tuple[int, int]]:
        parts = _parts(phrase)
        if not parts:
            return []
        return [
            (start, start + len(parts))
            for start in self._starting(parts[0])
            if start + len(parts) <= len(self.words)
            and all(_fits(part, self.words[start + offset].keys) for offset, part in enumerate(parts[1:], start=1))
        ]

    def like(self, text: str) -> Reading:
        """Return the reading of another text with the same language and lists."""
        return Reading(text, self.grammar.language, self._lists)

    def mentions(self, phrases: Iterable[str]) -> bool:
        """Say whether the text uses one of ``phrases``."""
        return any(self.places(phrase) for phrase in phrases)

    def asks_with(self, phrases: Iterable[str], anywhere: bool = False) -> bool:
        """Say whether a question in the text uses one of ``phrases``; ``anywhere`` takes every sentence for one."""
        return any(
            anywhere or self.sentence_of(start).question for phrase in phrases for start, _ in self.places(phrase)
        )

    def clause_of(self, place: int) -> tuple[int, int]:
        """Return the clause around the word at ``place``, as (first word, word after the last)."""
        return self.clauses[self.words[place].clause]

    def sentence_of(self, place: int) -> Sentence:
        """Return the sentence around the word at ``place``."""
        return self.sentences[self.words[place].sentence]

    def texts(self, start: int, end: int) -> list[str]:
        """Return the folded words from ``start`` to ``end`` (not included)."""
        return [word.text for word in self.words[start:end]]

    def _starting(self, part: str) -> list[int]:
        if part.endswith("*"):
            found = {place for key, at in self._index.where.items() if key.startswith(part[:-1]) for place in at}
        else:
            found = {place for key in _forms(part) for place in self._index.where.get(key, ())}
        return sorted(found)


@dataclass(frozen=True, slots=True)
class _Index:
    """What reading a text yields; ``known`` holds the places of the phrases that were looked for already."""

    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    clauses: dict[int, tuple[int, int]]
    where: dict[str, list[int]]
    known: dict[str, tuple[tuple[int, int], ...]]


# Checking a scenario gives the customer the same few hundred replies thousands of times.
@lru_cache(maxsize=400)
def _indexed(text: str, language: str) -> _Index:
    words, sentences = _read(text, grammar_of(language))
    where: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        for key in word.keys:
            where.setdefault(key, []).append(place)
    return _Index(words, sentences, _clauses(words), where, {})


@lru_cache(maxsize=4096)
def _parts(phrase: str) -> tuple[str, ...]:
    return tuple(_PHRASE_WORD.findall(fold(phrase)))


def _forms(part: str) -> tuple[str, ...]:
    """The spellings that a phrase's word accepts: with its apostrophe, or typed in a hurry without."""
    return (part, part.replace("'", "")) if "'" in part else (part,)


def _fits(part: str, keys: frozenset[str]) -> bool:
    if part.endswith("*"):
        return any(key.startswith(part[:-1]) for key in keys)
    return any(form in keys for form in _forms(part))


def _keys(word: str) -> frozenset[str]:
    """``film's`` answers to ``film`` and ``l'addition`` to ``addition``; ``can't`` never to ``can``."""
    if "'" not in word:
        return frozenset({word})
    keys = {word}
    first, _, last = word.rpartition("'")
    if last in _ENGLISH_TAILS:
        keys.add(first)
    first, _, last = word.partition("'")
    if first in _FRENCH_HEADS:
        keys.add(last)
    return frozenset(keys)


def _clauses(words: tuple[Word, ...]) -> dict[int, tuple[int, int]]:
    bounds: dict[int, tuple[int, int]] = {}
    for place, word in enumerate(words):
        start, _ = bounds.get(word.clause, (place, place))
        bounds[word.clause] = (start, place + 1)
    return bounds


def _read(text: str, grammar: Grammar) -> tuple[tuple[Word, ...], tuple[Sentence, ...]]:
    words: list[Word] = []
    sentences: list[Sentence] = []
    start = clause = 0

    def close(question: bool) -> None:
        nonlocal start
        asked = question or grammar.opens_question([word.text for word in words[start : start + 8]])
        sentences.append(Sentence(start, len(words), asked))
        start = len(words)

    for match in _TOKEN.finditer(fold(text)):
        mark = match.group()
        if match.lastgroup == "word":
            clause += mark in grammar.joins
            words.append(Word(mark, _keys(mark), len(sentences), clause))
        elif match.lastgroup == "pause":
            clause += 1
        elif len(words) > start:
            if mark == "." and words[-1].text in _TITLES:
                continue
            clause += 1
            close(mark == "?")
        elif mark == "?" and sentences:
            last = sentences[-1]
            sentences[-1] = Sentence(last.start, last.end, True)
    if len(words) > start:
        close(False)
    return tuple(words), tuple(sentences)
