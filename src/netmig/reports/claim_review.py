"""ClaimReview, the web's own form for a checked claim, as a draft that an editor completes and signs.

A machine's verdict is no review: each is marked as a draft, and names no reviewer and no day of
review unless it is told. Terms: schema.org's ClaimReview, Claim, Rating and Dataset.
"""

from __future__ import annotations

import json
from typing import Any

from ..check.claim import Claim
from ..check.report import Report
from ..ledger.figures import Figure, Release
from ..ledger.ledger import Ledger
from ..ledger.phrases import period_in_words
from ..periods import Period
from .words import one_line, verdict_in_words

# characters: what those who show ClaimReview have room for
LONGEST = 75
# what a rating's number means
BEST, WORST, REVISED = 3, 1, 2


def to_claim_review(report: Report, ledger: Ledger, *, page: str = "report.html", article: str = "", desk: str = "") -> str:
    """Every claim that was judged as one JSON-LD graph: no editor can sign what has no verdict.

    `page` is the address under which the HTML report will stand, `article` that of the article,
    `desk` the name of those who sign the review.
    """
    record = {
        "@context": "https://schema.org",
        "@graph": [
            _review(report, claim, ledger, page=page, article=article, desk=desk)
            for claim in report.claims
            if claim.then.verdict != "not_checked"
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _review(report: Report, claim: Claim, ledger: Ledger, *, page: str, article: str, desk: str) -> dict[str, Any]:
    address = f"{page}#{claim.id}"
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": address,
        "url": address,
        "creativeWorkStatus": "Draft",
        "inLanguage": "en-GB",
        "claimReviewed": reviewed(claim),
        "itemReviewed": _claim(report, claim, address, article),
        "reviewRating": _rating(claim),
        "reviewBody": claim.correction or claim.then.derivation,
    }
    if desk:
        review["author"] = {"@type": "Organization", "name": desk}
    if citation := _citation(claim, ledger):
        review["citation"] = citation
    return review


def reviewed(claim: Claim) -> str:
    """The claim in one line that can stand by itself: what it is of, when, and its own words, cut to `LONGEST`."""
    subject = claim.wording.subject
    series = claim.then.figures[0].series if claim.then.figures else None
    about = series.about.label if series else subject.measure.replace("_", " ").capitalize() if subject else ""
    period = period_in_words(claim.period) if claim.period else ""
    head = ", ".join(part for part in (about, period) if part)
    quote = one_line(claim.quote)
    room = LONGEST - (len(head) + 4 if head else 2)
    if len(quote) > room:
        quote = quote[: max(room - 1, 1)].rstrip() + "…"
    return f"{head}: “{quote}”" if head else f"“{quote}”"


def _claim(report: Report, claim: Claim, address: str, article: str) -> dict[str, Any]:
    sentence = claim.wording.sentence
    appearance: dict[str, Any] = {"@type": "NewsArticle", "datePublished": report.publication.day.isoformat()}
    if report.document.name:
        appearance["name"] = report.document.name
    if article:
        appearance["url"] = article
    if report.publication.learnt_from == "assumed":
        del appearance["datePublished"]
    item: dict[str, Any] = {"@type": "Claim", "@id": f"{address}-claim", "text": claim.quote, "appearance": appearance}
    if sentence.speaker:
        # whether a person or a body, the editor knows better: the name alone is certain
        item["author"] = {"name": sentence.speaker}
    if "datePublished" in appearance:
        item["datePublished"] = appearance["datePublished"]
    return item


def _rating(claim: Claim) -> dict[str, Any]:
    value = WORST if claim.accuses else REVISED if claim.now.verdict == "revised" else BEST
    return {
        "@type": "Rating",
        "alternateName": verdict_in_words(claim),
        "ratingValue": value,
        "bestRating": BEST,
        "worstRating": WORST,
    }


def _citation(claim: Claim, ledger: Ledger) -> list[dict[str, Any]]:
    """The releases that the verdict rests on, each with the periods that it was asked for."""
    used: dict[str, list[Figure]] = {}
    for figure in claim.then.figures:
        used.setdefault(figure.release, []).append(figure)
    found = [_dataset(ledger.release(name), figures) for name, figures in used.items()]
    if claim.now.release and claim.now.release not in used:
        spoken_of = [figure for figure in claim.then.figures if figure.period in {claim.period, claim.baseline}]
        found.append(_dataset(ledger.release(claim.now.release), spoken_of))
    return found


def _dataset(release: Release, figures: list[Figure]) -> dict[str, Any]:
    dataset: dict[str, Any] = {
        "@type": "Dataset",
        "name": release.title,
        "version": release.published_label,
        "datePublished": release.published_label,
        "publisher": {"@type": "Organization", "name": release.publisher},
    }
    if release.url:
        dataset["url"] = release.url
    if release.licence:
        dataset["license"] = release.licence
    if figures:
        periods = list(dict.fromkeys(_coverage(figure.period) for figure in figures))
        dataset["temporalCoverage"] = periods[0] if len(periods) == 1 else periods
        dataset["variableMeasured"] = list(dict.fromkeys(figure.series.label for figure in figures))
    return dataset


def _coverage(period: Period) -> str:
    """A period as ISO 8601 has an interval; ".." stands for an end that is open."""
    return f"{period.start.isoformat()}/{'..' if period.kind == 'onwards' else period.end.isoformat()}"
