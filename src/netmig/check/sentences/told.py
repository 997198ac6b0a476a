"""What a text has told so far: which windows it named, in which order, of which numbers, and which of them was the peak.

"The earlier year", "a year later", "at that peak" and a number that is said again point back at one of
these. Each sentence leaves what it told for the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from itertools import islice

from ...periods import Period, calendar_year, year_ending
from ..records import record, replace
from ..words.time_expressions import TimeExpression
from .parts import SentenceParts
from .wording import OF_ONE_FIGURE, OF_TWO_FIGURES, Subject, Wording

# counts that the Home Office publishes quarter by quarter: their year is not that of the flows told beside them
COUNTS = frozenset({
    "visas_granted", "visa_applications", "asylum_applications", "asylum_initial_decisions", "asylum_awaiting_decision",
    "asylum_supported", "small_boat_arrivals",
})  # fmt: skip
# those of them that are told for a year, and not as they stand on a day
YEARS_OF_COUNTS = COUNTS - {"small_boat_arrivals", "asylum_awaiting_decision", "asylum_supported"}
# a rounder number is met again by chance
LEAST_EXACT = 1000
ROUND = 50_000
# a text of more exact numbers goes on about the last of them
_MOST_NUMBERS = 200
# behind all text
_BEYOND = 1 << 60
_NAMES_A_MONTH = frozenset({"month", "year_ending"})


@record(kw_only=True)
class Told:
    """What the sentences before told of time, the last of it first where there are several."""

    pair: tuple[Period, Period] | None = None
    """The two windows that were named last, in the order of their naming."""
    row: tuple[Period, ...] = ()
    """The three windows and more that a sentence named last, in the order of their naming."""
    just: Period | None = None
    """The one window that the last sentence of the same paragraph named."""
    named: Period | None = None
    """The window that the last sentence of the same paragraph named last, in whatever way: 2019 in "has trebled since 2019"."""
    dated: int = 0
    """The year in which the last sentence said that something happened, by its month or day: "In June 2016 Britain voted to leave"."""
    asked: bool = False
    """Whether that is what the last sentence asked after: "And in 2015?"."""
    opened: bool = False
    """Whether the paragraph has told of any window."""
    numbers: Mapping[tuple[str, float], Period] = field(default_factory=dict)
    """The window that each exact number was told of, by its measure."""
    peaks: Mapping[str, Period] = field(default_factory=dict)
    """The window of the highest figure that was told, by its measure."""
    month: Period | None = None
    """The year that ended with the month named last."""
    number_last: Period | None = None
    """The window of the last number that the last sentence told."""
    counted: Period | None = None
    """The window of the counts last spoken of."""

    def number(self, subject: Subject | None, value: float) -> Period | None:
        """The window that the text gave a number for."""
        return None if subject is None else self.numbers.get((subject.measure, value))


def tell(
    told: Told, parts: SentenceParts, found: Sequence[Wording], windows_of: Callable[[TimeExpression], tuple[Period, ...]]
) -> Told:
    """What has been told once a sentence has been read, too; `windows_of` are the windows that words of time name by themselves."""
    told = replace(told, asked=False, dated=0) if told.asked or told.dated else told
    if not found and not parts.times:
        one = one_of_the_pair(parts, told)
        nothing_new = told.just == told.named == one and told.number_last is None
        return told if nothing_new else replace(told, just=one, named=one, number_last=None)
    aside = where_it_used_to_be(parts)
    named = [
        wording for wording in found if wording.start < aside and wording.periods and not wording.of_an_era and _is_plain(wording)
    ]
    flows = [wording for wording in named if wording.subject is None or wording.subject.measure not in COUNTS]
    windows = (
        _windows(wording for wording in flows if wording.kind != "revision")
        or _of_times_alone(parts, windows_of)
        or ([] if named else _of_its_one_time(parts, windows_of))
    )
    one = None if windows else one_of_the_pair(parts, told)
    set_against = len(windows) == 1 and _is_only_set_against(windows[0], flows)
    exact = {
        (wording.subject.measure, wording.stated.value): wording.periods[0]
        for wording in flows
        if wording.subject is not None
        and wording.stated.value is not None
        and wording.kind in OF_ONE_FIGURE
        and (wording.period_basis == "explicit" or wording.starts)
        and is_exact(wording.stated.value)
    }
    peaks = {
        wording.subject.measure: wording.periods[0]
        for wording in flows
        if wording.subject is not None and wording.kind == "extreme" and wording.extreme == "high" and wording.since is None
    }
    counts = [wording.periods[0] for wording in named if _is_count(wording) and wording.periods[0].is_year and not wording.starts]
    return replace(
        told,
        pair=_pair(windows) or _with_the_last(told, windows or _moved_to(parts, flows)),
        row=tuple(dict.fromkeys(windows)) if len(windows) > 2 else told.row if set(windows) <= set(told.row) else (),
        # of the newest year, which is not named, may be what follows
        just=one
        if len(windows) != 1
        else None
        if set_against or any(each.period_basis == "release" for each in found)
        else windows[0],
        named=_named_last(windows, flows) if windows else one or _named_in_passing(parts, windows_of),
        dated=next((time.year for time in reversed(parts.times) if time.kind in {"month", "day", "moment"} and time.year), 0),
        asked=parts.words[-1:] == ["?"] and len(windows) == 1 and not any(parts.compares(time) for time in parts.times),
        opened=told.opened or any(wording.periods for wording in found),
        number_last=next(
            (
                wording.periods[0]
                for wording in sorted(flows, key=lambda each: -each.start)
                if wording.kind in {"level", "extreme", "revision"} and abs(wording.stated.value or 0) >= LEAST_EXACT
            ),
            None,
        ),
        numbers=_with_the_newest(told.numbers, exact) if exact else told.numbers,
        peaks={**told.peaks, **peaks} if peaks else told.peaks,
        month=month_named_last(parts) or told.month,
        counted=max((*counts, *((told.counted,) if told.counted else ())), default=None),
    )


def _with_the_newest(
    numbers: Mapping[tuple[str, float], Period], more: Mapping[tuple[str, float], Period]
) -> Mapping[tuple[str, float], Period]:
    """The numbers told before with those told now, and without the oldest where there are very many."""
    every = {**numbers, **more}
    return dict(islice(every.items(), max(0, len(every) - _MOST_NUMBERS), None))


def _is_count(wording: Wording) -> bool:
    return wording.stated.unit == "visas" if wording.subject is None else wording.subject.measure in COUNTS


def month_named_last(parts: SentenceParts) -> Period | None:
    """The year that ends with the last month that a sentence names with its year."""
    return next(
        (year_ending(time.year, time.month) for time in reversed(parts.times) if time.kind in _NAMES_A_MONTH and time.year), None
    )


def where_it_used_to_be(parts: SentenceParts) -> int:
    """Where in the text an aside begins that tells what was before: "944,000, where it used to be 906,000"; beyond all text if none."""
    if "where" not in parts.word_set:
        return _BEYOND
    for at, word in enumerate(parts.words):
        if word == "where" and parts.words[at + 1 : at + 3] in (["it", "used"], ["it", "had"], ["it", "was"]):
            return parts.tokens[at].start
    return _BEYOND


def is_exact(value: float) -> bool:
    """Whether a number is so exact that a text that has it twice speaks of the same thing."""
    return abs(value) >= LEAST_EXACT and value % ROUND != 0


def _is_plain(wording: Wording) -> bool:
    """Whether a wording is of a window that the text named, or points back at, and no wish or plan."""
    return wording.period_basis in {"explicit", "inherited"} and wording.kind not in {"forecast", "target", "rule", "sum"}


def _windows(wordings: Iterable[Wording]) -> list[Period]:
    """The windows that are named in so many words, in the order of their naming."""
    found: dict[Period, None] = {}
    for wording in sorted(wordings, key=lambda each: each.start):
        if wording.period_basis == "explicit" or wording.starts:
            found[wording.periods[0]] = None
        if wording.baseline and wording.baseline_basis == "explicit":
            found[wording.baseline[0]] = None
    return [period for period in found if period.is_year]


def _is_only_set_against(window: Period, wordings: Iterable[Wording]) -> bool:
    """Whether a window is only what something else is measured from: "184,000, a rise of 10,000 on the 2014 total", "down from 649,000 the year before"."""
    wordings = tuple(wordings)
    of_it = [wording for wording in wordings if window in wording.periods[:1]]
    if of_it and all(wording.starts for wording in of_it):
        return any(wording.periods and not wording.starts for wording in wordings)
    return not any(window in wording.periods[:1] for wording in wordings) and any(
        window in wording.baseline[:1] and wording.periods and wording.kind in OF_TWO_FIGURES and wording.stated.value is not None
        for wording in wordings
    )


def _named_last(windows: Sequence[Period], wordings: Iterable[Wording]) -> Period:
    """The window named last; not one that has no number and that another is only set against: "was 96,000, twice as many as in 2019"."""
    if len(windows) > 1 and _is_only_set_against(windows[-1], tuple(wordings)):
        return windows[-2]
    return windows[-1]


def _of_times_alone(parts: SentenceParts, windows_of: Callable[[TimeExpression], tuple[Period, ...]]) -> list[Period]:
    """The windows of a sentence that names years and no number: "The year 2023 has fared no better", "Compare 2019 with 2023"."""
    if any(
        quantity.unit != "times" and (quantity.unit != "" or abs(quantity.value) >= LEAST_EXACT) for quantity in parts.quantities
    ):
        return []
    spans = [
        period
        for time in parts.times
        if (time.kind == "between" or (time.kind == "year_ending" and not time.year)) and time.lead not in _IN_PASSING
        for period in windows_of(time)[:1]
        if period.is_year
    ]
    # "There is a similar change for the year to December", "its own numbers, for October 2024 to September 2025"
    return spans or [
        calendar_year(time.year) if time.kind == "calendar_year" else year_ending(time.year, time.month)
        for time in parts.times
        if time.year
        and time.lead not in _IN_PASSING
        and (
            time.kind in {"calendar_year", "year_ending"}
            or (time.kind == "month" and parts.word(time.last + 1) in _FIGURES)  # "The June 2023 number"
            or (time.kind == "month" and closes_a_year(parts, time))
        )
    ]


def tells_where_a_year_ends(parts: SentenceParts) -> bool:
    """Whether a sentence tells with which month, and of which year, the figures end that are told next."""
    return any(time.kind == "month" and time.year and closes_a_year(parts, time) for time in parts.times)


def closes_a_year(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a sentence tells with which month the year of its figures ends: "The twelve months concerned ended in June 2023", "The figures for areas go to June 2023"."""
    verb = next((at for at in range(time.first - 1, max(-1, time.first - 7), -1) if parts.word(at) in _CLOSES), -1)
    return verb > 0 and not _WHAT_CLOSES.isdisjoint(parts.words[max(0, verb - 6) : verb])


_CLOSES = frozenset("ended ends ending end closes closed stops stop runs run goes go reaches reach".split())
_WHAT_CLOSES = frozenset("months year period figures data dataset series twelvemonth numbers statistics".split())


def _named_in_passing(parts: SentenceParts, windows_of: Callable[[TimeExpression], tuple[Period, ...]]) -> Period | None:
    """The last window that a sentence names at all: "has trebled since 2019"."""
    times = [time for time in parts.times if time.year and time.kind in {"calendar_year", "year_ending"}]
    return next((period for time in reversed(times) for period in windows_of(time)[:1] if period.is_year), None)


def _of_its_one_time(parts: SentenceParts, windows_of: Callable[[TimeExpression], tuple[Period, ...]]) -> list[Period]:
    """The window that a plan or a forecast is told with: "would have stopped 300,000 of those who came last year"."""
    times = [time for time in parts.times if time.kind not in {"duration", "day"}]
    if len(times) != 1 or times[0].kind not in {"relative_year", "year_ending", "calendar_year"} or parts.compares(times[0]):
        return []
    return [period for period in windows_of(times[0])[:1] if period.is_year and times[0].lead not in _IN_PASSING]


_IN_PASSING = frozenset({"since", "by", "until", "before", "after", "from"})
_FIGURES = frozenset("figure figures number numbers total totals estimate estimates".split())


def one_of_the_pair(parts: SentenceParts, told: Told) -> Period | None:
    """Which of the two windows a sentence without one speaks of: "The first of those figures has changed a great deal"."""
    if told.pair is None or _FIGURES.isdisjoint(parts.word_set):
        return None
    for at, word in enumerate(parts.words[:6]):
        if parts.word(at - 1) != "the" or not (
            parts.word(at + 1) in _FIGURES or (parts.word(at + 1) == "of" and parts.word(at + 3) in _FIGURES)
        ):
            continue
        if word in {"first", "former"} and parts.word(at + 1) != "estimate":
            return told.pair[0]
        if word in {"second", "latter"}:
            return told.pair[1]
        if word in {"earlier", "later"}:
            return min(told.pair) if word == "earlier" else max(told.pair)
    return None


def _moved_to(parts: SentenceParts, flows: Sequence[Wording]) -> list[Period]:
    """The window of a number that is said to be of the year before or after another: "In the following year it was 728,000"."""
    moved = [
        each.number_start
        for each in parts.quantities
        if (time := parts.time_of.get(each.first)) and time.kind in {"earlier", "later"}
    ]
    found = [each.periods[0] for each in flows if any(each.start <= at < each.end for at in moved) and each.periods[0].is_year]
    return found[:1] if len(found) == 1 else []


def _pair(windows: Sequence[Period]) -> tuple[Period, Period] | None:
    return (windows[-2], windows[-1]) if len(windows) > 1 else None


def _with_the_last(told: Told, windows: Sequence[Period]) -> tuple[Period, Period] | None:
    """The pair that one more window makes with the one named before it."""
    before = told.pair[1] if told.pair is not None else None
    if not windows:
        return told.pair
    if before is None:
        return (windows[0], windows[0])
    return told.pair if windows[0] == before else (before, windows[0])
