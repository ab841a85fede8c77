from __future__ import annotations

import pytest

from scoring import Context
from scoring.mending import mender
from tests.scoring.scorers import scorer

MEND = mender({"police", "police's", "hate", "plate"}, {"policy", "sorry", "hate", "or", "plates"}, "en")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("polcy", "policy"),
        ("poilcy", "policy"),
        ("pollicy", "policy"),
        ("polixy", "policy"),
        ("srory", "sorry"),
        ("police", "police"),
        ("policy", "policy"),
        ("plate", "plate"),
        ("xor", "xor"),
        ("zzzzz", "zzzzz"),
        ("policies", "policies"),
        ("pol1cy", "pol1cy"),
    ],
)
def test_one_slip_is_mended_and_only_where_it_is_clear(typed: str, read: str) -> None:
    assert MEND(typed) == read


def test_a_slip_in_a_telling_word_is_read_and_the_span_is_what_was_typed() -> None:
    right = scorer("en").score("It's our policy, sir.", Context())
    slipped = scorer("en").score("It's our polcy, sir.", Context())
    assert [entry.cue for entry in slipped.receipt] == [entry.cue for entry in right.receipt]
    assert any("polcy" in entry.span.quote for entry in slipped.findings)
