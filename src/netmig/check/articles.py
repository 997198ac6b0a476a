"""An article as it came, checked: its report, and the record of it that goes into JSON."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ..ledger.attribution import attribution
from ..ledger.figures import Release
from ..ledger.ledger import Ledger
from . import Report, check
from .formats.article import Article
from .publication import Publication


def check_article(
    article: Article,
    ledger: Ledger,
    *,
    published: date | None = None,
    as_of: str | date | datetime | None = None,
    today: date | None = None,
) -> Report:
    """The report on an article; nothing is read or written but what is given.

    The day of publication is `published`, else that of the article's metadata, else a dateline in
    its words, else `today` is assumed, as `netmig.check` does.

    >>> from netmig.ledger.ledger import open_ledger
    >>> from netmig.check.formats import read_article
    >>> page = b"<html><meta name=date content=2023-11-23><p>UK net migration was 672,000 in the year to June 2023.</p>"
    >>> report = check_article(read_article(page, "page.html"), open_ledger())
    >>> report.publication, report.claims[0].then.verdict
    (Publication(day=datetime.date(2023, 11, 23), learnt_from='metadata'), 'agrees')
    """
    told = published or article.published
    report = check(article.text, told, ledger, as_of=as_of, name=article.name, today=today)
    if published is None and article.published is not None:
        return replace(report, publication=Publication(article.published, "metadata"))
    return report


def used_releases(report: Report, ledger: Ledger) -> dict[str, Release]:
    """The releases that any verdict of a report rests on, by id."""
    used = {figure.release for claim in report.claims for figure in claim.then.figures}
    used |= {claim.now.release for claim in report.claims if claim.now.release}
    return {name: ledger.release(name) for name in sorted(used)}


def record_of(article: Article, report: Report, ledger: Ledger, *, with_text: bool = True) -> dict[str, Any]:
    """The JSON contract for an article: its report, what its file says of it, and whose figures were used.

    The text is given for every kind but plain text, where it is the file itself: the offsets of
    the claims count in it.
    """
    record = report.to_dict()
    record["document"]["kind"] = article.kind
    for name, words in (("title", article.title), ("author", article.author)):
        if words:
            record["document"][name] = words
    if with_text and article.kind != "text":
        record["document"]["text"] = article.text
    record["attribution"] = list(attribution(used_releases(report, ledger).values()))
    return record
