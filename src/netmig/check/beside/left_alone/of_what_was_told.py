"""Numbers to the thousand that are just what the text spoke of a little before, though their own sentence does not say so.

"The British lost 136,000 on balance. … 110,000 came": of the British, as before. "From the peak to there is 599,000": what two
numbers told are apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from ...evaluation.evidence import Evidence
from ...evaluation.outcome import DIFFERS_BUT, series_of
from ...records import replace
from ...sentences.whom.groups import settle_group
from ...sentences.wording import OF_ONE_FIGURE, Subject
from ...words.cues import FALL_NOUNS, RISE_NOUNS
from ...words.subjects import MIGRATION_FLOWS
from ..misplaced.of_the_year_told import is_of_the_same_time
from ..neighbours import in_reach
from .surroundings import Surroundings

if TYPE_CHECKING:
    from ....periods import Period
    from ...claim import Claim

OF_WHAT_WAS_TOLD = f"{DIFFERS_BUT} it is as published for what the article spoke of just before."
APART = f"{DIFFERS_BUT} it is what two numbers that the article gave are apart."
OF_A_CHANGE = f"{DIFFERS_BUT} the number is a part of a change."
# so many characters before a claim what was told is still in hand
_IN_HAND = 320
_LEAST = 10_000
_CHANGES = FALL_NOUNS | RISE_NOUNS | {"change", "difference"}


def why_of_what_was_told(claim: Claim, around: Surroundings, claims: Sequence[Claim], evidence: Evidence) -> str:
    """Why a number that is called wrong may be of another flow, group or year told before, or be made of two; "" if it may not."""
    wording, value = claim.wording, abs(claim.wording.stated.value or 0)
    if wording.kind != "level" or wording.subject is None or wording.subject.measure not in MIGRATION_FLOWS:
        return ""
    if around.behind[:1] == ["of"] and not _CHANGES.isdisjoint(around.behind[1:3]):
        return OF_A_CHANGE
    if wording.stated.unit != "people" or wording.stated.hedge not in {"exact", "about"} or value < _LEAST or not value % _LEAST:
        return ""
    near = in_reach(wording.start - _IN_HAND, wording.start, claims)
    told = [each for each in near if 0 < wording.start - each.wording.start <= _IN_HAND and _is_of_a_flow(each)]
    if any(_is_so(claim, subject, period, evidence) for subject, period in _readings(claim, told)):
        return OF_WHAT_WAS_TOLD
    numbers = {abs(each.wording.stated.value or 0) for each in told if each.then.verdict == "agrees"}
    apart = any(abs(one - other) == value for one, other in combinations(numbers, 2))
    return APART if apart and "period" not in wording.ties and claim.diagnosis not in {"wrong_measure", "wrong_direction"} else ""


def _is_of_a_flow(claim: Claim) -> bool:
    subject = claim.wording.subject
    return (
        subject is not None
        and subject.measure in MIGRATION_FLOWS
        and claim.wording.kind in OF_ONE_FIGURE | {"comparison", "extreme"}
    )


def _readings(claim: Claim, told: Sequence[Claim]) -> Iterator[tuple[Subject, Period]]:
    """What a number may be of besides: the years told before where none stands with it, the groups where nothing ties it to its own."""
    wording, subject = claim.wording, claim.wording.subject
    if subject is None or claim.period is None:
        return
    if wording.period_basis != "explicit" and not is_of_the_same_time(wording):
        yield from ((subject, each.period) for each in told if each.period is not None and each.period != claim.period)
    if subject.group or ("measure" in wording.ties and wording.period_basis == "explicit"):
        return
    for group in {each.wording.subject.group for each in told if each.wording.subject is not None} - {()}:
        yield replace(subject, group=settle_group(dict(group), subject.measure)), claim.period


def _is_so(claim: Claim, subject: Subject, period: Period, evidence: Evidence) -> bool:
    series = next(iter(series_of(replace(claim.wording, subject=subject))), None)
    figure = None if series is None else evidence.figure(series, period)
    return figure is not None and evidence.fits(claim.wording.stated, figure)
