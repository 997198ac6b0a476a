"""What is called wrong on too little: where its reading rests on guesses, and nothing says how it came to be wrong.

A reading stands on three things: the words beside the number name what it is of, they name the year, and the number is
explained as something else that was published (an older estimate, another flow, another year). Of accusations that
were false, most had none or one of these, or went on from a number of their sentence that was itself left open: "Before,
the ONS showed a loss of 96,000; now it is 69,000". `docs/check.md` has the counts that these rules were chosen by.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...evaluation.estimates.other_days import estimates
from ...evaluation.evidence import Evidence
from ...evaluation.outcome import DIFFER_BUT, DIFFERS_BUT, SAY_OTHERWISE_BUT, series_of
from ...sentences.wording import KINDS_OF_CHANGE
from ...words.subjects import MIGRATION_FLOWS
from ..neighbours import of_its_sentence, of_sentence_before
from .surroundings import Surroundings

if TYPE_CHECKING:
    from ...claim import Claim

BEHIND_AN_OPEN_NUMBER = f"{DIFFERS_BUT} a number before it in the sentence could not be judged, and this may go on from that."
NEITHER_NAMED = f"{DIFFERS_BUT} neither what the number is of nor its year stands beside it."
OF_A_FORECAST = f"{DIFFERS_BUT} the sentence before speaks of what is foreseen or wanted, and this may be of that too."
OF_NO_YEAR = f"{SAY_OTHERWISE_BUT} the year stands in none of these words."
TOLD_BACKWARDS = f"{DIFFER_BUT} the time that it is measured from comes after the other, so that something else may be meant."
_YET_TO_COME = frozenset({"forecast", "target"})
# the year is told by another that stands beside it: "a year earlier it was 660,000", "the previous year's"
_BESIDE_ITS_YEAR = frozenset({"earlier", "before", "previous"})
_SO_MANY = frozenset({"more", "fewer"})


def why_on_too_little(claim: Claim, around: Surroundings, claims: Sequence[Claim], evidence: Evidence) -> str:
    """Why a claim may not be called wrong on what its reading rests on; "" if that is enough.

    What the numbers of its own text contradict is so whatever they are of.
    """
    subject = claim.wording.subject
    if claim.then.verdict == "conflicts" or subject is None or subject.measure not in MIGRATION_FLOWS:
        return ""
    named, explained = subject.basis == "explicit", bool(claim.near_miss)
    if not (named and subject.local and explained) and _is_behind_an_open_number(claim, claims, evidence):
        return BEHIND_AN_OPEN_NUMBER
    if subject.carried and any(each.wording.kind in _YET_TO_COME for each in of_sentence_before(claim, claims)):
        return OF_A_FORECAST
    if claim.wording.period_basis == "explicit":
        return ""
    if claim.wording.kind == "level" and not (named or subject.local or explained) and _BESIDE_ITS_YEAR.isdisjoint(around.own):
        return NEITHER_NAMED
    return OF_NO_YEAR if _only_says_more_or_fewer(claim) else ""


def why_told_backwards(claim: Claim) -> str:
    """Why a change may not be the one that was read: it would go from a later time to an earlier one; "" if it does not.

    "Up from 30,000 in June, though still down by a sixth on the end of 2023" goes on about what both are set against.
    """
    backwards = claim.period is not None and claim.baseline is not None and claim.baseline.stop > claim.period.stop
    over_time = claim.wording.kind in KINDS_OF_CHANGE and (claim.diagnosis == "wrong_direction" or not claim.near_miss)
    return TOLD_BACKWARDS if backwards and over_time else ""


def _only_says_more_or_fewer(claim: Claim) -> bool:
    """Whether it is told of people, without a number and without what they are more than: "Fewer students are coming"."""
    words = claim.quote.lower().split()
    return (
        claim.wording.kind == "comparison" and claim.wording.stated.value is None and words[0] in _SO_MANY and "than" not in words
    )


def _is_behind_an_open_number(claim: Claim, claims: Sequence[Claim], evidence: Evidence) -> bool:
    """Whether a number told before it in its sentence could not be judged, and is no other estimate of the year that it is of."""
    beside = [each for each in of_its_sentence(claim, claims) if each is not claim and each.wording.stated.value is not None]
    before = [
        each.wording.stated for each in beside if each.then.verdict == "not_checked" and each.wording.start < claim.wording.start
    ]
    told = {each.wording.stated.value for each in beside}
    if not before or (len(claim.then.figures) > 1 and {figure.value for figure in claim.then.figures} <= told):
        return False  # what it was held against are the very numbers of its sentence
    series = next(iter(series_of(claim.wording)), None)
    known = () if series is None or claim.period is None else estimates(evidence, series, claim.period)
    return not all(any(evidence.fits(said, figure) for figure in known) for said in before)
