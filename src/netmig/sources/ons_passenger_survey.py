"""Long-term migration as the International Passenger Survey alone estimated it, with its margins of error.

Seen: the workbook of 28 November 2013 (Table 1.02, series MN, .xls), calendar years 1975 to 2012 in
thousands. Its sheet "Table 1.02" shows one year and one characteristic of the sheet "Raw Data", which
has all of them side by side: a block each, the years stacked in it.

    Year | Citizenship | | Inflow: Contacts Estimate +/- CI 95% Low 95% High | Outflow: … | Balance: Estimate …

What the survey counts is not long-term migration as published (asylum seekers, people who change
their minds and, before 2008, Ireland were added to it), so the figures are measures of their own:
`survey_immigration`, `survey_emigration`, `survey_net_migration`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..codes import plain_words, slug
from ..errors import NetmigError
from ..ledger.figures import Figure, Release, Source, published_on
from ..periods import Period, calendar_year
from ..series import Series
from .csv_tables import OPEN_GOVERNMENT
from .known_copies import called, check_day, copy_of, day_of
from .ons_cover import days_in
from .ons_releases import PUBLISHER
from .reader import GivenFile, Reader, Reading
from .tables_read import tables_of
from .workbook import Cell, Sheet, Workbook, layout_error

NAME = "ons-passenger-survey"
DATA, SHOWN = "Raw Data", "Table 1.02"
THOUSAND = 1000
ROUNDING = 100
"""Thousands with one decimal."""
LARGEST = 5000

_FLOW = ("Estimate", "+/- CI", "95% Low", "95% High")
_FLOWS = (("survey_immigration", "Contacts"), ("survey_emigration", "Contacts"), ("survey_net_migration", ""))
_SUBHEADERS = tuple(word for _, contacts in _FLOWS for word in ((contacts, *_FLOW) if contacts else _FLOW))
# not applicable, not available, no contact: there is no estimate
_MISSING = frozenset({":", "..", "."})
_YEAR = re.compile(r"(?:19|20)\d\d")
# the slip is the publisher's
_SLIPS = {"Othe Commonwealth": "Other Commonwealth"}
_NATIONALITIES = {"European Union EU15": "eu15", "European Union EU8": "eu8", "Non-European Union": "non_eu"}
_SEXES = {"Persons": "all", "Males": "male", "Females": "female"}
_WHOLE = re.compile(r"(?:All\b.*|United Kingdom)")
# the block whose whole is read; that of every other must be the same
_FIRST = "Citizenship"


@dataclass(frozen=True, slots=True)
class _Block:
    """One characteristic: its name, and the columns of the sheet that it takes up."""

    name: str
    start: int
    columns: tuple[int, ...]
    """Where each of _SUBHEADERS stands."""


def recognises(given: GivenFile) -> bool:
    """Whether a file is this workbook: by its two sheets and what the table says of itself."""
    if not given.is_workbook:
        return False
    try:
        book = given.workbook
        if DATA not in book.sheet_names or SHOWN not in book.sheet_names:
            return False
        said = " ".join(value for row in book.sheet(SHOWN).rows[:12] for value in row if isinstance(value, str))
    except NetmigError:
        return False
    return "international passenger survey" in plain_words(said)


def read(given: GivenFile) -> Reading:
    """Every estimate with its interval.

    Raises LayoutError, with sheet, row and column, for anything not as described, and for an estimate
    that does not agree with its own margin of error, its flows or the same whole in another block.
    """
    name = called(given, NAME)
    book = given.workbook.cited_as(name)
    published = _published(given, book)
    known = copy_of(given)
    source = Source(
        id=f"passenger-survey-{published.isoformat()}",
        title=f"International Passenger Survey, long-term migration with margins of error ({name})",
        url=given.url,
        upstream=known.upstream if known else "",
        sha256=book.sha256,
        retrieved_at=given.retrieved_at,
        licence=OPEN_GOVERNMENT,
    )
    release = Release(
        id=f"ons-ips-{published.isoformat()}",
        publisher=PUBLISHER,
        title="Long-Term International Migration, estimates from International Passenger Survey (Table 1.02, series MN)",
        published_at=published_on(published),
        url=given.url,
        licence=OPEN_GOVERNMENT,
        methods=(("all", "International Passenger Survey alone; migration to and from Ireland from 2008 (Table 1.02)"),),
        sources=(source,),
        note="Estimates of the survey, not the long-term migration that was published from them.",
    )
    figures = tuple(_figures(book, release.id, source.id))
    return Reading(releases=((release, figures),), tables=tables_of([(release, figures)]))


READER = Reader(
    name=NAME, title="ONS International Passenger Survey, estimates with margins of error", recognises=recognises, read=read
)


def _published(given: GivenFile, book: Workbook) -> date:
    for row in book.sheet(SHOWN).rows:
        for value in row:
            if isinstance(value, str) and value.startswith("Published on") and (days := days_in(value)):
                check_day(given, days[0])
                return days[0]
    return date.fromisoformat(day_of(given))


def _blocks(book: Workbook, sheet: Sheet) -> tuple[int, list[_Block]]:
    """The row of the subheaders, and the blocks under it."""
    header = next((at for at, row in enumerate(sheet.rows) if "Year" in row and "Inflow" in row), None)
    if header is None:
        raise layout_error(book.name, sheet.reference(0, 0), "a row with 'Year' and 'Inflow'", sheet.cell(0, 0))
    starts = [at for at, value in enumerate(sheet.rows[header]) if value == "Year"]
    blocks: list[_Block] = []
    for start, stop in zip(starts, [*starts[1:], len(sheet.rows[header])], strict=True):
        columns = tuple(at for at in range(start, stop) if _text(sheet.cell(header + 1, at)))
        words = tuple(_text(sheet.cell(header + 1, at)) for at in columns)
        if words != _SUBHEADERS:
            wrong = next(
                (at for at, (one, other) in enumerate(zip(words, _SUBHEADERS, strict=False)) if one != other), len(words)
            )
            column = columns[wrong] if wrong < len(columns) else stop - 1
            raise layout_error(
                book.name,
                sheet.reference(header + 1, column),
                f"the headers {', '.join(_SUBHEADERS)}",
                sheet.cell(header + 1, column),
            )
        for column, flow in ((columns[0], "Inflow"), (columns[5], "Outflow")):
            if sheet.cell(header, column) != flow:
                raise layout_error(book.name, sheet.reference(header, column), repr(flow), sheet.cell(header, column))
        blocks.append(_Block(_text(sheet.cell(header, start + 1)), start, columns))
    return header + 1, blocks


def _text(value: Cell) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _figures(book: Workbook, release: str, source: str) -> Iterator[Figure]:
    sheet = book.sheet(DATA)
    header, blocks = _blocks(book, sheet)
    if _FIRST not in {block.name for block in blocks}:
        raise layout_error(book.name, sheet.reference(header - 1, 0), f"a block for {_FIRST}", blocks[0].name)
    wholes: dict[tuple[str, Period], Figure] = {}
    for block in sorted(blocks, key=lambda block: block.name != _FIRST):
        seen: set[tuple[Series, Period]] = set()
        for row, period, whole, dimensions in _rows(book, sheet, header, block):
            made = _in_row(book, sheet, block, row, period, dimensions, release, source)
            for figure in made:
                if (figure.series, period) in seen:
                    raise layout_error(
                        book.name, figure.locator, f"one row for {figure.series.key} in {period.label}", figure.value
                    )
                seen.add((figure.series, period))
                if not whole or block.name == _FIRST:
                    yield figure
                    if whole:
                        wholes[figure.series.measure, period] = figure
                elif (first := wholes.get((figure.series.measure, period))) is None or first.value != figure.value:
                    there = f"{first.value:,}, as {first.locator} has it" if first else "an estimate for everyone"
                    raise layout_error(book.name, figure.locator, there, figure.value)


def _rows(book: Workbook, sheet: Sheet, header: int, block: _Block) -> Iterator[tuple[int, Period, bool, dict[str, str]]]:
    """Each row of a block: its place, its year, whether it is of everyone, and what else it is of."""
    period: Period | None = None
    age = ""
    for row in range(header + 1, len(sheet.rows)):
        year = _text(sheet.cell(row, block.start))
        if year:
            if not _YEAR.fullmatch(year):
                raise layout_error(book.name, sheet.reference(row, block.start), "a year", year)
            period = calendar_year(int(year))
        label, second = (_text(sheet.cell(row, block.start + place)) for place in (1, 2))
        if not label and not second:
            for column in block.columns:
                if (value := sheet.cell(row, column)) is not None and str(value).strip():
                    raise layout_error(
                        book.name, sheet.reference(row, block.start + 1), "a word for the numbers beside it", value
                    )
            continue
        if period is None:
            raise layout_error(book.name, sheet.reference(row, block.start), "a year", sheet.cell(row, block.start))
        if block.name == "Age":
            age = label or age
            if second not in _SEXES:
                raise layout_error(book.name, sheet.reference(row, block.start + 2), "Persons, Males or Females", second)
            dimensions = {"age": "all" if _WHOLE.fullmatch(age) else slug(age), "sex": _SEXES[second]}
        elif _WHOLE.fullmatch(label) and not (block.name == "Country of Birth" and label == "United Kingdom"):
            dimensions = {}
        elif block.name == _FIRST:
            dimensions = {"nationality": _NATIONALITIES.get(label, label)}
        elif block.name.startswith("Area "):
            dimensions = {"area": label}
        else:
            dimensions = {"type": f"{block.name} {_SLIPS.get(label, label)}"}
        yield row, period, all(code == "all" for code in dimensions.values()), dimensions


def _in_row(
    book: Workbook, sheet: Sheet, block: _Block, row: int, period: Period, dimensions: dict[str, str], release: str, source: str
) -> list[Figure]:
    """The figures of one row, checked against their margins and against one another."""
    made: dict[str, Figure] = {}
    place = 0
    for measure, contacts in _FLOWS:
        interviews = _number(book, sheet, row, block.columns[place]) if contacts else None
        place += bool(contacts)
        columns = block.columns[place : place + 4]
        estimate, margin, low, high = (_number(book, sheet, row, column) for column in columns)
        place += 4
        where = sheet.reference(row, columns[0])
        if estimate is None and (margin, low, high) == (None, None, None):
            continue
        if estimate is None or margin is None or low is None or high is None:
            raise layout_error(book.name, where, "an estimate with its margin of error", estimate)
        if not _holds(estimate, margin, low, high):
            raise layout_error(book.name, where, f"an estimate {margin} above {low} and below {high}", estimate)
        # those who leave are held as negative numbers; the bounds change places with the sign
        sign = -1 if measure == "survey_emigration" else 1
        if sign * estimate < 0 and contacts:
            raise layout_error(
                book.name, where, "a negative number of those who leave, a positive one of those who come", estimate
            )
        ends = sorted(_people(sign * each) for each in (low, high))
        made[measure] = Figure(
            series=Series.of(measure, **dimensions),
            period=period,
            release=release,
            value=_people(sign * estimate),
            low=ends[0],
            high=ends[1],
            confidence="95%",
            rounding=ROUNDING,
            source=source,
            locator=where,
            note=f"{abs(int(interviews)):,} interviews" if interviews is not None else "",
        )
    values = [made[measure].value if measure in made else None for measure, _ in _FLOWS]
    inflow, outflow, net = values
    if inflow is not None and outflow is not None and net is not None and abs(net - (inflow - outflow)) > 1.5 * ROUNDING:
        balance = made["survey_net_migration"]
        raise layout_error(
            book.name, balance.locator, f"{inflow - outflow:,}, the flow in less the flow out, to within rounding", net
        )
    return list(made.values())


def _holds(estimate: float, margin: float, low: float, high: float) -> bool:
    """Whether the bounds are the margin away, to within three roundings; those of a flow stop at nothing."""
    below = abs(estimate - margin - low) < 0.151 or (low == 0 and estimate < margin)
    above = abs(estimate + margin - high) < 0.151 or (high == 0 and -estimate < margin)
    return below and above and low <= estimate <= high


def _people(thousands: float) -> int:
    return round(thousands * THOUSAND / ROUNDING) * ROUNDING


def _number(book: Workbook, sheet: Sheet, row: int, column: int) -> float | None:
    value = sheet.cell(row, column)
    # every cell has something, if only a blank: an empty one has lost its number
    if isinstance(value, str) and (not value.strip() or value.strip() in _MISSING):
        return None
    if value is None or isinstance(value, str) or not abs(value) < LARGEST * THOUSAND:
        raise layout_error(book.name, sheet.reference(row, column), "a number in thousands, or ':', '..' or '.'", value)
    return value
