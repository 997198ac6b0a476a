"""Which year a claim that is left unchecked is shown of, where its very number is the estimate of one year only.

"They had started at 740,000": whatever was read, 740,000 has been said of net migration in the year to June 2023 and of no
other year. A reader is shown that year. No verdict changes; a year that is named beside the number is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ....periods import Period, year_ending
from ....series import Series
from ...evaluation.evidence import Evidence
from ...evaluation.outcome import series_of
from ...records import replace
from ...sentences.wording import Wording
from ...words.subjects import MIGRATION_FLOWS

if TYPE_CHECKING:
    from ...claim import Claim

# a smaller number is met by chance
_LEAST = 100_000
# how long before the newest year of all a year may have ended that a text without a date speaks of, in days
_OF_NEWS = 1500
# and of net migration, of which texts recall what it was before
_RECALLED = 2200
_OF_CHANGES = frozenset({"change", "revision"})
_A_MILLION = 1_000_000
_NEARLY = 0.85
_A_MONTH = 31
_JUNE = 6
# of what is yet to come a round number is told
_ROUND = 10_000
_KINDS = frozenset({"level", "extreme", "revision", "forecast", "sum", "target"})


def with_years_of_numbers(claims: Sequence[Claim], evidence: Evidence) -> list[Claim]:
    """The claims of a text; one that is left unchecked shows the only year of which its number was published."""
    ways = (_only_year, _year_of_the_change, _year_of_a_million, _year_meant, _own_year)
    shown = [next((year for way in ways if (year := way(claim, evidence)) is not None), None) for claim in claims]
    return [claim if year is None else replace(claim, period=year) for claim, year in zip(claims, shown, strict=True)]


def _only_year(claim: Claim, evidence: Evidence) -> Period | None:
    """The only year of late of which the number of a claim was published by the day, where no year is named for it."""
    wording, value = claim.wording, claim.wording.stated.value
    if claim.then.verdict != "not_checked" or wording.kind not in _KINDS or wording.counted:
        return None
    if value is None or wording.stated.unit != "people" or wording.stated.hedge != "exact":
        return None
    if abs(value) < _LEAST or value % 1000 or value % 100_000 == 0:
        return None
    named = wording.period_basis == "explicit"
    if (
        named
        and claim.period is not None
        and (claim.period.kind == "financial_year" or (claim.period.kind == "calendar_year" and wording.loose))
    ):
        return _year_ended_within(claim, evidence)
    if named or "period" in wording.ties or _points_back(wording):
        return None
    if (claim.period is not None and not claim.period.is_year) or (value % _ROUND == 0 and _may_be_another(claim)):
        return None
    for series in _flows(claim):
        years = set(_years_of(value, series, evidence))
        if claim.period in years:
            return None
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def _points_back(wording: Wording) -> bool:
    """Whether its own words say that it is of the time told before: "503,000 left in the same period"."""
    words = wording.sentence.words_from(0, wording.end)
    return any(one == "same" and other in _TIMES for one, other in pairwise(wording.words_within)) or any(
        one == "that" and other == "period" for one, other in pairwise(words)
    )


_TIMES = frozenset({"period", "year", "time", "months", "span", "twelvemonth"})


def _year_ended_within(claim: Claim, evidence: Evidence) -> Period | None:
    """The only year that ended within the calendar year that is named, and of which the number was published: 226,000 "in 2019"."""
    value, year = claim.wording.stated.value, claim.period.end.year if claim.period is not None else 0
    found = {
        period
        for series in series_of(claim.wording)[:1]
        for period, figure in evidence.years(series)
        if period.end.year == year and value in {each.value for each in (figure, *evidence.earlier(series, period))}
    }
    return found.pop() if len(found) == 1 else None


def _may_be_another(claim: Claim) -> bool:
    """Whether a round number may well be of something else: of figures to come, or of some of the people."""
    wording = claim.wording
    return wording.likeliest is not None or wording.kind == "forecast" or bool(wording.subject and wording.subject.group)


def _year_of_the_change(claim: Claim, evidence: Evidence) -> Period | None:
    """The only year of late to which the flow changed by the number of a claim, or whose estimate was changed by it."""
    wording, value = claim.wording, claim.wording.stated.value
    if claim.then.verdict != "not_checked" or wording.kind not in _OF_CHANGES or wording.counted:
        return None
    if value is None or wording.stated.unit != "people" or wording.stated.hedge != "exact" or wording.period_basis == "explicit":
        return None
    if abs(value) < _LEAST or value % 1000 or value % _ROUND == 0:
        return None
    if wording.subject is not None and (wording.subject.measure != "net_migration" or wording.subject.group):
        return None
    years = set(_years_changed_by(abs(value), evidence))
    return years.pop() if len(years) == 1 else None


def _years_changed_by(value: float, evidence: Evidence) -> Iterator[Period]:
    series, newest = Series("net_migration"), evidence.latest("net_migration")
    for period, figure in evidence.years(series):
        if newest is None or (newest.stop - period.stop).days > _OF_NEWS or figure.value is None:
            continue
        before = evidence.figure(series, period.years_back(1))
        others = [*evidence.earlier(series, period), *((before,) if before is not None else ())]
        if any(each.value is not None and abs(figure.value - each.value) == value for each in others):
            yield period


def _year_of_a_million(claim: Claim, evidence: Evidence) -> Period | None:
    """The year of the record, of which alone "nearly a million" more came than left."""
    wording, peak = claim.wording, evidence.peak("net_migration")
    if claim.then.verdict != "not_checked" or wording.kind not in _KINDS or peak is None or wording.period_basis == "explicit":
        return None
    if wording.stated.hedge != "nearly" or wording.stated.value != _A_MILLION:
        return None
    if wording.subject is not None and (wording.subject.measure != "net_migration" or wording.subject.group):
        return None
    figure = evidence.figure(Series("net_migration"), peak)
    return peak if figure is not None and figure.value is not None and _NEARLY < figure.value / _A_MILLION < 1 else None


def _year_meant(claim: Claim, evidence: Evidence) -> Period | None:
    """The newest year, where a flow is told of one that ended a month before or after it: "in the twelve months to July"; the year to June for "2022/23"."""
    wording, newest = claim.wording, evidence.latest("net_migration")
    if claim.then.verdict != "not_checked" or wording.subject is None or wording.subject.measure not in MIGRATION_FLOWS:
        return None
    if newest is None or claim.period is None or not claim.period.is_year:
        return None
    if claim.period.kind == "financial_year":
        year = year_ending(claim.period.end.year, newest.end.month)  # "in that earlier span (2022/23)": a year like the newest
        return year if newest.end.month == _JUNE and year.stop <= newest.stop else None
    if claim.period.end.month % 3 == 0:
        return None
    return newest if abs((claim.period.stop - newest.stop).days) <= _A_MONTH else None


def _own_year(claim: Claim, evidence: Evidence) -> Period | None:
    """The year of a number that is called a record and is none: its own, and not the one that holds the record."""
    wording = claim.wording
    if claim.then.verdict != "not_checked" or wording.kind != "extreme" or wording.stated.value is None or not wording.periods:
        return None
    if claim.period in wording.periods or wording.likeliest is not None:
        return None
    held = {
        figure.value for series in series_of(wording)[:1] for period, figure in evidence.years(series) if period == claim.period
    }
    return None if wording.stated.value in held else wording.periods[0]


def _flows(claim: Claim) -> Iterator[tuple[Series, ...]]:
    """The series that the number may be of: its own, and else net migration, of which texts tell most.

    Of those who left in the period in hand is not told what was published of another year: "Departures came to 414,000".
    """
    subject = claim.wording.subject
    if subject is not None and subject.measure == "emigration" and _is_all_that_is_told(claim):
        return
    if subject is not None and subject.measure in MIGRATION_FLOWS:
        yield series_of(claim.wording)[:1]
    if subject is None or (subject.measure in MIGRATION_FLOWS and not subject.group):
        yield (Series("net_migration"),)


def _is_all_that_is_told(claim: Claim) -> bool:
    """Whether a number stands alone in its sentence, with no other time, and so is of the period in hand."""
    words = claim.wording.sentence.words_from(0)
    return "before" not in words and sum(word[:1].isdigit() for word in words) == 1


def _years_of(value: float, flows: Sequence[Series], evidence: Evidence) -> Iterator[Period]:
    """The years of late of which a number was published by the day, by any estimate."""
    newest = evidence.latest("net_migration")
    for series in flows:
        reach = _RECALLED if series == Series("net_migration") else _OF_NEWS
        for period, figure in evidence.years(series):
            if newest is None or (newest.stop - period.stop).days > reach:
                continue
            if value in {each.value for each in (figure, *evidence.earlier(series, period))}:
                yield period
