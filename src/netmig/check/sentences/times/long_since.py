"""Since when something is so, where the words name a decade, a century or an event: "since the 1990s", "since before Brexit", "this century"."""

from __future__ import annotations

import re

from ....periods import Period, year_ending
from ...words.governments import last_day_of_event
from ..parts import SentenceParts

_DECADE = re.compile(r"(?:the)?(?:early|late|mid|mid-)?(19[6-9]0|20[0-2]0)s")
_MARCH, _QUARTER = 3, 3


def long_since(parts: SentenceParts, at: int) -> tuple[Period, int] | None:
    """The window after which something has been so, and the last word that says since when, from a place behind "since" on.

    A decade is over when it ends, and of the days that an event may be dated by the last is taken: so late that nothing
    before may be meant.
    """
    time = next((each for each in parts.times if each.kind == "vague" and each.first <= at + 1 and each.last >= at), None)
    if time is not None:
        words = "".join(parts.words[time.first : time.last + 1]).removeprefix("since")
        if (decade := _DECADE.fullmatch(words)) is not None:
            return year_ending(int(decade[1]) + 9, 12), time.last
    event = last_day_of_event(parts.words[at : at + 8])
    if event is None:
        return None
    count, day = event
    return year_ending(day.year, max(_MARCH, (day.month + 2) // _QUARTER * _QUARTER)), at + count - 1
