"""The tokens of a text as plain lists, read once, because asking spaCy token by token costs more than the parse."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scoring.folding import fold, fold_tokens
from scoring.phrases import Words
from scoring.stems import stem, told_key
from scoring.stopwords import stopwords

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

SPOKEN = frozenset((",", "?", "!", ".", "..."))
TAGGED = {"en": "TAG", "fr": "POS"}
"""The tags that the lean pipeline of each language sets."""

_MOST_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Lexeme:
    """What is known of a word wherever it stands.

    ``compared`` is what patterns see, ``key`` its ``told_key``, ``stop`` whether it is a function word, ``spoken``
    whether it counts in the wording of a sentence, ``is_word`` whether a letter or a digit is in it, ``has_digit``
    whether a digit is.
    """

    text: str
    lower: str
    compared: str
    stem: str
    key: str
    is_alpha: bool
    like_num: bool
    stop: bool
    spoken: bool
    is_word: bool
    has_digit: bool


class _Names(dict[int, str]):
    """Names by their numbers in spaCy's store of strings, each asked for once."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._strings = vocab.strings

    def __missing__(self, number: int) -> str:
        name = self[number] = self._strings[number] if number else ""
        return name


class Lexicon:
    """The words of one language that were met so far; it reads a ``Doc`` into ``Tokens``."""

    def __init__(self, vocab: Vocab, language: str) -> None:
        self._vocab = vocab
        self._language = language
        self._known: dict[int, Lexeme] = {}
        self._names = _Names(vocab)

    def read(self, doc: Doc) -> Tokens:
        """Return the tokens of ``doc``."""
        if len(self._known) > _MOST_WORDS:
            self._known.clear()
        known = self._known
        lexemes = []
        for orth in doc.to_array("ORTH").tolist():
            lexeme = known.get(orth)
            if lexeme is None:
                lexeme = known[orth] = self._lexeme(orth)
            lexemes.append(lexeme)
        return Tokens(doc, lexemes, self._language, self._names)

    def _lexeme(self, orth: int) -> Lexeme:
        entry = self._vocab[orth]
        text, lower = entry.orth_, entry.lower_
        is_word = any(c.isalnum() for c in text)
        return Lexeme(
            text=text,
            lower=lower,
            compared=fold(lower) if self._language == "fr" else lower,
            stem=stem(lower, self._language),
            key=told_key(lower, self._language),
            is_alpha=entry.is_alpha,
            like_num=entry.like_num,
            stop=lower in stopwords(self._language),
            spoken=text in SPOKEN or is_word,
            is_word=is_word,
            has_digit=any(c.isdigit() for c in lower),
        )


class Tokens:
    """The tokens of ``doc``: ``lexemes``, and their ``text``, ``lower`` and ``compared`` forms side by side."""

    def __init__(self, doc: Doc, lexemes: list[Lexeme], language: str, names: dict[int, str]) -> None:
        self.doc = doc
        self.lexemes = lexemes
        self.language = language
        self._names = names
        self.text = [lexeme.text for lexeme in lexemes]
        self.lower = [lexeme.lower for lexeme in lexemes]
        self.compared = [lexeme.compared for lexeme in lexemes] if language == "fr" else self.lower

    def __len__(self) -> int:
        return len(self.lexemes)

    @cached_property
    def words(self) -> Words:
        """The words as phrases are compared with."""
        return Words(self.compared)

    @cached_property
    def tag(self) -> list[str]:
        """The tags of a parsed text, in French the parts of speech."""
        return [self._names[tag] for tag in self.doc.to_array(TAGGED[self.language]).tolist()]

    @cached_property
    def tags(self) -> Words:
        """The tags, and where each stands."""
        return Words(self.tag)

    @cached_property
    def begins(self) -> int:
        """Where the sentences of a parsed text start, as bits."""
        bits = 0
        for start, _ in self.sentences:
            bits |= 1 << start
        return bits

    @cached_property
    def folded(self) -> Doc:
        """The ``Doc`` for spaCy's matchers: French tokens have their folded form as their norm."""
        return fold_tokens(self.doc) if self.language == "fr" else self.doc

    @cached_property
    def offsets(self) -> list[int]:
        """Where each token starts in the text."""
        starts: list[int] = self.doc.to_array("IDX").tolist()
        return starts

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Where the sentences of a parsed text start and end."""
        if not self.lexemes:
            return []
        marks = self.doc.to_array("SENT_START").tolist()
        starts = [0, *(place for place, mark in enumerate(marks) if mark == 1 and place)]
        return list(zip(starts, [*starts[1:], len(marks)], strict=True))

    @cached_property
    def _sentence_of(self) -> list[tuple[int, int]]:
        return [(start, end) for start, end in self.sentences for _ in range(start, end)]

    def sentence(self, place: int) -> tuple[int, int]:
        """Return where the sentence of the token at ``place`` starts and ends."""
        return self._sentence_of[place]

    @cached_property
    def questions(self) -> list[tuple[int, int]]:
        """The sentences that end with a question mark."""
        return [sentence for sentence in self.sentences if self.is_question(*sentence)]

    def is_question(self, start: int, end: int) -> bool:
        """Say whether the sentence at tokens ``start`` to ``end`` ends with a question mark."""
        return "?" in self.text[max(start, end - 3) : end]

    def last_word(self, start: int, end: int) -> int:
        """Return the end of the sentence at tokens ``start`` to ``end`` without the marks behind its last word."""
        while end - 1 > start and not self.lexemes[end - 1].is_alpha and not self.lexemes[end - 1].like_num:
            end -= 1
        return end

    @cached_property
    def told(self) -> dict[str, int]:
        """The words of substance, by their ``told_key``, with the token where each stands first."""
        words: dict[str, int] = {}
        for place, lexeme in enumerate(self.lexemes):
            if lexeme.key:
                words.setdefault(lexeme.key, place)
        return words

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words of substance."""
        return frozenset(word.stem for word in self.lexemes if len(word.text) > 2 and not word.stop)
