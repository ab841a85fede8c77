"""Finding cues in a parsed reply, at little more than the cost of the parse.

Every pattern is filed under its rarest required word; a matcher runs only when that word is in the reply.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scoring.cues import Cue, Pack, PatternSource
from scoring.errors import CueError
from scoring.folding import fold, fold_tokens, folded_pieces
from scoring.phrases import Pattern, compile_phrase
from scoring.prepare import canonical

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import DependencyMatcher, Matcher
    from spacy.tokens import Doc

# Words in so many replies that filing a pattern under them saves nothing.
_COMMON = frozenset(
    (
        "i you we it the a an to and of is 's are be do n't not that this for in on your our my have can will "
        "'ll 'd would me us so , . ? ! ' je vous nous il elle on le la les l' de du des un une et est c' d' "
        "que qu' ne n' pas à en y ce se s' me m' mon votre notre pour avec dans qui a ai"
    ).split()
)
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
    """One cue's compiled patterns."""

    def __init__(self, nlp: Language, sources: Sequence[PatternSource], lists: dict[str, list[str]], language: str):
        self.anchors: set[str] = set()
        self.always = False
        self._matcher: Matcher | None = None
        self._trees: DependencyMatcher | None = None
        for source in sources:
            if isinstance(source, str):
                flat = _compile(nlp, source, lists, language)
            elif "tokens" in source:
                flat = [source["tokens"]]
            else:
                self._add_tree(nlp, source["tree"], language)
                continue
            for pattern in flat:
                self._add_flat(nlp, pattern, language)

    def _add_flat(self, nlp: Language, pattern: Pattern, language: str) -> None:
        from spacy.matcher import Matcher

        for token in pattern:
            _check_token(token, language)
        if self._matcher is None:
            self._matcher = Matcher(nlp.vocab, validate=True)
        self._matcher.add("cue", [pattern])
        self._file(_anchor(pattern))

    def _add_tree(self, nlp: Language, tree: list[dict[str, Any]], language: str) -> None:
        from spacy.matcher import DependencyMatcher

        for node in tree:
            _check_token(node.get("RIGHT_ATTRS", {}), language)
        if self._trees is None:
            self._trees = DependencyMatcher(nlp.vocab, validate=True)
        try:
            self._trees.add("cue", [tree])
        except (ValueError, KeyError) as error:
            raise CueError(f"a tree pattern is not well formed: {error}") from error
        self._file(_anchor([node.get("RIGHT_ATTRS", {}) for node in tree]))

    def _file(self, anchor: frozenset[str] | None) -> None:
        if anchor is None:
            self.always = True
        else:
            self.anchors |= anchor

    def spans(self, doc: Doc) -> list[tuple[int, int]]:
        """Return the longest matches, none overlapping another, in the order of the text."""
        found = [(start, end) for _, start, end in self._matcher(doc)] if self._matcher else []
        if self._trees is not None:
            found.extend((min(tokens), max(tokens) + 1) for _, tokens in self._trees(doc))
        return longest(found)


def _compile(nlp: Language, phrase: str, lists: dict[str, list[str]], language: str) -> list[Pattern]:
    attribute = "NORM" if language == "fr" else "LOWER"
    return compile_phrase(phrase, lists, lambda words: _pieces(nlp, words), language, attribute)


def _pieces(nlp: Language, words: str) -> list[str]:
    """The tokens of ``words``; ``'ve`` and ``'m`` stay whole on their own, as they do behind a pronoun."""
    if nlp.lang == "fr":
        return list(folded_pieces(nlp, words))
    if words.lower().startswith(("'ve", "'m")):
        return [token.text for token in nlp.make_doc("I" + words)][1:]
    return [token.text for token in nlp.make_doc(words)]


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
            for word in _literals(value):
                if word != word.lower():
                    raise CueError(f"{{{key}: {word!r}}} never matches: the words compared are in lower case")
                spelled = canonical(word, language)
                if key == "NORM" and language == "fr":
                    if fold(spelled) != word:
                        raise CueError(f"{{NORM: {word!r}}} never matches: replies are read with {fold(spelled)!r}")
                    continue
                if spelled != word and " " not in spelled:
                    raise CueError(f"{{{key}: {word!r}}} never matches: replies are read with {spelled!r}")


def _literals(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [word for word in value.get("IN", []) if isinstance(word, str)]
    return []


def _anchor(pattern: Pattern) -> frozenset[str] | None:
    """The words of which one must be in a reply for ``pattern`` to match; none when nothing is required."""
    best: frozenset[str] | None = None
    best_cost = 0.0
    for token in pattern:
        if token.get("OP", "1") not in ("1", "+", "{1}"):
            continue
        words = _literals(token.get("LOWER")) or _literals(token.get("NORM"))
        if not words:
            continue
        cost = sum(100.0 if word in _COMMON else 1.0 for word in words)
        if best is None or cost < best_cost:
            best, best_cost = frozenset(words), cost
    return best


class CueMatcher:
    """Finds the pattern cues of a pack in parsed replies. Raises ``CueError`` at once for a faulty pattern."""

    def __init__(self, nlp: Language, pack: Pack) -> None:
        self._found: list[tuple[Cue, Patterns, Patterns | None, Patterns | None]] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._always: list[int] = []
        self._folds = pack.language == "fr"
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
            number = len(self._found)
            self._found.append((cue, patterns, unless, unless_reply))
            if patterns.always:
                self._always.append(number)
            for word in sorted(patterns.anchors):
                self._by_word[word].append(number)

    def __call__(self, doc: Doc) -> list[Hit]:
        """Return every hit in ``doc``, in the order of the cues' ids and then of the text."""
        words = {token.lower_ for token in doc}
        if self._folds:
            words |= {token.norm_ for token in fold_tokens(doc)}
        numbers = set(self._always)
        for word in words:
            numbers.update(self._by_word.get(word, ()))
        hits: list[Hit] = []
        for number in sorted(numbers):
            cue, patterns, unless, unless_reply = self._found[number]
            spans = patterns.spans(doc)
            if not spans or (unless_reply is not None and unless_reply.spans(doc)):
                continue
            silenced = _sentences(doc, unless.spans(doc)) if unless is not None else set()
            hits.extend(
                Hit(cue, start, end)
                for start, end in spans
                if doc[start].sent.start not in silenced and _in_place(doc, cue, start, end)
            )
        return hits


def _check_contained_tokens(nlp: Language, cue: Cue) -> None:
    """Refuse raw token patterns whose words spaCy would split in two, such as ``i'm``."""
    for source in [*cue.patterns, *cue.unless, *cue.unless_reply]:
        if isinstance(source, str):
            continue
        nodes = source.get("tokens") or [node.get("RIGHT_ATTRS", {}) for node in source.get("tree", [])]
        for node in nodes:
            for word in (*_literals(node.get("LOWER")), *_literals(node.get("NORM"))):
                pieces = _pieces(nlp, word)
                if len(pieces) > 1:
                    raise CueError(f"{{LOWER: {word!r}}} never matches: spaCy splits it into {pieces}")


def _sentences(doc: Doc, spans: Iterable[tuple[int, int]]) -> set[int]:
    return {doc[start].sent.start for start, _ in spans}


def _in_place(doc: Doc, cue: Cue, start: int, end: int) -> bool:
    sentence = doc[start].sent
    if cue.question is not None and cue.question != is_question(doc, sentence.start, sentence.end):
        return False
    if cue.place == "start":
        return start <= 3
    if cue.place == "end":
        return len(doc) - end <= 4
    return True


def is_question(doc: Doc, start: int, end: int) -> bool:
    """Say whether the sentence at tokens ``start`` to ``end`` ends with a question mark."""
    return any(token.text == "?" for token in doc[max(start, end - 3) : end])
