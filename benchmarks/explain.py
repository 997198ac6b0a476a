"""How long an explanation takes, over every neighbouring pair of periods and every revision that is held, and its chart.

It all works in one process without waiting for anything, so that processor time is what is told: on a machine
that others use, the slowest of a thousand by the wall is the one that was interrupted. The wall's is told beside it.
"""

from __future__ import annotations

import time
from functools import partial
from itertools import pairwise

from netmig.charts.waterfall import waterfall_chart
from netmig.explain import Explanation, explain
from netmig.ledger.bundled import SHIPPED, Bundled
from netmig.ledger.ledger import Ledger
from netmig.reports import to_explanation_html
from netmig.series import Series

from .rows import Row, typical
from .rows import milliseconds as median_milliseconds

FLOWS = ("net_migration", "immigration", "emigration")
BOUND, CHART_BOUND = 50, 5
milliseconds = partial(median_milliseconds, runs=25, clock=time.process_time)


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
    every, by_the_wall = _every(ledger)
    return [
        Row(
            "explain, files read anew",
            milliseconds(lambda: fall(Ledger([Bundled(SHIPPED)]))),
            "ms",
            None,
            "24 contributions",
        ),
        Row("explain two periods, warm", milliseconds(lambda: fall(ledger)), "ms", BOUND, "24 contributions"),
        Row("explain a revision, warm", milliseconds(revision), "ms", BOUND, "16 contributions, two releases"),
        Row("explain, median of all", typical(every), "ms", BOUND, f"{len(every):,} changes of the three flows"),
        Row("explain, slowest of all", max(every), "ms", BOUND, "of the same"),
        Row("explain, slowest by the wall", max(by_the_wall), "ms", None, "on a shared machine the slowest is the unluckiest"),
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


def _every(ledger: Ledger) -> tuple[list[float], list[float]]:
    """How long each change took, of the processor and by the wall: every period with the next in every release, and every revision."""
    timings, by_the_wall = [], []
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
            began, on_the_clock = time.process_time(), time.perf_counter()
            explain(measure, start, stop, from_release=from_release, to_release=to_release, ledger=ledger)
            timings.append(1000 * (time.process_time() - began))
            by_the_wall.append(1000 * (time.perf_counter() - on_the_clock))
    return timings, by_the_wall
