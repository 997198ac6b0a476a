"""Changes told in a sentence of their own of two numbers that the sentences before it gave: "It has fallen by 46 per cent", "So it is still rising".

Where every word of the sentence up to the change, and behind it, only goes on about those two, both as published, what they
make is known; and where the change is none that any of the years near them or the newest figures would make, it is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ....periods import Period
from ....series import Series
from ...evaluation.changes import fits_between
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import overlaps
from ...evaluation.other_days import ranges_of
from ...evaluation.outcome import series_of
from ...records import replace
from ...sentences.known_when import OF_TWO_ESTIMATES
from ...sentences.rows import OF_NO_NAMED_YEAR
from ...sentences.wording import OF_TWO_FIGURES, Wording
from ...words.cues import CHANGE_NOUNS, CHANGE_VERBS, DOWN_WORDS, UP_WORDS, is_adverb
from ...words.subjects import MIGRATION_FLOWS
from ..miscounts import Miscount, made_of_ends, widened
from ..neighbours import are_of_the_same, is_of_one_figure, stands_just_before

if TYPE_CHECKING:
    from ...claim import Claim

_POINTING = frozenset(
    "that that's this it it's so which in meaning the thus or put they numbers well and but yes ok still down up".split()
)
_LINKS = frozenset(
    "that that's this it it's its so which in other words short means mean meaning makes made make represents represent amounts equals to a an of the"
    " by is was has have been are were now thus therefore hence then thereby nearly almost about around some over more less than just well"
    " roughly approximately exactly a net migration immigration emigration total totals figure figures number numbers they difference gap"
    " change uk uk's britain's the another way put overall , : — – - \" ' still even only full whole equivalent or went gone come came"
    " there saw then well yes ok also down up huge big massive sharp steep dramatic staggering whopping remarkable astonishing enormous small slight multiplied".split()
)
_BEHIND = frozenset(
    "in a an one single year years twelve 12 months two three over the that this those period periods time just only within space of"
    " . , ; ! ? \" ' ) – — increase rise fall drop decline decrease reduction jump growth surge change higher lower more fewer less"
    " is not n't isn't it doesn't right folks people on year-on-year between them down up".split()
)
_ENOUGH = frozenset({".", "!", "?", ";", ":", ",", "–", "—", "(", "and", "but", "while"})
_NEGATED = frozenset({"not", "no", "never", "n't", "isn't", "hasn't", "wasn't", "hardly", "barely"})
# a change so far from what the two make is no rounding
_PAIR = 2


def of_two_told_before(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The changes that do not follow from the two numbers told right before them."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        if claim.then.verdict == "agrees" or claim.accuses or wording.kind not in OF_TWO_FIGURES | {"comparison"}:
            continue
        if wording.uncertain not in _OF_WHAT | _WHICH_PEAK or wording.of_another_day not in {"", OF_TWO_ESTIMATES}:
            continue
        if wording.uncertain == OF_NO_NAMED_YEAR and wording.contrast != "highest":
            continue
        if wording.uncertain not in _OF_WHAT - {""} and (pair := _years_told(claim, claims)) is not None:
            yield from wrong_size(at, claim, pair, evidence)
            continue
        if wording.uncertain in _WHICH_PEAK or not only_goes_on(wording) or (pair := _pair_before(claim, claims)) is None:
            continue
        if wording.of_an_era and not _is_among(pair[0], wording.baseline):
            continue
        if wording.kind == "comparison":
            yield from _wrong_way(at, claim, pair, evidence)
        elif not wording.refusal and wording.stated.value is not None:
            yield from wrong_size(at, claim, pair, evidence)


# of which flow something is told that goes on about two numbers is plain by these
_OF_WHAT = frozenset({"", "it is not plain which statistic or which people are meant"})


# which peak is meant is plain where its number is told
_WHICH_PEAK = frozenset({"which peak is meant is not said", OF_NO_NAMED_YEAR})


def _years_told(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The numbers of the two years between which a change is read, both told in the sentence before or behind, and no others there."""
    wording = claim.wording
    if wording.kind not in OF_TWO_FIGURES or wording.stated.value is None or wording.of_an_era or wording.refusal:
        return None
    if claim.period is None or claim.baseline is None or len(claim.then.figures) != _PAIR:
        return None
    if wording.uncertain:
        around: tuple[Callable[[Claim, Claim], bool], ...] = (_stands_in_the_same,)
    else:
        around = (stands_just_before, _stands_just_behind) if only_goes_on(wording, named=True) else ()
    for beside in around:
        told = [each for each in claims if beside(each, claim) and is_of_one_figure(each)]
        if len(told) != _PAIR or any(each.then.verdict != "agrees" or not are_of_the_same(each, claim) for each in told):
            continue
        if any(each.wording.stated.hedge not in {"exact", "about"} for each in told):
            continue
        ends = {each.period.stop: each for each in told if each.period is not None}
        if set(ends) == {claim.period.stop, claim.baseline.stop}:
            return ends[claim.baseline.stop], ends[claim.period.stop]
    return None


def _is_among(claim: Claim, windows: Sequence[Period]) -> bool:
    """Whether a number is of one of some windows, however its year is named."""
    return claim.period is not None and claim.period.stop in {each.stop for each in windows}


def _stands_in_the_same(one: Claim, other: Claim) -> bool:
    return one is not other and one.wording.sentence == other.wording.sentence


def _stands_just_behind(one: Claim, other: Claim) -> bool:
    return stands_just_before(other, one)


def only_goes_on(wording: Wording, *, named: bool = False, told: Sequence[Claim] = ()) -> bool:
    """Whether the words of a sentence, up to the claim and behind it to the next break, only go on about what was told.

    Numbers that the sentence itself told before, as published, may be among `told`.
    """
    before = [each.wording for each in told if each.then.verdict == "agrees" and each.wording.end <= wording.start]
    tokens = [
        token
        for token in wording.sentence.tokens
        if token.lower not in {'"', "'", "“", "”"} and not any(each.start <= token.start < each.end for each in before)
    ]
    if not tokens or not (named or tokens[0].lower in _POINTING or tokens[0].start >= wording.start):
        return False
    for token in tokens:
        word = token.lower
        if token.start < wording.start:
            if word not in _LINKS | CHANGE_NOUNS | CHANGE_VERBS and not is_adverb(word):
                return False
        elif token.start >= wording.end:
            if word in _ENOUGH:
                return True
            if word not in _BEHIND:
                return False
    return True


def _pair_before(claim: Claim, claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The two numbers that were told right before, the earlier first: both of the sentence before, or one of it and one of that before it."""
    before = [each for each in claims if stands_just_before(each, claim) and is_of_one_figure(each)]
    if len(before) == 1:
        before += [each for each in claims if stands_just_before(each, before[0]) and is_of_one_figure(each)]
    if len(before) != _PAIR or any(each.wording.sentence == claim.wording.sentence and is_of_one_figure(each) for each in claims):
        return None
    one, other = before
    if any(each.then.verdict != "agrees" or each.wording.stated.hedge not in {"exact", "about"} for each in before):
        return None
    if one.period is None or other.period is None or one.period.stop == other.period.stop or not are_of_the_same(one, other):
        return None
    mine = claim.wording.subject
    if mine is None or one.wording.subject is None or not (mine.basis in {"inherited", "open"} or are_of_the_same(one, claim)):
        return None
    if mine.group != one.wording.subject.group or (mine.basis != "open" and mine.measure != one.wording.subject.measure):
        return None
    return (one, other) if one.period.stop < other.period.stop else (other, one)


def wrong_size(at: int, claim: Claim, pair: tuple[Claim, Claim], evidence: Evidence) -> Iterator[Miscount]:
    wording = claim.wording
    if wording.baseline_basis == "explicit" and wording.baseline and not _is_among(pair[0], wording.baseline):
        return
    made = made_of_ends(replace(wording, ends=(pair[0].wording.stated, pair[1].wording.stated)))
    back = made_of_ends(replace(wording, ends=(pair[1].wording.stated, pair[0].wording.stated)))
    if made is None or back is None or overlaps(widened(wording.stated), made[0]):
        return
    if wording.direction == 0 and overlaps(widened(wording.stated), back[0]):
        return
    if _may_be_of_others(wording, pair, evidence):
        return
    yield Miscount(at, made[0].value, made[1], pair)


def _may_be_of_others(wording: Wording, pair: tuple[Claim, Claim], evidence: Evidence) -> bool:
    """Whether the change was so between the two, or the newest, and the year before or the record, by any estimates."""
    series = next(iter(series_of(pair[0].wording)), None)
    if series is None:
        return True
    told = replace(wording, stated=widened(wording.stated))
    first, last = pair[0].period, pair[1].period
    if first is None or last is None:
        return True
    newest = evidence.latest(series.measure) if series.measure in MIGRATION_FLOWS else None
    afters = [last, *((newest,) if newest is not None else ())]
    befores = [first, *(each.years_back(1) for each in afters), *_record(series, evidence)]
    return any(
        fits_between(told, after, before)
        for later in afters
        for after in ranges_of(evidence, series, later)
        for earlier in befores
        # of the two that are told the text says what they were
        if earlier.stop < later.stop and (earlier.stop, later.stop) != (first.stop, last.stop)
        for before in ranges_of(evidence, series, earlier)
    )


def _record(series: Series, evidence: Evidence) -> list[Period]:
    return [evidence.extreme_year(series, 1)] if evidence.years(series) else []


def _wrong_way(at: int, claim: Claim, pair: tuple[Claim, Claim], evidence: Evidence) -> Iterator[Miscount]:
    """A change in words alone that goes the other way than the two numbers: "So it is still rising"."""
    tokens = claim.wording.sentence.tokens
    words = {token.lower for token in tokens if token.start < claim.wording.end}
    up, down = bool(words & _RISING), bool(words & _FALLING)
    if up == down or not words.isdisjoint(_NEGATED) or not words <= _LINKS | _RISING | _FALLING:
        return
    latest = evidence.latest("net_migration")
    if latest is None or pair[1].period is None or pair[1].period.stop != latest.stop:
        return  # it may have gone on otherwise since
    before, after = pair[0].wording.stated, pair[1].wording.stated
    if before.low is None or before.high is None or after.low is None or after.high is None:
        return
    if not (after.high < before.low if up else after.low > before.high):
        return
    way = "down" if up else "up"
    unit = pair[0].wording.stated.unit
    words_of = f"from {amount(before.value or 0, unit)} to {amount(after.value or 0, unit)} is {way}"
    yield Miscount(
        at, (after.value or 0) - (before.value or 0), words_of, pair, diagnosis="wrong_direction",
        near_miss="The text's own numbers go the other way.",
    )  # fmt: skip


_RISING = (UP_WORDS & (CHANGE_VERBS | CHANGE_NOUNS)) | {"up"}
_FALLING = (DOWN_WORDS & (CHANGE_VERBS | CHANGE_NOUNS)) | {"down"}
