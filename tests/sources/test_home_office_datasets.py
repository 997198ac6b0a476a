"""Detailed datasets of the Home Office: every layout described reads to its own sums, anything else is refused with its place."""

from __future__ import annotations

import copy
import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_datasets import COVER, QUARTERS, VIS_D01, VIS_D02, dataset, file_of, open_document, quarter_row, visas
from made_workbooks import Rows
from shipped import figures as shipped_figures

import netmig
from netmig.errors import DamagedDataError, LayoutError, UsageError
from netmig.ledger.figures import Figure
from netmig.ledger.ledger import Ledger
from netmig.periods import parse_period
from netmig.series import Series
from netmig.sources.home_office_datasets import READER
from netmig.sources.home_office_tables import DATASETS
from netmig.sources.ingestion import examine, take_in
from netmig.sources.reader import GivenFile, Reading, recognise
from netmig.sources.registry import READERS

DATA = Path(__file__).parents[3] / "shared" / "data"
needs_data = pytest.mark.skipif(not (DATA / "home_office").is_dir(), reason="the publishers' files are not at hand")


def read(sheets: dict[str, Rows], **said: object) -> Reading:
    return READER.read(file_of(sheets, **said))  # type: ignore[arg-type]


def one(reading: Reading, key: str, period: str) -> Figure:
    found = [each for each in reading.figures if each.series == Series.parse(key) and each.period == parse_period(period)]
    assert len(found) == 1, f"{len(found)} figures of {key} for {period}"
    return found[0]


def value(reading: Reading, key: str, period: str) -> int | float | None:
    return one(reading, key, period).value


def refused(sheets: dict[str, Rows], **said: object) -> LayoutError:
    with pytest.raises(LayoutError) as caught:
        read(sheets, **said)
    return caught.value


@pytest.fixture(scope="module")
def vis_d02() -> Reading:
    return read({"Data_Vis_D02": dataset("Vis_D02: Outcomes", VIS_D02, visas(), above=3)})


def test_a_workbook_is_known_by_its_sheets_and_not_by_its_name() -> None:
    given = file_of({"Data_Vis_D02": dataset("Vis_D02", VIS_D02, visas())}, name="minutes of the meeting.doc")

    assert recognise(given, READERS) is READER
    assert not READER.recognises(file_of({"Vis_P01": [["Year"]]}))
    assert not READER.recognises(GivenFile("a.csv", b"Year,Quarter\n"))


def test_the_year_of_work_visas_is_the_published_count(vis_d02: Reading) -> None:
    assert value(vis_d02, "visas_granted[route=work,applicant=main]", "YE Mar 2026") == 166_576
    assert value(vis_d02, "visas_granted[route=work,applicant=dependant]", "YE Mar 2026") == 86_199
    assert value(vis_d02, "visas_granted[route=health_and_care_worker,applicant=main]", "YE Mar 2026") == 10_509
    assert value(vis_d02, "visas_granted[route=health_and_care_worker,applicant=dependant]", "YE Mar 2026") == 32_149


def test_a_release_is_that_of_its_edition_with_the_day_that_the_file_states(vis_d02: Reading) -> None:
    release = vis_d02.releases[0][0]

    assert release.id == "home-office-immigration-statistics-2026-05-21"
    assert (release.edition, release.published.isoformat(), release.precision) == (
        "year ending March 2026",
        "2026-05-21",
        "minute",
    )
    assert [source.id for source in release.sources] == ["vis-d02"]
    assert len(release.sources[0].sha256) == 64


def test_main_applicants_dependants_and_all_are_never_mixed(vis_d02: Reading) -> None:
    work = {
        who: value(vis_d02, f"visas_granted[route=work{who}]", "2025 Q4")
        for who in ("", ",applicant=main", ",applicant=dependant")
    }

    assert work[""] == (work[",applicant=main"] or 0) + (work[",applicant=dependant"] or 0)
    assert value(vis_d02, "visas_granted[route=family]", "2025 Q4") == 16_000
    # "Other" has a subgroup for all applicants: its dependants alone would be a part, called as the whole
    assert value(vis_d02, "visas_granted[route=other]", "2025 Q4") == 100
    assert not [each for each in vis_d02.figures if each.series == Series.parse("visas_granted[route=other,applicant=dependant]")]
    assert value(vis_d02, "visas_granted[route=dependant_joining,applicant=dependant]", "2025 Q4") == 40


def test_a_part_called_as_its_whole_is_not_taken_for_it(vis_d02: Reading) -> None:
    """Family is a group, a type and a subgroup: only the group is the series."""
    assert value(vis_d02, "visas_granted[route=family]", "YE Mar 2026") == 64_000
    assert value(vis_d02, "visas_granted[route=partner]", "YE Mar 2026") == 60_000


def test_a_part_that_others_are_called_like_is_named_with_its_group() -> None:
    rows = [
        quarter_row("2025 Q1", "India", "Any", group, kind, subgroup, "All", 10 * (place + 1))
        for place, (group, kind, subgroup) in enumerate(
            (
                ("Family", "Partner", "Spouse"),
                ("Family", "Child", "Other"),
                ("Visitor", "Standard", "Partner"),
                ("Other", "Standard", "Rest"),
            )
        )
    ]
    reading = read({"Data_Vis_D01": dataset("Vis_D01", VIS_D01, rows)})

    assert value(reading, "visa_applications[route=partner]", "2025 Q1") == 10
    assert value(reading, "visa_applications[route=visitor_partner]", "2025 Q1") == 30
    assert value(reading, "visa_applications[route=family_other]", "2025 Q1") == 20
    assert value(reading, "visa_applications[route=other]", "2025 Q1") == 40
    assert value(reading, "visa_applications[route=other_standard]", "2025 Q1") == 40


def test_refusals_are_decisions_and_no_visas(vis_d02: Reading) -> None:
    granted = value(vis_d02, "visas_granted[route=work]", "2025 Q4") or 0

    assert value(vis_d02, "visa_decisions[route=work,outcome=refusal]", "2025 Q4") == 700
    assert value(vis_d02, "visa_decisions[route=work,outcome=grant]", "2025 Q4") == granted
    assert value(vis_d02, "visa_decisions[route=work]", "2025 Q4") == granted + 700


def test_nationalities_are_kept_for_years(vis_d02: Reading) -> None:
    india = [each for each in vis_d02.figures if each.series == Series.parse("visas_granted[nationality=india,route=work]")]
    united_states = value(vis_d02, "visas_granted[nationality=united_states,route=work]", "YE Mar 2026") or 0

    assert {each.period.label for each in india} == {"YE Mar 2026", "YE Dec 2025"}
    assert sum(each.value or 0 for each in india if each.period.label == "YE Mar 2026") + united_states == value(
        vis_d02, "visas_granted[route=work]", "YE Mar 2026"
    )


def test_no_year_is_made_of_fewer_than_four_quarters(vis_d02: Reading) -> None:
    years = {each.period.label for each in vis_d02.figures if each.period.is_year}

    assert years == {"YE Dec 2025", "YE Mar 2026"}


def test_a_sum_says_of_which_rows_it_is_and_is_graded_as_derived(vis_d02: Reading) -> None:
    work = one(vis_d02, "visas_granted[route=work,applicant=main]", "2025 Q4")
    single = one(vis_d02, "visas_granted[route=visitor]", "2025 Q4")

    assert work.evidence == "derived_from_official_file"
    assert work.locator.startswith("Data_Vis_D02!J")
    assert ", 4 rows: quarter 2025 Q4; visa type group Work" in work.locator
    assert (single.evidence, single.value, single.rounding) == ("official_file", 1_234, 1)
    assert ":" not in single.locator


def test_markers_and_the_tables_read_are_told(vis_d02: Reading) -> None:
    table = vis_d02.tables[0]

    assert (table.first, table.last, table.markers) == ("2025 Q1", "2026 Q1", ("z",))
    # where there can be no number there is no figure, not a nought
    assert not [each for each in vis_d02.figures if each.series.dimensions["route"] == "unknown"]
    assert table.figures == len(vis_d02.figures)


@pytest.mark.parametrize("sheet", ["Data_Vis_D01", "Data - Vis_D01", "data_vis_d01 "])
@pytest.mark.parametrize("above", [1, 3])
def test_every_name_of_a_sheet_and_every_place_of_its_header_reads_the_same(sheet: str, above: int) -> None:
    rows = [quarter_row(QUARTERS[0], "India", "Any", "Study", "Sponsored study", "Student", "Main Applicant", 12)]
    reading = read({sheet: dataset("Vis_D01: Applications", [f"{word}\n[note 1]" for word in VIS_D01], rows, above=above)})

    assert value(reading, "visa_applications[route=study,applicant=main]", "2025 Q1") == 12
    assert value(reading, "visa_applications[route=sponsored_study]", "2025 Q1") == 12


def test_an_open_document_spreadsheet_reads_to_the_same_figures(vis_d02: Reading) -> None:
    body = open_document({"Cover": COVER, "Data_Vis_D02": dataset("Vis_D02: Outcomes", VIS_D02, visas(), above=3)})
    given = GivenFile("given.ods", body)

    assert READER.recognises(given)
    assert READER.read(given).figures == vis_d02.figures


def test_total_rows_are_checked_and_not_counted_twice() -> None:
    rows = visas()
    total = sum(int(row[-1]) for row in rows if row[1] == "2025 Q1")  # type: ignore[call-overload]
    stated = quarter_row("2025 Q1", "Total", "Any", "Work", "Worker", "Skilled Worker", "Main Applicant", "Issued", total)

    assert (
        value(read({"Data_Vis_D02": dataset("Vis_D02", VIS_D02, [*rows, stated])}), "visas_granted[route=work]", "2025 Q1")
        == 50_000
    )
    error = refused({"Data_Vis_D02": dataset("Vis_D02", VIS_D02, [*rows, [*stated[:-1], 50_001]])})
    assert "a total of 50,000" in str(error)
    assert (error.place.sheet, error.place.row) == ("Data_Vis_D02", len(rows) + 3)


def test_all_applicants_beside_their_parts_are_checked_and_not_counted_twice() -> None:
    rows = visas()
    main, dependant = (
        quarter_row("2025 Q1", "Ghana", "Any", "Study", "Sponsored study", "Student", who, "Issued", count)
        for who, count in (("Main Applicant", 300), ("Dependant", 20))
    )
    whole = [*main[:-3], "All", "Issued", 320]
    reading = read({"Data_Vis_D02": dataset("Vis_D02", VIS_D02, [*rows, main, whole, dependant])})

    assert value(reading, "visas_granted[route=study]", "2025 Q1") == 320
    assert value(reading, "visas_granted[route=study,applicant=main]", "2025 Q1") == 300
    error = refused({"Data_Vis_D02": dataset("Vis_D02", VIS_D02, [*rows, main, [*whole[:-1], 321], dependant])})
    assert (error.place.row, error.place.column) == (len(rows) + 4, "J")
    assert "320, main applicants and dependants together" in str(error)


def test_a_quarter_without_a_known_number_has_no_figure_and_neither_has_its_year() -> None:
    rows = [
        *visas(),
        quarter_row("2025 Q4", "Ghana", "Any", "Study", "Sponsored study", "Student", "Main Applicant", "Issued", ":"),
    ]
    reading = read({"Data_Vis_D02": dataset("Vis_D02", VIS_D02, rows)})

    assert not [each for each in reading.figures if each.series.dimensions.get("route") == "study"]
    assert reading.tables[0].markers == (":", "z")
    assert "1 rows have no number" in reading.problems[0].message


BREAKS = {
    "a word for a count": (-1, "twelve", "J", "a whole number or a marker"),
    "half a visa": (-1, 12.5, "J", "a whole number from 0"),
    "a negative count": (-1, -12, "J", "a whole number from 0"),
    "an absurd count": (-1, 80_000_000, "J", "a whole number from 0"),
    "no count": (-1, None, "J", "a whole number from 0"),
    "an ambiguous separator": (-1, "1.234", "J", "a whole number or a marker"),
    "another year": (0, 2019, "A", "the year of 2025 Q1"),
    "no quarter": (1, "2025 Q5", "B", "a quarter such as"),
    "a year for a quarter": (1, "2025", "B", "a quarter such as"),
    "an applicant unheard of": (7, "Grandparent", "H", "one of all"),
    "an outcome unheard of": (8, "Pondered", "I", "a word that is described"),
    "no nationality": (2, None, "C", "a word"),
    "a total among the parts": (6, "Total", "G", "no total among its parts"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_row_that_is_not_as_it_should_be_is_refused_with_its_place(name: str) -> None:
    column, told, letters, expected = BREAKS[name]
    rows = copy.deepcopy(visas())
    rows[0][column] = told

    error = refused({"Data_Vis_D02": dataset("Vis_D02", VIS_D02, rows)})

    assert (error.place.sheet, error.place.row, error.place.column) == ("Data_Vis_D02", 3, letters)
    assert expected in str(error)


def test_the_future_a_cut_file_and_numbers_below_the_end_are_refused() -> None:
    rows = visas()
    later = quarter_row("2026 Q2", *rows[0][2:])

    assert "2026-05-21" in str(refused({"Data_Vis_D02": dataset("Vis_D02", VIS_D02, [*rows, later])}))
    assert "End of table" in str(refused({"Data_Vis_D02": dataset("Vis_D02", VIS_D02, rows, end=False)}))
    sheet = dataset("Vis_D02", VIS_D02, rows)
    assert "only notes below" in str(refused({"Data_Vis_D02": [*sheet, rows[0]]}))
    assert "nothing to the right" in str(refused({"Data_Vis_D02": dataset("Vis_D02", VIS_D02, [[*rows[0], 5], *rows[1:]])}))


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ([*VIS_D02[:-1], "Verdicts"], "verdicts"),
        ([*VIS_D02[:6], "Eye colour", *VIS_D02[7:]], "a column 'visa type subgroup'"),
        ([*VIS_D02[:3], "Regoin", *VIS_D02[4:]], "did you mean 'region'"),
        ([*VIS_D02[:3], "Nationality", *VIS_D02[4:]], "each header once"),
        (["some", "other", "sheet"], "no header is found"),
    ],
)
def test_a_header_that_is_not_described_is_refused(header: list[str], expected: str) -> None:
    error = refused({"Data_Vis_D02": dataset("Vis_D02", header, visas())})

    assert expected in str(error)
    assert error.place.sheet == "Data_Vis_D02"


def test_sheets_that_were_exchanged_are_refused() -> None:
    assert "the title of Vis_D02" in str(refused({"Data_Vis_D02": dataset("Vis_D01: Applications", VIS_D02, visas())}))


def test_exact_copies_of_large_rows_are_refused_and_of_small_ones_told() -> None:
    rows = visas()
    small = quarter_row("2025 Q1", "Fiji", "Any", "Work", "Worker", "Skilled Worker", "Main Applicant", "Issued", 2)

    assert "each row once" in str(refused({"Data_Vis_D02": dataset("Vis_D02", VIS_D02, [*rows, rows[0]])}))
    reading = read({"Data_Vis_D02": dataset("Vis_D02", VIS_D02, [*rows, small, small])})
    assert value(reading, "visas_granted[route=work]", "2025 Q1") == 50_004
    assert "exact copy" in reading.problems[0].message


def test_the_day_of_publication_is_the_files_then_the_users_then_the_editions() -> None:
    sheet = {"Data_Vis_D02": dataset("Vis_D02", VIS_D02, visas())}
    silent: Rows = [["Immigration system statistics, year ending March 2026"]]

    assert read(sheet, cover=silent).releases[0][0].id == "home-office-immigration-statistics-2026-05-21"
    assert (
        read(sheet, cover=silent, published=date(2026, 6, 10)).releases[0][0].id
        == "home-office-immigration-statistics-2026-06-10"
    )
    assert read(sheet, cover=None, published=date(2026, 6, 10)).releases[0][0].edition == "year ending March 2026"
    with pytest.raises(UsageError, match="--published says 2026-05-22"):
        read(sheet, published=date(2026, 5, 22))


def test_an_edition_that_is_not_known_is_filed_by_its_day_and_asks_for_it() -> None:
    rows = [quarter_row("2027 Q1", *row[2:]) for row in visas() if row[1] == "2026 Q1"]
    sheet = {"Data_Vis_D02": dataset("Vis_D02", VIS_D02, rows)}
    silent: Rows = [["Immigration system statistics, year ending March 2027"]]

    release = read(sheet, cover=[*silent, ["Publication date", "20 May 2027"]]).releases[0][0]
    assert (release.id, release.title) == (
        "home-office-immigration-statistics-2027-05-20", "Immigration system statistics, year ending March 2027",
    )  # fmt: skip
    assert release.url.endswith("year-ending-march-2027")
    with pytest.raises(UsageError, match="--published"):
        read(sheet, cover=silent)
    assert "no period after" in str(refused(sheet, cover=[*COVER[:2], ["Published: 20 May 2027"]]))


def test_a_dataset_that_is_not_described_is_told_of_and_left_alone() -> None:
    reading = read({"Data_Vis_D02": dataset("Vis_D02", VIS_D02, visas()), "Data_Asy_D04": [["Asy_D04"]]})

    assert [problem.place.sheet for problem in reading.problems] == ["Data_Asy_D04"]
    assert "none of them is described" in str(refused({"Data_Asy_D04": [["Asy_D04"]]}))


ASY_D02 = [
    "Year",
    "Quarter",
    "Nationality",
    "Region",
    "Case outcome group",
    "Case outcome",
    "Age",
    "Sex",
    "Applicant type",
    "UASC",
    "Decisions",
]
ASY_D02_2023 = [*ASY_D02[:4], "Case type", *ASY_D02[4:10], "Host Country", "Decisions"]


def asylum_outcomes(quarter: str = "2025 Q4") -> Rows:
    """The published quarter: 13,194 grants, 20,602 refusals, 4,755 withdrawals."""
    counts = (
        ("Grant of Protection", "Refugee permission", 13_000), ("Grant of Other Leave", "Discretionary leave", 194),
        ("Refused", "Other refusals", 20_602), ("Withdrawn", "Implicit withdrawal", 4_755), ("Administrative Outcome", "Void", 844),
    )  # fmt: skip
    return [
        quarter_row(quarter, "Eritrea", "Africa", group, outcome, "Total (pre-2009)", "Male", who, "Non-UASC", part)
        for group, outcome, whole in counts
        for who, part in (("Main applicant", whole - whole // 4), ("Dependant", whole // 4))
    ]


def test_withdrawals_are_no_decisions_on_asylum() -> None:
    reading = read({"Data_Asy_D02": dataset("Asy_D02", ASY_D02, asylum_outcomes())})

    assert value(reading, "asylum_initial_decisions", "2025 Q4") == 13_194 + 20_602
    assert value(reading, "asylum_initial_decisions[outcome=grant]", "2025 Q4") == 13_194
    assert value(reading, "asylum_initial_decisions[outcome=withdrawal]", "2025 Q4") == 4_755
    assert value(reading, "asylum_initial_decisions[outcome=administrative]", "2025 Q4") == 844
    assert value(reading, "asylum_initial_decisions[outcome=refusal,counted_in=cases]", "2025 Q4") == 20_602 - 5_150
    # and what the other table of the edition, which is shipped, adds up is the sum of them all
    concluded = "asylum_initial_decisions[outcome=concluded]"
    assert value(reading, concluded, "2025 Q4") == 13_194 + 20_602 + 4_755 + 844


def test_resettlement_in_the_older_layout_is_no_asylum_decision() -> None:
    rows = [[*row[:4], "Asylum Case", *row[4:10], "N/A", row[10]] for row in asylum_outcomes()]
    resettled = [*rows[0][:4], "Resettlement Case", *rows[0][5:-1], 999]
    reading = read({"Data - Asy_D02": dataset("Asy_D02", ASY_D02_2023, [*rows, resettled])})

    assert value(reading, "asylum_initial_decisions[outcome=grant]", "2025 Q4") == 13_194


@pytest.mark.parametrize("told", ["30 Jun 2010", "2010-06-30", "2010-06-30 00:00:00"])
def test_stocks_are_for_their_day_and_never_added_over_time(told: str) -> None:
    header = ["Date (as at…)", "Nationality", "Region", "Applicant type", "Application stage", "Duration", "Claims"]
    rows: Rows = [
        [told, "Afghanistan", "Asia Central", who, stage, "6 months or less", count]
        for who, stage, count in (
            ("Main Applicant", "Pending initial decision", 319), ("Dependant", "Pending initial decision", 38),
            ("Main Applicant", "Pending further review", 818),
        )
    ]  # fmt: skip
    reading = read({"Data_Asy_D03": dataset("Asy_D03", header, rows)})

    assert value(reading, "asylum_awaiting_decision", "at 2010-06-30") == 357
    assert value(reading, "asylum_awaiting_decision[counted_in=cases]", "at 2010-06-30") == 319
    assert {each.period.kind for each in reading.figures} == {"point"}


def test_people_in_hotels_are_those_in_hotels() -> None:
    header = ["Date (as at…)", "Nationality", "Region", "Support Type", "Accommodation Type", "UK Region / Nation", "People"]
    rows: Rows = [
        ["31 Dec 2025", "Iran", "Middle East", "Section 95", kind, "London", count]
        for kind, count in (("Contingency Accommodation - Hotel", 30_657), ("Contingency Accommodation - Other", 100), ("Dispersal Accommodation", 5))
    ]  # fmt: skip
    reading = read({"Data_Asy_D09": dataset("Asy_D09", header, rows)})

    assert value(reading, "asylum_supported[type=hotel]", "at 2025-12-31") == 30_657
    assert value(reading, "asylum_supported", "at 2025-12-31") == 30_762


def _returns(enforced: int, other: int) -> dict[str, Rows]:
    by_nationality = [
        "Year",
        "Quarter",
        "Nationality",
        "Region",
        "Age",
        "Sex",
        "Return type group",
        "Return type",
        "Number of returns",
    ]
    by_destination = [
        "Year",
        "Quarter",
        "Return destination group",
        "Return destination",
        "Return type group",
        "Return type",
        "Number of returns",
    ]
    groups = (
        ("Enforced return", enforced),
        ("Voluntary return", 6_751),
        ("Refused entry at port and subsequently departed", 4_316),
    )
    return {
        "Data_Ret_D01": dataset(
            "Ret_D01", by_nationality, [quarter_row("2025 Q4", "Iran", "Middle East", "18-29", "Male", group, "Any", n) for group, n in groups]
        ),
        "Data_Ret_D02": dataset(
            "Ret_D02", by_destination,
            [quarter_row("2025 Q4", "Home country", "Iran", group, "Any", n if n != enforced else other) for group, n in groups],
        ),
    }  # fmt: skip


def test_returns_by_destination_must_be_those_by_nationality() -> None:
    reading = read(_returns(2_887, 2_887))

    assert value(reading, "returns", "2025 Q4") == 13_954
    assert value(reading, "returns[type=enforced_and_voluntary]", "2025 Q4") == 9_638
    assert {each.source for each in reading.figures} == {"ret-d01"}
    error = refused(_returns(2_887, 2_888))
    assert error.place.sheet == "Data_Ret_D02"
    assert "as in Ret_D01" in str(error)


def test_small_boats_are_one_method_of_irregular_entry() -> None:
    header = ["Year", "Quarter", "Method of entry", "Nationality", "Region", "Sex", "Age Group", "Number of detections"]
    rows = [
        quarter_row("2025 Q4", method, "Iran", "Middle East", sex, "25 to 39", count)
        for method, sex, count in (("Small boat arrivals", "Male", 847), ("Small boat arrivals", "Female", 100), ("UK port detections", "Male", 7))
    ]  # fmt: skip
    reading = read({"Data_IER_D01": dataset("IER_D01", header, rows)})

    assert value(reading, "small_boat_arrivals", "2025 Q4") == 947
    assert value(reading, "irregular_arrivals", "2025 Q4") == 954
    assert value(reading, "irregular_arrivals[type=uk_port_detections]", "2025 Q4") == 7


SOC_2010 = [
    "Occupation",
    "Industry",
    "SOC code",
    "Occ. major group",
    "Occ. sub-major group",
    "Occ. minor group",
    "Occ. unit group",
]
SOC_2020 = ["Industry", *SOC_2010[3:]]


@pytest.mark.parametrize("columns", [SOC_2010, SOC_2020])
def test_work_visas_by_occupation_are_of_sponsored_main_applicants(columns: list[str]) -> None:
    header = ["Year", "Quarter", "Nationality", "Region", "Visa type", "Visa type subgroup", *columns, "Grants"]
    rows = [
        quarter_row("2025 Q4", "India", "Asia South", kind, subgroup, *[f"{place}" if word == "SOC code" else word for place, word in enumerate(columns)], n)
        for kind, subgroup, n in (("Worker", "Skilled Worker", 700), ("Worker", "Health and Care Worker", 30), ("Temporary Worker", "Seasonal Worker", 4))
    ]  # fmt: skip
    reading = read({"Data_Occ_D02": dataset("Occ_D02", header, rows)})
    sponsored = "applicant=main,coverage=sponsored_worker_routes"

    assert value(reading, f"visas_granted[route=work,{sponsored}]", "2025 Q4") == 734
    assert value(reading, f"visas_granted[route=health_and_care_worker,{sponsored}]", "2025 Q4") == 30
    assert value(reading, f"visas_granted[route=temporary_worker,{sponsored}]", "2025 Q4") == 4


def test_study_visas_by_level_are_no_total_of_study_visas() -> None:
    header = ["Year", "Quarter", "Nationality", "Region", "Visa type subgroup", "Course level", "Grants"]
    levels = ("Below bachelors", "Bachelors", "Masters", "Doctoral", "Pre-sessional", "Unknown")
    rows = [quarter_row("2018 Q1", "China", "Asia East", "Student", level, place + 1) for place, level in enumerate(levels)]
    reading = read({"Data_Edu_D02": dataset("Edu_D02", header, rows)})

    assert value(reading, "visas_granted[route=study,applicant=main,level=pre_sessional]", "2018 Q1") == 5
    assert value(reading, "visas_granted[route=study,applicant=main,coverage=matched_to_acceptance]", "2018 Q1") == 21
    assert not [each for each in reading.figures if each.series == Series.parse("visas_granted[route=study,applicant=main]")]


@needs_data
@pytest.mark.parametrize("name", ["CoS_D01", "CoS_D02", "CAS_D01", "CAS_D02"])
def test_the_real_sponsorship_datasets_as_workbooks_read_to_the_figures_that_are_shipped(name: str) -> None:
    lines = list(csv.reader((DATA / "home_office" / f"{name}.csv").read_text(encoding="utf-8-sig").splitlines()))
    rows: Rows = [[int(line[0]), *line[1:]] for line in lines[1:] if line[0].isdigit()]
    reading = read({f"Data_{name}": dataset(name, lines[0], rows)}, cover=None, published=date(2023, 5, 25))
    wanted = Counter(
        (each.series.key.lower(), each.period.label, each.value)
        for each in shipped_figures("home-office-sponsorship-2023-05")
        if each.source == name.lower().replace("_", "-")
    )

    assert Counter((each.series.key.lower(), each.period.label, each.value) for each in reading.figures) == wanted


def test_every_dataset_says_which_of_its_columns_its_views_ask_for() -> None:
    for described in DATASETS:
        for view in described.views:
            asked = set(view.columns) | {each.column for each in view.by}
            assert asked <= {*described.needed, "case type"}, (described.code, asked)


def test_taking_a_file_in_twice_changes_nothing(tmp_path: Path) -> None:
    given = file_of({"Data_Vis_D02": dataset("Vis_D02", VIS_D02, visas())})
    ledger = netmig.open(tmp_path / "ledger.sqlite", bundled=False)

    first = examine(given, ledger)
    assert first.failure is None
    assert first.new == take_in([first], ledger) == len(READER.read(given).figures)
    assert take_in([examine(given, ledger)], ledger) == 0


_SHEET = dataset("Vis_D02", VIS_D02, visas())
_TRUE = Counter((each.series.key, each.period.label, each.value) for each in read({"Data_Vis_D02": _SHEET}).figures)
_ODD = st.one_of(st.none(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(["", "Total", "x", "2025 Q2", "=1+1", "1 234", "All"]), st.text(alphabet="abc,. -+=@1", max_size=6))  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(row=st.integers(0, len(_SHEET) - 1), column=st.integers(0, 10), told=_ODD)
def test_a_cell_changed_to_anything_is_read_as_it_stands_or_refused_with_its_place(row: int, column: int, told: object) -> None:
    """No crash; a number that is changed is another number, and a word another word: nothing else may be read wrongly."""
    rows = copy.deepcopy(_SHEET)
    rows[row] += [None] * (column + 1 - len(rows[row]))
    before, rows[row][column] = rows[row][column], told
    try:
        found = Counter((each.series.key, each.period.label, each.value) for each in read({"Data_Vis_D02": rows}).figures)
    except LayoutError as problem:
        refused_at = problem.place.sheet
    except (UsageError, DamagedDataError):
        return
    else:
        refused_at = ""
    if refused_at:
        assert refused_at == "Data_Vis_D02"
        return
    changed_count = column == 9 and row > 1
    changed_word = column in (2, 3, 4, 5, 6, 7, 8) and isinstance(told, str) and row > 1
    note = row in (0, len(rows) - 1, len(rows) - 2)
    assert found == _TRUE or changed_count or changed_word or note or before == told


_BODY = file_of({"Data_Vis_D02": _SHEET}).body


@settings(max_examples=80, deadline=None)
@given(at=st.integers(0, len(_BODY) - 1), told=st.binary(max_size=4), cut=st.booleans())
def test_bytes_changed_or_cut_off_are_refused_or_change_nothing(*, at: int, told: bytes, cut: bool) -> None:
    body = _BODY[:at] + told + (b"" if cut else _BODY[at + len(told) :])
    examined = examine(GivenFile("given.xlsx", body), Ledger.of([]), [READER])

    if examined.failure is None and examined.reading is not None:
        assert Counter((each.series.key, each.period.label, each.value) for each in examined.reading.figures) == _TRUE
    else:
        assert examined.problems
