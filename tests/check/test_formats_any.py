"""Whatever the bytes: an article or an error in words, in time and memory that grow as they do."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import STORY, pdf, word
from news_text import growth

from netmig.check.formats import LARGEST, LONGEST, Article, read_article
from netmig.check.formats.tags import events
from netmig.errors import NetmigError, UsageError

TAGS = "p div article main section aside nav h1 h2 li ul a b span sup time meta title script style br td tr table form figure figcaption".split()
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        ["<!--", "-->", "<!", "<?", "</", "<", ">", "<a b=", '<a b="', "<a b='c", "&amp;", "&#x0;", "&#55296;", "&#99999999999999999;", "&pound", "]]>",
         "<![CDATA[", "<meta name=date content=2001-05-24>", '<script type="application/ld+json">{"@type":"NewsArticle","author":{},"headline":"\\ud800"}</script>',
         '<div class="comments">', "<div hidden>", "<time datetime=x>", "\ufeff", "\x0b", "Net migration was 60,000.", "---\n", "# a\n", "[a](/b)", "| a |\n"]
    ),
    st.text(max_size=20),
)  # fmt: skip


def read(data: bytes) -> Article | None:
    """An article whose words can be written to a file, or an error that says something."""
    try:
        article = read_article(data, "a file")
    except NetmigError as told:
        assert str(told)  # noqa: PT017 - an article is right as well
        return None
    for words in (article.text, article.title, article.author):
        words.encode()
    return article


@given(st.binary(max_size=400))
def test_any_bytes_are_an_article_or_an_error(data: bytes) -> None:
    read(data)


@given(
    st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"---\n", b"\xff\xfe", b"\xef\xbb\xbf"]), st.binary(max_size=300)
)
def test_any_bytes_behind_a_known_beginning_are_an_article_or_an_error(beginning: bytes, data: bytes) -> None:
    read(beginning + data)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_markup_is_an_article(markup: str) -> None:
    assert read(f"<!doctype html>{markup}".encode("utf-8", "replace")) is not None


@given(st.sampled_from([pdf([STORY], title="A title here"), word(STORY, title="A title")]), st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=4)), max_size=6))  # fmt: skip
def test_a_damaged_document_is_an_article_or_an_error(document: bytes, damages: list[tuple[int, bytes]]) -> None:
    data = bytearray(document)
    for place, put in damages:
        at = place % len(data)
        data[at : at + len(put)] = put
    read(bytes(data))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_all_text_of_a_page_is_in_its_events(markup: str) -> None:
    """Without a "<" everything is text."""
    plain = markup.replace("<", "").replace("&", "")
    assert [event.text for event in events(plain) if hasattr(event, "text")] == ([plain] if plain else [])


HOSTILE = (
    "<div>", "<p>", "<b>", "<p><b id=1>", "</p>", "<a ", "<a b=", "<a b='", "<a/", "<", "</", "<!--", "<!", "<?", "<![CDATA[", "&", "&amp;", "&#1;", "<script>",
    "<title>", "<sup>", "<sup>1</sup>", "<br>", "a<br>", "<li>a", "<td>a", "<article>", "<article>a", "<main>", "<h1>a", "<div class='comments'>", "<time datetime=x>", "<meta name=a content=b>",
    "<p>A sentence that is long enough to be taken for prose by the reader of pages.</p>", "<aside>", "<span>a</span>", "a ",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_on_a_page_grows_as_the_page_does(piece: str) -> None:
    def work(text: str) -> object:
        return read_article(b"<html>" + text.encode())

    assert growth(work, piece) < 6


MARKS: tuple[Callable[[int], str], ...] = (
    lambda n: "# a\n\n" + "[" * n,
    lambda n: "# a\n\n**b** " + "*a **b " * n,
    lambda n: "# a\n\n**b** " + "`" * n,
    lambda n: "# a\n\n**b** " + "> " * n,
    lambda n: "---\n" + "a: b\n" * n + "---\n",
)


@pytest.mark.parametrize("made", MARKS)
def test_long_markdown_is_read(made: Callable[[int], str]) -> None:
    assert read(made(5_000).encode()) is not None


def test_a_hundred_thousand_tags_within_one_another_are_read() -> None:
    article = read(
        b"<html>"
        + b"<div>" * 100_000
        + b"<p>Net migration was 60,000 in the year to June 2000, it was said.</p>"
        + b"</div>" * 100_000
    )
    assert article is not None
    assert article.text == "Net migration was 60,000 in the year to June 2000, it was said."


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"a" * (LARGEST + 1), "larger than"),
        (b"a " * (LONGEST // 2 + 1), "characters of text"),
        (b"<html>" + b"<p>a" * 100_001, "paragraphs"),
        (b"{\\rtf1 text}", "RTF"),
        (b"\xd0\xcf\x11\xe0 text", "old Word"),
        (b"\x89PNG\r\n", "picture"),
        (b"\x7fELF\x00\x00", "no text"),
    ],
    ids=["bytes", "characters", "paragraphs", "RTF", "old Word", "picture", "program"],
)
def test_what_is_too_much_or_no_text_is_refused_in_words(data: bytes, says: str) -> None:
    with pytest.raises(UsageError) as told:
        read_article(data, "a file")
    assert says in str(told.value)
    assert "'a file'" in str(told.value)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_a_mark(encoding: str) -> None:
    assert read_article(STORY[0].encode(encoding)).text == STORY[0]


def test_plain_text_loads_no_reader_of_anything_else() -> None:
    code = (
        "import sys\nfrom netmig.check.formats import read_article\nread_article(b'Net migration was 60,000.')\n"
        "print(sorted({'markdown_it', 'pypdf', 'docx', 'lxml', 'zipfile', 'netmig.check.formats.web_page'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# beginnings in which a careless pattern would try every way to divide them
DIVISIBLE = (
    "---\n" + "  \n" * 5_000,
    "---\n" + " - a\n" * 5_000,
    "---\n" + "a: b\n" * 5_000,
    "---\na:" + " " * 200_000 + "x\n---\n",
    "---\n - " + " " * 200_000 + "x\n---\n",
    "<!---->" * 3_000 + "x",
    "<!-- -->\n" * 3_000 + "x",
    "<!--" * 5_000,
    " " * 200_000 + "x",
    "[" * 200_000,
    "[a](" * 50_000,
    "[a](/" + "b" * 200_000,
    "**a" * 50_000,
    "__a" * 50_000,
    "- a\n" * 50_000,
    "a\n-" * 50_000,
    "<p " * 50_000,
    "<p>" + "</p " * 50_000,
)


@pytest.mark.parametrize("text", DIVISIBLE, ids=lambda text: repr(text[:12]))
def test_no_beginning_takes_long_to_recognise(text: str) -> None:
    """Seconds on any machine, where a pattern that backtracks would take years."""
    began = time.perf_counter()
    assert read(text.encode()) is not None
    assert time.perf_counter() - began < 20


def test_signs_of_markdown_stay_in_a_file_that_is_called_plain_text() -> None:
    words = b"# Figures\n\nNet migration was **906,000** in the year to June 2023."
    assert (read_article(words, "a.md").kind, read_article(words, "a.TXT").kind) == ("markdown", "text")
    assert read_article(words, "a.txt").text == words.decode()
