"""The documentation cannot rot: what there is, is in it; and what it shows, netmig says."""

from __future__ import annotations

import doctest
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest

import netmig
from netmig import cli, errors
from netmig.cli.failures import CLOSED_PIPE, INTERRUPTED
from netmig.codes import DIMENSIONS, MEASURES
from netmig.ledger.ledger import Ledger

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
SCRIPT = ROOT / "tools" / "examples.py"


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("examples", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    # dataclasses look their module up by name
    __import__("sys").modules["examples"] = module
    spec.loader.exec_module(module)
    return module


EXAMPLES = script()
FOUND = [each for page in EXAMPLES.pages() for each in EXAMPLES.examples(page, page.read_text(encoding="utf-8"))]


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("example", FOUND, ids=lambda example: f"{example.page.name}: {example.command}")
def test_every_example_prints_what_the_page_shows(example: object) -> None:
    assert isinstance(example, EXAMPLES.Example)
    printed = EXAMPLES.printed_by(example.command)
    assert example.matches(printed), f"run tools/examples.py --write; netmig says now:\n{printed}"


def test_there_are_examples_and_a_wrong_one_would_be_seen() -> None:
    assert len(FOUND) >= 10
    example = EXAMPLES.Example(ROOT, "netmig --version", "netmig 0.0.0\n")
    assert not example.matches(EXAMPLES.printed_by("netmig --version"))
    assert EXAMPLES.Example(ROOT, "netmig --version", "…\n").matches("anything\nat all\n")
    assert EXAMPLES.Example(ROOT, "x", "one\n…\nthree\n").matches("one\ntwo\nthree\n")
    assert not EXAMPLES.Example(ROOT, "x", "one\n…\nthree\n").matches("one\ntwo\nfour\n")


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_every_python_example_gives_what_the_page_shows(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("NETMIG_LEDGER", raising=False)
    # a fence that closes a block is no output
    text = path.read_text(encoding="utf-8").replace("\n```", "\n\n```")
    test = doctest.DocTestParser().get_doctest(text, {}, path.name, str(path), 0)
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0


def command_of(verb: str) -> click.Command:
    found = cli.netmig.get_command(click.Context(cli.netmig), verb)
    assert found is not None
    return found


@pytest.mark.parametrize("verb", cli.VERBS)
def test_every_option_of_a_verb_is_on_its_page(verb: str) -> None:
    command = command_of(verb)
    text = page(f"{verb}.md")
    options = [name for parameter in command.params if isinstance(parameter, click.Option) for name in parameter.opts]
    assert [name for name in options if f"`{name}" not in text] == []


@pytest.mark.parametrize("verb", cli.VERBS)
def test_every_option_on_a_verbs_page_is_one_of_its_own(verb: str) -> None:
    known = {name for parameter in command_of(verb).params for name in parameter.opts} | {"--help"}
    used = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", page(f"{verb}.md")))
    assert used - known == set()


def test_every_verb_is_in_the_index_and_the_readme_tells_how_to_begin() -> None:
    assert [verb for verb in cli.VERBS if f"`netmig {verb}" not in page("index.md")] == []
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in readme
    assert "make test" in readme


def test_every_page_is_in_the_index_and_every_link_leads_somewhere() -> None:
    pages = [path for path in DOCS.glob("*.md") if path.name != "index.md"]
    assert [path.name for path in pages if f"({path.name})" not in page("index.md")] == []
    for path in [ROOT / "README.md", *DOCS.glob("*.md")]:
        links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        assert [link for link in links if not (path.parent / link).exists()] == [], path.name


def test_every_exit_code_and_every_error_code_is_documented() -> None:
    def below(kind: type[errors.NetmigError]) -> Iterator[type[errors.NetmigError]]:
        yield kind
        for each in kind.__subclasses__():
            yield from below(each)

    text = page("errors.md")
    kinds = [kind for kind in below(errors.NetmigError) if kind.__module__ == "netmig.errors" and kind is not errors.NetmigError]
    assert len(kinds) >= 6
    assert [kind.code for kind in kinds if f"`{kind.code}`" not in text] == []
    codes = {0, 1, INTERRUPTED, CLOSED_PIPE, *(kind.exit_code for kind in kinds)}
    assert [code for code in sorted(codes) if f"| {code} |" not in text] == []


def test_every_measure_and_every_dimension_is_documented() -> None:
    text = page("measures.md")
    assert [code for code in MEASURES if f"| `{code}` |" not in text] == []
    assert [name for name in DIMENSIONS if f"| `--{name.replace('_', '-')}` |" not in text] == []


def test_every_public_name_and_every_query_is_documented() -> None:
    text = page("ledger.md")
    assert [name for name in netmig.__all__ if name != "check" and f"`{name}" not in text and f"netmig.{name}" not in text] == []
    queries = [name for name in vars(Ledger) if not name.startswith("_")]
    assert [name for name in queries if f".{name}" not in text] == []
