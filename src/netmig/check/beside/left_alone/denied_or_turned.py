"""What a small word takes back or turns round: "do not show more coming than leaving", "years since more came than left", "four years before it reached".

Each says only that a claim may not be called wrong.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ...evaluation.outcome import DIFFERS_BUT, SAY_OTHERWISE_BUT
from ...sentences.wording import Wording
from ...words.cues import MOVING
from .surroundings import Surroundings, has_pair

if TYPE_CHECKING:
    from ...claim import Claim

DENIED = f"{SAY_OTHERWISE_BUT} the words before may deny it."
OF_A_YEAR_AFTER = f"{DIFFERS_BUT} the words may mean that the time before them came first."
FAR_FROM_IT = f"{DIFFERS_BUT} the words say that the number was something else."
FOR_THAT_REASON = f"{DIFFERS_BUT} the number may be only of those who came for what was named before."
_NOT = frozenset("not no never nor neither none nothing hardly nowhere without cannot unless until".split())
_OPENING = frozenset(", ; : – — though although but because while and as when where whereas if ( .".split())
_LENGTHS = frozenset("year years month months decade decades".split())
_IT = frozenset({"it", "they", "net", "the", "that"})
_ARTICLES = frozenset({"the", "a", "that", "some", "about", "around", "its"})
# "came nowhere near 622,000": told of what it was not
_FAR_FROM = frozenset(
    {
        ("nowhere", "near"),
        ("anywhere", "near"),
        ("way", "from"),
        ("way", "off"),
        ("far", "from"),
        ("miles", "from"),
        ("distance", "from"),
        ("cry", "from"),
    }
)
_FOR_IT = frozenset(("for", word) for word in ("it", "that", "this", "these", "those", "either", "both"))
# how many words from "before" its verb may stand, how near "than" comes behind "more", and how near a reason behind those who came
_A_FEW = 8


def why_denied_or_turned(claim: Claim, around: Surroundings) -> str:
    """Why a claim that is called wrong may be denied, turned round or narrowed by a small word beside it; "" if it may not."""
    wording = claim.wording
    if wording.stated.value is None:
        return DENIED if _is_denied(wording) else ""
    if wording.kind != "level":
        return ""
    if tuple(word for word in around.before if word not in _ARTICLES)[-2:] in _FAR_FROM:
        return FAR_FROM_IT
    if _stands_before_that(around.before):
        return OF_A_YEAR_AFTER
    came = [*wording.words_within, *wording.words_behind[:_A_FEW]]
    return FOR_THAT_REASON if not MOVING.isdisjoint(came) and has_pair(came, _FOR_IT) else ""


def _is_denied(wording: Wording) -> bool:
    """Whether a statement without a number stands behind a word that may deny it: "In no year since 2012 have more come than left"."""
    if wording.kind == "comparison":
        before = wording.words_before[-_A_FEW:]
        clause = before[max((at + 1 for at, word in enumerate(before) if word in _OPENING), default=0) :]
        return clause[-1:] == ["since"] or any(word in _NOT or word.endswith(("n't", "n’t")) for word in clause)
    behind = wording.words_behind[:_A_FEW]
    two_sides = "than" in behind and not MOVING.isdisjoint(behind)
    return wording.kind == "extreme" and two_sides and not _NOT.isdisjoint(wording.words_within)


def _stands_before_that(before: list[str]) -> bool:
    """Whether a time so many years before something stands behind what was so then: not at the head, as in "a year before, it was"."""
    near = before[-_A_FEW:]
    return len(before) > _A_FEW and any(
        one in _LENGTHS and other == "before" and near[at + 2 : at + 3] != [] and near[at + 2] in _IT
        for at, (one, other) in enumerate(pairwise(near))
    )
