"""Which of the claims that were not judged are worth a note of their own, and which a line in a list at the end.

A number of another subject or place, a wish, or words that were not understood have no figure to show
and no source to name: a note on each would only hide those that a reader can settle.
"""

from __future__ import annotations

from .claim import Claim
from .evaluation.outcome import DIFFER_BUT, DIFFERS_BUT, SAY_OTHERWISE_BUT
from .sentences.in_doubt.refusals import LAST_OF, OF_ANOTHER_PLACE

# what was found is so many times what was said, or such a part of it, where it can be what the words mean
_FARTHEST = 3
OF_SOMETHING_ELSE = (
    LAST_OF,
    OF_ANOTHER_PLACE,
    "another place",
    "another country",
    "another nation",
)
_OF_WHAT_IS_SAID = frozenset({"forecast", "target", "share", "rank", "equivalence"})
# how a reason begins that names the very figure that is missing
_MISSING = ("Netmig has no figure", "Netmig has figures by country", "Netmig has no population", "Published by then, but")


def may_be_meant(claim: Claim) -> bool:
    """Whether the figures that a claim was held against are what it may well mean, and help whoever reads its note.

    Where it is open what the number is of at all, a figure beside it would only look like evidence.
    """
    if claim.then.verdict != "not_checked":
        return True
    wording = claim.wording
    if wording.refusal or wording.kind in _OF_WHAT_IS_SAID or "measure" not in wording.ties:
        return False
    if wording.uncertain.startswith(OF_SOMETHING_ELSE):
        return False
    said, found = wording.stated.value, claim.then.value
    return not said or not found or 1 / _FARTHEST <= abs(said / found) <= _FARTHEST


def is_aside(claim: Claim) -> bool:
    """Whether a claim was not judged, and there is neither a figure to set beside it nor one that is known to be missing."""
    if claim.then.verdict != "not_checked":
        return False
    if claim.then.figures and may_be_meant(claim):
        return False
    return claim.wording.refusal != "" or not is_known_to_be_missing(claim)


def is_known_to_be_missing(claim: Claim) -> bool:
    """Whether the reason why a claim was not judged names the very figure that netmig does not have."""
    return (claim.reason or "").startswith(_MISSING)


def doubt_alone(reason: str) -> str:
    """A reason without what it says of a figure that is not shown beside it."""
    for begins in (DIFFERS_BUT, DIFFER_BUT, SAY_OTHERWISE_BUT):
        if reason.startswith(begins):
            words = reason.removeprefix(begins).lstrip()
            return words[:1].upper() + words[1:]
    return reason
