"""Suggested corrections: a sentence ready for use, whose every estimate is one that was published on the day it names."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

import netmig
from netmig.check import check
from netmig.ledger.ledger import Ledger
from netmig.ledger.phrases import published_words
from netmig.periods import parse_period
from netmig.series import Series

ROWS = [
    row
    for row in csv.DictReader((Path(__file__).parent / "claims.csv").read_text(encoding="utf-8").splitlines())
    if row["verdict"] in {"differs", "conflicts"}
]
# every so many of the rows: all of them take a minute
STEP = 12
_FLOW = r"(?P<flow>[Nn]et migration|[Ii]mmigration|[Ee]migration)"
_ESTIMATE = re.compile(
    _FLOW + r" in the year to (?P<month>[A-Z][a-z]{2})\w* (?P<year>\d{4}) was (?P<value>[\d,]+) by the ONS estimate of"
    r" (?P<day>\d+ \w+ \d{4})(?: \(since revised to (?P<now>[\d,]+)\))?"
)
TOLD = (
    (
        "2025-05-22",
        "UK net migration was 866,000 in the year to December 2023.",
        (
            "Net migration in the year to December 2023 was 860,000 by the ONS estimate of 22 May 2025 (since revised to 848,000),"
            " not 866,000, the estimate of 28 November 2024."
        ),
    ),
    (
        "2023-11-23",
        "Some 672,000 people came to the UK in the year to June 2023.",
        (
            "Immigration in the year to June 2023 was 1,200,000 by the ONS estimate of 23 November 2023 (since revised to 1,466,000);"
            " 672,000 was net migration."
        ),
    ),
    (
        "2025-11-28",
        "UK net migration rose by 204,000 in the year to June 2025.",
        (
            "Net migration fell by 445,000, from 649,000 in the year to June 2024 to 204,000 in the year to June 2025, by the ONS estimate"
            " of 27 November 2025; it did not rise."
        ),
    ),
    (
        "2022-11-25",
        "UK net migration fell to 504,000 in the year to June 2022.",
        (
            "Net migration rose by 331,000, from 173,000 in the year to June 2021 to 504,000 in the year to June 2022, by the ONS estimate of"
            " 24 November 2022; it did not fall."
        ),
    ),
    (
        "2025-05-23",
        "UK net migration peaked at 860,000 in the year to December 2023, a record.",
        (
            "Net migration in the year to December 2023 was 860,000 by the ONS estimate of 22 May 2025, as the article says, but not the highest on record:"
            " in the year to June 2023 it was 906,000."
        ),
    ),
    (
        "2025-11-28",
        "Asylum seekers made up 44% of immigration to the UK in the year to June 2025.",
        (
            "Immigration of non-EU+ nationals for asylum was 10.7% of immigration in the year to June 2025 (96,000 of 898,000; ONS,"
            " 27 November 2025), not 44%."
        ),
    ),
    (
        "2025-11-28",
        "UK net migration fell to 204,000 in the year to June 2025, the lowest since 2013.",
        (
            "Net migration in the year to June 2025 was 204,000 by the ONS estimate of 27 November 2025, as the article says, but not the"
            " lowest since 2013: in the year to September 2020 it was 35,000."
        ),
    ),
    (
        "2025-11-28",
        "UK net migration fell to 210,000 in the year to June 2025, the lowest since 2021.",
        (
            "Net migration in the year to June 2025 was 204,000 by the ONS estimate of 27 November 2025 (since revised to 219,000), not"
            " 210,000; that it was the lowest since the year to June 2021 is right."
        ),
    ),
    (
        "2024-02-08",
        "The government lifted the NHS surcharge for migrants to £1,350 in February.",
        "The Immigration Health Surcharge (adult) was £1,035 a year from 6 February 2024, not £1,350.",
    ),
    (
        "2025-07-23",
        "The skill level for a UK skilled worker visa has risen from RQF level 4 to level 6.",
        (
            "The rule on the minimum skill level for Skilled Worker visas, in force from 22 July 2025, is: RQF 6 (existing holders exempt);"
            " before that RQF 3."
        ),
    ),
    (
        "2024-11-28",
        "The first estimate of UK net migration in the year to June 2023 was 740,000.",
        (
            "Net migration in the year to June 2023 was first estimated at 672,000 (ONS, 23 November 2023), not 740,000, the estimate of"
            " 23 May 2024."
        ),
    ),
    (
        "2025-11-27",
        "The OBR expects UK net migration of 430,000 by 2030.",
        "The forecast published by then was 340,000 (Office for Budget Responsibility, 26 November 2025), for 2030, not 430,000.",
    ),
    (
        "2022-11-25",
        "UK net migration rose by 504,000 in the year to June 2022.",
        (
            "Net migration rose by 331,000, from 173,000 in the year to June 2021 to 504,000 in the year to June 2022, by the ONS estimate"
            " of 24 November 2022, not by 504,000."
        ),
    ),
    (
        "2025-07-08",
        (
            "More than 25,000 people have crossed the Channel to the UK in small boats in the first six months of 2025, up by a fifth on the"
            " same months of 2024."
        ),
        (
            "Small boat arrivals rose by 48.1%, from 13,489 (January 2024 to June 2024) to 19,982 (January 2025 to June 2025), by the Home"
            " Office figures of 22 August 2026, not by 20%."
        ),
    ),
    (
        "2025-11-28",
        "Immigration to the UK was 898,000 and emigration 693,000 in the year to June 2025, so that net migration was 215,000.",
        "898,000 less 693,000 is 205,000, not 215,000.",
    ),
)


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return netmig.open()


@pytest.mark.parametrize(("day", "text", "told"), TOLD, ids=[told for _, _, told in TOLD])
def test_a_wrong_claim_has_a_sentence_ready_for_use(day: str, text: str, told: str, ledger: Ledger) -> None:
    assert told in [claim.correction for claim in check(text, day, ledger).claims]


def test_a_right_claim_has_none(ledger: Ledger) -> None:
    claims = check("UK net migration was 860,000 in the year to December 2023.", "2025-05-23", ledger).claims
    assert [(claim.then.verdict, claim.correction) for claim in claims] == [("agrees", None)]


def test_every_estimate_of_a_correction_was_published_on_its_day(ledger: Ledger) -> None:
    compared = 0
    for row in ROWS[::STEP]:
        for claim in check(row["text"], row["published"], ledger).claims:
            assert bool(claim.correction) == claim.accuses
            for found in _ESTIMATE.finditer(claim.correction or ""):
                series = Series.of(found["flow"].lower().replace(" ", "_"))
                history = ledger.view(series).history(parse_period(f"YE {found['month']} {found['year']}"))
                then = {each.value for each in history if published_words(ledger.release(each.release)) == found["day"]}
                # what a release has no figure of may be worked out from the two other flows
                assert not then or _number(found["value"]) in then, (row["id"], claim.correction)
                assert not found["now"] or history[-1].value == _number(found["now"]), (row["id"], claim.correction)
                compared += 1
    assert compared > len(ROWS) / STEP / 4


def _number(words: str) -> int:
    return int(words.replace(",", ""))
