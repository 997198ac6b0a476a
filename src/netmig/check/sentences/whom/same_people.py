"""The number before of whose people another tells: said again, listed with it, the other end of a change, an earlier estimate."""

from __future__ import annotations

from ...words.cues import DIFFERENCES, MOVING, is_adverb
from ...words.quantities import Quantity
from ..directions import direction_of, in_apposition
from ..net.outnumbering import excess
from ..once import once_a_number
from ..parts import SentenceParts
from ..roles import is_start
from .labels import tied_labels
from .movement import movement, movement_verb

_ESTIMATE = frozenset("estimate figure estimated thought put given reported".split())


_EARLIER = frozenset("first initial original previous earlier originally initially previously".split())


_OF_ESTIMATES = (
    _ESTIMATE | _EARLIER | frozenset("the an a its of had been was at where when rather than against instead only just".split())
)


def another_estimate(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The number of people that another is an earlier estimate of: "257,000 left in 2024, against an initial estimate of 77,000"."""
    if _EARLIER.isdisjoint(parts.word_set) or quantity.unit not in {"", "people"}:
        return None
    at = quantity.first - 1
    while at >= 0 and parts.word(at) in _OF_ESTIMATES:
        at -= 1
    passed = set(parts.words[at + 1 : quantity.first])
    before = parts.preceding(quantity)
    if before is None or not passed & _ESTIMATE or not passed & _EARLIER or before.last > at:
        return None
    told = parts.word(at) == "," or bool(passed & {"than", "against", "instead", "where"})
    return before if told and own_people(parts, before) else None


@once_a_number
def hangs_on(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The number before of whose people another tells: said again, the other end of a change, or set against it."""
    if movement_verb(parts, quantity) >= 0:
        return None  # its own words say what its people did
    return (
        restated(parts, quantity)
        or other_end(parts, quantity)
        or _of_the_balance(parts, quantity)
        or _same_people(parts, quantity)
        or _listed_with(parts, quantity)
    )


def _of_the_balance(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """By how many more came than left, that another such number is set against: "431,000 more arrivals than departures, compared with 860,000"."""
    if parts.word(quantity.first - 1) not in {"from", "against", "with", "to"}:
        return None
    before = parts.preceding(quantity)
    if before is None or quantity.unit not in {"", "people"} or before.unit not in {"", "people"}:
        return None
    gap = parts.words[before.last + 1 : quantity.first]
    more = gap[:1] in (["more"], ["fewer"]) and "than" in gap[: _LONGEST_ASIDE - 1]
    if not (more or excess(parts, before)) or not {";", "and", "while", "but"}.isdisjoint(gap):
        return None
    return before if gap[-1:] in (["from"], ["against"]) or gap[-2:] in (["compared", "with"], ["compared", "to"]) else None


def _listed_with(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The number before in "compared with 122,000 from EU countries and 60,000 British nationals"."""
    before = parts.preceding(quantity)
    if before is None or parts.word(quantity.first - 1) != "and" or parts.word(before.last + 1) not in {"from", "of"}:
        return None
    behind = [each for each in parts.mentions_of("group") if each.first == quantity.last + 1]
    between = [each for each in parts.mentions_of("group") if before.last < each.first and each.last == quantity.first - 2]
    return before if behind and between and _same_people(parts, before) is not None else None


@once_a_number
def restated(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The quantity that a bracket or an aside says again in another unit.

    "fell by 86 % (105,000)", "by 25 %, or 84,000 people", "105,000 fewer relatives of students, down 86 per cent".
    """
    before = parts.preceding(quantity)
    if before is None or before.unit == quantity.unit:
        return None
    if in_apposition(parts, quantity) is not None and parts.word(before.last + 1) != "of":
        return before  # not "by two thirds of its total, 331,000": a part of what it became
    at = quantity.first - 1
    while at > before.last and (is_adverb(parts.word(at)) or parts.word(at) in {"just", "about", "almost"}):
        at -= 1
    if at - before.last <= 2 and parts.word(at) in {"(", "or"}:
        return before  # "168,000, or exactly a third"
    if quantity.unit not in {"percent", "share"} or before.unit in {"percent", "share", "times"}:
        return None
    at = quantity.first - 1
    while at > before.last and parts.word(at) in _ASIDE:
        at -= 1
    fewer = parts.word(before.last + 1) in DIFFERENCES
    return before if fewer and parts.word(at) == "," and at - before.last <= _LONGEST_ASIDE else None


_ASIDE = frozenset("a an down up or fall rise drop of".split())


_LONGEST_ASIDE = 8
# a change is said again so near
_SAID_AGAIN = 3
# others may be told of behind one of these
_ANOTHER = frozenset({"and", ")", ";", "while", "but", "whereas", "that"})


def _same_people(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The number before that another is set against, or that a change is an aside to: both are of the same people.

    "636,000 came, up by more than a fifth on 574,000, and 300,000 went, 20,000 fewer than a year earlier".
    """
    before = parts.preceding(quantity)
    if before is None:
        return None
    gap = range(before.last + 1, quantity.first)
    if any(mention.role in {"measure", "other_subject"} and mention.first in gap for mention in parts.mentions):
        return None
    than = quantity.first - 1 - (parts.word(quantity.first - 1) == "the")  # "up by 16 per cent on the 414,000 of the year before"
    if parts.word(than) == "than" and before.unit in {"percent", "share"} and quantity.unit in {"", "people"}:
        return before  # "670,000 came, 37 per cent fewer than the 1,063,000 of the year before"
    against = parts.word(than) in {"against", "on"} or (
        parts.words[quantity.first - 1] == "with" and parts.word(quantity.first - 2) in {"compared", "comparing"}
    )
    against = (
        against or parts.words[quantity.first - 2 : quantity.first] == ["compared", "to"] or _is_from(parts, before, quantity)
    )
    changes = quantity.unit in {"", "people", "percent", "share"} and direction_of(parts, quantity) != 0
    comparing = parts.word(quantity.last + 1) in DIFFERENCES
    named = parts.covered("group", "home")
    length = sum(at not in named for at in gap)
    aside = changes and "," in parts.words[gap.start : gap.stop] and length <= _LONGEST_ASIDE * (2 if comparing else 1)
    if not (against or aside) or before.unit not in {"", "people", "percent", "share"} or _changes_verb(parts, gap):
        return None
    if own_people(parts, before) or against:
        return before
    # "171,000 to work, down by 61 %", "down by 108,000, a 49 percent reduction", "against 511,000 a year before, a fall of 161,000"
    told = (
        tied_labels(parts, before) or (direction_of(parts, before) != 0 and length <= _SAID_AGAIN) or _same_people(parts, before)
    )
    # "Departures: non-EU up 3 per cent, British down 4 per cent": of its own people
    straight = _ANOTHER.isdisjoint(parts.words[gap.start : gap.stop]) and not any(
        each.first in gap for each in (*parts.mentions_of("group"), *tied_labels(parts, quantity))
    )
    return (
        before
        if aside
        and told
        and (straight or (tied_labels(parts, before) and not tied_labels(parts, quantity)))
        and _ANOTHER.isdisjoint(parts.words[gap.start : gap.stop])
        else None
    )


def aside_to(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The number behind which a change is told, with nothing between but its year: "fell to 1.218 million in 2023, from 1.257 million in 2022, a fall of 3 %"."""
    before = parts.preceding(quantity)
    if (
        before is None
        or before.unit not in {"", "people"}
        or parts.word(quantity.first - 1) == ","
        or not direction_of(parts, quantity)
    ):
        return None
    gap = [parts.word(at) for at in range(before.last + 1, quantity.first) if at not in parts.in_times and parts.word(at) != "in"]
    return before if gap[:1] == [","] and all(word in _ASIDE or is_adverb(word) for word in gap[1:]) else None


_FROM = frozenset(
    "people arrivals , ( down up from a fall rise drop increase decrease well far sharply lower higher slightly only just the year before".split()
)


def _is_from(parts: SentenceParts, before: Quantity, quantity: Quantity) -> bool:
    """Whether a number is where the one just before it came from: "added 383,000, down from 825,000"."""
    gap = range(before.last + 1, quantity.first)
    between = [parts.word(at) for at in (*gap, quantity.first) if parts.word(at) in {",", "from", "minus", "(", "plus"}]
    if before.unit in {"", "people"} and "from" in between and len(between) >= len(gap) and direction_of(parts, before) != 0:
        return True  # "that of Britons rose by 20,000, from minus 37,000 to minus 17,000"
    return (
        parts.word(quantity.first - 1) == "from"
        and parts.word(quantity.first - 2) in {"down", "up", "fall", "rise", "drop", "increase"}
        and len(gap) <= _LONGEST_ASIDE + 4
        and all(parts.word(at) in _FROM or at in parts.in_times or at in parts.covered("home", "group") for at in gap)
        and before.unit in {"", "people"}
    )


def led_to(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The change that led to a number: "fell by 105,000, or 86%, to 17,000"."""
    before = parts.preceding(quantity)
    if before is None or parts.word(quantity.first - 1) != "to" or not (direction_of(parts, before) or before.unit == "times"):
        return None
    gap = {parts.word(at) for at in range(before.last + 1, quantity.first) if at not in parts.in_times}
    return before if gap <= {",", ")", "to", "in"} else None


def own_people(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of people of whom the words beside it say what they did."""
    return (
        movement(parts, quantity) is not None
        or parts.word(quantity.last) in {"arrivals", "departures"}
        or parts.word(quantity.first - 1) in {"brought", "brings"}
    )


def _changes_verb(parts: SentenceParts, gap: range) -> bool:
    """Whether people who move are named again between two numbers."""
    return any(parts.words[at] in MOVING for at in list(gap)[_LONGEST_ASIDE:])


@once_a_number
def other_end(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The number that a change began with: "rose from 277,000 to 423,000" is of the same people at both ends."""
    before = parts.preceding(quantity)
    if before is None or before.unit != quantity.unit:
        return None
    forwards = parts.word(quantity.first - 1) == "to" and is_start(parts, before)
    backwards = parts.word(quantity.first - 1) == "from" and parts.word(before.first - 1) == "to"  # "to 52,000 from 165,000"
    if not forwards and not backwards:
        return None
    gap = range(before.last + 1, quantity.first - 1)
    return before if all(at in parts.in_times or parts.word(at) == "in" for at in gap) else None
