"""A derivation with what its figures are of in front, so that whoever reads it alone knows what the numbers count."""

from __future__ import annotations

import re

from ...codes import DIMENSIONS
from ...series import Series
from ..words.subjects import MIGRATION_FLOWS

# these say by themselves what they are of: a rule by its name, a forecast by its forecaster, several series by each of theirs
_NAME_THEMSELVES = frozenset({"rule", "forecast", "target", "equivalence", "rank", "share"})
_NATIONALS = {
    "british": "British nationals",
    "eu_plus": "EU+ nationals",
    "non_eu_plus": "non-EU+ nationals",
    "eu": "EU nationals",
    "non_eu": "non-EU nationals",
    "non_british": "non-British nationals",
}
# "asylum costs (Asylum hotels (Home Office accounts))" has one bracket within another
_NESTED = re.compile(r" \(([^()]+) \(([^()]+)\)\)")
_REASONS = frozenset({"work", "study", "family", "asylum"})


def series_in_words(series: Series) -> str:
    """What a series counts, as it stands within a sentence.

    >>> series_in_words(Series.of("emigration", nationality="british"))
    'emigration of British nationals'
    >>> series_in_words(Series.of("immigration", nationality="non_eu_plus", reason="work"))
    'immigration of non-EU+ nationals for work'
    >>> series_in_words(Series.of("rule", route="skilled_worker", parameter="general_salary_threshold"))
    'general salary threshold, a year (Skilled Worker)'
    """
    if series.measure == "rule":
        route, _, parameter = series.label.partition("(")[2].removesuffix(")").partition("; ")
        return f"{parameter[:1].lower()}{parameter[1:]} ({route})" if parameter else route
    fixed = dict(series.fixed)
    if fixed.get("age") == "part":
        return f"some of {series_in_words(Series(series.measure, tuple(each for each in series.fixed if each[0] != 'age')))}"
    if list(fixed) == ["forecaster"]:
        return f"the forecast of {series.about.label.lower()} by the {DIMENSIONS['forecaster'].label_of(fixed['forecaster'])}"
    nationality, reason = fixed.pop("nationality", ""), fixed.pop("reason", "")
    if series.measure not in MIGRATION_FLOWS or fixed:
        return _NESTED.sub(r" (\1, \2)", series.name)
    if nationality and nationality not in _NATIONALS:
        label = DIMENSIONS["nationality"].label_of(nationality)
        if not label.isalpha():
            return series.name
        whose = f" of nationals of {label}"
    else:
        whose = f" of {_NATIONALS[nationality]}" if nationality else ""
    label = DIMENSIONS["reason"].label_of(reason).lower() if reason else ""
    why = f" for {reason}" if reason in _REASONS else f" ({label})" if label else ""
    return f"{series.about.label.lower()}{whose}{why}"


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
    if words.startswith("from ") and ") is " not in words:
        return f"{series_in_words(series)} went {words}"
    return f"{series_in_words(series)}, {words}"
