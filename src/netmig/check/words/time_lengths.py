"""Years and months by their length: "the year to June", "six months to June", "two years earlier", "over five years"."""

from __future__ import annotations

from collections.abc import Sequence

from .cues import CHANGE_NOUNS
from .time_endings import ending
from .time_leads import STRETCHES, leading_to
from .time_parts import MONTHS, Kind, TimeExpression, count_at, made, year_at
from .tokens import Token, word_at


def _before_what(tokens: Sequence[Token], at: int) -> bool:
    """Whether "a year before" goes on to an event: "the year before the pandemic", "two years before Brexit"."""
    if word_at(tokens, at) != "before" or at + 1 >= len(tokens) or tokens[at + 1].kind != "word":
        return False
    following, after = word_at(tokens, at + 1), word_at(tokens, at + 2)
    if following in _NO_EVENT:
        return False
    return not (following == "the" and after in {"figure", "figures", "number", "numbers", "total", "estimate", "net"})


_NO_EVENT = frozenset(
    "it they we these those that there last net immigration emigration migration was is has have had were stood came saw stands and when but"
    " to from by with in of at which while".split()
)
# what may go on behind "the year after" or "a year before that" where no event is named
_GOING_ON = frozenset(
    "it they was were had stood net immigration emigration migration there and when but to from the by or saw".split()
)


def goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether words of time are over before a place: nothing that happened then is named behind them."""
    return at >= len(tokens) or tokens[at].kind != "word" or tokens[at].lower in _GOING_ON


def _is_the_end(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause is over: what follows is no word, and so no event."""
    return at >= len(tokens) or tokens[at].kind not in {"word", "number"}


def is_back(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word behind a length of time counts back from another: "a year earlier", "the year previous", "twelve months back"."""
    word = word_at(tokens, at)
    return word in {"before", "earlier", "previously", "prior"} or (
        word in {"previous", "preceding", "back"} and _is_the_end(tokens, at + 1)
    )


def _later(tokens: Sequence[Token], unit_at: int) -> int:
    """Where "later", "on", "after" or "that followed" ends behind a length of time; 0 if none stands there."""
    following = word_at(tokens, unit_at + 1)
    if following == "later" and word_at(tokens, unit_at + 2) != "than":
        return unit_at + 1
    if following == "on" and _is_the_end(tokens, unit_at + 2):
        return unit_at + 1  # "a year on, it was": not "a year on benefits", "a year on average"
    if following == "that" and word_at(tokens, unit_at + 2) == "followed":
        return unit_at + 2
    if following == "after" and word_at(tokens, unit_at + 2) == "that" and goes_on(tokens, unit_at + 3):
        return unit_at + 2
    if following in {"after", "following"} and _is_the_end(tokens, unit_at + 2):
        return unit_at + 1
    if following in {"afterwards", "thereafter"} and goes_on(tokens, unit_at + 2):
        return unit_at + 1
    if following == "down" and (word_at(tokens, unit_at + 2), word_at(tokens, unit_at + 3)) in {("the", "line"), ("the", "road")}:
        return unit_at + 3
    return 0


def read_year_word(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """The year to June 2023; the year ending December; the year before; year on year; the year 2023."""
    following, after = word_at(tokens, at + 1), word_at(tokens, at + 2)
    if last := _of_the_referendum(tokens, at):
        return made(tokens, at, last, "event_year", year=2016, month=6, explicit=False)
    leads = leading_to(tokens, at + 1)
    at_end = at + 1 + leads if leads else 0
    if at_end and word_at(tokens, at_end) in {"that", "this", "the"} and word_at(tokens, at_end + 1) == "month":
        return made(tokens, at, at_end + 1, "of_pair", which="that_month", explicit=False)
    if at_end and word_at(tokens, at_end) in {"that", "this", "the"} and word_at(tokens, at_end + 1) in {"date", "same", "point"}:
        return made(
            tokens, at, at_end + 1, "vague", explicit=False
        )  # "the year to that date": which, only the sentence before says
    if at_end:
        return ending(tokens, at, at_end)
    if following == "before" and MONTHS.get(after, 0) and (window := ending(tokens, at, at + 2)):
        return window  # "1.1 million came in the year before June"
    if following in {"before", "earlier"} and after == "that":
        if word_at(tokens, at - 1) in {"the", "a", "one"} and goes_on(tokens, at + 3):
            return made(tokens, at - 1, at + 2, "earlier", years=1, which="that", explicit=False)
        return made(tokens, at, at + 2, "vague", explicit=False)  # a year before another that was named
    if word_at(tokens, at - 1) == "the" and (last := _later(tokens, at)):
        # "331,000 the following year and 171,000 the year after": after what was named last
        return made(tokens, at - 1, last, "later", years=1, which="that", explicit=False)
    if following == "before" and after == ":" and word_at(tokens, at - 1) in {"", ".", ";"}:
        return made(tokens, at, at + 1, "earlier", years=1, explicit=False)  # "Year before: 906,000"
    if is_back(tokens, at + 1) and word_at(tokens, at - 1) in {"the", "a", "one"}:
        years = 2 if (after, word_at(tokens, at + 3)) == ("before", "last") or after == "last" else 1
        last = at + 2 if years == 2 and after == "last" else at + 1
        if years == 1 and _before_what(tokens, at + 1):
            return made(tokens, at - 1, at + 2, "vague", explicit=False)
        return made(tokens, at - 1, last, "earlier", years=years, explicit=False)
    if following in {"on", "-"} and after in {"year", "-"}:
        return made(tokens, at, at + 2, "duration", years=1, explicit=False)
    if year_at(tokens, at + 1) and word_at(tokens, at - 1) in {"the", "calendar", "in"}:
        first = at - 1 if word_at(tokens, at - 1) == "calendar" else at
        return made(tokens, first, at + 1, "calendar_year", year=year_at(tokens, at + 1))
    return None


def _of_the_referendum(tokens: Sequence[Token], at: int) -> int:
    """Where "the year of the Brexit vote", "the year to the referendum" and "the year Britain voted to leave" end; 0 if it is none."""
    words = [word_at(tokens, at + k) for k in range(1, 7)]
    if words[:3] == ["of", "that", "vote"] or words[:3] == ["of", "that", "referendum"]:
        return at + 3
    if words[0] in {"of", "to"} and words[1] == "the":
        named = 3 + (words[2] in {"brexit", "eu", "2016"})
        if word_at(tokens, at + named) == "referendum" or (named == 4 and word_at(tokens, at + named) == "vote"):
            return at + named
    ahead = at + 1 + (words[0] == "that") + 2 * (words[:2] == ["in", "which"])
    if word_at(tokens, ahead) in {"britain", "voters", "we"} and word_at(tokens, ahead + 1) == "voted":
        return ahead + 1
    return 0


def read_year_ending(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """YE June 2023; year-ending June 2023; year-to-June."""
    return ending(tokens, at, at + 1)


def read_year_to_month(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """year-to-June 2023, written as one word."""
    number = MONTHS.get(tokens[at].lower.rpartition("-")[2], 0)
    year = year_at(tokens, at + 1)
    last = at + 1 if year else at
    return made(tokens, at, last, "year_ending", year=year, month=number, explicit=bool(year)) if number else None


def read_length(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """The 12 months to June 2024; the six months to June; two years ago; a year earlier; over five years."""
    count = count_at(tokens, at)
    if not count:
        return None
    ahead = at + 1
    if word_at(tokens, ahead) in {"-", "single", "full", "whole", "consecutive", "successive"}:
        ahead += 1
    unit = word_at(tokens, ahead)
    if word_at(tokens, at) == "one" and word_at(tokens, ahead) == "before" and word_at(tokens, at - 1) == "the" and (
        word_at(tokens, at - 2) == "in" or any(word_at(tokens, k) == "year" for k in range(at))
    ):  # fmt: skip
        last = ahead + (word_at(tokens, ahead + 1) in {"that", "it"} and goes_on(tokens, ahead + 2))
        # "the year before it was 301,000; the one before that, 190,000"
        return made(tokens, at - 1, last, "earlier", years=1, which="that", explicit=False) if goes_on(tokens, last + 1) else None
    if unit == "quarters" and (word_at(tokens, ahead + 1) in _BEHIND_A_PART or _says_how_far(tokens, at)):
        return None  # "three quarters of those who came", "down by more than three quarters": a part
    if unit in {"month", "months", "quarter", "quarters"} and (count > 1 or unit.endswith("s")):
        return _read_months(tokens, at, ahead, count * (3 if unit.startswith("q") else 1))
    if unit in {"year", "years", "decade", "decades"}:
        return _read_years(tokens, at, ahead, count * (10 if unit.startswith("decade") else 1))
    return None


# "three quarters below its peak", "three quarters lower"
_BEHIND_A_PART = frozenset("of as below beneath under lower smaller fewer less down off higher".split())


def _says_how_far(tokens: Sequence[Token], at: int) -> bool:
    """Whether something is said to have moved by what follows: "fell by almost three quarters"."""
    back = at - 1
    while word_at(tokens, back) in {"more", "than", "over", "nearly", "almost", "about", "around", "some", "roughly"}:
        back -= 1
    return word_at(tokens, back) == "by" or (word_at(tokens, back) == "of" and word_at(tokens, back - 1) in CHANGE_NOUNS)


def _read_months(tokens: Sequence[Token], at: int, unit_at: int, months: int) -> TimeExpression | None:
    before, following = word_at(tokens, at - 1), word_at(tokens, unit_at + 1)
    if following in STRETCHES:
        unit_at += 1
        following = word_at(tokens, unit_at + 1)
    if leads := leading_to(tokens, unit_at + 1):
        found = ending(tokens, at, unit_at + 1 + leads, months)
    elif before == "first" and following == "of" and (year := year_at(tokens, unit_at + 2)):
        return made(tokens, at - 1, unit_at + 2, "between", year=year, month=1, until=(year, months)) if months < 12 else None
    else:
        found = None
    if found is not None:
        return found
    if months != 12:
        if (last := _later(tokens, unit_at)) and following == "later":
            return made(tokens, at, last, "later", months=months, explicit=False)
        if following == "earlier" or (following == "before" and _is_the_end(tokens, unit_at + 2)):
            return made(tokens, at, unit_at + 1, "earlier", months=months, explicit=False)
        return made(tokens, at, unit_at, "duration", explicit=False)
    if before == "same" and following in {"of", "in"} and (year := year_at(tokens, unit_at + 2)):
        return made(tokens, at - 1, unit_at + 2, "moment", year=year)
    if before in {"same", "those", "these"}:
        return made(tokens, at - 1, unit_at, "same", explicit=False)
    if before in {"previous", "preceding", "prior"}:
        return made(tokens, at - 1, unit_at, "earlier", years=1, explicit=False)
    if before in {"latest", "newest", "recent"}:
        return made(tokens, at - 1 - (before == "recent"), unit_at, "latest", explicit=False)
    if before == "following":
        return made(tokens, at - 1, unit_at, "later", years=1, explicit=False)
    if last := _later(tokens, unit_at):
        return made(tokens, at, last, "later", years=1, explicit=False)
    if following == "ago" or is_back(tokens, unit_at + 1):
        return _earlier(tokens, at, unit_at, 1, "earlier")
    return made(tokens, at, unit_at, "duration", years=1, explicit=False)


_LASTING_LEADS = frozenset("in over within inside for of than just almost nearly every after past last next the".split())


def _read_years(tokens: Sequence[Token], at: int, unit_at: int, years: int) -> TimeExpression | None:
    before, following = word_at(tokens, at - 1), word_at(tokens, unit_at + 1)
    if to := leading_to(tokens, unit_at + 1):
        if found := ending(tokens, at, unit_at + 1 + to, 12 * years):
            return found
        if word_at(tokens, unit_at) == "year" and "," not in word_at(tokens, unit_at + 1 + to):
            return None  # "in a year to 204,000" is a year all the same, and led to that
    if following == "ago" or is_back(tokens, unit_at + 1):
        return _earlier(tokens, at, unit_at, years, "decade_ago" if word_at(tokens, unit_at).startswith("decade") else "earlier")
    if following == "since" and before in {"is", "'s", "been", "was"}:
        return made(tokens, at, unit_at + 1, "vague", explicit=False)  # "It is nine years since it was at 318,000"
    if last := _later(tokens, unit_at):
        return made(tokens, at, last, "later", years=years, explicit=False)
    if before in {"previous", "preceding", "prior"} and years == 1:
        return made(tokens, at - 1, unit_at, "earlier", years=1, explicit=False)
    if before in _LASTING_LEADS:
        return made(tokens, at, unit_at, "duration", years=years, explicit=False)
    return None


def _earlier(tokens: Sequence[Token], at: int, unit_at: int, years: int, kind: Kind) -> TimeExpression:
    """So many years before: something that happened, what was named last ("two years before that"), or what is spoken of."""
    if word_at(tokens, unit_at + 1) in {"before", "earlier"} and word_at(tokens, unit_at + 2) == "that":
        if goes_on(tokens, unit_at + 3):
            return made(tokens, at, unit_at + 2, kind, years=years, which="that", explicit=False)
        return made(tokens, at, unit_at + 2, "vague", explicit=False)
    if _before_what(tokens, unit_at + 1):
        return made(tokens, at, unit_at + 2, "vague", explicit=False)
    return made(tokens, at, unit_at + 1, kind, years=years, explicit=False)
