"""ClaimReview is a draft: complete in what it cites, silent on what only an editor can say."""

from __future__ import annotations

import json
from typing import Any

from told import DAY, told_report

from netmig.reports import to_claim_review
from netmig.reports.claim_review import LONGEST


def graph(**given: str) -> list[dict[str, Any]]:
    report, ledger = told_report()
    return list(json.loads(to_claim_review(report, ledger, **given))["@graph"])


def review_of(quote: str, **given: str) -> dict[str, Any]:
    return next(each for each in graph(**given) if each["itemReviewed"]["text"].startswith(quote))


def test_there_is_one_review_a_claim_with_an_id_of_its_own_that_the_page_has() -> None:
    report, _ = told_report()
    reviews = graph(page="https://desk.example/r/42")

    assert [each["url"] for each in reviews] == [
        f"https://desk.example/r/42#{claim.id}" for claim in report.claims if claim.then.verdict != "not_checked"
    ]
    assert len({each["itemReviewed"]["@id"] for each in reviews}) == len(reviews)


def test_the_only_context_is_schema_org_and_what_readers_require_is_there() -> None:
    report, ledger = told_report()
    record = json.loads(to_claim_review(report, ledger))

    assert record["@context"] == "https://schema.org"
    for each in record["@graph"]:
        assert each["@type"] == "ClaimReview"
        assert each["claimReviewed"]
        assert each["url"]
        assert each["reviewRating"]["alternateName"]


def test_every_review_is_a_draft_without_reviewer_or_day_until_a_desk_is_named() -> None:
    assert {each["creativeWorkStatus"] for each in graph()} == {"Draft"}
    assert not [each for each in graph() if "author" in each or "datePublished" in each]
    assert {each["author"]["name"] for each in graph(desk="Example desk")} == {"Example desk"}


def test_what_the_page_only_lists_is_no_review() -> None:
    assert not [each for each in graph() if each["itemReviewed"]["text"].startswith("was 470,000")]


def test_right_and_still_so_rates_above_right_but_revised_and_that_above_wrong() -> None:
    ratings = [review_of(quote)["reviewRating"] for quote in ("was 640,000", "was 240,000", "was 520,000")]

    assert [each["ratingValue"] for each in ratings] == [3, 2, 1]
    assert {(each["bestRating"], each["worstRating"]) for each in ratings} == {(3, 1)}


def test_a_rating_says_both_verdicts_in_words() -> None:
    assert [review_of(quote)["reviewRating"]["alternateName"] for quote in ("was 640,000", "was 240,000", "was 520,000")] == [
        "Right, and still so",
        "Right when published; revised since",
        "Out of date by that day",
    ]


def test_the_release_is_cited_as_a_dataset_of_its_day_and_of_the_periods_asked_for() -> None:
    then, now = review_of("was 240,000")["citation"]

    assert then["@type"] == "Dataset"
    assert (then["version"], now["version"]) == ("2005-11-24", "2006-05-25")
    assert then["temporalCoverage"] == now["temporalCoverage"] == "2004-07-01/2005-06-30"
    assert then["publisher"] == {"@type": "Organization", "name": "Test Office"}
    assert then["url"] == "https://test.example/2005-11-24"
    assert then["license"] == "Open Government Licence v3.0"
    assert then["variableMeasured"] == ["Net migration"]


def test_a_change_is_cited_with_both_of_its_periods() -> None:
    assert review_of("down 53")["citation"][0]["temporalCoverage"] == ["2004-07-01/2005-06-30", "2003-07-01/2004-06-30"]


def test_the_claim_says_who_said_it_and_where_and_when_it_appeared() -> None:
    claim = review_of("240,000 people came", article="https://paper.example/1")["itemReviewed"]

    assert claim["author"] == {"name": "Councillor Basil Placeholder"}
    assert claim["datePublished"] == claim["appearance"]["datePublished"] == DAY
    assert claim["appearance"]["url"] == "https://paper.example/1"
    assert "author" not in review_of("was 240,000")["itemReviewed"]


def test_what_is_reviewed_stands_by_itself_and_is_short() -> None:
    assert review_of("was 520,000")["claimReviewed"].startswith("Net migration, the year to June 2004: “was 520,000")
    assert max(len(each["claimReviewed"]) for each in graph()) <= LONGEST
