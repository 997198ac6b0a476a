"""Long-term migration workbooks made of the shipped figures, in each layout that is described.

The header words are written here as the files or those who read them have them, not taken from the
layout files: a reader that knew only its own words would pass by itself otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from made_workbooks import Rows, workbook_bytes
from shipped import figures as shipped_figures

from netmig.ledger.figures import Figure
from netmig.periods import MONTHS, Period
from netmig.series import Series
from netmig.sources.reader import GivenFile

Values = Mapping[tuple[str, str], Figure]
MISSING = "Not available"
GROUPS_EU_PLUS = {"all": "all", "british": "british", "eu_plus": "eu_plus", "non_eu_plus": "non_eu_plus"}
FLOWS = {"Immigration": "immigration", "Emigration": "emigration", "Net migration": "net_migration"}


@cache
def held(release: str, *, source: str = "", table: str = "") -> Values:
    """The shipped figures of a release by series and period, rounded to a thousand; the best evidence first."""
    found: dict[tuple[str, str], Figure] = {}
    for figure in shipped_figures(release):
        if figure.rounding == 1000 and figure.value is not None and figure.source.startswith(source):
            if figure.locator.startswith(f"{table}!" if table else ""):
                found.setdefault((figure.series.key, figure.period.label), figure)
    return found


def two_digits(period: Period, marker: str = "") -> str:
    """ONS's label since November 2023: "YE Dec 24 P"."""
    return f"YE {MONTHS[period.end.month - 1]} {period.end.year % 100:02d}{' ' if marker else ''}{marker}"


def four_digits(period: Period, marker: str = "") -> str:
    return f"{period.label}{' ' if marker else ''}{marker}"


@dataclass(frozen=True)
class Stacked:
    """A table with its flows stacked: flow, period, and a column for each series."""

    header: Sequence[object]
    columns: Sequence[Mapping[str, str]]
    fixed: Mapping[str, str] = field(default_factory=dict)
    flows: Mapping[str, str] = field(default_factory=lambda: FLOWS)
    label: Callable[[Period, str], str] = two_digits
    bounds: bool = False

    def rows(self, values: Values, periods: Iterable[Period]) -> Rows:
        made: Rows = [list(self.header)]
        for word, measure in self.flows.items():
            for period in periods:
                found = [values.get((Series.of(measure, **{**self.fixed, **dims}).key, period.label)) for dims in self.columns]
                marker = next((figure.marker for figure in found if figure), "")
                cells: list[object] = []
                for figure in found:
                    cells.append(MISSING if figure is None else figure.value)
                    if self.bounds:
                        ends = (figure.low, figure.high) if figure else (None, None)
                        cells += [MISSING if end is None else end for end in ends]
                made.append([word, self.label(period, marker), *cells])
        return made


def periods_of(values: Values, series: str) -> list[Period]:
    """The periods that a series has figures for, oldest first."""
    return sorted({figure.period for (key, _), figure in values.items() if key == series}, key=lambda period: period.end)


def titled(title: str, rows: Rows, *, above: int = 3) -> Rows:
    """A table under its title, with so many rows of notes between."""
    notes = [
        "This worksheet contains one table.",
        "Notes are referred to in this table.",
        "Some shorthand is used in this table.",
        "P = provisional.",
    ]
    said: Rows = [[note] for note in notes[:above]]
    return [[title], *said, *rows]


def cover(title: str, published: str, *, more: Rows | None = None) -> Rows:
    """A cover sheet; `published` is the whole sentence or heading with its day."""
    return [
        [title],
        ["Publication date"],
        [published],
        ["The next publication date is still to be confirmed."],
        *(more or []),
        ["Copyright and reproduction"],
        ["You may re-use this publication under the terms of the Open Government Licence."],
    ]


def contents(tables: Iterable[str]) -> Rows:
    listed: Rows = [[each, "…"] for each in tables]
    return [["Contents"], ["This worksheet contains one table."], ["Worksheet", "Table title"], *listed]


def given(sheets: Mapping[str, Rows], name: str = "made.xlsx") -> GivenFile:
    return GivenFile(name, workbook_bytes(sheets))


# --- May 2025, as the real file has it

REASONS_2025: list[tuple[object, str]] = [
    ("All reasons", "all"), ("Work:\nMain applicant", "work_main"), ("Work: Dependant", "work_dependant"),
    ("Study: \nMain applicant", "study_main"), ("Study: Dependant", "study_dependant"), ("Family\n[definition 7]", "family"),
    ("Humanitarian: BNO\n[definition 8]", "humanitarian_bno"), ("Humanitarian: Resettlement\n[definition 9]", "humanitarian_resettlement"),
    ("Humanitarian: Ukraine\n[definition 10]", "humanitarian_ukraine"), ("Asylum\n[definition 11]", "asylum"), ("Other \n[definition 12]", "other"),
]  # fmt: skip


def nationalities(*headers: object, eu: str = "eu_plus", non_eu: str = "non_eu_plus", **style: object) -> Stacked:
    columns = [{"nationality": code} for code in ("all", "british", eu, non_eu)]
    return Stacked(headers, columns, **style)  # type: ignore[arg-type]


def may_2025_sheets() -> dict[str, Rows]:
    """Tables 1, 2, 4, 5 and 7 of May 2025 with all their figures."""
    values = held("ons-ltim-2025-05-22", source="workbook")
    ones = held("ons-ltim-2025-05-22", table="Table 1")
    twos = held("ons-ltim-2025-05-22", table="Table 2")
    fours = held("ons-ltim-2025-05-22", table="Table 4")
    table_1 = nationalities(
        "Flow\n[note 2]", "Period\n[note 10]", "All Nationalities\n[note 1]", "British\n[definition 2]", "EU+\n[definition 3]",
        "Non-EU+\n[definition 4]",
    )  # fmt: skip
    table_2 = Stacked(["Flow\n[note 2]", "Period\n[note 10]", "Estimate", "Lower bound", "Upper bound"], [{}], bounds=True)
    table_4 = Stacked(
        ["Flow\n[note 2]", "Period\n[note 10]", *(header for header, _ in REASONS_2025)],
        [{"reason": code} for _, code in REASONS_2025],
        fixed={"nationality": "non_eu_plus"},
    )
    return {
        "Cover_sheet": cover(
            "Long-term international migration: Year Ending June 2012 to Year Ending December 2024",
            "The data tables in this spreadsheet were originally published at 9.30am 22 May 2025",
        ),
        "Contents": contents(["Table 1", "Table 2", "Table 4", "Table 5", "Table 7"]),
        "Table 1": titled("Table 1: Long-term international migration into and out of the United Kingdom by nationality,", table_1.rows(ones, periods_of(ones, "immigration")), above=4),
        "Table 2": titled("Table 2: Long-term international migration measures of uncertainty", table_2.rows(twos, periods_of(twos, "immigration"))),
        "Table 4": titled("Table 4: Long-term international immigration of non-EU+ nationals by reason,", table_4.rows(fours, periods_of(fours, "immigration[nationality=non_eu_plus]"))),
        "Table 5": titled("Table 5: Revisions to official estimates", by_publication()),
        "Table 7": titled("Table 7: Long-term international migration of non-EU+ nationals by age group and sex,", by_age(values)),
    }  # fmt: skip


def by_publication() -> Rows:
    """Table 5 as in May 2025: the earlier estimates, the revised one, and the difference from the last."""
    releases = {"May 24": "ons-ltim-2024-05-23", "Nov 24": "ons-ltim-2024-11-28", "May 25": "ons-ltim-2025-05-22"}
    values = {month: held(release, source="workbook") for month, release in releases.items()}
    series = [Series.of(measure, nationality=group).key for measure in FLOWS.values() for group in GROUPS_EU_PLUS]
    groups = ["All\n[note 1]", "British\n", "EU+\n", "Non-EU+\n"]
    made: Rows = [["Period\n[note 10]", "Publication", *(f"{flow}: \n{group}" for flow in FLOWS for group in groups)]]
    for period in ("YE Sep 2023", "YE Dec 2023", "YE Mar 2024", "YE Jun 2024"):
        label = {
            "YE Sep 2023": "YE Sep 23 R",
            "YE Dec 2023": "YE Dec 23 R",
            "YE Mar 2024": "YE Mar 24 P R",
            "YE Jun 2024": "YE Jun 24 P R",
        }[period]
        rows = {month: [its.get((key, period)) for key in series] for month, its in values.items()}
        for month in releases:
            word = "Revised" if month == "May 25" else "Previous"
            made.append([label, f"{word} ({month})", *(figure.value if figure else MISSING for figure in rows[month])])
        differences = [later.value - earlier.value for later, earlier in zip(rows["May 25"], rows["Nov 24"], strict=True)]  # type: ignore[union-attr,operator]
        made.append([label, "Difference (May 25 - Nov 24)", *differences])
    return made


def by_age(values: Values) -> Rows:
    made: Rows = [["Period\n[note 10]", "Sex", "Age band", "Immigration", "Emigration", "Net migration\n[note 2]"]]
    ages = {"All": "all", "Under 16": "under_16", "16-24": "16_to_24", "25-34": "25_to_34", "35-44": "35_to_44",
            "45-54": "45_to_54", "55-64": "55_to_64", "65+": "65_and_over"}  # fmt: skip
    for sex in ("All", "Female", "Male"):
        for word, age in ages.items():
            keys = [Series.of(measure, nationality="non_eu_plus", sex=sex.lower(), age=age).key for measure in FLOWS.values()]
            made.append(["YE Dec 24 P", sex, word, *(values[key, "YE Dec 2024"].value for key in keys)])
    return made


# --- May 2026, as those who read it tell

REASONS_2026: list[tuple[object, str]] = [
    ("All reasons", "all"), ("All Work Related", "work"), ("Work: Main applicant", "work_main"), ("Work: Dependant", "work_dependant"),
    ("All Study Related", "study"), ("Study: Main applicant", "study_main"), ("Study: Dependant", "study_dependant"),
    ("Family", "family"), ("All Humanitarian", "humanitarian"), ("Humanitarian: BNO", "humanitarian_bno"),
    ("Humanitarian:  Resettlement", "humanitarian_resettlement"), ("Humanitarian:  Ukraine", "humanitarian_ukraine"),
    ("Asylum", "asylum"), ("Other", "other"),
]  # fmt: skip
STAGED = ["Period", "Publication", "Estimate stage", *(f"{flow}: {group}" for flow in ("Immigration", "Emigration") for group in ("All", "British", "EU+", "Non-EU+")), "Net migration: All"]  # fmt: skip
# which estimates of which months Table 5 of May 2026 has, and how it calls them
STAGES_2026: dict[str, tuple[tuple[str, str], ...]] = {
    "YE Sep 2024": (("May 25", "Initial provisional estimate"), ("Nov 25", "Revised provisional estimate"), ("May 26", "Completed estimate")),
    "YE Dec 2024": (("May 25", "Initial provisional estimate"), ("Nov 25", "Revised provisional estimate"), ("May 26", "Completed estimate")),
    "YE Mar 2025": (("May 25", "Not published"), ("Nov 25", "Initial estimate"), ("May 26", "Revised provisional estimate")),
    "YE Jun 2025": (("May 25", "Not published"), ("Nov 25", "Initial estimate"), ("May 26", "Revised provisional estimate")),
}  # fmt: skip
RELEASE_OF = {"May 25": "ons-ltim-2025-05-22", "Nov 25": "ons-ltim-2025-11-27", "May 26": "ons-ltim-2026-05-21"}


def staged(
    estimates: Mapping[str, Sequence[tuple[str, str, Sequence[object]]]], revision: str = "Revision for 12 months travel data"
) -> Rows:
    """Table 5 since May 2026: each estimate with its stage, and the revision of the last two."""
    made: Rows = [list(STAGED)]
    for period, rows in estimates.items():
        label = f"{period[:6]} {period[-2:]}"
        for month, stage, values in rows:
            made.append([label, month, f"{stage}\nsee notes", *values])
        numbers = [values for _, stage, values in rows if stage != "Not published"]
        if len(numbers) > 1:
            differences: list[object] = [
                Decimal(str(one)) - Decimal(str(other)) for one, other in zip(numbers[-1], numbers[-2], strict=True)
            ]
            made.append([label, rows[-1][0], revision, *differences])
    return made


def staged_series() -> list[str]:
    keys = [Series.of(flow, nationality=group).key for flow in ("immigration", "emigration") for group in GROUPS_EU_PLUS]
    return [*keys, "net_migration"]


def may_2026_sheets() -> dict[str, Rows]:
    """Tables 1, 2, 4b, 5 and 9 of May 2026, as far as their figures are shipped."""
    values = held("ons-ltim-2026-05-21", source="ons-ltim-2026-05-21-table1")
    twos = held("ons-ltim-2026-05-21", source="ons-ltim-2026-05-21-table2")
    quoted = held("ons-ltim-2026-05-21", source="workbook-2026-05-21-quoted-rows")
    table_1 = nationalities("Flow\n[note 2]", "Period\n[note 9]", "All Nationalities\n[note 1]", "British", "EU+", "Non-EU+")
    table_2 = Stacked(["Flow", "Period", "Estimate", "Lower bound", "Upper bound"], [{}], bounds=True)
    whole = [key for key in quoted if "reason" not in key[0]]
    reasons = {**quoted, **{key: values[key] for key in whole if key in values}}
    table_4 = Stacked(
        ["Flow", "Period", *(header for header, _ in REASONS_2026)], [{"reason": code} for _, code in REASONS_2026],
        fixed={"nationality": "non_eu_plus"}, flows={"Immigration": "immigration"},
    )  # fmt: skip
    estimates = {
        period: [
            (
                month,
                stage,
                [""] * 9 if stage == "Not published" else [held(RELEASE_OF[month])[key, period].value for key in staged_series()],
            )
            for month, stage in rows
        ]
        for period, rows in STAGES_2026.items()
    }
    blank = {period: [(m, s, [None if v == "" else v for v in vs]) for m, s, vs in rows] for period, rows in estimates.items()}
    born: Rows = [["Date", "Area", "EU+ born population", "Non-EU+ born population", "Total non-UK born population"]]
    return {
        "Cover": cover(
            "Long-term international migration: Year Ending June 2012 to Year Ending December 2025",
            "Published at 9.30am on 21 May 2026",
        ),
        "1": titled("Table 1: Long-term international migration into and out of the United Kingdom by nationality", table_1.rows(values, periods_of(values, "immigration"))),
        "2": titled("Table 2: Long-term international migration measures of uncertainty", table_2.rows(twos, periods_of(twos, "immigration"))),
        "4b": titled("Table 4b: Long-term international immigration, emigration and net migration of non-EU+ nationals by reason", table_4.rows(reasons, periods_of(quoted, "immigration[nationality=non_eu_plus,reason=asylum]"))),
        "5": titled("Table 5: Revisions to official estimates", staged(blank), above=2),
        "9": titled("Table 9: Estimates of the non-UK-born population of the United Kingdom", born + born_rows(quoted)),
    }  # fmt: skip


def born_rows(quoted: Values) -> Rows:
    made: Rows = []
    for words, period, area in (
        ("Census Day, 21 March 2021", "at 2021-03-21", "England, Wales, Northern Ireland"),
        ("Census Day, 20 March 2022", "at 2022-03-20", "Scotland"),
        ("30 June 2024", "at 2024-06-30", "UK"),
    ):
        code = {"UK": "uk", "Scotland": "scotland"}.get(area, "england_wales_and_northern_ireland")
        keys = [
            Series.of("population", area=code, type=each).key
            for each in ("born_in_eu_plus", "born_outside_eu_plus", "born_outside_uk")
        ]
        made.append([words, area, *(quoted[key, period].value for key in keys)])
    return made
