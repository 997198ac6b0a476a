"""Whether what a text tells of two estimates of one year is so: from what to what it was revised, and by how much.

"The figure for 2023 was revised from 685,000 to 728,000": that 685,000 was an estimate of that year to
the thousand shows of which year it is told, and 728,000 was none. "It was revised from 166,000 to
906,000": by so much it was revised, and not from it. "Was revised down to 906,000 from 740,000": that is up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.figures import Figure
from ....ledger.phrases import amount, period_words
from ....periods import Period
from ....series import Series
from ...evaluation.certainty import ROUNDED_OTHERWISE
from ...evaluation.diagnosis import Diagnosis
from ...evaluation.estimates.other_days import estimates
from ...evaluation.evidence import Evidence
from ...evaluation.intervals import difference, overlaps_either_way
from ...evaluation.mistaken.in_no_year import LEAST_EXACT
from ...evaluation.outcome import series_of
from ...records import replace
from ...sentences.in_doubt.not_stated import NOT_STATED
from ...sentences.wording import Stated
from ...words.cues import REVISION_VERBS
from ...words.subjects import MIGRATION_FLOWS
from ..miscounts import Miscount
from ..neighbours import number_said, place_among
from ..numbers_of_sentence import place_of

if TYPE_CHECKING:
    from ...claim import Claim

# what moves from one year to another: "the peak was revised from 764,000 to 906,000"
_OF_ANY_YEAR = frozenset("peak record high highest top latest newest previous last".split())


def recasts(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The claims that are no estimate of the year of which a text says so, or went the other way."""
    yield from _wrong_way(claims, evidence)
    for at, claim in enumerate(claims):
        if claim.accuses:
            continue
        if claim.wording.went_to is not None and claim.wording.kind == "revision":
            yield from _of_pair(at, claim, claims, evidence)
        elif claim.wording.baseline_stated is not None and claim.wording.of_another_day and claim.then.verdict == "not_checked":
            yield from _of_cut(at, claim, claims, evidence)


def _of_pair(at: int, claim: Claim, claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    wording = claim.wording
    series = next(iter(series_of(wording)), None)
    other = None if wording.went_to is None else number_said(wording.went_to[0], claim, claims)
    if series is None or other is None or other.accuses or series.about.kind == "count":
        return
    before, after = wording.stated, other.wording.stated
    if not (_is_exact(after) and before.value and before.hedge == "exact"):
        return
    years = {period: estimates(evidence, series, period) for period, _ in evidence.years(series)}
    were = [period for period, found in years.items() if _is_among(before, found[1:])]
    became = [period for period, found in years.items() if _is_among(after, found)]
    if set(were) & set(became) or not _is_exact(before):
        return
    if claim.period in became and claim.then.verdict == "agrees" and _is_turned_round(before, after, years[claim.period]):
        near_miss = f"It went from {amount(after.value or 0, 'people')} to {amount(before.value or 0, 'people')}."
        turned = _miscount(at, claim.period, years[claim.period], (claim, claim), near_miss)
        yield replace(turned, diagnosis="wrong_direction")
        return
    words = set(wording.sentence.words)
    if were and claim.then.verdict == "agrees" and claim.period in were and words.isdisjoint(_OF_ANY_YEAR):
        held = not any(evidence.may_be_superseded(years[period][0]) for period in were)
        if other.then.verdict != "agrees" and held and not _lies_among(after, years, were):
            place = place_among(other, claims)
            year = next((period_words(period) for period in became), "")
            near_miss = (
                f"{amount(after.value or 0, 'people')} is of the {year}."
                if year
                else f"It never was {amount(after.value or 0, 'people')}."
            )
            yield _miscount(place, claim.period, years[claim.period], (claim, claim), near_miss)
    elif not were and (of := next((each for each in became if _is_step(before, years[each])), None)) is not None:
        yield _by_so_much(at, of, years[of], other, before)
    elif not were and not became and (found := _of_an_open_flow(claim, before, after, evidence)) is not None:
        yield _by_so_much(at, found[0], found[1], other, before)


def _is_turned_round(before: Stated, after: Stated, found: Sequence[Figure]) -> bool:
    """Whether the estimate that stands is told as what it was before, and an old one as what it became: "from 606,000 to 504,000"."""
    return found[0].value == before.value and not _is_among(before, found[1:]) and _is_among(after, found[1:])


def _by_so_much(at: int, of: Period, figures: Sequence[Figure], other: Claim, before: Stated) -> Miscount:
    near_miss = f"{amount(before.value or 0, 'people')} is by how much the estimate was revised, and not the estimate before."
    return _miscount(at, of, figures, (other, other), near_miss)


def _of_an_open_flow(claim: Claim, before: Stated, after: Stated, evidence: Evidence) -> tuple[Period, Sequence[Figure]] | None:
    """The year of one flow alone of which a text tells that leaves the flow open: "the total … was revised from 166,000 to 906,000", to what stands, by just so much."""
    subject = claim.wording.subject
    if subject is None or subject.basis != "open" or subject.group:
        return None
    found = [
        (period, figures)
        for flow in sorted(MIGRATION_FLOWS)
        for period in claim.wording.periods
        if (figures := estimates(evidence, Series.of(flow), period))
        and figures[0].value == after.value
        and _is_step(before, figures)
    ]
    return found[0] if len(found) == 1 else None


def _of_cut(at: int, claim: Claim, claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """By how much an estimate is said to have changed of which the text gives what it was: "has come down from 739,000, a cut of 80,000"."""
    said, was = claim.wording.stated, claim.wording.baseline_stated
    first = None if was is None else number_said(was, claim, claims)
    if first is None or first.wording.end > claim.wording.start:
        return  # "43,000 higher than the 685,000 published in May"
    if first.wording.kind != "revision" or first.then.verdict != "agrees" or first.period is None:
        return
    series = next(iter(series_of(first.wording)), None)
    if series is None or not _is_exact(first.wording.stated) or said.unit != "people" or claim.wording.refusal:
        return
    figures = estimates(evidence, series, first.period)
    old = next((each for each in figures[1:] if each.value == first.wording.stated.value), None)
    if old is None or evidence.may_be_superseded(figures[0]):
        return
    one, other = evidence.of_figure(figures[0]), evidence.of_figure(old)
    if one is None or other is None:
        return
    found = difference(one.range, other.range)
    if overlaps_either_way(said, found):
        return
    near_miss = f"From {amount(old.value or 0, 'people')} it went to {amount(figures[0].value or 0, 'people')}."
    yield _miscount(at, first.period, figures, (first, first), near_miss)


def _is_exact(said: Stated) -> bool:
    """Whether a number is to the thousand, and met by chance by no other."""
    value = said.value
    return value is not None and said.hedge == "exact" and abs(value) >= LEAST_EXACT and value % 100_000 != 0


def _is_among(said: Stated, figures: Sequence[Figure]) -> bool:
    return any(figure.value == said.value for figure in figures)


def _lies_among(said: Stated, years: dict[Period, list[Figure]], periods: Sequence[Period]) -> bool:
    """Whether a number may be an estimate of one of some years: as it is rounded, or one that is not held."""
    value = said.value or 0
    for period in periods:
        for figure in years[period]:
            low, high = figure.interval or (figure.value or 0, figure.value or 0)
            if said.low is None or said.high is None or (low < said.high and said.low < high):
                return True
            if abs((figure.value or 0) - value) <= ROUNDED_OTHERWISE:
                return True
    return False


def _is_step(said: Stated, figures: Sequence[Figure]) -> bool:
    """Whether a number is by how much the estimate of a year was revised."""
    newest = figures[0].value
    return newest is not None and any(each.value is not None and abs(newest - each.value) == said.value for each in figures[1:])


def _miscount(at: int, period: Period, figures: Sequence[Figure], ends: tuple[Claim, Claim], near_miss: str) -> Miscount:
    told_in_turn = list(dict.fromkeys(amount(each.value or 0, each.unit) for each in reversed(figures)))
    words = f"{period_words(period)}: {', then '.join(told_in_turn)}"
    diagnosis: Diagnosis | None = "wrong_period" if " is of the " in near_miss else None
    proof = "no other estimate had been published by that day"
    return Miscount(at, figures[0].value or 0, words, ends, proof, diagnosis, near_miss, period, figures=tuple(figures))


_UP = frozenset("up upwards upward raised lifted increased upgraded hiked".split())
_DOWN = frozenset("down downwards downward lowered cut reduced slashed trimmed downgraded".split())
_OF_ESTIMATES = REVISION_VERBS | frozenset("estimate estimates figure figures ons statisticians restated redrawn".split())
# so many words before the first of the two it is said which way it went
_NEAR = 8


def _wrong_way(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The first of two numbers between which an estimate is said to have been revised the other way."""
    for at in range(len(claims) - 1):
        one, other = claims[at], claims[at + 1]
        if one.wording.sentence != other.wording.sentence or one.accuses or other.accuses:
            continue
        if one.wording.uncertain in NOT_STATED or not (_is_exact(one.wording.stated) and _is_exact(other.wording.stated)):
            continue
        words = one.wording.sentence.words
        places = [place_of(claim)[0] for claim in (one, other)]
        before, between = words[max(0, places[0] - _NEAR) : places[0]], words[places[0] + 1 : places[1]]
        if (before[-1:], between) not in ((["from"], ["to"]), (["to"], ["from"])) or _OF_ESTIMATES.isdisjoint(words):
            continue
        way = (not _UP.isdisjoint(before)) - (not _DOWN.isdisjoint(before))
        was, became = (one, other) if between == ["to"] else (other, one)
        moved = (became.wording.stated.value or 0) - (was.wording.stated.value or 0)
        if not way or moved * way >= 0 or "not" in before:
            continue
        found = _year_of(was, became, evidence)
        if found is not None:
            period, told = found
            near_miss = f"The estimate was revised {'up' if moved > 0 else 'down'}."
            miscount = _miscount(at, period, told, (one, other), near_miss)
            yield replace(miscount, value=moved, diagnosis="wrong_direction", figures=told[:2])


def _year_of(was: Claim, became: Claim, evidence: Evidence) -> tuple[Period, tuple[Figure, ...]] | None:
    """The year of which one number was an estimate, and the other a later one."""
    read = [*series_of(was.wording)[:1], *series_of(became.wording)[:1], Series.of("net_migration")]
    for series in dict.fromkeys(each for each in read if each.measure in MIGRATION_FLOWS):
        for period in dict.fromkeys((*was.wording.periods[:2], *became.wording.periods[:2])):
            told = tuple(estimates(evidence, series, period))
            values = [each.value for each in told]
            old, new = was.wording.stated.value, became.wording.stated.value
            if old in values and new in values and values.index(new) < values.index(old):
                return period, told
    return None
