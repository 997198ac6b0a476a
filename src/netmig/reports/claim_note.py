"""One claim's note as HTML: what was said and by whom, what had been published and by whom, what it is now.

Whoever reads one note alone must understand it, so each names its figures, days and publishers in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from itertools import groupby

from ..charts.drawing import Chart
from ..charts.vintages import Said, vintages_chart
from ..check.asides import doubt_alone, is_known_to_be_missing, may_be_meant
from ..check.claim import Claim
from ..check.evaluation.diagnosis import DIAGNOSES
from ..check.evaluation.named import series_in_words
from ..check.evaluation.outcome import series_of
from ..check.glossary import eu_plus_in
from ..check.report import Report
from ..check.wrong_way import told_the_wrong_way
from ..ledger.figures import Figure, Release
from ..ledger.ledger import Ledger
from ..ledger.phrases import amount, day_words, in_words, period_in_words, published_words, status_words
from ..periods import MONTH_NAMES
from .held import Standing, now_of, standings
from .left_open import next_step, published_later
from .marked_article import shown
from .words import (
    RELATIVE,
    SIGNS,
    denial,
    is_by_so_much,
    said_by,
    sentence_around,
    stated_in_words,
    title_in_words,
    value_in_words,
    verdict_in_words,
)

# what a plain figure was compared with is told by the figures themselves
_TOLD_BY_FIGURES = frozenset({"level", "spending", "rule"})
# a chart of one of several series, or of a rule's text, would show something else than was said
_NOT_DRAWN = frozenset({"rank", "equivalence", "rule"})
# more figures of days than two that are compared were added up
_ADDED_UP = 2
_A_LONG_SUM = ", the sum of "


_GUESSED = {
    "inherited": " Netmig took the period from what the article says before.",
    "release": " The article names no period here; netmig tried that of the newest figures of the day.",
    "none": " The article names no period here; netmig tried the likeliest.",
}


def claim_note(report: Report, claim: Claim, ledger: Ledger, *, recounted: bool) -> str:
    """The note, with the series drawn beside it where one is held; `recounted` where the page tells what changed in how its figures are counted."""
    number = claim.id[1:]
    chart = chart_of(report, claim, ledger)
    told = list(_entries(report, claim, ledger, recounted=recounted))
    if eu_plus := eu_plus_in(" ".join(words for _, words in told)):
        told.append(("What EU+ means", f"<p>{escape(eu_plus)}</p>"))
    entries = "\n".join(f"<dt>{escape(term)}</dt>\n<dd>{words}</dd>" for term, words in told)
    before, quote, after = map(shown, sentence_around(report, claim))
    verdict = "The number is right, but not which way it went" if told_the_wrong_way(claim, report) else verdict_in_words(claim)
    heading = escape(verdict + (f" ({DIAGNOSES[claim.diagnosis]})" if claim.diagnosis else ""))
    return "\n".join(
        part
        for part in (
            f'<li class="note {claim.then.verdict}{" drawn" if chart else ""}" id="{claim.id}">',
            f'<h3><span class="sign" aria-hidden="true">{SIGNS[claim.then.verdict]}</span> Claim {number}: {heading}</h3>',
            "<div>",
            f'<blockquote><p dir="auto">{before}<b>{quote}</b>{after}</p></blockquote>',
            f"<dl>\n{entries}\n</dl>",
            f'<p class="back"><a href="#m{number}">↩ Back to claim {number} in the article</a></p>',
            "</div>",
            _figure(report, claim, chart) if chart else "",
            "</li>",
        )
        if part
    )


def _entries(report: Report, claim: Claim, ledger: Ledger, *, recounted: bool) -> Iterator[tuple[str, str]]:
    """The note's terms with their words, as HTML."""
    day = day_words(report.publication.day)
    # a day that is only assumed says when the article was read, not when it was written
    when = "" if report.publication.learnt_from == "assumed" else f", on {day}"
    said = f"<p>{_capital(shown(said_by(claim, report)))}{when}.</p>"
    if denied := denial(report, claim):
        said += f"<p>The article itself goes on: “{shown(denied)}”</p>"
    if value := stated_in_words(claim):
        said += f'<p>The figure given: <span class="value">{escape(value)}</span>{escape(_read_as(claim))}.</p>'
    if wrong_way := told_the_wrong_way(claim, report):
        yield "Which way it went", f"<p>{escape(wrong_way)}</p>"
    yield "Who said it", said
    held = standings(report, claim, ledger) if may_be_meant(claim) else ()
    named: set[str] = set()
    if claim.reason:
        guessed = _GUESSED.get(claim.wording.period_basis, "") if is_known_to_be_missing(claim) else ""
        yield "Why it was not judged", f"<p>{escape(claim.reason if held else doubt_alone(claim.reason))}{guessed}</p>"
    published = [(each.then, "") for each in held if each.then is not None and not each.beside]
    published += [(figure, _other(figure, report, ledger)) for each in held for figure in each.others]
    published += [(each.then, "What was said fits instead") for each in held if each.then is not None and each.beside]
    if published:
        if_meant = ", if this is what it means" if claim.then.verdict == "not_checked" else ""
        later = all(ledger.release(figure.release).published > report.publication.day for figure, _ in published)
        heading = (
            f"What a later edition has, as netmig does not have that of {day}" if later else f"What had been published by {day}"
        )
        yield (
            f"{heading}{if_meant}",
            "".join(_published(published, ledger, named, report.publication.day, summed=_is_a_sum_of_days(claim))),
        )
    if claim.contradicts_itself:
        yield "How its numbers compare", f"<p>{escape(' '.join(filter(None, (claim.near_miss, claim.then.derivation))))}</p>"
    elif held and (judged := f"{_judged(claim)}{_allowed(claim)}".strip()) and judged != claim.correction:
        yield "How that compares", f"<p>{escape(judged)}</p>"
    if claim.correction:
        yield "Suggested correction", f'<p class="correction">{escape(claim.correction)}</p>'
    if claim.contradicts_itself:
        return
    if claim.then.verdict != "not_checked":
        yield _now_term(report, claim, ledger), "".join(_now(report, claim, held, ledger, named, recounted=recounted))
    else:
        if came_out := published_later(report, claim, ledger):
            told = [(figure, "") for figure in came_out]
            yield "What came out later, if this is what it means (not judged by it)", "".join(_published(told, ledger, named))
        words, release = next_step(report, claim, ledger)
        where = f" {_source(release, named)}." if release else ""
        yield "What would settle it", f"<p>{escape(words)}{where}</p>"


def _is_a_sum_of_days(claim: Claim) -> bool:
    """Of a long sum only the ends are among the figures, so that the sum itself is told instead."""
    figures = claim.then.figures
    return _A_LONG_SUM in claim.then.derivation or (len(figures) > _ADDED_UP and figures[0].period.kind == "day")


def _read_as(claim: Claim) -> str:
    """What a figure was read as, where that was compared with something: ", read as emigration in the year to June 2023"."""
    figure = next(iter(claim.then.figures), None)
    wording = claim.wording
    if figure is None or claim.period is None or not may_be_meant(claim) or wording.kind == "rule":
        return ""
    if wording.rate != 1 or (wording.kind == "revision" and wording.direction):
        return ""  # it is what comes to one day of it, or by how much it was revised
    if figure.period != claim.period:
        return ""
    series = figure.series
    if sum(each.period == figure.period for each in claim.then.figures) > 1:
        # it was made of several figures, none of which is what was read
        meant = next(iter(series_of(wording)), None)
        if meant is None:
            return ""
        series = meant
    told, end = set(wording.words_within), claim.period.end
    alone = str(end.year) in told and told.isdisjoint(each[:size].lower() for each in (*MONTH_NAMES, "mid") for size in (3, 4, 9))
    why = (
        f" (no month is named with {end.year}; these twelve months end in it)"
        if alone and MONTH_NAMES[end.month - 1] != "December"
        else ""
    )
    return f", read as {series_in_words(series)} {in_words(claim.period)}{why}"


def _allowed(claim: Claim) -> str:
    """What words that are not the very number were taken to allow, where that is why they are right."""
    stated, relative = claim.wording.stated, claim.wording.stated.unit in RELATIVE
    exact = stated.hedge == "exact" if relative else claim.then.value == stated.value
    if claim.then.verdict != "agrees" or (exact and claim.wording.kind not in {"fraction", "ratio"}) or stated.value is None:
        return ""
    low, high = sorted(abs(each or 0) for each in (stated.low, stated.high))
    if not low <= abs(claim.then.value or 0) <= high and stated.hedge not in {"over", "under"} and stated.unit != "share":
        return ""  # it fits for how the figures themselves are rounded
    part = stated.unit == "share" or (stated.unit == "times" and low < 1)
    unit, scale = (" times", 1) if stated.unit == "times" and not part else ("%", 100 if part else 1)
    one, two = (f"{each * scale:.3g}{unit}" if relative else amount(each, stated.unit) for each in (low, high))
    open_end = _OPEN_ENDS.get(stated.hedge)
    allowed = f"{two if open_end == 'or less' else one} {open_end}" if open_end else f"anything from {one} to {two}"
    return f" Netmig takes the words “{' '.join(claim.quote.split())}” for {allowed}{_WHY_SO_WIDE.get(stated.hedge, '')}."


_OPEN_ENDS = {"over": "or more", "at least": "or more", "under": "or less", "up to": "or less"}
_WHY_SO_WIDE = {
    "exact": ", as it may be rounded",
    "nearly": ", since “nearly” and “almost” are said of numbers a little above as well",
    "about": ", since it is only said to be about so much",
}


def _other(figure: Figure, report: Report, ledger: Ledger) -> str:
    """What a figure of another release is called; the source tells of a later edition, where that of the day is not held."""
    later = ledger.release(figure.release).published > report.publication.day
    return "" if later else "An earlier release had"


def _judged(claim: Claim) -> str:
    """What the figures come to, where they do not say it by themselves."""
    if claim.wording.rate != 1 or _A_LONG_SUM in claim.then.derivation:
        return claim.then.derivation
    if claim.wording.kind == "rule" and claim.then.value not in {None, *(each.value for each in claim.then.figures)}:
        return claim.then.derivation  # it is one of several steps of the rule
    if claim.correction and claim.wording.kind in _TOLD_BY_FIGURES | {"extreme"}:
        return ""  # the correction tells it
    if claim.wording.kind in _TOLD_BY_FIGURES:
        if claim.then.verdict == "agrees" or len(claim.then.figures) > 1:
            return claim.near_miss or (claim.then.derivation if len(claim.then.figures) > 1 else "")
        said, found = stated_in_words(claim), claim.then.value
        plain = (
            f"The article says {said}, and the figure is {amount(found, claim.wording.stated.unit)}." if said and found else ""
        )
        return claim.near_miss or plain or "It is not what was said."
    return claim.then.derivation if claim.then.derivation != claim.reason else ""


def _now_term(report: Report, claim: Claim, ledger: Ledger) -> str:
    latest = "The rule since then" if claim.wording.kind == "rule" else "The latest figure"
    if now := _as_of(report):
        return f"{latest} (as of {day_words(now)})"
    publishers = {ledger.release(figure.release).publisher for figure in claim.then.figures}
    watched = min((day for name, day in report.watched if name in publishers), default=report.watched_through)
    return f"{latest} (published by {day_words(watched)})"


def _now(
    report: Report, claim: Claim, held: tuple[Standing, ...], ledger: Ledger, named: set[str], *, recounted: bool
) -> Iterator[str]:
    if claim.now.verdict == "not_checked":
        yield f"<p>{escape(claim.now.derivation or 'It was not checked against the newest figures.')}</p>"
        return
    held = tuple(each for each in held if not each.beside)
    if claim.wording.kind == "rule":
        yield from _rule_now(report, held, ledger, named)
        return
    moved = [each for each in held if each.then is not None and each.now is not None and each.now.value != each.then.value]
    if claim.wording.kind in _TOLD_BY_FIGURES | {"extreme"} or not moved:
        same = [each.now for each in held if each.now is not None and each not in moved]
        yield from _published([(each.now, "") for each in moved if each.now is not None], ledger, named)
        if claim.wording.kind == "extreme" and (claim.now.verdict == "revised" or (moved and claim.wording.of_change)):
            yield f"<p>{escape(claim.now.derivation)}</p>"
        if _A_LONG_SUM in claim.then.derivation:
            yield f"<p>{escape(claim.now.derivation)}</p>"
        elif same and not moved and claim.now.value != claim.then.value and claim.wording.kind != "extreme":
            # the groups that are counted were drawn otherwise since, so that the newest figure is of another series
            yield f"<p>{escape(claim.now.derivation)}</p>"
        elif same and not moved:
            if all(each.then is not None and each.now != each.then for each in held):
                yield f"<p>{'It has' if len(same) == 1 else 'They have'} not been revised since.</p>"
            else:
                yield f"<p>Netmig has no later figure{' for it' if len(same) == 1 else 's for these'}.</p>"
                return
    else:
        yield from _published([(each.now, "") for each in moved if each.now is not None], ledger, named)
        yield f"<p>{escape(claim.now.derivation)}</p>"
    if recounted:
        yield '<p>How it is counted was changed in between: <a href="#counted">what changed</a>.</p>'
    verdict = {
        (True, "stands"): "What was said fits what is published now.",
        (True, "revised"): "What was said does not fit that either.",
        (False, "stands"): "What was said still holds.",
        (False, "revised"): "What was said was right on its day. By the figures published since it is not.",
    }
    yield f"<p>{verdict[claim.accuses, claim.now.verdict]}</p>"


def _rule_now(report: Report, held: tuple[Standing, ...], ledger: Ledger, named: set[str]) -> Iterator[str]:
    """What holds in place of a rule since, where it has been changed."""
    until = _as_of(report) or report.watched_through
    for each in held:
        later = [
            figure
            for figure in ledger.view(each.series).as_of(now_of(report)).values()
            if each.period.start < figure.period.start <= until and figure.status == "in_force"
        ]
        if later:
            newest = max(later, key=lambda figure: figure.period.start)
            yield f"<p>It has been changed since:</p>{''.join(_published([(newest, '')], ledger, named))}"
        else:
            yield "<p>Netmig knows of no later change to it.</p>"


def _published(
    figures: Sequence[tuple[Figure, str]], ledger: Ledger, named: set[str], day: date = date.max, *, summed: bool = False
) -> Iterator[str]:
    """Figures, each with the words before it, and behind those of one release who published them, in what, and when.

    A release that was `named` before is not spelt out again; on paper its address is printed where it is first named.
    """
    for release_id, of_it in groupby(figures, lambda pair: pair[0].release):
        told = [_figure_in_words(figure, before) for figure, before in of_it]
        yield "<p>The counts of each day, which are added up below.</p>" if summed else "".join(told)
        release = ledger.release(release_id)
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
        return f"<p>{head}{escape(_capital(name))}, {escape(when)}: {escape(value_in_words(figure))}.</p>"
    return f'<p>{head}<span class="value">{escape(value_in_words(figure))}</span> – {escape(_capital(name))}, {escape(when)}{status}.</p>'


def _titled(release: Release) -> str:
    """A release's title, linked where it has an address."""
    title = escape(title_in_words(release))
    if not release.url.startswith(("https://", "http://")):
        return title
    return f'<a href="{escape(release.url)}" rel="noreferrer">{title}</a>'


def chart_of(report: Report, claim: Claim, ledger: Ledger) -> Chart | None:
    """The series that a claim's verdict rests on, with all its vintages and what was said; None where none is held."""
    if not claim.then.figures or not may_be_meant(claim) or claim.wording.kind in _NOT_DRAWN:
        return None
    if len({each.series for each in standings(report, claim, ledger) if not each.beside}) > 1:
        return None  # it was worked out from several series, and a drawing of one of them would not show it
    if _is_a_sum_of_days(claim):
        return None  # a running total of daily counts: the drawing would be of one day of them
    main = claim.then.figures[0]
    stated, words, said = claim.wording.stated, stated_in_words(claim), None
    if words and stated.value is not None and stated.unit == main.unit and not is_by_so_much(claim):
        ranged = claim.wording.kind == "range" and " to " in words
        low, high = (stated.low, stated.high) if ranged else (stated.value, stated.value)
        said = Said(period=main.period, low=low or 0, high=high or 0, words=words)
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
    now = _as_of(report)
    title = f"{series_in_words(claim.then.figures[0].series)}: {chart.title.rpartition(': ')[2]}"
    newest = f"as of {day_words(now)}" if now else "newest"
    lines = (
        f"Thick line: the figures now ({newest}). "
        + (f"Dashed: as they stood on {day_words(report.publication.day)}. " if 'class="then"' in chart.svg else "")
        + "Thin grey lines and points: each release by itself. Rings: the figures compared."
        " Dotted vertical line: the period in question." + (" Diamond: what was said." if 'class="said"' in chart.svg else "")
    )
    return (
        f"<figure>\n<figcaption>{escape(_capital(title))}</figcaption>\n{chart.svg}\n"
        f'<p class="lines">{escape(lines)}</p>\n'
        f"<details>\n<summary>The same figures as a table</summary>\n"
        f'<div class="scroll" tabindex="0" role="group" aria-label="The figures beside claim {claim.id[1:]}">\n{chart.table.to_html()}\n</div>\n'
        "</details>\n</figure>"
    )


def _as_of(report: Report) -> date | None:
    return date.fromisoformat(report.as_of) if report.as_of else None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
