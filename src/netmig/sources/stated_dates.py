"""When a file was published: as the file says, else as whoever hands it in says, else not known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..errors import Place, UsageError
from ..periods import month_number
from .reader import GivenFile
from .workbook import Cell, column_letters

_SAYS = re.compile(
    r"\b(?:(?:date\s+)?published|publication\s+date|publishing\s+date|date\s+of\s+publication|release\s+date|released|date\s+published)\b"
    r"(?:\s+(?:on|at\s+9[:.]30\s*am(?:\s+on)?))?\s*[:\-–]?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NOT_THIS = re.compile(r"\b(?:next|previous(?:ly)?|last|future|first)\b", re.IGNORECASE)
_DAY = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[A-Za-z]{3,9})\s+(?P<year>\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_EDITION = re.compile(r"year ending (?:\d{1,2} )?(?P<month>March|June|September|December) (?P<year>\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says of itself: a day, and where it says so."""

    day: date
    place: Place


def stated_day(sheets: Iterable[tuple[str, Iterable[tuple[int, tuple[Cell, ...]]]]]) -> Stated | None:
    """The day of publication that the first of these sheets to name one names: "Published: 21 May 2026"."""
    for sheet, rows in sheets:
        for row, cells in rows:
            for column, cell in enumerate(cells):
                if not isinstance(cell, str) or not (said := _SAYS.search(cell)) or _NOT_THIS.search(cell[: said.start()]):
                    continue
                beside = next((each for each in cells[column + 1 :] if each is not None), None)
                day = day_in(said["rest"]) or (day_in(str(beside)) if not said["rest"].strip() and beside is not None else None)
                if day is not None:
                    return Stated(day, Place(sheet, row, column_letters(column)))
    return None


def stated_edition(texts: Iterable[str]) -> str:
    """The edition that a text names, "March 2026" for "year ending March 2026"; empty where none does."""
    for text in texts:
        if found := _EDITION.search(text):
            return f"{found['month'].capitalize()} {found['year']}"
    return ""


def day_in(text: str) -> date | None:
    """The first day that stands in a text, in words or in numbers.

    >>> day_in("Published at 9:30am on 21 May 2026").isoformat(), day_in("2026-05-21 00:00:00").isoformat()
    ('2026-05-21', '2026-05-21')
    """
    for form, month in ((_DAY, month_number), (_ISO, int)):
        if found := form.search(text):
            try:
                return date(int(found["year"]), month(found["month"]), int(found["day"]))
            except ValueError:
                return None
    return None


def publication_day(given: GivenFile, stated: Stated | None, known: date | None = None) -> date:
    """The day on which a file was published: what it says, what was said beside it, what is known of its edition.

    Raises UsageError, which names --published, where nothing says it, and where what was said
    beside the file is not what the file says.
    """
    if stated is not None and given.published is not None and given.published != stated.day:
        where = f"{stated.place.sheet}!{stated.place.column}{stated.place.row}"
        raise UsageError(
            f"{given.name} says that it was published on {stated.day.isoformat()} ({where}), and --published says {given.published.isoformat()}.",
            "", "Leave --published out, or see whether this is the file that you mean.",
        )  # fmt: skip
    day = stated.day if stated is not None else given.published or known
    if day is None:
        raise UsageError(
            f"{given.name} does not say when it was published.", "",
            "Say it with --published, as the publisher's page gives it: --published 2026-05-21.",
        )  # fmt: skip
    return day
