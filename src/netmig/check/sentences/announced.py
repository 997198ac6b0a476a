"""Figures that a text tells as of the day when they were announced: "In May the ONS announced that net migration had halved to 431,000"."""

from __future__ import annotations

from datetime import date

from ..words.quantities import Quantity
from ..words.time_expressions import TimeExpression
from .parts import SentenceParts

_ANNOUNCING = frozenset(
    "announced published reported wrote told said revealed showed claimed recorded declared heard learned pointed cited printed argued"
    " noted stated gave complained briefing paper archive headline speech".split()
)
_OPENING = frozenset({"until", "till", "during"})
_BACK_THEN = frozenset(
    {("back", "in"), ("only", "months"), ("up", "to"), ("the", "previous"), ("the", "former"), ("back", "then")}
)
# how many days before an article its own news may have been announced
_NEWS = 14


def was_announced_then(parts: SentenceParts, quantity: Quantity, published: date) -> bool:
    """Whether a number may be what was announced at an earlier time, and no newest figure."""
    if parts.word(0) in _OPENING and parts.times:
        return True
    if (parts.word(0), parts.word(1)) in _BACK_THEN or ("we", "were") in parts.pairs or ("ons", "knew") in parts.pairs:
        return True
    said = next((at for at in range(len(parts.words) - 1, -1, -1) if parts.word(at) in _ANNOUNCING and _is_of(at, quantity)), -1)
    if (
        any(each.kind == "earlier" and each.first <= 1 and parts.word(each.last) == "ago" for each in parts.times[:1])
        and len(parts.times) > 1
    ):
        return True  # "A year ago net migration for the year to June 2023 landed at 672,000"
    if any(_is_of_its_month(each, parts, quantity, published) for each in parts.times):
        return True
    if _thought_when(parts.words[: quantity.first]):
        return True
    if said < 0:
        return False
    if "ago" in parts.words[: max(said, quantity.first)]:
        return True
    own = parts.time_of.get(quantity.first)
    return any(each is not own and _is_a_day_of(each, published, own is not None) for each in parts.times if each.first < said)


def _is_of_its_month(time: TimeExpression, parts: SentenceParts, quantity: Quantity, published: date) -> bool:
    """Whether a month is when something was said, and not what of: "As of May net migration in 2024 was", "the minister told the House in June"."""
    if time.kind != "month" or time.explicit or time.month == published.month:
        return False
    own = parts.time_of.get(quantity.first)
    if own is time and "when" in parts.words[time.last + 1 : time.last + 3]:
        return True  # "lower than it was in November, when it was 345,000"
    if time.first <= 2 and time.first < quantity.first:
        return own is not None and own is not time
    return not _ANNOUNCING.isdisjoint(parts.words[max(0, time.first - 5) : time.first])


def _thought_when(before: list[str]) -> bool:
    """Such as "when net migration was thought to be 672,000"."""
    return "when" in before and not {"thought", "believed", "reckoned"}.isdisjoint(before[before.index("when") :])


def _is_of(at: int, quantity: Quantity) -> bool:
    """Whether a verb of announcing stands before a number, or right behind it: "net migration of 431,000 was announced"."""
    return at < quantity.first or 0 < at - quantity.last <= 4


def _is_a_day_of(time: TimeExpression, published: date, has_its_own: bool) -> bool:  # noqa: FBT001 - whether the number has another time
    """Whether words of time say when something was announced, long enough before the article."""
    match time.kind:
        case "month":
            return not time.explicit or has_its_own
        case "moment":
            return True
        case "day":
            return (
                bool(time.year)
                and (time.year, time.month) < (published.year, published.month)
                and (time.year < published.year or time.month < published.month - 1 or published.day > _NEWS)
            )
        case "calendar_year":
            return has_its_own and time.year < published.year
        case _:
            return False
