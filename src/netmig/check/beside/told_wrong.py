"""What claims say wrong by each other: by the text's own numbers, its estimates, its moves, the years that it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from ..evaluation.evidence import Evidence
from ..records import replace
from .across_sentences import across_sentences
from .begun_elsewhere import begun_elsewhere
from .between_windows import moved_between_windows
from .calendar_years import told_of_calendar_years
from .changes_of_net import changes_of_net
from .day_of_a_count import told_of_other_days
from .flows_exchanged import flows_exchanged
from .histories_shown import histories_shown
from .led_to_its_start import led_to_its_start
from .lies_the_other_way import lies_the_other_way
from .multiples_of_told import multiples_of_told
from .of_a_promise import of_a_promise
from .of_flows_told_before import of_flows_told_before
from .of_that_flow import changes_of_that_flow, rounded_net_numbers
from .of_two_told_before import of_two_told_before
from .off_by_a_factor import off_by_a_factor
from .on_the_year import is_so_on_the_year
from .own_arithmetic import Miscount, miscounts
from .own_comparisons import contradicted_comparisons
from .own_estimates import recasts
from .own_shares import miscounted_shares
from .own_sums import miscounted_sums
from .revised_wrong_way import revised_wrong_way
from .share_of_a_cost import miscounted_hotels
from .told_as_standing import told_as_standing
from .told_of_a_move import told_of_moves, told_of_thresholds
from .what_it_was import of_what_it_was
from .years_exchanged import exchanged

if TYPE_CHECKING:
    from ..claim import Claim


def told_wrong(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """Every claim that others beside it, or the figures of other years, show to be wrong."""
    in_sentence = Counter(claim.wording.sentence.start for claim in claims)
    kept = [at for at, claim in enumerate(claims) if in_sentence[claim.wording.sentence.start] <= _MOST_IN_A_SENTENCE]
    for miscount in _told_wrong([claims[at] for at in kept], evidence):
        yield miscount if len(kept) == len(claims) else replace(miscount, at=kept[miscount.at])


# a sentence of more claims is a table or a list: what its numbers have to do with each other is not told in words
_MOST_IN_A_SENTENCE = 40


def _told_wrong(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    return chain(
        histories_shown(claims, evidence),
        (each for each in miscounts(claims) if not is_so_on_the_year(claims[each.at], evidence)),
        moved_between_windows(claims, evidence),
        told_as_standing(claims, evidence),
        told_of_calendar_years(claims, evidence),
        revised_wrong_way(claims, evidence),
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
        told_of_other_days(claims, evidence),
        off_by_a_factor(claims, evidence),
        recasts(claims, evidence),
        told_of_moves(claims),
        told_of_thresholds(claims),
        changes_of_net(claims, evidence),
        flows_exchanged(claims, evidence),
        exchanged(claims, evidence),
        changes_of_that_flow(claims, evidence),
        rounded_net_numbers(claims, evidence),
    )
