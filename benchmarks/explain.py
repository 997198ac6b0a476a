"""How long an explanation takes, over every neighbouring pair of periods and every revision that is held, and its chart."""

from __future__ import annotations

import time
from itertools import pairwise

from netmig.charts.waterfall import waterfall_chart
from netmig.explain import Explanation, explain
from netmig.ledger.bundled import SHIPPED, Bundled
from netmig.ledger.ledger import Ledger
from netmig.reports import to_explanation_html
from netmig.series import Series

from .ledger import milliseconds
from .rows import Row, typical

FLOWS = ("net_migration", "immigration", "emigration")
BOUND, CHART_BOUND = 50, 5


def run() -> list[Row]:
    """One explanation cold and warm, the slowest of all there are, and what it takes to draw and to write one."""
    if not (SHIPPED / "index.json").exists():
        return [Row("explain: no releases are shipped in this checkout", 0, "ms")]
    ledger = Ledger([Bundled(SHIPPED)])

    def fall(of: Ledger) -> Explanation:
        return explain("net_migration", "YE Dec 2023", "YE Dec 2024", as_of="2025-05-22", ledger=of)

    def revision() -> Explanation:
        return explain("net_migration", "YE Dec 2024@ons-ltim-2025-05-22", "YE Dec 2024@ons-ltim-2025-11-27", ledger=ledger)

    found = fall(ledger)
    _every(ledger)  # every series is read by then
    every = _every(ledger)
    return [
        Row(
            "explain, files read anew",
            milliseconds(lambda: fall(Ledger([Bundled(SHIPPED)])), runs=9),
            "ms",
            None,
            "24 contributions",
        ),
        Row("explain two periods, warm", milliseconds(lambda: fall(ledger)), "ms", BOUND, "24 contributions"),
        Row("explain a revision, warm", milliseconds(revision), "ms", BOUND, "16 contributions, two releases"),
        Row("explain, median of all", typical(every), "ms", BOUND, f"{len(every):,} changes of the three flows"),
        Row("explain, slowest of all", max(every), "ms", BOUND, "on a shared machine the slowest is also the unluckiest"),
        Row(
            "a waterfall",
            milliseconds(lambda: waterfall_chart(found)),
            "ms",
            CHART_BOUND,
            f"{len(waterfall_chart(found).svg):,} bytes",
        ),
        Row(
            "an explanation as a page",
            milliseconds(lambda: to_explanation_html(found)),
            "ms",
            None,
            f"{len(to_explanation_html(found)):,} bytes",
        ),
    ]


def _every(ledger: Ledger) -> list[float]:
    """How long each change took: every period with the next in every release, and every revision with the next."""
    timings = []
    for measure in FLOWS:
        view = ledger.view(Series.of(measure))
        asked = [
            (first.period, second.period, vintage.release.id, vintage.release.id)
            for vintage in view.vintages()
            for first, second in pairwise(vintage.figures)
        ]
        asked += [
            (period, period, first.release, second.release)
            for period in view.periods
            for first, second in pairwise(view.history(period))
        ]
        for start, stop, from_release, to_release in asked:
            began = time.perf_counter()
            explain(measure, start, stop, from_release=from_release, to_release=to_release, ledger=ledger)
            timings.append(1000 * (time.perf_counter() - began))
    return timings
