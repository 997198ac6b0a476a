"""Turns of phrase for coming and leaving, and the plain words that are read in their place."""

from __future__ import annotations

from itertools import pairwise

import pytest

from netmig.check.words.plain_moves import in_plain_words
from netmig.check.words.tokens import tokenise

LEFT = [
    "Some 517,000 people turned their backs on Britain",
    "517,000 people gave up living in the UK",
    "517,000 people packed their bags and went",
    "517,000 people upped sticks",
    "517,000 people waved Britain goodbye",
    "517,000 people decided to leave the country",
]
CAME = [
    "948,000 people took up residence in the UK in 2024",
    "948,000 people made this country their home",
    "948,000 migrants were let in",
    "948,000 people landed on these shores",
    "948,000 people were admitted to the United Kingdom",
]
NEITHER = [
    "Some 51,000 voters turned their backs on Labour",
    "Some 948,000 newcomers to the sport were counted",
    "The fall to 204,000 was welcomed in Downing Street",
    "Some 43,000 people were admitted to hospital",
    "The number of school leavers rose to 431,000",
    "He made tea at home and was let off",
]


def plain_words(text: str) -> list[str] | None:
    tokens = tokenise(text)
    found = in_plain_words(tokens, [token.lower for token in tokens])
    return None if found is None else [token.lower for token in found]


@pytest.mark.parametrize("text", LEFT)
def test_turns_of_leaving_are_read_as_leaving(text: str) -> None:
    assert {"left", "leave"} & set(plain_words(text) or [])


@pytest.mark.parametrize("text", CAME)
def test_turns_of_coming_are_read_as_coming(text: str) -> None:
    assert {"came", "come"} & set(plain_words(text) or [])


@pytest.mark.parametrize("text", NEITHER)
def test_what_only_sounds_like_it_is_left_as_it_is(text: str) -> None:
    assert plain_words(text) is None


@pytest.mark.parametrize("text", [*LEFT, *CAME])
def test_a_plain_word_stands_where_the_turn_stood(text: str) -> None:
    tokens = tokenise(text)
    found = in_plain_words(tokens, [token.lower for token in tokens])
    assert found is not None
    assert (found[0].start, found[-1].end) == (tokens[0].start, tokens[-1].end)
    assert all(one.end <= two.start for one, two in pairwise(found))
