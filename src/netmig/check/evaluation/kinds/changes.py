"""A difference, a percentage or a ratio of two periods' figures."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import date

from ....ledger.phrases import amount, period_words
from ....periods import Period
from ....series import Series
from ...records import replace
from ...sentences.wording import Wording
from ...words.subjects import MIGRATION_FLOWS
from ..evidence import Evidence
from ..intervals import Range, difference, overlaps, percent_change, ratio
from ..outcome import Outcome, nothing_held, pairs, series_of
from ..standings import Standing
from . import between_flows
from .pieces import corrected_by, widened


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether the change is that of the figures for one of the pairs of periods."""
    if wording.whole is not None:
        return between_flows.evaluate(wording, evidence)
    if wording.of_an_era:
        return _of_an_era(wording, evidence)
    missed: Outcome | None = None
    for series in series_of(wording):
        several = (each for each in _pairs(wording, evidence, series) if each[0] != each[1])
        for _, (period, after), (baseline, before) in held_pairs(series, several, evidence):
            outcome = compare(wording, series, (period, after), (baseline, before))
            if (
                outcome.fits
                and _of_another_estimate(wording, before.range)
                and not _is_so_of_its_number(wording, evidence, series)
            ):
                # "nearly four times the 270,000 of 2019": of that number, whatever 2019 has
                missed = missed or replace(outcome, fits=False, unsure=True)
                continue
            if outcome.fits:
                return outcome
            if outcome.fits is not None:
                if (
                    outcome.unsure
                    and "measure" in wording.ties
                    and _fits_no_estimate(wording, evidence, series, (period, after), (baseline, before))
                ):
                    outcome = replace(outcome, unsure=False)
                if (
                    _is_nearly_such_a_part(wording, outcome)
                    or _cut_short(wording, outcome)
                    or _of_another_estimate(wording, before.range)
                ):
                    outcome = replace(outcome, unsure=True)
                if (
                    wording.baseline_basis != "explicit"
                    and not (_is_on_its_year(wording, period) or _says_in_a_year(wording))
                    and _since_another(wording, evidence, series, period, after, of_late=not _led_there(wording, period))
                ):
                    outcome = replace(outcome, unsure=True)
                if _is_on_the_previous_year(wording, evidence, series, period, after) or _is_from_a_figure_not_held(
                    wording, evidence, series, after
                ):
                    outcome = replace(outcome, unsure=True)
                missed = missed or outcome
    return missed or nothing_held(wording)


def _led_there(wording: Wording, period: Period) -> bool:
    """Whether a change is told with the number that it led to in a year that is named: "dropped by 40 % in 2024 to 431,000"."""
    return (
        wording.leads_to >= 0
        and wording.subject is not None
        and wording.subject.basis == "explicit"
        and wording.period_basis == "explicit"
        and "measure" in wording.ties
        and period == wording.periods[0]
    )


def _is_on_its_year(wording: Wording, period: Period) -> bool:
    """Whether that year can be no other: "fell by a quarter to 898,000 in the year to June 2025"."""
    return (
        _led_there(wording, period)
        and wording.subject is not None
        and wording.subject.local
        and not wording.loose
        and "period" in wording.ties
    )


def _says_in_a_year(wording: Wording) -> bool:
    """Whether it is said in so many words to have gone so far in one year: "a cut of 80 per cent in one year"."""
    words = wording.sentence.words_from(wording.start)
    named = wording.subject is not None and wording.subject.basis == "explicit"
    said = _IN_ONE_YEAR | {("in", "the", "year")} if named else _IN_ONE_YEAR
    if named and wording.leads_to >= 0:
        said |= _ON_THE_YEAR  # "was 728,000, a fall of 20 % from a year earlier"
    return not said.isdisjoint(zip(words, words[1:], words[2:], strict=False))


_IN_ONE_YEAR = frozenset({("in", "a", "year"), ("in", "one", "year"), ("in", "12", "months"), ("in", "twelve", "months")})
_ON_THE_YEAR = frozenset(
    {
        ("a", "year", "earlier"),
        ("a", "year", "before"),
        ("a", "year", "ago"),
        ("the", "year", "before"),
        ("the", "previous", "year"),
    }
)
_PREVIOUS = frozenset({"previous", "before", "earlier", "prior", "preceding"})


def _led_there_in(wording: Wording, period: Period) -> bool:
    """Whether the number that a change led to has its year right behind it: "fell by 48 per cent to 171,000 in 2025"."""
    led = wording.sentence.words_from(wording.leads_to)[:3] if wording.leads_to >= 0 else []
    return led[1:] == ["in", str(period.end.year)]


_MEASURED = frozenset({"from", "since", "on", "below", "above", "compared", "than", "against"})


def _is_on_the_previous_year(wording: Wording, evidence: Evidence, series: Series, period: Period, after: Standing) -> bool:
    """Whether what is told "on the previous year" is so of the year before the newest, though its sentence named another: "came down from 944,000 in 2023 to 204,000, a fall of 69 % on the previous year"."""
    words = set(wording.words_within)
    # "It peaked at 944,000 in the year to March 2023, and in 2025 it fell by 48 per cent to 171,000": in that year
    in_its_year = ("period" in wording.ties and wording.period_basis == "explicit") or _led_there_in(wording, period)
    own = in_its_year and not wording.tied and _MEASURED.isdisjoint({*words, *wording.words_behind[:3]})
    if (_PREVIOUS.isdisjoint(words) and not own) or not period.is_year or period.years_back(1) in wording.baseline[:1]:
        return False
    before = evidence.standing(series, period.years_back(1))
    return before is not None and fits_between(wording, after.range, before.range)


def _is_from_a_figure_not_held(wording: Wording, evidence: Evidence, series: Series, after: Standing) -> bool:
    """Whether a change is so from a newer estimate of a year named than is held: "four times as many as in 2019" of 184,000, where only the year to June 2019 is."""
    return wording.baseline_basis == "explicit" and any(
        fits_between(wording, after.range, found.range)
        for each in wording.baseline
        if (held := evidence.figure(series, each)) is not None and evidence.may_be_superseded(held)
        for figure in evidence.ever(series, each)
        if (found := evidence.of_figure(figure)) is not None
    )


# how far beyond every estimate of both years, as a part of what was said, a change must lie to be wrong by any
_BEYOND = 0.15


def _fits_no_estimate(
    wording: Wording, evidence: Evidence, series: Series, after: tuple[Period, Standing], before: tuple[Period, Standing]
) -> bool:
    """Whether a change lies well beyond those between any estimates of its years, whichever of them stood on the day."""
    if wording.kind == "ratio" and wording.baseline_basis != "explicit":
        return False
    changes: list[float] = []
    ends: list[list[Range]] = []
    if not evidence.holds_since(series):
        return False  # what became of its estimates since is not known: groups are drawn otherwise now
    for period, standing in (after, before):
        ever = (evidence.of_figure(figure) for figure in evidence.ever(series, period))
        ends.append([standing.range, *(each.range for each in ever if each is not None)])
    for one in ends[0]:
        for other in ends[1]:
            found = _change(wording, one, other)
            if found is None or fits_between(wording, one, other):
                return False
            changes.append(found.value)
    said = wording.stated
    if said.low is None or said.high is None or said.value is None or series.measure not in MIGRATION_FLOWS:
        return False
    reach = _BEYOND * abs(said.value)
    return said.high + reach < min(changes) or said.low - reach > max(changes)


def held_pairs(
    series: Series, of_two: Iterable[tuple[Period, Period]], evidence: Evidence
) -> Iterator[tuple[int, tuple[Period, Standing], tuple[Period, Standing]]]:
    """Those of several pairs of years of which both are held, each with its place among all and what stands for it."""
    for at, (period, baseline) in enumerate(of_two):
        after, before = evidence.standing(series, period), evidence.standing(series, baseline)
        if after is not None and before is not None:
            yield at, (period, after), (baseline, before)


def _of_any_of_two(wording: Wording, evidence: Evidence) -> Outcome | None:
    """The change between the two years that ended in the same month and that fits: calendar years first."""
    for series in series_of(wording):
        of_one_month = (each for each in pairs(wording) if each[0].end.month == each[1].end.month)
        for _, after, before in held_pairs(series, of_one_month, evidence):
            outcome = compare(wording, series, after, before)
            if outcome.fits:
                return outcome
    return None


def _of_an_era(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether the change is that of any two years that may be meant, by any estimate; if of none, of which it is nearest.

    Only the first pair can make it right, and only where the words say since when; of two years that are named, any pair of
    the same month can.
    """
    if wording.any_of_two and (right := _of_any_of_two(wording, evidence)) is not None:
        return right
    stated = wording.stated.value
    nearest: Outcome | None = None
    for series in series_of(wording):
        ranges: dict[Period, list[Range]] = {}
        for at, (period, after), (baseline, before) in held_pairs(series, pairs(wording), evidence):
            for each, standing in ((period, after), (baseline, before)):
                if each not in ranges:
                    old = (evidence.of_figure(figure) for figure in evidence.earlier(series, each))
                    ranges[each] = [standing.range, *(other.range for other in old if other is not None)]
            outcome = compare(wording, series, (period, after), (baseline, before))
            if outcome.fits and at == 0 and wording.baseline_basis == "explicit":
                return outcome
            if any(fits_between(wording, one, other) for one in ranges[period] for other in ranges[baseline]):
                return Outcome(
                    None,
                    "This is true for some of the years that may be meant and not for others, and the article does not say which it means.",
                )
            if outcome.value is None or stated is None:
                continue
            if nearest is None or abs(outcome.value - stated) < abs((nearest.value or 0) - stated):
                nearest = outcome
    if nearest is None:
        return nothing_held(wording)
    return replace(nearest, derivation=f"{nearest.derivation}, the nearest to what is said of all years that may be meant")


def _is_so_of_its_number(wording: Wording, evidence: Evidence, series: Series) -> bool:
    """Whether a multiple is about right of the very number that the text gives, for a year that may be meant."""
    told = wording.baseline_stated
    if told is None or not told.value or not wording.stated.value:
        return False
    afters = (evidence.standing(series, each) for each in wording.periods)
    made = [each.range.value / told.value for each in afters if each is not None]
    return any(abs(abs(each) - abs(wording.stated.value)) <= _LOOSE_PART * abs(wording.stated.value) for each in made)


def _of_another_estimate(wording: Wording, before: Range) -> bool:
    """Whether a multiple is of a number that the text gives and that is not the figure: "four times the 224,000 of 2019"."""
    told = wording.baseline_stated
    return wording.kind == "ratio" and told is not None and not overlaps(told, before)


# how far a part in words may lie from the one that is, as a part of it: "almost half" of 52 per cent
_LOOSE_PART = 0.15


def _is_nearly_such_a_part(wording: Wording, outcome: Outcome) -> bool:
    """Whether a part of another number, said in words, is only said loosely."""
    said, found = wording.stated.value, outcome.value
    if wording.kind != "ratio" or said is None or found is None or not 0 < said < 1:
        return False
    return abs(found - said) <= _LOOSE_PART * said


def _cut_short(wording: Wording, outcome: Outcome) -> bool:
    """Whether a percentage is only cut short instead of rounded: 19 for 19.6."""
    said, found = wording.stated.value, outcome.value
    return wording.stated.unit == "percent" and said is not None and found is not None and said == math.trunc(found) != 0


def _pairs(wording: Wording, evidence: Evidence, series: Series) -> Iterator[tuple[Period, Period]]:
    """Each period with its baseline; where that is the peak, with the highest period before."""
    if wording.contrast != "highest":
        yield from pairs(wording)
        return
    newest = max(wording.periods, key=lambda each: each.stop, default=None)
    for period in wording.periods:
        if wording.period_basis != "explicit" and period != newest:
            continue  # "lower than at its peak" is said of the newest, where no year is named
        before = [(figure.value or 0, each) for each, figure in evidence.years(series) if each.end < period.end]
        if before:
            yield period, max(before)[1]


def _since_another(
    wording: Wording, evidence: Evidence, series: Series, period: Period, after: Standing, *, of_late: bool
) -> bool:
    """Whether a change since an unnamed time is that since the peak or, `of_late`, since the release before: then it is not wrong."""
    begins = evidence.once(("since", series, period.end), lambda: _since_peak_or_recent(evidence, series, period.end))
    for baseline in begins if of_late else begins[:1]:
        standing = evidence.standing(series, baseline)
        if standing is not None and fits_between(wording, after.range, standing.range):
            return True
    return False


def _since_peak_or_recent(evidence: Evidence, series: Series, end: date) -> tuple[Period, ...]:
    """The years before a day that a change is mostly told from: the highest of all, and those that ended in the twelve months before."""
    before = [(figure.value or 0, each) for each, figure in evidence.years(series) if each.end < end]
    recent = (each for _, each in before if (end - each.end).days < 366)
    return (max(before)[1], *recent) if before else ()


def _change(wording: Wording, after: Range, before: Range) -> Range | None:
    """The change between two values in the unit in which it is stated; None for a ratio of what has none."""
    unit = wording.stated.unit
    return (percent_change if unit == "percent" else ratio if unit == "times" else difference)(after, before)


def fits_between(wording: Wording, after: Range, before: Range) -> bool:
    """Whether a change as stated is that between two values, without a word about it."""
    stated = wording.stated
    if stated.unit not in {"percent", "times"} and stated.low is not None and stated.high is not None:
        # most that are looked at lie far away
        if after.high - before.low <= stated.low or after.low - before.high >= stated.high:
            return stated.low <= after.value - before.value <= stated.high
    found = _change(wording, after, before)
    return found is not None and overlaps(stated, found)


def compare(wording: Wording, series: Series, after: tuple[Period, Standing], before: tuple[Period, Standing]) -> Outcome:
    """A change as stated against two given standings."""
    (period, one), (baseline, other) = after, before
    found = _change(wording, one.range, other.range)
    if found is None:
        return Outcome(None, "A ratio of numbers at or below nought says nothing.")
    words = (
        f"from {amount(other.range.value, other.unit)} ({period_words(baseline)}) to {amount(one.range.value, one.unit)}"
        f" ({period_words(period)}), {change_words(found.value, wording.stated.unit, one.unit)}"
    )
    return Outcome(
        overlaps(wording.stated, found),
        words,
        found.value,
        (*one.figures, *other.figures),
        period,
        baseline,
        series,
        (one.unsure or other.unsure) and not (series.about.kind == "count" and is_far_off_both(wording, series, after, before)),
    )


def is_far_off_both(wording: Wording, series: Series, after: tuple[Period, Standing], before: tuple[Period, Standing]) -> bool:
    """Whether a change fits no correction that another edition may have made to either count."""
    one, other = (widened(standing.range, corrected_by(series, period)) for period, standing in (after, before))
    return not fits_between(wording, one, other)


def change_words(value: float, kind: str, unit: str) -> str:
    """A change in words: "a fall of 429,000", "a rise of 49.9%", "4.01 times as many"."""
    if kind == "times":
        if 0 < value < 1:
            return f"{value * 100:.1f}% of what it was"
        return f"{value:.2f} times as {'much' if unit == 'GBP' else 'many'}"
    size = f"{abs(value):.1f}%" if kind == "percent" else amount(abs(value), unit)
    return f"a {'rise' if value > 0 else 'fall'} of {size}" if value else "no change"
