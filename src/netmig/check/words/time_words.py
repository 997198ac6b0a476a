"""The words of time themselves: how "the year to June 2023" or "a decade ago" is recognised."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .number_words import NUMBER_WORDS
from .relative_times import read_following, read_latest, read_relative
from .time_endings import beside_another, counts_people, ending, mid_year, relative_after
from .time_leads import STRETCHES, leading_to
from .time_lengths import goes_on, is_back, read_length, read_year_ending, read_year_to_month, read_year_word
from .time_pairs import read_one_of_two
from .time_parts import (  # fmt: skip
    ENDS,
    LAST_YEAR,
    MONTHS,
    POLITICAL,
    SEASONS,
    Kind,
    TimeExpression,
    day_at,
    made,
    month_of,
    year_at,
)
from .time_quarters import read_decade, read_named_decade, read_numbered_quarter, read_quarter
from .time_spans import end_of_span, is_count, read_between
from .tokens import Token, touches, word_at

__all__ = ["Kind", "TimeExpression", "read_time"]


# these are also verbs, names and adverbs: alone they need a preposition
_OFTEN_NO_MONTH = frozenset({"may", "march", "mar", "jan", "dec", "sep", "sept"})
_BEFORE_A_MONTH = frozenset({"in", "to", "since", "by", "until", "of", "from", "ending", "ended", "last", "this", "during"})


def may_be_of_time(word: str) -> bool:
    """Whether words of time may begin at a word, or have it as their heart: only there they need be looked for."""
    return word in _READERS or word[:1].isdecimal() or month_of(word) > 0


def read_time(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """The words of time that begin at a token, or that it is the heart of; None if there are none."""
    token = tokens[at]
    if token.kind == "number":
        return _read_digits(tokens, at)
    if token.kind != "word":
        return None
    reader = _READERS.get(token.lower)
    if reader is not None and (found := reader(tokens, at)):
        return found
    if month_of(token.lower):
        return _read_month(tokens, at)
    return None


def _read_digits(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """2023; 2023/24; 22 May 2025; 22/05/2025; 2024 Q1; the 12 months to June; 10 years ago."""
    if found := _read_numeric_date(tokens, at):
        return found
    year = year_at(tokens, at)
    if word_at(tokens, at + 1) == "s" and tokens[at].lower in _DECADES and tokens[at].end == tokens[at + 1].start:
        return made(tokens, at, at + 1, "vague", explicit=False)  # "the 1990s"
    if not year:
        return _read_day(tokens, at) or read_length(tokens, at)
    if is_count(tokens, at):
        return None
    before, after = word_at(tokens, at - 1), word_at(tokens, at + 1)
    if before in {"pre-", "post-"} or (before == "-" and word_at(tokens, at - 2) in {"pre", "post"}):
        return made(tokens, at - 1 - (before == "-"), at, "vague", explicit=False)  # "pre-2010 levels"
    if after in {"/", "-", "–", "—"} and touches(tokens, at) and (found := _read_joined_years(tokens, at, year)):
        return found
    if len(after) == 2 and after[0] == "q" and after[1] in "1234":
        return made(tokens, at, at + 1, "quarter", year=year, month=3 * int(after[1]))
    if after in {"financial", "fiscal", "tax"} and word_at(tokens, at + 2) == "year":
        return made(tokens, at, at + 2, "financial_year", year=year)
    if after == "calendar" and word_at(tokens, at + 2) == "year":
        return made(tokens, at, at + 2, "calendar_year", year=year)
    if before in {"early", "late"} or before in SEASONS or (before == "of" and word_at(tokens, at - 2) in SEASONS):
        first = at - 2 if before == "of" else at - 1
        return made(tokens, first, at, "moment", year=year)
    return made(tokens, at - (before == "calendar"), at, "calendar_year", year=year)


def _read_numeric_date(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """22/05/2025 and 22.05.2025, as the British write it, and 2025-05-22."""
    joint = word_at(tokens, at + 1)
    if at + 4 >= len(tokens) or joint not in {"/", "-", "."} or word_at(tokens, at + 3) != joint:
        return None
    if not all(touches(tokens, place) for place in range(at, at + 4)):
        return None
    if joint == "-" and (year := year_at(tokens, at)):
        number, the_day = day_at(tokens, at + 2), day_at(tokens, at + 4)
    else:
        the_day, number, year = day_at(tokens, at), day_at(tokens, at + 2), year_at(tokens, at + 4)
    if not (the_day and 1 <= number <= 12 and year):
        return None
    return made(tokens, at, at + 4, "day", year=year, month=number, day=the_day)


def _read_joined_years(tokens: Sequence[Token], at: int, year: int) -> TimeExpression | None:
    """2023/24, 2023-24 and 2023/2024 are financial years; 2019-2023 is a span; a school's year is none of ours."""
    if at + 2 >= len(tokens) or not tokens[at + 2].is_number or not touches(tokens, at + 1):
        return None
    second = tokens[at + 2].lower
    if not second.isdecimal() or len(second) not in {2, 4}:
        return None
    finish = int(second) if len(second) == 4 else year - year % 100 + int(second)
    if len(second) == 2 and year % 100 == 99 and second == "00":
        finish = year + 1
    around = {word_at(tokens, at + 3), word_at(tokens, at - 1), word_at(tokens, at - 2)}
    if around & {"academic", "school", "season", "winter"}:
        return made(tokens, at, at + 2, "moment", year=year)
    if finish == year + 1:
        named = word_at(tokens, at + 3) in {"financial", "fiscal", "tax"} and word_at(tokens, at + 4) == "year"
        return made(tokens, at, at + (4 if named else 2), "financial_year", year=year)
    if year < finish <= LAST_YEAR:
        return made(tokens, at, at + 2, "between", year=year, until=(finish, 12))
    return None


def _read_day(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """22 May 2025; 22nd of May."""
    the_day = day_at(tokens, at)
    if not the_day:
        return None
    ahead = at + 1
    if word_at(tokens, ahead) in {"st", "nd", "rd", "th"} and touches(tokens, at):
        ahead += 1
    if word_at(tokens, ahead) == "of":
        ahead += 1
    number = MONTHS.get(word_at(tokens, ahead), 0)
    year = year_at(tokens, ahead + 1) if number else 0
    if not number or not (tokens[ahead].capital or year):
        return None
    return made(tokens, at, ahead + (1 if year else 0), "day", year=year, month=number, day=the_day)


def _read_month(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """June 2023; in December; June last year; April to June 2024; never the verb may or the march of time."""
    number = month_of(tokens[at].lower)
    year = year_at(tokens, at + 1)
    if year and is_count(tokens, at + 1):
        year = 0
    if joined := _read_joined_months(tokens, at):
        return joined
    if year and touches(tokens, at + 1) and word_at(tokens, at + 2) in {"-", "–", "/"}:
        joined_years = _read_joined_years(tokens, at + 1, year)
        if joined_years is not None and joined_years.kind == "financial_year" and number % 3 == 0:
            return made(tokens, at, joined_years.last, "year_ending", year=year + 1, month=number)  # "for June 2021-2022"
    if year:
        return made(tokens, at, at + 1, "month", year=year, month=number)
    if not tokens[at].capital:
        return None
    the_day = day_at(tokens, at + 1)
    if the_day:
        ahead = at + 2 + (word_at(tokens, at + 2) in {"st", "nd", "rd", "th"})
        dated = year_at(tokens, ahead + 1) if word_at(tokens, ahead) == "," else year_at(tokens, ahead)
        if dated:
            last = ahead + (1 if word_at(tokens, ahead) == "," else 0)
            return made(tokens, at, last, "day", year=dated, month=number, day=the_day)
        if not counts_people(tokens, at + 2):
            return made(tokens, at, ahead - 1, "day", month=number, day=the_day)
    years, last = relative_after(tokens, at + 1)
    if years is not None:
        return made(tokens, at, last, "month", month=number, years=years, explicit=False)
    before = word_at(tokens, at - 1)
    if before not in _BEFORE_A_MONTH:
        follows_name = at + 1 < len(tokens) and tokens[at + 1].kind == "word" and tokens[at + 1].capital
        follows_title = at > 0 and tokens[at - 1].kind == "word" and tokens[at - 1].capital and at > 1
        # Theresa May, June Smith, a march, a sentence that begins with "May"
        if tokens[at].lower in _OFTEN_NO_MONTH or follows_name or follows_title:
            return None
    which, last = beside_another(tokens, at)
    return made(tokens, at, last, "month", month=number, explicit=False, which=which)


def _read_joined_months(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """April to June 2024; April 2022 to March 2023; January–March 2024."""
    before = word_at(tokens, at - 1)
    if before in {"to", "ending", "ended"}:
        return None
    begin = end_of_span(tokens, at)
    if begin is None or (before in {"year", "months"} and not (begin.year and begin.month)):
        return None
    joint = begin.last + 1
    if word_at(tokens, joint) not in {"to", "-", "–", "until", "through"}:
        return None
    finish = end_of_span(tokens, joint + 1)
    if finish is None or not finish.month or not finish.year:
        return None
    return made(
        tokens, at, finish.last, "between", year=begin.year, month=begin.month, until=(finish.year, finish.month)
    )  # fmt: skip


def _read_event_year(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """The referendum year."""
    if word_at(tokens, at + 1) != "year" or word_at(tokens, at + 2) in ENDS | {"-"}:
        return None
    return made(tokens, at, at + 1, "event_year", year=2016, month=6, explicit=False)


def _read_twelvemonth(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """The twelvemonth to June; the twelve-month stretch that ended in June."""
    last = at + (word_at(tokens, at + 1) in STRETCHES)
    leads = leading_to(tokens, last + 1)
    return ending(tokens, at, last + 1 + leads) if leads else None


def _read_calendar(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """The calendar year, of which the number is not said: that of the figures, the last one."""
    if word_at(tokens, at - 1) not in {"the", "that"} or word_at(tokens, at + 1) != "year":
        return None
    if is_back(tokens, at + 2) and goes_on(tokens, at + 3):
        return made(tokens, at - 1, at + 2, "earlier", years=1, explicit=False)  # "the calendar year before"
    if year_at(tokens, at + 2) or not goes_on(tokens, at + 2):
        return None
    return made(tokens, at, at + 1, "relative_year", years=1, explicit=False)


def _read_period(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """For the period: the one named before."""
    if word_at(tokens, at - 1) != "the" or word_at(tokens, at - 2) != "for" or not goes_on(tokens, at + 1):
        return None
    return made(tokens, at, at, "same", explicit=False)


# "under the Conservatives", "since Labour took over": nobody publishes figures for a government
_PARTIES = frozenset({"conservatives", "tories", "labour", "coalition"})


def _read_vague(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """Before Brexit, under the previous government, by the end of this Parliament: no window of a statistic."""
    if (word_at(tokens, at), word_at(tokens, at + 1)) == ("under", "a"):
        return None  # "under a government that promised to take control"
    for ahead in range(at + 1, at + 6):
        word = word_at(tokens, ahead)
        if word in POLITICAL or (word in _PARTIES and word_at(tokens, at) not in {"by", "until"}):
            but_one = (word_at(tokens, ahead + 1), word_at(tokens, ahead + 2)) == ("but", "one")
            return made(tokens, at, ahead + 2 * but_one, "vague", explicit=False)  # "since the last election but one"
        if word_at(tokens, at) in _AROUND_IT and year_at(tokens, ahead):
            continue  # "in the run-up to the 2016 referendum"
        if ahead >= len(tokens) or tokens[ahead].kind != "word" or (ahead > at + 1 and word in _LEADING_ON):
            break
    return None


_AROUND_IT = ("run-up", "build-up", "aftermath", "leading", "eve")
# where another such word stands between, the event is that word's: "by the record migration after Covid"
_LEADING_ON = frozenset({"before", "since", "after", "under", "during", "until"})


def _read_era(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """Pre-Brexit, post-pandemic; but "the post-Brexit system" names rules, and no time."""
    following = word_at(tokens, at + 1)
    named = word_at(tokens, at + 2) if following in _KIND_OF_RULES else following
    return None if named in _RULES else made(tokens, at, at, "vague", explicit=False)


_KIND_OF_RULES = frozenset({"immigration", "migration", "visa", "points-based", "work", "border", "trade"})
_RULES = frozenset(
    "system systems rules regime regimes policy policies reforms deal agreement settlement scheme framework".split()
)


_DECADES = frozenset(f"{century}{tens}0" for century in (19, 20) for tens in range(10))


def _read_mid(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    if word_at(tokens, at) == "middle" and word_at(tokens, at + 1) == "of":
        years, last = relative_after(tokens, at + 1)
        if years is not None:
            return made(tokens, at, last, "month", month=6, years=years, explicit=False)  # "the middle of last year"
    end = mid_year(tokens, at)
    if end is None:
        return None
    if word_at(tokens, end.last + 1) == "to" and (stop := mid_year(tokens, end.last + 2)) and stop.year > end.year:
        return made(tokens, at, stop.last, "between", year=end.year, month=6, until=(stop.year, 6))  # "mid-2022 to mid-2023"
    return made(tokens, at, end.last, "month", year=end.year, month=6)


def _read_financial(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """The financial year 2023/24; the financial year ending March 2024; FY 2023-24."""
    year_word = word_at(tokens, at) in {"financial", "fiscal", "tax"}
    if year_word and word_at(tokens, at + 1) != "year":
        return None
    ahead = at + 2 if year_word else at + 1
    if word_at(tokens, ahead) in ENDS | {"ending"}:
        return ending(tokens, at, ahead + 1)
    year = year_at(tokens, ahead)
    if not year:
        return None
    joined = _read_joined_years(tokens, ahead, year) if word_at(tokens, ahead + 1) in {"/", "-", "–"} else None
    if joined is None:
        return None
    return made(tokens, at, joined.last, "financial_year", year=year) if joined.kind == "financial_year" else None


_Reader = Callable[[Sequence[Token], int], TimeExpression | None]


_READERS: dict[str, _Reader] = {
    "year": read_year_word,
    "ye": read_year_ending,
    "year-ending": read_year_ending,
    **dict.fromkeys(("mid", "middle"), _read_mid),
    "between": read_between,
    "from": read_between,
    "quarter": read_quarter,
    "decade": read_decade,
    **dict.fromkeys("fifties sixties seventies eighties nineties noughties".split(), read_named_decade),
    "following": read_following,
    "referendum": _read_event_year,
    "period": _read_period,
    "calendar": _read_calendar,
    **dict.fromkeys(("twelvemonth", "twelve-month"), _read_twelvemonth),
    **dict.fromkeys(("latest", "newest", "recent"), read_latest),
    **dict.fromkeys(("earlier", "later", "former", "latter"), read_one_of_two),
    "fy": _read_financial,
    **dict.fromkeys(("financial", "fiscal", "tax"), _read_financial),
    **dict.fromkeys(("q1", "q2", "q3", "q4"), read_numbered_quarter),
    **dict.fromkeys((f"year-{end}-{name}" for end in ENDS for name in MONTHS), read_year_to_month),
    **dict.fromkeys(
        "last this that past previous preceding prior same first second third next coming current".split(), read_relative
    ),
    **dict.fromkeys(("a", "an", *NUMBER_WORDS), read_length),
    **dict.fromkeys("before since after under during until by".split(), _read_vague),
    **dict.fromkeys(_AROUND_IT, _read_vague),
    **dict.fromkeys((f"{side}-{word}" for side in ("pre", "post") for word in POLITICAL), _read_era),
}  # fmt: skip
