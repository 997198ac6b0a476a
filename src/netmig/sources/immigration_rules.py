"""Immigration rules as dated facts: what a rule says, from which day, and when that was announced.

Each is a figure of the measure `rule`: the period is the day on which it takes effect, the release
is its announcement. `text` always has the words; `value` only where the words begin with a number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from ..ledger.figures import Evidence, Figure, Release, Source, Status
from ..periods import Period, point
from ..series import Series
from .csv_tables import Read, Row, Table, csv_reader
from .home_office import release
from .publication import published

_COLUMNS = ("effective_from", "announced", "route", "parameter", "old_value", "new_value", "source", "status")
# "25000", "2 (3 for PhD)" and "34500 (later 2024), …", but not "50th (median)"
_NUMBER = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?=$|[\s;(])")
_RANGE = re.compile(r"(?P<numbers>~?\d+(?: / ~?\d+)+)(?=$|\s)")
_OFFICIAL = re.compile(r"gov\.uk|parliament\.uk|obr\.uk|gov\.wales|LegendT")
# The first words of the column decide; the rest stays in the figure's marker.
_STATUSES: tuple[tuple[str, Status], ...] = (
    ("in force", "in_force"),
    ("announced, NOT implemented", "not_implemented"),
    ("scheduled", "scheduled"),
    ("legislated", "scheduled"),
    ("PROPOSED", "announced"),
    ("recommendation only", "recommended"),
)


def _timeline(table: Table) -> Read:
    """Every rule of the timeline, one release a day of announcement; GBP, months, years or words."""
    source = table.source("Timeline of changes to the immigration rules, gathered", licence="")
    releases: dict[str, Release] = {}
    figures: dict[str, list[Figure]] = defaultdict(list)
    for row in table:
        its_release = _release(row, source)
        releases[its_release.id] = its_release
        figures[its_release.id].append(_figure(row, its_release, source))
    return [(releases[release_id], figures[release_id]) for release_id in sorted(releases)]


def _release(row: Row, source: Source) -> Release:
    if row["status"].startswith("recommendation"):
        return _mac_review(source)
    if announced := row["announced"]:
        title = f"Changes to the immigration rules announced {announced}"
        when, precision = published(announced)
        effective = row["effective_from"]
        if precision == "month" and len(effective) == 10 and date.fromisoformat(effective) < when.date():
            # announced in a month and in force before its end: public on that day at the latest
            return release("home-office-rules", announced, title, source, latest=date.fromisoformat(effective))
        return release("home-office-rules", announced, title, source)
    return release(
        "home-office-rules", row["effective_from"], f"Immigration rules in force from {row['effective_from']}", source,
        note="The day of announcement was not read: it was known at the latest when it took effect.",
    )  # fmt: skip


def _mac_review(*sources: Source) -> Release:
    """The Migration Advisory Committee's review of salary requirements."""
    return release(
        "mac-recommendation", "2025-12-17", "Review of salary requirements", *sources, publisher="Migration Advisory Committee",
        url="https://www.gov.uk/government/publications/review-of-salary-requirements",
    )  # fmt: skip


def _figure(row: Row, its_release: Release, source: Source) -> Figure:
    period, notes = _taking_effect(row)
    value, low, high = read_value(row["new_value"])
    if row["old_value"]:
        notes.insert(0, f"previously {row['old_value']}")
    evidence: Evidence = "official_text" if _OFFICIAL.search(row["source"]) else "press"
    return Figure(
        series=Series.of("rule", route=row["route"], parameter=row["parameter"]), period=period, release=its_release.id,
        value=value, low=low, high=high, text=row["new_value"], status=_status(row), marker=row["status"], evidence=evidence,
        source=source.id, locator=f"{row.locator}: {row['source']}", note="; ".join(notes),
    )  # fmt: skip


def _taking_effect(row: Row) -> tuple[Period, list[str]]:
    effective = row["effective_from"]
    if not effective:
        when, precision = published(row["announced"])
        words = "no day of taking effect: this is the day of announcement"
        return point(when.date()), [words if precision == "day" else f"{words}, {row['announced']}"]
    _, precision = published(effective)
    if precision == "day":
        return point(date.fromisoformat(effective)), []
    year, month = (int(part) for part in effective.split("-"))
    return point(date(year, month, 1)), [f"in {effective}: the day was not read"]


def _status(row: Row) -> Status:
    for words, status in _STATUSES:
        if row["status"].startswith(words):
            return status
    raise row.refuse("status", f"holds {row['status']!r}.", f"Known: {', '.join(words for words, _ in _STATUSES)}.")


def read_value(words: str) -> tuple[float | None, float | None, float | None]:
    """The number that a rule's words begin with, or the range where they give several, as (value, low, high).

    >>> read_value("2 (3 for PhD)"), read_value("50th (median)")[0]
    ((2, None, None), None)
    >>> read_value("111 / 112 / ~180 (sources differ)")
    (None, 111, 180)
    """
    if several := _RANGE.match(words):
        numbers = [int(number) for number in re.findall(r"\d+", several["numbers"])]
        return None, min(numbers), max(numbers)
    if found := _NUMBER.match(words):
        number = float(found["number"].replace(",", ""))
        return (int(number) if number.is_integer() else number), None, None
    return None, None, None


TIMELINE = csv_reader("immigration-rules", "Timeline of changes to the immigration rules, gathered", _COLUMNS, _timeline)
