"""Minimal pairs: two replies to one customer that differ in one thing, ordered as a careful reader would."""

from __future__ import annotations

import pytest

from scoring import Channel
from tests.scoring.suites import LANGUAGES, Pair, pairs, pronoun_ratio, scored

RIGHTLY_AT_LEAST = 0.95
FEWEST = {"en": 170, "fr": 70}
RATIO_BELOW = 0.60
MISLEADING_AT_LEAST = 0.25


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_better_reply_of_each_pair_scores_higher(language: str) -> None:
    suite = pairs(language)
    better = [score.value for score in scored(language, [(pair, pair.better) for pair in suite])]
    worse = [score.value for score in scored(language, [(pair, pair.worse) for pair in suite])]
    wrong = [
        f"{pair.id} ({pair.kind})\n    {high:3} {pair.better}\n    {low:3} {pair.worse}"
        for pair, high, low in zip(suite, better, worse, strict=True)
        if high <= low
    ]
    right = 1 - len(wrong) / len(suite)
    listed = "\n".join(wrong)
    assert right >= RIGHTLY_AT_LEAST, f"{len(wrong)} of {len(suite)} wrong ({right:.1%} right):\n{listed}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pronoun_ratio_orders_less_than_three_pairs_in_five_rightly(language: str) -> None:
    suite = pairs(language)
    for firm in (False, True):
        right = sum(verdict(pair, language, firm=firm) for pair in suite) / len(suite)
        assert right < RATIO_BELOW


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quarter_of_the_pairs_mislead_whoever_counts_pronouns(language: str) -> None:
    suite = pairs(language)
    misleading = {pair.id for pair in suite if verdict(pair, language) == 0}
    assert {pair.id for pair in suite if pair.pronouns} == misleading
    assert len(misleading) >= MISLEADING_AT_LEAST * len(suite)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_suite_is_wide(language: str) -> None:
    suite = pairs(language)
    assert len(suite) >= FEWEST[language]
    assert len({pair.id for pair in suite}) == len(suite)
    assert len({(pair.better, pair.worse) for pair in suite}) == len(suite)
    assert {pair.channel for pair in suite} == set(Channel)
    assert all(pair.better != pair.worse and pair.why and pair.customer for pair in suite)


def test_both_languages_cover_the_same_kinds() -> None:
    english, french = ({pair.kind for pair in pairs(language)} for language in LANGUAGES)
    assert english == french


def verdict(pair: Pair, language: str, *, firm: bool = False) -> float:
    """Return 1 where the pronoun ratio puts the pair in the right order, 0 in the wrong one, a half for a tie."""
    better, worse = (pronoun_ratio(reply, language, firm=firm) for reply in (pair.better, pair.worse))
    return 0.5 if better == worse else float(better > worse)
