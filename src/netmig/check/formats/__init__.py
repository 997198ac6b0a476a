"""Articles as they come: plain text, web pages, Markdown, PDF and Word documents, told apart by their content.

A new format is one module here with `read(data or text, name) -> Article`, and a line in
`recognition`. Only the module of the format at hand is loaded.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from ...errors import UsageError
from .article import Article, Kind
from .encodings import decoded
from .recognition import packed_kind, refuse_if_foreign, text_kind

__all__ = ["LARGEST", "LONGEST", "Article", "Kind", "read_article"]

# bytes: no article is larger, and work and memory stay bounded
LARGEST = 16 * 2**20
# characters of an article's own words: a long novel
LONGEST = 2_000_000

# kind -> the module that reads it; plain text needs none
_READERS = {"html": "web_page", "markdown": "markdown", "pdf": "pdf_document", "docx": "word_document"}


def read_article(data: bytes, name: str = "") -> Article:
    r"""The article in a file's bytes, whatever kind of file it is and whatever its name ends in.

    `name` is for messages and reports; only one that ends in .txt says that signs of Markdown are
    to stay. Nothing is fetched and nothing in the file is run.

    Raises UsageError for what is no article that can be read, or is too large; MissingExtraError
    for a PDF or a Word document where the library that reads it is not installed.

    >>> page = read_article(b"<html><title>A day</title><body><p>Net migration fell.</p><p>It was 906,000.</p>")
    >>> page.kind, page.title, page.text
    ('html', 'A day', 'Net migration fell.\n\nIt was 906,000.')
    """
    called = repr(name) if name else "the text"
    if len(data) > LARGEST:
        raise too_large(called)
    kind: Kind | None = packed_kind(data)
    read: Article
    if kind is not None:
        read = import_module(f".{_READERS[kind]}", __name__).read(data, called)
    else:
        refuse_if_foreign(data, called)
        text = decoded(data, called)
        kind = text_kind(text)
        if kind == "markdown" and name.lower().endswith(".txt"):
            kind = "text"  # it reads as it stands, and then places in it are places in the file
        read = Article(text=text) if kind == "text" else import_module(f".{_READERS[kind]}", __name__).read(text, called)
    if len(read.text) > LONGEST:
        raise UsageError(
            f"{called} has {len(read.text):,} characters of text.",
            f"At most {LONGEST:,} are read as one article.",
            "Cut it into its articles and check those.",
        )
    return replace(read, name=name)


def too_large(called: str) -> UsageError:
    """The error for a file with more bytes than any article has."""
    return UsageError(
        f"{called} is larger than {LARGEST // 2**20} MiB.", "No article is.", "Save the article alone, and check that."
    )
