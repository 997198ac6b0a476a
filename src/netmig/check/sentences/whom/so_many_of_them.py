"""How many of those who came or left were of one nationality, told by a noun behind the number: "EU citizens accounted for 165,000 of the entries".

The noun says which flow it is, and whoever stands before the number who they are.
"""

from __future__ import annotations

from ...words.cues import ARRIVING, LEAVING
from ...words.quantities import Quantity
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Subject
from .carried import group_behind
from .groups import settle_group
from .labels import labels
from .other_heads import is_all_plain

_CAME = frozenset("arrivals entries entrants immigrants incomers newcomers".split())
_LEFT = frozenset("departures emigrants exits leavers".split())
_WERE = frozenset("for up were was are comprised represented constituted formed contributed numbered".split())
_BESIDE = frozenset("some about around nearly almost over more than roughly just only a record an as many".split())


def so_many_of_them(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """Those of one nationality among all who came, or left; None where that is not what a number says."""
    if quantity.unit not in {"", "people"} or parts.word(quantity.last + 1) != "of":
        return None
    at = quantity.last + 2
    while parts.word(at) in {"the", "all", "those", "these", "long-term", "total"}:
        at += 1
    noun = parts.word(at)
    those = parts.word(at - 1) in {"those", "all", "people"}
    if those and noun == "who" and (behind := _of_those_who_moved(parts, quantity, at + 1, scene)) is not None:
        return behind
    if those and (moved := at + (noun == "who")) and parts.word(moved) in ARRIVING | LEAVING:
        # "British nationals were 61,000 of those leaving", "Non-EU nationals were 968,000 of those who arrived"
        at, came = moved, parts.word(moved) in ARRIVING
    elif noun in _CAME | _LEFT and at > quantity.last + 2:
        came = noun in _CAME
    else:
        return None
    back = quantity.first - 1
    while parts.word(back) in _BESIDE:
        back -= 1
    if parts.word(back) not in _WERE:
        return None
    first, _ = parts.clause(quantity.first)
    named = [each for each in labels(parts) if first <= each.first < back]
    if len(named) != 1 or "nationality" not in dict(named[0].group):
        return None
    measure = "immigration" if came else "emigration"
    _, stop = parts.clause(at)
    plain = scene.about_migration and is_all_plain(parts, at + 1, stop)
    if those and not plain:
        return None  # "of those who came to work"
    return Subject(measure, settle_group(dict(named[0].group), measure), "explicit" if plain else "open", local=True)


def _of_those_who_moved(parts: SentenceParts, quantity: Quantity, verb: int, scene: Scene) -> Subject | None:
    """Such as "968,000 of those who came were from outside the EU", whatever was told of net migration before."""
    verb += parts.word(verb) in {"have", "had"}
    measure = "immigration" if parts.word(verb) in ARRIVING else "emigration" if parts.word(verb) in LEAVING else ""
    group = group_behind(parts, quantity, measure) if measure else ()
    told = next((at for at in range(verb + 1, len(parts.words)) if parts.words[at] in {"were", "was", "are"}), verb)
    if not group or not scene.about_migration or not is_all_plain(parts, verb + 1, told):
        return None  # "of those who came to the rally"
    return Subject(measure, group, "explicit" if scene.at_home else "open", local=True)
