"""Whether a claim that does not fit is wrong for certain, or may mean something else that was published.

Where words do not tie a number to one measure or one period, everything that a text about migration
may speak of in its place is looked at: the other flows, groups and reasons, the years around, and
every estimate public by that day. A number that is one of those figures is left alone. So is an old
estimate where the text tells of estimates. The number never makes a claim right: it only keeps a
doubtful reading from calling it wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, pairwise

from ...codes import GROUPS_OF_NATIONS
from ...ledger.figures import Figure
from ...ledger.phrases import amount
from ..records import replace
from ..sentences.estimates.known_when import OF_THAT_TIME, OF_TWO_ESTIMATES, WHICH_EARLIER
from ..sentences.wording import OF_ONE_FIGURE, OF_TWO_FIGURES, Subject, Wording
from ..words.cues import CHANGE_NOUNS, CHANGE_VERBS, EXTREME_HIGH, EXTREME_LOW
from ..words.subjects import MIGRATION_FLOWS
from .candidates import candidate_series
from .diagnosis import is_of_two_releases
from .estimates.other_days import (
    estimates,
    is_by_how_much_it_was_revised,
    is_figure_of_another_year,
    is_of_one_year,
    is_what_it_moved_by,
    may_have_been_so,
)
from .evidence import Evidence
from .figures_like import (
    called,
    changes_like,
    is_made_of_parts,
    is_so_much,
    is_spoken_of,
    levels_like,
    of_another_year,
    revisions_like,
    superseded,
)
from .intervals import overlaps
from .kinds.levels import is_its_mirror
from .kinds.records_before import is_told_as_broken, of_one_broken
from .mistaken.of_a_part import is_of_a_group_spoken_of
from .mistaken.told_as_a_level import is_told_as_a_level
from .outcome import DIFFERS_BUT, Outcome, series_of

MAY_BE_OLD = "The number was an earlier estimate, and the article may mean it as one."
MAY_BE_OF_ANOTHER_YEAR = f"{DIFFERS_BUT} the number may be for another year."
MAY_MEAN = f"{DIFFERS_BUT} the words may mean"
# no one figure is said by these, and their forms have looked for other meanings themselves
_OF_NO_ONE_FIGURE = frozenset({"share", "rank", "forecast"})
_TIED = frozenset({"measure", "period"})


def why_uncertain_still(wording: Wording, outcome: Outcome, evidence: Evidence) -> str:
    """Why a claim that does not fit may yet be right, as a sentence; "" if it is wrong for certain."""
    subject, value = wording.subject, wording.stated.value
    if wording.of_another_day in {"", OF_TWO_ESTIMATES} and is_of_two_releases(wording, outcome, evidence):
        return ""
    of_then = _is_of_the_month_told(wording, outcome, evidence)
    if (
        wording.of_another_day
        and not of_then
        and not _is_a_figure_of_now(wording, outcome, evidence)
        and may_have_been_so(wording, evidence)
    ):
        return f"{DIFFERS_BUT} {wording.of_another_day}."
    if value is not None and subject is not None and subject.measure not in MIGRATION_FLOWS and wording.kind in OF_TWO_FIGURES:
        return _from_another_year(wording, outcome, evidence)
    if value is None or subject is None or subject.measure not in MIGRATION_FLOWS or wording.kind in _OF_NO_ONE_FIGURE:
        return ""
    if subject.basis == "open" and not _holds_every_reading(subject, wording, evidence):
        return f"{DIFFERS_BUT} the number may be of a group for which netmig has no figure."
    if _is_near_for_a_nation(subject, value, outcome):
        return (
            f"{DIFFERS_BUT} the two are close: figures for one nationality are rounded, and may be added up from rounded parts."
        )
    if wording.kind == "level" and is_its_mirror(wording, outcome.value):
        return ""
    off = abs(abs(value) - abs(outcome.value or 0))
    if wording.kind in OF_ONE_FIGURE | {"revision"} and wording.stated.hedge == "exact" and 0 < off <= ROUNDED_OTHERWISE:
        return f"{DIFFERS_BUT} the two are within a thousand of each other, so that they may only be rounded differently."
    if wording.kind in OF_ONE_FIGURE | {"revision"} and _is_of_another_statistic(wording, value, off):
        return f"{DIFFERS_BUT} the number is given to the last person, which these estimates never are: it may come from another statistic."
    if of_a_group := is_of_a_group_spoken_of(wording, evidence):
        return of_a_group
    if wording.kind == "extreme" and not wording.first_time and (wording.stated.hedge, wording.extreme) in _SET_AGAINST_IT:
        return f"{DIFFERS_BUT} the record may be the number that it is set against."  # "was below 745,000, the highest on record"
    if wording.kind == "extreme" and _is_the_record_of_about_then(wording, evidence):
        return f"{DIFFERS_BUT} the number is the record, reached in a year that ended not far from then."
    if wording.kind == "extreme" and of_one_broken(wording, evidence) is not None:
        # no other year of its own flow is meant, as none such was a record
        of_others = (each for each in levels_like(wording, evidence, old=False) if each.series not in series_of(wording))
        meant = _first_meant(wording, of_others)
        return "" if meant is None else _may_mean(meant)
    if wording.of_an_era:
        return "" if "measure" in wording.ties else f"{DIFFERS_BUT} it is not clear what is measured."
    if wording.kind == "change" and wording.baseline_basis != "explicit" and is_by_how_much_it_was_revised(wording, evidence):
        return f"{DIFFERS_BUT} it may be the difference between two estimates for one period."
    if wording.kind in OF_TWO_FIGURES:
        if wording.ties >= _TIED and "baseline" not in wording.unsettled:
            return _from_another_year(wording, outcome, evidence)
        other = _first_meant(wording, changes_like(wording, outcome, evidence))
    elif wording.kind == "revision" and wording.direction and wording.of_history and subject.basis != "open":
        return ""  # by so much its own estimate was changed
    elif wording.kind == "revision" and wording.direction:
        other = _first_meant(wording, revisions_like(wording, evidence))
    elif outcome.other_way or (wording.kind == "extreme" and is_as_read(wording, outcome, evidence)):
        return ""  # the number is right: what is said of it is not
    else:
        told = is_told_as_a_level(wording, of_that_alone=tells_of_the_measure_alone(wording))
        if wording.kind == "level" and not told and is_what_it_moved_by(wording, evidence):
            return f"{DIFFERS_BUT} the number may be by how much the figure changed."
        if wording.first_time and wording.period_basis in {"explicit", "inherited"}:
            return ""  # so many had not been reached in the year in hand, whatever was in others
        if wording.kind in OF_ONE_FIGURE and "time" not in wording.ties and is_figure_of_another_year(wording, evidence):
            return MAY_BE_OF_ANOTHER_YEAR
        if wording.kind == "sum" and is_of_one_year(wording, evidence):
            return f"{DIFFERS_BUT} the number may be for one of those years."
        old = was_estimated_so(wording, evidence)
        if old and wording.of_estimates:
            return MAY_BE_OLD
        if wording.ties >= _TIED or (old and wording.period_basis == "explicit"):
            return ""
        like = chain(levels_like(wording, evidence, old=old), of_another_year(wording, evidence))
        other = _first_meant(wording, like)
        if other is None and is_made_of_parts(wording, evidence):
            return MAY_BE_OF_ANOTHER_YEAR
        if other is not None and _is_a_record_no_more(wording, other, evidence):
            return ""
    if other is None:
        return _from_another_year(wording, outcome, evidence) if wording.kind in OF_TWO_FIGURES else ""
    return _may_mean(other)


def _may_mean(figure: Figure) -> str:
    return f"{MAY_MEAN} {called(figure)}: {amount(figure.value or 0, figure.unit)}."


def _is_a_record_no_more(wording: Wording, meant: Figure, evidence: Evidence) -> bool:
    """Whether a record of no named year is told with what was estimated for its year before: "has fallen from its peak of 906,000", now 944,000."""
    if wording.kind != "extreme" or wording.extreme != "high" or wording.since is not None or wording.stated.hedge != "exact":
        return False
    if meant.series != next(iter(series_of(wording)), None) or wording.of_estimates or wording.among or wording.so_far:
        return False
    if is_told_as_broken(wording):
        return False
    years = evidence.years(meant.series)
    # older records were of their day
    highest = max(
        (old.value or 0 for each, now in years for old in evidence.earlier(meant.series, each) if old.value != now.value),
        default=0,
    )
    higher = any((now.value or 0) > highest for _, now in years)
    return (
        higher
        and meant.value == highest
        and not any(
            (found := evidence.standing(meant.series, each)) is not None and overlaps(wording.stated, found.range)
            for each, _ in years
        )
    )


# three rounded parts are so far from their rounded sum at most
_NEAR_FOR_A_NATION = 1500
# "872,000" of 873,000: one and the same estimate is told so in a bulletin and in its table
ROUNDED_OTHERWISE = 1000
# estimates of long-term migration are published to the thousand: "1,235,254 arrived" is of the mid-year populations
_ROUNDED_TO = 1000
_AS_IT_IS = frozenset({"exact", "about"})
# how far another statistic of the same flow lies from it at most
_OTHERWISE_COUNTED = 0.2


def _is_of_another_statistic(wording: Wording, value: float, off: float) -> bool:
    """Whether a number is given to the last person, and near enough to be another count of the same people."""
    return wording.stated.hedge in _AS_IT_IS and value % _ROUNDED_TO != 0 and off <= _OTHERWISE_COUNTED * abs(value)


def _is_near_for_a_nation(subject: Subject, value: float, outcome: Outcome) -> bool:
    """Whether a number of one country's people is no farther from the figure than sums of rounded parts are."""
    if dict(subject.group).get("nationality") in {None, *GROUPS_OF_NATIONS} or outcome.value is None:
        return False
    return abs(abs(value) - abs(outcome.value)) <= _NEAR_FOR_A_NATION


def _holds_every_reading(subject: Subject, wording: Wording, evidence: Evidence) -> bool:
    """Whether a figure is held of each group that may be meant: a reading of which none is held may be the right one."""
    return all(
        any(
            evidence.standing(series, period) is not None for series in candidate_series(replace(subject, group=group, others=()))
        )
        for group in (subject.group, *subject.others)
        for period in wording.periods[:1]
    )


def _first_meant(wording: Wording, figures: Iterable[Figure]) -> Figure | None:
    """The first of some figures that the text may mean: of what was read, or of flows and groups that it names somewhere."""
    read = series_of(wording)
    return next((figure for figure in figures if figure.series in read or is_spoken_of(wording, figure.series)), None)


def _from_another_year(wording: Wording, outcome: Outcome, evidence: Evidence) -> str:
    """Why a change may be from another year than the one taken for granted: the number that the text gives for it is that year's."""
    told = wording.baseline_stated
    if told is None or wording.baseline_basis == "explicit" or outcome.series is None or outcome.baseline is None:
        return ""
    # first the very year, by this estimate or an earlier one
    for period in (outcome.baseline, *(each for each, _ in evidence.years(outcome.series))):
        for figure in estimates(evidence, outcome.series, period):
            found = evidence.of_figure(figure)
            if found is not None and overlaps(told, found.range):
                return (
                    ""
                    if period == outcome.baseline
                    else f"{DIFFERS_BUT} the change may be measured from another year: {called(figure)}."
                )
    return f"{DIFFERS_BUT} netmig does not have the figure from which it is measured."


_SET_AGAINST_IT = frozenset({("under", "high"), ("over", "low")})
_OF_A_MONTH = frozenset({WHICH_EARLIER, OF_THAT_TIME})


def _is_of_the_month_told(wording: Wording, outcome: Outcome, evidence: Evidence) -> bool:
    """Whether a number is told as what a month's release had, and that had another: "In May the ONS said that it was 745,000 in 2022"."""
    if wording.told_in is None or wording.of_another_day not in _OF_A_MONTH or not wording.ties >= {"measure", "period", "time"}:
        return False
    first, last = wording.told_in
    out = [evidence.release(figure).published_at.date() for figure in outcome.figures]
    return bool(out) and all(first <= day <= last for day in out)


def _is_a_figure_of_now(wording: Wording, outcome: Outcome, evidence: Evidence) -> bool:
    """Whether a record is told with the figure that stands for its year, and that no estimate before had: it is no record of another day."""
    if (
        wording.kind != "extreme"
        or outcome.period is None
        or outcome.series is None
        or not is_as_read(wording, outcome, evidence)
    ):
        return False
    sign, own = 1 if wording.extreme == "high" else -1, outcome.value or 0
    # "having peaked at 259,000" may be a peak of these years alone
    passed = any(
        sign * (figure.value or 0) > sign * own and abs((period.stop - outcome.period.stop).days) <= _NEAR_A_PEAK
        for period, figure in evidence.years(outcome.series)
    )
    return (
        passed
        and wording.stated.hedge == "exact"
        and not any(is_so_much(wording, evidence, figure) for figure in evidence.earlier(outcome.series, outcome.period))
    )


# within so many days another year must have been higher for one not to be a peak of its time: a year and a half
_NEAR_A_PEAK = 550


def is_as_read(wording: Wording, outcome: Outcome, evidence: Evidence) -> bool:
    if outcome.series is None or outcome.period is None:
        return False
    standing = evidence.standing(outcome.series, outcome.period)
    return standing is not None and overlaps(wording.stated, standing.range)


_YEARS_AGO = frozenset({"before", "earlier", "ago", "previously", "prior"})
# how far from so many years ago a record may have stood, in days
_ABOUT_THEN = 200


def _is_the_record_of_about_then(wording: Wording, evidence: Evidence) -> bool:
    """Whether a record is told of so many years ago, and stood about then: "from a peak of 944,000 two years before", in a spring and not in June."""
    words = wording.words_within
    if not any(one == "years" and other in _YEARS_AGO for one, other in pairwise(words)):
        return False
    sign = -1 if wording.extreme == "low" else 1
    return any(
        bool(evidence.years(series))
        and any(abs((evidence.extreme_year(series, sign).stop - period.stop).days) <= _ABOUT_THEN for period in wording.periods)
        and any(
            is_so_much(wording, evidence, figure) for figure in estimates(evidence, series, evidence.extreme_year(series, sign))
        )
        for series in series_of(wording)[:1]
    )


# the least number that is met by chance by no other, where it is exact to the thousand
_LEAST_EXACT = 100_000


def shows_what_is_meant(wording: Wording, evidence: Evidence) -> bool:
    """Whether a number is, to the thousand, another estimate of the very series and period that it was read as: of nothing else.

    It tells that the reading is right, so that no word beside it that is not understood makes it one of
    something else. It decides nothing more: whether an older estimate may be meant is asked of the words.
    """
    value, exact = wording.stated.value, wording.stated.hedge == "exact"
    if value is None or not exact or wording.kind not in OF_ONE_FIGURE | {"revision"} or wording.direction:
        return False
    if abs(value) < _LEAST_EXACT or value % 100_000 == 0:
        return False
    return any(
        figure.value == value
        for series in series_of(wording)[:1]
        for period in (wording.periods if wording.vintage == "first" else wording.periods[:1])
        for figure in evidence.earlier(series, period)
    )


# the words of a sentence that only goes on about a measure: "That beats the post-war high:", "In 2024 there was already a clear drop, to"
GOES_ON = (
    CHANGE_VERBS
    | CHANGE_NOUNS
    | EXTREME_HIGH
    | EXTREME_LOW
    | frozenset(
        "it that this there was is had has been be a an the in of to at from by for : , ( post-war all-time previous old earlier former high low peak peaks record"
        " beats beat tops topped passes passed exceeds exceeded already clear sharp steep big small slight further only just even still year years"
        " level total figure number count stood stands reached hit came come then before after and but compares compared with against".split()
    )
)


def tells_of_the_measure_alone(wording: Wording) -> bool:
    """Whether a sentence names the year of a number and goes on about what was told before, in words of nothing else."""
    if wording.period_basis != "explicit":
        return False
    before = [token for token in wording.sentence.tokens if token.start < wording.start]
    return all(token.lower in GOES_ON or token.lower[:1].isdecimal() for token in before)


def was_estimated_so(wording: Wording, evidence: Evidence) -> bool:
    """Whether a number was an earlier estimate of the very series and period that it was read as."""
    if wording.vintage != "current":
        return False
    return any(
        is_so_much(wording, evidence, figure)
        for series in series_of(wording)
        for period in wording.periods[:1]
        for figure in (*evidence.earlier(series, period), *superseded(series, period, evidence))
    )
