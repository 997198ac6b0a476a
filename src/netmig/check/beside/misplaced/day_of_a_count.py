"""Those who came on one day, told of another: "1,241 on September 9", where it was the ninth of October.

The day is read from the words beside the number. It is called wrong only where that day had quite another
number, and a day near had this very one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ....ledger.phrases import amount
from ....periods import day
from ....series import Series
from ...evaluation.evidence import Evidence
from ...evaluation.standings import Standing
from ..miscounts import Miscount
from ..neighbours import of_sentence_before
from ..numbers_of_sentence import is_a_level, is_stated, may_be_at_home, place_of, words_of

if TYPE_CHECKING:
    from ...claim import Claim

_BOATS = Series("small_boat_arrivals", ())
_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march",), ("april",), ("may",), ("june",), ("july",), ("august", "aug"),
            ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"), ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_BETWEEN = _WEEKDAYS | frozenset(
    "people migrants arrivals asylum seekers crossed came arrived made the channel crossing crossings journey in small boats across who landed"
    " reached had were was detected intercepted over a single day on , of to reach uk britain english kent dover some about record total alone a an".split()
)
# the least number of a day that is no other day's by chance, and the highest that was ever told of one
_LEAST, _MOST = 300, 1500
# how far the number of a day may be from what is held now, for having been corrected since
_CORRECTED, _QUITE_ANOTHER = 0.005, 0.3
# within so many days the other day is looked for; the next ones may be of the same night
_NEAR, _SAME_NIGHT = 370, 2


def told_of_other_days(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Miscount]:
    """The numbers of one day that are told of another."""
    for at, claim in enumerate(claims):
        said, subject = claim.wording.stated, claim.wording.subject
        if claim.then.verdict != "not_checked" or subject is None or subject.measure != "small_boat_arrivals":
            continue
        if not is_a_level(claim) or not is_stated(claim) or not may_be_at_home(claim) or said.hedge not in {"exact", "about"}:
            continue
        if said.value is None or not _LEAST <= said.value <= _MOST or said.value % 50 == 0 or subject.group:
            continue
        told = _day_of(claim, claims, evidence.day)
        if told is not None and (found := _of_another(said.value, told[0], evidence, year_is_said=told[1])) is not None:
            when, held, other = found
            value = held.range.value
            words = f"{_told(when)}: {amount(value, 'people')}"
            near_miss = f"{amount(said.value, 'people')} is the number of {_told(other)}."
            yield Miscount(
                at,
                value,
                words,
                (),
                "the day named had another number",
                "wrong_period",
                near_miss,
                day(when),
                held.figures,
            )


def _told(when: date) -> str:
    return f"{when.day} {when:%B} {when.year}"


def _count(when: date, evidence: Evidence) -> Standing | None:
    return evidence.counted_by_days(_BOATS, day(when))


def _of_another(value: float, when: date, evidence: Evidence, *, year_is_said: bool) -> tuple[date, Standing, date] | None:
    """The day that was named with its count, and the day near whose number is the one that is said."""
    held = _count(when, evidence)
    if held is None or abs(held.range.value - value) <= _QUITE_ANOTHER * value:
        return None
    others = [when + timedelta(away) for away in range(-_NEAR, _NEAR + 1) if abs(away) > _SAME_NIGHT]
    same = [
        each
        for each in others
        if each < evidence.day
        and (count := _count(each, evidence)) is not None
        and abs(count.range.value - value) <= (_CORRECTED * value if value >= _LARGE else 0)
    ]
    if not same or (not year_is_said and any((each.day, each.month) == (when.day, when.month) for each in same)):
        return None
    return when, held, min(same, key=lambda each: abs((each - when).days))


# above this no two days had nearly the same number
_LARGE = 900


def _day_of(claim: Claim, claims: Sequence[Claim], published: date) -> tuple[date, bool] | None:
    """The day that is named just behind a number, or before it, and whether its year is said."""
    words, (first, last) = words_of(claim), place_of(claim)
    at = last + 1
    while at < len(words) and words[at] in _BETWEEN and at - last <= 14:
        at += 1
    found = (
        _date_at(words, at)
        if words[at - 1 : at] == ["on"] or words[at - 1 : at] == [","] or words[at - 2 : at - 1] == ["on"]
        else None
    )
    if found is None and words[0] == "on":
        dated = next((each for start in range(1, 4) if (each := _date_at(words, start)) is not None), None)
        found = dated if dated is not None and all(word in _BETWEEN for word in words[dated[3] : first]) else None
    if found is None:
        return None
    number, month, year, _ = found
    said = year or _year_told(claim, claims)
    try:
        when = date(said or published.year, month, number)
        if not said and when >= published:
            when = date(published.year - 1, month, number)
    except ValueError:
        return None
    return (when, bool(said)) if when < published else None


def _date_at(words: Sequence[str], at: int) -> tuple[int, int, int, int] | None:
    """The day, month and year that stand at a place, the year 0 where it is not said, and the place behind them."""
    one, other = (words[place] if place < len(words) else "" for place in (at, at + 1))
    if one in _MONTHS and (number := _number(other)):
        month = _MONTHS[one]
    elif other in _MONTHS and (number := _number(one)):
        month = _MONTHS[other]
    else:
        return None
    behind = at + 2 + (words[at + 2 : at + 3] == [","] and at + 3 < len(words) and _is_year(words[at + 3]))
    year = int(words[behind]) if behind < len(words) and _is_year(words[behind]) else 0
    return number, month, year, behind + bool(year)


def _number(word: str) -> int:
    """The day of a month: "9", "9th"."""
    digits = word.removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
    return int(digits) if digits.isascii() and digits.isdecimal() and 1 <= int(digits) <= 31 else 0


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isascii() and word.isdecimal() and word.startswith("20")


def _year_told(claim: Claim, claims: Sequence[Claim]) -> int:
    """The only year that its sentence, or else the one before, names; 0 where none or more are named."""
    before = next(iter(of_sentence_before(claim, claims)), None)
    for words in (words_of(claim), words_of(before) if before is not None else []):
        years = {int(word) for word in words if _is_year(word)}
        if years:
            return years.pop() if len(years) == 1 else 0
    return 0
