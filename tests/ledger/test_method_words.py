"""The same method in other words is the same, and another method is not."""

from __future__ import annotations

import itertools

import pytest

from netmig.ledger.method_words import same_method
from netmig.sources.ons_releases import days, ons_release

SAME = [
    (
        "Borders and Immigration data of the Home Office from YE Jun 2021 (ONS blog of 18 November 2025)",
        "Borders and Immigration data of the Home Office from YE Jun 2021 (workbook.xlsx, Cover!A8)",
    ),
    (
        "Registration and Population Interaction Database of DWP",
        "are based on the Registration and Population Interaction Database",
    ),
]
OTHER = [
    ("International Passenger Survey", "Registration and Population Interaction Database of DWP and HMRC"),
    ("Registration and Population Interaction Database of DWP", "Borders and Immigration data of the Home Office"),
    ("", "Borders and Immigration data of the Home Office"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_other_words_for_the_same_method(one: str, other: str) -> None:
    assert same_method(one, other)
    assert same_method(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_method(one: str, other: str) -> None:
    assert not same_method(one, other)
    assert not same_method(other, one)


def test_every_description_is_of_its_own_method() -> None:
    told = {method for day in days() for _, method in ons_release(day).methods}

    assert all(same_method(each, each) for each in told)
    assert any(not same_method(one, other) for one, other in itertools.combinations(told, 2))
