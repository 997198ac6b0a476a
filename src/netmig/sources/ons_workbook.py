"""A long-term migration workbook of ONS, whichever of its layouts it has, as releases with their figures.

    cover ──► release      sheets ──► tables of `ons_layouts` ──► figures ──► checked against one another

Seen: the workbook of 22 May 2025. The layouts of 2023, 2024, November 2025 and May 2026 are inferred
from what public programs that read those files take from them, and from tables that were extracted
from them; each file in `ons_layouts` says which. A release that is not known yet is made from the
workbook's cover, so that one that comes out tomorrow can be read without a change here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..codes import plain_words
from ..errors import LayoutError, NetmigError, NotHeldError, Place, UsageError
from ..ledger.figures import Figure, Release, Source, StatedChange
from ..periods import MONTHS, Period
from .csv_tables import OPEN_GOVERNMENT
from .known_copies import called, check_day, copy_of, day_of
from .ons_checks import check_figures
from .ons_cover import Cover, check_contents, cover_sheet, days_in, note_texts, read_cover, stated_changes
from .ons_layouts import Layout, layouts
from .ons_releases import long_term_release, release_of_month, release_of_unknown_day, unlisted_month
from .ons_rows import TableFigures, read_rows
from .ons_tables import Finder, Opened, is_front_matter
from .reader import GivenFile, Problem, Reader, Reading, TableRead
from .tables_read import tables_of
from .workbook import Sheet, Workbook, layout_error

NAME = "ons-long-term-migration"
_SUBJECT = re.compile(r"\blong term international (?:im)?migration\b")
_OTHER_SUBJECT = re.compile(
    r"\binternational passenger survey, annual|\bestimates from (?:the )?international passenger survey\b"
)
_MONTH_ALONE = re.compile(r"ons-ltim-\d{4}-\d{2}")
# a workbook comes out five months after its last period; far from that, one of the two days is wrong
_SOONEST, _LATEST = timedelta(days=30), timedelta(days=540)


@dataclass(frozen=True, slots=True)
class _TableHere:
    opened: Opened
    made: TableFigures


def recognises(given: GivenFile) -> bool:
    """Whether a file is a long-term migration workbook: its first sheets say so."""
    if not given.is_workbook:
        return False
    try:
        book = given.workbook
        said = " ".join(_first_words(book.sheet(name)) for name in book.sheet_names[:4])
    except NetmigError:
        return False
    return bool(_SUBJECT.search(said)) and not _OTHER_SUBJECT.search(said) and "Raw Data" not in book.sheet_names


def _first_words(sheet: Sheet) -> str:
    return " ".join(plain_words(value) for row in sheet.rows[:6] for value in row[:2] if isinstance(value, str))


def read(given: GivenFile) -> Reading:
    """The releases, tables and problems of a workbook.

    Raises LayoutError, with its place, for a described table that is not as described and for figures
    that contradict one another; UsageError where neither the cover nor the user says when it was
    published, or where they say different days.
    """
    # what is cited is called the same, whatever the file was called when it was handed in
    name = called(given, NAME)
    book = given.workbook.cited_as(name)
    cover = read_cover(book, given.published)
    published = _published(given, cover)
    known = copy_of(given)
    source = Source(
        id=f"workbook-{published.isoformat()}",
        title=f"{cover.title} ({_as_published(name)})" if cover.title else name,
        url=given.url,
        upstream=known.upstream if known else "",
        sha256=book.sha256,
        retrieved_at=given.retrieved_at,
        licence=OPEN_GOVERNMENT if cover.open_licence else "",
    )
    if given.release and given.release != f"ons-ltim-{published.isoformat()}":
        raise UsageError(
            f"{given.name} is the release ons-ltim-{published.isoformat()}, as its cover says.",
            f"It is said to be {given.release}.",
        )
    return read_workbook(book, source, published, cover)


READER = Reader(name=NAME, title="ONS long-term international migration, workbook of tables", recognises=recognises, read=read)


def _published(given: GivenFile, cover: Cover) -> date:
    if cover.published is None:
        return date.fromisoformat(day_of(given))
    check_day(given, cover.published, f"{cover.published_at} says")
    return cover.published


def _as_published(name: str) -> str:
    """The publisher's own name of a copy: "ons_ltim_2025-05-22_ye-dec-2024_may25v5.0.xlsx" was "may25v5.0.xlsx"."""
    return name.rpartition("_")[2]


def read_workbook(
    book: Workbook, source: Source, published: date, cover: Cover, described: Sequence[Layout] | None = None
) -> Reading:
    """Every described table of a workbook, by the release that its figures belong to, and what is not described."""
    release = long_term_release(
        published,
        edition=cover.edition,
        title=cover.bulletin,
        methods=cover.methods,
        url=source.url,
        licence=source.licence,
        note=f"Next release, as the workbook says: {cover.next_release}" if cover.next_release else "",
        after=cover.earlier,
    )
    sheets = [sheet for name in book.sheet_names if not is_front_matter(sheet := book.sheet(name)) and sheet != cover_sheet(book)]
    finder = Finder(book, sheets, layouts() if described is None else described)
    listed = check_contents(book)
    tables, problems = _tables(finder, sheets, source, release, _release_of(release, cover))
    _refuse_missing_tables(book, finder, tables, listed=listed)
    tables, contradicting = _agreeing(book.name, tables)
    problems += contradicting
    problems += [problem for table in tables for problem in _undated(table.made.figures, table.opened.sheet.name)]
    figures = [figure for table in tables for figure in table.made.figures]
    _check_day(book, tables, cover, published, release)
    problems += _edition_problems(book, tables, cover)
    changes = (*stated_changes(book), *(change for table in tables for change in table.made.changes))
    releases = tuple(_by_release(figures, release, source, changes))
    return Reading(releases=releases, tables=tuple(_told(book, tables, releases)), problems=tuple(problems))


def _tables(
    finder: Finder, sheets: Iterable[Sheet], source: Source, release: Release, known: Callable[[str], str]
) -> tuple[list[_TableHere], list[Problem]]:
    tables: list[_TableHere] = []
    problems: list[Problem] = []
    for sheet in sheets:
        opened = finder.open(sheet)
        if isinstance(opened, Problem):
            problems.append(opened)
            continue
        try:
            made = read_rows(opened, release=release.id, source=source.id, release_of=known, cited=finder.cited)
        except LayoutError as error:
            if opened.table.sure:
                raise
            problems.append(_left_out(opened, error))
            continue
        tables.append(_TableHere(opened, made))
        problems += [*finder.odd_headers(opened), *made.problems]
    return tables, problems


def _left_out(opened: Opened, error: LayoutError) -> Problem:
    """What to report of a table that nobody saw before and that is not as it was thought to be."""
    return Problem(f"{opened.sheet.name} is not read: {error.asked} {error.available}", error.place)


def _agreeing(book: str, tables: list[_TableHere]) -> tuple[list[_TableHere], list[Problem]]:
    """The tables whose figures do not contradict one another, and what to report of those that do.

    Raises LayoutError for contradictions among tables whose headers someone read. A table that was
    only inferred may be something else than was thought: it is left out where it contradicts the others.
    """
    agreeing = [table for table in tables if table.opened.table.sure]
    check_figures(book, [figure for table in agreeing for figure in table.made.figures])
    problems: list[Problem] = []
    for table in tables:
        if not table.opened.table.sure:
            try:
                check_figures(book, [figure for each in (*agreeing, table) for figure in each.made.figures])
            except LayoutError as error:
                problems.append(_left_out(table.opened, error))
            else:
                agreeing.append(table)
    return [table for table in tables if table in agreeing], problems


def _release_of(own: Release, cover: Cover) -> Callable[[str], str]:
    """The release that a month or day of Table 5 is of: this workbook's own, or an earlier one.

    A day in the table is that of the release; a month is that of one that is listed, of one whose day the cover gives, or
    else of one of which the month is all that is known. What can be none of these raises NotHeldError.
    """
    here = own.published

    def known(words: str) -> str:
        days = days_in(words)
        if days:
            return _of_day(days[0], own)
        name, _, year = words.partition(" ")
        if f"{name[:3].capitalize()} {year[-2:]}" == f"{MONTHS[here.month - 1]} {here.year % 100:02d}":
            return own.id
        try:
            day = release_of_month(words)
        except NotHeldError:
            month = unlisted_month(words, here)
            on_cover = [each for each in cover.earlier if each.isoformat().startswith(month)]
            return f"ons-ltim-{on_cover[0].isoformat() if len(on_cover) == 1 else month}"
        if day > here.isoformat():
            raise NotHeldError(f"A release of {words} is later than this workbook.")
        return f"ons-ltim-{day}"

    return known


def _of_day(day: date, own: Release) -> str:
    """The release of a day: one that is listed, or of a month of which none is listed."""
    if day == own.published:
        return own.id
    month = f"{MONTHS[day.month - 1]} {day.year % 100:02d}"
    try:
        listed = release_of_month(month)
    except NotHeldError:
        unlisted_month(month, own.published)
        return f"ons-ltim-{day.isoformat()}"
    if listed != day.isoformat() or day > own.published:
        raise NotHeldError(f"There is no release of {day.isoformat()} before this workbook: that month's is of {listed}.")
    return f"ons-ltim-{listed}"


def _undated(figures: Iterable[Figure], sheet: str) -> list[Problem]:
    """What to say of releases of which the table gives no more than the month."""
    found = sorted({figure.release for figure in figures if _MONTH_ALONE.fullmatch(figure.release)})
    return [
        Problem(
            f"{sheet}: the rows of {each.removeprefix('ons-ltim-')} are filed under {each}, for the day of that release is not known."
            " A ledger that has the release itself has them there; releases.toml can say the day (docs/layouts.md).",
            Place(sheet, None, ""),
        )
        for each in found
    ]


def _refuse_missing_tables(book: Workbook, finder: Finder, tables: Iterable[_TableHere], *, listed: bool) -> None:
    found = {table.opened.table.number for table in tables}
    layout = finder.layout
    if not found & set(layout.main):
        raise layout_error(
            book.name,
            book.sheet_names[0],
            f"a sheet with Table {' or '.join(layout.main)}",
            f"sheets {', '.join(book.sheet_names)}",
        )
    missing = [table.number for table in layout.tables if table.sure and table.number not in found]
    if layout.seen and not listed and missing:
        raise layout_error(
            book.name,
            book.sheet_names[0],
            f"a sheet with Table {missing[0]} ({layout.name})",
            f"sheets {', '.join(book.sheet_names)}",
        )


def _last_period(tables: Iterable[_TableHere], release: Release) -> tuple[Period, str] | None:
    flows = [
        (figure.period, figure.locator)
        for table in tables
        for figure in table.made.figures
        if figure.release == release.id and figure.period.is_year
    ]
    return max(flows, key=lambda each: each[0].end, default=None)


def _check_day(book: Workbook, tables: list[_TableHere], cover: Cover, published: date, release: Release) -> None:
    if not (last := _last_period(tables, release)):
        return
    period, where = last
    if not _SOONEST <= published - period.end <= _LATEST:
        raise layout_error(
            book.name,
            cover.published_at or where,
            f"a day of publication within 18 months after {period.label} ({where})",
            published.isoformat(),
        )


def _edition_problems(book: Workbook, tables: list[_TableHere], cover: Cover) -> list[Problem]:
    own = [figure.period for table in tables for figure in table.made.figures if figure.period.is_year]
    if not own or not cover.edition:
        return []
    last = max(own, key=lambda period: period.end)
    month = cover.edition.removeprefix("year ending ")
    if last.label == f"YE {month[:3]} {month[-4:]}":
        return []
    return [
        Problem(f"{book.name} calls itself {cover.edition!r}, but its last period is {last.label}.", Place(cover.sheet, 1, "A"))
    ]


def _by_release(
    figures: Iterable[Figure], own: Release, source: Source, changes: tuple[StatedChange, ...]
) -> Iterable[tuple[Release, tuple[Figure, ...]]]:
    its: dict[str, list[Figure]] = {own.id: []}
    for figure in figures:
        its.setdefault(figure.release, []).append(figure)
    for each, those in its.items():
        if each == own.id:
            yield replace(own, sources=(source,), changes=changes), tuple(those)
        else:
            when = each.removeprefix("ons-ltim-")
            earlier = (
                release_of_unknown_day(when) if _MONTH_ALONE.fullmatch(each) else long_term_release(date.fromisoformat(when))
            )
            yield replace(earlier, sources=(source,)), tuple(those)


def _told(
    book: Workbook, tables: Iterable[_TableHere], releases: Sequence[tuple[Release, tuple[Figure, ...]]]
) -> Iterator[TableRead]:
    """The tables in a few facts, with the beginnings of the notes that each refers to."""
    texts = note_texts(book)
    in_sheets = {each.name: each for each in tables_of(releases)}
    for table in tables:
        sheet = table.opened.sheet
        if sheet.name in in_sheets:
            notes = tuple(f"{each}: {texts[each]}" for each in _references(sheet, table.opened.header_row) if each in texts)
            name = sheet.name if plain_words(sheet.name).startswith("table") else f"Table {sheet.name}"
            yield replace(in_sheets[sheet.name], name=name, notes=notes)


def _references(sheet: Sheet, header_row: int) -> list[str]:
    """The notes and definitions that a table's title and header refer to, in order."""
    found: dict[str, None] = {}
    for row in sheet.rows[: header_row + 1]:
        for value in row:
            for kind, numbers in re.findall(r"\[(note|definition)s?([^\]]*)\]", str(value), re.IGNORECASE):
                found.update(dict.fromkeys(f"{kind.lower()} {number}" for number in re.findall(r"\d+", numbers)))
    return list(found)
