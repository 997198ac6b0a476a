"""Figures of years to June, or to another month, told as those of calendar years, beside numbers that show which years the text means.

"Net migration was 431,000 in 2024, down from 906,000 in 2023": 431,000 is of the calendar year, and the calendar year before had
860,000. "In 2023" alone may stand for the year to June, the more so of a peak; not beside another number of a calendar year, nor
where the text names the years to June of its other numbers and this one is of no peak.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ....ledger.figures import Figure
from ....ledger.phrases import amount, period_words
from ....periods import Period, year_ending
from ....series import Series
from ...evaluation.estimates.other_days import estimates
from ...evaluation.evidence import Evidence
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_parts import MONTH_WORDS
from ..estimates.told_in_history import told_in_history
from ..miscounts import Miscount
from ..neighbours import in_reach, of_its_sentence
from ..numbers_of_sentence import is_exact

if TYPE_CHECKING:
    from ...claim import Claim
    from ..claims_of_text import ClaimsOfText

_JUNE, _DECEMBER = 6, 12
# so far from a number another shows which years are meant, in characters
_NEAR = 220


def told_of_calendar_years(claims: ClaimsOfText, evidence: Evidence) -> Iterator[Miscount]:
    """The claims of a calendar year whose number is that of another year that ended within it."""
    for at, claim in enumerate(claims):
        year = _calendar_year(claim)
        if year is None or not _may_be_one(claim):
            continue
        value, series = claim.wording.stated.value, _series(claim)
        whole = estimates(evidence, series, year_ending(year, _DECEMBER))
        of_a_part = _years_within(value, series, year, evidence)
        if not whole or not of_a_part or value in [each.value for each in whole]:
            continue
        if not claims.explicit_years.isdisjoint(of_a_part):
            continue  # the text says itself that it ended in June
        if any(_is_of_an_unnamed_part(each) for each in of_its_sentence(claim, claims) if each is not claim):
            continue  # "hit 906,000; it was 224,000 in 2019, and that is a quadrupling": of years to June, both
        others = [
            each
            for each in in_reach(claim.wording.start - _NEAR, claim.wording.start + _NEAR, claims)
            if each is not claim
            and abs(each.wording.start - claim.wording.start) <= _NEAR
            and _is_right(each)
            # "In 2019 the party promised less, and at that time it stood at 226,000", in its spring
            and (of_a_part[0].end.month == _JUNE or each.wording.sentence == claim.wording.sentence)
        ]
        # of the highest of all, or of the highest so far, the year to June is as likely
        peak = claim.wording.kind == "extreme" or value == max(figure.value or 0 for _, figure in evidence.years(series))
        if peak and (str(year) not in claim.wording.words_within or all(each.end.month != _JUNE for each in of_a_part)):
            continue  # "its 2023 peak of 906,000"; "peaked at 944,000 in 2023", in its spring
        if any(_is_of_whole_year(each, claim, evidence) for each in others) or (
            not peak and any(_is_of_its_own_window(each, claim) for each in others)
        ):
            yield _miscount(at, claim, whole[0], of_a_part[0])


def _series(claim: Claim) -> Series:
    """The flow that a claim is of, as a whole."""
    return Series.of(claim.wording.subject.measure if claim.wording.subject is not None else "net_migration")


def _years_within(value: float | None, series: Series, year: int, evidence: Evidence) -> list[Period]:
    """The years that ended within a calendar year, the one to its June first, of which a number is an estimate."""
    within = (year_ending(year, month) for month in (_JUNE, 3, 9))
    return [each for each in within if value in [figure.value for figure in estimates(evidence, series, each)]]


def _calendar_year(claim: Claim) -> int | None:
    """The calendar year that is named with a number; None where another time is, or none."""
    wording = claim.wording
    if wording.period_basis not in {"explicit", "inherited"} or "time" not in wording.ties or not wording.periods:
        return None
    first = wording.periods[0]
    named = str(first.end.year) in wording.sentence.words
    return first.end.year if named and first == year_ending(first.end.year, _DECEMBER) else None


def _may_be_one(claim: Claim) -> bool:
    wording = claim.wording
    return (
        not claim.accuses
        and wording.kind in {"level", "extreme"}
        and is_exact(claim)
        and wording.subject is not None
        and wording.subject.measure in MIGRATION_FLOWS
        and not (wording.subject.group or wording.refusal or wording.uncertain or wording.of_another_day or wording.direction)
        and told_in_history(claim) is None
        and _OF_PARTS.isdisjoint(wording.sentence.words)
        and not _is_of_years_to_a_month(claim)
        and not _leads_to_a_june(claim)
    )


# a year that begins in another, or is said to have ended in its middle
# "on the Passenger Survey's numbers" is of another count
_OF_PARTS = frozenset(
    "ips ips's survey survey's mid mid-year midyear financial fiscal mid-2022 mid-2023 mid-2024 mid-2025".split()
)


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
    return right and wording.subject is not None and wording.subject.measure in MIGRATION_FLOWS and not wording.subject.group


def _is_of_whole_year(each: Claim, claim: Claim, evidence: Evidence) -> bool:
    """Whether a number is that of a calendar year that is named, another one or of another flow, and of no year that ended within it."""
    period = each.period
    if period is None or each.wording.period_basis not in {"explicit", "inherited"} or period.end.month != _DECEMBER:
        return False
    if period == claim.wording.periods[0]:
        if _series(each) == _series(claim) or each.wording.sentence != claim.wording.sentence:
            return False
    elif each.wording.period_basis != "explicit" or _series(each) not in {_series(claim), Series.of("net_migration")}:
        return False
    return is_exact(each) and not _years_within(each.wording.stated.value, _series(each), period.end.year, evidence)


def _is_of_its_own_window(each: Claim, claim: Claim) -> bool:
    """Whether a number of the same sentence names a year that ended in another month than December."""
    return (
        each.wording.period_basis == "explicit"
        and bool(each.wording.periods)
        and each.wording.periods[0].is_year
        and each.wording.periods[0].end.month != _DECEMBER
        and claim.wording.sentence == each.wording.sentence
    )


def _is_of_an_unnamed_part(each: Claim) -> bool:
    """Whether a number is, as published, of a year to June or another month that is not named."""
    if not _is_right(each) or each.period is None:
        return False
    return each.period.end.month != _DECEMBER and each.wording.period_basis != "explicit"


def _miscount(at: int, claim: Claim, whole: Figure, of_a_part: Period) -> Miscount:
    value = amount(claim.wording.stated.value or 0, whole.unit)
    return Miscount(
        at,
        whole.value or 0,
        f"{period_words(whole.period)}: {amount(whole.value or 0, whole.unit)}",
        (claim, claim),
        "the numbers beside it are each given for their own year",
        "wrong_period",
        f"{value} is of the {period_words(of_a_part)}.",
        whole.period,
        (whole,),
    )
