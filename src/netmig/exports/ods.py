"""A book as an OpenDocument spreadsheet: the format that the Analysis Function prefers for reading.

What is written is the part of OpenDocument 1.3 that such a book needs, a few kinds of element in
one text, so the standard library does it. Cells say their type themselves: a text that begins as a
formula does is a text, and there is no formula anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from .archive import zipped
from .book import LANGUAGE, Book, Cell, Link, Sheet, book_of, column_letters
from .selection import Selected

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
# What XML 1.0 cannot hold, in any writing.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("meta", "meta"), ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"), ("manifest", "manifest"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
# the width of a character of the default font
_CENTIMETRES = 0.2


def to_ods(selected: Selected) -> bytes:
    """The accessible spreadsheet of a selection, as an .ods file."""
    return ods(book_of(selected))


def ods(book: Book) -> bytes:
    """A book as the bytes of an .ods file."""
    files = {
        "mimetype": MIMETYPE.encode(),
        "META-INF/manifest.xml": _manifest().encode(),
        "meta.xml": _meta(book).encode(),
        "styles.xml": _styles().encode(),
        "content.xml": "".join(_content(book)).encode(),
    }
    return zipped(files, plain=frozenset({"mimetype"}))


def _manifest() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", MIMETYPE), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml"))
    )
    return f'{_HEAD}<manifest:manifest {_NAMESPACES} manifest:version="1.3">{entries}</manifest:manifest>'


def _meta(book: Book) -> str:
    day = f"{book.made_on.isoformat()}T00:00:00"
    return (
        f'{_HEAD}<office:document-meta {_NAMESPACES} office:version="1.3"><office:meta><meta:generator>netmig</meta:generator>'
        f"<dc:title>{_text(book.title)}</dc:title><dc:description>{_text(book.description)}</dc:description>"
        f"<dc:language>{'-'.join(LANGUAGE)}</dc:language><meta:creation-date>{day}</meta:creation-date><dc:date>{day}</dc:date>"
        "</office:meta></office:document-meta>"
    )


def _styles() -> str:
    language, country = LANGUAGE
    return (
        f'{_HEAD}<office:document-styles {_NAMESPACES} office:version="1.3"><office:styles>'
        '<style:default-style style:family="table-cell"><style:text-properties style:font-name="Arial" fo:font-family="Arial" '
        f'fo:font-size="12pt" fo:language="{language}" fo:country="{country}"/></style:default-style>'
        '<style:style style:name="Default" style:family="table-cell"/>'
        "</office:styles></office:document-styles>"
    )


def _automatic_styles(widths: list[int]) -> str:
    def cell(name: str, *, data: str = "", text: str = "", wrap: bool = False) -> str:
        style = f' style:data-style-name="{data}"' if data else ""
        how = '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/>' if wrap else ""
        return (
            f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="Default"{style}>{how}'
            f"{f'<style:text-properties {text}/>' if text else ''}</style:style>"
        )

    columns = "".join(
        f'<style:style style:name="w{width}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * _CENTIMETRES:.1f}cm"/></style:style>'
        for width in widths
    )
    bold = 'fo:font-weight="bold"'
    return (
        '<office:automatic-styles><number:number-style style:name="whole"><number:number number:decimal-places="0" '
        'number:min-integer-digits="1" number:grouping="true"/></number:number-style>'
        '<number:number-style style:name="parts"><number:number number:decimal-places="2" number:min-integer-digits="1" '
        'number:grouping="true"/></number:number-style>'
        '<number:date-style style:name="day"><number:year number:style="long"/><number:text>-</number:text>'
        '<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>'
        f"{columns}{cell('title', text=bold + ' fo:font-size=' + quoteattr('16pt'))}{cell('head', text=bold, wrap=True)}"
        f"{cell('words', wrap=True)}{cell('n0', data='whole')}{cell('n2', data='parts')}{cell('date', data='day')}"
        "</office:automatic-styles>"
    )


def _content(book: Book) -> Iterator[str]:
    widths = sorted({heading.width for sheet in book.sheets if sheet.table for heading in sheet.table.headings} | {_COVER_WIDTH})
    yield f'{_HEAD}<office:document-content {_NAMESPACES} office:version="1.3">{_automatic_styles(widths)}'
    yield "<office:body><office:spreadsheet>"
    for sheet in book.sheets:
        yield from _sheet(sheet)
    yield "<table:database-ranges>"
    for sheet in book.sheets:
        if sheet.table:
            first = len(sheet.words) + 2
            corner = f"{column_letters(len(sheet.table.headings))}{first + len(sheet.table.rows)}"
            yield (
                f'<table:database-range table:name={quoteattr(sheet.table.name)} table:contains-header="true" '
                f"table:target-range-address={quoteattr(f'{sheet.name}.A{first}:{sheet.name}.{corner}')}/>"
            )
    yield "</table:database-ranges></office:spreadsheet></office:body></office:document-content>"


_COVER_WIDTH = 110


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(sheet.name)}>"
    widths = [heading.width for heading in sheet.table.headings] if sheet.table else [_COVER_WIDTH]
    yield from (f'<table:table-column table:style-name="w{width}"/>' for width in widths)
    yield f"<table:table-row>{_cell(sheet.title, 'title')}</table:table-row>"
    # what is said above a table runs on over its columns; on a sheet without one it is wrapped
    style = "" if sheet.table else "words"
    for said in sheet.words:
        yield f"<table:table-row>{_cell(said, style)}</table:table-row>"
    if sheet.table:
        yield "<table:table-header-rows><table:table-row>"
        yield from (_cell(heading.words, "head") for heading in sheet.table.headings)
        yield "</table:table-row></table:table-header-rows>"
        wrapped = ["words" if width >= _LONG else "" for width in widths]
        for row in sheet.table.rows:
            yield f"<table:table-row>{''.join(map(_cell, row, wrapped))}</table:table-row>"
    yield "</table:table>"


# A column as wide as this has sentences in it.
_LONG = 40


def _cell(cell: Cell, style: str = "") -> str:
    if isinstance(cell, str):
        return _text_cell(cell, style)
    if isinstance(cell, Link):
        target = f"#{cell.sheet}.A1" if cell.sheet else cell.url
        link = f'<text:a xlink:type="simple" xlink:href={quoteattr(target)}>{_text(cell.words)}</text:a>'
        return f'<table:table-cell office:value-type="string"><text:p>{link}</text:p></table:table-cell>'
    if isinstance(cell, date):
        day = cell.isoformat()
        return (
            f'<table:table-cell table:style-name="date" office:value-type="date" office:date-value="{day}"><text:p>{day}</text:p>'
            "</table:table-cell>"
        )
    whole = isinstance(cell, int) or cell.is_integer()
    shown = f"{cell:,.0f}" if whole else f"{cell:,.2f}"
    return (
        f'<table:table-cell table:style-name="{"n0" if whole else "n2"}" office:value-type="float" office:value="{cell!r}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


# units, codes and releases stand in thousands of cells
@lru_cache(maxsize=4096)
def _text_cell(words: str, style: str) -> str:
    paragraphs = "".join(f"<text:p>{_text(line)}</text:p>" for line in words.split("\n"))
    named = f' table:style-name="{style}"' if style else ""
    return f'<table:table-cell{named} office:value-type="string">{paragraphs}</table:table-cell>'


def _text(words: str) -> str:
    """Words as XML: runs of blanks kept, and what XML cannot hold marked by the sign for that."""
    safe = escape(_FORBIDDEN.sub("\ufffd", words)).replace("\t", "<text:tab/>").replace("\r", "\ufffd")
    return re.sub(r"^ | (?= )| $", "<text:s/>", safe) if "  " in safe or safe[:1] == " " or safe[-1:] == " " else safe
