"""When an article was published: as it was told, as its metadata has it, or as its own words say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from ..errors import UsageError
from ..ledger.figures import LONDON
from .records import record
from .words.time_expressions import TimeExpression, find_time_expressions
from .words.tokens import Token, tokenise, word_at

PublishedFrom = Literal["option", "metadata", "text", "assumed"]

# no article is from another day: what stands for "no day" in a program's fields, such as 0001-01-01, is outside
FIRST_DAY, LAST_DAY = date(1800, 1, 1), date(2199, 12, 31)

# a dateline stands at the head or the foot of a text
_HEAD_LINES = 6
_FOOT_LINES = 2
# a longer line is a paragraph of the story
_LONGEST_DATELINE = 160
_STAMP = r"(?P<stamp>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?)"
_NAMES = r"(?:article:published_time|og:published_time|datePublished|dc\.date(?:\.issued)?|dcterms\.(?:date|issued|created)|pubdate|publish[-_]?date|date)"
# in the order in which they are believed; every gap is bounded, so that no page takes long
_METADATA = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"""["']datePublished["']\s{{0,9}}:\s{{0,9}}["']{_STAMP}""",
        rf"""<meta\b[^<>]{{0,200}}?=\s{{0,3}}["']?{_NAMES}["']?[^<>]{{0,200}}?\bcontent\s{{0,3}}=\s{{0,3}}["']?{_STAMP}""",
        rf"""<meta\b[^<>]{{0,200}}?\bcontent\s{{0,3}}=\s{{0,3}}["']?{_STAMP}[^<>]{{0,200}}?=\s{{0,3}}["']?{_NAMES}["']""",
        rf"""<time\b[^<>]{{0,200}}?\bdatetime\s{{0,3}}=\s{{0,3}}["']?{_STAMP}""",
    )
)
# the head of a Markdown page or of a feed: "date: 2025-05-22" on a line of its own
_FRONT_MATTER = re.compile(
    rf"""^["']?(?:date|published|published_at|publication_date|pubdate|article:published_time|datePublished)["']?\s{{0,9}}[:=]\s{{0,9}}["']?{_STAMP}["']?,?$""",
    re.IGNORECASE,
)
_PUBLISHED = frozenset({"published", "posted", "date", "dated", "issued", "released", "release"})
_UPDATED = frozenset({"updated", "modified", "edited"})
# what may stand beside a day in a dateline
_BESIDE = frozenset(
    "first last on at by the and of updated modified edited am pm gmt bst utc uk time min read share"
    " monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun".split()
) | _PUBLISHED  # fmt: skip
_OF_A_BYLINE = frozenset(
    "st nd rd th for in political policy affairs home senior data chief deputy editor correspondent reporter writer journalist".split()
)  # fmt: skip
# names of a writer and a newspaper beside the day
_MOST_NAMES = 6


@record()
class Publication:
    """The day an article was published, and where that was learnt."""

    day: date
    learnt_from: PublishedFrom


def publication_of(text: str, told: date | None = None) -> Publication | None:
    r"""The day of publication, from what was told, else the text's metadata, else its dateline; None if unknown.

    A day counts as a dateline only on a line that has nothing of the story, near the head or the
    foot: a day in the story is not when the story was written.

    >>> publication_of("Published: 22 May 2025\nNet migration halved.")
    Publication(day=datetime.date(2025, 5, 22), learnt_from='text')
    """
    if told is not None:
        return Publication(told, "option")
    lines = [line.strip(" \t\ufeff") for line in text.splitlines() if line.strip(" \t\ufeff")]
    head, foot = lines[:_HEAD_LINES], lines[_HEAD_LINES:][-_FOOT_LINES:]
    day = next((found for form in _METADATA for match in form.finditer(text) if (found := _day_of(match["stamp"]))), None)
    day = day or next(
        (found for line in head if (match := _FRONT_MATTER.match(line)) and (found := _day_of(match["stamp"]))), None
    )
    if day is not None:
        return Publication(day, "metadata")
    datelines = [each for line in (*head, *foot) if (each := dateline(line)) is not None]
    # "Updated" is believed only where nothing says when it was first published
    datelines.sort(key=lambda dateline: dateline[1])
    return Publication(datelines[0][0], "text") if datelines else None


def possible(day: date | None) -> date | None:
    """The day, where an article can be from it; else None.

    >>> possible(date(2025, 5, 22)), possible(date(1, 1, 1))
    (datetime.date(2025, 5, 22), None)
    """
    return day if day is not None and FIRST_DAY <= day <= LAST_DAY else None


def _day_of(stamp: str) -> date | None:
    """The day of a time stamp, in London where it has a time zone; None if there is no such day."""
    try:
        if len(stamp) <= 10:
            return possible(date.fromisoformat(stamp))
        moment = datetime.fromisoformat(stamp.replace(" ", "T", 1).replace(" ", ""))
        return possible((moment.astimezone(LONDON) if moment.tzinfo else moment).date())
    except (ValueError, OverflowError):  # there is a last day, and in London it may be over
        return None


def dateline(line: str) -> tuple[date, bool] | None:
    """The day of a line that is nothing but a dateline, and whether it is only that of an update."""
    if len(line) > _LONGEST_DATELINE:
        return None
    tokens = tokenise(line)
    days = [each for each in find_time_expressions(tokens) if each.kind == "day" and each.year]
    if not days:
        return None
    chosen = next((each for each in days if not _is_update(tokens, each)), days[0])
    taken = {at for each in days for at in range(each.first, each.last + 1)}
    if not _is_alone(tokens, taken) and not _is_agency_line(line, tokens, chosen):
        return None
    try:
        day = possible(date(chosen.year, chosen.month, chosen.day))
    except ValueError:
        return None
    return (day, _is_update(tokens, chosen)) if day is not None else None


def _is_update(tokens: Sequence[Token], day: TimeExpression) -> bool:
    """Whether the nearest word of publishing before a day is one of updating."""
    for at in range(day.first - 1, -1, -1):
        if tokens[at].lower in _UPDATED:
            return True
        if tokens[at].lower in _PUBLISHED:
            return False
    return False


def _is_alone(tokens: Sequence[Token], taken: set[int]) -> bool:
    """Whether a line has a day and what goes with it, and no word of a story: "By Ann Hill, BBC News | 22 May 2025, 10:31"."""
    if any(token.lower == "next" for token in tokens):
        return False  # "Next release: 27 November 2025"
    names = 0
    named_by = any(token.lower == "by" for token in tokens)
    for at, token in enumerate(tokens):
        if at in taken or token.kind != "word" or token.lower in _BESIDE:
            continue
        if not token.capital and token.lower not in _OF_A_BYLINE:
            return False
        names += 1
    if names == 0:
        return True
    first = min(taken)
    # a name needs "by" before it or a mark between it and the day: "Net Migration Halved On 22 May 2025" has neither
    parted = word_at(tokens, first - 1) in {",", "|", "•", "·", "-", "–", "—", ":", "/"} or first == 0
    after = word_at(tokens, max(taken) + 1) in {",", "|", "•", "·", "-", "–", "—", "/", ""}
    return names <= _MOST_NAMES and (named_by or (parted and after)) and not any(token.lower in {"!", "?"} for token in tokens)


def _is_agency_line(line: str, tokens: Sequence[Token], day: TimeExpression) -> bool:
    """Whether a line opens as agencies' do, "LONDON, 22 May 2025 (Agency) - Net migration…": a place in capitals, the day, and who sends it."""
    city = line[: tokens[day.first].start].strip(" ,")
    return bool(city) and city.isupper() and len(city) <= 20 and word_at(tokens, day.last + 1) in {"(", "-", "–", "—"}


def publication_or_refuse(text: str, told: date | None = None, today: date | None = None) -> Publication:
    """The day of publication; where neither the reader nor the text says it, `today` is assumed.

    Raises UsageError where nothing can be assumed either, and for a day that no article is from.
    """
    found = publication_of(text, told)
    if found is None and today is not None:
        found = Publication(today, "assumed")
    if found is None:
        raise UsageError(
            "It is not said when this was published, and a claim is judged by what was public on its day.",
            "",
            "Give the day: --published 2025-05-22.",
        )
    if possible(found.day) is None:
        raise UsageError(
            f"No article is from {found.day.isoformat()}.",
            f"Days from {FIRST_DAY} to {LAST_DAY} are understood.",
            "Give its day as 2025-05-22.",
        )
    return found
