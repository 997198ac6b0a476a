"""A text held against its own numbers: what two of them make, what a part is of its whole, how one lies to another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from ...evaluation.evidence import Evidence
from ..miscounts import Miscount
from .across_sentences import across_sentences
from .arithmetic import miscounts
from .begun_elsewhere import begun_elsewhere
from .between_windows import moved_between_windows
from .comparisons import contradicted_comparisons
from .led_to_its_start import led_to_its_start
from .lies_the_other_way import lies_the_other_way
from .multiples_of_told import multiples_of_told
from .of_a_promise import of_a_promise
from .of_flows_told_before import of_flows_told_before
from .of_two_told_before import of_two_told_before
from .on_the_year import is_so_on_the_year
from .share_of_a_cost import miscounted_hotels
from .shares import miscounted_shares
from .sums import miscounted_sums
from .told_of_a_move import told_of_moves, told_of_thresholds
from .what_it_was import of_what_it_was

if TYPE_CHECKING:
    from ...claim import Claim


def contradicted(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """Every claim that other numbers of its text show to be wrong."""
    return chain(
        (each for each in miscounts(claims) if not is_so_on_the_year(claims[each.at], evidence)),
        moved_between_windows(claims, evidence),
        of_two_told_before(claims, evidence),
        across_sentences(claims, evidence),
        of_flows_told_before(claims),
        led_to_its_start(claims),
        lies_the_other_way(claims, evidence),
        of_a_promise(claims),
        begun_elsewhere(claims),
        multiples_of_told(claims, evidence),
        of_what_it_was(claims, evidence),
        miscounted_shares(claims),
        miscounted_hotels(claims, evidence),
        contradicted_comparisons(claims),
        miscounted_sums(claims),
        told_of_moves(claims),
        told_of_thresholds(claims),
    )
