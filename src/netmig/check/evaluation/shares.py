"""A part of a flow in per cent of it, both as one release has them."""

from __future__ import annotations

from ...ledger.phrases import amount, period_words, release_words
from ...series import Series
from ..sentences.wording import Stated, Wording
from .evidence import Evidence, candidate_series
from .intervals import Range, overlaps, ratio
from .outcome import Outcome, nothing_held, series_of

# how far a share may lie from the one said, and still be no more than loosely said: in points, and of a part said in words
POINTS = 1.5
OF_A_PART = 0.35
# nor farther than so many points: 80 % are no two thirds
FARTHEST = 12.0
# "more than half" is wrong of much less than half, however loosely it is said
OF_A_BOUND = 0.2
# how near a share must lie to a part said in words to be just that
WITHIN_A_PART = 0.07


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether the group makes up that share of the whole, in any of the periods that the words can mean."""
    if wording.whole is None:
        return Outcome(None, "It is not said of what it is a share.")
    # who counts as a student or a worker is looser than whose passport they hold
    by_reason = wording.subject is not None and "reason" in dict(wording.subject.group)
    missed: Outcome | None = None
    for series in series_of(wording):
        for whole_series in candidate_series(wording.whole):
            for period in wording.periods:
                part, whole = evidence.standing(series, period), evidence.standing(whole_series, period)
                if part is None or whole is None:
                    continue
                found = ratio(part.range, whole.range)
                if found is None:
                    continue
                percent = Range(found.value * 100, found.low * 100, found.high * 100)
                said = in_percent(wording.stated)
                together = {figure.release for figure in part.figures} == {figure.release for figure in whole.figures}
                outcome = Outcome(
                    overlaps(said, percent) and not _loosely(said, percent),
                    f"{period_words(period)}: {amount(part.range.value, part.unit)} ({_named(series)}) of"
                    f" {amount(whole.range.value, whole.unit)} ({_named(whole_series)}) is {percent.value:.1f}%"
                    f" ({release_words(evidence.release(part.figures[0]))})",
                    percent.value,
                    (*part.figures, *whole.figures),
                    period,
                    None,
                    series,
                    part.unsure
                    or whole.unsure
                    or not together
                    or _is_near(said, percent)
                    or (by_reason and _is_loosely_near(said, percent)),
                )
                if outcome.fits:
                    return outcome
                missed = missed or outcome
    return missed or nothing_held(wording)


def in_percent(said: Stated) -> Stated:
    """A share as per cent, whether it was said as per cent or as a part."""
    if said.unit != "share":
        return said
    value, low, high = (None if each is None else each * 100 for each in (said.value, said.low, said.high))
    return Stated(value, low, high, "share", said.hedge)


def _loosely(said: Stated, percent: Range) -> bool:
    """Whether a part in words fits for its looseness alone: "a third" of 36.4 % is neither right nor wrong."""
    return (
        said.unit == "share"
        and said.hedge == "exact"
        and said.value is not None
        and abs(percent.value - said.value) > WITHIN_A_PART * said.value
    )


def _is_near(said: Stated, percent: Range) -> bool:
    """Whether a share that does not fit is so near that it may only have been said loosely, "a third" of 37 %."""
    if said.value is None:
        return True
    reach = min(FARTHEST, _of_a_part(said) * said.value) if said.unit == "share" else POINTS
    return abs(percent.value - said.value) <= reach


def _of_a_part(said: Stated) -> float:
    return OF_A_BOUND if said.hedge in {"over", "under"} else OF_A_PART


def _is_loosely_near(said: Stated, percent: Range) -> bool:
    return said.value is None or abs(percent.value - said.value) <= _of_a_part(said) * said.value


# how many times a share must be another for that to be no looser way of saying it
_FAR = 1.6


def is_far_off(wording: Wording, outcome: Outcome) -> bool:
    """Whether what a group makes up of the very flow that is named is far from what is said: "half of all departures" of a fifth of them."""
    said = in_percent(wording.stated).value
    if wording.kind != "share" or not said or not outcome.value or wording.whole is None or wording.whole.basis != "explicit":
        return False
    return not wording.whole.group and not 1 / _FAR < outcome.value / said < _FAR


def _named(series: Series) -> str:
    label = series.label
    return f"{label[0].lower()}{label[1:]}"
