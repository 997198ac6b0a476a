"""What readers read is united by release, checked, and written the same way each time."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from netmig.errors import DamagedDataError, LayoutError
from netmig.ledger.documents import figures_from_csv, release_from_json
from netmig.ledger.figures import Figure, Release, Source, StatedChange, published_on
from netmig.periods import parse_period
from netmig.series import Series
from netmig.sources.__main__ import SHIPPED, main
from netmig.sources.bundle import GATHERED, read_all, summary, write
from netmig.sources.known_copies import COPIES
from netmig.sources.reader import GivenFile, Reader, Reading
from netmig.sources.united import Bundle, check, disagreements, merge, unbalanced

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

NET, IN, OUT = (Series.of(measure) for measure in ("net_migration", "immigration", "emigration"))


def release(day: str = "2030-05-23", *sources: str) -> Release:
    return Release(
        id=f"made-{day}",
        publisher="Made for the tests",
        title="Made",
        published_at=published_on(date.fromisoformat(day)),
        sources=tuple(Source(id=each, title=each) for each in sources or ("file",)),
    )


def figure(value: float = 100_000, *, series: Series = NET, locator: str = "Table 1!A1", **others: object) -> Figure:
    figure = Figure(
        series=series, period=parse_period("YE Dec 2029"), release="made-2030-05-23", value=value, rounding=1000, source="file", locator=locator
    )  # fmt: skip
    return replace(figure, **others)  # type: ignore[arg-type]  # the tests name fields of Figure


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_readers_of_one_release_are_united() -> None:
    """Sources, stated changes and figures of both; the same figure once; the first reader's words win."""
    change = StatedChange(kind="R1", reason="more data", citation="page")
    first = replace(release("2030-05-23", "b"), url="https://first.example")
    second = replace(release("2030-05-23", "a"), url="https://second.example", edition="the second's", changes=(change,))
    from_b, from_a = figure(source="b"), figure(source="a")

    ((united, figures),) = merge([(first, [from_b]), (second, [from_a, from_b])]).releases

    assert [source.id for source in united.sources] == ["a", "b"]
    assert united.changes == (change,)
    assert (united.url, united.edition) == ("https://first.example", "the second's")
    assert figures == (from_a, from_b)


@pytest.mark.parametrize(
    "other",
    [
        replace(release(), publisher="Someone else"),
        replace(release(), published_at=published_on(date(2030, 5, 24))),
        replace(release(), precision="day"),
        replace(release(), sources=(Source(id="file", title="another"),)),
    ],
    ids=["publisher", "day", "precision", "source"],
)
def test_readers_that_contradict_each_other_are_refused(other: Release) -> None:
    with pytest.raises(DamagedDataError, match="made-2030-05-23"):
        merge([(release(), []), (other, [])])


WRONG: dict[str, list[Figure]] = {
    "one cell, two numbers": [figure(1000), figure(2000)],
    "an unknown source": [figure(source="elsewhere")],
    "another release": [figure(release="made-2031-01-01")],
    "outside its interval": [figure(100_000, low=101_000, high=110_000)],
    "bounds crossed": [figure(None, low=2, high=1)],  # type: ignore[arg-type]  # a range has no value
    "nothing said": [figure(None)],  # type: ignore[arg-type]
}


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_right_is_refused(what: str) -> None:
    with pytest.raises(DamagedDataError):
        check(merge([(release(), WRONG[what])]))


def test_differing_sources_are_listed_and_rounding_is_no_difference() -> None:
    """Best evidence is kept; 1.2 million does not contradict 1,163,000, and 872,000 contradicts 873,000."""
    bundle = merge(
        [
            (
                release(),
                [
                    figure(873_000),
                    figure(872_000, evidence="press", locator="page"),
                    figure(1_163_000, series=IN),
                    figure(1_200_000, series=IN, rounding=100_000, evidence="official_text", locator="page"),
                ],
            )
        ]
    )

    (found,) = disagreements(bundle)

    assert (found.kept.value, found.set_aside.value) == (873_000, 872_000)
    assert "1 disagreements" in summary(bundle)


@pytest.mark.parametrize(
    ("net", "differs"), [(872_000, False), (873_000, False), (871_000, False), (874_000, True), (265_000, True)]
)
def test_net_is_compared_with_flows_of_the_same_table(net: int, differs: bool) -> None:  # noqa: FBT001  a column of the table above
    """Rounding may make a net differ by a thousand from its rounded flows; more is reported, never corrected."""
    three = [
        figure(1_294_000, series=IN, locator="Table 1!A1"),
        figure(422_000, series=OUT, locator="Table 1!A2"),
        figure(net, locator="Table 1!A3"),
    ]

    assert bool(unbalanced(merge([(release(), three)]))) is differs
    elsewhere = [*three[:2], replace(three[2], locator="Table 2!A3")]
    assert not unbalanced(merge([(release(), elsewhere)]))


def test_written_folders_read_back_as_they_were(tmp_path: Path) -> None:
    bundle = merge([(release(), [figure(), figure(1000, series=IN, locator="Table 1!A2")])])
    write(bundle, tmp_path)
    folder = tmp_path / "made-2030-05-23"
    (entry,) = json.loads((tmp_path / "index.json").read_text("utf-8"))["releases"]

    assert release_from_json((folder / "release.json").read_text("utf-8")) == release()
    assert tuple(figures_from_csv((folder / "figures.csv").read_text("utf-8"), "made-2030-05-23")) == bundle.figures
    assert entry["measures"] == ["immigration", "net_migration"]
    assert entry["figures"] == 2
    for name, digest in entry["sha256"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_same_figures_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    pairs = [(release(), [figure(), figure(1000, series=IN)]), (release("2029-05-23"), [figure(release="made-2029-05-23")])]
    write(merge(pairs), tmp_path / "one")
    write(merge([(each, its[::-1]) for each, its in reversed(pairs)]), tmp_path / "other")

    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_releases_that_are_no_more_lose_their_folders_and_nothing_else_does(tmp_path: Path) -> None:
    write(merge([(release("2029-05-23"), [figure(release="made-2029-05-23")])]), tmp_path)
    (tmp_path / "someone").mkdir()
    (tmp_path / "someone" / "notes.txt").write_text("mine", "utf-8")
    write(merge([(release(), [figure()])]), tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.json", "made-2030-05-23", "someone"]


def test_readers_may_be_any(tmp_path: Path) -> None:
    """A new publisher's format is one more reader, which knows its files by what is in them."""

    def read(file: GivenFile) -> Reading:
        return Reading(releases=((replace(release(), title=file.text), (figure(),)),))

    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "any.name").write_text("made", "utf-8")
    readers = [Reader(name="made", title="Made", recognises=lambda file: file.text == "made", read=read)]

    assert read_all(tmp_path, readers) == Bundle(((replace(release(), title="made"), (figure(),)),))
    (tmp_path / "another").write_text("other", "utf-8")
    with pytest.raises(LayoutError, match="another is in no layout that is known"):
        read_all(tmp_path, readers)


def test_every_known_copy_has_a_digest_and_a_name_of_its_own() -> None:
    assert len({copy.sha256 for copy in COPIES}) == len({copy.name for copy in COPIES}) == len(COPIES)


def test_command_refuses_a_folder_without_the_files(tmp_path: Path) -> None:
    """No traceback: the file that is missing is named, and nothing is written."""
    result = CliRunner().invoke(main, [str(tmp_path), "--into", str(tmp_path / "out")])

    assert result.exit_code == 4
    assert "ons_ltim_2025-05-22" in result.stderr
    assert not (tmp_path / "out").exists()


def test_shipped_index_and_folders_agree() -> None:
    """Every release's folder is in the index with the digests of its documents, and nothing else is there."""
    index = json.loads((SHIPPED / "index.json").read_text("utf-8"))

    assert [entry["id"] for entry in index["releases"]] == sorted(path.name for path in SHIPPED.iterdir() if path.is_dir())
    assert index["watched_through"] == "2026-05-21"
    for entry in index["releases"]:
        for name, digest in entry["sha256"].items():
            assert hashlib.sha256((SHIPPED / entry["id"] / name).read_bytes()).hexdigest() == digest, (entry["id"], name)


@pytest.mark.skipif(not DATA.is_dir(), reason="the publishers' files are not beside this checkout")
def test_shipped_folders_are_what_the_readers_make(tmp_path: Path) -> None:
    """Byte for byte: no shipped figure was written by hand, and building twice changes nothing."""
    write(read_all(DATA, beside=(GATHERED,)), tmp_path)
    made, shipped = files(tmp_path), files(SHIPPED)

    assert sorted(made) == sorted(shipped)
    assert [name for name in made if made[name] != shipped[name]] == []
