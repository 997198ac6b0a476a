"""How long a publisher's workbook takes to be read whole, and how much memory, in a process of its own.

The workbook is that of ONS of May 2025 (3.5 MB, 28 MB unpacked, styled blanks to column WVH) where
it lies in ../shared/data or the folder named in NETMIG_DATA; elsewhere one of that shape is made.
netmig weighs it, reads every table, and checks the figures against one another; openpyxl, in its
read-only mode, does no more than hand out every cell.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from netmig.ledger.bundled import Bundled
from netmig.ledger.ledger import Ledger
from netmig.series import Series

from .rows import Row, typical

NAME = "ons_ltim_2025-05-22_ye-dec-2024_may25v5.0.xlsx"
RUNS = 5
SECONDS, MEGABYTES = 2, 300
# the made workbook: styled blanks up to column WVH of so many rows, in two sheets
ROWS, LAST_COLUMN = 40, 16_128
GROUPS = ("all", "british", "eu_plus", "non_eu_plus")
FLOWS = {"Immigration": "immigration", "Emigration": "emigration", "Net migration": "net_migration"}

_MEASURED = """
import resource, sys, time
began = time.perf_counter()
{work}
seconds = time.perf_counter() - began
# kilobytes on Linux, bytes on a Mac
used = resource.getrusage(resource.RUSAGE_SELF)
peak = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 ** 2)
print(seconds, peak, count, used.ru_utime + used.ru_stime)
"""
_NETMIG = """
from pathlib import Path
from netmig.sources.ons_workbook import read, recognises
from netmig.sources.reader import GivenFile
path = Path(sys.argv[1])
given = GivenFile(path.name, path.read_bytes())
assert recognises(given)
count = len(read(given).figures)
"""
_OPENPYXL = """
import openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
count = sum(value is not None for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)
"""


def run() -> list[Row]:
    """Seconds and megabytes of a whole reading, imports included, and openpyxl's beside it."""
    with TemporaryDirectory() as folder:
        path = real() or made(Path(folder))
        what = "the workbook of May 2025" if path.name == NAME else "a made workbook of the shape of May 2025's"
        seconds, peak, figures, busy = measured(_NETMIG, path)
        rows = [
            Row(
                "read a workbook of ONS",
                seconds,
                "s",
                SECONDS,
                f"{what}: {figures:,} figures, imports included, median of {RUNS}",
            ),
            Row(
                "processor time of it",
                busy,
                "s",
                None,
                "what it would take on a machine that does nothing else; the whole process",
            ),
            Row("memory at its peak", peak, "MB", MEGABYTES, "the whole process"),
        ]
        if find_spec("openpyxl") is None:
            return [
                *rows,
                Row("openpyxl, for comparison", float("nan"), "s", None, "not measured: openpyxl is not installed here"),
            ]
        others, other_peak, cells, other_busy = measured(_OPENPYXL, path)
    return [
        *rows,
        Row(
            "openpyxl, read-only, every cell",
            others,
            "s",
            None,
            f"{cells:,} filled cells, {other_peak:.0f} MB at its peak, {other_busy:.1f} s of processor time",
        ),
        Row("netmig ÷ openpyxl", seconds / others, "×", 1, "the same file in the same run"),
    ]


def measured(work: str, path: Path) -> tuple[float, float, int, float]:
    """Seconds, megabytes at the peak, what was counted, and seconds of the processor; the medians of the runs."""
    told = []
    for _ in range(RUNS):
        done = subprocess.run(
            [sys.executable, "-c", _MEASURED.format(work=work), str(path)], check=True, capture_output=True, text=True
        )
        told.append([float(each) for each in done.stdout.split()])
    seconds, peak, _, busy = (typical(each[place] for each in told) for place in range(4))
    return seconds, peak, int(told[0][2]), busy


def real() -> Path | None:
    """The publisher's file, where there is one."""
    folder = Path(os.environ.get("NETMIG_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")
    path = folder / "ons" / NAME
    return path if path.is_file() else None


def made(folder: Path) -> Path:
    """A workbook with as many styled blanks: Table 1 of the shipped figures, and a cover that reaches column WVH."""
    path = folder / "made.xlsx"
    book = Workbook(str(path), {"constant_memory": True})
    style = book.add_format({"bold": True})
    cover = ["Long-term international migration: year ending December 2024", "Publication date", "22 May 2025"]
    for name, texts in (("Cover_sheet", cover), ("Notes", ["Notes"])):
        sheet = book.add_worksheet(name)
        for row in range(ROWS):
            sheet.write(row, 0, texts[row] if row < len(texts) else "", style)
            for column in range(1, LAST_COLUMN):
                sheet.write_blank(row, column, None, style)
    ledger = Ledger([Bundled()])
    sheet = book.add_worksheet("Table 1")
    sheet.write_row(0, 0, ["Table 1: by nationality"])
    sheet.write_row(1, 0, ["Flow", "Period", "All Nationalities", "British", "EU+", "Non-EU+"])
    row = 2
    for word, measure in FLOWS.items():
        columns = [ledger.view(Series.of(measure, nationality=group)).as_of("2025-05-22") for group in GROUPS]
        for period in columns[1]:
            if period.label >= "YE" and period.end.year > 2012:
                sheet.write_row(row, 0, [word, period.label, *(column[period].value for column in columns)])
                row += 1
    book.close()
    return path
