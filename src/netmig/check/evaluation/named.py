"""A derivation with what its figures are of in front, so that whoever reads it alone knows what the numbers count."""

from __future__ import annotations

from ...series import Series

# these say by themselves what they are of: a rule by its name, a forecast by its forecaster, several series by each of theirs
_NAME_THEMSELVES = frozenset({"rule", "forecast", "target", "equivalence", "rank", "share"})


def with_its_name(words: str, kind: str, series: Series | None) -> str:
    """The words of a derivation, with the name of the series where they do not have it.

    >>> with_its_name("year to June 2023: 906,000 (ONS, 22 May 2025)", "level", Series.of("net_migration"))
    'net migration, year to June 2023: 906,000 (ONS, 22 May 2025)'
    >>> with_its_name("from 860,000 (year to December 2023) to 431,000 (year to December 2024)", "change", Series.of("net_migration"))
    'net migration went from 860,000 (year to December 2023) to 431,000 (year to December 2024)'
    """
    if series is None or not words or kind in _NAME_THEMSELVES or series.measure == "rule":
        return words
    if series.about.label.lower() in words.lower():
        return words
    if words.startswith("from "):
        return f"{series.name} went {words}"
    return f"{series.name}, {words}"
