"""What is found once for all claims of a text is what asking every claim of it would find."""

from __future__ import annotations

import pytest

from netmig.check import Claim, check
from netmig.check.beside.claims_of_text import ClaimsOfText
from netmig.check.beside.neighbours import are_of_the_same

TEXT = (
    "Net migration to the UK was 740,000 in the year to June 2023, down from 745,000 in 2022. Some 1,180,000 people came and 508,000 left.\n\n"
    "It is a record. Net migration fell by a tenth, to 672,000. In 2021 it was 467,000, and 173,000 the year before. Immigration was 740,000 in 2023.\n\n"
    "Some 740,000 people came to the UK last year. EU nationals were 126,000 of them. Net migration was 740,000 in 2023. Emigration was 508,000."
)


@pytest.fixture(scope="module")
def claims() -> ClaimsOfText:
    found = ClaimsOfText(check(TEXT, "2023-11-23").claims)
    assert len(found) > 10
    assert any(each.accuses for each in found)
    return found


def _of(claim: Claim) -> tuple[str, tuple[tuple[str, str], ...]]:
    return ("", ()) if claim.wording.subject is None else (claim.wording.subject.measure, claim.wording.subject.group)


def test_where_something_was_first_told(claims: ClaimsOfText) -> None:
    told = [each.wording.start for each in claims if each.then.verdict == "agrees" and _of(each)[0] == "net_migration"]
    assert claims.net_told_from == min(told)
    for claim in claims:
        before = [each for each in claims if each.wording.start < claim.wording.start and each.then.verdict == "agrees"]
        named = [each for each in before if each.wording.period_basis == "explicit" and each.period is not None]
        for each in claims:
            if each.period is not None:
                until = any(other.period is not None and other.period.stop == each.period.stop for other in named)
                assert claims.has_told(claim.wording.start, "until", each.period.stop) == until
                same = any(other.period == each.period and are_of_the_same(other, claim) for other in named)
                assert claims.has_told(claim.wording.start, "in", _of(claim), each.period) == same


def test_the_most_extreme_figure_is_that_of_all(claims: ClaimsOfText) -> None:
    for of in {_of(each) for each in claims}:
        figures = [
            each.then.value or 0
            for each in claims
            if _of(each) == of and each.then.verdict == "agrees" and each.wording.kind in {"level", "extreme"}
        ]
        for sign in (1, -1):
            found = claims.most_extreme(of, sign)
            assert (found is None) == (not figures)
            assert found is None or sign * (found.then.value or 0) == max(sign * value for value in figures)


def test_a_sentence_that_stands_twice_is_known_by_its_words(claims: ClaimsOfText) -> None:
    again = ClaimsOfText(check(f"{TEXT}\n\n{TEXT}", "2023-11-23").claims)
    assert not any(claims.is_left_standing_elsewhere(each) for each in claims)
    assert [each.quote for each in again if each.then.verdict == "agrees" and not again.is_left_standing_elsewhere(each)] == []


@pytest.mark.parametrize(
    ("said", "far", "found"), [(1300, 1.5, True), (2027, 1.01, True), (9000, 1.5, False), (-800, 1.5, False)]
)
def test_a_rate_is_held_against_every_number_of_people(claims: ClaimsOfText, said: float, far: float, *, found: bool) -> None:
    sizes = [
        abs(each.wording.stated.value or 0)
        for each in claims
        if each.wording.kind in {"level", "extreme", "revision"} and each.wording.stated.unit == "people"
    ]
    assert any(1 / far < each / 365 / said < far for each in sizes if each) == found
    assert claims.has_a_number_of_a_rate(365, said, far) == found
