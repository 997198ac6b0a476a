"""The population of every area at the middle of a year: as ONS's workbook has it, made of the figures that are shipped."""

from __future__ import annotations

import copy
from datetime import date

import pytest
from made_workbooks import Rows, workbook_bytes
from shipped import figures as shipped_figures

from netmig.errors import LayoutError, UsageError
from netmig.ledger.figures import Figure
from netmig.sources.ons_population_estimates import READER
from netmig.sources.reader import GivenFile, Reading, recognise
from netmig.sources.registry import READERS

RELEASE = "ons-population-estimates-2025-09-26"
TITLE = "MYE2: Persons by single year of age and sex for local authorities in the UK, mid-2024"
KINDS = {
    "E06": "Unitary Authority", "E07": "Non-metropolitan District", "E08": "Metropolitan District", "E09": "London Borough",
    "W06": "Unitary Authority", "S12": "Council Area", "N09": "Local Government District",
}  # fmt: skip
COUNTRIES = (
    ("K02000001", "UNITED KINGDOM", "EWSN", "uk"), ("K03000001", "GREAT BRITAIN", "EWS", "great_britain"),
    ("K04000001", "ENGLAND AND WALES", "EW", "england_and_wales"), ("E92000001", "ENGLAND", "E", "england"),
    ("W92000004", "WALES", "W", "wales"), ("S92000003", "SCOTLAND", "S", "scotland"),
    ("N92000002", "NORTHERN IRELAND", "N", "northern_ireland"),
)  # fmt: skip


def authorities() -> list[Figure]:
    return [figure for figure in shipped_figures(RELEASE) if figure.source == "la-population-mid2024"]


def sheets(title: str = TITLE, header: tuple[str, ...] = ("Code", "Name", "Geography", "All ages")) -> dict[str, Rows]:
    people = {figure.note.partition(",")[0]: figure for figure in authorities()}
    whole: Rows = [
        [code, name, "Country", sum(int(figure.value or 0) for each, figure in people.items() if each[0] in letters)]
        for code, name, letters, _ in COUNTRIES
    ]
    parts: Rows = [[code, figure.text, KINDS[code[:3]], figure.value] for code, figure in sorted(people.items())]
    between: Rows = [["…"]] * 6
    return {
        "Cover sheet": [["Population estimates"], ["Publication date: 26 September 2025"]],
        "MYE1": [["MYE1: Population estimates: Summary for United Kingdom, mid-2024"]],
        "MYE2 - Persons": [
            [title],
            *between,
            list(header),
            *whole,
            *parts,
            ["Source: Office for National Statistics"],
        ],
        "MYE2 - Females": [["MYE2: Females by single year of age and sex for local authorities in the UK, mid-2024"]],
    }


def given(made: dict[str, Rows], published: date | None = None) -> GivenFile:
    return GivenFile("mye24tablesuk.xlsx", workbook_bytes(made), published=published)


def read(made: dict[str, Rows]) -> Reading:
    return READER.read(given(made))


def test_the_populations_that_are_shipped_are_read_from_the_publishers_layout() -> None:
    file = given(sheets())
    reading = READER.read(file)
    (release, figures) = reading.releases[0]
    countries = {area for *_, area in COUNTRIES}

    assert recognise(file, READERS) is READER
    assert (release.id, release.title) == (
        RELEASE, "Population estimates for the UK, England, Wales, Scotland and Northern Ireland: mid-2024",
    )  # fmt: skip
    found = {
        (each.series, each.period, each.value, each.text)
        for each in figures
        if dict(each.series.fixed).get("area", "uk") not in countries
    }
    assert found == {(each.series, each.period, each.value, each.text) for each in authorities()}
    assert len(found) == 361
    by_area = {each.series.key: each for each in figures}
    # as published: 69,281,437, of which the headline is rounded to the hundred
    assert by_area["population"].value == 69_281_437
    assert by_area["population"].locator == "MYE2 - Persons!D9"
    assert set(countries) - {"uk"} <= {dict(each.series.fixed).get("area") for each in figures}
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("MYE2: Population estimates by single year of age and sex for local authorities in the UK, mid-2020", ("Code", "Name", "Geography1", "All ages")),
        ("Persons, Mid-2020", ("code", "name", "Geography [note 1]", "All Ages\n[note 2]")),
    ],
)  # fmt: skip
def test_the_title_says_the_year_and_headers_may_have_notes(title: str, header: tuple[str, ...]) -> None:
    made = sheets(title, header)
    del made["MYE1"], made["MYE2 - Females"]
    made["Cover sheet"] = [["Population estimates"]]

    release, figures = READER.read(given(made, date(2021, 6, 25))).releases[0]

    assert release.id == "ons-population-estimates-2021-06-25"
    assert release.title.endswith("mid-2020")
    assert {each.period.label for each in figures} == {"at 2020-06-30"}
    made["Cover sheet"] = [["Publication date: 25 June 2021"]]
    assert READER.read(given(made)).releases[0][0].id == release.id


def test_a_day_that_nothing_says_is_asked_for() -> None:
    made = sheets("MYE2: Persons, mid-2022")
    made["Cover sheet"] = [["Population estimates"]]

    with pytest.raises(UsageError, match="does not say when it was published"):
        read(made)


def test_what_lies_between_is_counted_and_what_is_not_known_is_told() -> None:
    made = sheets()
    rows = made["MYE2 - Persons"]
    # the six councils of Tyne and Wear have another row of their sum, which is no authority
    rows.insert(15, ["E11000007", "Tyne and Wear (Met County)", "Metropolitan County", 1])
    rows.insert(15, ["E12000001", "NORTH EAST", "Region", 1])
    rows.insert(15, ["E99999999", "Somewhere", "Parish", 1])
    reading = read(made)

    areas = {dict(each.series.fixed).get("area") for each in reading.figures}
    assert "north_east" in areas
    assert not {"somewhere", "tyne_and_wear_met_county"} & areas
    assert reading.tables[0].notes == ("1 rows of what lies between a region and its authorities are not read",)
    assert [(each.place.row, "'parish'" in each.message) for each in reading.problems] == [(16, True)]


def test_of_england_and_wales_alone_no_more_is_asked() -> None:
    made = sheets("MYE2: Persons by single year of age and sex for local authorities in England and Wales, mid-2025")
    rows = made["MYE2 - Persons"]
    made["MYE2 - Persons"] = [row for row in rows if str(row[0])[:3] not in ("K02", "K03") and str(row[0])[0] not in "SN"]
    made["Cover sheet"] = [["Released: 30 July 2026"]]
    release, figures = read(made).releases[0]

    assert (release.id, release.title) == (
        "ons-population-estimates-2026-07-30",
        "Population estimates for England and Wales: mid-2025",
    )
    assert len(figures) == 318 + 3


@pytest.mark.parametrize(
    ("row", "column", "value", "wrong"),
    [
        (15, 3, "Not available", r"MYE2 - Persons!D16 .*a whole number or a marker"),
        (15, 3, ":", r"MYE2 - Persons!D16 .*a whole number of people"),
        (15, 3, 1.5, r"MYE2 - Persons!D16 .*a whole number"),
        (15, 0, "E06000002", r"MYE2 - Persons!A17 .*each area once: E06000002 stands in row 16"),
        (15, 0, "E60", r"MYE2 - Persons!A16 .*the code of an area"),
        (8, 3, 69_281_438, r"MYE2 - Persons!D9 .*69,281,437, the sum of the local authorities of UNITED KINGDOM"),
        (15, 1, "Aberdeen City", r"row 16 is called so"),
        (7, 2, "Kind", r"a column 'Geography'"),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_refused_with_its_cell(row: int, column: int, value: object, wrong: str) -> None:
    made = copy.deepcopy(sheets())
    made["MYE2 - Persons"][row][column] = value

    with pytest.raises(LayoutError, match=wrong):
        read(made)


def test_ages_must_add_up_to_everyone() -> None:
    made = sheets(header=("Code", "Name", "Geography", "All ages", "0", "1", "90+"))
    for row in made["MYE2 - Persons"][8:-1]:
        row += [row[3], 0, 0]
    assert len(read(made).figures) == 361 + len(COUNTRIES)
    made["MYE2 - Persons"][20][6] = 7

    with pytest.raises(LayoutError, match=r"MYE2 - Persons!D21 .*the sum of the ages beside it"):
        read(made)
