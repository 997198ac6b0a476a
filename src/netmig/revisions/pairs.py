"""Which two values of a period a revision is between: a pair, always said.

A pair is two ends, `first-latest` or `first→latest`, or the word `consecutive`:

    first      the first value                    latest     the newest, of whatever age
    year       as it stood after 12 months        6m, 18m    as it stood after so many months
    r0, r1…    the value with that number         complete   the first that the publisher marks complete

`consecutive` is every value with the next one of its period, also where that is the same again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..errors import UsageError
from ..periods import Period
from .cuts import Cut
from .triangle import Triangle

_MONTHS = re.compile(r"(?:after )?(\d{1,3})\s*(?:m|months?)")
_NUMBER = re.compile(r"(?:r|release |number )(\d{1,3})")
_SYNONYMS = {
    "1y": "year", "12m": "year", "one year later": "year", "one-year-later": "year", "year later": "year", "final": "complete",
    "r0": "first", "newest": "latest", "last": "latest",
}  # fmt: skip
CONSECUTIVE = "consecutive"
KNOWN = "first-latest, first-year, first-complete, consecutive, 6m-12m (ages in months), r0-r1 (numbers of values)"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ends of a revision, the earlier and the later; both empty for consecutive values.

    >>> Pair.parse("first→latest").code, Pair.parse("first-12m").code, Pair.parse("6m-18m").words
    ('first-latest', 'first-year', 'after 6 months→after 18 months')
    """

    earlier: str
    later: str

    @staticmethod
    def parse(words: str | Pair) -> Pair:
        """The pair that words name; UsageError, which lists the forms, where they name none."""
        if isinstance(words, Pair):
            return words
        text = words.strip().lower().replace("->", "→")
        if text == CONSECUTIVE:
            return Pair("", "")
        halves = text.split("→") if "→" in text else re.split(r"-(?!year-later|later)", text, maxsplit=1)
        if len(halves) == 2:
            ends = [_end(half) for half in halves]
            if all(ends) and ends[0] != ends[1]:
                if not _in_order(*ends):
                    raise UsageError(
                        f"{words!r} is no pair: {_told(ends[1])} is not later than {_told(ends[0])}.",
                        f"A revision is from an earlier value to a later one. Pairs are: {KNOWN}.",
                        f"Did you mean {ends[1]}-{ends[0]}?" if _in_order(ends[1], ends[0]) else "",
                    )
                return Pair(*ends)
        raise UsageError(
            f"{words!r} is not a pair of values.", f"Pairs are: {KNOWN}.", "Write it as first-latest or first→latest."
        )

    @property
    def code(self) -> str:
        """The pair in one word for programs: first-latest."""
        return f"{self.earlier}-{self.later}" if self.earlier else CONSECUTIVE

    @property
    def words(self) -> str:
        """The pair for people: first→one year later."""
        return f"{_told(self.earlier)}→{_told(self.later)}" if self.earlier else CONSECUTIVE

    @property
    def is_consecutive(self) -> bool:
        """Whether it is of every value and the next one."""
        return not self.earlier

    @property
    def to_latest(self) -> bool:
        """Whether its later end is the newest value, of whatever age."""
        return self.later == "latest"

    def ends(self, triangle: Triangle) -> tuple[Cut, Cut]:
        """The earlier and the later values; not for consecutive ones."""
        return _cut(triangle, self.earlier), _cut(triangle, self.later)

    def __str__(self) -> str:
        return self.words


def _end(words: str) -> str:
    text = words.strip()
    text = _SYNONYMS.get(text, text)
    if found := _MONTHS.fullmatch(text):
        months = int(found[1])
        return {0: "first", 12: "year"}.get(months, f"{months}m")
    if found := _NUMBER.fullmatch(text):
        return f"r{int(found[1])}" if int(found[1]) else "first"
    return text if text in _CUTS else ""


def _in_order(earlier: str, later: str) -> bool:
    """Whether the second end can be later than the first: of an age and a number it depends on the period."""
    if later == "first" or earlier == "latest":
        return False
    if earlier == "first" or later == "latest":
        return True
    ages = [12 if end == "year" else int(end[:-1]) if end[-1:] == "m" else None for end in (earlier, later)]
    numbers = [int(end[1:]) if end[:1] == "r" else None for end in (earlier, later)]
    return all(first is None or second is None or first < second for first, second in (ages, numbers))


def _told(end: str) -> str:
    if end.endswith("m") and end[:-1].isdecimal():
        return f"after {end[:-1]} months"
    if end[:1] == "r" and end[1:].isdecimal():
        return f"number {end[1:]}"
    return "one year later" if end == "year" else end


_CUTS: Mapping[str, Callable[[Triangle], Cut]] = {
    "first": Triangle.first,
    "latest": Triangle.latest,
    "complete": Triangle.complete,
    "year": lambda triangle: triangle.at_age(months=12),
}


def _cut(triangle: Triangle, end: str) -> Cut:
    if end in _CUTS:
        return _CUTS[end](triangle)
    return triangle.nth(int(end[1:])) if end[0] == "r" else triangle.at_age(months=int(end[:-1]))


def reason_missing(cut: Cut, period: Period) -> str:
    """Why a cut has no value for a period."""
    return cut.missing.get(period, "no such value is held")
