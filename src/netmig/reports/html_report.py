"""The report as one HTML page that needs nothing else: no script, no other file, no request to anywhere.

What is wrong comes first, then the article with its claims marked, then a note for each claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..check.claims import Claim
from ..check.report import Report
from ..ledger.attribution import attribution
from ..ledger.ledger import Ledger
from ..ledger.phrases import day_words
from .claim_note import claim_note
from .held import releases_of
from .marked_article import marked_article, shown
from .page import whole_page
from .words import DIAGNOSES, SIGNS, article_name, said_by, verdict_in_words

_LEARNT = {
    "option": "as given by whoever made this report",
    "metadata": "by the page’s metadata",
    "text": "by the article’s own dateline",
    "assumed": "assumed, since no day was given or found; therefore nothing is called wrong",
}
_COUNTED = {
    "differs": "not as published",
    "conflicts": "joined wrongly",
    "agrees": "right on the day",
    "not_checked": "not checked",
}
_KEY = (
    ("agrees", "right by what was public that day"),
    ("differs", "not what had been published"),
    ("conflicts", "joins figures that do not belong together"),
    ("not_checked", "not checked; the note says why"),
)


def to_html(report: Report, ledger: Ledger) -> str:
    """The page, self-contained and the same bytes each time."""
    title = f"Migration figures in {article_name(report)}, checked"
    parts = [
        "<header>",
        f"<h1>{shown(title)}</h1>",
        *_introduction(report),
        "</header>",
        "<main>",
        *_glance(report),
        *_article(report),
        *_notes(report, ledger),
        "</main>",
        *_footer(report, ledger),
    ]
    return whole_page(title, ("claims", "Skip to the claims"), parts)


def _introduction(report: Report) -> Iterator[str]:
    day, learnt = day_words(report.publication.day), _LEARNT[report.publication.learnt_from]
    now = f"the figures as of {report.as_of}" if report.as_of else "the newest figures held"
    yield f"<p>The article was published on <b>{day}</b> ({learnt}).</p>"
    yield (
        "<p>Official figures are revised, so each claim is judged twice: against what had been published by that day, and against"
        f" {now}. Publications have been watched until {day_words(report.watched_through)}.</p>"
    )


def _glance(report: Report) -> Iterator[str]:
    yield '<section aria-labelledby="glance">\n<h2 id="glance">At a glance</h2>'
    if not report.claims:
        yield "<p>No claim was found that says anything of a figure.</p>\n</section>"
        return
    counts = report.summary
    yield '<ul class="counts">'
    yield from (
        f'<li class="{verdict}"><b><span class="sign" aria-hidden="true">{SIGNS[verdict]}</span> {counts[verdict]}</b> {words}</li>'
        for verdict, words in _COUNTED.items()
    )
    yield f"<li><b>{counts['revised_since']}</b> right then, revised since</li>"
    yield "</ul>"
    if accused := [claim for claim in report.claims if claim.accuses]:
        yield '<div class="wrong-ones">\n<h3>Not as published by that day</h3>\n<ul>'
        yield from map(_accused, accused)
        yield "</ul>\n</div>"
    else:
        yield "<p>Nothing was found that differs from what had been published.</p>"
    if revised := [claim for claim in report.claims if claim.then.verdict == "agrees" and claim.now.verdict == "revised"]:
        links = ", ".join(f'<a href="#{claim.id}">{claim.id[1:]}</a>' for claim in revised)
        yield f"<p>Right when written, revised since: claims {links}.</p>"
    yield "</section>"


def _accused(claim: Claim) -> str:
    """One line of the list of what is wrong: enough to decide whether to read its note."""
    words = claim.then.derivation  # what was published, and then what the figure given is of
    diagnosis = f" ({DIAGNOSES[claim.diagnosis]})" if claim.diagnosis else ""
    return (
        f'<li class="{claim.then.verdict}"><span class="sign" aria-hidden="true">{SIGNS[claim.then.verdict]}</span> '
        f'<a href="#{claim.id}">Claim {claim.id[1:]}: “{shown(" ".join(claim.quote.split()))}”</a>, said by {shown(said_by(claim))}.'
        f"<br>{escape(verdict_in_words(claim) + diagnosis)}. {escape(words)}</li>"
    )


def _article(report: Report) -> Iterator[str]:
    yield '<section aria-labelledby="article">\n<h2 id="article">The article, with each claim marked</h2>'
    yield '<ul class="key" aria-label="What the marks mean">'
    yield from (
        f'<li><mark class="{verdict}">text<span class="number" aria-hidden="true">{SIGNS[verdict]}</span></mark> {words}</li>'
        for verdict, words in _KEY
    )
    yield "</ul>"
    yield f'<div class="article" dir="auto">\n{marked_article(report)}\n</div>\n</section>'


def _notes(report: Report, ledger: Ledger) -> Iterator[str]:
    yield '<section aria-labelledby="claims">\n<h2 id="claims" tabindex="-1">Each claim, with its sources</h2>'
    if report.claims:
        yield '<ol class="notes">'
        yield from (claim_note(report, claim, ledger) for claim in report.claims)
        yield "</ol>"
    else:
        yield "<p>There is none.</p>"
    yield "</section>"


def _footer(report: Report, ledger: Ledger) -> Iterator[str]:
    yield "<footer>"
    yield (
        "<p>Made by netmig, a program that holds what is said of UK migration against what has been published. It judges the words by"
        " rules and can misread them: before anything is published on the strength of this page, a person should read the article and"
        " the sources. It takes no side on migration.</p>"
    )
    yield from (f"<p>{escape(line)}</p>" for line in attribution(releases_of(report.claims, ledger)))
    yield "</footer>"
