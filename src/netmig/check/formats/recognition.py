"""Which kind of file some bytes are, by what is in them."""

from __future__ import annotations

import re

from ...errors import UsageError
from .article import Kind

# how files begin that are no article, or one in a form that no kept-up library reads
_FOREIGN = {
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "a document of an old Word, before 2007",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a packed file",
    b"7z\xbc\xaf": "a packed file",
}
# readers of PDF look so far for its beginning
_PDF_WITHIN = 1024
# what kind a text is shows at its beginning
_LOOK_AT = 20_000
# every repetition here can end in one place only, so that no text takes long
_PAGE_BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK = re.compile(r"<(?:p|div|article|section|main|h[1-6]|ul|table|header|br|body|meta)\b[^<>]{0,2000}>", re.IGNORECASE)
_BLOCK_END = re.compile(r"</(?:p|div|article|section|main|h[1-6]|ul|table|header|body)\s*>|<br\s?/?>", re.IGNORECASE)
# of front matter: a field, an item of a list or what goes on with a field, or nothing
_FRONT_LINE = re.compile(r"[A-Za-z][\w -]{0,40}[ \t]{0,9}:|[ \t]|-[ \t]|$")
_RULE = re.compile(r"(?:---|\.\.\.)[ \t]*$")
# each is one sign of Markdown; a text with two different ones, or a link, is no plain text
_LINK = re.compile(r"\[[^\]\[\n]{1,300}\]\((?:https?://|/|#|mailto:)[^()\s]{0,2000}(?:\s+\"[^\"\n]{0,300}\")?\)")
_SIGNS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"^(?:\S[^\n]{0,200})\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE),
    re.compile(r"\*\*[^\s*][^*\n]{0,300}\*\*|__[^\s_][^_\n]{0,300}__"),
    re.compile(r"^(?:[-*+]|\d{1,3}\.) \S[^\n]*\n(?:[-*+]|\d{1,3}\.) \S", re.MULTILINE),
    re.compile(r"^> \S", re.MULTILINE),
    re.compile(r"^```", re.MULTILINE),
)


def packed_kind(data: bytes) -> Kind | None:
    """Pdf or docx where the bytes begin as one does; None for text."""
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    return None


def refuse_if_foreign(data: bytes, called: str) -> None:
    """Raise UsageError for what is known to be neither text nor a document that can be read."""
    for beginning, kind in _FOREIGN.items():
        if data.startswith(beginning):
            raise UsageError(f"{called} is {kind}.", "", "Save it as plain text and check that.")


def text_kind(text: str) -> Kind:
    r"""html, markdown or text, by the marks in it; a text with only a few marks is plain text.

    >>> text_kind("# A heading\n\nSome **bold** words."), text_kind("# 1 in the charts"), text_kind("<p>One</p><p>Two</p>")
    ('markdown', 'text', 'html')
    """
    beginning = text[:_LOOK_AT]
    if _PAGE_BEGINS.match(beginning) or (_BLOCK.search(beginning) and len(_BLOCK_END.findall(beginning)) >= 2):
        return "html"
    lines = beginning.lstrip("\ufeff \t\r\n").replace("\r\n", "\n")
    if _has_front_matter(lines) or _LINK.search(lines) or sum(sign.search(lines) is not None for sign in _SIGNS) >= 2:
        return "markdown"
    return "text"


def _has_front_matter(text: str) -> bool:
    """Whether a text begins with fields between two lines of dashes."""
    first, *lines = text.split("\n")
    if not re.fullmatch(r"---[ \t]*", first):
        return False
    for number, line in enumerate(lines):
        if _RULE.match(line):
            return number > 0
        if not _FRONT_LINE.match(line):
            return False
    return False
