"""Finding cues in a parsed reply, at little more than the cost of the parse.

Every pattern is filed under its rarest required word and runs only when each of its required words is in the reply.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from scoring.anchors import Anchor, Slot, anchors, literals, may_stand, slots_of, windows
from scoring.cues import Cue, Pack, PatternSource
from scoring.errors import CueError
from scoring.folding import fold, folded_pieces
from scoring.phrases import Phrase, Words, compile_phrase
from scoring.prepare import canonical
from scoring.tokens import Tokens

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

# Words in so many replies that filing a pattern under them saves nothing.
_COMMON = frozenset(
    (
        "i you we it the a an to and of is 's are be do n't not that this for in on your our my have can will "
        "'ll 'd would me us so , . ? ! ' je vous nous il elle on le la les l' de du des un une et est c' d' "
        "que qu' ne n' pas à en y ce se s' me m' mon votre notre pour avec dans qui a ai"
    ).split()
)
# By how many of its required words a pattern is told apart in the index.
_DEPTH = 3
_UNAVAILABLE = {
    "en": {"LEMMA", "POS", "MORPH", "ENT_TYPE", "ENT_ID", "ENT_KB_ID", "ENT_IOB"},
    "fr": {"LEMMA", "TAG", "ENT_TYPE", "ENT_ID", "ENT_KB_ID", "ENT_IOB"},
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found at tokens ``start`` to ``end`` of the parsed reply."""

    cue: Cue
    start: int
    end: int


class Patterns:
    """One cue's compiled patterns: phrases, and raw patterns for spaCy's matchers."""

    def __init__(self, nlp: Language, sources: Sequence[PatternSource], lists: dict[str, list[str]], language: str):
        self.phrases: list[Phrase] = []
        self.raw: list[Raw] = []
        for source in sources:
            if isinstance(source, str):
                self.phrases.append(compile_phrase(source, lists, lambda words: _pieces(nlp, words), language))
            elif "tokens" in source:
                self.raw.append(_flat(nlp, source["tokens"], language))
            else:
                self.raw.append(_tree(nlp, source["tree"], language))

    def parts(self) -> Iterator[Phrase | Raw]:
        """Yield the single patterns."""
        yield from self.phrases
        yield from self.raw

    def spans(self, tokens: Tokens, parts: Iterable[Phrase | Raw] | None = None) -> list[tuple[int, int]]:
        """Return the longest matches, none overlapping another, in the order of the text.

        ``parts`` are the single patterns worth trying, where an index has said which.
        """
        words = tokens.words
        found: list[tuple[int, int]] = []
        if parts is None:
            for part in self.parts():
                found += part.spans(words, tokens)
        else:
            for part in parts:
                found += part.find(words, tokens)
        return longest(found) if len(found) > 1 else found


@dataclass(frozen=True)
class Raw:
    """A pattern for one of spaCy's matchers, run only where each of its required sets has a word in the text."""

    matcher: Callable[[Doc | Span], Sequence[Any]]
    required: tuple[frozenset[str], ...]
    anchors: tuple[Anchor, ...] = ()
    slots: tuple[Slot, ...] = ()

    def spans(self, text: Words, tokens: Tokens) -> list[tuple[int, int]]:
        """Return where the pattern stands in ``tokens``, of which ``text`` are the words."""
        for words in self.required:
            if text.present.isdisjoint(words):
                return []
        return self.find(text, tokens)

    def find(self, text: Words, tokens: Tokens) -> list[tuple[int, int]]:
        """Do what ``spans`` does, for a text that is known to have the required words."""
        if self.slots and not may_stand(self.slots, tokens):
            return []
        doc = tokens.folded
        if not self.anchors:
            return [(m[1], m[2]) if len(m) == 3 else (min(m[1]), max(m[1]) + 1) for m in self.matcher(doc)]
        found: list[tuple[int, int]] = []
        for low, high in windows(self.anchors, text):
            found += [(low + start, low + end) for _, start, end in self.matcher(doc[low:high])]
        return found


def _flat(nlp: Language, pattern: list[dict[str, Any]], language: str) -> Raw:
    from spacy.matcher import Matcher

    for token in pattern:
        _check_token(token, language)
    matcher = Matcher(nlp.vocab, validate=True)
    matcher.add("cue", [pattern])
    return Raw(matcher, _required(pattern), anchors(pattern, language), slots_of(pattern, language))


def _tree(nlp: Language, tree: list[dict[str, Any]], language: str) -> Raw:
    from spacy.matcher import DependencyMatcher

    nodes = [node.get("RIGHT_ATTRS", {}) for node in tree]
    for node in nodes:
        _check_token(node, language)
    matcher = DependencyMatcher(nlp.vocab, validate=True)
    try:
        matcher.add("cue", [tree])
    except (ValueError, KeyError) as error:
        raise CueError(f"a tree pattern is not well formed: {error}") from error
    return Raw(matcher, _required(nodes))


def _required(pattern: Sequence[dict[str, Any]]) -> tuple[frozenset[str], ...]:
    """For each token that must be there and names its words: the words of which a text must have one."""
    sets = (
        frozenset((*literals(token.get("LOWER")), *literals(token.get("NORM"))))
        for token in pattern
        if token.get("OP", "1") in ("1", "+", "{1}")
    )
    return tuple(words for words in sets if words)


def _pieces(nlp: Language, words: str) -> list[str]:
    """The tokens of ``words``; ``'ve`` and ``'m`` stay whole on their own, as they do behind a pronoun."""
    if nlp.lang == "fr":
        return list(folded_pieces(nlp, words))
    if words.lower().startswith(("'ve", "'m")):
        return [token.text for token in nlp.make_doc("I" + words)][1:]
    return [token.text for token in nlp.make_doc(words)]


class Index:
    """Patterns of many owners, and which of them a text can have at all.

    A set of patterns is the bits of a whole number. For each word there are the patterns whose rarest required set it
    is in, those whose next it is in, and so on; what a text lacks a word for is left out of them all at once.
    """

    def __init__(self, owners: Sequence[Patterns]) -> None:
        common = Counter(word for owner in owners for part in owner.parts() for s in part.required for word in s)
        self._parts: list[tuple[int, Phrase | Raw]] = []
        self._by_word: dict[str, list[int]] = {}
        # Patterns that need no first, second … word.
        self._free = [0] * _DEPTH
        for number, owner in enumerate(owners):
            for part in owner.parts():
                bit = 1 << len(self._parts)
                self._parts.append((number, part))
                rarest = sorted(part.required, key=lambda words: (_cost(words, common), sorted(words)))
                for depth in range(_DEPTH):
                    if depth >= len(rarest):
                        self._free[depth] |= bit
                        continue
                    for word in rarest[depth]:
                        self._by_word.setdefault(word, [0] * _DEPTH)[depth] |= bit

    def candidates(self, text: Words) -> list[tuple[int, list[Phrase | Raw]]]:
        """Return the owners, in order, each with those of its patterns that may match ``text``."""
        first, second, third = self._free
        by_word = self._by_word
        for word in text.present:
            having = by_word.get(word)
            if having is not None:
                first |= having[0]
                second |= having[1]
                third |= having[2]
        found: dict[int, list[Phrase | Raw]] = {}
        left = first & second & third
        while left:
            place = left.bit_length() - 1
            left ^= 1 << place
            number, part = self._parts[place]
            found.setdefault(number, []).append(part)
        return sorted(found.items(), key=itemgetter(0))


def _cost(words: frozenset[str], common: Counter[str]) -> float:
    return sum(100.0 if word in _COMMON else 1.0 + common[word] / 10 for word in words)


def longest(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the longest of overlapping spans, the first of equally long ones, sorted by start."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= s or start >= e for s, e in kept):
            kept.append((start, end))
    return sorted(kept)


def _check_token(token: dict[str, Any], language: str) -> None:
    for key, value in token.items():
        if key in _UNAVAILABLE[language]:
            raise CueError(f"{key} never matches: the lean {language} pipeline does not set it")
        if key in ("LOWER", "NORM"):
            for word in literals(value):
                if word != word.lower():
                    raise CueError(f"{{{key}: {word!r}}} never matches: the words compared are in lower case")
                spelled = canonical(word, language)
                if key == "NORM" and language == "fr":
                    if fold(spelled) != word:
                        raise CueError(f"{{NORM: {word!r}}} never matches: replies are read with {fold(spelled)!r}")
                    continue
                if spelled != word and " " not in spelled:
                    raise CueError(f"{{{key}: {word!r}}} never matches: replies are read with {spelled!r}")


class CueMatcher:
    """Finds the pattern cues of a pack in parsed replies. Raises ``CueError`` at once for a faulty pattern."""

    def __init__(self, nlp: Language, pack: Pack) -> None:
        self._found: list[tuple[Cue, Patterns, Patterns | None, Patterns | None]] = []
        for cue in pack.cues:
            if not cue.patterns:
                continue
            try:
                _check_contained_tokens(nlp, cue)
                patterns = Patterns(nlp, cue.patterns, pack.lists, pack.language)
                unless, unless_reply = (
                    Patterns(nlp, sources, pack.lists, pack.language) if sources else None
                    for sources in (cue.unless, cue.unless_reply)
                )
            except (CueError, ValueError) as error:
                raise CueError(f"cue {cue.id!r}: {error}") from error
            self._found.append((cue, patterns, unless, unless_reply))
        everything = [patterns for _, patterns, _, _ in self._found]
        self._index = Index(everything)
        self.words = frozenset(w for owner in everything for part in owner.parts() for s in part.required for w in s)

    def __call__(self, tokens: Tokens) -> list[Hit]:
        """Return every hit in ``tokens``, in the order of the cues' ids and then of the text."""
        hits: list[Hit] = []
        for number, parts in self._index.candidates(tokens.words):
            cue, patterns, unless, unless_reply = self._found[number]
            spans = patterns.spans(tokens, parts)
            if not spans or (unless_reply is not None and unless_reply.spans(tokens)):
                continue
            silenced = {tokens.sentence(start) for start, _ in unless.spans(tokens)} if unless is not None else set()
            hits.extend(
                Hit(cue, start, end)
                for start, end in spans
                if tokens.sentence(start) not in silenced and _in_place(tokens, cue, start, end)
            )
        return hits


def _check_contained_tokens(nlp: Language, cue: Cue) -> None:
    """Refuse raw token patterns whose words spaCy would split in two, such as ``i'm``."""
    for source in [*cue.patterns, *cue.unless, *cue.unless_reply]:
        if isinstance(source, str):
            continue
        nodes = source.get("tokens") or [node.get("RIGHT_ATTRS", {}) for node in source.get("tree", [])]
        for node in nodes:
            for word in (*literals(node.get("LOWER")), *literals(node.get("NORM"))):
                pieces = _pieces(nlp, word)
                if len(pieces) > 1:
                    raise CueError(f"{{LOWER: {word!r}}} never matches: spaCy splits it into {pieces}")


def _in_place(tokens: Tokens, cue: Cue, start: int, end: int) -> bool:
    if cue.question is not None and cue.question != tokens.is_question(*tokens.sentence(start)):
        return False
    if cue.place == "start":
        return start <= 3
    if cue.place == "end":
        return len(tokens) - end <= 4
    return True
