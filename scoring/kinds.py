"""What kind of words a reply answers: the same reply lands differently after praise, a question or a grievance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.cues import Pack, PatternSource
from scoring.errors import CueError
from scoring.matching import Index, Patterns
from scoring.tokens import Tokens

if TYPE_CHECKING:
    from spacy.language import Language


class KindFinder:
    """Says of what kinds a customer's words are, by the ``kinds`` of a pack. Raises ``CueError`` for a faulty pattern.

    The customer's words are split into tokens and not parsed, so the patterns may only use
    the words themselves.
    """

    def __init__(self, nlp: Language, pack: Pack) -> None:
        self._kinds = sorted(pack.kinds)
        self._patterns: list[Patterns] = []
        for kind in self._kinds:
            sources = pack.kinds[kind]
            if any(_needs_a_parse(source) for source in sources):
                raise CueError(
                    f"kind {kind!r}: the customer's words are not parsed, so only their words can be matched"
                )
            try:
                self._patterns.append(Patterns(nlp, sources, pack.lists, pack.language))
            except (CueError, ValueError) as error:
                raise CueError(f"kind {kind!r}: {error}") from error
        self._index = Index(self._patterns)

    def __call__(self, said: Tokens) -> frozenset[str]:
        """Return the kinds of ``said``."""
        text = said.words
        return frozenset(
            self._kinds[number]
            for number, parts in self._index.candidates(text)
            if any(part.find(text, said) for part in parts)
        )


def _needs_a_parse(source: PatternSource) -> bool:
    if isinstance(source, str):
        return False
    return "tokens" not in source or any(_PARSED.intersection(token) for token in source["tokens"])


_PARSED = frozenset({"TAG", "POS", "DEP", "MORPH", "SENT_START", "IS_SENT_START"})
