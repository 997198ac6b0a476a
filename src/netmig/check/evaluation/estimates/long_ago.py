"""Levels of years whose estimates are closed: those before 2012 have been as they are since the revision of 2014.

A number that is far from what stands for such a year, or is to the thousand what stands for another near it, is no newer
estimate of it.
"""

from __future__ import annotations

from ...sentences.wording import Wording
from ...words.subjects import MIGRATION_FLOWS
from ..evidence import Evidence
from ..outcome import Outcome

# of no year that ended later is this so
CLOSED = 2011
# how far from the figure, as a part of it and in people, no first estimate ever was
_FAR, _FAR_PEOPLE = 0.35, 55_000
# how many years on either side another may be meant for this one
_NEAR = 3
_ROUND = 10_000
# with these a number may be what was thought of the year at first
_OF_AN_ESTIMATE = frozenset(
    "first put estimated estimate estimates thought reckoned originally initially ons statisticians statistics published reported announced then"
    " said time told counted provisional revised revision".split()
)
_TIED = frozenset({"period"})


def is_of_no_estimate_of_it(wording: Wording, outcome: Outcome, evidence: Evidence) -> bool:
    """Whether a level of a year long ago is none that was ever published for it."""
    value, found, series = wording.stated.value, outcome.value, outcome.series
    if wording.kind != "level" or value is None or found is None or series is None or outcome.period is None:
        return False
    if (
        series.measure not in MIGRATION_FLOWS
        or series.fixed
        or wording.uncertain
        or wording.stated.hedge not in {"exact", "about"}
    ):
        return False
    if wording.period_basis != "explicit" or not wording.ties >= _TIED or outcome.period.end.year > CLOSED:
        return False
    if len({each.end.year for each in wording.periods}) != 1 or wording.of_estimates:
        return False
    if not _stands_with_its_year(wording, str(outcome.period.end.year)):
        return False
    if abs(value - found) > max(_FAR * abs(found), _FAR_PEOPLE):
        return True
    if not _OF_AN_ESTIMATE.isdisjoint(token.lower for token in wording.sentence.tokens):
        return False
    near = {
        figure.value
        for period, figure in evidence.years(series)
        if period != outcome.period and abs(period.end.year - outcome.period.end.year) <= _NEAR
    }
    return value % _ROUND != 0 and value in near and abs(value - found) > 2 * _ROUND


def _stands_with_its_year(wording: Wording, year: str) -> bool:
    """Whether the year is named in the same sentence, with neither a number of another time nor a stop between."""
    tokens = wording.sentence.tokens
    named = [at for at, token in enumerate(tokens) if token.lower.startswith(year)]
    number = next((at for at, token in enumerate(tokens) if token.end >= wording.end), len(tokens) - 1)
    start = next((at for at, token in enumerate(tokens) if token.start >= wording.start), number)
    for at in named:
        between = tokens[at + 1 : start] if at < start else tokens[number + 1 : at]
        if not any(token.lower == ";" or (token.lower[:1].isdigit() and "," in token.lower) for token in between):
            return True
    return False
