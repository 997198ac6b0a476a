"""Files made of texts: web pages, Markdown, PDF and Word documents, and bytes in any encoding; whole or damaged."""

from __future__ import annotations

import html
import json
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from random import Random

_TAGS = (
    "p p p p div div article main section aside nav header footer h1 h2 h3 ul ol li a a b i em strong span sup sub time figure figcaption img br table tr td"
    " th tbody thead form button select option template svg math noscript script style title textarea xmp iframe pre blockquote q del ins body html head custom-x"
).split()
_CLASSES = "article-body comments most-read related share byline caption ad story has-sidebar newsletter-signup live-blog tone-comment js-x".split()
_BROKEN = (
    "<", "</", "<!", "<!--", "<!-->", "--!>", "<![CDATA[", "]]>", "<?php", "<a href=", '<a href="', "<a b='", "<a/b=c/>", "</ p>", "&", "&amp", "&#", "&#x110000;", "&#55296;",
    "&notin;", "&nosuch;", "<p<p>", "<>", "</>", "\x00", "<div hidden>", "<div style='display:none'>", "<div aria-hidden=true>", "<script>", "<title>", "<br/>", "<base href=//x>",
)  # fmt: skip
_DAYS = (
    "2025-05-22",
    "2024-11-28T09:30:00Z",
    "2024-11-27T23:30:00-05:00",
    "0000-00-00",
    "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+14:00",
    "Thu, 28 Nov 2024 09:30:00 GMT",
    "soon",
    "",
)
_ENCODINGS = (
    "utf-8",
    "utf-8",
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "iso8859-15",
    "shift_jis",
    "utf-7",
    "koi8-r",
    "cp037",
)


def page(random: Random, text: str) -> bytes:
    """A web page of a text's lines."""
    out = ["<!doctype html><html><head>" if random.random() < 0.8 else ""]
    if random.random() < 0.7:
        out.append(_head(random))
    out.append(random.choice(("</head><body>", "<body>", "", "<main>", "<article>")))
    for line in text.split("\n"):
        out.append(_piece(random, line))
    return _damaged(random, _encoded(random, "".join(out)))


def _head(random: Random) -> str:
    day, other = random.choice(_DAYS), random.choice(_DAYS)
    item: dict[str, object] = {"@type": random.choice(("NewsArticle", ["Thing", "Article"], "WebPage", None, 3)), "headline": random.choice(("A title", "\ud800", ["x"], "")), "datePublished": day,
            "author": random.choice(({"name": "Ann Hill"}, [{"name": "A"}, "B"], "C", None, {}, [[]], {"name": {"name": 1}}))}  # fmt: skip
    data = json.dumps(random.choice((item, [item], {"@graph": [item]}, {"mainEntity": {"mainEntity": item}}, [[[[item]]]])))
    if random.random() < 0.2:
        data = data[: random.randrange(len(data))]
    return (
        f"<meta charset={random.choice(_ENCODINGS)}><title>A title | A site</title><meta property=article:published_time content='{other}'>"
        f"<script type='application/ld+json'>{data}</script>"
    )


def _piece(random: Random, line: str) -> str:
    tag = random.choice(_TAGS)
    attributes = f' class="{random.choice(_CLASSES)}"' if random.random() < 0.2 else ""
    if random.random() < 0.1:
        attributes += random.choice(
            (
                " hidden",
                " itemprop=datePublished content=2025-05-22",
                ' datetime="2024-11-28"',
                " role=navigation",
                " style=display:none",
                " =",
                " a=b=c",
                " '",
            )
        )
    words = line if random.random() < 0.3 else html.escape(line)
    if random.random() < 0.3:
        at = random.randint(0, len(words))
        words = words[:at] + random.choice(_BROKEN) + words[at:]
    closing = f"</{tag}>" if random.random() < 0.85 else f"</{random.choice(_TAGS)}>" if random.random() < 0.5 else ""
    repeat = random.choice((1,) * 12 + (2, 40))
    return (f"<{tag}{attributes}>" * repeat) + words + closing * repeat


def markdown(random: Random, text: str) -> bytes:
    """A Markdown text of a text's lines."""
    out = []
    if random.random() < 0.5:
        out.append(
            f"---\ntitle: {random.choice(('A title', '[a', '{', '- x'))}\ndate: {random.choice(_DAYS)}\nauthors:\n - Ann\n---\n"
        )
    for line in text.split("\n"):
        mark = random.choice(
            ("", "# ", "## ", "> ", "> > ", "- ", "1. ", "    ", "| ", "```\n", "[^1]: ", "- " * 30, "> " * 30, "===\n", "---\n")
        )
        at = random.randint(0, len(line))
        inline = random.choice(
            (
                "",
                "**",
                "_",
                "`",
                "[a](/b)",
                "![",
                "](",
                "~~",
                "<b>",
                "&amp;",
                "[^1]",
                "\\",
                "  \n",
                "*a **b ",
                "[" * 40,
                "$$",
                "<!--",
                "|",
            )
        )
        out.append(mark + line[:at] + inline + line[at:])
    return _damaged(random, _encoded(random, random.choice(("\n", "\n\n", "\r\n")).join(out)))


def encoded(random: Random, text: str) -> bytes:
    """A text's bytes in some encoding, or some bytes that only begin like one."""
    return _damaged(random, _encoded(random, text))


def pdf(random: Random, text: str) -> bytes:
    """A PDF of some lines, damaged somewhere."""
    from made_files import pdf as made  # noqa: PLC0415 - the tests' own maker, and its libraries, only where wanted

    lines = [line.encode("cp1252", "replace").decode("cp1252")[:300] for line in text.split("\n")][:20]
    return _damaged(random, made([lines], title=random.choice(("A title", "(", "\\"))))


def word(random: Random, text: str) -> bytes:
    """A Word document of some XML of paragraphs, damaged in its XML or in its packing."""
    body = "".join(_word_paragraph(random, line) for line in text.split("\n")[:20])
    if random.random() < 0.4:
        at = random.randint(0, len(body))
        body = (
            body[:at]
            + random.choice(("<", "</w:p>", "&x;", "<w:p>", "<w:r>", "<w:tbl>", "<w:del>", "\x00", "<!DOCTYPE a>", "]]>"))
            + body[at:]
        )
    data = _packed(body)
    return _damaged(random, data) if random.random() < 0.4 else data


def _word_paragraph(random: Random, line: str) -> str:
    words = html.escape("".join(each for each in line if each.isprintable()))
    run = f"<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>"
    inside = random.choice(
        (
            "{}",
            "{}",
            "{}",
            "<w:del>{}</w:del>",
            "<w:ins>{}</w:ins>",
            "<w:hyperlink>{}</w:hyperlink>",
            "<w:r><w:tab/><w:br/></w:r>{}",
            "<w:sdt>{}</w:sdt>",
        )
    )
    around = random.choice(
        ("{}", "{}", "{}", "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", "<w:p>{}</w:p>", "<mc:Fallback>{}</mc:Fallback>")
    )
    return around.replace("{}", f"<w:p>{inside.replace('{}', run)}</w:p>")


def _packed(body: str) -> bytes:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:document {names}><w:body>{body}</w:body></w:document>'
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in _parts():
            if name != "word/document.xml":
                packed.writestr(name, data)
        packed.writestr("word/document.xml", xml.encode("utf-8", "replace"))
    return out.getvalue()


@cache
def _parts() -> tuple[tuple[str, bytes], ...]:
    from made_files import word as made  # noqa: PLC0415 - as above

    wanted = ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "docProps/core.xml")
    with zipfile.ZipFile(BytesIO(made(["x"], title="A title"))) as packed:
        return tuple((name, packed.read(name)) for name in packed.namelist() if name in wanted)


def _encoded(random: Random, text: str) -> bytes:
    return text.encode(random.choice(_ENCODINGS), "replace")


def _damaged(random: Random, data: bytes) -> bytes:
    """The bytes with a few of them changed, in a third of all cases."""
    if random.random() < 0.67 or not data:
        return data
    out = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        random.choice(_DAMAGES)(random, out)
        if not out:
            return b""
    return bytes(out)


def _cut(random: Random, out: bytearray) -> None:
    at = random.randrange(len(out))
    del out[at : at + random.choice((1, 4, 64, len(out)))]


def _put(random: Random, out: bytearray) -> None:
    at = random.randrange(len(out))
    out[at : at + random.choice((0, 1, 4))] = random.randbytes(random.choice((1, 2, 4)))


def _doubled(random: Random, out: bytearray) -> None:
    at = random.randrange(len(out))
    out[at:at] = out[at : at + random.choice((1, 8, 64))] * random.choice((1, 3))


_DAMAGES: tuple[Callable[[Random, bytearray], None], ...] = (_cut, _put, _put, _doubled)
