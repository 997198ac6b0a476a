"""How many times another number the one told last is: "a quarter of what it was a year earlier, 649,000", "four times the target of 100,000".

What it is a multiple of stands behind it: a number that the text gives, of a year or of a promise, and then the text's own two
numbers make what they come to; or a year alone, "nearly double what it was in the year to December 2022". Then the number told
must be one that was published, and the multiple one of no estimate of that year, nor of a window that its words may mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from ....ledger.figures import Figure
from ....ledger.phrases import amount, period_words
from ....periods import Period
from ....series import Series
from ...evaluation.estimates.other_days import estimates
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import Range, overlaps, range_of_figure, range_of_words, ratio
from ...evaluation.kinds.changes import change_words
from ...evaluation.mistaken.figures_given import SPECIFIC, figures_given
from ...evaluation.outcome import series_of
from ...records import replace
from ...sentences.in_doubt.doubts import OPEN, SOMETHING_ELSE
from ...sentences.wording import OF_TWO_FIGURES, Stated, Wording
from ...words.cues import is_adverb
from ...words.number_words import NUMBER_WORDS
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_parts import MONTHS
from ..miscounts import BY_ITSELF, OF_THE_NUMBER_ITSELF, Miscount, made_of_ends, widened
from ..neighbours import are_of_the_same, of_its_sentence, of_sentence_before
from .linking import ABOUT, CLOSING, POINTING
from .told_before import is_plain, number_told, numbers_beside, numbers_just_before, word_behind, words_alone

if TYPE_CHECKING:
    from ...claim import Claim

# that it is not plain which flow is meant does not matter where it is so of none
_OF_WHAT = frozenset({"", OPEN})


def miscounted_multiples(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The multiples that are not what the number told last and that behind them, or those of the year named, make."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        if wording.stated.value is None or wording.of_estimates:
            continue
        if not (claim.then.verdict == "agrees" or claim.accuses):
            if wording.kind in {"ratio", "forecast"} and wording.stated.unit == "times":
                yield from _of_a_promise(at, claim, claims)
            if wording.kind in OF_TWO_FIGURES and not wording.uncertain and not wording.refusal and not wording.of_another_day:
                yield from _of_a_number_behind(at, claim, claims)
                yield from _of_the_number_in_it(at, claim, claims)
        if wording.kind == "level" and not (claim.accuses or claim.then.verdict == "agrees"):
            yield from _of_a_part_of_it(at, claim, claims)
        if wording.kind == "ratio" and wording.stated.unit == "times" and not wording.refusal and not wording.of_another_day:
            yield from _of_a_year(at, claim, claims, evidence)


# --- of a number that was promised

_PROMISED = frozenset(
    "target targets promised promise promises pledged pledge pledges goal limit cap ceiling ambition aim vowed vow commitment manifesto wanted".split()
)
_TO_THE_PROMISE = _PROMISED | frozenset(
    "the a of his her its their what that which government government's tory tories conservatives conservative conservatives' party's prime minister"
    " minister's david cameron cameron's theresa may may's boris johnson johnson's they he it she had has was were would be in when said say saying"
    " net migration immigration fall cut get bring down to below under at once old original own annual year 's ' ’ , tory's long-standing".split()
)  # fmt: skip
_LONGEST = 22
_LEAST = 10_000


def _of_a_promise(at: int, claim: Claim, claims: Sequence[Claim]) -> Iterator[Miscount]:
    """No figure is published of a promise; but the number set against it is as published, and the text gives the other."""
    promise, told = _promised(claim, claims), number_told(claim, claims)
    if promise is None or told is None or not is_plain(told):
        return
    # "below 250,000" is set against as 250,000
    value, after = promise.wording.stated.value or 0, range_of_words(told.wording.stated)
    found = None if after is None else ratio(after, Range(value, value, value))
    if found is None or after is None or overlaps(_a_little_wider(claim.wording.stated), found):
        return
    words = f"from {amount(value, 'people')} to {amount(after.value, 'people')} is {change_words(found.value, 'times', 'people')}"
    yield Miscount(at, found.value, words, (told, told), BY_ITSELF, period=told.period)


def _promised(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The number right behind, that is said to have been promised."""
    wording = claim.wording
    promise = next((each for each in of_its_sentence(claim, claims) if each.wording.start > wording.start), None)
    if promise is None or (promise.wording.stated.value or 0) < _LEAST or promise.wording.stated.unit != "people":
        return None
    words = words_alone(wording.sentence.words_from(wording.start, promise.wording.end))
    if "times" not in words:
        return None
    between = words[words.index("times") + 1 :]
    behind = wording.sentence.words_from(promise.wording.end, wording.sentence.end)[:_NEAR]
    plain = len(between) <= _LONGEST and set(between) <= _TO_THE_PROMISE
    return promise if plain and not _PROMISED.isdisjoint([*between, *behind]) else None


_NEAR = 5


def _a_little_wider(said: Stated) -> Stated:
    """What a plain multiple allows: "three times" is said of 2.9, and "more than three times" is not."""
    if said.hedge != "exact" or said.value is None or said.low is None or said.high is None:
        return said
    return Stated(said.value, min(said.low, said.value * 0.85), max(said.high, said.value * 1.15), said.unit, said.hedge)


# --- a part of it, with what that comes to

_PART_OF_IT = re.compile(
    r"(?:a |an |one )?(half|third|quarter|fifth|tenth) of (?:that|it|this) (?:is|would be|comes to|makes|means)"
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}


def _of_a_part_of_it(at: int, claim: Claim, claims: Sequence[Claim]) -> Iterator[Miscount]:
    """Such as "UK net migration was 685,000 in 2023. Half of that is about 280,000"."""
    words = takewhile(lambda word: not word[:1].isdecimal(), [*claim.wording.words_before, *claim.wording.words_within])
    part = _PART_OF_IT.fullmatch(" ".join(word for word in words if word not in ABOUT))
    told = [each for each in numbers_just_before(claim, claims) if is_plain(each)]
    if part is None or len(told) != 1 or told[0].wording.stated.unit != claim.wording.stated.unit:
        return
    whole = range_of_words(told[0].wording.stated)
    if whole is None:
        return
    by = _PARTS[part[1]]
    found = Range(whole.value / by, whole.low / by, whole.high / by)
    if not overlaps(widened(claim.wording.stated), found):
        words_told = f"{'' if part[1] == 'half' else 'a '}{part[1]} of {amount(whole.value, 'people')} is {amount(round(found.value), 'people')}"
        yield Miscount(at, found.value, words_told, (told[0], told[0]), BY_ITSELF, period=told[0].period)


# --- of what it was, with its number behind

# what may stand between the time and its number
_TO_THE_NUMBER = frozenset(", when it was stood at ( – — - just only a mere there were had been".split())
_WAS = frozenset({"was", "were", "stood", "been"})


def _of_a_number_behind(at: int, claim: Claim, claims: Sequence[Claim]) -> Iterator[Miscount]:
    base, told = _base(claim, claims), _number_before(claim, claims)
    if base is None or told is None or base.period == told.period:
        return
    made = made_of_ends(replace(claim.wording, ends=(base.wording.stated, told.wording.stated)))
    if made is not None and not overlaps(widened(claim.wording.stated), made[0]):
        yield Miscount(at, made[0].value, made[1], (told, told), BY_ITSELF)


def _of_the_number_in_it(at: int, claim: Claim, claims: Sequence[Claim]) -> Iterator[Miscount]:
    """Such as "That was more than double the 277,000 of 2022", "it was four times the 484,000 of 2019": whatever 2019 had."""
    wording, told = claim.wording, _number_before(claim, claims)
    base = wording.baseline_stated
    if base is None or told is None or wording.stated.unit != "times" or wording.words_within[-2:-1] != ["the"]:
        return
    words = [word for word in wording.words_before if word not in _IT_SAYS]
    if base.hedge != "exact" or words or base.unit != "people" or base.value == told.wording.stated.value:
        return
    made = made_of_ends(replace(wording, ends=(base, told.wording.stated)))
    if made is not None and not overlaps(_a_little_wider(widened(wording.stated)), made[0]):
        yield Miscount(at, made[0].value, made[1], (told, told), BY_ITSELF)


_IT_SAYS = POINTING | frozenset("the pm prime minister he she they mr mrs ms ons said says so , and also is was".split())


def _base(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The number right behind the year that the claim is set against."""
    within = claim.wording.words_within
    if "what" not in within or _WAS.isdisjoint(within[within.index("what") :]):
        return None
    base = next((each for each in numbers_beside(claim, claims) if each.wording.start >= claim.wording.end), None)
    if base is None or base.wording.stated.hedge not in {"exact", "about"} or base.period != claim.baseline:
        return None
    between = claim.wording.sentence.words_from(claim.wording.end, base.wording.start)
    return base if between and set(between) <= _TO_THE_NUMBER and word_behind(base) in CLOSING else None


def _number_before(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The one number before, of its own sentence or else of the sentence before, where that is as published."""
    own = [each for each in numbers_beside(claim, claims) if each.wording.start < claim.wording.start]
    found = own or numbers_just_before(claim, claims)
    mine = claim.wording.subject
    if len(found) != 1 or not is_plain(found[0]) or mine is None:
        return None
    return found[0] if are_of_the_same(found[0], claim) or mine.basis == "inherited" else None


# --- of a year alone

_ROUND = 10_000
# the figures of years that ended so many days ago are those that news tells
_OF_NEWS = 1500


def _of_a_year(at: int, claim: Claim, claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    wording = claim.wording
    if wording.baseline_basis != "explicit" or not wording.baseline or wording.baseline_stated is not None:
        return
    found = _of_its_flow(claim, claims, evidence) or _of_any_flow(claim, claims, evidence)
    if found is None:
        return
    told, of, flows = found
    value = told.wording.stated.value or 0
    befores = [
        (period, before)
        for series in flows
        for period in _windows(wording, series, evidence)
        # a newer estimate may have been out that is held only of a later release
        for figure in (*estimates(evidence, series, period), *evidence.ever(series, period))
        if (before := range_of_figure(figure)) is not None
    ]
    made = [each for _, before in befores if (each := ratio(Range(value, value, value), before)) is not None]
    if not made or any(overlaps(widened(wording.stated), each) for each in made):
        return
    was = evidence.figure(of.series, wording.baseline[0])
    if was is None or not was.value:
        return
    times = value / was.value
    words = f"from {amount(was.value, was.unit)} ({period_words(was.period)}) to {amount(value, 'people')} is {change_words(times, 'times', 'people')}"
    end = replace(told, period=of.period, then=replace(told.then, figures=(of,), release=of.release))
    yield Miscount(at, times, words, (end, end), "whichever estimate is taken", near_miss=OF_THE_NUMBER_ITSELF, period=of.period)


Told = tuple["Claim", Figure, Sequence[Series]]


def _of_its_flow(claim: Claim, claims: Sequence[Claim], evidence: Evidence) -> Told | None:
    """The number beside a multiple that is a late one of the very flow by any estimate, alone in its sentence or in that before."""
    wording = claim.wording
    own = [each for each in of_its_sentence(claim, claims) if each is not claim]
    if wording.uncertain not in {"", SOMETHING_ELSE} or any(
        each.wording.start > wording.start for each in own if each.wording.kind == "level"
    ):
        return None  # "is nearly four times what it was in 2019, 184,000": what it is a multiple of is told
    found = [each for each in own if each.wording.start < wording.start]
    if not found and next((token.lower for token in wording.sentence.tokens if token.kind == "word"), "") in POINTING:
        found = [each for each in of_sentence_before(claim, claims) if each.wording.kind != "ratio"]
    if len(found) != 1 or found[0].wording.kind != "level" or not are_of_the_same(found[0], claim):
        return None
    told, said = found[0], found[0].wording.stated
    if told.then.verdict != "agrees" and (claim.then.verdict == "agrees" or wording.uncertain):
        return None
    series = next(iter(series_of(wording)), None)
    if (
        series is None
        or series.measure not in MIGRATION_FLOWS
        or not said.value
        or said.hedge != "exact"
        or figures_given(said.value) < SPECIFIC
    ):
        return None
    late = (period for period, _ in evidence.years(series) if (evidence.day - period.end).days <= _OF_NEWS)
    of = next((each for period in late for each in estimates(evidence, series, period) if each.value == said.value), None)
    return None if of is None else (told, of, (series,))


def _of_any_flow(claim: Claim, claims: Sequence[Claim], evidence: Evidence) -> Told | None:
    """The number that a multiple with no other words is told of, where that is the figure of a flow, whichever is meant."""
    wording = claim.wording
    if claim.then.verdict == "agrees" or claim.accuses or wording.uncertain not in _OF_WHAT or not _names_only_the_year(claim):
        return None
    told = number_told(claim, claims)
    if told is None or any(each.wording.start >= wording.end for each in numbers_beside(claim, claims)):
        return None
    said = told.wording.stated
    if said.value is None or said.hedge != "exact" or said.value % _ROUND == 0:
        return None
    within = wording.words_within
    flows = ["net_migration"] if ("net", "migration") in pairwise(within) else ["net_migration", "immigration", "emigration"]
    figures = (figure for each in ("net_migration", "immigration", "emigration") for _, figure in evidence.years(Series(each)))
    of = next((figure for figure in figures if figure.value == said.value), None)
    return None if of is None else (told, of, [Series(each) for each in flows])


def _windows(wording: Wording, series: Series, evidence: Evidence) -> list[Period]:
    """The windows that the year of a multiple may mean: where no month is named every one that ends in it."""
    named = set(wording.sentence.words_from(wording.start))
    years = {each.end.year for each in wording.baseline} if named.isdisjoint(MONTHS) else set()
    return [*wording.baseline, *(period for period, _ in evidence.years(series) if period.end.year in years)]


def _names_only_the_year(claim: Claim) -> bool:
    """Whether the words of a multiple say what it is one of, and nothing else behind it."""
    within = set(words_alone(claim.wording.words_within))
    plain = all(word in _SAID or word in MONTHS or word in NUMBER_WORDS or is_adverb(word) for word in within)
    return plain and word_behind(claim) in CLOSING and not within.isdisjoint(_WHAT_IT_WAS)


_WHAT_IT_WAS = frozenset({"what", "rate", "level", "figure", "total", "number"})
_SAID = _WHAT_IT_WAS | frozenset(
    "is was nearly almost about more less than over around some times double doubled triple treble twice quadruple as the net migration"
    " immigration emigration it they this that were had been stood at in year years to ending ended end up of for figures twelve months"
    " well calendar uk uk's britain's british's still just , ' ( )".split()
)
