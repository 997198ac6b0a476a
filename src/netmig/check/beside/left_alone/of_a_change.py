"""Numbers that are told of a change itself, and not of the flow that changed.

"The change is larger, at 234,000", "so the fall between them grew from 463,000 to 599,000", "the fall of 429,000, to 431,000, is a record in itself", "put 50,000 on to
the number": what grew, is a record or was put on is by how much something changed.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ...evaluation.mistaken.told_as_a_level import BY_HOW_MUCH
from ...evaluation.outcome import DIFFERS_BUT
from ...words.cues import CHANGE_NOUNS, CHANGE_VERBS, MOVING
from .surroundings import Surroundings, has_pair

if TYPE_CHECKING:
    from ...claim import Claim

OF_A_CHANGE = f"{DIFFERS_BUT} the number is told of a change itself."
OF_A_BALANCE = f"{DIFFERS_BUT} it may mean that so many more came than left, or left than came."
PUT_ON = f"{DIFFERS_BUT} the number may be what was added to an estimate, or taken from it."
OF_A_PLAN = f"{DIFFERS_BUT} this is what is to be done, and not what was."
_TO_CUT = frozenset({"cut", "reduce", "lower", "slash", "bring", "shrink", "curb", "trim", "get", "drive", "raise", "increase"})
_WHAT_CHANGED = CHANGE_NOUNS | {"change", "gap", "difference", "revision", "correction"}
_OF_IT = frozenset({("of", "it"), ("of", "that"), ("of", "which"), ("of", "this")})
_THE = frozenset({"the", "a", "an", "that", "this", "its", "their", "last", "year's"})
_MOVED = CHANGE_VERBS | {"grew", "grown", "widened", "narrowed", "went", "gone", "goes"}
_IT = frozenset({"it", "that", "this"})
# "so 139,000 people have been added"
_WERE_PUT_ON = frozenset(
    (one, other) for one in ("been", "were", "was") for other in ("added", "subtracted", "knocked", "lopped")
)
_PUT_ON = (["put", "on"], ["puts", "on"], ["took", "off"], ["takes", "off"], ["taken", "off"], ["take", "off"])


def why_of_a_change(claim: Claim, around: Surroundings) -> str:
    """Why a number or record that is called wrong is one of a change; "" if it is none."""
    wording, before = claim.wording, around.before
    if (
        wording.kind == "change"
        and before[-1:] == ["by"]
        and any(one == "to" and other in _TO_CUT for one, other in pairwise(before[-_AT_ITS_HEAD:]))
    ):
        return OF_A_PLAN  # "the biggest-ever reduction, to cut it by 300,000 on last year's figure"
    if wording.kind == "change" and any(
        one == "than" and other in MOVING for one, other in pairwise([*wording.words_within, *around.behind[:4]])
    ):
        return OF_A_BALANCE  # "155,000 left, 70,000 more than came"
    by_so_much = any(one == "by" and other[:1].isdecimal() for one, other in pairwise(before))
    if wording.kind == "share" and any(pair in _OF_IT for pair in pairwise(wording.words_within)):
        # "rose by 40,000, most of it EU citizens"; "The largest fall yet. Three-quarters of it came from EU citizens"
        told = by_so_much or not CHANGE_NOUNS.isdisjoint(around.sentence(-1))
        return OF_A_CHANGE if told else ""
    if wording.kind in {"level", "revision"} and has_pair(wording.words_behind[:_BEHIND], _WERE_PUT_ON):
        return PUT_ON
    if wording.kind not in {"level", "extreme", "revision"} or wording.direction:
        return ""
    if [*before[-1:], *around.behind[:1]] in _PUT_ON:
        return OF_A_CHANGE
    carried = (before[-2:-1] and before[-2] in _IT) or (wording.subject is not None and wording.subject.carried)
    if carried and BY_HOW_MUCH in (claim.near_miss or "") and not _WHAT_CHANGED.isdisjoint(around.sentence(-1)):
        return OF_A_CHANGE  # "The reduction was 445,000. In the year before it was 275,000"
    subject = next((at for at, word in enumerate(before) if word in _WHAT_CHANGED and at > 0 and before[at - 1] in _THE), -1)
    if subject >= 0 and before[-1:] in (["at"], ["is"], ["was"]) and len(before) - subject <= _AT_ITS_HEAD:
        # "the gap was 760,000" is net migration
        plain = before[subject] not in {"gap", "difference"} and not any(word[:1].isdecimal() for word in before[subject:])
        return OF_A_CHANGE if plain else ""
    if subject < 0 or before[-1:] not in (["from"], ["to"]):
        return ""
    # nothing but that change stands before the verb, or before the number that a record is told behind
    between = before[subject + 1 : -1]
    moved = next((at for at, word in enumerate(between) if word in _MOVED), -1)
    if wording.kind == "extreme":
        return OF_A_CHANGE if moved < 0 else ""
    return OF_A_CHANGE if moved >= 0 and "," not in between[:moved] and subject <= _AT_ITS_HEAD else ""


# the change is what the sentence is about: "So the fall", "But since then the annual rise"
_AT_ITS_HEAD = 6
# how far behind a number it may be told what was done with it
_BEHIND = 8
