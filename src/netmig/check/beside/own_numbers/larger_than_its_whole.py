"""Parts that a text gives as larger than the whole that it gives."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ...evaluation.intervals import Range, range_of_words
from ..miscounts import Miscount
from ..neighbours import stands_just_before
from ..numbers_of_sentence import HEDGES, Number, is_at_home, is_stated, may_be_at_home, numbers_before, numbers_of

if TYPE_CHECKING:
    from ...claim import Claim


Pair = tuple[Number, Number]


MARKS = frozenset({",", "–", "—", "-", "(", ":", ";"})


ENDS = MARKS | {".", ")", "!"}


_POINTING = frozenset("them whom which these those".split())


_POINTING_AT_ONE = frozenset({"that", "this", "it"})


_POINTING_ON = frozenset({"them", "whom", "which", "it"})


def may_be_told(pair: Pair) -> bool:
    part, whole = (number.claim for number in pair)
    return (
        _unit(part) == _unit(whole)
        and part.wording.stated.value != whole.wording.stated.value  # the whole, told again
        and is_stated(part)
        and is_stated(whole)
        and may_be_at_home(part)
        and may_be_at_home(whole)
        and (is_at_home(part) or is_at_home(whole))
    )


def _unit(claim: Claim) -> str:
    """What is counted: pounds, or people and their papers."""
    return "GBP" if claim.wording.stated.unit == "GBP" else "people"


def range_(claim: Claim) -> Range | None:
    """What a number is said to be, open above where it is "more than"."""
    found = range_of_words(claim.wording.stated)
    return None if found is None or found.value <= 0 or math.isinf(found.low) else found


def points_back(words: Sequence[str], number: Number) -> bool:
    """Whether a part is one "of them", "of whom" or "of which", before or behind it."""
    behind = list(words[number.last + 1 : number.last + 4])
    if len(behind) == 3 and behind[0] == "of":
        if behind[1] in _POINTING_ON or (behind[1] in _POINTING | _POINTING_AT_ONE and behind[2] in ENDS):
            return True
    at = number.first - 1
    while at >= 0 and words[at] in HEDGES | {",", "£"}:
        at -= 1
    return at >= 1 and words[at] in _POINTING and words[at - 1] == "of"


# a round number of people is seldom off by more than so much of it
_ROUNDED = 1.05


def larger_than_its_whole_(claim: Claim, claims: Sequence[Claim]) -> Miscount | None:
    """A part that is larger than what it is said to be of: "100,000 visas were granted. Of these, 120,000 …"."""
    own = numbers_of(claim, claims)
    at = next((place for place, each in enumerate(own) if each.claim is claim), -1)
    if at < 0 or not points_back(own[at].words, own[at]):
        return None
    if at > 0:
        whole = own[at - 1]
    else:
        before = numbers_before(claim, claims)
        opens = own[0].words[:2] == ["of", own[0].words[1]] and own[0].words[1] in _POINTING if len(own[0].words) > 1 else False
        if len(before) != 1 or not opens or any(_is_other_number(each, claim) for each in claims):
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
    part, of = range_(claim), range_(whole.claim)
    if part is None or of is None or math.isinf(of.high) or part.low <= min(of.high, _ROUNDED * of.value):
        return None
    unit = claim.wording.stated.unit
    words = f"{amount(part.value, unit)} is more than {amount(of.value, unit)}"
    return Miscount(
        claims.index(claim), of.value, words, (), "so the part would be larger than its whole", "arithmetic",
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


def _is_other_number(each: Claim, claim: Claim) -> bool:
    """Whether a change or a share stands in the sentence before, so that "these" may be of that."""
    return stands_just_before(each, claim) and each.wording.kind in {
        "change",
        "percent_change",
        "ratio",
        "fraction",
        "share",
        "sum",
        "range",
        "target",
    }
