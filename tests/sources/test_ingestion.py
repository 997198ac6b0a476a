"""A file is recognised by its content, read, compared, and taken in whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netmig.errors import DamagedDataError, LayoutError, Place, UsageError
from netmig.ledger.figures import Figure, Release, Source, published_on
from netmig.ledger.ledger import Ledger
from netmig.periods import parse_period
from netmig.series import Series
from netmig.sources.ingestion import examine, examine_all, take_in
from netmig.sources.reader import GivenFile, Problem, Reader, Reading, TableRead

NET = Series.of("net_migration")


def release(day: str) -> Release:
    return Release(
        id=f"made-{day}", publisher="Office for National Statistics", title=f"Made on {day}", published_at=published_on(date.fromisoformat(day)),
        sources=(Source(id="file", title="made"),),
    )  # fmt: skip


def figure(day: str, period: str, value: float, **others: object) -> Figure:
    made = Figure(
        series=NET, period=parse_period(period), release=f"made-{day}", value=value, rounding=1000, source="file", locator=f"{period}, net"
    )  # fmt: skip
    return replace(made, **others)  # type: ignore[arg-type]  # the tests name fields of Figure


def read(file: GivenFile) -> Reading:
    """A file of lines "YE Dec 2029 = 100000" under the day of its release."""
    day, *lines = file.text.split("\n")
    if lines == ["trouble"]:
        raise LayoutError("Line 2 is no figure.", place=Place("made", 2, "A"))
    if lines == ["crash"]:
        raise ZeroDivisionError("a reader's own mistake")
    figures = tuple(figure(day, period, int(value)) for period, _, value in (line.partition(" = ") for line in lines))
    return Reading(
        releases=((release(day), figures),),
        tables=(TableRead(name="made", figures=len(figures)),),
        problems=(Problem("The third line is odd.", Place("made", 3)),),
    )


READERS = (
    Reader(name="made", title="A file made for the tests", recognises=lambda file: file.first_line[:2] == "20", read=read),
)


def made(day: str, *lines: str, name: str = "anything.bin") -> GivenFile:
    return GivenFile(name, "\n".join([day, *lines]).encode())


def test_file_is_compared_with_what_stood_before_its_release() -> None:
    """Also where a newer release is held already: an old file that comes late is compared with its own past."""
    ledger = Ledger.of([(release("2030-05-23"), [figure("2030-05-23", "YE Dec 2028", 5000), figure("2030-05-23", "YE Dec 2027", 1000)]),
                        (release("2031-05-22"), [figure("2031-05-22", "YE Dec 2028", 9000)])])  # fmt: skip
    found = examine(made("2030-11-28", "YE Dec 2028 = 7000", "YE Dec 2029 = 6000"), ledger, READERS)

    assert (found.new, found.revised, found.unchanged, found.dropped) == (1, 1, 0, 1)
    assert [each.to_dict() for each in found.changes] == [
        {"series": "net_migration", "period": "YE Dec 2028", "before": 5000, "after": 7000},
        {"series": "net_migration", "period": "YE Dec 2029", "before": None, "after": 6000},
        {"series": "net_migration", "period": "YE Dec 2027", "before": 1000, "after": None},
    ]
    assert found.to_dict()["problems"] == [{"sheet": "made", "row": 3, "column": None, "message": "The third line is odd."}]


def test_files_taken_in_together_are_compared_with_one_another() -> None:
    """In whichever order they are named."""
    files = [made("2031-05-22", "YE Dec 2028 = 9000"), made("2030-05-23", "YE Dec 2028 = 5000")]
    ledger = Ledger.of()
    later, earlier = examine_all(files, ledger, READERS)

    assert (later.revised, later.new, earlier.new) == (1, 0, 1)
    assert take_in([later, earlier], ledger) == 2
    assert [each.to_add for each in examine_all(files, ledger, READERS)] == [0, 0]
    assert take_in(examine_all(files, ledger, READERS), ledger) == 0


@pytest.mark.parametrize(
    ("file", "kind", "place"),
    [
        (made("2030-05-23", "trouble"), LayoutError, Place("made", 2, "A")),
        (made("2030-05-23", "crash"), DamagedDataError, Place()),
        (made("2030-05-23", "YE Dec 2029 = much"), DamagedDataError, Place()),
        (GivenFile("x", b"nothing known"), LayoutError, Place()),
        (GivenFile("x", b""), LayoutError, Place()),
        (GivenFile("x", b"20\xff\xfe"), DamagedDataError, Place()),
        (GivenFile("x", b"PK\x03\x04 and no more"), DamagedDataError, Place()),
    ],
    ids=["layout", "crash", "no number", "unknown", "empty", "no UTF-8", "no zip"],
)
def test_bad_file_is_told_of_and_nothing_is_written(file: GivenFile, kind: type[Exception], place: Place) -> None:
    ledger = Ledger.of()
    good, bad = examine_all([made("2030-05-23", "YE Dec 2029 = 1000"), file], ledger, READERS)

    assert isinstance(bad.failure, kind)
    assert bad.problems[-1].place == place
    assert bad.reading is None
    with pytest.raises(kind):
        take_in([good, bad], ledger)
    assert ledger.releases() == ()


def test_publication_in_the_future_is_refused() -> None:
    file = made("2030-05-23", "YE Dec 2029 = 1000")

    assert isinstance(examine(file, Ledger.of(), READERS, today=date(2030, 5, 22)).failure, UsageError)
    assert examine(file, Ledger.of(), READERS, today=date(2030, 5, 23)).failure is None
