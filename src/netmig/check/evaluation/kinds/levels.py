"""One figure for one period, of the vintage that the words ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ....ledger.figures import Figure
from ....ledger.phrases import amount, period_words
from ....periods import Period
from ....series import Series
from ...records import replace
from ...sentences.spoken_of import may_speak_of
from ...sentences.wording import Stated, Wording
from ...words.cues import ARRIVING, MOVING
from ...words.subjects import MIGRATION_FLOWS
from ..evidence import Evidence
from ..intervals import Range, divided, overlaps, turned
from ..outcome import Outcome, nothing_held, of_standing, series_of
from ..standings import Standing, fitting


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether the stated number is a figure of the series for one of the periods."""
    if wording.told_in is not None and (told := _when_told(wording, evidence, wording.told_in)) is not None:
        return told
    missed: Outcome | None = None
    may_be_of_the_year: set[Series] = set()
    for series in series_of(wording):
        for period in _revised_among(wording, evidence, series, _told_of(wording, evidence, series)):
            if missed is not None and _goes_by_another_name(evidence, series, period):
                continue
            standing = _standing(wording, evidence, series, period)
            if standing is None:
                if wording.loose and _is_not_held(evidence, period):
                    may_be_of_the_year.add(series)
                continue
            published = divided(standing.range, wording.rate) if wording.rate != 1 else standing.range
            fits = overlaps(wording.stated, published) and not _is_net_migration(wording, evidence, series, period, published)
            outcome = of_standing(standing, fits, series, period)
            if wording.rate != 1:
                outcome = _as_rate(outcome, published, wording)
            reported = any(each.reported_aside for each in outcome.figures)
            if outcome.unsure and not reported and is_far_off(wording.stated, published, _most_revised(wording, series)):
                outcome = replace(outcome, unsure=False)
            if (
                outcome.unsure
                and outcome.fits is False
                and (
                    _is_beyond_every_estimate(wording, evidence, series, period)
                    or _is_below_what_came_between(wording, evidence, series, period)
                )
            ):
                outcome = replace(outcome, unsure=False)
            if outcome.fits:
                return _other_way(outcome, evidence, wording.moved) if wording.moved else outcome
            if wording.of_an_era:
                outcome = replace(outcome, unsure=True)  # whose time it was is no more than beside the number
            if not outcome.unsure and may_mean_another(wording, evidence, series, period, published):
                outcome = replace(outcome, unsure=True)
            # "the 184,000 of 2019" may be of the year to June of which the figure is held, and of the calendar year
            if wording.loose and outcome.unsure and period.kind == "calendar_year":
                may_be_of_the_year.add(series)
            # of what was reached the highest is set against it
            missed = outcome if missed is None or (wording.reached and outcome.series == missed.series) else missed
    if missed is not None and missed.series in may_be_of_the_year:
        missed = replace(missed, unsure=True)
    return missed or nothing_held(wording)


def _goes_by_another_name(evidence: Evidence, series: Series, period: Period) -> bool:
    """Whether a figure of EU or non-EU nationals has since been put otherwise, under the name of EU+ or non-EU+."""
    name = dict(series.fixed).get("nationality", "")
    own = evidence.figure(series, period) if name in {"eu", "non_eu"} else None
    newer = None if own is None else evidence.figure(series.with_(nationality=f"{name}_plus"), period)
    return own is not None and newer is not None and evidence.release(own).published_at < evidence.release(newer).published_at


def _when_told(wording: Wording, evidence: Evidence, told_in: tuple[date, date]) -> Outcome | None:
    """Whether a number was the figure on a day when somebody spoke of it: of the newest year then, or of the year that is named."""
    missed: Outcome | None = None
    named = wording.period_basis != "open"
    for series in series_of(wording):
        for then in evidence.moments_between(series.measure, *told_in):
            newest = then.latest(series.measure)
            # or the record of that day, of which news tells as much
            of_then = dict.fromkeys((newest, then.peak(series.measure))) if newest in wording.periods else ()
            for period in wording.periods if named else of_then:
                standing = None if period is None else then.standing(series, period)
                if standing is None or period is None:
                    continue
                outcome = of_standing(standing, overlaps(wording.stated, standing.range), series, period)
                if outcome.fits:
                    return outcome
                missed = missed or outcome
        newest_then = evidence.newest_between(series.measure, *told_in)
        for period in () if named else (each for each in wording.periods if each not in newest_then):
            standing = evidence.standing(series, period)
            if standing is not None and overlaps(wording.stated, standing.range):
                return of_standing(standing, True, series, period)
    return missed


def _is_not_held(evidence: Evidence, period: Period) -> bool:
    """Whether a calendar year ended before the newest figures, so that it had one of its own, which is not held."""
    latest = evidence.latest("net_migration")
    return period.kind == "calendar_year" and latest is not None and period.stop <= latest.stop


# how far above what it is "more than" net migration may lie, to be what is told as those who came
_HARDLY_MORE = 1.1
_FAR_MORE = 1.3


def _is_net_migration(wording: Wording, evidence: Evidence, series: Series, period: Period, published: Range) -> bool:
    """Whether "more than 900,000 entered" gives net migration, which is hardly more, as those who came, who are many more."""
    value = wording.stated.value
    if series.measure != "immigration" or wording.stated.hedge != "over" or not value or published.value < _FAR_MORE * value:
        return False
    told = (evidence.standing(Series("net_migration", series.fixed), each) for each in dict.fromkeys((period, *wording.periods)))
    return any(net is not None and not net.unsure and value <= net.range.value <= _HARDLY_MORE * value for net in told)


# the total of those who came has never been revised by so large a part of it, nor those from outside the EU by half
_MOST_REVISED = {"all": 0.25, "non_eu": 0.5, "non_eu_plus": 0.5}
_REASONS = frozenset({"work", "study", "family", "asylum", "humanitarian", "other"})
_FROM_OUTSIDE = frozenset({"non-eu", "outside"})


def _most_revised(wording: Wording, series: Series) -> float | None:
    """By what part of it an estimate of those who came was never revised; None where that is not known, or others may be meant."""
    if series == Series.of("immigration"):
        return _MOST_REVISED["all"]
    said = series.dimensions
    if series.measure != "immigration" or said["reason"] != "all" or not _REASONS.isdisjoint(wording.spoken_of):
        return None
    return None if _FROM_OUTSIDE.isdisjoint(wording.sentence.words) else _MOST_REVISED.get(said["nationality"])


def is_far_off(stated: Stated, published: Range, most_revised: float | None) -> bool:
    """Whether no revision of a number of those who came that is not held can have come near the one stated."""
    if most_revised is None:
        return False
    most = most_revised * abs(published.value)
    return not overlaps(stated, Range(published.value, published.low - most, published.high + most))


# how far beyond every estimate there ever was of net migration in a year one that is not held may lie, as a part of it
_BEYOND_EVER = 0.1


def _is_beyond_every_estimate(wording: Wording, evidence: Evidence, series: Series, period: Period) -> bool:
    """Whether net migration in a year that is named was so high by no estimate of any day, nor in any twelve months that end in it."""
    said = wording.stated
    # the figure of another year shows itself what is counted
    counted = "measure" in wording.ties or ("time" in wording.ties and _is_figure_of_some_year(wording, evidence, series))
    if (
        series != Series.of("net_migration")
        or not (counted and "period" in wording.ties)
        or wording.vintage != "current"
        or wording.rate != 1
    ):
        return False
    if said.hedge not in {"exact", "about", "over"} or said.low is None or not period.is_year:
        return False
    windows = evidence.ledger.view(series).periods
    found = [
        abs(figure.value or 0)
        for each in windows
        if each.is_year and (each == period or each.stop == period.stop or (wording.loose and each.end.year == period.end.year))
        for figure in evidence.ever(series, each)
    ]
    return bool(found) and said.low > (1 + _BEYOND_EVER) * max(found)


def _is_figure_of_some_year(wording: Wording, evidence: Evidence, series: Series) -> bool:
    """Whether a number is to the thousand what stands for some year: "the peak goes up, to 944,000"."""
    value = wording.stated.value or 0
    return bool(value % 10_000) and any(figure.value == value for _, figure in evidence.years(series))


def _is_below_what_came_between(wording: Wording, evidence: Evidence, series: Series, period: Period) -> bool:
    """Whether a number is far below the last estimate that is held and the next one that came after the day: an estimate between them that is not held was not so either."""
    said = wording.stated
    if "time" not in wording.ties or wording.of_estimates or wording.vintage != "current" or wording.loose or wording.rate != 1:
        return False
    if said.hedge not in {"exact", "about"} or said.high is None or not period.is_year or series.measure not in MIGRATION_FLOWS:
        return False
    held = evidence.figure(series, period)
    ever = evidence.ever(series, period)
    if held is None or held not in ever or ever.index(held) + 1 == len(ever):
        return False
    around = [each.value or 0 for each in (held, ever[ever.index(held) + 1])]
    return min(around) > 0 and said.high < (1 - _BEYOND_EVER) * min(around)


def _told_of(wording: Wording, evidence: Evidence, series: Series) -> tuple[Period, ...]:
    """The periods that a wording may be of; of what was reached in no year that is named, the newest and then the highest."""
    if not wording.reached:
        return wording.periods
    years = [
        (figure.value or 0, period)
        for period, figure in evidence.years(series)
        if not wording.of_an_era or period in wording.periods
    ]
    highest = max(years, default=None)
    if highest is None:
        return wording.periods
    return (highest[1],) if wording.of_an_era else tuple(dict.fromkeys((*wording.periods, highest[1])))


def _revised_among(wording: Wording, evidence: Evidence, series: Series, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The periods that an earlier estimate may be of: only what has been revised had one, where that is the likeliest."""
    if wording.vintage == "current" or len(periods) < 2 or not evidence.earlier(series, periods[0]):
        return periods
    return tuple(period for period in periods if evidence.earlier(series, period))


# the years that ended so many days before may be what a number is said to have risen or fallen from
_SHORTLY_BEFORE = 400


def _other_way(outcome: Outcome, evidence: Evidence, moved: int) -> Outcome:
    """The same, or that it moved the other way: every year that ended shortly before lay on the wrong side of it."""
    series, period = outcome.series, outcome.period
    if series is None or period is None or outcome.value is None or not outcome.figures:
        return outcome
    before = {
        each: evidence.standing(series, each)
        for each, _ in evidence.years(series)
        if 0 < (period.stop - each.stop).days <= _SHORTLY_BEFORE
    }
    year_before = period.years_back(1)
    standing = before.get(year_before)
    own = evidence.standing(series, period)
    if standing is None or own is None or standing.unsure or own.unsure:
        return outcome
    # beyond what rounding can hide
    if any(
        each is None or (own.range.high >= each.range.low if moved > 0 else own.range.low <= each.range.high)
        for each in before.values()
    ):
        return outcome
    return replace(
        outcome,
        fits=False,
        derivation=f"{outcome.derivation}; {period_words(year_before)}: {standing.words}",
        figures=(*outcome.figures, *standing.figures),
        baseline=year_before,
        other_way=True,
    )


def _standing(wording: Wording, evidence: Evidence, series: Series, period: Period) -> Standing | None:
    if wording.vintage == "current":
        return evidence.standing(series, period)
    figure = _earlier(wording, evidence, series, period)
    standing = None if figure is None else evidence.of_figure(figure)
    if standing is None or figure is None:
        return None
    # what came out years behind its year was hardly the first estimate of it
    late = wording.vintage == "first" and (evidence.release(figure).published_at.date() - period.end).days > _FIRST_WITHIN
    return replace(standing, unsure=late)


_FIRST_WITHIN = 400


def _earlier(wording: Wording, evidence: Evidence, series: Series, period: Period) -> Figure | None:
    """The first estimate, or the one before the newest that the words can mean."""
    if wording.vintage == "first":
        return evidence.first(series, period)
    before = evidence.earlier(series, period)
    current = evidence.figure(series, period)
    for figure in (*before, current):
        if evidence.fits(wording.stated, figure):
            return figure
    return before[0] if before else current


_GAINED, _LOST = frozenset({"gain", "gains", "inflow"}), frozenset({"loss", "losses", "outflow"})


def _way_named(wording: Wording) -> int:
    """1 for "a net gain of 51,000", -1 for "a net outflow of 509,000", 0 where the words right before a number do not say which way it went."""
    before = wording.words_before[-2:]
    if before[:1] != ["net"] or wording.words_within[:1] != ["of"]:
        return 0
    return (before[-1] in _GAINED) - (before[-1] in _LOST)


def may_mean_another(wording: Wording, evidence: Evidence, series: Series, period: Period, published: Range) -> bool:
    """Whether words that do not fit may yet mean a published figure, said in a way that is not understood.

    A net outflow is often given without its sign; a calendar year may be any year that ends in it;
    and there are several counts of what asylum costs, which few texts tell apart.
    """
    made = evidence.standing(series, period)
    if made is not None and made.made and any(evidence.fits(wording.stated, each) for each in made.figures):
        return True  # one of the parts, of main applicants perhaps
    said = wording.stated.value
    of_all = series == Series.of("net_migration") and wording.kind == "level" and not wording.uncertain
    way, signed = _way_named(wording), says_which_were_more(wording)
    if said is not None and said < 0 < published.value and abs(-said - published.value) < published.high - published.low:
        # all but the sign is right; of everybody none is said but in so many words, "more people left than arrived"
        return not (of_all or way < 0 or signed)
    if published.value < 0 and overlaps(wording.stated, turned(published)) and not signed:
        return way <= 0
    if (
        wording.vintage == "current"
        and wording.subject is not None
        and wording.subject.carried
        and _fits_another_spoken_of(wording, evidence, series, period)
    ):
        return True
    if wording.loose:
        others = [each for each, _ in evidence.years(series) if each.end.year == period.end.year and each != period]
        if any(
            (found := evidence.standing(series, each))
            and overlaps(wording.stated, found.range)
            and not _is_net_migration(wording, evidence, series, each, found.range)
            for each in others
        ):
            return True
    of_hotels = wording.subject is not None and ("cost_basis", "hotels") in wording.subject.group
    if series.measure == "asylum_cost" and not of_hotels:
        for other in evidence.ledger.series("asylum_cost"):
            if other != series and (found := evidence.standing(other, period)) and overlaps(wording.stated, found.range):
                return True
    return False


def says_which_were_more(wording: Wording) -> bool:
    """Whether a net number is told with its sign in so many words: "96,000 more came than left", "a net 21,000 came back", "plus 51,000"."""
    before, within = wording.words_before, wording.words_within
    told = (*within, *wording.words_behind[:_TO_THE_VERB])
    if before[-1:] == ["plus"]:
        return True
    moved = [word for word in told if word in MOVING]
    if not moved:
        return False
    compared = "more" in within and "than" in told and len(moved) > 1 and (moved[0] in ARRIVING) != (moved[1] in ARRIVING)
    return compared or "net" in (*before[-1:], *within[:2])


def is_its_mirror(wording: Wording, value: float | None) -> bool:
    """Whether a net number is that of its year but for the sign, which is told in so many words: of it, and wrong."""
    said = wording.stated
    turned_about = value is not None and said.value is not None and said.value * value < 0
    return turned_about and said.hedge in {"exact", "about"} and said.value == -(value or 0) and says_which_were_more(wording)


# so many words behind a number stand at most to its verbs
_TO_THE_VERB = 8

# the groups that a text goes to and fro between
_GROUPS = ("all", "british", "eu_plus", "non_eu_plus", "eu", "non_eu")
# how far from the period found another may be meant by "it" or "the figure", in days: three years
_REACH_DAYS = 1100


def _fits_another_spoken_of(wording: Wording, evidence: Evidence, series: Series, period: Period) -> bool:
    """Whether a number whose measure was only carried over is a figure of another flow, group or near year: "it" may be that."""
    if series.measure not in MIGRATION_FLOWS:
        return False
    settled = wording.period_basis == "explicit" or "period" in wording.ties
    spoken_of = evidence.once(("spoken of", period, settled), lambda: tuple(_spoken_of(evidence, period, settled=settled)))
    return any(
        (figure.series, figure.period) != (series, period)
        and may_speak_of(wording.spoken_of, figure.series.measure, figure.series.dimensions["nationality"], "all")
        for figure in fitting(wording.stated, spoken_of)
    )


def _spoken_of(evidence: Evidence, period: Period, *, settled: bool) -> Iterator[Standing]:
    """The figures of every flow and group for a period or, where it is not settled, for the years around it."""
    for measure in sorted(MIGRATION_FLOWS):
        for group in _GROUPS:
            other = Series.of(measure, nationality=group)
            for figure in (evidence.figure(other, period),) if settled else _near(evidence, other, period):
                if figure is not None and (found := evidence.of_figure(figure)):
                    yield found


def _near(evidence: Evidence, series: Series, period: Period) -> Iterator[Figure]:
    """The figures of a series for the years around one."""
    return (figure for each, figure in evidence.years(series) if abs((each.stop - period.stop).days) <= _REACH_DAYS)


_SECONDS_A_YEAR = 31_536_000
_RATES = {365: "day", 8760: "hour", 52: "week", 12: "month"}


def _as_rate(outcome: Outcome, published: Range, wording: Wording) -> Outcome:
    name = _RATES.get(int(wording.rate))
    if name is None:
        seconds = _SECONDS_A_YEAR / wording.rate
        words = f"{outcome.derivation}, or {published.value:.2f} every {seconds:,.0f} seconds"
        return replace(outcome, derivation=words, value=published.value)
    return replace(
        outcome, derivation=f"{outcome.derivation}, or {amount(published.value, 'people')} each {name}", value=published.value
    )
