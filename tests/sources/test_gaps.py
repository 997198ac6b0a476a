"""A table that has years every quarter but for some is told of; an export that took its years from several tables is not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped import release

from netmig.exports import Selection, select
from netmig.exports.text_tables import to_csv
from netmig.ledger.bundled import Bundled
from netmig.ledger.figures import Figure
from netmig.ledger.ledger import Ledger
from netmig.periods import Period, year_ending
from netmig.series import Series
from netmig.sources import tidy_csv
from netmig.sources.plausibility import oddities
from netmig.sources.reader import GivenFile, Reading

RELEASE = "ons-ltim-2025-05-22"
NET = Series.of("net_migration")
QUARTERS = [year_ending(2012 + place // 4, 3 * (place % 4) + 3) for place in range(40)]


def told(tables: dict[str, Iterable[Period]]) -> list[str]:
    """What is said of the gaps of one series that stands in tables of one workbook."""
    figures = tuple(
        Figure(series=NET, period=period, release=RELEASE, value=1000, rounding=1000, source="made", locator=f"{table}!C{row}")
        for table, periods in tables.items()
        for row, period in enumerate(periods, start=7)
    )
    return [
        each.message for each in oddities(Reading(releases=((release(RELEASE), figures),))) if "has no figure" in each.message
    ]


@pytest.mark.parametrize("asked", [{"release": RELEASE}, {"release": "ons-ltim-2026-05-21"}, {"history": True}, {}])
def test_an_export_that_is_taken_in_again_has_no_gaps(asked: dict[str, Any]) -> None:
    """Each figure is exported once, with the cell of the table with the best evidence: Table 2 where there are bounds."""
    selection = Selection.of(["net_migration", "immigration", "emigration"], nationality="*", **asked)
    reading = tidy_csv.READER.read(GivenFile("export.csv", to_csv(select(Ledger([Bundled()]), selection))))

    assert len(reading.figures) > 600
    assert [each.message for each in oddities(reading) if "has no figure" in each.message] == []


def test_a_table_without_a_year_between_two_others_is_told_of() -> None:
    assert told({"Table 1": QUARTERS}) == []
    assert told({"Table 1": [*QUARTERS[:20], *QUARTERS[21:]]}) == [
        f"Table 1 has no figure of net_migration between {QUARTERS[19].label} and {QUARTERS[21].label}."
    ]


def test_a_lost_row_is_told_of_though_another_table_prints_the_year_again() -> None:
    """As Tables 1 and 2 of a workbook do: what one has of the other is no excuse for a row that is not there."""
    every_half_year = QUARTERS[1::2]

    assert told({"Table 1": QUARTERS, "Table 2": every_half_year}) == []
    assert told({"Table 1": [each for each in QUARTERS if each != every_half_year[9]], "Table 2": every_half_year}) != []


@given(st.sets(st.integers(1, 38), max_size=5), st.integers(1, 38))
def test_what_other_tables_have_is_not_missing_and_what_none_has_is(elsewhere: set[int], lost: int) -> None:
    """Of years that stand once each in several tables, one that is in none is told of, whichever the others are in."""
    elsewhere -= {lost}
    own = [each for place, each in enumerate(QUARTERS) if place not in elsewhere]
    others = [QUARTERS[place] for place in sorted(elsewhere)]

    assert told({"Table 1": own, "Table 2": others}) == []
    assert len(told({"Table 1": [each for each in own if each != QUARTERS[lost]], "Table 2": others})) == 1
