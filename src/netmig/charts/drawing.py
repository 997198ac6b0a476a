"""A chart and the marks it is made of: SVG text, written by no library and run by no script.

Colours stand as attributes, so that a chart saved by itself looks right; a page may set others by
class, for dark screens and for readers who force their own colours. Nothing is told by colour
alone: lines differ in width and dashes, and have their names at their ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from ..errors import UsageError

# The Government Analysis Function's palette; contrast with white 10.2, 3.0 and 7.0 to 1.
DARK_BLUE = "#12436d"
ORANGE = "#f46a25"
TEXT_GREY = "#595959"
# 4.5 to 1: thin lines of what is past
LINE_GREY = "#767676"
RULE_GREY = "#d0d0d0"
FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A chart's figures as words: a caption, headings and rows, the first cell of a row its heading."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if not self.caption or not self.rows or any(len(row) != len(self.columns) for row in self.rows):
            raise UsageError(
                "A table needs a caption, and rows with a cell for every column.", f"It has {len(self.rows)} rows.", ""
            )

    def to_html(self) -> str:
        """The table as HTML that says which heading each cell is under."""
        head = "".join(f'<th scope="col">{escape(column)}</th>' for column in self.columns)
        body = "\n".join(
            f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in rest)}</tr>'
            for first, *rest in self.rows
        )
        caption = f"<caption>{escape(self.caption)}</caption>"
        return f"<table>\n{caption}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing that cannot be without its words: a title, what it shows, and its figures as a table.

    >>> Chart(svg="<svg></svg>", title="A title", description="", table=Table(caption="c", columns=("a",), rows=(("1",),)))
    Traceback (most recent call last):
    netmig.errors.UsageError: A chart needs its description. Whoever cannot see it must be told the same.
    """

    svg: str
    title: str
    description: str
    table: Table

    def __post_init__(self) -> None:
        for part in ("svg", "title", "description"):
            if not getattr(self, part).strip():
                raise UsageError(f"A chart needs its {part}.", "", "Whoever cannot see it must be told the same.")

    def to_svg(self) -> str:
        """The drawing as a file of its own."""
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{self.svg}\n'

    def to_png(self, *, scale: float = 2.0) -> bytes:
        """The drawing as a picture; MissingExtraError without the extra `png`."""
        from .picture import to_png  # noqa: PLC0415 - pictures are made of charts

        return to_png(self, scale=scale)

    def __repr__(self) -> str:
        return f"<Chart {self.title!r}, {len(self.table.rows)} rows>"

    def _repr_html_(self) -> str:
        return f"<figure>{self.svg}<details><summary>The figures as a table</summary>{self.table.to_html()}</details></figure>"


def canvas(name: str, width: float, height: float, title: str, description: str, content: Iterable[str]) -> str:
    """A whole drawing. `name` must be the only one of its kind on a page: the words are found by it.

    >>> canvas("c", 10, 5, "A & B", "Nothing.", []).startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5"')
    True
    """
    inner = "\n".join(content)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}" role="img" '
        f'aria-labelledby="{escape(name)}-title {escape(name)}-words" font-family="{escape(FONT)}" font-size="12">\n'
        f'<title id="{escape(name)}-title">{escape(title)}</title>\n<desc id="{escape(name)}-words">{escape(description)}</desc>\n'
        f"{inner}\n</svg>"
    )


def element(tag: str, kind: str, content: str = "", /, **attributes: str | float) -> str:
    """One SVG element of a class; underscores in the names of attributes stand for hyphens.

    >>> element("circle", "dot", cx=1.25, cy=2, r=3)
    '<circle class="dot" cx="1.2" cy="2" r="3"/>'
    """
    given = "".join(
        f' {name.replace("_", "-")}="{escape(value) if isinstance(value, str) else _n(value)}"'
        for name, value in attributes.items()
    )
    opening = f'<{tag} class="{escape(kind)}"{given}'
    return f"{opening}>{content}</{tag}>" if content else f"{opening}/>"


def line(kind: str, points: Sequence[Point], *, colour: str, width: float, dashes: str = "") -> str:
    """A line through points."""
    more: dict[str, str | float] = {"stroke_dasharray": dashes} if dashes else {}
    return element(
        "polyline", kind, points=" ".join(f"{_n(x)},{_n(y)}" for x, y in points), fill="none", stroke=colour, stroke_width=width,
        stroke_linejoin="round", stroke_linecap="round", **more,
    )  # fmt: skip


def band(kind: str, lower: Sequence[Point], upper: Sequence[Point], *, colour: str) -> str:
    """The area between two lines, with its edges drawn: a pale area alone is not seen by everyone."""
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in (*lower, *reversed(upper)))
    return element("polygon", kind, points=points, fill=colour, fill_opacity=0.15, stroke=colour, stroke_width=1)


def dot(kind: str, at: Point, *, colour: str, radius: float) -> str:
    """A filled point."""
    return element("circle", kind, cx=at[0], cy=at[1], r=radius, fill=colour)


def ring(kind: str, at: Point, *, colour: str) -> str:
    """An open circle around a point."""
    return element("circle", kind, cx=at[0], cy=at[1], r=5.5, fill="none", stroke=colour, stroke_width=2)


def diamond(kind: str, at: Point, *, colour: str) -> str:
    """A diamond, which is told from a circle without its colour."""
    x, y = at
    points = " ".join(f"{_n(each_x)},{_n(each_y)}" for each_x, each_y in ((x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)))
    return element("polygon", kind, points=points, fill=colour, stroke="#ffffff", stroke_width=1.5)


def label(kind: str, at: Point, words: str, *, anchor: Anchor = "start", colour: str = TEXT_GREY, bold: bool = False) -> str:
    """Words at a point, with a rim of the ground's colour so that lines behind do not cross them out."""
    more: dict[str, str | float] = {"font_weight": "bold"} if bold else {}
    return element(
        "text", kind, escape(words), x=at[0], y=at[1], text_anchor=anchor, fill=colour, stroke="#ffffff", stroke_width=3,
        paint_order="stroke", stroke_linejoin="round", **more,
    )  # fmt: skip


def rule(kind: str, start: Point, stop: Point, *, colour: str = RULE_GREY, dashes: str = "") -> str:
    """A thin straight line: an axis, a grid line, a guide."""
    more: dict[str, str | float] = {"stroke_dasharray": dashes} if dashes else {}
    return element("line", kind, x1=start[0], y1=start[1], x2=stop[0], y2=stop[1], stroke=colour, stroke_width=1, **more)


def wrapped(words: str, most: float) -> list[str]:
    """Words in lines of so many characters at most; a longer word stays whole.

    >>> wrapped("one two three", 7)
    ['one two', 'three']
    """
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _n(number: float) -> str:
    """A coordinate with a tenth of a unit at most: the same bytes on every machine, and fewer of them."""
    return (
        f"{number:.1f}".removesuffix(".0") if abs(number) >= 1 or number == 0 else f"{number:.2f}".rstrip("0").removesuffix(".")
    )
