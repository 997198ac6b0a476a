"""What is so in whichever table a reader had: a year that breaks a record by the table that the record is told from or,
where that is not held, by every estimate ever made of it, those that came later too.

A number told to the thousand stands in the tables that have it, and in no others: of what these hold of another year no
older estimate and no newer one matters.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ....periods import Period
from ....series import Series
from ...sentences.wording import Stated
from ...words.subjects import MIGRATION_FLOWS
from ..evidence import Evidence
from ..intervals import Range, range_of_figure
from .long_ago import CLOSED
from .other_days import estimates

# windows that end so near to each other, in days, tell of the same year for the most part
_SAME_YEAR = 180
_DECEMBER = 12


def every_estimate(evidence: Evidence, series: Series, period: Period) -> tuple[Range, ...]:
    """All that was ever estimated for a year, by then and later, where that leaves no table out: one held for certain, or one that came later."""
    current, ever = evidence.figure(series, period), evidence.ever(series, period)
    is_last = current is not None and ever[-1:] == (current,) and period.end.year > CLOSED
    if is_last and current is not None and evidence.may_be_superseded(current):
        return ()
    return tuple(found for each in ever if (found := range_of_figure(each)) is not None)


def as_it_was_known(evidence: Evidence, series: Series, period: Period) -> tuple[Range, ...]:
    """What a reader of the newest table may have had for a year: its figure or, where that table is not held, any estimate; nothing where none was out."""
    standing = evidence.standing(series, period)
    if standing is None:
        return ()
    return every_estimate(evidence, series, period) if standing.unsure else (standing.range,)


def is_beyond(bound: Range, found: Iterable[Range], sign: int) -> bool:
    """Whether each of some estimates, of which there must be one, lies beyond another for certain: above it or, where the sign is -1, below."""
    several = list(found)
    return bool(several) and all((each.low > bound.high) if sign > 0 else (each.high < bound.low) for each in several)


def years_of(evidence: Evidence, series: Series) -> tuple[Period, ...]:
    """The years of which something was known: of a flow of everybody those too for which the other two make it."""
    flows = sorted(MIGRATION_FLOWS) if series.measure in MIGRATION_FLOWS and not series.fixed else [series.measure]
    every = (period for flow in flows for period, _ in evidence.years(Series(flow, series.fixed)))
    return evidence.once(("years of any flow", series), lambda: tuple(sorted(set(every))))


def is_broken(evidence: Evidence, series: Series, period: Period, stated: Stated, sign: int, rivals: Collection[Period]) -> bool:
    """Whether a record is broken by one of some other years in each table in which its year has the number stated, or any where none is."""
    tables = [each for each in estimates(evidence, series, period) if stated.value is None or evidence.fits(stated, each)]
    for figure in tables:
        own, then = range_of_figure(figure), evidence.at(evidence.release(figure).published_at)
        if own is None or not any(is_beyond(own, as_it_was_known(then, series, each), sign) for each in rivals):
            return False
    return bool(tables)


def is_apart(other: Period, period: Period, *, among_all: bool = False) -> bool:
    """Whether a year tells of other months than another for a good part, and is a calendar year as that one is: a record may be one of these alone."""
    alike = among_all or other.end.month == _DECEMBER or period.end.month != _DECEMBER
    return alike and abs((period.end - other.end).days) >= _SAME_YEAR
