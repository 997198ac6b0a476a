"""Explain: what drove a change, as contributions that add up to it exactly.

ends          which two published figures are compared
partitions    which groups make up which, without overlap
tree          the change as a tree of contributions, each with what rounding leaves
method        how much of it is method rather than people
equivalents   how much that is, beside populations
words         the same in sentences
explanation   the whole, as an object, a table and JSON
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from ..errors import UsageError
from ..ledger.ledger import Ledger, open_ledger
from ..periods import Period
from ..series import Series
from .explaining import explain_change
from .explanation import Explanation
from .partitions import LEVELS, levels_of

__all__ = ["LEVELS", "Explanation", "explain"]


def explain(
    measure: str | Series,
    start: str | Period,
    stop: str | Period | None = None,
    *,
    as_of: str | date | datetime | None = None,
    release: str = "",
    from_release: str = "",
    to_release: str = "",
    by: str | Sequence[str] = LEVELS,
    depth: int | None = None,
    place: str = "",
    ledger: Ledger | None = None,
    **dimensions: str,
) -> Explanation:
    """What drove the change of a measure between two periods, or between two releases of one period.

    Two periods are compared within one release: the newest, as of a day if one is given, that has
    both; or `release`. One period alone, or the same twice, is compared between its first release
    and its newest; `from_release` and `to_release` name others, as does a period with its release
    day or value (in the first release that prints it) after an @: "YE Dec 2024@ons-ltim-2025-05-22", "YE Dec 2024@2025-05-22", "YE Dec
    2024@431,000". Two periods in two releases are compared only where both releases are named, and the answer warns of it.

    The change is divided along the levels `by`, in their order (a sequence, or words with commas between them), as deep as the releases go or
    `depth` says. Every number is one that was published; what rounding leaves is the residual.
    `place` asks for the change beside the population of that place.

    Raises NotHeldError where a figure, or a release with both, is not there; UsageError where two
    figures cannot be compared.

    >>> found = explain("net_migration", "YE Dec 2023", "YE Dec 2024", as_of="2025-05-22")
    >>> found.change, found.residual, found.method_share
    (-429000, 0, 0.0)
    >>> largest = min(found.contributions, key=lambda each: each.value)
    >>> largest.series.key, largest.value
    ('immigration[nationality=non_eu_plus,reason=work_main]', -108000)
    """
    if not isinstance(measure, str | Series):
        raise UsageError(f"{measure!r} is no measure.", "", "Give its name, such as 'net_migration', or a netmig.series.Series.")
    ledger = ledger if ledger is not None else open_ledger()
    if isinstance(measure, Series) or "[" in measure:
        series = (Series.parse(measure) if isinstance(measure, str) else measure).with_(**dimensions)
    else:
        series = Series.of(measure, **dimensions)
    return explain_change(
        ledger, series, start, stop, as_of=as_of, release=release, from_release=from_release, to_release=to_release,
        by=levels_of(by), depth=depth, place=place,
    )  # fmt: skip
