"""The examples in the documentation: find each `$ netmig …`, run it, and put its real output below it.

    .venv/bin/python tools/examples.py          say which examples no longer show what netmig says
    .venv/bin/python tools/examples.py --write  put in what it says now

An example is a block fenced as ```console. A line that is only `…` stands for any lines. A last line
`[exit code 3]` says how the command ends where that is not 0. The tests hold every example to this.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from netmig.cli import main as netmig

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("README.md", "docs")
BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
ANYTHING = "…"


@dataclass(frozen=True, slots=True)
class Example:
    """One command of a page, and what the page says that it prints."""

    page: Path
    command: str
    shown: str

    def matches(self, printed: str) -> bool:
        """Whether what was printed is what the page shows; nothing shown claims nothing."""
        if not self.shown.strip():
            return "[exit code" not in printed
        lines = self.shown.strip("\n").split("\n")
        pattern = "".join(r"(?:.*\n)*?" if line == ANYTHING else re.escape(line) + r"\n" for line in lines)
        return re.fullmatch(pattern, printed.strip("\n") + "\n") is not None


def pages() -> list[Path]:
    """Every page that may hold examples."""
    found = [ROOT / name for name in PAGES]
    return sorted(page for each in found for page in ([each] if each.is_file() else each.glob("*.md")))


def examples(page: Path, text: str) -> Iterator[Example]:
    """The examples of a page, in order."""
    for block in BLOCK.finditer(text):
        for part in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield Example(page, command, shown)


def printed_by(command: str) -> str:
    """What `netmig …` prints, stdout before stderr, in a folder of its own and without a user's own ledger."""
    program, *arguments = shlex.split(command)
    if program != "netmig":
        raise ValueError(f"an example runs netmig, not {program}")
    out, err = io.StringIO(), io.StringIO()
    before = {name: os.environ.pop(name, None) for name in ("NETMIG_LEDGER", "XDG_DATA_HOME")}
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        os.environ["XDG_DATA_HOME"] = folder
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = netmig(arguments)
        finally:
            for name, value in before.items():
                os.environ.pop(name, None)
                os.environ.update({name: value} if value is not None else {})
    text = out.getvalue() + err.getvalue()
    return text.rstrip("\n") + "\n" + (f"[exit code {code}]\n" if code else "")


def renewed(page: Path, text: str) -> str:
    """The page with the real output of every example that shows some."""

    def renew(block: re.Match[str]) -> str:
        body = "".join(
            f"$ {example.command}\n" + (example.shown if not example.shown.strip() or example.matches(printed) else printed)
            for example in examples(page, block[0])
            for printed in [printed_by(example.command)]
        )
        return f"```console\n{body}```"

    return BLOCK.sub(renew, text)


def main(arguments: list[str]) -> int:
    """Report or renew; 1 where a page was not as it should be and was left so."""
    stale = 0
    for page in pages():
        text = page.read_text(encoding="utf-8")
        new = renewed(page, text)
        if new != text:
            stale += 1
            sys.stderr.write(f"{page.relative_to(ROOT)} shows what netmig no longer says\n")
            if "--write" in arguments:
                page.write_text(new, encoding="utf-8")
    return int(stale > 0 and "--write" not in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
