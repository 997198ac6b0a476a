"""Parts that a text gives as larger than the whole that it gives."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ..miscounts import Miscount
from ..neighbours import of_sentence_before, place_among
from ..numbers_of_sentence import Number, numbers_before, numbers_of
from .part_and_whole import POINTING, may_be_told, points_back, range_said

if TYPE_CHECKING:
    from ...claim import Claim


# a round number of people is seldom off by more than so much of it
_ROUNDED = 1.05


def larger_than_its_whole(claim: Claim, claims: Sequence[Claim]) -> Miscount | None:
    """A part that is larger than what it is said to be of: "100,000 visas were granted. Of these, 120,000 …"."""
    own = numbers_of(claim, claims)
    at = next((place for place, each in enumerate(own) if each.claim is claim), -1)
    if at < 0 or not points_back(own[at].words, own[at]):
        return None
    if at > 0:
        whole = own[at - 1]
    else:
        before = numbers_before(claim, claims)
        opens = own[0].words[:2] == ["of", own[0].words[1]] and own[0].words[1] in POINTING if len(own[0].words) > 1 else False
        if len(before) != 1 or not opens or any(map(_is_other_number, of_sentence_before(claim, claims))):
            return None
        whole = before[0]
    if _is_set_against(whole):
        return None
    subject = whole.claim.wording.subject
    if subject is None or subject.measure == "net_migration" or not may_be_told((own[at], whole)):
        return None  # those from outside the EU may be more than all, less the Britons who left
    mine = claim.wording.subject
    if mine is not None and {mine.measure, subject.measure} == {"immigration", "emigration"}:
        return None  # "139,000 EU nationals left, while 240,000 of them came": of them, and not of those who left
    part, of = range_said(claim), range_said(whole.claim)
    if part is None or of is None or math.isinf(of.high) or part.low <= min(of.high, _ROUNDED * of.value):
        return None
    unit = claim.wording.stated.unit
    words = f"{amount(part.value, unit)} is more than {amount(of.value, unit)}"
    return Miscount(
        place_among(claim, claims), of.value, words, (), "so the part would be larger than its whole", "arithmetic",
        "By the article's own numbers the part is larger than its whole.",
    )  # fmt: skip


def _is_set_against(whole: Number) -> bool:
    """Whether a number is what another is compared with, and so not what "of them" points to: "That is up from 122,213"."""
    words = whole.words
    return (
        whole.claim.wording.starts
        or words[0] in {"that", "this", "it", "which"}
        or words[whole.first - 1] in {"from", "than", "on", "with"}
    )


def _is_other_number(each: Claim) -> bool:
    """Whether what stands in the sentence before is a change or a share, so that "these" may be of that."""
    return each.wording.kind in {
        "change",
        "percent_change",
        "ratio",
        "fraction",
        "share",
        "sum",
        "range",
        "target",
    }
