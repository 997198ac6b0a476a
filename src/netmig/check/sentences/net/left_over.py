"""What is told as left of two flows once the one is taken from the other: "That leaves 204,000", "take away those who left and 204,000 remain".

A number is such a remainder where words say that it remains, and where either the same sentence takes the
one flow from the other, or both have just been told, in the sentence or in the one before.
"""

from __future__ import annotations

from ...words.compound_names import way_of_word
from ...words.cues import ARRIVING, LEAVING
from ...words.quantities import Quantity
from ..once import once_a_number
from ..parts import SentenceParts
from ..scene import Scene
from ..wording import Basis, Subject
from .outnumbering import is_all_plain_beside_flows

_REMAINING = frozenset("remain remains remained".split())
_LEAVING_OVER = frozenset("leaves leave leaving left".split())
_MAKING = frozenset(
    "gives give giving get gets makes make making yields yield produces produce have has equals is was are leaves leave leaving comes left remains".split()
)
_SUMS = frozenset(
    "result answer remainder upshot outcome net balance difference sum figure surplus total that which this you we one it".split()
)
_TO_WHOM = frozenset(
    "with us you one it a an net us the uk britain country of to at : , – — = extra around about some just over".split()
)
_PEOPLE = frozenset("people migrants persons of them newcomers immigrants in all".split())
# what takes the one flow from the other
_TAKING = frozenset(
    "deduct deducts deducted deducting subtract subtracts subtracted subtracting minus less net netted netting discount discounting".split()
)
_TAKING_PAIRS = frozenset(
    {("take", "away"), ("taking", "away"), ("taken", "away"), ("taken", "off"), ("take", "off"), ("taking", "off"), ("taken", "from"),
     ("taken", "out"), ("take", "out"), ("knock", "off"), ("knocked", "off"), ("strip", "out"), ("stripped", "out")}
)  # fmt: skip
_TAKE = frozenset({"take", "taking", "took"})
_ONE = (["one", "from"], ["former", "from"], ["latter", "from"], ["second", "from"], ["first", "from"])
_LEAST = 1000
_OWN = (
    _REMAINING | _LEAVING_OVER | _MAKING | _SUMS | _PEOPLE | _TAKING | frozenset("take taking away off one other if you".split())
)


def left_over(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """Net migration where a number is told as what is left of those who came; None where it is not."""
    if not is_told_to_remain(parts, quantity):
        return None
    if not (_takes_one_from_the_other(parts, scene) or _both_are_told(parts, quantity, scene)):
        return None
    loose = parts.mentions_of("group") or scene.groups - {"all"} or not is_all_plain_beside_flows(parts, quantity, _OWN)
    basis: Basis = "open" if loose else "inherited"
    return Subject("net_migration", (), basis, local=True)


@once_a_number
def is_told_to_remain(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is said to be what remains, whatever it remains of: "728,000 remain", "that leaves 728,000", "the result is 728,000"."""
    if quantity.unit not in {"", "people"} or quantity.value < _LEAST:
        return False
    at = quantity.last + 1
    while parts.word(at) in _PEOPLE:
        at += 1
    if parts.word(at) in ARRIVING or parts.word(at) in LEAVING:
        return False  # "the result of 898,000 people arriving", "what is left of 948,000 arrivals"
    if parts.word(at) in _REMAINING or (
        parts.word(at) in {"are", "were", "is", "was"} and parts.word(at + 1) in {"left", "what", "all"}
    ):
        return True
    back = quantity.first - 1
    while parts.word(back) in _TO_WHOM or back in parts.covered("home"):
        back -= 1
    word = parts.word(back)
    if word in _LEAVING_OVER:
        return (
            word != "left"
            or parts.word(back - 1) in {"are", "is", "was", "were", "be", "been", "country", "what"}
            or (back - 1 in parts.covered("home") or "with" in parts.words[back + 1 : quantity.first])
        )
    if word in {"result", "answer", "remainder", "upshot", "outcome"}:
        return True
    if word in {"is", "was"} and parts.word(back - 1) == "," and not {"minus", "less"}.isdisjoint(parts.words[:back]):
        return True  # "The number of people moving to the UK, minus those leaving, was 226,000"
    if word in {"is", "was", "are", "comes", "have", "has"}:
        return parts.word(back - 1) in {"result", "answer", "remainder", "upshot", "outcome", "left", "remains"}
    return word in _MAKING and (parts.word(back - 1) in _SUMS or parts.word(back - 1) == "left" or word in _GIVING)


_GIVING = frozenset("gives giving yields get gets makes making equals".split())


def _takes_one_from_the_other(parts: SentenceParts, scene: Scene) -> bool:
    """Whether a sentence takes one flow from the other, as told in it or just before it."""
    taken = not parts.word_set.isdisjoint(_TAKING) or not parts.pairs.isdisjoint(_TAKING_PAIRS)
    if not taken and _TAKE.isdisjoint(parts.word_set):
        return False
    sides = ways_told(parts, 0, len(parts.words))
    told = scene.both_flows or len(sides) == 2
    if any(parts.words[at : at + 2] in _ONE for at in range(len(parts.words))):
        return told
    if "from" in parts.word_set and len(sides) == 2:
        return scene.about_migration or parts.names_home
    return taken and bool(sides) and (told or scene.about_migration or scene.moved is not None)


def _both_are_told(parts: SentenceParts, quantity: Quantity, scene: Scene) -> bool:
    """Whether numbers of both flows stand before a number, or nothing but it stands behind a sentence that told both."""
    before = [each for each in parts.quantities if each.last < quantity.first and each.unit in {"", "people"}]
    if len(before) == 2 and len(ways_told(parts, 0, quantity.first)) == 2:
        return scene.about_migration or parts.names_home
    return not before and scene.both_flows and not parts.mentions_of("measure")


def ways_told(parts: SentenceParts, first: int, stop: int) -> set[int]:
    """The ways in which people are told to go in a stretch: 1 for here, -1 for away."""
    return {found[0] for at in range(first, stop) if (found := way_of_word(parts.words, at)) is not None}
