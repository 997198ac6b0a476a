"""What the words of statistics mean that a report uses: for whoever reads it and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

_EU_PLUS = "EU+"
_OF_EU_PLUS = (
    "EU+ are the nationals of the European Union, Norway, Iceland, Liechtenstein and Switzerland; non-EU+ are those of all other"
    " countries but the United Kingdom."
)
_WORDS = (
    ("Net migration", "those who came to the United Kingdom to live for a year or longer, less those who left it for as long."),
    ("Immigration", "those who came to the United Kingdom to live for a year or longer."),
    ("Emigration", "those who left the United Kingdom to live elsewhere for a year or longer."),
)
_TERMS = (
    ("main applicants", "Main applicants apply for themselves; the partners and children who come with them are dependants."),
    ("year to", "“The year to June 2023” is the twelve months that end with June 2023; that to December is the calendar year."),
    (
        "rovisional",
        "“Provisional” is what its publisher calls a figure that it expects to revise; other estimates are revised as well, as more becomes known.",
    ),
    ("ONS", "ONS: the Office for National Statistics, which publishes the official estimates of migration."),
    ("Home Office", "The Home Office counts visas, asylum claims, arrivals by small boat and what asylum costs."),
    ("Office for Budget Responsibility", "The Office for Budget Responsibility (OBR) makes the official forecasts."),
)


def eu_plus_in(words: str) -> str:
    """What EU+ means, where some words have it; "" where they do not."""
    return _OF_EU_PLUS if _EU_PLUS in words else ""


def explained(words: str) -> Iterator[str]:
    """A sentence for each word of statistics that stands in a report."""
    for name, meaning in _WORDS:
        if re.search(rf"\b{name}\b", words, re.IGNORECASE):
            yield f"{name}: {meaning}"
    if eu_plus := eu_plus_in(words):
        yield eu_plus
    for sign, meaning in _TERMS:
        if sign in words:
            yield meaning
