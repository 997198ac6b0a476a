"""Tables 4a, 6a, 6b and 8 since November 2025: the EU+ by what ONS estimates it from, and estimates beside others' counts.

Nobody here read their headers: the figures are real, the words above them are what they may be.
"""

from __future__ import annotations

import pytest
from eu_plus_2026 import AGAINST_EU_PLUS, AGAINST_NON_EU_PLUS, REASONS, STATUS, ByFlow, ByPeriod, beside, stacked
from made_ltim import REASONS_2026, Values, given, held, may_2026_sheets, titled
from made_workbooks import Rows

from netmig.ledger.statements import is_about
from netmig.periods import parse_label
from netmig.series import Series
from netmig.sources.ons_workbook import read
from netmig.sources.reader import Reading

RELEASE = "ons-ltim-2026-05-21"
WITHOUT = "all_except_asylum_and_resettlement"
SHORT = "excluding_short_term_and_asylum"
CODES_4A = [code for _, code in REASONS_2026][:8]
SERIES_8 = ("eu_plus", "eu_plus_settled_status", "eu_plus_visa_holders", "ireland")
SERIES_6A = [
    Series.of("immigration", nationality="eu_plus_visa_holders", reason=WITHOUT),
    Series.of("visas_granted", nationality="eu", coverage=SHORT),
    Series.of("national_insurance_allocations", nationality="eu_plus"),
    Series.of("immigration", nationality="eu_plus", reason=WITHOUT),
]
SERIES_6B = [
    Series.of("immigration", nationality="non_eu_plus", reason=WITHOUT),
    Series.of("visas_granted", nationality="non_eu", coverage=SHORT),
    Series.of("national_insurance_allocations", nationality="non_eu_plus"),
]
# what the columns may be called: as a public program calls them, and as the words of May 2025 go on
HEADERS_8: list[list[object]] = [
    ["All EU+", "EU settled status", "EU+ visa holder", "Irish nationals"],
    ["All EU+ nationals\n[definition 3]", "EU Settlement Scheme\n[definition 5]", "EU+ visa holders", "Irish"],
    ["EU+", "EU+ nationals with settled or pre-settled status (EUSS)", "EU+ nationals with a visa", "Ireland"],
]
HEADERS_6A: list[list[object]] = [
    ["EU+ visa holder LTIM", "EU+ visas granted (Home Office)", "EU+ NINo allocations", "All EU+ LTIM"],
    [
        "Long-term immigration estimates of EU+ visa holders from \nOffice for National Statistics",
        "Number of \nvisas granted (Home Office) ",
        "\n National Insurance number allocations (DWP)",
        "Long-term immigration estimates from \nOffice for National Statistics",
    ],
]
HEADERS_6B: list[list[object]] = [
    ["Non-EU+ visa holder LTIM", "Non-EU+ visas granted (Home Office)", "Non-EU+ NINo allocations"],
    [
        "Long-term immigration estimates from \nOffice for National Statistics",
        "Number of \nvisas granted (Home Office) ",
        "\n National Insurance number allocations (DWP)",
    ],
]


def sheets(eights: int = 0, a: int = 0, b: int = 0) -> dict[str, Rows]:
    return {
        **may_2026_sheets(),
        "4a": titled(
            "Table 4a: Long-term international immigration, emigration and net migration of EU+ nationals by reason",
            [["Flow", "Period", *(header for header, _ in REASONS_2026[:8])], *stacked(REASONS)],
        ),
        "6a": titled("Table 6a: Alternative sources of EU+ immigration", [["Period", *HEADERS_6A[a]], *beside(AGAINST_EU_PLUS)]),
        "6b": titled(
            "Table 6b: Alternative sources of non-EU+ immigration", [["Period", *HEADERS_6B[b]], *beside(AGAINST_NON_EU_PLUS)]
        ),
        "8": titled(
            "Table 8: Long-term international migration of EU+ nationals",
            [["Flow", "Period", *HEADERS_8[eights]], *stacked(STATUS)],
        ),
    }


def read_of(reading: Reading, sheet: str) -> dict[tuple[Series, str], float | None]:
    return {
        (figure.series, figure.period.label): figure.value for figure in reading.figures if figure.locator.startswith(f"{sheet}!")
    }


def by_flow(values: ByFlow, dimensions: list[dict[str, str]]) -> dict[tuple[Series, str], int]:
    return {
        (Series.of(str(row[0]), **each), parse_label(str(row[1])).period.label): int(str(value))
        for row in stacked(values)
        for each, value in zip(dimensions, row[2:], strict=True)
    }


def by_period(values: ByPeriod, series: list[Series]) -> dict[tuple[Series, str], int]:
    return {
        (each, parse_label(period).period.label): 1000 * value
        for period, row in values.items()
        for each, value in zip(series, row, strict=True)
    }


@pytest.mark.parametrize(("eights", "a", "b"), [(0, 0, 0), (1, 1, 1), (2, 0, 1)])
def test_each_reads_to_its_figures_whatever_its_columns_are_called(eights: int, a: int, b: int) -> None:
    reading = read(given(sheets(eights, a, b)))
    reasons = [{"nationality": "eu_plus_visa_holders", "reason": code} for code in CODES_4A]

    assert reading.problems == ()
    assert read_of(reading, "4a") == by_flow(REASONS, reasons)
    assert read_of(reading, "6a") == by_period(AGAINST_EU_PLUS, SERIES_6A)
    assert read_of(reading, "6b") == by_period(AGAINST_NON_EU_PLUS, SERIES_6B)
    assert read_of(reading, "8") == by_flow(STATUS, [{"nationality": code} for code in SERIES_8])
    assert [table.name for table in reading.tables if table.name in ("Table 4a", "Table 6a", "Table 6b", "Table 8")] == [
        "Table 4a", "Table 6a", "Table 6b", "Table 8",
    ]  # fmt: skip
    assert {each.status for each in reading.figures if each.locator == "8!C6"} == {"provisional_revised"}


def test_what_is_inferred_of_a_figure_is_said_beside_it() -> None:
    reading = read(given(sheets()))

    notes = {figure.series.key: figure.note for figure in reading.figures if figure.locator.startswith(("6a!", "6b!"))}
    assert len(notes) == len(SERIES_6A) + len(SERIES_6B)
    assert all("infer" in note or "by the table's title" in note for note in notes.values())


def test_the_shipped_figures_bear_out_what_is_inferred() -> None:
    """All of 8 is the EU+ of Table 1; the visas of 6b are those of May 2025, so long as those were not revised; 6b is 4b's rest."""
    ones = held(RELEASE, source="ons-ltim-2026-05-21-table1")
    for (series, period), value in by_flow(STATUS, [{"nationality": code} for code in SERIES_8]).items():
        if dict(series.fixed)["nationality"] == "eu_plus":
            assert ones[series.key, period].value == value
    before = held("ons-ltim-2025-05-22", table="Table 6")
    visas = SERIES_6B[1].key
    same = [period for period, row in AGAINST_NON_EU_PLUS.items() if _before(before, visas, period) == 1000 * row[1]]
    assert same == [
        "YE Dec 21",
        "YE Mar 22",
        "YE Jun 22",
        "YE Sep 22",
        "YE Dec 22",
        "YE Mar 23",
        "YE Jun 23",
        "YE Sep 23",
        "YE Dec 23",
    ]
    quoted = held(RELEASE, source="workbook-2026-05-21-quoted-rows")
    whole, asylum, resettlement = (
        quoted[f"immigration[nationality=non_eu_plus{reason}]", "YE Dec 2025"].value
        for reason in ("", ",reason=asylum", ",reason=humanitarian_resettlement")
    )
    assert whole is not None
    assert asylum is not None
    assert resettlement is not None
    assert 1000 * AGAINST_NON_EU_PLUS["YE Dec 25 P"][0] == whole - asylum - resettlement


def _before(values: Values, key: str, label: str) -> float | None:
    found = values.get((key, parse_label(label).period.label))
    return found.value if found else None


def message_of(changed: dict[str, Rows], sheet: str) -> str:
    """What is said of a sheet whose figures are not taken; the others are."""
    reading = read(given(changed))
    assert not read_of(reading, sheet)
    assert read_of(reading, "1")
    (problem,) = [each for each in reading.problems if each.place.sheet == sheet]
    return problem.message


def test_a_column_that_could_be_either_is_not_taken() -> None:
    changed = sheets()
    changed["6a"][4] = ["Period", "EU+ visa holders", "Visas granted", "NINo allocations", "EU+ nationals with visas"]

    assert "has 'long term immigration of eu+ visa holders' twice" in message_of(changed, "6a")


def test_a_table_that_says_non_eu_plus_is_not_that_of_the_eu_plus() -> None:
    changed = sheets()
    changed["8"][0] = ["Table 8: Long-term international migration of non-EU+ nationals"]

    assert "its title does not say 'eu+', without 'non eu+'" in message_of(changed, "8")


@pytest.mark.parametrize(("sheet", "name"), [("6b", "6"), ("8", "10"), ("4a", "4c")])
def test_what_is_known_by_words_alone_is_known_by_its_number_too(sheet: str, name: str) -> None:
    """A Table 6 of May 2025 with a slip in its header would pass for a Table 6b otherwise, whose numbers are of other groups."""
    changed = {name if each == sheet else each: rows for each, rows in sheets().items()}
    changed[name] = [[str(changed[name][0][0]).replace(f"Table {sheet}", f"Table {name}")], *changed[name][1:]]

    assert f"{name} is not read" in message_of(changed, name)


def test_reasons_of_all_eu_plus_nationals_are_not_those_of_visa_holders() -> None:
    """If Table 4a were of the whole group, Table 1 would have the same people."""
    changed = sheets()
    del changed["8"], changed["6a"]
    whole = {flow: tuple((row[0], *[0] * 7) for row in rows) for flow, rows in STATUS.items()}
    changed["4a"] = [*changed["4a"][:4], [*changed["4a"][4][:3]], *[row[:3] for row in stacked(whole)]]
    changed["4a"][4] += ["All Work Related", "All Study Related", "Family"]
    for row in changed["4a"][5:]:
        row += ["Not available", "Not available", "Not available"]

    assert "4a is not read" in message_of(changed, "4a")


def test_columns_that_changed_places_contradict_another_table() -> None:
    changed = sheets()
    header = changed["8"][4]
    header[3], header[4] = header[4], header[3]

    assert "8 is not read" in message_of(changed, "8")


def test_the_reason_of_a_revision_of_migration_is_none_of_visas() -> None:
    """Table 5 revises flows for travel data; what Table 6b sets beside them, others revised for reasons of their own."""
    release = read(given(sheets())).releases[0][0]
    period = parse_label("YE Dec 24").period

    assert any(is_about(change, Series.of("immigration", nationality="non_eu_plus"), period) for change in release.changes)
    assert not any(
        is_about(change, SERIES_6B[1], period) for change in release.changes if change.reason.startswith("Revision for")
    )
