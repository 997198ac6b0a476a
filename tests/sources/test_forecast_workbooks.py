"""Forecasts and projections in workbooks: whose, which, for which year and in what unit, or refused."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from made_workbooks import Rows, workbook_bytes

from netmig.errors import DamagedDataError, LayoutError, UsageError
from netmig.ledger.figures import Figure
from netmig.periods import parse_period
from netmig.series import Series
from netmig.sources import obr_workbook, ons_projections
from netmig.sources.reader import GivenFile, Reading, recognise
from netmig.sources.registry import READERS
from netmig.sources.spreadsheet_xml import SpreadsheetXml


def one(reading: Reading, key: str, period: str) -> Figure:
    found = [each for each in reading.figures if each.series == Series.parse(key) and each.period == parse_period(period)]
    assert len(found) == 1, f"{len(found)} figures of {key} for {period}"
    return found[0]


def obr(sheets: dict[str, Rows], *, day: date | None = None) -> Reading:
    given = GivenFile("obr.xlsx", workbook_bytes(sheets), published=day)
    assert recognise(given, READERS) is obr_workbook.READER
    return obr_workbook.READER.read(given)


def determinants(*rows: list[object], title: str = "Years to mid-year, thousands unless otherwise stated") -> dict[str, Rows]:
    """The table of an outlook: one row is net migration."""
    return {
        "Contents": [["Economic and fiscal outlook - November 2025"], ["Detailed forecast tables: economy"]],
        "1.16": [
            ["Back to contents"], ["Table 1.16: Determinants"], [title], [None, 2025, 2026, 2029, "2030"],
            ["Population 16+ (thousands)", 56_000, 56_300, 57_000, 57_300], *rows,
        ],
    }  # fmt: skip


def test_a_row_of_the_outlooks_own_table() -> None:
    reading = obr(determinants(["Net migration (thousands)", "-", 262, 327.4, 340.25]))
    release = reading.releases[0][0]
    first = one(reading, "net_migration[forecaster=obr]", "YE Jun 2026")

    assert (release.id, release.publisher) == ("obr-forecast-2025-11-26", "Office for Budget Responsibility")
    assert (first.value, first.rounding, first.locator, first.kind) == (262_000, 1000, "1.16!C6", "forecast")
    assert [(each.value, each.rounding) for each in reading.figures] == [(262_000, 1000), (327_400, 100), (340_250, 10)]


def test_a_scenario_is_a_series_of_its_own() -> None:
    reading = obr(
        determinants(["Net migration", 300, 262, 327, 340], ["Net migration: high migration scenario", 300, 400, 450, 500])
    )

    assert one(reading, "net_migration[forecaster=obr]", "YE Jun 2030").value == 340_000
    assert one(reading, "net_migration[forecaster=obr,scenario=high_variant]", "YE Jun 2030").value == 500_000


def test_every_vintage_of_the_historical_database_is_in_the_release_that_made_it() -> None:
    reading = obr(
        {
            "Contents": [["Historical official forecasts database"], ["OBR"]],
            "NetMig": [
                ["Net migration"], ["Thousands, years to mid-year"], ["Back to contents", "2023-24", "2024-25", "2025-26"],
                ["March 2023", 245, 245, 245], ["November 2023", "N/A", 300, 250.5],
                ["Memo: restated March 2024 forecast", 1, 1, 1], ["Outturn data (ONS)", 700, 400, None],
            ],
        },
        day=date(2026, 3, 20),
    )  # fmt: skip

    assert [release.id for release, _ in reading.releases] == ["obr-forecast-2023-03-15", "obr-forecast-2023-11-22"]
    assert [len(figures) for _, figures in reading.releases] == [3, 2]
    assert one_of(reading, "obr-forecast-2023-11-22", "YE Jun 2026").value == 250_500
    assert one_of(reading, "obr-forecast-2023-03-15", "YE Jun 2024").note == "As a later workbook reprints it."


def one_of(reading: Reading, release: str, period: str) -> Figure:
    return next(each for each in reading.figures if each.release == release and each.period == parse_period(period))


def test_the_data_of_a_chart_have_a_vintage_a_column() -> None:
    reading = obr(
        {
            "C2.4": [
                ["OBR, Economic and fiscal outlook, March 2026"], ["Chart 2.4: Net migration"], ["Thousands, calendar years"],
                [None, "ONS outturn", "November 2025 forecast", "March 2026 forecast"],
                [2024, 345, None, None], [2026, None, 262, 200], [2027, None, 300, "240"],
            ]
        },
        day=date(2026, 3, 3),
    )  # fmt: skip

    assert one_of(reading, "obr-forecast-2026-03-03", "2027").value == 240_000
    assert one_of(reading, "obr-forecast-2025-11-26", "2027").value == 300_000
    assert len(reading.figures) == 4


@pytest.mark.parametrize(
    ("sheets", "expected", "row"),
    [
        (determinants(["Net migration", 1, 2, 3, 4], title="Years to mid-year"), "the unit", 1),
        (determinants(["Net migration", 1, 2, 3, 4], title="Thousands"), "when its years end", 4),
        (
            determinants(["Net migration", 1, 2, 3, 4], title="Thousands; calendar years and financial years"),
            "when its years end",
            4,
        ),
        (determinants(["Net migration", 1, "about 2", 3, 4]), "a number or a marker", 6),
        (determinants(["Net migration", 1, 262_000, 3, 4]), "a flow of at most", 6),
        (determinants(["Net migration", 1, 2, 3, 4], ["Net migration", 1, 2, 3, 5]), "4,000 in 1.16!E6", None),
    ],
)
def test_a_table_that_leaves_something_open_is_refused(sheets: dict[str, Rows], expected: str, row: int | None) -> None:
    with pytest.raises(LayoutError, match=expected) as caught:
        obr(sheets)

    assert (caught.value.place.sheet, caught.value.place.row) == ("1.16", row)


def test_an_outlook_has_one_day() -> None:
    with pytest.raises(UsageError, match="2025-11-26"):
        obr(determinants(["Net migration (thousands)", 1, 2, 3, 4]), day=date(2025, 11, 27))
    later = determinants(["Net migration (thousands)", 1, 2, 3, 4])
    later["Contents"] = [["Economic and fiscal outlook - November 2026"]]
    assert obr(later, day=date(2026, 11, 25)).releases[0][0].id == "obr-forecast-2026-11-25"
    with pytest.raises(UsageError, match="--published"):
        obr(later)


YEARS: list[object] = ["2022 - 2023", "2023 - 2024", "2024 - 2025"]
PUBLISHED = date(2025, 1, 28)


def detailed(net_of_first: int = 700) -> Rows:
    """People by sex and age: in 1,300,000 less 600,000 out, and so on, in two ages."""
    flows = {"In": (1_300, 1_100, 900), "Out": (600, 500, 500), "Net": (net_of_first, 600, 400)}
    rows: Rows = [["Flow", "Sex", "Age", *YEARS]]
    for flow, numbers in flows.items():
        rows += [[flow, sex, age, *(number * 250 for number in numbers)] for sex in (1, 2) for age in (0, "105+")]
    return rows


def projection(sheets: dict[str, Rows], *, name: str = "a.xlsx", day: date | None = PUBLISHED) -> Reading:
    given = GivenFile(name, workbook_bytes(sheets), published=day)
    assert recognise(given, READERS) is ons_projections.READER
    return ons_projections.READER.read(given)


def test_flows_by_sex_and_age_are_added_up() -> None:
    reading = projection(
        {
            "Contents": [["National population projections, 2022-based"], ["Principal projection"]],
            "International_migration": detailed(),
        }
    )
    release = reading.releases[0][0]
    net = one(reading, "net_migration[forecaster=ons_projection,scenario=principal]", "YE Jun 2024")

    assert (release.id, release.title) == ("ons-projection-forecast-2025-01-28", "National population projections, 2022-based")
    assert (net.value, net.evidence) == (600_000, "derived_from_official_file")
    assert net.locator == "International_migration!E10:E13, 4 rows of that flow, every sex and age"
    assert one(reading, "immigration[forecaster=ons_projection,scenario=principal]", "YE Jun 2023").value == 1_300_000
    assert not reading.problems


@pytest.mark.parametrize(
    ("code", "scenario"), [("ppp", "principal"), ("pph", "high_variant"), ("ppl", "low_variant"), ("ppz", "zero_net_migration")]
)
def test_a_variant_known_by_the_files_name_alone_is_told(code: str, scenario: str) -> None:
    reading = projection({"International_migration": detailed()}, name=f"uk_{code}_opendata2022.xlsx")

    assert {each.series.dimensions["scenario"] for each in reading.figures} == {scenario}
    assert "by the file's name" in reading.problems[0].message


def test_a_variant_that_nothing_says_is_refused() -> None:
    with pytest.raises(LayoutError, match="which variant"):
        projection({"International_migration": detailed()})
    with pytest.raises(UsageError, match="--published"):
        projection({"Principal projection": detailed()}, day=None)


def test_flows_that_do_not_give_the_net_are_refused() -> None:
    with pytest.raises(LayoutError, match="in less out") as caught:
        projection({"Principal projection": detailed(710)})

    assert (caught.value.place.sheet, caught.value.place.row, caught.value.place.column) == ("Principal projection", 10, "D")


@pytest.mark.parametrize(
    ("row", "column", "told", "expected"),
    [
        (1, 0, "Across", "one of in"), (1, 4, "many", "a number or a marker"), (1, 4, None, "a number"), (1, 4, 1e9, "a flow of at most"),
        (2, 2, 0, "once"), (1, 2, "Total", "no total"), (0, 4, "2022 - 2023", "each year once"), (0, 4, "2023", "each year once"),
        (0, 4, "soon", "a year such as"),
    ],
)  # fmt: skip
def test_a_cell_of_the_flows_that_is_not_as_it_should_be_is_refused(row: int, column: int, told: object, expected: str) -> None:
    rows = detailed()
    rows[row][column] = told

    with pytest.raises(LayoutError, match=expected) as caught:
        projection({"Principal projection": rows})

    assert caught.value.place.row == row + 1


def test_the_summary_is_in_thousands() -> None:
    reading = projection(
        {
            "PERSONS": [
                ["Table A1-1: Principal projection - UK summary"], ["Thousands"], [None, *YEARS], ["Population at start", 67_603, 68_200, 68_700],
                ["Births", 680, 670, 660], ["Net migration", 687, "480", 340.5],
            ]
        }
    )  # fmt: skip
    last = one(reading, "net_migration[forecaster=ons_projection,scenario=principal]", "YE Jun 2025")

    assert (last.value, last.rounding, last.locator, last.evidence) == (340_500, 100, "PERSONS!D6", "official_file")
    with pytest.raises(LayoutError, match="the unit"):
        projection({"PERSONS": [["Principal projection"], [None, *YEARS], ["Net migration", 1, 2, 3]]})


def as_xml(rows: Rows, *, sheet: str = "Principal projection", head: str = "") -> bytes:
    cells = "".join(
        "<Row>"
        + "".join(
            f'<Cell ss:Index="{place}"><Data ss:Type="{"Number" if isinstance(cell, int) else "String"}">{cell}</Data></Cell>'
            for place, cell in enumerate(row, start=1)
            if cell is not None
        )
        + "</Row>"
        for row in rows
    )
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?>{head}<Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="{sheet}"><Table>{cells}</Table></Worksheet></Workbook>'
    ).encode()


def zipped(**parts: bytes) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "."), content)
    return body.getvalue()


@pytest.mark.parametrize(
    "body",
    [
        as_xml(detailed()),
        zipped(uk__xml=as_xml(detailed())),
        zipped(uk__xlsx=workbook_bytes({"Principal projection": detailed()})),
    ],
    ids=["XML", "XML in a zip", "xlsx in a zip"],
)
def test_xml_and_zipped_files_read_to_the_same_figures(body: bytes) -> None:
    given = GivenFile("given", body, published=PUBLISHED)

    assert recognise(given, READERS) is ons_projections.PACKED
    plain = projection({"Principal projection": detailed()})
    assert {(each.series, each.period, each.value) for each in ons_projections.PACKED.read(given).figures} == {
        (each.series, each.period, each.value) for each in plain.figures
    }


def test_hostile_xml_is_refused() -> None:
    with pytest.raises(DamagedDataError, match="declares entities"):
        SpreadsheetXml("a", as_xml(detailed(), head='<!DOCTYPE x [<!ENTITY a "aaaa">]>'))
    with pytest.raises(DamagedDataError, match="damaged"):
        SpreadsheetXml("a", as_xml(detailed())[:-40])
    with pytest.raises(DamagedDataError, match="reaches column"):
        SpreadsheetXml("a", as_xml(detailed()).replace(b'ss:Index="6"', b'ss:Index="9999999"'))
    with pytest.raises(DamagedDataError, match="damaged"):
        SpreadsheetXml("a", as_xml(detailed()).replace(b">325000<", b">many<"))
    assert not ons_projections.PACKED.recognises(GivenFile("a.zip", zipped(a__xml=b"<a/>", b__xml=b"<b/>")))
