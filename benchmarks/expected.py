"""How long an expected revision takes with its record, the whole replay, and the fan.

Processor time is told: it is what the wall shows on a machine that does nothing else.
"""

from __future__ import annotations

from netmig.charts.expected_revision import expected_chart
from netmig.ledger.bundled import SHIPPED, Bundled
from netmig.ledger.ledger import Ledger
from netmig.revisions.expectation import ExpectedRevision, expected
from netmig.revisions.outcomes import HORIZONS, Family
from netmig.revisions.replay import replay
from netmig.series import Series

from .revisions import milliseconds
from .rows import Row

NET = Series.of("net_migration")
RUNS = 5


def run() -> list[Row]:
    """Three intervals with their records, the replay by every method, and the fan; each with its bound."""
    if not (SHIPPED / "index.json").exists():
        return [Row("expected revision: no releases are shipped in this checkout", 0, "ms")]
    bundled = Bundled()

    def asked(opened: Ledger) -> list[ExpectedRevision]:
        period = opened.view(NET).periods[-1]
        return [expected(NET, period, horizon=each, ledger=opened) for each in HORIZONS]

    def replayed() -> object:
        family = Family.of_ledger(Ledger([bundled]), NET)
        return [replay(family, each, across_breaks=across) for across in (False, True) for each in HORIZONS]

    found = asked(Ledger([bundled]))
    return [
        Row(
            "three intervals with their records, cold",
            milliseconds(lambda: asked(Ledger([Bundled()])), runs=RUNS),
            "ms",
            1000,
            "12 series read anew",
        ),
        Row(
            "the whole replay",
            milliseconds(replayed, runs=RUNS),
            "ms",
            5000,
            "12 series, 3 horizons, routine and any revision, 8 methods",
        ),
        Row("the fan", milliseconds(lambda: expected_chart(found)), "ms", 5, "3 horizons, table and words with it"),
    ]
