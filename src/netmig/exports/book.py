"""A selection as an accessible spreadsheet, before it is of any file format.

The layout is that of the Government Analysis Function's guidance on spreadsheets: a cover, contents
with links, notes, then one table a sheet; the title in A1, one header row, a named table; no merged,
hidden or blank cells, no frozen panes, no meaning in colour; shorthand in square brackets for what
has no number, told on the notes sheet; notes in a column of their own and never beside a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..codes import DIMENSIONS, MEASURES
from ..errors import UsageError
from ..ledger.attribution import OPEN_GOVERNMENT_LICENCE_URL, is_open_government
from ..ledger.figures import Figure, Release
from .columns import measure_label
from .selection import Selected

LANGUAGE = ("en", "GB")
# As many as a sheet can have, header and title included; the same in Excel and LibreOffice.
MOST_ROWS = 1_048_576
NAME_LENGTH = 31
NOT_AVAILABLE, NOT_APPLICABLE = "[x]", "[z]"
SHORTHAND = (
    "[x] is what is not available: the publisher gives no such number.",
    "[z] is what does not apply: there is nothing that could be given.",
    "[p] is provisional, [r] is revised, as the publisher marks it. Complete is not final: it can be revised as well.",
)
STATUSES = {
    "": "no marker", "provisional": "provisional [p]", "revised": "revised [r]", "provisional_revised": "provisional, revised [p] [r]",
}  # fmt: skip
EVIDENCE = {
    "official_file": "official file", "derived_from_official_file": "extract of official file", "official_text": "official text",
    "press": "press",
}  # fmt: skip


_AS_PUBLISHED = (
    "Each row is a figure as it was published: none has been added up, rounded or filled in. Figures of one period from "
    "several publications are estimates of the same thing at different times; never add them."
)


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads somewhere: to a sheet of the book, or to an address."""

    words: str
    sheet: str = ""
    url: str = ""


Cell = str | int | float | date | Link


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column, and how wide the column is, in characters."""

    words: str
    width: int


@dataclass(frozen=True, slots=True)
class SheetTable:
    """The one table of a sheet: a name for screen readers, its headings and its rows; every cell has something."""

    name: str
    headings: tuple[Heading, ...]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its title in A1, what is said below it, and its table."""

    name: str
    title: str
    words: tuple[Cell, ...] = ()
    table: SheetTable | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """A spreadsheet with the properties of its document."""

    title: str
    description: str
    made_on: date
    """How far the figures go; no clock is looked at."""
    sheets: tuple[Sheet, ...]


def book_of(selected: Selected) -> Book:
    """The sheets of a selection: Cover, Contents, Notes, one for each measure, Releases.

    Raises UsageError where a measure has more figures than a sheet can have rows.
    """
    notes = _Notes()
    tables = [sheet for code in selected.measures if (sheet := _measure_sheet(code, selected, notes))]
    body = [_notes_sheet(notes), *tables, _releases_sheet(selected)]
    description = f"{len(selected.figures):,} figures from {len(selected.releases):,} publications, {selected.selection.words}."
    return Book(selected.title, description, selected.data_date, (_cover(selected, description), _contents(body), *body))


class _Notes:
    """The notes of all figures, each with one number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def reference(self, note: str) -> str:
        return f"[note {self.numbers.setdefault(note, len(self.numbers) + 1)}]" if note else NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class _Column:
    heading: Heading
    cell: Callable[[Figure, Release], Cell]
    wanted: Callable[[Figure], bool] = lambda _: True
    """The column is left out where this is so of no figure of the sheet."""


def _value(figure: Figure, _: Release) -> Cell:
    if figure.value is not None:
        return figure.value
    return NOT_APPLICABLE if figure.text else NOT_AVAILABLE


def _bound(name: str) -> Callable[[Figure, Release], Cell]:
    def cell(figure: Figure, _: Release) -> Cell:
        found = getattr(figure, name)
        if found is None or found == "":
            return NOT_AVAILABLE if figure.kind == "estimate" else NOT_APPLICABLE
        return found  # type: ignore[no-any-return]  # a number or a text, by the name of the field

    return cell


def _published(_: Figure, release: Release) -> Cell:
    return release.published if release.precision in {"minute", "day"} else release.published_label


def _has_range(figure: Figure) -> bool:
    return figure.low is not None or figure.high is not None


def _columns(notes: _Notes) -> tuple[_Column, ...]:
    return (
        _Column(Heading("Period", 26), lambda figure, _: figure.period.label),
        _Column(Heading("First day", 12), lambda figure, _: figure.period.start),
        _Column(
            Heading("Last day", 12), lambda figure, _: NOT_APPLICABLE if figure.period.kind == "onwards" else figure.period.end
        ),
        _Column(Heading("Value", 14), _value),
        _Column(Heading("Low", 14), _bound("low"), _has_range),
        _Column(Heading("High", 14), _bound("high"), _has_range),
        _Column(Heading("Confidence", 12), _bound("confidence"), lambda figure: bool(figure.confidence)),
        _Column(Heading("Unit", 12), lambda figure, _: figure.unit or NOT_APPLICABLE),
        _Column(Heading("Rounded to", 12), lambda figure, _: figure.rounding),
        _Column(Heading("Words", 40), lambda figure, _: figure.text or NOT_APPLICABLE, lambda figure: bool(figure.text)),
        _Column(Heading("Status", 28), lambda figure, _: STATUSES.get(figure.status, figure.status.replace("_", " "))),
        _Column(Heading("Published", 12), _published),
        _Column(Heading("Release", 34), lambda _, release: release.id),
        _Column(Heading("Evidence", 24), lambda figure, _: EVIDENCE[figure.evidence]),
        _Column(Heading("Where in the source", 44), lambda figure, _: figure.locator or NOT_AVAILABLE),
        _Column(Heading("Notes", 12), lambda figure, _: notes.reference(figure.note), lambda figure: bool(figure.note)),
    )


def _measure_sheet(code: str, selected: Selected, notes: _Notes) -> Sheet | None:
    """The sheet of a measure; None where it has no figures, since a table has rows."""
    figures = [figure for figure in selected.figures if figure.series.measure == code]
    if not figures:
        return None
    if len(figures) > MOST_ROWS - 100:
        raise UsageError(
            f"{measure_label(code)} has {len(figures):,} figures, and a sheet has at most {MOST_ROWS:,} rows.",
            "",
            "Export fewer of them, or as CSV or Parquet.",
        )
    releases = {release.id: release for release in selected.releases}
    dimensions = [
        name
        for name in MEASURES[code].dimensions
        if {figure.series.dimensions[name] for figure in figures} != {DIMENSIONS[name].default}
    ]
    columns = [column for column in _columns(notes) if any(column.wanted(figure) for figure in figures)]
    rows: list[list[Cell]] = []
    for figure in figures:
        codes, release = figure.series.dimensions, releases[figure.release]
        rows.append(
            [
                *(DIMENSIONS[name].label_of(codes[name]) for name in dimensions),
                *(column.cell(figure, release) for column in columns),
            ]
        )
    headings = (*(Heading(DIMENSIONS[name].label, 26) for name in dimensions), *(column.heading for column in columns))
    others = [DIMENSIONS[name] for name in MEASURES[code].dimensions if name not in dimensions]
    fixed = "; ".join(f"{each.label.lower()}: {each.label_of(each.default)}" for each in others)
    words = [
        f"This sheet has one table of {len(rows):,} rows, {selected.selection.words}.",
        "Numbers are in whole units: people and pounds, not thousands. Shorthand and notes are told on the sheet Notes.",
        *([f"Every row is of {fixed}."] if fixed else []),
    ]
    return Sheet(_sheet_name(code), measure_label(code), tuple(words), SheetTable(code, headings, rows))


def _sheet_name(code: str) -> str:
    return code[:NAME_LENGTH]


def _notes_sheet(notes: _Notes) -> Sheet:
    rows = [[f"[note {number}]", note] for note, number in notes.numbers.items()] or [[NOT_APPLICABLE, "No figure has a note."]]
    table = SheetTable("notes", (Heading("Note number", 14), Heading("Note text", 100)), rows)
    said = ("This sheet has one table: the notes that the tables refer to.", *SHORTHAND)
    return Sheet("Notes", "Notes and shorthand", said, table)


def _releases_sheet(selected: Selected) -> Sheet:
    headings = (
        Heading("Release", 40), Heading("Published", 12), Heading("Publisher", 34), Heading("Title", 60), Heading("Licence", 28),
        Heading("Address", 80),
    )  # fmt: skip
    rows: list[list[Cell]] = [
        [
            release.id, release.published if release.precision in {"minute", "day"} else release.published_label,
            release.publisher or NOT_AVAILABLE, release.title or NOT_AVAILABLE, release.licence or "none known", release.url or NOT_AVAILABLE,
        ]
        for release in selected.releases
    ]  # fmt: skip
    said = ("This sheet has one table: the publications that the figures are from, oldest first.",)
    return Sheet("Releases", "Publications", said, SheetTable("releases", headings, rows or [[NOT_AVAILABLE] * len(headings)]))


def _cover(selected: Selected, description: str) -> Sheet:
    licences: Iterable[Cell] = (
        [Link("The Open Government Licence, version 3.0", url=OPEN_GOVERNMENT_LICENCE_URL)]
        if any(is_open_government(release.licence) for release in selected.releases)
        else []
    )
    said: tuple[Cell, ...] = (
        description,
        f"Publications have been watched until {selected.watched_through.isoformat()}. A later one is not in here.",
        _AS_PUBLISHED,
        *selected.attribution,
        *licences,
        "Made with netmig, which is no publisher of official statistics.",
        "Where a figure has an interval, quote it with the figure, and name the release.",
    )
    return Sheet("Cover", selected.title, said)


def _contents(body: Sequence[Sheet]) -> Sheet:
    rows: list[list[Cell]] = [
        [Link(sheet.name, sheet=sheet.name), sheet.title, len(sheet.table.rows) if sheet.table else 0] for sheet in body
    ]
    table = SheetTable("contents", (Heading("Sheet", 34), Heading("What it has", 60), Heading("Rows", 10)), rows)
    return Sheet(
        "Contents", "Contents", ("This sheet has one table: the sheets of this spreadsheet, with links to them.",), table
    )


def cells(sheet: Sheet) -> Iterable[Any]:
    """Every cell of a sheet, for those who check them."""
    yield sheet.title
    yield from sheet.words
    if sheet.table:
        yield from (heading.words for heading in sheet.table.headings)
        for row in sheet.table.rows:
            yield from row


def column_letters(number: int) -> str:
    """The letters of a column, the first being 1.

    >>> column_letters(1), column_letters(27)
    ('A', 'AA')
    """
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
