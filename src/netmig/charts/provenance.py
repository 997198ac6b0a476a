"""The line under a drawing that says where its figures are from: a picture passed on without it says nothing."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ..ledger.phrases import publisher_words
from ..revisions.entries import Issue
from .drawing import TEXT_GREY, element, wrapped

LINE = 14.0
# about how wide a character of these lines is, in a wide font
CHARACTER = 7.4


def source_words(name: str, issues: Iterable[Issue]) -> str:
    """The publishers of some releases and the days of the first and the last of them; of a table, its name.

    >>> source_words("gdp", [])
    'Source: the table gdp.'
    """
    told = sorted(set(issues), key=lambda each: each.published_at)
    publishers = dict.fromkeys(publisher_words(each.release) for each in told if each.release is not None)
    days = list(dict.fromkeys(each.label for each in (told[:1] + told[-1:])))
    which = f", published {' to '.join(days)}" if days else ""
    return f"Source: {'; '.join(publishers) or f'the table {name}'}{which}."


def source_lines(words: str, top: float, width: float) -> tuple[list[str], float]:
    """The words as lines of a drawing from a height on, and the height at which they end."""
    lines = wrapped(words, (width - 12) / CHARACTER)
    drawn = [
        element("text", "source", escape(each), x=4, y=top + LINE * place, text_anchor="start", fill=TEXT_GREY, font_size=11)
        for place, each in enumerate(lines, start=1)
    ]
    return drawn, top + LINE * len(lines) + 6
