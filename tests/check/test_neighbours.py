"""The claims of a sentence, and of the ones beside it, are those that asking every claim of the text would give."""

from __future__ import annotations

from netmig.check import check
from netmig.check.beside.neighbours import of_its_sentence, of_sentence_before, of_sentence_behind, stands_just_before

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
