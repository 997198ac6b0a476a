"""Texts that are true are never called wrong, however they are put."""

from __future__ import annotations

from pathlib import Path

import pytest

import netmig
from netmig.ledger.ledger import Ledger

LINES = [
    line.replace("⏎", "\n")
    for line in (Path(__file__).parent / "true_texts.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return netmig.open()


def test_nothing_true_is_called_wrong(ledger: Ledger) -> None:
    accused = []
    for line in LINES:
        published, _, text = line.partition("|")
        accused += [
            (text, claim.quote) for claim in netmig.check(text, published=published, ledger=ledger).claims if claim.accuses
        ]

    assert accused == []


def test_most_true_texts_are_found_right_in_something(ledger: Ledger) -> None:
    """Leaving everything alone would keep the law above as well."""
    agreed = 0
    for line in LINES:
        published, _, text = line.partition("|")
        agreed += any(claim.then.verdict == "agrees" for claim in netmig.check(text, published=published, ledger=ledger).claims)

    assert agreed > len(LINES) / 2
