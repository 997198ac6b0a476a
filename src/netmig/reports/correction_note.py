"""A note that a reader could send to the newsroom: what was said, what had been published, where to look it up.

Only what the figures of the day do not bear out is in it; where nothing is wrong there is no note.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from ..check.claim import Claim
from ..check.evaluation.named import series_in_words
from ..check.glossary import eu_plus_in
from ..check.report import Report
from ..explain.words import capital
from ..ledger.attribution import attribution
from ..ledger.figures import Figure, Release
from ..ledger.ledger import Ledger
from ..ledger.phrases import day_words, period_in_words, published_words, status_words
from .held import standings
from .words import article_name, one_line, said_by, sentence_around, title_in_words, value_in_words

# columns: what mail programs leave as it is
WIDTH = 76
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def to_correction_note(report: Report, ledger: Ledger) -> str:
    """The note in plain words, with its subject line; "" where nothing is wrong.

    >>> import netmig
    >>> ledger = netmig.open()
    >>> right = netmig.check("UK net migration was 672,000 in the year to June 2023.", published="2023-11-23", ledger=ledger)
    >>> to_correction_note(right, ledger)
    ''
    """
    wrong = [claim for claim in report.claims if claim.accuses]
    if not wrong:
        return ""
    what = "A figure" if len(wrong) == 1 else "Figures"
    day = day_words(report.publication.day)
    closing = "If I have misread the article, I should be glad to know. Otherwise, would you consider a correction?"
    sources: dict[str, int] = {}
    entries = ["\n".join(_entry(number, report, claim, ledger, sources)) for number, claim in enumerate(wrong, start=1)]
    meaning = eu_plus_in(" ".join(entries))
    listed = ["\n".join(["Sources:", *(_source(number, ledger.release(name)) for name, number in sources.items())])]
    parts = [
        f"Subject: {what} in {article_name(report)} of {day}",
        "Dear editors,",
        _fill(_opening(report, wrong, cites=bool(sources))),
        *entries,
        *((_fill(meaning),) if meaning else ()),
        *(listed if sources else ()),
        *map(_fill, attribution(map(ledger.release, sources))),
        _fill(closing),
        "Yours faithfully,",
    ]
    return "\n\n".join(parts) + "\n"


def _opening(report: Report, wrong: Sequence[Claim], *, cites: bool) -> str:
    """What was compared with what, and how many do not match: the published figures, the article's own numbers, or both."""
    of = f"the figures in {article_name(report)}, published on {day_words(report.publication.day)}"
    count = f"{_count(len(wrong))} {'does' if len(wrong) == 1 else 'do'} not match"
    if not cites:
        return f"I have compared {of}, with one another. {count} the article's own numbers."
    alone = any(claim.contradicts_itself for claim in wrong)
    return (
        f"I have compared {of}, with the official statistics that had come out by that day. {count} them"
        f"{', or one another' if alone else ''}. The sources are given below, so that you can look each one up."
    )


def _entry(number: int, report: Report, claim: Claim, ledger: Ledger, sources: dict[str, int]) -> Iterator[str]:
    """One claim; the releases that it cites are numbered in `sources` as they come."""
    before, quote, after = sentence_around(report, claim)
    yield _fill(f"{one_line(capital(said_by(claim, report)))}: “{one_line(quote)}”", first=f"{number}. ")
    whole = one_line(before + quote + after)
    if whole.strip(" .") != one_line(quote).strip(" ."):
        yield _fill(f"The whole sentence: {whole}", first="   ")
    held = [each for each in standings(report, claim, ledger) if not each.beside]
    for each in held:
        if each.then is not None:
            yield _fill(f"Published by then: {_said(each.then, ledger, sources)}", first="   ")
        for other in each.others:
            yield _fill(f"Published earlier: {_said(other, ledger, sources)}", first="   ")
    if claim.correction:
        yield _fill(f"Suggested correction: {claim.correction}", first="   ")
    for each in held:
        if each.then is not None and each.now is not None and each.then.value != each.now.value:
            yield _fill(f"Revised since: {_said(each.now, ledger, sources)}", first="   ")
    if claim.wording.sentence.voice == "quoted":
        yield _fill(
            "These are the words of someone quoted: giving the published figure beside them would help readers.", first="   "
        )


def _said(figure: Figure, ledger: Ledger, sources: dict[str, int]) -> str:
    """A figure with what it is of, who published it and when, and the number of its source."""
    release = ledger.release(figure.release)
    number = sources.setdefault(release.id, len(sources) + 1)
    status = f", {words}" if (words := status_words(figure.status)) else ""
    of_a_rule = figure.series.measure == "rule"
    status = "" if of_a_rule else status
    when = f"from {period_in_words(figure.period)}" if of_a_rule else period_in_words(figure.period)
    return (
        f"{value_in_words(figure)} ({series_in_words(figure.series)}, {when}; {release.publisher},"
        f" {published_words(release)}{status}) [{number}]"
    )


def _source(number: int, release: Release) -> str:
    words = _fill(f"{release.publisher}, “{title_in_words(release)}”, {published_words(release)}", first=f"[{number}] ")
    return f"{words}\n    {release.url}" if release.url else words


def _count(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number}"


def _fill(words: str, first: str = "") -> str:
    return textwrap.fill(
        words, WIDTH, initial_indent=first, subsequent_indent=" " * len(first), break_long_words=False, break_on_hyphens=False
    )
