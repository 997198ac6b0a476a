"""The package as such: what it exports, what importing it costs, which way its imports run."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import netmig

PACKAGE = Path(netmig.__file__).parent
# From the ground up: a room may import from rooms before it and from itself.
ROOMS = ("ground", "ledger", "exports", "sources", "revisions", "explain", "check", "charts", "reports", "cli")
# What `import netmig` has no business with: a calling program may need one figure only.
HEAVY = (
    "argparse", "asyncio", "click", "csv", "email", "http", "json", "logging", "numpy", "pandas", "polars", "python_calamine",
    "rich", "socket", "sqlite3", "unittest", "urllib.request", "xml", "zipfile",
)  # fmt: skip


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = ("netmig", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    parts = module.split(".")
    if parts[1:] == ["__main__"]:
        return "cli"
    return parts[1] if len(parts) > 1 and parts[1] in ROOMS else "ground"


def imported_by(path: Path) -> Iterator[str]:
    """The netmig modules that a module imports, inside functions as well, under their full names."""
    here = name_of(path).split(".")
    package = here if path.name == "__init__.py" else here[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


# The face of the package hands out what is in the rooms above the ground, on demand.
@pytest.mark.parametrize("path", [path for path in modules() if path != PACKAGE / "__init__.py"], ids=name_of)
def test_imports_run_downwards_only(path: Path) -> None:
    room = room_of(name_of(path))
    upward = {
        module
        for module in imported_by(path)
        if module.startswith("netmig.") and ROOMS.index(room_of(module)) > ROOMS.index(room)
    }
    assert upward == set()


def test_the_import_check_sees_relative_and_deferred_imports() -> None:
    found = set(imported_by(PACKAGE / "cli" / "figures.py"))
    assert {"netmig.codes", "netmig.errors.NotHeldError", "netmig.cli.held.list_series"} <= found


def test_importing_netmig_loads_nothing_heavy() -> None:
    code = f"import sys, netmig; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_public_names_are_sorted_and_each_is_there() -> None:
    names = list(netmig.__all__)
    assert names == sorted(set(names))
    assert [name for name in names if not hasattr(netmig, name)] == []
    assert len(names) <= 25


def test_dir_names_everything_public() -> None:
    assert set(netmig.__all__) <= set(dir(netmig))


def test_nothing_public_is_missing_from_all() -> None:
    own = {name for name, value in vars(netmig).items() if getattr(value, "__module__", "").startswith("netmig")}
    assert {name for name in own if not name.startswith("_")} - set(netmig.__all__) == set()


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        netmig.no_such_name  # noqa: B018 - asking for it is the test


def test_the_package_says_that_it_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_every_module_says_what_it_is_in_its_first_line(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring
    assert docstring != "To come."


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_no_module_is_a_drawer_of_odds_and_ends(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "misc"}
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 700
