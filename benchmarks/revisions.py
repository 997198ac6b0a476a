"""How long it takes to analyse every vintage of every net-migration series, and to draw one; pandas does the sums beside it.

pandas reads the same figures.csv files and works out, for every series, the first and the newest value of
each period and the descriptive statistics of their differences. netmig does that and finds the changes
of method in every step, the direction of change within each vintage, and the permutation tests.

Both work in one process without waiting for anything, so that processor time is what is told: it is
what the wall shows on a machine that does nothing else.
"""

from __future__ import annotations

import time
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from netmig.charts.releases import releases_chart
from netmig.charts.triangle_table import triangle_table
from netmig.ledger.bundled import SHIPPED, Bundled
from netmig.ledger.ledger import Ledger
from netmig.revisions.analysis import revisions_of
from netmig.revisions.triangle import Triangle

from .rows import Row
from .rows import milliseconds as median_milliseconds

RUNS = 9
# processor time: others may use the machine
milliseconds = partial(median_milliseconds, runs=RUNS, clock=time.process_time)


def run() -> list[Row]:
    """Analysing all net-migration series cold and warm, and drawing one; each with its bound."""
    if not (SHIPPED / "index.json").exists():
        return [Row("revisions: no releases are shipped in this checkout", 0, "ms")]
    bundled = Bundled()
    ledger = Ledger([bundled])
    series = ledger.series("net_migration")
    files = sorted(SHIPPED / release.id / "figures.csv" for release in ledger.releases(measure="net_migration"))

    def analysed(opened: Ledger) -> object:
        """Every statistic and test, without and across changes of method, for each series."""
        return [
            revisions_of(Triangle.of_view(opened.view(each)), "first→latest", across_breaks=across).to_dict()
            for each in series
            for across in (False, True)
        ]

    cold = milliseconds(lambda: analysed(Ledger([Bundled()])))
    warm = milliseconds(lambda: analysed(Ledger([bundled])))

    def described(opened: Ledger) -> object:
        """What pandas does: first and newest value of each period, and the descriptive statistics."""
        return [
            revisions_of(Triangle.of_view(opened.view(each)), "first→latest", across_breaks=True, starts="held").summary()
            for each in series
        ]

    alike = milliseconds(lambda: described(Ledger([Bundled()]))), milliseconds(lambda: described(Ledger([bundled])))
    triangle = Triangle.of_view(ledger["net_migration"])
    note = f"{len(series)} series, statistics and tests, without and across breaks; median of {RUNS}, processor time"
    return [
        Row("all net-migration series analysed, cold", cold, "ms", 1000, f"files read anew; {note}"),
        Row("all net-migration series analysed, warm", warm, "ms", 1000, "from rows in memory"),
        Row(
            "a chart of every release",
            milliseconds(lambda: releases_chart(triangle)),
            "ms",
            5,
            f"{len(triangle.issues)} releases, table and words with it",
        ),
        Row("a revision triangle", milliseconds(lambda: triangle_table(triangle)), "ms", 5, "24 periods, as HTML"),
        Row("first and newest described, cold", alike[0], "ms", None, "all net-migration series; files read anew"),
        Row("first and newest described, warm", alike[1], "ms", None, "from rows in memory"),
        *_beside_pandas(files, *alike),
    ]


def _beside_pandas(files: list[Path], cold: float, warm: float) -> list[Row]:
    try:
        pandas: Any = import_module("pandas")
    except ImportError:
        return [Row("pandas, for comparison", float("nan"), "ms", None, "not measured: pandas is not installed here")]

    def read() -> Any:
        parts = [pandas.read_csv(file).assign(release=file.parent.name) for file in files]
        return pandas.concat(parts, ignore_index=True)

    def described(frame: Any) -> object:
        fixed = [name for name in frame.columns[: list(frame.columns).index("period")] if name != "measure"]
        found = frame[frame["measure"] == "net_migration"].copy()
        found[fixed] = found[fixed].fillna("all")
        found["day"] = found["release"].str[-10:]
        ends = found.sort_values("day").groupby([*fixed, "period"])["value"].agg(["first", "last", "size"]).reset_index()
        ends = ends[ends["size"] > 1]
        ends["revision"] = ends["last"] - ends["first"]
        ends["absolute"] = ends["revision"].abs()
        groups = ends.groupby(fixed)
        return [
            groups["revision"].agg(["count", "mean", "std", "min", "max"]),
            groups["revision"].quantile([0.1, 0.25, 0.5, 0.75, 0.9]),
            groups["absolute"].mean(),
            groups["last"].std(),
        ]

    frame = read()
    theirs_cold, theirs = milliseconds(lambda: described(read())), milliseconds(lambda: described(frame))
    return [
        Row(
            "pandas, first and newest described, cold", theirs_cold, "ms", None, "the same files; no tests, no changes of method"
        ),
        Row("pandas, first and newest described, warm", theirs, "ms", None, "from its frame in memory"),
        Row("netmig ÷ pandas, described, cold", cold / theirs_cold, "×", 1, "netmig finds changes of method as well"),
        Row(
            "netmig ÷ pandas, described, warm",
            warm / theirs,
            "×",
            None,
            "pandas has its columns ready; netmig makes figures of rows",
        ),
    ]
