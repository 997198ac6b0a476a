"""A data package that says what it holds, by the rules of Frictionless, and holds what it says."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from read_back import TOLD, Told, figure_of, rows_of, selected_of

from command_line import EARLY, LATE, NET, PRESS, figure
from netmig.exports import Selection, select
from netmig.exports.package import package, to_package_zip
from netmig.formula_guard import unguarded
from netmig.ledger.bundled import Bundled
from netmig.ledger.ledger import Ledger

MADE: Told = [
    (EARLY, [figure(NET, EARLY, 60_000, low=50_000, high=70_000, confidence="95%", locator="=SUM(A1)")]),
    (LATE, [figure(NET, LATE, 75_000, status="revised")]),
    (PRESS, [figure(NET, PRESS, 66_000, evidence="press")]),
]


def is_of(kind: str, cell: str) -> bool:
    """Whether a cell is of a type of Table Schema, by its own rules."""
    read: dict[str, Callable[[str], object]] = {
        "string": str, "number": float, "date": date.fromisoformat, "datetime": datetime.fromisoformat,
    }  # fmt: skip
    try:
        read[kind](cell)
    except ValueError:
        return False
    return True


def faults(files: dict[str, bytes]) -> list[str]:
    """What a Frictionless validator would say: bytes, header, types, constraints, primary and foreign keys."""
    found: list[str] = []
    descriptor = json.loads(files["datapackage.json"])
    tables: dict[str, list[dict[str, str]]] = {}
    for resource in descriptor["resources"]:
        body = files[resource["path"]]
        if resource["bytes"] != len(body) or resource["hash"] != f"sha256:{hashlib.sha256(body).hexdigest()}":
            found.append(f"{resource['path']}: bytes or hash")
        schema = resource["schema"]
        reader = csv.DictReader(io.StringIO(body.decode(resource["encoding"]), newline=""))
        if list(reader.fieldnames or []) != [field["name"] for field in schema["fields"]]:
            found.append(f"{resource['path']}: header")
        tables[resource["name"]] = list(reader)
        for row in tables[resource["name"]]:
            for field in schema["fields"]:
                cell, rules = row.get(field["name"], ""), field.get("constraints", {})
                if cell in schema["missingValues"]:
                    found += [f"{field['name']}: missing"] if rules.get("required") else []
                elif not is_of(field["type"], cell) or cell not in rules.get("enum", [cell]):
                    found.append(f"{field['name']}: {cell!r}")
        if "primaryKey" in schema:
            keys = [tuple(row[name] for name in schema["primaryKey"]) for row in tables[resource["name"]]]
            found += [f"{resource['name']}: key twice"] if len(set(keys)) != len(keys) else []
    for resource in descriptor["resources"]:
        for key in resource["schema"].get("foreignKeys", ()):
            there = {tuple(row[name] for name in key["reference"]["fields"]) for row in tables[key["reference"]["resource"]]}
            rows = tables[resource["name"]]
            found += [
                f"{resource['name']}: no such {row}" for row in rows if tuple(row[name] for name in key["fields"]) not in there
            ]
    return found


def test_a_package_keeps_the_rules_of_data_packages() -> None:
    files = package(selected_of(MADE))
    record = json.loads(files["datapackage.json"])

    assert faults(files) == []
    assert re.fullmatch(r"[a-z0-9._/-]+", record["name"])
    assert [each["name"] for each in record["resources"]] == ["figures", "releases", "sources", "changes"]
    assert all({"name", "title"} <= licence.keys() for licence in record["licenses"])
    assert {licence["name"] for licence in record["licenses"]} == {"OGL-UK-3.0", "other-closed"}
    assert all(source["title"] for source in record["sources"])
    assert {each["title"] for each in record["contributors"]} == {"Test Office", "The Daily Test", "netmig"}
    assert datetime.fromisoformat(record["created"]).date() == date(2001, 11, 22)
    assert record["netmig"]["selection"]["history"] is True


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b",60000,", b",many,", "value: 'many'"),
        (b",revised,", b",reviewed,", "status: 'reviewed'"),
        (b"test-paper-2001-06-01,net", b"test-paper-2001-06-02,net", "figures: no such"),
        (b"measure,", b"measures,", "figures.csv: header"),
    ],
)
def test_the_check_of_these_tests_finds_what_is_wrong(old: bytes, new: bytes, fault: str) -> None:
    files = package(selected_of(MADE))
    assert old in files["figures.csv"]
    files["figures.csv"] = files["figures.csv"].replace(old, new)

    assert any(each.startswith(fault) for each in faults(files))
    assert "figures.csv: bytes or hash" in faults(files)


@given(TOLD)
@settings(max_examples=30)
def test_figures_and_releases_can_be_had_back_from_a_package(told: Told) -> None:
    selected = selected_of(told)
    files = package(selected)

    assert [figure_of(row) for row in rows_of(files["figures.csv"])] == list(selected.figures)
    assert [row["series"] for row in rows_of(files["figures.csv"])] == [each.series.key for each in selected.figures]
    for row, release in zip(rows_of(files["releases.csv"]), selected.releases, strict=True):
        assert datetime.fromisoformat(row["published_at"]) == release.published_at
        for name in ("id", "publisher", "title", "precision", "url", "licence", "supersedes", "edition", "note"):
            assert row[name] == getattr(release, name)


def test_sources_and_stated_changes_go_with_the_figures() -> None:
    files = package(selected_of(MADE))

    assert [(row["release"], row["id"], row["title"]) for row in rows_of(files["sources.csv"])] == [
        (EARLY.id, "table", "Table 1"), (PRESS.id, "page", "A page"), (LATE.id, "table", "Table 1"),
    ]  # fmt: skip
    (change,) = rows_of(files["changes.csv"])
    assert (change["release"], change["kind"], change["reason"], change["citation"]) == (
        LATE.id,
        "R1",
        "More data came in.",
        "Cover, row 3",
    )


def test_the_readme_tells_every_column_licence_and_day() -> None:
    files = package(selected_of(MADE))
    readme = files["README.md"].decode()

    for resource in json.loads(files["datapackage.json"])["resources"]:
        assert f"## {resource['path']}" in readme
        assert [field["name"] for field in resource["schema"]["fields"] if f"| `{field['name']}` |" not in readme] == []
    assert "Open Government Licence v3.0" in readme
    assert "The Daily Test" in readme
    assert "2001-11-22" in readme


def test_the_citation_names_the_publishers_and_the_day() -> None:
    lines = package(selected_of(MADE))["CITATION.cff"].decode().splitlines()

    assert {"cff-version: 1.2.0", "type: dataset", "date-released: 2001-11-22"} <= set(lines)
    assert [line for line in lines if line.startswith("  - name:")] == ['  - name: "Test Office"', '  - name: "The Daily Test"']
    # one of the publications is under no open licence
    assert not any(line.startswith("license:") for line in lines)
    alone = package(selected_of(MADE[:2]))["CITATION.cff"].decode()
    assert "license: OGL-UK-3.0" in alone


def test_a_zip_has_the_same_files_and_no_clock() -> None:
    selected = selected_of(MADE)
    with zipfile.ZipFile(io.BytesIO(to_package_zip(selected))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == package(selected)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_cell_of_a_package_is_a_formula() -> None:
    files = package(selected_of(MADE))
    cells = [cell for row in csv.reader(io.StringIO(files["figures.csv"].decode(), newline="")) for cell in row]

    assert "'=SUM(A1)" in cells
    assert unguarded("'=SUM(A1)") == "=SUM(A1)"
    assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in cells)


def test_the_newest_figures_that_are_shipped_make_a_package_without_fault() -> None:
    selected = select(
        Ledger([Bundled()]), Selection.of(["net_migration", "rule", "asylum_cost"], every_series=True, history=True)
    )
    assert len(selected.figures) > 1000
    assert faults(package(selected)) == []
