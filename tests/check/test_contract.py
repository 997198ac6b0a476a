"""The JSON contract of a report: every field, what it may hold, and that it is true of the text and the ledger."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_ledger import ARTICLE, ARTICLE_DAY, small_ledger

import netmig
from netmig.check import check
from netmig.check.publication import publication_of
from netmig.ledger.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "article.txt"
SHARED = ROOT / "../shared/articles"

KINDS = frozenset(
    "level change percent_change ratio fraction comparison extreme rank share sum range equivalence revision forecast target"
    " rule spending".split()
)  # fmt: skip
DIAGNOSES = {
    None, "stale_vintage", "mixed_vintages", "wrong_measure", "wrong_period", "wrong_baseline", "wrong_direction", "arithmetic",
}  # fmt: skip
NUMBER = (int, float, type(None))
CLAIM = {
    "id", "quote", "start", "end", "sentence", "speaker", "voice", "kind", "measure", "dimensions", "period", "baseline", "stated",
    "then", "now", "diagnosis", "near_miss", "reason",
}  # fmt: skip


def hold_to_contract(text: str, report: dict[str, Any], ledger: Ledger) -> None:
    """Raise where a report is not as the contract has it, or not true of its text or its ledger."""
    assert set(report) == {"schema_version", "document", "ledger", "claims", "summary"}
    assert report["schema_version"] == 1
    assert set(report["document"]) == {"name", "published", "published_from"}
    date.fromisoformat(report["document"]["published"])
    assert report["document"]["published_from"] in {"option", "metadata", "text", "assumed"}
    assert report["ledger"]["watched_through"] == ledger.watched_through.isoformat()
    claims = report["claims"]
    assert [claim["id"] for claim in claims] == [f"c{number}" for number in range(1, len(claims) + 1)]
    for claim in claims:
        hold_claim(text, claim, ledger)
    then = [claim["then"]["verdict"] for claim in claims]
    revised = sum(claim["then"]["verdict"] == "agrees" and claim["now"]["verdict"] == "revised" for claim in claims)
    verdicts = ("agrees", "differs", "conflicts", "not_checked")
    assert report["summary"] == {**{verdict: then.count(verdict) for verdict in verdicts}, "revised_since": revised}
    assert json.loads(json.dumps(report, allow_nan=False)) == report


def hold_claim(text: str, claim: dict[str, Any], ledger: Ledger) -> None:
    assert set(claim) == CLAIM
    start, end, sentence = claim["start"], claim["end"], claim["sentence"]
    assert set(sentence) == {"start", "end"}
    assert 0 <= sentence["start"] <= start < end <= sentence["end"] <= len(text)
    assert text[start:end] == claim["quote"]
    assert claim["voice"] in {"reporter", "quoted"}
    assert claim["speaker"] is None or claim["speaker"].strip()
    assert claim["kind"] in KINDS
    assert claim["measure"] is None or isinstance(claim["measure"], str)
    assert all(isinstance(part, str) for pair in claim["dimensions"].items() for part in pair)
    for period in (claim["period"], claim["baseline"]):
        hold_period(period)
    hold_stated(claim["stated"])
    hold_verdicts(claim, ledger)
    assert claim["diagnosis"] in DIAGNOSES
    if claim["diagnosis"]:
        assert claim["near_miss"]
        assert claim["then"]["verdict"] in {"differs", "conflicts"}


def hold_period(period: dict[str, Any] | None) -> None:
    if period is None:
        return
    assert set(period) == {"label", "start", "end"}
    assert period["label"]
    if period["end"] is not None:  # the last day of the period
        assert date.fromisoformat(period["start"]) <= date.fromisoformat(period["end"])


def hold_stated(stated: dict[str, Any]) -> None:
    assert set(stated) == {"value", "low", "high", "unit", "hedge"}
    value, low, high = stated["value"], stated["low"], stated["high"]
    assert all(isinstance(number, NUMBER) for number in (value, low, high))
    assert isinstance(stated["unit"], str)
    assert stated["hedge"] in {"exact", "about", "over", "under", "nearly"}
    if low is not None and high is not None:
        assert low <= high


def hold_verdicts(claim: dict[str, Any], ledger: Ledger) -> None:
    then, now = claim["then"], claim["now"]
    assert set(then) == {"verdict", "value", "release", "figures", "derivation"}
    assert {"verdict", "value", "release"} <= set(now) <= {"verdict", "value", "release", "derivation"}
    assert then["verdict"] in {"agrees", "differs", "conflicts", "not_checked"}
    assert now["verdict"] in {"stands", "revised", "not_checked"}
    assert isinstance(then["value"], NUMBER)
    assert isinstance(now["value"], NUMBER)
    assert (then["verdict"] == "not_checked") == bool(claim["reason"])
    if then["verdict"] != "not_checked":
        assert then["derivation"]
        assert then["figures"]
    for name in then["figures"]:
        assert ledger.figure(name).id == name
    for release in (then["release"], now["release"]):
        assert release is None or ledger.release(release).id == release


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


@given(st.text(max_size=30), st.sampled_from(["", "👩‍🔬 ", "a\u0301 ", "\ufeff", "\u00ad"]))
def test_offsets_count_code_points_of_the_text_as_given(before: str, odd: str) -> None:
    sentence = "UK net migration was 240,000 in the year to June 2005."
    text = f"{before}{odd}\n\n{sentence}"
    ledger = small_ledger()
    report = check(text, ARTICLE_DAY, ledger).to_dict()
    hold_to_contract(text, report, ledger)
    assert [claim for claim in report["claims"] if claim["start"] >= len(before) + len(odd)]
