"""Which words of time stand with which number of a sentence.

What time that is, and what stands for it where none is named, is read later (`times_of.py`).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ...words.cues import CLAUSE_OPENERS
from ...words.quantities import Quantity
from ...words.time_expressions import TimeExpression
from .compared_times import NAMED_BY_YEAR

if TYPE_CHECKING:
    from ..parts import SentenceParts

_PREPOSITIONS = frozenset("end close in for of over during at as the on from to by since within across through is was".split())
_TOLD_THEN = frozenset("said told announced reported reckoned estimated published showed claimed heard".split())
_SAID_IT = frozenset("put thought believed estimated said given published reported reckoned told had".split())
# a clause opened by one of these goes on without the number before it
_BREAKING = CLAUSE_OPENERS - {"who", "since", "amid", "with", "compared"}
_OPENING_ANEW = frozenset("whilst yet so hence now before then – — - … ... while whereas but and".split())
_OF_A_YEAR = frozenset(
    "record provisional revised final total figure of estimated astonishing staggering estimate level number high peak".split()
)
# a new statement begins behind one of these, and with one of those
_GOES_ON = frozenset({";", "and", "but", "while", "."})
_WHAT_IS_TOLD = frozenset("it they there net immigration emigration migration the".split())
# what a time is called where it is named again
_A_TIME = frozenset({"year", "period", "time", "months", "twelvemonth"})
# between a year of a list and its number, and before the year
_LISTING = frozenset({"-", "–", "—", ":", "="})
_LIST_MARKS = frozenset({",", ";", ":", "", "(", "•", "*", "and"})


def times_beside_numbers(parts: SentenceParts) -> dict[int, TimeExpression]:
    """The words of time that stand with each quantity, by the quantity's place in the sentence.

    A time belongs to the quantity before it ("906,000 in June 2023"), unless it opens the clause
    of the next ("…, in the year to June 2024 it was 728,000").
    """
    attached: dict[int, TimeExpression] = {}
    for time in parts.times:
        if time.kind in {"duration", "day"} or tells_when_said(parts, time):
            continue
        before = next((q for q in reversed(parts.quantities) if q.last < time.first), None)
        after = next((q for q in parts.quantities if q.first > time.last), None)
        if after is not None and parts.word(after.first - 1) == "(" and after.first - time.last <= 2 and parts.compares(time):
            continue  # "than in 2023 (860,000)": of the number in brackets
        if before is not None and (_opens_anew(parts, before, time) or _is_of_levels_before(parts, time)):
            continue
        if before is not None and before.first in parts.bracket_of and time.first not in parts.bracket_of:
            continue  # "than in 2018 (276,000) or 2019 (184,000)": its own stands before the bracket
        if before is not None and not (after is not None and opens_clause(parts, time)) and _near(parts, before, time):
            attached.setdefault(before.first, time)
        if (
            before is not None
            and (reach := attached.get(before.first)) is not None
            and _stands_behind_a_reach(parts, reach, time)
        ):
            attached[before.first] = time
    for time in parts.times:
        if (listed := _listed_with(parts, time)) is not None:
            attached = {at: each for at, each in attached.items() if each is not time} | {listed.first: time}
    for quantity in parts.quantities:
        own = attached.get(quantity.first)
        spoken_of = explained_time(parts, quantity)
        # "since 2021, when it stood at 132,000 in the year to March", "before the pandemic, when it was 184,000 in 2019"
        behind = own is not None and own.first > quantity.last
        vague = spoken_of is not None and spoken_of.kind == "vague"
        says_more = own is not None and behind and (own.kind == "year_ending" or (vague and bool(own.year)))
        if spoken_of is not None and not says_more:
            attached[quantity.first] = spoken_of
        if (own := next((time for time in parts.times if is_named_by(parts, quantity, time)), None)) is not None:
            attached[quantity.first] = own
    for quantity in parts.quantities:
        if quantity.first in attached:
            continue
        if parts.word(quantity.first - 1) == "to" and (opened := _bracket_behind_its_time(parts, quantity)):
            attached[quantity.first] = opened  # "halved in the year to December 2024 (848,000 to 331,000)"
            continue
        if parts.word(quantity.first - 1) == "(" and (bracketed := _before(parts, quantity)):
            attached[quantity.first] = bracketed
            continue
        opening = next(
            (
                time
                for time in reversed(parts.times)
                if time.last < quantity.first and time.kind not in {"duration", "day"} and opens_clause(parts, time)
                and not any(time.last < other.first < quantity.first for other in parts.quantities)
            ),
            None,
        )  # fmt: skip
        if opening is not None:
            attached[quantity.first] = opening
    return attached


def _stands_behind_a_reach(parts: SentenceParts, reach: TimeExpression, time: TimeExpression) -> bool:
    """Whether a time is that of a number, and the one before it only says since when it is the highest: "hit 261,000, its highest since 2004, in the year to September 2018"."""
    lead = parts.words[max(0, reach.first - 3) : reach.first + 1]
    between = parts.words[reach.last + 1 : time.first]
    return reach is not time and "since" in lead and between in ([",", "in"], [",", "in", "the"], [","])


def _is_of_levels_before(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a time only says what levels something is set against: "672,000, a huge increase on pre-pandemic levels"."""
    return time.kind == "vague" and parts.word(time.first).startswith("pre-") and parts.compares(time)


def _opens_anew(parts: SentenceParts, before: Quantity, time: TimeExpression) -> bool:
    """Whether a time begins what is told next: "In 2022 it was 764,000, whilst in 2023 it had gone down", "a level last seen in 2021"."""
    between = parts.words[before.last + 1 : time.first]
    if ("last", "seen") in pairwise(between):
        return True
    if _OPENING_ANEW.isdisjoint(between) and not any(word.endswith("ing") for word in between):
        return False
    return any(
        each.kind not in {"duration", "day"}
        and each.last < before.first
        and not any(each.last < other.first < before.first for other in parts.quantities)
        for each in parts.times
    )


def is_named_by(parts: SentenceParts, quantity: Quantity, time: TimeExpression) -> bool:
    """Whether a number is named by its time: "its 2023 peak of 906,000", "the 2019 level of 184,000"."""
    between = parts.words[time.last + 1 : quantity.first]
    if parts.word(time.last).endswith("'s") and time.first < time.last < quantity.first and set(between) <= _OF_A_YEAR:
        return time.kind not in {"duration", "day", "vague"}  # "the previous year's 649,000"
    if between[:2] == ["'", "s"] and time.year and set(between[2:]) <= _OF_A_YEAR | {"the"}:
        return time.kind in {"calendar_year", "month", "year_ending"}  # "down on 2023's 1.33 million"
    if between in (["of"], [",", "of"]) and time.kind not in {"duration", "day", "vague"}:
        # "the figure a year before of 649,000", "the total for the year to June 2024, of 739,000"
        back = time.first - 1
        while parts.word(back) in {"for", "in", "of", "the", "over"}:
            back -= 1
        return parts.word(back) in NAMED_BY_YEAR
    if len(between) == 3 and between[1:] == [",", "of"]:
        between = [between[0], "of"]  # "below the 2019 level, of 184,000"
    return (
        (time.kind in {"calendar_year", "year_ending"} or (time.kind == "month" and bool(time.year)))
        and len(between) == 2
        and between[0] in NAMED_BY_YEAR
        # "lower than the 2019 number, 184,000"; the record of a year is any window's that ended in it
        and (between[1] == "of" or (between[1] == "," and between[0] in {"number", "figure", "total", "estimate"}))
    )


def explained_time(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """The time that a clause with a number explains: "from 2022, when the total was put at 764,000"."""
    first, stop = parts.clause(quantity.first)
    if parts.word(first - 1) not in {"when", "which"} or any(first <= other.first < quantity.first for other in parts.quantities):
        return None
    if any(time.kind == "earlier" and first <= time.first < stop for time in parts.times):
        return None  # "in the year to June 2025, when the year before it was 649,000", "when it was 649,000 the year before"
    behind = _before_which(parts, first - 1)
    return next((time for time in parts.times if time.last == behind and time.kind not in {"duration", "day"}), None)


def _before_which(parts: SentenceParts, at: int) -> int:
    """The last word of what a "when" or "in which" explains: in "2024, a year for which", the 2024."""
    back = at - 1
    if parts.word(at) == "which":
        if parts.word(back) not in {"for", "in", "of", "during"}:
            return -1
        back -= 1
    if parts.word(back) in _A_TIME:
        while back > 0 and parts.word(back) not in {",", "a", "the"}:
            back -= 1
        back -= parts.word(back) != ","
    return back - 1 if parts.word(back) == "," else back


def _before(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """The time just before a bracketed number, with no other number between."""
    for time in reversed(parts.times):
        if time.last < quantity.first:
            return None if any(time.last < other.first < quantity.first for other in parts.quantities) else time
    return None


def opens_clause(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether words of time open a clause, and are of what follows."""
    back = time.first - 1
    while back >= 0 and parts.words[back] in _PREPOSITIONS:
        back -= 1
    if back == 0 and parts.words[0] == "back":
        back = -1  # "Back in 2022, 414,000 people left"
    if parts.words[back : back + 1] == ["peak"] and back <= 2:
        back = -1  # "At its peak a year earlier, net migration was 906,000"
    opens = back < 0 or parts.parts_clauses(back) or parts.words[back] in {'"', "."}
    if opens and back >= 0 and parts.words[back] in _GOES_ON and parts.words[time.last + 1 : time.last + 2] == [","]:
        told = parts.word(time.last + 2)
        return told in _WHAT_IS_TOLD or (
            parts.words[back] == ";" and any(each.first <= time.last + 2 <= each.last for each in parts.quantities)
        )  # "685,000 in 2023; the year before, it was 764,000"
    if back > 0 and parts.words[back] in {"where", "when"} and parts.words[back - 1] == ",":
        opens = True  # "was 204,000, where a year earlier it had stood at 649,000"
    closes = time.last + 1 >= len(parts.words) or parts.words[time.last + 1] in {".", ";", ",", ")", "–", "—"}
    return opens and not (closes and back >= 0)


def _near(parts: SentenceParts, quantity: Quantity, time: TimeExpression) -> bool:
    """Whether a time still speaks of the quantity before it: no second clause stands between."""
    listed = next((at for at in range(quantity.last + 1, time.first) if parts.words[at : at + 2] == ["such", "as"]), -1)
    ends = max((at for at in range(listed, time.first) if parts.words[at] == ","), default=-1) if listed >= 0 else -1
    # "by other routes, such as lorries, boats and vans, in the year to June": what is listed there breaks nothing off
    between = [at for at in range(quantity.last + 1, time.first) if not listed - 1 <= at <= ends]
    breaks = sum(
        1 for at in between if parts.words[at] in _BREAKING and not (quantity.unit == "times" and parts.words[at] == "as")
    )
    marks = sum(1 for at in between if parts.words[at] in {",", "–", "—", "-"})
    return breaks == 0 and marks <= 1 and not any(parts.words[at] in {";", ":", "."} for at in between)


def tells_when_said(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a time is that of an estimate's publication: "was put at 728,000 a year ago", "this time last year they said"."""
    if time.kind == "earlier" and parts.words[time.first : time.first + 2] == ["this", "time"]:
        _, stop = parts.clause(time.last)
        return not _SAID_IT.isdisjoint(parts.words[time.last + 1 : stop])
    if time.kind in {"month", "relative_year"} and time.first <= 1 and not time.year:
        return _was_told_then(parts, time)
    if time.kind != "earlier" or parts.word(time.last) != "ago":
        return False
    first, _ = parts.clause(time.first)
    first -= 2 * (parts.word(first - 1) == "as")  # "had been published as 431,000 a year ago"
    return bool({"put", "thought", "believed", "estimated", "said", "given", "published"} & set(parts.words[first : time.first]))


def _was_told_then(parts: SentenceParts, time: TimeExpression) -> bool:
    """Whether a sentence opens with when somebody said what it tells of another time: "In May last year the ONS told us that in 2024 it was"."""
    that = next((at for at in range(time.last + 1, len(parts.words)) if parts.words[at] == "that"), -1)
    if that < 0 or _TOLD_THEN.isdisjoint(parts.words[max(time.last + 1, that - 3) : that]):
        return False
    return any(other.first > that and other.year for other in parts.times)


def _bracket_behind_its_time(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """The time right behind which the bracket of a number opens."""
    opened = next((at for at in range(quantity.first - 1, max(-1, quantity.first - 8), -1) if parts.words[at] in "()"), -1)
    if opened < 0 or parts.words[opened] != "(":
        return None
    return next((time for time in parts.times if time.last == opened - 1), None)


def _listed_with(parts: SentenceParts, time: TimeExpression) -> Quantity | None:
    """The number that a year of a list stands before: "2024 – 728,000, 2023 – 906,000"."""
    in_brackets = parts.word(time.first - 1) == "(" and parts.word(time.last + 1) == ")"  # "Net migration (2024): 431,000"
    mark = time.last + 1 + in_brackets
    if parts.word(mark) not in _LISTING or parts.word(time.first - 1) not in _LIST_MARKS:
        return None
    return next((each for each in parts.quantities if each.first == mark + 1 and each.unit in {"", "people"}), None)
