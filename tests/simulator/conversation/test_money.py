from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.conversation.money import says_amount


@pytest.mark.parametrize(
    ("text", "charge"),
    [
        ("it's £2 more", "2.00"),
        ("2 pounds", "2.00"),
        ("two pounds extra", "2"),
        ("that's two quid", "2.00"),
        ("a couple of quid", "2.00"),
        ("£ 2.00", "2.00"),
        ("2,00 €", "2.00"),
        ("plus 2.00", "2.00"),
        ("two extra", "2.00"),
        ("£4.50 on top", "4.50"),
        ("four pounds fifty", "4.50"),
        ("four fifty extra", "4.50"),
        ("that's 4.5 euros", "4.50"),
        ("50p", "0.50"),
        ("fifty pence", "0.50"),
        ("twenty-one pounds", "21"),
        ("three hundred dollars", "300"),
        ("a fiver", "5.00"),
        ("TWO POUNDS!", "2.00"),
    ],
)
def test_an_amount_is_heard_in_digits_and_in_words(text: str, charge: str) -> None:
    assert says_amount(text, Decimal(charge))


@pytest.mark.parametrize(
    ("text", "charge"),
    [
        ("two minutes", "2.00"),
        ("2 minutes", "2.00"),
        ("£20", "2.00"),
        ("£2.50", "2.00"),
        ("twenty-two pounds fifty", "2.50"),
        ("12.00", "2.00"),
        ("table 2", "2.00"),
        ("four or fifty", "4.50"),
        ("", "2.00"),
    ],
)
def test_other_numbers_are_not_the_amount(text: str, charge: str) -> None:
    assert not says_amount(text, Decimal(charge))


@pytest.mark.parametrize(
    ("text", "charge"),
    [
        ("deux euros de plus", "2.00"),
        ("quatre euros cinquante", "4.50"),
        ("4,50 €", "4.50"),
        ("quatre-vingt-dix-sept euros", "97"),
        ("cinquante centimes", "0.50"),
    ],
)
def test_amounts_in_french(text: str, charge: str) -> None:
    assert says_amount(text, Decimal(charge), "fr")


@given(st.text(), st.decimals(min_value="0.01", max_value="999999.99", places=2), st.sampled_from(["en", "fr", "de"]))
def test_any_text_and_any_charge(text: str, charge: Decimal, language: str) -> None:
    assert says_amount(f"{text} £{charge}", charge, language)
    says_amount(text, charge, language)
