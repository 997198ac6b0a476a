"""The JSON contract of a report: every field, what it may hold, and that it is true of its text and its ledger."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from netmig.ledger.ledger import Ledger

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
    "then", "now", "diagnosis", "near_miss", "reason", "correction",
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
    assert (then["verdict"] in {"differs", "conflicts"}) == bool(claim["correction"])
    if then["verdict"] != "not_checked":
        assert then["derivation"]
        assert then["figures"] or then["verdict"] == "conflicts"  # a text may contradict itself where no figure is held
    for name in then["figures"]:
        assert ledger.figure(name).id == name
    for release in (then["release"], now["release"]):
        assert release is None or ledger.release(release).id == release
