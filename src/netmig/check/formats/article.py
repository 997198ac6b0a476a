"""What every format is read into: the words of one article, and what its file says about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["text", "html", "markdown", "pdf", "docx"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: its words, and what its file says of its title, day and writer.

    `text` is what is checked, and what a report's offsets count in. For plain text it is the file
    as it was decoded; for every other kind it is the words that a reader of the page would read,
    paragraphs parted by a blank line, without markup and page furniture.
    """

    text: str
    kind: Kind = "text"
    name: str = ""
    title: str = ""
    published: date | None = None
    """From the file's own metadata only; a dateline among the words is found by the check itself."""
    author: str = ""

    def __repr__(self) -> str:
        day = f", published {self.published}" if self.published else ""
        return f"<Article {self.name or self.title or 'text'}, {self.kind}{day}, {len(self.text):,} characters>"
