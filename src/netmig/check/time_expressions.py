"""Words of time in a text, and the statistical periods that they can stand for.

Reading is done in two steps. `find_time_expressions` says what the words are ("the year to June",
"last year", "2023/24", "a year earlier"); `resolve` says which windows they can mean, given the
article's date, the period that the text is talking about, and the months in which the series'
years end. Where more than one window remains, all are given: a verdict needs them to agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ..periods import Period, calendar_year, day, financial_year, quarter, span, year_ending
from .tokens import Token

Kind = Literal[
    "year_ending",  # the year to June 2023; the 12 months to June
    "month",  # June 2023; December
    "calendar_year",  # 2023; in 2023
    "financial_year",  # 2023/24
    "quarter",
    "relative_year",  # last year, this year
    "earlier",  # a year earlier, the previous year, the 12 months before
    "same",  # the same period, over the same 12 months
    "decade_ago",
    "duration",  # in a year, over five years: a length and no place in time
    "between",  # between April 2022 and March 2023; from July 2019 to June 2023
    "day",
    "vague",  # before Brexit, Labour's first year, this parliament
]

_MONTH_WORDS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_TWELVE = frozenset({"12", "twelve"})
_ENDS = frozenset({"to", "ending", "ended", "until", "till", "through"})
_COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "ten": 10,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "5": 5,
    "10": 10,
}
_LEADS = frozenset("in during over for of by since until before after at from the as through within throughout".split())
_POLITICAL = frozenset(
    "parliament government brexit pandemic covid lockdown referendum election decade term administration".split()
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words of time: which kind, their parts, and where they stand.

    `month` and `year` are 0 where the words leave them out; `years` is how far back a relative
    expression goes; `lead` is the preposition before it ("since", "in", "by"…).
    """

    first: int
    last: int
    start: int
    end: int
    kind: Kind
    year: int = 0
    month: int = 0
    day: int = 0
    years: int = 0
    lead: str = ""
    until: tuple[int, int] = (0, 0)
    """Year and month of the far end, for "between"."""
    explicit: bool = True
    """Whether the words name a window by themselves, without the article's date or other words."""


def find_time_expressions(tokens: Sequence[Token]) -> list[TimeExpression]:
    """The words of time among some tokens, in order.

    >>> from netmig.check.tokens import tokenise
    >>> [(e.kind, e.year, e.month) for e in find_time_expressions(tokenise("in the year to June 2023, up from 2022/23"))]
    [('year_ending', 2023, 6), ('financial_year', 2022, 0)]
    """
    found: list[TimeExpression] = []
    at = 0
    while at < len(tokens):
        expression = _read(tokens, at)
        if expression is None:
            at += 1
            continue
        at = expression.last + 1
        if found and (joined := _said_twice(tokens, found[-1], expression)):
            found[-1] = joined
        else:
            found.append(expression)
    return found


def _said_twice(tokens: Sequence[Token], before: TimeExpression, after: TimeExpression) -> TimeExpression | None:
    """ "a decade ago in 2013/14", "last year, in 2024": one time said twice, the plainer words kept."""
    between = [token.lower for token in tokens[before.last + 1 : after.first]]
    if before.explicit or not after.explicit or between not in (["in"], [",", "in"], ["("], [","]) or before.kind == "vague":
        return None
    return replace(after, first=before.first, start=before.start, lead=before.lead or after.lead)


def resolve(
    expression: TimeExpression, published: date, topic: Period | None, ending_months: frozenset[int], latest: Period | None
) -> tuple[Period, ...]:
    """The windows that words of time can stand for, the likeliest first; empty where none can be said.

    `published` is the article's date, `topic` the window that the text speaks of, `ending_months` the
    months in which the series' years end (June and December for headline migration; empty for
    calendar or financial years only), `latest` the newest window published by that date.
    """
    match expression.kind:
        case "year_ending" | "month":
            return _month_windows(expression, published, ending_months)
        case "calendar_year":
            return (calendar_year(expression.year),)
        case "financial_year":
            return (financial_year(expression.year),)
        case "quarter":
            return (quarter(expression.year, expression.month // 3),)
        case "relative_year":
            return (calendar_year(published.year - expression.years),)
        case "earlier":
            anchor = topic or latest
            return (anchor.years_back(expression.years),) if anchor else ()
        case "same":
            return (topic,) if topic else ()
        case "decade_ago":
            anchor = topic or latest
            return (anchor.years_back(expression.years),) if anchor else ()
        case "between":
            end_year, end_month = expression.until
            first = date(expression.year, expression.month or 1, 1)
            last = year_ending(end_year, end_month or 12).end
            if first >= last:
                return ()
            window = span(first, last)
            return (year_ending(end_year, end_month or 12),) if window.is_year else (window,)
        case "day":
            try:
                return (day(date(expression.year or published.year, expression.month, expression.day)),)
            except ValueError:
                return ()
        case _:
            return ()


def _month_windows(expression: TimeExpression, published: date, ending_months: frozenset[int]) -> tuple[Period, ...]:
    """A named month as the end of a year; without a year, the last such month that is over."""
    if expression.year:
        year = expression.year
    else:
        year = published.year - expression.years
        if year_ending(year, expression.month).end >= published and not expression.years:
            year -= 1
    window = year_ending(year, expression.month)
    if expression.kind == "month" and ending_months and expression.month not in ending_months:
        return ()
    return (window,)


def _read(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    token = tokens[at]
    if token.kind == "number":
        return _read_digits(tokens, at)
    if token.kind != "word":
        return None
    word = token.lower
    for reader in _READERS.get(word, ()):
        if found := reader(tokens, at):
            return found
    if word in _MONTH_WORDS:
        return _read_month(tokens, at)
    return None


def _made(tokens: Sequence[Token], first: int, last: int, kind: Kind, **parts: object) -> TimeExpression:
    lead = ""
    back = first - 1
    while back >= 0 and tokens[back].lower in _LEADS:
        if tokens[back].lower not in {"the", "of", "as"}:
            lead = lead or tokens[back].lower
        back -= 1
        if first - back > 4:
            break
    return TimeExpression(first, last, tokens[first].start, tokens[last].end, kind, lead=lead, **parts)  # type: ignore[arg-type]


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _year_at(tokens: Sequence[Token], at: int) -> int:
    """A four-digit year at a place, else 0."""
    if at < len(tokens) and tokens[at].kind == "number" and len(tokens[at].lower) == 4 and tokens[at].lower.isdigit():
        year = int(tokens[at].lower)
        return year if 1945 <= year <= 2100 else 0
    return 0


def _read_digits(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    year = _year_at(tokens, at)
    text = tokens[at].lower
    if not year:
        return _read_day(tokens, at) or (_read_twelve_months(tokens, at) if text in _TWELVE else None)
    before, after = _word(tokens, at - 1), _word(tokens, at + 1)
    if after == "s" and tokens[at + 1].start == tokens[at].end:
        return None  # the 2000s
    if before in {"£", "$", "€", "hc"} or after in {"people", "migrants", "%", "per", "visas", "cases", "boats", "arrivals"}:
        return None
    if (
        after in {"/", "-", "–", "—"}
        and at + 2 < len(tokens)
        and tokens[at + 2].kind == "number"
        and tokens[at + 1].start == tokens[at].end
    ):
        second = tokens[at + 2].lower
        if second.isdigit() and int(second) % 100 == (year + 1) % 100 and len(second) in {2, 4}:
            return _made(tokens, at, at + 2, "financial_year", year=year)
        if len(second) == 4 and second.isdigit() and int(second) > year:
            return _made(tokens, at, at + 2, "between", year=year, until=(int(second), 12))
    if after == "q" or (len(after) == 2 and after[0] == "q" and after[1] in "1234"):
        return _made(tokens, at, at + 1, "quarter", year=year, month=3 * int(after[-1]))
    if after == "financial" and _word(tokens, at + 2) == "year":
        return _made(tokens, at, at + 2, "financial_year", year=year)
    return _made(tokens, at, at, "calendar_year", year=year)


def _read_day(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """22 May 2025; 22nd May."""
    text = tokens[at].lower
    if not text.isdigit() or not 1 <= int(text) <= 31:
        return None
    ahead = at + 1
    if _word(tokens, ahead) in {"st", "nd", "rd", "th"}:
        ahead += 1
    if _word(tokens, ahead) == "of":
        ahead += 1
    number = _MONTH_WORDS.get(_word(tokens, ahead), 0)
    if not number or not tokens[ahead].capital:
        return None
    year = _year_at(tokens, ahead + 1)
    return _made(tokens, at, ahead + (1 if year else 0), "day", year=year, month=number, day=int(text))


def _read_month(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """June 2023; in December; June last year; never the verb may or the march of time."""
    number = _MONTH_WORDS[tokens[at].lower]
    if not tokens[at].capital:
        return None
    year = _year_at(tokens, at + 1)
    if year:
        return _made(tokens, at, at + 1, "month", year=year, month=number)
    day_number = _word(tokens, at + 1)
    if day_number.isdigit() and 1 <= int(day_number) <= 31 and _year_at(tokens, at + 3) and _word(tokens, at + 2) == ",":
        return _made(tokens, at, at + 3, "day", year=_year_at(tokens, at + 3), month=number, day=int(day_number))
    years, last = _relative_after(tokens, at + 1)
    if years is not None:
        return _made(tokens, at, last, "month", month=number, years=years, explicit=False)
    if tokens[at].lower in {"may", "march", "mar", "jan", "dec", "sep", "sept"} and _word(tokens, at - 1) not in {
        "in",
        "to",
        "since",
        "by",
        "until",
        "of",
        "from",
    }:
        return None
    return _made(tokens, at, at, "month", month=number, explicit=False)


def _relative_after(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """ "last year" or "this year" after a month: how many years back, and where it ends."""
    here = at + 1 if _word(tokens, at) == "of" else at
    if _word(tokens, here) == "last" and _word(tokens, here + 1) == "year":
        return 1, here + 1
    if _word(tokens, here) == "this" and _word(tokens, here + 1) == "year":
        return 0, here + 1
    return None, at


def _month_and_year(tokens: Sequence[Token], at: int) -> tuple[int, int, int, int, bool] | None:
    """A month with its year, if it has one: (month, year, years back, last token, explicit)."""
    if _word(tokens, at) in {"the", "end", "of", "mid", "-"}:
        return _month_and_year(tokens, at + 1) if _word(tokens, at) != "mid" else _mid_year(tokens, at)
    text = _word(tokens, at)
    if text.isdigit() and 1 <= int(text) <= 31 and len(text) <= 2:
        at += 1
    number = _MONTH_WORDS.get(_word(tokens, at), 0)
    if not number:
        return _mid_year(tokens, at)
    year = _year_at(tokens, at + 1)
    if year:
        return number, year, 0, at + 1, True
    two = _word(tokens, at + 1)
    if len(two) == 2 and two.isdigit():
        return number, 2000 + int(two), 0, at + 1, True
    years, last = _relative_after(tokens, at + 1)
    if years is not None:
        return number, 0, years, last, False
    return number, 0, 0, at, False


def _mid_year(tokens: Sequence[Token], at: int) -> tuple[int, int, int, int, bool] | None:
    """mid-2024: the middle of the year, the end of June."""
    if _word(tokens, at) == "mid":
        ahead = at + 2 if _word(tokens, at + 1) in {"-", "–"} else at + 1
        if year := _year_at(tokens, ahead):
            return 6, year, 0, ahead, True
    return None


def _ending(tokens: Sequence[Token], first: int, ends_at: int) -> TimeExpression | None:
    """The year-ending window whose end is named from a token on."""
    read = _month_and_year(tokens, ends_at)
    if read is None:
        return None
    number, year, years, last, explicit = read
    return _made(tokens, first, last, "year_ending", year=year, month=number, years=years, explicit=explicit)


def _read_year_word(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """The year to June 2023; the year ending December; the year before; year on year."""
    if _word(tokens, at + 1) in _ENDS:
        ahead = at + 2
        while _word(tokens, ahead) in {"in", "on", "the"}:
            ahead += 1
        return _ending(tokens, at, ahead)
    if _word(tokens, at + 1) == "up" and _word(tokens, at + 2) == "to":
        return _ending(tokens, at, at + 3)
    if _word(tokens, at + 1) in {"before", "earlier", "previously", "prior"} and _word(tokens, at - 1) in {"the", "a", "one"}:
        return _made(tokens, at - 1, at + 1, "earlier", years=1, explicit=False)
    if _word(tokens, at + 1) in {"on", "-"} and _word(tokens, at + 2) in {"year", "-"}:
        return _made(tokens, at, at + 2, "duration", years=1, explicit=False)
    return None


def _read_ye(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    return _ending(tokens, at, at + 1)


def _read_twelve_months(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """The 12 months to June 2024; the 12 months before; the same 12 months."""
    ahead = at + 1
    if _word(tokens, ahead) == "-":
        ahead += 1
    if _word(tokens, ahead) not in {"months", "month"}:
        return None
    if _word(tokens, at - 1) == "same":
        return _made(tokens, at - 1, ahead, "same", explicit=False)
    if _word(tokens, at - 1) in {"previous", "preceding"}:
        return _made(tokens, at - 1, ahead, "earlier", years=1, explicit=False)
    following = _word(tokens, ahead + 1)
    if following in {"before", "earlier", "previously"}:
        return _made(tokens, at, ahead + 1, "earlier", years=1, explicit=False)
    if following in {"period"}:
        ahead, following = ahead + 1, _word(tokens, ahead + 2)
    if following == "up":
        return _ending(tokens, at, ahead + 3)
    if following in _ENDS:
        return _ending(tokens, at, ahead + 2)
    return _made(tokens, at, ahead, "duration", years=1, explicit=False)


def _read_last(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """Last year, this year, the past year, the previous year, the year earlier."""
    word, following = tokens[at].lower, _word(tokens, at + 1)
    if following in {"year", "year's"}:
        if word == "last":
            return _made(tokens, at, at + 1, "relative_year", years=1, explicit=False)
        if word == "this":
            return _made(tokens, at, at + 1, "relative_year", years=0, explicit=False)
        if word in {"previous", "preceding", "prior"}:
            return _made(tokens, at, at + 1, "earlier", years=1, explicit=False)
        if word == "past":
            return _made(tokens, at, at + 1, "duration", years=1, explicit=False)
        if word == "same":
            return _made(tokens, at, at + 1, "same", explicit=False)
        if word in {"first", "second", "third", "next", "coming"}:
            return _made(tokens, at, at + 1, "vague", explicit=False)
    if word == "same" and following in {"period", "time"}:
        more = (at + 2, at + 3) if _word(tokens, at + 2) == "last" and _word(tokens, at + 3) == "year" else None
        if more or (_word(tokens, at + 2), _word(tokens, at + 3)) in {("a", "year"), ("the", "year"), ("the", "previous")}:
            last = more[1] if more else at + 4 if _word(tokens, at + 4) in {"earlier", "before", "year"} else at + 3
            return _made(tokens, at, last, "earlier", years=1, explicit=False)
        return _made(tokens, at, at + 1, "same", explicit=False)
    if word in {"this", "next", "last"} and following in _POLITICAL:
        return _made(tokens, at, at + 1, "vague", explicit=False)
    return None


def _read_count(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """A year earlier, two years ago, a decade ago, in a year, over five years."""
    count = _COUNTS.get(tokens[at].lower, 0)
    unit = _word(tokens, at + 1)
    if unit in {"single"}:
        at, unit = at + 1, _word(tokens, at + 2)
    if not count or unit not in {"year", "years", "decade", "decades"}:
        return None
    years = count * (10 if unit.startswith("decade") else 1)
    if unit in {"year"} and _word(tokens, at + 2) in _ENDS:
        return None
    if _word(tokens, at + 2) in {"earlier", "before", "previously", "ago", "prior"}:
        kind: Kind = "earlier" if unit.startswith("year") else "decade_ago"
        return _made(tokens, at, at + 2, kind, years=years, explicit=False)
    if _word(tokens, at - 1) in {"in", "over", "within", "for", "of", "than", "just", "almost", "nearly", "every", "after"}:
        return _made(tokens, at, at + 1, "duration", years=years, explicit=False)
    return None


def _read_between(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """Between April 2022 and March 2023; from July 2019 to June 2023; between 2021 and 2024."""
    begin = _end_of_span(tokens, at + 1)
    if begin is None:
        return None
    number, year, last = begin
    if _word(tokens, last + 1) not in {"and", "to"}:
        return None
    finish = _end_of_span(tokens, last + 2)
    if finish is None:
        return None
    end_number, end_year, end_last = finish
    return _made(tokens, at, end_last, "between", year=year, month=number, until=(end_year, end_number))


def _end_of_span(tokens: Sequence[Token], at: int) -> tuple[int, int, int] | None:
    number = _MONTH_WORDS.get(_word(tokens, at), 0)
    ahead = at + 1 if number else at
    year = _year_at(tokens, ahead)
    return (number, year, ahead) if year else None


def _read_vague(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """Before Brexit, pre-Brexit, Labour's first year, under the previous government: no window of a statistic."""
    word = tokens[at].lower
    if word.startswith("pre-") and word[4:] in _POLITICAL:
        return _made(tokens, at, at, "vague", explicit=False)
    if word in {"before", "since", "after", "until", "under", "during"}:
        for ahead in range(at + 1, at + 6):
            if _word(tokens, ahead) in _POLITICAL:
                return _made(tokens, at, ahead, "vague", explicit=False)
            if ahead < len(tokens) and tokens[ahead].kind != "word":
                break
    return None


def _read_decade(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    if _word(tokens, at - 1) in {"the", "last", "past", "a"} and _word(tokens, at + 1) != "ago":
        return _made(tokens, at, at, "vague", explicit=False)
    return None


def _read_quarter(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    """The first quarter of 2024."""
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}.get(_word(tokens, at - 1), 0)
    if number and _word(tokens, at + 1) == "of" and (year := _year_at(tokens, at + 2)):
        return _made(tokens, at - 1, at + 2, "quarter", year=year, month=3 * number)
    return None


def _read_mid(tokens: Sequence[Token], at: int) -> TimeExpression | None:
    read = _mid_year(tokens, at)
    return _made(tokens, at, read[3], "month", year=read[1], month=6) if read else None


_READERS = {
    "year": (_read_year_word,),
    "ye": (_read_ye,),
    "twelve": (_read_twelve_months,),
    "mid": (_read_mid,),
    "between": (_read_between,),
    "from": (_read_between,),
    "quarter": (_read_quarter,),
    "decade": (_read_decade,),
    **dict.fromkeys(
        ("last", "this", "past", "previous", "preceding", "prior", "same", "first", "second", "next", "coming"), (_read_last,)
    ),
    **dict.fromkeys((word for word in _COUNTS if word.isalpha()), (_read_count,)),
    **dict.fromkeys(
        ("before", "since", "after", "under", "during", "until", *(f"pre-{word}" for word in _POLITICAL)), (_read_vague,)
    ),
}
