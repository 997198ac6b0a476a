"""What a figure is about in time: windows with a start, an exclusive stop and a label.

Official migration figures come for *year-ending* windows that overlap ("YE Jun 2023" and
"YE Sep 2023" share nine months), for quarters, months, weeks and days, for calendar and financial
years, and for points in time. Two windows with the same dates are the same period whatever they
are called: "YE Dec 2022" equals "2022".
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from .errors import PeriodLabelError

Kind = Literal["year_ending", "calendar_year", "financial_year", "quarter", "month", "week", "day", "point", "span", "onwards"]

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# No figure here is older than 1964, so a two-digit year up to 63 belongs to this century.
FIRST_TWO_DIGIT_YEAR = 64
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A half-open window of days: `start` is in it, `stop` is not.

    >>> p = year_ending(2023, 6)
    >>> p.label, p.start.isoformat(), p.end.isoformat()
    ('YE Jun 2023', '2022-07-01', '2023-06-30')
    >>> year_ending(2022, 12) == calendar_year(2022)
    True
    """

    start: date
    stop: date
    kind: Kind = field(compare=False)
    end: date = field(init=False, compare=False, repr=False)
    """The last day of the window."""
    is_year: bool = field(init=False, compare=False, repr=False)
    """Whether the window is exactly twelve months that end with a month."""
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        start, stop = self.start, self.stop
        if stop <= start:
            raise PeriodLabelError(f"A period must stop after it starts, not {start} to {stop}.")
        # a period is looked up and asked for these far more often than it is made
        keep = object.__setattr__
        keep(self, "end", stop - _DAY)
        keep(self, "is_year", start.day == stop.day == 1 and start.month == stop.month and stop.year == start.year + 1)
        keep(self, "_hash", hash((start, stop)))

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[type[Period], tuple[date, date, Kind]]:
        # another process has other hashes
        return Period, (self.start, self.stop, self.kind)

    @property
    def label(self) -> str:
        """The period in netmig's own words, the same for every publisher.

        `parse_period(p.label) == p` for every period of every kind.
        """
        end = self.end
        match self.kind:
            case "year_ending":
                return f"YE {MONTHS[end.month - 1]} {end.year}"
            case "calendar_year":
                return f"{end.year}"
            case "financial_year":
                return f"{self.start.year}/{end.year % 100:02d}"
            case "quarter":
                return f"{end.year} Q{(end.month + 2) // 3}"
            case "month":
                return f"{MONTHS[end.month - 1]} {end.year}"
            case "week":
                return f"week ending {end.isoformat()}"
            case "day":
                return end.isoformat()
            case "point":
                return f"at {end.isoformat()}"
            case "onwards":
                return f"{self.start.isoformat()} onwards"
            case _:
                return f"{self.start.isoformat()} to {end.isoformat()}"

    def years_back(self, years: int) -> Period:
        """The window of the same length and kind, so many years earlier (negative: later)."""
        return _years_back(self.start, self.stop, self.kind, years)

    def overlaps(self, other: Period) -> bool:
        """Whether the two windows share a day: overlapping windows must never be added."""
        return self.start < other.stop and other.start < self.stop

    def __repr__(self) -> str:
        return f"<Period {self.label}>"


@lru_cache(maxsize=4096)
def _years_back(start: date, stop: date, kind: Kind, years: int) -> Period:
    found = Period(_shift_years(start, -years), _shift_years(stop, -years), kind)
    # the one that is known already: it is found at once where periods are looked up
    return year_ending(found.end.year, found.end.month) if kind == "year_ending" and found.is_year else found


def _shift_years(day: date, years: int) -> date:
    if day == date.max:
        return day
    if (day.month, day.day) == (2, 29):
        # a window may stop on 29 February only as a single day's or week's edge
        return (
            day.replace(year=day.year + years, day=28)
            if monthrange(day.year + years, 2)[1] == 28
            else day.replace(year=day.year + years)
        )
    return day.replace(year=day.year + years)


def _month_after(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)


@lru_cache(maxsize=4096)
def year_ending(year: int, month: int) -> Period:
    """The twelve months that end with a month: the window of UK long-term migration."""
    stop = _month_after(year, month)
    return Period(stop.replace(year=stop.year - 1), stop, "year_ending")


@lru_cache(maxsize=4096)
def calendar_year(year: int) -> Period:
    """January to December."""
    return Period(date(year, 1, 1), date(year + 1, 1, 1), "calendar_year")


@lru_cache(maxsize=4096)
def financial_year(first_year: int) -> Period:
    """The UK government's year, April to March, named by the calendar year in which it begins."""
    return Period(date(first_year, 4, 1), date(first_year + 1, 4, 1), "financial_year")


@lru_cache(maxsize=4096)
def quarter(year: int, number: int) -> Period:
    """A calendar quarter, 1 to 4."""
    if not 1 <= number <= 4:
        raise PeriodLabelError(f"A year has quarters 1 to 4, not {number}.")
    return Period(date(year, 3 * number - 2, 1), _month_after(year, 3 * number), "quarter")


@lru_cache(maxsize=4096)
def month(year: int, number: int) -> Period:
    """A calendar month, 1 to 12."""
    return Period(date(year, number, 1), _month_after(year, number), "month")


def week_ending(last_day: date) -> Period:
    """The seven days up to and including `last_day`."""
    return Period(last_day - timedelta(days=6), last_day + timedelta(days=1), "week")


def day(the_day: date) -> Period:
    """One day, for what happens in it."""
    return Period(the_day, the_day + timedelta(days=1), "day")


def point(the_day: date) -> Period:
    """The state of things at the end of a day: a stock, a population, a rule that takes effect."""
    return Period(the_day, the_day + timedelta(days=1), "point")


def span(start: date, last_day: date) -> Period:
    """Any other window, by its first and last day."""
    return Period(start, last_day + timedelta(days=1), "span")


def onwards(start: date) -> Period:
    """A window without an end: "2026 onwards"."""
    return Period(start, date.max, "onwards")


@dataclass(frozen=True, slots=True)
class LabelReading:
    """A publisher's period label, taken apart: the window, and the markers that stood beside it.

    `markers` holds the publisher's letters in the order P, R: ("P",), ("R",), ("P", "R") or ().
    """

    period: Period
    markers: tuple[str, ...] = ()

    @property
    def status(self) -> str:
        """The markers as a status: '', 'provisional', 'revised' or 'provisional_revised'."""
        return "_".join({"P": "provisional", "R": "revised"}[marker] for marker in self.markers)


_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_MARKER = re.compile(
    r"\s*(?:\[?\b(?P<letter>[PR])\b\]?|\((?P<word>provisional|revised)\)|\[(?:note|notes|definition)[^\]]*\])\s*$", re.IGNORECASE
)
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "year_ending",
            rf"(?:YE|year ending|year to|12 months to|12 months ending)\s+(?:(?P<day>\d{{1,2}})\s+)?{_MONTH}\s+{_YEAR}",
        ),
        ("year_ending_iso", r"(?:YE|year ending)\s+(?P<year>\d{4})-(?P<number>\d{2})"),
        ("mid_year", r"(?:YE|year ending|year to)\s+mid-(?P<year>\d{4})"),
        ("financial_year", r"(?:FY\s*)?(?P<year>\d{4})\s*[/\-–]\s*(?P<second>\d{4}|\d{2})"),
        ("quarter", r"(?P<year>\d{4})\s*Q(?P<number>[1-4])"),
        ("quarter", r"Q(?P<number>[1-4])\s*(?P<year>\d{4})"),
        ("quarter_months", rf"(?P<first>jan|apr|jul|oct)\w*\s*(?:to|-|–)\s*(?P<last>mar|jun|sep|dec)\w*\s+{_YEAR}"),
        ("week", r"week ending (?P<iso>\d{4}-\d{2}-\d{2})"),
        ("span", r"(?P<iso>\d{4}-\d{2}-\d{2}) to (?P<iso2>\d{4}-\d{2}-\d{2})"),
        ("onwards", r"(?P<iso>\d{4}-\d{2}-\d{2}) onwards"),
        ("point", r"at (?P<iso>\d{4}-\d{2}-\d{2})"),
        ("day", r"(?P<iso>\d{4}-\d{2}-\d{2})"),
        ("mid_point", r"mid-(?P<year>\d{4})"),
        ("date_point", rf"(?:as at |at )?(?P<day>\d{{1,2}})\s+{_MONTH}\s+(?P<year>\d{{4}})"),
        ("month", rf"{_MONTH}\s+{_YEAR}"),
        ("calendar_year", r"(?P<year>\d{4})"),
    )
)


@lru_cache(maxsize=16384)
def parse_label(label: str) -> LabelReading:
    """A publisher's period label as a period and its markers, whatever form it has.

    Understands `YE Jun 12`, `YE Dec 23 R ` (with its blank), `YE Mar 24 P R`, `YE Dec 2022 P`,
    `Year ending June 2024`, `2023/24`, `2024 Q1`, `Jan to Mar 2024`, `Jun 2024`, `2024`,
    `mid-2024`, `30 June 2024`, ISO days, and every label that `Period.label` writes.
    A two-digit year from 64 to 99 is in the 1900s.

    Raises PeriodLabelError where the label has none of these forms, or names no real date.

    >>> parse_label("YE Mar 24 P R")
    LabelReading(period=<Period YE Mar 2024>, markers=('P', 'R'))
    """
    text = re.sub(r"[\s ]+", " ", label).strip()
    letters: set[str] = set()
    while found := _MARKER.search(text):
        letter = found["letter"] or (found["word"] or "")[:1]
        letters |= {letter.upper()} if letter else set()
        text = text[: found.start()].rstrip()
    for name, form in _FORMS:
        if parts := form.fullmatch(text):
            try:
                period = _build(name, parts)
            except (ValueError, OverflowError):
                break
            return LabelReading(period, tuple(letter for letter in ("P", "R") if letter in letters))
    raise PeriodLabelError(
        f"{label!r} is not a period.",
        "Known forms: 'YE Jun 2023', '2023', '2023/24', '2023 Q2', 'Jun 2023', '2023-06-30', 'mid-2024'.",
    )


def parse_period(label: str) -> Period:
    """The period that a label names; markers, if any, are dropped.

    >>> parse_period("2023/24").start.isoformat()
    '2023-04-01'
    """
    return parse_label(label).period


def month_number(name: str) -> int:
    """1 to 12 for a month's English name or its first three letters."""
    return MONTHS.index(name[:3].capitalize()) + 1


def full_year(digits: str) -> int:
    """The year that two or four digits stand for; see FIRST_TWO_DIGIT_YEAR."""
    number = int(digits)
    if len(digits) == 4:
        return number
    return number + (1900 if number >= FIRST_TWO_DIGIT_YEAR else 2000)


def _build(name: str, parts: re.Match[str]) -> Period:
    match name:
        case "year_ending":
            period = year_ending(full_year(parts["year"]), month_number(parts["month"]))
            if parts["day"] and int(parts["day"]) != period.end.day:
                raise ValueError("a year ending within a month is no official window")
            return period
        case "year_ending_iso":
            return year_ending(int(parts["year"]), int(parts["number"]))
        case "mid_year":
            return year_ending(int(parts["year"]), 6)
        case "financial_year":
            first = int(parts["year"])
            second = parts["second"]
            if (int(second) - first) % (10_000 if len(second) == 4 else 100) != 1 and (first + 1) % 100 != int(second):
                raise ValueError("a financial year spans two consecutive years")
            return financial_year(first)
        case "quarter":
            return quarter(int(parts["year"]), int(parts["number"]))
        case "quarter_months":
            first_month, last_month = month_number(parts["first"]), month_number(parts["last"])
            if last_month != first_month + 2:
                raise ValueError("not a calendar quarter")
            return quarter(full_year(parts["year"]), last_month // 3)
        case "week":
            return week_ending(date.fromisoformat(parts["iso"]))
        case "span":
            return span(date.fromisoformat(parts["iso"]), date.fromisoformat(parts["iso2"]))
        case "onwards":
            return onwards(date.fromisoformat(parts["iso"]))
        case "point":
            return point(date.fromisoformat(parts["iso"]))
        case "day":
            return day(date.fromisoformat(parts["iso"]))
        case "mid_point":
            return point(date(int(parts["year"]), 6, 30))
        case "date_point":
            return point(date(int(parts["year"]), month_number(parts["month"]), int(parts["day"])))
        case "month":
            return month(full_year(parts["year"]), month_number(parts["month"]))
        case _:
            return calendar_year(int(parts["year"]))
