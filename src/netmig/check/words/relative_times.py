"""Times that are told from another: "last year", "a decade ago", "the same period", "the year before"."""

from __future__ import annotations

from collections.abc import Sequence

from .time_endings import ending
from .time_leads import STRETCHES, leading_to
from .time_lengths import goes_on
from .time_pairs import PLACES, is_told, place_of_several
from .time_parts import ENDS, POLITICAL, SEASONS, TimeExpression, made, year_at  # fmt: skip
from .tokens import Token, touches, word_at


def read_following(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """The following year; never what followed something: "following a year of talks"."""
    if word_at(tokens, at - 1) != "the" or word_at(tokens, at + 1) != "year" or word_at(tokens, at + 2) in ENDS | {"-"}:
        return None
    return made(tokens, at, at + 1, "later", years=1, explicit=False)


def read_latest(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """The latest year; the most recent year; not "the latest year to June 2024", which says itself which it is."""
    first = at - 1 if word_at(tokens, at) == "recent" else at
    if word_at(tokens, at + 1) == "period" and word_at(tokens, first - 1) == "the" and goes_on(tokens, at + 2):
        return made(tokens, first, at + 1, "latest", explicit=False)
    if word_at(tokens, at + 1) not in {"year", "12-month", "twelve-month"} or word_at(tokens, first) not in {
        "latest",
        "newest",
        "most",
    }:
        return None
    last = at + 1 + (word_at(tokens, at + 2) == "period")
    return None if word_at(tokens, last + 1) in ENDS | {"-"} else made(tokens, first, last, "latest", explicit=False)


def read_relative(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """Last year, this year, the past year, the previous year, the same period, the last financial year."""
    word, following = tokens[at].lower, word_at(tokens, at + 1)
    if word in PLACES and (last := place_of_several(tokens, at)):
        return made(tokens, at, last, "of_pair", which=PLACES[word], explicit=False)
    if following in {"financial", "fiscal", "tax"} and word_at(tokens, at + 2) == "year":
        return _relative_financial(tokens, at, word)
    if following == "calendar" and word_at(tokens, at + 2) == "year" and word in {"last", "this", "previous"}:
        if word == "last" and word_at(tokens, at - 1) == "the" and word_at(tokens, at + 3) in _REPORTED:
            return None  # "the last calendar year reported was 2023": which it is is told
        return made(tokens, at, at + 2, "relative_year", years=int(word != "this"), explicit=False)
    if following in {"year", "year's", "12-month", "twelve-month"}:
        return _relative_year(tokens, at, word)
    if word in {"previous", "preceding", "prior"} and following == "one" and word_at(tokens, at - 2) in {"in", "for", "during"}:
        return _relative_year(tokens, at, word)
    if word == "that" and following == "time":
        return _in_that_time(tokens, at)
    if word == "that" and following == "period":
        return made(tokens, at, at + 1, "same", explicit=False)
    if word in {"same", "that", "this"} and following in _LENGTHS and _goes_over(tokens, at):
        return made(tokens, at, at + 1 + (word_at(tokens, at + 2) in STRETCHES), "same", explicit=False)
    if word == "same" and following in {"period", "time", "point", "stage"}:
        return _same_period(tokens, at)
    if word in {"previous", "preceding", "prior"} and following in _LENGTHS | {"period"} and _goes_over(tokens, at):
        return made(tokens, at, at + 1, "earlier", years=1, explicit=False)
    if word in {"this", "next", "last"} and following in POLITICAL:
        return made(tokens, at, at + 1, "vague", explicit=False)
    if word in {"last", "this", "next"} and following in SEASONS | {"month", "week", "month's", "week's"}:
        return made(tokens, at, at + 1, "moment", explicit=False)
    if word == "first" and following == "half" and word_at(tokens, at + 2) == "of" and (year := year_at(tokens, at + 3)):
        return made(tokens, at, at + 3, "between", year=year, month=1, until=(year, 6))
    if word == "second" and following == "half" and word_at(tokens, at + 2) == "of" and (year := year_at(tokens, at + 3)):
        return made(tokens, at, at + 3, "between", year=year, month=7, until=(year, 12))
    if following == "full" and word_at(tokens, at + 2) == "year":
        if word == "first" or (word == "last" and word_at(tokens, at + 3) in {"of", "under", "before", "in"}):
            return made(tokens, at, at + 2, "vague", explicit=False)  # "the last full year of Labour government"
    return None


_LENGTHS = frozenset({"stretch", "span", "spell", "twelvemonth"})


def _goes_over(tokens: Sequence[Token], at: int) -> bool:
    """Whether a stretch of time is told of by itself: "over the same stretch", never "in that stretch of water"."""
    lead = {word_at(tokens, at - 1), word_at(tokens, at - 2)}
    return not lead.isdisjoint({"over", "in", "during", "for", "within", "throughout"}) and word_at(tokens, at + 2) != "of"


def _relative_financial(tokens: Sequence[Token], at: int, word: str) -> TimeExpression | None:
    if word in {"previous", "preceding", "prior"}:
        return made(tokens, at, at + 2, "earlier", years=1, explicit=False)
    if word in {"last", "past", "this", "current"}:
        return made(tokens, at, at + 2, "financial_year", years=int(word in {"last", "past"}), explicit=False)
    return None


def _in_that_time(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """In that time: the period named before; not a time that goes on, "in that time it has fallen"."""
    if word_at(tokens, at - 1) not in {"in", "over", "during", "within"}:
        return None
    behind = {word_at(tokens, ahead) for ahead in range(at + 2, at + 12)}
    return None if behind & {"has", "have"} else made(tokens, at, at + 1, "same", explicit=False)


def _has_figures(tokens: Sequence[Token], at: int) -> bool:
    """Whether a year is the last that figures are out for: "the last year for which there are figures", "the last year with data"."""
    if word_at(tokens, at) == "of":
        return word_at(tokens, at + 1) in {"data", "figures", "statistics", "records"}
    behind = {word_at(tokens, ahead) for ahead in range(at + 1, at + 8)}
    return word_at(tokens, at) in {"for", "with", "on", "where", "that"} and bool(
        behind & {"data", "figures", "statistics", "numbers", "estimates", "available", "records"}
    )


_REPORTED = frozenset({"reported", "published", "measured", "recorded", "covered"})
_BEHIND_US = frozenset({"last", "past", "previous", "preceding", "prior"})


def _relative_year(tokens: Sequence[Token], at: int, word: str) -> TimeExpression | None:
    before = word_at(tokens, at - 1)
    if word_at(tokens, at + 2) == "(" and word_at(tokens, at + 3) in ENDS and (window := ending(tokens, at, at + 4)):
        return window  # "in the previous year (to June 2023)"
    if word in _BEHIND_US and word_at(tokens, at + 2) in ENDS | {"through"} and (window := ending(tokens, at, at + 3)):
        return window  # "Last year to June 2023 1.2 million came"
    match word:
        case "previous" | "preceding" | "prior" if before == "no":
            return None  # "No previous year has seen as many": none of them, and not the one before
        case "previous" | "preceding" | "prior" if word_at(tokens, at + 1) == "one":
            return made(tokens, at, at + 1, "earlier", years=1, explicit=False)
        case "last" | "this" if before in {"earlier", "later", "early", "late", "mid"}:
            return made(tokens, at - 1, at + 1, "moment", explicit=False)
        case "last" if before == "time" and word_at(tokens, at - 2) == "this":
            return made(tokens, at - 2, at + 1, "earlier", years=1, explicit=False)
        case "last" if before == "the" and _has_figures(tokens, at + 2):
            return made(tokens, at, at + 1, "latest", explicit=False)
        case "last" if before == "the" and word_at(tokens, at + 2) in _REPORTED:
            return None
        case "last" if (
            before.endswith(("'s", "s'"))
            or before in {"his", "her", "their"}
            or (before == "'" and word_at(tokens, at - 2).endswith("s") and touches(tokens, at - 2))
        ):
            return made(tokens, at, at + 1, "vague", explicit=False)  # "the Tories' last year"
        case "last" if before in {"the", "its"} and word_at(tokens, at + 2) in {"before", "of", "under"}:
            return made(tokens, at, at + 1, "vague", explicit=False)  # "the last year before the pandemic"
        case "last" if before == "the" and word_at(tokens, at - 2) in {"in", "over", "within"}:
            return made(tokens, at, at + 1, "duration", years=1, explicit=False)  # the twelve months up to now
        case "last":
            return made(tokens, at, at + 1, "relative_year", years=1, explicit=False)
        case "this":
            return made(tokens, at, at + 1, "relative_year", years=0, explicit=False)
        case "previous" | "preceding" | "prior":
            return made(tokens, at, at + 1, "earlier", years=1, explicit=False)
        case "past":
            return made(tokens, at, at + 1, "duration", years=1, explicit=False)
        case "same" | "that":
            return made(tokens, at, at + 1, "same", explicit=False)
        case "next" if before == "the" and goes_on(tokens, at + 2) and is_told(tokens, at + 2):
            return made(tokens, at, at + 1, "later", years=1, explicit=False)
        case "first" | "second" | "third" | "next" | "coming":
            return made(tokens, at, at + 1, "vague", explicit=False)
    return None


def _is_a_year(tokens: Sequence[Token], at: int) -> bool:
    return word_at(tokens, at) == "year" or (word_at(tokens, at) == "months" and word_at(tokens, at - 1) in {"12", "twelve"})


def _same_period(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """The same period; the same time last year; the same period a year earlier, of the previous year, to June 2023."""
    ahead = at + 2
    if (leads := leading_to(tokens, ahead)) and (found := ending(tokens, at, ahead + leads)) is not None and found.year:
        # of twelve months, where that is what was told before
        years = any(_is_a_year(tokens, k) and leading_to(tokens, k + 1) for k in range(at))
        return found if years else made(tokens, at, found.last, "vague", explicit=False)
    ahead += word_at(tokens, ahead) in {"in", "of"}
    here = (word_at(tokens, ahead), word_at(tokens, ahead + 1))
    if here == ("last", "year"):
        return made(tokens, at, ahead + 1, "earlier", years=1, explicit=False)
    if here in {("the", "previous"), ("the", "preceding"), ("the", "prior")}:
        if word_at(tokens, ahead + 2) in {"year", "12-month", "twelve-month"}:
            return made(tokens, at, ahead + 2, "earlier", years=1, explicit=False)
        if word_at(tokens, ahead + 2) in {"12", "twelve"} and word_at(tokens, ahead + 3) == "months":
            return made(tokens, at, ahead + 3, "earlier", years=1, explicit=False)
    if here in {("a", "year"), ("the", "year"), ("one", "year"), ("12", "months")}:
        last = ahead + 2 if word_at(tokens, ahead + 2) in {"earlier", "before", "ago", "previously"} else ahead + 1
        return made(tokens, at, last, "earlier", years=1, explicit=False)
    if year := year_at(tokens, ahead):
        return made(tokens, at, ahead, "moment", year=year)
    if word_at(tokens, at + 1) == "time" and word_at(tokens, at - 2) == "at":
        return None  # "At the same time, 95,000 left": no more than "also"
    return made(tokens, at, at + 1, "same", explicit=False)
