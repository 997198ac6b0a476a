"""What is asked of a series and answered by a room above the ledger: the same as that room answers, and not loaded before."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

import netmig
from netmig.errors import UsageError
from netmig.ledger.ledger import Ledger
from netmig.ledger.questions import ANSWERED_BY, Questions
from netmig.ledger.views import SeriesView
from netmig.revisions import expected
from netmig.revisions.analysis import revisions_of
from netmig.revisions.triangle import Triangle

DAY = "2026-05-21"


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return netmig.open(bundled=True)


@pytest.fixture(scope="module")
def net(ledger: Ledger) -> SeriesView:
    return ledger["net_migration"]


@pytest.mark.parametrize("question", sorted(ANSWERED_BY))
def test_every_question_has_its_answer(question: str) -> None:
    assert callable(getattr(import_module(ANSWERED_BY[question]), question))
    assert callable(getattr(Questions, question))


def test_a_series_answers_as_the_rooms_above_do(ledger: Ledger, net: SeriesView) -> None:
    triangle = Triangle.of_view(net)

    assert net.expect("YE Dec 2025", as_of=DAY, horizon="year") == expected(
        "net_migration", "YE Dec 2025", as_of=DAY, horizon="year", ledger=ledger
    )
    assert (
        net.explain("YE Dec 2023", "YE Dec 2024", as_of="2025-05-22").to_dict()
        == netmig.explain("net_migration", "YE Dec 2023", "YE Dec 2024", as_of="2025-05-22", ledger=ledger).to_dict()
    )
    assert net.revisions("first→year").to_dict() == revisions_of(triangle, "first→year").to_dict()
    assert dict(net.at_age(months=12)) == dict(triangle.at_age(months=12))
    assert dict(net.nth(1)) == dict(triangle.nth(1))


def test_a_series_of_a_group_asks_of_its_own_group(ledger: Ledger) -> None:
    british = ledger.select("emigration", nationality="british")

    assert british.expect("YE Dec 2025").figure.series == british.series.key
    assert british.explain("YE Dec 2024").ends.series == british.series


def test_a_snapshot_asks_as_of_its_moment_or_within_its_release(net: SeriesView) -> None:
    within = net.at("ons-ltim-2025-05-22").explain("YE Dec 2023", "YE Dec 2024")
    then = net.as_of("2025-05-22").explain("YE Dec 2023", "YE Dec 2024")
    now = net.latest().explain("YE Dec 2023", "YE Dec 2024")

    assert (within.change, then.change, now.change) == (-429_000, -429_000, -517_000)
    assert then.as_of == "2025-05-22"
    assert net.as_of("2025-11-27").expect("YE Jun 2025") == net.expect("YE Jun 2025", as_of="2025-11-27")
    assert net.latest().expect("YE Dec 2025", horizon="year").horizon == "year"
    with pytest.raises(UsageError, match="not those of one moment"):
        net.first().explain("YE Dec 2023", "YE Dec 2024")


def test_a_triangle_asks_as_its_series_does(net: SeriesView) -> None:
    assert net.triangle().revisions("first→latest", across_breaks=True).values == net.revisions(across_breaks=True).values
    assert net.triangle().expect("YE Dec 2025", as_of=DAY) == net.expect("YE Dec 2025", as_of=DAY)


def test_the_vintaged_triangle_of_a_table_is_asked_in_the_same_words() -> None:
    rows = [(f"{year}", f"{year + late}-03-01", 100 + year % 3 * late) for year in range(2000, 2012) for late in (1, 2)]
    table = Triangle.of_rows(rows, name="example")

    assert table.revisions("first→latest").values == revisions_of(table, "first→latest").values
    assert table.expect("2011", as_of="2012-04-01") == expected(table, "2011", as_of="2012-04-01")


def test_a_series_without_a_ledger_knows_its_own_revisions_but_not_its_parts(net: SeriesView) -> None:
    figures = [each for period in net.periods for each in net.history(period)]
    releases = {each.id: each for each in net.releases}
    alone = SeriesView(
        net.series, figures, published={name: each.published_at for name, each in releases.items()}, release=releases.__getitem__
    )

    assert alone.revisions(across_breaks=True).values == net.revisions(across_breaks=True).values
    assert alone.expect("YE Dec 2025", across_breaks=True).own == alone.expect("YE Dec 2025", across_breaks=True).n
    with pytest.raises(UsageError, match="no ledger beside"):
        alone.explain("YE Dec 2023", "YE Dec 2024")


def test_figures_are_had_without_loading_what_answers_questions() -> None:
    code = (
        "import sys, netmig; net = netmig.open()['net_migration']; net.as_of('2025-05-22')['YE Dec 2024'].value; net.triangle(); "
        "print([name for name in sys.modules if name.startswith(('netmig.revisions', 'netmig.explain'))])"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
