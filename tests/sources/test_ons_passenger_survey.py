"""The Passenger Survey's estimates keep their margins of error, and are never the same series as migration."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from made_workbooks import Rows, workbook_bytes

from netmig.errors import LayoutError
from netmig.sources.ons_passenger_survey import READER, read
from netmig.sources.reader import GivenFile
from netmig.sources.registry import READERS

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "ons" / "ips_1975_2012_margins_of_error.xls"
SUBHEADERS = ["Contacts", "Estimate", "+/- CI", "95% Low", "95% High"] * 2 + ["Estimate", "+/- CI", "95% Low", "95% High"]
# two rows of 1975 as published, and one of each kind of gap
ALL = [2769, 196.9, 10.5, 186.4, 207.3, 4532, -237.8, 10.9, -248.7, -226.9, -40.9, 15.1, -56.0, -25.8]
BRITISH = [1317, 85.0, 6.7, 78.3, 91.7, 3518, -168.9, 8.5, -177.4, -160.4, -83.9, 10.8, -94.7, -73.0]
NONE = [":", ":", ":", ":", ":", "..", "..", "..", "..", "..", ".", ".", ".", "."]


def raw_data() -> Rows:
    blank: list[object] = [None] * 13
    header = ["Inflow", None, None, None, None, "Outflow", None, None, None, None, "Balance", None, None, None]
    return [
        ["THIS WORKSHEET CONTAINS THE RAW DATA"],
        ["Citizenship", *blank],
        ["Year", "Citizenship", " ", *header, None, "Year", "Age", "Sex", *header],
        [None, None, None, *SUBHEADERS, None, None, None, None, *SUBHEADERS],
        ["1975", "All citizenships", " ", *ALL, None, "1975", "All ages", "Persons", *ALL],
        [0, "British", " ", *BRITISH, None, 0, " ", "Males", *BRITISH],
        [0, "European Union EU8", " ", *NONE, None, 0, "Under 15", "Persons", *BRITISH],
    ]


def shown() -> Rows:
    return [
        ["Table 1.02"],
        ["Long-Term International Migration, estimates from International Passenger Survey, annual data 2002"],
        ["estimates, confidence intervals and ranges in thousands"],
        ["Published on 28 November 2013 by the Office for National Statistics."],
    ]


def given(raw: Rows) -> GivenFile:
    return GivenFile("ips.xlsx", workbook_bytes({"Raw Data": raw, "Table 1.02": shown()}))


def test_estimates_have_their_margins_their_interviews_and_measures_of_their_own() -> None:
    ((release, figures),) = read(given(raw_data())).releases
    told = {figure.series.key: (figure.value, figure.low, figure.high, figure.note) for figure in figures}

    assert (release.id, release.published.isoformat()) == ("ons-ips-2013-11-28", "2013-11-28")
    assert told["survey_immigration"] == (196900, 186400, 207300, "2,769 interviews")
    # held as a negative number: the bounds change places
    assert told["survey_emigration"] == (237800, 226900, 248700, "4,532 interviews")
    assert told["survey_net_migration"] == (-40900, -56000, -25800, "")
    assert told["survey_immigration[nationality=british]"][0] == 85000
    assert told["survey_immigration[sex=male]"][0] == told["survey_immigration[age=under_15]"][0] == 85000
    assert len(figures) == 12
    assert {figure.rounding for figure in figures} == {100}
    assert {figure.period.label for figure in figures} == {"1975"}
    assert all(figure.series.measure.startswith("survey_") for figure in figures)


def cell(row: int, column: int, value: object) -> Callable[[Rows], None]:
    def do(rows: Rows) -> None:
        rows[row][column] = value

    return do


CHANGES = {
    "a digit of an estimate": (cell(5, 4, 86.0), r"Raw Data!E6: .*6\.7 above 78\.3 and below 91\.7; found 86"),
    "a digit of a bound": (cell(5, 6, 68.3), r"Raw Data!E6: "),
    "a balance that is none": (lambda rows: rows[5].__setitem__(slice(13, 17), [-93.9, 10.8, -104.7, -83.0]), r"Raw Data!N6: .*-83,900"),
    "another whole elsewhere": (lambda rows: rows[4].__setitem__(slice(22, 26), [197.9, 10.5, 187.4, 208.4]), r"Raw Data!W5: .*196,900, as Raw Data!E5|Raw Data!AF5"),
    "a year that is none": (cell(4, 0, "75"), r"Raw Data!A5: .*a year"),
    "headers in another order": (cell(3, 4, "+/- CI"), r"Raw Data!E4: .*the headers Contacts"),
    "a sex that is none": (cell(5, 20, "Boys"), r"Raw Data!U6: .*Persons, Males or Females"),
    "a text for a number": (cell(5, 4, "many"), r"Raw Data!E6: "),
    "an estimate that is gone": (cell(5, 4, None), r"Raw Data!E6: .*a number in thousands"),
    "a margin alone": (cell(5, 4, ".."), r"Raw Data!E6: .*its margin of error"),
    "numbers of nobody": (cell(5, 1, None), r"Raw Data!B6: .*a word for the numbers"),
    "an estimate alone": (cell(5, 5, ":"), r"Raw Data!E6: .*its margin of error"),
    "a row twice": (lambda rows: rows.append(list(rows[5])), r"Raw Data!E8: .*one row for"),
    "another flow in the header": (cell(2, 3, "Outflow"), r"Raw Data!D3: .*'Inflow'; found 'Outflow'"),
    "no header": (cell(2, 21, "Arrivals"), r"Raw Data!V3: .*'Inflow'; found 'Arrivals'"),
    "those who leave as those who come": (lambda rows: rows[5].__setitem__(slice(9, 13), [168.9, 8.5, 160.4, 177.4]), r"Raw Data!J6: .*a negative number"),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_changed_workbook_is_refused_with_its_place(what: str) -> None:
    change, said = CHANGES[what]
    rows = deepcopy(raw_data())
    change(rows)

    with pytest.raises(LayoutError) as caught:
        read(given(rows))
    assert re.search(said, str(caught.value)), str(caught.value)


def test_workbook_is_known_by_its_sheets_and_to_one_reader() -> None:
    file = given(raw_data())

    assert [reader.name for reader in READERS if reader.recognises(file)] == ["ons-passenger-survey"]
    assert not READER.recognises(GivenFile("other.xlsx", workbook_bytes({"Raw Data": raw_data()})))


@pytest.mark.skipif(not REAL.is_file(), reason="the publisher's file is not in ../shared/data")
def test_real_workbook() -> None:
    """As ONS published it: 38 years of twelve characteristics, every margin and every balance right."""
    file = GivenFile("ips.xls", REAL.read_bytes())
    (reader,) = [reader for reader in READERS if reader.recognises(file)]
    ((release, figures),) = reader.read(file).releases
    told = {(figure.series.key, figure.period.label): figure for figure in figures}

    assert release.id == "ons-ips-2013-11-28"
    assert len(figures) == len(told) == 12_229
    # Table 1.02 as it stands in the file shows 2002
    shown_2002 = told["survey_immigration", "2002"], told["survey_emigration", "2002"]
    assert [(each.value, each.low, each.high) for each in shown_2002] == [(385900, 353800, 418000), (304900, 275500, 334200)]
    assert told["survey_immigration[type=actual_length_of_stay_1_4_years]", "2002"].value == 74700
    assert {figure.period.label for figure in figures} == {str(year) for year in range(1975, 2013)}
