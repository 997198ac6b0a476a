"""Lists by year: lines that are a year and nothing else, under which its figures stand."""

from __future__ import annotations

from collections.abc import Sequence

from ..parts import SentenceParts

_FEWEST = 2


def headed_by_years(read: Sequence[SentenceParts]) -> bool:
    """Whether a text goes through several years in turn, each the heading of its own lines."""
    return len({year for parts in read if (year := year_alone(parts))}) >= _FEWEST


def year_alone(parts: SentenceParts) -> int:
    """The year that a line consists of, "2010" or "2010:"; 0 for any other line."""
    words = [word for word in parts.words if word not in {":", ".", "–", "—"}]
    if len(words) != 1 or len(parts.times) != 1 or parts.times[0].kind != "calendar_year":
        return 0
    return parts.times[0].year


def is_row_of_a_year(parts: SentenceParts) -> bool:
    """Whether a line is a year and its number, "2023: 220,000": of whatever the heading of its list named."""
    if len(parts.times) != 1 or len(parts.quantities) != 1 or parts.times[0].first or parts.times[0].kind != "calendar_year":
        return False
    words = [*parts.words[parts.times[0].last + 1 : parts.quantities[0].first], *parts.words[parts.quantities[0].last + 1 :]]
    return set(words) <= _MARKS


_MARKS = frozenset({":", "–", "—", "-", ".", "*", "•"})
