"""`netmig export`: any part of the ledger in a file, for people and for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from ..codes import DIMENSIONS
from ..errors import UsageError
from ..exports.formats import FORMATS, Format, format_of, write
from ..exports.selection import Selected, Selection, select
from .options import Asked, reading_options
from .output import several


def _dimension_options(command: Any) -> Any:
    """One option for each dimension of the code lists, which may be repeated."""
    for dimension in reversed(DIMENSIONS.values()):
        command = click.option(
            f"--{dimension.name.replace('_', '-')}",
            dimension.name,
            metavar="CODE",
            multiple=True,
            help=f"{dimension.label}; {dimension.default} if not given; '*' is every one; may be repeated.",
        )(command)
    return command


@click.command
@click.argument("measures", metavar="[MEASURE]...", nargs=-1)
@_dimension_options
@click.option("--all", "every_series", is_flag=True, help="Every series of the measures; without a measure, the whole ledger.")
@click.option(
    "--period", "periods", multiple=True, metavar="LABEL", help="Only this period, such as 'YE Jun 2023'; may be repeated."
)
@click.option("--history", is_flag=True, help="Every figure published, a row a release; up to --as-of where that is given.")
@click.option("--release", default="", metavar="RELEASE", help="Only what this release itself says.")
@click.option("--updated-after", metavar="DATE", help="Only figures of releases published after the end of that day in London.")
@reading_options(*FORMATS, by_ending=True)
def export(
    *,
    asked: Asked,
    measures: tuple[str, ...],
    every_series: bool,
    periods: tuple[str, ...],
    history: bool,
    release: str,
    updated_after: str | None,
    **dimensions: tuple[str, ...],
) -> int:
    """Write the figures of MEASURE… to a file: as CSV, JSON, Parquet, a spreadsheet or a data package.

    Without further options: the newest figure for each period, for all nationalities, reasons and
    so on. The ending of --output says the format: .csv, .json, .jsonl, .parquet, .xlsx, .ods, or .zip
    for a data package; a name without an ending is the folder of one.
    """
    if not measures and not every_series:
        context = click.get_current_context(silent=True)
        raise click.UsageError("Which measures? Name one, such as net_migration, or give --all for the whole ledger.", context)
    how = _format(asked)
    chosen = Selection.of(
        measures,
        every_series=every_series,
        periods=periods,
        as_of=asked.as_of,
        history=history,
        release=release,
        updated_after=updated_after,
        **{name: codes for name, codes in dimensions.items() if codes},
    )
    with _waiting():
        selected = select(asked.open_ledger(), chosen)
        if asked.output is None:
            body = how.bytes_of(selected)
        else:
            write(selected, asked.output, how.name)
    _tell(selected)
    if asked.output is None:
        _to_stdout(body)
    else:
        sys.stderr.write(
            f"wrote {asked.output}: {several(len(selected.figures), 'figure')} from {several(len(selected.releases), 'release')}\n"
        )
    return 0


@contextmanager
def _waiting() -> Iterator[None]:
    """A sign on a terminal that work goes on: the whole ledger as a workbook takes many seconds."""
    if not sys.stderr.isatty():
        yield
        return
    # only a terminal needs it, and it is slow to load
    from rich.console import Console  # noqa: PLC0415

    with Console(stderr=True).status("writing…"):
        yield


def _format(asked: Asked) -> Format:
    """The format asked for; UsageError where it cannot go where it is to go."""
    if asked.output is not None:
        how = FORMATS[asked.form] if asked.form else format_of(asked.output)
        if how.name == "package" and asked.output.suffix and asked.output.suffix.lower() != ".zip":
            raise UsageError(
                f"A data package is a folder or a .zip file, not {asked.output.name}.",
                "",
                "Name it so, or choose another format.",
            )
        return how
    how = FORMATS[asked.form or "csv"]
    if not how.is_text and sys.stdout.isatty():
        raise UsageError(f"{how.name} is nothing for a terminal.", "", f"Name a file: --output figures{how.endings[0]}")
    return how


def _tell(selected: Selected) -> None:
    """What must be said beside the figures, on stderr."""
    chosen, as_of = selected.selection, selected.selection.as_of
    if not selected.figures:
        if chosen.release:
            why = f"{chosen.release} says nothing of that."
        elif chosen.updated_after:
            why = "Nothing of that has been published since."
        else:
            why = "By then nothing had been published of that."
        sys.stderr.write(f"note: {why}\n")
    if as_of is not None and as_of.date() > selected.watched_through:
        until = selected.watched_through.isoformat()
        sys.stderr.write(f"note: Publications have been watched until {until}: a later one is not known here.\n")


def _to_stdout(body: bytes) -> None:
    sys.stdout.flush()
    if stream := getattr(sys.stdout, "buffer", None):
        stream.write(body)
        stream.flush()
    else:
        sys.stdout.write(body.decode())
