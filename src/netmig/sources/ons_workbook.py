"""The tables of a long-term migration workbook, read by their header words wherever these stand.

A `Table` describes one layout: which header words name the row (flow, period, nationality…) and
what stands under each other header. A new layout is one more `Table` in `MAY_2025` or a tuple of
its own; nothing else need change. A sheet that fits no description is refused by LayoutError.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..codes import DIMENSIONS, plain_words
from ..errors import LayoutError, NotHeldError, PeriodLabelError
from ..ledger.figures import Figure, Release, RevisionKind, Source, StatedChange
from ..periods import parse_label
from ..series import Series
from .csv_tables import OPEN_GOVERNMENT
from .ons_releases import ons_release, release_of_month
from .workbook import Cell, Sheet, Workbook, layout_error, open_workbook

# A header row stands below the title and the notes on shorthand; further down are data.
HEADER_SEARCH_ROWS = 20
MISSING = frozenset({"not available", "x", "z", "c"})
ROUNDING = 1000
FLOWS = {"immigration": "immigration", "emigration": "emigration", "net migration": "net_migration", "net": "net_migration"}

_REFERENCE = re.compile(r"\[(?:notes?|definitions?)[^\]]*\]", re.IGNORECASE)
_EARLIER = re.compile(r"(?:Previous|Revised) \((?P<month>\w+ \d\d)\)")
_DIFFERENCE = re.compile(r"Difference \((?P<later>\w+ \d\d) - (?P<earlier>\w+ \d\d)\)")


@dataclass(frozen=True, slots=True)
class Under:
    """What stands under a header: the series of its numbers, as far as the rows do not say it.

    `measure` is empty where a flow column says it. `low` and `high` are the headers of the bounds.
    """

    header: str
    measure: str = ""
    dimensions: tuple[tuple[str, str], ...] = ()
    low: str = ""
    high: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The layout of one table: its sheet, its row headers by what they say, its columns of numbers."""

    sheet: str
    rows: tuple[tuple[str, str], ...]
    """(header, role): the role is flow, period, publication or a dimension."""
    columns: tuple[Under, ...]
    fixed: Mapping[str, str] = field(default_factory=dict)

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header of the table, as it is compared."""
        named = [header for header, _ in self.rows]
        for column in self.columns:
            named += [header for header in (column.header, column.low, column.high) if header]
        return tuple(named)


def _groups(prefix: str = "", measure: str = "") -> tuple[Under, ...]:
    """A column for each nationality group."""
    names = {"all": "all" if prefix else "all nationalities", "british": "british", "eu_plus": "eu+", "non_eu_plus": "non eu+"}
    return tuple(Under(f"{prefix} {word}".strip(), measure, (("nationality", code),)) for code, word in names.items())


def _reasons(words: Mapping[str, str]) -> tuple[Under, ...]:
    return tuple(Under(word, "", (("reason", code),)) for word, code in words.items())


_FLOW_AND_PERIOD = (("flow", "flow"), ("period", "period"))
# Tables 3a and 3b leave out asylum and resettlement (note 5), so their totals are not the group's
_TOP_NATIONALITIES = _reasons(
    {
        "all reasons": "all_except_asylum_and_resettlement",
        "work related": "work",
        "study related": "study",
        "other": "other_than_work_and_study",
    }
)
_NATIONALITY_ROWS = (("nationality", "nationality"), *_FLOW_AND_PERIOD)

MAY_2025: tuple[Table, ...] = (
    Table(sheet="Table 1", rows=_FLOW_AND_PERIOD, columns=_groups()),
    Table(sheet="Table 2", rows=_FLOW_AND_PERIOD, columns=(Under("estimate", low="lower bound", high="upper bound"),)),
    Table(sheet="Table 3a", rows=_NATIONALITY_ROWS, columns=_TOP_NATIONALITIES),
    Table(sheet="Table 3b", rows=_NATIONALITY_ROWS, columns=_TOP_NATIONALITIES),
    Table(
        sheet="Table 4",
        rows=_FLOW_AND_PERIOD,
        fixed={"nationality": "non_eu_plus"},
        columns=_reasons(
            {
                "all reasons": "all",
                "work main applicant": "work_main",
                "work dependant": "work_dependant",
                "study main applicant": "study_main",
                "study dependant": "study_dependant",
                "family": "family",
                "humanitarian bno": "humanitarian_bno",
                "humanitarian resettlement": "humanitarian_resettlement",
                "humanitarian ukraine": "humanitarian_ukraine",
                "asylum": "asylum",
                "other": "other",
            }
        ),
    ),
    Table(
        sheet="Table 5",
        rows=(("period", "period"), ("publication", "publication")),
        columns=tuple(under for word, measure in list(FLOWS.items())[:3] for under in _groups(word, measure)),
    ),
    Table(
        sheet="Table 6",
        rows=(("period", "period"),),
        columns=(
            Under(
                "long term immigration estimates from office for national statistics",
                "immigration",
                (("nationality", "non_eu_plus"), ("reason", "all_except_asylum_and_resettlement")),
                note="Without asylum and resettlement cases (note 14).",
            ),
            Under(
                "number of visas granted home office",
                "visas_granted",
                (("nationality", "non_eu"), ("coverage", "excluding_short_term_and_asylum")),
                note="Non-EU; without short-term and visit visas, asylum and resettlement (notes 11 and 14).",
            ),
            Under(
                "census 2021",
                "census_arrivals",
                (("nationality", "non_eu"),),
                note="Non-EU; England and Wales; arrived in the 12 months from March 2020 and intended to stay 12 months or more (note 11).",
            ),
            Under(
                "estimates from registration and population interaction database rapid",
                "rapid_arrivals",
                (("nationality", "non_eu_plus"),),
                note="Includes students and under 16s (note 14).",
            ),
            Under(
                "national insurance number allocations dwp",
                "national_insurance_allocations",
                (("nationality", "non_eu"),),
                note="Non-EU (note 11).",
            ),
        ),
    ),
    Table(
        sheet="Table 7",
        rows=(("period", "period"), ("sex", "sex"), ("age band", "age")),
        columns=tuple(Under(word, measure) for word, measure in list(FLOWS.items())[:3]),
        fixed={"nationality": "non_eu_plus"},
    ),
)


def header_words(value: Cell) -> str:
    r"""A header as it is compared: without note references, line ends and case.

    >>> header_words("Study: \nMain applicant"), header_words("Non-EU+\n[definition 4]")
    ('study main applicant', 'non eu+')
    """
    return plain_words(_REFERENCE.sub(" ", str(value))) if value is not None else ""


@dataclass(frozen=True, slots=True)
class _Open:
    """A table found in its sheet: where its header row is, and which column each header stands over."""

    book: str
    sheet: Sheet
    table: Table
    header_row: int
    columns: Mapping[str, int]

    def cell(self, row: int, header: str) -> Cell:
        return self.sheet.cell(row, self.columns[header])

    def where(self, row: int, header: str) -> str:
        return self.sheet.reference(row, self.columns[header])

    def refuse(self, row: int, header: str, expected: str) -> LayoutError:
        return layout_error(self.book, self.where(row, header), expected, self.cell(row, header))

    def words(self, row: int) -> dict[str, str]:
        """What a row says it is about, by role."""
        said: dict[str, str] = {}
        for header, role in self.table.rows:
            value = self.cell(row, header)
            if not isinstance(value, str) or not value.strip():
                raise self.refuse(row, header, f"a word for {header}")
            said[role] = value.strip()
        return said

    def number(self, row: int, header: str) -> int | None:
        """A count in people, None where the publisher says that there is none."""
        value = self.cell(row, header)
        if isinstance(value, str) and header_words(value) in MISSING:
            return None
        if value is None or isinstance(value, str):
            raise self.refuse(row, header, "a number or 'Not available'")
        if value != int(value) or int(value) % ROUNDING:
            # a table in thousands, or to another rounding, would be wrong by a factor or in its precision
            raise self.refuse(row, header, f"people rounded to {ROUNDING:,}")
        return int(value)


def _open(book: str, sheet: Sheet, table: Table) -> _Open:
    """The table under its header row: the one that holds every header of the layout once, and no other word."""
    expected = table.headers
    matches: list[int] = []
    for index, row in enumerate(sheet.rows[:HEADER_SEARCH_ROWS]):
        words = [header_words(value) for value in row]
        matches.append(len(set(words) & set(expected)))
        if matches[-1] < len(expected):
            continue
        for column, word in enumerate(words):
            if word and (word not in expected or words.index(word) != column):
                raise layout_error(book, sheet.reference(index, column), f"one each of {_listed(expected)}", row[column])
        return _Open(book, sheet, table, index, {word: column for column, word in enumerate(words) if word})
    # the row most like a header, and in it the first cell that should not be there
    index = matches.index(max(matches)) if matches else 0
    words = [header_words(value) for value in sheet.rows[index]] if sheet.rows else []
    column = next((at for at, word in enumerate(words) if word and word not in expected), len(words))
    missing = [word for word in expected if word not in words]
    raise layout_error(book, sheet.reference(index, column), f"a header row with {_listed(missing)}", sheet.cell(index, column))


def _listed(words: Iterable[str]) -> str:
    return ", ".join(repr(word) for word in words)


def read_table(book: str, sheet: Sheet, table: Table, *, release: str, source: str) -> Iterator[Figure]:
    """The figures of one table, each with its cell.

    Rows of a "Publication" column belong to the release that they name; its difference rows are no
    figures, but must be the differences.

    Raises LayoutError, which names sheet, row and column, for anything not as described.
    """
    opened = _open(book, sheet, table)
    given: dict[tuple[str, str, str], int | None] = {}
    for row in range(opened.header_row + 1, len(sheet.rows)):
        if all(value is None for value in sheet.rows[row]):
            continue
        said = opened.words(row)
        try:
            reading = parse_label(said["period"])
        except PeriodLabelError:
            raise opened.refuse(row, "period", "a period, such as 'YE Jun 24 P R'") from None
        owner, difference = _owner(opened, said, row, release)
        period = reading.period.label
        for under in table.columns:
            value = opened.number(row, under.header)
            if difference:
                later, earlier = (given.get((period, each, under.header)) for each in difference)
                expected = None if later is None or earlier is None else later - earlier
                if value != expected:
                    raise opened.refuse(row, under.header, f"the difference of the rows above, {expected}")
                continue
            given[period, owner, under.header] = value
            if value is None:
                continue
            low, high = (opened.number(row, header) if header else None for header in (under.low, under.high))
            # the markers are this release's own; what earlier releases had beside the figure is not told
            own = owner == release
            yield Figure(
                series=_series(opened, under, said, row),
                period=reading.period,
                release=owner,
                value=value,
                low=low,
                high=high,
                confidence="95%" if low is not None else "",
                rounding=ROUNDING,
                status=reading.status if own else "",  # type: ignore[arg-type]  # P and R make these words only
                marker=" ".join(reading.markers) if own else "",
                source=source,
                locator=opened.where(row, under.header),
                note=under.note or _group_note(under, owner),
            )


def _owner(opened: _Open, said: Mapping[str, str], row: int, release: str) -> tuple[str, tuple[str, ...]]:
    """The release that a row's figures belong to; for a row of differences, the later and the earlier."""
    if "publication" not in said:
        return release, ()
    try:
        if found := _EARLIER.fullmatch(said["publication"]):
            return ons_release(release_of_month(found["month"])).id, ()
        if found := _DIFFERENCE.fullmatch(said["publication"]):
            return release, tuple(ons_release(release_of_month(found[each])).id for each in ("later", "earlier"))
    except NotHeldError:
        pass
    raise opened.refuse(row, "publication", "'Previous (Nov 24)' or 'Difference (May 25 - Nov 24)'")


def _series(opened: _Open, under: Under, said: Mapping[str, str], row: int) -> Series:
    dimensions = {**opened.table.fixed, **dict(under.dimensions)}
    measure = under.measure
    for header, role in opened.table.rows:
        if role == "flow":
            measure = FLOWS.get(header_words(said[role]), "")
            if not measure:
                raise opened.refuse(row, header, "Immigration, Emigration or Net migration")
        elif role in DIMENSIONS:
            known = DIMENSIONS[role]
            try:
                code = known.find(said[role])
            except NotHeldError:
                code = ""
            # an open list takes any word, but a new word in an official table should be looked at once
            if code not in known.by_code:
                raise opened.refuse(row, header, f"a known {known.label.lower()}")
            dimensions[role] = code
    return Series.of(measure, **dimensions)


def _group_note(under: Under, owner: str) -> str:
    group = dict(under.dimensions).get("nationality", "")
    if group.endswith("eu_plus") and owner < "ons-ltim-2024-11-28":
        return "Labelled EU+ in the later workbook that this was read from; the release itself said EU."
    return ""


# Which words of the workbook state which kind of revision, and for whom
_STATED: tuple[tuple[RevisionKind, str], ...] = (
    ("R1", "more available data"),
    ("R1", "more information on Ukraine visas"),
    ("R3", "improvements to how we estimate immigration and emigration of non-EU+ nationals"),
)


def stated_changes(book: Workbook) -> tuple[StatedChange, ...]:
    """The reasons for revision that a workbook's cover sheet and notes give, in its own words.

    Raises LayoutError where the words looked for are not there.
    """
    cover, notes = book.sheet("Cover_sheet"), book.sheet("Notes")
    found: list[StatedChange] = []
    heading = next((row for row in range(len(cover.rows)) if header_words(cover.cell(row, 0)) == "updates to estimates"), None)
    if heading is None:
        raise layout_error(book.name, cover.name, "a row 'Updates to estimates'", cover.cell(0, 0))
    note = next((row for row in range(len(notes.rows)) if header_words(notes.cell(row, 0)) == "note 10"), None)
    if note is None:
        raise layout_error(book.name, notes.name, "a row 'note 10'", notes.cell(0, 0))
    for sheet, row, column, series, periods in (
        (cover, heading + 1, 0, "nationality=non_eu_plus", "YE Sep 2023 onwards"),
        (notes, note, 1, "nationality=eu_plus, nationality=non_eu_plus", "YE Sep 2023 to YE Jun 2024"),
    ):
        text = " ".join(str(sheet.cell(row, column)).split())
        for kind, phrase in _STATED:
            if phrase not in text:
                raise layout_error(book.name, sheet.reference(row, column), f"the words {phrase!r}", text[:200])
            found.append(
                StatedChange(
                    kind=kind,
                    reason=phrase,
                    citation=f"{book.name}, {sheet.reference(row, column)}",
                    series=series,
                    periods=periods,
                )
            )
    return tuple(found)


def read_workbook(
    book: Workbook, tables: tuple[Table, ...], published: str, source: Source
) -> list[tuple[Release, list[Figure]]]:
    """Every described table of a workbook, by the release that its figures belong to."""
    release = ons_release(published)
    figures: dict[str, list[Figure]] = {release.id: []}
    for table in tables:
        for figure in read_table(book.name, book.sheet(table.sheet), table, release=release.id, source=source.id):
            figures.setdefault(figure.release, []).append(figure)
    return [
        (
            ons_release(
                each.removeprefix("ons-ltim-"), sources=(source,), changes=stated_changes(book) if each == release.id else ()
            ),
            its,
        )
        for each, its in figures.items()
    ]


def releases(data: Path) -> list[tuple[Release, list[Figure]]]:
    """The workbook of 22 May 2025, and what its Table 5 tells of the two releases before it."""
    path = data / "ons" / "ons_ltim_2025-05-22_ye-dec-2024_may25v5.0.xlsx"
    book = open_workbook(path)
    _check_publication_date(book, "22 May 2025")
    source = Source(
        id="workbook-2025-05-22",
        title="Long-term international migration: Year Ending June 2012 to Year Ending December 2024 (may25v5.0.xlsx)",
        upstream="github.com/YaminaB/migration-coding@fe96c1b, blob 830abd7e: a copy of the file that ONS published",
        sha256=book.sha256,
        licence=OPEN_GOVERNMENT,
    )
    return read_workbook(book, MAY_2025, "2025-05-22", source)


def _check_publication_date(book: Workbook, day: str) -> None:
    """A workbook filed under a day must say that day: layouts alike are no proof."""
    cover = book.sheet("Cover_sheet")
    if not any(day in str(value) for row in cover.rows for value in row):
        raise LayoutError(f"{book.name} does not say that it was published on {day}.", f"Its cover begins {cover.cell(0, 0)!r}.")
