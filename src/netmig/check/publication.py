"""When an article was published: as it was told, as its metadata has it, or as its own words say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..errors import UsageError
from .time_expressions import find_time_expressions
from .tokens import tokenise

PublishedFrom = Literal["option", "metadata", "text", "assumed"]

# a dateline stands at the head or the foot of a text
_HEAD_LINES = 6
_METADATA = re.compile(
    r"""(?:article:published_time|datePublished|date|dc\.date|pubdate)["']?\s*(?::|content\s*=|datetime\s*=)\s*["']?(\d{4}-\d{2}-\d{2})""",
    re.IGNORECASE,
)
_TIME_TAG = re.compile(r"""<time[^>]+datetime\s*=\s*["'](\d{4}-\d{2}-\d{2})""", re.IGNORECASE)
_DATELINE = re.compile(r"^\W*(?:published|updated|posted|date|last updated|first published)\b\W*(?:on|at)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Publication:
    """The day an article was published, and where that was learnt."""

    day: date
    learnt_from: PublishedFrom


def publication_of(text: str, told: date | None = None) -> Publication | None:
    """The day of publication, from what was told, else the text's metadata, else its dateline; None if unknown.

    A day counts as a dateline only on a line of its own or behind "Published", near the head or the
    foot: a day in the story is not when the story was written.

    >>> publication_of("Published: 22 May 2025\\nNet migration halved.")
    Publication(day=datetime.date(2025, 5, 22), learnt_from='text')
    """
    if told is not None:
        return Publication(told, "option")
    if found := _METADATA.search(text) or _TIME_TAG.search(text):
        try:
            return Publication(date.fromisoformat(found[1]), "metadata")
        except ValueError:
            pass
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in (*lines[:_HEAD_LINES], *lines[-2:]):
        if day := _dateline(line):
            return Publication(day, "text")
    return None


def _dateline(line: str) -> date | None:
    tokens = tokenise(line)
    days = [each for each in find_time_expressions(tokens) if each.kind == "day" and each.year]
    if not days and (found := re.search(r"\b(\d{4}-\d{2}-\d{2})\b", line)) and (_DATELINE.match(line) or len(line) <= 12):
        try:
            return date.fromisoformat(found[1])
        except ValueError:
            return None
    if not days:
        return None
    words = [token for token in tokens if token.kind != "mark"]
    alone = len(words) <= days[0].last - days[0].first + 6
    if not (alone or _DATELINE.match(line)):
        return None
    try:
        return date(days[0].year, days[0].month, days[0].day)
    except ValueError:
        return None


def publication_or_refuse(text: str, told: date | None = None, today: date | None = None) -> Publication:
    """The day of publication; where neither the reader nor the text says it, `today` is assumed.

    Raises UsageError where nothing can be assumed either.
    """
    found = publication_of(text, told)
    if found is None and today is not None:
        return Publication(today, "assumed")
    if found is None:
        raise UsageError(
            "It is not said when this was published, and a claim is judged by what was public on its day.",
            "",
            "Give the day: --published 2025-05-22.",
        )
    return found
