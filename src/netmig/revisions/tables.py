"""Any vintaged table as a triangle: a CSV file, or a frame of pandas, Polars or Arrow.

Long, one row a value, with the columns `period`, `published` and `value`, and if there are any `status`,
`method` (what was done otherwise is a change of method) and `kind` (R1, R2, R3, C). Or wide: one column
`period`, and one for each day of publication. Columns stand in any order; cells without a value are passed over.

Periods are written in any of netmig's forms (YE Jun 2023, 2023, 2023/24, 2023 Q2, Jun 2023), as 2023Q2,
2023-Q2, 2023M06 or 2023-06, or as the first (or last) day of a month, quarter or year: how long they are is
told by how far apart they stand.
"""

from __future__ import annotations

import csv
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import gcd
from pathlib import Path
from typing import Any, Literal

from ..errors import NetmigError, UsageError
from ..ledger.figures import moment
from ..periods import Period, calendar_year, day, month, parse_period, quarter, span, week_ending
from .comparability import Change
from .entries import Number
from .triangle import Triangle

NEEDED = ("period", "published", "value")
ALSO = ("status", "method", "kind")
NOTHING = frozenset({"", "na", "n/a", "nan", "none", "null", "-", "..", ".", "[x]", "[z]", "[c]"})
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"(\d{4})[-/](\d{2})")
_QUARTER = re.compile(r"(\d{4})[\s:_-]?Q([1-4])", re.IGNORECASE)
_SPACES = re.compile(r"[\u00a0\u2009\u202f]")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_SPACED = re.compile(r"[+-]? ?\d{1,3}( \d{3})*([.,]\d+)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[+-]?(\d+|\d{1,3}(\.\d{3})+),\d+", re.ASCII)
_LETTER_MONTH = re.compile(r"(\d{4})[\s:_-]?M(\d{1,2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OfTable:
    """What a table itself says of the methods and kinds behind its values."""

    methods: Mapping[tuple[Period, int], str]
    stated: Mapping[tuple[Period, int], str]

    def changes(self, period: Period, earlier: int, later: int) -> tuple[Change, ...]:
        told = [self.methods[place] for place in ((period, at) for at in range(earlier, later + 1)) if place in self.methods]
        moved = [(before, after) for before, after in pairwise(told) if before != after]
        return tuple(Change(f"method_{after}", "method", f"{before} became {after}", "table") for before, after in moved)

    def kinds(self, period: Period, later: int) -> tuple[str, ...]:
        return tuple(sorted(filter(None, re.split(r"[+;,\s]+", self.stated.get((period, later), "")))))

    def era(self, release: int) -> int:  # noqa: ARG002 - a table is one series
        return 0


def read_csv(path: Path | str, *, unit: str = "") -> Triangle:
    """The triangle of a CSV file (UTF-8; commas, semicolons or tabs).

    Raises UsageError, with the line, for a file that cannot be read as such a table.
    """
    file = Path(path)
    try:
        data = file.read_bytes()
    except OSError as problem:
        raise UsageError(f"{file} cannot be read: {problem.strerror or problem}.") from None
    return read_text(data, name=file.stem, unit=unit, file=file.name)


def read_text(data: bytes, *, name: str, unit: str = "", file: str = "the table") -> Triangle:
    """The triangle of the bytes of a CSV file, as `read_csv` reads it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{file} is not UTF-8 text.", "", "Save the table as CSV in UTF-8.") from None
    head = text.partition("\n")[0]
    mark = max(",;\t", key=head.count)
    try:
        rows = [row for row in csv.reader(text.splitlines(), delimiter=mark, strict=True)]  # noqa: C416 - errors come while it is read
    except csv.Error as problem:
        raise UsageError(f"{file} is not a CSV table: {problem}.") from None
    if not rows:
        raise UsageError(f"{file} is empty.", "", f"A table has the columns {', '.join(NEEDED)}.")
    header = [name.strip().lower() for name in rows[0]]
    _refuse_twice(header, file)
    records: list[tuple[str, dict[str, str]]] = []
    for number, row in enumerate(rows[1:], start=2):
        cells = [cell.strip() for cell in row]
        if any(cells[len(header) :]):
            raise UsageError(
                f"{file}, line {number} has {len(cells)} cells under {len(header)} columns.", "",
                'Put a number that has a comma in quotation marks ("1,234"), or write it without.',
            )  # fmt: skip
        if any(cells):
            records.append((f"{file}, line {number}", dict(zip(header, cells, strict=False))))
    return _triangle(records, header, name=name, unit=unit, commas=mark == ";")


def of_frame(frame: Any, *, name: str = "table", unit: str = "") -> Triangle:
    """The triangle of a pandas or Polars frame or an Arrow table, long or wide as a file would be.

    Of a pandas frame the levels of the index that have a name are columns too.
    """
    if hasattr(frame, "reset_index") and (named := [each for each in frame.index.names if each is not None]):
        frame = frame.reset_index(level=named)
    if hasattr(frame, "to_dicts"):
        rows = frame.to_dicts()
    elif hasattr(frame, "to_pylist"):
        rows = frame.to_pylist()
    elif hasattr(frame, "to_dict"):
        rows = frame.to_dict("records")
    else:
        raise UsageError(f"{type(frame).__name__} is no frame.", "", "Give a pandas or Polars frame or an Arrow table.")
    _refuse_twice([str(key).strip().lower() for key in _columns(frame, rows)], "the frame")
    told = [{str(key).strip().lower(): "" if cell is None else str(cell).strip() for key, cell in row.items()} for row in rows]
    header = list(dict.fromkeys(key for row in told for key in row))
    return _triangle(((f"row {number}", row) for number, row in enumerate(told)), header, name=name, unit=unit)


def _columns(frame: Any, rows: Sequence[Mapping[Any, Any]]) -> Sequence[Any]:
    """The columns of a frame by name, those that have one name in common among them."""
    named = getattr(frame, "column_names", None)
    if named is None:
        named = getattr(frame, "columns", None)
    return list(dict.fromkeys(key for row in rows for key in row)) if named is None else list(named)


def _refuse_twice(header: Sequence[str], where: str) -> None:
    """Of two columns of one name nobody can tell which is meant."""
    if twice := [name for name, times in Counter(header).items() if name and times > 1]:
        raise UsageError(
            f"{where[:1].upper()}{where[1:]} has more than one column {' and more than one column '.join(twice)}.",
            f"Its columns are: {', '.join(header)}.",
            "Leave one column of each name.",
        )


def _triangle(
    records: Iterable[tuple[str, dict[str, str]]], header: Sequence[str], *, name: str, unit: str, commas: bool = False
) -> Triangle:
    wide = False
    if lacking := [each for each in NEEDED if each not in header]:
        days = [each for each in header if _DAY.fullmatch(_bare(each))]
        if lacking != ["published", "value"] or len(days) != len(header) - 1:
            raise UsageError(
                f"The table has no column {' and no column '.join(lacking)}.",
                f"Its columns are: {', '.join(header)}.",
                "Name them period, published and value; or give one column period, and one for each day of publication.",
            )
        wide = True
        records = (
            (where, {"period": row["period"], "published": each, "value": row.get(each, "")})
            for where, row in records
            for each in days
        )
    told = [(where, row) for where, row in records if row.get("value", "").lower() not in NOTHING]
    periods = periods_of(dict.fromkeys(row.get("period", "") for _, row in told))
    meant = _commas(row["value"] for _, row in told) if commas else "thousands"
    rows: list[tuple[Period, datetime, Number]] = []
    extra: dict[tuple[Period, datetime], dict[str, str]] = {}
    for where, row in told:
        period = periods[row.get("period", "")]
        if period is None:
            raise UsageError(
                f"{where}: {row.get('period', '')!r} is not a period.", "",
                "Write 2023 Q2, 2023Q2, Jun 2023, 2023-06, 2023, YE Jun 2023, or first days of months, quarters or years.",
            )  # fmt: skip
        named = row["published"] if wide else "value"
        number = _number(row["value"], f"{where}, column {named}", commas=meant)
        rows.append((period, when := _published(row.get("published", ""), where), number))
        extra[period, when] = row
    labels = {period: label for label, period in periods.items() if period is not None and period.label != label}
    triangle = Triangle.of_rows(rows, name=name, unit=unit, labels=labels)
    if not set(ALSO) & set(header):
        return triangle
    place = {each.published_at: at for at, each in enumerate(triangle.issues)}

    def column(named: str) -> dict[tuple[Period, int], str]:
        return {(period, place[when]): row[named] for (period, when), row in extra.items() if row.get(named)}

    known = OfTable(column("method"), column("kind"))
    marked = {
        period: tuple(replace(each, status=extra[period, each.issue.published_at].get("status", "")) for each in entries)
        for period, entries in triangle.rows.items()
    }
    return replace(triangle, rows=marked, comparability=known)


def periods_of(labels: Iterable[str]) -> dict[str, Period | None]:
    """The period that each label stands for; None for one that is no period.

    Dates alone do not say how long a period is: it is as long as they stand apart.

    >>> periods_of(["2020-01-01", "2020-04-01", "2020-10-01"])["2020-04-01"]
    <Period 2020 Q2>
    >>> [periods_of([label])[label].label for label in ("2023Q2", "2023M06", "2023-06", "YE Jun 2023")]
    ['2023 Q2', 'Jun 2023', 'Jun 2023', 'YE Jun 2023']
    """
    bare = {label: _bare(label) for label in labels}
    if bare and all(_DAY.fullmatch(each) for each in bare.values()):
        try:
            days = {label: date.fromisoformat(each) for label, each in bare.items()}
        except ValueError:
            return dict.fromkeys(bare)
        return dict(_windows(days))
    if bare and all(_month_of(each) for each in bare.values()):
        return {label: _month_of(each) for label, each in bare.items()}
    return {label: _one(each) for label, each in bare.items()}


def _windows(days: Mapping[str, date]) -> dict[str, Period]:
    """The windows that days begin, or end where all are the last of a month."""
    apart = sorted(set(days.values()))
    starts = all(each.day == 1 for each in apart)
    ends = all(each.day == monthrange(each.year, each.month)[1] for each in apart)
    if not starts and not ends:
        weekly = len(apart) > 1 and gcd(*((after - before).days for before, after in pairwise(apart))) % 7 == 0
        return {label: week_ending(each) if weekly else day(each) for label, each in days.items()}
    numbers = [each.year * 12 + each.month for each in apart]
    step = gcd(*(after - before for before, after in pairwise(numbers))) if len(numbers) > 1 else 1
    step = next((length for length in (12, 6, 3) if step % length == 0), 1)
    first = {label: each if starts else _months_on(each, 1 - step).replace(day=1) for label, each in days.items()}
    return {label: _window(each, step) for label, each in first.items()}


def _window(start: date, months: int) -> Period:
    if months == 1:
        return month(start.year, start.month)
    if months == 3 and start.month % 3 == 1:
        return quarter(start.year, (start.month + 2) // 3)
    if months == 12 and start.month == 1:
        return calendar_year(start.year)
    return span(start, _months_on(start, months) - timedelta(days=1))


def _months_on(when: date, months: int) -> date:
    number = when.year * 12 + when.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def _month_of(words: str) -> Period | None:
    found = _MONTH.fullmatch(words)
    return month(int(found[1]), int(found[2])) if found and 1 <= int(found[2]) <= 12 else None


def _one(words: str) -> Period | None:
    if found := _QUARTER.fullmatch(words):
        return quarter(int(found[1]), int(found[2]))
    if (found := _LETTER_MONTH.fullmatch(words)) and 1 <= int(found[2]) <= 12:
        return month(int(found[1]), int(found[2]))
    try:
        return parse_period(words)
    except NetmigError:
        return None


def _bare(words: str) -> str:
    """A day without the midnight that programs write beside it."""
    found = _MIDNIGHT.fullmatch(words)
    return found[1] if found else words


def _published(words: str, where: str) -> datetime:
    text = _bare(words)
    if found := _MONTH.fullmatch(text):
        text = _months_on(date(int(found[1]), int(found[2]), 1), 1).isoformat()
        return moment(date.fromisoformat(text) - timedelta(days=1))
    try:
        return moment(text)
    except UsageError as problem:
        raise UsageError(f"{where}: {words!r} is not a day of publication.", "", problem.next_step) from None


def _commas(values: Iterable[str]) -> Literal["thousands", "decimal", "either"]:
    """What the commas of a table that semicolons part are for, as far as all of its numbers together tell."""
    marked = [_plain(each).replace(" ", "") for each in values if "," in each]
    decimal = all(_DECIMAL_COMMA.fullmatch(each) for each in marked)
    thousands = all(_THOUSANDS.fullmatch(each) for each in marked)
    if decimal and thousands and marked:
        return "either"
    return "decimal" if decimal and marked else "thousands"


def _plain(words: str) -> str:
    """A number with the signs and spaces that programs know."""
    return _SPACES.sub(" ", words.replace("−", "-")).strip()


def _number(words: str, where: str, *, commas: Literal["thousands", "decimal", "either"] = "thousands") -> Number:
    """The number that a cell has, in a notation that can be read in one way only; UsageError for any other."""
    text = _plain(words)
    if _SPACED.fullmatch(text):
        text = text.replace(" ", "")
    if commas == "either" and "," in text:
        text = "?"
    elif commas == "decimal" and ("," in text or "." in text):
        # a point beside decimal commas can only part thousands, and must be seen to
        text = text.replace(".", "").replace(",", ".") if _DECIMAL_COMMA.fullmatch(text) else "?"
    elif _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    value = float(text) if _NUMBER.fullmatch(text) else float("nan")
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - nan is what is unlike itself
        either = "," in words or (commas == "decimal" and "." in words)
        raise UsageError(
            f"{where}: {words!r} is not a number{' that can be read in one way' if either else ''}.", "",
            "Write decimals with a point (1.23) and thousands as 1,234 or 1234." if either else "Leave the cell empty where there is no value.",
        )  # fmt: skip
    return int(value) if value.is_integer() and "." not in text and "e" not in text.lower() else value
