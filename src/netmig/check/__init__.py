"""Check: from a text to its statistical claims, and from each claim to a verdict with its derivation.

A text goes through these rooms:

    document      paragraphs, sentences, speakers (speakers/), page furniture
    words/        tokens, numbers and their hedges, words of time, the lexicon
    sentences/    what hangs together in a sentence, and what is carried from the ones before:
                  whom/ (flow and people), times/, ends/ (of changes), net/, counts/, records/, estimates/, in_doubt/
    forms/        the claims that words make: each form gives wordings;
                  records/, estimates/, rules/, forecasts/, without_number/
    evaluation/   what the figures of a day say to a wording, and why a wrong one is wrong:
                  kinds/ (of claims), mistaken/ (for something else), estimates/
    beside/       what the other claims and numbers of a text say to a claim, and the words around it
    reading, scene_after   from sentence to sentence: what each claims, and what it leaves in hand
    claim, claims       a claim with its verdicts, and how it comes by them
    report, text_report
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from ..ledger.figures import LONDON, moment
from ..ledger.ledger import Ledger, open_ledger
from ..ledger.phrases import day_words
from .claim import Claim
from .claims import judge
from .document import read_document
from .evaluation.evidence import Evidence
from .publication import Publication, publication_or_refuse
from .reading import read_wordings
from .report import Report

__all__ = ["Claim", "Report", "check"]


def check(
    text: str,
    published: str | date | None = None,
    ledger: Ledger | None = None,
    *,
    as_of: str | date | datetime | None = None,
    name: str = "",
    today: str | date | None = None,
) -> Report:
    """Every statistical claim of a text, judged by what was public on its day and by the newest figures.

    `published` is the day of the article; without it, the text's metadata or dateline is used.
    `as_of` says which day "now" is. Where the day of publication cannot be learnt, `today` is
    assumed and nothing is called wrong; without `today` a UsageError is raised. Each day is a date
    or ISO text, such as "2025-05-22"; a UsageError is raised for any other text.

    >>> report = check("UK net migration was 672,000 in the year to June 2023.", published="2023-11-23")
    >>> claim = report.claims[0]
    >>> claim.then.verdict, claim.now.verdict, claim.now.value
    ('agrees', 'revised', 924000)
    """
    ledger = ledger if ledger is not None else open_ledger()
    publication = publication_or_refuse(text, _day(published), _day(today))
    document = read_document(text, name)
    then = Evidence(ledger, publication.day)
    now = then.at(moment(as_of) if as_of is not None else date.max)
    wordings = read_wordings(document, publication.day, then)
    claims = judge(document, wordings, then, now, in_doubt=_in_doubt(publication, ledger))
    return Report(
        document=document,
        publication=publication,
        watched_through=ledger.watched_through,
        watched=_watched(claims, ledger),
        claims=claims,
        as_of=None if as_of is None else moment(as_of).date().isoformat(),
    )


def _day(when: str | date | None) -> date | None:
    """The day that was given, of a time the day that it was in London."""
    if when is None or (isinstance(when, date) and not isinstance(when, datetime)):
        return when
    return moment(when).astimezone(LONDON).date()


def _watched(claims: Iterable[Claim], ledger: Ledger) -> tuple[tuple[str, date], ...]:
    """Whose figures the claims are compared with, and until when these have been watched."""
    names = {name for claim in claims for name in (claim.then.release, claim.now.release) if name}
    publishers = {ledger.release(name).publisher for name in names}
    return tuple((each, ledger.watched[each]) for each in sorted(publishers) if each in ledger.watched)


# ONS publishes its estimates every six months: so long after the last release watched, no newer one can be out
NO_NEWER_FOR = timedelta(days=150)


def _in_doubt(publication: Publication, ledger: Ledger) -> str:
    """Why nothing in a text may be called wrong; "" if it may."""
    if publication.learnt_from == "assumed":
        return "it is not known on which day the article was published"
    if publication.day > ledger.watched_through + NO_NEWER_FOR:
        return f"netmig knows what was published only until {day_words(ledger.watched_through)}"
    return ""
