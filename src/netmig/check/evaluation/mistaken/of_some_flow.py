"""So many of one nationality, told in a text of flows and nationalities alone: of which flow is open, but it is one of the three."""

from __future__ import annotations

from ...records import replace
from ...sentences.wording import Wording
from ..candidates import candidate_series
from ..evidence import Evidence
from .figures_given import SPECIFIC, figures_given
from .mixed_flows import KNOWN_PERIOD

_SO_MANY = frozenset(
    "non-eu eu british nationals citizens people were was are is account accounts accounted for made make makes making up of the total overall"
    " this that them it figure those these from outside and , . with but only another a further".split()
)
_OF_THREE = frozenset({"eu", "non_eu", "british", "net_migration", "immigration", "emigration"})


def is_so_many_of_some_flow(wording: Wording, evidence: Evidence) -> bool:
    """Whether a sentence says how many were of one nationality and nothing else, in a text of flows and nationalities alone.

    "Non-EU nationals account for 405,000 of the total": of which flow is open, but it is one of the three.
    """
    subject = wording.subject
    if wording.kind != "level" or subject is None or wording.stated.hedge != "exact" or wording.period_basis not in KNOWN_PERIOD:
        return False
    if figures_given(wording.stated.value or 0) < SPECIFIC or set(dict(subject.group)) != {"nationality"}:
        return False
    words = (word for word in wording.sentence.words if not word[:1].isdecimal())
    if not wording.spoken_of <= _OF_THREE or not all(word in _SO_MANY for word in words):
        return False
    flows = {"net_migration", "immigration"} | (wording.spoken_of & {"emigration"})
    return all(
        any(evidence.standing(series, period) is not None for series in candidate_series(replace(subject, measure=flow)))
        for flow in flows
        for period in wording.periods[:1]
    )
