"""The year of a number that is told of an estimate in hand: "Calendar 2022 has been redone. The new answer is 745,000, so they were out by 139,000".

A sentence that names no time and tells what was thought first, what is thought now, or by how much that
is out goes on about the estimate that the same paragraph told of, and not about the newest year.
"""

from __future__ import annotations

import re

from ....periods import Period
from ..claim_words import quantity_of
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Wording
from .anaphors import NAMING

_BEFORE = (
    r"\b(?:began|begun|started|opened|set) (?:out )?(?:by|with|at|from|off)\b|\b(?:at first|to begin with|initially|originally|in the first instance)\b"
    r"|\bfirst (?:time|said|put|thought|appeared|gave|guess|answer|go|stab|shot|came|told|reckoned|announced|published|reported|estimated?|figure|number)\b"
    r"|\btacked on\b|\bout by\b|\bwide of the mark\b"
)
_NOW = r"\b(?:new|fresh|corrected|revised|updated|amended|better) (?:answer|number|figure|estimate|total|count|sum|reckoning)\b|\bnow\b|\bis right\b"
_TOLD_BEFORE = re.compile(_BEFORE)
_TOLD_ANEW = re.compile(f"{_BEFORE}|{_NOW}")
_OF_NEWER = frozenset("latest newest since today current currently forecast expected".split())
# what leads from a number that was told to what it has become
_BECAME = (
    ["is", "now"], ["are", "now"], ["has", "become"], ["have", "become"], ["became"], ["becomes"], ["has", "turned", "into"],
    ["have", "turned", "into"], ["turned", "into"], ["is", "now", "put", "at"], ["has", "now", "become"], ["has", "grown", "into"],
)  # fmt: skip


def of_a_recast(parts: SentenceParts, wording: Wording, scene: Scene, measure: str) -> Period | None:
    """The year of the estimate that the paragraph tells of, or of the number that is said to have become this one."""
    quantity = quantity_of(parts, wording)
    if quantity is None or wording.period_basis == "explicit" or wording.kind not in _KINDS:
        return None
    before = parts.preceding(quantity)
    if before is not None and parts.words[before.last + 1 : quantity.first] in _BECAME:
        told = scene.told.numbers.get((measure, before.value))
        if told is not None:
            return told  # "The 685,000 is now 866,000"
    held = scene.estimate
    if held is None or held.period is None or not held.last or held.paragraph != parts.sentence.paragraph:
        return None
    if held.subject is None or held.subject.measure != measure or not scene.calendar.was_revised("net_migration", held.period):
        return None
    if any(each.kind in NAMING | {"earlier", "later", "vague"} for each in parts.times) or not _OF_NEWER.isdisjoint(
        parts.word_set
    ):
        return None
    told_anew = (_TOLD_ANEW if held.recast else _TOLD_BEFORE).search(" ".join(parts.words))
    return held.period if told_anew is not None else None


_KINDS = frozenset({"level", "change", "revision", "percent_change", "extreme"})
