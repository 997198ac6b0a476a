"""The report as one HTML page that needs nothing else: no script, no other file, no request to anywhere.

What is wrong comes first, then the article with its claims marked, then a note for each claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import escape
from itertools import chain

from ..check.claim import Claim
from ..check.evaluation.diagnosis import DIAGNOSES
from ..check.glossary import explained
from ..check.report import Report
from ..check.text_report import LEARNT, SIGNS
from ..ledger.attribution import attribution
from ..ledger.ledger import Ledger
from ..ledger.phrases import day_words, listed, with_article
from .asides_list import asides_list
from .claim_note import claim_note
from .counted_otherwise import counted_otherwise
from .held import releases_of
from .marked_article import marked_article, shown
from .page import whole_page
from .words import article_name, headline, one_line, verdict_in_words

_WORDS = {
    "differs": "not what had been published",
    "conflicts": "comparing figures that cannot be compared",
    "agrees": "right by what was public that day",
    "not_checked": "not judged; listed at the end",
}


def to_html(report: Report, ledger: Ledger) -> str:
    """The page, self-contained and the same bytes each time."""
    title = f"Migration figures in {article_name(report)}, checked"
    counted = {claim.id: counted_otherwise(report, claim, ledger) for claim in report.claims}
    notes = list(_notes(report, ledger, counted))
    parts = [
        "<header>",
        f"<h1>{shown(title)}</h1>",
        *_introduction(report),
        "</header>",
        "<main>",
        *_glance(report),
        *_article(report),
        *notes,
        *asides_list(report, ledger),
        *_counted(counted),
        *_words(" ".join(notes)),
        "</main>",
        *_footer(report, ledger),
    ]
    return whole_page(title, ("claims", "Skip to the claims"), parts)


def _introduction(report: Report) -> Iterator[str]:
    day, learnt = day_words(report.publication.day), LEARNT[report.publication.learnt_from]
    now = (
        f"the figures as of {day_words(date.fromisoformat(report.as_of))}"
        if report.as_of
        else "the newest figures that netmig has"
    )
    file = f", {shown(one_line(report.document.name))}," if headline(report) and report.document.name else ""
    yield f"<p>The article{file} was published on <b>{day}</b> ({learnt}).</p>"
    yield (
        "<p>Official figures are revised, so each claim is judged twice: against what had been published by that day, and against"
        f" {now}, {_watched(report)}.</p>"
    )


def _watched(report: Report) -> str:
    """Up to when publishers have been watched; each by itself where their days differ."""
    days = {day for _, day in report.watched}
    if len(days) <= 1:
        return f"published up to {day_words(report.watched_through)}"
    return "published up to " + escape(listed(f"{day_words(day)} ({with_article(name)})" for name, day in report.watched))


def _glance(report: Report) -> Iterator[str]:
    yield '<section aria-labelledby="glance">\n<h2 id="glance">At a glance</h2>'
    if not report.claims:
        yield "<p>No claim about a figure was found.</p>\n</section>"
        return
    counts = report.summary
    revised = sum(verdict_in_words(claim).endswith("revised since") for claim in report.claims)
    yield '<ul class="counts">'
    for verdict, words in _WORDS.items():
        since = f" ({revised} of them revised since)" if verdict == "agrees" and revised else ""
        sign = f'<span class="sign" aria-hidden="true">{SIGNS[verdict]}</span>'
        yield f'<li class="{verdict}"><b>{sign} {counts[verdict]}</b> {words}{since}</li>'
    yield "</ul>"
    if accused := [claim for claim in report.claims if claim.accuses]:
        own = any(claim.contradicts_itself for claim in accused)
        heading = "Not as published by that day" + (", or contradicted by the article itself" if own else "")
        yield f'<div class="wrong-ones">\n<h3>{heading}</h3>\n<ul>'
        yield from map(_accused, accused)
        yield "</ul>\n</div>"
    if in_all := _in_all(counts):
        yield f"<p>{in_all}</p>"
    yield "</section>"


def _in_all(counts: Mapping[str, int]) -> str:
    """What the counts say of the article, and what they do not."""
    wrong = counts["differs"] + counts["conflicts"]
    if not counts["agrees"] and not wrong:
        return "None of it could be judged, so this page does not say whether the article is right."
    return "" if wrong else "All that could be judged is right by what had been published by that day."


def _accused(claim: Claim) -> str:
    """One line of the list of what is wrong: enough to decide whether to read its card."""
    diagnosis = f" ({DIAGNOSES[claim.diagnosis]})" if claim.diagnosis else ""
    return (
        f'<li class="{claim.then.verdict}"><span class="sign" aria-hidden="true">{SIGNS[claim.then.verdict]}</span> '
        f'<a href="#{claim.id}">Claim {claim.id[1:]}: “{shown(" ".join(claim.quote.split()))}”</a>'
        f"<br>{escape(verdict_in_words(claim) + diagnosis)}. {escape(claim.correction or claim.then.derivation)}</li>"
    )


def _article(report: Report) -> Iterator[str]:
    yield '<section aria-labelledby="article">\n<h2 id="article">The article, with each claim marked</h2>'
    yield '<ul class="key" aria-label="What the marks mean">'
    yield from (
        f'<li><mark class="{verdict}">text<span class="number" aria-hidden="true">{SIGNS[verdict]}</span></mark> {words}</li>'
        for verdict, words in _WORDS.items()
    )
    yield "</ul>"
    yield f'<div class="article" dir="auto">\n{marked_article(report)}\n</div>\n</section>'


def _notes(report: Report, ledger: Ledger, counted: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield '<section aria-labelledby="claims">\n<h2 id="claims" tabindex="-1">Each claim, with its sources</h2>'
    if noted := [claim for claim in report.claims if claim.then.verdict != "not_checked"]:
        yield '<ol class="notes">'
        yield from (claim_note(report, claim, ledger, recounted=bool(counted[claim.id])) for claim in noted)
        yield "</ol>"
    else:
        yield "<p>There is none that could be held against a published figure.</p>"
    yield "</section>"


def _counted(counted: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What changed in how figures are counted, between those of the article's day and the newest."""
    if told := dict.fromkeys(chain.from_iterable(counted.values())):
        yield '<section aria-labelledby="counted">\n<h2 id="counted">What changed in how figures are counted</h2>'
        yield (
            "<p>Between the figures of the article’s day and the newest ones their publisher changed the following. Figures are revised for"
            " other reasons as well: more becomes known of who stayed and who left.</p>\n<ul>"
        )
        yield from (f"<li>{escape(change)}</li>" for change in told)
        yield "</ul>\n</section>"


def _words(told: str) -> Iterator[str]:
    """What the words of statistics mean that stand in the notes."""
    if meanings := list(explained(told)):
        yield '<section aria-labelledby="words">\n<h2 id="words">What the words mean</h2>\n<ul>'
        yield from (f"<li>{escape(meaning)}</li>" for meaning in meanings)
        yield "</ul>\n</section>"


def _footer(report: Report, ledger: Ledger) -> Iterator[str]:
    yield "<footer>"
    yield (
        "<p>Made by netmig, a program that holds what is said of UK migration against what has been published. It judges the words by"
        " rules and can misread them: before anything is published on the strength of this page, a person should read the article and"
        " the sources. It takes no side on migration.</p>"
    )
    yield from (f"<p>{escape(line)}</p>" for line in attribution(releases_of(report.claims, ledger)))
    yield "</footer>"
