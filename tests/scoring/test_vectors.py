from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import scoring.vectors
from scoring.language import lean
from scoring.vectors import quicken

TRAINING = Path(__file__).parents[2] / "scoring" / "training"


@pytest.fixture(scope="module", params=["en", "fr"])
def pipelines(request: pytest.FixtureRequest) -> tuple[Any, Any]:
    plain, quick = lean(request.param), lean(request.param)
    assert quicken(quick)
    return plain, quick


def texts(language: str) -> list[str]:
    with (TRAINING / f"{language}-a.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line)["reply"] for line in lines][:160]


def vectors(nlp: Any, said: list[str]) -> list[Any]:
    docs = [nlp.make_doc(text) for text in said]
    return list(nlp.get_pipe("tok2vec").predict(docs))


def same(these: list[Any], those: list[Any]) -> bool:
    return len(these) == len(those) and all(map(np.array_equal, these, those))


def test_vectors_are_the_librarys_to_the_bit(pipelines: tuple[Any, Any]) -> None:
    plain, quick = pipelines
    said = ["", *texts(plain.lang), "", "Ω≈ç √∫ \U0001f600"]
    for low in range(0, len(said), 32):
        batch = said[low : low + 32]
        assert same(vectors(quick, batch), vectors(plain, batch))


def test_one_reply_has_the_parse_it_has_among_many(pipelines: tuple[Any, Any]) -> None:
    plain, quick = pipelines
    said = texts(plain.lang)[:60]
    for alone, among in zip(map(quick, said), plain.pipe(said), strict=True):
        assert [(t.tag_, t.head.i, t.dep_) for t in alone] == [(t.tag_, t.head.i, t.dep_) for t in among]


def test_a_full_store_is_begun_anew_and_nothing_changes(
    pipelines: tuple[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, quick = pipelines
    monkeypatch.setattr(scoring.vectors, "KEPT", 60)
    said = texts(plain.lang)
    for text in said:
        batch = [text, said[0]]
        assert same(vectors(quick, batch), vectors(plain, batch))


def test_a_model_that_is_built_in_another_way_is_left_alone() -> None:
    nlp: Any = lean("en")
    component = nlp.get_pipe("tok2vec")
    component.model.layers[1].attrs.pop("pad")
    before = component.model
    assert not quicken(nlp)
    assert component.model is before


def test_vectors_that_come_out_otherwise_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp: Any = lean("en")
    before = nlp.get_pipe("tok2vec").model
    of_words = scoring.vectors._Vectors.of_words
    monkeypatch.setattr(scoring.vectors._Vectors, "of_words", lambda self, rows: of_words(self, rows) * 1.01)
    assert not quicken(nlp)
    assert nlp.get_pipe("tok2vec").model is before
