"""A Markdown text's words: headings, lists and links as a reader sees them; day and writer from its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .article import Article
from .stamps import day_of

_FENCE = re.compile(r"\s*(?:---|\.\.\.)[ \t]*$")
_FIELD = re.compile(r"([A-Za-z][\w -]{0,40}):")
_NOTE_MARK = re.compile(r"\[\^[\w-]{1,30}\]")
_DAYS = ("published", "date", "published_at", "publication_date", "pubdate", "datepublished", "publishdate", "created")
_WRITERS = ("author", "authors", "byline", "by", "writer")
# no front matter has more lines, and no title or name more characters
_MOST_LINES, _LONGEST = 200, 400


def read(text: str, called: str) -> Article:  # noqa: ARG001 - as every format is asked
    """The article of a Markdown text. Pictures, code, tables, raw HTML and struck-out words are left out."""
    body, fields = _front_matter(text.replace("\r\n", "\n").lstrip("\ufeff"))
    blocks = list(_blocks(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body)))
    headline = next((words for words, heading in blocks if heading == 1), "")
    title = fields.get("title", "")[:_LONGEST] or headline
    words = [words for words, _ in blocks]
    if words and title and title not in words[:3]:
        words.insert(0, title)
    return Article(
        text="\n\n".join(words),
        kind="markdown",
        title=title,
        published=_published(fields),
        author=next((fields[name][:_LONGEST] for name in _WRITERS if fields.get(name)), ""),
    )


def _published(fields: Mapping[str, str]) -> date | None:
    return next((day for name in _DAYS if (day := day_of(fields.get(name)))), None)


def _front_matter(text: str) -> tuple[str, dict[str, str]]:
    """The text behind its front matter, and the plain fields of that; a list becomes its items, by commas."""
    lines = text.lstrip("\n").split("\n", _MOST_LINES)
    if not lines or not re.fullmatch(r"---[ \t]*", lines[0]):
        return text, {}
    end = next((at for at, line in enumerate(lines[1:], 1) if _FENCE.match(line)), None)
    if end is None:
        return text, {}
    fields: dict[str, str] = {}
    name = ""
    for line in lines[1:end]:
        if found := _FIELD.match(line):
            name = found[1].strip().lower().replace(" ", "_").replace("-", "_")
            fields[name] = _value(line[found.end() :].strip())
        elif name and line.lstrip().startswith("- "):
            fields[name] = ", ".join(filter(None, (fields[name], _unquoted(line.lstrip()[2:]))))
    return "\n".join(lines[end + 1 :]), fields


def _value(words: str) -> str:
    """A field's value; of a list in brackets its items, by commas."""
    if words.startswith("["):
        return ", ".join(_unquoted(each) for each in words.strip("[]").split(","))
    return _unquoted(words)


def _unquoted(words: str) -> str:
    words = words.strip()
    return words[1:-1] if len(words) >= 2 and words[0] == words[-1] and words[0] in "\"'" else words


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[str, int]]:
    """Each heading, paragraph and list item as words, with the level of a heading."""
    heading, in_table = 0, 0
    for token in tokens:
        if token.type in {"table_open", "table_close"}:
            in_table += token.nesting
        elif token.type == "heading_open":
            heading = int(token.tag[1])
        elif token.type == "inline":
            words = "\n".join(" ".join(line.split()) for line in "".join(_words(token.children or [])).split("\n")).strip()
            if words and not in_table:
                yield words, heading
            heading = 0


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    struck = 0
    for token in tokens:
        if token.type in {"s_open", "s_close"}:
            struck += token.nesting
        elif struck:
            continue
        elif token.type == "text":
            yield _NOTE_MARK.sub("", token.content)
        elif token.type == "code_inline":
            yield token.content
        elif token.type == "softbreak":
            yield " "
        elif token.type == "hardbreak":
            yield "\n"
