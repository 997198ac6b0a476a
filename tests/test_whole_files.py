"""A folder is there with all of its files or not at all; single files are in tests/cli/test_output.py."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from netmig.errors import UsageError
from netmig.whole_files import write_whole_folder

FILES = {"one.csv": b"1\n", "two.json": b"{}"}


def held(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_a_folder_is_made_whole_also_where_an_empty_one_is(tmp_path: Path) -> None:
    for name in ("new", "empty"):
        if name == "empty":
            (tmp_path / name).mkdir()
        write_whole_folder(tmp_path / name, FILES)
        assert held(tmp_path / name) == FILES
    assert {each.name for each in tmp_path.iterdir()} == {"new", "empty"}


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    for place in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(UsageError, match="no empty folder"):
            write_whole_folder(place, FILES)
    assert held(tmp_path) == {"mine.txt": b"mine"}


def test_a_crash_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def crash_at_the_second(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", crash_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        write_whole_folder(tmp_path / "package", FILES)
    assert list(tmp_path.iterdir()) == []


def test_where_there_can_be_no_folder_the_error_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write_whole_folder(tmp_path / "nowhere" / "package", FILES)
