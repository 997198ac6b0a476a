"""Small boats in the Channel: people and boats by day and by week, as the published log stood on one day.

The days of a year do not always add up to the year's official count: 2020 and 2022 were revised
in the tables and not in the log.
"""

from __future__ import annotations

from ..ledger.figures import Release, Source
from ..periods import Period, day, week_ending
from ..series import Series
from .corrections import is_known_error
from .csv_tables import MISSING, Read, Row, Table, csv_reader, figure_at
from .home_office import release

SUNDAY = 6
_PEOPLE, _BOATS = Series.of("small_boat_arrivals"), Series.of("small_boats")
_WEEKLY = {
    "migrants_arrived": _PEOPLE,
    "boats_arrived": _BOATS,
    "migrants_prevented": Series.of("small_boat_crossings_prevented"),
    "events_prevented": Series.of("small_boat_prevention_events"),
}


def _log(on: str, source: Source) -> Release:
    return release(
        "home-office-small-boats", on, "Small boat arrivals, daily and weekly", source,
        note="The state of the published log on the day on which it was copied; each day was published sooner.",
    )  # fmt: skip


def _daily(table: Table) -> Read:
    source = table.source("Small boat arrivals by day")
    log = _log(table.day, source)
    figures = [
        figure_at(row, column, series, day(row.day("#date")), release=log, source=source)
        for row in table
        for column, series in (("migrants", _PEOPLE), ("boats", _BOATS))
    ]
    return [(log, figures)]


def _weekly_log(table: Table) -> Read:
    """From April 2022 to January 2023 the weekly file also has days, with arrivals alone. They are kept.

    Where they differ from the daily file, that one is shown.
    """
    source = table.source("Small boat arrivals and crossings prevented by week")
    log = _log(table.day, source)
    figures = []
    for row in table:
        period, note = _week(row, source)
        figures += [
            figure_at(row, column, series, period, release=log, source=source, note=note)
            for column, series in _WEEKLY.items()
            if row[column] not in MISSING
        ]
    return [(log, figures)]


def _week(row: Row, source: Source) -> tuple[Period, str]:
    """The week of a row, or the day where it gives arrivals of a day.

    Weeks end on Sundays; those that the file is known to date otherwise are put right by corrections.toml.
    """
    last = row.day("#week_ending")
    if row["events_prevented"] in MISSING:
        return day(last), "A day in the weekly file."
    week = week_ending(last)
    if last.weekday() != SUNDAY and not is_known_error(source.id, "period", week):
        raise row.refuse("#week_ending", f"is a week that ends on {last:%A}, {last}.", "Weeks end on Sundays here.")
    return week, ""


DAILY = csv_reader("small-boats-daily", "Home Office: small boat arrivals by day", ("#date", "migrants", "boats"), _daily)
WEEKLY = csv_reader(
    "small-boats-weekly", "Home Office: small boat arrivals and crossings prevented by week", ("#week_ending", *_WEEKLY), _weekly_log,
    may_lack=2,
)  # fmt: skip
