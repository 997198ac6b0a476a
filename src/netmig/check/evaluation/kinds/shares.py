"""A part of a flow in per cent of it, both as one release has them."""

from __future__ import annotations

from ....ledger.phrases import amount, in_words, release_words
from ....periods import Period
from ....series import Series
from ...records import replace
from ...sentences.wording import Stated, Wording
from ..candidates import candidate_series
from ..evidence import Evidence
from ..intervals import Range, overlaps, ratio
from ..named import series_in_words, was
from ..outcome import Outcome, nothing_held, series_of

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
        return Outcome(None, "This is a share, and netmig could not tell of what.")
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
                plain = _is_plain(wording) and not _was_near_once(evidence, said, (series, whole_series), period)
                outcome = Outcome(
                    overlaps(said, percent) and not _loosely(said, percent),
                    f"{series_in_words(series)} {was(series_in_words(series))} {percent.value:.1f}% of {series_in_words(whole_series)}"
                    f" {in_words(period)} ({amount(part.range.value, part.unit)} of {amount(whole.range.value, whole.unit)};"
                    f" {release_words(evidence.release(part.figures[0]))})",
                    percent.value,
                    (*part.figures, *whole.figures),
                    period,
                    None,
                    series,
                    part.unsure
                    or whole.unsure
                    or not together
                    or percent.value > _WHOLE
                    or _is_near(said, percent, plain=plain)
                    or (by_reason and _is_loosely_near(said, percent)),
                )
                if outcome.fits:
                    return outcome
                if missed is not None and said.unit == "share" and outcome.unsure:
                    missed = replace(missed, unsure=True)  # it may be of this year, or this group
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


# parts that are told in words, in per cent
_PARTS_IN_WORDS = (5, 10, 12.5, 20, 25, 100 / 3, 40, 50, 60, 200 / 3, 75, 80, 90, 100)
# beyond this, as a part of it, a part in words is wrong where another of them is nearer
OF_A_NAMED_PART = 0.19


def _is_near(said: Stated, percent: Range, *, plain: bool = False) -> bool:
    """Whether a share that does not fit is so near that it may only have been said loosely, "a third" of 37 %.

    Of whose passport those who came or left hold, "two thirds" is no loose word for 80 %: that is four fifths.
    """
    if said.value is None:
        return True
    if is_far_from_the_rest(said.value, percent.value):
        return False
    if said.unit == "share" and plain and said.hedge == "exact":
        nearest = min(_PARTS_IN_WORDS, key=lambda part: abs(part - percent.value))
        if abs(nearest - percent.value) < abs(said.value - percent.value) / 2:
            return abs(percent.value - said.value) <= OF_A_NAMED_PART * said.value
    reach = min(FARTHEST, _of_a_part(said) * said.value) if said.unit == "share" else POINTS
    return abs(percent.value - said.value) <= reach


def _was_near_once(evidence: Evidence, said: Stated, of: tuple[Series, Series], period: Period) -> bool:
    """Whether by an earlier release, which counted otherwise, the share was near to what is said."""
    part, whole = ({each.release: each.value for each in evidence.earlier(series, period) if each.value} for series in of)
    percents = [100 * (part[release] or 0) / (whole[release] or 1) for release in part.keys() & whole.keys()]
    return any(_is_near(said, Range(each, each, each)) for each in percents)


def _is_plain(wording: Wording) -> bool:
    """Whether it is of a nationality among all who came or left."""
    return (
        wording.subject is not None
        and wording.whole is not None
        and not wording.whole.group
        and wording.whole.measure in {"immigration", "emigration"}
        and set(dict(wording.subject.group)) == {"nationality"}
    )


def _of_a_part(said: Stated) -> float:
    return OF_A_BOUND if said.hedge in {"over", "under"} else OF_A_PART


def _is_loosely_near(said: Stated, percent: Range) -> bool:
    return said.value is None or abs(percent.value - said.value) <= _of_a_part(said) * said.value


# of what is left of two flows one group may be more than all: how much of it that is, is no share
_WHOLE = 100

# how many times a share must be another for that to be no looser way of saying it; "more than half" is a bound
_FAR, _FAR_FROM_A_BOUND = 1.6, 1.3


def is_far_off(wording: Wording, outcome: Outcome) -> bool:
    """Whether what a group makes up of the very flow that is named is far from what is said: "half of all departures" of a fifth of them."""
    said = in_percent(wording.stated).value
    if wording.kind != "share" or not said or not outcome.value or outcome.value > _WHOLE or wording.whole is None:
        return False
    if wording.whole.basis == "open" and wording.period_basis != "explicit":
        return False  # "a third of immigrants", of no year, may be of all who live here
    words = {token.lower for token in wording.sentence.tokens if wording.start <= token.start < wording.end}
    put_otherwise = wording.words_before[-1:] == ["or"] and "of" not in words
    if wording.whole.basis != "explicit" and _ARE.isdisjoint(words) and not put_otherwise:
        return False  # "252,000 Britons left, 76 per cent of them younger than 35": of another part
    far = _FAR_FROM_A_BOUND if wording.stated.hedge in {"over", "under"} else _FAR
    far_off = not 1 / far < outcome.value / said < far or is_far_from_the_rest(said, outcome.value)
    return not wording.whole.group and far_off


def is_far_from_the_rest(said: float, found: float) -> bool:
    """Whether twice as many are left over as a share in per cent says: "nine in ten" of four in five."""
    return found <= _WHOLE and said < _WHOLE and _WHOLE - found >= 2 * (_WHOLE - said)


_ARE = frozenset("were was are came".split())
