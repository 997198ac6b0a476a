"""By how much one flow exceeds the other: "arrivals beat departures by 728,000", "those who came were 728,000 more than those who left".

What is told so is what the two leave over, net migration; where those who left are the more, it lies below nought.
"""

from __future__ import annotations

from ...words.compound_names import way_of_side, way_of_word
from ...words.quantities import Quantity
from ..directions import skip_back
from ..once import once_a_number
from ..parts import SentenceParts
from ..whom.other_heads import is_all_plain

OUTNUMBERING = frozenset(
    "outnumbered outnumber outnumbers outnumbering exceeded exceed exceeds exceeding outstripped outstripping outweighed outpaced surpassed"
    " surpassing overtaken overtook outstrip outstrips outweigh outweighs outweighing outpace outpaces outpacing surpass surpasses".split()
)
# the same of other contests, and so only with both flows beside them
_BEATING = OUTNUMBERING | frozenset(
    "beat beats beating topped tops topping outran outruns outrun outdid outdo outdoes eclipsed eclipses trumped led leads lead".split()
)
_TRAILING = frozenset("trailed trails trailing lagged lags".split())
_FALLING_SHORT = frozenset("fell fall falls falling fallen ran run runs".split())
_BE = frozenset("is are was were be been being".split())
_MORE = frozenset("more higher greater larger bigger up above ahead over stronger".split())
_FEWER = frozenset("fewer lower smaller less below down behind under".split())
_PEOPLE = frozenset("people persons migrants of in number numbers numerous strong".split())
_THAN = frozenset({"than", "on", "of", "above"})
_TAKING = frozenset(
    "gained gain gains took takes taken received receives welcomed welcomes admitted attracted absorbed accepted added".split()
)
_LOSING = frozenset("lost loses lose losing shed sent waved saw parted".split())
_WHOSE = frozenset("it we they he the country uk britain us had has have in that just about some nearly almost".split())
_FARTHEST = 12


def excess(parts: SentenceParts, quantity: Quantity) -> int:
    """By how much one flow exceeds the other: 1 where more came, -1 where more left, 0 where it is not told.

    "immigration exceeding emigration by 728,000", "British nationals leaving outnumbered those returning by 136,000",
    "the number who came was 606,000 greater than the number who went", "took in 504,000 more than it lost".
    """
    return _excess(parts, quantity)[0]


def exceeds_at(parts: SentenceParts, quantity: Quantity) -> int:
    """Where the words begin that say so: "outnumbered those returning by"; the place of the number where they do not stand before it."""
    return _excess(parts, quantity)[1]


@once_a_number
def _excess(parts: SentenceParts, quantity: Quantity) -> tuple[int, int]:
    if quantity.unit not in {"", "people"}:
        return 0, quantity.first
    by = skip_back(parts, quantity.first - 1)
    if parts.word(by) == "by":
        way, at = _by_so_much(parts, by)
        return (way, at) if way else (_larger_by(parts, quantity, by), quantity.first)
    if "than" in parts.word_set and (found := _took_more(parts, quantity, by)):
        return found, quantity.first
    if found := (
        _one_over_the_other(parts, quantity)
        or _more_than_went_the_other_way(parts, quantity)
        or _fewer_of_them_here(parts, quantity)
    ):
        return found, quantity.first
    return (_larger(parts, quantity, by) if parts.word(by) in _BE else 0), quantity.first


def _one_over_the_other(parts: SentenceParts, quantity: Quantity) -> int:
    """Such as "a surplus of 606,000 arrivals over departures", "an excess of some 606,000 immigrants over emigrants"."""
    at = quantity.last + 1
    behind = at + 2 + (parts.word(at + 2) in {"the", "its"})
    if parts.word(at + 1) not in {"over", "above"} or behind >= len(parts.words):
        return 0
    one, other = way_of_word(parts.words, at), way_of_word(parts.words, behind)
    return one[0] if one is not None and other is not None and one[0] + other[0] == 0 else 0


def _more_than_went_the_other_way(parts: SentenceParts, quantity: Quantity) -> int:
    """Such as "Last year people moved to Britain in record numbers: 600,000 more than left it", "155,000 left, 70,000 more than came"."""
    at = quantity.last + 1
    while parts.word(at) in _PEOPLE:
        at += 1
    if (
        parts.word(at) not in {"more", "fewer"}
        or parts.word(at + 1) != "than"
        or parts.word(quantity.first - 1) not in {",", ":", "–", "—", "("}
    ):
        return 0
    than = way_of_word(parts.words, at + 2) if at + 2 < len(parts.words) else None
    before = next((found[0] for k in range(quantity.first - 1, -1, -1) if (found := _way_at(parts, k)) is not None), 0)
    if than is None or before + than[0] != 0:
        return 0
    return before if parts.word(at) == "more" else -before


def _fewer_of_them_here(parts: SentenceParts, quantity: Quantity) -> int:
    """Such as "109,000 fewer Britons in the UK by June 2025", "there were 51,000 fewer of them in the country": what the two flows left over."""
    at = quantity.last + 1
    whose = next(
        (each for each in parts.mentions_of("group") if each.first == at + 1 and "nationality" in dict(each.group)), None
    )
    behind = whose.last + 1 if whose is not None else at + 3 if parts.words[at + 1 : at + 3] == ["of", "them"] else -1
    if parts.word(at) not in {"fewer", "more"} or behind < 0 or parts.word(behind) != "in" or "than" in parts.word_set:
        return 0
    here = parts.word(behind + 2) == "country" or any(behind < each.first <= behind + 2 for each in parts.mentions_of("home"))
    return 0 if not here else -1 if parts.word(at) == "fewer" else 1


def _way_at(parts: SentenceParts, at: int) -> tuple[int, int] | None:
    """Which way a word says that people go; "moved to Britain" as well."""
    if (
        parts.word(at) == "moved"
        and parts.word(at + 1) == "to"
        and any(each.first <= at + 3 and each.first > at for each in parts.mentions_of("home"))
    ):
        return 1, at + 1
    return way_of_word(parts.words, at)


def _by_so_much(parts: SentenceParts, by: int) -> tuple[int, int]:
    """Such as "departures fell short of arrivals by 204,000", "people coming beat those going by 204,000", "larger than … by"."""
    for at in range(by - 1, max(-1, by - _FARTHEST), -1):
        word, behind = parts.word(at), at + 1
        if word in _BEATING:
            way = 1
        elif word in _TRAILING:
            way, behind = -1, at + 1 + (parts.word(at + 1) == "behind")
        elif word in _FALLING_SHORT and parts.words[at + 1 : at + 3] == ["short", "of"]:
            way, behind = -1, at + 3
        elif word in _MORE | _FEWER and parts.word(at + 1) == "than" and parts.word(at - 1) in _BE:
            way, behind = (1 if word in _MORE else -1), at + 2
        else:
            continue
        first, second = _before(parts, at), _between(parts, behind, by)
        return (first * way if first and first + second == 0 else 0), at
    return 0, by


def _larger(parts: SentenceParts, quantity: Quantity, be: int) -> int:
    """Such as "the number who came was 606,000 greater than the number who went", "immigration was 728,000 above emigration"."""
    at = quantity.last + 1
    while parts.word(at) in _PEOPLE:
        at += 1
    word = parts.word(at)
    way = 1 if word in _MORE else -1 if word in _FEWER else 0
    if not way:
        return 0
    at += 1
    while parts.word(at) in _PEOPLE:
        at += 1
    if parts.word(at) not in _THAN and word in {
        "more",
        "higher",
        "greater",
        "larger",
        "bigger",
        "fewer",
        "lower",
        "smaller",
        "less",
    }:
        return 0
    return _sides(parts, be, at + (parts.word(at) in _THAN), way)


def _larger_by(parts: SentenceParts, quantity: Quantity, by: int) -> int:
    """Such as "the number who settled was larger by 431,000 than that of those who moved away"."""
    word = parts.word(by - 1)
    way = 1 if word in _MORE else -1 if word in _FEWER else 0
    than = quantity.last + 1
    while parts.word(than) in _PEOPLE:
        than += 1
    if not way or parts.word(than) != "than":
        return 0
    return _sides(parts, by - 1, than + 1, way)


def _sides(parts: SentenceParts, at: int, behind: int, way: int) -> int:
    first = _before(parts, at)
    behind += parts.words[behind : behind + 2] == ["that", "of"] and 2
    other = way_of_side(parts.words, behind)
    return first * way if first and other is not None and first + other[0] == 0 else 0


def _took_more(parts: SentenceParts, quantity: Quantity, at: int) -> int:
    """Such as "Britain took in 504,000 more people than it lost", "welcomed 431,000 more than it waved off"."""
    at -= parts.word(at) in {"in", "to"}
    first = 1 if parts.word(at) in _TAKING else -1 if parts.word(at) in _LOSING else 0
    if not first or parts.word(quantity.last + 1) not in {"more", "extra"} | _PEOPLE:
        return 0
    than = next((k for k in range(quantity.last + 1, min(len(parts.words), quantity.last + 9)) if parts.word(k) == "than"), -1)
    if than < 0 or "more" not in parts.words[quantity.last + 1 : than]:
        return 0
    for k in range(than + 1, min(len(parts.words), than + 6)):
        word = parts.word(k)
        if word in _TAKING or word in _LOSING:
            second = 1 if word in _TAKING else -1
            return first if first + second == 0 else 0
        if word not in _WHOSE:
            return 0
    return 0


def _before(parts: SentenceParts, at: int) -> int:
    """The way of those told of nearest before a place, 0 for none."""
    for k in range(at - 1, max(-1, at - _FARTHEST), -1):
        if (found := way_of_word(parts.words, k)) is not None:
            return found[0]
        if parts.word(k) in {";", ":", "which", "as"}:
            return 0
    return 0


def _between(parts: SentenceParts, first: int, stop: int) -> int:
    """The way of those told of first in a stretch, 0 for none."""
    return next((found[0] for k in range(first, stop) if (found := way_of_word(parts.words, k)) is not None), 0)


def is_all_plain_beside_flows(
    parts: SentenceParts, quantity: Quantity, own: frozenset[str] = frozenset(), *, clause: bool = False
) -> bool:
    """Whether every word around such a number is understood, is one of its own, or tells of people who come and go: nothing else is then spoken of.

    Around it is up to the next number, or with `clause` in its own clause alone.
    """
    start, stop = parts.clause(quantity.first) if clause else (0, parts.segment(quantity)[1])
    ways: set[int] = set()
    for at in range(len(parts.words)):
        if (found := way_of_word(parts.words, at)) is not None:
            ways.update(range(at, found[1]))
    return all(
        at in ways or parts.word(at) in _OWN or parts.word(at) in own or is_all_plain(parts, at, at + 1)
        for at in range(start, stop)
    )


_OWN = (
    _BEATING
    | _TRAILING
    | _MORE
    | _FEWER
    | _TAKING
    | _LOSING
    | _PEOPLE
    | frozenset(
        "short of than by live settle here back home out away abroad official says said show shows country settling greater own".split()
    )
)
