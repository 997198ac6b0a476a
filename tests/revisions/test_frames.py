"""Frames of pandas, Polars and Arrow, really made by those libraries: what is handed out, and what is taken in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import netmig
from netmig.errors import UsageError
from netmig.ledger.ledger import Ledger
from netmig.revisions.tables import of_frame, read_csv
from netmig.revisions.triangle import Triangle

LIBRARIES = {"pandas": "pandas", "polars": "polars", "arrow": "pyarrow"}
ROWS: list[dict[str, Any]] = [
    {
        "period": f"{2020 + place // 4}Q{place % 4 + 1}",
        "published": date(2021 + place // 4 + late, place % 4 + 1, 28),
        "value": place / 4 + late / 10,
    }
    for place in range(12)
    for late in (0, 1)
]


@pytest.fixture(params=LIBRARIES)
def kind(request: pytest.FixtureRequest) -> Any:
    """A kind of frame whose library is installed here."""
    pytest.importorskip(LIBRARIES[request.param])
    return request.param


def frame_of(kind: Any, rows: list[dict[str, Any]]) -> Any:
    library = pytest.importorskip(LIBRARIES[kind])
    return library.Table.from_pylist(rows) if kind == "arrow" else library.DataFrame(rows)


def rows_of(kind: Any, frame: Any) -> list[dict[str, Any]]:
    if kind == "arrow":
        return list(frame.to_pylist())
    if kind == "polars":
        return list(frame.to_dicts())
    missing = frame.isna()
    return [
        {name: None if missing.at[place, name] else value for name, value in row.items()}
        for place, row in enumerate(frame.to_dict("records"))
    ]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return netmig.open()


def test_every_object_of_a_series_hands_out_its_rows(ledger: Ledger, kind: Any) -> None:
    net = ledger["net_migration"]
    found = net.revisions(across_breaks=True)
    triangle = Triangle.of_view(net)
    for given, count in (
        (net, sum(len(net.history(period)) for period in net.periods)),
        (net.latest(), len(net.periods)),
        (net.triangle(), sum(len(net.history(period)) for period in net.periods)),
        (net.vintages()[-1], len(net.vintages()[-1].figures)),
        (triangle, len(triangle.long())),
        (triangle.at_age(months=12), len(triangle.at_age(months=12))),
        (found, found.n),
        (net.explain("YE Dec 2023", "YE Dec 2024"), None),
    ):
        frame = given.to_frame(kind)
        assert type(frame).__module__.partition(".")[0] == LIBRARIES[kind]
        assert count is None or len(frame) == count
        assert len(frame) > 0


@pytest.mark.parametrize("measure", ["net_migration", "immigration", "emigration", "population", "asylum_cost"])
def test_no_series_is_refused_whatever_its_first_rows_lack(ledger: Ledger, kind: Any, measure: str) -> None:
    """An interval that stands only in the newest rows, a text, a range without a value: types are told by all rows."""
    for series in ledger.series(measure)[:25]:
        view = ledger.view(series)
        rows = rows_of(kind, view.to_frame(kind))
        assert [(row["period"], row["value"], row["low"]) for row in rows] == [
            (row["period"], row["value"], row["low"]) for row in view._rows()
        ]


def test_what_is_handed_out_can_be_taken_in_again(ledger: Ledger, kind: Any) -> None:
    triangle = Triangle.of_view(ledger["net_migration"])
    again = of_frame(triangle.to_frame(kind), name="again")
    days = {each.issue.label for told in triangle.rows.values() for each in told}

    assert {period: [each.value for each in told] for period, told in again.rows.items()} == {
        period: [each.value for each in told] for period, told in triangle.rows.items()
    }
    assert {each.label for each in again.issues} >= {day for day in days if len(day) == 10}


def test_a_long_frame_with_dates_of_the_librarys_own(kind: Any) -> None:
    found = of_frame(frame_of(kind, ROWS), name="gdp")

    assert len(found.rows) == 12
    assert found.revisions("first→latest").values == (0.1,) * 12


def test_a_wide_frame_is_the_same_triangle(kind: Any) -> None:
    days = sorted({row["published"] for row in ROWS})
    cells = {(row["period"], row["published"]): row["value"] for row in ROWS}
    periods = list(dict.fromkeys(row["period"] for row in ROWS))
    wide = [{"period": period, **{day.isoformat(): cells.get((period, day)) for day in days}} for period in periods]
    library = pytest.importorskip(LIBRARIES[kind])
    frame = library.DataFrame(wide, infer_schema_length=None) if kind == "polars" else frame_of(kind, wide)

    assert of_frame(frame, name="gdp").long() == of_frame(frame_of(kind, ROWS), name="gdp").long()


def test_pandas_with_the_period_in_the_index_and_days_for_columns() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(ROWS)
    long = of_frame(frame, name="gdp").long()
    frame["published"] = pandas.to_datetime(frame["published"])

    assert of_frame(frame, name="gdp").long() == long
    assert of_frame(frame.set_index(["period", "published"]), name="gdp").long() == long
    assert of_frame(frame.pivot_table(index="period", columns="published", values="value"), name="gdp").long() == long
    quarters = frame.assign(period=pandas.PeriodIndex(frame["period"], freq="Q"))
    assert of_frame(quarters, name="gdp").revisions().values == (0.1,) * 12
    with pytest.raises(UsageError, match="no column period"):
        of_frame(frame.drop(columns="period"))


def test_a_file_that_a_library_wrote_is_read_as_its_frame_is(kind: Any, tmp_path: Path) -> None:
    frame, file = frame_of(kind, ROWS), tmp_path / "gdp.csv"
    if kind == "arrow":
        pytest.importorskip("pyarrow.csv").write_csv(frame, file)
    elif kind == "polars":
        frame.write_csv(file)
    else:
        frame.to_csv(file, index=False)

    assert read_csv(file).long() == of_frame(frame, name="gdp").long()


@pytest.mark.parametrize("dtype", ["string", "category"])
def test_the_columns_of_pandas_may_be_of_any_type_that_holds_words(dtype: str) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(ROWS)

    assert of_frame(frame.astype({"period": dtype}), name="gdp").long() == of_frame(frame, name="gdp").long()
    assert of_frame(frame.convert_dtypes(), name="gdp").long() == of_frame(frame, name="gdp").long()
