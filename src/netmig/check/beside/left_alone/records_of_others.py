"""Records without a number in a text that gives one for another year: "It was 745,000 in 2022. So today's level is a record high".

Which year such a record is told of is seldom said. Where the text has a figure that is more extreme than that of the year
that was read, the record may be that one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...evaluation.outcome import SAY_OTHERWISE_BUT
from ...words.cues import CHANGE_NOUNS
from ...words.subjects import MIGRATION_FLOWS

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText

OF_ANOTHER_YEAR = f"{SAY_OTHERWISE_BUT} this may be about another year, for which the article gives the figure."

OF_SOMETHING_ELSE = f"{SAY_OTHERWISE_BUT} what it is a record of stands behind it."
_FOR_A_CHANGE = re.compile(rf"^(?:high |low )?for (?:the|a) (?:\w+ )?(?:{'|'.join(sorted(CHANGE_NOUNS))})\b")
# "the highest in that stretch was 303,000": of years that were told before
_OF_THOSE_YEARS = re.compile(r"(?:st|most|record|peak|high|low) (?:in|of|over|during|within) (?:that|those|these) ")
_BEFORE_SOME_YEAR = re.compile(r"^(?:for|in|of) any (?:[\w-]+ ){1,2}before (?:20|19)\d\d\b")


def why_a_record_of_something_else(claim: Claim) -> str:
    """Why what stands right behind a record says that it is one of something else: "a record for immigration", "the highest for any year before 2022"."""
    wording = claim.wording
    if wording.kind != "extreme" or wording.of_change or wording.until is not None:
        return ""
    behind = " ".join(token.lower for token in wording.sentence.tokens if token.start >= wording.end)
    flow = next((each for each in sorted(MIGRATION_FLOWS) if behind.startswith(f"for {each.replace('_', ' ')} ")), None)
    if _OF_THOSE_YEARS.search(" ".join((*wording.words_within, behind))):
        return OF_SOMETHING_ELSE
    of_another = flow is not None and wording.subject is not None and flow != wording.subject.measure
    if of_another or _FOR_A_CHANGE.match(behind) or _BEFORE_SOME_YEAR.match(behind):
        return OF_SOMETHING_ELSE
    return ""


def why_a_record_of_another_year(claim: Claim, claims: ClaimsOfText) -> str:
    """Why a record that is called wrong may be that of another year that the text tells of; "" if it is not."""
    return "" if record_told_by(claim, claims) is None else OF_ANOTHER_YEAR


def record_told_by(claim: Claim, claims: ClaimsOfText) -> Claim | None:
    """The claim that gives the figure of another year, more extreme than that of the year of which a record was read."""
    wording = claim.wording
    own, subject = claim.then.value, wording.subject
    if wording.kind != "extreme" or wording.stated.value is not None or wording.of_change or own is None or subject is None:
        return None
    if wording.then_stated is not None or wording.leads_to >= 0 or wording.period_basis == "explicit":
        return None
    sign = 1 if wording.extreme == "high" else -1
    told = claims.most_extreme((subject.measure, subject.group), sign)
    return told if told is not None and sign * (told.then.value or 0) > sign * own else None
