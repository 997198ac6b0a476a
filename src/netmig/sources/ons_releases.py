"""The releases of UK long-term migration by ONS: when each came out, and by which methods.

Dates are those of the releases' own pages, or of the dated copies that their figures were read
from. The long-term migration releases are data: `ons_layouts/releases.toml`, to which the user's own adds.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

from ..errors import DamagedDataError, NotHeldError
from ..ledger.figures import LONDON, Release, Source, StatedChange, moment, published_on
from ..periods import MONTHS
from .csv_tables import OPEN_GOVERNMENT
from .ons_layouts import ENVIRONMENT, FOLDER
from .publication import published as latest_moment

PUBLISHER = "Office for National Statistics"
PAGES = "https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/internationalmigration"
BULLETINS = f"{PAGES}/bulletins"
# strftime would write the month in the language of whoever builds
MONTH_NAMES = ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December")  # fmt: skip

# Migration Statistics Quarterly Reports: published, and the edition's own address or "" where only a copy was seen
_QUARTERLY: tuple[tuple[str, str], ...] = (
    ("2010-08-26", ""),
    ("2011-05-26", ""),
    ("2011-08-25", ""),
    ("2011-11-24", ""),
    ("2012-02-23", ""),
    ("2012-05-24", ""),
    ("2012-08-30", ""),
    ("2012-11-29", ""),
    ("2013-02-28", ""),
    ("2013-05-23", ""),
    ("2013-08-29", ""),
    ("2013-11-28", ""),
    ("2014-02-27", ""),
    ("2014-05-22", ""),
    ("2014-08-28", ""),
    ("2014-11-27", ""),
    ("2015-02-26", ""),
    ("2015-05-21", ""),
    ("2015-08-27", ""),
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
    ("2018-11-29", "november2018"),
    ("2019-02-28", "february2019"),
    ("2019-05-24", ""),
    ("2019-08-22", "august2019"),
    ("2019-11-28", "november2019"),
    ("2020-02-27", ""),
    ("2020-05-21", "may2020"),
    ("2020-08-27", "august2020"),
)
_SURVEY = (("all", "International Passenger Survey"),)
_ADJUSTED = (("all", "International Passenger Survey with preliminary adjustments; experimental from August 2019"),)

LISTED = "releases.toml"
"""The list of long-term migration releases, beside the layouts; one of the same name in the user's own folder adds to it."""
_NOT_READ = "The day of publication is not known"


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


def _listed(path: Path) -> dict[str, tuple[str, tuple[tuple[str, str], ...]]]:
    """The releases of a list by their day, each with its edition and methods."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        methods = said.get("methods", {})
        return {
            date.fromisoformat(str(each["published"])).isoformat(): (
                each.get("edition", ""), tuple(methods[each["methods"]].items()) if "methods" in each else (),
            )
            for each in said["release"]
        }  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        said_wrong = f"it has no {problem}" if isinstance(problem, KeyError) else str(problem)
        raise DamagedDataError(
            f"The list of releases {path} is not as such lists are: {said_wrong}.", "", "See docs/layouts.md."
        ) from None


def _lists() -> tuple[Path, ...]:
    """The lists that there are, the user's own first: what comes with netmig is not overruled by it."""
    own = Path(os.environ.get(ENVIRONMENT, "") or FOLDER) / LISTED
    return (own, FOLDER / LISTED) if own.is_file() and own != FOLDER / LISTED else (FOLDER / LISTED,)


@cache
def _long_term_listed(lists: tuple[Path, ...]) -> dict[str, tuple[str, tuple[tuple[str, str], ...]]]:
    """The long-term migration releases of every list, oldest first: an article in the same month is no vintage of the tables."""
    return dict(sorted({day: said for path in lists for day, said in _listed(path).items()}.items()))


def _long_term_days() -> list[str]:
    return list(_long_term_listed(_lists()))


def _all() -> dict[str, Release]:
    return _all_of(_lists())


@cache
def _all_of(lists: tuple[Path, ...]) -> dict[str, Release]:
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
        note=f"{_NOT_READ}: December 2016.",
    )
    listed = _long_term_listed(lists)
    earlier = ""
    for day, (edition, methods) in listed.items():
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
        methods=listed["2025-11-27"][1],
        note="A methods article, nine days before the bulletin that used these methods; the hour of publication is not known.",
    )
    return found


def days() -> tuple[str, ...]:
    """Every day (or month) of publication known here, oldest first."""
    return tuple(sorted(_all()))


def ons_release(published: str, *, sources: Iterable[Source] = (), changes: Iterable[StatedChange] = ()) -> Release:
    """The release of a day, "2025-05-22", with the sources that a reader read it from.

    Raises NotHeldError for a day without a release of this kind.

    >>> ons_release("2025-05-22").title
    'Long-term international migration, provisional: year ending December 2024'
    """
    known = _all()
    if published not in known:
        raise NotHeldError.among("ONS migration release", published, known)
    return replace(known[published], sources=tuple(sources), changes=tuple(changes))


def long_term_release(
    published: date,
    *,
    edition: str = "",
    title: str = "",
    methods: tuple[tuple[str, str], ...] = (),
    url: str = "",
    licence: str = OPEN_GOVERNMENT,
    note: str = "",
    after: Iterable[date] = (),
) -> Release:
    """The long-term migration release of a day; one that is not known is made of what is said of it.

    What is known of a release is not overruled by what a file says of it; `after` are days of earlier ones that the file names.

    >>> long_term_release(date(2026, 11, 26), edition="year ending June 2026").supersedes
    'ons-ltim-2026-05-21'
    """
    day = published.isoformat()
    if day in (listed := _long_term_days()):
        return _all()[day]
    earlier = sorted(known for known in {*listed, *(each.isoformat() for each in after)} if known < day)
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
    listed = _long_term_days()
    if start := _month(words):
        matching = [day for day in listed if day.startswith(start)]
        if len(matching) == 1:
            return matching[0]
    raise NotHeldError.among("long-term migration release of", words, listed)


def _month(words: str) -> str:
    """The month that words such as "Nov 26" name, as "2026-11"; empty where they name none."""
    name, _, year = words.strip().partition(" ")
    if name[:3].capitalize() in MONTHS and len(year) in (2, 4) and year.isdecimal():
        return f"20{year[-2:]}-{MONTHS.index(name[:3].capitalize()) + 1:02d}"
    return ""


def unlisted_month(words: str, before: date) -> str:
    """The month, "2026-11", of a release that can be none of those listed: later than all of them, and before a day.

    Raises NotHeldError for a month in which there can have been none, as far as the list tells: ONS publishes in the
    same months of every year.

    >>> unlisted_month("Nov 26", date(2027, 5, 20))
    '2026-11'
    """
    listed = _long_term_days()
    named = _month(words)
    usual = {day[5:7] for day in listed}
    if not named or not listed[-1][:7] < named < before.isoformat()[:7] or named[5:] not in usual:
        raise NotHeldError.among("long-term migration release of", words, listed)
    return named


def release_of_unknown_day(named: str) -> Release:
    """A long-term migration release of which the month alone is known, "2026-11": it counts as published at its end.

    >>> release_of_unknown_day("2026-11").published_at.date().isoformat()
    '2026-11-30'
    """
    when, precision = latest_moment(named)
    year, number = named.split("-")
    return Release(
        id=f"ons-ltim-{named}",
        publisher=PUBLISHER,
        title="Long-term international migration, provisional",
        published_at=when,
        precision=precision,
        licence=OPEN_GOVERNMENT,
        note=f"{_NOT_READ}: {MONTH_NAMES[int(number) - 1]} {year}, as a later workbook's Table 5 calls it.",
    )
