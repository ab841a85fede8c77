"""Raw patterns are run around their anchor words only; that must find what a run over the whole text finds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from scoring.matching import Patterns, Raw
from scoring.tokens import Lexicon

NLP = {language: spacy.blank(language) for language in ("en", "fr")}
ANY_OF = st.lists(st.sampled_from("abc"), min_size=1, max_size=3, unique=True)
TOKEN: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.builds(lambda words: {"LOWER": {"IN": words}}, ANY_OF),
    st.builds(lambda words, op: {"LOWER": {"IN": words}, "OP": op}, ANY_OF, st.sampled_from(["?", "{1,3}", "*", "+"])),
    st.just({"IS_ALPHA": True}),
)
TEXT = st.lists(st.sampled_from("abcdexyz1"), max_size=25).map(" ".join)


@pytest.mark.parametrize("language", ["en", "fr"])
@given(text=TEXT, pattern=st.lists(TOKEN, min_size=1, max_size=4))
def test_around_its_anchors_a_pattern_finds_all_that_it_finds_in_the_whole_text(
    language: str, text: str, pattern: list[dict[str, Any]]
) -> None:
    nlp = NLP[language]
    raw = Patterns(nlp, [{"tokens": pattern}], {}, language).raw[0]
    tokens = Lexicon(nlp.vocab, language).read(nlp.make_doc(text))
    whole = replace(raw, anchors=())
    assert set(raw.spans(tokens.words, tokens)) == set(whole.spans(tokens.words, tokens))


def test_a_pattern_without_bounds_has_no_anchors() -> None:
    def raw(*tokens: dict[str, Any]) -> Raw:
        return Patterns(NLP["en"], [{"tokens": list(tokens)}], {}, "en").raw[0]

    assert raw({"LOWER": "a"}, {"IS_ALPHA": True, "OP": "*"}).anchors == ()
    (anchor,) = raw({"IS_ALPHA": True, "OP": "{1,3}"}, {"LOWER": "a"}, {"IS_ALPHA": True}).anchors
    assert (anchor.before, anchor.after) == (3, 1)
