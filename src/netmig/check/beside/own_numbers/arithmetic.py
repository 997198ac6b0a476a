"""Whether the numbers of a text make what it says that they make.

"Fell from 860,000 to 431,000, a drop of 439,000": where both ends are as published, what lies between
them is known whatever else the words leave open, and no rounding makes 439,000 of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ...evaluation.estimates.other_days import ranges_of
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import Range, closed_range, difference, divided, overlaps, percent_change, range_of_figure, turned
from ...evaluation.kinds.changes import change_words, fits_between
from ...evaluation.outcome import series_of
from ...sentences.in_doubt.doubts import OF_WHOM
from ...sentences.in_doubt.not_stated import NOT_STATED
from ...sentences.in_doubt.refusals import NO_PERIOD
from ...sentences.in_doubt.rows import SOMEBODYS_SUM
from ...sentences.wording import OF_TWO_FIGURES, Stated, Wording
from ...words.subjects import find_mentions
from ..miscounts import AS_PUBLISHED, BY_ITSELF, Miscount, made_of_ends, widened
from ..neighbours import are_of_the_same, is_of_one_figure, number_said, of_its_sentence
from .linking import ABOUT, MARKS
from .told_before import is_plain

if TYPE_CHECKING:
    from ...claim import Claim


# a change that is met by chance is no proof of what is meant
_LEAST_EXACT_CHANGE = 10_000


def miscounts(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The claims that do not follow from two numbers of their own sentence, each of which is as published."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        if claim.then.verdict == "agrees":
            if wording.tied and _is_right_of_another_start(claim):
                yield from _of_tied(at, claim, claims)
            continue
        if wording.refusal not in {"", NO_PERIOD} or _is_so_on_the_year(claim, evidence):
            continue
        if wording.tied and wording.uncertain not in NOT_STATED:
            yield from _of_tied(at, claim, claims)
        elif wording.ends is not None and wording.kind in OF_TWO_FIGURES:
            yield from _of_change(at, claim, claims)
        elif wording.kind in OF_TWO_FIGURES and claim.diagnosis is None and wording.uncertain not in NOT_STATED:
            yield from _of_the_same_change(at, claim, claims)
        elif wording.kind == "level" and wording.rate != 1:
            yield from _of_rate(at, claim, claims)


def _of_change(at: int, claim: Claim, claims: Sequence[Claim]) -> Iterator[Miscount]:
    made = made_of_ends(claim.wording)
    if made is None or claim.wording.ends is None:
        return
    found, words = made
    if overlaps(widened(claim.wording.stated), found):
        return
    ends = [_as_published(each, claim, claims) for each in claim.wording.ends]
    held = tuple(each for each in ends if each is not None)
    if len(held) == 2 and held[0].period != held[1].period:
        yield Miscount(at, found.value, words, held)


def _of_tied(at: int, claim: Claim, claims: Sequence[Claim]) -> Iterator[Miscount]:
    """A change that grammar ties to two numbers: what they make is known, if one is as published and so of migration."""
    made = made_of_ends(claim.wording)
    if made is None or claim.wording.ends is None:
        return
    found, words = made
    said = widened(claim.wording.stated)
    if overlaps(said, found) or (claim.wording.direction == 0 and overlaps(said, turned(found))):
        return
    ends = [number_said(each, claim, claims) for each in claim.wording.ends]
    held = [each for each in ends if each is not None and each.then.verdict == "agrees"]
    if held:
        proof = AS_PUBLISHED if len(held) == len(ends) else BY_ITSELF
        yield Miscount(at, found.value, words, (held[0], held[-1]), proof)
    elif is_of_home(claim) and _names_what_it_counts(claim):
        yield Miscount(at, found.value, words, (), BY_ITSELF)


def _is_right_of_another_start(claim: Claim) -> bool:
    """Whether a multiple or a revision fits other figures than those that the text gives it: "745,000, three times the 2019 level of 184,000"."""
    wording, figures = claim.wording, claim.then.figures
    if (
        wording.kind not in {"ratio", "revision"}
        or wording.stated.hedge not in {"exact", "about", "nearly"}
        or wording.ends is None
        or len(figures) != 2
    ):
        return False
    return not any((found := range_of_figure(each)) is not None and overlaps(wording.ends[0], found) for each in figures)


def _names_what_it_counts(claim: Claim) -> bool:
    """Whether a change is told of what its own sentence names, and not of what was last spoken of: "The number of non-EU nationals coming to work fell by a third, from …"."""
    subject = claim.wording.subject
    before = [each for each in claim.wording.sentence.tokens if each.start < claim.wording.end]
    named = any(each.role in {"group", "measure"} for each in find_mentions(before)) or any(
        each.lower == "net" for each in before
    )
    return subject is not None and (not subject.carried or named)


def is_of_home(claim: Claim) -> bool:
    """Whether a claim is plainly of a statistic of this country, so that its text's own numbers may be held against each other."""
    return claim.wording.subject is not None and not claim.accuses and "place" not in claim.wording.unsettled


def _of_the_same_change(at: int, claim: Claim, claims: Sequence[Claim]) -> Iterator[Miscount]:
    """A change said twice, "81,000, or 54 %": where one is as published, the figures that make it make the other too."""
    for each in of_its_sentence(claim, claims):
        wording = each.wording
        pair = {claim.wording.again_of, wording.again_of} - {-1}
        said_again = (
            wording.start <= claim.wording.again_of < wording.end or claim.wording.start <= wording.again_of < claim.wording.end
        )
        if not pair or not said_again or each is claim or each.then.verdict != "agrees" or wording.kind not in OF_TWO_FIGURES:
            continue
        if OF_WHOM in {wording.uncertain, claim.wording.uncertain}:
            continue
        if wording.stated.unit == claim.wording.stated.unit or not _is_exact(wording.stated) or len(each.then.figures) != 2:
            continue
        after, before = each.then.figures
        if after.value is None or before.value is None or after.interval is None or before.interval is None:
            continue
        if abs(after.value - before.value) != abs(wording.stated.value or 0):
            continue  # near enough to be right, not exact enough to show that it is of these two
        ranges = Range(after.value, *after.interval), Range(before.value, *before.interval)
        found = (percent_change if claim.wording.stated.unit == "percent" else difference)(*ranges)
        if found is not None and not overlaps(widened(claim.wording.stated), found):
            unit = after.unit
            words = (
                f"from {amount(before.value, unit)} to {amount(after.value, unit)} is"
                f" {change_words(found.value, claim.wording.stated.unit, unit)}"
            )
            yield Miscount(at, found.value, words, (each, each), "the change is as published in the other unit")
            return


def _is_exact(said: Stated) -> bool:
    """Whether a change is said so exactly that agreeing with two figures is no chance: to the thousand, or in whole per cent."""
    if said.value is None or said.hedge != "exact":
        return False
    return said.unit == "people" and abs(said.value) >= _LEAST_EXACT_CHANGE and said.value % 100_000 != 0


def _as_published(end: Stated, claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The claim of a number of the same sentence that agrees with what was published, for the measure of the change."""
    return next(
        (
            each
            for each in of_its_sentence(claim, claims)
            if each.then.verdict == "agrees"
            and each.wording.stated.value == end.value
            and each.wording.stated.unit == end.unit
            and each.wording.subject is not None
            and claim.wording.subject is not None
            and each.wording.subject.measure == claim.wording.subject.measure
        ),
        None,
    )


# how loosely a rate is told, as a part of it: a year of 365 days or of 52 weeks, and numbers that are rounded in talk
_LOOSE_RATE = 0.2


def _of_rate(at: int, claim: Claim, claims: Sequence[Claim]) -> Iterator[Miscount]:
    """So many a day that the year's number of its own sentence does not come to: "204,000 in the year to June, about 1,200 a day"."""
    said = claim.wording.stated
    own = [each for each in of_its_sentence(claim, claims) if is_of_one_figure(each) and each.wording.rate == 1]
    if len(own) != 1 or not is_plain(own[0]) or not are_of_the_same(own[0], claim) or claim.wording.uncertain != SOMEBODYS_SUM:
        return
    if own[0].period != claim.period or said.value is None or said.low is None or said.high is None:
        return
    made = closed_range(own[0].wording.stated)
    if not _is_put_otherwise(own[0].wording, claim.wording):
        return
    if made is None or made.value <= 0:
        return
    found = divided(made, claim.wording.rate)
    if said.low * (1 - _LOOSE_RATE) <= found.high and found.low <= said.high * (1 + _LOOSE_RATE):
        return
    words = f"{amount(made.value, 'people')} over a year is {found.value:,.{0 if found.value >= 10 else 2}f}"
    yield Miscount(at, found.value, words, (own[0], own[0]), "the number of the year is as published")


_OTHERWISE = frozenset(
    "or , ( – — that is works work out at about around some roughly nearly almost more than over equivalent equal to the an a average"
    " of uk net migration immigration emigration equates which in year".split()
)


_APPOSED = MARKS - {":"} | ABOUT


def _is_put_otherwise(year: Wording, rate: Wording) -> bool:
    """Whether a rate only says the year's number in other words: "…, or about 560 a day", "works out at 560 people a day"."""
    between = set(year.sentence.words_from(year.end, rate.start))
    behind = next(iter(year.sentence.words_from(rate.end)), ".")
    return (
        between <= _OTHERWISE
        and (bool(between & {"or", "is", "out", "equivalent", "equates"}) or between <= _APPOSED)
        and behind in {".", ",", ";", ")", "–"}
    )


def _is_so_on_the_year(claim: Claim, evidence: Evidence) -> bool:
    """Whether an exact change is, to the thousand, the one on the year before: "fell by 429,000 to 431,000 in 2024, down from a peak of 906,000"."""
    wording = claim.wording
    if wording.kind != "change" or wording.tied or claim.period is None or not claim.period.is_year:
        return False
    if wording.stated.value is None or wording.stated.hedge != "exact" or wording.stated.value % _LEAST_EXACT_CHANGE == 0:
        return False
    return any(
        fits_between(wording, after, before)
        for series in series_of(wording)[:1]
        for after in ranges_of(evidence, series, claim.period)
        for before in ranges_of(evidence, series, claim.period.years_back(1))
    )
