"""The figures of one table of a long-term migration workbook, row by row, each with its cell.

Whatever is not as it should be is refused with its place: a word that is no flow or country, a
number in thousands, a row that stands there twice, a row that is missing, a difference that is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise, product

from ..codes import DIMENSIONS
from ..errors import NotHeldError, PeriodLabelError, Place
from ..ledger.figures import Figure, StatedChange, Status
from ..periods import LabelReading, parse_label, year_ending
from ..series import Series
from .ons_layouts import Column, header_words, words
from .ons_tables import Opened
from .reader import Problem

ROUNDING = 1000
LARGEST = 20_000_000
"""No flow, and no part of the population, has so many people: a longer number is a slip."""

# the month of a release, with its day where the table has it
_MONTH = r"(?:(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]{2,8} \d{2,4}|20\d\d-\d\d-\d\d)(?: 00:00:00)?"
_PUBLICATION = re.compile(rf"(?:(?:Previous|Revised|Published|New|Latest|Current|Updated) )?\(?(?P<month>{_MONTH})\)?")
_DIFFERENCE = re.compile(rf"Difference \(?(?P<later>{_MONTH}) ?[-–] ?(?P<earlier>{_MONTH})\)?")
_REVISION_STAGE = re.compile(r"(?:revision|difference|change)\b", re.IGNORECASE)
# before the month of a release that is not known, where the releases that a period has rows of stand in order
_UNKNOWN = "? "
OF_FLOWS = "net_migration, immigration, emigration"
"""What the reasons in Table 5 are about: not the visas and National Insurance numbers beside which other tables set them."""
_NOTHING_STAGE = "not published"
_SHORTHAND = re.compile(r"\s*\[(?![pr]\])[a-z]{1,2}\]", re.IGNORECASE)
_CENSUS_DAY = re.compile(r"(?:census day,? )", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableFigures:
    """What one table gives."""

    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]
    changes: tuple[StatedChange, ...]
    owners: tuple[str, ...]
    """The ids of the releases that figures belong to."""


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose figures a row has: a release, or a difference of two."""

    release: str = ""
    later: str = ""
    earlier: str = ""
    unknown: str = ""
    """The month of a release that is not known."""
    reason: str = ""
    nothing: bool = False


def read_rows(opened: Opened, *, release: str, source: str, release_of: Callable[[str], str], cited: str = "") -> TableFigures:
    """The figures of one table.

    Rows that a "Publication" column gives to another month belong to that release; `release_of` gives
    its id for "Nov 24" and raises NotHeldError for one that is not known: such rows are left out and
    reported. Rows of differences are no figures, but must be the differences. `cited` is what the
    workbook is called in citations.

    Raises LayoutError, which names sheet, row and column, for anything not as described.
    """
    figures: list[Figure] = []
    problems: list[Problem] = []
    changes: list[StatedChange] = []
    given: dict[tuple[str, str], dict[str, int | None]] = {}
    order: dict[str, list[str]] = {}
    seen: dict[tuple[str, ...], int] = {}
    unknown: set[str] = set()
    header_of_period = next(header for header, role in opened.table.rows if role in ("period", "day"))
    for row in range(opened.header_row + 1, len(opened.sheet.rows)):
        if all(value is None for value in opened.sheet.rows[row]):
            continue
        if _is_remark(opened, row):
            continue
        said = _words(opened, row)
        reading = _reading(opened, said, row, header_of_period)
        period = reading.period.label
        owner = _owner(opened, said, row, release, release_of, order.get(period, []))
        key = (period, *(header_words(value) for role, value in said.items() if role not in ("period", "day")))
        if key in seen:
            raise opened.refuse(row, header_of_period, f"a row of its own; row {seen[key]} is for the same")
        seen[key] = row + 1
        series = {column.header: _series(opened, column, said, row) for column in _columns(opened) if not column.left_out}
        numbers = {
            header: None if owner.nothing and opened.cell(row, header) is None else _number(opened, row, header)
            for header in _number_headers(opened)
        }
        if owner.nothing:
            if any(value is not None for value in numbers.values()):
                raise opened.refuse(row, header_of_period, "no numbers, for it says that none were published")
            continue
        if owner.unknown:
            unknown.add(owner.unknown)
            order.setdefault(period, []).append(_UNKNOWN + owner.unknown)
            continue
        if owner.later:
            _check_difference(opened, row, numbers, given.get((period, owner.later)), given.get((period, owner.earlier)))
            if owner.reason and owner.later == release:
                where = opened.where(row, next(header for header, role in opened.table.rows if role == "stage"))
                changes.append(
                    StatedChange(
                        kind="R1",
                        reason=owner.reason,
                        citation=f"{cited or opened.book}, {where}",
                        series=OF_FLOWS,
                        periods=period,
                    )
                )
            continue
        given[period, owner.release] = numbers
        order.setdefault(period, []).append(owner.release)
        stage, status = _stage(opened, said, row)
        # the markers are this release's own; what earlier releases had beside the figure is not told, but in a stage
        own = owner.release == release
        for column in _columns(opened):
            value = None if column.left_out else numbers[column.header]
            low, high = (numbers.get(header) if header else None for header in (column.low, column.high))
            if (low is None) != (high is None) or (value is None and low is not None):
                raise opened.refuse(row, column.low, "both bounds with their estimate, or neither")
            if value is None:
                continue
            if low is not None and high is not None and not low <= value <= high:
                raise opened.refuse(row, column.low, f"an interval around {value:,}, not {low:,} to {high:,}")
            figures.append(
                Figure(
                    series=series[column.header],
                    period=reading.period,
                    release=owner.release,
                    value=value,
                    low=low,
                    high=high,
                    confidence="95%" if low is not None else "",
                    rounding=ROUNDING,
                    status=status or (reading.status if own else ""),  # type: ignore[arg-type]  # P and R make these words only
                    marker=stage or (" ".join(reading.markers) if own else ""),
                    source=source,
                    locator=opened.where(row, column.header),
                    note=column.note or _group_note(column, owner.release),
                )
            )
    problems += [
        Problem(
            f"{opened.sheet.name}: the rows of {month} are not read: no release of that month is known.",
            Place(opened.sheet.name, None, ""),
        )
        for month in sorted(unknown)
    ]
    _refuse_missing_rows(opened, seen)
    return TableFigures(tuple(figures), tuple(problems), tuple(changes), tuple(dict.fromkeys(each.release for each in figures)))


def _is_remark(opened: Opened, row: int) -> bool:
    """Whether a row is a source or a note below the table: one text alone, that names no flow, period or nationality."""
    filled = _filled(opened, row)
    if len(filled) > 1 or not isinstance(filled[0], str) or any(len(_filled(opened, after)) > 1 for after in _below(opened, row)):
        return False
    said = header_words(filled[0])
    if said in words().flows or said in words().areas:
        return False
    try:
        parse_label(filled[0])
    except PeriodLabelError:
        return not any(role in ("nationality", "sex", "age") and said.isalpha() for _, role in opened.table.rows)
    return False


def _below(opened: Opened, row: int) -> range:
    return range(row + 1, len(opened.sheet.rows))


def _filled(opened: Opened, row: int) -> list[object]:
    return [value for value in opened.sheet.rows[row] if value is not None]


def _columns(opened: Opened) -> list[Column]:
    return [column for column in opened.table.columns if column.header in opened.columns]


def _number_headers(opened: Opened) -> list[str]:
    return [
        header
        for column in _columns(opened)
        if not column.left_out
        for header in (column.header, column.low, column.high)
        if header
    ]


def _words(opened: Opened, row: int) -> dict[str, str]:
    """What a row says it is about, by role."""
    said: dict[str, str] = {}
    for header, role in opened.table.rows:
        value = opened.cell(row, header)
        if not isinstance(value, str) or not value.strip():
            raise opened.refuse(row, header, f"a word for {header}")
        said[role] = value.strip()
    return said


def _reading(opened: Opened, said: Mapping[str, str], row: int, header: str) -> LabelReading:
    label = said.get("period") or _CENSUS_DAY.sub("", said["day"])
    try:
        # shorthand of other kinds, such as [b] for a break, does not belong to the period
        return parse_label(_SHORTHAND.sub("", label))
    except PeriodLabelError:
        raise opened.refuse(row, header, "a period, such as 'YE Jun 24 P R'") from None


def _number(opened: Opened, row: int, header: str) -> int | None:
    """A count in people, None where the publisher says that there is none."""
    value = opened.cell(row, header)
    if isinstance(value, str) and (header_words(value) in words().missing or value.strip() in words().signs):
        return None
    if value is None or isinstance(value, str):
        raise opened.refuse(row, header, "a number or 'Not available'")
    if not -LARGEST <= value <= LARGEST:  # also what is no number at all
        raise opened.refuse(row, header, f"fewer than {LARGEST:,} people")
    if value != int(value) or int(value) % ROUNDING:
        # a table in thousands, or to another rounding, would be wrong by a factor or in its precision
        raise opened.refuse(row, header, f"people rounded to {ROUNDING:,}")
    return int(value)


def _owner(
    opened: Opened, said: Mapping[str, str], row: int, release: str, release_of: Callable[[str], str], before: list[str]
) -> _Owner:
    """The release that a row's figures belong to; for a row of differences, the later and the earlier."""
    if "publication" not in said:
        return _Owner(release=release)
    publication = " ".join(said["publication"].split())
    stage = _first_line(said.get("stage", ""))
    if header_words(stage) == _NOTHING_STAGE:
        return _Owner(nothing=True)
    if found := _DIFFERENCE.fullmatch(publication):
        later, earlier = (_known(found[each], release_of) for each in ("later", "earlier"))
        unknown = "" if later and earlier else found["earlier" if later else "later"]
        return _Owner(later=later, earlier=earlier, unknown=unknown)
    if found := _PUBLICATION.fullmatch(publication):
        owner = _known(found["month"], release_of)
        if not owner:
            return _Owner(unknown=found["month"])
        if _REVISION_STAGE.match(stage):
            # beside the month of publication a revision is against the estimate before
            earlier = next((each for each in reversed(before) if each != owner), "")
            if earlier.startswith(_UNKNOWN):
                return _Owner(unknown=earlier.removeprefix(_UNKNOWN))
            return _Owner(later=owner, earlier=earlier, reason=stage) if earlier else _Owner(unknown="the estimate before")
        return _Owner(release=owner)
    header = next(header for header, role in opened.table.rows if role == "publication")
    raise opened.refuse(row, header, "'Previous (Nov 24)' or 'Difference (May 25 - Nov 24)'")


def _known(month: str, release_of: Callable[[str], str]) -> str:
    try:
        return release_of(month)
    except NotHeldError:
        return ""


def _first_line(text: str) -> str:
    return text.strip().split("\n")[0].strip()


def _stage(opened: Opened, said: Mapping[str, str], row: int) -> tuple[str, Status]:
    """The stage of an estimate in the publisher's words, and as a status."""
    if "stage" not in said:
        return "", ""
    stage = _first_line(said["stage"])
    status = words().stages.get(header_words(stage), "")
    if not status:
        header = next(header for header, role in opened.table.rows if role == "stage")
        raise opened.refuse(row, header, f"a stage of an estimate: {', '.join(words().stages)}")
    return stage, status  # type: ignore[return-value]  # words.toml has these words only


def _check_difference(
    opened: Opened,
    row: int,
    numbers: Mapping[str, int | None],
    later: Mapping[str, int | None] | None,
    earlier: Mapping[str, int | None] | None,
) -> None:
    for header, value in numbers.items():
        one, other = (each.get(header) if each else None for each in (later, earlier))
        expected = None if one is None or other is None else one - other
        if value != expected:
            raise opened.refuse(row, header, f"the difference of the rows above, {expected}")


def _series(opened: Opened, column: Column, said: Mapping[str, str], row: int) -> Series:
    fixed = dict(opened.table.fixed)
    measure = column.measure or fixed.pop("measure", "")
    dimensions = {**fixed, **dict(column.dimensions)}
    for header, role in opened.table.rows:
        if role == "flow":
            measure = words().flows.get(header_words(said[role]), "")
            if not measure:
                raise opened.refuse(row, header, "Immigration, Emigration or Net migration")
        elif role in DIMENSIONS:
            dimensions[role] = _code(opened, role, header, said[role], row)
    return Series.of(measure, **dimensions)


def _code(opened: Opened, role: str, header: str, word: str, row: int) -> str:
    known = DIMENSIONS[role]
    if role == "area" and (area := words().areas.get(header_words(word))):
        return area
    try:
        code = known.find(word)
    except NotHeldError:
        code = ""
    # an open list takes any word, but a new word in an official table should be looked at once
    if code not in known.by_code:
        raise opened.refuse(row, header, f"a known {known.label.lower()}")
    return code


def _group_note(column: Column, owner: str) -> str:
    group = dict(column.dimensions).get("nationality", "")
    if group.endswith("eu_plus") and owner < "ons-ltim-2024-11-28":
        return "Labelled EU+ in the later workbook that this was read from; the release itself said EU."
    return ""


def _refuse_missing_rows(opened: Opened, seen: Mapping[tuple[str, ...], int]) -> None:
    """A table that lost a row is not read in part: every combination of its words must be there, each period in turn.

    Of a table whose headers nobody read only the combinations are asked for, and of none with a
    publication or a day: who knows which of them it has.
    """
    roles = {role for _, role in opened.table.rows}
    header = next(header for header, role in opened.table.rows if role in ("period", "day"))
    if "day" in roles or not seen:
        return
    last = max(seen.values()) - 1
    if "publication" in roles:
        if opened.table.sure:
            by_period: dict[str, Counter[str]] = {}
            for period, publication, *_ in seen:
                by_period.setdefault(period, Counter())[publication.split(" ")[0]] += 1
            most = max(by_period.values(), key=lambda counted: sum(counted.values()))
            for period, counted in by_period.items():
                if missing := most - counted:
                    raise opened.refuse(last, header, f"also a row {next(iter(missing))!r} for {period}, as other periods have")
        return
    values = [list(dict.fromkeys(key[place] for key in seen)) for place in range(len(next(iter(seen))))]
    for wanted in product(*values):
        if wanted not in seen:
            raise opened.refuse(last, header, f"also a row {' '.join((*wanted[1:], wanted[0]))!r}, as others of the table have")
    if opened.table.sure and (gap := _gap(values[0])):
        raise opened.refuse(last, header, f"also rows for {gap}, between those before and after it")


def _gap(labels: list[str]) -> str:
    """The first period that is left out of a series of periods at equal steps; empty where none is."""
    ends = sorted({parse_label(label).period.end for label in labels})
    months = [end.year * 12 + end.month for end in ends]
    steps = [later - earlier for earlier, later in pairwise(months)]
    if not steps:
        return ""
    least = min(steps)
    for month, step in zip(months, steps, strict=False):
        if step != least:
            year, number = divmod(month + least - 1, 12)
            return year_ending(year, number + 1).label
    return ""
