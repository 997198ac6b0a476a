"""Net migration said of those who came or left, or those who came as net migration: the number itself is the evidence.

Where words say plainly which flow a number is of (`sentences/whom/plain_flows.py`) and it is, to the last
figure given, what was published for the other one, of the very group and period, it does speak of that
figure: doubts whether it may be of another place, another year or something else are answered. It must
fit nothing of the flow that was said. The doubt what the words say in kind is never answered so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf

from ....ledger.phrases import amount, in_words, period_words
from ....periods import Period
from ....series import Series
from ...records import replace
from ...sentences.estimates.known_when import OF_TWO_ESTIMATES
from ...sentences.in_doubt import doubts
from ...sentences.in_doubt.not_stated import DOUBTED
from ...sentences.in_doubt.refusals import LAST_OF
from ...sentences.spoken_of import may_speak_of
from ...sentences.times.other_times import WHICH_YEAR
from ...sentences.times.several_years import WHICH_YEARS
from ...sentences.times.times_in_doubt import SEVERAL_YEARS
from ...sentences.whom.plain_flows import MAY_BE_NET
from ...sentences.wording import OF_ONE_FIGURE, Stated, Wording
from ...words.subjects import MIGRATION_FLOWS
from ..diagnosis import Explanation
from ..estimates.other_days import estimates
from ..estimates.release_gaps import NOT_HELD
from ..evidence import Evidence
from ..intervals import Range, overlaps
from ..kinds import sums
from ..kinds.changes import compare, fits_between
from ..named import series_in_words
from ..outcome import Outcome, pairs, series_of, windows_of
from ..standings import Standing
from .figures_given import NAMED, ROUND, SPECIFIC, figures_given

# the flow that a number is of where it is said of another
_OTHER = {"immigration": "net_migration", "emigration": "net_migration", "net_migration": "immigration"}
NAMES = {"net_migration": "net migration", "immigration": "immigration", "emigration": "emigration"}
# how far above or below a published figure what is "more than" or "nearly" may lie, as a part of it, to be said of it
HARDLY = 0.1
# and how far above where so many are beyond every estimate of the flow that is said
_FAR_OVER = 0.25
# how many times the other flow one must be for a number so near to the other to be none of its own; less for an exact one
APART, APART_IF_EXACT = 1.3, 1.1
# how far from a year that is not named another may be meant, in days
NEAR_NEWS = 800
_A_YEAR = 366
# how much less of a change the flow that was said must have moved by
_BY_FAR = 0.7
# doubts whether it is this country, this year and people that are spoken of at all
_ANSWERED = frozenset(
    {
        "",
        doubts.SOMETHING_ELSE,
        doubts.BESIDE,
        doubts.BETWEEN,
        doubts.TURNED_TO,
        doubts.OF_THAT_PART,
        doubts.UNPLACED,
        doubts.ALL_BUT_SOME,
        WHICH_YEAR,
        doubts.NO_MOVERS,
        SEVERAL_YEARS,
        WHICH_YEARS,
        NOT_HELD,
        OF_TWO_ESTIMATES,
        DOUBTED,
        doubts.A_MARK,
    }
)
_OTHER_NATIONS = ("british", "eu_plus", "non_eu_plus", "eu", "non_eu")


def of_the_other_flow(
    wording: Wording, evidence: Evidence, *, known: frozenset[tuple[Period, float | None]] = frozenset()
) -> tuple[Outcome, Explanation] | None:
    """What a number is that is said of one flow and is the figure of another; None where that is not shown.

    Of the figures `known`, which its text gives itself, a round number may be told.
    """
    if not wording.plain_flow or wording.rate != 1 or wording.averaged:
        return None
    if wording.vintage != "current" and not _is_an_old_level(wording):
        return None
    if wording.stated.value is None or wording.subject is None or wording.refusal or not _is_answered(wording):
        return None
    if wording.kind in {"percent_change", "fraction"}:
        return _of_a_change(wording, evidence)
    needed = _needed(wording, evidence)
    if known and needed and not wording.uncertain and not wording.of_another_day and "place" not in wording.unsettled:
        needed = ROUND
    if not needed or figures_given(wording.stated.value) < needed or wording.stated.unit != "people" or wording.direction:
        return None
    if wording.kind == "sum":
        return _of_several_years(wording, evidence)
    if wording.kind not in OF_ONE_FIGURE and wording.vintage == "current":
        return None
    if wording.uncertain == SEVERAL_YEARS and wording.stated.hedge != "exact":
        return None  # "net migration over those years came to almost 1.3 million"
    # where no year is named, a number of two figures must be the published one, and not only be rounded to them
    only_itself = (needed == NAMED and wording.period_basis not in {"explicit", "inherited"}) or _is_shown_by_itself(wording)
    for series in _said_of(wording):
        other = Series(_OTHER[series.measure], series.fixed)
        hardly = _FAR_OVER if series.measure == "net_migration" and needed == ROUND else HARDLY
        like = [
            (abs(abs(found.range.value) - abs(wording.stated.value)), at, period, found)
            for period in _read(wording, evidence, other)
            for at, found in enumerate(_all_of(evidence, other, period))
            if is_said_of(wording.stated, _unsigned(found.range, series), hardly)
            and (not known or (period, found.range.value) in known)
            if not only_itself or abs(found.range.value) == abs(wording.stated.value)
        ]
        if like:
            _, _, period, found = min(like, key=lambda each: each[:2])
            if not _may_be_its_own(wording, evidence, series, period, found):
                return _mixed(series, period, found, evidence)
    return None


_SPOKEN_OF, _WHO_COUNTS = "another country was spoken of", frozenset({"ons", "statistics", "statisticians"})


def _is_shown_by_itself(wording: Wording) -> bool:
    """Whether only a number to the thousand can show of whom and where it is: some people or another country were spoken of before."""
    return wording.uncertain == doubts.OF_THAT_PART or wording.uncertain.startswith(_SPOKEN_OF) or _may_be_of_all(wording)


def _may_be_of_all(wording: Wording) -> bool:
    """Whether a group is named in the sentence, and it is open whether the number is of it: "With a new method for EU nationals, the ONS says that 345,000 came"."""
    return wording.subject is not None and wording.subject.basis == "open" and bool(wording.subject.group)


def _said_of(wording: Wording) -> list[Series]:
    """The flows and groups that a number may be said of."""
    several = list(series_of(wording)[:2])
    everybody = wording.subject is not None and _may_be_of_all(wording) and wording.period_basis == "explicit"
    return [*several, Series(several[0].measure, ())] if everybody and several else several


def is_told_as_so_much(wording: Wording) -> bool:
    """Whether a bound is told as what was reached: "more than 431,000 came", "net migration was as high as 1,320,000"."""
    return wording.stated.hedge == "over" or (wording.stated.hedge == "under" and "as" in wording.words_within)


def _is_an_old_level(wording: Wording) -> bool:
    """Whether a number is told as what was estimated before of a year that is named: "the previous estimate had 906,000 people coming"."""
    return (
        wording.kind in OF_ONE_FIGURE | {"revision"}
        and wording.period_basis == "explicit"
        and wording.stated.hedge == "exact"
        and figures_given(wording.stated.value or 0) >= SPECIFIC
    )


def is_of_neither(wording: Wording, evidence: Evidence) -> bool:
    """Whether a number that may be a net one is neither of the flow that was said nor what is left of it, by any estimate."""
    value = wording.stated.value
    if wording.uncertain != MAY_BE_NET or wording.period_basis != "explicit" or not wording.ties >= {"measure", "period"}:
        return False
    if value is None or figures_given(value) < SPECIFIC or wording.kind != "level":
        return False
    several = series_of(wording)
    return bool(several) and not any(
        overlaps(wording.stated, each) or overlaps(wording.stated, Range(-each.value, -each.high, -each.low))
        for series in several
        for flow in MIGRATION_FLOWS
        for period in _read(wording, evidence, Series(flow, series.fixed))
        for found in _all_of(evidence, Series(flow, series.fixed), period)
        for each in (found.range,)
    )


KNOWN_PERIOD = frozenset({"explicit", "inherited"})


def _is_answered(wording: Wording) -> bool:
    if wording.uncertain == doubts.OPEN:
        return wording.kind in OF_ONE_FIGURE and wording.subject is not None and wording.subject.local
    named, here, why = (
        wording.subject is not None and bool(wording.subject.group),
        "place" not in wording.unsettled,
        wording.uncertain,
    )
    of_elsewhere = (
        (named and why.startswith(LAST_OF))
        or (here and why in {doubts.PLACE_ASIDE, doubts.PLACE_BESIDE} and wording.period_basis == "explicit")
        or (here and why.startswith(_SPOKEN_OF) and not _WHO_COUNTS.isdisjoint(wording.sentence.words))
    )
    # of another place that many would have to be by chance what the whole country's figure is, to the last thousand
    return (of_elsewhere and figures_given(wording.stated.value or 0) >= SPECIFIC) or why in _ANSWERED


# how long a text may be news of the newest figures, in days
_NEWS = 10


def _is_news(evidence: Evidence) -> bool:
    """Whether the newest figures had just come out: then a text that names no year is of theirs."""
    newest = evidence.newest_release_day("net_migration")
    return newest is not None and 0 <= (evidence.day - newest).days <= _NEWS


def _needed(wording: Wording, evidence: Evidence) -> int:
    """How many figures a number must give to be evidence; 0 where none is enough."""
    if "group" in wording.unsettled or "count" in wording.unsettled:
        return 0
    if "place" in wording.unsettled or wording.uncertain in _OF_WHOM:
        return SPECIFIC
    if wording.period_basis not in {"explicit", "inherited"}:
        if _is_of_so_many(wording, evidence):
            return ROUND
        return NAMED if wording.kind == "sum" or (wording.period_basis == "release" and _is_news(evidence)) else SPECIFIC
    if wording.period_basis == "inherited" and _is_of_so_many(wording, evidence):
        return ROUND
    return ROUND if wording.period_basis == "explicit" and not wording.uncertain and not wording.of_another_day else NAMED


_OF_WHOM = frozenset({doubts.OPEN, doubts.ALL_BUT_SOME, doubts.TURNED_TO, doubts.OF_THAT_PART})
# the least number that can be told of all who came in a year
_ALL_WHO_CAME = 300_000
# how many times a round number the flow that was said must have been in every year around
_FAR_APART = 1.5
# and how many times every estimate of net migration a number of those who came is that is said to be that
_HIGHER = 1.15
_SAYING = frozenset("say says said tell tells told claim claims claimed write writes wrote".split())
_WISHES = frozenset(
    "want wants wanted would should could might need needs needed if like likes wish wishes enough let's imagine suppose cap limit target".split()
)


def _is_of_so_many(wording: Wording, evidence: Evidence) -> bool:
    """Whether a round number is plainly said of all who came, and not in any year around did so few: "In the past year 600,000 people had been let in".

    Or of net migration, which was never nearly so high: "net migration of 1.2 million".
    """
    value = abs(wording.stated.value or 0)
    newest, several = evidence.latest("net_migration"), series_of(wording)[:1]
    if wording.kind not in OF_ONE_FIGURE or value < _ALL_WHO_CAME:
        return False
    if set(wording.unsettled) - {"period"} or wording.of_another_day or newest is None or not several or several[0].fixed:
        return False
    if "measure" not in wording.ties and not _is_told_plainly(wording, several[0]):
        return False
    years = [year for year, _ in evidence.years(several[0]) if abs((year.stop - newest.stop).days) <= NEAR_NEWS]
    found = [each.range.value for year in years for each in _all_of(evidence, several[0], year)]
    if several[0].measure == "net_migration":
        return bool(found) and value >= _HIGHER * max(found)
    if wording.uncertain or (wording.stated.hedge == "over" and wording.stated.high == inf):
        return False
    if any(token.lower in _WISHES for token in wording.sentence.tokens):
        return False  # "Half a million immigrants in one year is what business wants"
    return bool(found) and all(each >= _FAR_APART * value for each in found)


def _is_told_plainly(wording: Wording, series: Series) -> bool:
    """Whether a number of net migration is not only round, and nobody is said to have told it: not "Sir, you say net migration was 1.2 million"."""
    told = wording.sentence.words_from(0, wording.start)
    return series.measure == "net_migration" and figures_given(wording.stated.value or 0) >= NAMED and _SAYING.isdisjoint(told)


def _read(wording: Wording, evidence: Evidence, series: Series) -> tuple[Period, ...]:
    """The years that the sentence can mean: those read, in a calendar year that is named any that ends in it."""
    if wording.period_basis == "explicit":
        return tuple(windows_of(wording, evidence.figures_of_years(series)))
    newest = evidence.latest("net_migration")
    told = (*wording.periods[:1], *((wording.likeliest,) if wording.likeliest else ()), *((newest,) if newest else ()))
    so_many = series.measure == "immigration" and _is_told_plainly(wording, Series("net_migration", series.fixed))
    of_news = series.measure == "net_migration" or (so_many and _is_of_so_many(wording, evidence))
    if wording.period_basis != "inherited" and newest is not None and of_news:
        # no year is named: it may be any that the news speaks of
        told += tuple(each for each, _ in evidence.years(series) if 0 <= (newest.stop - each.stop).days <= NEAR_NEWS)
    return tuple(dict.fromkeys(told))


def _all_of(evidence: Evidence, series: Series, period: Period) -> Iterator[Standing]:
    """What stood for a period, and every estimate before it."""
    if (standing := evidence.standing(series, period)) is not None:
        yield standing
    for figure in estimates(evidence, series, period)[1:]:
        if (found := evidence.of_figure(figure)) is not None:
            yield found


def _unsigned(found: Range, series: Series) -> Range:
    """Net migration as it is told of those who left, without its sign."""
    if series.measure == "emigration" and found.value < 0:
        return Range(-found.value, -found.high, -found.low)
    return found


def is_said_of(said: Stated, found: Range, hardly: float = HARDLY) -> bool:
    """Whether a number is told of a figure: rounded as its words allow, or hardly above or below it."""
    value = said.value or 0
    if said.hedge == "over":
        return value <= found.value <= (1 + hardly) * value
    if said.hedge in {"under", "nearly"}:
        return (1 - HARDLY) * value <= found.value <= value and overlaps(said, found)
    return overlaps(said, found)


def _is_told_of(said: Stated, found: Range) -> bool:
    """The same, or of people lost without the sign."""
    return is_said_of(said, found) or is_said_of(said, Range(-found.value, -found.high, -found.low))


def _may_be_its_own(wording: Wording, evidence: Evidence, series: Series, period: Period, other: Standing) -> bool:
    """Whether a number may be a figure of the flow that was said: of a group spoken of, of a year near, by any estimate."""
    named = wording.period_basis == "explicit"
    years = (
        _read(wording, evidence, series)
        if named
        else tuple(each for each, _ in evidence.years(series) if abs((each.stop - period.stop).days) <= NEAR_NEWS)
    )
    own = evidence.standing(series, period)
    exact = abs(wording.stated.value or 0) == abs(other.range.value)
    if own is None and not (_can_be_no_other(series, exact=exact) or _is_far_from_every_year(wording, evidence, series, period)):
        return True
    if own is not None and not _lie_apart(
        own.range, _unsigned(other.range, series), APART_IF_EXACT if named and exact else APART
    ):
        return True
    if any(_is_told_of(wording.stated, found.range) for each in years for found in _all_of(evidence, series, each)):
        return True
    # of the third flow as well: then it is not plain which is mixed up
    value, third = abs(wording.stated.value or 0), MIGRATION_FLOWS - {series.measure, _OTHER[series.measure]}
    off = 2 * abs(abs(other.range.value) - value)
    if any(
        abs(abs(found.range.value) - value) <= off
        for flow in third
        for each in years
        for found in _all_of(evidence, Series(flow, series.fixed), each)
    ):
        return True
    of_some = wording.uncertain == doubts.OF_THAT_PART
    if ("measure" in wording.ties and not of_some) or series.fixed:
        return False
    groups: Iterable[Series] = (
        Series.of(series.measure, nationality=nation)
        for nation in _OTHER_NATIONS
        if may_speak_of(wording.spoken_of, series.measure, nation, "all")
    )
    if of_some:
        years = wording.periods[:1] if named else years
        groups = (
            each
            for each in evidence.once("flows by group", lambda: _by_group(evidence))
            if may_speak_of(wording.spoken_of, each.measure, each.dimensions["nationality"], each.dimensions["reason"])
        )
    return any(
        _is_told_of(wording.stated, found.range) for each in groups for year in years for found in _all_of(evidence, each, year)
    )


def _can_be_no_other(series: Series, *, exact: bool) -> bool:
    """Whether of a flow of which no figure is held it is known all the same that it is not net migration: nationals go both ways.

    Few enough non-EU nationals left in some years for a rounded number of those who came to be near the net one.
    """
    nations = {"british", "eu", "eu_plus", *(("non_eu", "non_eu_plus") if exact else ())}
    return series.dimensions["reason"] == "all" and series.dimensions["nationality"] in nations


def _is_far_from_every_year(wording: Wording, evidence: Evidence, series: Series, period: Period) -> bool:
    """Whether all who came were far more in every year around, by any estimate, so that it is no number of theirs in a year of which none is held."""
    if series.fixed or series.measure != "immigration" or wording.period_basis != "explicit" or "measure" not in wording.ties:
        return False
    if figures_given(wording.stated.value or 0) < SPECIFIC:
        return False
    years = [year for year, _ in evidence.years(series) if abs((year.stop - period.stop).days) <= NEAR_NEWS]
    found = [each.range.value for year in years for each in _all_of(evidence, series, year)]
    return len(years) > 1 and all(each >= _FAR_APART * abs(wording.stated.value or 0) for each in found)


def _lie_apart(own: Range, other: Range, times: float = APART) -> bool:
    return own.value >= times * abs(other.value) or abs(other.value) >= times * own.value


def _of_several_years(wording: Wording, evidence: Evidence) -> tuple[Outcome, Explanation] | None:
    value = wording.stated.value or 0
    half = 10 ** (len(str(int(abs(value)))) - figures_given(value)) / 2
    for series in series_of(wording)[:1]:
        other = Series(_OTHER[series.measure], series.fixed)
        for period in wording.periods:
            found = sums.added_up(evidence, other, period)
            own = sums.added_up(evidence, series, period)
            if found is None or own is None or not _lie_apart(own.range, found.range):
                continue
            one_year = any(
                abs(each.range.value - value) <= half
                for year, _ in evidence.years(series)
                if abs((year.stop - period.stop).days) <= NEAR_NEWS
                for each in _all_of(evidence, series, year)
            )
            if is_said_of(wording.stated, found.range) and not is_said_of(wording.stated, own.range) and not one_year:
                return _mixed(series, period, found, evidence)
    return None


def _of_a_change(wording: Wording, evidence: Evidence) -> tuple[Outcome, Explanation] | None:
    """Such as "immigration halved", said of what net migration did, where immigration did nothing like it."""
    if (
        wording.subject is None
        or wording.subject.measure != "immigration"
        or set(wording.unsettled) - {"baseline"}
        or wording.of_another_day
    ):
        return None
    if (
        wording.period_basis not in {"explicit", "inherited"}
        or wording.baseline_stated is not None
        or wording.contrast != "year_before"
    ):
        return None
    for series in series_of(wording)[:1]:
        other = Series("net_migration", series.fixed)
        for period, baseline in pairs(wording):
            after, before = evidence.standing(other, period), evidence.standing(other, baseline)
            if after is None or before is None or not fits_between(wording, after.range, before.range):
                continue
            one, two = evidence.standing(series, period), evidence.standing(series, baseline)
            if one is None or two is None or _moved_like_it(wording, evidence, series, (period, baseline)):
                continue
            own = compare(wording, series, (period, one), (baseline, two))
            found = compare(wording, other, (period, after), (baseline, before))
            if (
                own.value is None
                or found.value is None
                or own.value * found.value <= 0
                or abs(own.value) > _BY_FAR * abs(found.value)
            ):
                continue
            words = f"It was net migration{_of_whom(series)} that changed by so much: {found.derivation}."
            return replace(own, fits=False), Explanation("wrong_measure", words, found.figures)
    return None


def _moved_like_it(wording: Wording, evidence: Evidence, series: Series, times: tuple[Period, Period]) -> bool:
    """Whether the flow that was said, of anybody spoken of, changed so between those years or years near, by any estimate."""
    period, baseline = times
    groups = [series]
    if not series.fixed and "measure" not in wording.ties:
        groups += [
            each
            for each in evidence.once("flows by group", lambda: _by_group(evidence))
            if each.measure == series.measure
            and may_speak_of(wording.spoken_of, each.measure, each.dimensions["nationality"], each.dimensions["reason"])
        ]
    for each in groups:
        ends = [year for year, _ in evidence.years(each) if abs((year.stop - period.stop).days) <= _A_YEAR]
        if wording.period_basis == "explicit":
            ends = [period]
        for end in ends:
            begins = {baseline, end.years_back(1)}
            if "baseline" in wording.unsettled:
                begins |= {
                    year for year, _ in evidence.years(each) if year.stop < end.stop
                }  # "has almost halved": since its peak
            for begin in begins - {end}:
                for after in _all_of(evidence, each, end):
                    if any(fits_between(wording, after.range, before.range) for before in _all_of(evidence, each, begin)):
                        return True
    return False


def _by_group(evidence: Evidence) -> tuple[Series, ...]:
    """Immigration of each group of nations and for each reason that is held."""
    return tuple(
        each
        for each in evidence.ledger.series("immigration")
        if all(name in {"nationality", "reason"} for name, _ in each.fixed)
        and each.dimensions["nationality"] in {"all", *_OTHER_NATIONS}
    )


def _mixed(series: Series, period: Period, found: Standing, evidence: Evidence) -> tuple[Outcome, Explanation]:
    """The outcome for the flow that was said, and what the number is instead."""
    own = evidence.standing(series, period) if period.kind != "span" else sums.added_up(evidence, series, period)
    said, is_of = NAMES[series.measure], NAMES[found.figures[0].series.measure if not found.made else _OTHER[series.measure]]
    value = amount(found.range.value, found.unit)
    years = f"in the {period_words(period)}" if period.is_year else f"from {period_words(period)}"
    words = f"{value} is {is_of}{_of_whom(series)} {years}, not {said}."
    if own is None:
        missing = (
            f"no figure of {series_in_words(series)} {in_words(period)} had been published by that day, as far as netmig knows"
        )
        judged = Outcome(False, missing, None, (), period, None, series)
    else:
        judged = Outcome(False, f"{period_words(period)}: {own.words}", own.range.value, own.figures, period, None, series)
    return judged, Explanation("wrong_measure", words, found.figures)


def _of_whom(series: Series) -> str:
    return series_in_words(series).removeprefix(series.about.label.lower())
