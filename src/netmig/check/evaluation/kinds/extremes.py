"""The highest and the lowest: a level, or a year's rise or fall, alone or since some period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from ....ledger.figures import Figure
from ....ledger.phrases import amount, figure_words, period_words, since_words
from ....periods import Period
from ....series import Series
from ...sentences.wording import Wording
from ..estimates.by_every_estimate import as_it_was_known, every_estimate, is_apart, is_beyond, is_broken, years_of
from ..estimates.other_days import estimates
from ..evidence import Evidence
from ..intervals import Range, overlaps
from ..outcome import Outcome, nothing_held, series_told_of, windows_of
from . import counts, records_then
from .changes import change_words
from .records_before import of_one_broken


def evaluate(wording: Wording, evidence: Evidence) -> Outcome:
    """Whether a period's figure is the extreme that it is said to be."""
    if wording.then_stated is not None:
        return records_then.evaluate(wording, evidence)
    if wording.counted:
        return counts.evaluate_record(wording, evidence)
    if (broken := of_one_broken(wording, evidence)) is not None:
        return broken
    missed: Outcome | None = None
    for series in series_told_of(wording):
        scope = _among(wording, evidence.figures_of_years(series))
        if wording.so_far and wording.periods:
            last = max(each.end for each in wording.periods)
            scope = {period: figure for period, figure in scope.items() if period.end <= last}
        if wording.place and wording.first_time:
            outcome = _again(wording, evidence, series)
        elif wording.place:
            outcome = _in_place(wording, evidence, series, scope)
        elif wording.of_change:
            outcome = _of_change(wording, evidence, series, scope)
        elif wording.first_time:
            outcome = _first_time(wording, evidence, series, scope)
        else:
            outcome = _of_level(wording, evidence, series, scope)
        if outcome is not None and outcome.fits:
            return outcome
        if outcome is not None and wording.also:
            missed = outcome if missed is None or outcome.unsure else missed
        missed = missed or outcome
    return missed or nothing_held(wording)


# an extreme that is told loosely is wrong only if a figure of the stretch, well within it and in no pandemic, lies so far beyond
WELL_BEYOND = 0.05
# a figure so near to the record may be called one
NEAR_A_RECORD = 0.15
# years of twelve months that travel was stopped in for a part, by when they end
_PANDEMIC = (date(2020, 3, 31), date(2021, 12, 31))


def _among(wording: Wording, everything: Mapping[Period, Figure]) -> Mapping[Period, Figure]:
    """The years among which it is said to be an extreme."""
    return {period: figure for period, figure in everything.items() if _is_among(wording, period)}


def _is_among(wording: Wording, period: Period) -> bool:
    """Whether a year is one of those: its own is, unless it is no calendar year."""
    if wording.until is not None and period.end >= wording.until.start and period not in wording.periods:
        return False
    if wording.among == "calendar_years":
        return period.end.month == _DECEMBER
    if wording.among == "its_months":
        return period.end.month in {each.end.month for each in wording.periods} or not wording.periods
    return not wording.among or not _PANDEMIC[0] <= period.end <= _PANDEMIC[1] or period in wording.periods


def _was_so_then(wording: Wording, scope: Mapping[Period, Figure], value: float) -> bool:
    """Whether a figure of the time since when it is told was as extreme: "last lower in 2012", in any window that ended then."""
    then = wording.since
    if then is None or not wording.as_then:
        return True
    windows = [then] if then.kind != "calendar_year" else [each for each in scope if each.end.year == then.end.year]
    sign = 1 if wording.extreme == "high" else -1
    return any(each in scope and sign * (scope[each].value or 0) >= sign * value for each in windows)


def _of_level(wording: Wording, evidence: Evidence, series: Series, everything: Mapping[Period, Figure]) -> Outcome | None:
    sign = 1 if wording.extreme == "high" else -1
    since = wording.since
    scope = everything if since is None else {period: figure for period, figure in everything.items() if period.end >= since.end}
    periods = [period for period in windows_of(wording, scope) if period in scope] or ([] if wording.periods else list(scope))
    if wording.any_time:
        # its own year first: another may have been as high
        periods = list(dict.fromkeys((*periods, *scope)))
    if not periods:
        return None
    # "the highest since 2012" may leave 2012 itself out
    rivals = scope if since is None else {period: each for period, each in scope.items() if period.end > since.end} or scope
    if since is None and not wording.among and not wording.so_far and wording.until is None:
        best = evidence.extreme_year(series, sign)
    else:
        best = max(rivals.items(), key=lambda pair: sign * (pair[1].value or 0))[0]
    highest = scope[best].value
    period = _told_of(wording, evidence, series, periods, highest or 0)
    figure = scope[period]
    whole = {"calendar_years": "calendar years", "its_months": f"years to {period.end:%B}"}.get(
        wording.among, "twelve-month periods"
    )
    calendar = since is not None and since.kind == "calendar_year"
    if period.end.month == 12 and (calendar or (wording.loose and wording.stated.value is not None)):
        # "a record 860,000 in 2023" may be one of calendar years alone
        years = {each: found for each, found in rivals.items() if each.end.month == 12}
        best = max(years.items(), key=lambda pair: sign * (pair[1].value or 0), default=(best, scope[best]))[0]
        highest = scope[best].value
        whole = "calendar years"
    extreme = sign * (figure.value or 0) >= sign * (highest or 0)
    standing = evidence.standing(series, period)
    extreme = extreme and _was_so_then(wording, everything, figure.value or 0)
    fits = extreme and standing is not None and (wording.stated.value is None or overlaps(wording.stated, standing.range))
    kind = "highest" if sign > 0 else "lowest"
    span = (
        since_words(since)
        if since
        else f"of all {whole} since {(min(scope) if wording.among else evidence.first_year(series)).end.year} that netmig has figures for"
    )
    words = f"{period_words(period)}: {figure_words(figure, evidence.release(figure))}"
    words += (
        f", the {kind} {span}{_last_beyond(everything, period, figure, sign) if since else ''}"
        if extreme
        else f"; the {kind} {span} is {amount(highest or 0, figure.unit)} ({period_words(best)})"
    )
    used = (figure,) if figure is scope[best] or extreme else (figure, scope[best])
    if wording.stated.value is not None and standing is not None and not overlaps(wording.stated, standing.range):
        # wrong whatever the highest is: only that one figure counts
        return Outcome(fits, words, figure.value, used, period, None, series, evidence.may_be_superseded(figure))
    if not fits and sign > 0 and since is None and not wording.among and _is_news_of_the_peak(wording, evidence, series, best):
        if wording.period_basis == "explicit" and {"put", "puts"}.isdisjoint(wording.sentence.words):
            return Outcome(False, words, figure.value, used, period, None, series, True)  # the year is told of something else
        return Outcome(True, words, highest, (scope[best],), best, None, series, evidence.may_be_superseded(scope[best]))
    unsure = any(evidence.may_be_superseded(each) for each in used)
    if not fits and (unsure or wording.ever or wording.reaches or (since is not None and wording.stated.value is None)):
        # one year that breaks it is enough, whatever the most extreme of all is
        passed = wording.ever == "plainly" and _is_plainly_passed(evidence, rivals, period, figure, sign)
        unsure = wording.ever == "loosely" or not (passed or _is_broken(wording, evidence, series, period, sign))
    if wording.recent and abs((figure.value or 0) - (highest or 0)) <= NEAR_A_RECORD * abs(highest or 0):
        unsure = True
    return Outcome(fits, words, figure.value, used, period, None, series, unsure)


def _is_broken(wording: Wording, evidence: Evidence, series: Series, period: Period, sign: int) -> bool:
    """Whether a year of those among which a record is told broke it, in whichever table."""
    since, open_ = wording.since, wording.subject is None or wording.subject.basis == "open"
    if open_ or not (since is not None or wording.ever or _is_of_all_time(wording)):
        return False
    rivals = [
        each
        for each in years_of(evidence, series)
        if is_apart(each, period, among_all=wording.period_basis != "explicit")
        and ((period.stop - each.stop).days <= _TWENTY_YEARS if since is None else each.start > since.end)
        and (each.end < period.end or not wording.so_far)
        and _is_among(wording, each)
        # so far back a record is told only loosely: who says so may leave these out
        and not (wording.reaches and _PANDEMIC[0] <= each.end <= _PANDEMIC[1])
    ]
    return is_broken(evidence, series, period, wording.stated, sign, rivals)


def _last_beyond(everything: Mapping[Period, Figure], period: Period, figure: Figure, sign: int) -> str:
    """When it was last so much or more, which shows how far back an extreme reaches."""
    value = sign * (figure.value or 0)
    last = max((each for each, found in everything.items() if each < period and sign * (found.value or 0) > value), default=None)
    if last is None:
        return ""
    return f"; it was last {'higher' if sign > 0 else 'lower'} in the {period_words(last)}, at {amount(everything[last].value or 0, figure.unit)}"


def _is_news_of_the_peak(wording: Wording, evidence: Evidence, series: Series, peak: Period) -> bool:
    """Whether a new record is told when a release has just put the highest figure of all higher: "statistics also put it at a new record high"."""
    behind = wording.sentence.words_from(wording.start)[:8]
    if wording.period_basis == "explicit" and any(word in _OF_A_YEAR or word[:2] == "20" for word in behind):
        return False  # "hit a new record last year": of that year
    told = {("new", "record"), ("reached", "a"), ("hit", "a")} & set(pairwise(wording.sentence.words))
    if wording.stated.value is not None or not told:
        return False
    newest, *older = estimates(evidence, series, peak)
    ahead = wording.words_before
    numbers = [word for lead, word in pairwise(ahead) if lead in _LEVELS and "," in word and word.replace(",", "").isdecimal()]
    if numbers and f"{newest.value or 0:,.0f}" not in numbers:
        return False  # "At 672,000 it has reached a new record": of that number
    news = (evidence.day - evidence.release(newest).published_at.date()).days <= _NEWS
    return news and bool(older) and all((each.value or 0) < (newest.value or 0) for each in older)


_LEVELS = frozenset({"at", "to", "reached", "hit"})
# so many days a release is news
_NEWS = 7
_OF_A_YEAR = frozenset({"year", "months", "years"})


# so much more extreme one figure must be for no revision of it to make another the record, as a part of that one
_FAR_BEYOND = 0.25
_REVISED_MOST = 50_000


_EVER = frozenset(
    {("on", "record"), ("ever", "recorded"), ("lowest", "ever"), ("highest", "ever"), ("records", "began"), ("all", "time")}
)
_SCOPES = frozenset("since in for outside excluding apart decade decades century generation among".split())


def _is_of_all_time(wording: Wording) -> bool:
    """Whether an extreme is said of all years there are: "the lowest on record"; "since the pandemic" says another reach."""
    tied = "period" in wording.ties or wording.unsettled in {(), ("period",)}
    if wording.since is not None or wording.among or not tied or wording.stated.value is None:
        return False
    words = wording.sentence.words_from(wording.start)
    if not {("record", "low"), ("record", "high"), ("all-time", "low"), ("all-time", "high")}.isdisjoint(pairwise(words)):
        return _SCOPES.isdisjoint(words)
    at = next((k for k, pair in enumerate(pairwise(words)) if pair in _EVER), -1)
    cue = next((k for k, word in enumerate(words) if word in {"lowest", "highest", "smallest", "largest", "biggest"}), -1)
    behind = words[at + 2 : at + 4]
    return 0 <= cue <= at and _SCOPES.isdisjoint(behind) and ("since" not in words or ("records", "began") in pairwise(words))


_TWENTY_YEARS = 20 * 366


def _is_plainly_passed(evidence: Evidence, rivals: Mapping[Period, Figure], period: Period, figure: Figure, sign: int) -> bool:
    """Whether another year was so much more extreme that it is no question of rounding or revision, nor of calendar years alone."""
    if evidence.may_be_superseded(figure):
        return False
    value = figure.value or 0
    calendar = {each: found for each, found in rivals.items() if each.end.month == period.end.month}
    for years in (rivals, calendar) if period.end.month == _DECEMBER else (rivals,):
        beyond = [
            each
            for other, each in years.items()
            if other != period
            and sign * (each.value or 0)
            > sign * value
            + (
                _NO_ROUNDING * abs(value)
                if not evidence.may_be_superseded(each)
                else max(_FAR_BEYOND * abs(value), _REVISED_MOST)
            )
            and (period.stop - other.stop).days <= _TWENTY_YEARS
        ]
        if not beyond:
            return False
    return True


_DECEMBER = 12
# from so much beyond a figure on, as a part of it, another is plainly more extreme
_NO_ROUNDING = 0.01


def _told_of(wording: Wording, evidence: Evidence, series: Series, periods: Sequence[Period], highest: float) -> Period:
    """The window that an extreme is told of: that of its number where one is given, else the highest of those it may mean."""
    told = periods
    if wording.stated.value is not None:
        fitting = [
            each for each in periods if (found := evidence.standing(series, each)) and overlaps(wording.stated, found.range)
        ]
        told = fitting or periods
    return next((each for each in told if _value(evidence, series, each) == highest), told[0])


def _value(evidence: Evidence, series: Series, period: Period) -> float | None:
    figure = evidence.figure(series, period)
    return None if figure is None else figure.value


def _in_place(wording: Wording, evidence: Evidence, series: Series, scope: Mapping[Period, Figure]) -> Outcome | None:
    """Whether a year comes second or third: among all windows, or among those that end in its month, which do not overlap."""
    period = next((each for each in wording.periods if each in scope), None)
    if period is None:
        return None
    sign = 1 if wording.extreme == "high" else -1
    figure = scope[period]
    beyond = [each for each, other in scope.items() if sign * (other.value or 0) > sign * (figure.value or 0)]
    ahead = {len(beyond), sum(each.end.month == period.end.month for each in beyond)}
    words = (
        f"{period_words(period)}: {figure_words(figure, evidence.release(figure))}, with {len(beyond)} of the {len(scope)}"
        f" twelve-month periods of which netmig has figures {'above' if sign > 0 else 'below'} it"
    )
    # years that are not held may lie above it, but none of those that do can be taken away
    unsure = wording.place - 1 >= min(ahead) or any(
        evidence.may_be_superseded(each) for each in (figure, *(scope[one] for one in beyond))
    )
    unsure = unsure and not _is_higher_up(wording, evidence, series, period, sign)
    return Outcome(wording.place - 1 in ahead, words, figure.value, (figure,), period, None, series, unsure=unsure)


def _is_higher_up(wording: Wording, evidence: Evidence, series: Series, period: Period, sign: int) -> bool:
    """Whether by no estimate of any day so many years lie beyond one as its place says, or by each of them more do: the highest of all is no "second highest"."""
    standing = evidence.standing(series, period)
    if standing is None or standing.unsure or series.fixed:
        return False
    own = standing.range
    others = {
        each: found
        for each in years_of(evidence, series)
        if each != period and (found := as_it_was_known(evidence, series, each))
    }
    may_be = [each for each, found in others.items() if any(sign * one.value > sign * own.value for one in found)]
    are = [each for each, found in others.items() if each.end.month == period.end.month and is_beyond(own, found, sign)]
    # between two that are held others may lie that are not
    return not may_be or len(are) >= wording.place


def _of_change(wording: Wording, evidence: Evidence, series: Series, scope: Mapping[Period, Figure]) -> Outcome | None:
    """Whether a year's change is the largest of its direction: from the year before, for every window that has one."""
    sign = wording.direction or -1
    changes = {
        period: sign * ((figure.value or 0) - (scope[before].value or 0))
        for period, figure in scope.items()
        if (before := period.years_back(1)) in scope and (wording.since is None or period.end > wording.since.end)
    }
    periods = [period for period in windows_of(wording, scope) if period in changes]
    if not periods or len(changes) < 2:
        return None
    best = max(changes, key=lambda period: changes[period])
    period = best if best in periods else periods[0]
    unit = scope[period].unit
    what = "rise" if sign > 0 else "fall"
    words = f"{period_words(period)}: {change_words(sign * changes[period], 'people', unit)} on the year before"
    words += (
        f", the largest {what} of which netmig has figures"
        if period == best
        else f"; the largest {what} of which netmig has figures is {amount(abs(changes[best]), unit)} ({period_words(best)})"
    )
    used = (scope[period], scope[period.years_back(1)])
    unsure = not (wording.ever == "plainly" or wording.since is not None) or not _is_changed_more(
        wording, evidence, scope, changes, period
    )
    if period != best and wording.as_then and wording.since is not None:
        level = _is_since_of_the_level(wording, scope, changes, period)
        unsure = unsure or not level
        words += f"; it is the level that is the {'highest' if sign > 0 else 'lowest'} since then" if level else ""
    return Outcome(period == best, words, sign * changes[period], used, period, period.years_back(1), series, unsure)


def _is_since_of_the_level(
    wording: Wording, scope: Mapping[Period, Figure], changes: Mapping[Period, float], period: Period
) -> bool:
    """Whether it is the level of a year that is the lowest or highest since a time in which nothing changed as much.

    "It is the biggest fall since 2021", of the lowest figure since 2021.
    """
    sign, since = wording.direction or -1, wording.since
    if since is None:
        return False
    values = {each: sign * (figure.value or 0) for each, figure in scope.items()}
    is_extreme = all(values[period] >= value for each, value in values.items() if since.end < each.end)
    then = [each for each in values if each.end.year == since.end.year]
    moves = [values[each] - values[before] for each in then if (before := each.years_back(1)) in values]
    return is_extreme and bool(moves) and max(values[each] for each in then) > values[period] and max(moves) < changes[period]


def _is_changed_more(
    wording: Wording, evidence: Evidence, scope: Mapping[Period, Figure], changes: Mapping[Period, float], period: Period
) -> bool:
    """Whether another year's change was plainly larger, and as a part of what it was too where that may be meant."""

    def part(each: Period) -> float:
        return changes[each] / abs(scope[each.years_back(1)].value or 1)

    firm = [
        each
        for each in changes
        if each != period and not any(evidence.may_be_superseded(scope[one]) for one in (each, each.years_back(1)))
    ]
    larger = any(changes[each] > changes[period] * (1 + WELL_BEYOND) for each in firm)
    return larger and (not wording.in_percent or any(part(each) > part(period) + WELL_BEYOND for each in firm))


def _first_time(wording: Wording, evidence: Evidence, series: Series, scope: Mapping[Period, Figure]) -> Outcome | None:
    """Whether a level was reached and had not been since: every window between must miss what the words allow."""
    for period in wording.periods:
        standing = evidence.standing(series, period)
        if standing is None:
            continue
        reached = overlaps(wording.stated, standing.range)
        between = {
            each: figure
            for each, figure in scope.items()
            # a window that ends a quarter before tells of the same year, for the most part
            if each.stop <= period.start and (wording.since is None or each.end > wording.since.end)
        }
        plainly = [each for each in scope if _was_so_before(wording, evidence, series, each, period)]
        before = plainly or [
            each for each in between if (found := evidence.standing(series, each)) and overlaps(wording.stated, found.range)
        ]
        words = f"{period_words(period)}: {standing.words}"
        if before:
            words += f"; it was so in the {period_words(max(before))} too"
        else:
            words += f", and in none of the {len(between)} twelve-month periods between of which netmig has figures"
        return Outcome(
            reached and not before and bool(between),
            words,
            standing.range.value,
            standing.figures,
            period,
            None,
            series,
            unsure=not (plainly or _is_not_reached(wording, evidence, series)),
        )
    return None


def _again(wording: Wording, evidence: Evidence, series: Series) -> Outcome | None:
    """Whether a bound that is told to have been passed before, "only the second time", was so by no estimate of any other year."""
    period = wording.periods[0]
    standing = evidence.standing(series, period)
    if standing is None:
        return None
    others = [each for each in years_of(evidence, series) if each != period and is_apart(each, period, among_all=True)]
    before = any(overlaps(wording.stated, found) for each in others for found in as_it_was_known(evidence, series, each))
    words = f"{period_words(period)}: {standing.words}"
    words += ", and in no other twelve-month period of which netmig has figures was it so" if not before else ""
    return Outcome(before, words, standing.range.value, standing.figures, period, None, series, unsure=before or standing.unsure)


def _is_not_reached(wording: Wording, evidence: Evidence, series: Series) -> bool:
    """Whether a bound was passed in none of the years that may be meant, by what stood for certain: "fell below 700,000 for the first time", of 728,000."""
    found = [evidence.standing(series, each) for each in wording.periods]
    return all(each is None or not (each.unsure or overlaps(wording.stated, each.range)) for each in found)


def _was_so_before(wording: Wording, evidence: Evidence, series: Series, other: Period, period: Period) -> bool:
    """Whether the bound that is told to have been passed for the first time was passed for certain in another year: plainly, or by every estimate."""
    bound, figure = wording.stated.value, evidence.figure(series, other)
    if bound is None or figure is None or wording.stated.hedge not in {"over", "under"}:
        return False
    if wording.since is not None and other.start <= wording.since.end:
        return False
    if other.stop > period.start and not _was_out_before(wording, evidence, series, other, period):
        return False
    sign = 1 if wording.stated.hedge == "over" else -1
    plainly = sign * (figure.value or 0) > sign * bound + WELL_BEYOND * abs(bound) and not evidence.may_be_superseded(figure)
    return plainly or is_beyond(Range(bound, bound, bound), every_estimate(evidence, series, other), sign)


def _was_out_before(wording: Wording, evidence: Evidence, series: Series, other: Period, period: Period) -> bool:
    """Whether a year that shares some months with another was in the news before it, as such a figure and no calendar year among others."""
    first, own = evidence.first(series, other), evidence.first(series, period)
    # "the first time that a figure has": no matter of which months
    if first is None or own is None or not is_apart(other, period, among_all=not _FIGURES.isdisjoint(wording.words_within)):
        return False
    return other.end < period.end and evidence.release(first).published_at < evidence.release(own).published_at


_FIGURES = frozenset("figure figures estimate estimated estimates total totals number numbers".split())
