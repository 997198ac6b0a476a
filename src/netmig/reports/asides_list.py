"""The folded list of what was not judged: a sentence each under a heading that is true of all of them, with what the page or the ledger has of its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from ..check.asides import ELSEWHERE, UNSURE, Number, grouped, is_perhaps_elsewhere, is_telling, named_elsewhere, number_of
from ..check.claim import Claim
from ..check.evaluation.named import series_in_words
from ..check.evaluation.outcome import series_of
from ..check.report import Report
from ..check.wrong_way import DOWN, UP
from ..ledger.figures import Figure
from ..ledger.ledger import Ledger
from ..ledger.phrases import amount, figure_words, in_words, release_words
from ..periods import Period
from ..series import Series
from .held import now_of
from .judged import in_its_terms
from .marked_article import shown
from .words import context, speaker_of

# what a number is of where the sentence names nothing
_FLOWS = tuple(Series.of(measure) for measure in ("net_migration", "immigration", "emigration"))
# years back in which a number of no year that is named is looked for
_OF_LATE = 3
# of as many periods a number is told to have been the figure
_MOST = 2


def asides_list(report: Report, ledger: Ledger) -> Iterator[str]:
    """The list as a section; nothing where everything was judged."""
    groups = grouped(report)
    if not groups:
        return
    count = sum(map(len, groups.values()))
    # the first claim that was judged with each number, one that was judged right before others
    told = [each for each in report.claims if each.then.figures and each.then.verdict != "not_checked"]
    judged: dict[Number, Claim] = {}
    for each in sorted(told, key=lambda each: each.accuses):
        judged.setdefault(number_of(each), each)
    yield '<section aria-labelledby="asides">\n<h2 id="asides">Not judged</h2>\n<details class="asides">'
    yield f"<summary>{count} statement{'' if count == 1 else 's'} that netmig calls neither right nor wrong</summary>\n<dl>"
    for heading, of_it in groups.items():
        yield f"<dt>{escape(heading)}</dt>"
        for _, together in groupby(of_it, lambda claim: claim.wording.sentence.start):
            yield _entry(report, heading, list(together), judged, ledger)
    yield "</dl>\n</details>\n</section>"


def _entry(report: Report, heading: str, claims: Sequence[Claim], judged: Mapping[Number, Claim], ledger: Ledger) -> str:
    """One sentence with all that was left alone in it under one heading."""
    links = ", ".join(
        f'<a id="{each.id}" href="#m{each.id[1:]}" aria-label="Back to {each.id[1:]} in the article">{each.id[1:]}</a>'
        for each in claims
    )
    facts = filter(None, dict.fromkeys(_fact(report, heading, each, judged, ledger) for each in claims))
    told = _speaker(claims[0]) + "".join(f'<p class="source">{fact}</p>' for fact in facts)
    return f'<dd class="aside"><span class="sign" aria-hidden="true">?</span> {links} <span dir="auto">{_sentence(report, claims)}</span>{told}</dd>'


def _fact(report: Report, heading: str, claim: Claim, judged: Mapping[Number, Claim], ledger: Ledger) -> str:
    """What the page or the ledger has of a claim, as HTML: another place that is named, or the claim or figure that is its number."""
    if heading == ELSEWHERE:
        return f"Named: {shown(named_elsewhere(claim, report))}."
    if claim.wording.stated.value is None:
        return _of_the_same(report, claim) if heading == UNSURE else ""
    subject = claim.wording.subject
    own = series_of(claim.wording)[:1] if subject is not None else ()
    series = [each for each in dict.fromkeys((*own, *(() if subject and subject.group else _FLOWS))) if ledger.holds(each)]
    same = judged.get(number_of(claim)) if is_telling(claim) else None
    if same is not None and same.accuses:
        return f'The same number is in <a href="#{same.id}">claim {same.id[1:]}</a>, judged there.'
    if same is not None and same.period is not None and same.then.figures[0].series in series:
        of = f"{series_in_words(same.then.figures[0].series)} {in_words(same.period)}"
        return f'The same number is in <a href="#{same.id}">claim {same.id[1:]}</a>, judged there as {escape(of)}.'
    if heading != UNSURE or (is_perhaps_elsewhere(claim) and not (subject and subject.basis == "explicit")):
        return ""
    return escape(" ".join(_told(report, each, ledger) for each in _with_that_number(report, claim, series, ledger)))


def _of_the_same(report: Report, claim: Claim) -> str:
    """The judged claim that says of the same flow that it went the same way, where words without a number say which."""
    subject, down, up = claim.wording.subject, bool(DOWN.search(claim.quote)), bool(UP.search(claim.quote))
    for each in () if subject is None or down == up or is_perhaps_elsewhere(claim) else report.claims:
        way = each.wording.direction if each.then.verdict == "agrees" and each.baseline else 0
        of = each.wording.subject
        if way == (1 if up else -1) and of and subject and (of.measure, of.group) == (subject.measure, subject.group):
            return f'See <a href="#{each.id}">claim {each.id[1:]}</a>, judged there: {escape(in_its_terms(each))}.'
    return ""


def _speaker(claim: Claim) -> str:
    """Who says it, where the article names somebody and the sentence does not."""
    sentence, name = claim.wording.sentence, speaker_of(claim.wording.sentence) or ""
    told = {token.lower for token in sentence.tokens}
    return f" ({shown(name)})" if name and name.split()[-1].lower() not in told else ""


def _sentence(report: Report, claims: Sequence[Claim]) -> str:
    """The sentence with the words of each claim in bold, those of one within another's as part of it."""
    text, sentence = report.document.text, claims[0].wording.sentence
    place = min([sentence.start, *(each.wording.start for each in claims)])
    end = max([sentence.end, *(each.wording.end for each in claims)])
    parts = [shown(context(report, claims[0]))]
    for each in sorted(claims, key=lambda each: each.wording.start):
        start = max(each.wording.start, place)
        if each.wording.end > start:
            parts += [shown(text[place:start]), f"<b>{shown(text[start : each.wording.end])}</b>"]
            place = each.wording.end
    return "".join([*parts, shown(text[place:end].rstrip())])


def _with_that_number(report: Report, claim: Claim, series: Iterable[Series], ledger: Ledger) -> list[Figure]:
    """The figures that are an exact number, published by the day; none where they are of too many periods to tell which."""
    day, stated, named = (
        report.publication.day,
        claim.wording.stated,
        claim.wording.periods if claim.wording.period_basis == "explicit" else (),
    )
    if stated.hedge != "exact" or not (is_telling(claim) or named):
        return []
    years = {each.end.year for each in named} or set(range(day.year - _OF_LATE, day.year + 1))
    found: dict[tuple[Series, Period], Figure] = {}
    for each in series:
        for period in ledger.view(each).as_of(day):
            # a rounder number is told apart by the very period alone
            if period in named or (is_telling(claim) and period.end.year in years):
                for figure in ledger.view(each).history(period):
                    if (figure.value, figure.unit) == (stated.value, stated.unit) and ledger.release(
                        figure.release
                    ).published <= day:
                        found[each, period] = figure
    just_then = [figure for figure in found.values() if figure.period in named]
    return just_then or (list(found.values()) if len(found) <= (_MOST if named else 1) else [])


def _told(report: Report, figure: Figure, ledger: Ledger) -> str:
    """A figure with whose it is, of what and of when, and what has become of it."""
    of = f"{series_in_words(figure.series)} {in_words(figure.period)}"
    newest = ledger.view(figure.series).as_of(now_of(report)).get(figure.period, figure)
    same = "it has not been revised since"
    since = same if newest.value == figure.value else f"now it is {figure_words(newest, ledger.release(newest.release))}"
    by = release_words(ledger.release(figure.release))
    return f"{amount(figure.value or 0, figure.unit)} was published for {of} ({by}); {since}."
