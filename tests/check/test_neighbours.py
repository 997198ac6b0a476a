"""The claims of a sentence, and of the ones beside it, are those that asking every claim of the text would give."""

from __future__ import annotations

from netmig.check import check
from netmig.check.beside.neighbours import (
    in_reach,
    next_behind,
    of_it_and_before,
    of_it_and_beside,
    of_its_sentence,
    of_sentence_before,
    of_sentence_behind,
    place_among,
    stands_just_before,
)

TEXT = (
    "Net migration to the UK was 740,000 in the year to June 2023, down from 745,000 in 2022. Some 1,180,000 people came and 508,000 left.\n\n"
    "It is a record. Nobody knows why. Net migration fell by a tenth, to 672,000. In 2021 it was 467,000, and 173,000 the year before."
)


def test_claims_beside_another_are_found_as_asking_each_would_find_them() -> None:
    claims = check(TEXT, "2023-11-23").claims
    assert len(claims) > 6
    for claim in claims:
        assert list(of_its_sentence(claim, claims)) == [
            each for each in claims if each.wording.sentence == claim.wording.sentence
        ]
        assert list(of_sentence_before(claim, claims)) == [each for each in claims if stands_just_before(each, claim)]
        assert list(of_sentence_behind(claim, claims)) == [each for each in claims if stands_just_before(claim, each)]


def test_claims_near_another_are_found_as_asking_each_would_find_them() -> None:
    claims = check(TEXT, "2023-11-23").claims
    for at, claim in enumerate(claims):
        own = claim.wording.sentence
        before = [each for each in claims if each.wording.sentence == own or stands_just_before(each, claim)]
        assert list(of_it_and_before(claim, claims)) == before
        assert list(of_it_and_beside(claim, claims)) == [
            *before, *(each for each in claims if stands_just_before(claim, each))
        ]  # fmt: skip
        assert place_among(claim, claims) == at
        assert next_behind(claim, claims) is next((each for each in claims if each.wording.start >= claim.wording.end), None)
        for far in (0, 60, 200):
            start, stop = claim.wording.start - far, claim.wording.start + far
            near = [each for each in claims if each.wording.sentence.end >= start and each.wording.sentence.start <= stop]
            assert list(in_reach(start, stop, claims)) == near
