"""Behaviour of the scorer in the manner of CheckList: what must not move a score, and what may move it one way only."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

import pytest

from scoring import Channel, Score, Step
from tests.scoring.suites import LANGUAGES, Base, Reply, Said, behaviour, scored

STILL = 2
NEUTRAL_FROM, NEUTRAL_TO = 44, 56
# Readers of public replies rate a full plain answer above the middle, up to 4 of 5 (docs/scorer.md).
PUBLIC_NEUTRAL_TO = 65
HOLLOW_AT_MOST = 50
SERVED_AT_LEAST = 60
TIMES = (2, 3, 5, 8)
FEWEST_BASES = {"en": 40, "fr": 15}
FEWEST_HOLLOW = 12

Change = tuple[Said, str, str]
"""What was said, a reply to it, and the same reply changed."""

both = pytest.mark.parametrize("language", LANGUAGES)


def both_but(*aims: str) -> pytest.MarkDecorator:
    """Run in both languages; in those of ``aims`` a few cases are still to be brought there (``make aims``)."""
    marked = [pytest.param(each, marks=[pytest.mark.aim] if each in aims else []) for each in LANGUAGES]
    return pytest.mark.parametrize("language", marked)


# ---- invariance


@both
def test_names_do_not_count(language: str) -> None:
    suite = behaviour(language)
    named = [base for base in suite.bases if "{name}" in base.reply]
    assert len(named) >= 6
    changes = [(base, text(base, language), base.reply.format(name=name)) for base in named for name in suite.names[1:]]
    expect(still, language, changes)


@both_but("en")
def test_one_typo_does_not_count(language: str) -> None:
    expect(still, language, changed(language, lambda reply, base: reply.replace(*base.typo)))


@both
def test_all_small_letters_do_not_count(language: str) -> None:
    expect(still, language, changed(language, lambda reply, _: reply.lower()))


@both
def test_all_capitals_do_not_count(language: str) -> None:
    expect(still, language, changed(language, lambda reply, _: reply.upper()))


@both
def test_curly_and_straight_apostrophes_are_one(language: str) -> None:
    curly = changed(language, lambda reply, _: reply.replace("'", "’"))
    modifier = changed(language, lambda reply, _: reply.replace("'", "ʼ"))
    assert len(different(curly)) >= 10
    expect(still, language, different(curly + modifier))


def test_missing_accents_do_not_count() -> None:
    bare = different(changed("fr", lambda reply, _: without_accents(reply)))
    assert len(bare) >= 15
    expect(still, "fr", bare)


@pytest.mark.parametrize("space", ["", "\u00a0", "\u202f"], ids=["none", "no-break", "narrow"])
def test_the_space_before_french_punctuation_does_not_count(space: str) -> None:
    spaced = different(changed("fr", lambda reply, _: respaced(reply, space)))
    assert len(spaced) >= 5
    expect(still, "fr", spaced)


@both
def test_both_spellings_are_one(language: str) -> None:
    expect(still, language, [(spelt, spelt.first, spelt.second) for spelt in behaviour(language).spellings])


@both
def test_a_signature_does_not_count(language: str) -> None:
    expect(still, language, followed(language, behaviour(language).signatures))


@both
def test_an_emoji_at_the_end_does_not_count(language: str) -> None:
    expect(still, language, followed(language, behaviour(language).emoji))


@both_but("en", "fr")
def test_dialect_and_late_learnt_language_are_not_worth_less(language: str) -> None:
    expect(barely_lower, language, [(each, each.standard, each.other) for each in behaviour(language).varieties])


# ---- direction


@both_but("en")
def test_an_unconditional_specific_apology_never_lowers(language: str) -> None:
    expect(no_lower, language, changed(language, lambda reply, base: f"{base.apology} {reply}"))


@both
def test_an_open_question_about_wants_never_lowers(language: str) -> None:
    expect(no_lower, language, changed(language, lambda reply, base: f"{reply} {base.question}"))


@both
def test_a_concrete_commitment_never_lowers(language: str) -> None:
    expect(no_lower, language, changed(language, lambda reply, base: f"{reply} {base.commitment}"))


@both
def test_policy_added_never_raises(language: str) -> None:
    expect(no_higher, language, followed(language, [f" {policy}" for policy in behaviour(language).policies]))


@both
def test_blame_added_never_raises(language: str) -> None:
    expect(no_higher, language, followed(language, [f" {blame}" for blame in behaviour(language).blames]))


@both
def test_we_in_a_plain_commitment_is_never_worth_more_than_i(language: str) -> None:
    expect(no_higher, language, [(each, each.i, we) for each in behaviour(language).commitments for we in each.we])


# ---- the hollow guard


@both
def test_a_pile_of_warm_words_stays_at_or_below_neutral(language: str) -> None:
    def guarded(score: Score) -> bool:
        return score.value <= HOLLOW_AT_MOST and score.step not in (Step.EMPATHY, Step.PLATINUM)

    expect_each(guarded, language, behaviour(language).hollow)


@both
def test_a_warm_phrase_said_again_does_not_add_up(language: str) -> None:
    warm = behaviour(language).warm_phrases
    again = [(each, each.phrase, " ".join([each.phrase] * times)) for each in warm for times in TIMES]
    expect(barely_higher, language, again)


# ---- honest silence


@both
@pytest.mark.parametrize(("public", "most"), [(False, NEUTRAL_TO), (True, PUBLIC_NEUTRAL_TO)])
def test_a_plain_transaction_is_neutral(language: str, public: bool, most: int) -> None:
    def neutral(score: Score) -> bool:
        return NEUTRAL_FROM <= score.value <= most and score.step is Step.NEUTRAL

    plain = behaviour(language).plain
    expect_each(neutral, language, [said for said in plain if (said.channel is Channel.PUBLIC_SOCIAL) == public])


@both
def test_a_few_words_that_serve_exactly_what_was_asked_are_good(language: str) -> None:
    expect_each(lambda score: score.value >= SERVED_AT_LEAST, language, behaviour(language).short)


# ---- the suite itself


@both
def test_the_suite_is_whole(language: str) -> None:
    suite = behaviour(language)
    assert len(suite.bases) >= FEWEST_BASES[language]
    assert len({base.id for base in suite.bases}) == len(suite.bases)
    assert len(suite.hollow) >= FEWEST_HOLLOW
    for base in suite.bases:
        right, wrong = base.typo
        assert text(base, language)[-1] in ".?!", base.id
        assert base.reply.count(right) == 1, base.id
        assert right != wrong
        assert abs(len(right) - len(wrong)) <= 1, base.id


# ---- what is expected of a reply and of the same reply changed


def still(one: Score, two: Score) -> bool:
    return abs(one.value - two.value) <= STILL and one.step is two.step


def no_lower(one: Score, two: Score) -> bool:
    return two.value >= one.value


def barely_lower(one: Score, two: Score) -> bool:
    return two.value >= one.value - STILL


def no_higher(one: Score, two: Score) -> bool:
    return two.value <= one.value


def barely_higher(one: Score, two: Score) -> bool:
    return two.value <= one.value + STILL


def expect(holds: Callable[[Score, Score], bool], language: str, changes: Iterable[Change]) -> None:
    """Fail with every change that does not keep to the expectation, all at once."""
    asked = list(changes)
    assert asked
    before = scored(language, [(said, first) for said, first, _ in asked])
    after = scored(language, [(said, second) for said, _, second in asked])
    faults = [
        f"{shown(one, first)}\n    {shown(two, second)}"
        for (_, first, second), one, two in zip(asked, before, after, strict=True)
        if not holds(one, two)
    ]
    assert not faults, f"{len(faults)} of {len(asked)}:\n" + "\n".join(faults)


def expect_each(holds: Callable[[Score], bool], language: str, replies: Iterable[Reply]) -> None:
    """Fail with every reply whose score does not keep to the expectation, all at once."""
    asked = list(replies)
    assert asked
    scores = scored(language, [(each, each.reply) for each in asked])
    faults = [
        f"to {each.customer!r}\n    {shown(score, each.reply)}"
        for each, score in zip(asked, scores, strict=True)
        if not holds(score)
    ]
    assert not faults, f"{len(faults)} of {len(asked)}:\n" + "\n".join(faults)


def shown(score: Score, reply: str) -> str:
    return f"{score.value:3} {score.step.value:8} {reply!r}"


def text(base: Base, language: str) -> str:
    return base.reply.format(name=behaviour(language).names[0])


def changed(language: str, change: Callable[[str, Base], str]) -> list[Change]:
    replies = [(base, text(base, language)) for base in behaviour(language).bases]
    return [(base, reply, change(reply, base)) for base, reply in replies]


def followed(language: str, endings: Iterable[str]) -> list[Change]:
    return [
        (base, reply, reply + end) for end in endings for base, reply, _ in changed(language, lambda reply, _: reply)
    ]


def different(changes: Iterable[Change]) -> list[Change]:
    return [(said, first, second) for said, first, second in changes if first != second]


def without_accents(reply: str) -> str:
    plain = unicodedata.normalize("NFD", reply.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


def respaced(reply: str, space: str) -> str:
    for mark in "?!:;":
        reply = reply.replace(f" {mark}", f"{space}{mark}")
    return reply
