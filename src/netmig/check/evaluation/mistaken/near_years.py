"""A number that is, to the last thousand, the figure of another year near: in a text that names no country it is of this one.

Where words name flow and year, and nothing else, a number of three digits and more that stands for the very series a
year or less before or after is hardly by chance what another country counted. It tells where the text is about, and
nothing more: that it is wrong for its year is found by its words.
"""

from __future__ import annotations

from ...sentences.wording import OF_ONE_FIGURE, Wording
from ...words.subjects import MIGRATION_FLOWS
from ..evidence import Evidence
from ..outcome import series_of

_LEAST_EXACT = 100_000
# how far from the year that is named another may have ended, in days: a year and a month
_NEAR = 400


def is_exact(wording: Wording) -> bool:
    """Whether a number of people is given to the thousand, so that it is met by chance by hardly another."""
    value = abs(wording.stated.value or 0)
    told = wording.stated.hedge == "exact" and wording.stated.unit == "people"
    return told and value >= _LEAST_EXACT and value % 1000 == 0 and value % 10_000 != 0


def is_figure_of_a_near_year(wording: Wording, evidence: Evidence) -> bool:
    """Whether a number is what stands for the same flow in a year near the one that is named: 745,000 of 2022 said of the year to June 2023."""
    if wording.kind not in OF_ONE_FIGURE or wording.period_basis != "explicit" or wording.vintage != "current":
        return False
    subject = wording.subject
    if subject is None or subject.measure not in MIGRATION_FLOWS or subject.group or subject.carried or not subject.local:
        return False
    if not is_exact(wording) or not wording.ties >= {"measure", "period"}:
        return False
    return any(
        figure.value == wording.stated.value
        and any(0 < abs((period.stop - read.stop).days) <= _NEAR for read in wording.periods[:1])
        for series in series_of(wording)[:1]
        for period, figure in evidence.years(series)
    )
