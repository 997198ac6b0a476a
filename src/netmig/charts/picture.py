"""A chart as a PNG picture, for programs that take no SVG. Needs the extra `png`."""

from __future__ import annotations

from importlib import import_module

from ..errors import MissingExtraError
from .drawing import Chart


def to_png(chart: Chart, *, scale: float = 2.0) -> bytes:
    """The chart as PNG, `scale` pixels for each unit of the drawing.

    By vl-convert, which draws SVG with resvg and brings its fonts along: the picture has its words on
    any machine. MissingExtraError where it is not installed.
    """
    try:
        drawn = import_module("vl_convert")
    except ImportError as problem:
        raise MissingExtraError.of("A chart as PNG", "png") from problem
    # a drawing has no ground of its own, and a picture may be put on any
    opening, mark, rest = chart.svg.partition("</desc>\n")
    picture: bytes = drawn.svg_to_png(f'{opening}{mark}<rect width="100%" height="100%" fill="#ffffff"/>\n{rest}', scale=scale)
    return picture
