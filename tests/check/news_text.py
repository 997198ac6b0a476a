"""Texts for tests of reading: news-like at random, and hostile ones that are long and repeat themselves."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from types import CodeType, FrameType
from typing import Any

from hypothesis import strategies as st

_WORDS = (
    "net migration people visas the a of in to from by and or between nearly over about more than up down rose fell said Ann Hill"
    " ONS according may May June 2023 2024 906,000 1.2 million £5.38bn 36% per cent 12 months year ending last previous quarter half"
    " third two twenty-five one four times as many doubled halved since 2019/20 , . : ; ( ) “ ” \" ' - – No 10 Mr Q1 mid - 2024 Covid - 19"
).split()
NEWS = st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join)

# one piece each, to be repeated some thousand times
HOSTILE = (
    "1", "1,", "1,234,", "1 234 ", "1,22,", "12.", "9/", "1-", "1 - ", "2023-", "2023/24 ", "“", '"', "'", "‘a", "”", ".", "...", ". A", "?! ", "(", ")(",
    "from ", "from 2019 to ", "between 1 and ", "the year to the ", "the ", "year to ", "12 months to ", "half a ", "one in ", "and a half ",
    "A ", "Ab ", "A. ", "said ", "said A ", "A, said ", "A: ", "according to ", "“A” said ", "more than ", "nearly a ", "a-", "two-", "million ",
    "one hundred and ", "\n", "\r", "\t", "\u00ad", "a\u00ad", "\u200b", "<time ", "<meta =date ", "date: ", "2 hours ago", "comments\n", "read more ",
    "May ", "May 2023 to ", "5 ", "£", "5% ", "up to ", "same period ", "a" * 9, "é", "😀", "\ud800",
)  # fmt: skip


# lines that the collector of what is no longer needed may run in between: fewer say nothing
_FEW_LINES = 60


def growth(work: Callable[[str], Any], piece: str, size: int = 1_500) -> float:
    """By how much the work grows when a text of repeats gets four times as long: about 4 if it is linear, 16 if it is quadratic.

    Work is counted as lines of Python run, not as time, so that a busy machine changes nothing.
    """
    times = max(4, size // len(piece))
    small = max(_FEW_LINES, lines_run(work, piece * times))
    return lines_run(work, piece * (4 * times)) / small


def lines_run(work: Callable[[str], Any], text: str) -> int:
    count = 0

    def tracer(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return tracer

    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        work(text)
    finally:
        sys.settrace(before)
    return count


# what runs so few lines may do so for no reason that has to do with the text
_LEAST_LINES = 120
# what reads one sentence, or one claim, and so never has the whole text before it: its calls are counted, and not its lines
_OF_ONE_SENTENCE = (
    "check/words/",
    "check/sentences/",
    "check/forms/",
    "check/quantities/",
    "check/evaluation/",
    "ledger/",
    "charts/",
    "periods.py",
)


def growing_faster(work: Callable[[str], Any], text: Callable[[int], str], most: float) -> dict[str, tuple[int, int]]:
    """The functions of netmig that do more than so many times as much for a length of text far behind as for one before it, with how much.

    What all claims are asked for each claim is seen here long before it takes a part of the whole that is worth speaking of: from
    3 to 5 lengths the lines of its own function are 8 for each of the 5 from 2 to 3, however few they are beside all others. The
    first two lengths are not counted: what looks back some way finds less there.
    """
    work(text(5))  # what is worked out once and kept is no work of any length
    two, three, five = (work_by_function(work, text(lengths)) for lengths in (2, 3, 5))
    grown = {name: (three[name] - two[name], (done - three[name]) // 2) for name, done in five.items()}
    return {name: (near, far) for name, (near, far) in grown.items() if far > most * max(near, _LEAST_LINES)}


def work_by_function(work: Callable[[str], Any], text: str) -> Counter[str]:
    """How often each function of netmig is called or, where it has more than a sentence before it, how many lines of Python it runs."""
    counted: Counter[CodeType] = Counter()

    @cache
    def tracer_of(code: CodeType) -> Any:
        _, netmig, place = code.co_filename.rpartition("netmig/")
        return lines if netmig and not place.startswith(_OF_ONE_SENTENCE) else None

    def lines(frame: FrameType, event: str, _argument: Any) -> Any:
        if event == "line":
            counted[frame.f_code] += 1
        return lines

    def calls(frame: FrameType, _event: str, _argument: Any) -> Any:
        counted[frame.f_code] += 1
        return tracer_of(frame.f_code)

    before = sys.gettrace()
    sys.settrace(calls)
    try:
        work(text)
    finally:
        sys.settrace(before)
    found: Counter[str] = Counter()
    for code, many in counted.items():
        _, netmig, place = code.co_filename.rpartition("netmig/")
        if netmig:
            found[f"{place} {code.co_qualname}"] += many
    return found
