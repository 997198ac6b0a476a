"""How far each figure moved: a line for each period, from the earlier value to the later one.

An open circle is the earlier value, a filled one the later; the dashed part of a line was published in
steps in which the method or the definition changed. The revision itself stands at the right, in figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..errors import NotHeldError
from ..revisions.analysis import Revisions
from ..revisions.revision import Revision
from .drawing import DARK_BLUE, LINE_GREY, ORANGE, TEXT_GREY, Chart, Table, canvas, dot, element, label, rule
from .provenance import source_lines, source_words
from .scale import Scale, axis_unit, number_words, value_ticks

ROWS = 24
STEP = 22.0
TOP = 66.0
BOTTOM = 30.0
CHARACTER = 7.0


def revisions_chart(
    found: Revisions, *, title: str = "", width: float = 720.0, rows: int = ROWS, name: str = "revisions"
) -> Chart:
    """The newest revisions of a pair, one line a period, the newest period at the foot.

    `width` is in units of the drawing, which scales. `name` must be the only one of its kind on a page.
    NotHeldError where there is no revision to draw.
    """
    shown = found.rows[-rows:]
    if not shown:
        raise NotHeldError(f"There is no revision of {found.triangle.title} to draw, {found.pair.words}.")
    labels = [found.triangle.label(row.period) for row in shown]
    # a figure may have gone further than it came in the end
    values = [float(each.value) for row in shown for each in (row.earlier, row.later, *(step.later for step in row.steps))]
    marks = value_ticks(values)
    divisor, unit = axis_unit(found.triangle.unit, max(abs(marks[0]), abs(marks[-1])))
    left = 12 + CHARACTER * max(map(len, labels))
    moved = [_signed(row.value / divisor) for row in shown]
    right = width - 16 - CHARACTER * max(map(len, moved))
    across = Scale(marks[0], marks[-1], left + 8, right - 8)
    height = TOP + STEP * len(shown) + BOTTOM
    heading = title or f"{found.triangle.title}: {found.pair.words}"
    words = _description(found, shown)
    source, bottom = source_lines(
        source_words(found.triangle.name, (each.issue for row in shown for each in (row.earlier, row.later))), height, width
    )  # fmt: skip
    return Chart(
        svg=canvas(
            name, width, bottom, heading, words,
            [*source, *_frame(heading, unit, marks, divisor, across, height, width), *_rows(shown, labels, moved, across, right)],
        ),
        title=heading,
        description=words,
        table=Table(
            caption=f"{heading}{f', {found.triangle.unit}' if found.triangle.unit else ''}; later − earlier, positive is revised up",
            columns=("Period", "Earlier", "Later", "Revision", "On a change of method"),
            rows=tuple(
                (period, number_words(row.earlier.value), number_words(row.later.value), _signed(row.value), _signed(row.on_break))
                for period, row in zip(labels, shown, strict=True)
            ),
        ),
    )  # fmt: skip


def _frame(
    heading: str, unit: str, marks: Sequence[float], divisor: float, across: Scale, height: float, width: float
) -> Iterable[str]:
    room = int((width - 8) / 7.4)
    yield label("title", (4, 16), heading if len(heading) <= room else heading[: room - 1] + "…", colour="#1d1d1d", bold=True)
    key = "○ earlier · ● later · dashed: method or definition changed"
    yield label("key", (4, 34), key if len(key) * 6.2 < width else "○ earlier · ● later · dashed: new method")
    before = -1e9
    for value in marks:
        x = across(value)
        yield rule(
            "nought" if value == 0 else "grid", (x, TOP - 8), (x, height - BOTTOM), colour=TEXT_GREY if value == 0 else "#e0e0e0"
        )
        words = number_words(value / divisor)
        if x - before > 6.6 * len(words) + 8:
            yield label("tick", (x, TOP - 14), words, anchor="middle")
            before = x
    if unit:
        yield label("axis-name", ((across.at_low + across.at_high) / 2, height - 8), unit, anchor="middle")


def _rows(shown: Sequence[Revision], labels: Sequence[str], moved: Sequence[str], across: Scale, right: float) -> Iterable[str]:
    for place, (row, period, change) in enumerate(zip(shown, labels, moved, strict=True)):
        y = TOP + STEP * (place + 0.5)
        start, stop = across(row.earlier.value), across(row.later.value)
        colour = ORANGE if row.value > 0 else DARK_BLUE
        yield label("period", (6, y + 4), period)
        for step in row.steps:
            if step.value:
                dashes: dict[str, str | float] = {"stroke_dasharray": "5 4"} if step.changes else {}
                yield element(
                    "line", "step-broken" if step.changes else "step", x1=across(step.earlier.value), y1=y, x2=across(step.later.value), y2=y,
                    stroke=colour, stroke_width=2.5, **dashes,
                )  # fmt: skip
        yield element("circle", "earlier", cx=start, cy=y, r=4.5, fill="#ffffff", stroke=LINE_GREY, stroke_width=2)
        yield dot("later", (stop, y), colour=colour if row.value else LINE_GREY, radius=4.5)
        yield label("revision", (right, y + 4), change, colour="#1d1d1d", bold=True)


def _description(found: Revisions, shown: Sequence[Revision]) -> str:
    summary = found.summary()
    most = max(shown, key=lambda row: abs(row.value))
    first = f"{summary.n} revisions of {found.triangle.title}, {found.pair.words}: {summary.up} up, {summary.down} down"
    if summary.unrevised:
        first += f", {summary.unrevised} unrevised"
    parts = [f"{first}."]
    if len(shown) < found.n:
        parts.append(f"The newest {len(shown)} are drawn.")
    parts.append(
        f"The largest drawn is for {found.triangle.label(most.period)}: {number_words(most.earlier.value)} became {number_words(most.later.value)}."
    )
    if crossing := [row for row in shown if row.changes]:
        parts.append(f"{len(crossing)} cross a change of method or definition.")
    return " ".join(parts)


def _signed(value: float) -> str:
    return f"{value:{'+' if value else ''},.10g}".replace("-", "−")
