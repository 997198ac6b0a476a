"""Students at universities, of whom no figures are held: "international students fell by 6 % to 685,565 in 2024/25"."""

from __future__ import annotations

from ...words.cues import MOVING
from ...words.quantities import Quantity
from ..parts import SentenceParts

OF_ALL_WHO_STUDY = "the number may be of all who study at universities, not of those who came"
_STUDENTS = frozenset("students student undergraduates postgraduates".split())
_AT_SCHOOL = frozenset(
    "hesa phd phds doctoral doctorates enrolled enrolments enrolment enrol studying taught research campus campuses degree degrees freshers term colleges".split()
)
_NUMBER = frozenset({"number", "numbers", "total", "count", "body", "population"})
# what says that those who came are counted
_CAME = MOVING | frozenset(
    "immigration migration emigration visa visas granted grants applications newcomers entrants influx inflow intake admitted dependants arrivals".split()
)
_TO_THE_LAST = 1000
# so many words around a number, or around those who study, are told of them
_AROUND = 8


def may_be_who_study_here(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number of students may be of all who study, and not of those who came to do so in a year."""
    at = next((at for at in range(len(parts.words) - 1, -1, -1) if parts.word(at) in _STUDENTS and at < quantity.first), -1)
    if at < 0:
        at = next(
            (at for at in range(quantity.last + 1, min(len(parts.words), quantity.last + 4)) if parts.word(at) in _STUDENTS), -1
        )
    if at < 0:
        return False
    first, stop = min(at, quantity.first), max(at, quantity.last) + 1
    told = parts.words[max(0, first - 2) : stop + _AROUND]
    if not _CAME.isdisjoint(told):
        return False
    return (
        not _NUMBER.isdisjoint(parts.words[max(0, at - 4) : at])
        or any(each.kind == "financial_year" for each in parts.times)
        or not _AT_SCHOOL.isdisjoint(parts.word_set)
        or (quantity.unit in {"", "people"} and quantity.value % _TO_THE_LAST != 0)
    )
