"""What the verdict as a whole does to a receipt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Act, Channel, Context, Exchange, Step
from scoring.carrying import Verdict, _shares
from scoring.judging import MOST_PARTS, _Judge
from scoring.model import TRAINED_ENTRIES
from scoring.scorer import Scorer
from scoring.wording import EVERY_REPLY, Weights, load_weights
from tests.scoring.scorers import scorer
from tests.scoring.suites import behaviour

CUSTOMER = "My stew is hardly warm, and we've a film at eight."


@given(st.integers(-60, 60), st.dictionaries(st.integers(0, 9), st.integers(1, 5000), min_size=1))
def test_shares_add_up_exactly_and_point_one_way(points: int, weights: dict[int, int]) -> None:
    shares = _shares(points, weights)
    assert sum(shares.values()) == points
    assert all(share * points >= 0 for share in shares.values())


@pytest.mark.parametrize(
    ("reply", "step"),
    [
        ("You should have told us when you ordered. It's our policy.", Step.COMPANY),
        ("I'd hate that too. I always have mine lukewarm, honestly, trust me.", Step.GOLDEN),
        ("I'm so sorry it came barely warm, and with your film so close.", Step.EMPATHY),
        ("Would you rather have it back on the flame, three minutes, or a fresh bowl in nine?", Step.PLATINUM),
        ("What name is the booking under?", Step.NEUTRAL),
        ("I'd hate that too.", Step.GOLDEN),
        ("It's our policy.", Step.COMPANY),
    ],
)
def test_the_climb(reply: str, step: Step) -> None:
    assert scorer("en").score(reply, Context(Channel.IN_PERSON, CUSTOMER)).step is step


@pytest.mark.parametrize("question", ["What would you like me to do?", "What would you like me to do about it?"])
def test_a_bare_open_question_is_never_worth_nothing(question: str) -> None:
    score = scorer("en").score(question, Context(Channel.PHONE, "My order is wrong and I want it sorted."))
    assert score.value >= 60
    assert score.step is Step.PLATINUM
    assert Act.ASKS_WANTS in score.acts


@pytest.mark.parametrize("own", ["I'd be furious too.", "I'd be furious.", "I'd be upset too.", "I'd hate that too."])
def test_asking_what_they_want_outweighs_the_agents_own_taste(own: str) -> None:
    context = Context(Channel.PHONE, "My order is wrong again.")
    mixed = scorer("en").score(f"{own} What would put this right for you?", context)
    alone = scorer("en").score("What would put this right for you?", context)
    assert 60 <= mixed.value <= alone.value
    assert mixed.step is Step.PLATINUM
    assert Act.PROJECTS in mixed.acts


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.PUBLIC_SOCIAL])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_step_speaks_against_its_points(language: str, channel: Channel) -> None:
    for base in behaviour(language).bases:
        score = scorer(language).score(
            base.reply.format(name="Ana"), Context(channel, base.customer, language=language)
        )
        earns = {Step.EMPATHY: True, Step.PLATINUM: True, Step.COMPANY: False, Step.GOLDEN: False}.get(score.step)
        assert earns is None or score.value == 50 or (score.value > 50) == earns, (score.value, score.step, base.reply)


def test_the_climb_in_points() -> None:
    replies = [
        "You should have told us when you ordered.",
        "I'd hate that too, honestly.",
        "I'm so sorry it came barely warm, and with your film so close.",
        "Would you rather have it back on the flame, three minutes, or a fresh bowl in nine?",
    ]
    values = [scorer("en").score(reply, Context(Channel.IN_PERSON, CUSTOMER)).value for reply in replies]
    assert values == sorted(values)
    assert values[0] < 30
    assert values[-1] > 70


def test_a_firm_cue_counts_as_written_beside_the_verdict() -> None:
    customer = "Where is it?"
    reply = "I haven't rung them, it was busy."
    before = (Exchange("I've waited since nine.", "I'll ring the depot now."),)
    alone = scorer("en").score(reply, Context(Channel.PHONE, customer))
    after = scorer("en").score(reply, Context(Channel.PHONE, customer, before))
    broken = scorer("en").pack.cue("promise-broken")
    assert {entry.cue: entry.points for entry in after.findings}["promise-broken"] == broken.points
    assert after.value == alone.value + broken.points
    assert Act.BREAKS_PROMISE in after.acts


def test_firm_points_that_turn_the_verdict_round_decide_the_step() -> None:
    customer = "Quickly, one burger, no onions please, and a cola."
    served = "Of course, one burger and a cola, {} onions, in two minutes."
    right = scorer("en").score(served.format("no"), Context(Channel.IN_PERSON, customer))
    wrong = scorer("en").score(served.format("with"), Context(Channel.IN_PERSON, customer))
    assert wrong.value <= right.value - 14
    assert (wrong.value > 50) == (wrong.step is not Step.COMPANY)


def test_a_long_reply_is_looked_at_in_a_bounded_number_of_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = _Judge._plain
    judged: list[tuple[int, ...]] = []

    def counted(self: _Judge, numbers: tuple[int, ...]) -> Verdict:
        judged.append(numbers)
        return plain(self, numbers)

    monkeypatch.setattr(_Judge, "_plain", counted)
    reply = " ".join(f"I'll bring you plate {n} now myself. It's our policy, rule {n}." for n in range(30))
    scorer("en").score(reply, Context(Channel.IN_PERSON, CUSTOMER))
    assert 1 < len(judged) <= 2**MOST_PARTS


def with_public(**public: int) -> Scorer:
    """Return a scorer for which only the words of ``public`` are worth anything in public."""
    learnt = load_weights("en")
    assert learnt is not None
    heard = {word: (rating, 0, 0, 0, 0, 0) for word, rating in {EVERY_REPLY: 0, **public}.items()}
    return Scorer("en", weights=Weights(learnt.vocabulary, learnt.steps, {}, heard))


def test_what_was_learnt_of_public_replies_moves_a_plain_one_and_says_so() -> None:
    context = Context(Channel.PUBLIC_SOCIAL, "Any news?")
    reply = "The tram is at the bridge now. It leaves it now."
    plain = with_public(now=0).score(reply, context)
    moved = with_public(now=-400).score(reply, context)
    assert moved.value == plain.value - 6, "a word counts once, however often it is said"
    line = next(entry for entry in moved.receipt if entry.cue in TRAINED_ENTRIES)
    assert (line.cue, line.points, line.span.quote, line.step) == ("wording-unheard", -6, "now", Step.NEUTRAL)
    assert with_public(now=400).score(reply, context).value == plain.value + 6
    private = Context(Channel.CHAT, "Any news?")
    assert with_public(now=-400).score(reply, private) == with_public(now=0).score(reply, private)


def test_a_cue_carries_what_was_learnt_of_it_in_public() -> None:
    context = Context(Channel.PUBLIC_SOCIAL, "My stew came cold and nobody came back.")
    reply = "I'm so sorry it came cold."
    learnt = load_weights("en")
    assert learnt is not None
    found = with_public(now=0).score(reply, context)
    cue = next(entry for entry in found.findings if entry.points > 0)
    judge = Scorer(
        "en",
        weights=Weights(
            learnt.vocabulary, learnt.steps, {}, {EVERY_REPLY: (0,) * 6, f"cue:{cue.cue}": (400, 0, 0, 0, 0, 0)}
        ),
    )
    score = judge.score(reply, context)
    assert score.value == found.value + 6
    assert not TRAINED_ENTRIES.intersection(entry.cue for entry in score.receipt)
