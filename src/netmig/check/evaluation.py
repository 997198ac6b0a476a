"""A wording held against the figures of one moment: does what was said fit what was published?

All comparisons are of intervals. A stated number stands for what its words allow, a published one
for anything that rounds to it; a difference, ratio or percentage of two rounded figures for every
value that the unrounded ones could give. What fits at one point of both intervals is not wrong.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ..ledger.figures import Figure
from ..periods import Period
from ..series import Series
from .evidence import Evidence, candidate_series
from .phrases import amount, figure_words, period_words, release_words
from .wording import Stated, Wording

# how near a forecast as reported must be to one as published to be the same
FORECAST_WITHIN = 0.05


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the figures of one moment say to a wording.

    `fits` is None where nothing could be compared, and `derivation` then says why.
    """

    fits: bool | None
    derivation: str
    value: float | None = None
    figures: tuple[Figure, ...] = ()
    period: Period | None = None
    baseline: Period | None = None
    series: Series | None = None
    unsure: bool = False
    """Whether a figure used may have been superseded by one that is not held."""


@dataclass(frozen=True, slots=True)
class Range:
    """Every value that a calculation from rounded figures could have."""

    value: float
    low: float
    high: float


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Hold a wording against what was public at one moment."""
    return _BY_KIND.get(wording.kind, _level)(wording, evidence)


def overlaps(stated: Stated, published: Range) -> bool:
    """Whether the words allow a value that the published figures could have.

    Touching ends do not count, unless an end is the value itself ("over 400,000" and 400,000).
    """
    low = -math.inf if stated.low is None else stated.low
    high = math.inf if stated.high is None else stated.high
    return low <= published.value <= high or (published.low < high and low < published.high)


def of_figure(figure: Figure) -> Range | None:
    """A published figure with its rounding."""
    interval = figure.interval
    return None if interval is None or figure.value is None else Range(figure.value, *interval)


def difference(after: Range, before: Range) -> Range:
    """After − before, from figures that were rounded separately."""
    return Range(after.value - before.value, after.low - before.high, after.high - before.low)


def ratio(after: Range, before: Range) -> Range | None:
    """After ÷ before; None where the divisor can be nought or below."""
    if before.low <= 0 or after.low < 0:
        return None
    return Range(after.value / before.value, after.low / before.high, after.high / before.low)


def percent_change(after: Range, before: Range) -> Range | None:
    """The change in per cent of the earlier value."""
    found = ratio(after, before)
    return None if found is None else Range(*((each - 1) * 100 for each in (found.value, found.low, found.high)))


def pairs(wording: Wording) -> Iterator[tuple[Period, Period]]:
    """The pairs of period and baseline that the words allow."""
    if len(wording.baseline) == len(wording.periods):
        yield from zip(wording.periods, wording.baseline, strict=True)
    else:
        for period in wording.periods:
            for baseline in wording.baseline:
                yield period, baseline


def _level(wording: Wording, evidence: Evidence) -> Outcome:
    """One figure for one period."""
    if wording.subject is None:
        return Outcome(None, "It is not said what is counted.")
    missed: Outcome | None = None
    for series in candidate_series(wording.subject):
        for period in wording.periods:
            if wording.vintage == "current" and (balanced := _balanced(wording, evidence, series, period)):
                if balanced.fits:
                    return balanced
                missed = missed or balanced
                continue
            figure = _chosen(wording, evidence, series, period)
            published = None if figure is None else of_figure(figure)
            if figure is None or published is None:
                continue
            fits = overlaps(wording.stated, published)
            outcome = Outcome(
                fits, f"{period_words(period)}: {figure_words(figure, evidence.release(figure))}", figure.value, (figure,), period, None, series,
                unsure=wording.vintage == "current"
                and (evidence.may_be_superseded(figure) or _said_otherwise(wording, evidence, series, period, published)),
            )  # fmt: skip
            if fits:
                return outcome
            missed = missed or outcome
    return missed or Outcome(None, _nothing_held(wording))


def _said_otherwise(wording: Wording, evidence: Evidence, series: Series, period: Period, published: Range) -> bool:
    """Whether words that do not fit may yet mean a published figure, said in a way that is not understood.

    A net outflow is often given without its sign; a calendar year may be any year that ends in it;
    and there are several counts of what asylum costs, which few texts tell apart.
    """
    if published.value < 0 and overlaps(wording.stated, Range(-published.value, -published.high, -published.low)):
        return True
    if wording.loose:
        others = (figure for each, figure in evidence.years(series) if each.end.year == period.end.year)
        if any((found := of_figure(figure)) and overlaps(wording.stated, found) for figure in others):
            return True
    if series.measure == "asylum_cost":
        for other in evidence.ledger.series("asylum_cost"):
            figure = evidence.figure(other, period)
            if other != series and figure is not None and (found := of_figure(figure)) and overlaps(wording.stated, found):
                return True
    return False


def _balanced(wording: Wording, evidence: Evidence, series: Series, period: Period) -> Outcome | None:
    """A flow that a release did not give in so many words, from the two that it gave."""
    found = evidence.by_balance(series, period)
    if found is None:
        return None
    one, other = of_figure(found[0]), of_figure(found[1])
    if one is None or other is None:
        return None
    sign = "+" if series.measure == "immigration" else "−"
    total = difference(one, other) if sign == "−" else Range(one.value + other.value, one.low + other.low, one.high + other.high)
    unit = found[0].unit
    words = (
        f"{period_words(period)}: {amount(one.value, unit)} ({found[0].series.about.label.lower()}) {sign} {amount(other.value, unit)}"
        f" ({found[1].series.about.label.lower()}) = {amount(total.value, unit)}, both {release_words(evidence.release(found[0]))}"
    )
    return Outcome(overlaps(wording.stated, total), words, total.value, found, period, None, series)


def _chosen(wording: Wording, evidence: Evidence, series: Series, period: Period) -> Figure | None:
    """The vintage that the words ask for."""
    if wording.vintage == "first":
        return evidence.first(series, period)
    if wording.vintage == "earlier":
        before = evidence.earlier(series, period)
        current = evidence.figure(series, period)
        said = (*before, current) if current is not None else before
        fitting = next((figure for figure in said if (found := of_figure(figure)) and overlaps(wording.stated, found)), None)
        return fitting or (before[0] if before else None)
    return evidence.figure(series, period)


def _change(wording: Wording, evidence: Evidence) -> Outcome:
    """A difference, a percentage or a ratio of two periods' figures."""
    if wording.subject is None:
        return Outcome(None, "It is not said what is counted.")
    missed: Outcome | None = None
    for series in candidate_series(wording.subject):
        for period, baseline in pairs(wording):
            after, before = evidence.figure(series, period), evidence.figure(series, baseline)
            if after is None or before is None or period == baseline:
                continue
            outcome = compare(wording, after, before)
            outcome = replace(outcome, unsure=evidence.may_be_superseded(after) or evidence.may_be_superseded(before))
            if outcome.fits:
                return outcome
            if outcome.fits is not None:
                missed = missed or outcome
    return missed or Outcome(None, _nothing_held(wording))


def compare(wording: Wording, after: Figure, before: Figure) -> Outcome:
    """A change as stated against two given figures."""
    one, other = of_figure(after), of_figure(before)
    if one is None or other is None:
        return Outcome(None, "One of the two is no number.")
    calculate: Callable[[Range, Range], Range | None] = {
        "percent": percent_change, "times": ratio,
    }.get(wording.stated.unit, difference)  # fmt: skip
    found = calculate(one, other)
    if found is None:
        return Outcome(None, "A ratio of numbers at or below nought says nothing.")
    sign = {"percent": "%", "times": " times"}.get(wording.stated.unit, "")
    if sign:
        result = f"{found.value:+.1f}%" if sign == "%" else f"{found.value:.2f} times"
    else:
        result = f"{'+' if found.value > 0 else '−' if found.value < 0 else ''}{amount(abs(found.value), after.unit)}"
    words = (
        f"from {amount(other.value, before.unit)} ({period_words(before.period)}) to {amount(one.value, after.unit)}"
        f" ({period_words(after.period)}): {result}"
    )
    return Outcome(
        overlaps(wording.stated, found), words, found.value, (after, before), after.period, before.period, after.series
    )


def _extreme(wording: Wording, evidence: Evidence) -> Outcome:
    """A figure that is said to be the highest or lowest, alone or since some period."""
    if wording.subject is None:
        return Outcome(None, "It is not said what is counted.")
    sign = 1 if wording.extreme == "high" else -1
    missed: Outcome | None = None
    for series in candidate_series(wording.subject):
        scope = {
            period: figure
            for period, figure in evidence.years(series)
            if wording.since is None or period.end >= wording.since.end
        }
        if not scope:
            continue
        periods = [period for period in _windows(wording, scope) if period in scope] or ([] if wording.periods else list(scope))
        if not periods:
            continue
        # "the highest since 2012" may leave 2012 itself out
        rivals = {period: figure for period, figure in scope.items() if wording.since is None or period.end > wording.since.end}
        best = max(rivals or scope, key=lambda period: sign * (scope[period].value or 0))
        highest = scope[best].value
        period = next((each for each in periods if scope[each].value == highest), periods[0])
        figure = scope[period]
        extreme = sign * (figure.value or 0) >= sign * (scope[best].value or 0)
        published = of_figure(figure)
        fits = extreme and published is not None and (wording.stated.value is None or overlaps(wording.stated, published))
        kind = "highest" if sign > 0 else "lowest"
        span = (
            f"since {period_words(wording.since)}"
            if wording.since
            else f"of {len(scope)} years held, from {period_words(min(scope))} on"
        )
        words = f"{period_words(period)}: {figure_words(figure, evidence.release(figure))}"
        words += (
            f", the {kind} {span}"
            if extreme
            else f"; the {kind} {span} is {amount(scope[best].value or 0, figure.unit)} ({period_words(best)})"
        )
        outcome = Outcome(
            fits, words, figure.value, (figure,) if extreme else (figure, scope[best]), period, None, series,
            unsure=evidence.may_be_superseded(figure) or evidence.may_be_superseded(scope[best]),
        )  # fmt: skip
        if fits:
            return outcome
        missed = missed or outcome
    return missed or Outcome(None, _nothing_held(wording))


def _windows(wording: Wording, scope: dict[Period, Figure]) -> list[Period]:
    """The windows that may hold an extreme: for a year named loosely, every one that ends in it."""
    if not wording.loose:
        return list(wording.periods)
    years = {period.end.year for period in wording.periods}
    return [*wording.periods, *(period for period in scope if period.end.year in years)]


def _comparison(wording: Wording, evidence: Evidence) -> Outcome:
    """Up or down, without a number: against the year before, or against the highest before."""
    if wording.subject is None:
        return Outcome(None, "It is not said what is counted.")
    for series in candidate_series(wording.subject):
        for period in wording.periods:
            after = evidence.figure(series, period)
            if after is None or after.value is None:
                continue
            if wording.extreme:
                before = max(
                    (figure for each, figure in evidence.years(series) if each.end < period.end),
                    key=lambda figure: figure.value or 0,
                    default=None,
                )
            else:
                before = next((found for baseline in wording.baseline if (found := evidence.figure(series, baseline))), None)
            if before is None or before.value is None or before.period == period:
                continue
            moved = after.value - before.value
            words = (
                f"from {amount(before.value, before.unit)} ({period_words(before.period)}) to {amount(after.value, after.unit)}"
                f" ({period_words(period)})"
            )
            return Outcome(moved * wording.direction > 0, words, moved, (after, before), period, before.period, series)
    return Outcome(None, _nothing_held(wording))


def _revision(wording: Wording, evidence: Evidence) -> Outcome:
    """What was thought before of a period, or which way the thought has changed since."""
    if wording.stated.value is not None:
        return _level(wording, evidence)
    if wording.subject is None:
        return Outcome(None, "It is not said what is counted.")
    for series in candidate_series(wording.subject):
        scope = dict(evidence.years(series))
        for period in _windows(wording, scope):
            now, first = evidence.figure(series, period), evidence.first(series, period)
            if now is None or first is None or now is first or now.value is None or first.value is None:
                continue
            moved = now.value - first.value
            words = (
                f"{period_words(period)} was first {amount(first.value, first.unit)} ({evidence.release(first).published_label})"
                f" and is {amount(now.value, now.unit)} in the release of {evidence.release(now).published_label}"
            )
            if moved * wording.direction > 0:
                return Outcome(True, words, moved, (now, first), period, None, series)
    return Outcome(None, "No revision in that direction is held for the period.")


def _forecast(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether such a forecast had been published by whoever is named as making it."""
    if not wording.detail or wording.subject is None or wording.stated.value is None:
        return Outcome(None, "No forecaster is named whose forecasts are held.")
    measures = ("policy_effect",) if wording.direction else (wording.subject.measure,)
    for measure in measures:
        for series in evidence.ledger.find(measure, forecaster=wording.detail):
            for figure in evidence.figures(series).values():
                ends = [each for each in (figure.value, figure.low, figure.high) if each is not None]
                near = FORECAST_WITHIN * abs(wording.stated.value)
                if ends and all(abs(abs(wording.stated.value) - abs(each)) <= near for each in ends):
                    words = f"published by then: {figure_words(figure, evidence.release(figure))}, for {figure.text or period_words(figure.period)}"
                    return Outcome(True, words, figure.value, (figure,), figure.period, None, series)
    return Outcome(None, "No such forecast of theirs is held.")


# where a rule of each kind is looked for, as the text calls it
_RULES = {
    "family": ("family",),
    "work": ("skilled", "worker", "scale", "pay_scales", "specialist", "graduate_trainee"),
    "": ("",),
}


def _rule(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether a threshold was in force or announced on the day."""
    near: list[str] = []
    for series in evidence.ledger.find("rule"):
        fixed = dict(series.fixed)
        if "threshold" not in fixed.get("parameter", "") and "income" not in fixed.get("parameter", ""):
            continue
        if not any(word in fixed.get("route", "") for word in _RULES[wording.detail]):
            continue
        for period, figure in sorted(evidence.figures(series).items(), reverse=True):
            published = of_figure(figure)
            if published is None:
                continue
            in_force = figure.status == "in_force" and period.start <= evidence.day
            state = (
                f"in force from {period.start.isoformat()}"
                if in_force
                else f"announced {evidence.release(figure).published_label}, from {period.start.isoformat()}"
            )
            words = f"{series.label}: {amount(published.value, 'GBP')}, {state}"
            if overlaps(wording.stated, published):
                return Outcome(True, words, figure.value, (figure,), period, None, series)
            near.append(words)
    return Outcome(None, f"No such threshold is held; nearest: {near[0]}." if near else "No threshold of that kind is held.")


def _rank(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether the countries named come first, by the figures held for each."""
    if wording.subject is None or not wording.periods:
        return Outcome(None, "No period is named that figures are published for.")
    period = wording.periods[0]
    sizes: dict[str, Figure] = {}
    for series in evidence.ledger.series(wording.subject.measure):
        fixed = dict(series.fixed)
        if set(fixed) - {"nationality", "reason"} or fixed.get("reason", "all") not in {
            "all",
            "all_except_asylum_and_resettlement",
        }:
            continue
        country = fixed.get("nationality", "all")
        if country in {"all", "british", "eu", "eu_plus", "non_eu", "non_eu_plus", "non_british"}:
            continue
        if (figure := evidence.figure(series, period)) is not None and figure.value is not None:
            sizes.setdefault(country, figure)
    if len(sizes) < len(wording.names):
        return Outcome(None, f"Figures by country are held for {len(sizes)} countries in {period_words(period)}.")
    top = sorted(sizes, key=lambda country: -(sizes[country].value or 0))[: len(wording.names)]
    words = f"{period_words(period)}: " + ", ".join(
        f"{sizes[each].series.label.split('(')[1].split(';')[0].rstrip(')')} {amount(sizes[each].value or 0, 'people')}"
        for each in top
    )
    fits = set(top) == set(wording.names)
    return Outcome(fits or None, words, None, tuple(sizes[each] for each in top), period, None, wording_series(wording))


def wording_series(wording: Wording) -> Series | None:
    """The likeliest series of a wording."""
    return next(iter(candidate_series(wording.subject)), None) if wording.subject else None


def _equivalence(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether a place had about so many people, by a population that was public on the day."""
    within = 0.1  # of the place's own size: looser than that, "the size of" says nothing
    if wording.subject is None or not wording.periods:
        return Outcome(None, "It is not said which number is meant.")
    series = wording_series(wording)
    flow = None if series is None else evidence.figure(series, wording.periods[0])
    for place in evidence.ledger.find("population"):
        area = dict(place.fixed).get("area", "")
        if set(dict(place.fixed)) != {"area"} or not _is_place(area, wording.detail):
            continue
        for figure in evidence.figures(place).values():
            if figure.value and flow is not None and flow.value is not None:
                near = abs(flow.value - figure.value) <= within * figure.value
                words = (
                    f"{place.label}: {figure_words(figure, evidence.release(figure))}, against {amount(flow.value, flow.unit)}"
                )
                return Outcome(near or None, words, figure.value, (flow, figure), flow.period, None, series)
    return Outcome(None, f"No population of {wording.detail.title()} that was public on the day is held.")


def _is_place(area: str, words: str) -> bool:
    name = "_".join(words.replace("'", "").split())
    return area == name or area.removesuffix("_city_of") == name or area.removesuffix("_city") == name


def _nothing_held(wording: Wording) -> str:
    if wording.subject is None:
        return "It is not said what is counted."
    named = [series.label.lower() for series in candidate_series(wording.subject)]
    if not named:
        groups = ", ".join(code.replace("_", " ") for _, code in wording.subject.group)
        return f"No figures are held of {wording.subject.measure.replace('_', ' ')} narrowed to {groups}."
    spans = " or ".join(period_words(period) for period in (*wording.periods, *wording.baseline)[:3])
    return f"No figure of {named[0]} for {spans or 'such a period'} was public on the day, as far as is held."


_BY_KIND: dict[str, Callable[[Wording, Evidence], Outcome]] = {
    "level": _level, "spending": _level, "range": _level, "share": _level,
    "change": _change, "percent_change": _change, "ratio": _change, "fraction": _change,
    "extreme": _extreme, "comparison": _comparison, "revision": _revision,
    "forecast": _forecast, "target": _forecast, "rule": _rule, "rank": _rank, "equivalence": _equivalence,
}  # fmt: skip
