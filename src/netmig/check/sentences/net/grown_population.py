"""Numbers of how the population grew, which are not those of long-term migration: "with net international migration of 677,300".

The estimates of the population in the middle of each year have a net migration of their own, given to the
hundred and often another than that of the migration figures. And where a country has so many more people
than before, that is by how many its population grew, and no change of those who came or left.
"""

from __future__ import annotations

from itertools import pairwise

from ...words.cues import DIFFERENCES, LEAVING, MOVING
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ..parts import SentenceParts

OF_THE_POPULATION = "the number may come from the population estimates, which have a net migration of their own"
OF_THE_GROWTH = "the number may be by how many people the population grew"
_GROWING = frozenset("population populations grew grow grows growing growth grown inhabitants residents natural".split())
_GREW = frozenset({"grew", "rose", "increased", "swelled", "expanded"})
# what the population estimates give to the hundred, migration figures give to the thousand
_THOUSAND = 1000
_LEAST = 10_000
_HAVING = frozenset("had has have having were was are is with gained left leaving leaves ended end ends saw".split())
_PEOPLE = frozenset("people residents inhabitants souls".split())


def tells_of_growth(parts: SentenceParts) -> bool:
    """Whether a sentence tells of how many people there are, and not of those who moved: "The population of England and Wales rose by 610,000"."""
    at = next((each.last for each in parts.mentions_of("measure") if each.code == "population"), -1)
    if at >= 0 and parts.word(at + 1) in _GREW:
        return True  # "The population grew through net migration by 431,000"
    flows = any(each.code in MIGRATION_FLOWS for each in parts.mentions_of("measure"))
    return at >= 0 and not flows and bool(parts.quantities) and MOVING.isdisjoint(parts.word_set)


def why_of_the_population(parts: SentenceParts, quantity: Quantity, *, grown: bool = False) -> str:
    """Why a number may be of how the population grew; "" if nothing says so. `grown` says whether the text last told of that."""
    if abs(quantity.value) < _LEAST or quantity.unit not in {"", "people"}:
        return ""
    if grown and ("it", "grew") in parts.pairs:
        return OF_THE_GROWTH  # "In 2019 it grew by 184,000"
    if grown and quantity.first not in parts.time_of and not parts.names_home:
        return OF_THE_POPULATION  # "Net international migration, 622,000, was nearly all of it"
    if _is_the_countrys_gain(parts, quantity):
        return OF_THE_GROWTH
    exact = abs(quantity.value) % _THOUSAND != 0
    if not exact and "mid" not in parts.word_set and "mid-year" not in parts.word_set and "international" not in parts.word_set:
        return ""
    grows = not parts.word_set.isdisjoint(_GROWING)
    international = ("net", "international") in parts.pairs
    in_the_middle = "mid-year" in parts.word_set or any(one == "mid" and other == "-" for one, other in pairwise(parts.words))
    signs = grows + international + in_the_middle
    return OF_THE_POPULATION if signs >= (1 if exact else 2) else ""


def _is_the_countrys_gain(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "the UK had 431,000 more people than before", "109,000 fewer Britons in the country"; not "80,000 more people arriving"."""
    behind = parts.word(quantity.last + 1 + (parts.word(quantity.last + 1) in _PEOPLE))
    if behind in {"up", "bigger", "larger", "stronger"}:
        return not {"is", "was", "made", "makes", "became"}.isdisjoint(parts.words[max(0, quantity.first - 4) : quantity.first])
    if parts.word(quantity.last + 1) not in {"more", "extra", "additional", "fewer"}:
        return False
    ahead = quantity.last + 2
    told = next((each.last + 1 for each in parts.mentions_of("group") if each.first == ahead), ahead)
    if (told == ahead and parts.word(ahead) not in _PEOPLE) or not MOVING.isdisjoint(parts.words[told : told + 4]):
        return False
    if told > ahead or (parts.word(ahead + 1) == "in" and parts.word(ahead + 2) in {"the", "britain", "our", "this"}):
        return "than" not in parts.words[told:]  # people who are there, and nothing is said to have moved
    return not _HAVING.isdisjoint(parts.words[max(0, quantity.first - 4) : quantity.first])


def is_more_again(parts: SentenceParts, quantity: Quantity, balance: int) -> bool:
    """Whether "N more" only says again that so many more came than left: "745,000 more came than left in 2022, and 672,000 more in 2023"."""
    than = next((at for at in range(quantity.last + 2, quantity.last + 5) if parts.word(at) == "than"), -1)
    if parts.word(quantity.last + 1) in {"more", "fewer"} and than > 0 and parts.word(than + 1) in LEAVING:
        return True  # "took in 672,000 more people than left"
    if parts.word(quantity.last + 1) not in {"more", "fewer"} or "than" in parts.words[quantity.last + 2 : quantity.last + 4]:
        return False
    if balance:
        return True
    before = parts.words[: quantity.first]
    at = next((k for k, word in enumerate(before) if word in DIFFERENCES and word in {"more", "fewer"}), len(before))
    # the one verb may stand before: "gained 331,000 more people than it lost"
    return "than" in before[at:] and len(_MOVERS.intersection(before[max(0, at - _A_VERB) :])) > 1


_A_VERB = 3


_MOVERS = MOVING | frozenset("immigrants emigrants gain gains gained lose loses lost arrivals departures".split())
