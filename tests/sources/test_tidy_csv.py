"""Tidy CSV: what is written as docs/tidy-csv.md says is read; anything else is refused, with its row and column."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped import figures as shipped_figures
from shipped import release as shipped_release

from netmig.codes import DIMENSIONS
from netmig.errors import DamagedDataError, LayoutError, UsageError
from netmig.formula_guard import guarded
from netmig.ledger.documents import figures_to_csv
from netmig.ledger.figures import Figure
from netmig.series import Series
from netmig.sources.reader import GivenFile, Reading
from netmig.sources.tidy_csv import READER
from netmig.sources.tidy_rows import COLUMNS

HEADER = "measure,nationality,period,value,low,high,confidence,rounding,status,publisher,published,licence"
ROW = "net_migration,british,YE Jun 2025,-109000,-120000,-98000,95%,1000,provisional,An office,2025-11-27,OGL"


def file_of(text: str, *, day: date | None = None, release: str = "", name: str = "mine.csv") -> GivenFile:
    return GivenFile(name, text.encode(), published=day, release=release)


def read(text: str, *, day: date | None = None, release: str = "") -> Reading:
    return READER.read(file_of(text, day=day, release=release))


def refused(text: str, *, day: date | None = None) -> LayoutError:
    with pytest.raises(LayoutError) as caught:
        read(text, day=day)
    return caught.value


def test_a_row_is_a_figure() -> None:
    reading = read(f"{HEADER}\n{ROW}\n")
    ((release, figures),) = reading.releases

    assert figures == (
        Figure(
            series=Series.of("net_migration", nationality="british"), period=figures[0].period, release="an-office-2025-11-27",
            value=-109_000, low=-120_000, high=-98_000, confidence="95%", rounding=1000, status="provisional",
            evidence="derived_from_official_file", source="tidy-csv", locator="mine.csv row 2",
        ),
    )  # fmt: skip
    assert figures[0].period.label == "YE Jun 2025"
    assert (release.publisher, release.published.isoformat(), release.precision, release.licence) == (
        "An office",
        "2025-11-27",
        "day",
        "OGL",
    )
    assert [(source.id, len(source.sha256)) for source in release.sources] == [("tidy-csv", 64)]


def test_it_is_known_by_its_header_alone() -> None:
    assert READER.recognises(file_of("Measure,Period\n", name="x.xls"))
    assert READER.recognises(file_of('"period","value","measure"\n'))
    assert not READER.recognises(file_of("period,value\n"))
    assert not READER.recognises(file_of('"measure,period'))
    assert not READER.recognises(GivenFile("a.csv", b"\xff\xfemeasure,period"))


def test_a_small_file_needs_two_options_and_three_columns() -> None:
    reading = read("measure,period,value\nnet_migration,2030,5\n", day=date(2026, 11, 26), release="mine-2026")

    assert reading.releases[0][0].id == "mine-2026"
    assert reading.figures[0].value == 5
    with pytest.raises(UsageError, match="--published"):
        read("measure,period,value\nnet_migration,2030,5\n")


def test_what_the_file_says_and_what_was_said_beside_it_must_agree() -> None:
    with pytest.raises(UsageError, match="--published says 2025-11-28"):
        read(f"{HEADER}\n{ROW}\n", day=date(2025, 11, 28))
    with pytest.raises(UsageError, match="--release says 'other'"):
        read("measure,period,value,release,published\nnet_migration,2030,5,one,2026\n", release="other")


@pytest.mark.parametrize(
    ("told", "day", "precision"),
    [
        ("2026", "2026-12-31", "year"), ("2026-05", "2026-05-31", "month"), ("2026-05-21", "2026-05-21", "day"),
        ("2026-05-21T09:30:00+01:00", "2026-05-21", "minute"),
    ],
)  # fmt: skip
def test_publication_is_no_more_exact_than_it_is_told(told: str, day: str, precision: str) -> None:
    release = read(f"measure,period,value,published\nnet_migration,2030,5,{told}\n").releases[0][0]

    assert (release.published.isoformat(), release.precision) == (day, precision)


WRONG = {
    "an unknown column": ("measure,period,valu\nnet_migration,2030,5\n", 1, "valu", "Did you mean value"),
    "a column twice": ("measure,period,value,value\nnet_migration,2030,5,6\n", 1, "value", "two columns"),
    "an unknown measure": ("measure,period,value\nnet_migraton,2030,5\n", 2, "measure", "Did you mean net_migration"),
    "an unknown code": ("measure,reason,period,value\nimmigration,studdy,2030,5\n", 2, "reason", "Did you mean study"),
    "words for a code": ("measure,nationality,period,value\nimmigration,Non-EU+,2030,5\n", 2, "nationality", "Write non_eu_plus"),
    "a dimension not had": ("measure,route,period,value\nimmigration,work,2030,5\n", 2, "route", "expected nothing"),
    "a bad period": ("measure,period,value\nnet_migration,next year,5\n", 2, "period", "Known forms"),
    "a marker in a period": ("measure,period,value\nnet_migration,YE Mar 24 P,5\n", 2, "period", "without a marker"),
    "thousands": ('measure,period,value\nnet_migration,2030,"1,234"\n', 2, "value", "Write 1234"),
    "blanks in a number": ("measure,period,value\nnet_migration,2030,1 234\n", 2, "value", "Write 1234"),
    "a decimal comma": ('measure,period,value\nnet_migration,2030,"12,5"\n', 2, "value", "without separators"),
    "money": ("measure,period,value\nasylum_cost,2023/24,£5\n", 2, "value", "without separators"),
    "an absurd number": ("measure,period,value\nnet_migration,2030,1e30\n", 2, "value", "at most"),
    "no number": ("measure,period,value\nnet_migration,2030,\n", 2, "value", "a value, a range or a text"),
    "an interval the wrong way": ("measure,period,value,low\nnet_migration,2030,5,6\n", 2, "low", "no more than the value"),
    "another last day": ("measure,period,value,end\nnet_migration,2030,5,2030-12-30\n", 2, "end", "2030-12-31"),
    "another unit": ("measure,period,value,unit\nnet_migration,2030,5,thousands\n", 2, "unit", "people"),
    "no rounding": ("measure,period,value,rounding\nnet_migration,2030,5,0\n", 2, "rounding", "last digit"),
    "a status unheard of": ("measure,period,value,status\nnet_migration,2030,5,final\n", 2, "status", "one of provisional"),
    "evidence unheard of": ("measure,period,value,evidence\nnet_migration,2030,5,pres\n", 2, "evidence", "Did you mean press"),
    "too few cells": ("measure,period,value\nnet_migration,2030\n", 2, "", "has 2 cells"),
    "an id that is a path": ("measure,period,value,release\nnet_migration,2030,5,../x\n", 2, "release", "an id of small letters"),
    "twice": ("measure,period,value\nnet_migration,2030,5\nnet_migration,2030,6\n", 3, "measure", "row 2 gives net_migration"),
    "twice by other words": ("measure,period,value\nnet_migration,2030,5\nnet_migration,YE Dec 2030,5\n", 3, "measure", "row 2"),
    "no rows": ("measure,period,value\n", 1, "", "no rows"),
    "open quotes": ('measure,period,value\nnet_migration,2030,"5\n', 2, "", "no CSV text"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_refused_with_its_row_and_column(name: str) -> None:
    text, row, column, expected = WRONG[name]

    error = refused(text, day=date(2026, 11, 26))

    assert (error.place.row, error.place.column) == (row, column)
    assert expected in str(error)


def test_one_release_is_told_alike_in_every_row() -> None:
    text = "measure,period,value,release,publisher,published\nnet_migration,2030,5,one,A,2026\nnet_migration,2031,5,one,{},{}\n"

    assert refused(text.format("B", "2026")).place.column == "publisher"
    assert refused(text.format("A", "2027")).place.column == "published"
    assert len(read(text.replace("2031,5,one", "2031,5,two").format("B", "2027")).releases) == 2


def test_a_new_code_is_told_of_once_and_the_nearest_named() -> None:
    reading = read(
        "measure,nationality,period,value\n"
        "immigration,polland,2030,5\nimmigration,martian,2030,5\nimmigration,austria,2030,5\nimmigration,polland,2031,5\n",
        day=date(2026, 11, 26),
    )

    # figures of Austria are shipped: it is no new code
    assert [(each.place.row, each.place.column) for each in reading.problems] == [(2, "nationality"), (3, "nationality")]
    assert "did you mean 'poland'?" in reading.problems[0].message
    assert "'martian' is a new code" in reading.problems[1].message
    assert [figure.series.dimensions["nationality"] for figure in reading.figures] == ["polland", "martian", "austria", "polland"]


@pytest.mark.parametrize(("value", "unit"), [("204", "1000"), ("204123", "1000"), ("-45500", "1000"), ("1234", "100")])
def test_a_value_that_its_own_rounding_excludes_is_refused(value: str, unit: str) -> None:
    error = refused(f"measure,period,value,rounding,published\nnet_migration,YE Jun 2026,{value},{unit},2026-11-26\n")

    assert (error.place.row, error.place.column) == (2, "value")
    assert f"its rounding of {int(unit):,}" in str(error)


@given(st.integers(-2_000, 2_000), st.sampled_from([1, 10, 100, 1000]))
def test_every_multiple_of_its_rounding_is_read(count: int, unit: int) -> None:
    (figure,) = read(f"measure,period,value,rounding,published\nnet_migration,YE Jun 2026,{count * unit},{unit},2026\n").figures

    assert (figure.value, figure.rounding) == (count * unit, unit)


def test_a_national_total_of_a_few_hundred_is_told_of() -> None:
    text = "measure,nationality,period,value,published\n{},YE Jun 2026,{},2026-11-26\n"

    (told,) = read(text.format("net_migration,all", "204")).problems
    assert (told.place.row, told.place.column) == (2, "value")
    assert "in thousands" in told.message
    assert not read(text.format("net_migration,british", "204")).problems
    assert not read(text.format("net_migration,all", "204000")).problems


def test_text_that_was_guarded_against_formulas_is_read_as_it_was_published() -> None:
    reading = read("measure,period,value,note\nnet_migration,2030,5,'=not a formula\n", day=date(2026, 11, 26))

    assert reading.figures[0].note == "=not a formula"


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(DamagedDataError, match="UTF-8"):
        READER.read(GivenFile("a.csv", b"measure,period,value\nnet_migration,2030,\xff\n", published=date(2026, 11, 26)))


def _with_release(release_id: str) -> str:
    """A release's figures.csv with the columns of its release after them, as an export with history has them."""
    release = shipped_release(release_id)
    lines = list(csv.reader(io.StringIO(figures_to_csv(shipped_figures(release_id)))))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*lines[0], "release", "publisher", "title", "published_at", "precision", "url", "licence"])
    told = [
        release.id,
        release.publisher,
        release.title,
        release.published_at.isoformat(),
        release.precision,
        release.url,
        release.licence,
    ]
    writer.writerows([*map(guarded, line), *map(guarded, told)] for line in lines[1:])
    return out.getvalue()


@pytest.mark.parametrize(
    "release_id",
    ["ons-ltim-2025-05-22", "home-office-immigration-statistics-2026", "obr-forecast-2025-11-26", "home-office-rules-2025-05-12", "mac-recommendation-2025-12-17"],
)  # fmt: skip
def test_what_is_exported_is_read_to_the_same_figures(release_id: str) -> None:
    ((release, figures),) = read(_with_release(release_id)).releases
    shipped = shipped_release(release_id)

    assert sorted(map(repr, map(str, figures))) == sorted(map(repr, map(str, shipped_figures(release_id))))
    assert set(figures) == set(shipped_figures(release_id))
    assert replace(release, sources=()) == replace(
        shipped, sources=(), edition="", methods=(), changes=(), note="", supersedes=""
    )
    assert {source.id for source in release.sources} <= {source.id for source in shipped.sources}


_CELL = st.one_of(
    st.sampled_from(["", "net_migration", "2030", "british", "5", "-1.5", "=1+1", "one", "2026-01-01"]), st.text(max_size=8)
)


@given(
    header=st.lists(st.sampled_from(COLUMNS), min_size=1, max_size=6),
    rows=st.lists(st.lists(_CELL, min_size=1, max_size=6), max_size=4),
)
def test_any_text_is_read_or_refused_and_nothing_else(header: list[str], rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([["measure", "period", *header], *(["net_migration", "2030", *row] for row in rows)])
    try:
        reading = read(out.getvalue(), day=date(2026, 11, 26))
    except (LayoutError, UsageError):
        return

    assert len(reading.figures) == len(rows)


def test_blank_lines_are_no_rows_and_are_counted() -> None:
    reading = read("measure,period,value\n\nnet_migration,2030,5\r\n\n", day=date(2026, 11, 26))

    assert reading.figures[0].locator == "mine.csv row 3"


def test_every_dimension_has_a_column() -> None:
    assert set(DIMENSIONS) < set(COLUMNS)


def test_the_figures_of_a_data_package_are_known_and_the_file_to_use_is_named() -> None:
    problem = refused("measure,period,value,release,series\nnet_migration,YE Jun 2025,1000,a-2025,net_migration\n")

    assert "data package" in str(problem)
    assert "netmig export" in str(problem)
