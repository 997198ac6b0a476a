"""Tables are found by their header words, and whatever is not as described is refused with its place."""

from __future__ import annotations

import re

import pytest
from made_workbooks import GROUP_HEADERS, Rows, by_nationality, by_publication, with_bounds, workbook_bytes

from netmig.errors import LayoutError
from netmig.ledger.figures import Figure, StatedChange
from netmig.sources.ons_cover import stated_changes
from netmig.sources.ons_layouts import layouts
from netmig.sources.ons_releases import release_of_month
from netmig.sources.ons_rows import read_rows
from netmig.sources.ons_tables import Finder, Opened
from netmig.sources.workbook import Workbook


def read(name: str, rows: Rows) -> list[Figure]:
    book = Workbook("made.xlsx", workbook_bytes({name: rows}))
    opened = Finder(book, [book.sheet(name)], layouts()).open(book.sheet(name))
    assert isinstance(opened, Opened)

    def release_of(month: str) -> str:
        return f"ons-ltim-{release_of_month(month)}"

    return list(read_rows(opened, release="ons-ltim-2025-05-22", source="made", release_of=release_of).figures)


def test_each_number_has_its_series_period_status_and_cell() -> None:
    figures = read("Table 1", by_nationality())
    told = [
        (figure.series.key, figure.period.label, figure.value, figure.status, figure.marker, figure.locator) for figure in figures
    ]

    assert told == [
        ("immigration", "YE Dec 2030", 700000, "revised", "R", "Table 1!C7"),
        ("immigration[nationality=british]", "YE Dec 2030", 60000, "revised", "R", "Table 1!D7"),
        ("immigration[nationality=eu_plus]", "YE Dec 2030", 140000, "revised", "R", "Table 1!E7"),
        ("immigration[nationality=non_eu_plus]", "YE Dec 2030", 500000, "revised", "R", "Table 1!F7"),
        ("net_migration", "YE Dec 2030", -1000, "provisional_revised", "P R", "Table 1!C9"),
        ("net_migration[nationality=eu_plus]", "YE Dec 2030", 0, "provisional_revised", "P R", "Table 1!E9"),
        ("net_migration[nationality=non_eu_plus]", "YE Dec 2030", 5000, "provisional_revised", "P R", "Table 1!F9"),
    ]
    assert {figure.rounding for figure in figures} == {1000}
    assert {figure.release for figure in figures} == {"ons-ltim-2025-05-22"}


def test_header_row_may_stand_anywhere_near_the_top_and_in_any_order() -> None:
    """Nothing depends on positions: moved columns and rows give the same figures at other cells."""
    moved: Rows = [["Another title"], *([None, *row] for row in by_nationality()[3:])]
    order = [0, 1, 5, 2, 4, 3, 6]
    swapped = [[row[index] if index < len(row) else None for index in order] for row in moved]

    def essence(figures: list[Figure]) -> set[tuple[str, str, float | None]]:
        return {(figure.series.key, figure.period.label, figure.value) for figure in figures}

    assert essence(read("Table 1", swapped)) == essence(read("Table 1", by_nationality()))


def test_bounds_are_read_where_there_are_bounds() -> None:
    first, second = read("Table 2", with_bounds())

    assert (first.value, first.low, first.high, first.confidence) == (276000, None, None, "")
    assert (second.value, second.low, second.high, second.confidence) == (431000, 244000, 589000, "95%")


def test_rows_of_a_publication_belong_to_the_release_they_name() -> None:
    figures = read("Table 5", by_publication())

    assert {figure.release for figure in figures} == {"ons-ltim-2024-11-28", "ons-ltim-2025-05-22"}
    assert [figure.value for figure in figures if figure.release == "ons-ltim-2024-11-28"] == list(range(1000, 13000, 1000))
    # the R beside the period says that the newest release revised it
    assert {figure.status for figure in figures if figure.release == "ons-ltim-2024-11-28"} == {""}
    assert {figure.status for figure in figures if figure.release == "ons-ltim-2025-05-22"} == {"revised"}


def changed(rows: Rows, row: int, column: int, value: object) -> Rows:
    return [[value if (at, each) == (row, column) else cell for each, cell in enumerate(line)] for at, line in enumerate(rows)]


REFUSED: dict[str, tuple[str, Rows, str, str]] = {
    "a header renamed": ("Table 1", changed(by_nationality(), 5, 3, "UK nationals"), "D6", "'british'"),
    "a header missing": ("Table 1", [row[:5] for row in by_nationality()], "F6", "'non eu+'"),
    "a column more": (
        "Table 1",
        changed([*by_nationality()[:5], [*GROUP_HEADERS, "Irish"]], 0, 0, "Table 1"),
        "G6",
        "one each of",
    ),
    "a header twice": (
        "Table 1",
        changed([*by_nationality()[:5], [*GROUP_HEADERS, "British"]], 0, 0, "Table 1"),
        "G6",
        "one each of",
    ),
    "no header row": ("Table 1", by_nationality()[:5], "A1", "a header row"),
    "an empty sheet": ("Table 1", [], "A1", "a header row"),
    "an unknown flow": ("Table 1", changed(by_nationality(), 6, 0, "Transit"), "A7", "Immigration, Emigration or Net migration"),
    "a flow left out": ("Table 1", changed(by_nationality(), 6, 0, None), "A7", "a word for flow"),
    "no period": ("Table 1", changed(by_nationality(), 6, 1, "recently"), "B7", "a period"),
    "words for a number": ("Table 1", changed(by_nationality(), 6, 2, "about 700,000"), "C7", "a number"),
    "a blank for a number": ("Table 1", changed(by_nationality(), 6, 2, None), "C7", "a number"),
    "thousands for people": ("Table 1", changed(by_nationality(), 6, 2, 700), "C7", "people rounded to 1,000"),
    "a fraction": ("Table 1", changed(by_nationality(), 6, 2, 700000.5), "C7", "people rounded to 1,000"),
    "an unknown publication": ("Table 5", changed(by_publication(), 3, 1, "Earlier"), "B4", "Previous (Nov 24)"),
    "a row twice": ("Table 1", [*by_nationality(), by_nationality()[6]], "B10", "a row of its own; row 7"),
    "a period without its row": ("Table 1", [*by_nationality(), ["Net migration", "YE Mar 31", 0, 0, 0, 0]], "B10", "also a row"),
    "a number that no flow has": ("Table 1", changed(by_nationality(), 6, 2, 90_000_000), "C7", "fewer than 20,000,000"),
    "an interval beside its estimate": ("Table 2", changed(with_bounds(), 3, 3, 500_000), "D4", "an interval around 431,000"),
    "a difference that is none": ("Table 5", changed(by_publication(), 5, 4, 3000), "E6", "the difference"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_unknown_layout_is_refused_with_its_place(what: str) -> None:
    """The error names the workbook, the cell, what was expected and what stands there."""
    name, rows, cell, expected = REFUSED[what]

    with pytest.raises(LayoutError) as caught:
        read(name, rows)
    said = str(caught.value)
    assert f"made.xlsx, {name}!{cell}:" in said
    assert f"Expected {expected}" in said or re.search(f"Expected .*{re.escape(expected)}", said)
    assert "found" in said


def test_unknown_nationality_is_refused() -> None:
    """A country that no code list knows must be looked at, not coded by the look of its name."""
    rows: Rows = [
        ["Table 3a: among the top ten highest contributing non-EU+ nationalities"],
        ["Nationality", "Flow", "Period\n[note 10]", "All reasons\n[note 5]", "Work - related", "Study - related", "Other"],
        ["Ukranian", "Immigration", "YE Dec 30", 4000, 1000, 2000, 1000],
        ["Atlantean", "Immigration", "YE Dec 30", 4000, 1000, 2000, 1000],
    ]

    assert (
        read("Table 3a", rows[:3])[0].series.key == "immigration[nationality=ukraine,reason=all_except_asylum_and_resettlement]"
    )
    with pytest.raises(LayoutError, match=r"Table 3a!A4.*Atlantean"):
        read("Table 3a", rows)


def test_reading_stops_at_the_last_row() -> None:
    """Rows of nothing below the table cost nothing and give nothing."""
    rows = by_nationality() + [[None] for _ in range(500)]

    assert read("Table 1", rows) == read("Table 1", by_nationality())


REASONS = "due to more available data, more information on Ukraine visas and improvements to how we estimate immigration and emigration of non-EU+ nationals."
COVER: Rows = [
    ["Long-term international migration"],
    ["Updates to estimates"],
    [f"Updates (revisions) have been made for non-EU+ nationals from YE September 2023. Revisions {REASONS}"],
]
NOTES: Rows = [["Notes"], ["Note number", "Note text"], ["note 10", f"R: revised estimates for EU+ nationals and non-EU+ nationals from YE September 2023 to YE June 2024. {REASONS}"]]  # fmt: skip


def changes(cover: Rows, notes: Rows) -> list[StatedChange]:
    return list(stated_changes(Workbook("made.xlsx", workbook_bytes({"Cover_sheet": cover, "Notes": notes}))))


def test_stated_reasons_are_quoted_with_their_cells_and_for_whom_they_are() -> None:
    found = changes(COVER, NOTES)

    assert [change.kind for change in found] == ["R1", "R1", "R3"] * 2
    assert {change.citation for change in found} == {"made.xlsx, Cover_sheet!A3", "made.xlsx, Notes!B3"}
    assert all(change.reason in REASONS for change in found)
    assert {(change.series, change.periods) for change in found} == {
        ("nationality=non_eu_plus", "YE Sep 2023 onwards"),
        ("nationality=eu_plus, nationality=non_eu_plus", "YE Sep 2023 to YE Jun 2024"),
    }


def test_reasons_that_are_not_there_are_not_made_up() -> None:
    """No heading, no reason; in words that are not known, a short quotation of no kind."""
    assert changes(COVER[:1], [["Notes"]]) == []
    assert changes(COVER[:1], [["note 1", "Improved methods are described elsewhere."]]) == []
    (other,) = changes([*COVER[:2], ["We looked again at everything. " * 20]], [["Notes"]])
    assert other.kind == "unknown"
    assert other.reason.startswith("We looked again at everything.")
    assert len(other.reason) <= 162
