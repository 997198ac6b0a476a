"""Figures and periods in words that a reader of news understands."""

from __future__ import annotations

from ..ledger.figures import Figure, Release
from ..periods import Period

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


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
            return f"{sign}£{size / 1e6:.1f}m"
        return f"{sign}£{size:,.0f}"
    return f"{sign}{size:,.0f}"


def period_words(period: Period) -> str:
    """A period in words.

    >>> from netmig.periods import year_ending
    >>> period_words(year_ending(2023, 6))
    'year to June 2023'
    """
    if period.kind in {"year_ending", "calendar_year"}:
        return f"year to {_MONTHS[period.end.month - 1]} {period.end.year}"
    if period.kind == "span" and period.start.day == 1 and period.stop.day == 1:
        return f"{_MONTHS[period.start.month - 1]} {period.start.year} to {_MONTHS[period.end.month - 1]} {period.end.year}"
    return period.label


def release_words(release: Release) -> str:
    """A release by its publisher and date."""
    publisher = {"Office for National Statistics": "ONS"}.get(release.publisher, release.publisher)
    return f"{publisher}, {release.published_label}"


def figure_words(figure: Figure, release: Release) -> str:
    """A figure with who published it and when."""
    value = figure.text if figure.value is None else amount(figure.value, figure.unit)
    marks = f", {figure.status.replace('_', ', ')}" if figure.status in {"provisional", "revised", "provisional_revised"} else ""
    return f"{value} ({release_words(release)}{marks})"
