"""What is called wrong for want of a look around: claims that their own text answers, and that are left alone.

Asked of the few claims that are accused, once all are judged; nothing here makes a claim right or wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document import Document
from ...evaluation.evidence import Evidence
from ..estimates.histories_shown import IN_NO_HISTORY
from ..estimates.set_against import set_against
from .among_many import why_among_many
from .beaten_by_years_told import why_beaten_by_years_told
from .before_the_release import why_before_the_release
from .between_estimates import why_between_estimates, why_between_years, why_the_first_of_two
from .between_two_told import why_between_two_told
from .nowhere_named import why_nowhere_named
from .of_a_change import why_of_a_change
from .of_its_number import why_of_the_number_before
from .of_the_other_way import why_of_the_other_way
from .of_today import why_of_today
from .of_what_was_told import why_of_what_was_told
from .pandemic_spoken_of import why_but_for_the_pandemic
from .reached_by_then import why_reached_by_then
from .reckoned_from_those_told import why_reckoned_from_those_told
from .records_of_others import why_a_record_of_another_year, why_a_record_of_something_else
from .said_beside import why_by_the_words_beside
from .scopes_told import why_of_another_scope
from .surroundings import Surroundings
from .taken_back import why_taken_back
from .told_of_then import why_of_then
from .told_once import why_told_elsewhere
from .too_little_to_go_on import why_on_too_little, why_told_backwards
from .turned_elsewhere import why_turned_elsewhere

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText


def why_left_alone(claim: Claim, claims: ClaimsOfText, document: Document, evidence: Evidence) -> str:
    """Why the text around a claim that is called wrong says that it is not, or not the text's own; "" if it does not."""
    around = Surroundings(document, claim)
    return (
        why_taken_back(claim, around, claims)
        or why_turned_elsewhere(claim, around, evidence)
        or why_among_many(claim, claims)
        or ("" if set_against(claim, claims, evidence.day) else why_of_then(claim, around, evidence))
        or why_between_estimates(claim, around, claims, evidence)
        or why_between_years(claim, claims, evidence)
        or why_the_first_of_two(claim, around, claims, evidence)
        or why_of_a_change(claim, around)
        or why_of_another_scope(claim, around, claims, evidence)
        or ("" if _is_of_history(claim) else why_of_the_number_before(claim, around, claims, evidence))
        or why_a_record_of_another_year(claim, claims)
        or why_a_record_of_something_else(claim)
        or why_but_for_the_pandemic(claim, around, evidence)
        or why_reached_by_then(claim, evidence)
        or why_beaten_by_years_told(claim, around, evidence)
        or why_by_the_words_beside(claim, around, claims, evidence)
        or why_told_elsewhere(claim, claims)
        or why_between_two_told(claim, claims, evidence)
        or why_reckoned_from_those_told(claim, claims)
        or why_of_the_other_way(claim, around)
        or why_of_what_was_told(claim, around, claims, evidence)
        or why_of_today(claim, around, evidence)
        or why_nowhere_named(claim, claims, document)
        or why_before_the_release(claim, document, evidence)
        or why_told_backwards(claim)
        or why_on_too_little(claim, around, claims, evidence)
    )


def _is_of_history(claim: Claim) -> bool:
    """Whether it is told as another estimate than the one that stands: the number before it is then of the same year."""
    return claim.near_miss in IN_NO_HISTORY
