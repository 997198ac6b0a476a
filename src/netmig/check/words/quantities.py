"""Quantities in a text: what number is stated, and what it can stand for.

A quantity's interval is what its words commit the writer to: half a unit of the last non-zero digit
each way, widened or bounded by the hedge. "728,000" is 727,500 to 728,500; "nearly 12" is below 12
and not far below; "over 400,000" is 400,000 or more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..records import record
from .hedges import ABOUT_WITHIN, Hedge, bounds_nearly, hedging, interval
from .number_words import MULTIPLYING_VERBS
from .stated_numbers import Form, StatedNumber, last_digit_unit, may_be_number, read_number
from .tokens import Token, touches, word_at
from .units import Unit, noun_unit

__all__ = ["MULTIPLYING_VERBS", "Form", "Hedge", "Quantity", "Unit", "find_quantities", "interval", "last_digit_unit"]


@record()
class Quantity:
    """A number as stated.

    `value` is in whole units (people, pounds), percent for percentages, a ratio of after to before
    for multiples, a part of one for shares. `low` and `high` are what the words allow; either may
    be infinite. `first` and `last` are token indices, `start` and `end` code points.
    """

    first: int
    last: int
    start: int
    end: int
    value: float
    low: float
    high: float
    unit: Unit
    hedge: Hedge
    form: Form = "number"
    number_start: int = 0
    """Where the number itself begins, behind hedge and currency."""


def find_quantities(
    tokens: Sequence[Token], taken: frozenset[int] = frozenset(), places: Iterable[int] | None = None
) -> list[Quantity]:
    """The quantities among some tokens, in order; tokens in `taken` (dates, periods) are not read.

    `places` are those of the tokens at which a number may begin, if these are known.

    >>> from netmig.check.words.tokens import tokenise
    >>> found = find_quantities(tokenise("up 36% to over £5.38 billion, nearly halved"))
    >>> [(each.value, each.unit, each.hedge) for each in found]
    [(36.0, 'percent', 'exact'), (5380000000.0, 'GBP', 'over'), (0.5, 'times', 'nearly')]
    """
    found: list[Quantity] = []
    previous: StatedNumber | None = None
    beyond = 0
    if places is None:
        places = [at for at, token in enumerate(tokens) if may_be_number(token.lower)]
    for position in places:
        number = None if position < beyond or position in taken else read_number(tokens, position, taken)
        if number is None:
            continue
        if previous is not None and (scores := _scores(tokens, previous, number)):
            found = found[:-1]
            previous, beyond = None, scores
            continue
        quantity = _hedged(tokens, number)
        joined = _range(tokens, previous, number, found[-1], quantity) if previous is not None else None
        if joined is not None:
            found[-1], previous = joined, None
        else:
            found.append(quantity)
            previous = number
        beyond = quantity.last + 1
    return found


def _hedged(tokens: Sequence[Token], number: StatedNumber) -> Quantity:
    """A number with the hedge around it, and the interval that both allow."""
    place = number.first if number.place < 0 else number.place
    if number.form == "vague":
        return Quantity(
            number.first, number.last, tokens[number.first].start, tokens[number.last].end, float(number.value), float(number.value),
            number.vague_to, number.unit, "exact", "vague", tokens[place].start,
        )  # fmt: skip
    hedge, first, last, narrow = hedging(tokens, number.first, number.last)
    unit = number.unit
    if unit in _COUNTED and last == number.last and bounds_nearly(tokens, first, number.value, number.step, hedge):
        narrow = True
    low, high = interval(number.value, number.step, hedge, words=number.loose, narrow=narrow)
    if last > number.last and unit == "":
        unit = noun_unit(tokens, last + 1)  # "400,000 or more people"
    return Quantity(
        first,
        last,
        tokens[first].start,
        tokens[last].end,
        float(number.value),
        low,
        high,
        unit,
        hedge,
        number.form,
        tokens[place].start,
    )


# sums of money are often bounds: "those who earn over £38,700"
_COUNTED = frozenset({"", "people", "visas", "applications"})
_CHANGING = frozenset(
    "rose rise rises rising risen fell fall falls falling fallen grew jumped climbed dropped drop declined cut increased decreased"
    " by up down from soared surged slumped plunged reduced lower higher".split()
)  # fmt: skip


def _scores(tokens: Sequence[Token], before: StatedNumber, after: StatedNumber) -> int:
    """Where to read on behind a score or a vote, "won 2-1", "52-48"; 0 if the two numbers are no such thing."""
    if after.first != before.last + 2 or word_at(tokens, before.last + 1) not in {"-", "–"}:
        return 0
    joined = touches(tokens, before.last) and touches(tokens, before.last + 1)
    small = before.unit == "" and after.unit in {"", "other"} and max(before.value, after.value) < 1000
    return after.last + 1 if joined and small and before.value >= after.value else 0


def _range(tokens: Sequence[Token], one: StatedNumber, two: StatedNumber, before: Quantity, after: Quantity) -> Quantity | None:
    """Two numbers as one range: "240,000-250,000", "between 2 and 3 million", "200,000 to 300,000 a year"."""
    gap = two.first - before.last - 1
    joint = word_at(tokens, before.last + 1)
    if gap != 1 or one.form != "number" or two.form != "number" or after.hedge != "exact":
        return None
    match joint:
        case "-" | "–" | "—":
            if touches(tokens, before.last) != touches(tokens, before.last + 1):
                return None
        case "to":
            if _changes(tokens, before.first):
                return None
        case "and":
            if word_at(tokens, before.first - 1) != "between":
                return None
        case _:
            return None
    if one.unit not in {"", two.unit} and not (two.unit in {"", "people"} and one.unit == "GBP"):
        return None
    low, high = one.value, two.value
    if one.magnitude == 1 and two.magnitude > 1 and low < 1000 and low * two.magnitude < high:
        low *= two.magnitude  # between 2 and 3 million
    if low >= high:
        return None
    slack = ABOUT_WITHIN if before.hedge == "about" else 0.0
    return replace(
        before, last=after.last, end=after.end, value=(low + high) / 2, low=low - slack * abs(low), high=high + slack * abs(high),
        unit=two.unit or one.unit, form="range",
    )  # fmt: skip


def _changes(tokens: Sequence[Token], first: int) -> bool:
    """Whether "A to B" says where something went: "from a record 906,000 to 728,000", "fell 12 % to 728,000"."""
    for back in range(first - 1, max(-1, first - 6), -1):
        if tokens[back].lower in {",", ";", ":", "."}:
            return False
        if tokens[back].lower in _CHANGING:
            return True
    return False
