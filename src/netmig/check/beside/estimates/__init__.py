"""What a text tells of the history of an estimate: what it was first, before and now, and by how much it was changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from ...evaluation.evidence import Evidence
from ..miscounts import Miscount
from .histories_shown import histories_shown
from .recasts import recasts
from .told_as_standing import told_as_standing

if TYPE_CHECKING:
    from ..claims_of_text import ClaimsOfText


def no_such_estimates(claims: ClaimsOfText, evidence: Evidence) -> Iterator[Miscount]:
    """Every claim that the estimates of the year of which it is told show to be wrong."""
    return chain(
        histories_shown(claims, evidence),
        told_as_standing(claims, evidence),
        recasts(claims, evidence),
    )
