"""Subjects: which phrases name a measure, a group, a place or another subject, and where."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from news_text import HOSTILE, NEWS, growth

from netmig.check.words.subjects import find_mentions
from netmig.check.words.tokens import tokenise


def _found(text: str) -> set[tuple[str, str, bool]]:
    return {(mention.role, mention.code, mention.ambiguous) for mention in find_mentions(tokenise(text))}


@pytest.mark.parametrize(
    ("text", "role", "code"),
    [
        ("Net migration fell", "measure", "net_migration"),
        ("net\u00a0migration fell", "measure", "net_migration"),
        ("net mi\u00adgra\u00adtion fell", "measure", "net_migration"),
        ("Net immigration fell", "measure", "net_migration"),
        ("Immigration fell", "measure", "immigration"),
        ("Long-term immigration fell", "measure", "immigration"),
        ("Emigration rose", "measure", "emigration"),
    ],
)
def test_a_measure_is_known_by_its_names(text: str, role: str, code: str) -> None:
    assert (role, code, False) in _found(text)


def test_migration_alone_is_known_to_be_two_things() -> None:
    assert ("measure", "net_migration", True) in _found("Migration fell")


def test_the_longest_name_wins() -> None:
    found = [mention for mention in find_mentions(tokenise("Net migration fell")) if mention.role == "measure"]

    assert [(mention.first, mention.last) for mention in found] == [(0, 1)]


@pytest.mark.parametrize("place", ["Australia", "Scotland", "Germany"])
def test_another_place_is_seen(place: str) -> None:
    assert "elsewhere" in {role for role, _, _ in _found(f"Net migration to {place} fell")}


@given(st.text() | NEWS)
def test_mentions_stand_at_their_own_words(text: str) -> None:
    tokens = tokenise(text)
    found = find_mentions(tokens)

    for before, after in pairwise(found):
        assert before.first <= after.first
    for mention in found:
        assert (tokens[mention.first].start, tokens[mention.last].end) == (mention.start, mention.end)


@given(NEWS)
def test_large_and_small_letters_name_the_same_measures(text: str) -> None:
    capital = [(mention.role, mention.code) for mention in find_mentions(tokenise(text.upper()))]
    small = [(mention.role, mention.code) for mention in find_mentions(tokenise(text.lower()))]

    assert capital == small


@pytest.mark.parametrize("piece", [*HOSTILE, "net ", "net migration ", "non-EU "])
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    assert growth(lambda text: find_mentions(tokenise(text)), piece) < 8
