"""The workbook of 22 May 2025, known by its cover sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..errors import NetmigError
from ..ledger.figures import Source
from .csv_tables import OPEN_GOVERNMENT
from .known_copies import called, check_day, copy_of
from .ons_workbook import MAY_2025, read_workbook
from .reader import GivenFile, Reader, Reading
from .tables_read import tables_of


def _recognises(file: GivenFile) -> bool:
    if file.container != "xlsx":
        return False
    try:
        cover = file.workbook.sheet("Cover_sheet")
    except NetmigError:
        return False
    return any("22 May 2025" in str(value) for row in cover.rows for value in row)


def _read(file: GivenFile) -> Reading:
    check_day(file, date(2025, 5, 22), "its cover sheet says")
    known = copy_of(file)
    # what is cited is called the same, whatever the file was called when it was handed in
    file = replace(file, name=called(file, "ons-long-term-migration"))
    source = Source(
        id="workbook-2025-05-22",
        title="Long-term international migration: Year Ending June 2012 to Year Ending December 2024 (may25v5.0.xlsx)",
        upstream=known.upstream if known else "",
        sha256=file.sha256,
        licence=OPEN_GOVERNMENT,
    )
    releases = tuple(
        (release, tuple(figures)) for release, figures in read_workbook(file.workbook, MAY_2025, "2025-05-22", source)
    )
    return Reading(releases=releases, tables=tables_of(releases))


READER = Reader(
    name="ons-long-term-migration", title="ONS long-term international migration, workbook", recognises=_recognises, read=_read
)
