"""What a text of very many claims costs: twice the text should take twice the time, and no more.

The text is made up for the purpose, of true and false claims in turn; no article has so many.
"""

from __future__ import annotations

import time

import netmig

from .rows import Row, typical

DAY = "2024-11-29"
SENTENCES = (
    "Net migration to the UK was 740,000 in the year to June 2023.",
    "It was 728,000, down from 906,000 a year earlier.",
    "UK immigration was 1,200,000, the highest on record. Never has it been higher.",
    "Over the same period 479,000 people left.",
)
SIZES = (400, 800, 1_600)
RUNS = 3
# a little more than twice: what looks for a place by halving takes the logarithm of the text's length
TWICE = 2.3


def made_text(paragraphs: int) -> str:
    """Paragraphs of three sentences each, in turn."""
    return "\n".join(" ".join(SENTENCES[(at + step) % len(SENTENCES)] for step in range(3)) for at in range(paragraphs))


def run() -> list[Row]:
    """Processor time of checking such texts, each twice as long as the one before."""
    ledger = netmig.open()
    netmig.check(made_text(5), published=DAY, ledger=ledger)
    rows: list[Row] = []
    before = 0.0
    for size in SIZES:
        text, taken = made_text(size), []
        for _ in range(RUNS):
            began = time.process_time()
            claims = len(netmig.check(text, published=DAY, ledger=ledger).claims)
            taken.append(time.process_time() - began)
        own = typical(taken)
        rows.append(Row(f"netmig.check of {claims:,} claims", own, "s", None, f"{len(text):,} characters, processor time"))
        if before:
            rows.append(Row("twice the text", own / before, "×", TWICE, "of the time that half of it takes"))
        before = own
    return rows
