"""Files that are not as described stop the reading, with the file and the row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from netmig.errors import LayoutError
from netmig.sources import home_office_small_boats, immigration_rules
from netmig.sources.csv_tables import read_table
from netmig.sources.forecasts import read_publication
from netmig.sources.home_office import EDITIONS, immigration_statistics
from netmig.sources.official_points import LEFT_OUT, POINTS
from netmig.sources.publication import published

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a made file and gives the data folder."""

    def _write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return tmp_path

    return _write


def test_rows_have_the_numbers_that_a_spreadsheet_shows(write: Write) -> None:
    folder = write("made.csv", 'place,people\nA,"1,234"\n,\nB,2.5\nEnd of table,\n')

    first, second = read_table(folder / "made.csv", ("place", "people"))

    assert (first.locator, first.whole("people")) == ("made.csv row 2", 1234)
    assert (second.locator, second.exact("people")) == ("made.csv row 4", 2.5)


def test_a_file_that_begins_with_a_byte_order_mark_is_read_as_one_without(write: Write) -> None:
    folder = write("made.csv", "\ufeffplace,people\nA,1\n")

    assert [row["place"] for row in read_table(folder / "made.csv", ("place", "people"))] == ["A"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("people,place\n1,A\n", "has the columns people, place"),
        ("place,people\nA\n", "made.csv row 2 has 1 cells, not 2"),
        ("place,people\nA,1,2\n", "made.csv row 2 has 3 cells, not 2"),
    ],
)
def test_another_header_or_width_stops_the_reading(write: Write, text: str, said: str) -> None:
    folder = write("made.csv", text)

    with pytest.raises(LayoutError, match=said):
        read_table(folder / "made.csv", ("place", "people"))


def test_a_cell_that_is_no_number_is_named(write: Write) -> None:
    (row,) = read_table(write("made.csv", "place,people\nA,many\n") / "made.csv", ("place", "people"))

    with pytest.raises(LayoutError, match="row 2, column 'people', holds 'many'"):
        row.whole("people")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match=r"no file .*made\.csv"):
        read_table(tmp_path / "made.csv", ("place",))


def small_boats(write: Write, weeks: str) -> Path:
    write("home_office/small_boats/daily_small_boats.csv", '#date,migrants,boats\n"2025-05-21",825,13\n')
    header = "#week_ending,migrants_arrived,boats_arrived,migrants_prevented,events_prevented\n"
    return write("home_office/small_boats/weekly_small_boats.csv", header + weeks)


def test_a_short_row_of_the_weekly_file_is_a_day(write: Write) -> None:
    folder = small_boats(write, "2022-04-14,562,15\n2022-04-17,1792,50,0,0\n")

    (_, figures), = home_office_small_boats.read(folder)  # fmt: skip

    assert {figure.period.label for figure in figures} == {"2025-05-21", "2022-04-14", "week ending 2022-04-17"}
    assert len(figures) == 2 + 2 + 4


def test_a_week_that_ends_on_no_sunday_is_refused(write: Write) -> None:
    folder = small_boats(write, "2025-05-21,825,13,0,0\n")

    with pytest.raises(LayoutError, match="row 2 is a week that ends on Wednesday"):
        home_office_small_boats.read(folder)


def test_a_rule_of_unknown_status_is_refused(write: Write) -> None:
    header = "effective_from,announced,route,parameter,old_value,new_value,source,status\n"
    folder = write("policy/policy_timeline.csv", header + "2030-01-01,2029-12-01,Student,English level,B1,B2,made,perhaps\n")

    with pytest.raises(LayoutError, match="row 2 has the status 'perhaps'"):
        immigration_rules.read(folder)


def test_a_rule_known_by_its_month_alone_takes_effect_on_the_first_with_a_note(write: Write) -> None:
    header = "effective_from,announced,route,parameter,old_value,new_value,source,status\n"
    folder = write("policy/policy_timeline.csv", header + "2030-02,,Student,English level,B1,B2,made,in force\n")

    ((release, (figure,)),) = immigration_rules.read(folder)

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
