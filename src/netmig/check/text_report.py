"""The report as text: the article with each claim marked, then a numbered note for each.

Marks do not rely on colour: a claim stands in brackets with a sign and its number, and the sign is
explained below. Colour, where the terminal has it, only repeats the sign.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from .claims import Claim
from .phrases import amount
from .report import Report

SIGNS = {"agrees": "✓", "differs": "✗", "conflicts": "≠", "not_checked": "?"}
WORDS = {"agrees": "agrees", "differs": "DIFFERS", "conflicts": "CONFLICTS", "not_checked": "not checked"}
_COLOURS = {"agrees": "32", "differs": "1;31", "conflicts": "1;35", "not_checked": "33"}
_DIAGNOSES = {
    "stale_vintage": "an old vintage",
    "mixed_vintages": "two vintages joined",
    "wrong_measure": "another measure",
    "wrong_period": "another period",
    "wrong_baseline": "another baseline",
    "wrong_direction": "the other direction",
    "arithmetic": "the arithmetic",
}
_LEARNT = {
    "option": "as given",
    "metadata": "by the page's metadata",
    "text": "by the text's own dateline",
    "assumed": "assumed",
}


def to_text(report: Report, *, width: int = 88, colour: bool = False) -> str:
    """The report for a reader at a screen of `width` columns."""
    parts = [_heading(report), _article(report, width, colour=colour), _notes(report, width, colour=colour), _summary(report)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _heading(report: Report) -> str:
    name = report.document.name or "The text"
    return (
        f"{name}, published {report.publication.day.isoformat()} ({_LEARNT[report.publication.learnt_from]})\n"
        f"Then: what was public that day. Now: {report.as_of or 'the newest figures held'},"
        f" publications watched until {report.watched_through.isoformat()}."
    )


def _article(report: Report, width: int, *, colour: bool) -> str:
    """The text with its claims in brackets; a claim inside another is marked behind it."""
    text = report.document.text
    pieces: list[str] = []
    at = 0
    for claim in _in_order(report.claims):
        start, end = claim.wording.start, claim.wording.end
        if start < at:
            pieces.append(_paint(f"[{SIGNS[claim.then.verdict]}{claim.id[1:]}]", claim, colour=colour))
            continue
        pieces.append(text[at:start])
        pieces.append(_paint(f"[{text[start:end]} {SIGNS[claim.then.verdict]}{claim.id[1:]}]", claim, colour=colour))
        at = end
    pieces.append(text[at:])
    marked = "".join(pieces).strip()
    # colour codes would be counted as columns, so coloured text is left to the terminal to wrap
    return marked if colour else "\n".join(textwrap.fill(line, width) if line.strip() else "" for line in marked.splitlines())


def _in_order(claims: Sequence[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (claim.wording.start, -claim.wording.end))


def _notes(report: Report, width: int, *, colour: bool) -> str:
    return "\n\n".join(_note(claim, width, colour=colour) for claim in report.claims)


def _note(claim: Claim, width: int, *, colour: bool) -> str:
    who = f", {claim.wording.sentence.speaker}" if claim.wording.sentence.speaker else ""
    quote = " ".join(claim.quote.split())
    lines = [_paint(f"{SIGNS[claim.then.verdict]} {claim.id[1:]}", claim, colour=colour) + f"  “{quote}”{who}"]
    label = WORDS[claim.then.verdict] + (f" ({_DIAGNOSES[claim.diagnosis]})" if claim.diagnosis else "")
    lines += _entry("then", f"{label}. {claim.reason or claim.then.derivation}", width)
    if claim.reason and claim.then.derivation and claim.then.derivation != claim.reason:
        lines += _entry("held", claim.then.derivation, width)
    if claim.now.verdict != "not_checked":
        word = "stands" if claim.now.verdict == "stands" else f"since revised{_to(claim)}"
        lines += _entry("now", f"{word}. {claim.now.derivation}", width)
    return "\n".join(lines)


def _to(claim: Claim) -> str:
    if claim.now.value is None or claim.wording.stated.unit in {"percent", "times"}:
        return ""
    return f" to {amount(claim.now.value, claim.wording.stated.unit)}"


def _entry(label: str, words: str, width: int) -> list[str]:
    return textwrap.wrap(words, width, initial_indent=f"     {label:5}", subsequent_indent=" " * 10)


def _summary(report: Report) -> str:
    counts = report.summary
    signs = "   ".join(f"{SIGNS[verdict]} {counts[verdict]} {WORDS[verdict].lower()}" for verdict in SIGNS)
    revised = f"   ({counts['revised_since']} right when written and revised since)" if counts["revised_since"] else ""
    return f"{signs}{revised}"


def _paint(words: str, claim: Claim, *, colour: bool) -> str:
    return f"\x1b[{_COLOURS[claim.then.verdict]}m{words}\x1b[0m" if colour else words
