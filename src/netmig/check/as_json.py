"""Periods, numbers and what was stated as the JSON contract has them."""

from __future__ import annotations

from typing import Any

from ..periods import Period
from .evaluation.kinds.shares import in_percent
from .records import replace
from .sentences.wording import Stated, Wording

_IN_PERCENT = frozenset({"share", "fraction", "percent_change"})


def period_as_json(period: Period | None) -> dict[str, str | None] | None:
    """The label and the days of a period; a calendar year of a year-ending series is one of its windows, and named as such."""
    if period is None:
        return None
    label = f"YE Dec {period.end.year}" if period.kind == "calendar_year" else period.label
    return {
        "label": label,
        "start": period.start.isoformat(),
        "end": None if period.kind == "onwards" else period.end.isoformat(),
    }


def stated_as_json(wording: Wording) -> dict[str, Any]:
    """What is stated, a part said in words as per cent: "three in four arrivals" is 75, as the figure found is; a ratio stays one."""
    stated = _in_percent(wording)
    return {
        "value": number_as_json(stated.value),
        "low": number_as_json(stated.low),
        "high": number_as_json(stated.high),
        "unit": stated.unit,
        "hedge": stated.hedge,
    }


def _in_percent(wording: Wording) -> Stated:
    said = wording.stated
    if said.unit != "share" or wording.kind not in _IN_PERCENT:
        return said
    return replace(in_percent(said), unit="percent")


def number_as_json(value: float | None) -> int | float | None:
    """A number as JSON has it: whole where it is whole, null where it has no bound."""
    if value is None or value in {float("inf"), float("-inf")}:
        return None
    return int(value) if float(value).is_integer() else round(value, 6)
