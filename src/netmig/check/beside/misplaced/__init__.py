"""Numbers that are right of something else: of the other flow, the other year, another day, or ten times as many."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from ...evaluation.evidence import Evidence
from ..miscounts import Miscount
from .calendar_years import told_of_calendar_years
from .changes_of_net import changes_of_net
from .day_of_a_count import told_of_other_days
from .flows_exchanged import flows_exchanged
from .never_so_before import not_for_the_first_time, records_of_its_number
from .of_a_year_not_held import of_a_year_not_held
from .of_that_flow import changes_of_that_flow, rounded_net_numbers
from .of_the_year_told import of_the_year_told
from .off_by_a_factor import off_by_a_factor
from .records_of_net import records_of_net
from .years_exchanged import exchanged

if TYPE_CHECKING:
    from ..claims_of_text import ClaimsOfText


def misplaced(claims: ClaimsOfText, evidence: Evidence) -> Iterator[Miscount]:
    """Every claim that gives a number which is right of something else."""
    return chain(
        told_of_calendar_years(claims, evidence),
        told_of_other_days(claims, evidence),
        off_by_a_factor(claims, evidence),
        changes_of_net(claims, evidence),
        flows_exchanged(claims, evidence),
        exchanged(claims, evidence),
        changes_of_that_flow(claims, evidence),
        rounded_net_numbers(claims, evidence),
        of_the_year_told(claims, evidence),
        records_of_net(claims, evidence),
        records_of_its_number(claims, evidence),
        not_for_the_first_time(claims, evidence),
        of_a_year_not_held(claims, evidence),
    )
