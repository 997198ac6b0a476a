"""From one month or year to another: "between July 2022 and June of this year", "from 1 July 2022 to 30 June 2023"."""

from __future__ import annotations

from collections.abc import Sequence

from .time_endings import mid_year, relative_after
from .time_parts import COUNTED, MONTHS, Ending, TimeExpression, day_at, made, month_of, year_at
from .tokens import Token, touches, word_at

# the last day of a month is one of these
_LAST_DAYS = frozenset({28, 29, 30, 31})


def read_between(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """Between April 2022 and March 2023; from July last year to June this year; between 2021 and 2024; from April to June 2024."""
    begin = end_of_span(tokens, at + 1, days=frozenset({1}))
    if begin is None:
        return None
    joint = word_at(tokens, begin.last + 1)
    if joint not in {"and", "to", "until", "through", "till"} or (joint == "and" and tokens[at].lower != "between"):
        return None
    finish = _same_month(tokens, begin, begin.last + 2) or end_of_span(tokens, begin.last + 2, days=_LAST_DAYS)
    if finish is None:
        return None
    if begin.month and finish.month and not finish.year and (begin.year or begin.relative or finish.relative):
        return _to_a_month(tokens, at, begin, finish)
    if not finish.year or (begin.year and finish.year < begin.year):
        return None
    if not begin.year and not (begin.month and finish.month):
        return None
    return made(
        tokens, at, finish.last, "between", year=begin.year, month=begin.month, until=(finish.year, finish.month)
    )  # fmt: skip


_A_YEAR_ON = frozenset({("the", "following", "year"), ("the", "next", "year"), ("a", "year", "later"), ("one", "year", "later")})


def _same_month(tokens: Sequence[Token], begin: Ending, at: int) -> Ending | None:
    """The month with which a span began, in a year that is named: "and the same month of 2016", "and the same month a year later"."""
    if not (begin.month and begin.year) or [word_at(tokens, at + k) for k in (0, 1, 2)] != ["the", "same", "month"]:
        return None
    ahead = at + 3 + (word_at(tokens, at + 3) in {"of", "in"})
    year = year_at(tokens, ahead)
    if year and not is_count(tokens, ahead):
        return Ending(begin.month, year, ahead)
    behind = (word_at(tokens, ahead), word_at(tokens, ahead + 1), word_at(tokens, ahead + 2))
    return Ending(begin.month, begin.year + 1, ahead + 2) if behind in _A_YEAR_ON else None


def _to_a_month(tokens: Sequence[Token], at: int, begin: Ending, finish: Ending) -> TimeExpression | None:
    """Such as "between July 2022 and June of this year": up to a month whose year is told by the day of the article, or by the other end."""
    if begin.month == finish.month and not (begin.year and word_at(tokens, finish.last - 1) in {"last", "this"}):
        return None  # "fell from June last year to June this year": more likely two ends than one window
    if finish.relative or not begin.year:
        until, years = (0, finish.month), finish.years
    else:
        until, years = (begin.year + (finish.month < begin.month), finish.month), 0
    return made(
        tokens, at, finish.last, "between", year=begin.year, month=begin.month, until=until, years=years, explicit=bool(until[0])
    )  # fmt: skip


def end_of_span(tokens: Sequence[Token], at: int, days: frozenset[int] = frozenset()) -> Ending | None:
    """A month, a year or both, as one end of a span; "mid-2021" is the end of June, and so is a day of those given."""
    if (middle := mid_year(tokens, at + (word_at(tokens, at) == "the"))) is not None:
        return middle
    at += word_at(tokens, at) in {"the", "early", "late", "mid"}
    if word_at(tokens, at) in {"start", "beginning", "end"} and word_at(tokens, at + 1) == "of":
        # only of a month: "from the start of 2022" is no year's end
        if not MONTHS.get(word_at(tokens, at + 2), 0) or (word_at(tokens, at) == "end") != (not days or days is _LAST_DAYS):
            return None
        at += 2
    elif day_at(tokens, at) in days:
        ahead = at + 1 + (word_at(tokens, at + 1) in {"st", "th"})
        ahead += word_at(tokens, ahead) == "of"
        at = ahead if MONTHS.get(word_at(tokens, ahead), 0) else at
    if word_at(tokens, at) in {"last", "this"} and (named := MONTHS.get(word_at(tokens, at + 1), 0)) and tokens[at + 1].capital:
        return Ending(named, 0, at + 1, explicit=False, relative=True)  # "between June 2015 and last June"
    number = MONTHS.get(word_at(tokens, at), 0)
    ahead = at + 1 if number else at
    year = year_at(tokens, ahead)
    if year and is_count(tokens, ahead):
        return None
    if year:
        return Ending(number, year, ahead)
    if not number or not tokens[at].capital:
        return None
    years, last = relative_after(tokens, at + 1)
    return (
        Ending(number, 0, at, explicit=False) if years is None else Ending(number, 0, last, years, explicit=False, relative=True)
    )


def is_count(tokens: Sequence[Token], at: int) -> bool:
    """Whether four digits that could be a year count something, or are part of a longer number or name."""
    before, after = word_at(tokens, at - 1), word_at(tokens, at + 1)
    if after in COUNTED and (month_of(before) or (at == 1 and before in {"in", "by"})):
        return False  # "In December 2015 people read that"
    if before in {"£", "$", "€", "hc", "page", "visa", "subclass", "room", "no"} or after in COUNTED:
        return True
    if touches(tokens, at) and (after in {"s", "+"} or tokens[at + 1].is_number):
        return True  # the 2000s
    if touches(tokens, at) and after in {"k", "m", "bn", "km", "pm", "am"}:
        return True
    return int(tokens[at].lower) % 50 == 0 and before in {"than", "nearly", "almost", "some", "least"}
