"""Every cue is its own test: it marks its hits at the exact span and lets its misses pass."""

from __future__ import annotations

import pytest

from scoring import Context
from scoring.cues import LANGUAGES, Cue, Example, load_pack
from tests.scoring.scorers import scorer

CUES = [(language, cue) for language in LANGUAGES for cue in load_pack(language).cues]
IDS = [f"{language}-{cue.id}" for language, cue in CUES]


def spans(language: str, cue: Cue, example: Example, text: str = "reply") -> list[tuple[int, int]]:
    found = scorer(language).findings(example.plain, example.context(language))
    return [(f.span.start, f.span.end) for f in found if f.cue.id == cue.id and f.span.text == text]


@pytest.mark.parametrize(("language", "cue"), CUES, ids=IDS)
def test_hits_are_marked_at_the_exact_span(language: str, cue: Cue) -> None:
    for hit in cue.hits:
        assert spans(language, cue, hit) == hit.spans, hit.plain
        assert spans(language, cue, hit, "customer") == hit.said_spans, hit.plain


@pytest.mark.parametrize(("language", "cue"), CUES, ids=IDS)
def test_misses_pass(language: str, cue: Cue) -> None:
    for miss in cue.misses:
        assert spans(language, cue, miss) == [], miss.plain
        assert spans(language, cue, miss, "customer") == [], miss.plain


@pytest.mark.parametrize(("language", "cue"), CUES, ids=IDS)
def test_known_false_alarms_are_still_there(language: str, cue: Cue) -> None:
    for alarm in cue.false_alarms:
        assert spans(language, cue, alarm) == alarm.spans, f"mended? then move it to the misses: {alarm.plain}"


@pytest.mark.parametrize(
    ("language", "cue"),
    [(la, c) for la, c in CUES if c.rewrite],
    ids=[f"{language}-{cue.id}" for language, cue in CUES if cue.rewrite],
)
def test_the_rewrite_silences_its_cue_and_raises_no_worse_one(language: str, cue: Cue) -> None:
    found = scorer(language).findings(cue.rewrite, Context(language=language))
    assert cue.id not in {f.cue.id for f in found}
    assert min((f.cue.points for f in found), default=0) > min(cue.points, -1)
