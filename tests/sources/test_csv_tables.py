"""Files that are not as described stop the reading, with the file and the row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netmig.errors import LayoutError, Place
from netmig.sources import figures_read, home_office_small_boats, immigration_rules
from netmig.sources.csv_tables import read_table
from netmig.sources.forecasts import read_publication
from netmig.sources.home_office import EDITIONS, immigration_statistics
from netmig.sources.official_points import LEFT_OUT, POINTS
from netmig.sources.publication import published
from netmig.sources.reader import GivenFile

SMALL_BOATS = "#week_ending,migrants_arrived,boats_arrived,migrants_prevented,events_prevented\n"
RULES = "effective_from,announced,route,parameter,old_value,new_value,source,status\n"
FIGURES = ",".join(figures_read.COLUMNS) + "\n"
LOG_DAY = date(2026, 8, 22)


def made(text: str, published: date | None = None) -> GivenFile:
    return GivenFile("made.csv", text.encode(), published=published)


def test_rows_have_the_numbers_that_a_spreadsheet_shows() -> None:
    first, second = read_table(made('place,people\nA,"1,234"\n,\nB,2.5\nEnd of table,\n'), ("place", "people"))

    assert (first.locator, first.whole("people")) == ("made.csv row 2", 1234)
    assert (second.locator, second.exact("people")) == ("made.csv row 4", 2.5)


def test_a_file_that_begins_with_a_byte_order_mark_is_read_as_one_without() -> None:
    assert [row["place"] for row in read_table(made("\ufeffplace,people\nA,1\n"), ("place", "people"))] == ["A"]


@pytest.mark.parametrize(
    ("text", "said", "row"),
    [
        ("people,place\n1,A\n", "has the columns people, place", 1),
        ("place,people\nA\n", "made.csv row 2 has 1 cells, not 2", 2),
        ("place,people\nA,1,2\n", "made.csv row 2 has 3 cells, not 2", 2),
        ('place,people\nA,1\n"B,2\n', "row 3 cannot be read", 3),
        ("place,people\nA,1\nB", "row 3 has 1 cells", 3),
    ],
    ids=["columns moved", "too few", "too many", "an open quotation", "cut off"],
)
def test_another_header_or_width_stops_the_reading(text: str, said: str, row: int) -> None:
    with pytest.raises(LayoutError, match=said) as refused:
        read_table(made(text), ("place", "people"))
    assert refused.value.place.row == row


@pytest.mark.parametrize("cell", ["many", "1_000", "٣", "nan", "inf", "1e9", "12,34", "", "9" * 19, "--1"])
def test_a_cell_that_is_no_number_is_named(cell: str) -> None:
    """Python itself would take several of these for numbers."""
    (row,) = read_table(made(f'place,people\nA,"{cell}"\n'), ("place", "people"))

    with pytest.raises(LayoutError, match="row 2, column 'people', holds") as refused:
        row.exact("people")
    assert refused.value.place == Place("", 2, "people")


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "<script>"])
def test_a_cell_that_is_a_formula_or_markup_is_named(cell: str) -> None:
    with pytest.raises(LayoutError, match="row 2, column 'place', begins with") as refused:
        read_table(made(f'place,people\n"{cell}",1\n'), ("place", "people"))
    assert refused.value.place == Place("", 2, "place")


@pytest.mark.parametrize(("reading", "cell"), [("day", "2025-02-30"), ("period", "YE Foo 24"), ("year", "25")])
def test_a_cell_that_is_no_day_year_or_period_is_named(reading: str, cell: str) -> None:
    (row,) = read_table(made(f"when\n{cell}\n"), ("when",))

    with pytest.raises(LayoutError, match="row 2, column 'when'"):
        getattr(row, reading)("when")


def test_a_short_row_of_the_weekly_file_is_a_day() -> None:
    text = SMALL_BOATS + "2022-04-14,562,15\n2022-04-17,1792,50,0,0\n"

    figures = home_office_small_boats.WEEKLY.read(made(text, LOG_DAY)).figures

    assert {figure.period.label for figure in figures} == {"2022-04-14", "week ending 2022-04-17"}
    assert len(figures) == 2 + 4


def test_a_week_that_ends_on_no_sunday_is_refused() -> None:
    with pytest.raises(LayoutError, match="is a week that ends on Wednesday"):
        home_office_small_boats.WEEKLY.read(made(SMALL_BOATS + "2025-05-21,825,13,0,0\n", LOG_DAY))


def test_a_rule_of_unknown_status_is_refused() -> None:
    with pytest.raises(LayoutError, match="column 'status', holds 'perhaps'"):
        immigration_rules.TIMELINE.read(made(RULES + "2030-01-01,2029-12-01,Student,English level,B1,B2,made,perhaps\n"))


def figure_row(**cells: str) -> str:
    """A row of figures read page by page, right but for the cells that are given."""
    row = {
        "published": "2012-11-29", "series": "immigration", "period": "YE Mar 2012", "value": "536000", "rounding": "1000",
        "status": "provisional", "evidence": "press", "url": "https://paper.example/1", "words": "536 thousand came", "check": "536-353=183",
    }  # fmt: skip
    return FIGURES + ",".join((row | cells).values()) + "\n"


def test_a_figure_read_on_a_page_has_its_release_its_words_and_its_check() -> None:
    ((release, (figure,)),) = figures_read.READER.read(made(figure_row())).releases

    assert (release.id, figure.value, figure.rounding, figure.status) == ("ons-msqr-2012-11-29", 536_000, 1_000, "provisional")
    assert figure.locator.endswith(" row 2: “536 thousand came”")
    assert figure.note == "Checked by 536-353=183."
    assert [(each.id, each.url, each.licence) for each in release.sources] == [
        ("read-paper-example", "https://paper.example/1", "")
    ]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"evidence": "hearsay"}, "column 'evidence', holds 'hearsay'"),
        ({"check": ""}, "column 'check', is empty: what only the press reports needs a second page"),
        ({"url": "paper 1"}, "column 'url', holds 'paper 1', which is no address"),
        ({"url": ""}, "column 'url', holds '', which is no address"),
        ({"published": "2012-11-30"}, "column 'published', .*2012-11-30"),
        ({"published": "2012-11-31"}, "column 'published'"),
        ({"status": "rumoured"}, "column 'status', holds 'rumoured'"),
        ({"series": "migrants"}, "column 'series'"),
    ],
    ids=["evidence", "press without check", "no host", "no address", "another day", "no day", "status", "series"],
)
def test_a_figure_read_on_a_page_is_refused_where_its_row_does_not_bear_it_out(cells: dict[str, str], said: str) -> None:
    with pytest.raises(LayoutError, match=said) as refused:
        figures_read.READER.read(made(figure_row(**cells)))
    assert (refused.value.place.row, refused.value.place.column) == (2, next(iter(cells)))


def test_what_the_publisher_said_needs_no_second_page() -> None:
    ((release, (figure,)),) = figures_read.READER.read(made(figure_row(evidence="official_text", check=""))).releases

    assert (figure.evidence, figure.note) == ("official_text", "")
    assert "Open Government Licence" in release.sources[0].licence


def test_a_rule_known_by_its_month_alone_takes_effect_on_the_first_with_a_note() -> None:
    reading = immigration_rules.TIMELINE.read(made(RULES + "2030-02,,Student,English level,B1,B2,made,in force\n"))

    ((release, (figure,)),) = reading.releases

    assert (figure.period.label, figure.text, figure.value) == ("at 2030-02-01", "B2", None)
    assert "the day was not read" in figure.note
    assert (release.id, release.precision) == ("home-office-rules-2030-02", "month")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2022-11-17", "2022-11-17"), ("2016-02/03", "2016-03"), ("2025-11-28 (23:04 reply)", "2025-11-28"),
        ("2016 (page undated)", "2016"), ("2026-01/02 (page undated)", "2026-02"), ("2013 (not read)", "2013"),
    ],
)  # fmt: skip
def test_words_of_publication_stand_for_the_latest_that_they_can_mean(words: str, day: str) -> None:
    assert read_publication(words) == day


@pytest.mark.parametrize("words", ["spring 2016", "16", "2016-13", "2016-02-30", "2016-1-1-1"])
def test_what_is_no_date_of_publication_is_refused(words: str) -> None:
    with pytest.raises(LayoutError):
        published(read_publication(words))


def test_an_edition_known_to_the_day_is_out_at_half_past_nine() -> None:
    assert immigration_statistics("March 2025").published_at.isoformat() == "2025-05-22T09:30:00+01:00"
    assert immigration_statistics("June 2026").precision == "year"
    assert all(edition.said_by for edition in EDITIONS.values())


def test_no_quoted_figure_is_both_read_and_left_out() -> None:
    assert not LEFT_OUT & {point.ref for point in POINTS}


def test_the_documentation_says_of_every_quoted_figure_left_out_why() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "data.md").read_text(encoding="utf-8")

    assert not [ref for ref in sorted(LEFT_OUT) if f"`{ref}`" not in text]
