"""Claims that another claim of their text answers: told of another estimate, or beside the newer figure."""

from __future__ import annotations

from collections.abc import Sequence

from .beside.neighbours import are_of_the_same, in_reach
from .beside.numbers_of_sentence import is_put_so_now
from .claim import Claim, Now
from .evaluation.outcome import DIFFERS_BUT
from .records import replace
from .sentences.in_doubt.not_stated import DENIED
from .sentences.wording import OF_ONE_FIGURE

EDITION_NOT_HELD = (
    f"{DIFFERS_BUT} the two are close: such counts are corrected afterwards, and netmig does not have the edition of that day."
)


def told_of_another_(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """A change that is told of a number beside it which is not what was read, or of another flow: left unchecked."""
    if not claim.accuses or claim.wording.leads_to < 0:
        return claim
    of = next(
        (
            each
            for each in in_reach(claim.wording.leads_to, claim.wording.leads_to, claims)
            if each.wording.start <= claim.wording.leads_to < each.wording.end and each.wording.kind in OF_ONE_FIGURE
        ),
        None,
    )
    # a number that is right for another year than was read says that the change is of that year too
    if (
        of is None
        # a record at another year's figure is that of its own year: one mistake, told once
        or (of.accuses and not (claim.wording.kind == "extreme" and of.diagnosis == "wrong_period"))
        or of.reason == EDITION_NOT_HELD
        or (of.then.verdict == "agrees" and are_of_the_same(of, claim) and of.period == claim.period)
    ):
        return claim
    return left_alone_(claim, f"{DIFFERS_BUT} it is compared with a number that netmig could not make out.")


def left_alone_(claim: Claim, reason: str) -> Claim:
    return replace(
        claim, then=replace(claim.then, verdict="not_checked"), now=Now(verdict="not_checked"), diagnosis=None, near_miss=None,
        reason=reason,
    )  # fmt: skip


# how far from an old estimate a text gives the newer one for it to be plain that it knows of both, in characters
_BESIDE = 300


def set_beside_the_newer(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """An old estimate that the text sets beside the newer one of the same period: it tells of both, and is not wrong."""
    if claim.diagnosis != "stale_vintage" or claim.then.value is None or claim.wording.vintage != "current":
        return claim
    if is_put_so_now(claim.wording):
        return claim  # "is now put at 431,000, when it was thought to be 345,000": the other way about
    told = any(
        each is not claim
        and each.wording.stated.value == claim.then.value
        and each.wording.refusal != DENIED  # "was 431,000, and not 345,000"
        # the old one first and then the new: the other way about, it is a mix of the two
        and ((each.period == claim.period and 0 < each.wording.start - claim.wording.start <= _BESIDE) or _goes_back(claim, each))
        for each in in_reach(claim.wording.sentence.start, claim.wording.start + _BESIDE, claims)
    )
    if not told:
        return claim
    return left_alone_(claim, "The number is an earlier estimate, and the article gives the newer one beside it.")


def _goes_back(claim: Claim, newer: Claim) -> bool:
    """Whether an old estimate stands right behind the newer one as where that came from: "nudged up to 764,000 from 745,000"."""
    between = [each.lower for each in claim.wording.sentence.tokens if newer.wording.end <= each.start < claim.wording.end]
    return (
        newer.wording.sentence == claim.wording.sentence and newer.wording.end <= claim.wording.start and between[:1] == ["from"]
    )
