"""What migration adds to a population: net migration in other words: "gained 204,000 people through migration", "migration added 204,000 people"."""

from __future__ import annotations

from ...words.quantities import Quantity
from ..directions import skip_back
from ..once import once_a_number
from ..parts import SentenceParts

_BY_WAY = frozenset({"through", "by", "via", "from"})
_BY_WAYS = frozenset({("because", "of"), ("thanks", "to"), ("due", "to"), ("result", "of"), ("owing", "to")})
_GAINED = frozenset(
    "gained gains gain gaining grew grown grow grows growing added adding adds increased increase rose rise swelled swollen expanded boosted"
    " raised put picked".split()
)
_GIVES = frozenset("added adds add adding gave gives brought brings contributed contributes put puts".split())
_PEOPLE = frozenset("people inhabitants residents persons souls citizens more extra additional new to its the migrants".split())
_OTHERWISE = frozenset("births birth natural deaths would could".split())


@once_a_number
def is_gained_by_migration(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of people whom a population is said to have gained by migration alone, births left out."""
    if quantity.unit not in {"", "people"} or quantity.value < 1000 or not _OTHERWISE.isdisjoint(parts.word_set):
        return False
    if parts.word(quantity.last + 1) in {"more", "fewer"} and "than" in parts.words[quantity.last :]:
        return False  # "445,000 more people were added a year ago than now" is a change
    flows = [each for each in parts.mentions_of("measure") if each.code == "net_migration"]
    if not flows:
        return False
    if _added_by_migration(parts, quantity, {each.first for each in flows}):
        return True
    return _through_migration(parts, quantity, {each.first for each in flows}) or _migration_gave(
        parts, quantity, {each.last for each in flows}
    )


def _through_migration(parts: SentenceParts, quantity: Quantity, flows: set[int]) -> bool:
    at = quantity.last + 1
    homes = parts.covered("home") | parts.in_times
    while parts.word(at) in _PEOPLE or at in homes:
        at += 1
    if parts.word(at) in _BY_WAY:
        at += 1
    elif (parts.word(at), parts.word(at + 1)) in _BY_WAYS:
        at += 2
    else:
        return False
    if at not in flows and not (parts.word(at) == "international" and at + 1 in flows):
        return False
    return not _GAINED.isdisjoint(parts.words[max(0, quantity.first - 5) : quantity.first])


def _added_by_migration(parts: SentenceParts, quantity: Quantity, flows: set[int]) -> bool:
    """Such as "A net 606,000 people were added by migration", "600,000 a year are added to the population by net migration"."""
    at = quantity.last + 1
    while parts.word(at) in _PEOPLE or parts.word(at) in {"were", "are", "was", "is", "have", "has", "been", "a", "year"}:
        at += 1
    if parts.word(at) not in {"added", "gained"}:
        return False
    at += 1
    homes = parts.covered("home")
    while at in homes or parts.word(at) in {"to", "the", "its", "our", "population", "country", "country's"}:
        at += 1
    return parts.word(at) in _BY_WAY and at + 1 in flows


def _migration_gave(parts: SentenceParts, quantity: Quantity, flows: set[int]) -> bool:
    at = skip_back(parts, quantity.first - 1)
    homes = parts.covered("home")
    while at in homes or parts.word(at) in {"the", "a", "record", "country"}:
        at -= 1
    if parts.word(at) not in _GIVES or at - 1 not in flows:
        return False
    behind = quantity.last + 1
    return quantity.unit == "people" or parts.word(behind) in _PEOPLE or behind in homes


OWN = (
    _GAINED
    | _GIVES
    | _PEOPLE
    | _BY_WAY
    | frozenset("population because thanks due result owing international country nation".split())
)
