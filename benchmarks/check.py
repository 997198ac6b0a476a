"""How many articles a second `netmig.check` reads, warm and on one core; and what others need for the numbers alone.

netmig finds numbers, periods, measures and speakers, and judges each claim twice against every
vintage. The others only find numbers, which is the first of its stages: spaCy's blank English
pipeline with number-like words merged, quantulum3 without its classifier, and a plain regular
expression as the floor. The articles are the project's own example and, where they lie beside the
checkout, the mission articles; every tool reads the same ones in the same process.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import netmig

from .rows import Row, typical

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
BESIDE = ROOT / "../shared/articles"
# the mission articles come first there; the rest are short retellings
MISSION = ("01-*.txt", "02-*.txt", "03-*.txt")
# seconds to go on for, at least, and passes over the articles to take the median of, at least
LONG_ENOUGH, PASSES = 1.5, 7
DAY = "2025-05-23"
A_NUMBER = re.compile(
    r"£?\d+(?:,\d{3})*(?:\.\d+)?(?:\s?(?:million|billion|thousand|bn|m|k)\b)?(?:\s?%| per cent)?"
    r"|\b(?:half|third|quarter|one|two|three|four|five|six|seven|eight|nine|ten|dozen|million|billion)s?\b",
    re.IGNORECASE,
)


def articles() -> list[str]:
    """The texts to read."""
    own = sorted(EXAMPLES.glob("*.txt"))
    beside = sorted(path for pattern in MISSION for path in BESIDE.glob(pattern))
    return [path.read_text(encoding="utf-8") for path in (*own, *beside)]


def a_second(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Texts a second: the median of many passes over all of them, the first, which loads everything, left out."""
    for text in texts:
        read(text)
    passes: list[float] = []
    began = time.perf_counter()
    while len(passes) < PASSES or time.perf_counter() - began < LONG_ENOUGH:
        started = time.perf_counter()
        for text in texts:
            read(text)
        passes.append(time.perf_counter() - started)
    return len(texts) / typical(passes)


def _regex(text: str) -> object:
    return A_NUMBER.findall(text)


def _spacy() -> Callable[[str], object]:
    """A blank English pipeline whose neighbouring number-like words, with currency and per cent, are merged."""
    spacy: Any = import_module("spacy")
    util: Any = import_module("spacy.util")
    pipeline = spacy.blank("en")
    matcher: Any = import_module("spacy.matcher").Matcher(pipeline.vocab)
    matcher.add("NUMBER", [[{"ORTH": "£", "OP": "?"}, {"LIKE_NUM": True, "OP": "+"}, {"ORTH": "%", "OP": "?"}]], greedy="LONGEST")

    def read(text: str) -> object:
        document = pipeline(text)
        spans = util.filter_spans(matcher(document, as_spans=True))
        with document.retokenize() as merging:
            for span in spans:
                merging.merge(span)
        return spans

    return read


def _quantulum3() -> Callable[[str], object]:
    parser: Any = import_module("quantulum3.parser")
    return lambda text: parser.parse(text, classifier_path=None)


def quantities(texts: Sequence[str]) -> list[Row]:
    """Finding the numbers of any text alone, which is all that the others do: netmig's list beside each of theirs."""
    mine = a_second(netmig.quantities, texts)
    found = sum(len(netmig.quantities(text)) for text in texts)
    rows = [
        Row(
            "netmig.quantities, warm, one core",
            mine,
            "articles/s",
            None,
            f"{found} quantities with interval, unit, hedge, direction",
        )
    ]
    for name, make in PEERS.items():
        try:
            peer = a_second(make(), texts)
        except ImportError:
            continue  # said where the same peer stands beside the check
        rows.append(
            Row(f"{name} ÷ netmig.quantities", peer / mine, "×", 1, f"{peer:,.4g} articles/s; netmig {mine / peer:.2f} × as many")
        )
    return rows


PEERS: dict[str, Callable[[], Callable[[str], object]]] = {"spaCy blank, like_num merged": _spacy, "quantulum3": _quantulum3}


def run() -> list[Row]:
    """The check itself, warm, then each peer on the same articles, with the ratio in this run."""
    texts = articles()
    if not texts:
        return [Row("check: no articles in this checkout", float("nan"), "articles/s", None, "not measured")]
    ledger = netmig.open()

    def check(text: str) -> object:
        return netmig.check(text, published=DAY, ledger=ledger)

    mine = a_second(check, texts)
    claims = sum(len(netmig.check(text, published=DAY, ledger=ledger).claims) for text in texts)
    size = sum(map(len, texts)) / len(texts)
    note = f"{len(texts)} articles of {size:,.0f} characters, {claims} claims judged then and now"
    rows = [
        Row("netmig.check, warm, one core", mine, "articles/s", None, note),
        Row(
            "a plain number regex",
            a_second(_regex, texts),
            "articles/s",
            None,
            "the floor: numbers only, years and ages with them",
        ),
    ]
    for name, make in PEERS.items():
        try:
            peer = a_second(make(), texts)
        except ImportError as problem:
            missing = problem.name or str(problem)
            rows.append(Row(name, float("nan"), "articles/s", None, f"not measured: {missing} is not installed here"))
            continue
        rows.append(Row(name, peer, "articles/s", None, "numbers only"))
        rows.append(
            Row(f"{name} ÷ netmig.check", peer / mine, "×", 1, f"netmig reads {mine / peer:.2f} × as many articles a second")
        )
    return rows + quantities(texts)
