"""The ledger as people meet it: opening, asking, adding, and what it says when it cannot."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

import netmig
from netmig.errors import MissingExtraError, NotHeldError, PeriodLabelError, UsageError
from netmig.ledger.figures import Figure, Release, Source, StatedChange
from netmig.ledger.frames import to_frame
from netmig.ledger.holdings import InMemory, tidied, united_release
from netmig.ledger.ledger import Ledger, default_path, open_ledger
from netmig.ledger.store import Store
from netmig.ledger.views import winner
from netmig.periods import Period, calendar_year, year_ending
from netmig.series import Series
from strategies import FIRST_DAY

NET = Series.of("net_migration")


def release(number: int, url: str = "") -> Release:
    day = FIRST_DAY + timedelta(days=number)
    return Release(id=f"office-net-{day.date()}", publisher="Example office", title=f"Number {number}", published_at=day, url=url)


def figure(number: int, year: int, value: object, **more: object) -> Figure:
    fields = {
        "series": NET,
        "period": year_ending(year, 6),
        "release": release(number).id,
        "value": value,
        "rounding": 1000,
        **more,
    }
    return Figure(**fields)  # type: ignore[arg-type]


@pytest.fixture
def ledger() -> Ledger:
    """Three releases: 2018 revised once, 2019 new in the second, 2017 dropped after the first."""
    return Ledger.of(
        [
            (release(0), [figure(0, 2017, 1000), figure(0, 2018, 2000)]),
            (
                release(5),
                [figure(5, 2018, 2500), figure(5, 2018, 1400, evidence="press"), figure(5, 2019, -3000, low=-4000, high=-1000)],
            ),
            (release(9), [figure(9, 2019, -3000, series=NET.with_(nationality="british"))]),
        ]
    )


def test_a_dropped_period_keeps_its_last_figure(ledger: Ledger) -> None:
    assert [each.value for each in ledger["net_migration"].latest().values()] == [1000, 2500, -3000]
    assert [each.value for each in ledger["net_migration"].at("office-net-2020-01-06").values()] == [2500, -3000]


def test_a_bare_date_is_the_end_of_that_day_in_london(ledger: Ledger) -> None:
    net = ledger["net_migration"]

    assert net.as_of("2020-01-06")["YE Jun 2018"].value == 2500
    assert net.as_of(date(2020, 1, 5))["YE Jun 2018"].value == 2000
    assert net.as_of("2020-01-06T09:29:59+00:00")["YE Jun 2018"].value == 2000
    assert net.as_of("2020-01-06T09:30:00+00:00")["YE Jun 2018"].value == 2500


def test_asking_later_than_anyone_has_watched_warns(ledger: Ledger) -> None:
    assert ledger.watched_through == date(2020, 1, 10)
    assert ledger["net_migration"].as_of("2020-01-10").warning == ""
    assert "watched until 2020-01-10" in ledger["net_migration"].as_of("2020-01-11").warning


def test_periods_go_by_any_of_their_names(ledger: Ledger) -> None:
    snapshot = ledger["net_migration"].latest()

    assert snapshot["YE Jun 2018"] is snapshot[year_ending(2018, 6)] is snapshot["year ending June 2018"]
    held: list[object] = ["YE Jun 2018" in snapshot, "YE Jun 2000" in snapshot]  # type: ignore[comparison-overlap]
    assert held == [True, False]
    assert snapshot.get("YE Jun 2000") is None
    assert list(snapshot) == [year_ending(year, 6) for year in (2017, 2018, 2019)]
    with pytest.raises(NotHeldError, match="Did you mean YE Jun 2018"):
        snapshot["YE Jul 2018"]
    with pytest.raises(PeriodLabelError):
        snapshot["last year"]


def test_disagreements_are_listed_and_the_better_evidence_kept(ledger: Ledger) -> None:
    (found,) = ledger.disagreements()

    assert (found.kept.value, found.set_aside.value) == (2500, 1400)
    assert ledger["net_migration"].history("YE Jun 2018")[-1] == found.kept


def test_a_coarser_rounding_of_the_same_number_is_no_disagreement() -> None:
    told = [figure(0, 2018, 906_000), figure(0, 2018, 900_000, rounding=100_000), figure(0, 2018, 905_000)]

    assert [each.set_aside.value for each in Ledger.of([(release(0), told)]).disagreements()] in ([905_000], [906_000])


def test_what_is_not_held_is_said_with_the_nearest(ledger: Ledger) -> None:
    with pytest.raises(NotHeldError, match="office-net-2020-01-06"):
        ledger.release("office-net-2020-01-07")
    with pytest.raises(NotHeldError, match="net_migration"):
        ledger["net migratio"]
    with pytest.raises(NotHeldError, match="No figures of 'immigration'"):
        ledger["immigration"]
    with pytest.raises(NotHeldError, match="british"):
        ledger.select("net_migration", nationality="Britsh")
    with pytest.raises(NotHeldError, match="Did you mean YE Jun 2018"):
        ledger["net_migration"].history("YE May 2018")
    with pytest.raises(UsageError, match="names no figure"):
        ledger.figure("2018")


def test_every_figure_is_found_by_its_id(ledger: Ledger) -> None:
    for series in ledger.series("net_migration"):
        for vintage in ledger.view(series).vintages():
            for each in vintage.figures:
                assert ledger.figure(each.id) == each
    financial = figure(0, 2017, 5, period=Period(date(2023, 4, 1), date(2024, 4, 1), "financial_year"))
    assert Ledger.of([(release(0), [financial])]).figure(financial.id) == financial


def test_find_leaves_other_dimensions_open(ledger: Ledger) -> None:
    british = NET.with_(nationality="british")

    assert ledger.find("net_migration") == ledger.series("net migration") == (NET, british)
    assert ledger.find("net_migration", nationality="British") == (british,)
    assert ledger.find("net_migration", nationality="all") == (NET,)
    assert ledger.find("net_migration", sex="female") == ()


def test_releases_are_listed_oldest_first_and_chosen(ledger: Ledger) -> None:
    ids = [each.id for each in ledger.releases()]

    assert ids == ["office-net-2020-01-01", "office-net-2020-01-06", "office-net-2020-01-10"]
    assert [each.id for each in ledger.releases(as_of="2020-01-06")] == ids[:2]
    assert [each.id for each in ledger.releases(publisher="example OFFICE")] == ids
    assert ledger.releases(publisher="nobody") == ()
    assert ledger.releases(measure="immigration") == ()


def test_the_triangle_is_empty_where_a_release_is_silent(ledger: Ledger) -> None:
    triangle = ledger["net_migration"].triangle()

    assert [[each and each.value for each in row] for row in triangle.figures] == [[1000, None], [2000, 2500], [None, -3000]]
    assert triangle["YE Jun 2018", "office-net-2020-01-06"] == ledger["net_migration"].latest()["YE Jun 2018"]
    assert triangle.to_dict()["values"][0] == [1000, None]
    with pytest.raises(NotHeldError, match="period"):
        triangle["2018", "office-net-2020-01-06"]
    with pytest.raises(NotHeldError, match="release"):
        triangle["YE Jun 2018", "office-net-2020-01-10"]


def test_a_release_is_one_publication_for_ever(ledger: Ledger) -> None:
    for impostor in (
        Release(id=release(0).id, publisher="Another office", title="x", published_at=FIRST_DAY),
        Release(id=release(0).id, publisher="Example office", title="x", published_at=FIRST_DAY + timedelta(hours=1)),
    ):
        with pytest.raises(UsageError, match="already held as another publication"):
            ledger.add(impostor, [])
    with pytest.raises(UsageError, match="cannot be added to the release"):
        ledger.add(release(0), [figure(5, 2018, 1)])
    assert len(ledger.releases()) == 3


def test_figures_are_added_to_a_shipped_release_and_both_are_told(tmp_path: Path, ledger: Ledger) -> None:
    shipped = InMemory([(release(0, url="https://example.org"), [figure(0, 2018, 2000)])])
    own = Store(tmp_path / "ledger.sqlite")
    both = Ledger([shipped, own], own)

    assert both.add(release(0), [figure(0, 2018, 2000), figure(0, 2016, 7)]) == 2
    assert both.add(release(0), [figure(0, 2018, 2000), figure(0, 2016, 7)]) == 0
    assert [each.value for each in both["net_migration"].latest().values()] == [7, 2000]
    assert both.release(release(0).id).url == "https://example.org"
    assert both.disagreements() == ()


def test_a_release_told_twice_is_told_as_before() -> None:
    """Also one that repeats itself, which once grew by its own words at each telling."""
    change = StatedChange(kind="R1", reason="more data", citation="page 1")
    told = replace(release(0), changes=(change, change), methods=(("british", "a survey"),), note="first")
    once = replace(told, changes=(change,))

    assert united_release(told, told) == once
    assert united_release(once, told) == once
    assert tidied(once) == once


def test_two_tellings_of_a_release_are_one_in_either_order() -> None:
    """Which file was added first must not matter: of two words for one thing the lesser stand."""
    first, second = (
        replace(
            release(0), note=note, edition=edition, methods=(("british", note), (edition, "a survey")), sources=(Source(id=note, title=note),),
            changes=(StatedChange(kind="R1", reason=note, citation="page 1"),),
        )
        for note, edition in (("second", ""), ("first", "YE Jun 2018"))
    )  # fmt: skip
    united = united_release(first, second)

    assert united == united_release(second, first)
    assert (united.note, united.edition, dict(united.methods)["british"]) == ("first", "YE Jun 2018", "first")
    assert [source.id for source in united.sources] == ["first", "second"]
    assert united_release(united, first) == united_release(united, second) == united


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "906,000"])
def test_what_is_no_number_is_refused_whole(ledger: Ledger, value: object) -> None:
    with pytest.raises(UsageError, match="where a number belongs"):
        ledger.add(release(0), [figure(0, 2010, 1), figure(0, 2011, value)])
    assert ledger["net_migration"].latest().get("YE Jun 2010") is None


def test_opening_makes_nothing_and_the_first_addition_makes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NETMIG_LEDGER", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    opened = open_ledger(bundled=False)
    assert (len(opened.releases()), list(tmp_path.iterdir())) == (0, [])

    assert opened.add(release(0), [figure(0, 2018, 2000)]) == 1
    assert default_path() == tmp_path / "data" / "netmig" / "ledger.sqlite"
    assert [each.name for each in default_path().parent.iterdir()] == ["ledger.sqlite"]
    assert opened["net_migration"].latest()["YE Jun 2018"].value == 2000
    assert open_ledger(bundled=False).releases() == opened.releases() == (release(0),)


def test_the_path_given_wins_over_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETMIG_LEDGER", str(tmp_path / "named.sqlite"))
    open_ledger(bundled=False).add(release(0), [])
    open_ledger(tmp_path / "given.sqlite", bundled=False).add(release(5), [])

    assert open_ledger(bundled=False).releases() == (release(0),)
    assert open_ledger(tmp_path / "given.sqlite", bundled=False).releases() == (release(5),)


def test_an_open_ledger_shows_what_was_there_when_it_was_opened(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    open_ledger(path, bundled=False).add(release(0), [figure(0, 2018, 2000)])
    before = open_ledger(path, bundled=False)
    open_ledger(path, bundled=False).add(release(5), [figure(5, 2018, 2500)])

    assert before["net_migration"].latest()["YE Jun 2018"].value == 2000
    assert open_ledger(path, bundled=False)["net_migration"].latest()["YE Jun 2018"].value == 2500
    assert before.add(release(9), []) == 0
    assert before["net_migration"].latest()["YE Jun 2018"].value == 2500


def test_a_ledger_without_a_file_says_how_to_get_one() -> None:
    with pytest.raises(UsageError, match=r"netmig\.open"):
        Ledger([]).add(release(0), [])


def test_a_relative_path_stays_the_file_that_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    opened = open_ledger("ledger.sqlite", bundled=False)
    opened.add(release(0), [figure(0, 2018, 2000)])
    opened = open_ledger("ledger.sqlite", bundled=False)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    assert opened["net_migration"].latest()["YE Jun 2018"].value == 2000
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_other_tools_see_the_figures_in_a_view(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    open_ledger(path).add(release(0), [figure(0, 2018, 2000, locator="Table 1, row 9", note='a "note"')])
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT release, series, period, value, rounding, locator, note FROM figure").fetchall()

    assert rows == [("office-net-2020-01-01", "net_migration", "YE Jun 2018", 2000, 1000, "Table 1, row 9", 'a "note"')]


def test_a_file_with_an_odd_name_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "mine & yours? 100%#.sqlite"
    open_ledger(path, bundled=False).add(release(0), [figure(0, 2018, 2000)])

    assert open_ledger(path, bundled=False)["net_migration"].latest()["YE Jun 2018"].value == 2000


def test_reprs_are_short_and_true_and_tables_can_be_followed_by_ear(ledger: Ledger) -> None:
    net = ledger["net_migration"]

    assert repr(ledger) == "<Ledger of 3 releases, watched through 2020-01-10>"
    assert repr(net) == "<SeriesView net_migration: 3 periods, YE Jun 2017 to YE Jun 2019, 2 releases>"
    assert repr(net.latest()) == "<Snapshot net_migration: 3 periods, YE Jun 2017 to YE Jun 2019>"
    assert repr(net.triangle()) == "<Triangle net_migration: 3 periods × 2 releases>"
    assert repr(net.vintages()[0]) == "<Vintage office-net-2020-01-01: 2 periods>"
    for html in (ledger._repr_html_(), net._repr_html_(), net.latest()._repr_html_()):
        assert "<caption>" in html
        assert html.count('scope="row"') == html.count("<tr>") - 1
    odd = Ledger.of([(Release(id="a", publisher="<b>", title="&", published_at=FIRST_DAY), [])])
    assert "&lt;b&gt;" in odd._repr_html_()


def test_a_row_tells_everything_about_a_figure(ledger: Ledger) -> None:
    (row,) = [row for row in ledger["net_migration"].latest().to_dict()["figures"] if row["period"] == "YE Jun 2019"]

    assert (row["value"], row["low"], row["high"], row["unit"]) == (-3000, -4000, -1000, "people")
    assert (row["start"], row["end"], row["published"]) == ("2018-07-01", "2019-06-30", "2020-01-06")
    assert row["release"] == "office-net-2020-01-06"


@pytest.mark.parametrize("kind", ["pandas", "polars", "arrow"])
def test_frames_have_the_rows_or_say_what_to_install(ledger: Ledger, kind: str) -> None:
    snapshot = ledger["net_migration"].latest()
    try:
        frame = snapshot.to_frame(kind)  # type: ignore[arg-type]
    except MissingExtraError as problem:
        assert problem.next_step.startswith("pip install")  # noqa: PT017 - one of two right answers
    else:
        assert len(frame) == 3
    with pytest.raises(UsageError, match="pandas, polars, arrow"):
        to_frame([], "excel")


def test_the_face_of_the_package_costs_nothing_until_it_is_used() -> None:
    script = (
        "import sys, netmig\n"
        "early = {'sqlite3', 'csv', 'json', 'netmig.ledger', 'netmig.codes'} & set(sys.modules)\n"
        "assert not early, early\n"
        "import netmig.check\n"
        "assert callable(netmig.check), netmig.check\n"
        "assert netmig.open().releases and 'sqlite3' not in sys.modules\n"
        "assert sorted(netmig.__all__) == netmig.__all__ == dir(netmig)\n"
        "print(all(getattr(netmig, name) is not None for name in netmig.__all__))\n"
    )
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert (answer.stdout, answer.stderr) == ("True\n", "")
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        netmig.nothing  # noqa: B018 - asking is the test


def test_the_same_window_is_one_period_whatever_a_release_calls_it() -> None:
    told = [
        (release(0), [figure(0, 2017, 1, period=calendar_year(2017))]),
        (release(5), [figure(5, 2017, 2, period=year_ending(2017, 12))]),
    ]
    net = Ledger.of(told)["net_migration"]

    assert [each.value for each in net.history("2017")] == [1, 2]
    assert len(net.latest()) == 1


def test_a_later_file_takes_no_interval_away() -> None:
    """The number repeated by a better file without its interval is shown with the interval that an extract has."""
    extract = Figure(
        series=Series.of("net_migration"), period=calendar_year(2025), release="r", value=171_000, rounding=1000,
        low=145_000, high=197_000, confidence="95%", evidence="derived_from_official_file",
    )  # fmt: skip
    repeated = replace(extract, low=None, high=None, confidence="", evidence="official_file")

    assert winner([extract, repeated]) is extract
    assert winner([repeated, replace(extract, value=172_000)]) is repeated
