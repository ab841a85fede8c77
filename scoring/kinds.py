"""What kind of words a reply answers: the same reply lands differently after praise, a question or a grievance."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scoring.cues import Pack
from scoring.errors import CueError
from scoring.folding import fold_tokens
from scoring.matching import Patterns

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class KindFinder:
    """Says of what kinds a customer's words are, by the ``kinds`` of a pack. Raises ``CueError`` for a faulty pattern.

    The customer's words are split into tokens and not parsed, so the patterns may only use the words themselves.
    """

    def __init__(self, nlp: Language, pack: Pack) -> None:
        self._patterns: dict[str, Patterns] = {}
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self._always: list[str] = []
        self._folds = pack.language == "fr"
        for kind, sources in sorted(pack.kinds.items()):
            if any(not isinstance(source, str) for source in sources):
                raise CueError(
                    f"kind {kind!r}: only phrases can be matched in the customer's words, which are not parsed"
                )
            try:
                patterns = Patterns(nlp, sources, pack.lists, pack.language)
            except (CueError, ValueError) as error:
                raise CueError(f"kind {kind!r}: {error}") from error
            self._patterns[kind] = patterns
            if patterns.always:
                self._always.append(kind)
            for word in patterns.anchors:
                self._by_word[word].append(kind)

    def __call__(self, said: Doc) -> frozenset[str]:
        """Return the kinds of ``said``."""
        candidates = set(self._always)
        words = {token.lower_ for token in said}
        if self._folds:
            words |= {token.norm_ for token in fold_tokens(said)}
        for word in words:
            candidates.update(self._by_word.get(word, ()))
        return frozenset(kind for kind in candidates if self._patterns[kind].spans(said))
