"""From bytes to characters, whichever usual encoding a text is in."""

from __future__ import annotations

import codecs
import re

from ...errors import UsageError

# the longer marks first: one of UTF-16's is the beginning of one of UTF-32's
_BYTE_ORDER_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{2,40})""")
# a page says its encoding near its beginning, or browsers do not heed it
_HEAD = 2048
# half of the bytes of English in UTF-16 are noughts, on one side of every pair
_MOSTLY = 0.8


def decoded(data: bytes, name: str) -> str:
    r"""The characters of a text, without its byte order mark.

    A mark is believed; then UTF-8 wherever it fits; then what the text declares of itself, as web
    pages do; then Windows-1252, the other encoding that English news is found in, whose five bytes
    without a character become �. UTF-16 is known by its noughts where it has no mark.

    Raises UsageError for what is no text.

    >>> decoded("£38,700 – a “threshold”".encode("cp1252"), "page")
    '£38,700 – a “threshold”'
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise UsageError(f"{name} begins as {encoding.upper()} text and is not.", "", "Save it as UTF-8.") from None
    if b"\x00" in data:
        return _with_noughts(data, name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode(_declared(data), errors="replace")


def _with_noughts(data: bytes, name: str) -> str:
    """UTF-16 without a mark; anything else with noughts in it is no text."""
    for encoding, side in (("utf-16-le", 1), ("utf-16-be", 0)):
        if len(data) % 2 == 0 and data[side::2].count(0) >= _MOSTLY * len(data) / 2 and b"\x00" not in data[1 - side :: 2]:
            return data.decode(encoding, errors="replace")
    raise UsageError(f"{name} is no text.", "", "Save it as plain text, in UTF-8, and check that.")


def _declared(data: bytes) -> str:
    """The encoding that a text says it is in, where that is one of text in single bytes or Asian pairs."""
    if found := _DECLARED.search(data[:_HEAD]):
        try:
            known = codecs.lookup(found[1].decode("ascii"))
            # UTF-8 has been tried; UTF-16 and such cannot say so in single bytes; base64 and such are no text
            if known.name not in {"utf-8", "utf-7", "iso8859-1", "ascii"} and "<a £>".encode(known.name)[:3] == b"<a ":
                return known.name
        except (LookupError, ValueError, TypeError):
            pass
    return "cp1252"
