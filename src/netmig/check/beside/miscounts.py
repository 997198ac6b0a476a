"""What a claim is said to be wrong by, and how two numbers of a text are held against what it says that they make."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...ledger.figures import Figure
from ...ledger.phrases import amount
from ...periods import Period
from ..evaluation.diagnosis import Diagnosis
from ..evaluation.intervals import Range, closed_range, difference, percent_change, ratio
from ..evaluation.kinds.changes import change_words
from ..records import record, replace
from ..sentences.wording import Stated, Wording

if TYPE_CHECKING:
    from ..claim import Claim

# of a number that is as published; and of those of which no figure is held
AS_PUBLISHED = "both numbers are as published"
BY_ITSELF = "by the article's own numbers"
# how a derivation ends that says so
ENDS_BY_ITSELF = f"; {BY_ITSELF}."
# near misses: of what went the other way, and of a multiple that was held against the very number that it is told of
OTHER_WAY = "The article's own numbers go the other way."
OF_THE_NUMBER_ITSELF = "It is not that many times the number it is compared with."
OF_TWO_TOLD = "The two numbers of the article that it is told of make another."
# of these the number before is the very one that is meant
OF_A_NUMBER_TOLD = frozenset({OF_THE_NUMBER_ITSELF, OF_TWO_TOLD})


@record()
class Miscount:
    """What a text's own numbers make, where that is not what it says."""

    at: int
    """Which of the claims is miscounted."""
    value: float
    words: str
    ends: tuple[Claim, ...]
    """The claims of the numbers that it is made of, as published."""
    proof: str = AS_PUBLISHED
    diagnosis: Diagnosis | None = "arithmetic"
    near_miss: str = ""
    """What it seems to be; for arithmetic, what the numbers make."""
    period: Period | None = None
    """The year that it is of, where that is another than was read."""
    figures: tuple[Figure, ...] = ()
    """The figures that show it, where these are not those of the claims."""
    of_history: bool = False
    """Whether it is told as another estimate than the one that stands: an old number is then no excuse."""


def made_of_ends(wording: Wording) -> tuple[Range, str] | None:
    """What the two numbers that a sentence sets a change between make, with their rounding, and the same in words."""
    if wording.ends is None:
        return None
    ranges = [closed_range(each) for each in wording.ends]
    before, after = ranges
    if before is None or after is None:
        return None
    calculate: Callable[[Range, Range], Range | None] = {"percent": percent_change, "times": ratio}.get(
        wording.stated.unit, difference
    )
    found = calculate(after, before)
    if found is None:
        return None
    unit = wording.ends[1].unit
    words = f"from {amount(before.value, unit)} to {amount(after.value, unit)} is {change_words(found.value, wording.stated.unit, unit)}"
    return found, words


# how far a difference may be off for having been cut short, or made of unrounded figures, by its unit
_CUT_SHORT = {"people": 1000, "GBP": 10_000_000, "percent": 1}

_NEARLY_HALF = 1.05


def widened(said: Stated) -> Stated:
    """What a number allows with a little to each side: a difference cut short instead of rounded is no miscount."""
    if said.value is None or said.low is None or said.high is None:
        return said
    most = _CUT_SHORT.get(said.unit, 0.1)
    low, high = said.low - min(said.value - said.low, most), said.high + min(said.high - said.value, most)
    if said.unit == "times" and said.hedge == "nearly" and said.value < 1:
        high = max(high, said.value * _NEARLY_HALF)  # "almost half" is said of a little over it, too
    return Stated(said.value, low, high, said.unit, said.hedge)


# a part or multiple in words is often put a little too roughly
_ROUGHLY = 0.05
# and how far a multiple may be from what it is said to be
_HALF, _OF_ITSELF = 0.6, 0.2


def roughly(said: Stated) -> Stated:
    """What a part, percentage or multiple allows: a part a little more, for how roughly such are put; "ten times" is not said of six."""
    value = abs(said.value or 0)
    if said.low is None or said.high is None or said.unit == "people":
        return said
    if said.unit != "times" or value < 1:
        return replace(said, low=said.low - _ROUGHLY * value, high=said.high + _ROUGHLY * value)
    most = max(_HALF, _OF_ITSELF * value)
    exact = said.hedge == "exact"
    return replace(
        said, low=max(said.low, value - most) if exact else said.low, high=min(said.high, value + most) if exact else said.high
    )


def is_by_itself(claim: Claim) -> bool:
    """Whether a claim was held against numbers of its own text alone, of which no figure is held."""
    return claim.then.derivation.endswith(ENDS_BY_ITSELF)
