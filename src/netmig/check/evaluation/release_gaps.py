"""Whether the release that a text tells of may be one that the ledger does not hold.

The estimates came out every quarter until August 2020, and every half-year from then on. Where the
newest one held is older than that, there was a newer one: what a text says of "the figures" is of it,
and what was held before says nothing against that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ..records import replace
from ..sentences.wording import OF_ONE_FIGURE, OF_TWO_FIGURES, Wording
from ..words.subjects import MIGRATION_FLOWS
from .evidence import Evidence

NOT_HELD = "the release of that time is not held"
# the last of the quarterly reports on migration came out on 27 August 2020
_QUARTERLY_UNTIL = date(2020, 11, 26)
# the longest that one release stood as the newest, with some days to spare
_QUARTER, _HALF_YEAR = timedelta(110), timedelta(200)
# the estimates of years that ended so long before the newest one held were not revised any more
_SETTLED_AFTER = timedelta(2 * 366)


def may_lack_the_newest(evidence: Evidence) -> bool:
    """Whether by the publisher's habit a release came out between the newest one held and the day of the text."""
    newest = evidence.newest_release_day("net_migration")
    if newest is None:
        return False
    return evidence.day - newest > (_QUARTER if evidence.day < _QUARTERLY_UNTIL else _HALF_YEAR)


def with_gaps_in_mind(wordings: Iterable[Wording], evidence: Evidence) -> Iterator[Wording]:
    """The wordings, those uncertain that may be of a release that is not held."""
    if not may_lack_the_newest(evidence):
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
        yield replace(wording, uncertain=wording.uncertain or NOT_HELD) if of_flows and not settled else wording
