"""What a long-term migration workbook says of itself: when it came out, which edition it is, by which methods.

    Cover_sheet   publication date, next one, title, updates to estimates, data sources, licence
    Notes         the reasons for revisions, again and at more length
    Contents      which tables there should be

The cover of May 2025 was seen. The words of others are taken in several forms, for nobody here has
seen them: "Publication date: 27 November 2025", "Published on…", a date cell under a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..codes import plain_words
from ..ledger.figures import StatedChange
from ..periods import MONTH_NAMES, MONTHS, parse_label
from .ons_layouts import header_words, words
from .ons_tables import is_front_matter, number_of
from .workbook import Sheet, Workbook, layout_error

_NAMES = "|".join((*MONTH_NAMES, *MONTHS, "Sept"))
_DAY = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_NAMES}),? (?P<year>20\d\d)\b", re.IGNORECASE)
_ISO = re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_SLASHED = re.compile(r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>20\d\d)\b")
_PUBLISHED = re.compile(r"publi|release|issued", re.IGNORECASE)
_NEXT = re.compile(r"\bnext\b", re.IGNORECASE)
# "first published" and "originally published" are of this workbook; these are of others
_EARLIER = re.compile(
    r"\b(?:previous|earlier|preceding) (?:\w+ )?(?:publi|release|edition|estimate)|\bpreviously\b|\blast (?:release|edition)\b",
    re.IGNORECASE,
)
_EDITION = re.compile(rf"year ending (?P<month>{_NAMES}) (?P<year>20\d\d)", re.IGNORECASE)
_BULLETIN = re.compile(r"[“\"](?P<title>Long-term international migration[^”\"]{0,120})[”\"]", re.IGNORECASE)
_LICENCE = re.compile(r"Open Government Licen[cs]e", re.IGNORECASE)
_REVISIONS = re.compile(
    r"\b(?:updates?|revisions?|changes|corrections?)\b.*\bestimates?\b|^revisions?\b|^corrections?\b", re.IGNORECASE
)
_REVISED = re.compile(r"revis|updat|correct", re.IGNORECASE)
_PERIOD = rf"(?:YE|year ending) (?:{_NAMES}) 20\d\d"
_FOR_WHOM = re.compile(
    rf"(?:made|revised|revisions|updated|updates|estimates)\b[^.]{{0,60}}?\bfor (?P<groups>[^.]{{3,80}}?) (?:from|for) (?P<first>{_PERIOD})(?: to (?P<last>{_PERIOD}))?",
    re.IGNORECASE,
)
_METHOD = re.compile(
    r"^Estimates (?:of|for) (?P<group>British|EU\+|EU|non-EU\+|non-EU) nationals\b(?P<when>[^.]*?)\b"
    r"(?:were|are|was|is) (?:calculated|produced|estimated|made)\s+(?:using|based on|from)\s+(?P<how>[^.\n]{3,240})\.",
    re.IGNORECASE,
)
_GROUPS = {"british": "british", "eu+": "eu_plus", "eu": "eu", "non-eu+": "non_eu_plus", "non-eu": "non_eu"}
_GROUP = re.compile(r"(?<![\w+-])(non-EU\+|non-EU|EU\+|EU|British)(?![\w+])", re.IGNORECASE)
_SHORT = 160
"""How much of a revision paragraph is quoted where none of its words is known."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover sheet says, each with its cell; empty where it says nothing."""

    sheet: str
    title: str
    published: date | None
    published_at: str
    """Where it says so."""
    next_release: str
    edition: str
    bulletin: str
    """The title of the bulletin that the workbook came with."""
    open_licence: bool
    methods: tuple[tuple[str, str], ...]
    earlier: tuple[date, ...] = ()
    """The days of earlier releases that it names."""


def cover_sheet(book: Workbook) -> Sheet:
    """The sheet that says what the workbook is: that called cover, or else the first."""
    for name in book.sheet_names:
        if "cover" in plain_words(name.replace("_", " ")).split():
            return book.sheet(name)
    return book.sheet(book.sheet_names[0])


def read_cover(book: Workbook, said: date | None = None) -> Cover:
    """What the cover says.

    Raises LayoutError where it gives two days of publication, neither of which the user `said`.
    """
    sheet = cover_sheet(book)
    texts = list(_texts(sheet))
    published, where = _published(book, sheet, texts, said)
    title = " ".join(next((text for _, _, text in texts), "").split())
    bulletin = next((found["title"] for _, _, text in texts if (found := _BULLETIN.search(text))), "")
    editions = _EDITION.findall(bulletin) or _EDITION.findall(title)
    return Cover(
        sheet=sheet.name,
        title=title,
        published=published,
        published_at=where,
        next_release=next((" ".join(text.split()) for _, _, text in texts if _is_next(text)), "")[:_SHORT],
        edition=f"year ending {_month_name(editions[-1][0])} {editions[-1][1]}" if editions else "",
        bulletin=" ".join(bulletin.split()),
        open_licence=any(_LICENCE.search(text) for _, _, text in texts),
        methods=tuple(_methods(book, sheet, texts)),
        earlier=_earlier(texts),
    )


def _texts(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            if isinstance(value, str) and value.strip():
                yield row, column, value.replace("\xa0", " ")


def _is_next(text: str) -> bool:
    return bool(_NEXT.search(text) and _PUBLISHED.search(text))


def days_in(text: str) -> list[date]:
    """Every day that a text names, whichever way it writes it.

    >>> days_in("published at 9.30am 22 May 2025")
    [datetime.date(2025, 5, 22)]
    """
    found: list[date] = []
    for form in (_DAY, _ISO, _SLASHED):
        for match in form.finditer(text):
            month = match["month"]
            try:
                number = int(month) if month.isdecimal() else MONTHS.index(month[:3].capitalize()) + 1
                found.append(date(int(match["year"]), number, int(match["day"])))
            except ValueError:
                continue
    return found


def _published(book: Workbook, sheet: Sheet, texts: list[tuple[int, int, str]], given: date | None) -> tuple[date | None, str]:
    """The day in a sentence on publication, or in the cell after a heading on it."""
    said: dict[date, str] = {}
    heading = ""
    for row, column, text in texts:
        # a note on this release and the next in one cell: the sentences are read apart
        for sentence in re.split(r"(?<=[a-z0-9)])\. |\n", text):
            about = sentence if _PUBLISHED.search(sentence) else heading
            if _PUBLISHED.search(about) and not any(
                other.search(text) for other in (_NEXT, _EARLIER) for text in (about, sentence)
            ):
                for each in days_in(sentence):
                    said.setdefault(each, sheet.reference(row, column))
        heading = text if len(text) < 60 and not days_in(text) else ""
    if given in said:
        return given, said[given]
    if len(said) > 1:
        first, second, *_ = said
        expected = f"one day of publication; {said[first]} has {first.isoformat()}. --published says which one is meant"
        raise layout_error(book.name, said[second], expected, second.isoformat())
    return next(iter(said.items()), (None, ""))


def _earlier(texts: list[tuple[int, int, str]]) -> tuple[date, ...]:
    """The days in sentences on earlier releases, or in the cell after a heading on them."""
    found: dict[date, None] = {}
    heading = ""
    for _, _, text in texts:
        for sentence in re.split(r"(?<=[a-z0-9)])\. |\n", text):
            if _EARLIER.search(sentence) or (_EARLIER.search(heading) and not _PUBLISHED.search(sentence)):
                found.update(dict.fromkeys(days_in(sentence)))
        heading = text if len(text) < 60 and not days_in(text) else ""
    return tuple(sorted(found))


def _month_name(word: str) -> str:
    return MONTH_NAMES[MONTHS.index(word[:3].capitalize())]


def _methods(book: Workbook, sheet: Sheet, texts: list[tuple[int, int, str]]) -> Iterator[tuple[str, str]]:
    said: dict[str, str] = {}
    for row, column, text in texts:
        for sentence in text.split("\n"):
            if found := _METHOD.match(sentence.strip()):
                group = _GROUPS[found["group"].lower()]
                when = " ".join(found["when"].split())
                how = " ".join(found["how"].split())
                said.setdefault(group, f"{how}{f' ({when})' if when else ''} ({book.cited}, {sheet.reference(row, column)})")
    yield from said.items()


def stated_changes(book: Workbook) -> tuple[StatedChange, ...]:
    """The reasons for revision that a workbook's cover sheet and notes give, in its own words.

    A short quotation of the cover's paragraph, of the kind "unknown", where none of its words is known.
    """
    cover = cover_sheet(book)
    paragraphs = list(_under_heading(cover))
    found = [change for row, text in paragraphs for change in _changes_in(book, cover, row, 0, text)]
    for name in book.sheet_names:
        if plain_words(name.replace("_", " ")) in ("notes", "note"):
            notes = book.sheet(name)
            for row, column, text in _texts(notes):
                if _REVISED.search(text):
                    found += _changes_in(book, notes, row, column, text)
    if not found and paragraphs:
        row, text = paragraphs[0]
        quoted = " ".join(text.split())
        short = quoted if len(quoted) <= _SHORT else quoted[:_SHORT].rpartition(" ")[0] + " …"
        found.append(
            StatedChange(kind="unknown", reason=short, citation=f"{book.cited}, {cover.reference(row, 0)}", **_about(text))
        )
    return tuple(found)


def _under_heading(cover: Sheet) -> Iterator[tuple[int, str]]:
    """The paragraphs under a heading such as "Updates to estimates", up to the next heading."""
    under = False
    for row, column, text in _texts(cover):
        if column:
            continue
        if len(text) < 60 and "." not in text.strip():
            under = bool(_REVISIONS.search(text.strip()))
        elif under:
            yield row, text


def _changes_in(book: Workbook, sheet: Sheet, row: int, column: int, text: str) -> list[StatedChange]:
    plain = " ".join(text.split())
    return [
        StatedChange(kind=kind, reason=found[0], citation=f"{book.cited}, {sheet.reference(row, column)}", **_about(plain))
        for kind, phrase in words().statements
        if (found := phrase.search(plain))
    ]


def _about(text: str) -> dict[str, str]:
    """Which groups and periods a statement on revisions is about, where it says so."""
    found = _FOR_WHOM.search(" ".join(text.split()))
    if not found:
        return {}
    groups = dict.fromkeys(_GROUPS[each.lower()] for each in _GROUP.findall(found["groups"]))
    first, last = (parse_label(found[each]).period.label if found[each] else "" for each in ("first", "last"))
    return {
        "series": ", ".join(f"nationality={group}" for group in groups),
        "periods": f"{first} to {last}" if last else f"{first} onwards",
    }


def note_texts(book: Workbook) -> dict[str, str]:
    """The first words of each note and definition, by what tables call it: "note 10", "definition 4"."""
    found: dict[str, str] = {}
    for name in book.sheet_names:
        kind = plain_words(name.replace("_", " ")).rstrip("s")
        if kind in ("note", "definition"):
            for row in book.sheet(name).rows:
                number = re.search(r"\d+", str(row[0])) if row and row[0] is not None else None
                texts = [value for value in row[1:] if isinstance(value, str)]
                if number and texts:
                    text = " ".join(texts[-1].split())
                    found.setdefault(
                        f"{kind} {number[0]}", text if len(text) <= _SHORT else text[:_SHORT].rpartition(" ")[0] + " …"
                    )
    return found


def check_contents(book: Workbook) -> bool:
    """Whether there is a list of contents; every table in it must have its sheet.

    Raises LayoutError, at the line of the contents, for a table whose sheet is not there.
    """
    numbers = {number_of(sheet) for name in book.sheet_names if not is_front_matter(sheet := book.sheet(name))}
    for name in book.sheet_names:
        if plain_words(name.replace("_", " ")) in ("contents", "table of contents", "content"):
            contents = book.sheet(name)
            for row, values in enumerate(contents.rows):
                first = next((value for value in values if value is not None), None)
                said = header_words(first)
                found = re.match(r"(?:table )?(\d{1,2}[a-z]?)$", said)
                if found and found[1] not in numbers:
                    raise layout_error(
                        book.name,
                        contents.reference(row, 0),
                        f"a sheet for Table {found[1]}",
                        f"sheets {', '.join(book.sheet_names)}",
                    )
            return True
    return False
