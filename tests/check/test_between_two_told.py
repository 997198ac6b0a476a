"""A change that is so between two numbers of its own text that are as published is not called wrong, whichever years were read."""

from __future__ import annotations

from datetime import date

import netmig
from netmig.check.beside.left_alone.between_two_told import BETWEEN_TWO_TOLD, why_between_two_told
from netmig.check.claim import Claim
from netmig.check.evaluation.evidence import Evidence
from netmig.check.records import replace

DAY = "2023-11-23"
EVIDENCE = Evidence(netmig.open(), date.fromisoformat(DAY))
BEFORE = "Net migration to the UK was 672,000 in the year ending June 2023. "


def _claims(change: str) -> tuple[Claim, Claim, Claim]:
    text = f"{BEFORE}That is down {change} from 745,000 in the year ending December 2022."
    one, changed, other = netmig.check(text, published=DAY, ledger=netmig.open()).claims
    # as if another year had been read for it
    return one, replace(changed, then=replace(changed.then, verdict="differs")), other


def test_what_the_numbers_beside_it_make_is_left_alone() -> None:
    claims = _claims("10%")
    assert claims[1].accuses
    assert why_between_two_told(claims[1], claims, EVIDENCE) == BETWEEN_TWO_TOLD


def test_what_they_do_not_make_stays_accused() -> None:
    claims = _claims("30%")
    assert why_between_two_told(claims[1], claims, EVIDENCE) == ""


def test_a_number_that_is_not_as_published_excuses_nothing() -> None:
    one, changed, other = _claims("10%")
    wrong = replace(other, then=replace(other.then, verdict="differs"))
    assert why_between_two_told(changed, (one, changed, wrong), EVIDENCE) == ""


def test_what_is_told_of_those_who_left_is_not_held_against_those_who_came() -> None:
    text = "In the year to June 2023, 1,320,000 came to the UK. Fewer left: 414,000."
    claims = netmig.check(text, published="2024-11-28", ledger=netmig.open()).claims
    assert [claim.accuses for claim in claims] == [False, False]
    text = "In the year to June 2023, 1,320,000 came to the UK and 614,000 left."
    claims = netmig.check(text, published="2024-11-28", ledger=netmig.open()).claims
    assert [claim.accuses for claim in claims] == [False, True]
