"""Which series the subject of a claim can be a number of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ...codes import DIMENSIONS, MEASURES, SINGLE_COUNTRIES
from ...series import Series
from ..sentences.wording import Subject
from ..words.subjects import MIGRATION_FLOWS

# Before 2024 releases speak of the EU, since then of EU+: either word is taken as the publisher's of the day.
_EU_WORDS = {"eu_plus": ("eu_plus", "eu"), "non_eu_plus": ("non_eu_plus", "non_eu")}


def candidate_series(subject: Subject) -> tuple[Series, ...]:
    """The series that a subject can be a number of, the likeliest first; none where a group fits no dimension."""
    found = _candidate_series(subject.measure, subject.group)
    for group in subject.others if subject.basis == "open" else ():
        found += tuple(each for each in _candidate_series(subject.measure, group) if each not in found)
    return found


@lru_cache(maxsize=1024)
def _candidate_series(measure_code: str, groups: tuple[tuple[str, str], ...]) -> tuple[Series, ...]:
    group = dict(groups)
    nationality = group.get("nationality", "")
    readings: Iterable[dict[str, str]] = [
        {**group, "nationality": code} if nationality else group for code in _EU_WORDS.get(nationality, (nationality,))
    ]
    # "workers" and "students" are often the main applicants alone
    reason = group.get("reason", "")
    if measure_code in MIGRATION_FLOWS and reason in {"work", "study"}:
        readings = [*readings, *({**reading, "reason": f"{reason}_main"} for reading in tuple(readings))]
    found: list[Series] = []
    measure = MEASURES[measure_code]
    for reading in readings:
        known = all(
            name in measure.dimensions and (DIMENSIONS[name].open or code in DIMENSIONS[name].by_code)
            for name, code in reading.items()
        )
        if known:
            found.append(Series.of(measure_code, **reading))
    if measure_code in MIGRATION_FLOWS and nationality in SINGLE_COUNTRIES and "reason" not in group:
        # estimates by country leave out asylum and resettlement in the workbooks' own tables
        found.extend(series.with_(reason="all_except_asylum_and_resettlement") for series in tuple(found))
    return tuple(found)
