"""Whether two descriptions of a method are of the same method, however they are worded and whatever they cite."""

from __future__ import annotations

import re
from functools import lru_cache

_CITED = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[a-z&+]+")
# words that say nothing of which data an estimate is made from
_SMALL = frozenset(
    "a an and are as at based been by data estimate estimated estimates for from has have in is it its longer made mainly no now of on onwards"
    " our primarily source sources survey's that the their them these this to under use used uses using was we were which with ye year years"
    " ending june december jun dec march mar september sep since until".split()
)


# releases repeat the words of the release before, and each series asks of all of them
@lru_cache(maxsize=4096)
def same_method(one: str, other: str) -> bool:
    """Whether two descriptions tell of the same data and methods: all that the shorter names is in the longer.

    >>> same_method(
    ...     "Borders and Immigration data of the Home Office from YE Jun 2021 (ONS blog of 18 November 2025)",
    ...     "using Borders and Immigration data from the Home Office (table.xlsx, Cover!A8)",
    ... )
    True
    >>> same_method("International Passenger Survey", "Registration and Population Interaction Database of DWP")
    False
    """
    words = [frozenset(_WORD.findall(_CITED.sub(" ", each).lower())) - _SMALL for each in (one, other)]
    shorter, longer = sorted(words, key=len)
    return shorter <= longer if shorter else not longer
