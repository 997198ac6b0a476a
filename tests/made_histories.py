"""Vintaged tables made by a known law of revision. Nothing here was ever published."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date

from netmig.periods import Period, year_ending
from netmig.revisions.outcomes import Family
from netmig.revisions.triangle import Triangle

Law = Callable[[random.Random, float], float]
Row = tuple[Period, date, float]


def releases(count: int, first_year: int = 2001) -> list[date]:
    """So many half-yearly releases, in May and November."""
    return [date(first_year + place // 2, 5 if place % 2 == 0 else 11, 21) for place in range(count)]


def newest_period(published: date) -> Period:
    """The period that a release is the first to give: the year to December in spring, to June in autumn."""
    if 3 <= published.month <= 8:
        return year_ending(published.year - 1, 12)
    return year_ending(published.year if published.month > 8 else published.year - 1, 6)


def made_rows(chance: random.Random, days: Sequence[date], size: float, law: Law, *, revised: int = 2) -> list[Row]:
    """A table in which each release gives a new period and revises the newest ones before it, `revised` times each."""
    values: dict[Period, list[float]] = {}
    rows: list[Row] = []
    for day in days:
        for told in values.values():
            if len(told) <= revised:
                told.append(told[-1] + law(chance, size))
            else:
                told.append(told[-1])
        values.setdefault(newest_period(day), [size * chance.uniform(0.8, 1.2)])
        rows += [(period, day, told[-1]) for period, told in values.items()]
    return rows


def made_family(chance: random.Random, days: Sequence[date], sizes: Sequence[float], law: Law, *, by_size: bool = True) -> Family:
    """A family of such tables, one a size."""
    return Family(
        [
            Triangle.of_rows(made_rows(chance, days, size, law), name=f"made {place}", unit="people")
            for place, size in enumerate(sizes)
        ],
        by_size=by_size,
    )


def normal(share: float) -> Law:
    """Revisions of a normal distribution, as large as the root of the size by so many."""
    return lambda chance, size: chance.gauss(0, share * size**0.5)


def nothing(chance: random.Random, size: float) -> float:
    """No revision."""
    del chance, size
    return 0.0
