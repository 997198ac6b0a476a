"""What others say of a publisher's series is refused: it never counts as a revision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from netmig.codes import DIMENSIONS
from netmig.errors import DamagedDataError, Place, UsageError
from netmig.ledger.bundled import Bundled
from netmig.ledger.figures import Figure, Release, Source, published_on
from netmig.ledger.ledger import Ledger
from netmig.periods import parse_period
from netmig.series import Series
from netmig.sources.ingestion import examine, examine_all, take_in
from netmig.sources.publishers import OF_ONE_PUBLISHER, OthersSeriesError, known_publishers
from netmig.sources.reader import GivenFile, Reader, Reading

OFFICE = "An Office"


def ledger_of(*publishers: str, **dimensions: str) -> Ledger:
    releases = [
        Release(id=f"office-{n}-2030-05-23", publisher=name, title="Made", published_at=published_on(date(2030, 5, 23)))
        for n, name in enumerate(publishers)
    ]
    # of a part of the country, whose statistics are of no one office
    series = Series.of("net_migration", **{"area": "scotland", **dimensions})
    return Ledger.of(
        (each, [Figure(series=series, period=parse_period("YE Dec 2029"), release=each.id, value=171_000, rounding=1000)])
        for each in releases
    )


def tidy(columns: str = "", cells: str = "", name: str = "mine.csv") -> GivenFile:
    rows = (f"immigration,scotland,2029,5000,1000{cells}", f"net_migration,scotland,YE Dec 2029,250000,1000{cells}")
    text = "\n".join((f"measure,area,period,value,rounding{columns}", *rows, ""))
    return GivenFile(name, text.encode(), date(2030, 11, 20))


@pytest.mark.parametrize(
    ("columns", "cells", "said"),
    [("", "", "its publisher is not stated"), (",publisher", ",Somebody Else", "it is of Somebody Else")],
)
def test_another_publisher_s_figure_of_a_series_held_is_refused_with_its_place(columns: str, cells: str, said: str) -> None:
    """The first row is of a series that the ledger does not hold, and is fine."""
    found = examine(tidy(columns, cells), ledger_of(OFFICE))

    assert isinstance(found.failure, UsageError)
    assert found.failure.exit_code == 2
    assert said in found.failure.asked
    assert OFFICE in found.failure.asked
    assert "publisher" in found.failure.next_step
    assert "forecaster" in found.failure.next_step
    assert found.problems[-1].place == Place("", 3)
    ledger = ledger_of(OFFICE)
    with pytest.raises(UsageError):
        take_in([found], ledger)
    assert [each.value for each in ledger.select("net_migration", area="scotland").history("YE Dec 2029")] == [171_000]


@pytest.mark.parametrize(
    ("columns", "cells"),
    [(",publisher", ",an  office"), (",publisher", ",An Office"), (",forecaster", ",me"), (",forecaster,scenario", ",me,high")],
)
def test_the_publisher_s_own_and_series_apart_are_taken(columns: str, cells: str) -> None:
    assert examine(tidy(columns, cells), ledger_of(OFFICE)).failure is None


def test_a_series_that_is_not_held_is_anyone_s() -> None:
    assert examine(tidy(), Ledger.of()).failure is None
    # a forecast of the same measure is another series
    assert examine(tidy(), ledger_of(OFFICE, forecaster="somebody")).failure is None


def test_not_stated_is_a_publisher_only_where_nobody_is_named() -> None:
    assert examine(tidy(), ledger_of("Not stated")).failure is None
    assert examine(tidy(), ledger_of("Not stated", OFFICE)).failure is not None


def test_files_of_one_run_count_as_held() -> None:
    mine, theirs = tidy(), tidy(",publisher", f",{OFFICE}", name="theirs.csv")

    assert [each.failure is None for each in examine_all([theirs, mine], Ledger.of())] == [True, False]


def test_a_locator_of_the_publisher_s_own_is_no_row_of_the_file() -> None:
    found = examine(tidy(",locator", ',"Table 2, row 9"'), ledger_of(OFFICE))

    assert found.problems[-1].place == Place()
    assert "Table 2, row 9" in str(found.failure)


def national(cells: str = "", columns: str = "", measure: str = "net_migration") -> GivenFile:
    text = f"measure,period,value,rounding{columns}\n{measure},YE Dec 2029,250000,1000{cells}\n"
    return GivenFile("mine.csv", text.encode(), date(2030, 11, 20))


@pytest.mark.parametrize("cells", ["", ",Somebody Else", ",Home Office"])
@pytest.mark.parametrize("held", ["nothing", "somebody's"])
def test_whose_a_measure_is_does_not_hang_on_what_is_held(cells: str, held: str) -> None:
    """With the bundled releases, without them, and where somebody else's got in before there was a rule."""
    ledger = Ledger.of() if held == "nothing" else ledger_of("Somebody Else", "Not stated", area="uk")

    found = examine(national(cells, ",publisher" if cells else ""), ledger)

    assert isinstance(found.failure, OthersSeriesError)
    assert found.failure.available == "Net migration of the United Kingdom is published by Office for National Statistics."
    assert found.problems[-1].place == Place("", 2)
    # and the office itself is not kept out
    assert examine(national(",ONS", ",publisher"), ledger).failure is None


@pytest.mark.parametrize(
    "called",
    ["ONS", "ons", "The ONS", "UK Office for National Statistics", "office  for national STATISTICS", "Office for National Statistics (ONS)",
     "Office of National Statistics"],
)  # fmt: skip
def test_a_publisher_s_usual_other_names_are_that_publisher(called: str) -> None:
    """And it is kept under one name, so that it is one publication whatever it was called."""
    ledger = ledger_of("Office for National Statistics", area="uk")
    found = examine(national(f",{called}", ",publisher"), ledger)

    assert found.failure is None
    take_in([found], ledger)
    assert {each.publisher for each in ledger.releases()} == {"Office for National Statistics"}


@pytest.mark.parametrize(
    "called", ["Onshore Statistics", "National Statistics of Nowhere", "Office for National Statistics (OBR)", "Home"]
)
def test_a_name_that_only_looks_like_a_publisher_s_is_none(called: str) -> None:
    assert known_publishers().name(called) == called


def test_of_a_measure_that_several_publish_each_series_is_of_one() -> None:
    """The asylum costs of the National Audit Office are no revision of the Home Office's, and both can be taken in."""
    for name in ("Home Office", "NAO"):
        text = f"measure,period,value,publisher\nasylum_unit_cost,FY 2024/25,170,{name}\n"
        given = GivenFile("cost.csv", text.encode(), date(2030, 11, 20))
        assert (examine(given, Ledger.of()).failure is None) is (name == "Home Office")
    text = "measure,cost_basis,period,value,publisher\nasylum_cost,asylum_support,FY 2024/25,170,{}\n"
    office, audit = (GivenFile("cost.csv", text.format(each).encode(), date(2030, 11, 20)) for each in ("Home Office", "NAO"))
    assert examine(office, Ledger.of()).failure is None
    assert examine(audit, Ledger.of()).failure is None
    assert [each.failure is None for each in examine_all([office, audit], Ledger.of())] == [True, False]


def test_every_reader_is_held_to_it() -> None:
    """Also one that reads a workbook or a page: what it says of the publisher counts, not its format."""
    release = Release(id="made-2030-05-23", publisher="Somebody Else", title="Made", published_at=published_on(date(2030, 5, 23)))
    figure = Figure(
        series=Series.of("immigration"), period=parse_period("YE Dec 2029"), release=release.id, value=1, text="", source="s"
    )
    reading = Reading(releases=((replace(release, sources=(Source(id="s", title="A source"),)), (figure,)),))
    reader = Reader(name="any", title="Any", recognises=lambda _: True, read=lambda _: reading)

    assert isinstance(examine(GivenFile("any.csv", b"x"), Ledger.of(), [reader]).failure, OthersSeriesError)


def test_every_figure_shipped_is_of_a_publisher_whose_it_is() -> None:
    """So what the package ships can be taken in again, and the list is not narrower than what is known."""
    ledger, known = Ledger([Bundled()]), known_publishers()
    for measure in ledger.measures():
        for series in ledger.series(measure):
            owners = known.of(series)
            publishers = {
                ledger.release(each.release).publisher for each in ledger.figures(series) if each.kind in OF_ONE_PUBLISHER
            }
            assert publishers <= set(owners) or series.dimensions.get("area", DIMENSIONS["area"].default) != "uk", series.key
            assert {known.name(each) for each in publishers} == publishers


@pytest.mark.parametrize(
    "text",
    ["", "publisher = 1", '[[publisher]]\nname = "A"', '[[publisher]]\nname = "A"\nothers = []\nmeasures = ["migration"]',
     '[[publisher]]\nname = "A"\nothers = ["B"]\nmeasures = []\n[[publisher]]\nname = "C"\nothers = ["the b"]\nmeasures = []'],
)  # fmt: skip
def test_a_list_of_publishers_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "publishers.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DamagedDataError, match=r"publishers\.toml is no list of publishers"):
        known_publishers(tmp_path / "publishers.toml")
