"""Numbers that were read as of those who came, in a sentence that speaks only of those who left, or the other way about."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ...evaluation.outcome import DIFFERS_BUT
from ...words.cues import ARRIVING, LEAVING
from ...words.subjects import MIGRATION_FLOWS
from .flow_words import FLOW_WORDS
from .surroundings import Surroundings, has_pair

if TYPE_CHECKING:
    from ...claim import Claim

OTHER_WAY = f"{DIFFERS_BUT} its sentence speaks of those who went the other way."
_MOVERS = LEAVING | ARRIVING
_LEFT = LEAVING | FLOW_WORDS["emigration"]
_CAME = ARRIVING | FLOW_WORDS["immigration"]
_OF_A_BALANCE = frozenset({"net", "more", "fewer", "balance", "than", "outnumbered"})
_HERE = frozenset((verb, "to") for verb in ("moved", "moving", "move"))
_AWAY = frozenset((verb, way) for verb in ("moved", "moving", "move") for way in ("out", "away", "abroad"))


def why_of_the_other_way(claim: Claim, around: Surroundings) -> str:
    """Why a number may be of the other flow than was read: "1,320,000 came. Fewer left: 414,000"; "" if nothing says so."""
    subject, told = claim.wording.subject, around.before[-2:]
    if subject is None or subject.measure not in MIGRATION_FLOWS:
        return ""
    if subject.measure == "net_migration":
        if told[-1:] == [","] and told[0] in _MOVERS:
            return OTHER_WAY  # "fell because fewer people came, 1,207,000 rather than 1,320,000"
        # "It is the difference between arrivals and departures: 596,000 people came"
        within = set(claim.wording.words_within)
        moved = claim.wording.kind == "level" and not _MOVERS.isdisjoint(within)
        return OTHER_WAY if moved and _OF_A_BALANCE.isdisjoint(within | set(around.before[-3:])) else ""
    if claim.wording.kind != "level" or claim.wording.plain_flow:
        return ""
    here = not _HERE.isdisjoint(pairwise(claim.wording.words_within))
    if subject.measure == "immigration" and here and _LEFT.isdisjoint(claim.wording.words_within):
        return ""  # "989,000 people moved to the UK, while 693,000 moved away"
    away = has_pair(around.own, _AWAY)
    if subject.measure == "immigration":
        other = away or not _LEFT.isdisjoint(around.before)
        return OTHER_WAY if other and (_CAME - {"moved", "moving", "move"} if away else _CAME).isdisjoint(around.own) else ""
    return OTHER_WAY if not away and not _CAME.isdisjoint(around.before) and _LEFT.isdisjoint(around.own) else ""
