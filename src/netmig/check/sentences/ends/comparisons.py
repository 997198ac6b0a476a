"""What the numbers and times of a sentence are set against: "from 860,000", "than in 2023", "half the 321,000 of the referendum year"."""

from __future__ import annotations

from ...words.cues import CHANGE_NOUNS
from ...words.quantities import Quantity
from ...words.time_expressions import TimeExpression
from ..once import once_a_number, once_alone
from ..parts import SentenceParts
from ..roles import before_its_year, is_part_of_another, is_start
from ..times.compared_times import begins_records


@once_alone
def baseline_times(parts: SentenceParts) -> list[TimeExpression]:
    """The times that name what something is compared with: they are the period of nothing else."""
    compared = [
        time
        for time in parts.times
        if parts.compares(time)
        or begins_records(parts, time)
        or (time.kind == "vague" and parts.word(time.first) in {"since", "before", "after"})
    ]
    starts = {
        quantity.first for quantity in parts.quantities if is_baseline_quantity(parts, quantity) or is_whole(parts, quantity)
    }
    ratios = {each.first for each in parts.quantities if each.unit == "times" or is_part_of_another(parts, each)}
    # a time before the number opens its sentence, and is that of all in it: "In 2023 … revised from 685,000 to 866,000"
    attached = [
        time
        for first, time in parts.time_of.items()
        if (first in starts and time.first > first) or (first in ratios and names_other(parts, first, time))
    ]
    # "the record 906,000 of the previous year (to June 2023)": both times are of that number
    again = [
        time
        for time in parts.times
        if any(
            each.last < time.first <= each.last + 3
            and parts.words[each.last + 1 : time.first] in (["("], [","], ["(", "the"], ["(", "to"])
            for each in attached
        )
    ]
    return compared + attached + again


def names_other(parts: SentenceParts, first: int, time: TimeExpression) -> bool:
    """Whether the time behind a multiple names its denominator: "four times the figure for 2020/21"."""
    quantity = next(each for each in parts.quantities if each.first == first)
    between = parts.words[quantity.last + 1 : time.first]
    if between[:1] == ["as"]:
        return "as" in between[2:] and "as" in between[-3:]  # "twice as many in 2023 as in 2019": of that of 2019
    if between == ["in", "the"]:
        return False  # "halved in the year to December 2024": that is when
    return time.first > quantity.last and bool({"the", "as", "where", "what", "its", "that"} & set(between[:2]))


@once_a_number
def is_whole(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is what a part is a part of: "a third of the 649,000"."""
    before = parts.preceding(quantity)
    return (
        before is not None
        and before.unit == "share"
        and quantity.first - before.last <= 3
        and parts.word(before.last + 1) == "of"
    )


@once_a_number
def is_baseline_quantity(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a quantity is what another is set against: "from £3.95 billion", "lower than a revised 1,326,000"."""
    at = before_its_year(parts, quantity)
    if parts.words[at - 2 : at + 1] == [",", "which", "was"] and parts.word(at - 3) in {"peak", "record", "high", "total"}:
        at -= 3  # "well below the peak, which was 944,000"
    for _ in range(7):
        word = parts.word(at)
        if word in {"with", "to"} and parts.word(at - 1) in {"compared", "comparing"}:
            return True
        if word == "as" and parts.word(at - 1) in {"high", "many", "much", "large", "big", "great"}:
            return True  # "three times as high as the 270,000 of 2019"
        if word == "than" and parts.word(at - 1) == "rather":
            return False  # "1.3 million last year, rather than 1.2 million": of the same time
        if word in _SET_AGAINST or (word == "over" and parts.word(at - 1) in {"well", "far", "way"}):
            return True
        if word == "on" and (parts.word(at - 1) in _ON_WHICH or _ends_a_number(parts, at - 1)):
            return True
        newest = word == "estimate" and parts.word(at - 1) in {"updated", "revised"}  # and not an earlier one of the same year
        if word not in _BEFORE_A_BASELINE and not newest:
            return False
        at -= 1
    return False


_ON_WHICH = frozenset({"down", "up", "%", "cent", "percent", "improvement", "improved", "advance"}) | CHANGE_NOUNS
_SET_AGAINST = frozenset(
    "from than against below above since times double twice treble triple beyond exceeding topping beating surpassing eclipsing breaking".split()
)
# what may stand between a word that compares and what is compared with
_BEFORE_A_BASELINE = frozenset(
    "new a an the that this those original originally initial initially first old earlier former year's last revised updated provisional of staggering figure total record high peak its their all-time level previous some nearly pre-brexit pre-pandemic"
    " almost about around just over under".split()
)


def _ends_a_number(parts: SentenceParts, at: int) -> bool:
    return any(quantity.last == at for quantity in parts.quantities)


def stands_behind_another(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number of the same kind stands before in the sentence, with which this one may be compared."""
    return any(other.last < quantity.first and other.unit in {quantity.unit, "people", ""} for other in parts.quantities)


def is_led_to(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is where something went: "to 431,000", "to a peak of 906,000"."""
    at = quantity.first - 1
    while at > quantity.first - 6 and parts.word(at) in _HEIGHTS:
        at -= 1
    return parts.word(at) == "to"


def end_of_span(parts: SentenceParts, quantity: Quantity) -> tuple[int, int] | None:
    """The year and month of the end at which a number stands: "Between June 2021 and June 2023 it rose from 254,000 to 906,000"."""
    span = next((time for time in parts.times if time.kind == "between" and time.year and not time.months), None)
    if span is None or quantity.unit not in {"", "people"}:
        return None
    if parts.words[span.last + 1 : span.last + 4] in ([",", "when", "it"], [",", "when", "net"], [",", "by", "when"]):
        # "quadrupled between 2019 and 2023, when it was over 900,000"
        return (span.until[0], span.until[1] or 12) if quantity.first > span.last else None
    starts = [each for each in parts.quantities if is_start(parts, each)]
    if len(starts) != 1 or bool(span.month) != bool(span.until[1]):
        return None
    if quantity == starts[0]:
        return span.year, span.month or 12
    if parts.following(starts[0]) == quantity and is_led_to(parts, quantity):
        return span.until[0], span.until[1] or 12
    return None


_HEIGHTS = frozenset("a an of the its peak record high low new all-time just only some about nearly almost".split())


def stands_revised(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether another year is told by its revised estimate: "728,000, down from a revised 906,000 a year earlier"."""
    at = quantity.first - 1
    if parts.word(at) not in {"revised", "updated"} or parts.word(at - 1) not in {"a", "an", "the", "its", "upwardly", "newly"}:
        return False
    return is_baseline_quantity(parts, quantity) and quantity.first in parts.time_of
