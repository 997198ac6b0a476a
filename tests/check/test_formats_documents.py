"""Markdown, PDF and Word documents: the words that a reader sees, and what the file says of itself."""

from __future__ import annotations

import logging
import subprocess
import sys
from datetime import date
from html import escape
from pathlib import Path
from textwrap import wrap

import pytest
from made_files import STORY, pdf, with_part, word, word_body

from netmig.check.articles import check_article
from netmig.check.formats import read_article
from netmig.errors import UsageError
from netmig.ledger.ledger import open_ledger

# --- Markdown --------------------------------------------------------------------------------

MARKDOWN = """---
title: "Net migration rises"
date: 2001-05-25
authors:
  - Ann Writer
  - Bob Writer
---

# Net migration rises

Net migration was **60,000** in the year
to [June 2000](https://test.example/x "a title")[^1], ~~70,000~~ said `ONS`.

![a chart: 999,000](chart.png)

- It was 45,000 before.
- It *rose* by 15,000.

> “So be it,” she said.

| Year | Net |
|---|---|
| 2000 | 999,000 |

```
999,000
```

<div>999,000</div>
"""


def test_markdown_gives_its_words_without_marks_pictures_code_or_tables() -> None:
    article = read_article(MARKDOWN.encode())
    assert article.text.split("\n\n") == [
        "Net migration rises",
        "Net migration was 60,000 in the year to June 2000, said ONS.",
        "It was 45,000 before.",
        "It rose by 15,000.",
        "“So be it,” she said.",
    ]
    assert (article.kind, article.title, article.published, article.author) == (
        "markdown", "Net migration rises", date(2001, 5, 25), "Ann Writer, Bob Writer",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "UK net migration was 60,000 in the year to June 2000.",
        "# 1 in the charts\n\nNet migration was 60,000.",
        "A line\n---\nNet migration was 60,000 [it said].",
        "* Net migration was 60,000 * and more.",
        "- one point only",
        "Published: 25 May 2001\n\nNet migration was <5,000 in a year, and >3,000.",
    ],
)
def test_plain_text_stays_as_it_is(text: str) -> None:
    article = read_article(text.encode(), "page.html")
    assert (article.kind, article.text) == ("text", text)


# --- PDF -------------------------------------------------------------------------------------


def test_lines_of_a_pdf_become_paragraphs_over_the_ends_of_pages() -> None:
    first = ["The Daily Example 25 May 2001", "Net migration rises", "", "Net migration to the UK was 60,000 in the year to", "June 2000, the Test Office said in its long-", "awaited and twice post-", "poned release.", "1"]  # fmt: skip
    second = ["The Daily Example 26 May 2001", "It had been 45,000 a year earlier, and in the year to", "2"]
    third = ["The Daily Example 27 May 2001", "June 1998 it had been 30,000 people.", "3"]
    article = read_article(pdf([first, second, third], title="A made-up report", author="Ann Writer", date="D:20300101000000Z"))
    assert article.text.split("\n\n") == [
        "Net migration rises",
        "Net migration to the UK was 60,000 in the year to June 2000, the Test Office said in its long-awaited and twice post-poned release.",
        "It had been 45,000 a year earlier, and in the year to June 1998 it had been 30,000 people.",
    ]
    assert (article.kind, article.title, article.author) == ("pdf", "A made-up report", "Ann Writer")


def test_a_word_parted_at_the_end_of_a_line_is_whole_again() -> None:
    lines = ["Net migration to the UK was 60,000 in the year to June 2000, as offi-", "cials said."]
    assert read_article(pdf([lines])).text == "Net migration to the UK was 60,000 in the year to June 2000, as officials said."


def test_the_day_a_pdf_was_made_is_not_the_day_of_its_article() -> None:
    assert read_article(pdf([STORY], date="D:20300101000000Z")).published is None


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\nnothing more", "cannot be read"),
        (pdf([STORY])[:400], "cannot be read"),
        (pdf([[""]]), "without words"),
        (pdf([["x"]] * 301), "301 pages"),
        (pdf([STORY], filter_bomb=80_000_000), "cannot be read"),
    ],
    ids=["only a head", "cut off", "a scan", "a book", "a bomb"],
)
def test_a_pdf_that_gives_no_words_is_refused_in_words(data: bytes, says: str) -> None:
    with pytest.raises(UsageError, match="PDF document") as told:
        read_article(data, "a.pdf")
    assert says in str(told.value)
    assert "a.pdf" in str(told.value)


def test_what_a_library_finds_odd_in_a_pdf_is_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    data = pdf([STORY]).replace(b"startxref\n", b"startxref\n9")
    read_article(data)
    assert logging.getLogger("pypdf").handlers
    assert "Traceback" not in capfd.readouterr().err


# --- Word ------------------------------------------------------------------------------------


def test_a_word_document_gives_its_paragraphs_title_and_writer() -> None:
    article = read_article(word(["Net migration rises", "", *STORY], title="A draft", author="Ann Writer"))
    assert article.text.split("\n\n") == ["Net migration rises", *STORY]
    assert (article.kind, article.title, article.author, article.published) == ("docx", "A draft", "Ann Writer", None)


def run(words: str, more: str = "") -> str:
    return f'<w:r><w:rPr>{more}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (f"<w:p>{run('It was ')}<w:del><w:r><w:delText>70,000</w:delText></w:r></w:del><w:ins>{run('60,000')}</w:ins>.</w:p>", "It was 60,000"),
        (f"<w:p>{run('It was ')}<w:moveFrom>{run('70,000')}</w:moveFrom><w:moveTo>{run('60,000')}</w:moveTo></w:p>", "It was 60,000"),
        (f"<w:p>{run('It was 60,000')}{run('1', RAISED)}{run(' then')}</w:p>", "It was 60,000 then"),
        (f"<w:p>{run('It was ')}<w:hyperlink>{run('60,000')}</w:hyperlink></w:p>", "It was 60,000"),
        (f"<w:p>{run('One')}<w:r><w:br/></w:r>{run('two')}</w:p>", "One\ntwo"),
        (f"<w:p>{run('A')}</w:p><w:tbl><w:tr><w:tc><w:p>{run('999,000')}</w:p></w:tc></w:tr></w:tbl>", "A"),
        (f"<w:p>{run('A')}<w:r><mc:AlternateContent><mc:Fallback>{run('A')}</mc:Fallback></mc:AlternateContent></w:r></w:p>", "A"),
    ],
    ids=["tracked", "moved", "note", "link", "break", "table", "fallback"],
)  # fmt: skip
def test_a_word_document_is_read_as_its_pages_show_it(body: str, read: str) -> None:
    assert read_article(word_body(body)).text == read


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(ord("b"), ord("m")))
    + b']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&l;</w:t></w:r></w:p></w:body></w:document>'
)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04 and nothing more", "cannot be read"),
        (word(STORY)[:2000], "cannot be read"),
        (with_part(word(STORY), "word/document.xml", b"<w:document"), "cannot be read"),
        (with_part(word(STORY), "word/media/bomb.bin", bytes(70 * 2**20)), "unpacks to more than"),
    ],
    ids=["only a head", "cut off", "broken XML", "a bomb"],
)
def test_a_word_document_that_gives_no_words_is_refused_in_words(data: bytes, says: str) -> None:
    with pytest.raises(UsageError) as told:
        read_article(data, "a.docx")
    assert says in str(told.value)


def test_entities_in_a_word_document_are_not_expanded() -> None:
    """Eleven levels of ten each would be a hundred thousand million letters."""
    try:
        assert len(read_article(with_part(word(STORY), "word/document.xml", BOMB)).text) < 1000
    except UsageError as told:
        assert "cannot be read" in str(told)  # noqa: PT017 - either is right, and which one is the library's choice


def test_another_packed_file_is_no_word_document() -> None:
    packed = with_part(word(STORY), "x", b"y").replace(b"word/document.xml", b"text/document.xml")
    with pytest.raises(UsageError, match="no Word document"):
        read_article(packed)


# --- what is not installed -------------------------------------------------------------------


@pytest.mark.parametrize(("library", "data"), [("pypdf", b"%PDF-1.4"), ("docx", word(STORY))], ids=["PDF", "Word"])
def test_a_missing_library_is_answered_with_the_line_that_installs_it(library: str, data: bytes) -> None:
    code = (
        "import sys\n"
        f"sys.modules[{library!r}] = None\n"
        "from netmig.check.formats import read_article\n"
        "from netmig.errors import MissingExtraError\n"
        f"try:\n    read_article({data!r})\nexcept MissingExtraError as told:\n    print(told)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install 'netmig[documents]'" in done.stdout


# --- all of them -----------------------------------------------------------------------------


def test_an_article_makes_the_same_claims_in_every_kind_of_file() -> None:
    """The example article as text, page, Markdown, PDF (in lines of 85 characters) and Word document."""
    text = (Path(__file__).resolve().parents[2] / "examples" / "article.txt").read_text(encoding="utf-8")
    paragraphs = [" ".join(each.split()) for each in text.split("\n\n") if each.strip()]
    lines = [line for each in paragraphs for line in wrap(each, 85)]
    files = {
        "text": text.encode(),
        "html": ("<html><body><article>" + "".join(f"<p>{escape(each)}</p>" for each in paragraphs) + "</article>").encode(),
        "markdown": ("---\ntitle: x\n---\n" + "\n\n".join("\n".join(wrap(each, 60)) for each in paragraphs)).encode(),
        "pdf": pdf([lines[at : at + 12] for at in range(0, len(lines), 12)]),
        "docx": word(paragraphs),
    }
    ledger = open_ledger()
    found: dict[str, list[tuple[str, str, str]]] = {}
    for kind, data in files.items():
        article = read_article(data, kind)
        assert article.kind == kind
        report = check_article(article, ledger, published=date(2025, 5, 23))
        found[kind] = [(" ".join(claim.quote.split()), claim.then.verdict, claim.now.verdict) for claim in report.claims]
    assert len(found["text"]) >= 20
    for kind in files:
        assert found[kind] == found["text"], kind
