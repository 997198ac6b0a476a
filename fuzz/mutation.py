"""Texts made of seeds by what news is made of: numbers, words of time, quotes, brackets; and by what it is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from .seeds import Seed

LONGEST = 1_500
_PIECES = re.compile(r"\s+|\w+|[^\w\s]")
_DIGITS = re.compile(r"[\d.,]*\d")
_MONTHS = "January February March April May June July August September October November December Sept Jan. jun".split()
_TIMES = (
    "in the year to June 2023", "in the year ending December 2024", "last year", "a year earlier", "the previous year", "since 2019", "in 2023/24",
    "between April 2022 and March 2023", "the same period", "a decade ago", "by 2030", "YE Jun 2023", "in the 12 months to September", "this year",
    "in the first quarter of 2024", "for the second year running", "on 22 May 2025", "in 9999", "in the year to June 0001", "31 February 2024", "2023-24-25",
    "over the past 500 years", "in the year to the year to June", "mid-2023", "up to now", "since records began", "a year ago a year ago", "2023/2019",
)  # fmt: skip
_WORDS = (
    "net migration", "immigration", "emigration", "net", "million", "billion", "per cent", "percentage points", "%", "£", "£5.38bn", "visas", "students",
    "asylum claims", "small boats", "people", "left", "arrived", "fell", "rose", "halved", "doubled", "a record high", "the highest since", "more than",
    "nearly", "about", "up to", "compared with", "from", "to", "and", "of", "revised up from", "not", "half", "two-thirds", "one in four", "a dozen",
    "tens of thousands", "a quarter of a million", "four times", "four-fold", "the population of Bristol", "the ONS", "said Mr Hill", "according to",
    "non-EU", "EU+", "British", "Indian", "Scotland", "Canada", "the UK", "we", "the figures", "the total", "it", "will", "forecast", "target", "threshold",
    "£38,700", "top five", "respectively", "while", "which", "that", "nought", "zero", "minus", "no", "Home Office", "a", "the", "cut", "k", "m", "bn",
)  # fmt: skip
_MARKS = (
    "“",
    "”",
    '"',
    "‘",
    "’",
    "'",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "–",
    "—",
    "-",
    "−",
    ",",
    ".",
    ";",
    ":",
    "!",
    "?",
    "…",
    "/",
    "*",
    "_",
    "#",
    "|",
    "<",
    ">",
    "&",
    "\\",
    "…”",
    ".”",
    ":“",
)
_ODD = (
    "\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2028", "\u2029", "\u2066", "\ufeff", "\ufffd", "\ufffe", "\xa0", "\u202f",
    "\u3000", "\t", "\r", "\r\n", "\n", "\n\n", "\v", "\f", "\x1c", "e\u0301", "\u0130", "ß", "ﬁ", "㎡", "½", "¾", "⅔", "²", "①", "٣", "१२", "𝟗𝟎𝟔", "Ⅻ", "万", "👩‍🔬", "🇬🇧",
    "<script>alert(1)</script>", "</p>", "<!--", "]]>", "&amp;", "&#0;", "%s", "{0}", "${x}", "=1+1", "@x", "\ud800", "\udfff",
)  # fmt: skip
_LINES = (
    "Comments (12)", "Read more", "Most read", "Share", "Published: 22 May 2025", "2025-05-22", "By Ann Hill, 1 December 2024", "Image caption", "3 hours ago13",
    "Advertisement", "date: 2024-11-28", "LONDON, 22 May 2025 (Agency) -", "* net migration", "1. 906,000", "| 2023 | 906,000 |", "---", "===", "",
)  # fmt: skip


def text(random: Random, seeds: Sequence[Seed]) -> Seed:
    """A made text, and the day of the seed that it began with."""
    first = random.choice(seeds)
    made = first.text
    for _ in range(random.choice((0, 0, 0, 0, 1, 1, 2))):
        made = _JOINS[random.randrange(len(_JOINS))](random, made, random.choice(seeds).text)
    return Seed(mutated(random, made), first.published)


def mutated(random: Random, made: str) -> str:
    """A text with some of its pieces changed; one in ten stays as it is."""
    pieces = _PIECES.findall(made) or [""]
    for _ in range(random.choice((0, 1, 1, 2, 2, 3, 5, 8, 20))):
        random.choice(_CHANGES)(random, pieces)
    return "".join(pieces)[:LONGEST]


# --- joining two texts ------------------------------------------------------------------------


def _one_after_another(random: Random, a: str, b: str) -> str:
    return a + random.choice((" ", "\n", "\n\n", "", ", and ", "; ", " – ", " (")) + b


def _crossed(random: Random, a: str, b: str) -> str:
    return a[: random.randint(0, len(a))] + b[random.randint(0, len(b)) :]


def _within(random: Random, a: str, b: str) -> str:
    at = random.randint(0, len(a))
    opens, closes = random.choice((("(", ")"), ("“", "”"), ('"', '"'), (" – ", " – "), ("[", "]"), (", ", ", "), ("‘", "’")))
    return a[:at] + opens + b + closes + a[at:]


def _under_a_line(random: Random, a: str, b: str) -> str:
    return f"{a}\n\n{random.choice(_LINES)}\n\n{b}"


_JOINS: tuple[Callable[[Random, str, str], str], ...] = (_one_after_another, _one_after_another, _crossed, _within, _under_a_line)


# --- changing the pieces of one ---------------------------------------------------------------


def _another_number(random: Random, pieces: list[str]) -> None:
    at = next((at for at in _from_anywhere(random, pieces) if _DIGITS.fullmatch(pieces[at])), None)
    pieces[random.randrange(len(pieces)) if at is None else at] = number(random)


def number(random: Random) -> str:
    """A number as news has it, or as nobody has."""
    digits = "".join(random.choices("0123456789", k=random.choice((1, 2, 3, 3, 4, 6, 9, 20, 80, 400))))
    return random.choice(
        (
            digits, f"{int(digits[:9]):,}", f"{digits[:3]},000", f"{digits[:3]}.{digits[-1:]}", f"{digits[:2]}%", f"-{digits}", f"{digits},", f".{digits}",
            f"{digits[:3]}k", f"{digits[:2]}.{digits[-2:]} million", f"£{digits[:4]}bn", f"{digits[:3]},{digits[-2:]}", f"{digits[:3]}-{digits[-3:]}",
            f"{digits[:3]},000-{digits[-3:]},000", f"20{digits[:2]}", f"20{digits[:2]}/{digits[-2:]}", f"{digits[:2]}/{digits[-2:]}/{digits[:4]}", "0", "0,000", "0%",
            f"{digits[:1]}e{digits[:3]}", f"{digits[:2]}th", f"{digits[:1]} in {digits[-1:]}", f"{digits[:3]} {digits[-3:]} 000", "nan", "inf", f"1{'0' * len(digits)}",
        )
    )  # fmt: skip


def _from_anywhere(random: Random, pieces: Sequence[str]) -> range:
    return range(random.randrange(len(pieces)), len(pieces))


def _inserted(choices: Sequence[str], blanks: str = "") -> Callable[[Random, list[str]], None]:
    def change(random: Random, pieces: list[str]) -> None:
        pieces.insert(random.randint(0, len(pieces)), blanks + random.choice(choices) + blanks)

    return change


def _left_out(random: Random, pieces: list[str]) -> None:
    first = random.randrange(len(pieces))
    del pieces[first : first + random.choice((1, 1, 2, 4, 9))]
    if not pieces:
        pieces.append("")


def _repeated(random: Random, pieces: list[str]) -> None:
    first = random.randrange(len(pieces))
    stop = first + random.choice((1, 1, 2, 3, 6, 12))
    pieces[stop:stop] = pieces[first:stop] * random.choice((1, 1, 2, 2, 5, 20))


def _moved(random: Random, pieces: list[str]) -> None:
    first = random.randrange(len(pieces))
    taken = pieces[first : first + random.choice((1, 3, 7))]
    del pieces[first : first + len(taken)]
    at = random.randint(0, len(pieces))
    pieces[at:at] = taken


def _without_blanks(random: Random, pieces: list[str]) -> None:
    first = random.randrange(len(pieces))
    pieces[first : first + 6] = ["".join(pieces[first : first + 6]).replace(" ", "")]


def _in_another_case(random: Random, pieces: list[str]) -> None:
    first = random.randrange(len(pieces))
    change = random.choice((str.upper, str.lower, str.title, str.swapcase))
    pieces[first : first + 5] = [change(piece) for piece in pieces[first : first + 5]]


def _quoted(random: Random, pieces: list[str]) -> None:
    first, last = sorted((random.randint(0, len(pieces)), random.randint(0, len(pieces))))
    opens, closes = random.choice(
        (("“", "”"), ('"', '"'), ("‘", "’"), ("(", ")"), ("«", "»"), ("“", ""), ("", "”"), ("**", "**"), ("<b>", "</b>"))
    )
    pieces.insert(last, closes)
    pieces.insert(first, opens)


def _very_long(random: Random, pieces: list[str]) -> None:
    piece = random.choice(
        ("9", "a", "A", "“", "(", ",", ".", "-", "é", "9,", "a-", "a.", "net ", "million ", "and ", "\u00ad", "'", "1/", "May ")
    )
    pieces.insert(random.randint(0, len(pieces)), piece * random.choice((30, 100, 100, 600)))


_CHANGES: tuple[Callable[[Random, list[str]], None], ...] = (
    _another_number, _another_number, _another_number, _inserted(_TIMES, " "), _inserted(_TIMES, " "), _inserted(_WORDS, " "), _inserted(_WORDS, " "), _inserted(_WORDS, " "),
    _inserted(_MONTHS, " "), _inserted(_MARKS), _inserted(_MARKS), _inserted(_ODD), _inserted(_LINES, "\n"), _left_out, _left_out, _repeated, _moved, _without_blanks,
    _in_another_case, _quoted, _very_long,
)  # fmt: skip
