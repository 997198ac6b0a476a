"""Which year a claim that is left unchecked is shown of, by what stands beside it. No verdict changes here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...evaluation.evidence import Evidence
from .carried import with_years_carried
from .of_numbers import with_years_of_numbers
from .shown_beside import with_years_shown

if TYPE_CHECKING:
    from ...claim import Claim


def with_years(claims: Sequence[Claim], evidence: Evidence) -> tuple[Claim, ...]:
    """The claims of a text with the years that their numbers, the numbers told before and those beside them show."""
    return with_years_shown(with_years_carried(with_years_of_numbers(claims, evidence)))
