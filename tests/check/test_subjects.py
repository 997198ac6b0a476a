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


@pytest.mark.parametrize(
    "text",
    [
        "LONDON, 24 May - Net migration to the United Kingdom fell",
        "NEW DELHI/LONDON: Net migration to Britain fell",
        "according to estimates released in London on Friday",
        "numbers out of London on Tuesday",
        "Rents rise, said a letting agent in east Leeds",
        "wrote a nurse from Devon",
        "One baker in Cardiff said that he could find nobody",
        "economists in London were surprised",
        "enough to fill Leeds and Bradford",
        "half of Wales",
        "as if another Bristol had to be housed",
        "Even Leeds and its 540,000 inhabitants are fewer",
        "the Care England survey",
        "a points system with an Australian accent",
    ],
)
def test_a_place_in_passing_is_not_where_anybody_moved(text: str) -> None:
    assert "elsewhere" not in {role for role, *_ in _found(text)}


@pytest.mark.parametrize(
    "text",
    [
        "In London 240,000 arrived",
        "Published in Scotland, net migration there was 40,000",
        "a rise of 20,000 in Leeds",
        "Net migration to Wales fell",
        "30,000 people from abroad came to Devon",
        "Germany: 300,000",
        "one in ten of the nurses in Leeds came from abroad",
        "A family from Leeds moved to Spain",
    ],
)
def test_a_place_where_people_moved_is_not_in_passing(text: str) -> None:
    assert "elsewhere" in {role for role, *_ in _found(text)}


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
