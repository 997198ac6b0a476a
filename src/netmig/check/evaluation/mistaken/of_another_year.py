"""The figure of one year said of another: "Net migration was 860,000 in 2024", which was that of 2023; or with two digits changed about.

Where a clause names flow and year in full and gives a number that is, to the thousand, what was put out for the same
flow in a year near, it does speak of that flow, here and of everybody. Of the year that is named it must be no estimate
that was ever made, whether before the day or after it: then it does not matter on which day it was known.
"""

from __future__ import annotations

from ....ledger.phrases import amount, period_words
from ....periods import Period
from ....series import Series
from ...records import replace
from ...sentences.estimates.known_when import OF_AN_EARLIER_ESTIMATE, OF_ANOTHER_ESTIMATE, OF_TWO_ESTIMATES, WHICH_EARLIER
from ...sentences.in_doubt import doubts
from ...sentences.wording import OF_ONE_FIGURE, Wording
from ...words.subjects import MIGRATION_FLOWS
from ..certainty import tells_of_the_measure_alone
from ..diagnosis import Explanation
from ..estimates.other_days import estimates
from ..evidence import Evidence
from ..outcome import Outcome, of_standing, series_of, windows_of
from ..standings import Standing
from .mixed_roles import are_changed_about
from .near_years import is_exact

# doubts whether it is this flow and this country that is spoken of; where the sentence before turned away, the country or its statisticians must be named
_ANSWERED = frozenset({"", doubts.SOMETHING_ELSE, doubts.BESIDE, doubts.BETWEEN, doubts.PLACE_ASIDE, doubts.PLACE_BESIDE})
_TURNED_AWAY = frozenset({doubts.TURNED_TO, doubts.OF_THAT_PART})
_HERE = frozenset({"ons", "statistics", "uk", "uk's", "britain", "britain's"})
# doubts which estimate is meant, which do not matter
_WHICH_ESTIMATE = frozenset({"", OF_TWO_ESTIMATES, OF_AN_EARLIER_ESTIMATE, OF_ANOTHER_ESTIMATE, WHICH_EARLIER})
_LEAST = 100_000
# how far from the year that is named the other may have ended, in days
_NEAR = 800
# an estimate may be rounded otherwise: so far it may lie from a number to the thousand, and so far from a rounder one
_ROUNDING, _ROUNDER = 1000, 10_000


_TWELVE_MONTHS = frozenset({"year", "months"})


def of_another_year(wording: Wording, evidence: Evidence) -> tuple[Outcome, Explanation] | None:
    """What a number is that is the figure of another year than the one that is named with it; None where that is not shown."""
    if not (_is_answered(wording) and _is_one_figure(wording) and _names_its_year(wording)):
        return None
    value, named = wording.stated.value or 0, wording.periods[0]
    for series in series_of(wording)[:1]:
        read = windows_of(wording, evidence.figures_of_years(series))
        off = _ROUNDING if is_exact(wording) else _ROUNDER
        if any(abs((each.value or 0) - value) <= off for period in read for each in evidence.ever(series, period)):
            return None
        own = evidence.standing(series, named)
        near = [
            figure
            for period, _ in evidence.years(series)
            if period not in read and abs((period.stop - named.stop).days) <= _NEAR
            for figure in estimates(evidence, series, period)
            if figure.value == value
        ]
        # a year that is named before, and not right behind, may be that in which it was told
        stands_behind = str(named.end.year) in wording.words_within
        if near and (stands_behind or wording.of_another_day in _WHICH_ESTIMATE):
            found = min(near, key=lambda each: abs((each.period.stop - named.stop).days))
            words = f"{amount(value, found.unit)} is the figure for the {period_words(found.period)}."
            return _told(series, named, own, Explanation("wrong_period", words, (found,)))
        if not near and own is not None and are_changed_about(int(value) // 1000, int(own.range.value) // 1000):
            return _told(series, named, own, Explanation(None, f"{amount(own.range.value, own.unit)} with two digits swapped."))
    return None


def _is_answered(wording: Wording) -> bool:
    if "place" in wording.unsettled and not is_exact(wording):
        return False
    here = not _HERE.isdisjoint(wording.sentence.words)
    return wording.uncertain in _ANSWERED or (here and wording.uncertain in _TURNED_AWAY)


def _is_one_figure(wording: Wording) -> bool:
    """Whether it is told as one figure of a flow of everybody, exact to the thousand."""
    subject, said, value = wording.subject, wording.stated, wording.stated.value or 0
    if subject is None or subject.measure not in MIGRATION_FLOWS or subject.group or wording.refusal:
        return False
    if wording.kind not in OF_ONE_FIGURE | {"revision"} or wording.direction or wording.rate != 1 or wording.averaged:
        return False
    told = said.unit == "people" and said.hedge == "exact" and value >= _LEAST and value % _LEAST != 0
    return told and not (wording.of_an_era or wording.first_time or wording.told_in)


def _names_its_year(wording: Wording) -> bool:
    """Whether its words tie it to a year that is named in figures, and to its flow as well, or its sentence only goes on about that.

    "Last year" and "the year to June" may be told of the newest twelve months, whichever these are.
    """
    words = wording.sentence.words
    if wording.period_basis != "explicit" or not wording.ties >= {"period", "time"} or not wording.periods:
        return False
    if wording.periods[0].kind != "calendar_year" and _TWELVE_MONTHS.isdisjoint(words):
        return False  # "In June 2024 the newest figure was 685,000": a month is as often that of its telling
    if str(wording.periods[0].end.year) not in words:
        return False
    subject = wording.subject
    return "measure" in wording.ties or (
        is_exact(wording) and subject is not None and (subject.basis == "explicit" or tells_of_the_measure_alone(wording))
    )


def _told(series: Series, period: Period, own: Standing | None, why: Explanation) -> tuple[Outcome, Explanation]:
    if own is not None:
        return of_standing(replace(own, unsure=False), False, series, period), why
    return Outcome(False, f"for the {period_words(period)} netmig has no figure", None, (), period, None, series), why
