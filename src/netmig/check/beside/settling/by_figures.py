"""What exact figures of a text settle for its other claims: which country it is about, which year it speaks of.

A number of three figures and more that was published to the thousand for the very series and period
that the words were read as is no chance: the reading is right. It settles what the words of claims
beside it leave open. It never decides what a claim says, only that what was read may be relied on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....series import Series
from ...evaluation.evidence import Evidence
from ...evaluation.mistaken.in_no_year import (
    LEAST_EXACT,
    fell_so_of_late,
    in_no_year,
    is_extreme_in_no_year,
    is_so_in_no_year,
    moved_so_in_no_year,
    was_passed,
)
from ...evaluation.mistaken.near_years import is_figure_of_a_near_year
from ...evaluation.outcome import series_of
from ...records import replace
from ...sentences.estimates.known_when import ANOTHER_TIME
from ...sentences.in_doubt.doubts import BETWEEN, OF_WHAT, OF_WHOM, OPEN, SOMETHING_ELSE
from ...sentences.times.times_in_doubt import NOT_A_WHOLE_YEAR
from ...sentences.wording import OF_ONE_FIGURE, OF_TWO_FIGURES, Tie, Unsettled, Wording
from ...words.subjects import MIGRATION_FLOWS
from ..neighbours import (
    are_of_the_same,
    of_it_and_before,
    of_its_sentence,
    places_from_before,
    places_in_sentence,
    stands_just_before,
)
from .told_around import EXACT, anchored, goes_on_between, is_of_those_beside, sharing_its_period

if TYPE_CHECKING:
    from ...claim import Claim

# how exact the figures of a text must be, taken together, to show which country it is about
ENOUGH_TO_PLACE = 2
# how far behind a change the number stands that it led to, in characters
BEHIND = 20
# a count to the last one, above this, is met by chance by no other
LEAST_COUNT = 1000


def shows_its_place(claims: Sequence[Claim], evidence: Evidence) -> bool:
    """Whether exact figures of a text show that it is about the United Kingdom."""
    if any(claim.then.verdict == "agrees" and _is_to_the_last_person(claim.wording) for claim in claims):
        return True
    return sum(_exactness(claim, evidence) for claim in claims) >= ENOUGH_TO_PLACE


def settled_by_figures(claims: Sequence[Claim], evidence: Evidence) -> Iterator[tuple[int, Wording]]:
    """The claims that do not fit and may be judged after all, each with its wording as far as it is settled."""
    beside = [at for at, claim in enumerate(claims) if _is_told_beside(claim)]
    waiting, done = [at for at, claim in enumerate(claims) if _waits(claim)], set[int]()
    ending = [at for at, claim in enumerate(claims) if _may_end_at_a_level(claim)]
    weights = [_exactness(claim, evidence) for claim in claims]
    for at in ending:
        narrowed = _of_its_end(at, claims, weights)
        if narrowed is not None:
            yield at, narrowed
    placed = sum(weights) >= ENOUGH_TO_PLACE
    for at in beside:
        if shown_by_numbers(at, claims, weights) and (placed or "place" not in claims[at].wording.unsettled):
            wording = claims[at].wording
            yield (
                at,
                replace(
                    wording,
                    uncertain="",
                    of_another_day="" if wording.of_another_day == ANOTHER_TIME else wording.of_another_day,
                    unsettled=("baseline",) if "baseline" in wording.unsettled and not _is_on_the_year(wording) else (),
                    settled=True,
                    ties=frozenset({"measure", "period"}),
                ),
            )
            done.add(at)
    for at, claim in enumerate(claims):
        if _is_set_against_it(at, claims, weights):
            yield at, replace(claim.wording, uncertain="", settled=True, ties=claim.wording.ties | {"measure"})
            continue
        if (placed or "place" not in claim.wording.unsettled) and _is_the_level(claim, evidence):
            firm = replace(claim.wording, uncertain="", unsettled=(), settled=True, ties=frozenset({"measure", "period"}))
            yield at, firm
            done.add(at)
    for at, claim in enumerate(claims):
        if claim.then.verdict == "not_checked" and not claim.wording.refusal and is_of_those_beside(at, claims, weights):
            firm_by: frozenset[Tie] = (
                frozenset({"measure", "period", "time"}) if claim.wording.uncertain == BETWEEN else frozenset()
            )
            yield at, replace(claim.wording, uncertain="", settled=True, ties=claim.wording.ties | firm_by)
    for at in waiting:
        if at in done:
            continue
        claim = claims[at]
        left = tuple(each for each in claim.wording.unsettled if not _settles(each, at, claims, weights, evidence, placed=placed))
        if not left:
            kept: tuple[Unsettled, ...] = ("baseline",) if "baseline" in claim.wording.unsettled else ()
            # what moved is what the exact figure beside it is of
            moved = bool(kept) and anchored(at, claims, weights)
            ties: set[Tie] = {*claim.wording.ties}
            if moved:
                ties.add("measure")
            if claim.wording.kind == "ratio" and anchored(at, claims, weights, period=True):
                ties |= {"measure", "period"}
            if sharing := sharing_its_period(at, claims, weights):
                ties.add("period")
                if not any(are_of_the_same(each, claim) for each in sharing):
                    ties.add("time")  # of another flow in one breath, and of no other year
            if ties != claim.wording.ties or claim.wording.unsettled:
                yield at, replace(claim.wording, unsettled=kept, settled=True, ties=frozenset(ties))


def _is_set_against_it(at: int, claims: Sequence[Claim], weights: Sequence[int]) -> bool:
    """Whether a number is that from which the exact one right before it went: "423,000, up from 277,000", of whatever that is."""
    if at == 0:
        return False
    claim, before = claims[at], claims[at - 1]
    between = claim.wording.sentence.words_from(before.wording.end, claim.wording.end)
    return (
        claim.wording.uncertain in {OPEN, SOMETHING_ELSE}
        and claim.wording.kind == "level"
        and claim.then.verdict == "not_checked"
        and claim.wording.sentence == before.wording.sentence
        and before.then.verdict == "agrees"
        and weights[at - 1] == EXACT
        and are_of_the_same(before, claim)
        and between[:1] == [","]
        and between[1:3] in (["up", "from"], ["down", "from"])
    )


def _waits(claim: Claim) -> bool:
    wording = claim.wording
    # "At 204,000, net migration was half the figure of the year before" is of the year of that number
    of_its_number = wording.kind == "ratio" and wording.baseline_basis == "explicit" and "period" not in wording.ties
    open_to_more = bool(wording.unsettled) or (wording.kind == "level" and "period" not in wording.ties) or of_its_number
    return open_to_more and not wording.uncertain and not wording.refusal and claim.then.verdict == "not_checked"


def _is_the_level(claim: Claim, evidence: Evidence) -> bool:
    """Whether a fall is said to be as large as what is left: "a drop of 204,000" of net migration that fell to 204,000."""
    wording, value = claim.wording, claim.wording.stated.value
    if (
        wording.kind != "change"
        or wording.direction >= 0
        or wording.refusal
        or wording.of_estimates
        or wording.uncertain not in OF_WHAT | {OF_WHOM}
        or claim.then.verdict != "not_checked"
        or wording.subject is None
        or wording.subject.measure not in {"net_migration", "immigration"}
        or value is None
        or wording.stated.hedge != "exact"
        or abs(value) < LEAST_EXACT
        or abs(value) % 10_000 == 0
    ):
        return False
    series, period = next(iter(series_of(wording)), None), next(iter(wording.periods), None)
    if series is None or period is None:
        return False
    figure = evidence.figure(series, period)
    return figure is not None and figure.value == -value and not fell_so_of_late(wording, series, evidence)


def _is_told_beside(claim: Claim) -> bool:
    """Whether a claim is a change that does not fit and is told of a number beside it, so that it may be plain of what it is."""
    wording = claim.wording
    if (
        wording.kind not in OF_TWO_FIGURES
        or wording.of_estimates
        or wording.refusal
        or claim.then.verdict != "not_checked"
        or claim.then.value is None
    ):
        return False
    if wording.kind == "ratio" and wording.baseline_basis != "explicit":
        return False  # "335,000, more than three times the government's target"
    # "peaked at 944,000, more than five times today's level" is told of the number before it
    of_its_number = wording.kind == "ratio" and wording.uncertain != ""
    told = wording.leads_to >= 0 or wording.begins_with >= 0 or wording.goes_on or of_its_number
    return told and (
        wording.uncertain in OF_WHAT
        # "This year it is down by a quarter, to 728,000": of the newest year, whose number that is
        or (wording.leads_to >= 0 and wording.uncertain == NOT_A_WHOLE_YEAR)
        or (wording.leads_to >= 0 and not wording.uncertain and wording.of_another_day == ANOTHER_TIME)
    )


def shown_by_numbers(at: int, claims: Sequence[Claim], weights: Sequence[int]) -> bool:
    """Whether the number that a change led to, or of which it is told, is exact for what was read, and where it began if told."""
    claim = claims[at]
    wording = claim.wording
    led = _exact_at(wording.leads_to, claim, claims, weights)
    began = _exact_at(wording.begins_with, claim, claims, weights)
    if (wording.leads_to >= 0 and led is None) or (wording.begins_with >= 0 and began is None):
        return False
    if began is not None and began.period != claim.baseline:
        return False
    if "baseline" in wording.unsettled and _has_another_level(claim, led, claims):
        return False  # it may be measured from there
    if led is None:
        before = _number_before(at, claims)
        beside = before is not None and (
            stands_just_before(claims[before], claim)
            or (wording.kind == "ratio" and claims[before].wording.sentence == wording.sentence)
        )
        if before is None or not weights[before] or not beside:
            return False
        led = claims[before]
    return led.then.verdict == "agrees" and are_of_the_same(led, claim) and led.period == claim.period


def _number_before(at: int, claims: Sequence[Claim]) -> int | None:
    """Where the last number before a claim stands, in its sentence or in that right before it."""
    near = range(at - 1, places_from_before(claims[at], claims).start - 1, -1)
    return next((other for other in near if claims[other].wording.stated.value is not None), None)


_SINCE_WHEN = frozenset("is are has have had since then after from over under".split())


def _is_on_the_year(wording: Wording) -> bool:
    """Whether a change of which no more is told than the number it led to is one on the year: "Emigration rose by 11 % to 517,000"."""
    words = {token.lower for token in wording.sentence.tokens if token.start < max(wording.leads_to, wording.end)}
    return wording.leads_to >= 0 and _SINCE_WHEN.isdisjoint(words)


def _has_another_level(claim: Claim, led: Claim | None, claims: Sequence[Claim]) -> bool:
    """Whether its sentence or the one before has another number of people that a change may be measured from."""
    return any(
        each is not led
        and each is not claim
        and each.wording.kind not in OF_TWO_FIGURES
        and each.wording.stated.unit == "people"
        and each.wording.stated.value is not None
        and (each.wording.subject is None or are_of_the_same(each, claim))
        for each in of_it_and_before(claim, claims)
    )


def _exact_at(start: int, claim: Claim, claims: Sequence[Claim], weights: Sequence[int]) -> Claim | None:
    """The claim of a number of the same sentence, if it is exact for what was read."""
    if start < 0:
        return None
    return next(
        (
            each
            for other in places_in_sentence(claim, claims)
            if weights[other]
            and (each := claims[other]).then.verdict == "agrees"
            and each.wording.kind in OF_ONE_FIGURE
            and each.wording.start <= start < each.wording.end
            and are_of_the_same(each, claim)
        ),
        None,
    )


def _may_end_at_a_level(claim: Claim) -> bool:
    wording = claim.wording
    return (
        wording.kind in {"change", "percent_change"}
        and len(wording.periods) > 1
        and len(wording.baseline) == len(wording.periods)
        and not wording.unsettled
        and not wording.uncertain
        and not wording.refusal
        and claim.then.verdict == "not_checked"
    )


def _of_its_end(at: int, claims: Sequence[Claim], weights: Sequence[int]) -> Wording | None:
    """A change of the very year in which the exact number lies that it led to: "a drop of 178,000 in a year, to 728,000"."""
    wording = claims[at].wording
    for other in places_in_sentence(claims[at], claims):
        each = claims[other]
        if (
            weights[other] == EXACT
            and each.then.verdict == "agrees"
            and 0 <= each.wording.start - wording.end <= BEHIND
            and are_of_the_same(each, claims[at])
            and each.period in wording.periods
        ):
            place = wording.periods.index(each.period)
            return replace(wording, periods=(wording.periods[place],), baseline=(wording.baseline[place],), settled=True)
    return None


def _exactness(claim: Claim, evidence: Evidence) -> int:
    """How plainly a claim gives a figure that was published for what it was read as: 2 to the thousand, 1 to ten thousand."""
    wording, value = claim.wording, claim.wording.stated.value
    if (
        value is None
        or wording.subject is None
        or wording.subject.measure not in MIGRATION_FLOWS
        or wording.stated.unit != "people"
        # "some 948,000" is as exact as its number
        or not (wording.stated.hedge == "exact" or (wording.stated.hedge == "about" and value % 10_000))
        or abs(value) < LEAST_EXACT
        or value % 1000
        or value % 100_000 == 0
    ):
        return 0
    if claim.then.verdict != "agrees" and not _was_published_before(wording, evidence):
        return 0
    return 1 if value % 10_000 == 0 else 2


def _is_to_the_last_person(wording: Wording) -> bool:
    """Whether a count is given to the last person, as no other country will have it: "64,426"."""
    value = wording.stated.value or 0
    return (
        bool(wording.counted)
        and wording.kind == "level"
        and wording.stated.hedge == "exact"
        and value >= _LEAST_COUNTED
        and bool(value % _TENS)
    )


_TENS = 10
# a count of one kind and one day that is right to the last person is no other country's by chance
_LEAST_COUNTED = 50_000


def _was_published_before(wording: Wording, evidence: Evidence) -> bool:
    """Whether a level that does not fit was an earlier estimate of the very period, or is another flow's figure for it."""
    if wording.refusal or wording.direction:
        return False
    for series in series_of(wording)[:1]:
        for period in wording.periods[:1]:
            others = (
                evidence.figure(Series(flow, series.fixed), period) for flow in sorted(MIGRATION_FLOWS) if flow != series.measure
            )
            if any(evidence.fits(wording.stated, figure) for figure in (*evidence.earlier(series, period), *others)):
                return True
    return False


def _settles(
    open_to: Unsettled, at: int, claims: Sequence[Claim], weights: Sequence[int], evidence: Evidence, *, placed: bool
) -> bool:
    if open_to == "place":
        return placed or is_figure_of_a_near_year(claims[at].wording, evidence)
    if open_to == "count":
        return _is_counted_beside(at, claims)
    if open_to == "group":
        return _goes_on_from_exact(at, claims, weights)
    if open_to == "baseline":
        # whether any two years fit is looked for before anything is called wrong
        subject = claims[at].wording.subject
        carried = (
            subject is not None and subject.basis == "inherited" and not subject.group and claims[at].wording.kind == "change"
        )
        return "measure" in claims[at].wording.ties or carried or anchored(at, claims, weights)
    if claims[at].wording.kind == "comparison" and is_so_in_no_year(claims[at].wording, evidence):
        return True
    if claims[at].wording.kind == "extreme" and is_extreme_in_no_year(claims[at].wording, evidence):
        return True
    if claims[at].wording.kind in OF_TWO_FIGURES and moved_so_in_no_year(claims[at].wording, evidence):
        return True
    # the period that was taken for granted is that of an exact figure in the same sentence, or no year ever had such a number
    wording = claims[at].wording
    return (
        _told_with_exact(at, claims, weights)
        or anchored(at, claims, weights, period=True)
        or _is_where_a_year_began(at, claims, weights)
        or in_no_year(wording, evidence)
        or was_passed(wording, evidence)
    )


def _told_with_exact(at: int, claims: Sequence[Claim], weights: Sequence[int]) -> bool:
    """Whether a sentence that names no year gives an exact figure of the newest, and so tells of that: "431,000: 544,000 non-EU"."""
    claim = claims[at]
    if claim.wording.kind != "level" or claim.wording.starts:
        return False
    return any(
        weights[other] == EXACT
        and (each := claims[other]).then.verdict == "agrees"
        and each.wording.kind == "level"
        and each.wording.period_basis == "release"
        and each.period == claim.period
        and not goes_on_between(each.wording, claim.wording)
        for other in places_in_sentence(claim, claims)
        if other != at
    )


def _is_where_a_year_began(at: int, claims: Sequence[Claim], weights: Sequence[int]) -> bool:
    """Whether a number is what an exact one of the same sentence is said to have come from within a year: "in a year, from 649,000 to 204,000"."""
    claim = claims[at]
    words = claim.wording.sentence.words
    if not claim.wording.starts or _IN_ONE_YEAR.isdisjoint(zip(words, words[1:], words[2:], strict=False)):
        return False
    return any(
        weights[other] == EXACT
        and (each := claims[other]).then.verdict == "agrees"
        and are_of_the_same(each, claim)
        and each.period is not None
        and each.period.years_back(1) == claim.period
        for other in places_in_sentence(claim, claims)
        if other != at
    )


_IN_ONE_YEAR = frozenset(
    (lead, article, length)
    for lead in ("in", "over", "within")
    for article, length in (
        ("a", "year"),
        ("one", "year"),
        ("the", "year"),
        ("12", "months"),
        ("twelve", "months"),
        ("just", "a"),
    )
)


def _goes_on_from_exact(at: int, claims: Sequence[Claim], weights: Sequence[int]) -> bool:
    """Whether the number told just before is exact for the whole of the measure, so that "that is 130,000 more" is of the whole too."""
    before = _number_before(at, claims)
    return (
        before is not None
        and weights[before] == EXACT
        and claims[before].then.verdict == "agrees"
        and are_of_the_same(claims[before], claims[at])
        and claims[before].period == claims[at].period
    )


def _is_counted_beside(at: int, claims: Sequence[Claim]) -> bool:
    """Whether a count to the last visa or claim in the same sentence shows which count is meant: its change is then of the same."""
    claim = claims[at]
    if claim.wording.kind not in OF_TWO_FIGURES:
        return False
    return any(
        each.then.verdict == "agrees"
        and each.wording.kind == "level"
        and each.wording.stated.hedge == "exact"
        and (each.wording.stated.value or 0) % 100 != 0
        and abs(each.wording.stated.value or 0) >= LEAST_COUNT
        and are_of_the_same(each, claim)
        and each.period == claim.period
        and {figure.series for figure in each.then.figures} == {figure.series for figure in claim.then.figures}
        for each in of_its_sentence(claim, claims)
        if each is not claim
    )
