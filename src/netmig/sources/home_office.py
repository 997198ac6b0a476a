"""The Home Office's releases that figures are filed under, each with the page that gives its date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from ..errors import NotHeldError
from ..ledger.figures import LONDON, DatePrecision, Release, Source, published_on
from .csv_tables import OPEN_GOVERNMENT
from .publication import published

PUBLISHER = "Home Office"
_PAGE = "https://www.gov.uk/government/statistics/immigration-system-statistics-year-ending-"


@dataclass(frozen=True, slots=True)
class Edition:
    """A quarterly edition of the immigration system statistics, and how its date is known."""

    published: str
    said_by: str
    note: str = ""
    latest: date | None = None
    """The last day on which it can have come out, where that is earlier than the end of `published`."""


# A page headed "Published 22 May 2025" gives the day. One headed "Updated 7 December 2023" gives only
# the day by which the text that was read was out, and so its figures count from then.
EDITIONS: dict[str, Edition] = {
    "March 2023": Edition(
        "2023-05",
        "https://www.lauradevine.com/news/home-office-publishes-latest-immigration-statistics-2/",
        "The day was not read; a law firm's page of 26 May 2023 reports it.",
    ),
    "June 2023": Edition("2023-08-24", "asylum_costs.csv, which names the statistics of that day"),
    "September 2023": Edition(
        "2023-12-07",
        f"{_PAGE}september-2023/why-do-people-come-to-the-uk-to-work",
        "The day of first publication was not read: this is the day on which the page read was last updated.",
    ),
    "December 2023": Edition("2024-02-29", f"{_PAGE}december-2023/summary-of-latest-statistics"),
    "March 2024": Edition(
        "2024-06-13",
        f"{_PAGE}march-2024/why-do-people-come-to-the-uk-to-work",
        "The day of first publication was not read: this is the day on which the page read was last updated.",
    ),
    "June 2024": Edition("2024-08-22", f"{_PAGE}june-2024/summary-of-latest-statistics"),
    "September 2024": Edition("2024-11-28", f"{_PAGE}september-2024/about-this-release"),
    "March 2025": Edition("2025-05-22", f"{_PAGE}march-2025/why-do-people-come-to-the-uk-work"),
    "June 2025": Edition("2025-08-21", f"{_PAGE}june-2025/summary-of-latest-statistics"),
    "December 2025": Edition("2026-02-26", f"{_PAGE}december-2025/about-this-release"),
    "March 2026": Edition("2026-05-21", f"{_PAGE}march-2026/about-this-release"),
    "June 2026": Edition(
        "2026",
        "the notes on the files at hand, which give facts as at 21 November 2026",
        "The day was not read; what was read of it was at hand by 21 November 2026.",
        latest=date(2026, 11, 21),
    ),
}


def immigration_statistics(edition: str, *sources: Source) -> Release:
    """The release of the immigration system statistics for the year ending, say, "March 2026"."""
    known = EDITIONS.get(edition)
    if known is None:
        raise NotHeldError.among("edition of the immigration system statistics", edition, EDITIONS)
    when, precision = published(known.published)
    if precision == "day" and not known.note:
        when, precision = published_on(when.date()), "minute"
    if known.latest:
        when = datetime.combine(known.latest, time.max, LONDON)
    return Release(
        id=f"home-office-immigration-statistics-{known.published}",
        publisher=PUBLISHER, title=f"Immigration system statistics, year ending {edition}",
        published_at=when, precision=precision, url=_PAGE + edition.lower().replace(" ", "-"),
        licence=OPEN_GOVERNMENT, edition=f"year ending {edition}", sources=sources,
        note=" ".join(part for part in (f"Date from {known.said_by}.", known.note) if part),
    )  # fmt: skip


def edition_of_day(edition: str, day: date, *sources: Source) -> Release:
    """The release of the edition for the year ending, say, "March 2026", published on a day.

    Editions that are not in EDITIONS are known by their day as well: it is what a release's id ends in.
    """
    known = EDITIONS.get(edition)
    if known is not None and known.published == day.isoformat() and not known.note:
        return immigration_statistics(edition, *sources)
    return Release(
        id=f"home-office-immigration-statistics-{day.isoformat()}",
        publisher=PUBLISHER, title=f"Immigration system statistics, year ending {edition}", published_at=published_on(day),
        url=_PAGE + edition.lower().replace(" ", "-"), licence=OPEN_GOVERNMENT, edition=f"year ending {edition}", sources=sources,
    )  # fmt: skip


def immigration_statistics_of(day: str, *sources: Source) -> Release:
    """The release of the immigration system statistics that came out on a day, one that is not known by its page included."""
    for edition, known in EDITIONS.items():
        if known.published == day:
            return immigration_statistics(edition, *sources)
    when = published_on(date.fromisoformat(day))
    return Release(
        id=f"home-office-immigration-statistics-{day}", publisher=PUBLISHER, title=f"Immigration system statistics, published {day}",
        published_at=when, licence=OPEN_GOVERNMENT, sources=sources, note="Day as given with the file.",
    )  # fmt: skip


def release(
    product: str, day: str, title: str, *sources: Source, url: str = "", note: str = "", publisher: str = PUBLISHER,
    licence: str = OPEN_GOVERNMENT, latest: date | None = None,
) -> Release:  # fmt: skip
    """Any other release, dated by an ISO day, month or year; `product` is the first part of its id."""
    when: datetime
    precision: DatePrecision
    when, precision = published(day)
    if latest:
        when = datetime.combine(latest, time.max, LONDON)
    return Release(
        id=f"{product}-{day}", publisher=publisher, title=title, published_at=when, precision=precision, url=url,
        licence=licence, sources=sources, note=note,
    )  # fmt: skip
