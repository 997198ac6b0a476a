"""Figures as CSV, JSON, lines of JSON and Parquet: the same rows in each, and each can be read back to the same figures."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from read_back import DANGEROUS, TOLD, Told, figure_of, rows_of, selected_of

from command_line import EARLY, NET, figure
from netmig.errors import MissingExtraError
from netmig.exports import FORMATS, Selection, select
from netmig.exports.parquet import to_parquet
from netmig.exports.text_tables import to_csv, to_json, to_json_lines
from netmig.ledger.bundled import Bundled
from netmig.ledger.documents import figures_to_csv
from netmig.ledger.ledger import Ledger
from netmig.sources.reader import GivenFile


@given(TOLD)
def test_a_csv_has_every_figure_and_can_be_read_back(told: Told) -> None:
    selected = selected_of(told)

    assert [figure_of(row) for row in rows_of(to_csv(selected))] == list(selected.figures)


@given(TOLD)
def test_json_and_its_lines_have_the_same_rows(told: Told) -> None:
    selected = selected_of(told)
    document = json.loads(to_json(selected))
    lines = [json.loads(line) for line in to_json_lines(selected).decode().split("\n") if line]

    assert document["figures"] == lines
    assert [figure_of(row) for row in lines] == list(selected.figures)
    assert [column["name"] for column in document["columns"]] == list(lines[0])


@given(TOLD)
def test_every_row_tells_its_release(told: Told) -> None:
    selected = selected_of(told)
    releases = {release.id: release for release in selected.releases}

    for row in rows_of(to_csv(selected)):
        release = releases[row["release"]]
        assert datetime.fromisoformat(row["published_at"]) == release.published_at
        assert (row["publisher"], row["title"], row["precision"]) == (release.publisher, release.title, release.precision)
        assert (row["url"], row["licence"]) == (release.url, release.licence)


@given(DANGEROUS, DANGEROUS)
def test_no_text_leaves_a_csv_as_a_formula_and_negative_numbers_are_numbers(locator: str, title: str) -> None:
    release = replace(EARLY, title=title)
    told = [(release, [figure(NET, release, -5_000, locator=locator, note=title, marker=locator)])]
    selected = selected_of(told)
    header, cells = csv.reader(io.StringIO(to_csv(selected).decode(), newline=""))

    (row,) = rows_of(to_csv(selected))
    assert figure_of(row) == selected.figures[0]
    assert row["title"] == title
    for name, cell in zip(header, cells, strict=True):
        assert (cell == "-5000") if name == "value" else not cell.lstrip().startswith(("=", "+", "-", "@"))
        assert not cell.startswith(("\t", "\r"))


@given(TOLD)
def test_the_columns_are_those_of_a_releases_own_table_and_more(told: Told) -> None:
    selected = selected_of(told)
    own = figures_to_csv(selected.figures).splitlines()[0].split(",")
    header = to_csv(selected).decode().splitlines()[0].split(",")

    assert [name for name in header if name in own] == own
    fixed = own[own.index("period") :]
    assert header[header.index("period") :][: len(fixed)] == fixed


@given(TOLD)
def test_parquet_has_the_same_rows_with_their_types(told: Told) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    selected = selected_of(told)

    table = parquet.read_table(io.BytesIO(to_parquet(selected)))

    assert [figure_of(row) for row in table.to_pylist()] == list(selected.figures)
    assert table.schema.field("value").type == pyarrow.float64()
    assert table.schema.field("start").type == pyarrow.date32()
    assert table.schema.field("published_at").type == pyarrow.timestamp("us", tz="UTC")
    assert [row["published_at"] for row in table.to_pylist()] == [
        {release.id: release.published_at for release in selected.releases}[each.release] for each in selected.figures
    ]
    assert json.loads(table.schema.metadata[b"selection"])["history"] is True


def test_what_is_shipped_can_be_read_back() -> None:
    """Real words and numbers: pounds with pence, rules without a number, weeks, windows without an end."""
    measures = ["net_migration", "emigration", "rule", "asylum_cost", "policy_effect", "small_boats"]
    selected = select(Ledger([Bundled()]), Selection.of(measures, every_series=True, history=True))

    assert len(selected.figures) > 5000
    assert [figure_of(row) for row in rows_of(to_csv(selected))] == list(selected.figures)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_selection_is_the_same_bytes(name: str) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    ledgers = [Ledger([Bundled()]), Ledger([Bundled()])]
    first, second = (
        FORMATS[name].bytes_of(select(ledger, Selection.of("net_migration", history=True, nationality="*"))) for ledger in ledgers
    )

    assert first == second
    assert len(first) > 1000


@pytest.mark.parametrize("name", FORMATS)
def test_no_figures_are_a_file_too(name: str) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    selected = selected_of([(EARLY, [figure(NET, EARLY, 1)])], Selection.of("net_migration", as_of="1990-01-01"))

    assert len(FORMATS[name].bytes_of(selected)) > 100 or name == "jsonl"


@pytest.mark.parametrize(("name", "library", "extra"), [("parquet", "pyarrow", "parquet")])
def test_a_library_that_is_missing_is_named_with_how_to_get_it(
    name: str, library: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=rf"netmig\[{extra}\]"):
        FORMATS[name].bytes_of(selected_of([(EARLY, [figure(NET, EARLY, 1)])]))


def test_a_spreadsheet_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("xlsxwriter", "openpyxl", "pyarrow"):
        monkeypatch.setitem(sys.modules, library, None)
    selected = selected_of([(EARLY, [figure(NET, EARLY, 1)])])
    assert all(FORMATS[name].bytes_of(selected).startswith(b"PK") for name in ("xlsx", "ods"))


def test_an_export_can_be_taken_in_again_by_the_tidy_csv_reader() -> None:
    """Into an empty ledger, which then says of each series what the first one says."""
    tidy_csv = pytest.importorskip("netmig.sources.tidy_csv", reason="the reader of tidy CSV is not there yet")
    first = Ledger([Bundled()])
    selected = select(first, Selection.of(["net_migration", "rule", "asylum_cost"], every_series=True, history=True))

    file = GivenFile("exported.csv", to_csv(selected))
    assert tidy_csv.recognises(file)
    second = Ledger.of(tidy_csv.read(file).releases)

    assert select(second, Selection.of(every_series=True, history=True)).figures == selected.figures
    for release in selected.releases:
        again = second.release(release.id)
        assert (again.publisher, again.published_at, again.precision) == (
            release.publisher,
            release.published_at,
            release.precision,
        )
