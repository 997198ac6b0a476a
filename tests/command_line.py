"""A small ledger of invented figures by invented publishers, and the command line run on it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netmig.cli import main
from netmig.ledger.figures import Figure, Release, Source, StatedChange, published_on
from netmig.ledger.ledger import open_ledger
from netmig.periods import month, year_ending
from netmig.series import Series

LICENCE = "Open Government Licence v3.0"


@dataclass(frozen=True)
class Ran:
    """What a run of the command line left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def said_to(terminal: int) -> bytes:
    """All that was written to a terminal, by its reading end, which is closed then."""
    said = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says so at the end of a terminal
            break
        if not part:
            break
        said += part
    os.close(terminal)
    return said


def release(release_id: str, day: date, **more: Any) -> Release:
    given: dict[str, Any] = {
        "publisher": "Test Office",
        "title": "Invented migration statistics",
        "url": f"https://test.example/{release_id}",
        "licence": LICENCE,
        "sources": (Source(id="table", title="Table 1", url="https://test.example/table.xlsx", licence=LICENCE),),
        **more,
    }
    return Release(id=release_id, published_at=published_on(day), **given)


EARLY = release("test-one-2001-05-24", date(2001, 5, 24), methods=(("all", "survey"),))
LATE = release(
    "test-one-2001-11-22",
    date(2001, 11, 22),
    supersedes=EARLY.id,
    changes=(StatedChange(kind="R1", reason="More data came in.", citation="Cover, row 3", periods="YE Jun 2000"),),
)
PRESS = release(
    "test-paper-2001-06-01",
    date(2001, 6, 1),
    publisher="The Daily Test",
    licence="",
    sources=(Source(id="page", title="A page"),),
)

NET = Series.of("net_migration")
STUDENTS = Series.of("net_migration", nationality="non_eu_plus", reason="study_main")
VISAS = Series.of("visas_granted", route="study", applicant="main")
RULE = Series.of("rule", route="skilled_worker", parameter="general_salary_threshold")


def figure(series: Series, of: Release, value: int | None, **more: Any) -> Figure:
    given: dict[str, Any] = {
        "period": year_ending(2000, 6), "rounding": 1000, "source": of.sources[0].id, "locator": "Table 1!B7", "status": "provisional",
        **more,
    }  # fmt: skip
    return Figure(series=series, release=of.id, value=value, **given)


@pytest.fixture(scope="session")
def ledger_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger file that `run` reads: three releases, four series, one disagreement, one set of awkward words."""
    path = tmp_path_factory.mktemp("ledger") / "ledger.sqlite"
    ledger = open_ledger(path, bundled=False)
    ledger.add(
        EARLY,
        [
            figure(NET, EARLY, 60_000, low=50_000, high=70_000, confidence="95%"),
            figure(NET, EARLY, -5_000, period=year_ending(1999, 6), locator="=SUM(A1:A2)", note="@home [a note]"),
            figure(NET, EARLY, 64_000, evidence="press", locator="a sentence"),
            figure(STUDENTS, EARLY, 12_000),
            figure(VISAS, EARLY, 345, period=month(2000, 6), rounding=1, status=""),
            figure(RULE, EARLY, None, text="Only with a sponsor", rounding=1, status="in_force"),
        ],
    )
    ledger.add(LATE, [figure(NET, LATE, 75_000, status="revised", locator="Table 1!B9"), figure(STUDENTS, LATE, 13_000)])
    ledger.add(PRESS, [figure(NET, PRESS, 66_000, evidence="press", rounding=1000, locator="a headline")])
    return path


@pytest.fixture
def run(ledger_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run the command line on the small ledger alone; verbs that read none are run as they are."""

    def ran(*arguments: str, ledger: Path | None = ledger_path) -> Ran:
        capsys.readouterr()
        named = ("--ledger", str(ledger), "--no-bundled") if ledger else ()
        code = main([*arguments, *named])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return ran
