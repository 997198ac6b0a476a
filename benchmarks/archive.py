"""How many articles a second `netmig check FOLDER` reads on one process and on two, from its start to its end.

The archive is made for the run: the project's example article many times over, as plain text and,
every second one, as a web page around the same words. Reading the files, starting the processes and
writing the lines are all in the time.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from html import escape
from pathlib import Path

from .rows import Row, typical

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = ROOT / "examples" / "article.txt"
ARTICLES = 600
RUNS = 3


def page(text: str) -> str:
    """A web page with these paragraphs, and with something around them."""
    links = "".join(f'<li><a href="/{number}">Another story {number}</a></li>' for number in range(60))
    words = "".join(f"<p>{escape(each)}</p>" for each in text.split("\n\n"))
    return (
        "<!doctype html><html><head><title>A page</title><style>p { margin: 0 }</style></head><body>"
        f"<nav><ul>{links}</ul></nav><main><article>{words}</article></main><footer><ul>{links}</ul></footer></body></html>"
    )


def make_archive(folder: Path) -> None:
    """Write the articles."""
    text = ARTICLE.read_text(encoding="utf-8")
    for number in range(ARTICLES):
        (folder / f"{number:05}.{'html' if number % 2 else 'txt'}").write_text(
            page(text) if number % 2 else text, encoding="utf-8"
        )


def a_second(folder: Path, jobs: int) -> float:
    """Articles a second of the whole process: the median of some runs."""
    environment = {name: value for name, value in os.environ.items() if name != "NETMIG_LEDGER"}
    environment["XDG_DATA_HOME"] = str(ROOT / "no-such-folder")
    command = [
        sys.executable,
        "-m",
        "netmig",
        "check",
        str(folder),
        "--jobs",
        str(jobs),
        "--published",
        "2025-05-23",
        "--exit-zero",
    ]
    timings = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, env=environment)
        timings.append(time.perf_counter() - began)
    return ARTICLES / typical(timings)


def run() -> list[Row]:
    """One process, two, and what the second one gains."""
    if not ARTICLE.is_file():
        return [Row("archive: no article in this checkout", float("nan"), "articles/s", None, "not measured")]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make_archive(folder)
        one, two = a_second(folder, 1), a_second(folder, 2)
    note = f"{ARTICLES} articles of {ARTICLE.stat().st_size:,} bytes, half of them web pages; whole process, median of {RUNS}"
    return [
        Row("netmig check FOLDER --jobs 1", one, "articles/s", None, note),
        Row("netmig check FOLDER --jobs 2", two, "articles/s", None, note),
        Row(
            "two processes ÷ one",
            two / one,
            "×",
            None,
            f"2 would be linear; {os.cpu_count()} cores, one more process tells the lines",
        ),
    ]
