"""What the scorer hears over several turns; the packs' own examples show what each cue finds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring import Act, Context, Exchange, Fact
from tests.scoring.scorers import scorer
from tests.scoring.test_scorer import check_laws

WORDS = st.sampled_from(
    "I'll ring send the depot I've rung sent your order number ? 48213 when is film at eight sorry for any "
    "inconvenience as I said can't after all je vous rappelle j'ai rappelé votre numéro de commande encore une fois "
    "désolé . , ’ 🙂 \n how many dogs six what happened we I not".split(" ")
)
ANY = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join))
EARLIER = st.lists(st.builds(Exchange, ANY, ANY), max_size=3).map(tuple)
FACTS = st.lists(st.builds(Fact, st.just("f"), ANY, st.booleans()), max_size=2).map(tuple)


@pytest.mark.parametrize("language", ["en", "fr"])
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reply=ANY, customer=ANY, earlier=EARLIER, facts=FACTS)
def test_the_laws_hold_whatever_was_said_before(
    language: str, reply: str, customer: str, earlier: tuple[Exchange, ...], facts: tuple[Fact, ...]
) -> None:
    context = Context(customer=customer, earlier=earlier, facts=facts, language=language)
    check_laws(reply, customer, scorer(language).score(reply, context))


def acts(language: str, reply: str, customer: str, *before: Exchange) -> set[Act]:
    context = Context(customer=customer, earlier=before, language=language)
    return {entry.act for entry in scorer(language).score(reply, context).findings if entry.act}


@pytest.mark.parametrize(
    ("language", "promise", "kept", "broken"),
    [
        ("en", "I'll ask the kitchen.", "I've asked the kitchen, and they can.", "I never got to it."),
        ("en", "We're going to send a van.", "We've just sent the van.", "Sorry, the van isn't coming after all."),
        ("fr", "Je vais demander en cuisine.", "J'ai demandé en cuisine, ils peuvent.", "Je n'ai pas eu le temps."),
        ("fr", "Je vous envoie le bon.", "Je vous ai envoyé le bon.", "Finalement, ce ne sera pas possible."),
    ],
)
def test_a_promise_is_kept_or_broken_only_where_it_was_given(
    language: str, promise: str, kept: str, broken: str
) -> None:
    before = Exchange("…", promise)
    assert Act.KEEPS_PROMISE in acts(language, kept, "?", before)
    assert Act.BREAKS_PROMISE not in acts(language, kept, "?", before)
    assert Act.BREAKS_PROMISE in acts(language, broken, "?", before)
    assert Act.KEEPS_PROMISE not in acts(language, broken, "?", before)


@pytest.mark.parametrize(
    ("language", "formula", "again"),
    [
        ("en", "We apologise for any inconvenience caused.", "For the third time: there is no train."),
        ("fr", "Toutes nos excuses pour la gêne occasionnée.", "Pour la troisième fois : il n'y a pas de train."),
    ],
)
def test_the_same_apology_decays_and_costs_more_to_whoever_said_it_again(
    language: str, formula: str, again: str
) -> None:
    def value(customer: str, *before: Exchange) -> int:
        return scorer(language).score(formula, Context(customer=customer, earlier=before, language=language)).value

    once = value("?")
    twice = value("?", Exchange("?", formula))
    ignored = value(again, Exchange("?", formula))
    assert twice < once
    assert ignored < value(again)
    assert Act.IGNORES_FEEDBACK in acts(language, formula, again, Exchange("?", formula))
