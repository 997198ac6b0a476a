"""Records that were broken: "well above the previous record of 336,000", of no year that is named.

Such a number is no record that was ever held if a year was over before the new record began, and was higher by every
estimate there is of it.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from ....ledger.phrases import figure_words, period_words
from ....periods import Period
from ....series import Series
from ...sentences.wording import Wording
from ...words.subjects import MIGRATION_FLOWS
from ..estimates.by_every_estimate import every_estimate, is_beyond, years_of
from ..estimates.other_days import estimates
from ..evidence import Evidence
from ..intervals import range_of_words
from ..outcome import Outcome, series_of

_FORMER = frozenset("previous old former earlier prior existing last".split())
_RECORDS = frozenset("record records peak high all-time".split())


def of_one_broken(wording: Wording, evidence: Evidence) -> Outcome | None:
    """What is known of a record that is told as the one before; None where it may have been one, or no such is told."""
    stated, series = range_of_words(wording.stated), next(iter(series_of(wording)), None)
    if (
        series is None
        or series.measure not in MIGRATION_FLOWS
        or series.fixed
        or stated is None
        or not is_told_as_broken(wording)
    ):
        return None
    newest, peak = evidence.latest(series.measure), evidence.peak(series.measure)
    if newest is None or peak is None:
        return None
    begins = min(newest.start, peak.start)
    higher = [
        each
        for each in years_of(evidence, series)
        if each.stop <= begins and is_beyond(stated, every_estimate(evidence, series, each), 1)
    ]
    best = max(higher, key=lambda each: min(one.value for one in every_estimate(evidence, series, each)), default=None)
    figure = None if best is None else evidence.figure(series, best)
    if best is None or figure is None or _was_one_once(wording, evidence, series, higher):
        return None
    words = f"{period_words(best)}: {figure_words(figure, evidence.release(figure))}, which is higher by every estimate of it"
    return Outcome(False, words, figure.value, (figure,), best, None, series)


def _was_one_once(wording: Wording, evidence: Evidence, series: Series, higher: Collection[Period]) -> bool:
    """Whether it is what some year was thought to be that none before it was above: "the old record of 336,000", whatever has passed that since."""
    return any(
        evidence.fits(wording.stated, figure)
        for period in years_of(evidence, series)
        if not any(each.end < period.end for each in higher)
        for figure in estimates(evidence, series, period)
    )


def is_told_as_broken(wording: Wording) -> bool:
    """Whether it is the record that was broken, of a year that nobody names."""
    words = [*wording.words_before[-2:], *wording.words_within]
    former = any(one in _FORMER and other in _RECORDS for one, other in pairwise(words))
    return former and not wording.periods and wording.extreme == "high" and wording.since is None and not wording.of_change
