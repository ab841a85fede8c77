from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.model import Act
from simulator.conversation.offers import Offers, read_offers
from simulator.conversation.words import Reading
from simulator.scenario.model import Means

MEANS = {
    "reheat": Means(
        offer="heat it up again",
        words=["reheat*", "back on the flame", "hotter", "heat it up", "back to the kitchen"],
        takes="3 min",
    ),
    "remake": Means.model_validate(
        {
            "offer": "a fresh plate",
            "words": ["fresh plate", "fresh one", "new one", "remake*", "from scratch"],
            "charge": "2.00",
        }
    ),
    "cover": Means.model_validate(
        {"offer": "a tablecloth", "words": ["tablecloth"], "charge": "1.50", "disclose": False}
    ),
}


def read(text: str, *acts: Act, offered: tuple[str, ...] = (), settled: tuple[str, ...] = ()) -> Offers:
    return read_offers(Reading(text), MEANS, acts, offered, settled)


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("I'll put it back on the flame, three minutes.", ("reheat",)),
        ("Shall I get you a fresh one?", ("remake",)),
        ("Would you like it hotter?", ("reheat",)),
        ("shall i get you a fresh one", ("remake",)),
        ("Fresh plate, nine minutes?", ("remake",)),
        ("What about a fresh plate?", ("remake",)),
        ("Why don't I reheat it?", ("reheat",)),
        ("It's not hot enough for you, let me get it back on the flame", ("reheat",)),
        ("Don't worry, I'll have a fresh plate here in nine minutes", ("remake",)),
        ("No problem, a fresh plate it is.", ("remake",)),
        ("I can't make it hotter on the plate, but I can get you a fresh one", ("remake",)),
        ("A fresh plate won't take long.", ("remake",)),
        ("I could reheat it, or have a fresh plate made.", ("reheat", "remake")),
        ("You said hot hot, so back on the flame it goes.", ("reheat",)),
        ("I won't argue. I'll reheat it.", ("reheat",)),
        ("If you'd said, fine; let me reheat it now.", ("reheat",)),
    ],
)
def test_what_is_put_on_the_table(text: str, offers: tuple[str, ...]) -> None:
    assert read(text).offers == offers


@pytest.mark.parametrize(
    "text",
    [
        "I can't make you a fresh plate.",
        "I can not reheat it",
        "We don't remake dishes.",
        "We can't reheat it or do a fresh plate, sorry",
        "A fresh plate isn't possible.",
        "I don't think I can get a fresh plate now",
        "It's too late to remake it",
        "Have the bread instead of a fresh plate",
        "Did you ask for a fresh plate?",
        "Why would you want it hotter?",
        "Was it from scratch?",
        "You should have asked for it hotter.",
        "If you had said, we'd have made it hotter.",
        "Next time just ask for it hotter",
        "It left the kitchen hot.",
        "",
    ],
)
def test_a_question_a_refusal_or_a_reproach_offers_nothing(text: str) -> None:
    assert read(text) == Offers()


@pytest.mark.parametrize(
    "text",
    [
        "I could have a fresh plate made, nine minutes and £2 extra.",
        "Fresh plate, two pounds more, ok?",
        "I can have a fresh plate made. It would cost a little extra.",
        "A fresh one goes on the bill as an extra charge, shall I?",
        "what I can do is a fresh plate for 2 pounds",
        "I'd have to charge you for the fresh plate.",
        "Reheating is free, a fresh plate is £2.",
    ],
)
def test_a_charge_said_openly(text: str) -> None:
    seen = read(text)
    assert "remake" in seen.discloses
    assert (seen.waives, seen.slips) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "A fresh plate, on the house.",
        "I'll bring a fresh plate, no extra charge.",
        "Normally two pounds, but I won't charge you: fresh plate coming.",
        "A fresh one, free of charge",
    ],
)
def test_a_charge_waived(text: str) -> None:
    seen = read(text)
    assert seen.waives == ("remake",)
    assert seen.slips == ()


def test_a_charge_belongs_to_what_was_named_last() -> None:
    seen = read("A fresh bowl and a fresh plate is £2, or I reheat this one, no charge.")
    assert (seen.discloses, seen.waives) == (("remake",), ())
    seen = read("A fresh plate, or back on the flame; there's a small charge for the first.")
    assert (seen.discloses, seen.waives) == (("remake",), ())


def test_the_longer_phrase_counts_where_two_share_words() -> None:
    means = {
        "six": Means(offer="six pies", words=["six cheese and onion", "six pies"]),
        "pasties": Means(offer="pasties", words=["pasties", "six cheese and onion pasties"]),
    }
    assert read_offers(Reading("I'll send six cheese and onion pasties."), means).offers == ("pasties",)
    assert read_offers(Reading("I'll send six cheese and onion pies."), means).offers == ("six",)
    assert read_offers(Reading("I'll send six pies and some pasties."), means).offers == ("six", "pasties")


def test_feeling_free_waives_nothing() -> None:
    assert read("Feel free to take a fresh one").waives == ()


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("I'll get you a fresh plate right away.", ()),
        ("Fresh plate coming right up!", ()),
        ("Don't worry, I'll have a fresh plate here in nine minutes", ()),
        ("A fresh plate for table 9.", (Act.COMMITS,)),
    ],
)
def test_given_with_the_charge_hidden(text: str, acts: tuple[Act, ...]) -> None:
    assert read(text, *acts).slips == ("remake",)


@pytest.mark.parametrize(
    "text",
    [
        "Shall I get you a fresh plate?",
        "I could get you a fresh plate.",
        "If you like, a fresh plate can be ready in nine minutes.",
        "I'll reheat it right away.",
        "I'll bring a tablecloth.",
        "I won't get you a fresh plate.",
    ],
)
def test_what_is_only_offered_or_costs_nothing_is_not_slipped_in(text: str) -> None:
    assert read(text).slips == ()


@pytest.mark.parametrize(
    "text",
    [
        "I'll do whichever: back on the flame or a fresh plate.",
        "I could put it back on the flame for three minutes, or make you a fresh one in nine. Which would you prefer?",
        "I'll leave it as it is or bring a fresh plate, which would you rather?",
    ],
)
def test_a_choice_gives_none_of_them(text: str) -> None:
    assert "remake" in read(text, Act.COMMITS).offers
    assert read(text, Act.COMMITS).slips == ()


def test_a_charge_may_be_said_after_the_offer() -> None:
    assert read("It'd be two pounds extra, all right?", offered=("remake",)).discloses == ("remake",)
    assert read("That one is on the house", offered=("remake",)).waives == ("remake",)
    assert read("It'd be two pounds extra, all right?").discloses == ()


def test_a_charge_once_settled_is_not_hidden_again() -> None:
    seen = read("I'll get you the fresh plate now.", offered=("remake",), settled=("remake",))
    assert (seen.offers, seen.slips) == (("remake",), ())


FRENCH = {
    "rechauffer": Means(offer="remettre au feu", words=["réchauffe*", "remets au feu", "remettre au feu"]),
    "refaire": Means.model_validate(
        {"offer": "une nouvelle assiette", "words": ["nouvelle assiette", "refaire", "refais"], "charge": "2.00"}
    ),
}


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Je le remets au feu tout de suite.", Offers(("rechauffer",))),
        ("Voulez-vous que je le fasse réchauffer ?", Offers(("rechauffer",))),
        ("Nous ne pouvons pas le réchauffer.", Offers()),
        ("Pourquoi voulez-vous une nouvelle assiette ?", Offers()),
        ("Il fallait le dire, on ne va pas le refaire.", Offers()),
        ("Je vous apporte une nouvelle assiette.", Offers(("refaire",), slips=("refaire",))),
        ("Une nouvelle assiette, avec un supplément de deux euros ?", Offers(("refaire",), ("refaire",))),
        ("Je vous apporte une nouvelle assiette, c’est offert.", Offers(("refaire",), waives=("refaire",))),
        ("Pas de souci, je le remets au feu.", Offers(("rechauffer",))),
    ],
)
def test_offers_in_french(text: str, seen: Offers) -> None:
    assert read_offers(Reading(text, "fr"), FRENCH) == seen


WORDS = st.sampled_from(
    "I I'll can't not fresh plate hotter? reheat it £2 extra free, or . ? could on the house".split()
)


@given(
    st.one_of(st.text(), st.lists(WORDS, max_size=60).map(" ".join)), st.lists(st.sampled_from(list(Act)), max_size=3)
)
def test_whatever_is_typed(text: str, acts: list[Act]) -> None:
    seen = read(text, *acts, offered=("remake",))
    assert set(seen.slips) <= set(seen.offers)
    assert not set(seen.slips) & {*seen.discloses, *seen.waives}
    assert {*seen.discloses, *seen.waives, *seen.slips} <= {"remake"}
