"""Figures of years to June told as those of calendar years, beside numbers that show which years the text means.

"Net migration was 431,000 in 2024, down from 906,000 in 2023": 431,000 is of the calendar year, and the calendar year before had
860,000. "In 2023" alone may stand for the year to June, the more so of a peak; not beside another number of a calendar year, nor
where the text names the years to June of its other numbers and this one is of no peak.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ....ledger.figures import Figure
from ....ledger.phrases import amount, period_words
from ....periods import Period, year_ending
from ....series import Series
from ...evaluation.evidence import Evidence
from ...evaluation.other_days import estimates
from ...words.time_parts import MONTH_WORDS
from ..estimates.told_in_history import told_in_history
from ..miscounts import Miscount
from ..numbers_of_sentence import is_exact

if TYPE_CHECKING:
    from ...claim import Claim

_JUNE, _DECEMBER = 6, 12
# so far from a number another shows which years are meant, in characters
_NEAR = 220


def told_of_calendar_years(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The claims of a calendar year whose number is that of the year to its June."""
    for at, claim in enumerate(claims):
        year = _calendar_year(claim)
        if year is None or not _may_be_one(claim):
            continue
        to_june = estimates(evidence, _NET, year_ending(year, _JUNE))
        whole = estimates(evidence, _NET, year_ending(year, _DECEMBER))
        value = claim.wording.stated.value
        if not whole or value not in [each.value for each in to_june] or value in [each.value for each in whole]:
            continue
        if any(_is_of(each, year_ending(year, _JUNE)) for each in claims if each is not claim):
            continue  # the text says itself that it ended in June
        if any(_is_of_an_unnamed_june(each, claim) for each in claims):
            continue  # "hit 906,000; it was 224,000 in 2019, and that is a quadrupling": of years to June, both
        others = [
            each
            for each in claims
            if each is not claim and abs(each.wording.start - claim.wording.start) <= _NEAR and _is_right(each)
        ]
        # of the highest of all, or of the highest so far, the year to June is as likely
        peak = claim.wording.kind == "extreme" or value == max(figure.value or 0 for _, figure in evidence.years(_NET))
        if any(_is_of_whole_year(each, year, evidence) for each in others) or (
            not peak and any(_is_of_its_own_window(each, claim) for each in others)
        ):
            yield _miscount(at, claim, whole[0], year_ending(year, _JUNE))


_NET = Series.of("net_migration")


def _calendar_year(claim: Claim) -> int | None:
    """The calendar year that is named with a number; None where another time is, or none."""
    wording = claim.wording
    if wording.period_basis != "explicit" or "time" not in wording.ties or not wording.periods:
        return None
    first = wording.periods[0]
    named = str(first.end.year) in wording.words_within
    return first.end.year if named and first == year_ending(first.end.year, _DECEMBER) else None


def _may_be_one(claim: Claim) -> bool:
    wording = claim.wording
    return (
        not claim.accuses
        and wording.kind in {"level", "extreme"}
        and is_exact(claim)
        and wording.subject is not None
        and wording.subject.measure == "net_migration"
        and not (wording.subject.group or wording.refusal or wording.uncertain or wording.of_another_day or wording.direction)
        and told_in_history(claim) is None
        and _OF_PARTS.isdisjoint(wording.sentence.words)
        and not _is_of_years_to_a_month(claim)
        and not _leads_to_a_june(claim)
    )


# a year that begins in another, or is said to have ended in its middle
_OF_PARTS = frozenset("mid mid-year midyear financial fiscal mid-2022 mid-2023 mid-2024 mid-2025".split())


def _is_of_years_to_a_month(claim: Claim) -> bool:
    """Whether the month is said in which the year ended: "In the year to June it was 204,000 in 2025 and 649,000 in 2024", "906,000 in 2023, in the year to June"."""
    words, behind = claim.wording.words_before, claim.wording.words_behind
    own = behind[: next((at for at, word in enumerate(behind) if word[:1].isdecimal() and "," in word), len(behind))]
    return not set(MONTH_WORDS).isdisjoint(own) or any(
        word in MONTH_WORDS and not following.isdecimal() for word, following in pairwise([*words, ""])
    )


def _leads_to_a_june(claim: Claim) -> bool:
    """Whether a move began there that ended in a June: "quadrupled from 224,000 in 2019 to over 900,000 by June 2023", from that month of 2019."""
    behind = claim.wording.words_behind[:_A_MOVE]
    began = "from" in [*claim.wording.words_before[-1:], *claim.wording.words_within]
    return began and behind[:1] == ["to"] and any(pair in _JUNE_ALONE for pair in pairwise(behind))


# "to a record of more than 900,000 by June"; a year to June is no month
_A_MOVE = 14
_JUNE_ALONE = frozenset({("in", "june"), ("by", "june")})


def _is_right(claim: Claim) -> bool:
    wording = claim.wording
    right = claim.then.verdict == "agrees" and wording.vintage == "current" and wording.kind in {"level", "extreme"}
    return right and wording.subject is not None and wording.subject.measure == "net_migration" and not wording.subject.group


def _is_of(claim: Claim, window: Period) -> bool:
    return claim.wording.period_basis == "explicit" and window in claim.wording.periods[:1]


def _is_of_whole_year(claim: Claim, year: int, evidence: Evidence) -> bool:
    """Whether a number is that of another calendar year, which is named, and not of the year to its June."""
    if claim.period is None or claim.wording.period_basis != "explicit" or claim.period.end.year == year:
        return False
    if claim.period != year_ending(claim.period.end.year, _DECEMBER):
        return False
    to_june = estimates(evidence, _NET, year_ending(claim.period.end.year, _JUNE))
    return claim.wording.stated.value not in [each.value for each in to_june]


def _is_of_its_own_window(each: Claim, claim: Claim) -> bool:
    """Whether a number of the same sentence names a year that ended in another month than December."""
    return (
        each.wording.period_basis == "explicit"
        and bool(each.wording.periods)
        and each.wording.periods[0].is_year
        and each.wording.periods[0].end.month != _DECEMBER
        and claim.wording.sentence == each.wording.sentence
    )


def _is_of_an_unnamed_june(each: Claim, claim: Claim) -> bool:
    """Whether a number of the same sentence is, as published, of a year to June that is not named."""
    if each is claim or each.wording.sentence != claim.wording.sentence or not _is_right(each) or each.period is None:
        return False
    return each.period.end.month == _JUNE and each.wording.period_basis != "explicit"


def _miscount(at: int, claim: Claim, whole: Figure, to_june: Period) -> Miscount:
    value = amount(claim.wording.stated.value or 0, whole.unit)
    return Miscount(
        at,
        whole.value or 0,
        f"{period_words(whole.period)}: {amount(whole.value or 0, whole.unit)}",
        (claim, claim),
        "the numbers beside it are each given for their own year",
        "wrong_period",
        f"{value} is of the {period_words(to_june)}.",
        whole.period,
        (whole,),
    )
