"""Numbers told as of the heights: "surpassed 900,000 in 2023", "nearly a million three years ago", "at a record in 2023".

A year that is named bare has four windows that end in it. What is told to have been so much *at most* in such a year is of the
one that the record is of.
"""

from __future__ import annotations

from ....periods import Period
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_expressions import TimeExpression
from ..claim_words import quantity_of, tokens_of
from ..parts import SentenceParts
from ..roles import is_start
from ..scene import Scene
from ..wording import Wording
from .of_records import is_loose

_UP_TO = frozenset(
    "surpass surpassed surpassing surpasses exceed exceeded exceeding exceeds top topped topping pass passed passing approach approached approaching"
    " soar soared soaring peak peaked peaking exploded explode nearing neared spiralled ballooned rocketed skyrocketed surged".split()
)
_HIGHEST = frozenset({"high", "peak", "record", "height", "highest"})
_AT_MOST = frozenset({"nearly", "over"})
_AGO = frozenset({"earlier", "decade_ago"})


def of_heights(parts: SentenceParts, wording: Wording, scene: Scene, measure: str, own: TimeExpression | None) -> Period | None:
    """The window of the record, where a number of everybody is told as of the heights of the year in which that ended."""
    if own is None or wording.kind not in {"level", "forecast"} or measure not in MIGRATION_FLOWS:
        return None
    quantity, peak = quantity_of(parts, wording), scene.calendar.peak(measure)
    if quantity is None or quantity.unit not in {"", "people"} or peak is None or peak.end.month == _DECEMBER:
        return None
    if is_start(parts, quantity) or wording.moved < 0 or wording.extreme == "low":
        return None
    if any(code != "all" for _, code in (wording.subject.group if wording.subject is not None else ())):
        return None
    if own.kind in _AGO:
        named = scene.published.year - own.years if parts.word(own.last) == "ago" and own.years else 0
    else:
        named = _year_named(own, scene) if is_loose(parts, own) else 0
    if named != peak.end.year:
        return None
    span = tokens_of(parts, wording)
    near = parts.words[max(0, span[0] - 4) : quantity.last + 1]
    if own.kind in _AGO and not _HIGHEST.isdisjoint(near):
        return peak  # "The high point, 944,000, was three years ago"
    return peak if wording.stated.hedge in _AT_MOST or not _UP_TO.isdisjoint(near) else None


_DECEMBER = 12


def _year_named(time: TimeExpression, scene: Scene) -> int:
    if time.kind == "calendar_year":
        return time.year
    return scene.published.year - time.years if time.kind == "relative_year" else 0
