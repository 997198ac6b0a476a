"""Questions put to a series that rooms above the ledger answer: how far it moves, where it will stand, what drove it.

The ledger knows of no room above it. Who answers is written down here by name, as the face of the package
has its names, and is loaded when the question is first asked: whoever wants a figure waits for none of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from importlib import import_module
from typing import Any, Literal

from ..periods import Period

Moment = str | date | datetime
ANSWERED_BY = {
    "at_age": "netmig.revisions.questions",
    "expect": "netmig.revisions.questions",
    "explain": "netmig.explain.questions",
    "nth": "netmig.revisions.questions",
    "revisions": "netmig.revisions.questions",
}
"""The module in which each question is a function of that name, of the view that is asked."""


def answer(question: str, *args: Any, **options: Any) -> Any:
    """What the room that a question belongs to answers."""
    return getattr(import_module(ANSWERED_BY[question]), question)(*args, **options)


class Questions:
    """What can be asked of a series besides its figures."""

    __slots__ = ()

    def revisions(
        self,
        pair: str = "first→latest",
        *,
        across_breaks: bool = False,
        reprints: Literal["count", "leave_out"] = "count",
        starts: Literal["published", "held"] | None = None,
        since: Moment | None = None,
        as_of: Moment | None = None,
    ) -> Any:
        """The revisions between a pair of values: `.summary()`, `.tests()`, `.rows`.

        The pair is always said: first→latest, first→year, consecutive, 6m→12m… No revision crosses a
        change of method or definition unless `across_breaks`; see `netmig.revisions.analysis.revisions_of`.
        """
        return answer(
            "revisions", self, pair, across_breaks=across_breaks, reprints=reprints, starts=starts, since=since, as_of=as_of
        )

    def expect(
        self,
        period: str | Period,
        *,
        horizon: Literal["next", "year", "latest"] = "next",
        as_of: Moment | None = None,
        across_breaks: bool = False,
        levels: Sequence[float] = (0.8, 0.95),
    ) -> Any:
        """Where a provisional figure can be expected to stand: an interval, and how such intervals did before.

        At the `next` release, a `year` after, or at its `latest` before any change of method; formed from
        what was known `as_of` a day. See `netmig.revisions.expected`, which has the errors too.
        """
        return answer("expect", self, period, horizon=horizon, as_of=as_of, across_breaks=across_breaks, levels=levels)

    def explain(self, start: str | Period, stop: str | Period | None = None, **options: Any) -> Any:
        """What drove the change between two periods, or of one period between two releases.

        Options are those of `netmig.explain`: as_of, release, from_release, to_release, by, depth, place.
        """
        return answer("explain", self, start, stop, **options)

    def at_age(self, *, months: int, exact: bool = False) -> Any:
        """Each period's value as it stood so many calendar months after its first publication; `missing` says why it has none."""
        return answer("at_age", self, months=months, exact=exact)

    def nth(self, number: int) -> Any:
        """Each period's value with this number, 0 the first."""
        return answer("nth", self, number)
