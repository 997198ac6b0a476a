"""PDFs and Word documents made for tests, in the tests' own words."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

import docx

STORY = (
    "Net migration to the UK was 60,000 in the year to June 2000, the Test Office said.",
    "It had been 45,000 a year earlier, according to the same invented series of figures.",
    "Ministers in this made-up country said that they would look at the numbers with great care.",
)


def pdf(pages: Sequence[Sequence[str]], *, title: str = "", author: str = "", date: str = "", filter_bomb: int = 0) -> bytes:
    """A PDF whose pages show these lines, one under the other."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        shown = b"".join(b"(%s) Tj T* " % _escaped(line) for line in lines)
        content = b"BT /F1 12 Tf 14 TL 50 780 Td " + shown + b"ET"
        stream = zlib.compress(content + b" " * filter_bomb)
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    facts = b"".join(
        b"/%s (%s) " % (name, _escaped(value))
        for name, value in ((b"Title", title), (b"Author", author), (b"CreationDate", date))
        if value
    )
    objects.append(b"<< %s>>" % facts)
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(
        b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(objects), start)
    )
    return out.getvalue()


def _escaped(words: str) -> bytes:
    return words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def word(paragraphs: Sequence[str], *, title: str = "", author: str = "") -> bytes:
    """A Word document of these paragraphs."""
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.core_properties.title, document.core_properties.author = title, author
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(packed: bytes, name: str, data: bytes) -> bytes:
    """The same packed file with one part in place of its own of that name, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.infolist():
            if part.filename != name:
                after.writestr(part.filename, before.read(part))
        after.writestr(name, data)
    return out.getvalue()


def word_body(body: str) -> bytes:
    """A Word document with this XML between the tags of its body."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:document {names}><w:body>{body}</w:body></w:document>'
    return with_part(word(["x"]), "word/document.xml", xml.encode())
