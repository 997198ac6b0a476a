"""The shipped releases: read when asked for, and only as they were made."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from netmig.errors import DamagedDataError
from netmig.ledger.bundled import SHIPPED, Bundled
from netmig.ledger.documents import figures_to_csv, release_to_json
from netmig.ledger.figures import Figure, Release
from netmig.ledger.ledger import Ledger
from netmig.periods import year_ending
from netmig.series import Series
from strategies import FIRST_DAY, histories

Told = list[tuple[Release, list[Figure]]]
ONE = Release(id="office-one-2020-01-01", publisher="Office", title="One", published_at=FIRST_DAY)
TOLD: Told = [
    (
        ONE,
        [
            Figure(
                series=Series.of(measure),
                period=year_ending(2019, 6),
                release=ONE.id,
                value=value,
                note='odd, "note"\nof two lines',
            )
            for measure, value in (("net_migration", 100), ("immigration", 300), ("emigration", 200))
        ],
    )
]


def bundle(folder: Path, told: Told) -> Path:
    """A folder as the package ships it."""
    index = []
    for release, figures in told:
        home = folder / release.id
        home.mkdir(parents=True)
        texts = {"release.json": release_to_json(release), "figures.csv": figures_to_csv(figures)}
        for name, text in texts.items():
            (home / name).write_bytes(text.encode())
        index.append(
            {
                "id": release.id,
                "published_at": release.published_at.isoformat(),
                "measures": sorted({figure.series.measure for figure in figures}),
                "figures": len(figures),
                "sha256": {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()},
            }
        )
    folder.mkdir(exist_ok=True)
    (folder / "index.json").write_text(
        json.dumps({"watched_through": "2020-01-31", "watched": {"Test Office": "2020-01-31"}, "releases": index}),
        encoding="utf-8",
    )
    return folder


@settings(max_examples=30)
@given(told=histories())
def test_a_bundle_holds_what_memory_holds(tmp_path_factory: pytest.TempPathFactory, told: Told) -> None:
    bundled = Ledger([Bundled(bundle(tmp_path_factory.mktemp("bundle"), told))])
    memory = Ledger.of(told)

    assert memory.measures() == bundled.measures()
    assert memory.releases() == bundled.releases()
    for measure in memory.measures():
        assert memory.releases(measure=measure) == bundled.releases(measure=measure)
        assert memory.series(measure) == bundled.series(measure)
        assert memory.disagreements(measure) == bundled.disagreements(measure)
        for series in memory.series(measure):
            assert memory.view(series).triangle() == bundled.view(series).triangle()


def test_a_folder_without_an_index_holds_nothing(tmp_path: Path) -> None:
    assert dict(Bundled(tmp_path).published()) == {}
    assert Bundled(tmp_path / "missing").watched == {}


def test_a_table_is_not_read_before_a_measure_of_it_is_asked_for(tmp_path: Path) -> None:
    folder = bundle(tmp_path / "releases", TOLD)
    (folder / ONE.id / "figures.csv").unlink()
    ledger = Ledger([Bundled(folder)])

    assert ledger.releases() == (ONE,)
    assert ledger.series("visas_granted") == ()
    with pytest.raises(DamagedDataError, match=r"figures\.csv cannot be read"):
        ledger.series("net_migration")


@pytest.mark.parametrize("name", ["figures.csv", "release.json"])
def test_every_changed_byte_of_a_file_is_noticed(tmp_path: Path, name: str) -> None:
    folder = bundle(tmp_path / "releases", TOLD)
    path = folder / ONE.id / name
    content = path.read_bytes()
    for place in range(0, len(content), 7):
        damaged = bytearray(content)
        damaged[place] ^= 1
        path.write_bytes(damaged)
        with pytest.raises(DamagedDataError, match="checksum") as problem:
            Ledger([Bundled(folder)])["immigration"].latest()
        assert str(path) in str(problem.value)
        assert "Install netmig again" in problem.value.next_step


def test_a_changed_index_never_moves_a_release_in_time(tmp_path: Path) -> None:
    """Every digit of the publication time in the index is changed in turn."""
    folder = bundle(tmp_path / "releases", TOLD)
    index = (folder / "index.json").read_text(encoding="utf-8")
    start = index.index(ONE.published_at.isoformat())
    for place in range(start, start + len(ONE.published_at.isoformat())):
        if index[place].isdigit():
            (folder / "index.json").write_text(
                index[:place] + str((int(index[place]) + 1) % 10) + index[place + 1 :], encoding="utf-8"
            )
            with pytest.raises(DamagedDataError, match=r"index\.json"):
                Ledger([Bundled(folder)])["immigration"].latest()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"watched": {"A": "soon"}, "releases": []}',
        '{"watched_through": "2020-01-31", "releases": []}',
        '{"watched": {}, "releases": [{}]}',
    ],
)
def test_what_is_no_index_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "index.json").write_text(text, encoding="utf-8")
    with pytest.raises(DamagedDataError, match=r"index\.json is no index"):
        Bundled(tmp_path)


@pytest.mark.skipif(not (SHIPPED / "index.json").exists(), reason="no releases are shipped in this checkout")
def test_the_shipped_releases_are_whole_and_every_figure_names_its_source() -> None:
    bundled = Bundled()
    ledger = Ledger([bundled])
    count = 0
    for measure in ledger.measures():
        for series in ledger.series(measure):
            for figure in bundled.figures(series):
                release = ledger.release(figure.release)
                assert figure.locator
                assert release.source(figure.source) is not None
                count += 1
    assert count == sum(each["figures"] for each in json.loads((SHIPPED / "index.json").read_text(encoding="utf-8"))["releases"])


# by the releases that published them, each in thousands; the files are those of docs/data.md
@pytest.mark.skipif(not (SHIPPED / "index.json").exists(), reason="no releases are shipped in this checkout")
@pytest.mark.parametrize(
    ("period", "values"),
    [("YE Dec 2022", [606, 745, 764, 873, 891]), ("YE Jun 2023", [672, 740, 906, 924]), ("YE Dec 2024", [431, 345, 331])],
)
def test_the_published_vintages_of_net_migration(period: str, values: list[int]) -> None:
    history = [figure.value for figure in Ledger([Bundled()])["net_migration"].history(period)]
    distinct = [value for at, value in enumerate(history) if at == 0 or value != history[at - 1]]

    assert [1000 * value for value in values] == distinct
