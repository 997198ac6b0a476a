"""Monthly visa applications in the forms that their workbook may have, made of the counts that are shipped."""

from __future__ import annotations

import copy
from datetime import date

import pytest
from made_workbooks import Rows, workbook_bytes
from shipped import figures as shipped_figures

from netmig.errors import LayoutError, UsageError
from netmig.ledger.figures import Figure
from netmig.periods import MONTH_NAMES, Period, month
from netmig.sources.monthly_visa_applications import READER
from netmig.sources.reader import GivenFile, Reading, recognise
from netmig.sources.registry import READERS

RELEASE = "home-office-visa-applications-2025-08-14"
COVER: Rows = [
    ["Monthly entry clearance visa applications, July 2025"],
    ["Published: 14 August 2025"],
    ["Next update: 11 September 2025"],
]
KINDS = (("health_and_care_worker", "main"), ("health_and_care_worker", "dependant"), ("skilled_worker", "main"))
WORDS = {
    "health_and_care_worker": "Health and Care Worker", "skilled_worker": "Skilled Worker", "main": "Main applicants",
    "dependant": "Dependants",
}  # fmt: skip
MONTHS = [month(2022 + place // 12, place % 12 + 1) for place in range(1, 43)]


def shipped() -> dict[tuple[tuple[str, str], Period], Figure]:
    """The eight counts that the text of the release of 14 August 2025 gives."""
    return {
        ((dimensions["route"], dimensions["applicant"]), figure.period): figure
        for figure in shipped_figures(RELEASE)
        for dimensions in [figure.series.dimensions]
    }


def count(kind: tuple[str, str], period: Period) -> object:
    """A count that is known, or the publishers' sign for one that is not."""
    figure = shipped().get((kind, period))
    return ":" if figure is None else figure.value


def label(period: Period, form: str = "long") -> str:
    name = MONTH_NAMES[period.start.month - 1]
    return {
        "long": f"{name} {period.start.year}", "short": f"{name[:3]}-{period.start.year % 100:02d}",
        "day": f"{period.start.isoformat()} 00:00:00", "noted": f"{name[:3]} {period.start.year} [p]",
    }[form]  # fmt: skip


def wide(form: str = "long") -> Rows:
    return [
        ["Table 1: Monthly applications for entry clearance visas, skilled work routes"],
        ["This worksheet contains one table."],
        ["Month", *(f"{WORDS[route]}: {WORDS[applicant]}\n[note 2]" for route, applicant in KINDS)],
        *[[label(each, form), *(count(kind, each) for kind in KINDS)] for each in MONTHS],
        ["Source: Home Office"],
    ]


def in_two_rows() -> Rows:
    rows = wide()
    return [
        *rows[:2], [None, "Health and Care Worker", None, "Skilled Worker"], ["Month", "Main applicant", "Dependant", "Main applicant"],
        *rows[3:],
    ]  # fmt: skip


def long() -> Rows:
    return [
        ["Visa applications by month"],
        ["Month", "Visa type", "Applicant type", "Applications"],
        *[
            [label(each), WORDS[route], WORDS[applicant], count((route, applicant), each)]
            for route, applicant in KINDS
            for each in MONTHS
        ],
    ]


def with_years() -> Rows:
    rows: Rows = [
        ["Entry clearance visa applications"],
        ["Year", "Month", "Visa route", "Applicant type", "Number of applications"],
    ]
    for row in long()[2:]:
        name, year = str(row[0]).split()
        rows.append([int(year), name, *row[1:]])
    return rows


def a_sheet_each() -> dict[str, Rows]:
    def sheet(route: str, applicants: tuple[str, ...]) -> Rows:
        return [
            [f"Monthly applications for ‘{WORDS[route]}’ visas"],
            ["Month", *(WORDS[each] for each in applicants)],
            *[[label(each), *(count((route, applicant), each) for applicant in applicants)] for each in MONTHS],
        ]

    return {"1": sheet("health_and_care_worker", ("main", "dependant")), "2": sheet("skilled_worker", ("main",))}


def given(sheets: dict[str, Rows], published: date | None = None) -> GivenFile:
    return GivenFile("monthly.xlsx", workbook_bytes({"Cover": COVER, **sheets}), published=published)


def read(rows: Rows) -> Reading:
    return READER.read(given({"Table_1": rows}))


FORMS = {
    "a column each": {"Table_1": wide()}, "short months": {"Table_1": wide("short")}, "months as days": {"Table_1": wide("day")},
    "months with notes": {"Table_1": wide("noted")}, "a header in two rows": {"Table_1": in_two_rows()}, "a count a row": {"Data": long()},
    "year and month apart": {"Data": with_years()}, "a sheet for each route": a_sheet_each(),
}  # fmt: skip


@pytest.mark.parametrize("form", sorted(FORMS))
def test_each_form_reads_to_the_counts_that_are_shipped(form: str) -> None:
    file = given(FORMS[form])
    reading = READER.read(file)
    release, figures = reading.releases[0]

    assert recognise(file, READERS) is READER
    assert (release.id, release.title) == (RELEASE, "Monthly entry clearance visa applications")
    wanted = {(each.series, each.period, each.value, each.rounding, each.status) for each in shipped_figures(RELEASE)}
    assert {(each.series, each.period, each.value, each.rounding, each.status) for each in figures} == wanted
    assert len(wanted) == 7
    assert reading.problems == ()


def test_a_csv_of_a_sheet_is_read_alike() -> None:
    text = "\n".join(",".join(f'"{"" if cell is None else cell}"' for cell in row) for row in long())
    file = GivenFile("monthly.csv", text.encode(), published=date(2025, 8, 14))

    assert recognise(file, READERS) is READER
    assert {(each.series, each.value) for each in READER.read(file).figures} == {
        (each.series, each.value) for each in shipped_figures(RELEASE)
    }
    with pytest.raises(UsageError, match="does not say when it was published"):
        READER.read(GivenFile("monthly.csv", text.encode()))


def test_a_column_of_another_route_is_told_of_and_left_alone() -> None:
    rows = wide()
    for row in rows[2:-1]:
        row.append(100)
    rows[2][-1] = "Global Talent: Main applicants"
    reading = read(rows)

    assert len(reading.figures) == 7
    assert [(each.place.column, "is of no route that is known" in each.message) for each in reading.problems] == [("E", True)]


def test_a_row_of_another_route_is_told_of_once() -> None:
    rows = long()
    rows += [[label(each), "Global Talent", "Main applicants", 100] for each in MONTHS[:3]]
    reading = read(rows)

    assert len(reading.figures) == 7
    assert [each.message for each in reading.problems] == ["Table_1: 'Global Talent' is no route that is known, and is not read."]


def test_family_is_for_everyone_and_other_routes_are_not() -> None:
    def named(header: str) -> Rows:
        rows: Rows = [[label(each), 100, None] for each in MONTHS[:3]]
        return [["Visa applications"], ["Month", header, "Notes"], *rows]

    assert {each.series.key for each in read(named("Family")).figures} == {"visa_applications[route=family]"}
    with pytest.raises(LayoutError, match=r"Table_1!B2 .*main applicants, dependants or all"):
        read(named("Skilled Worker"))


def test_all_is_main_applicants_and_dependants() -> None:
    def with_all(total: int) -> Rows:
        header = [f"Skilled Worker {each}" for each in ("main applicants", "dependants", "total")]
        return [["Visa applications"], ["Month", *header], *[[label(each), 3400, 4000, total] for each in MONTHS[:2]]]

    # each is rounded by itself
    assert len(read(with_all(7500)).figures) == 6
    with pytest.raises(LayoutError, match=r"Table_1!D3: .*expected 7,400, main applicants and dependants"):
        read(with_all(7600))


@pytest.mark.parametrize(
    ("row", "column", "value", "wrong"),
    [
        (10, 1, "about 5,000", r"Table_1!B11 .*a whole number or a marker"),
        (10, 1, -100, r"Table_1!B11 .*a whole number from 0"),
        (21, 0, "Third quarter", r"Table_1!A22 .*a month such as 'July 2025'"),
        (44, 0, "August 2025", r"Table_1!A45 .*a month that was over on 2025-08-14"),
        (10, 0, "August 2022", r"once; it stands in row 10"),
        (2, 2, "Health and Care Worker: Main applicants", r"Table_1!C3 .*each route and kind of applicant once"),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_refused_with_its_cell(row: int, column: int, value: object, wrong: str) -> None:
    rows = copy.deepcopy(wide())
    rows[row][column] = value

    with pytest.raises(LayoutError, match=wrong):
        read(rows)


def test_a_month_that_is_missing_is_refused() -> None:
    rows = wide()
    del rows[10]

    with pytest.raises(LayoutError, match=r"every month of visa_applications\[.*\] between Aug 2022 and Oct 2022"):
        read(rows)


def test_what_is_no_count_of_applications_is_not_taken_for_one() -> None:
    for title, header in (
        ("Visas granted", ["Month", "Work"]),
        ("Visa applications", ["Month", "Number"]),
        ("Family visa applications", ["Year", "Number"]),
    ):
        assert not READER.recognises(given({"1": [[title], list(header), ["July 2025", 100]]}))
