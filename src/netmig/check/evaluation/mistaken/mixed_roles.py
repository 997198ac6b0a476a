"""The right number in the wrong role: a level said as a change, another year's figure, two digits changed about.

Where what is counted is plain and the number is, to the last figure given, what such a slip makes of a
published one, it does speak of that figure, and the doubts whether it may be of another year or another
estimate are answered. It must fit nothing that the sentence would be right of. What is counted, and what
is said of it, is never chosen so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....ledger.phrases import amount, period_words
from ....periods import Period
from ....series import Series
from ...records import replace
from ...sentences.estimates.known_when import ANOTHER_TIME, OF_THAT_TIME, OF_TWO_ESTIMATES
from ...sentences.in_doubt import doubts
from ...sentences.in_doubt.refusals import OF_ANOTHER_PLACE
from ...sentences.in_doubt.said_in_full import is_said_in_full
from ...sentences.times.other_times import THE_YEAR_BEFORE
from ...sentences.times.times_in_doubt import SEVERAL_YEARS
from ...sentences.wording import OF_ONE_AGE, OF_ONE_FIGURE, Wording
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_parts import MONTH_WORDS
from ..diagnosis import Diagnosis, Explanation
from ..estimates.other_days import YEARS_BACK, estimates, is_figure_of_another_year, ranges_of
from ..evidence import Evidence
from ..figures_like import is_spoken_of, levels_like
from ..intervals import Range, difference, overlaps, overlaps_either_way
from ..kinds.changes import change_words, fits_between
from ..outcome import Outcome, series_of
from .near_years import is_exact
from .told_as_a_level import BY_HOW_MUCH, is_told_as_a_level, tells_a_level
from .whole_for_a_part import whole_for_a_part

# a smaller number is met by chance too easily
_LEAST = 100_000
_A_YEAR = 366
# how far from a year that is named another may be meant, in days
_AROUND = 400
# the years that ended so many days before the newest are those that news may speak of
_OF_NEWS = 800
# how far a number must lie from every figure ever published for a year to be none of it, as a part of it
_BEYOND = 0.25
# words by which people are added to something that is no flow: "raised the population by 504,000"
_ADDED_TO = frozenset(
    "population populations residents inhabitants adds added adding boosted boost through thanks because contribution contributed".split()
)
_FLOWS = frozenset({"migration", "immigration", "emigration", "arrivals", "departures"})
# doubts what the words beside a number say, and whether two estimates or two years are compared
_OF_A_CHANGE = frozenset(
    {"", doubts.SOMETHING_ELSE, doubts.BESIDE, doubts.BETWEEN, doubts.OF_WHOM, doubts.A_MARK, OF_TWO_ESTIMATES}
)


# by no estimate of any day did it change so
_OF_SOME_DAY = frozenset({"", ANOTHER_TIME, OF_THAT_TIME, OF_TWO_ESTIMATES, THE_YEAR_BEFORE})


def in_another_role(wording: Wording, outcome: Outcome, evidence: Evidence) -> tuple[Outcome, Explanation] | None:
    """What a number is that is said in a role that it does not have; None where that is not shown."""
    subject, value = wording.subject, wording.stated.value
    if value is None or subject is None or subject.measure not in MIGRATION_FLOWS or wording.rate != 1:
        return None
    if wording.refusal and not _names_a_place_besides(wording):
        return None
    if "place" in wording.unsettled and not (wording.period_basis == "explicit" and is_exact(wording)):
        return None  # of no country that is named: what is, to the thousand, the figure of the year that is named, is of this one
    if wording.kind == "level" and (change := _change_for_level(wording, evidence)) is not None:
        return change
    if wording.stated.unit != "people" or abs(value) < _LEAST:
        return None
    if wording.kind == "revision" and wording.vintage == "first":
        return _from_a_later_estimate(wording, evidence)
    if wording.vintage != "current":
        return None
    if (whole := whole_for_a_part(wording, evidence)) is not None:
        return whole
    if wording.kind == "change":
        return _level_for_change(wording, outcome, evidence)
    if wording.kind not in OF_ONE_FIGURE or not _is_specific(wording):
        return None
    return None if wording.uncertain or subject.basis != "explicit" else _digits_changed(wording, outcome, evidence)


def _names_a_place_besides(wording: Wording) -> bool:
    """Whether a sentence that ties a change to measure and year names a part of the country, too: none has so many people coming."""
    placed = wording.refusal.startswith(OF_ANOTHER_PLACE) and wording.kind == "change"
    return placed and wording.ties >= {"measure", "period", "time"} and _is_specific(wording)


# how far below a figure what is "more than" may lie to be said of it, as a part of it
_HARDLY_OVER = 0.02


def whole_for_an_age(wording: Wording, outcome: Outcome) -> tuple[Outcome, Explanation] | None:
    """The number of people of every age that is said of those of one: "252,000 Britons under 35 left"."""
    value, found = wording.stated.value or 0, outcome.value or 0
    if (
        not outcome.fits
        or outcome.unsure
        or wording.uncertain != OF_ONE_AGE
        or "place" in wording.unsettled
        or wording.of_another_day
    ):
        return None
    near = value <= found <= (1 + _HARDLY_OVER) * value if wording.stated.hedge == "over" else value == found
    if not near or wording.period_basis not in {"explicit", "inherited"} or wording.stated.hedge in {"under", "nearly"}:
        return None
    words = f"{amount(found, 'people')} is of people of every age."
    return replace(outcome, fits=False), Explanation("wrong_measure", words, outcome.figures)


def _is_specific(wording: Wording) -> bool:
    return wording.stated.hedge == "exact" and (wording.stated.value or 0) % 100_000 != 0


def _level_for_change(wording: Wording, outcome: Outcome, evidence: Evidence) -> tuple[Outcome, Explanation] | None:
    """A level that is said to be by how much it changed: "net migration is up by 504,000", of net migration that rose to 504,000."""
    said = wording.stated
    answered = wording.uncertain in _OF_A_CHANGE or (_is_specific(wording) and wording.uncertain in doubts.OF_PLACES)
    if not answered or wording.of_another_day not in _OF_SOME_DAY:
        return None
    if said.hedge not in {"exact", "over", "nearly", "about"} or ((said.value or 0) < 0 and not _is_specific(wording)):
        return None
    if wording.of_an_era or wording.whole is not None or wording.leads_to >= 0 or _leads_from_there(wording, evidence):
        return None
    of_two = OF_TWO_ESTIMATES in {wording.uncertain, wording.of_another_day}
    if "group" in wording.unsettled or (wording.of_estimates and not of_two) or not _moves_itself(wording):
        return None
    way = 1 if (said.value or 0) > 0 else -1
    for series in series_of(wording)[:1]:
        for period in _read(wording, evidence):
            standing = evidence.standing(series, period)
            if standing is None or not _gives(
                wording, Range(way * standing.range.value, *sorted((way * standing.range.low, way * standing.range.high)))
            ):
                continue
            if _changed_so(wording, series, period, evidence):
                return None
            year_before = period.years_back(1)
            before = evidence.standing(series, year_before)
            words = f"{amount(standing.range.value, standing.unit)} is the figure for the {period_words(period)}, and not by how much it changed."
            figures = (*standing.figures, *(() if before is None else before.figures))
            found = None if before is None else difference(standing.range, before.range)
            slip: Diagnosis = "wrong_direction" if found is not None and found.value * way < 0 else "arithmetic"
            if outcome.fits is not None and outcome.figures and outcome.period == period:
                return replace(outcome, fits=False), Explanation(slip, words, figures)
            told = f"{period_words(period)}: {standing.words}"
            if before is not None and found is not None:
                told += f"; {period_words(year_before)}: {before.words}, {change_words(found.value, 'people', standing.unit)}"
            made = Outcome(
                False, told, standing.range.value if found is None else found.value, figures, period,
                None if before is None else year_before, series, False,
            )  # fmt: skip
            return made, Explanation(slip, words, figures)
    return None


# a change that is met by chance by no other number, where it is given to the thousand
_LEAST_CHANGE = 30_000
# a number that is, to the thousand, by how much this very flow changed is of everybody, of one year and of this country
_OF_A_LEVEL = doubts.OF_PLACES | {"", doubts.OPEN, SEVERAL_YEARS, doubts.A_MARK}


def _change_for_level(wording: Wording, evidence: Evidence) -> tuple[Outcome, Explanation] | None:
    """A change that is said to be the level: "net migration was just 160,000 in 2025", of net migration that fell by 160,000."""
    said, subject = wording.stated, wording.subject
    if said.value is None or said.value < _LEAST_CHANGE or said.value % 1000 or said.hedge not in {"exact", "about"}:
        return None
    if said.unit != "people" or wording.uncertain not in _OF_A_LEVEL or wording.of_another_day not in _OF_SOME_DAY:
        return None
    if (
        subject is None
        or subject.group
        or subject.basis == "open"
        or "group" in wording.unsettled
        or not (is_told_as_a_level(wording) or tells_a_level(wording))
    ):
        return None
    if wording.period_basis != "explicit" and is_figure_of_another_year(wording, evidence):
        return None
    if not is_said_in_full(wording) and any(
        is_spoken_of(wording, each.series) for each in levels_like(wording, evidence, old=True)
    ):
        return None
    for series in series_of(wording)[:1]:
        for period in wording.periods[:1]:
            standing, before = evidence.standing(series, period), evidence.standing(series, period.years_back(1))
            if standing is None or before is None or standing.unsure:
                return None
            change = standing.range.value - before.range.value
            if abs(change) != said.value:
                return None
            words = f"{amount(said.value, standing.unit)} {BY_HOW_MUCH} in the {period_words(period)}."
            found = (*standing.figures, *before.figures)
            told = f"{period_words(period)}: {standing.words}; {change_words(change, 'people', standing.unit)}"
            made = Outcome(False, told, standing.range.value, found, period, None, series, False)
            return made, Explanation("arithmetic", words, found)
    return None


def _leads_from_there(wording: Wording, evidence: Evidence) -> bool:
    """Whether a change is told with what it set out from, and comes from there to something that a year was: "fell by 73,000, from 745,000"."""
    start, by = wording.baseline_stated, wording.stated.value
    if start is None:
        return False
    if start.value is None or by is None or not _is_specific(wording) or wording.period_basis != "explicit":
        return True
    led_to = start.value + by
    return led_to <= 0 or any(
        abs(found.value - led_to) <= _NEAR * abs(by)
        for series in series_of(wording)[:1]
        for period, _ in evidence.years(series)
        if (evidence.day - period.end).days <= YEARS_BACK * _A_YEAR
        for found in ranges_of(evidence, series, period)
    )


def _gives(wording: Wording, found: Range) -> bool:
    """Whether a number gives a figure to the last digit it has, and is not only beyond or below it."""
    said = wording.stated
    if said.hedge == "over":
        return 0 <= abs(found.value) - abs(said.value or 0) <= _NEAR * abs(found.value) and found.value * (said.value or 0) > 0
    return overlaps(said, found)


_NEAR = 0.1


# people that are counted right behind a number
_HEADS = frozenset({"people", "persons", "inhabitants", "souls"})
_TO_THE_PEOPLE = 8


def _moves_itself(wording: Wording) -> bool:
    """Whether it is the flow that is said to change, and not something by it: "the population rose by 504,000 through net migration"."""
    words = wording.sentence.words
    if not _ADDED_TO.isdisjoint(words):
        return False
    if any(
        word == "net" and other not in _FLOWS | {"long-term", "international"}
        for word, other in zip(words, [*words[1:], ""], strict=True)
    ):
        return False
    before = wording.words_before
    within = wording.sentence.words_from(wording.start)
    at = next((k for k, word in enumerate(within) if word in _FLOWS), -1)
    if at < 0 and not _HEADS.isdisjoint(within[:_TO_THE_PEOPLE]) and "fewer" not in within[:3]:
        return False  # "a record net immigration in 2022, with an increase of 606,000 people": of the population
    if not _FLOWS.isdisjoint(before) or "measure" in wording.ties:
        return True
    # "the fall of 204,000 in net migration"; a sentence that only goes on says of what before
    return (at > 0 and not {"in", "of"}.isdisjoint(within[max(0, at - 4) : at])) or not wording.uncertain


def _read(wording: Wording, evidence: Evidence) -> tuple[Period, ...]:
    """The years that the sentence can mean, the newest among them where it does not name one of its own."""
    newest = evidence.latest("net_migration")
    told = [each for each in wording.periods if each.is_year]
    if wording.period_basis != "explicit" or wording.loose or not told:
        told += [each for each in (wording.likeliest, newest) if each is not None]
    return tuple(dict.fromkeys(told))


def _changed_so(wording: Wording, series: Series, period: Period, evidence: Evidence) -> bool:
    """Whether there was such a change between any years that may be meant, by any estimates of them."""
    if not evidence.years(series):
        return True  # where no year is held, anything may have been so
    years = [each for each, _ in evidence.years(series) if (evidence.day - each.end).days <= YEARS_BACK * _A_YEAR]
    round_number = not _is_specific(wording)
    peak = evidence.extreme_year(series, 1)
    around = _OF_NEWS if round_number else 0 if wording.ties >= {"measure", "period"} and wording.baseline else _AROUND
    ends = [each for each in years if abs((each.stop - period.stop).days) <= around] or [period]
    told = {
        _window(each) for each in (*wording.baseline, *(end.years_back(1) for end in (*ends, *wording.periods))) if each.is_year
    }
    before: dict[Period, Sequence[Range]] = {each: ranges_of(evidence, series, each) for each in years}
    before |= {each: tuple(_ever(series, each, evidence)) for each in told if each not in before}
    for end in ends:
        afters = ranges_of(evidence, series, end)
        if any(fits_between(wording, one, other) for one in afters for other in afters):
            return True  # by how much it was revised
        for begin, befores in before.items():
            gap = (end.stop - begin.stop).days
            if gap <= 0:
                continue
            named = any(abs((each.stop - begin.stop).days) <= _AROUND for each in wording.baseline)
            if not (round_number or gap <= _A_YEAR or begin == peak or named):
                continue
            if any(fits_between(wording, one, other) for one in afters for other in befores):
                return True
    return False


def _ever(series: Series, period: Period, evidence: Evidence) -> Iterator[Range]:
    """Every figure of a year of which none was out, those published later: an estimate that is not held is hardly farther off."""
    for figure in evidence.ever(series, period):
        if (found := evidence.of_figure(figure)) is not None:
            yield found.range


# doubts of what is spoken of, which a step to the thousand between two estimates of the year read answers
_OF_A_STEP = doubts.OF_WHICH_ESTIMATE | {""}


def _from_a_later_estimate(wording: Wording, evidence: Evidence) -> tuple[Outcome, Explanation] | None:
    """How far an estimate lies from a later one, said as from the first: "166,000 higher than the first estimate", of 672,000, then 740,000, then 906,000."""
    said, value = wording.stated, wording.stated.value or 0
    if not wording.direction or wording.uncertain not in _OF_A_STEP or not _is_specific(wording) or "group" in wording.unsettled:
        return None
    if not _says_the_first(wording):
        return None
    told = dict.fromkeys((*wording.periods, *((wording.likeliest,) if wording.likeliest is not None else ())))
    for series in series_of(wording)[:1]:
        for period in told:
            known = [each for each in estimates(evidence, series, period) if each.value is not None]
            if len(known) < _STEPS or evidence.may_be_superseded(known[0]):
                continue
            now, first = known[0], known[-1]
            from_later = any(((now.value or 0) - (each.value or 0)) * wording.direction == abs(value) for each in known[1:-1])
            one, other = evidence.of_figure(now), evidence.of_figure(first)
            if not from_later or one is None or other is None:
                continue
            found = difference(one.range, other.range)
            if overlaps_either_way(said, found):
                return None
            in_turn = ", then ".join(dict.fromkeys(amount(each.value or 0, each.unit) for each in reversed(known)))
            words = f"{amount(abs(value), now.unit)} is the change from a later estimate, and not from the first."
            outcome = Outcome(False, f"{period_words(period)}: {in_turn}", found.value, (now, first), period, None, series, False)
            return outcome, Explanation("wrong_baseline", words, (now, first))
    return None


_FIRST = frozenset({"first", "initial", "original"})
_ESTIMATE_NOUNS = frozenset({"estimate", "estimates", "figure", "figures", "count", "toll", "number"})


def _says_the_first(wording: Wording) -> bool:
    """Whether the first estimate is named as such, and not by when it was made: "originally estimated in May" may be that of May."""
    words = wording.sentence.words_from(wording.start)
    at = next((k for k, word in enumerate(words) if word in _FIRST), -1)
    return at >= 0 and _ESTIMATE_NOUNS & set(words[at + 1 : at + 4]) != set() and frozenset(MONTH_WORDS).isdisjoint(words[at:])


# so many estimates of a year there must be for one to be neither the first nor the newest
_STEPS = 3


def _window(period: Period) -> Period:
    return Period(period.start, period.stop, "year_ending")


def _digits_changed(wording: Wording, outcome: Outcome, evidence: Evidence) -> tuple[Outcome, Explanation] | None:
    """A figure with two of its digits changed about, 240,000 for 204,000, of the measure and year that are read."""
    if outcome.fits is not False or "measure" not in wording.ties or wording.of_another_day or wording.of_estimates:
        return None
    subject, value = wording.subject, abs(wording.stated.value or 0)
    if (
        subject is None
        or subject.group
        or not subject.local
        or wording.period_basis not in {"explicit", "release"}
        or value % 1000
    ):
        return None
    for series in series_of(wording)[:1]:
        for period in wording.periods:
            figure = evidence.figure(series, period)
            if figure is None or not are_changed_about(int(value) // 1000, int(abs(figure.value or 0)) // 1000):
                continue
            near = [each for each, _ in evidence.years(series) if abs((each.stop - period.stop).days) <= _OF_NEWS]
            if any(overlaps(wording.stated, found) for each in near for found in ranges_of(evidence, series, each)):
                return None
            standing = evidence.of_figure(figure)
            if standing is None or standing.unsure:
                return None
            words = f"{amount(figure.value or 0, figure.unit)} with two digits swapped."
            told = Outcome(
                False, f"{period_words(period)}: {standing.words}", figure.value, (figure,), period, None, series, False
            )
            return told, Explanation(None, words, (figure,))
    return None


def are_changed_about(one: int, other: int) -> bool:
    """Whether two numbers of three digits or more differ in nothing but two digits side by side that have changed places."""
    first, second = str(one), str(other)
    if len(first) != len(second) or len(first) < 3 or one == other:
        return False
    apart = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and first[apart[0]] == second[apart[1]]
        and first[apart[1]] == second[apart[0]]
    )
