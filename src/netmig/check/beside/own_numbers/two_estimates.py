"""By how much an estimate has changed, told right behind two of them: "It said then 606,000. Now it says 745,000. That is 193,000 more".

Both numbers are estimates of one year, and a sentence that only goes on, or an apposition to the second, says how far apart they
are. It is wrong where no two estimates of that year lie so far apart, nor (but for an apposition) that year and one next to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.figures import Figure
from ....ledger.phrases import amount
from ....periods import Period
from ....series import Series
from ...evaluation.certainty import ROUNDED_OTHERWISE
from ...evaluation.estimates.other_days import estimates, ranges_of
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import Range, difference, overlaps_either_way, percent_change, range_of_figure
from ...evaluation.kinds.changes import change_words
from ...evaluation.outcome import series_of
from ...sentences.in_doubt.doubts import SOMETHING_ELSE
from ...words.cues import is_adverb
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_parts import MONTH_WORDS
from ..miscounts import BY_ITSELF, Miscount, widened
from ..neighbours import is_of_one_figure, of_it_and_before, of_sentence_before, stands_just_before
from .linking import ABOUT, CLOSING, IS, LINKS

if TYPE_CHECKING:
    from ...claim import Claim

_KINDS = frozenset({"change", "percent_change", "fraction", "revision"})
_WHO = frozenset({"ons", "statisticians", "office", "they", "it", "out", "off", "missed", "undercounted", "overlooked"})
_THAN = frozenset(
    "more fewer less higher lower up down by than before first said thought had people people's put estimated told originally say at in . % per cent"
    " percent million so out off it that this they missed undercounted overlooked which means difference rise increase fall drop cut gap half third quarter fifth sixth tenth two thirds".split()
) | frozenset(MONTH_WORDS)
_MORE = frozenset("higher lower larger smaller greater bigger".split())
# the years that end so many days from the one told are those next to it
_NEXT_TO_IT = 400


def between_two_estimates(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The changes of an estimate that no two estimates of its year make."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        if claim.accuses or wording.kind not in _KINDS or wording.stated.value is None or not _numbers_before(claim, claims):
            continue
        last = _numbers_before(claim, claims)[-1]
        apposed = last.wording.sentence == wording.sentence
        if (claim.then.verdict == "agrees" or wording.uncertain) and not (apposed and wording.uncertain in {"", SOMETHING_ELSE}):
            continue
        if wording.stated.unit not in {"people", "percent"} or wording.refusal or not _only_goes_on(claim, last):
            continue
        series = next(iter(series_of(wording)), None)
        pair = None if series is None or series.measure not in MIGRATION_FLOWS else _two_told(claim, claims, series, evidence)
        if series is None or pair is None:
            continue
        (before, old), (after, new) = pair
        if apposed and after is not last:
            continue
        one, other = range_of_figure(old), range_of_figure(new)
        found = None if one is None or other is None else _apart(wording.stated.unit, other, one)
        if other is None or found is None or _is_so_somewhere(claim, series, new.period, other, evidence, of_it_alone=apposed):
            continue
        told = change_words(found.value, wording.stated.unit, "people")
        words = f"from {amount(old.value or 0, 'people')} to {amount(new.value or 0, 'people')} is {told}"
        yield Miscount(at, found.value, words, (before, after), BY_ITSELF, figures=(new, old), of_history=True)


def _only_goes_on(claim: Claim, last: Claim) -> bool:
    """Whether a sentence, or what it says behind the last number, says by how much, of whom it was said, and names no year that it may be measured from."""
    wording = claim.wording
    led = wording.words_before
    if last.wording.sentence == wording.sentence:
        led = wording.sentence.words_from(last.wording.end, wording.start)
        if led[:1] not in ([","], ["–"], ["—"], ["-"], ["("]):
            return False
    behind = wording.words_behind
    stop = next((at for at, word in enumerate(behind) if word in CLOSING), len(behind))
    told = [word for word in (*wording.words_within, *behind[:stop]) if not _IN_FIGURES.fullmatch(word)]
    before = LINKS | _WHO | _MORE
    return all(word in before or is_adverb(word) for word in led) and set(told) <= _THAN | ABOUT | IS


_IN_FIGURES = re.compile(r"\d{1,3}(?:[.,]\d+)*(?:m|k|%)?")


Told = tuple["Claim", Figure]


def _two_told(claim: Claim, claims: Sequence[Claim], series: Series, evidence: Evidence) -> tuple[Told, Told] | None:
    """The two numbers told last, where both are estimates of one year; the older one first."""
    numbers = _numbers_before(claim, claims)
    if len(numbers) < 2 or not (stands_just_before(numbers[-1], claim) or numbers[-1].wording.sentence == claim.wording.sentence):
        return None
    one, other = numbers[-2:]
    if one.wording.sentence != other.wording.sentence and not stands_just_before(one, other):
        return None
    for period in dict.fromkeys(each for each in (other.period, one.period) if each is not None):
        known = estimates(evidence, series, period)
        found = [next((figure for figure in known if figure.value == each.wording.stated.value), None) for each in (one, other)]
        if found[0] is None or found[1] is None or found[0] == found[1]:
            continue
        pair = (one, found[0]), (other, found[1])
        return pair if known.index(found[1]) < known.index(found[0]) else (pair[1], pair[0])
    return None


def _numbers_before(claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The exact numbers of one figure that a text tells before a claim, in its sentence and the two right before it."""
    near = of_it_and_before(claim, claims)
    return [
        each
        for each in (*of_sentence_before(near[0], claims), *near)
        if each.wording.end <= claim.wording.start
        and (is_of_one_figure(each) or (each.wording.kind == "revision" and not each.wording.direction))
        and each.wording.stated.hedge == "exact"
    ]


def _apart(unit: str, after: Range, before: Range) -> Range | None:
    return percent_change(after, before) if unit == "percent" else difference(after, before)


def _is_so_somewhere(
    claim: Claim, series: Series, period: Period, after: Range, evidence: Evidence, *, of_it_alone: bool
) -> bool:
    """Whether any two estimates of the year lie so far apart, or one of it and one of a year next to it."""
    said = widened(claim.wording.stated)
    own = ranges_of(evidence, series, period)
    near = (
        []
        if claim.wording.kind == "revision" or of_it_alone
        else [
            found
            for each, _ in evidence.years(series)
            if abs((each.stop - period.stop).days) <= _NEXT_TO_IT
            for found in ranges_of(evidence, series, each)
        ]
    )
    return any(
        (found := _apart(said.unit, one, other)) is not None and overlaps_either_way(said, found)
        for one in (*own, after)
        for other in (*own, *near)
        if abs(one.value - other.value) > ROUNDED_OTHERWISE
    )
