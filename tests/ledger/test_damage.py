"""A damaged file gives the true figures or an error that names it: never a wrong figure, never a traceback."""

from __future__ import annotations

import json
import os
import random
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from netmig.errors import DamagedDataError, NetmigError, UsageError
from netmig.ledger.figures import Figure, Release
from netmig.ledger.ledger import Ledger, open_ledger
from netmig.ledger.store import Store
from netmig.periods import year_ending
from netmig.series import Series
from strategies import FIRST_DAY

Everything = tuple[tuple[Release, ...], tuple[Figure, ...]]


def fill(path: Path, releases: int = 6) -> None:
    store = Store(path)
    for number in range(releases):
        release = Release(
            id=f"example-{number}", publisher="Example office", title=f"Release {number}",
            published_at=FIRST_DAY + timedelta(days=number), note="as printed " * 20,
        )  # fmt: skip
        said = [
            Figure(series=Series.of(measure, nationality=group), period=year_ending(year, 6), release=release.id,
                   value=1000 * (number + year), rounding=1000, locator=f"Table 1, {year}")
            for measure in ("net_migration", "immigration")
            for group in ("all", "british")
            for year in range(2012, 2012 + 3 * number + 1)
        ]  # fmt: skip
        store.add(release, said)


def everything(path: Path) -> Everything:
    ledger = Ledger([Store(path)])
    keys = [series for measure in ledger.measures() for series in ledger.series(measure)]
    figures = [each for key in keys for period in ledger.view(key).periods for each in ledger.view(key).history(period)]
    return ledger.releases(), tuple(figures)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Everything]:
    path = tmp_path_factory.mktemp("sound") / "ledger.sqlite"
    fill(path)
    assert sorted(each.name for each in path.parent.iterdir()) == ["ledger.sqlite"]
    return path.read_bytes(), everything(path)


def outcome(path: Path, truth: Everything) -> str:
    """'true' or 'refused'; anything else is a failure of the law."""
    try:
        found = everything(path)
    except DamagedDataError as problem:
        return "refused" if str(path) in str(problem) and problem.next_step else f"refused without help: {problem}"
    return "true" if truth == found else "false"


def test_flipped_bytes_are_noticed_or_do_no_harm(sound: tuple[bytes, Everything], tmp_path: Path) -> None:
    content, truth = sound
    draw = random.Random(20261121)
    page = 4096
    # the head of every page says how the rest is read: all of it is tried; of the rest, some
    places = [start + offset for start in range(0, len(content), page) for offset in draw.sample(range(16), 6)]
    places += list(range(16, 100, 2)) + draw.sample(range(len(content)), 350)
    outcomes = []
    for place in places:
        damaged = bytearray(content)
        damaged[place] ^= draw.randrange(1, 256)
        path = tmp_path / "ledger.sqlite"
        path.write_bytes(damaged)
        outcomes.append(outcome(path, truth))
        assert [path] == list(tmp_path.iterdir()), "reading makes no files"

    assert {"true", "refused"} == set(outcomes)


def test_overwritten_stretches_are_noticed_or_do_no_harm(sound: tuple[bytes, Everything], tmp_path: Path) -> None:
    content, truth = sound
    draw = random.Random(7)
    path = tmp_path / "ledger.sqlite"
    for number in range(80):
        damaged = bytearray(content)
        length = draw.choice((8, 64, 512, 4096))
        place = draw.randrange(len(content) - length)
        source = draw.randrange(len(content) - length)
        # a stretch of nothing, of noise, or of the same file from elsewhere: a page written in the wrong place
        damaged[place : place + length] = (bytes(length), draw.randbytes(length), content[source : source + length])[number % 3]
        path.write_bytes(damaged)
        assert outcome(path, truth) in {"true", "refused"}, place


def test_every_truncation_is_noticed(sound: tuple[bytes, Everything], tmp_path: Path) -> None:
    content, truth = sound
    path = tmp_path / "ledger.sqlite"
    for length in (0, 1, 15, 16, 99, 100, 511, 512, 4095, *range(4096, len(content), 4096), len(content) - 1):
        path.write_bytes(content[:length])
        assert outcome(path, truth) == "refused", length


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET body = replace(body, '2012000', '2013000') WHERE series = 'immigration'",
        "UPDATE entry SET series = 'emigration' WHERE series = 'immigration'",
        "UPDATE entry SET release = 'example-5' WHERE release = 'example-4'",
        "UPDATE entry SET number = number + 100 WHERE number > 10",
        "DELETE FROM entry WHERE number = (SELECT max(number) FROM entry)",
        "DELETE FROM addition WHERE number = (SELECT max(number) FROM addition)",
        "DELETE FROM entry WHERE number = 3",
        "DELETE FROM entry",
        "INSERT INTO entry SELECT max(number) + 1, release, series, digest, body FROM entry",
        "DROP TABLE addition",
        "PRAGMA user_version = 2",
        "PRAGMA application_id = 1",
    ],
)
def test_changes_by_other_tools_are_noticed(sound: tuple[bytes, Everything], tmp_path: Path, statement: str) -> None:
    content, truth = sound
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(content)
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        if "DROP" not in statement:
            for _, words in triggers:
                connection.execute(words)
        connection.commit()

    assert outcome(path, truth) == "refused"


@pytest.mark.parametrize(
    "statement", ["UPDATE entry SET body = ''", "DELETE FROM addition", "REPLACE INTO entry SELECT * FROM entry"]
)
def test_the_file_itself_refuses_to_forget(sound: tuple[bytes, Everything], tmp_path: Path, statement: str) -> None:
    content, truth = sound
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(content)
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)

    assert outcome(path, truth) == "true"


def test_nothing_is_added_to_a_damaged_file(sound: tuple[bytes, Everything], tmp_path: Path) -> None:
    content, _ = sound
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(content)
    store = Store(path)
    damaged = bytearray(content)
    damaged[4096 * 2 : 4096 * 3] = bytes(4096)
    path.write_bytes(damaged)
    release = Release(id="example-9", publisher="Example office", title="Nine", published_at=FIRST_DAY)

    with pytest.raises(DamagedDataError):
        store.add(release, [])
    assert bytes(damaged) == path.read_bytes()


def test_files_that_are_something_else_are_refused_by_name(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("Not a ledger, " * 500, encoding="utf-8")
    foreign = tmp_path / "foreign.sqlite"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE entry (number INTEGER PRIMARY KEY)")
    empty = tmp_path / "empty.sqlite"
    empty.touch()

    for path in (text, foreign, empty):
        with pytest.raises(DamagedDataError, match=path.name) as problem:
            open_ledger(path, bundled=False)
        assert problem.value.next_step


def test_a_folder_or_a_missing_folder_is_the_askers_slip(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        open_ledger(tmp_path)
    with pytest.raises(UsageError, match="There is no folder"):
        open_ledger(tmp_path / "missing" / "ledger.sqlite")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_the_askers_slip(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    fill(path, 1)
    path.chmod(0)
    with pytest.raises(UsageError, match="may not be read"):
        open_ledger(path)


def test_every_refusal_has_the_one_shape_of_errors(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"SQLite format 3\0" + bytes(5000))
    with pytest.raises(NetmigError) as problem:
        open_ledger(tmp_path / "a")

    assert {"error", "asked", "available", "next_step"} == set(json.loads(json.dumps(problem.value.to_dict())))
    assert problem.value.exit_code == 4
