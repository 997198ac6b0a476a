r"""Text that a spreadsheet program would run as a formula, made harmless in CSV files, and back.

A CSV file cannot say that a cell is text. Excel, LibreOffice and others take one that begins with
`=`, `+`, `-` or `@` for a formula, also behind blanks, and a tab, a carriage return or a line feed
at the beginning can move what follows to where it is one. So such a text leaves with an apostrophe
before it, which those programs show or swallow and never run. Numbers are no text and stay as they are.

It can be undone: a text that already begins with apostrophes before such a character gets one more,
so whoever takes one apostrophe away from every such text has the words as they were published.
"""

from __future__ import annotations

import re

# The forms of full width are read as the plain ones where Excel runs in Japanese, Chinese or Korean.
_DANGEROUS = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_MARK = "'"


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula.

    >>> guarded("=1+1"), guarded("-"), guarded("'=1"), guarded("’tis 5 - 3")
    ("'=1+1", "'-", "''=1", '’tis 5 - 3')
    """
    return _MARK + text if _DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given.

    >>> unguarded("'=1+1"), unguarded("''=1"), unguarded("'90s")
    ('=1+1', "'=1", "'90s")
    """
    return text[1:] if text.startswith(_MARK) and _DANGEROUS.match(text, 1) else text
