"""French words as the cue packs compare them: in lower case, without accents and without the hyphen of ``-vous``.

People leave accents and hyphens out when they type fast ("a votre place", "vous auriez du", "souhaitez vous"), and no
table can mend those words one by one, because "a", "du" and "ou" are words as well.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_ENDS = frozenset((".", "!", "?", "...", "…"))


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return ``word`` in lower case, without accents, ligatures or a hyphen in front."""
    plain = word.lower()
    if len(plain) > 1 and plain[0] == "-":
        plain = plain[1:]
    if plain.isascii():
        return plain
    plain = plain.replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


def fold_tokens(doc: Doc) -> Doc:
    """Give every token of ``doc`` its folded form as its norm, once the parse is done; return ``doc``."""
    for token in doc:
        token.norm_ = fold(token.lower_)
    return doc


def folded_pieces(nlp: Language, words: str) -> Sequence[str]:
    """Return the folded tokens of ``words``. An elided word on its own (``j'``) stays whole, as it does in a text."""
    if words.endswith("'"):
        return [fold(token.lower_) for token in nlp.make_doc(words + "ai")][:-1]
    return [fold(token.lower_) for token in nlp.make_doc(words)]


def mark_sentences(doc: Doc) -> Doc:
    """Tell the French parser where sentences start; left alone it starts one after "Perso," or in the middle of words.

    A sentence starts behind its predecessor's full stop, and nowhere else between words; after "..." before a small
    letter and behind a symbol such as an emoji the parser decides.
    """
    for token in doc[1:]:
        before = doc[token.i - 1].text
        if before in _ENDS and token.text not in _ENDS:
            small = before in ("...", "…") and token.text[0].islower()
            token.is_sent_start = None if small or token.is_punct else True
        elif before[-1].isalnum() or before[-1] in ",:'\"%€$-" or token.is_punct:
            token.is_sent_start = False
    return doc
