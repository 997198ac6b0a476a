"""A book as an Excel workbook: the few parts of Office Open XML that such a book needs, written row by row.

    ECMA-376-1: 12.3 (parts), 18.3 (worksheets), 18.4 (shared strings), 18.5 (tables), 18.8 (styles), 22.9.2.19 (ST_Xstring)

A million cells as objects of a library took most of the time of an export. Here a cell is one short text,
and what it says beside its place is made once for all cells that say the same. Every text is one of the
shared texts and typed as such: there is no formula anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from ..errors import UsageError
from .archive import zipped
from .book import LANGUAGE, Book, Cell, Link, Sheet, SheetTable, book_of, column_letters
from .selection import Selected

# The most characters that a cell of Excel holds.
LONGEST = 32_767
_COVER_WIDTH = 110
# A column as wide as this has sentences in it.
_LONG = 40
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument"
# Style numbers: the order of cellXfs in `_styles`.
_STYLES = {"": 0, "title": 1, "head": 2, "words": 3, "whole": 4, "parts": 5, "day": 6, "link": 7, "quoted": 8}
_FORMULA = frozenset("=+-@\t\r")
# What XML 1.0 cannot hold, a CR (which it would make an LF), and what would be read as such an escape.
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")
# Excel counts days from 1900 on, and has a 29 February in that year.
_DAY_NOUGHT, _AS_COUNTED, _FIRST = date(1899, 12, 30), date(1900, 3, 1), date(1900, 1, 1)


def to_xlsx(selected: Selected) -> bytes:
    """The accessible spreadsheet of a selection, as an .xlsx file.

    Raises UsageError for a text longer than a cell of Excel can hold.
    """
    return xlsx(book_of(selected))


def xlsx(book: Book) -> bytes:
    """A book as the bytes of an .xlsx file; texts are written as texts, and nothing as a formula."""
    texts = _Texts()
    tables = [number for number, sheet in enumerate(book.sheets, 1) if sheet.table]
    sheets: dict[str, bytes] = {}
    for number, sheet in enumerate(book.sheets, 1):
        links = _links(sheet)
        sheets[f"xl/worksheets/sheet{number}.xml"] = "".join(_sheet(sheet, links, texts, first=number == 1)).encode()
        if relations := [*_outward(links), *([("rId0", "table", f"../tables/table{number}.xml", False)] if sheet.table else [])]:
            sheets[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = _relations(relations)
        if sheet.table:
            sheets[f"xl/tables/table{number}.xml"] = _table(number, sheet.table, len(sheet.words) + 2)
    names = range(1, len(book.sheets) + 1)
    return zipped(
        {
            "[Content_Types].xml": _content_types(names, tables),
            "_rels/.rels": _relations(
                [
                    ("rId1", "officeDocument", "xl/workbook.xml", False), ("rId2", "core", "docProps/core.xml", False),
                    ("rId3", "extended-properties", "docProps/app.xml", False), ("rId4", "custom-properties", "docProps/custom.xml", False),
                ]
            ),
            "docProps/core.xml": _core(book),
            "docProps/app.xml": f'{_HEAD}<Properties xmlns="{_OFFICE}/extended-properties"><Application>netmig</Application></Properties>'.encode(),
            "docProps/custom.xml": _custom(),
            "xl/workbook.xml": _workbook(book),
            "xl/_rels/workbook.xml.rels": _relations(
                [
                    *((f"rId{each}", "worksheet", f"worksheets/sheet{each}.xml", False) for each in names),
                    ("rId_styles", "styles", "styles.xml", False), ("rId_texts", "sharedStrings", "sharedStrings.xml", False),
                ]
            ),
            "xl/styles.xml": _styles(),
            "xl/sharedStrings.xml": texts.part(),
            **sheets,
        }
    )  # fmt: skip


class _Texts:
    """The texts of a workbook, each once; cells point to them by number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._tails: dict[tuple[str, str], str] = {}
        self._uses = 0

    def tail(self, words: str, style: str) -> str:
        """What stands in a cell's element after its reference."""
        self._uses += 1
        found = self._tails.get((words, style))
        return self._made(words, style) if found is None else found

    def _made(self, words: str, style: str) -> str:
        if len(words) > LONGEST:
            raise UsageError(
                f"A text of {len(words):,} characters is longer than a cell of Excel can hold: {words[:60]!r}…",
                "",
                "Export as .ods, or as CSV.",
            )
        number = self._numbers.setdefault(words, len(self._numbers))
        # a text that would be a formula stays a text when someone edits its cell
        shown = _STYLES["quoted" if words[:1] in _FORMULA else style]
        made = self._tails[words, style] = f' s="{shown}" t="s"><v>{number}</v></c>'
        return made

    def part(self) -> bytes:
        """sharedStrings.xml."""
        items = "".join(f"<si>{_text(words)}</si>" for words in self._numbers)
        return f'{_HEAD}<sst xmlns="{_MAIN}" count="{self._uses}" uniqueCount="{len(self._numbers)}">{items}</sst>'.encode()


def _text(words: str) -> str:
    safe = escape(_escaped(words))
    return f"<t>{safe}</t>" if safe == safe.strip() else f'<t xml:space="preserve">{safe}</t>'


def _escaped(words: str) -> str:
    r"""Words as ST_Xstring has them: what XML cannot hold by its number, and an underscore that could be taken for one.

    >>> _escaped("a\x01b"), _escaped("_x0041_")
    ('a_x0001_b', '_x005F_x0041_')
    """
    return _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", words)


def _sheet(sheet: Sheet, links: list[tuple[str, Link, str]], texts: _Texts, *, first: bool) -> Iterator[str]:
    """A worksheet, in pieces; its elements in the order that the standard wants."""
    table = sheet.table
    widths = [heading.width for heading in table.headings] if table else [_COVER_WIDTH]
    height = 1 + len(sheet.words) + (1 + len(table.rows) if table else 0)
    letters = [column_letters(number) for number in range(1, len(widths) + 1)]
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships"><dimension ref="A1:{letters[-1]}{height}"/>'
    yield f'<sheetViews><sheetView{" tabSelected=" + quoteattr("1") if first else ""} workbookViewId="0"/></sheetViews>'
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>' for place, width in enumerate(widths, 1)
    )
    yield f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    yield _row(1, ["A"], [sheet.title], ["title"], texts)
    for number, said in enumerate(sheet.words, 2):
        yield _row(number, ["A"], [said], ["" if table else "words"], texts)
    if table:
        head = len(sheet.words) + 2
        yield _row(head, letters, [heading.words for heading in table.headings], ["head"] * len(letters), texts)
        wrapped = ["words" if width >= _LONG else "" for width in widths]
        for number, cells in enumerate(table.rows, head + 1):
            yield _row(number, letters, cells, wrapped, texts)
    yield "</sheetData>"
    if links:
        yield f"<hyperlinks>{''.join(_hyperlink(*each) for each in links)}</hyperlinks>"
    yield '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
    yield f"{'<tableParts count=' + quoteattr('1') + '><tablePart r:id=' + quoteattr('rId0') + '/></tableParts>' if table else ''}</worksheet>"


def _row(number: int, letters: list[str], cells: Sequence[Cell], styles: list[str], texts: _Texts) -> str:
    made = [f'<row r="{number}">']
    for letter, cell, style in zip(letters, cells, styles, strict=True):
        made.append(f'<c r="{letter}{number}"{texts.tail(cell, style) if type(cell) is str else _tail(cell, texts)}')
    made.append("</row>")
    return "".join(made)


def _tail(cell: Cell, texts: _Texts) -> str:
    """What stands after the reference of a cell that is no plain text."""
    if isinstance(cell, Link):
        return texts.tail(cell.words, "link")
    if isinstance(cell, date):
        return _day(cell, texts)
    if isinstance(cell, str):
        return texts.tail(str(cell), "")
    whole = isinstance(cell, int) or cell.is_integer()
    return f' s="{_STYLES["whole" if whole else "parts"]}"><v>{cell!r}</v></c>'


def _day(day: date, texts: _Texts) -> str:
    if day < _FIRST:  # Excel has no such day
        return texts.tail(day.isoformat(), "")
    number = (day - _DAY_NOUGHT).days - (day < _AS_COUNTED)
    return f' s="{_STYLES["day"]}"><v>{number}</v></c>'


def _links(sheet: Sheet) -> list[tuple[str, Link, str]]:
    """Where a sheet's links stand, and by which id those are found that lead out of the workbook."""
    found: list[tuple[str, Link]] = [(f"A{row}", said) for row, said in enumerate(sheet.words, 2) if isinstance(said, Link)]
    # links are in the first column of a table, if anywhere
    rows = sheet.table.rows if sheet.table and sheet.table.rows and isinstance(sheet.table.rows[0][0], Link) else ()
    found += [(f"A{row}", cells[0]) for row, cells in enumerate(rows, len(sheet.words) + 3) if isinstance(cells[0], Link)]
    return [(where, link, f"rId{place}") for place, (where, link) in enumerate(found, 1)]


def _hyperlink(where: str, link: Link, name: str) -> str:
    if not link.sheet:
        return f'<hyperlink ref="{where}" r:id="{name}"/>'
    target = "'" + link.sheet.replace("'", "''") + "'!A1"
    return f'<hyperlink ref="{where}" location={_quoted(target)} display={_quoted(link.words)}/>'


def _outward(links: list[tuple[str, Link, str]]) -> list[tuple[str, str, str, bool]]:
    return [(name, "hyperlink", link.url, True) for _, link, name in links if not link.sheet]


def _relations(relations: list[tuple[str, str, str, bool]]) -> bytes:
    """Which part an id leads to: id, kind, target, and whether that lies outside."""
    made = "".join(
        f'<Relationship Id="{name}" Type="{_kind(kind)}" Target={_quoted(target)}{" TargetMode=" + quoteattr("External") if outside else ""}/>'
        for name, kind, target, outside in relations
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'.encode()


def _kind(kind: str) -> str:
    return f"{_PACKAGE}/relationships/metadata/core-properties" if kind == "core" else f"{_OFFICE}/relationships/{kind}"


def _table(number: int, table: SheetTable, head: int) -> bytes:
    """The mark of a table: its name, its range and its columns; no filter and no stripes of colour."""
    columns = "".join(f'<tableColumn id="{place}" name={_quoted(each.words)}/>' for place, each in enumerate(table.headings, 1))
    where = f"A{head}:{column_letters(len(table.headings))}{head + len(table.rows)}"
    name = _quoted(table.name)
    return (
        f'{_HEAD}<table xmlns="{_MAIN}" id="{number}" name={name} displayName={name} ref="{where}" totalsRowShown="0">'
        f'<tableColumns count="{len(table.headings)}">{columns}</tableColumns>'
        '<tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>'
    ).encode()


def _workbook(book: Book) -> bytes:
    sheets = "".join(
        f'<sheet name={_quoted(sheet.name)} sheetId="{place}" r:id="rId{place}"/>' for place, sheet in enumerate(book.sheets, 1)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships"><bookViews><workbookView/></bookViews>'
        f"<sheets>{sheets}</sheets></workbook>"
    ).encode()


def _content_types(sheets: range, tables: list[int]) -> bytes:
    parts = [
        ("xl/workbook.xml", f"{_TYPES}.spreadsheetml.sheet.main+xml"), ("xl/styles.xml", f"{_TYPES}.spreadsheetml.styles+xml"),
        ("xl/sharedStrings.xml", f"{_TYPES}.spreadsheetml.sharedStrings+xml"),
        *((f"xl/worksheets/sheet{each}.xml", f"{_TYPES}.spreadsheetml.worksheet+xml") for each in sheets),
        *((f"xl/tables/table{each}.xml", f"{_TYPES}.spreadsheetml.table+xml") for each in tables),
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("docProps/app.xml", f"{_TYPES}.extended-properties+xml"), ("docProps/custom.xml", f"{_TYPES}.custom-properties+xml"),
    ]  # fmt: skip
    named = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    ).encode()


def _core(book: Book) -> bytes:
    day = f'xsi:type="dcterms:W3CDTF">{book.made_on.isoformat()}T00:00:00Z'
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(_escaped(book.title))}</dc:title><dc:creator>netmig</dc:creator>"
        f"<dc:description>{escape(_escaped(book.description))}</dc:description><dc:language>{'-'.join(LANGUAGE)}</dc:language>"
        f"<dcterms:created {day}</dcterms:created><dcterms:modified {day}</dcterms:modified></cp:coreProperties>"
    ).encode()


def _custom() -> bytes:
    return (
        f'{_HEAD}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="Language"><vt:lpwstr>{"-".join(LANGUAGE)}</vt:lpwstr>'
        "</property></Properties>"
    ).encode()


def _styles() -> bytes:
    def font(more: str = "", size: int = 12) -> str:
        return (
            f'<font>{more}<sz val="{size}"/>{_LINK_COLOUR if "<u/>" in more else ""}<name val="Arial"/><family val="2"/></font>'
        )

    def cell(number: int = 0, which: int = 0, *, wrap: bool = False, more: str = "") -> str:
        inside = '<alignment vertical="top" wrapText="1"/>' if wrap else ""
        applied = (
            (' applyNumberFormat="1"' if number else "")
            + (' applyFont="1"' if which else "")
            + (' applyAlignment="1"' if wrap else "")
        )
        return f'<xf numFmtId="{number}" fontId="{which}" fillId="0" borderId="0" xfId="0"{applied}{more}>{inside}</xf>'

    fonts = (font(), font("<b/>", 16), font("<b/>"), font("<u/>"))
    cells = (
        cell(), cell(which=1), cell(which=2, wrap=True), cell(wrap=True), cell(3), cell(4), cell(_DAY_FORMAT), cell(which=3),
        cell(more=' quotePrefix="1"'),
    )  # fmt: skip
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="{_DAY_FORMAT}" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
        f'<fonts count="{len(fonts)}">{"".join(fonts)}</fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(cells)}">{"".join(cells)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ).encode()


_DAY_FORMAT = 164
"""The first number that a format of one's own may have; 3 and 4 are "#,##0" and "#,##0.00"."""
_LINK_COLOUR = '<color rgb="FF0000FF"/>'


def _quoted(words: str) -> str:
    return quoteattr(_escaped(words))
