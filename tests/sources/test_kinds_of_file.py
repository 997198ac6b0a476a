"""A file that is no table is called what it is, and one that is cut off is said to be: in nobody's code words."""

from __future__ import annotations

import io
import zipfile

import pytest

from netmig.errors import DamagedDataError, LayoutError
from netmig.sources.reader import GivenFile, recognise
from netmig.sources.registry import READERS


def _zip() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>" * 100)
    return made.getvalue()


WHOLE = _zip()
XLS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FILES = {
    "a picture": (b"\x89PNG\r\n\x1a\n....", "an image (PNG)"),
    "a photograph": (b"\xff\xd8\xff\xe0....", "an image (JPEG)"),
    "a document": (b"%PDF-1.7 ...", "a document (PDF)"),
    "a packed file": (b"\x1f\x8b\x08....", "packed (gzip)"),
    "wide letters": ("measure,period\n".encode("utf-16"), "UTF-16"),
    "other letters": (b"caf\xe9,x\n", "Save it as CSV in UTF-8"),
    "a page": (b"<!DOCTYPE html>\n<html>", "a web page"),
    "nothing": (b"", "It is empty."),
    "the start of a workbook": (WHOLE[: len(WHOLE) // 2], "cut off or damaged"),
    "a changed workbook": (WHOLE.replace(b"<workbook/>", b"<workbool/>", 1), "fails its checksum"),
    "the start of an old workbook": (XLS + b"\x00" * 40, "cut off or damaged"),
    "semicolons": (b"measure;period;value\nnet_migration;2024;5\n", "semicolons between its cells"),
    "tabs": (b"measure\tperiod\tvalue\nnet_migration\t2024\t5\n", "tabs between its cells"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_called_what_it_is(name: str) -> None:
    body, said = FILES[name]
    with pytest.raises(DamagedDataError) as caught:
        recognise(GivenFile("given", body), READERS)

    told = str(caught.value)
    assert said in told
    assert not [word for word in ("unpack_from", "zip file", "BadZip", "buffer", "codec") if word in told]


def test_what_can_be_read_is_listed_where_the_message_says() -> None:
    with pytest.raises(LayoutError, match="netmig ingest --readers"):
        recognise(GivenFile("given", b"a,b\n1,2\n"), READERS)


def test_a_text_that_begins_as_a_picture_might_is_a_text() -> None:
    reader = recognise(GivenFile("given", b"measure,period,BMI\n"), READERS)

    assert reader.name == "tidy-csv"
