"""Whether a sentence speaks of what is left of those who came and those who left, outside the name of net migration."""

from __future__ import annotations

from ...words.cues import LEAVING
from ...words.quantities import Quantity
from ..parts import SentenceParts
from ..wording import Subject

_NET = frozenset({"net", "balance", "loss", "losing", "lost", "poorer", "lighter"})

_BEFORE_A_VERB = frozenset("to will must would should can could we they".split())
_LOSING = frozenset({"losing", "lost"})
_TAKING_AWAY = frozenset(
    "deducting deducted deduct subtracting subtracted subtract counting counted offset offsetting once minus less above allowing taking taken".split()
)
_THOSE_GONE = frozenset((who, word) for who in ("who", "those", "people") for word in LEAVING)


def speaks_of_net(parts: SentenceParts) -> bool:
    """Such as "lost a net 17,000 citizens to emigration", "on balance 136,000 left": outside the name of net migration."""
    if not parts.word_set.isdisjoint(_TAKING_AWAY) and not parts.pairs.isdisjoint(_THOSE_GONE):
        return True  # "After counting those who left, 204,000 people came"
    if ("over", "those") in parts.pairs and not parts.pairs.isdisjoint(_THOSE_GONE):
        return True  # "those who arrived over those who left"
    if parts.word_set.isdisjoint(_NET):
        return False
    named = {
        at for each in parts.mentions_of("measure") if each.code == "net_migration" for at in range(each.first, each.last + 1)
    }
    return any(
        word in _NET
        and at not in named
        # "the Tories lost control" is no loss of people
        and not (
            word in _LOSING
            and not any(0 < quantity.first - at <= 4 and quantity.unit in {"", "people"} for quantity in parts.quantities)
        )
        # "we will balance lower net migration with the needs of business"
        and not (word == "balance" and parts.word(at - 1) in _BEFORE_A_VERB)
        for at, word in enumerate(parts.words)
    )


def is_one_side_of_net(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Whether a number stands right beside the name of its own flow, though net is told of: "immigration of 1,163,000, less 557,000 who left"."""
    at = quantity.first - 1
    if parts.word(at) == "of" and any(
        each.code == subject.measure and each.last == at - 1 and not each.ambiguous for each in parts.mentions_of("measure")
    ):
        return True
    if quantity.hedge in {"over", "under"} and ("first", "time") in parts.pairs:
        # "the first time that departures have gone above 400,000"
        return any(
            each.code == subject.measure and 0 < quantity.first - each.last <= _NEAR for each in parts.mentions_of("measure")
        )
    behind = quantity.last + 1 + (parts.word(quantity.last + 1) == "people")
    return parts.word(behind) == "who" and parts.word(behind + 1) in LEAVING and subject.measure == "emigration"


_NEAR = 5
