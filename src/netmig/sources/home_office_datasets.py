"""The Home Office's detailed datasets as published: visas, asylum, returns, irregular arrivals and others.

A workbook has a cover, contents and notes, and one sheet a dataset: `Data_Vis_D02` (once `Data -
Vis_D02`) with its title, its header on row 2 or 4, and a count a row down to "End of table". The
datasets are described in `home_office_tables`, which also says what was seen of them. Sheets of a
dataset that is not described are told of and left alone.
"""

from __future__ import annotations

import re
from datetime import date

from ..errors import LayoutError, Place
from ..ledger.figures import Figure, Release, Source
from ..periods import MONTH_NAMES
from .csv_tables import OPEN_GOVERNMENT
from .dataset_figures import figures_of, totals_of
from .dataset_sums import Added, add_up
from .dataset_views import Dataset
from .home_office import EDITIONS, edition_of_day
from .home_office_tables import BY_CODE, OPTIONAL
from .long_table import LongTable, find_table
from .reader import GivenFile, Problem, Reader, Reading, TableRead
from .stated_dates import publication_day, stated_day, stated_edition
from .workbook import Workbook

_DATA = re.compile(r"data[\s_-]+(?P<code>[A-Za-z]{2,4}_D\d{2})\s*", re.IGNORECASE)
_CODE = re.compile(r"\b[A-Z][A-Za-z]{1,3}_D\d{2}\b")


def recognises(given: GivenFile) -> bool:
    """Whether a file is a workbook with a sheet of one of the datasets."""
    return given.is_workbook and any(code_of(name) for name in given.workbook.sheet_names)


def code_of(sheet: str) -> str:
    """The dataset that a sheet's name says it holds, in small letters; empty for any other sheet.

    >>> code_of("Data_Vis_D02"), code_of("Data - Asy_D01"), code_of("Vis_P01")
    ('vis_d02', 'asy_d01', '')
    """
    found = _DATA.fullmatch(sheet.strip())
    return found["code"].lower() if found else ""


def read(given: GivenFile) -> Reading:
    """The figures of every dataset that is described, in the release of their edition.

    Raises LayoutError, with its place, for anything that is not as described, UsageError where
    nothing says when this was published.
    """
    book = given.workbook
    described = {name: BY_CODE[code_of(name)] for name in book.sheet_names if code_of(name) in BY_CODE}
    others = [name for name in book.sheet_names if code_of(name) and name not in described]
    if not described:
        raise LayoutError(
            f"{given.name} has the datasets {', '.join(others)}, and none of them is described.",
            f"Described are {', '.join(dataset.code for dataset in BY_CODE.values())}.",
            "Describe it in `home_office_tables`.", place=Place(others[0]),
        )  # fmt: skip
    cover = [(name, book.beginning(name)) for name in book.sheet_names if not code_of(name)]
    edition = stated_edition(str(cell) for _, rows in cover for _, cells in rows for cell in cells if cell)
    if not edition:
        edition = stated_edition(title for name, dataset in described.items() for title in _table(book, name, dataset).titles)
    known = EDITIONS.get(edition)
    of_edition = date.fromisoformat(known.published) if known and not known.note and len(known.published) == 10 else None
    day = publication_day(given, stated_day(cover), of_edition)

    added = [add_up(_table(book, name, dataset), dataset, day) for name, dataset in described.items()]
    _check_same(added)
    edition = _check_edition(edition, added)
    sources = tuple(
        Source(
            id=each.dataset.code.lower().replace("_", "-"), title=f"{each.dataset.code}: {each.dataset.title}", url=given.url,
            sha256=given.sha256, retrieved_at=given.retrieved_at, licence=OPEN_GOVERNMENT,
        )
        for each in added
    )  # fmt: skip
    release = edition_of_day(edition, day, *sources)
    made = {each.dataset.code: _made(each, release, source) for each, source in zip(added, sources, strict=True)}
    problems = [problem for each in added for problem in each.problems]
    problems += [
        Problem(f"{name} holds a dataset that is not described: nothing is read from it.", Place(name)) for name in others
    ]
    return Reading(
        releases=((release, tuple(figure for figures in made.values() for figure in figures)),),
        tables=tuple(_told(each, made[each.dataset.code]) for each in added),
        problems=tuple(problems),
    )


def _made(added: Added, release: Release, source: Source) -> tuple[Figure, ...]:
    return () if added.dataset.same_as else tuple(figures_of(added, release.id, source.id))


def _table(book: Workbook, sheet: str, dataset: Dataset) -> LongTable:
    always = (dataset.when, *(("year", "quarter") if dataset.when == "quarter" else ()))
    table = find_table(
        book, sheet, needed=tuple(dict.fromkeys((*always, *dataset.needed))),
        allowed=frozenset({*always, *dataset.needed, *dataset.others, *dataset.value, *OPTIONAL}),
    )  # fmt: skip
    values = [header for header in dataset.value if header in table.headers]
    if len(values) != 1:
        raise table.refuse(
            table.header_row, None, f"one column {' or '.join(map(repr, dataset.value))}", ", ".join(table.headers)
        )
    named = {code.lower() for title in table.titles for code in _CODE.findall(title)}
    if named and dataset.code.lower() not in named:
        raise table.refuse(1, 0, f"the title of {dataset.code}", table.titles[0])
    return table


def _check_edition(edition: str, added: list[Added]) -> str:
    """The edition, which is that of the newest quarter; LayoutError where the file says an earlier one."""
    newest = max(added, key=lambda each: each.periods[-1].end)
    last = newest.periods[-1]
    if not edition:
        return f"{MONTH_NAMES[last.end.month - 1]} {last.end.year}"
    month, year = edition.split()
    if (last.end.year, last.end.month) > (int(year), MONTH_NAMES.index(month) + 1):
        raise newest.table.refuse(
            newest.table.header_row, None, f"no period after the year ending {edition}, which the file says it is", last.label
        )
    return edition


def _check_same(added: list[Added]) -> None:
    """Datasets that tell the same by other columns must have the same totals."""
    by_code = {each.dataset.code: each for each in added}
    for each in added:
        other = by_code.get(each.dataset.same_as)
        if other is None:
            continue
        theirs = totals_of(other)
        for (series, period), total in totals_of(each).items():
            of_other = theirs.get((series, period))
            if of_other is not None and (of_other.value, of_other.unknown) != (total.value, total.unknown):
                raise each.table.refuse(
                    total.first, each.value_column, f"{of_other.value:,} in all as in {other.dataset.code} ({series.name}, {period.label})",
                    total.value,
                )  # fmt: skip


def _told(added: Added, figures: tuple[Figure, ...]) -> TableRead:
    first, last = added.periods[0].label, added.periods[-1].label
    dimensions = dict.fromkeys(name for figure in figures for name, _ in figure.series.fixed)
    notes = [f"{added.rows:,} rows"]
    if added.dataset.same_as:
        notes.append(f"the same totals as in {added.dataset.same_as}, from which the figures are read")
    return TableRead(
        name=f"{added.table.sheet}: {added.dataset.title}", figures=len(figures), first=first, last=last,
        groups=tuple(dimensions), markers=added.markers, notes=tuple(notes),
    )  # fmt: skip


READER = Reader(
    name="home-office-datasets",
    title="Home Office immigration system statistics, detailed datasets",
    recognises=recognises,
    read=read,
)
