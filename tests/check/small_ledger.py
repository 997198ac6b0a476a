"""A small ledger of invented figures that articles in these tests are checked against, and such an article."""

from __future__ import annotations

from datetime import date

from netmig.ledger.figures import Figure, Release, published_on
from netmig.ledger.ledger import Ledger
from netmig.periods import Period, year_ending
from netmig.series import Series

LICENCE = "Open Government Licence v3.0"
NET, CAME, LEFT = (Series.of(measure) for measure in ("net_migration", "immigration", "emigration"))


def release(day: date) -> Release:
    return Release(
        id=f"test-{day}",
        publisher="Test Office",
        title="Invented migration statistics",
        published_at=published_on(day),
        licence=LICENCE,
    )


FIRST, SECOND, THIRD = release(date(2005, 5, 26)), release(date(2005, 11, 24)), release(date(2006, 5, 25))


def thousands(series: Series, of: Release, period: Period, value: int) -> Figure:
    return Figure(series=series, period=period, release=of.id, value=value * 1000, rounding=1000, locator="a table", source="t")


JUNE_2003, JUNE_2004, JUNE_2005 = year_ending(2003, 6), year_ending(2004, 6), year_ending(2005, 6)


def small_ledger() -> Ledger:
    """Net migration of three years in three releases: 2004 is revised by each, and 2005 only by the last."""
    return Ledger.of(
        [
            (
                FIRST,
                [
                    thousands(NET, FIRST, JUNE_2003, 300),
                    thousands(NET, FIRST, JUNE_2004, 520),
                ],
            ),
            (
                SECOND,
                [
                    thousands(NET, SECOND, JUNE_2003, 300),
                    thousands(NET, SECOND, JUNE_2004, 510),
                    thousands(NET, SECOND, JUNE_2005, 240),
                    thousands(CAME, SECOND, JUNE_2005, 640),
                    thousands(LEFT, SECOND, JUNE_2005, 400),
                ],
            ),
            (
                THIRD,
                [
                    thousands(NET, THIRD, JUNE_2004, 530),
                    thousands(NET, THIRD, JUNE_2005, 210),
                ],
            ),
        ]
    )


# published the day after SECOND
ARTICLE_DAY = "2005-11-25"
ARTICLE = """\
Net migration to the UK more than halved to 240,000 in the year to June 2005, down 53 per cent from 510,000 a year earlier.

That is a fall of 280,000 from the 520,000 recorded in the year to June 2004.

Councillor Basil Placeholder said: “In the year to June 2005, 240,000 people came to this country, and 400,000 left.”

Net migration will settle at about 100,000 by 2010.
"""
