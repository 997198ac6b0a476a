"""The questions of `netmig.ledger.questions` about how far a series moves, answered from its triangle."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from ..ledger.views import SeriesView
from ..periods import Period
from .analysis import Revisions, revisions_of
from .cuts import Cut
from .expectation import ExpectedRevision, expected
from .outcomes import Horizon
from .triangle import Triangle


def revisions(view: SeriesView, pair: str, **options: Any) -> Revisions:
    """The revisions of a series between a pair of values.

    >>> import netmig
    >>> netmig.open()["net_migration"].revisions("first→year", since="2024-01-01")
    <Revisions net_migration, first→one year later: n = 0>
    """
    return revisions_of(Triangle.of_view(view), pair, **options)


def expect(
    view: SeriesView,
    period: str | Period,
    *,
    horizon: Horizon,
    as_of: str | date | datetime | None,
    across_breaks: bool,
    levels: Sequence[float],
) -> ExpectedRevision:
    """Where a figure of a series may stand: from the revisions of all series of its kind that its ledger holds.

    >>> import netmig
    >>> netmig.open()["net_migration"].expect("YE Dec 2025", as_of="2026-05-21").interval(0.8)
    Interval(level=0.8, low=124000, high=218000)
    """
    series = Triangle.of_view(view) if view.ledger is None else view.series
    return expected(series, period, horizon=horizon, as_of=as_of, across_breaks=across_breaks, levels=levels, ledger=view.ledger)


def at_age(view: SeriesView, *, months: int, exact: bool) -> Cut:
    """Each period's value of one age.

    >>> import netmig
    >>> netmig.open()["net_migration"].at_age(months=12)["YE Jun 2023"].value
    906000
    """
    return Triangle.of_view(view).at_age(months=months, exact=exact)


def nth(view: SeriesView, number: int) -> Cut:
    """Each period's value with one number.

    >>> import netmig
    >>> netmig.open()["net_migration"].nth(1)["YE Jun 2023"].value
    740000
    """
    return Triangle.of_view(view).nth(number)
