"""A workbook in each described layout reads to the figures that it was made of; a new one of a known layout needs no change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from eu_plus_2026 import REASONS
from made_ltim import (
    GROUPS_EU_PLUS,
    MISSING,
    RELEASE_OF,
    Stacked,
    contents,
    cover,
    four_digits,
    given,
    held,
    may_2025_sheets,
    may_2026_sheets,
    nationalities,
    periods_of,
    staged,
    staged_series,
    titled,
    two_digits,
)  # fmt: skip
from made_workbooks import Rows, workbook_bytes
from shipped import figures as shipped_figures

from netmig.errors import DamagedDataError, LayoutError
from netmig.ledger.figures import Figure
from netmig.ledger.ledger import open_ledger
from netmig.periods import Period, parse_period
from netmig.series import Series
from netmig.sources.ingestion import examine_all
from netmig.sources.known_copies import called
from netmig.sources.ons_layouts import layouts
from netmig.sources.ons_releases import ons_release
from netmig.sources.ons_rows import read_rows
from netmig.sources.ons_tables import Finder, Opened
from netmig.sources.ons_workbook import READER, read
from netmig.sources.reader import GivenFile, Reading
from netmig.sources.workbook import Workbook

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "ons" / "ons_ltim_2025-05-22_ye-dec-2024_may25v5.0.xlsx"
Value = tuple[str, str, int | float | None]


def said(figures: tuple[Figure, ...] | list[Figure]) -> set[Value]:
    return {(figure.series.key, figure.period.label, figure.value) for figure in figures}


def of(reading: Reading, release: str) -> tuple[Figure, ...]:
    return next(figures for each, figures in reading.releases if each.id == release)


def values(held_figures: Mapping[tuple[str, str], Figure]) -> set[Value]:
    return {(key, period, figure.value) for (key, period), figure in held_figures.items()}


def table(reading: Reading, name: str) -> set[Value]:
    wanted = {name, name.removeprefix("Table ")}
    return said([figure for figure in reading.figures if figure.locator.partition("!")[0] in wanted])


# --- May 2025


@pytest.mark.skipif(not REAL.is_file(), reason="the publisher's file is not in ../shared/data")
def test_real_workbook_of_may_2025_reads_to_the_shipped_figures() -> None:
    """Each figure that is shipped from that workbook, with its cell, marker, bounds and note, and no other."""
    reading = read(GivenFile("may25v5.0.xlsx", REAL.read_bytes()))

    assert [release.id for release, _ in reading.releases] == [
        "ons-ltim-2025-05-22",
        "ons-ltim-2024-05-23",
        "ons-ltim-2024-11-28",
    ]
    for release, figures in reading.releases:
        assert set(figures) == {each for each in shipped_figures(release.id) if each.source == "workbook-2025-05-22"}
    assert reading.problems == ()
    assert [each.name for each in reading.tables] == [f"Table {number}" for number in ("1", "2", "3a", "3b", "4", "5", "6", "7")]


def test_layout_of_may_2025() -> None:
    reading = read(given(may_2025_sheets()))
    shipped = [
        each
        for each in shipped_figures("ons-ltim-2025-05-22")
        if each.locator.startswith(("Table 1!", "Table 2!", "Table 4!", "Table 5!", "Table 7!"))
    ]

    assert said(of(reading, "ons-ltim-2025-05-22")) == said(shipped)
    assert {
        (each.series.key, each.period.label, each.marker, each.low, each.high) for each in of(reading, "ons-ltim-2025-05-22")
    } == {(each.series.key, each.period.label, each.marker, each.low, each.high) for each in shipped}
    for earlier in ("ons-ltim-2024-05-23", "ons-ltim-2024-11-28"):
        assert said(of(reading, earlier)) == values(held(earlier, source="workbook"))
    assert reading.problems == ()


# --- May 2026 and what may follow it


def test_layout_of_may_2026() -> None:
    """Sheets called by a number alone, totals by reason, Table 5 with stages and without net by group, Table 9."""
    reading = read(given(may_2026_sheets()))
    release = "ons-ltim-2026-05-21"

    assert table(reading, "Table 1") == values(held(release, source="ons-ltim-2026-05-21-table1"))
    assert table(reading, "Table 2") == values(held(release, source="ons-ltim-2026-05-21-table2"))
    assert {(each.low, each.high) for each in of(reading, release) if each.locator.startswith("2!")} == {
        (each.low, each.high) for each in held(release, source="ons-ltim-2026-05-21-table2").values()
    }
    quoted = values(held(release, source="workbook-2026-05-21-quoted-rows"))
    wanted = {each for each in quoted if each[0].startswith("population") or ("reason=" in each[0] and each[1] == "YE Dec 2025")}
    assert len(wanted) == 22
    assert wanted <= said(of(reading, release))
    transcribed = "ons-ltim-2026-05-21-table5"
    for each in RELEASE_OF.values():
        assert values(held(each, source=transcribed)) <= said(of(reading, each))
    stages = {
        (each.release, each.period.label): (each.status, each.marker) for each in reading.figures if each.locator.startswith("5!")
    }
    assert stages["ons-ltim-2025-05-22", "YE Dec 2024"] == ("provisional", "Initial provisional estimate")
    assert stages["ons-ltim-2026-05-21", "YE Dec 2024"] == ("complete", "Completed estimate")
    assert [(change.kind, change.reason, change.periods) for change in reading.releases[0][0].changes] == [
        ("R1", "Revision for 12 months travel data", period)
        for period in ("YE Sep 2024", "YE Dec 2024", "YE Mar 2025", "YE Jun 2025")
    ]
    assert reading.problems == ()


def november_2026_sheets() -> dict[str, Rows]:
    """As the workbook of November 2026 may be: the figures of May 2026 half a year on, made up, and said to be."""
    old = held("ons-ltim-2026-05-21", source="ons-ltim-2026-05-21-table1")
    ones: Rows = [["Flow\n[note 2]", "Period\n[note 9]", "All Nationalities\n[note 1]", "British", "EU+", "Non-EU+"]]
    periods = [*periods_of(old, "immigration"), parse_period("YE Mar 2026"), parse_period("YE Jun 2026")]
    made: dict[tuple[str, str], int] = {}
    for period in periods:
        late = period.label in ("YE Mar 2026", "YE Jun 2026", "YE Dec 2025")
        for group in GROUPS_EU_PLUS:
            for measure in ("immigration", "emigration"):
                key = Series.of(measure, nationality=group).key
                base = old[key, "YE Dec 2025" if late else period.label].value
                change = {"non_eu_plus": -20_000, "all": -20_000}.get(group, 0) if late and measure == "immigration" else 0
                made[key, period.label] = int(base or 0) + change
    for flow, measure in (("Immigration", "immigration"), ("Emigration", "emigration"), ("Net migration", "net_migration")):
        for period in periods:
            keys = [Series.of(measure, nationality=group).key for group in GROUPS_EU_PLUS]
            if measure == "net_migration":
                for key in keys:
                    made[key, period.label] = (
                        made[key.replace(measure, "immigration"), period.label]
                        - made[key.replace(measure, "emigration"), period.label]
                    )
            marker = "P" if period.end >= date(2025, 9, 30) else "P R" if period.label == "YE Dec 2025" else ""
            ones.append([flow, two_digits(period, marker), *(made[key, period.label] for key in keys)])

    def row(release: str, period: str) -> list[object]:
        mine = release == "ons-ltim-2026-11-26"
        return [made[key, period] if mine else held(release)[key, period].value for key in staged_series()]

    fives = staged(
        {
            "YE Dec 2025": [
                ("Nov 25", "Not published", [None] * 9),
                ("May 26", "Initial estimate", row("ons-ltim-2026-05-21", "YE Dec 2025")),
                ("Nov 26", "Revised provisional estimate", row("ons-ltim-2026-11-26", "YE Dec 2025")),
            ]
        },
        "Revision for 6 months travel data",
    )
    return {
        "Cover": cover("Long-term international migration: Year Ending June 2012 to Year Ending June 2026", "26 November 2026", more=[
            ["Updates to estimates"],
            ["Updates (revisions) have been made for British and non-EU+ nationals from YE December 2025. They follow our usual timetable."],
            ["Data sources"],
            ["Estimates of British nationals are produced using RAPID data of the Department for Work and Pensions."],
        ]),
        "Contents": contents(["1", "5", "10"]),
        "Notes": [["Notes"], ["Note number", "Note text"], ["note 9", "R means revised."]],
        "1": titled("Table 1: Long-term international migration by nationality", ones),
        "5": titled("Table 5: Revisions to official estimates", fives),
        "10": titled("Table 10: Something quite new", [["Region", "Year", "People"], ["London", "2026", 1000]]),
    }  # fmt: skip


def test_workbook_of_a_release_that_nobody_has_seen() -> None:
    """The release is made of the cover; what is described is read, what is not is reported with sheet and header."""
    file = given(november_2026_sheets(), "nov2026.xlsx")
    reading = read(file)
    release, figures = reading.releases[0]

    assert READER.recognises(file)
    assert release.id == "ons-ltim-2026-11-26"
    assert release.published == date(2026, 11, 26)
    assert release.title == "Long-term international migration, provisional: year ending June 2026"
    assert release.edition == "year ending June 2026"
    assert release.supersedes == "ons-ltim-2026-05-21"
    assert release.licence == "Open Government Licence v3.0"
    assert release.methods == (
        ("british", f"RAPID data of the Department for Work and Pensions ({called(file, READER.name)}, Cover!A8)"),
    )
    kinds = [(change.kind, change.series, change.periods) for change in release.changes]
    assert kinds == [
        ("unknown", "nationality=british, nationality=non_eu_plus", "YE Dec 2025 onwards"),
        ("R1", "net_migration, immigration, emigration", "YE Dec 2025"),
    ]
    assert {figure.period.label for figure in figures} >= {"YE Mar 2026", "YE Jun 2026"}
    assert said(of(reading, "ons-ltim-2026-05-21")) <= values(held("ons-ltim-2026-05-21"))
    assert [(problem.place.sheet, problem.place.row) for problem in reading.problems] == [("10", 5)]
    assert "'Region', 'Year', 'People'" in reading.problems[0].message


def test_rows_of_an_unknown_release_are_left_out_and_reported() -> None:
    """A vintage whose release nobody knows is filed under no guess; the rest of the table is read."""
    sheets = november_2026_sheets()
    sheets["5"] = [[("Aug 26" if value == "May 26" else value) for value in row] for row in sheets["5"]]
    reading = read(given(sheets))

    assert [release.id for release, _ in reading.releases] == ["ons-ltim-2026-11-26"]
    assert any("Aug 26" in problem.message and problem.place.sheet == "5" for problem in reading.problems)


# --- May 2027, whose Table 5 has a release that no list has yet


def may_2027_sheets(month: str = "Nov 26", *on_cover: str) -> dict[str, Rows]:
    """As the workbook of May 2027 may be: the figures of May 2026 a year on, made up, and said to be."""
    old = held("ons-ltim-2026-05-21")

    def row(change: int) -> list[int]:
        numbers = [int(old[key, "YE Dec 2025"].value or 0) for key in staged_series()]
        return [number + (change if at in (0, 3, 8) else 0) for at, number in enumerate(numbers)]

    now = row(-9000)
    flows = {"Immigration": now[:4], "Emigration": now[4:8]}
    flows["Net migration"] = [now[8], *(one - other for one, other in zip(now[1:4], now[5:8], strict=True))]
    periods = ("YE Dec 25", "YE Mar 26 R", "YE Jun 26 P R", "YE Sep 26 P", "YE Dec 26 P")
    ones: Rows = [["Flow", "Period", "All Nationalities", "British", "EU+", "Non-EU+"]]
    ones += [[flow, period, *numbers] for flow, numbers in flows.items() for period in periods]
    fives = staged({
        "YE Dec 2025": [
            ("May 26", "Initial estimate", row(0)), (month, "Revised provisional estimate", row(-6000)),
            ("May 27", "Completed estimate", now),
        ],
    })  # fmt: skip
    title = "Long-term international migration: Year Ending December 2025 to Year Ending December 2026"
    return {
        "Cover": cover(title, "Published at 9.30am on 20 May 2027", more=[[each] for each in on_cover]),
        "1": titled("Table 1: Long-term international migration by nationality", ones),
        "5": titled("Table 5: Revisions to official estimates", fives),
    }


@pytest.mark.parametrize(
    ("month", "on_cover", "release"),
    [
        ("26 November 2026", (), "ons-ltim-2026-11-26"),
        ("2026-11-26 00:00:00", (), "ons-ltim-2026-11-26"),
        ("Nov 26", ("Previous release: 26 November 2026",), "ons-ltim-2026-11-26"),
        ("Nov 26", ("Previous publication date", "26 November 2026"), "ons-ltim-2026-11-26"),
        ("November 2026", (), "ons-ltim-2026-11"),
        ("Nov 26", (), "ons-ltim-2026-11"),
    ],
)
def test_rows_of_a_release_that_no_list_has_are_read_by_its_day_or_its_month(
    month: str, on_cover: tuple[str, ...], release: str
) -> None:
    reading = read(given(may_2027_sheets(month, *on_cover)))
    own = reading.releases[0][0]
    found = {each.id: (each, its) for each, its in reading.releases}

    assert own.id == "ons-ltim-2027-05-20"
    assert set(found) == {own.id, "ons-ltim-2026-05-21", release}
    assert {(figure.series.key, figure.value) for figure in found[release][1] if figure.series.key in ("immigration", "net_migration")} == {
        ("immigration", 807_000), ("net_migration", 165_000),
    }  # fmt: skip
    assert {figure.status for figure in found[release][1]} == {"provisional_revised"}
    assert said(found["ons-ltim-2026-05-21"][1]) <= values(held("ons-ltim-2026-05-21"))
    told = [problem.message for problem in reading.problems]
    if release.endswith("-11"):
        assert found[release][0].precision == "month"
        assert found[release][0].published == date(2026, 11, 30)
        assert ["the day of that release is not known" in each for each in told] == [True]
    else:
        assert (found[release][0].precision, found[release][0].supersedes) == ("minute", "ons-ltim-2026-05-21")
        assert told == []


@pytest.mark.parametrize("month", ["Aug 26", "Nov 27", "Nov 20", "20 May 2026", "26 August 2026"])
def test_a_month_in_which_there_was_no_release_is_no_release(month: str) -> None:
    """ONS publishes in May and November: another month, or another day of a listed month, is a slip and filed nowhere."""
    reading = read(given(may_2027_sheets(month)))

    assert [release.id for release, _ in reading.releases] == ["ons-ltim-2027-05-20", "ons-ltim-2026-05-21"]
    assert any(month in problem.message and problem.place.sheet == "5" for problem in reading.problems)


def test_a_list_of_ones_own_says_the_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "releases.toml").write_text(
        '[[release]]\npublished = 2026-11-26\nedition = "year ending June 2026"\n', encoding="utf-8"
    )
    monkeypatch.setenv("NETMIG_LAYOUTS", str(tmp_path))
    reading = read(given(may_2027_sheets()))
    found = {each.id: each for each, _ in reading.releases}

    assert found["ons-ltim-2026-11-26"].edition == "year ending June 2026"
    assert found["ons-ltim-2027-05-20"].supersedes == "ons-ltim-2026-11-26"
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[[release]]\nedition = 1", "it has no 'published'"),
        ('[[release]]\npublished = "soon"', "Invalid isoformat"),
        ('[[release]]\npublished = 2026-11-26\nmethods = "none"', "it has no 'none'"),
        ("published = 1 2", "releases.toml"),
    ],
)
def test_list_that_is_none_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, wrong: str) -> None:
    (tmp_path / "releases.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("NETMIG_LAYOUTS", str(tmp_path))

    with pytest.raises(DamagedDataError, match=wrong):
        ons_release("2025-05-22")


def test_a_ledger_that_has_the_release_has_the_rows_there(tmp_path: Path) -> None:
    """The month is all that the table says of it, and one release of that month is held: it is no release more."""
    ledger = open_ledger(tmp_path / "ledger.sqlite", bundled=False)
    november = read(given({**november_2026_sheets(), "10": titled("Table 10", [["Region"]])})).releases[:1]
    ledger.add_all(november)
    later = given(may_2027_sheets())
    (examined,) = examine_all([later], ledger)

    assert examined.reading is not None
    assert [release.id for release, _ in examined.reading.releases] == [
        "ons-ltim-2027-05-20",
        "ons-ltim-2026-05-21",
        "ons-ltim-2026-11-26",
    ]
    alone = open_ledger(tmp_path / "other.sqlite", bundled=False)
    (examined,) = examine_all([later], alone)
    assert examined.reading is not None
    assert "ons-ltim-2026-11" in [release.id for release, _ in examined.reading.releases]


# --- November 2025, and the years before


def unmarked(period: Period, _: str) -> str:
    """The extract of November 2025 lost the markers beside the periods."""
    return two_digits(period)


def test_layout_of_november_2025() -> None:
    """Collapsed totals by reason, and a sheet 4a with the same columns whose title does not say of whom it is: left alone."""
    release = "ons-ltim-2025-11-27"
    ones, fours = held(release, source="ons-ltim-2025-11-27-table1"), held(release, source="ons-ltim-2025-11-27-table4b")
    table_1 = nationalities(
        "Flow\n[note 2]", "Period\n[note 11]", "All Nationalities\n[note 1]", "British", "EU+", "Non-EU+", label=unmarked
    )
    reasons = {"All reasons": "all", "All Work Related": "work", "All Study Related": "study", "Family": "family",
               "All Humanitarian": "humanitarian", "Asylum": "asylum", "Other": "other"}  # fmt: skip
    table_4 = Stacked(
        ["Flow", "Period", *reasons],
        [{"reason": code} for code in reasons.values()],
        fixed={"nationality": "non_eu_plus"},
        label=unmarked,
    )
    periods = periods_of(fours, "immigration[nationality=non_eu_plus,reason=asylum]")
    fours = {**fours, **{key: figure for key, figure in ones.items() if key[0].endswith("[nationality=non_eu_plus]")}}
    # as the next release has them
    all_reasons, work, *_, study, _, _, family = (1000 * each for each in REASONS["Immigration"][1])
    numbers = [all_reasons, work, study, family]
    small: Rows = [["Flow", "Period", *list(reasons)[:4]], ["Immigration", "YE Jun 25 P", *numbers]]
    reading = read(
        given({
            "Cover": cover("Long-term international migration: Year Ending June 2012 to Year Ending June 2025", "Publication date: 27 November 2025"),
            "1": titled("Table 1: Long-term international migration by nationality", table_1.rows(ones, periods_of(ones, "immigration"))),
            "4a": titled("Table 4a: Long-term international migration by reason", small),
            "4b": titled("Table 4b: Long-term international migration of non-EU+ nationals by reason", table_4.rows(fours, periods)),
        })
    )  # fmt: skip

    assert table(reading, "Table 1") == values(ones)
    assert table(reading, "Table 4b") == {each for each in values(fours) if parse_period(each[1]) in periods}
    assert [(problem.place.sheet, "its title does not say" in problem.message) for problem in reading.problems] == [("4a", True)]


def test_layout_of_november_2024() -> None:
    release = "ons-ltim-2024-11-28"
    ones = held(release, source="workbook")
    table_1 = nationalities("Flow", "Period", "All Nationalities", "British", "EU+", "Non-EU+")
    reading = read(
        given({
            "Cover_sheet": cover("Long-term international migration: Year Ending June 2012 to Year Ending June 2024", "Published on 28 November 2024"),
            "Table 1": titled("Table 1: Long-term international migration by nationality", table_1.rows(ones, periods_of(ones, "immigration")), above=1),
        })
    )  # fmt: skip

    assert said(reading.figures) == values(ones)


@pytest.mark.parametrize(("published", "sheet"), [("2024-05-23", "Table 1"), ("2023-11-23", "1."), ("2024-05-23", "1")])
def test_layouts_of_may_2024_and_november_2023(published: str, sheet: str) -> None:
    """The flow is "Net" and the groups are EU and non-EU, which are not EU+ and non-EU+."""
    eu_plus = held("ons-ltim-2024-05-23", source="workbook")

    def renamed(figure: Figure) -> tuple[str, str]:
        return figure.series.key.replace("eu_plus", "eu"), figure.period.label

    ones = {renamed(figure): figure for figure in eu_plus.values()}
    table_1 = nationalities(
        "Flow", "Period", "All Nationalities", "British", "EU", "Non-EU", eu="eu", non_eu="non_eu",
        flows={"Immigration": "immigration", "Emigration": "emigration", "Net": "net_migration"},
    )  # fmt: skip
    day = date.fromisoformat(published)
    months = {"2024-05-23": "May", "2023-11-23": "November"}
    rows = table_1.rows(ones, periods_of(ones, "immigration"))
    if published == "2023-11-23":
        for row in rows[1:]:
            row[1] = str(row[1]).replace("YE Dec 23", "YE Jun 23").replace("YE Sep 23", "YE Mar 23")
    reading = read(
        given({
            "Cover": cover("Long-term international migration estimates", f"Release date: {day.day} {months[published]} {day.year}"),
            "Contents": [["Contents"]],
            "Notes": [["Notes"]],
            sheet: titled("Long-term international immigration, emigration and net migration by nationality", rows, above=4),
        })
    )  # fmt: skip

    release, figures = reading.releases[0]
    assert release.id == f"ons-ltim-{published}"
    assert {(figure.series.key, figure.value) for figure in figures} == {(key, figure.value) for (key, _), figure in ones.items()}
    assert {"net_migration[nationality=non_eu]", "immigration[nationality=eu]"} <= {figure.series.key for figure in figures}


def test_layout_of_may_2023() -> None:
    """Two sheets are described: four-digit years, a total for work and one for study, British and EU in rows."""
    shipped = held("ons-ltim-2023-05-25")
    groups: Rows = [["Nationality", "Period", "All Reasons"]]
    for word, code in (("British", "british"), ("EU", "eu")):
        groups.append([word, "YE Dec 2022 P", shipped[f"immigration[nationality={code}]", "YE Dec 2022"].value])
    # the shares of the reasons are made up, their sum is what was published
    reasons: Rows = [
        [
            "Period",
            "All reasons",
            "Total Work",
            "Total Study",
            "Family",
            "Other",
            "BNO",
            "Ukraine",
            "Resettlement",
            "Asylum",
            "Visitors",
        ],
        [
            "YE Dec 2022 P",
            shipped["immigration[nationality=non_eu]", "YE Dec 2022"].value,
            235000,
            361000,
            51000,
            40000,
            52000,
            114000,
            "[x]",
            72000,
            1000,
        ],
    ]
    reading = read(
        GivenFile(
            "ltim.xlsx",
            given({
                "Cover": [["Long-term international migration, provisional: year ending December 2022"]],
                "2. Non-EU reason immigration": [["Long-term immigration of non-EU nationals"], ["P"], ["x"], *reasons],
                "4. British and EU nat by reason": [["British and EU nationals by reason"], ["P"], *groups],
            }).body,
            published=date(2023, 5, 25),
        )
    )  # fmt: skip

    told = said(reading.figures)
    assert ("immigration[nationality=british]", "YE Dec 2022", 88000) in told
    assert ("immigration[nationality=eu]", "YE Dec 2022", 151000) in told
    assert ("immigration[nationality=non_eu]", "YE Dec 2022", 925000) in told
    assert ("immigration[nationality=non_eu,reason=work]", "YE Dec 2022", 235000) in told
    assert not any("resettlement" in key for key, _, _ in told)
    # a column of a sheet that nobody here saw is reported, and does not stop the rest
    assert [(problem.place.row, problem.place.column) for problem in reading.problems] == [(4, "K")]


def test_four_digit_years_are_the_same_periods() -> None:
    values_2024 = held("ons-ltim-2024-11-28", source="workbook")
    periods = periods_of(values_2024, "immigration")
    readings = []
    for label in (two_digits, four_digits):
        table_1 = nationalities("Flow", "Period", "All Nationalities", "British", "EU+", "Non-EU+", label=label)
        sheets = {
            "Cover": cover("Long-term international migration: year ending June 2024", "28 November 2024"),
            "Table 1": titled("Table 1: by nationality", table_1.rows(values_2024, periods)),
        }
        readings.append(said(read(given(sheets)).figures))

    assert readings[0] == readings[1]


# --- the layouts themselves


def test_each_layout_says_whether_it_was_seen_and_who_described_it() -> None:
    for layout in layouts():
        assert layout.described
        assert layout.published
        assert all(date.fromisoformat(day) for day in layout.published)
    assert [layout.name for layout in layouts()] == [
        "May 2026", "November 2025", "May 2025", "November 2024", "May 2024", "November 2023", "May 2023",
    ]  # fmt: skip


def test_users_layout_is_read_beside_those_of_netmig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook with another header is refused; one small file that describes it makes it readable."""
    sheets = november_2026_sheets()
    sheets["1"] = [
        [str(value).replace("British", "UK nationals") if isinstance(value, str) else value for value in row]
        for row in sheets["1"]
    ]
    with pytest.raises(LayoutError, match=r"1!D5.*'UK nationals'.*docs/layouts\.md"):
        read(given(sheets))

    (tmp_path / "november_2026.toml").write_text(
        """
name = "November 2026"
published = ["2026-11-26"]
seen = true
described = "the file as it came"
like = "may_2026"

[[table]]
number = "1"
rows = { "Flow" = "flow", "Period" = "period" }
[table.columns]
"All Nationalities" = { nationality = "all" }
"UK nationals" = { nationality = "british" }
"EU+" = { nationality = "eu_plus" }
"Non-EU+" = { nationality = "non_eu_plus" }
""",
        encoding="utf-8",
    )
    monkeypatch.setenv("NETMIG_LAYOUTS", str(tmp_path))
    assert said(read(given(sheets)).figures) == said(read(given(november_2026_sheets())).figures)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("name = 1 2", "cannot be read"),
        ('name = "X"\npublished = ["2026-11-26"]\ndescribed = ""', "it has no 'seen'"),
        ('name = "X"\npublished = ["2026-11-26"]\nseen = true\ndescribed = ""\nlike = "nothing"', "which is no layout"),
        ('name = "X"\npublished = []\nseen = true\ndescribed = ""\n[[table]]\nnumber = "1"\nrows = { "Flow" = "stream" }\n[table.columns]', "role 'stream'"),
    ],
)  # fmt: skip
def test_layout_that_is_none_is_named(tmp_path: Path, text: str, wrong: str) -> None:
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")

    with pytest.raises(OSError, match=rf"mine\.toml.*{wrong}"):
        layouts(tmp_path)


def test_missing_is_no_number() -> None:
    """Not available, and the signs that publishers have for it, give no figure and no zero."""
    words = (MISSING, "not available", "[x]", "[z]", ":", "..", "-")
    rows: Rows = [["Flow", "Period", "Estimate", "Lower bound", "Upper bound"]]
    rows += [["Immigration", f"YE Dec {10 + at}", 1000, word, word] for at, word in enumerate(words)]
    book = Workbook("made.xlsx", workbook_bytes({"Table 2": [["Table 2: measures of uncertainty"], *rows]}))
    opened = Finder(book, [book.sheet("Table 2")], layouts()).open(book.sheet("Table 2"))
    assert isinstance(opened, Opened)
    made = read_rows(opened, release="ons-ltim-2025-05-22", source="made", release_of=str)

    assert [(each.value, each.low, each.high) for each in made.figures] == [(1000, None, None)] * len(words)
