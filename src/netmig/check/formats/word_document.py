"""The words of a Word document, as its pages show them: what was inserted is in, what was deleted is out.

The dates in a document say when it was begun and saved, not when its article appeared; they are
not used.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from ...errors import MissingExtraError, UsageError
from .article import Article

# bytes of all its parts together, unpacked: a packed file can hold a thousand times its own size
LARGEST_UNPACKED = 64 * 2**20
MOST_PARTS = 5000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# the same words once more, for programs that cannot draw a text box
_AGAIN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _TEXT, _RUN, _TABLE = (f"{_WORD}{name}" for name in ("p", "t", "r", "tbl"))
_BLANKS = {f"{_WORD}tab": " ", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
_NO_LONGER_SAID = frozenset({_AGAIN, f"{_WORD}del", f"{_WORD}moveFrom"})
_NOTE_NUMBER = re.compile(r"[\s\d,*†‡]+")
# in a table, only what is as long as a sentence and ends like one is prose
_PROSE = 60


def read(data: bytes, called: str) -> Article:
    """The article of a .docx file; UsageError for another packed file, a damaged one, or one that unpacks to too much."""
    _refuse_unless_word(data, called)
    try:
        from docx import Document  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        raise MissingExtraError.of("Reading a Word document", "documents") from None
    try:
        document = Document(BytesIO(data))
        paragraphs = list(_paragraphs(document.element.body))
        facts = document.core_properties
        title, author = _line(facts.title), _line(facts.author)
    except Exception as problem:  # noqa: BLE001 - a damaged file can make the library raise anything
        raise _damaged(called, problem) from None
    return Article(text="\n\n".join(paragraphs), kind="docx", title=title, author=author)


def _refuse_unless_word(data: bytes, called: str) -> None:
    """Look at the list of parts before anything is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
    except Exception as problem:  # noqa: BLE001 - a damaged file can make the library raise anything
        raise _damaged(called, problem) from None
    if not any(part.filename == "word/document.xml" for part in parts):
        raise UsageError(f"{called} is a packed file, and no Word document.", "", "Save it as plain text and check that.")
    # the library stops at the size that the list gives, so a list that lies gains nothing
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise UsageError(
            f"{called} is a Word document that unpacks to more than {LARGEST_UNPACKED // 2**20} MiB.",
            "",
            "Save it as plain text and check that.",
        )


def _damaged(called: str, problem: Exception) -> UsageError:
    reason = str(problem).strip().rstrip(".")[:200] or type(problem).__name__
    return UsageError(
        f"{called} is a Word document or another packed file that cannot be read: {reason}.",
        "",
        "Save it as plain text and check that.",
    )


def _paragraphs(body: Any) -> Iterator[str]:
    """Each paragraph's words, in order; of tables only what is prose."""
    current: Any = None
    words: list[str] = []
    kept = in_table = False
    for element in (*body.iter(_TEXT, *_BLANKS), None):
        paragraph = None if element is None else next(element.iterancestors(_PARAGRAPH), None)
        if paragraph is not current:
            text = "\n".join(_line(line) for line in "".join(words).split("\n")).strip() if kept else ""
            if text and not (in_table and (len(text) < _PROSE or text[-1] not in ".!?”\"'")):
                yield text
            current, words = paragraph, []
            above = set() if paragraph is None else {each.tag for each in paragraph.iterancestors()}
            kept, in_table = paragraph is not None and _NO_LONGER_SAID.isdisjoint(above), _TABLE in above
        if element is not None and kept and not _is_unsaid(element):
            words.append(_BLANKS.get(element.tag) or element.text or "")


def _is_unsaid(element: Any) -> bool:
    """Whether a piece of text was deleted, moved away, or is the number of a note."""
    for each in element.iterancestors():
        if each.tag == _PARAGRAPH:
            return False
        if each.tag in _NO_LONGER_SAID:
            return True
        if each.tag == _RUN:
            raised = each.find(f"{_WORD}rPr/{_WORD}vertAlign")
            if raised is not None and raised.get(f"{_WORD}val") == "superscript" and _NOTE_NUMBER.fullmatch(element.text or " "):
                return True
    return False


def _line(words: str | None) -> str:
    return " ".join((words or "").split())
