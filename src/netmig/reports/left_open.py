"""What a reader is told of a claim that was not judged: which figure it may mean, and how to settle it."""

from __future__ import annotations

from ..check.asides import OF_SOMETHING_ELSE, is_known_to_be_missing
from ..check.claim import Claim
from ..check.evaluation.named import series_in_words
from ..check.evaluation.outcome import series_of
from ..check.forms.without_number.told_in_words import OF_A_CAUSE, OF_A_JUDGEMENT, OF_A_RULE, OF_WHAT_SHALL_BE
from ..check.report import Report
from ..check.sentences.wording import OF_TWO_FIGURES, Wording
from ..ledger.figures import Figure, Release
from ..ledger.ledger import Ledger
from ..ledger.phrases import in_words, listed, with_article
from ..series import Series
from .held import now_of

# what no figure settles
_NO_FIGURE = (OF_A_CAUSE, OF_A_JUDGEMENT)


def next_step(report: Report, claim: Claim, ledger: Ledger) -> tuple[str, Release | None]:
    """What would settle a claim that was not judged, and the release in which to begin, where one can be named."""
    wording = claim.wording
    if wording.refusal.startswith(_NO_FIGURE):
        return "Nothing: no figure can settle it.", None
    if wording.refusal.startswith(OF_WHAT_SHALL_BE):
        return "Look up whether it was promised, asked for or foreseen, where that was said; no figure can settle it.", None
    if wording.refusal == OF_A_RULE:
        return "Look up the rule at gov.uk: what holds, for whom, and from when.", None
    if wording.kind == "target":
        return "Look up who set it, when, and in which words; then compare it with the figures of the years since.", None
    if wording.kind == "forecast":
        whose = "who made the forecast" if not wording.detail else "which of their forecasts is meant"
        return f"Find out {whose}, when it was made and for when; then look at what they published.", None
    if (wording.refusal or wording.uncertain).startswith(OF_SOMETHING_ELSE):
        return (
            "Look it up at whoever publishes the figures of that place or subject: netmig has those of the United Kingdom alone.",
            None,
        )
    if wording.kind == "equivalence":
        return "Look up how many people lived there by then, at whoever publishes that, and set the number beside it.", None
    if wording.subject is None or wording.kind == "share":
        what = "what it is a share of" if wording.kind == "share" else "which statistic is meant"
        return f"Find out {what}, and of which period; then look it up at its publisher.", None
    release = _newest(report, next(iter(series_of(wording)), Series.of(wording.subject.measure)), ledger)
    if release is None:
        later = ledger.releases(measure=wording.subject.measure)
        if later:
            look = f"Look up {what}" if (what := _what(wording) or _read_as(claim)) else "Look it up"
            return (
                f"{look} in what {with_article(later[0].publisher)} had published by then: netmig has only later releases of it.",
                None,
            )
        return "Find out who publishes such a figure, and look it up there.", None
    if wording.periods and release.published < wording.periods[0].end and wording.kind != "rule":
        read = _what(wording) or _read_as(claim)
        words = f"Look {f'up {read}' if read else 'it up'}, in what {with_article(release.publisher)} published of that time"
        return f"{words}: netmig has no release of that time that was out by then.", None
    if wording.kind == "rule":
        return "Look up the rule, from when it holds and for whom; the newest changes that netmig has are those of", release
    if wording.kind == "rank":
        return "Look up the figures of each that is named, and of those that are not, in", release
    if wording.stated.value is None:
        return (
            "If it says that something rose, fell or was a record, look up the figures of the times that it compares, in",
            release,
        )
    if what := _what(wording):
        return f"Look up {what}, in", release
    if is_known_to_be_missing(claim):
        return "If that is what the article means, look for it in what its publisher had brought out by then, such as", release
    if read := _read_as(claim):
        return f"Netmig read it as {read}. If something else is meant, find out what; the figures are in", release
    return "Find out who is counted and in which period; then look it up, in", release


def _read_as(claim: Claim) -> str:
    """What a wording that is not plain was read as: "immigration in the year to June 2023"."""
    series = next(iter(series_of(claim.wording)), None)
    if series is None or claim.period is None or len(claim.wording.periods) != 1:
        return ""
    return f"{series_in_words(series)} {in_words(claim.period)}"


def _what(wording: Wording) -> str:
    """The figures that a wording is plainly of: "emigration in the year to June 2024 and in the year to June 2023"; "" where it is not."""
    if wording.subject is None or {wording.period_basis, wording.subject.basis} != {"explicit"} or len(wording.periods) != 1:
        return ""
    series = next(iter(series_of(wording)), None)  # none where just these people make up no series
    before = wording.baseline if wording.kind in OF_TWO_FIGURES and len(wording.baseline) == 1 else ()
    return f"{series_in_words(series)} {listed([*map(in_words, (*wording.periods, *before))])}" if series is not None else ""


def _newest(report: Report, series: Series, ledger: Ledger) -> Release | None:
    """The newest release with the figures of a series, or of its measure as a whole, not just somebody's forecast of it, public on the article's day."""
    out = ledger.releases(measure=series.measure, as_of=report.publication.day)
    series = series if ledger.holds(series) else Series.of(series.measure)
    if not ledger.holds(series):
        return out[-1] if out else None
    own = {release.id for release in ledger.view(series).releases}
    return next((release for release in reversed(out) if release.id in own), None)


def published_later(report: Report, claim: Claim, ledger: Ledger) -> tuple[Figure, ...]:
    """The first and the newest figure of what a claim was read as, where none was out by its day: they came later, and do not judge it."""
    series = next(iter(series_of(claim.wording)), None)
    if series is None or not is_known_to_be_missing(claim) or not ledger.holds(series) or claim.wording.kind == "equivalence":
        return ()
    both = claim.wording.kind in OF_TWO_FIGURES | {"comparison"}
    found: list[Figure] = []
    for period in (claim.period, *((claim.baseline,) if both else ())):
        newest = None if period is None else ledger.view(series).as_of(now_of(report)).get(period)
        if period is None or newest is None:
            return ()  # one of two figures compares nothing
        first = ledger.view(series).history(period)[0]
        found += dict.fromkeys((first, newest) if not both else (newest,))
    return tuple(each for each in found if ledger.release(each.release).published > report.publication.day)
