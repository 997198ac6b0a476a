"""What is carried on from a number that is net migration, though those who came are named: "728,000 arrived. It was first put at …".

The text means the one figure by the other's name, and goes on to mean it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...records import replace
from ...sentences.wording import OF_ONE_FIGURE, Wording

if TYPE_CHECKING:
    from ...claim import Claim

# how a near miss names it
_NET = "is net migration"


def goes_on_of_the_flow_meant(claims: Sequence[Claim]) -> Iterator[tuple[int, Wording]]:
    """The claims whose flow was only carried over from such a number and that do not fit it, with the wording that is meant."""
    meant = ""
    for at, claim in enumerate(claims):
        subject = claim.wording.subject
        if subject is None:
            continue
        if claim.accuses and claim.diagnosis == "wrong_measure" and not subject.group:
            meant = "net_migration" if subject.measure == "immigration" and _NET in (claim.near_miss or "") else ""
        elif subject.local and not subject.carried and subject.measure == "immigration":
            meant = meant if claim.then.verdict == "not_checked" else ""
        elif meant and _goes_on(claim.wording) and claim.then.verdict != "agrees":
            yield at, replace(claim.wording, subject=replace(subject, measure=meant))


def _goes_on(wording: Wording) -> bool:
    """Whether a number is only carried on; what a change is of is asked beside the number that it is told of (`misplaced/of_that_flow.py`)."""
    subject = wording.subject
    if subject is None or subject.measure != "immigration" or subject.group or wording.kind not in OF_ONE_FIGURE | {"revision"}:
        return False
    return subject.carried or (subject.basis in {"inherited", "open"} and not subject.local)
