"""The statistics of R's reviser, to nine digits of what R itself says."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from netmig.revisions.analysis import revisions_of
from netmig.revisions.reviser import analysis_of, revision_analysis
from netmig.revisions.triangle import Triangle

HERE = Path(__file__).parent / "reviser"


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


SAID = {(row["pairs"], row["column"]): row["value"] for row in rows("columns.csv")}


def ours(pairs: str) -> dict[str, float | None]:
    told = rows(f"{pairs}.csv")
    return analysis_of(
        [float(row["earlier"]) for row in told],
        [float(row["later"]) for row in told],
        [date.fromisoformat(row["time"]).toordinal() for row in told],
    )


@pytest.mark.parametrize(("pairs", "column"), SAID, ids=lambda part: part)
def test_a_column_is_what_r_says(pairs: str, column: str) -> None:
    """R 4.2.2 with sandwich 3.0-2, by tests/revisions/reviser/columns.R; the pairs of values are made up."""
    value = ours(pairs)[column]
    said = SAID[pairs, column]

    assert (value is None) == (said == "")
    assert value is None or value == pytest.approx(float(said), rel=1e-9, abs=1e-13)


def test_every_column_of_reviser_is_there() -> None:
    assert sorted(ours("quarters")) == sorted(column for pairs, column in SAID if pairs == "quarters")


def test_the_columns_of_a_table_are_those_of_its_pairs() -> None:
    told = rows("quarters.csv")
    table = [
        (f"{row['time'][:4]} Q{(int(row['time'][5:7]) + 2) // 3}", f"{int(row['time'][:4]) + late}-12-31", float(row[name]))
        for row in told
        for late, name in ((1, "earlier"), (3, "later"))
    ]
    found = revision_analysis(revisions_of(Triangle.of_rows(table)))

    assert found == pytest.approx(ours("quarters"), nan_ok=True)


def test_revisions_that_are_all_nought_have_no_tests_and_break_nothing() -> None:
    found = analysis_of([1.0, 2.0, 3.0, 5.0] * 3, [1.0, 2.0, 3.0, 5.0] * 3, list(range(0, 1080, 90)))

    assert found["MAR"] == 0
    assert found["Bias (robust p-value)"] is None
    assert found["News joint test (p-value)"] is None


def test_where_sandwich_warns_of_more_weights_than_observations_reviser_has_na() -> None:
    """R 4.2.2, sandwich 3.0-2: NeweyWest(lm(rep(c(2, 1, 3), 4) ~ 1)) warns, and reviser takes a warning for NA."""
    later = [float(place % 5 + 1 + [2, 1, 3][place % 3]) for place in range(12)]
    earlier = [value - [2, 1, 3][place % 3] for place, value in enumerate(later)]

    assert analysis_of(earlier, later, list(range(0, 1080, 90)))["Bias (robust p-value)"] is None
