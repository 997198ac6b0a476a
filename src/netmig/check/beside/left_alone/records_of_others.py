"""Records without a number in a text that gives one for another year: "It was 745,000 in 2022. So today's level is a record high".

Which year such a record is told of is seldom said. Where the text has a figure that is more extreme than that of the year
that was read, the record may be that one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...evaluation.outcome import SAY_OTHERWISE_BUT
from ...sentences.wording import OF_ONE_FIGURE

if TYPE_CHECKING:
    from ...claim import Claim

OF_ANOTHER_YEAR = f"{SAY_OTHERWISE_BUT} this may be about another year, for which the article gives the figure."


def why_a_record_of_another_year(claim: Claim, claims: Sequence[Claim]) -> str:
    """Why a record that is called wrong may be that of another year that the text tells of; "" if it is not."""
    return "" if record_told_by(claim, claims) is None else OF_ANOTHER_YEAR


def record_told_by(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The claim that gives the figure of another year, more extreme than that of the year of which a record was read."""
    wording = claim.wording
    own, subject = claim.then.value, wording.subject
    if wording.kind != "extreme" or wording.stated.value is not None or wording.of_change or own is None or subject is None:
        return None
    if wording.then_stated is not None or wording.leads_to >= 0 or wording.period_basis == "explicit":
        return None
    sign = 1 if wording.extreme == "high" else -1
    told = [
        each
        for each in claims
        if each is not claim
        and each.then.verdict == "agrees"
        and each.wording.kind in OF_ONE_FIGURE
        and each.wording.subject is not None
        and (each.wording.subject.measure, each.wording.subject.group) == (subject.measure, subject.group)
        and sign * (each.then.value or 0) > sign * own
    ]
    return max(told, key=lambda each: sign * (each.then.value or 0), default=None)
