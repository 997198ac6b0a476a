"""Whether what is told to have moved between two windows that a text names did so, by the estimates of one release.

"Net migration went up by 100,000 between June 2022 and December 2022": both are years that ended then, since no other
figures of it are published for such months. An old estimate of the one set against a new one of the other makes no move.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount, period_words
from ....periods import Period, year_ending
from ....series import Series
from ...evaluation.estimates.other_days import estimates
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import Range, difference, overlaps, percent_change, ratio
from ...evaluation.kinds.changes import change_words
from ...evaluation.outcome import series_of
from ...sentences.times.other_times import WHICH_IS_COMPARED
from ...sentences.wording import OF_TWO_FIGURES, Wording
from ...words.subjects import MIGRATION_FLOWS
from ..miscounts import Miscount, widened

if TYPE_CHECKING:
    from ...claim import Claim

# doubts of which windows are meant, which naming both answers
_ANSWERED = frozenset({"", WHICH_IS_COMPARED, "netmig could not tell which years are compared"})
_ENDS = frozenset({3, 6, 9, 12})


def moved_between_windows(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The changes between two windows, both named, that no one release bears out."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        if (
            claim.accuses
            or claim.then.verdict == "agrees"
            or wording.kind not in OF_TWO_FIGURES
            or wording.stated.value is None
            or wording.refusal
            or wording.uncertain not in _ANSWERED
            or wording.of_another_day
            or ("place" in wording.unsettled and not wording.settled)
            or wording.subject is None
            or wording.subject.measure not in MIGRATION_FLOWS
            or wording.subject.basis == "open"
        ):
            continue
        windows = _windows(wording)
        series = next(iter(series_of(wording)), None)
        if windows is None or series is None:
            continue
        yield from _between(at, claim, series, *windows, evidence)


def _windows(wording: Wording) -> tuple[Period, Period] | None:
    """The two windows that a change is told between, the later one first; None where not both are named."""
    if len(wording.periods) != 1:
        return None
    period = wording.periods[0]
    named = len(wording.baseline) == 1 and wording.baseline_basis == "explicit" and wording.baseline[0].is_year
    if period.is_year:
        return (period, wording.baseline[0]) if named and wording.period_basis == "explicit" and not wording.loose else None
    if period.kind != "span" or not {period.start.month, period.end.month} <= _ENDS or period.start.day != 1:
        return None
    began = year_ending(period.start.year, period.start.month)
    if wording.period_basis != "explicit" and not (named and wording.baseline[0] == began):
        return None
    return year_ending(period.end.year, period.end.month), began


def _between(at: int, claim: Claim, series: Series, later: Period, earlier: Period, evidence: Evidence) -> Iterator[Miscount]:
    after, before = evidence.standing(series, later), evidence.standing(series, earlier)
    if after is None or before is None or after.unsure or before.unsure or later.stop <= earlier.stop:
        return
    found = [_moved(claim, after.range, before.range)]
    ends = {figure.release: figure for figure in estimates(evidence, series, later)}
    begins = {figure.release: figure for figure in estimates(evidence, series, earlier)}
    for release in ends.keys() & begins.keys():
        one, other = evidence.of_figure(ends[release]), evidence.of_figure(begins[release])
        if one is not None and other is not None:
            found.append(_moved(claim, one.range, other.range))
    said = widened(claim.wording.stated)
    if any(each is None or overlaps(said, each) for each in found):
        return
    words = (
        f"from {amount(before.range.value, 'people')} ({period_words(earlier)}) to {amount(after.range.value, 'people')}"
        f" ({period_words(later)}) is {change_words(after.range.value - before.range.value, 'people', 'people')}"
    )
    yield Miscount(
        at,
        after.range.value - before.range.value,
        words,
        (claim, claim),
        "both are of one release",
        None,
        _BOTH,
        figures=(*after.figures, *before.figures),
    )


_BOTH = "An old estimate may have been set against a new one."


def _moved(claim: Claim, after: Range, before: Range) -> Range | None:
    match claim.wording.stated.unit:
        case "percent":
            return percent_change(after, before)
        case "times":
            return ratio(after, before)
        case "people":
            return difference(after, before)
        case _:
            return None
