"""What claims say wrong by each other: by the text's own numbers, its estimates, its moves, the years that it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from ..evaluation.evidence import Evidence
from .day_of_a_count import told_of_other_days
from .of_that_flow import changes_of_that_flow, rounded_net_numbers
from .off_by_a_factor import off_by_a_factor
from .own_arithmetic import Miscount, miscounts
from .own_comparisons import contradicted_comparisons
from .own_estimates import recasts
from .own_shares import miscounted_shares
from .own_sums import miscounted_sums
from .share_of_a_cost import miscounted_hotels
from .told_of_a_move import told_of_moves, told_of_thresholds
from .years_exchanged import exchanged

if TYPE_CHECKING:
    from ..claims import Claim


def told_wrong(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """Every claim that others beside it, or the figures of other years, show to be wrong."""
    return chain(
        miscounts(claims),
        miscounted_shares(claims),
        miscounted_hotels(claims, evidence),
        contradicted_comparisons(claims),
        miscounted_sums(claims),
        told_of_other_days(claims, evidence),
        off_by_a_factor(claims, evidence),
        recasts(claims, evidence),
        told_of_moves(claims),
        told_of_thresholds(claims),
        exchanged(claims, evidence),
        changes_of_that_flow(claims, evidence),
        rounded_net_numbers(claims, evidence),
    )
