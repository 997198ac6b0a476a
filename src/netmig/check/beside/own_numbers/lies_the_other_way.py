"""How one year lies to another, told in words alone and the wrong way: "It is a rise on 2023", of 431,000 behind 860,000.

A sentence that says no more than this, of two years that are named or told right before, is wrong where every estimate
of the two goes the other way, and far enough for no rounding or revision to turn it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....ledger.figures import Figure
from ....ledger.phrases import amount
from ....periods import Period
from ...evaluation.estimates.other_days import ranges_of
from ...evaluation.evidence import Evidence
from ...evaluation.outcome import series_of
from ...records import replace
from ...words.subjects import MIGRATION_FLOWS
from ..miscounts import Miscount
from ..neighbours import of_its_sentence
from .changes import only_goes_on

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText

# how far apart, as a part of the greater, the two must lie by every estimate
_FAR = 0.03
_ANY_OF = frozenset({"any", "every", "all", "before", "until", "till"})
_DOUBTS = frozenset({"", "netmig could not tell by how much", "netmig could not tell by how much, or since when"})


def lies_the_other_way(claims: ClaimsOfText, evidence: Evidence) -> Iterator[Miscount]:
    """The comparisons in words alone that go the other way than every estimate of the two years."""
    for at, claim in enumerate(claims):
        wording = claim.wording
        if claim.then.verdict == "agrees" or claim.accuses or wording.kind != "comparison" or not wording.direction:
            continue
        if wording.refusal or wording.uncertain not in _DOUBTS or wording.of_another_day or wording.of_estimates:
            continue
        if not _ANY_OF.isdisjoint(wording.words_within):
            continue  # "higher than in any year before 2021"
        told_year = _year_told_for(claim, claims) if wording.contrast == "plainly" else None
        if told_year is not None:
            wording = replace(wording, baseline=(told_year,), baseline_basis="explicit", contrast="year_before")
        if wording.baseline_basis != "explicit" or len(set(wording.baseline)) != 1 or wording.contrast != "year_before":
            continue
        subject, period, before = wording.subject, claim.period, wording.baseline[0]
        if subject is None or subject.measure not in MIGRATION_FLOWS or subject.basis == "open" or period is None:
            continue
        if (
            period.stop <= before.stop
            or not _of_a_year_told(claim, claims)
            or not only_goes_on(wording, named=True, told=of_its_sentence(claim, claims), size=True)
        ):
            continue
        series = next(iter(series_of(wording)), None)
        if series is None:
            continue
        now, then = evidence.figure(series, period), evidence.figure(series, before)
        if now is None or then is None:
            continue
        # of what the text itself gives for a year no other estimate is meant
        afters, befores = (
            [each.value or 0]
            if _gives(claim, claims, each)
            else [found.value for found in ranges_of(evidence, series, each.period)]
            for each in (now, then)
        )
        if not _goes_other(wording.direction, afters, befores):
            continue
        yield _miscount(at, claim, now, then)


def _year_told_for(claim: Claim, claims: ClaimsOfText) -> Period | None:
    """The one window of those that a year may stand for which the text gave a number of: "an increase on 2022", of which it told 745,000."""
    start, subject = claim.wording.start, claim.wording.subject
    of = None if subject is None else (subject.measure, subject.group)
    told = {each for each in claim.wording.baseline if of is not None and claims.has_told(start, "in", of, each)}
    return told.pop() if len(told) == 1 else None


def _of_a_year_told(claim: Claim, claims: ClaimsOfText) -> bool:
    """Whether the year that it is told of is named with it, or with a number that the text gave for it."""
    if claim.wording.period_basis == "explicit":
        return True
    return claim.period is not None and claims.has_told(claim.wording.start, "until", claim.period.stop)


def _gives(claim: Claim, claims: ClaimsOfText, figure: Figure) -> bool:
    """Whether a number that the text told before is the figure that stands for a year, told as that."""
    start, subject, value = claim.wording.start, claim.wording.subject, figure.value
    if subject is None or value is None:
        return False
    of = (subject.measure, subject.group)
    # a number of which it is not clear when it was so is, to the thousand, the figure of that year
    exact = bool(value % 10_000)
    return claims.has_told(start, "so many", of, value, figure.period) or (exact and claims.has_told(start, "so many", of, value))


def _goes_other(direction: int, afters: Sequence[float], befores: Sequence[float]) -> bool:
    if not afters or not befores:
        return False
    return all(
        (after - earlier) * direction < 0 and abs(after - earlier) > _FAR * max(abs(after), abs(earlier))
        for after in afters
        for earlier in befores
    )


def _miscount(at: int, claim: Claim, now: Figure, then: Figure) -> Miscount:
    difference = (now.value or 0) - (then.value or 0)
    way = "up" if difference > 0 else "down"
    words = f"from {amount(then.value or 0, then.unit)} to {amount(now.value or 0, now.unit)} is {way}"
    ends = (
        replace(claim, period=then.period, then=replace(claim.then, figures=(then,), release=then.release)),
        replace(claim, period=now.period, then=replace(claim.then, figures=(now,), release=now.release)),
    )
    return Miscount(
        at,
        difference,
        words,
        ends,
        "by every estimate that the article can mean",
        "wrong_direction",
        near_miss="The figures go the other way.",
    )
