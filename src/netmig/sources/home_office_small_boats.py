"""Small boats in the Channel: people and boats by day and by week, as the published log stood on one day.

The days of a year do not always add up to the year's official count: 2020 and 2022 were revised
in the tables and not in the log.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ..errors import LayoutError
from ..ledger.figures import Figure, Release, Source
from ..periods import Period, day, week_ending
from ..series import Series
from .corrections import is_known_error
from .csv_tables import MISSING, Row, figure_at, read_table
from .home_office import release

SUNDAY = 6
RETRIEVED = "2026-08-22"
_UPSTREAM = "rvaughan/uk-migrant-data @cacbaca (2026-08-22)"
_PEOPLE, _BOATS = Series.of("small_boat_arrivals"), Series.of("small_boats")
_WEEKLY = {
    "migrants_arrived": _PEOPLE,
    "boats_arrived": _BOATS,
    "migrants_prevented": Series.of("small_boat_crossings_prevented"),
    "events_prevented": Series.of("small_boat_prevention_events"),
}


def read(data: Path) -> list[tuple[Release, list[Figure]]]:
    """Arrivals by day, and arrivals and crossings prevented by week, as one release.

    From April 2022 to January 2023 the weekly file also has days, with arrivals alone. They are kept;
    where they differ from the daily file, that one is shown.
    """
    folder = data / "home_office" / "small_boats"
    days = read_table(folder / "daily_small_boats.csv", ("#date", "migrants", "boats"))
    weeks = read_table(folder / "weekly_small_boats.csv", ("#week_ending", *_WEEKLY), may_lack=2)
    of_days = days.source("Small boat arrivals by day", upstream=_UPSTREAM, retrieved_at=RETRIEVED)
    of_weeks = weeks.source("Small boat arrivals and crossings prevented by week", upstream=_UPSTREAM, retrieved_at=RETRIEVED)
    log = release(
        "home-office-small-boats", RETRIEVED, "Small boat arrivals, daily and weekly", of_days, of_weeks,
        note="The state of the published log on the day on which it was copied; each day was published sooner.",
    )  # fmt: skip
    figures = [
        figure_at(row, column, series, day(date.fromisoformat(row["#date"])), release=log, source=of_days)
        for row in days
        for column, series in (("migrants", _PEOPLE), ("boats", _BOATS))
    ]
    for row in weeks:
        period, note = _week(row, of_weeks)
        figures += [
            figure_at(row, column, series, period, release=log, source=of_weeks, note=note)
            for column, series in _WEEKLY.items()
            if row[column] not in MISSING
        ]
    return [(log, figures)]


def _week(row: Row, source: Source) -> tuple[Period, str]:
    """The week of a row, or the day where it gives arrivals of a day.

    Weeks end on Sundays; those that the file is known to date otherwise are put right by corrections.toml.
    """
    last = date.fromisoformat(row["#week_ending"])
    if row["events_prevented"] in MISSING:
        return day(last), "A day in the weekly file."
    week = week_ending(last)
    if last.weekday() != SUNDAY and not is_known_error(source.id, "period", week):
        raise LayoutError(f"{row.locator} is a week that ends on {last:%A}, {last}.", "Weeks end on Sundays here.")
    return week, ""
