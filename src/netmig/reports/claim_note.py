"""One judged claim's card as HTML: what was said and by whom, what of it was judged, what had been published, what it is now.

Whoever reads one card alone must understand it, and each fact stands in it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from itertools import groupby

from ..charts.drawing import Chart
from ..charts.vintages import Said, vintages_chart
from ..check.claim import Claim
from ..check.evaluation.diagnosis import DIAGNOSES
from ..check.evaluation.named import series_in_words
from ..check.glossary import eu_plus_in
from ..check.report import Report
from ..check.text_report import SIGNS
from ..check.wrong_way import told_the_wrong_way
from ..explain.words import capital
from ..ledger.figures import Figure, Release
from ..ledger.ledger import Ledger
from ..ledger.phrases import amount, day_words, in_words, period_in_words, published_words, status_words
from .held import Standing, now_of, standings
from .judged import is_of_estimates, judged
from .marked_article import shown
from .words import (
    OF_THE_SERIES,
    context,
    denial,
    is_of_others_since,
    said_by,
    sentence_around,
    stated_in_words,
    title_in_words,
    value_in_words,
    verdict_in_words,
)

# what a plain figure was compared with is told by the figures themselves
_TOLD_BY_FIGURES = frozenset({"level", "spending", "range"})
# a chart of one of several series, or of a rule's text, would show something else than was said
_NOT_DRAWN = frozenset({"rank", "equivalence", "rule"})
# more figures of days than two that are compared were added up
_ADDED_UP = 2
_A_LONG_SUM = ", the sum of "
# what the card's own heading says
_BY_THEN = "Published by then: "


def claim_note(report: Report, claim: Claim, ledger: Ledger, *, recounted: bool) -> str:
    """The card, with the series drawn beside it where one is held; `recounted` where the page tells what changed in how its figures are counted."""
    number = claim.id[1:]
    chart = chart_of(report, claim, ledger)
    told = list(_entries(report, claim, ledger, recounted=recounted))
    if eu_plus := eu_plus_in(" ".join(words for _, words in told)):
        told.append(("What EU+ means", f"<p>{escape(eu_plus)}</p>"))
    entries = "\n".join(f"<dt>{escape(term)}</dt>\n<dd>{words}</dd>" for term, words in told)
    before, quote, after = map(shown, sentence_around(report, claim))
    verdict = "The number is right, but not which way it went" if told_the_wrong_way(claim, report) else verdict_in_words(claim)
    heading = escape(verdict + (f" ({DIAGNOSES[claim.diagnosis]})" if claim.diagnosis else ""))
    parts = [
        f'<li class="note {claim.then.verdict}{" drawn" if chart else ""}" id="{claim.id}">',
        f'<h3><span class="sign" aria-hidden="true">{SIGNS[claim.then.verdict]}</span> Claim {number}: {heading}</h3>',
        f'<div>\n<blockquote><p dir="auto">{shown(context(report, claim))}{before}<b>{quote}</b>{after}</p></blockquote>',
        f"<dl>\n{entries}\n</dl>",
        f'<p class="back"><a href="#m{number}">↩ Back to claim {number} in the article</a></p>\n</div>',
    ]
    return "\n".join([*parts, *([_figure(report, claim, chart)] if chart else []), "</li>"])


def _entries(report: Report, claim: Claim, ledger: Ledger, *, recounted: bool) -> Iterator[tuple[str, str]]:
    """The card's terms with their words, as HTML."""
    said = f"<p>{shown(capital(said_by(claim, report)))}.</p>"
    if denied := denial(report, claim):
        said += f"<p>The article itself goes on: “{shown(denied)}”</p>"
    yield "Who said it", said
    if words := told_the_wrong_way(claim, report):
        yield "Which way it went", f"<p>{escape(words)}</p>"
    if words := judged(claim):
        yield "Judged", f"<p>{escape(capital(words))}.</p>"
    held, named = standings(report, claim, ledger), set[str]()
    if claim.contradicts_itself:
        yield "How its numbers compare", f"<p>{escape(' '.join(filter(None, (claim.near_miss, claim.then.derivation))))}</p>"
    else:
        yield f"Published by {day_words(report.publication.day)}", "".join(_then(report, claim, held, ledger, named))
    if claim.correction:
        yield "Suggested correction", f'<p class="correction">{escape(claim.correction)}</p>'
    if not claim.contradicts_itself:
        yield _now_term(report, claim, ledger), "".join(_now(report, claim, held, ledger, named, recounted=recounted))


def _then(report: Report, claim: Claim, held: Sequence[Standing], ledger: Ledger, named: set[str]) -> Iterator[str]:
    """What had been published: the figures, or what they come to, with their sources."""
    day = report.publication.day
    if not _told_by_figures(claim):
        yield f"<p>{escape(claim.then.derivation.removeprefix(_BY_THEN))}</p>"
        yield from _sources((ledger.release(each.release) for each in claim.then.figures), named, day)
        return
    figures = [(each.then, "") for each in held if each.then is not None and not each.beside]
    # the source tells of a later edition, where that of the day is not held
    earlier = {True: "An earlier release had", False: ""}
    figures += [(each, earlier[ledger.release(each.release).published <= day]) for one in held for each in one.others]
    figures += [(each.then, "What was said fits instead") for each in held if each.then is not None and each.beside]
    yield from _published(figures, ledger, named, day)
    if claim.near_miss and not claim.correction:
        yield f"<p>{escape(claim.near_miss)}</p>"


def _told_by_figures(claim: Claim) -> bool:
    """Whether the figures are all that there is to tell, and nothing was worked out from them."""
    if claim.wording.rate != 1 or claim.wording.kind not in _TOLD_BY_FIGURES or _is_a_sum_of_days(claim):
        return claim.wording.kind == "rule" and claim.then.value in {None, *(each.value for each in claim.then.figures)}
    return claim.accuses or claim.then.value is None or claim.then.value in {each.value for each in claim.then.figures}


def _is_a_sum_of_days(claim: Claim) -> bool:
    """Of a long sum only the ends are among the figures, so that the sum itself is told instead."""
    figures = claim.then.figures
    return _A_LONG_SUM in claim.then.derivation or (len(figures) > _ADDED_UP and figures[0].period.kind == "day")


def _now_term(report: Report, claim: Claim, ledger: Ledger) -> str:
    if report.as_of:
        return f"Now (as of {day_words(date.fromisoformat(report.as_of))})"
    publishers = {ledger.release(figure.release).publisher for figure in claim.then.figures}
    watched = min((day for name, day in report.watched if name in publishers), default=report.watched_through)
    return f"Now (published by {day_words(watched)})"


def _now(
    report: Report, claim: Claim, held: tuple[Standing, ...], ledger: Ledger, named: set[str], *, recounted: bool
) -> Iterator[str]:
    held = tuple(each for each in held if not each.beside)
    newest = [each.now for each in held if each.now is not None]
    if claim.now.verdict == "not_checked" or is_of_estimates(claim):
        told = list(_published([(figure, "") for figure in newest], ledger, named))
        yield from told or [f"<p>{escape(claim.now.derivation)}</p>"]
        if told and (claim.wording.kind == "revision" or is_of_estimates(claim)):
            yield "<p>What was said is of an estimate as it stood then, which newer ones do not change.</p>"
        return
    if claim.wording.kind == "rule":
        yield from _rule_now(report, held, ledger, named)
        return
    if claim.wording.kind in {"forecast", "target"} and claim.now.value == claim.then.value:
        yield "<p>It stays what was foreseen then; later forecasts do not change it.</p>"
        return
    used = {claim.then.release, *(figure.release for figure in claim.then.figures)}
    same = claim.now.value == claim.then.value and not is_of_others_since(claim)
    old = used.issuperset(each.release for each in newest)
    if same and (claim.now.release in used or old):
        yield f"<p>Netmig has no newer figure{'s' if len(newest) > 1 else ''} than {'these' if len(newest) > 1 else 'this'}.</p>"
        return
    # the newest may be of another year, or of other groups, where netmig has one of the very same
    plain, record = _told_by_figures(claim), _record_now(report, claim, newest, ledger)
    own = (
        plain
        and not (old or claim.accuses)
        and claim.now.verdict == "revised"
        and claim.now.value not in {each.value for each in newest}
    )
    if own or record or (plain and claim.now.value in {each.value for each in newest}):
        yield from _published([(figure, "") for figure in newest], ledger, named)
    else:
        yield f"<p>{escape(claim.now.derivation.removeprefix(_BY_THEN))}</p>"
        several = len(newest) > 1 and not is_of_others_since(claim)
        releases = [each.release for each in newest] if several else filter(None, [claim.now.release])
        yield from _sources(map(ledger.release, releases), named)
    if recounted:
        yield '<p>How it is counted has changed since: <a href="#counted">what changed</a>.</p>'
    yield f"<p>{_holds(claim, held, record, own=own)}</p>"


def _record_now(report: Report, claim: Claim, newest: Sequence[Figure], ledger: Ledger) -> str:
    """Of a level whose words no longer fit: whether it still is the record up to its own time, which what came after does not undo."""
    told, since, among = claim.then.derivation, claim.wording.since, claim.wording.among or claim.wording.until
    sign = 1 if ", the highest " in told else -1 if ", the lowest " in told else 0
    own = newest[0] if len(newest) == 1 and sign and not among and not is_of_others_since(claim) else None
    if own is None or own.value is None or not own.period.is_year or claim.now.verdict == "stands":
        return ""
    # calendar years among themselves
    alone = own.period.end.month == 12 and (since.kind == "calendar_year" if since else "twelve-month" not in told)
    beyond = [
        (sign * each.value, each.period)
        for each in ledger.view(own.series).as_of(now_of(report)).values()
        if each.value is not None and sign * (each.value - own.value) > 0 and each.period.is_year
        and (each.period.end.month == 12 or not alone)
    ]  # fmt: skip
    before = [each for each in beyond if (since.end if since else date.min) < each[1].end < own.period.end]
    after = [each for each in beyond if each[1].end > own.period.end]
    best, later = (
        f"{amount(sign * max(each)[0], own.unit)} {in_words(max(each)[1])}" if each else "" for each in (before, after)
    )
    further = "higher" if sign > 0 else "lower"
    words = "The record still holds for the time up to then, by the newest figures, too."
    words = f"The record no longer holds: {best} was {further}." if best else words
    return f"{words} Since then it has gone {further} still: {later}." if later else words


def _holds(claim: Claim, held: Sequence[Standing], record: str, *, own: bool) -> str:
    """Whether what was said fits the newest figures; what is left of a `record` behind that."""
    fits, low, high = claim.now.verdict == "stands", claim.wording.stated.low, claim.wording.stated.high
    if is_of_others_since(claim) and not own:
        also = "What was said fits these as well" if fits else "The two cannot be set side by side"
        return f"Figures are published for other groups now than they were then. {also}."
    if claim.accuses:
        return f"What was said {'fits this' if fits else 'does not fit this either'}."
    if fits and not own:
        moved = any(each.now and each.then and each.now.value != each.then.value for each in held)
        return "What was said still fits." if moved else "Not revised since."
    number = next((each.now.value for each in held if each.now and each.period == claim.period), None)
    fits = None not in (low, high, number) and (low or 0) <= (number or 0) <= (high or 0)
    if claim.wording.kind != "extreme" or low is None:
        return record or f"What was said {'still' if own and fits else 'no longer'} fits."
    if fits:
        return f"The number still fits. {record or 'The record no longer holds.'}"
    return f"The number no longer fits. {record}".strip()


def _rule_now(report: Report, held: tuple[Standing, ...], ledger: Ledger, named: set[str]) -> Iterator[str]:
    """What holds in place of a rule since, step by step, where it has been changed."""
    until = date.fromisoformat(report.as_of) if report.as_of else report.watched_through
    for each in held:
        stood = ledger.view(each.series).as_of(now_of(report)).values()
        later = [one for one in stood if each.period.start < one.period.start <= until and one.status == "in_force"]
        if later:
            steps = [(one, "") for one in sorted(later, key=lambda one: one.period.start)]
            yield f"<p>It has been changed since:</p>{''.join(_published(steps, ledger, named))}"
        else:
            yield "<p>Netmig knows of no later change to it.</p>"


def _published(figures: Sequence[tuple[Figure, str]], ledger: Ledger, named: set[str], day: date = date.max) -> Iterator[str]:
    """Figures, each with the words before it, and behind those of one release who published them, in what, and when."""
    for release_id, of_it in groupby(figures, lambda pair: pair[0].release):
        yield "".join(_figure_in_words(figure, before) for figure, before in of_it)
        yield from _sources([ledger.release(release_id)], named, day)


def _sources(releases: Iterable[Release], named: set[str], day: date = date.max) -> Iterator[str]:
    """Who published something, in what, and when.

    A release that was `named` before is not spelt out again; on paper its address is printed where it is first named.
    """
    for release in dict.fromkeys(releases):
        later = " – a later edition, since netmig does not have that day’s" if release.published > day else ""
        yield f'<p class="source">Source: {_source(release, named)}{later}.</p>'


def _source(release: Release, named: set[str]) -> str:
    """Whose release of when it is, by its title; a second time by its day alone."""
    if release.id in named:
        return f"the same release, of {published_words(release)}"
    named.add(release.id)
    title, day = title_in_words(release), published_words(release)
    publisher = "" if title.startswith(release.publisher) else f"{escape(release.publisher)}, "
    return f"{publisher}{_titled(release)}{'' if title.endswith(day) else f', {day}'}"


def _figure_in_words(figure: Figure, before: str) -> str:
    status = f" ({escape(words)})" if (words := status_words(figure.status)) and figure.series.measure != "rule" else ""
    head = f"{before}: " if before else ""
    name = series_in_words(figure.series)
    when = period_in_words(figure.period)
    when = f"from {when}" if figure.series.measure == "rule" else when
    if figure.value is None:
        return f"<p>{head}{escape(capital(name))}, {escape(when)}: {escape(value_in_words(figure))}.</p>"
    return f'<p>{head}<span class="value">{escape(value_in_words(figure))}</span> – {escape(capital(name))}, {escape(when)}{status}.</p>'


def _titled(release: Release) -> str:
    """A release's title, linked where it has an address."""
    title = escape(title_in_words(release))
    if not release.url.startswith(("https://", "http://")):
        return title
    return f'<a href="{escape(release.url)}" rel="noreferrer">{title}</a>'


def chart_of(report: Report, claim: Claim, ledger: Ledger) -> Chart | None:
    """The series that a claim's verdict rests on, with all its vintages and what was said; None where none is held."""
    if not claim.then.figures or claim.wording.kind in _NOT_DRAWN or is_of_others_since(claim):
        return None  # what is published of it now is of other groups, and would be drawn as if it were of the same
    if len({each.series for each in standings(report, claim, ledger) if not each.beside}) > 1:
        return None  # it was worked out from several series, and a drawing of one of them would not show it
    if _is_a_sum_of_days(claim):
        return None  # a running total of daily counts: the drawing would be of one day of them
    main = claim.then.figures[0]
    wording, stated, said = claim.wording, claim.wording.stated, None
    by_so_much = wording.kind == "revision" and wording.direction
    if stated.value is not None and stated.unit == main.unit and wording.kind in OF_THE_SERIES and not by_so_much:
        low, high = (stated.low, stated.high) if wording.kind == "range" else (stated.value, stated.value)
        said = Said(period=main.period, low=low or 0, high=high or 0, words=stated_in_words(claim))
    return vintages_chart(
        ledger.view(main.series),
        main.period,
        day=report.publication.day,
        now=now_of(report),
        said=said,
        matter=claim.then.figures,
        name=f"chart-{claim.id}",
    )


def _figure(report: Report, claim: Claim, chart: Chart) -> str:
    title = f"{series_in_words(claim.then.figures[0].series)}: {chart.title.rpartition(': ')[2]}"
    dashed = f" Dashed: as they stood on {day_words(report.publication.day)}." if 'class="then"' in chart.svg else ""
    diamond = " Diamond: what was said." if 'class="said"' in chart.svg else ""
    lines = (
        f"Thick line: the figures now.{dashed} Thin grey lines and points: each release by itself. Rings: the figures compared."
        f" Dotted vertical line: the period in question.{diamond}"
    )
    return (
        f"<figure>\n<figcaption>{escape(capital(title))}</figcaption>\n{chart.svg}\n"
        f'<p class="lines">{escape(lines)}</p>\n'
        f"<details>\n<summary>The same figures as a table</summary>\n"
        f'<div class="scroll" tabindex="0" role="group" aria-label="The figures beside claim {claim.id[1:]}">\n{chart.table.to_html()}\n</div>\n'
        "</details>\n</figure>"
    )
