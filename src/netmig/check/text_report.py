"""The report as text: what was found wrong, the article with each claim marked, a numbered note for each.

Marks do not rely on colour: a claim stands in brackets that close with a sign and its number, and
the sign is said in words above. Colour, where the terminal has it, only repeats the sign. Marks
are put between the words of the text and never change them.
"""

from __future__ import annotations

import textwrap
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from ..ledger.phrases import amount, day_words
from .asides import grouped
from .claim import Claim
from .evaluation.diagnosis import DIAGNOSES
from .evaluation.kinds.changes import change_words
from .glossary import eu_plus_in
from .records import record
from .report import Report
from .sentences.wording import OF_TWO_FIGURES
from .wrong_way import told_the_wrong_way

SIGNS = {"agrees": "✓", "differs": "✗", "conflicts": "≠", "not_checked": "?"}
WORDS = {"agrees": "agrees", "differs": "DIFFERS", "conflicts": "CONFLICTS", "not_checked": "not judged"}
_COLOURS = {"agrees": "32", "differs": "1;31", "conflicts": "1;35", "not_checked": "33"}
LEARNT = {
    "option": "as given",
    "metadata": "by the page's own data",
    "text": "by the article's own dateline",
    "assumed": "assumed: no day was given or found, so nothing is called wrong",
}
# columns: where the words of a note begin, and those of an entry under it
_NOTE, _ENTRY = 5, 11
# characters of a quotation in the list of what was found, which is for finding the note
_SHORT = 60


def to_text(report: Report, *, width: int = 88, colour: bool = False, attribution: Sequence[str] = ()) -> str:
    """The report for a reader at a screen of `width` columns.

    `attribution` are the lines that name the publishers of the figures used, with their licence.
    """
    parts = [
        _heading(report, width),
        _summary(report, width),
        _found_wrong(report, width, colour=colour),
        _article(report, width, colour=colour),
        *(_note(report, claim, width, colour=colour) for claim in report.claims if claim.then.verdict != "not_checked"),
        _asides(report, width, colour=colour),
    ]
    parts.append("\n".join(_wrap(eu_plus_in(" ".join(parts)), width)))
    parts.append("\n".join(line for words in attribution for line in _wrap(words, width)))
    return "\n\n".join(part for part in parts if part) + "\n"


def _heading(report: Report, width: int) -> str:
    name = _shown(report.document.name) or "The text"
    now = (
        f"the figures as they stood on {day_words(date.fromisoformat(report.as_of))}"
        if report.as_of
        else f"the newest figures that netmig has, published up to {day_words(report.watched_through)}"
    )
    return "\n".join(
        line
        for words in (
            f"{name}, published {day_words(report.publication.day)} ({LEARNT[report.publication.learnt_from]})",
            f"Then: by what had been published by that day. Now: by {now}.",
        )
        for line in _wrap(words, width)
    )


def _summary(report: Report, width: int) -> str:
    """How many claims there are of each verdict, with the signs that mark them."""
    if not report.claims:
        return "No claim about a figure was found."
    counts = report.summary
    # a sign is not parted from its count: wrapping leaves these blanks alone
    signs = (f"{SIGNS[verdict]} {counts[verdict]} {WORDS[verdict].lower()}".replace(" ", "\u00a0") for verdict in SIGNS)
    count = f"{len(report.claims)} claim{'' if len(report.claims) == 1 else 's'}:"
    lines = [line.replace("\u00a0", " ") for line in _wrap("   ".join([count, *signs]), width)]
    revised = [claim.id[1:] for claim in report.claims if claim.then.verdict == "agrees" and claim.now.verdict == "revised"]
    if revised:
        lines += _wrap(f"Right when written, revised since: {', '.join(revised)}.", width)
    return "\n".join(lines)


def _found_wrong(report: Report, width: int, *, colour: bool) -> str:
    """What the figures of the day do not bear out, one line each: the sub-editor's list."""
    accused = [claim for claim in report.claims if claim.accuses]
    if not accused:
        return ""
    own = any(claim.contradicts_itself for claim in accused)
    lines = _wrap(f"Not as published by that day{', or contradicted by the article itself' if own else ''}:", width)
    for claim in accused:
        words = f"“{_cut(claim)}”"
        if value := _value(claim, claim.then.value):
            words += f": {value}"
        if claim.diagnosis:
            words += f" ({DIAGNOSES[claim.diagnosis]})"
        lines += _signed(claim, words, width, colour=colour, indent=2)
    return "\n".join(lines)


def _note(report: Report, claim: Claim, width: int, *, colour: bool) -> str:
    speaker = claim.wording.sentence.speaker
    lines = _signed(claim, f"“{_shown(claim.quote)}”" + (f", {_shown(speaker)}" if speaker else ""), width, colour=colour)
    label = WORDS[claim.then.verdict] + (f" ({DIAGNOSES[claim.diagnosis]})" if claim.diagnosis else "")
    lines += _entry("then", f"{label}. {claim.then.derivation}", width)
    if wrong_way := told_the_wrong_way(claim, report):
        lines += _entry("but", wrong_way, width)
    if claim.correction:
        lines += _entry("write", claim.correction, width)
    if claim.now.verdict != "not_checked":
        lines += _entry("now", f"{_now(claim)}. {claim.now.derivation}", width)
    elif claim.now.derivation:
        lines += _entry("now", claim.now.derivation, width)
    return "\n".join(lines)


def _asides(report: Report, width: int, *, colour: bool) -> str:
    """What was not judged, under headings that are true of all that stands there."""
    parts = []
    for heading, claims in grouped(report).items():
        lines = _wrap(f"Not judged. {heading}:", width)
        for claim in claims:
            lines += _signed(claim, f"“{_cut(claim)}”", width, colour=colour, indent=2)
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _cut(claim: Claim) -> str:
    """A claim's words, cut to what is needed to find them."""
    quote = _shown(claim.quote)
    return quote if len(quote) <= _SHORT else quote[: _SHORT - 1].rstrip() + "…"


def _now(claim: Claim) -> str:
    """What the newest figures say to a claim, in the light of what those of its day said."""
    if claim.accuses:
        return "fits what is published now" if claim.now.verdict == "stands" else "does not fit either"
    if claim.now.verdict == "stands":
        return "stands"
    value = _value(claim, claim.now.value)
    return f"since revised to {value}" if value else "since revised"


def _value(claim: Claim, value: float | None) -> str:
    """A value that was found, in the unit in which the claim states its own."""
    if value is None or claim.wording.kind == "comparison":
        return ""
    stated = claim.wording.stated.unit
    if claim.wording.kind in OF_TWO_FIGURES or stated == "times":
        return change_words(value, stated if stated != "GBP" else "people", stated)
    if stated in {"percent", "share"}:
        return f"{value:.1f}%"
    return amount(value, "GBP" if stated == "GBP" else "people")


# --- the article -----------------------------------------------------------------------------


# first character, and one past the last
Span = tuple[int, int]


@record()
class Piece:
    """A stretch of the marked article: words of the text, or a mark put between them."""

    words: str
    verdict: str = ""
    """Of the innermost claim that it is part of; "" outside all claims."""
    mark: bool = False


def marked(report: Report) -> Iterator[Piece]:
    """The text cut where claims begin and end, with the marks between; its own pieces joined are the text.

    A claim inside another has its brackets inside the other's; claims of the same words share one
    pair of brackets. Where another claim begins or ends within a claim, its opening bracket has its
    number too, so that it is plain which brackets belong together.
    """
    text = report.document.text
    spans: dict[Span, list[Claim]] = {}
    for claim in report.claims:
        spans.setdefault((claim.wording.start, claim.wording.end), []).append(claim)
    cuts = sorted({0, len(text), *(place for span in spans for place in span)})
    beginning, ending = _by_place(spans, 0), _by_place(spans, 1)
    around: list[Span] = []
    for place, following in zip(cuts, [*cuts[1:], None], strict=True):
        around = [span for span in around if span[1] > place]
        # what began last closes first
        for span in sorted(ending.get(place, ()), reverse=True):
            for claim in spans[span]:
                yield Piece(f" {SIGNS[claim.then.verdict]}{claim.id[1:]}", claim.then.verdict, mark=True)
            yield Piece("]", spans[span][-1].then.verdict, mark=True)
        # what ends last opens first
        for span in sorted(beginning.get(place, ()), key=lambda span: -span[1]):
            number = spans[span][0].id[1:]
            shared = bisect_right(cuts, span[0]) < bisect_left(cuts, span[1])
            yield Piece(f"[{number}: " if shared else "[", spans[span][0].then.verdict, mark=True)
            around.append(span)
        if following is not None and following > place:
            yield Piece(text[place:following], spans[max(around)][0].then.verdict if around else "")


def _by_place(spans: Iterable[Span], side: int) -> dict[int, list[Span]]:
    """The spans by where they begin (side 0) or end (side 1)."""
    found: dict[int, list[Span]] = {}
    for span in spans:
        found.setdefault(span[side], []).append(span)
    return found


def _article(report: Report, width: int, *, colour: bool) -> str:
    """The marked text, wrapped: a mark never parts from the word that it stands beside."""
    lines: list[str] = []
    for paragraph in _paragraphs(marked(report)):
        lines += [_line(words, colour=colour) for words in _filled(paragraph, width)] or [""]
    return "\n".join(lines).strip("\n")


Word = list[Piece]


def _paragraphs(pieces: Iterator[Piece]) -> Iterator[list[Word]]:
    """The lines of the text as words; a word is the pieces between two blanks."""
    paragraph: list[Word] = []
    word: Word = []
    for piece in pieces:
        if piece.mark:
            word.append(piece)
            continue
        for line in piece.words.splitlines(keepends=True):
            for blank, run in groupby(line, str.isspace):
                if not blank:
                    word.append(Piece(_shown("".join(run)), piece.verdict))
                elif word:
                    paragraph.append(word)
                    word = []
            if line.splitlines() != [line]:  # it ends with a line break
                yield paragraph
                paragraph = []
    if word:
        paragraph.append(word)
    yield paragraph


def _filled(paragraph: Sequence[Word], width: int) -> Iterator[list[Word]]:
    """Words set in lines of at most `width` columns; a longer word has a line of its own."""
    line: list[Word] = []
    taken = 0
    for word in paragraph:
        size = sum(len(piece.words) for piece in word)
        if line and taken + 1 + size > width:
            yield line
            line, taken = [], 0
        taken += size + (1 if line else 0)
        line.append(word)
    if line:
        yield line


def _line(words: Sequence[Word], *, colour: bool) -> str:
    """One line; each stretch of one verdict is painted as a whole, and no colour runs over its end."""
    pieces: list[Piece] = []
    for word in words:
        # a blank belongs to a claim where both of its sides do
        if pieces:
            pieces.append(Piece(" ", pieces[-1].verdict if pieces[-1].verdict == word[0].verdict else ""))
        pieces += word
    return "".join(
        _paint("".join(piece.words for piece in run), verdict, colour=colour)
        for verdict, run in groupby(pieces, lambda piece: piece.verdict)
    )


# --- lines -----------------------------------------------------------------------------------


def _signed(claim: Claim, words: str, width: int, *, colour: bool, indent: int = 0) -> list[str]:
    """Words behind a claim's sign and number, the lines under the first set in."""
    sign = f"{SIGNS[claim.then.verdict]} {claim.id[1:]}"
    blank = " " * indent
    lines = _wrap(words, width, first=f"{blank}{sign} ".ljust(indent + _NOTE), rest=" " * (indent + _NOTE))
    # painted after wrapping: a terminal does not count the codes as columns, and neither must this
    return [blank + _paint(sign, claim.then.verdict, colour=colour) + lines[0][indent + len(sign) :], *lines[1:]]


def _entry(label: str, words: str, width: int) -> list[str]:
    return _wrap(_shown(words), width, first=" " * _NOTE + label.ljust(_ENTRY - _NOTE), rest=" " * _ENTRY)


def _wrap(words: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        words, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def _shown(words: str) -> str:
    """Words on one line, without the characters by which a text could steer the terminal."""
    words = " ".join(words.split())
    return words if words.isprintable() else "".join("�" if unicodedata.category(each) == "Cc" else each for each in words)


def _paint(words: str, verdict: str, *, colour: bool) -> str:
    return f"\x1b[{_COLOURS[verdict]}m{words}\x1b[0m" if colour and verdict else words
