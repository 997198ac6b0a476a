"""Where a verb of moving leads: home, on to another place, here or away from here."""

from __future__ import annotations

from ...words.cues import LEAVING, MOVING
from ...words.quantities import Quantity
from ...words.subjects import THE_COUNTRY
from ..in_doubt.known_words import may_link
from ..parts import SentenceParts
from .other_heads import is_bare_or_home

AWAY = frozenset("away out abroad overseas elsewhere".split())
_AWAY_OR_HERE = AWAY | {"here"}


def reaches_home(parts: SentenceParts, at: int) -> bool:
    """Whether people reached the country: "204,000 newcomers reached Britain"."""
    ahead = at + 1 + (parts.word(at + 1) == "the")
    return any(each.first == ahead and each.code in _THE_COUNTRY for each in parts.mentions_of("home"))


def comes_home(parts: SentenceParts, at: int) -> bool:
    """Whether those who returned came home, as the British do, and were not sent back."""
    if parts.word(at - 1) in {"were", "was", "been", "being", "are"}:
        return False
    british = any(each.code == "british" for each in parts.mentions_of("group"))
    return (british or not LEAVING.isdisjoint(parts.words[:at])) and is_bare_or_home(parts, at + 1)


def leaves_something(parts: SentenceParts, at: int) -> bool:
    """Whether what is left is not the country, but something in some state: "leaves net migration lower", "left it at 431,000"."""
    if parts.word(at + 1) == "it" and parts.names_home and parts.word(at + 2) in {".", ",", ";", "", "in", "over", "during"}:
        return False  # "650,000 people moved to the UK, while 351,000 left it"
    return parts.word(at + 1) in {"it", "them", "us", "him", "her", "ministers"} or any(
        0 < each.first - at <= 2 for each in parts.mentions_of("measure")
    )


def goes_on_to_another(parts: SentenceParts, quantity: Quantity, at: int) -> bool:
    """Whether a verb of moving only tells which people they are, and another behind it in its clause tells what they did."""
    if {"who", "that"}.isdisjoint(parts.words[quantity.last + 1 : at]):
        return False
    _, stop = parts.clause(at)
    return any((parts.word(k) in LEAVING) != (parts.word(at) in LEAVING) for k in range(at + 1, stop) if parts.word(k) in MOVING)


def only_where(parts: SentenceParts, first: int, stop: int) -> bool:
    """Whether a stretch says no more than where people came to or went from: "in the UK"."""
    homes = parts.covered("home")
    return all(
        at in homes
        or at in parts.in_times
        or parts.word(at) in {"in", "into", "to", "from", "the", "this", "our", "country", "here"}
        for at in range(first, stop)
    )


# verbs of moving that are of either way, and of other moves too
_EITHER_WAY = frozenset("moved move moving migrated migrate migrating relocated relocate relocating".split())


def moves_from_here(parts: SentenceParts, at: int) -> bool:
    """Whether people who moved moved out of the country: "migrated from Britain", "moved out of the UK", as the British do "to other EU countries"."""
    if parts.word(at) not in _EITHER_WAY:
        return False
    first, _ = parts.clause(at)
    british = any(each.code == "british" and first <= each.first < at for each in parts.mentions_of("group"))
    if british and parts.word(at + 1) == "to" and parts.word(at + 2) in {"other", "another", "europe"}:
        return True
    out = parts.words[at + 1 : at + 3] == ["out", "of"]
    if not out and parts.word(at + 1) != "from":
        return False
    ahead = at + 2 + out
    ahead += parts.word(ahead) == "the"
    if parts.word(ahead) in {"here", "it"}:  # the country that the sentence named before
        named = parts.word(ahead) == "here" or any(
            each.last < at and each.code in _THE_COUNTRY for each in parts.mentions_of("home")
        )
        return named and (ahead + 1 >= len(parts.words) or may_link(parts, ahead + 1))
    place = next((each for each in parts.mentions_of("home") if each.first == ahead and each.code in _THE_COUNTRY), None)
    return (out and parts.word(ahead) == "country") or (place is not None and may_link(parts, place.last + 1))


_THE_COUNTRY = THE_COUNTRY | {"u.k"}


def moves_here(parts: SentenceParts, at: int) -> bool:
    """Whether people who moved moved to the country or out of it, and not house or to a four-day week."""
    ahead = [parts.word(k) for k in range(at + 1, at + 6)]
    if ahead[0] in _AWAY_OR_HERE or (ahead[0] == "there" and not LEAVING.isdisjoint(parts.words[:at])):
        return True  # "155,000 left the island and only 85,000 moved there"
    if ahead[0] not in {"to", "into", "in"}:
        return False
    if ahead[:2] == ["in", "than"]:
        return ahead[2] in {"out", "moved", "left", "away"}  # "606,000 more people moved in than out"
    home = any(at < mention.first <= at + 4 for mention in parts.mentions_of("home"))
    return home or {"country", "live", "work", "study"} & set(ahead) != set()
