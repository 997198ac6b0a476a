"""Numbers that were read as of those who came, in a sentence that speaks only of those who left, or the other way about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...evaluation.outcome import DIFFERS_BUT
from ...words.cues import ARRIVING, LEAVING
from .flow_words import FLOW_WORDS
from .surroundings import Surroundings

if TYPE_CHECKING:
    from ...claim import Claim

OTHER_WAY = f"{DIFFERS_BUT} its sentence speaks of those who went the other way."
_LEFT = LEAVING | FLOW_WORDS["emigration"] | {"away", "out"}
_CAME = ARRIVING | FLOW_WORDS["immigration"]


def why_of_the_other_way(claim: Claim, around: Surroundings) -> str:
    """Why a number may be of the other flow than was read: "1,320,000 came. Fewer left: 414,000"; "" if nothing says so."""
    subject = claim.wording.subject
    if subject is None or claim.wording.kind != "level" or subject.measure not in {"immigration", "emigration"}:
        return ""
    theirs, ours = (_LEFT, _CAME) if subject.measure == "immigration" else (_CAME, _LEFT)
    return OTHER_WAY if not theirs.isdisjoint(around.before) and ours.isdisjoint(around.own) else ""
