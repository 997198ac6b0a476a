"""Administrative numbers, of which there are several counts: visas, asylum, what it costs.

The count that the words name most likely is looked at first. Where it does not fit, each other count
held of the same thing is: the Home Office's total and its hotels, main applicants and everybody. A
number is found right if it is one of them, and the counts that are held are told where it is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...ledger.phrases import amount, period_words
from ...periods import Period
from ...series import Series
from ..records import replace
from ..sentences.wording import Subject, Wording
from . import levels
from .evidence import Evidence
from .intervals import divided, overlaps
from .outcome import Outcome, of_standing, series_of

SEVERAL_COUNTS = frozenset(
    {"asylum_cost", "visas_granted", "visa_applications", "asylum_applications", "asylum_supported", "asylum_awaiting_decision"}
)
# how many counts are told to a reader of one that fits none
MOST_TOLD = 4
A_DAY = 365


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether the number is a figure of the series, or of another count of the same thing, for one of the periods."""
    outcome = levels.evaluate(wording, evidence)
    subject = wording.subject
    if outcome.fits or subject is None or subject.measure not in SEVERAL_COUNTS:
        return outcome
    told: dict[str, None] = {}
    for period in _periods(wording, evidence):
        for series, rate in _counts(wording, evidence):
            standing = evidence.standing(series, period)
            if standing is None:
                continue
            found = divided(standing.range, rate) if rate != 1 else standing.range
            if overlaps(wording.stated, found):
                right = of_standing(standing, True, series, period)
                return replace(right, derivation=f"{series.label}, {right.derivation}", value=found.value)
            if len(told) < MOST_TOLD and series not in series_of(wording):
                told[f"{series.label} {amount(standing.range.value, standing.unit)} ({period_words(period)})"] = None
    if not told:
        return outcome
    others = "; ".join(told)
    return replace(outcome, derivation=f"{outcome.derivation.rstrip('.')}; also held: {others}")


def _periods(wording: Wording, evidence: Evidence) -> tuple[Period, ...]:
    """The periods of the words; where they name none, the newest of the count and the year before as well."""
    if wording.period_basis == "explicit" or wording.subject is None:
        return wording.periods
    latest = evidence.latest(wording.subject.measure)
    around = (*wording.periods, *((latest,) if latest is not None else ()))
    return tuple(dict.fromkeys((*around, *(period.years_back(1) for period in around if period.is_year))))


def _counts(wording: Wording, evidence: Evidence) -> Iterator[tuple[Series, float]]:
    """The counts that a number can be of, each with what a year's figure is divided by."""
    if wording.subject is None:
        return
    subject = wording.subject
    if wording.subject.measure == "asylum_cost" and wording.rate == A_DAY:
        for series in evidence.ledger.series("asylum_hotel_daily_cost"):
            yield series, 1
    for series in evidence.once(("counts", subject.measure, subject.group), lambda: _of_group(subject, evidence)):
        yield series, wording.rate


def _of_group(subject: Subject, evidence: Evidence) -> tuple[Series, ...]:
    """The counts of a measure that are narrowed to the groups spoken of, whatever else they are narrowed to."""
    group = dict(subject.group)
    found = []
    for series in evidence.ledger.series(subject.measure):
        fixed = dict(series.fixed)
        if all(fixed.get(name) == code for name, code in group.items()) and fixed.get("nationality") == group.get("nationality"):
            found.append(series)
    return tuple(found)
