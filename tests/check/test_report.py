"""The report as an object: it counts what it holds, is the same in every form, and never changes."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError

import pytest
from made_reports import TEXT, found, made_report, sample
from small_ledger import ARTICLE, ARTICLE_DAY, small_ledger

from netmig.check import check
from netmig.check.claim import Now, Then
from netmig.errors import UsageError


def test_the_summary_counts_every_claim_once() -> None:
    assert sample().summary == {"agrees": 3, "differs": 1, "conflicts": 1, "not_checked": 2, "revised_since": 2}


def test_only_what_agreed_then_can_be_revised_since() -> None:
    wrong = found(TEXT, 1, "2,500", then=Then(verdict="differs"), now=Now(verdict="revised"))
    assert made_report(TEXT, (wrong,)).summary["revised_since"] == 0


@pytest.mark.parametrize(
    ("verdict", "accuses"), [("agrees", False), ("differs", True), ("conflicts", True), ("not_checked", False)]
)
def test_differs_and_conflicts_accuse_and_nothing_else_does(verdict: str, *, accuses: bool) -> None:
    then = {each.then.verdict: each.then for each in sample().claims}[verdict]  # type: ignore[index]  # one of the four
    assert made_report(TEXT, (found(TEXT, 1, "2,500", then=then),)).accuses == accuses


def test_the_json_text_is_the_dictionary() -> None:
    report = check(ARTICLE, ARTICLE_DAY, small_ledger(), name="an article – with a dash")
    assert json.loads(report.to_json()) == report.to_dict()
    assert "–" in report.to_json()
    assert report.to_json().endswith("\n")


def test_the_same_article_gives_the_same_bytes() -> None:
    one, other = (check(ARTICLE, ARTICLE_DAY, small_ledger()).to_json() for _ in range(2))
    assert one == other


def test_a_report_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        sample().claims = ()  # type: ignore[misc]  # that is the test


def test_the_repr_is_short_and_tells_the_counts() -> None:
    assert repr(sample()) == (
        "<Report made.txt, published 2005-11-25: 3 agrees, 1 differs, 1 conflicts, 2 not checked, 2 revised since>"
    )
    assert repr(sample().claims[3]) == "<Claim c4 '2,500': agrees, stands>"


def test_without_a_day_it_is_asked_for() -> None:
    with pytest.raises(UsageError, match="when this was published"):
        check(ARTICLE, None, small_ledger())


def test_claims_come_in_the_order_of_the_text() -> None:
    starts = [claim.wording.start for claim in check(ARTICLE, ARTICLE_DAY, small_ledger()).claims]
    assert starts == sorted(starts)
    assert len(starts) >= 8
