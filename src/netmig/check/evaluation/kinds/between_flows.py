"""One flow, or one group of it, as a multiple of another in the same year."""

from __future__ import annotations

from ....ledger.phrases import amount, period_words
from ...sentences.wording import Wording
from ..candidates import candidate_series
from ..evidence import Evidence
from ..intervals import overlaps, ratio
from ..outcome import Outcome, nothing_held, series_of

# how near a multiple must lie to the one said to be no more than loosely said
_WITHIN = 0.15


def _is_near(wording: Wording, found: float) -> bool:
    said = wording.stated.value
    return said is None or abs(found - said) <= _WITHIN * said


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether the flow is as many times the other as is said, for any of the periods that the words can mean."""
    missed: Outcome | None = None
    others = candidate_series(wording.whole) if wording.whole is not None else ()
    for series in series_of(wording):
        for other in others:
            for period in wording.periods:
                one, two = evidence.standing(series, period), evidence.standing(other, period)
                found = ratio(one.range, two.range) if one is not None and two is not None else None
                if one is None or two is None or found is None:
                    continue
                outcome = Outcome(
                    overlaps(wording.stated, found),
                    f"{period_words(period)}: {series.label.lower()} {amount(one.range.value, one.unit)}, {other.label.lower()}"
                    f" {amount(two.range.value, two.unit)}: {found.value:.2f} times",
                    found.value,
                    (*one.figures, *two.figures),
                    period,
                    None,
                    series,
                    one.unsure or two.unsure or _is_near(wording, found.value),
                )
                if outcome.fits:
                    return outcome
                missed = missed or outcome
    return missed or nothing_held(wording)
