"""An invented ledger and an invented article with every verdict in it, as the reports' tests tell them."""

from __future__ import annotations

from datetime import date

from netmig.check import Report, check
from netmig.ledger.figures import Figure, Release, published_on
from netmig.ledger.ledger import Ledger
from netmig.periods import Period, year_ending
from netmig.series import Series

NET, CAME, LEFT = (Series.of(measure) for measure in ("net_migration", "immigration", "emigration"))
DAYS = (date(2005, 5, 26), date(2005, 11, 24), date(2006, 5, 25))
JUNE = {year: year_ending(year, 6) for year in (2002, 2003, 2004, 2005)}


def release(day: date, **more: str) -> Release:
    given = {
        "publisher": "Test Office",
        "title": f"Invented statistics of {day}",
        "url": f"https://test.example/{day}",
        "licence": "Open Government Licence v3.0",
        **more,
    }
    return Release(id=f"test-{day}", published_at=published_on(day), **given)  # type: ignore[arg-type]


FIRST, SECOND, THIRD = map(release, DAYS)


def thousands(series: Series, of: Release, period: Period, value: int) -> Figure:
    return Figure(series=series, period=period, release=of.id, value=value * 1000, rounding=1000, locator="a cell", source="t")


def told_ledger(*releases: Release) -> Ledger:
    """Net migration, in and out, for four years in three releases; 2004 is revised by each."""
    first, second, third = releases or (FIRST, SECOND, THIRD)
    told = {
        first: {NET: {2002: -20, 2003: 300, 2004: 520}, CAME: {2003: 600, 2004: 810}, LEFT: {2003: 300, 2004: 290}},
        second: {
            NET: {2002: -20, 2003: 300, 2004: 510, 2005: 240},
            CAME: {2003: 600, 2004: 810, 2005: 640},
            LEFT: {2003: 300, 2004: 300, 2005: 400},
        },
        third: {NET: {2002: -21, 2003: 300, 2004: 530, 2005: 210}, CAME: {2005: 640}, LEFT: {2005: 430}},
    }
    return Ledger.of(
        (each, [thousands(series, each, JUNE[year], value) for series, values in table.items() for year, value in values.items()])
        for each, table in told.items()
    )


# the day after SECOND
DAY = "2005-11-25"
ARTICLE = """\
Net migration to the UK was 240,000 in the year to June 2005, down 53 per cent from 510,000 a year earlier.

Net migration was 520,000 in the year to June 2004, and immigration was 640,000 in the year to June 2005.

Councillor Basil Placeholder said: “In the year to June 2005, 240,000 people came to this country, and 400,000 left.”

In Canada, net migration was 470,000 in 2003.
"""


def told_report(text: str = ARTICLE, name: str = "article.txt", ledger: Ledger | None = None) -> tuple[Report, Ledger]:
    """The report on a text, and the ledger that it was made with."""
    ledger = ledger or told_ledger()
    return check(text, published=DAY, ledger=ledger, name=name), ledger
