"""What a publisher's statement on its revisions is about: the series and the periods that its words name."""

from __future__ import annotations

import re

from ..errors import PeriodLabelError
from ..periods import Period, parse_period
from ..series import Series
from .figures import StatedChange

# "net_migration[nationality=british]", "immigration", "nationality=eu_plus"
_GROUP = re.compile(r"(?P<code>\w+=\w+)|(?P<measure>\w+)(?:\[(?P<codes>[^\]]*)\])?")


def is_about(change: StatedChange, series: Series, period: Period) -> bool:
    """Whether what a publisher says of its revisions is about a figure, as far as it says of which it is."""
    return about_series(change.series, series) and about_period(change.periods, period)


def about_series(words: str, series: Series) -> bool:
    """Whether a statement is about a series: about it, about all of its group, or about a part of its total.

    >>> about_series("nationality=non_eu_plus", Series.of("immigration"))
    True
    >>> about_series("net_migration[nationality=british]", Series.of("net_migration", nationality="eu_plus"))
    False
    """
    if not words:
        return True
    for group in _GROUP.finditer(words):
        measure, codes = (
            group["measure"],
            dict(pair.split("=", 1) for pair in (group["codes"] or group["code"] or "").split(",") if pair),
        )
        if measure in (None, series.measure) and all(
            series.dimensions.get(name) in (code, "all") for name, code in codes.items()
        ):
            return True
    return False


def about_period(words: str, period: Period) -> bool:
    """Whether a statement is about a period: "YE Sep 2023 onwards", "YE Jun 2012 to YE Jun 2021", "YE Mar 2024 and YE Jun 2024".

    >>> about_period("YE Sep 2023 and YE Dec 2023", parse_period("YE Dec 2023")), about_period("YE Sep 2023 onwards", parse_period("YE Jun 2023"))
    (True, False)
    """
    try:
        for part in words.split(" and "):
            first, _, last = part.removesuffix(" onwards").partition(" to ")
            start, stop = parse_period(first).stop, parse_period(last or first).stop
            if start <= period.stop and (part.endswith(" onwards") or period.stop <= stop):
                return True
    except PeriodLabelError:
        return True  # words that name no period limit nothing
    return False
