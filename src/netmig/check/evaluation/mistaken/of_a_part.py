"""Whether a number read as that of everybody is that of a group of which the text speaks somewhere: a heading, the sentence before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import pairwise

from ....codes import GROUPS_OF_NATIONS
from ....periods import Period
from ....series import Series
from ...records import replace
from ...sentences.spoken_of import may_speak_of
from ...sentences.wording import OF_ONE_FIGURE, OF_TWO_FIGURES, Subject, Wording
from ..candidates import candidate_series
from ..estimates.other_days import is_number_of
from ..evidence import Evidence
from ..intervals import Range
from ..kinds.changes import fits_between
from ..outcome import DIFFERS_BUT, pairs

# the whole of a flow of people was never so small a part of the least that it ever was
_LEAST = 0.4
# nor so many times the most
_MOST = 1.6


def is_of_a_group_spoken_of(wording: Wording, evidence: Evidence) -> str:
    """Why a number of everybody may be that of a part, as a sentence; "" if it may not.

    "British nationals buck the trend. Emigration fell to 252,000": of British nationals, although
    nothing in its own sentence says so.
    """
    subject = wording.subject
    if subject is None or wording.stated.value is None:
        return ""
    if (
        subject.group
        and subject.basis == "open"
        and wording.kind in OF_ONE_FIGURE
        and _is_small_for_each(wording, subject, evidence)
    ):
        return f"{DIFFERS_BUT} the number is too small to be of the group spoken of before."
    whole = Series.of(subject.measure)
    if subject.group == _BRITISH and wording.kind in OF_ONE_FIGURE and _is_called_after_the_country(wording):
        most = _extreme(max, Series.of(subject.measure, nationality="british"), evidence)
        beyond = abs(wording.stated.value) > _MOST * most
        return f"{DIFFERS_BUT} the number may be of the whole country." if beyond or _fits(wording, whole, evidence) else ""
    if subject.group:
        return ""
    if wording.kind in OF_ONE_FIGURE and subject.measure != "net_migration" and _is_far_too_small(wording, whole, evidence):
        return f"{DIFFERS_BUT} the number is so small that it must be of a part."
    if (
        wording.kind in OF_ONE_FIGURE
        and abs(wording.stated.value) > _MOST * _extreme(max, whole, evidence)
        and not _are_those_who_came_then(wording, evidence)
    ):
        return f"{DIFFERS_BUT} the number is so large that it may be for several years."
    if wording.first_time and (wording.leads_to >= 0 or _stands_with_its_figure(wording, whole, evidence)):
        return ""
    if any(_fits(wording, series, evidence) for series in _groups(wording, subject.measure, evidence)):
        return f"{DIFFERS_BUT} the number may be of a group that the article speaks of."
    return ""


def _are_those_who_came_then(wording: Wording, evidence: Evidence) -> bool:
    """Whether a number of net migration in a year that stands with it is that of those who came in the same year, and so of no several."""
    if wording.subject is None or wording.subject.measure != "net_migration" or not wording.ties >= {"measure", "period", "time"}:
        return False
    came = _range(Series.of("immigration"), wording.periods[0], evidence) if wording.periods else None
    return came is not None and is_number_of(wording, came)


_BRITISH = (("nationality", "british"),)
_FLOWS = frozenset({("british", "net"), ("british", "migration"), ("british", "immigration"), ("british", "emigration")})


def _is_called_after_the_country(wording: Wording) -> bool:
    """Whether a flow is called British as another's is called Australian: "British net migration was 728,000"."""
    words = wording.sentence.words
    return not _FLOWS.isdisjoint(pairwise(words))


def _is_small_for_each(wording: Wording, subject: Subject, evidence: Evidence) -> bool:
    """Whether a number is far smaller than that of the group in hand ever was: of whom it is was never said."""
    if subject.measure == "net_migration":
        return False
    return all(_is_far_too_small(wording, series, evidence) for series in candidate_series(replace(subject, others=())))


def _is_far_too_small(wording: Wording, whole: Series, evidence: Evidence) -> bool:
    return abs(wording.stated.value or 0) < _LEAST * _extreme(min, whole, evidence)


def _extreme(which: Callable[[Iterable[float]], float], whole: Series, evidence: Evidence) -> float:
    """The least or the most that a flow of everybody has been in any year; 0 where none is held."""
    return evidence.once(
        ("extreme", which.__name__, whole), lambda: which([abs(figure.value or 0) for _, figure in evidence.years(whole)] or [0])
    )


def _groups(wording: Wording, measure: str, evidence: Evidence) -> Iterator[Series]:
    """The series of a measure for the groups that the text names somewhere."""
    every = evidence.once(("groups", measure), partial(_grouped, measure, evidence))
    # "The British flow is outward: 252,000 left": the country's own, perhaps
    spoken_of = wording.spoken_of | ({"british"} & set(wording.sentence.words))
    for series in every:
        if may_speak_of(spoken_of, series.measure, series.dimensions["nationality"], series.dimensions["reason"]):
            yield series


def _grouped(measure: str, evidence: Evidence) -> tuple[Series, ...]:
    return tuple(
        series
        for series in evidence.ledger.series(measure)
        if all(name in {"nationality", "reason"} for name, _ in series.fixed)
        and series.fixed
        and series.dimensions["nationality"] in GROUPS_OF_NATIONS
    )


def _stands_with_its_figure(wording: Wording, whole: Series, evidence: Evidence) -> bool:
    """Whether a bound is told with the very figure of everybody: "has dropped to 898,000, below a million for the first time since 2019"."""
    figures = (evidence.figure(whole, period) for period in wording.periods[:1])
    return any(figure is not None and f"{figure.value or 0:,.0f}" in wording.sentence.words for figure in figures)


def _fits(wording: Wording, series: Series, evidence: Evidence) -> bool:
    if wording.kind in OF_TWO_FIGURES:
        return any(
            after is not None and before is not None and fits_between(wording, after, before)
            for period, baseline in pairs(wording)
            for after, before in [(_range(series, period, evidence), _range(series, baseline, evidence))]
        )
    if wording.kind not in OF_ONE_FIGURE:
        return False
    around = dict.fromkeys(
        each for period in wording.periods if period.is_year for each in (period, period.years_back(1), period.years_back(-1))
    )
    return any(is_number_of(wording, found) for period in around if (found := _range(series, period, evidence)) is not None)


def _range(series: Series, period: Period, evidence: Evidence) -> Range | None:
    standing = evidence.standing(series, period)
    return None if standing is None else standing.range
