"""What others say of a publisher's series is refused: it never counts as a revision."""

from __future__ import annotations

from datetime import date

import pytest

from netmig.errors import Place, UsageError
from netmig.ledger.figures import Figure, Release, published_on
from netmig.ledger.ledger import Ledger
from netmig.periods import parse_period
from netmig.series import Series
from netmig.sources.ingestion import examine, examine_all, take_in
from netmig.sources.reader import GivenFile

OFFICE = "An Office"


def ledger_of(*publishers: str, **dimensions: str) -> Ledger:
    releases = [
        Release(id=f"office-{n}-2030-05-23", publisher=name, title="Made", published_at=published_on(date(2030, 5, 23)))
        for n, name in enumerate(publishers)
    ]
    series = Series.of("net_migration", **dimensions)
    return Ledger.of(
        (each, [Figure(series=series, period=parse_period("YE Dec 2029"), release=each.id, value=171_000, rounding=1000)])
        for each in releases
    )


def tidy(columns: str = "", cells: str = "", name: str = "mine.csv") -> GivenFile:
    text = f"measure,period,value,rounding{columns}\nimmigration,2029,5000,1000{cells}\nnet_migration,YE Dec 2029,250000,1000{cells}\n"
    return GivenFile(name, text.encode(), date(2030, 11, 20))


@pytest.mark.parametrize(
    ("columns", "cells", "said"),
    [("", "", "its publisher is not stated"), (",publisher", ",Somebody Else", "it is of Somebody Else")],
)
def test_another_publisher_s_figure_of_a_series_held_is_refused_with_its_place(columns: str, cells: str, said: str) -> None:
    """The first row is of a series that the ledger does not hold, and is fine."""
    found = examine(tidy(columns, cells), ledger_of(OFFICE))

    assert isinstance(found.failure, UsageError)
    assert found.failure.exit_code == 2
    assert said in found.failure.asked
    assert OFFICE in found.failure.asked
    assert "publisher" in found.failure.next_step
    assert "forecaster" in found.failure.next_step
    assert found.problems[-1].place == Place("", 3)
    ledger = ledger_of(OFFICE)
    with pytest.raises(UsageError):
        take_in([found], ledger)
    assert [each.value for each in ledger["net_migration"].history("YE Dec 2029")] == [171_000]


@pytest.mark.parametrize(
    ("columns", "cells"),
    [(",publisher", ",an  office"), (",publisher", ",An Office"), (",forecaster", ",me"), (",forecaster,scenario", ",me,high")],
)
def test_the_publisher_s_own_and_series_apart_are_taken(columns: str, cells: str) -> None:
    assert examine(tidy(columns, cells), ledger_of(OFFICE)).failure is None


def test_a_series_that_is_not_held_is_anyone_s() -> None:
    assert examine(tidy(), Ledger.of()).failure is None
    # a forecast of the same measure is another series
    assert examine(tidy(), ledger_of(OFFICE, forecaster="somebody")).failure is None


def test_not_stated_is_a_publisher_only_where_nobody_is_named() -> None:
    assert examine(tidy(), ledger_of("Not stated")).failure is None
    assert examine(tidy(), ledger_of("Not stated", OFFICE)).failure is not None


def test_files_of_one_run_count_as_held() -> None:
    mine, theirs = tidy(), tidy(",publisher", f",{OFFICE}", name="theirs.csv")

    assert [each.failure is None for each in examine_all([theirs, mine], Ledger.of())] == [True, False]


def test_a_locator_of_the_publisher_s_own_is_no_row_of_the_file() -> None:
    found = examine(tidy(",locator", ',"Table 2, row 9"'), ledger_of(OFFICE))

    assert found.problems[-1].place == Place()
    assert "Table 2, row 9" in str(found.failure)
