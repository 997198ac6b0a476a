"""What `make` does before anything else, as far as it can be tested without a network."""

from __future__ import annotations

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "tools" / "set_up.py"


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script as a module, for an environment of its own in a folder of its own."""
    spec = importlib.util.spec_from_file_location("set_up", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv/bin/python")
    monkeypatch.setattr(module, "READY", tmp_path / ".venv/ready")
    (tmp_path / ".venv").mkdir()
    return module


def index_page(folder: Path, wheels: dict[str, bytes], *, sha256: str = "", more: str = "") -> str:
    """A package index with pip in it, as files; its address."""
    page = folder / "simple" / "pip"
    page.mkdir(parents=True)
    lines = []
    for name, content in wheels.items():
        (page / name).write_bytes(content)
        lines.append(f'<a href="{name}#sha256={sha256 or hashlib.sha256(content).hexdigest()}"{more}>{name}</a>')
    (page / "index.html").write_text("\n".join(lines))
    return (folder / "simple").as_uri()


def test_the_newest_finished_pip_is_taken(set_up: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheels = {f"pip-{version}-py3-none-any.whl": version.encode() for version in ("9.0", "25.1", "25.0.1", "26.0b1")}
    monkeypatch.setattr(set_up, "indexes", lambda: [index_page(tmp_path, wheels)])
    wheel = set_up.fetched_pip()
    assert wheel.name == "pip-25.1-py3-none-any.whl"
    assert wheel.read_bytes() == b"25.1"


def test_a_wheel_that_is_not_as_the_index_says_is_refused(
    set_up: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = index_page(tmp_path, {"pip-25.1-py3-none-any.whl": b"other"}, sha256="0" * 64)
    monkeypatch.setattr(set_up, "indexes", lambda: [address])
    with pytest.raises(set_up.SetUpError, match="sha256 differs"):
        set_up.fetched_pip()
    assert list(set_up.ENVIRONMENT.iterdir()) == []


@pytest.mark.parametrize("more", [' data-yanked="broken"', ' data-requires-python="&gt;=99.1"'])
def test_a_withdrawn_wheel_or_one_for_a_later_python_is_passed_over(
    set_up: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str
) -> None:
    address = index_page(tmp_path, {"pip-25.1-py3-none-any.whl": b"x"}, more=more)
    monkeypatch.setattr(set_up, "indexes", lambda: [address])
    with pytest.raises(set_up.SetUpError, match="offers no pip"):
        set_up.fetched_pip()


def test_the_second_index_is_asked_where_the_first_does_not_answer(
    set_up: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = index_page(tmp_path, {"pip-25.1-py3-none-any.whl": b"x"})
    monkeypatch.setattr(set_up, "indexes", lambda: [(tmp_path / "nothing").as_uri(), there])
    assert set_up.fetched_pip().name == "pip-25.1-py3-none-any.whl"


def test_the_indexes_are_those_that_pip_is_told_of(set_up: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "pip.conf"
    settings.write_text(
        "[global]\nindex-url = https://one.example/simple\nextra-index-url = https://two.example https://three.example\n"
    )
    monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    monkeypatch.delenv("PIP_EXTRA_INDEX_URL", raising=False)
    found = set_up.indexes()
    assert found[0] == "https://one.example/simple"
    assert found[-2:] == ["https://two.example", "https://three.example"]
    monkeypatch.setenv("PIP_INDEX_URL", "https://four.example")
    assert set_up.indexes()[0] == "https://four.example"


def test_a_ready_environment_is_left_alone_until_the_project_changes(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing may run for an environment that is ready; a change of the project runs pip again."""
    monkeypatch.setattr(set_up, "run_pip", lambda *arguments: pytest.fail("pip ran"))
    key = set_up.wanted(b"one")
    set_up.READY.write_text(f"{key}\ndevelop\n")
    set_up.set_up("run", key)
    set_up.set_up("develop", key)
    ran: list[tuple[str, ...]] = []
    monkeypatch.setattr(set_up, "run_pip", lambda *arguments: ran.append(arguments))
    monkeypatch.setattr(set_up, "runs", lambda python: True)
    set_up.set_up("develop", set_up.wanted(b"two"))
    assert len(ran) == 1
    assert set_up.READY.read_text().splitlines() == [set_up.wanted(b"two"), "develop"]


def test_a_stopped_set_up_is_not_taken_for_a_finished_one(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*arguments: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(set_up, "runs", lambda python: True)
    monkeypatch.setattr(set_up, "run_pip", stopped)
    set_up.READY.write_text(set_up.wanted(b"one"))
    with pytest.raises(KeyboardInterrupt):
        set_up.set_up("run", set_up.wanted(b"two"))
    assert not set_up.READY.exists()


def test_what_would_send_pip_elsewhere_is_kept_from_it(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_USER"):
        monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "https://one.example")
    kept = set_up.surroundings()
    assert kept["PIP_INDEX_URL"] == "https://one.example"
    assert "/elsewhere" not in kept.values()


def test_an_unknown_job_is_explained() -> None:
    done = subprocess.run([sys.executable, "-I", SCRIPT, "fly"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "run, develop" in done.stderr
