"""The revision triangle as a table that can be read, heard and copied: values, what each moved by, and shading.

A cell has its value and, in words of its own, what it moved by since the value before. Shading says
again what the sign says: blue-grey is down, orange is up, in four steps of size. Text on every shade has a
contrast of at least 7 to 1. A dagger marks a value before which method or definition changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Literal

from ..errors import NotHeldError, UsageError
from ..periods import Period
from ..revisions.entries import Entry
from ..revisions.triangle import Triangle
from .scale import axis_unit, number_words

UP = ("#fdeee5", "#fbd9c4", "#f8bd99", "#f4a578")
DOWN = ("#e6eff7", "#c9ddef", "#a6c8e4", "#86b4da")
TEXT = "#1d1d1d"
PERIODS = 24
DAGGER = "†"
SILENT = '<td class="silent" style="text-align:center;color:#595959">–</td>'


@dataclass(frozen=True, slots=True, kw_only=True)
class ShadedTable:
    """A table of HTML with its title and what it shows in words; it stands by itself and needs no script."""

    title: str
    description: str
    html: str

    def __post_init__(self) -> None:
        for part in ("title", "description", "html"):
            if not getattr(self, part).strip():
                raise UsageError(f"A table needs its {part}.", "", "Whoever cannot see it must be told the same.")

    def to_html(self) -> str:
        """The table as a piece of a page."""
        return self.html

    def __repr__(self) -> str:
        return f"<ShadedTable {self.title!r}>"

    def _repr_html_(self) -> str:
        return self.html


def triangle_table(
    triangle: Triangle,
    *,
    by: Literal["published", "age", "number"] = "published",
    periods: int | Sequence[Period | str] = PERIODS,
    title: str = "",
) -> ShadedTable:
    """The triangle of a series, periods down and releases (or ages, or numbers) across.

    `periods` are those to show, or how many of the newest that have been published more than once. By age
    or number, of these only such as have a first publication that is held, since the publisher last began
    the series anew: of others the age is not known, or is of another series.
    """
    if by not in ("published", "age", "number"):
        raise UsageError(f"A triangle is not laid out by {by!r}.", "It is by published, age or number.")
    shown = _shown(triangle, periods, by)
    if not shown:
        raise NotHeldError(f"There is no period of {triangle.name} to show.")
    key: Callable[[Entry], int] = {
        "published": lambda entry: triangle.place(entry.issue),
        "age": lambda entry: entry.age,
        "number": lambda entry: entry.number,
    }[by]
    columns = sorted({key(each) for period in shown for each in triangle.rows[period]})
    values = [each for period in shown for each in triangle.rows[period]]
    divisor, unit = axis_unit(triangle.unit, max(abs(each.value) for each in values))
    if any(each.value % divisor for each in values):
        divisor, unit = 1.0, triangle.unit
    moves = [abs(after.value - before.value) for period in shown for before, after in pairwise(triangle.rows[period])]
    most = max(moves, default=0.0)
    name: Callable[[int], str] = {
        "published": lambda place: triangle.issues[place].label,
        "age": lambda months: f"{months} months",
        "number": lambda number: f"number {number}" if number else "first",
    }[by]
    heading = title or f"{triangle.title}: revision triangle"
    words = _description(triangle, shown, _left_out(triangle, shown, by) if isinstance(periods, int) else "")
    body = []
    for period in shown:
        told: dict[int, str] = {}
        before: Entry | None = None
        for each in triangle.rows[period]:
            told.setdefault(key(each), _cell(triangle, before, each, divisor, most))
            before = each
        cells = "".join(told.get(column, SILENT) for column in columns)
        body.append(
            f'<tr><th scope="row" style="white-space:nowrap;text-align:left">{escape(triangle.label(period))}</th>{cells}</tr>'
        )
    head = "".join(f'<th scope="col">{escape(name(column))}</th>' for column in columns)
    corner = {"published": "Period, published", "age": "Period, age", "number": "Period, value"}[by]
    html = (
        f'<div class="revision-triangle" style="overflow-x:auto" tabindex="0" role="region" aria-label="{escape(heading)}">'
        f'<table style="border-collapse:collapse;font-size:0.85rem;color:{TEXT};background:#ffffff">'
        # the words stay in sight, and within the screen, where the columns are moved
        '<caption style="text-align:left;padding:0.3rem 0">'
        f'<span style="display:block;position:sticky;left:0;max-width:min(60rem,calc(100vw - 3rem))"><strong>{escape(heading)}</strong>'
        f"{f', {escape(unit)}' if unit else ''}. {escape(words)}</span></caption>"
        f'<thead><tr><th scope="col">{corner}</th>{head}</tr></thead>\n<tbody>\n' + "\n".join(body) + "\n</tbody></table></div>"
    )
    return ShadedTable(title=heading, description=words, html=html)


def _shown(triangle: Triangle, asked: int | Sequence[Period | str], by: str) -> list[Period]:
    if not isinstance(asked, int):
        return [triangle.period(each) for each in asked]
    known = [
        period for period, told in triangle.rows.items()
        if by == "published" or not triangle.from_ledger
        or (triangle.first_known(period) and triangle.era(told[0]) == triangle.newest_era)
    ]  # fmt: skip
    again = [period for period in known if len(triangle.rows[period]) > 1]
    newest = [period for period in known if len(triangle.rows[period]) == 1 and (not again or period > again[-1])]
    return [*again, *newest][-asked:]


def _cell(triangle: Triangle, before: Entry | None, entry: Entry, divisor: float, most: float) -> str:
    value = number_words(entry.value / divisor)
    style = "padding:0.15rem 0.4rem;text-align:right;white-space:nowrap;border:1px solid #d0d0d0"
    if before is None:
        return f'<td style="{style}">{value}</td>'
    moved = entry.value - before.value
    mark = f'<abbr title="method or definition changed">{DAGGER}</abbr>' if triangle.changes(before, entry) else ""
    if not moved:
        return f'<td style="{style}">{value} <small>(=){mark}</small></td>'
    shades = UP if moved > 0 else DOWN
    shade = shades[min(3, int(4 * abs(moved) / most))] if most else shades[0]
    sign = "+" if moved > 0 else "−"
    return (
        f'<td class="{"up" if moved > 0 else "down"}" style="{style};background:{shade};color:{TEXT}">{value} '
        f"<small>({sign}{number_words(abs(moved) / divisor)}){mark}</small></td>"
    )


def _left_out(triangle: Triangle, shown: Sequence[Period], by: str) -> str:
    """How many periods are not shown and why; empty where all are."""
    left = len(triangle.rows) - len(set(shown))
    if not left:
        return ""
    why = "what is older or was published only once" if by == "published" else "what is older, or has no age that is known"
    return f"Shown are {len(shown)} of {len(triangle.rows)} periods, the newest; {left} {'is' if left == 1 else 'are'} left out: {why}. "


def _description(triangle: Triangle, shown: Sequence[Period], left_out: str) -> str:
    moved = [told[-1].value - told[0].value for period in shown if len(told := triangle.rows[period]) > 1]
    up, down = sum(move > 0 for move in moved), sum(move < 0 for move in moved)
    marks = any(triangle.changes(before, after) for period in shown for before, after in pairwise(triangle.rows[period]))
    return (
        f"{left_out}Of the {len(moved)} shown that were published more than once, {up} stand higher than at first and {down} lower. "
        "In brackets: the change since the value before; shading repeats it (orange up, blue down)."
        + (f" {DAGGER} method or definition changed before this value." if marks else "")
    )
