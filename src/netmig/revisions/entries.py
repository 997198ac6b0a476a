"""What a revision triangle is made of: releases, and the values that they publish.

The *number* of a value counts the values published for its period from 0, the first, as in the
literature (y_t^h with h = 0 first) and in R's `reviser`. Its *age* is in calendar months: the month of
its publication less that of the period's first one, so that 23 May 2024 is twelve months after 25 May
2023, as half-yearly statistics that appear on Thursdays need it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from ..ledger.figures import Figure, Release
from ..periods import Period

Number = int | float
MOST_DIGITS = 11
"""After the first: a number with more is worked out and not published."""


def last_digit(values: Iterable[Number]) -> Number:
    """The unit of the last digit that any of some values has, 1 at most; 0 where they have no last digit to speak of.

    What binary arithmetic adds to a published number is no digit of it.

    >>> last_digit([0.3, 1.25, 2]), last_digit([215_000, 7]), last_digit([0.1 + 0.2]), last_digit([1 / 3])
    (0.01, 1, 0.1, 0)
    """
    most = 0
    for each in values:
        if isinstance(each, float):
            digits, _, power = f"{each:.13e}".partition("e")
            places = len(digits.partition(".")[2].rstrip("0"))
            if places > MOST_DIGITS:
                return 0
            most = max(most, places - int(power))
    return float(f"1e-{most}") if most else 1


def total(values: Iterable[Number]) -> Number:
    """The sum of published numbers in their own decimals, without what binary ones add.

    >>> total([1.1, -0.9]), total([3, -1])
    (0.2, 2)
    """
    told = list(values)
    if all(isinstance(each, int) for each in told):
        return sum(told)
    return float(sum(Decimal(str(each)) for each in told))


@dataclass(frozen=True, slots=True)
class Issue:
    """One release of a triangle: a column of it."""

    id: str
    published_at: datetime
    label: str
    """The day (or only the month or year) of publication, as it is known."""
    release: Release | None = field(default=None, compare=False, repr=False)

    @property
    def month(self) -> int:
        """The month of publication, counted from the year 0."""
        return self.published_at.year * 12 + self.published_at.month - 1

    def __repr__(self) -> str:
        return f"<Issue {self.id}, {self.label}>"


@dataclass(frozen=True, slots=True)
class Entry:
    """One published value: what a release says of a period."""

    period: Period
    issue: Issue
    value: Number
    number: int
    """0 for the first value held for its period, 1 for the next…"""
    age: int
    """Calendar months since the first publication held for its period."""
    status: str = ""
    rounding: Number = 0
    """The unit of the last published digit; 0 where it is not known."""
    figure: Figure | None = field(default=None, compare=False, repr=False)
    """The ledger's own figure, with its interval and the cell that it came from."""

    @property
    def complete(self) -> bool:
        """Whether the publisher marks it as complete, which is not final."""
        return self.status == "complete"

    def to_dict(self) -> dict[str, Any]:
        return {
            "period": self.period.label,
            "value": self.value,
            "release": self.issue.id,
            "published": self.issue.label,
            "number": self.number,
            "age_months": self.age,
            "status": self.status or None,
        }

    def __repr__(self) -> str:
        return f"<Entry {self.period.label}: {self.value:,}, {self.issue.id}, number {self.number}, {self.age} months>"
