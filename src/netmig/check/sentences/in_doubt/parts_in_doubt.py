"""Doubts of the whole: whether a number is of all that is named, or of a part of it."""

from __future__ import annotations

from itertools import pairwise

from ...words.cues import FALL_NOUNS, MOVING, RISE_NOUNS
from ...words.quantities import Quantity
from ..parts import SentenceParts
from ..roles import is_a_multiplying, role_of
from ..whom.labels import tied_labels


def restates_share(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number in brackets says a share again: "85 % of immigration (1,031,000)"."""
    before = parts.preceding(quantity)
    if parts.words[quantity.last + 1 : quantity.last + 3] in (["in", "all"], ["in", "total"]) and any(
        each.unit in {"percent", "share"} and each.first < quantity.first for each in parts.quantities
    ):
        return True  # "Two-thirds of the 642,000 departures were of foreign nationals, 396,000 in all"
    if parts.word(quantity.first - 1) != "(" or before is None or before.unit not in {"percent", "share"}:
        return False
    return role_of(parts, before) == "share"


def _of_a_change(parts: SentenceParts) -> bool:
    """Whether a sentence sets out with a change that it takes apart: "Of that fall, …"."""
    return any(word in FALL_NOUNS or word in RISE_NOUNS for word in parts.words[2:4])


def group_behind(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a group stands behind a number with only a share between: "1,034,000, or 86 %, were from outside the EU"."""
    following = parts.following(quantity)
    if following is None or following.unit not in {"percent", "share"} or following.first - quantity.last > 5:
        return False
    return any(0 < mention.first - following.last <= 6 for mention in parts.mentions_of("group"))


def _are_those_who_were(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "37,000 of the Indians who moved out had been there to study"; not "109,000 of those who came were EU citizens"."""
    if parts.word(quantity.last + 1) != "of" or parts.word(quantity.last + 2) not in {"the", "those", "these"}:
        return False
    who = next((at for at in range(quantity.last + 2, quantity.last + 7) if parts.word(at) == "who"), -1)
    moved = next((at for at in range(who + 1, who + 5) if parts.word(at) in MOVING), -1) if who > 0 else -1
    if moved < 0:
        return False
    _, stop = parts.clause(moved)
    said = next((at for at in range(moved + 1, stop) if parts.word(at) in {"had", "were", "are", "was", "have"}), -1)
    if said < 0:
        return False
    named = any(said < each.first <= said + _NEAR_BEHIND for each in parts.mentions_of("group"))
    return parts.word(said) == "had" or not named


def _had_moved_before(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "37,000 Indians who had gone to the UK to study left it": some of those who left, told by how they had come."""
    if "who" not in parts.word_set:
        return False
    who = next((at for at in range(quantity.last + 1, quantity.last + 5) if parts.word(at) == "who"), -1)
    if who < 0 or parts.word(who + 1) not in {"had", "have", "first"}:
        return False
    moved = next((at for at in range(who + 2, who + 5) if parts.word(at) in MOVING or parts.word(at) == "gone"), -1)
    _, stop = parts.clause(max(moved, 0))
    return moved > 0 and any(parts.word(at) in MOVING for at in range(moved + 2, stop))


# how near behind "were" it is said who they were, in words
_NEAR_BEHIND = 5


def is_part(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is said to be a part of a measure: "accounted for 96,000 of UK immigration"."""
    if parts.words[:1] == ["of"] and ("by", "which") in parts.pairs:
        return True  # "Of the 720,000 by which net migration fell, 517,000 came in 2024 alone"
    if parts.words[:1] == ["of"] and parts.words[1:2] in (["that"], ["this"], ["the"], ["those"], ["these"]):
        return _of_a_change(parts)
    if "apart" in parts.words[max(0, quantity.first - 3) : quantity.first]:
        return True  # "EU nationals and Britons apart, 670,000"
    if _are_those_who_were(parts, quantity) or _had_moved_before(parts, quantity):
        return True
    named = [each for each in parts.mentions if each.role in {"measure", "group"} and each.last < quantity.first]
    if named and is_what_others_share(parts, named[-1].first):
        return True
    if tied_labels(parts, quantity):
        return False  # "EU nationals accounted for 126,000 of it": a part, and of whom is told
    behind = parts.words[quantity.last + 1 : quantity.last + 6]
    if any(
        each == "from" and one in _MORE_OR_LESS and other != "than"
        for each, one, other in zip(behind, behind[1:], behind[2:], strict=False)
    ):
        return True  # "more than 370,000 came from lower immigration"
    if {"accounted", "accounting", "accounts", "comprised", "comprising", "including", "includes", "included"} & set(
        parts.words[max(0, quantity.first - 5) : quantity.first]
    ):
        return True
    if parts.word(quantity.last + 1) != "of" or is_a_multiplying(parts, quantity):
        return False
    return any(quantity.last + 1 < mention.first <= quantity.last + 5 for mention in parts.mentions_of("measure"))


def is_what_others_share(parts: SentenceParts, at: int) -> bool:
    """Whether a flow is named as that of which something else is a part: "students were the largest share of non-EU immigration, at 277,000"."""
    before = parts.words[max(0, at - _TO_THE_SHARE) : at]
    return any(one in _SHARES and other in {"of", "in", "to", "behind"} for one, other in pairwise(before))


_SHARES = frozenset("share part portion group component driver contributor source category element chunk reason".split())
# so many words what it is a part of may have before its name, or before the group in it
_TO_THE_SHARE = 5
_MORE_OR_LESS = frozenset({"lower", "higher", "falling", "rising", "fewer", "more"})
_THEM = ("them", "these", "those", "whom")
_OF_THEM = frozenset(("of", word) for word in _THEM)
_OF_PARTS = frozenset({"including", *_THEM})


def part_of(parts: SentenceParts, quantity: Quantity) -> bool:
    if _OF_PARTS.isdisjoint(parts.word_set):
        return False
    # "571,000, many of those being former students": the others are a part of it
    of_it = parts.word(quantity.last + 1) == "," and parts.word(quantity.last + 2) in _SO_MANY
    around = parts.words[max(0, quantity.first - 4) : quantity.last + (1 if of_it else 5)]
    if "including" in around:
        return True
    return not _OF_THEM.isdisjoint(parts.pairs) and not _OF_THEM.isdisjoint(pairwise(around))


_SO_MANY = frozenset("many most some several half few".split())
_THE_REST = frozenset("else rest remainder others remaining".split())


_PEOPLE = frozenset("nationals nationalities citizens countries foreigners people migrants groups".split())


def of_the_rest(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of those who are left when the groups named are set aside: "against plus 383,000 for the rest"."""
    near = parts.words[max(0, quantity.first - 8) : quantity.last + 5]
    if "other" in near and any(
        one == "other" and other in _PEOPLE for one, other in pairwise(word for word in near if word != "foreign")
    ):
        return True  # "that of other nationals was plus 544,000"
    if "else" in near and not {"everyone", "everybody", "all"}.isdisjoint(near):
        return True  # "For everyone else it was plus 544,000"
    if "others" in parts.words[:5] and parts.word(0) in {"among", "for", "of", "from", "with"}:
        return True  # "Among all others but the British, 766,000 came and 222,000 left"
    if _THE_REST.isdisjoint(parts.word_set) or not parts.mentions_of("group"):
        return False
    first, stop = parts.segment(quantity)
    before = parts.preceding(quantity)
    if before is not None and parts.word(quantity.first - 1) == "to" and parts.word(before.first - 1) == "from":
        first, _ = parts.segment(before)
    named = parts.covered("group")  # "the rest of the world" is a group of its own
    return any(parts.word(at) in _THE_REST and at not in named for at in range(first, min(stop, quantity.last + 5)))
