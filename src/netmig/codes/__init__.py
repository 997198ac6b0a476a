"""The code lists: what can be measured, and along which dimensions, with the publishers' own words.

A code is netmig's name for a thing; its aliases are the words that publishers and people use for it.
`DIMENSIONS` and `MEASURES` are data to ask: `DIMENSIONS["nationality"].find("Non-EU+")`.
What a group *means*, and since when, is in `definitions.py`.

    code_list              a code, a list of them, and how words are compared
    people                 who and where: nationality, reason, age, sex, area
    records                how it was counted: routes, applicants, outcomes, types, bases of cost…
    rules_and_forecasts    parameters of rules; forecasters and their scenarios
    measures               what is counted, estimated, paid or ruled, and along which of these
"""

from __future__ import annotations

from .code_list import Code, Dimension, plain_words, slug
from .measures import DIMENSIONS, FLOWS, MEASURES, Measure, measure, words_for
from .people import GROUPS_OF_NATIONS, NATIONALITY, PARTS_OF_EU_PLUS, SINGLE_COUNTRIES

__all__ = [
    "DIMENSIONS",
    "FLOWS",
    "GROUPS_OF_NATIONS",
    "MEASURES",
    "NATIONALITY",
    "PARTS_OF_EU_PLUS",
    "SINGLE_COUNTRIES",
    "Code",
    "Dimension",
    "Measure",
    "measure",
    "plain_words",
    "slug",
    "words_for",
]
