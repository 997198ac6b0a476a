"""Every format that there is, one line each, and how one is known by the name of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..ledger.ledger import Ledger
from ..periods import Period
from ..whole_files import write_whole, write_whole_folder
from .ods import to_ods
from .package import package, to_package_zip
from .parquet import to_parquet
from .selection import Selected, Selection, select
from .text_tables import to_csv, to_json, to_json_lines
from .xlsx import to_xlsx


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a selection."""

    name: str
    endings: tuple[str, ...]
    bytes_of: Callable[[Selected], bytes]
    is_text: bool = False
    """Whether it may go to a terminal."""


FORMATS = {
    each.name: each
    for each in (
        Format("csv", (".csv",), to_csv, is_text=True),
        Format("json", (".json",), to_json, is_text=True),
        Format("jsonl", (".jsonl", ".ndjson"), to_json_lines, is_text=True),
        Format("parquet", (".parquet",), to_parquet),
        Format("xlsx", (".xlsx",), to_xlsx),
        Format("ods", (".ods",), to_ods),
        Format("package", (".zip",), to_package_zip),
    )
}


def format_of(path: Path) -> Format:
    """The format that a file's ending says; a name without an ending is the folder of a data package.

    Raises UsageError, which lists the endings, for any other.

    >>> format_of(Path("net.ods")).name, format_of(Path("net-migration")).name
    ('ods', 'package')
    """
    ending = path.suffix.lower()
    if not ending:
        return FORMATS["package"]
    for each in FORMATS.values():
        if ending in each.endings:
            return each
    known = ", ".join(ending for each in FORMATS.values() for ending in each.endings)
    raise UsageError(
        f"{path.name} does not say in which format it is to be.",
        f"Known endings: {known}; none is a folder with a data package.",
        "Name the format.",
    )


def write(selected: Selected, path: Path, format_name: str = "") -> None:
    """Write a selection to a file, or to a folder for a data package without .zip, whole or not at all.

    The format is that named, else the one that the file's ending says. Raises UsageError where it
    cannot be written, MissingExtraError where the format needs a library that is not installed.
    """
    if format_name and format_name not in FORMATS:
        raise UsageError(f"There is no format {format_name!r}.", f"There is: {', '.join(FORMATS)}.")
    how = FORMATS[format_name] if format_name else format_of(path)
    if how.name == "package" and path.suffix.lower() != ".zip":
        write_whole_folder(path, package(selected))
    else:
        write_whole(path, how.bytes_of(selected))


def export(
    ledger: Ledger,
    path: str | Path,
    measures: str | Iterable[str] = (),
    *,
    format: str = "",  # noqa: A002 - the option is called so everywhere else
    every_series: bool = False,
    periods: Iterable[Period | str] = (),
    as_of: str | date | datetime | None = None,
    history: bool = False,
    release: str = "",
    updated_after: str | date | datetime | None = None,
    **dimensions: Any,
) -> Selected:
    """The figures that were written to a file, or to a folder, in the format that its ending says.

    Without further words: the newest figure for each period of the measures' own series. Dimensions
    take one code, several, or "*" for every one; `every_series` is every one of all dimensions, and
    without measures the whole ledger. Raises what `Selection.of`, `select` and `write` raise.

    >>> import tempfile
    >>> from datetime import datetime, timezone
    >>> from netmig.ledger.figures import Figure, Release
    >>> from netmig.periods import year_ending
    >>> from netmig.series import Series
    >>> noon = datetime(2001, 1, 1, 12, tzinfo=timezone.utc)
    >>> published = Release(id="example-2001-01-01", publisher="Nobody", title="An example", published_at=noon)
    >>> figure = Figure(series=Series.of("net_migration"), period=year_ending(2000, 6), release=published.id, value=1000)
    >>> ledger = Ledger.of([(published, [figure])])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     len(export(ledger, Path(folder) / "net.csv", "net_migration").figures)
    1
    """
    chosen = Selection.of(
        measures, every_series=every_series, periods=periods, as_of=as_of, history=history, release=release,
        updated_after=updated_after, **dimensions,
    )  # fmt: skip
    selected = select(ledger, chosen)
    write(selected, Path(path), format)
    return selected
