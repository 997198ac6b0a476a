"""Which published figures a number that does not fit may be: other flows and groups, the years around, and every estimate of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from ...codes import GROUPS_OF_NATIONS
from ...ledger.figures import Figure
from ...ledger.phrases import period_words
from ...periods import Period
from ...series import Series
from ..sentences.spoken_of import may_speak_of
from ..sentences.wording import Wording
from ..words.subjects import MIGRATION_FLOWS
from .estimates.other_days import YEARS_BACK, estimates
from .evidence import Evidence
from .intervals import Range, difference, overlaps, percent_change
from .kinds.changes import fits_between
from .outcome import Outcome, pairs, series_of
from .standings import Standing, fitting

_DIMENSIONS = frozenset({"nationality", "reason"})
_YEARS_BACK_LOOSELY = 6
# how far from a year that was taken for granted another may be meant, in days
AROUND = 400


def is_spoken_of(wording: Wording, series: Series) -> bool:
    return may_speak_of(wording.spoken_of, series.measure, series.dimensions["nationality"], series.dimensions["reason"])


def superseded(series: Series, period: Period, evidence: Evidence) -> tuple[Figure, ...]:
    """The newest figure that is held of a period, where figures of a newer release make another: 508,000 who left, by 1,320,000 and 906,000 made 414,000."""
    held, standing = evidence.figure(series, period), evidence.standing(series, period)
    newer = (
        held is not None
        and standing is not None
        and standing.made
        and evidence.order_of(standing.figures[0]) > evidence.order_of(held)
    )
    return (held,) if held is not None and newer else ()


def levels_like(wording: Wording, evidence: Evidence, *, old: bool) -> Iterator[Figure]:
    """The figures, of anything near to what was read, that the number is."""
    told = wording.periods if wording.vintage != "current" else wording.periods[:1]
    # another estimate of the same is no other meaning: it is the mistake
    mistaken = old or wording.vintage != "current"
    read = {(series, period) for series in series_of(wording) for period in told} if mistaken else set()
    periods = _near_periods(wording, evidence)
    like: dict[Series, list[Figure]] = {}
    for period in periods:
        for figure in fitting(wording.stated, _all_estimates(wording, period, evidence)):
            if (figure.series, period) not in read and _may_be_meant(wording, evidence, figure):
                like.setdefault(figure.series, []).append(figure)
    if like:
        for series in _near_series(wording, periods, evidence):
            yield from like.get(series, ())


def of_another_year(wording: Wording, evidence: Evidence) -> Iterator[Figure]:
    """The estimates of the very series for any year that a number is: the year of "the 336,000 of the referendum year" is not read."""
    if "period" in wording.ties or wording.period_basis == "explicit":
        return
    read = wording.periods[:1]
    for series in series_of(wording):
        of_any_year = (
            evidence.once(("news", series), partial(_news, evidence, series))
            if wording.of_now
            else evidence.once(("estimates", series), partial(_estimates_of_years, evidence, series))
        )
        for figure in fitting(wording.stated, of_any_year):
            # the figure of a year farther back is met by chance, and by a number that is only about so large sooner
            years = YEARS_BACK if wording.stated.hedge == "exact" else _YEARS_BACK_LOOSELY
            if (
                figure.period not in read
                and (evidence.day - figure.period.end).days <= years * 366
                and _may_be_meant(wording, evidence, figure)
            ):
                yield figure


def is_made_of_parts(wording: Wording, evidence: Evidence) -> bool:
    """Whether a number is that of a year around in which the series has no figure but the sum of its parts: work, of main applicants and dependants."""
    of_a_reason = (series for series in series_of(wording) if series.dimensions["reason"] != "all")
    found = (evidence.standing(series, period) for series in of_a_reason for period in _near_periods(wording, evidence))
    return any(each.made and overlaps(wording.stated, each.range) for each in found if each is not None)


def changes_like(wording: Wording, outcome: Outcome, evidence: Evidence) -> Iterator[Figure]:
    """The figures, of anything near to what was read, that end a change such as the one said."""
    baselines = {*(baseline for _, baseline in pairs(wording)), *((outcome.baseline,) if outcome.baseline else ())}
    periods = _near_periods(wording, evidence)
    near = _near_series(wording, periods, evidence)
    ends = [(period, _standings(wording, period, evidence)) for period in periods]
    # what is measured from a time that is named is from no other; what is told of one year, from the year before
    named = wording.baseline_basis == "explicit"
    years = {each.end.year for each in baselines}  # "down on 2024" may be on a year that ended in it
    begins = {
        period: [
            _standings(wording, each, evidence)
            for each in {
                *(() if named and period.years_back(1).end.year not in years else (period.years_back(1),)),
                *(baselines if named or period in wording.periods else ()),
            }
            - {period}
        ]
        for period in periods
    }
    for series in near:
        for period, standings in ends:
            after = standings.get(series)
            if after is None:
                continue
            befores = (each.get(series) for each in begins[period])
            if "baseline" in wording.unsettled:
                befores = (evidence.standing(series, each) for each, _ in evidence.years(series) if each.stop < period.stop)
            for before in befores:
                if before is not None and fits_between(wording, _told_finely(after.range), _told_finely(before.range)):
                    yield after.figures[0]


def _told_finely(found: Range) -> Range:
    """A figure for a difference to be of: one published to the hundred thousand would fit nearly any."""
    return found if found.high - found.low <= _COARSE else Range(found.value, found.value, found.value)


def revisions_like(wording: Wording, evidence: Evidence) -> Iterator[Figure]:
    """The figures, of anything near to what was read, that were revised by what was said, at one step or several."""
    periods = _near_periods(wording, evidence)
    for series in _near_series(wording, periods, evidence):
        for period in periods:
            told = [figure for figure in estimates(evidence, series, period) if figure.value is not None]
            for at, after in enumerate(told):
                # "more than originally estimated" is against the first alone
                for before in told[-1:] if wording.vintage == "first" else told[at + 1 :]:
                    one, other = (Range(each.value or 0, *(each.interval or (0, 0))) for each in (after, before))
                    found = percent_change(one, other) if wording.stated.unit == "percent" else difference(one, other)
                    if found is not None and overlaps(wording.stated, found):
                        yield after


def _all_estimates(wording: Wording, period: Period, evidence: Evidence) -> tuple[Standing, ...]:
    """Every estimate for a period of the series read or, where no measure is tied to the number, of every flow that may be meant."""
    if "measure" in wording.ties:
        return _estimates_of(series_of(wording), period, evidence)
    flows = _flows_meant(wording, evidence)
    return evidence.once(("estimates of flows", period, flows), lambda: _estimates_of(flows, period, evidence))


def _estimates_of(several: Iterable[Series], period: Period, evidence: Evidence) -> tuple[Standing, ...]:
    found = (evidence.of_figure(figure) for series in several for figure in estimates(evidence, series, period))
    return tuple(each for each in found if each is not None)


def _estimates_of_years(evidence: Evidence, series: Series) -> tuple[Standing, ...]:
    """Every estimate of a series for any year."""
    return tuple(each for period, _ in evidence.years(series) for each in _estimates_of((series,), period, evidence))


def _news(evidence: Evidence, series: Series) -> tuple[Standing, ...]:
    """The estimates that a text may speak of without their year: what was news once, whole calendar years, and the highest."""
    years = evidence.years(series)
    highest = max(years, key=lambda pair: pair[1].value or 0, default=None)
    first = [evidence.first(series, period) for period, _ in years]
    found = [*first, *(current for period, current in years if period.end.month == 12 or (period, current) == highest)]
    return tuple(each for figure in found if figure is not None and (each := evidence.of_figure(figure)) is not None)


def _near_series(wording: Wording, periods: Iterable[Period], evidence: Evidence) -> list[Series]:
    """The series read or, where the words do not tie a number to a measure, every series of a flow that has a figure for the periods."""
    if "measure" in wording.ties:
        return list(series_of(wording))
    held: set[Series] = set().union(*(_standings(wording, period, evidence) for period in periods))
    # "the figure" goes on about what was spoken of, at most about another of its flows or nationalities
    any_reason = wording.subject is None or not wording.subject.carried
    return [
        series
        for series in _flows_meant(wording, evidence)
        if series in held and (any_reason or series.dimensions["reason"] == "all")
    ]


def _standings(wording: Wording, period: Period, evidence: Evidence) -> Mapping[Series, Standing]:
    """What stood for a period of the series read or, where no measure is tied to the number, of every flow that may be meant."""
    if "measure" in wording.ties:
        return _standing_of(series_of(wording), period, evidence)
    flows = _flows_meant(wording, evidence)
    return evidence.once(("flows", period, flows), lambda: _standing_of(flows, period, evidence))


def _standing_of(several: Iterable[Series], period: Period, evidence: Evidence) -> dict[Series, Standing]:
    return {series: standing for series in several if (standing := evidence.standing(series, period)) is not None}


def _flows_meant(wording: Wording, evidence: Evidence) -> tuple[Series, ...]:
    """The flows that a number may be of: those that the text names somewhere, and what was read; of no other is anything looked up."""
    read = series_of(wording)
    flows = evidence.once("flows", lambda: _flows(evidence))
    return evidence.once(
        ("flows meant", wording.spoken_of, read),
        lambda: tuple(each for each in flows if each in read or is_spoken_of(wording, each)),
    )


def _flows(evidence: Evidence) -> tuple[Series, ...]:
    """The flows by nationality group and reason: of a single country or a forecaster a text speaks by name."""
    return tuple(
        series
        for measure in sorted(MIGRATION_FLOWS)
        for series in evidence.ledger.series(measure)
        if all(name in _DIMENSIONS for name, _ in series.fixed) and series.dimensions["nationality"] in GROUPS_OF_NATIONS
    )


def _near_periods(wording: Wording, evidence: Evidence) -> tuple[Period, ...]:
    """The period alone that was named, or the years around those that were taken for granted."""
    if "period" in wording.ties or wording.period_basis == "explicit":
        return wording.periods
    latest = evidence.latest("net_migration")
    around = (*wording.periods, *((latest,) if latest is not None else ()))
    stops = tuple(period.stop for period in around)
    return tuple(dict.fromkeys((*around, *evidence.once(("years around", stops), lambda: _years_around(stops, evidence)))))


def _years_around(stops: tuple[date, ...], evidence: Evidence) -> tuple[Period, ...]:
    """The years of net migration that ended within some time of any of these days."""
    return tuple(
        period
        for period, _ in evidence.years(Series.of("net_migration"))
        if any(abs((period.stop - stop).days) <= AROUND for stop in stops)
    )


# a figure that was published to the ten thousand is no other number's thousands
_COARSE = 2000


def is_so_much(wording: Wording, evidence: Evidence, figure: Figure) -> bool:
    found = evidence.of_figure(figure)
    return found is not None and overlaps(wording.stated, found.range) and _may_be_meant(wording, evidence, figure)


def _may_be_meant(wording: Wording, evidence: Evidence, figure: Figure) -> bool:
    """Whether a figure that the words allow is one that they can mean.

    "The initial estimate of 740,000" is of no period that had 740,000 as a later one, and 606,000 is not
    what was published as 610,000, to the ten thousand.
    """
    if wording.vintage == "first" and figure != evidence.first(figure.series, figure.period):
        return False
    found = evidence.of_figure(figure)
    if found is None or wording.stated.low is None or wording.stated.high is None:
        return True
    return found.range.high - found.range.low <= _COARSE or wording.stated.low <= found.range.value <= wording.stated.high


def called(figure: Figure) -> str:
    label = figure.series.label
    return f"{label[0].lower()}{label[1:]} in the {period_words(figure.period)}"
