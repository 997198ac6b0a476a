"""What a file is that is no table, by its first bytes: told in words, where a reader would name a byte.

The signatures are those of the formats' own descriptions: PNG (W3C, 5.2), GIF89a, JPEG (ISO 10918),
PDF (ISO 32000, 7.5.2), gzip (RFC 1952), 7z and RAR, and the byte order marks of Unicode (23.8).
"""

from __future__ import annotations

from ..errors import DamagedDataError, LayoutError, Place

_NO_TABLES = (
    (b"\x89PNG\r\n\x1a\n", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF87a", "an image (GIF)"),
    (b"GIF89a", "an image (GIF)"),
    (b"BM", "an image (BMP)"),
    (b"RIFF", "an image or a recording (RIFF)"),
    (b"%PDF-", "a document (PDF)"),
    (b"{\\rtf", "a document (RTF)"),
    (b"\x1f\x8b", "packed (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "packed (7z)"),
    (b"Rar!\x1a\x07", "packed (RAR)"),
    (b"SQLite format 3\x00", "a database (SQLite), such as a ledger of netmig"),
    (b"PAR1", "a table in Parquet"),
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_PAGES = ("<!doctype html", "<html")
_TIDY = frozenset({"measure", "period"})
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}


def refuse_what_is_no_table(name: str, body: bytes) -> None:
    """Raise DamagedDataError for a picture, a document or an archive, which no reader reads: it says what the file is."""
    for signature, what in _NO_TABLES:
        # two letters alone may begin a text
        if body.startswith(signature) and (signature != b"BM" or b"\x00" in body[:32]):
            raise DamagedDataError(
                f"{name} is {what}, and no table that can be read.", "",
                "Hand in what was packed in it." if what.startswith("packed") else "Hand in the .xlsx, .ods, .xls or .csv file itself.",
            )  # fmt: skip
    if body.startswith(_WIDE):
        raise DamagedDataError(f"{name} is a text in UTF-16.", "", "Save it as CSV in UTF-8.")


def refuse_other_separators(name: str, first_line: str) -> None:
    """Raise LayoutError for a text with the header of a tidy CSV, and something else than commas between them."""
    for sign, what in _SEPARATORS.items():
        header = {cell.strip().strip('"').lower() for cell in first_line.split(sign)}
        if header >= _TIDY:
            raise LayoutError(
                f"{name} has {what} between its cells, and a tidy CSV has commas.", "",
                "Save it as CSV with commas, and numbers with a point: docs/tidy-csv.md.", place=Place("", 1, ""),
            )  # fmt: skip


def seems(first_line: str) -> str:
    """What a text is that no reader knows, in a sentence."""
    if first_line.lstrip().lower().startswith(_PAGES):
        return "It is a web page: a link may have been saved in the place of its file."
    return f"It is a text that begins {first_line[:120]!r}."
