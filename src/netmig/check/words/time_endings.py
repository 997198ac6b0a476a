"""Where a window of time ends: "to June 2023", "ending last December", "to mid-2024"."""

from __future__ import annotations

from collections.abc import Sequence

from ...periods import full_year
from .time_parts import COUNTED, Ending, TimeExpression, Which, day_at, made, month_of, year_at
from .tokens import Token, word_at


def counts_people(tokens: Sequence[Token], at: int) -> bool:
    return word_at(tokens, at) in COUNTED


_YEARS_BACK = {"last": 1, "this": 0, "next": -1}


def relative_after(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """How many years back "last year", "this year" or "next year" behind a month goes, and where it ends."""
    here = at + 1 if word_at(tokens, at) in {"of", ","} else at
    if word_at(tokens, here + 1) in {"year", "year's"} and word_at(tokens, here) in _YEARS_BACK:
        return _YEARS_BACK[word_at(tokens, here)], here + 1
    return None, at


_NEXT_TO: dict[str, Which] = {"previous": "earlier", "preceding": "earlier", "following": "later"}


def beside_another(tokens: Sequence[Token], at: int) -> tuple[Which, int]:
    """Where a month stands beside another window, and where that is said to end: "June of that year", "the previous June".

    >>> from netmig.check.words.tokens import tokenise
    >>> [beside_another(tokenise(words), at) for words, at in (("June of the same year", 0), ("the previous June", 2), ("in June", 1))]
    [('that', 4), ('earlier', 2), ('', 1)]
    """
    if word_at(tokens, at + 1) == "of" and word_at(tokens, at + 2) in {"that", "the"}:
        last = at + 3 + (word_at(tokens, at + 3) == "same")
        if word_at(tokens, last) == "year" and (word_at(tokens, at + 2) == "that" or last > at + 3):
            return "that", last
    return _NEXT_TO.get(word_at(tokens, at - 1), ""), at


def _ending_at(tokens: Sequence[Token], at: int) -> Ending | None:
    """The month named from a token on, with its year: "June 2023", "the end of June", "mid-2024", "31 March 2024", "Jun 23"."""
    for _ in range(4):
        if word_at(tokens, at) not in {"the", "end", "of", "-", "and", "including", "in", "on"} and not (
            word_at(tokens, at) in {"this", *_NEXT_TO} and month_of(word_at(tokens, at + 1))
        ):
            break
        at += 1
    if word_at(tokens, at) == "ye":
        at += 1  # "in the 12 months to YE June 2025"
    if word_at(tokens, at) in {"mid", "middle"}:
        return mid_year(tokens, at)
    if word_at(tokens, at) == "last" and month_of(word_at(tokens, at + 1)):
        # "the 12 months to last June"
        return Ending(month_of(word_at(tokens, at + 1)), year_at(tokens, at + 2), at + 1, explicit=False)
    if day_at(tokens, at):
        at += 1
        at += word_at(tokens, at) in {"st", "nd", "rd", "th"}
    word = word_at(tokens, at)
    if len(word) == 2 and word[0] == "q" and word[1] in "1234" and (year := year_at(tokens, at + 1)):
        return Ending(3 * int(word[1]), year, at + 1)
    number = month_of(word)
    if not number:
        return None
    if year := year_at(tokens, at + 1):
        return Ending(number, year, at + 1)
    short = at + 2 if word_at(tokens, at + 1) in {"-", "'"} else at + 1
    two = word_at(tokens, short)
    if short == at + 1 and two in {"30", "31"}:
        return Ending(number, 0, short, explicit=False)  # "the year ended June 30"
    if len(two) == 2 and two.isdecimal() and tokens[short].is_number and not counts_people(tokens, short + 1):
        return Ending(number, full_year(two), short)
    years, last = relative_after(tokens, at + 1)
    if years is not None:
        return Ending(number, 0, last, years, explicit=False)
    which, last = beside_another(tokens, at)
    return Ending(number, 0, last, explicit=False, which=which) if tokens[at].capital else None


def mid_year(tokens: Sequence[Token], at: int) -> Ending | None:
    """The middle of a year, which is the end of June: "mid-2024", "the middle of 2024"."""
    if word_at(tokens, at) == "middle" and word_at(tokens, at + 1) == "of" and (year := year_at(tokens, at + 2)):
        return Ending(6, year, at + 2)
    if word_at(tokens, at) != "mid":
        return None
    ahead = at + 2 if word_at(tokens, at + 1) in {"-", "–"} else at + 1
    year = year_at(tokens, ahead)
    return Ending(6, year, ahead) if year and word_at(tokens, ahead + 1) != "s" else None  # not "the mid-2010s"


def ending(tokens: Sequence[Token], first: int, ends_at: int, months: int = 12) -> TimeExpression | None:
    """The window of so many months whose end is named from a token on."""
    end = _ending_at(tokens, ends_at)
    if end is None:
        if months % 12 == 0 and months > 12 and (year := year_at(tokens, ends_at)):
            return made(tokens, first, ends_at, "between", until=(year, 12), months=months)
        return None
    if months == 12:
        return made(
            tokens, first, end.last, "year_ending", year=end.year, month=end.month, years=end.years, explicit=end.explicit, which=end.which
        )  # fmt: skip
    if end.years:
        return None
    return made(tokens, first, end.last, "between", until=(end.year, end.month), months=months, explicit=end.explicit)
