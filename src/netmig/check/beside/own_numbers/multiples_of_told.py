"""A multiple of a number that stands beside it: "The official figure, 906,000, is nearly double what it was in the year to December 2022".

Which year the number is of may not be said, but it is a published figure of the flow, to the thousand. What
it is a multiple of is named by its year. Where no estimate of that year, and no window that the words may
mean, makes such a multiple, the number itself shows that it is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ....periods import Period
from ....series import Series
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import Range, overlaps, range_of_figure, ratio
from ...evaluation.mixed_flows import SPECIFIC, figures_given
from ...evaluation.other_days import ranges_of
from ...evaluation.outcome import series_of
from ...sentences.doubts import SOMETHING_ELSE
from ...sentences.wording import Wording
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_parts import MONTH_WORDS
from ..left_alone.of_its_number import OF_THE_NUMBER_ITSELF
from ..miscounts import Miscount, widened
from ..neighbours import are_of_the_same, stands_just_before

if TYPE_CHECKING:
    from ...claim import Claim

# how a sentence begins that goes on about the number just told
_POINTING = frozenset({"it", "that", "this", "which"})
# the figures of years that ended so many days ago are those that news tells
_OF_NEWS = 1500


def multiples_of_told(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The multiples that are wrong of the very number that they are told of."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        subject = wording.subject
        if wording.kind != "ratio" or wording.stated.unit != "times" or subject is None or subject.measure not in MIGRATION_FLOWS:
            continue
        if wording.refusal or wording.of_another_day:
            continue
        if wording.baseline_basis != "explicit" or not wording.baseline or wording.baseline_stated is not None:
            continue
        number = _number_of(claim, claims)
        if number is not None and number.then.verdict != "agrees" and (claim.then.verdict == "agrees" or wording.uncertain):
            continue
        if wording.uncertain not in {"", SOMETHING_ELSE}:
            continue
        if number is not None and (miscount := _of_number(at, claim, number, evidence)) is not None:
            yield miscount


def _number_of(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The number that a multiple is told of: the one before it in its sentence, or the only one of the sentence before."""
    own = [each for each in claims if each.wording.sentence == claim.wording.sentence and each is not claim]
    if any(each.wording.start > claim.wording.start and each.wording.kind == "level" for each in own):
        return None  # "is nearly four times what it was in 2019, 184,000": what it is a multiple of is told
    before = [each for each in own if each.wording.start < claim.wording.start]
    found: Sequence[Claim] = before
    if not before:
        opening = next((token.lower for token in claim.wording.sentence.tokens if token.kind == "word"), "")
        if opening not in _POINTING:
            return None
        found = [each for each in claims if stands_just_before(each, claim) and each.wording.kind != "ratio"]
    if len(found) != 1 or found[0].wording.kind != "level" or not are_of_the_same(found[0], claim):
        return None
    said = found[0].wording.stated
    exact = said.value is not None and said.hedge == "exact" and figures_given(said.value) >= SPECIFIC
    return found[0] if exact else None


def _of_number(at: int, claim: Claim, number: Claim, evidence: Evidence) -> Miscount | None:
    wording, value = claim.wording, number.wording.stated.value or 0
    if value <= 0:
        return None
    for series in series_of(wording)[:1]:
        recent = [
            (period, found)
            for period, _ in evidence.years(series)
            if (evidence.day - period.end).days <= _OF_NEWS
            for found in ranges_of(evidence, series, period)
        ]
        if not any(found.value == value for _, found in recent):
            return None
        meant = _meant(wording, series, evidence)
        told = [found for period in meant for found in ranges_of(evidence, series, period)]
        # an estimate of that year that is not held is hardly farther off than those that came later
        told += [
            found
            for period in meant
            for figure in evidence.ever(series, period)
            if (found := range_of_figure(figure)) is not None
        ]
        made = [each for before in told if (each := ratio(Range(value, value, value), before)) is not None]
        said = widened(wording.stated)
        if not made or any(overlaps(said, each) for each in made):
            return None
        found = made[0]
        words = f"{amount(value, 'people')} is {found.value:.2f} times {amount(told[0].value, 'people')}"
        return Miscount(
            at, found.value, words, (number, number), "by every estimate of that year", near_miss=OF_THE_NUMBER_ITSELF
        )
    return None


def _meant(wording: Wording, series: Series, evidence: Evidence) -> list[Period]:
    """The windows that the year of a multiple may mean: where no month is named every one that ends in it."""
    words = [token.lower for token in wording.sentence.tokens if token.start >= wording.start]
    if not frozenset(MONTH_WORDS).isdisjoint(words):
        return list(wording.baseline)
    years = {each.end.year for each in wording.baseline}
    return [
        *wording.baseline,
        *(each for each, _ in evidence.years(series) if each.end.year in years and each not in wording.baseline),
    ]
