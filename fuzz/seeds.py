"""What inputs are made of: the sentences of the project's own tests and example, each with its day."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TABLES = ROOT / "tests" / "check"
# of articles longer than this only paragraphs are taken: short inputs reach as much, and more of them are run
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Seed:
    """A text and the day that it is from."""

    text: str
    published: str


@cache
def seeds() -> tuple[Seed, ...]:
    """Every seed, each once, in the order of their files."""
    found = (*_claims(), *_paragraphs("other_subjects.txt"), *_articles(), *_times())
    return tuple(dict.fromkeys(seed for seed in found if seed.text.strip() and len(seed.text) <= _LONGEST))


def _claims() -> Iterator[Seed]:
    with (TABLES / "claims.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Seed(row["text"], row["published"])


def _times() -> Iterator[Seed]:
    with (TABLES / "times.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Seed(row["text"], row["published"])


def _paragraphs(name: str) -> Iterator[Seed]:
    for line in (TABLES / name).read_text(encoding="utf-8").splitlines():
        day, bar, text = line.partition("|")
        if bar and not line.startswith("#"):
            yield Seed(text, day)


def _articles() -> Iterator[Seed]:
    day = "2025-05-22"
    whole = (ROOT / "examples" / "article.txt").read_text(encoding="utf-8")
    for block in f"{whole}\n\n{(TABLES / 'true_articles.txt').read_text(encoding='utf-8')}".split("\n"):
        if block.startswith("=== "):
            day = block.removeprefix("=== ").strip()
        elif not block.startswith("#"):
            yield Seed(block, day)
