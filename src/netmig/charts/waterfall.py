"""Contributions to a change as a waterfall: from one published figure to the other, a step for each group.

One step is one row, its name above its bar: so the drawing stays narrow and long names have room.
Up and down differ in the way the bar points and in the sign beside it, not in colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from ..explain.explanation import Explanation, residual_words
from ..explain.tree import Node, Number, Residual
from ..explain.words import at, group_words, short_words, signed
from ..ledger.phrases import amount, published_words, publisher_words
from .drawing import (
    DARK_BLUE,
    LINE_GREY,
    ORANGE,
    RULE_GREY,
    TEXT_GREY,
    Chart,
    Point,
    Table,
    canvas,
    element,
    label,
    rule,
    wrapped,
)
from .scale import Scale, axis_unit, ticks, value_ticks

WIDTH, EDGE = 340.0, 8.0
LINE, BAR, GAP, HEADING = 15.0, 13.0, 9.0, 25.0
# about how wide a character is, and a bold one, in a wide font
CHARACTER, BOLD = 6.6, 7.6
# more steps than this are drawn by the division above them, unless someone asked for a depth
MOST = 18
# a step smaller than this part of the largest is drawn together with the others so small, where there are many steps
SMALL, MANY = 0.05, 8
# nought is left out where the lowest point of all steps is above this part of the highest
NOUGHT_LEFT_OUT_ABOVE = 0.75
INK = "#1d1d1d"

Kind = Literal["total", "up", "down", "rest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One row: its name, its value in words, and from where to where its bar goes."""

    name: str
    words: str
    kind: Kind
    start: Number
    stop: Number
    heading: str = ""
    """What stands above it, where a new group of steps begins."""
    alone: bool = False
    """Whether it is of no group, where others are."""


def waterfall_chart(explanation: Explanation, *, name: str = "waterfall", most: int = MOST) -> Chart:
    """The contributions of an explanation, drawn from its first figure to its second.

    They are drawn at the finest division with no more than `most` steps; the table has them all.
    `name` must be the only one of its kind on a page.
    """
    root = explanation.root.cut(_depth(explanation.root, most))
    steps = list(_steps(explanation, root))
    marks = _ticks(steps)
    across = Scale(marks[0], marks[-1], EDGE, WIDTH - EDGE)
    title = _title(explanation)
    parts = list(_heading(explanation, title))
    top = parts[-1][0] + 10
    rows, bottom = _rows(steps, across, top + 24)
    footer = list(_footer(explanation, bottom + 8))
    height = footer[-1][0] + 8
    content = [
        *(each for _, each in parts),
        *_axis(marks, across, top, bottom, explanation.series.unit),
        *rows,
        *(each for _, each in footer),
    ]
    description = _description(explanation, root)
    return Chart(
        svg=canvas(name, WIDTH, height, title, description, content),
        title=title,
        description=description,
        table=_table(explanation),
    )


def _ticks(steps: Sequence[_Step]) -> tuple[float, ...]:
    """The ticks of the axis: from nought, unless the steps would then be too small to see."""
    reached = [step.stop for step in steps]
    if min(reached) > NOUGHT_LEFT_OUT_ABOVE * max(reached):
        return ticks(min(reached), max(reached))
    return value_ticks([0, *reached])


def _title(explanation: Explanation) -> str:
    """What happened, in a few words."""
    what = group_words(explanation.series)
    size = amount(abs(explanation.change), explanation.series.unit)
    if not explanation.change:
        verb = "did not change"
    elif explanation.kind == "vintages":
        verb = f"was revised {'up' if explanation.change > 0 else 'down'} by {size}"
    else:
        verb = f"{'rose' if explanation.change > 0 else 'fell'} by {size}"
    return f"{what[:1].upper()}{what[1:]} {verb}: the parts"


def _steps(explanation: Explanation, root: Node) -> Iterator[_Step]:
    """The first figure, the contributions by group, what they leave, and the second figure."""
    ends, unit = explanation.ends, explanation.series.unit
    yield _total(explanation, 0)
    groups: list[tuple[Node | None, list[tuple[str, Node]]]] = []
    if root.depth > 1:
        groups = [(part, list(_leaves(part, ()))) for part in root.parts]
    else:
        groups = [(None, [(short_words(each), each) for each in root.leaves()])]
    largest = max((abs(each.value) for each in root.leaves()), default=0)
    count = sum(len(leaves) for _, leaves in groups)
    reached = ends.start.value
    for group, leaves in groups:
        heading = _group_heading(group, unit) if group and group.parts else ""
        small = [each for each in leaves if count > MANY and abs(each[1].value) < SMALL * largest]
        drawn = [each for each in leaves if each not in small] if len(small) > 1 else leaves
        values = [(name, node.value) for name, node in sorted(drawn, key=lambda each: -abs(each[1].value))]
        if len(small) > 1:
            values.append((f"{len(small)} smaller parts together", sum(node.value for _, node in small)))
        for name, value in values:
            yield _Step(
                name=name, words=signed(value, unit), kind="up" if value >= 0 else "down", start=reached, stop=reached + value,
                heading=heading, alone=group is not None and not group.parts,
            )  # fmt: skip
            reached, heading = reached + value, ""
    if rest := ends.stop.value - reached:
        yield _Step(
            name=residual_words(_kind_of_rest(root)), words=signed(rest, unit), kind="rest", start=reached, stop=ends.stop.value
        )
    yield _total(explanation, 1)


def _group_heading(node: Node, unit: str) -> str:
    """A group and what it contributes; where more of it means less of the whole, its own change as well."""
    own = f" {'up' if node.change > 0 else 'down'} {amount(abs(node.change), unit)}" if node.sign < 0 and node.change else ""
    return f"{short_words(node)}{own}: {signed(node.value, unit)}"


def _total(explanation: Explanation, place: int) -> _Step:
    end = (explanation.ends.start, explanation.ends.stop)[place]
    name = end.period.label
    if explanation.kind != "periods":
        name += f", published {published_words(end.release)}"
    return _Step(name=name, words=amount(end.value, explanation.series.unit), kind="total", start=0, stop=end.value)


def _depth(root: Node, most: int) -> int:
    """The finest division with no more steps than that; the first one whatever it has."""
    nodes = [(depth, not node.parts) for depth, node in root.walk()]
    counts = {at: sum(depth == at or (leaf and depth < at) for depth, leaf in nodes) for at in range(1, root.depth + 1)}
    return max((at for at, count in counts.items() if count <= most), default=1)


def _leaves(node: Node, path: tuple[str, ...]) -> Iterator[tuple[str, Node]]:
    """The groups that are divided no further, named from below the heading that they stand under."""
    if not node.parts:
        yield ", ".join(path) or short_words(node), node
    for part in node.parts:
        own = short_words(part).removeprefix(f"{short_words(node)}: ")
        yield from _leaves(part, (*path, own[:1].upper() + own[1:]))


def _kind_of_rest(root: Node) -> Residual:
    kinds = {node.residual_kind for _, node in root.walk()}
    ranked: tuple[Residual, ...] = ("beyond_rounding", "not_held", "not_published")
    return next((each for each in ranked if each in kinds), "rounding")


def _heading(explanation: Explanation, title: str) -> Iterator[tuple[float, str]]:
    """The title and what is compared, line by line, each with the height at which it stands."""
    y = 6.0
    for each in wrapped(title, (WIDTH - 2 * EDGE) / (BOLD * 1.04)):
        y += 17
        yield y, element("text", "title", escape(each), x=EDGE, y=y, fill=INK, font_size=14, font_weight="bold")
    ends = explanation.ends
    if explanation.kind == "vintages":
        words = f"{ends.start.period.label}, as published {published_words(ends.start.release)} and {published_words(ends.stop.release)}"
    else:
        words = f"{ends.start.period.label} to {ends.stop.period.label}"
    for each in wrapped(words, (WIDTH - 2 * EDGE) / CHARACTER):
        y += LINE
        yield y, label("subtitle", (EDGE, y), each)


def _axis(marks: Sequence[float], across: Scale, top: float, bottom: float, unit: str) -> Iterator[str]:
    divisor, words = axis_unit(unit, max(abs(marks[0]), abs(marks[-1])))
    start = "" if marks[0] <= 0 <= marks[-1] else ", not from nought"
    yield label("axis-name", (EDGE, top + 8), words[:1].upper() + words[1:] + start)
    for place, value in enumerate(marks):
        x = across(value)
        nought = value == 0
        yield rule("nought" if nought else "grid", (x, top + 26), (x, bottom), colour=TEXT_GREY if nought else "#e0e0e0")
        anchor: Literal["start", "middle", "end"] = "start" if place == 0 else "end" if place == len(marks) - 1 else "middle"
        yield label("tick", (x, top + 22), f"{value / divisor:,.10g}".replace("-", "−"), anchor=anchor)


def _rows(steps: Sequence[_Step], across: Scale, top: float) -> tuple[list[str], float]:
    """The rows one under another, and where they end."""
    drawn: list[str] = []
    words: list[str] = []  # over what is drawn, so that no line crosses them out
    y = top
    before: Point | None = None
    for step in steps:
        if step.heading:
            y += HEADING
            words.append(label("heading", (EDGE + 5, y), step.heading, colour=INK, bold=True))
            y += 2
        total = step.kind == "total"
        bold = total or step.alone
        room = WIDTH - 2 * EDGE - BOLD * len(step.words) - 15
        y += GAP
        for number, each in enumerate(wrapped(step.name, room / (BOLD if bold else CHARACTER))):
            y += LINE
            words.append(label("step", (EDGE + 5, y), each, colour=INK, bold=bold))
            if not number:
                words.append(label("value", (WIDTH - EDGE - 2, y), step.words, anchor="end", colour=INK, bold=True))
        y += 5
        from_x, to_x = across(min(max(step.start, across.low), across.high)), across(step.stop)
        if before is not None:
            drawn.append(rule("reached", before, (to_x if total else before[0], y), colour=LINE_GREY, dashes="2 2"))
        drawn.append(_bar(step, from_x, to_x, y, whole=across.low <= 0 <= across.high))
        y += BAR
        before = (to_x, y)
    return [*drawn, *words], y + 4


def _bar(step: _Step, from_x: float, to_x: float, y: float, *, whole: bool) -> str:
    """A bar that points the way it goes; a total has square ends, or is a mark where the scale has no nought."""
    low, high = y, y + BAR
    if step.kind == "total":
        if not whole:
            mark = ((to_x, low), (to_x + 7, (low + high) / 2), (to_x, high), (to_x - 7, (low + high) / 2))
            return element("polygon", "total", points=_points(mark), fill=TEXT_GREY)
        return element("rect", "total", x=min(from_x, to_x), y=low, width=max(abs(to_x - from_x), 1), height=BAR, fill=TEXT_GREY)
    if abs(to_x - from_x) < 1:
        return element("rect", step.kind, x=to_x - 1, y=low, width=2, height=BAR, fill=_colour(step.kind))
    tip = min(6.0, abs(to_x - from_x)) * (1 if to_x > from_x else -1)
    arrow = ((from_x, low), (to_x - tip, low), (to_x, (low + high) / 2), (to_x - tip, high), (from_x, high))
    return element("polygon", step.kind, points=_points(arrow), fill=_colour(step.kind))


def _colour(kind: Kind) -> str:
    return {"up": DARK_BLUE, "down": ORANGE, "rest": LINE_GREY, "total": TEXT_GREY}[kind]


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _footer(explanation: Explanation, top: float) -> Iterator[tuple[float, str]]:
    """Where the numbers are from: an image that is passed on without it says nothing."""
    yield top, rule("edge", (EDGE, top), (WIDTH - EDGE, top), colour=RULE_GREY)
    y = top + 3
    releases = dict.fromkeys((explanation.ends.start.release, explanation.ends.stop.release))
    sources = "; ".join(f"{publisher_words(each)}, {published_words(each)} ({each.id})" for each in releases)
    words = f"Source: {sources}. Each figure is rounded by itself."
    for each in wrapped(words, (WIDTH - 2 * EDGE) / (CHARACTER * 0.92)):
        y += 14
        yield y, element("text", "source", escape(each), x=EDGE, y=y, fill=TEXT_GREY, font_size=11)


def _description(explanation: Explanation, root: Node) -> str:
    """What the drawing shows, for whoever does not see it."""
    ends, unit = explanation.ends, explanation.series.unit
    steps = "; ".join(f"{each.series.label} {signed(each.value, unit)}" for each in root.leaves())
    return (
        f"From {amount(ends.start.value, unit)} {at(ends.start.period)} to {amount(ends.stop.value, unit)} {at(ends.stop.period)}. "
        f"{' '.join(explanation.answer)} Steps: {steps}; {residual_words(explanation.residual_kind).lower()} "
        f"{signed(explanation.residual, unit)}."
    )


def _table(explanation: Explanation) -> Table:
    ends, unit = explanation.ends, explanation.series.unit
    rows = []
    for _, node in explanation.root.walk():
        name = node.series.label + (" (sum of its parts)" if node.is_sum else "")
        figures = (amount(node.start, unit), amount(node.stop, unit), signed(node.change, unit), signed(node.value, unit))
        rows.append((name, *figures))
        if node.residual:
            rows.append(
                (f"{residual_words(node.residual_kind)}, of {node.series.label}", "–", "–", "–", signed(node.residual, unit))
            )
    columns = [each.period.label for each in (ends.start, ends.stop)]
    if columns[0] == columns[1]:
        columns = [f"{each.period.label}, {each.release.published_label}" for each in (ends.start, ends.stop)]
    return Table(
        caption=f"{explanation.series.label}, {unit}: contributions to the change",
        columns=("Group", *columns, "Change", "Contribution"),
        rows=tuple(rows),
    )
