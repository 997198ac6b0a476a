"""Multiples and parts of what something was in a year whose number stands right behind: "a quarter of what it was a year earlier, 649,000".

The words leave one reading: the number told last, set against the number that follows. Where the first is as published,
the text's own numbers make what the two come to. Where no number follows, "is nearly double what net migration was in the
year to December 2022", it is what any flow was in that year by any estimate, and the number told must be one that was
published of a flow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ....ledger.figures import Figure
from ....ledger.phrases import amount, period_words
from ....periods import Period
from ....series import Series
from ...evaluation.changes import fits_between
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import Range, overlaps, range_of_figure
from ...records import replace
from ...sentences.wording import OF_TWO_FIGURES
from ...words.cues import is_adverb
from ...words.number_words import NUMBER_WORDS
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_parts import MONTHS
from ..miscounts import Miscount, made_of_ends, widened
from ..neighbours import are_of_the_same, is_of_one_figure, stands_just_before

if TYPE_CHECKING:
    from ...claim import Claim

# what may stand between the time and its number
_TO_THE_NUMBER = frozenset(", when it was stood at ( – — - just only a mere there were had been".split())
_WAS = frozenset({"was", "were", "stood", "been"})
_CLOSING = frozenset({".", ",", ";", ")", "–", "—", "!", "?", "and", "but"})


def of_what_it_was(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The multiples that are not what the number told last and the number behind them, or that of the year named, make."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        if claim.then.verdict == "agrees" or claim.accuses or wording.kind not in OF_TWO_FIGURES or wording.refusal:
            continue
        if wording.uncertain not in _OF_WHAT or wording.of_another_day or wording.stated.value is None:
            continue
        base, told = _base(claim, claims), _number_told(claim, claims)
        if base is None or told is None or base.period == told.period or wording.uncertain:
            if (miscount := _of_a_year(at, claim, claims, evidence)) is not None:
                yield miscount
            continue
        made = made_of_ends(replace(wording, ends=(base.wording.stated, told.wording.stated)))
        if made is not None and not overlaps(widened(wording.stated), made[0]):
            yield Miscount(at, made[0].value, made[1], (told, told), "so the text's own numbers make it")


def _of_a_year(at: int, claim: Claim, claims: Sequence[Claim], evidence: Evidence) -> Miscount | None:
    """A multiple of what was in a year that is named, told of a number that is one of the flows'."""
    wording = claim.wording
    if wording.kind != "ratio" or wording.baseline_basis != "explicit" or not wording.baseline:
        return None
    if not _names_only_the_year(claim) or (told := _told_of(claim, claims)) is None:
        return None
    said = told.wording.stated
    if said.value is None or said.low is None or said.high is None or said.hedge != "exact" or said.value % _ROUND == 0:
        return None
    of = next(_figures_of(said.value, evidence), None)
    if of is None:
        return None
    after = Range(said.value, said.low, said.high)
    wide = replace(wording, stated=widened(wording.stated))
    befores = [
        before
        for measure in _flows_named(claim)
        for period in _windows(wording.baseline, Series(measure), evidence)
        # a newer estimate may have been out that is held only of a later release
        for figure in evidence.ever(Series(measure), period)
        if (before := range_of_figure(figure)) is not None
    ]
    if not befores or any(fits_between(wide, after, before) for before in befores):
        return None
    base = evidence.figure(Series(of.series.measure), wording.baseline[0])
    if base is None or base.value is None:
        return None
    ends = (replace(claim, period=of.period, then=replace(claim.then, figures=(of,), release=of.release)),) * 2
    found = said.value / base.value
    words = f"from {amount(base.value, base.unit)} ({period_words(base.period)}) to {amount(said.value, 'people')} is {found:.2f} times"
    return Miscount(
        at,
        found,
        words,
        ends,
        "whichever estimate is taken",
        near_miss=f"The figures make it {found:.2f} times.",
        period=of.period,
    )


def _flows_named(claim: Claim) -> list[str]:
    """The flow that a multiple says it is one of: "double what net migration was"; all of them where it does not."""
    words = [token.lower for token in claim.wording.sentence.tokens if claim.wording.start <= token.start < claim.wording.end]
    if ("net", "migration") in pairwise(words):
        return ["net_migration"]
    return sorted(MIGRATION_FLOWS)


def _figures_of(value: float, evidence: Evidence) -> Iterator[Figure]:
    """The figures of the flows as they stood that are a number, net migration first."""
    for measure in ("net_migration", "immigration", "emigration"):
        for _, figure in evidence.years(Series(measure)):
            if figure.value == value:
                yield figure


def _windows(baseline: Sequence[Period], series: Series, evidence: Evidence) -> list[Period]:
    """The windows that are named; of a calendar year every one that ended in it."""
    years = {each.end.year for each in baseline if each.kind == "calendar_year"}
    return [*baseline, *(period for period, _ in evidence.years(series) if period.end.year in years)]


def _names_only_the_year(claim: Claim) -> bool:
    """Whether the words of a multiple say what it is one of, and nothing else behind it."""
    tokens = claim.wording.sentence.tokens
    behind = next((token.lower for token in tokens if token.start >= claim.wording.end), ".")
    within = {token.lower for token in tokens if claim.wording.start <= token.start < claim.wording.end}
    plain = all(
        word in _SAID or word in MONTHS or word in NUMBER_WORDS or word[:1].isdigit() or is_adverb(word) for word in within
    )
    return plain and behind in _CLOSING and not within.isdisjoint({"what", "rate", "level", "figure", "total", "number"})


_SAID = frozenset(
    "is was nearly almost about more less than over around some times double doubled triple treble twice quadruple as the what net migration"
    " immigration emigration it they this that were had been stood at in year years to ending ended end up rate level figure total number"
    " of for figures twelve months well calendar uk uk's britain's british's still just , ' ( )".split()
)


def _told_of(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The one number that a multiple is told of: before it in its sentence, or of the sentence before that it goes on about."""
    tokens = claim.wording.sentence.tokens
    own = [each for each in claims if _is_number(each, claim)]
    if len(own) == 1 and own[0].wording.end <= claim.wording.start:
        between = [token.lower for token in tokens if own[0].wording.end <= token.start < claim.wording.start]
        return own[0] if set(between) <= _AND_THAT else None
    lead = {token.lower for token in tokens if token.start < claim.wording.start}
    if own or not lead or not lead <= _GOES_ON:
        return None
    before = [each for each in claims if stands_just_before(each, claim) and is_of_one_figure(each)]
    return before[0] if len(before) == 1 else None


_AND_THAT = frozenset({",", "is", "was", "–", "—", "-", "which", "that", "("})
_GOES_ON = frozenset("it that this which is was also still , the figure and".split())
_ROUND = 10_000
# that it is not plain which flow is meant does not matter where it is so of none
_OF_WHAT = frozenset({"", "it is not plain which statistic or which people are meant"})


def _base(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The number right behind the year that the claim is set against."""
    tokens = claim.wording.sentence.tokens
    within = [token.lower for token in tokens if claim.wording.start <= token.start < claim.wording.end]
    if "what" not in within or _WAS.isdisjoint(within[within.index("what") :]):
        return None
    base = next((each for each in claims if _is_number(each, claim) and each.wording.start >= claim.wording.end), None)
    if base is None or base.wording.stated.hedge not in {"exact", "about"} or base.period != claim.baseline:
        return None
    between = [token.lower for token in tokens if claim.wording.end <= token.start < base.wording.start]
    behind = next((token.lower for token in tokens if token.start >= base.wording.end), ".")
    return base if between and set(between) <= _TO_THE_NUMBER and behind in _CLOSING else None


def _number_told(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The one number before, of its own sentence or else of the sentence before, where that is as published."""
    own = [each for each in claims if _is_number(each, claim) and each.wording.start < claim.wording.start]
    found = own or [each for each in claims if stands_just_before(each, claim) and is_of_one_figure(each)]
    if len(found) != 1 or found[0].then.verdict != "agrees" or found[0].wording.stated.hedge not in {"exact", "about"}:
        return None
    mine = claim.wording.subject
    return found[0] if mine is not None and (are_of_the_same(found[0], claim) or mine.basis == "inherited") else None


def _is_number(claim: Claim, beside: Claim) -> bool:
    return claim is not beside and claim.wording.sentence == beside.wording.sentence and is_of_one_figure(claim)
