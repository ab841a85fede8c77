"""What kind of words a reply answers: the same reply lands differently after praise, a question or a grievance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.cues import Pack
from scoring.errors import CueError
from scoring.matching import Index, Patterns, words_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class KindFinder:
    """Says of what kinds a customer's words are, by the ``kinds`` of a pack. Raises ``CueError`` for a faulty pattern.

    The customer's words are split into tokens and not parsed, so the patterns may only use the words themselves.
    """

    def __init__(self, nlp: Language, pack: Pack) -> None:
        self._language = pack.language
        self._kinds = sorted(pack.kinds)
        self._patterns: list[Patterns] = []
        for kind in self._kinds:
            sources = pack.kinds[kind]
            if any(not isinstance(source, str) for source in sources):
                raise CueError(
                    f"kind {kind!r}: only phrases can be matched in the customer's words, which are not parsed"
                )
            try:
                self._patterns.append(Patterns(nlp, sources, pack.lists, pack.language))
            except (CueError, ValueError) as error:
                raise CueError(f"kind {kind!r}: {error}") from error
        self._index = Index(self._patterns)

    def __call__(self, said: Doc) -> frozenset[str]:
        """Return the kinds of ``said``."""
        text = words_of(said, self._language)
        return frozenset(
            self._kinds[number]
            for number, parts in self._index.candidates(text)
            if any(part.spans(text, said) for part in parts)
        )
