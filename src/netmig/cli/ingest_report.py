"""What `netmig ingest` says of the files that it looked at: as tables, as JSON, as CSV."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ..codes import FLOWS, MEASURES
from ..ledger.differences import DifferenceKind
from ..ledger.figures import Figure, Release
from ..ledger.ledger import Ledger
from ..periods import Period
from ..series import Series
from ..sources.confirmation import Confirmation
from ..sources.ingestion import Examined
from .differences_report import change_tables, number
from .failures import failure
from .output import Column, Table, csv_text

HEADER = ("file", "release", "change", "series", "period", "before", "after", "unit", "locator")
# Files of which everything is shown; of more than that, each is one row.
KINDS: tuple[DifferenceKind, ...] = ("revised", "new", "dropped", "not_held")
IN_FULL = 4
SHOWN = 20
STATED = 8
# Of a table that was read, so much that it fits on a screen.
CODES, NOTES, NOTE = 4, 3, 40
_NUMBERED = re.compile(r"(?:note|definition) \d+: ")


def as_record(examined: Sequence[Examined], passed_over: Sequence[str], written: int | None) -> dict[str, Any]:
    """The JSON contract of `netmig ingest`."""
    failures = [each.failure for each in examined if each.failure is not None]
    # the worst of them, in the one shape that errors have
    error = failure(max(failures, key=lambda each: each.exit_code)) if failures else {}
    return {
        "schema_version": 1,
        "ok": True,
        **error,
        "files": [each.to_dict() for each in examined],
        "passed_over": list(passed_over),
        "written": written,
    }


def as_csv(examined: Sequence[Examined]) -> str:
    """Every figure that is new, revised, dropped or not held, one a row, with the words of `netmig diff`."""
    return csv_text(HEADER, _rows(examined))


def _rows(examined: Sequence[Examined]) -> Iterator[dict[str, Any]]:
    for file in examined:
        for changed in file.differences:
            for kind in KINDS:
                for each in changed.of(kind):
                    yield {
                        **each.to_dict(), "file": file.name, "release": changed.release.id, "change": kind.replace("_", " "), "unit": each.series.unit,
                        "locator": each.after.locator if each.after else "",
                    }  # fmt: skip


def tables_of_files(examined: Sequence[Examined], ledger: Ledger) -> list[Table]:
    """What each file is, what it has, and what it changes."""
    if len(examined) > IN_FULL:
        return [_overview(examined), *(table for each in examined for table in _problems(each))]
    return [table for each in examined for table in _with_next_steps(list(_tables(each)), each, ledger)]


def _overview(examined: Sequence[Examined]) -> Table:
    columns = (
        Column("File", below=True), Column("What it is", below=True), Column("Release"), Column("New", right=True), Column("Revised", right=True),
        Column("Unchanged", right=True), Column("Dropped", right=True), Column("To write", right=True), Column("Note"),
    )  # fmt: skip
    rows = tuple(
        (
            each.name, each.title or "not known", _releases(each), number(each.new), number(each.revised), number(each.unchanged),
            number(each.dropped), number(each.to_add), "cannot be taken in" if each.failure else f"{len(each.problems)} to look at" if each.problems else "",
        )
        for each in examined
    )  # fmt: skip
    notes = ("Name fewer files to see what each of them changes; --format csv lists every change of all.",)
    return Table(f"{len(examined)} files", columns, rows, notes)


def _releases(examined: Examined) -> str:
    newest = examined.release
    if newest is None:
        return ""
    others = len(examined.differences) - 1
    return newest.id + (f" and {others} more" if others else "")


def _tables(examined: Examined) -> Iterator[Table]:
    yield _facts(examined)
    if examined.reading is not None and examined.reading.tables:
        yield _read(examined)
    yield from _problems(examined)
    if examined.failure is None and examined.differences:
        newest, *others = examined.differences
        if newest.found or newest.beside or newest.restated:
            yield from change_tables(newest, title=f"by {newest.release.id}" if others else "")
        changing = [each for each in others if each.found or each.set_aside]
        if len(changing) > IN_FULL:
            yield _other_releases(changing)
        else:
            for each in changing:
                yield from change_tables(each, title=f"in what it says of {each.release.id}")


def _facts(examined: Examined) -> Table:
    release = examined.release
    rows = [("What it is", examined.title or "not known"), *(_of_release(release) if release else ()), *_headline(examined)]
    others = [each.release for each in examined.differences[1:]]
    if others:
        named = ", ".join(each.id for each in others[:IN_FULL])
        rows.append(("Figures also of", named + (f" and {len(others) - IN_FULL} more releases" if len(others) > IN_FULL else "")))
    if examined.differences and examined.differences[0].preceding:
        preceding = examined.differences[0].preceding
        rows.append(("Edition before", f"{preceding.id}, published {preceding.published_label}"))
    if release:
        rows += [(f"Method, {group}", method) for group, method in release.methods]
        rows += _stated(release)
    if examined.differences:
        rows.append(("Against the ledger", counted(examined)))
        rows += _confirmed(examined.confirmation)
    rows.append(("sha256", examined.sha256))
    return Table(examined.name, (Column(""), Column("")), tuple(rows))


def counted(examined: Examined) -> str:
    """The numbers of a file as the JSON gives them, in one line."""
    among = [
        *([f"{examined.held:,} held already"] if examined.held else ()),
        *([f"{examined.beside:,} beside figures of the same release from elsewhere"] if examined.beside else ()),
    ]
    parts = [
        f"{examined.new:,} new",
        f"{examined.revised:,} revised",
        f"{examined.unchanged:,} unchanged" + (f" ({', '.join(among)})" if among else ""),
        f"{examined.dropped:,} dropped",
        *([f"{missing:,} not held of it"] if (missing := examined.not_held) else ()),
        *([f"{examined.again:,} given again in another table"] if examined.again else ()),
    ]
    return ", ".join(parts)


def _headline(examined: Examined) -> list[tuple[str, str]]:
    """The newest figures of the three flows, which most people want first, and what the newest before them has become."""
    release = examined.release
    if release is None or examined.reading is None:
        return []
    flows = {Series.of(measure): MEASURES[measure].label for measure in FLOWS}
    told: dict[Series, dict[Period, Figure]] = {}
    for figure in examined.reading.figures:
        if (
            figure.release == release.id
            and figure.series in flows
            and figure.value is not None
            and figure.period.kind == "year_ending"
        ):
            known = told.setdefault(figure.series, {})
            if figure.low is not None or figure.period not in known:
                known[figure.period] = figure
    rows = []
    for series, label in flows.items():
        if periods := told.get(series):
            newest = periods[max(periods, key=lambda period: period.end)]
            said = f"{number(newest.value)} in {newest.period.label}"
            if newest.low is not None and newest.high is not None:
                said += f" ({number(newest.low)} to {number(newest.high)})"
            changed = [each for each in examined.differences[0].of("revised") if each.series == series]
            if changed and (last := max(changed, key=lambda each: each.period.end)).before is not None and last.after is not None:
                said += f"; {last.period.label} is now {number(last.after.value)}, was {number(last.before.value)}"
            rows.append((label, said))
    return rows


def _confirmed(found: Confirmation) -> list[tuple[str, str]]:
    """What confirms the figures, and where nothing does, so that someone can compare those with the publisher's page."""
    rows = []
    if found.repeated or found.to_rounding:
        said = [f"{number(found.repeated)} by another table or to the digit"] if found.repeated else []
        if found.to_rounding:
            said.append(
                f"{number(found.to_rounding)} by sums to within rounding (at most {number(found.furthest)} off unnoticed)"
            )
        rows.append(("Confirmed", ", ".join(said)))
    if found.unconfirmed:
        places = [
            f"{each.table} " + " and ".join(
                [*([number(each.figures)] if each.figures else []), *([f"{number(each.ends)} ends of intervals"] if each.ends else [])]
            )
            for each in found.unconfirmed[:SHOWN]
        ]  # fmt: skip
        more = [f"{len(found.unconfirmed) - SHOWN} more tables"] if len(found.unconfirmed) > SHOWN else []
        total = number(found.figures + found.ends)
        rows.append(
            ("Not confirmed", f"{total} numbers that nothing else in the file or before it says: {'; '.join((*places, *more))}")
        )
    return rows


def _stated(release: Release) -> list[tuple[str, str]]:
    """What a release says of its revisions: each reason once, with all the periods that it is given for."""
    periods: dict[tuple[str, str], list[str]] = {}
    for each in release.changes:
        periods.setdefault((each.kind, each.reason), []).append(each.periods)
    said = [(kind, reason, ", ".join(filter(None, dict.fromkeys(each)))) for (kind, reason), each in periods.items()]
    return [("It states", f"{kind}: {reason}" + (f" ({when})" if when else "")) for kind, reason, when in said[:STATED]]


def _of_release(release: Release) -> tuple[tuple[str, str], ...]:
    when = release.published_at.strftime("%Y-%m-%d %H:%M") if release.precision == "minute" else release.published_label
    return (
        ("Release", f"{release.id}: {release.title}"),
        ("Published", f"{when}, {release.publisher}"),
    )


def _read(examined: Examined) -> Table:
    tables = examined.reading.tables if examined.reading else ()
    columns = (
        Column("Table"), Column("Figures", right=True), Column("Periods"), Column("About", below=True), Column("Markers", below=True),
        Column("Notes", below=True),
    )  # fmt: skip
    rows = tuple(
        (
            table.name, number(table.figures), f"{table.first} to {table.last}" if table.first != table.last else table.first,
            "; ".join(map(_fewer, table.groups)), ", ".join(table.markers[:6]), _in_short(table.notes),
        )
        for table in tables[:SHOWN]
    )  # fmt: skip
    notes = (f"… and {len(tables) - SHOWN} more tables.",) if len(tables) > SHOWN else ()
    return Table(f"Read from {len(tables)} table{'' if len(tables) == 1 else 's'}", columns, rows, notes)


def _fewer(group: str) -> str:
    """The codes of a dimension, the first of many: the JSON has them all."""
    name, mark, codes = group.partition(": ")
    listed = codes.split(", ")
    return group if len(listed) <= CODES else f"{name}{mark}{', '.join(listed[:CODES])} and {len(listed) - CODES} more"


def _in_short(notes: Sequence[str]) -> str:
    """Where to look for what must be known: a note that has a number by that alone, another by how it begins."""
    named = [
        each.partition(": ")[0] if _NUMBERED.match(each) else each[:NOTE] + ("…" if len(each) > NOTE else "") for each in notes
    ]
    if len(named) <= NOTES:
        return ", ".join(named)
    return f"{', '.join(named[:NOTES])} and {len(named) - NOTES} more"


def _problems(examined: Examined) -> list[Table]:
    if not examined.problems:
        return []
    rows = tuple(
        (each.place.sheet, "" if each.place.row is None else str(each.place.row), each.place.column, each.message)
        for each in examined.problems[:SHOWN]
    )
    columns = (Column("Sheet"), Column("Row", right=True), Column("Column"), Column("What", below=True))
    left = len(examined.problems) - SHOWN
    said = "cannot be taken in" if examined.failure else "to look at"
    return [Table(f"{examined.name}: {said}", columns, rows, (f"… and {left} more.",) if left > 0 else ())]


def _other_releases(changing: Sequence[Any]) -> Table:
    columns = (Column("Release"), Column("New", right=True), Column("Revised", right=True), Column("Unchanged", right=True))
    rows = tuple(
        (each.release.id, *(number(each.count(kind)) for kind in ("new", "revised", "unchanged"))) for each in changing[:SHOWN]
    )
    left = len(changing) - SHOWN
    return Table("In what it says of other releases", columns, rows, (f"… and {left} more releases.",) if left > 0 else ())


def _with_next_steps(tables: list[Table], examined: Examined, ledger: Ledger) -> list[Table]:
    """The tables, with what to ask next under the last of them."""
    if examined.failure is not None or not examined.differences or (newest := examined.differences[0]).preceding is None:
        return tables
    is_held = newest.release.id in {each.id for each in ledger.releases()} and not examined.to_add
    command = f"`netmig diff {newest.preceding.id} {newest.release.id}`" if newest.preceding else ""
    step = (
        f"{command} shows what that release changed." if is_held else f"Once it is written, {command} shows all that it changed."
    )
    *others, last = tables
    return [*others, replace(last, notes=(*last.notes, step))]
