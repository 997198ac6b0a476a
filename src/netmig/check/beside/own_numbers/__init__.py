"""A text held against its own numbers: what two of them make, what a part is of its whole, how one lies to another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from ...evaluation.evidence import Evidence
from ..miscounts import Miscount
from .arithmetic import miscounts
from .balances import miscounted_balances
from .between_windows import moved_between_windows
from .changes import changes_of_two
from .comparisons import contradicted_comparisons
from .ends import miscounted_ends
from .lies_the_other_way import lies_the_other_way
from .moves import moved_the_other_way, told_of_thresholds
from .multiples import miscounted_multiples
from .of_those_told import miscounted_of_those_told
from .set_beside import set_beside_the_wrong_way
from .share_of_a_cost import miscounted_hotels
from .shares import miscounted_shares
from .sums import miscounted_sums
from .two_estimates import between_two_estimates

if TYPE_CHECKING:
    from ..claims_of_text import ClaimsOfText


def contradicted(claims: ClaimsOfText, evidence: Evidence) -> Iterator[Miscount]:
    """Every claim that other numbers of its text show to be wrong."""
    return chain(
        # the forms below that know more of a multiple have the last word
        miscounted_of_those_told(claims),
        moved_the_other_way(claims),
        set_beside_the_wrong_way(claims),
        miscounts(claims, evidence),
        moved_between_windows(claims, evidence),
        changes_of_two(claims, evidence),
        between_two_estimates(claims, evidence),
        lies_the_other_way(claims, evidence),
        miscounted_ends(claims),
        miscounted_multiples(claims, evidence),
        miscounted_balances(claims),
        miscounted_shares(claims),
        miscounted_hotels(claims, evidence),
        contradicted_comparisons(claims),
        miscounted_sums(claims),
        told_of_thresholds(claims),
    )
