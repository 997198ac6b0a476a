"""The releases of UK long-term migration by ONS: when each came out, and by which methods.

Dates are those of the releases' own pages, or of the dated copies that their figures were read
from; methods are as ONS stated them, each with where it says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from ..errors import NotHeldError
from ..ledger.figures import LONDON, Release, Source, StatedChange, moment, published_on
from ..periods import MONTHS
from .csv_tables import OPEN_GOVERNMENT

PUBLISHER = "Office for National Statistics"
PAGES = "https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/internationalmigration"
BULLETINS = f"{PAGES}/bulletins"
# strftime would write the month in the language of whoever builds
MONTH_NAMES = ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December")  # fmt: skip

# Migration Statistics Quarterly Reports: published, and the edition's own address or "" where only a copy was seen
_QUARTERLY: tuple[tuple[str, str], ...] = (
    ("2013-08-29", ""),
    ("2014-02-27", ""),
    ("2015-11-26", ""),
    ("2016-02-25", ""),
    ("2016-05-26", "may2016"),
    ("2016-08-25", "august2016"),
    ("2016-12-01", ""),
    ("2017-02-23", "Feb2017"),
    ("2017-05-25", "may2017"),
    ("2017-08-24", "august2017"),
    ("2017-11-30", "november2017"),
    ("2018-02-22", "february2018"),
    ("2018-07-16", "july2018revisedfrommaycoveringtheperiodtodecember2017"),
    ("2018-08-23", "august2018"),
    ("2019-02-28", "february2019"),
    ("2019-08-22", "august2019"),
    ("2019-11-28", "november2019"),
    ("2020-05-21", "may2020"),
    ("2020-08-27", "august2020"),
)
_SURVEY = (("all", "International Passenger Survey"),)
_ADJUSTED = (("all", "International Passenger Survey with preliminary adjustments; experimental from August 2019"),)

_ADMINISTRATIVE = (
    (
        "all",
        "Administrative data; experimental, not comparable with the earlier official measures (ONS bulletin of 26 May 2022)",
    ),
)
_WITH_ASYLUM = (
    ("all", "Administrative data; experimental and provisional; asylum included from this release (ONS bulletin of 25 May 2023)"),
)
_CENSUS_ADJUSTED = (
    "british",
    "International Passenger Survey; YE Jun 2012 to YE Jun 2021 adjusted in November 2023 to the Census (ONS, May 2025, Cover_sheet!A20)",
)
_NEW_NON_EU = (
    _CENSUS_ADJUSTED,
    ("non_eu_plus", "Improved methods and more information on Ukraine visas (ONS blog of 28 November 2024)"),
)
_MAY_2025 = (
    _CENSUS_ADJUSTED,
    ("eu_plus", "Registration and Population Interaction Database of DWP and HMRC (ONS, May 2025, Cover_sheet!A21)"),
    ("non_eu_plus", "Borders and Immigration data of the Home Office (ONS, May 2025, Cover_sheet!A22)"),
)
_NOVEMBER_2025 = (
    (
        "british",
        "Registration and Population Interaction Database of DWP from YE Jun 2021, no longer the Passenger Survey (ONS blog of 18 November 2025)",
    ),
    ("eu_plus", "Borders and Immigration data of the Home Office from YE Jun 2021 (ONS blog of 18 November 2025)"),
)

# Long-term international migration, provisional: published, edition, methods
_LONG_TERM: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("2022-05-26", "year ending June 2021", _ADMINISTRATIVE),
    ("2022-11-24", "year ending June 2022", _ADMINISTRATIVE),
    ("2023-05-25", "year ending December 2022", _WITH_ASYLUM),
    ("2023-11-23", "year ending June 2023", (_CENSUS_ADJUSTED,)),
    ("2024-05-23", "year ending December 2023", (_CENSUS_ADJUSTED,)),
    ("2024-11-28", "year ending June 2024", _NEW_NON_EU),
    ("2025-05-22", "year ending December 2024", _MAY_2025),
    ("2025-11-27", "year ending June 2025", _NOVEMBER_2025),
    ("2026-05-21", "year ending December 2025", _NOVEMBER_2025),
)


def _quarterly(day: str, page: str) -> Release:
    published = date.fromisoformat(day)
    month = f"{MONTH_NAMES[published.month - 1]} {published.year}"
    return Release(
        id=f"ons-msqr-{day}",
        publisher=PUBLISHER,
        title=f"Migration Statistics Quarterly Report: {month}",
        published_at=published_on(published),
        url=f"{BULLETINS}/migrationstatisticsquarterlyreport/{page}" if page else "",
        licence=OPEN_GOVERNMENT,
        edition=month,
        methods=_ADJUSTED if day >= "2019-08-22" else _SURVEY,
    )


def _long_term(day: str, edition: str, methods: tuple[tuple[str, str], ...]) -> Release:
    page = edition.replace(" ", "").lower()
    # the first edition's address has the month alone
    page = "june2021" if page == "yearendingjune2021" else page
    return Release(
        id=f"ons-ltim-{day}",
        publisher=PUBLISHER,
        title=f"Long-term international migration, provisional: {edition}",
        published_at=published_on(date.fromisoformat(day)),
        url=f"{BULLETINS}/longterminternationalmigrationprovisional/{page}",
        licence=OPEN_GOVERNMENT,
        edition=edition,
        methods=methods,
    )


def _all() -> dict[str, Release]:
    found = {day: _quarterly(day, page) for day, page in _QUARTERLY}
    found["2016-12"] = Release(
        id="ons-ltim-2016-12",
        publisher=PUBLISHER,
        title="Long-Term International Migration, 1964 to 2015 (ad hoc 006408, version 1.4)",
        published_at=moment("2016-12-31"),
        precision="month",
        licence=OPEN_GOVERNMENT,
        edition="1964 to 2015",
        methods=(
            ("all", "International Passenger Survey; 2001 to 2011 net revised after the 2011 Census, the flows in and out not"),
        ),
        note="The day of publication is not known: December 2016.",
    )
    earlier = ""
    for day, edition, methods in _LONG_TERM:
        found[day] = replace(_long_term(day, edition, methods), supersedes=earlier)
        earlier = found[day].id
    found["2025-11-18"] = Release(
        id="ons-ltim-2025-11-18",
        publisher=PUBLISHER,
        title="Updating our methods to improve EU and British migration statistics",
        published_at=datetime.combine(date(2025, 11, 18), time.max, LONDON),
        precision="day",
        url="https://blog.ons.gov.uk/2025/11/18/updating-our-methods-to-improve-eu-and-british-migration-statistics/amp",
        licence=OPEN_GOVERNMENT,
        methods=_NOVEMBER_2025,
        note="A methods article, nine days before the bulletin that used these methods; the hour of publication is not known.",
    )
    return found


_RELEASES = _all()


def days() -> tuple[str, ...]:
    """Every day (or month) of publication known here, oldest first."""
    return tuple(sorted(_RELEASES))


def ons_release(published: str, *, sources: Iterable[Source] = (), changes: Iterable[StatedChange] = ()) -> Release:
    """The release of a day, "2025-05-22", with the sources that a reader read it from.

    Raises NotHeldError for a day without a release of this kind.

    >>> ons_release("2025-05-22").title
    'Long-term international migration, provisional: year ending December 2024'
    """
    if published not in _RELEASES:
        raise NotHeldError.among("ONS migration release", published, _RELEASES)
    return replace(_RELEASES[published], sources=tuple(sources), changes=tuple(changes))


def long_term_release(
    published: date,
    *,
    edition: str = "",
    title: str = "",
    methods: tuple[tuple[str, str], ...] = (),
    url: str = "",
    licence: str = OPEN_GOVERNMENT,
    note: str = "",
) -> Release:
    """The long-term migration release of a day; one that is not known is made of what is said of it.

    What is known of a release is not overruled by what a file says of it.

    >>> long_term_release(date(2026, 11, 26), edition="year ending June 2026").supersedes
    'ons-ltim-2026-05-21'
    """
    day = published.isoformat()
    if any(day == known for known, _, _ in _LONG_TERM):
        return _RELEASES[day]
    earlier = [known for known, _, _ in _LONG_TERM if known < day]
    return Release(
        id=f"ons-ltim-{day}",
        publisher=PUBLISHER,
        title=title or f"Long-term international migration, provisional{f': {edition}' if edition else ''}",
        published_at=published_on(published),
        url=url,
        licence=licence,
        supersedes=f"ons-ltim-{earlier[-1]}" if earlier else "",
        edition=edition,
        methods=methods,
        note=note,
    )


def release_of_month(words: str) -> str:
    """The day of the long-term migration release that ONS calls by its month: "May 25", "Nov 24".

    >>> release_of_month("Nov 25")
    '2025-11-27'
    """
    name, _, year = words.strip().partition(" ")
    if name[:3].capitalize() in MONTHS and len(year) in (2, 4) and year.isdigit():
        start = f"20{year[-2:]}-{MONTHS.index(name[:3].capitalize()) + 1:02d}-"
        # the statistical releases only: an article in the same month is no vintage of the tables
        matching = [day for day, _, _ in _LONG_TERM if day.startswith(start)]
        if len(matching) == 1:
            return matching[0]
    raise NotHeldError.among("long-term migration release of", words, (day for day, _, _ in _LONG_TERM))
