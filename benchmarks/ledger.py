"""How long the ledger takes to open and to give every vintage of a series; pandas does the same beside it.

pandas reads the same figures.csv files with its own reader; it is left out, and said to be, where
it is not installed.
"""

from __future__ import annotations

import time
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from netmig.ledger.bundled import SHIPPED, Bundled
from netmig.ledger.ledger import Ledger
from netmig.ledger.store import Store

from .rows import Row, typical
from .rows import milliseconds as median_milliseconds

FLOWS = ("net_migration", "immigration", "emigration")
RUNS = 25
# wall time
milliseconds = partial(median_milliseconds, runs=RUNS, clock=time.perf_counter)


def run() -> list[Row]:
    """Opening, one series' vintages cold and warm, and the same in a ledger file; each with its peer."""
    if not (SHIPPED / "index.json").exists():
        return [Row("ledger: no releases are shipped in this checkout", 0, "ms")]
    bundled = Bundled()
    ledger = Ledger([bundled])
    series = ledger["net_migration"].series
    files = sorted(SHIPPED / release.id / "figures.csv" for release in ledger.releases(measure="net_migration"))
    many = f"{len(ledger.releases())} releases shipped, {len(files)} with net migration, median of {RUNS}"

    def cold() -> object:
        return Ledger([Bundled()])["net_migration"].vintages()

    def three_flows() -> object:
        opened = Ledger([Bundled()])
        return [opened[measure].triangle() for measure in FLOWS]

    def warm() -> object:
        # a ledger without its finished views: the files' rows are there, everything else is done again
        return Ledger([bundled]).view(series).vintages()

    view = ledger.view(series)
    took = {"cold": milliseconds(cold), "warm": milliseconds(warm), "view": milliseconds(view.vintages)}
    return [
        Row("open, and three flows' triangles", milliseconds(three_flows), "ms", 60, f"files read anew, modules loaded; {many}"),
        Row("all vintages of a series, cold", took["cold"], "ms", None, "files read anew"),
        Row("all vintages of a series, warm", took["warm"], "ms", 5, "from rows in memory"),
        Row("all vintages of a series, again", took["view"], "ms", 5, "from a view that is there"),
        *_beside_pandas(files, took),
        *_in_a_file(ledger),
    ]


def _beside_pandas(files: list[Path], took: dict[str, float]) -> list[Row]:
    try:
        pandas: Any = import_module("pandas")
    except ImportError:
        return [Row("pandas, for comparison", float("nan"), "ms", None, "not measured: pandas is not installed here")]

    def read() -> Any:
        parts = [pandas.read_csv(file).assign(release=file.parent.name) for file in files]
        return pandas.concat(parts, ignore_index=True)

    def ask(frame: Any) -> object:
        fixed = [name for name in frame.columns[: list(frame.columns).index("period")] if name != "measure"]
        everyone = frame[fixed].isna() | (frame[fixed] == "all")
        found = frame[(frame["measure"] == "net_migration") & everyone.all(axis=1)]
        return found.drop_duplicates(["release", "period"]).pivot_table(index="period", columns="release", values="value")

    frame = read()
    cold, warm = milliseconds(lambda: ask(read())), milliseconds(lambda: ask(frame))
    return [
        Row("pandas over the same files, cold", cold, "ms", None, f"{took['cold'] / cold:.2f} × of it is what netmig takes"),
        Row("pandas from its frame in memory", warm, "ms", None, f"{took['warm'] / warm:.2f} × of it is what netmig takes"),
        Row("netmig ÷ pandas, cold", took["cold"] / cold, "×", 1, "all vintages of a series"),
        Row("netmig ÷ pandas, warm", took["warm"] / warm, "×", 1, "all vintages of a series"),
    ]


def _in_a_file(ledger: Ledger) -> list[Row]:
    told: dict[str, list[Any]] = {release.id: [] for release in ledger.releases()}
    for measure in FLOWS:
        for series in ledger.series(measure):
            for vintage in ledger.view(series).vintages():
                told[vintage.release.id].extend(vintage.figures)
    figures = sum(map(len, told.values()))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        store = Store(path)
        timings = []
        for name, said in told.items():
            began = time.perf_counter()
            store.add(ledger.release(name), said)
            timings.append(1000 * (time.perf_counter() - began))

        def from_file() -> object:
            return Ledger([Store(path)])["net_migration"].vintages()

        cold = milliseconds(from_file)
        size = path.stat().st_size
    note = f"{len(told)} releases, {figures:,} figures, {size / 1e6:.1f} MB"
    return [
        Row("add a release to a ledger file", typical(timings), "ms", None, f"saved when it returns; {note}"),
        Row("open a ledger file, vintages of a series", cold, "ms", None, f"every digest followed; {note}"),
    ]
