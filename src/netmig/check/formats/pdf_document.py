"""The words of a PDF: its lines made whole again, without running heads and page numbers.

The dates in a PDF say when the file was made, which for a page saved or printed later is not when
its article appeared. They are not used: a wrong day would accuse what was right when written.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from io import BytesIO

from ...errors import MissingExtraError, UsageError
from .article import Article

# no article has more
MOST_PAGES = 300
_PAGE_NUMBER = re.compile(r"\W{0,9}(?:page\s)?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?\W{0,9}", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"""[.!?:;…]["'”’)\]]{0,3}$""")
_BULLET = re.compile(r"[•●▪◦‣–*-]\s")
# lines from the edge of a page within which a running head or foot stands
_EDGE = 2
# part of the usual width of a page's lines that the letters of one line may take more or less room than another's
_FULL = 0.85
# before a hyphen at the end of a line, these keep it
_COMPOUNDS = frozenset(
    "non long short mid self high low post pre anti net cross co ex part full well year half one two three four five six seven eight"
    " nine ten far highest lowest record ever so all".split()
)  # fmt: skip
# characters of a title or a name
_LONGEST = 400
# titles that a program gave, not a writer
_NO_TITLE = re.compile(r"(?i)microsoft word\b|untitled|about:blank|https?:|\S+\.\w{2,5}$")


def read(data: bytes, called: str) -> Article:
    """The article of a PDF that holds text; UsageError for one that is damaged, locked, or only pictures."""
    try:
        import pypdf  # noqa: F401, PLC0415 - an extra, and slow to load
    except ImportError:
        raise MissingExtraError.of("Reading a PDF", "documents") from None
    # what it finds odd is no news to the reader; without a handler Python would print it
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        pages, title, author = _contents(data, called)
    except UsageError:
        raise
    except Exception as problem:  # noqa: BLE001 - a damaged file can make the library raise anything
        reason = str(problem).strip().rstrip(".")[:200] or type(problem).__name__
        raise UsageError(
            f"{called} is a PDF document that cannot be read: {reason}.", "", "Save it as plain text and check that."
        ) from None
    text = "\n\n".join(_paragraphs(_without_running_lines([[_clean(line) for line in page] for page in pages])))
    if pages and not text:
        raise UsageError(
            f"{called} is a PDF document without words, such as a scan.", "", "Make text of it first, and check that."
        )
    return Article(text=text, kind="pdf", title="" if _NO_TITLE.match(title) else _clean(title), author=_clean(author))


def _contents(data: bytes, called: str) -> tuple[list[list[str]], str, str]:
    """The lines of each page, and the title and the writer that the file names."""
    from pypdf import PdfReader  # noqa: PLC0415 - an extra, and slow to load

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UsageError(f"{called} is a PDF document locked by a password.", "", "Save it without one, or as plain text.")
    if len(reader.pages) > MOST_PAGES:
        raise UsageError(
            f"{called} is a PDF document of {len(reader.pages)} pages.",
            f"At most {MOST_PAGES} are read.",
            "Save the article alone.",
        )
    pages = [page.extract_text().splitlines() for page in reader.pages]
    facts = reader.metadata
    return pages, str(facts.title or "")[:_LONGEST] if facts else "", str(facts.author or "")[:_LONGEST] if facts else ""


def _clean(words: str) -> str:
    # a PDF may hold halves of characters, which no file can be written with
    return " ".join(words.encode("utf-8", "replace").decode("utf-8").replace("\x00", "").split())


def _without_running_lines(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of each page without page numbers, and without what stands at the edge of most pages."""
    edges = Counter(shape for page in pages for shape in {_shape(line) for line in (*page[:_EDGE], *page[-_EDGE:]) if line})
    running = {shape for shape, count in edges.items() if len(pages) >= 3 and count > len(pages) / 2}
    kept: list[list[str]] = []
    for page in pages:
        last = len(page) - 1
        kept.append([
            line
            for at, line in enumerate(page)
            if not ((at < _EDGE or at > last - _EDGE) and (_PAGE_NUMBER.fullmatch(line) or _shape(line) in running))
        ])  # fmt: skip
    return kept


def _shape(line: str) -> str:
    """A line with its numbers left open, as those of pages differ."""
    return re.sub(r"\d+", "0", line)


def _paragraphs(pages: Sequence[Sequence[str]]) -> list[str]:
    """The lines joined to paragraphs, over the ends of pages too."""
    lines = [line for page in pages for line in page]
    lengths = sorted(len(line) for line in lines if line)
    wide = lengths[len(lengths) * 9 // 10] if lengths else 0
    paragraphs: list[str] = []
    current = ""
    for at, line in enumerate(lines):
        if not line:
            # at the end of a page there may be an empty line within a sentence
            if current and _SENTENCE_ENDS.search(current):
                paragraphs.append(current)
                current = ""
            continue
        current = _joined(current, line) if current else line
        following = next((each for each in lines[at + 1 : at + 4] if each), "")
        if not _goes_on(line, following, wide):
            paragraphs.append(current)
            current = ""
    return [*paragraphs, current] if current else paragraphs


def _goes_on(line: str, following: str, wide: int) -> bool:
    """Whether the next line belongs to the same paragraph."""
    if not following or _BULLET.match(following):
        return False
    if following[:1].islower():
        return True
    # the next word would have had room on it, had it been of the same paragraph
    wanted = len(line) + 1 + len(following.split(maxsplit=1)[0])
    return wanted > (wide if _SENTENCE_ENDS.search(line) else _FULL * wide)


def _joined(before: str, line: str) -> str:
    """Two lines as one; a word parted by a hyphen at the end of a line becomes whole."""
    if before.endswith("-") and before[-2:-1].isalpha():
        last = re.split(r"[\s-]", before[:-1])[-1].lower()
        if line[:1].islower() and last not in _COMPOUNDS:
            return before[:-1] + line
        return before + line
    return f"{before} {line}"
