"""Whether the release that a text tells of may be one that the ledger does not hold.

The estimates came out every quarter until August 2020, and every half-year from then on. Where the
newest one held is older than that, there was a newer one: what a text says of "the figures" is of it,
and what was held before says nothing against that. The year that is shown for it is the one whose
figures were due by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ....periods import Period, year_ending
from ...records import replace
from ...sentences.wording import OF_ONE_FIGURE, OF_TWO_FIGURES, Wording
from ...words.subjects import MIGRATION_FLOWS
from ..evidence import Evidence

NOT_HELD = "netmig does not have the release of that time"
# the first of the quarterly reports on migration came out on 27 August 2009, the last on 27 August 2020
_QUARTERLY_FROM = date(2009, 8, 27)
_QUARTERLY_UNTIL = date(2020, 11, 26)
# the longest that one release stood as the newest, with some days to spare
_QUARTER, _HALF_YEAR = timedelta(110), timedelta(200)
# the estimates of years that ended so long before the newest one held were not revised any more
_SETTLED_AFTER = timedelta(2 * 366)


# the day of the month from which the release of a month may be out
_FIRST_DAY = 20
# the last month of the years whose figures come out in these months: five months back, or eight until the autumn of 2013
_OUT_IN, _OUT_ONCE_IN = {2: 9, 5: 12, 8: 3, 11: 6}, {2: 6, 5: 9, 8: 12, 11: 3}
_SOONER_FROM = date(2013, 11, 1)
# from the pandemic on, the figures came out as they were ready, until the half-yearly habit had settled
_SETTLED_FROM = date(2022, 11, 24)


def due(evidence: Evidence) -> Period | None:
    """The year that a release not held was of, by the publisher's habit on the day of the text; None where none is missing."""
    day, newest = evidence.day, evidence.latest("net_migration")
    if newest is None or _QUARTERLY_UNTIL <= day < _SETTLED_FROM:
        return None
    quarterly = _OUT_IN if day >= _SOONER_FROM else _OUT_ONCE_IN
    months = quarterly if day < _QUARTERLY_UNTIL else {5: 12, 11: 6}
    last = max(
        date(year, month, _FIRST_DAY)
        for year in (day.year - 1, day.year)
        for month in months
        if date(year, month, _FIRST_DAY) <= day
    )
    end = months[last.month]
    window = year_ending(last.year - (end > last.month), end)
    if window.stop <= newest.stop:
        return None
    # one that came out later than is usual is held: it was not missing, only not out yet
    later = (each.published for each in evidence.ledger.releases(measure="net_migration") if each.published > day)
    return None if any(evidence.at(out).latest("net_migration") == window for out in sorted(set(later))[:_NEXT]) else window


# among how many of the next releases, forecasts with them, one that was late is sought
_NEXT = 4


def may_lack_the_newest(evidence: Evidence) -> bool:
    """Whether by the publisher's habit a release came out between the newest one held and the day of the text."""
    newest = evidence.newest_release_day("net_migration")
    if newest is None:
        return False
    return evidence.day - newest > (_QUARTER if evidence.day < _QUARTERLY_UNTIL else _HALF_YEAR)


def with_gaps_in_mind(wordings: Iterable[Wording], evidence: Evidence) -> Iterator[Wording]:
    """The wordings, those uncertain that may be of a release that is not held."""
    window = due(evidence)
    if evidence.day < _QUARTERLY_FROM or (window is None and not may_lack_the_newest(evidence)):
        yield from wordings
        return
    newest = evidence.latest("net_migration")
    for wording in wordings:
        of_flows = wording.subject is not None and wording.subject.measure in MIGRATION_FLOWS
        settled = (
            wording.kind in OF_ONE_FIGURE | OF_TWO_FIGURES
            and wording.kind != "extreme"
            and wording.period_basis == "explicit"
            and newest is not None
            and all(newest.end - each.end > _SETTLED_AFTER for each in wording.periods)
        )
        unread = window is not None and _is_of_the_newest(wording, newest, of_flows=of_flows)
        shown = replace(wording, likeliest=window) if unread else wording
        yield replace(shown, uncertain=wording.uncertain or NOT_HELD) if of_flows and not settled else shown


def _is_of_the_newest(wording: Wording, newest: Period | None, *, of_flows: bool) -> bool:
    """Whether a wording that names no year of its own was read as of the newest year held."""
    if wording.period_basis == "explicit" or not wording.periods or wording.kind in _OF_NO_RELEASE:
        return False
    return (of_flows or wording.subject is None) and (wording.likeliest or wording.periods[0]) == newest


_OF_NO_RELEASE = frozenset({"forecast", "target", "rule", "spending"})
