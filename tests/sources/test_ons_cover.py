"""A cover says its day, its edition, its methods and its licence, in whichever of their forms."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from made_ltim import given, may_2025_sheets
from made_workbooks import Rows, workbook_bytes
from xlsxwriter import Workbook as Writer  # type: ignore[import-untyped]

from netmig.errors import LayoutError
from netmig.sources.ons_cover import Cover, days_in, read_cover
from netmig.sources.ons_releases import days, long_term_release, ons_release, release_of_month
from netmig.sources.ons_workbook import read
from netmig.sources.workbook import Workbook

TITLE = ["Long-term international migration: Year Ending June 2012 to Year Ending June 2026"]


def cover(*rows: str, said: date | None = None) -> Cover:
    sheet: Rows = [list(TITLE)]
    sheet += [[row] for row in rows]
    return read_cover(Workbook("made.xlsx", workbook_bytes({"Cover sheet": sheet})), said)


@pytest.mark.parametrize(
    "rows",
    [
        ["Publication date", "The data tables in this spreadsheet were originally published at 9.30am 26 November 2026"],
        ["Publication date: 26 November 2026"],
        ["Published on 26th November 2026."],
        ["Release date", "26/11/2026"],
        ["Date of publication: 2026-11-26"],
        ["Released at 9.30am on 26 Nov 2026. The next release is on 27 May 2027."],
        ["Publication date", "26 November 2026", "Next publication date", "27 May 2027"],
        ["Publication date: 26 November 2026\nNext release: May 2027, exact day to be announced"],
        ["First published: 26 November 2026", "Contact: 1 January 2020 is no day of ours"],
    ],
)
def test_day_of_publication_in_its_forms(rows: list[str]) -> None:
    assert cover(*rows).published == date(2026, 11, 26)


@pytest.mark.parametrize(
    "rows", [[], ["Publication date", "November 2026"], ["Next release: 27 May 2027"], ["31 February 2026 publication"]]
)
def test_no_day_is_guessed(rows: list[str]) -> None:
    assert cover(*rows).published is None


def test_two_days_are_refused_unless_one_is_said() -> None:
    rows = ["Published on 26 November 2026.", "This release was corrected on 3 December 2026."]
    with pytest.raises(LayoutError, match=r"Cover sheet!A3.*--published"):
        cover(*rows)

    assert cover(*rows, said=date(2026, 12, 3)).published == date(2026, 12, 3)


def test_day_in_a_date_cell() -> None:
    body = BytesIO()
    book = Writer(body)
    sheet = book.add_worksheet("Cover")
    sheet.write(0, 0, TITLE[0])
    sheet.write(1, 0, "Publication date")
    sheet.write_datetime(2, 0, datetime(2026, 11, 26), book.add_format({"num_format": "d mmmm yyyy"}))  # noqa: DTZ001
    book.close()

    assert read_cover(Workbook("made.xlsx", body.getvalue())).published == date(2026, 11, 26)


def test_edition_bulletin_licence_and_methods() -> None:
    said = cover(
        "Publication date: 26 November 2026",
        "Next release: 27 May 2027",
        'Published alongside "Long-term international migration, provisional: year ending June 2026"',
        "Estimates for EU+ nationals were calculated using Borders and Immigration data from the Home Office. And more.",
        "Estimates of non-EU+ nationals are produced from travel data.",
        "Licensed under the Open Government Licence.",
    )

    assert said.edition == "year ending June 2026"
    assert said.bulletin == "Long-term international migration, provisional: year ending June 2026"
    assert said.next_release == "Next release: 27 May 2027"
    assert said.open_licence
    assert dict(said.methods) == {
        "eu_plus": "Borders and Immigration data from the Home Office (made.xlsx, Cover sheet!A5)",
        "non_eu_plus": "travel data (made.xlsx, Cover sheet!A6)",
    }


def test_release_that_is_known_is_not_overruled_by_a_cover() -> None:
    """What was read of a release's own page stays; the day alone decides which release a workbook is of."""
    assert long_term_release(date(2025, 5, 22), edition="year ending June 1066", methods=(("all", "guessing"),)) == ons_release(
        "2025-05-22"
    )
    # a quarterly report or an article of that day is no release of these tables
    assert long_term_release(date(2018, 2, 22)).id == "ons-ltim-2018-02-22"
    assert long_term_release(date(2025, 11, 18)).supersedes == "ons-ltim-2025-05-22"


def test_months_of_known_releases_name_them() -> None:
    for day in days():
        if day in ("2016-12", "2025-11-18") or day < "2022":
            continue
        month = date.fromisoformat(day)
        assert release_of_month(f"{month:%b %y}") == day


def test_days_are_found_in_running_text() -> None:
    assert days_in("from 1 May 2024 to 2024-06-30, or 31/12/2024") == [date(2024, 5, 1), date(2024, 6, 30), date(2024, 12, 31)]
    assert days_in("in May 2024; 45 May 2024; 1 Foo 2024") == []


def test_remarks_below_a_table_and_shorthand_beside_a_period_are_no_rows() -> None:
    sheets = may_2025_sheets()
    true = read(given(may_2025_sheets())).figures
    sheets["Table 1"] += [[None], ["Source: Office for National Statistics"], ["End of table"]]
    first = next(at for at, row in enumerate(sheets["Table 1"]) if len(row) > 3) + 1
    sheets["Table 1"][first][1] = "YE Jun 12 [b]"

    assert {(each.series, each.period, each.value, each.marker) for each in read(given(sheets)).figures} == {
        (each.series, each.period, each.value, each.marker) for each in true
    }


@pytest.mark.parametrize("row", [["Immigration"], ["Emigration", None, None], [None, "YE Dec 24 P"]])
def test_row_that_lost_its_numbers_is_no_remark(row: list[object]) -> None:
    sheets = may_2025_sheets()
    sheets["Table 1"].append(row)

    with pytest.raises(LayoutError, match="Table 1!"):
        read(given(sheets))
