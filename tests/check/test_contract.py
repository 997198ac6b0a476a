"""The JSON contract of a report: every field, what it may hold, and that it is true of the text and the ledger."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from contract import hold_to_contract
from hypothesis import given
from hypothesis import strategies as st
from small_ledger import ARTICLE, ARTICLE_DAY, CAME, FIRST, JUNE_2004, LEFT, small_ledger, thousands

import netmig
from netmig.check import check
from netmig.check.publication import Publication, publication_of
from netmig.errors import UsageError
from netmig.ledger.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "article.txt"
SHARED = ROOT / "../shared/articles"


@pytest.fixture(scope="module")
def shipped() -> Ledger:
    return netmig.open()


def test_the_contract_holds_for_an_article_on_a_small_ledger() -> None:
    ledger = small_ledger()
    report = check(ARTICLE, ARTICLE_DAY, ledger)
    hold_to_contract(ARTICLE, report.to_dict(), ledger)
    assert {claim.then.verdict for claim in report.claims} == {"agrees", "differs", "conflicts", "not_checked"}
    assert {claim.now.verdict for claim in report.claims} == {"stands", "revised", "not_checked"}


def test_the_contract_holds_for_the_example_article(shipped: Ledger) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    hold_to_contract(text, check(text, ledger=shipped, name="article.txt").to_dict(), shipped)


@pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared/articles beside this checkout")
def test_the_contract_holds_for_every_article_at_hand(shipped: Ledger) -> None:
    documents = json.loads((SHARED / "documents.json").read_text(encoding="utf-8"))
    days = {document["file"]: document["published"] for document in documents}
    paths = sorted(SHARED.glob("[0-9]*.txt"))
    assert len(paths) >= 3
    for path in paths:
        text = path.read_text(encoding="utf-8")
        hold_to_contract(text, check(text, days[path.name], shipped, today=date(2025, 5, 22)).to_dict(), shipped)


@pytest.mark.parametrize(
    "text",
    [
        "RQF① RQF",  # a digit that is no number
        "The level rose from RQF² to RQF 6, ① of ten years.",
        "net migration and remain close its record and",  # what goes on behind "and" ends with another
        "settlement5year ten year",  # two lengths of time with nothing between them
        "revised from two go UK net migration 2024 in May",  # a history of a year of which no estimate was out
        "Net migration 2022it wrong by3,000",  # how far an estimate was out, with no other number
    ],
)
def test_what_fuzzing_found_is_read(shipped: Ledger, text: str) -> None:
    for day in (None, date(2023, 5, 25), date(2024, 7, 12), date(2025, 11, 22)):
        hold_to_contract(text, check(text, day, shipped, today=date(2026, 5, 26)).to_dict(), shipped)


def test_a_number_of_no_history_is_held_against_each_estimate_with_its_release(shipped: Ledger) -> None:
    text = "UK net migration in the year to June 2023 is now put at 906,000, having first been estimated at 740,000."
    claim = check(text, "2024-11-28", shipped).claims[-1]
    assert claim.then.verdict == "differs"
    assert [figure.value for figure in claim.then.figures] == [906_000, 740_000, 672_000]


def test_a_flow_that_only_the_two_others_make_is_read() -> None:
    """Net migration of no year is held, and that of one is the balance of figures that are: found by fuzzing."""
    figures = [thousands(CAME, FIRST, JUNE_2004, 504), thousands(LEFT, FIRST, JUNE_2004, 300)]
    ledger = Ledger.of([(FIRST, figures)])
    text = "UK net migration rose by 204,000 in the year to June 2004."
    hold_to_contract(text, check(text, FIRST.published, ledger).to_dict(), ledger)


def test_the_example_shows_each_verdict_that_it_was_written_for(shipped: Ledger) -> None:
    """Right, wrong, stale, two vintages joined, another measure, and what is left alone."""
    text = EXAMPLE.read_text(encoding="utf-8")
    said = {
        text[claim.wording.start : claim.wording.end]: (claim.then.verdict, claim.diagnosis, claim.then.value)
        for claim in check(text, ledger=shipped).claims
    }

    def verdict_on(words: str) -> tuple[str, str | None, float | None]:
        return next(found for quote, found in said.items() if words in quote)

    assert verdict_on("431,000 in the year to December 2024") == ("agrees", None, 431_000)
    assert verdict_on("480,000 left") == ("differs", "wrong_period", 517_000)
    assert verdict_on("fall of 297,000") == ("conflicts", "mixed_vintages", -308_000)
    assert verdict_on("728,000") == ("differs", "stale_vintage", 739_000)
    assert verdict_on("906,000 people came") == ("differs", "wrong_measure", 1_320_000)
    assert verdict_on("record high of 906,000")[0] == "agrees"
    assert verdict_on("606,000") == ("agrees", None, 606_000)
    assert verdict_on("£5.38 billion")[0] == "agrees"
    assert {verdict_on(words)[0] for words in ("Sheffield", "300,000 by 2030", "470,000")} == {"not_checked"}


def test_a_later_release_changes_now_and_never_then() -> None:
    text = "UK net migration was 240,000 in the year to June 2005."
    ledger = small_ledger()
    early, late = (check(text, ARTICLE_DAY, ledger, as_of=day).claims[0] for day in (ARTICLE_DAY, "2006-12-31"))
    assert early.then == late.then
    assert (early.now.verdict, late.now.verdict) == ("stands", "revised")


def test_nothing_is_called_wrong_where_the_day_is_only_assumed() -> None:
    report = check(ARTICLE, None, small_ledger(), today=date(2005, 11, 25))
    assert report.publication.learnt_from == "assumed"
    assert not report.accuses
    hold_to_contract(ARTICLE, report.to_dict(), small_ledger())


@pytest.mark.parametrize(
    "day", ["2005-11-25", "2005-11-25T12:00+00:00", date(2005, 11, 25), datetime(2005, 11, 25, 12, tzinfo=UTC)]
)
def test_a_day_is_a_date_or_iso_text(day: str | date) -> None:
    ledger = small_ledger()
    assumed, told = check(ARTICLE, None, ledger, today=day), check(ARTICLE, day, ledger)
    assert assumed.publication == Publication(date(2005, 11, 25), "assumed")
    assert told.publication == Publication(date(2005, 11, 25), "option")
    assert not assumed.accuses


@pytest.mark.parametrize("day", ["26 November 2026", "2026-13-01", "", "today"])
def test_other_text_is_no_day(day: str) -> None:
    with pytest.raises(UsageError, match="is not a date"):
        check(ARTICLE, None, small_ledger(), today=day)
    with pytest.raises(UsageError, match="is not a date"):
        check(ARTICLE, day, small_ledger())


def test_no_article_is_from_a_day_that_is_none() -> None:
    with pytest.raises(UsageError, match="No article is from"):
        check(ARTICLE, "0001-01-01", small_ledger())
    with pytest.raises(UsageError, match="No article is from"):
        check(ARTICLE, None, small_ledger(), today="0001-01-01")


FRAGMENTS = st.sampled_from(
    "UK|net migration|immigration|fell|rose|was|to|by|from|of|240,000|510,000|53%|half|doubled|a record high|in the year to June 2005|"
    "last year|in 2004|people|came|left|and|,|.|.\n|“|”|said Ms Example|the ONS|a year earlier|will|(|)|–|£4.5bn|asylum|students|"
    "nearly|over|since|non-EU|compared with|the previous year|\n\n|\r\n|1.2m|per cent|Britain|Germany|was first put at|revised up".split("|")
)  # fmt: skip


@given(st.lists(FRAGMENTS, min_size=3, max_size=40))
def test_the_contract_holds_for_any_heap_of_such_words(words: list[str]) -> None:
    text = " ".join(words)
    ledger = small_ledger()
    hold_to_contract(text, check(text, ARTICLE_DAY, ledger).to_dict(), ledger)


@given(st.text(max_size=200))
def test_the_contract_holds_for_any_text_at_all(text: str) -> None:
    ledger = small_ledger()
    hold_to_contract(text, check(text, ARTICLE_DAY, ledger).to_dict(), ledger)
    publication_of(text)


# made by fuzzing, and made small
@pytest.mark.parametrize("text", ["More than 1000 percent fewer migration", "Net migration fell by over 250% in 2004"])
def test_the_contract_holds_for_what_once_broke_it(text: str) -> None:
    ledger = small_ledger()
    hold_to_contract(text, check(text, ARTICLE_DAY, ledger).to_dict(), ledger)


@given(st.text(max_size=30), st.sampled_from(["", "👩‍🔬 ", "a\u0301 ", "\ufeff", "\u00ad"]))
def test_offsets_count_code_points_of_the_text_as_given(before: str, odd: str) -> None:
    sentence = "UK net migration was 240,000 in the year to June 2005."
    text = f"{before}{odd}\n\n{sentence}"
    ledger = small_ledger()
    report = check(text, ARTICLE_DAY, ledger).to_dict()
    hold_to_contract(text, report, ledger)
    assert [claim for claim in report["claims"] if claim["start"] >= len(before) + len(odd)]


@pytest.mark.parametrize("digits", [12, 350, 5000])
def test_a_rate_of_once_in_so_many_seconds_without_end_is_no_claim(digits: int) -> None:
    """The fuzz run found a ValueError and a division by nought here."""
    text = f"Net migration to the UK: one person every {'8' * digits} seconds. Net migration was 345,000 in 2024."

    report = netmig.check(text, published="2025-11-28", ledger=netmig.open())

    assert [claim.quote for claim in report.claims if claim.then.verdict == "agrees"] == ["was 345,000 in 2024"]
