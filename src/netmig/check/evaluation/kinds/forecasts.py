"""Whether a forecast was published by whoever is named as making it, never whether it came true."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import timedelta

from ....codes import MEASURES
from ....codes.rules_and_forecasts import FORECASTER
from ....ledger.figures import Figure
from ....ledger.phrases import amount, figure_words, period_words, release_words, with_article
from ....series import Series
from ...records import replace
from ...sentences.wording import Stated, Wording
from ..evidence import Evidence
from ..intervals import Range, difference, overlaps, percent_change
from ..outcome import Outcome

# how far a forecast may lie from a round number that gives it, as a part of that number
CLOSEST = 0.03
_NOBODY = "This belongs to what somebody expects or proposes, and netmig found no forecaster named whose forecasts it has."
_WISH = "This belongs to a target, a promise or a wish: no published figure can make it right or wrong."
# what a policy is foreseen to change is told apart by what it is a change of
_EFFECT_OF = {"net_migration": "net_migration", "immigration": "immigration", "visas_granted": "visas_granted"}


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether such a forecast had been published by whoever is named as making it, for such a time."""
    if wording.kind == "target":
        return Outcome(None, _WISH)
    if wording.contrast == "nought":
        return _below_nought(wording, evidence)
    if not wording.detail or wording.subject is None or wording.stated.value is None:
        return Outcome(None, _NOBODY)
    if wording.stated.unit == "percent" or (wording.direction and wording.subject.measure == "net_migration"):
        stepped = _changed_by(wording, evidence)
        if stepped.fits or wording.stated.unit == "percent":
            return stepped
    if wording.rate < 1:
        return _for_several_years(wording, evidence)
    if (just_before := _not_the_one_before(wording, evidence)) is not None:
        return just_before
    of_another_time: Figure | None = None
    nearest: Figure | None = None
    for series, figure in _published(wording, evidence):
        if not _fits(wording.stated, figure):
            if _is_just_for(wording, figure) and (nearest is None or (wording.any_time and _is_newer(figure, nearest, evidence))):
                nearest = figure
            continue
        if not _covers(wording, figure) or (wording.any_time and figure.period.kind != "onwards"):
            of_another_time = figure
            continue
        words = f"published by then: {figure_words(figure, evidence.release(figure))}, for {figure.text or period_words(figure.period)}"
        return Outcome(True, words, figure.value, (figure,), figure.period, None, series)
    if of_another_time is not None and (nearest is None or _near(of_another_time, wording)):
        release = evidence.release(of_another_time)
        return Outcome(
            None,
            f"Published by then, but for another time: {figure_words(of_another_time, release)}, for"
            f" {of_another_time.text or period_words(of_another_time.period)}.",
            None,
            (of_another_time,),
        )
    if (before := _one_before(wording, evidence)) is not None:
        return before
    if nearest is not None:
        words = f"published by then: {figure_words(nearest, evidence.release(nearest))}, for {nearest.text or period_words(nearest.period)}"
        return Outcome(
            False,
            words,
            nearest.value,
            (nearest,),
            nearest.period,
            None,
            nearest.series,
            unsure=_was_ever(wording, evidence, nearest) or _has_been_followed(wording, evidence, nearest),
        )
    return Outcome(None, _of_something_else(wording, evidence) or _none_by(wording.detail))


def _none_by(forecaster: str) -> str:
    return f"netmig has no such forecast by the forecaster named last, {with_article(FORECASTER.label_of(forecaster))}."


def _has_been_followed(wording: Wording, evidence: Evidence, figure: Figure) -> bool:
    """Whether they had published other forecasts since that of one year, which may have given a new one for it that is not held."""
    day = evidence.release(figure).published
    if figure.period.kind == "onwards" or day.strftime("%B").lower() in wording.sentence.words:
        return False  # "In November the OBR had it at"
    return any(evidence.release(each).published > day for _, each in _published(wording, evidence))


# within so many days a forecast is the newest of its kind
_NEWEST = 400


def _for_several_years(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether what was foreseen for a single year is told as that of several together: then they would come to many times so much."""
    published = [
        (series, figure)
        for series, figure in _published(wording, evidence)
        if figure.value is not None
        and dict(series.fixed).get("scenario", "") in _ITS_OWN
        and (evidence.day - evidence.release(figure).published).days <= _NEWEST
    ]
    lowest = min((figure.value or 0 for _, figure in published), default=0)
    high = wording.stated.high
    for series, figure in published:
        if high is not None and high < _SEVERAL * lowest and _fits(wording.stated, figure):
            words = f"that is the forecast for each single year: {figure_words(figure, evidence.release(figure))}, for {figure.text or period_words(figure.period)}"
            return Outcome(False, words, figure.value, (figure,), figure.period, None, series)
    return Outcome(
        None, f"netmig has no forecast by {with_article(FORECASTER.label_of(wording.detail))} for several years together."
    )


# several years come to so many times the lowest of them at least
_SEVERAL = 2


# how long forecasts are told of, and how near to nought one may be for a scenario of it to lie below
_TOLD_OF = timedelta(days=3 * 366)
_NEAR_NOUGHT = 100_000


def _below_nought(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether a net loss was foreseen: wrong where nothing that a forecaster has published of late comes near it."""
    published = [
        (figure.value if figure.value is not None else figure.low, series, figure)
        for series, figure in _published(replace(wording, direction=0, vintage="earlier"), evidence)
        if evidence.day - evidence.release(figure).published <= _TOLD_OF
    ]
    held = [(value, series, figure) for value, series, figure in published if value is not None]
    if not held:
        return Outcome(None, _none_by(wording.detail))
    value, series, figure = min(held, key=lambda each: each[0])
    words = f"the lowest published by then: {figure_words(figure, evidence.release(figure))}, for {figure.text or period_words(figure.period)}"
    period = wording.periods[0] if wording.periods else figure.period
    return Outcome(value < 0, words, value, (figure,), period, None, series, unsure=0 <= value < _NEAR_NOUGHT)


def _published(wording: Wording, evidence: Evidence) -> Iterator[tuple[Series, Figure]]:
    """Everything that a forecaster had published of the measure by then; of a change, what was foreseen to change."""
    if wording.subject is None:
        return
    measure = wording.subject.measure
    if wording.direction:
        for series in evidence.ledger.find("policy_effect", forecaster=wording.detail):
            if dict(series.fixed).get("type") == _EFFECT_OF.get(measure):
                yield from ((series, figure) for figure in evidence.figures(series).values())
    elif "forecaster" in MEASURES[measure].dimensions:
        for series in evidence.ledger.find(measure, forecaster=wording.detail):
            for period, figure in evidence.figures(series).items():
                yield series, figure
                if wording.vintage == "earlier":
                    yield from ((series, before) for before in evidence.earlier(series, period))


def _fits(said: Stated, figure: Figure) -> bool:
    """Whether a number as said is the forecast, or, of a range, its ends or one of them."""
    if said.value is None:
        return False
    low, high = _ends(said)
    if said.hedge == "exact" and figure.value is not None:
        # a round number is not so loose that another forecast would do
        reach = CLOSEST * abs(said.value)
        low, high = max(low or 0, abs(said.value) - reach), min(high or math.inf, abs(said.value) + reach)
    size = Stated(abs(said.value), low, high, said.unit, said.hedge)
    slack = figure.rounding / 2
    if figure.value is not None:
        return overlaps(size, Range(abs(figure.value), abs(figure.value) - slack, abs(figure.value) + slack))
    if figure.low is None or figure.high is None:
        return False
    low, high = sorted((abs(figure.low), abs(figure.high)))
    if said.low is not None and said.high is not None and not math.isinf(said.low) and not math.isinf(said.high):
        return abs(size.low or 0) <= low + slack and high - slack <= (size.high or 0) and (size.high or 0) <= 1.1 * high
    return False


def _ends(said: Stated) -> tuple[float | None, float | None]:
    """The ends of what was said, without its sign."""
    if said.value is None or said.value >= 0:
        return said.low, said.high
    return (None if said.high is None else -said.high), (None if said.low is None else -said.low)


def _covers(wording: Wording, figure: Figure) -> bool:
    """Whether a forecast is for the time that is said, or none is."""
    if wording.period_basis != "explicit" or wording.direction:
        return True
    if dict(figure.series.fixed).get("scenario") == _AVERAGE and _is_of_one_year(wording):
        return False
    return any(
        abs((figure.period.start - period.start).days) <= _NEAR_DAYS
        if period.kind == figure.period.kind == "onwards"
        else figure.period.overlaps(period)
        for period in wording.periods
    )


_A_YEAR_EACH = frozenset("average averages averaging averaged annually each every per year until to decade".split())


def _is_of_one_year(wording: Wording) -> bool:
    """Whether a number is of one year alone, and told as no average: "295,000 in 2030"."""
    if wording.averaged or len({each.end.year for each in wording.periods}) != 1 or wording.periods[0].kind == "onwards":
        return False
    behind = wording.sentence.words_from(wording.start)
    return _A_YEAR_EACH.isdisjoint(behind)


def _is_just_for(wording: Wording, figure: Figure) -> bool:
    """Whether a forecast is for just the year that is said first."""
    scenario = dict(figure.series.fixed).get("scenario", "")
    if figure.value is not None and wording.any_time and figure.period.kind == "onwards" and scenario in _ITS_OWN:
        return True
    if figure.value is None or not wording.periods or scenario not in _ITS_OWN:
        return False
    period = wording.periods[0]
    if period.kind == figure.period.kind == "onwards":
        return abs((figure.period.start - period.start).days) <= _NEAR_DAYS
    return period == figure.period or (
        scenario == _AVERAGE
        and wording.averaged
        and period.start.year == figure.period.start.year
        and period.end.year == figure.period.end.year
    )


# forecasts that are a forecaster's own, and not of a case that is only supposed
_AVERAGE = "average_per_year"
_ITS_OWN = frozenset({"", "long_run", _AVERAGE, "principal"})
# "in 2029" may be said of 2029/30, and of the end of a forecast that is for 2030
_NEAR_DAYS = 550


def _is_newer(one: Figure, other: Figure, evidence: Evidence) -> bool:
    return evidence.release(one).published > evidence.release(other).published


def _near(figure: Figure, wording: Wording) -> bool:
    """Whether a forecast for another time is for one so near that it may be meant."""
    return any(abs((figure.period.start - period.start).days) <= _NEAR_DAYS for period in wording.periods)


def _is_alike(one: Figure, other: Figure) -> bool:
    """Whether two forecasts are of the same thing: of one time, or both of the years that the forecast ends in."""
    if one.value is None or other.value is None or one == other:
        return False
    scenarios = [dict(each.series.fixed).get("scenario", "") for each in (one, other)]
    if not set(scenarios) <= _ITS_OWN:
        return False
    return (
        one.period == other.period
        if _AVERAGE in scenarios
        else one.period == other.period or (one.period.kind == other.period.kind == "onwards")
    )


def _steps(wording: Wording, evidence: Evidence) -> Iterator[tuple[Series, Figure, Figure]]:
    """Each forecast of theirs with the one of the same kind before it, the newest first."""
    asked = replace(wording, vintage="earlier", direction=0)
    told = list({figure: series for series, figure in _published(asked, evidence)}.items())
    told.sort(key=lambda pair: evidence.release(pair[0]).published, reverse=True)
    for place, (figure, series) in enumerate(told):
        day = evidence.release(figure).published
        before = next(
            (each for each, _ in told[place + 1 :] if _is_alike(each, figure) and evidence.release(each).published < day), None
        )
        if before is not None:
            yield series, figure, before


def _one_before(wording: Wording, evidence: Evidence) -> Outcome | None:
    """What they had forecast before the number that is told beside this one, if that was theirs; None if it is not held."""
    current = wording.baseline_stated
    if current is None:
        return None
    for series, figure, before in _steps(wording, evidence):
        if _fits(current, figure):
            words = f"published before: {figure_words(before, evidence.release(before))}, for {before.text or period_words(before.period)}"
            return Outcome(
                False,
                words,
                before.value,
                (before, figure),
                before.period,
                None,
                series,
                unsure=_was_ever(wording, evidence, before),
            )
    return None


def _not_the_one_before(wording: Wording, evidence: Evidence) -> Outcome | None:
    """That a number is an older forecast than the one before, of which the month is named: "up from 129,000 in November"; None if it may be that."""
    before = _one_before(wording, evidence)
    if before is None or not before.figures or _fits(wording.stated, before.figures[0]) or wording.stated.hedge != "exact":
        return None
    released = evidence.release(before.figures[0]).published
    asked = replace(wording, vintage="earlier", direction=0)
    if any(
        _fits(wording.stated, each) and evidence.release(each).published == released for _, each in _published(asked, evidence)
    ):
        return None  # for another year, and made on the same day
    behind = wording.sentence.words_from(wording.start)
    month = released.strftime("%B").lower()
    return replace(before, unsure=False) if month in behind else None


def _changed_by(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether a forecast of theirs is so much higher or lower than the one before: of which, is not said of a percentage, of a number the newest."""
    between = percent_change if wording.stated.unit == "percent" else difference
    newest = max((evidence.release(figure).published for _, figure, _ in _steps(wording, evidence)), default=None)
    for series, figure, before in _steps(wording, evidence):
        one, other = (Range(each.value or 0, each.value or 0, each.value or 0) for each in (figure, before))
        found = between(one, other)
        if between is difference and evidence.release(figure).published != newest:
            continue
        if found is not None and overlaps(wording.stated, found):
            words = f"from {figure_words(before, evidence.release(before))} to {figure_words(figure, evidence.release(figure))}"
            return Outcome(True, words, found.value, (figure, before), figure.period, None, series)
    return Outcome(None, "netmig does not have such a change in their forecast.")


def _was_ever(wording: Wording, evidence: Evidence, figure: Figure) -> bool:
    """Whether the number was a forecast of theirs for any other time, or an older one for this: it may be meant."""
    asked = replace(wording, vintage="earlier", direction=0)
    # what the one takes for the long run it takes from the other
    whose = [asked, replace(asked, detail="ons_projection")] if wording.any_time else [asked]
    return any(_fits(wording.stated, each) for each in evidence.earlier(figure.series, figure.period)) or any(
        _fits(wording.stated, each) for one in whose for _, each in _published(one, evidence)
    )


def _of_something_else(wording: Wording, evidence: Evidence) -> str:
    """That the number was foreseen by them as an effect on something else: on people who may come, not on net migration."""
    if not wording.direction or wording.subject is None:
        return ""
    for series in evidence.ledger.find("policy_effect", forecaster=wording.detail):
        kind = dict(series.fixed).get("type", "")
        for figure in evidence.figures(series).values():
            if kind != wording.subject.measure and _fits(wording.stated, figure):
                value = amount(figure.value or 0, figure.unit) if figure.value is not None else figure.text
                release = evidence.release(figure)
                return (
                    f"Their estimate of {value} ({release_words(release)}) is of {kind.replace('_', ' ')}, not of"
                    f" {wording.subject.measure.replace('_', ' ')}."
                )
    return ""
