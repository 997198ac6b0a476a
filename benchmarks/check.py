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


Read = Callable[[str], object]


def a_second(readers: Sequence[Read], texts: Sequence[str]) -> list[float]:
    """Texts that each reader reads in a second of the processor: the median of many passes over all of them.

    The readers take turns, pass by pass, so that what else the machine does falls on all alike; the
    first pass, which loads everything, is left out.
    """
    passes: list[list[float]] = [[] for _ in readers]
    for read in readers:
        for text in texts:
            read(text)
    began = time.process_time()
    while len(passes[0]) < PASSES or time.process_time() - began < LONG_ENOUGH * len(readers):
        for read, taken in zip(readers, passes, strict=True):
            started = time.process_time()
            for text in texts:
                read(text)
            taken.append(time.process_time() - started)
    return [len(texts) / typical(taken) for taken in passes]


def _regex(text: str) -> object:
    return A_NUMBER.findall(text)


def _spacy() -> Read:
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


def _quantulum3() -> Read:
    parser: Any = import_module("quantulum3.parser")
    return lambda text: parser.parse(text, classifier_path=None)


PEERS: dict[str, Callable[[], Read]] = {"spaCy blank, like_num merged": _spacy, "quantulum3": _quantulum3}


def _installed() -> tuple[dict[str, Read], list[Row]]:
    """The peers that are installed here, and a row for each that is not."""
    found: dict[str, Read] = {}
    missing: list[Row] = []
    for name, make in PEERS.items():
        try:
            found[name] = make()
        except ImportError as problem:
            lacking = problem.name or str(problem)
            missing.append(Row(name, float("nan"), "articles/s", None, f"not measured: {lacking} is not installed here"))
    return found, missing


def quantities(texts: Sequence[str], peers: dict[str, Read]) -> list[Row]:
    """Finding the numbers of any text alone, which is all that the others do: netmig's list beside each of theirs."""
    mine, *theirs = a_second([netmig.quantities, *peers.values()], texts)
    found = sum(len(netmig.quantities(text)) for text in texts)
    note = f"{found} quantities with interval, unit, hedge, direction"
    return [
        Row("netmig.quantities, warm, one core", mine, "articles/s", None, note),
        *(
            Row(f"{name} ÷ netmig.quantities", peer / mine, "×", 1, f"{peer:,.4g} articles/s; netmig {mine / peer:.2f} × as many")
            for name, peer in zip(peers, theirs, strict=True)
        ),
    ]


def run() -> list[Row]:
    """The check itself, warm, beside each peer on the same articles, with the ratio in this run."""
    texts = articles()
    if not texts:
        return [Row("check: no articles in this checkout", float("nan"), "articles/s", None, "not measured")]
    ledger = netmig.open()

    def check(text: str) -> object:
        return netmig.check(text, published=DAY, ledger=ledger)

    peers, missing = _installed()
    mine, floor, *theirs = a_second([check, _regex, *peers.values()], texts)
    claims = sum(len(netmig.check(text, published=DAY, ledger=ledger).claims) for text in texts)
    size = sum(map(len, texts)) / len(texts)
    note = (
        f"{len(texts)} articles of {size:,.0f} characters, {claims} claims judged then and now; of processor time, as all below"
    )
    rows = [
        Row("netmig.check, warm, one core", mine, "articles/s", None, note),
        Row("a plain number regex", floor, "articles/s", None, "the floor: numbers only, years and ages with them"),
        *missing,
    ]
    for name, peer in zip(peers, theirs, strict=True):
        rows.append(Row(name, peer, "articles/s", None, "numbers only"))
        rows.append(
            Row(f"{name} ÷ netmig.check", peer / mine, "×", 1, f"netmig reads {mine / peer:.2f} × as many articles a second")
        )
    return rows + quantities(texts, peers)
