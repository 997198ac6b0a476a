"""The question of `netmig.ledger.questions` about what drove a change, answered from the ledger that holds the series."""

from __future__ import annotations

from typing import Any

from ..errors import UsageError
from ..ledger.views import SeriesView
from ..periods import Period
from . import explain as explained
from .explanation import Explanation


def explain(view: SeriesView, start: str | Period, stop: str | Period | None, **options: Any) -> Explanation:
    """What drove a change of a series: its parts are other series of the same ledger.

    >>> import netmig
    >>> netmig.open()["net_migration"].explain("YE Dec 2023", "YE Dec 2024", as_of="2025-05-22").change
    -429000
    """
    if view.ledger is None:
        raise UsageError(
            f"There is no ledger beside {view.series.key} to look for its parts in.", "",
            "Take the series from a ledger: netmig.open()['net_migration'].",
        )  # fmt: skip
    return explained(view.series, start, stop, ledger=view.ledger, **options)
