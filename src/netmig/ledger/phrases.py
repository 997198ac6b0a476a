"""Figures and periods in words that a reader of news understands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..periods import MONTH_NAMES, Period
from .figures import Figure, Release


def amount(value: float, unit: str) -> str:
    """A number with its unit: "728,000", "£5.38bn", "£38,700".

    >>> amount(5_380_000_000, "GBP"), amount(-17000, "people")
    ('£5.38bn', '−17,000')
    """
    sign = "−" if value < 0 else ""
    size = abs(value)
    if unit == "GBP":
        if size >= 1e9:
            return f"{sign}£{size / 1e9:.2f}bn"
        if size >= 1e6:
            return f"{sign}£{size / 1e6:.1f}m".replace(".0m", "m")
        return f"{sign}£{size:,.0f}"
    return f"{sign}{size:,.0f}"


def period_words(period: Period) -> str:
    """A period in words, without an article before them.

    >>> from netmig.periods import parse_period, year_ending
    >>> period_words(year_ending(2023, 6)), period_words(parse_period("at 2024-04-11"))
    ('year to June 2023', '11 April 2024')
    """
    return period_in_words(period).removeprefix("the ")


def day_words(day: date) -> str:
    """A day in words.

    >>> day_words(date(2025, 5, 22))
    '22 May 2025'
    """
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def published_words(release: Release) -> str:
    """When a release came out, no more precisely than it is known."""
    day = release.published
    return {"month": f"{MONTH_NAMES[day.month - 1]} {day.year}", "year": f"{day.year}"}.get(release.precision, day_words(day))


def period_in_words(period: Period) -> str:
    """A period as it stands in a sentence.

    >>> from netmig.periods import parse_period
    >>> [period_in_words(parse_period(label)) for label in ("YE Jun 2023", "2023/24", "2024 Q2", "at 2024-04-11")]
    ['the year to June 2023', 'the financial year 2023/24', 'April to June 2024', '11 April 2024']
    """
    end = period.end
    match period.kind:
        case "year_ending" | "calendar_year":
            return f"the year to {MONTH_NAMES[end.month - 1]} {end.year}"
        case "financial_year":
            return f"the financial year {period.label}"
        case "quarter":
            return f"{MONTH_NAMES[period.start.month - 1]} to {MONTH_NAMES[end.month - 1]} {end.year}"
        case "month":
            return f"{MONTH_NAMES[end.month - 1]} {end.year}"
        case "week":
            return f"the week to {day_words(end)}"
        case "day" | "point":
            return day_words(end)
        case "onwards":
            return f"{day_words(period.start)} onwards"
        case "span" if period.start.day == 1 and period.stop.day == 1:
            return f"{MONTH_NAMES[period.start.month - 1]} {period.start.year} to {MONTH_NAMES[end.month - 1]} {end.year}"
        case _:
            return f"{day_words(period.start)} to {day_words(end)}"


def in_words(period: Period) -> str:
    """A period with the word that goes before it.

    >>> from netmig.periods import parse_period
    >>> [in_words(parse_period(label)) for label in ("YE Jun 2023", "at 2024-04-11", "2024 Q2")]
    ['in the year to June 2023', 'on 11 April 2024', 'from April to June 2024']
    """
    words = period_in_words(period)
    if period.kind in {"day", "point"}:
        return f"on {words}"
    if period.kind == "onwards":
        return f"from {words}"
    return f"from {words}" if " to " in words and not words.startswith("the ") else f"in {words}"


def since_words(period: Period) -> str:
    """Since when something is so: a calendar year by its number alone."""
    return f"since {period.end.year if period.kind == 'calendar_year' else period_in_words(period)}"


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them: "work, study and asylum"."""
    *first, last = list(words)
    return f"{', '.join(first)} and {last}" if first else last


def release_words(release: Release) -> str:
    """A release by its publisher and date."""
    return f"{publisher_words(release)}, {published_words(release)}"


def estimate_words(release: Release) -> str:
    """The estimate of a release by its publisher and day: "ONS estimate of 28 November 2024"."""
    return f"{publisher_words(release)} estimate of {published_words(release)}"


def publisher_words(release: Release) -> str:
    """Who published it, as short as readers know them."""
    return {"Office for National Statistics": "ONS"}.get(release.publisher, release.publisher)


def with_article(publisher: str) -> str:
    """A publisher as a sentence names it: "the Home Office", "Migration Watch UK"."""
    return f"the {publisher}" if publisher.startswith(("Office", "Home")) else publisher


def status_words(status: str) -> str:
    """How the publisher marked a figure; nothing where it did not."""
    return {"provisional_revised": "revised and still provisional", "complete": ""}.get(status, status.replace("_", " "))


def figure_words(figure: Figure, release: Release) -> str:
    """A figure with who published it and when."""
    value = figure.text if figure.value is None else amount(figure.value, figure.unit)
    marks = f", {status_words(figure.status)}" if figure.status in {"provisional", "revised", "provisional_revised"} else ""
    return f"{value} ({release_words(release)}{marks})"
