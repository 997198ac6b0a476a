"""The two nouns of the ledger: a figure, and the release that it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from ..errors import UsageError
from ..periods import Period
from ..series import Series

LONDON = ZoneInfo("Europe/London")
# ONS and Home Office statistics are published at half past nine in the morning, London time.
STATISTICS_HOUR = time(9, 30)

Status = Literal["", "provisional", "revised", "provisional_revised", "complete", "experimental",
                 "in_force", "scheduled", "announced", "recommended", "not_implemented"]  # fmt: skip
Evidence = Literal["official_file", "derived_from_official_file", "official_text", "press"]
# From the best to the least; nothing ranks below its evidence.
EVIDENCE: tuple[Evidence, ...] = ("official_file", "derived_from_official_file", "official_text", "press")
RevisionKind = Literal["R1", "R2", "R3", "C", "unknown"]
DatePrecision = Literal["minute", "day", "month", "year"]
# From the most exact to the least.
PRECISIONS: tuple[DatePrecision, ...] = ("minute", "day", "month", "year")
# How the part of a note begins that says what stood in the source before a known error was put right.
CORRECTED_FROM = "Corrected from "
# How it begins of a figure that the press gave beside the news: of a year long over, from whatever table was at hand.
REPORTED_ASIDE = "Reported of an older year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One published number: series × period × release → value, with the cell it came from.

    `value` is in whole units of the series (people, pounds), never thousands. `low` and `high` are
    the publisher's own interval at `confidence`, or the ends of a range where a range is what was
    published. `rounding` is the unit of the last published digit (1000 for ONS estimates): the
    number published stands for anything within half of it. A rule that is no number has its
    `text` and no value.
    """

    series: Series
    period: Period
    release: str
    value: int | float | None
    low: int | float | None = None
    high: int | float | None = None
    confidence: str = ""
    rounding: int | float = 1
    text: str = ""
    status: Status = ""
    marker: str = ""
    """The publisher's own words for the status, as found."""
    evidence: Evidence = "official_file"
    source: str = ""
    """The id of one of the release's sources."""
    locator: str = ""
    """Where in the source: sheet and cell, row and column, or the words read."""
    note: str = ""

    @property
    def kind(self) -> str:
        """estimate, count, forecast, account or rule."""
        return "forecast" if dict(self.series.fixed).get("forecaster") else self.series.about.kind

    @property
    def unit(self) -> str:
        return self.series.unit

    @property
    def id(self) -> str:
        """The figure in one word: what it is about, and who said so."""
        return f"{self.release}/{self.series.key}/{self.period.label}"

    @property
    def reported_aside(self) -> bool:
        """Whether only the press gave it, of a year long over when its release came out: so it was told, and may be of an older release."""
        return self.note.startswith(REPORTED_ASIDE)

    @property
    def correction(self) -> str:
        """What stood in the source, and why that is wrong; empty where the figure is as the source has it."""
        at = self.note.find(CORRECTED_FROM)
        return "" if at < 0 else self.note[at:]

    @property
    def interval(self) -> tuple[float, float] | None:
        """What the rounded number can stand for: half a unit of its last digit each way."""
        if self.value is None:
            return None
        return (self.value - self.rounding / 2, self.value + self.rounding / 2)

    def __repr__(self) -> str:
        value = self.text if self.value is None else f"{self.value:,}"
        return f"<Figure {self.series.key} {self.period.label}: {value} {self.unit}, {self.release}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file or page that figures were read from."""

    id: str
    title: str
    url: str = ""
    upstream: str = ""
    """Where the copy at hand came from, where that is not the publisher: repository, path and commit."""
    sha256: str = ""
    """Of the file as read; empty for a page."""
    retrieved_at: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedChange:
    """What a release says about its own revisions: facts, not guesses."""

    kind: RevisionKind
    reason: str
    citation: str
    series: str = ""
    """A series key or a group, where the statement is about one."""
    periods: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One publication: who published what, when, and by which methods.

    `published_at` is always aware. Where only the month or the year of publication is known,
    `precision` says so and `published_at` is the end of it: the latest that it can have been.
    """

    id: str
    publisher: str
    title: str
    published_at: datetime
    precision: DatePrecision = "minute"
    url: str = ""
    licence: str = ""
    supersedes: str = ""
    edition: str = ""
    methods: tuple[tuple[str, str], ...] = ()
    """Which method made which group's figures, as (group, method)."""
    sources: tuple[Source, ...] = ()
    changes: tuple[StatedChange, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if self.published_at.tzinfo is None:
            raise UsageError(f"The publication time of {self.id} has no time zone.")

    @property
    def published(self) -> date:
        """The day of publication in London."""
        return _day_in_london(self.published_at)

    @property
    def published_label(self) -> str:
        """The day, month or year of publication, no more precise than it is known."""
        day = self.published.isoformat()
        return {"month": day[:7], "year": day[:4]}.get(self.precision, day)

    def source(self, source_id: str) -> Source | None:
        return next((source for source in self.sources if source.id == source_id), None)

    def __repr__(self) -> str:
        return f"<Release {self.id}, {self.publisher}, {self.published_label}>"


def moment(when: str | date | datetime) -> datetime:
    """The instant that a date or time stands for: a bare date is the end of that day in London.

    Raises UsageError for a text that is no ISO date, and for a time without a zone.

    >>> moment("2024-11-28").isoformat()
    '2024-11-28T23:59:59.999999+00:00'
    """
    if isinstance(when, str):
        try:
            when = date.fromisoformat(when) if len(when) == 10 else datetime.fromisoformat(when)
        except ValueError:
            raise UsageError(f"{when!r} is not a date.", "", "Write it as 2024-11-28, or as 2024-11-28T09:30+00:00.") from None
    if isinstance(when, datetime):
        if when.tzinfo is None:
            raise UsageError(f"The time {when.isoformat()} has no time zone.", "", "Give a date alone, or a time with its zone.")
        return when
    return datetime.combine(when, time.max, LONDON)


@lru_cache(maxsize=4096)
def _day_in_london(when: datetime) -> date:
    """Kept, since every series asks it of the same few releases."""
    return when.astimezone(LONDON).date()


def published_on(day: date, *, at: time = STATISTICS_HOUR) -> datetime:
    """Publication on a day at the usual hour in London."""
    return datetime.combine(day, at, LONDON)
