"""What the ledger holds behind a claim: each figure that its verdict rests on, as it stood and as it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ..check.claim import Claim
from ..check.report import Report
from ..ledger.figures import Figure, Release, moment
from ..ledger.ledger import Ledger
from ..periods import Period
from ..series import Series

# diagnoses that name another series or period, whose figure is what was said
_BY_ANOTHER_FIGURE = frozenset({"wrong_measure", "wrong_period", "wrong_baseline"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One series and period: what had been published by the article's day, what was before, what is now."""

    series: Series
    period: Period
    then: Figure | None
    now: Figure | None
    others: tuple[Figure, ...]
    """Figures of other releases that the verdict speaks of."""
    beside: bool = False
    """Whether it is not what was spoken of, but what explains it: another period, another measure."""


def now_of(report: Report) -> date | datetime:
    """The moment that "now" means in a report."""
    return moment(report.as_of) if report.as_of else date.max


def standings(report: Report, claim: Claim, ledger: Ledger) -> tuple[Standing, ...]:
    """The figures behind a claim's verdict, one entry a series and period, in the verdict's own order."""
    used: dict[tuple[Series, Period], list[Figure]] = {}
    for figure in claim.then.figures:
        used.setdefault((figure.series, figure.period), []).append(figure)
    # what explains a claim comes after all that it was held against
    explains = set(list(used)[-1:]) if claim.diagnosis in _BY_ANOTHER_FIGURE and len(used) > 1 else set()
    if claim.diagnosis == "wrong_measure":  # a change of another flow is told by two of its figures
        explains |= {each for each in list(used)[1:] if each[0].measure != next(iter(used))[0].measure}
    found = []
    for (series, period), figures in used.items():
        view = ledger.view(series)
        stood, stands = view.as_of(report.publication.day).get(period), view.as_of(now_of(report)).get(period)
        found.append(
            Standing(
                series=series,
                period=period,
                then=stood,
                now=stands,
                others=tuple(each for each in figures if each not in {stood, stands}),
                beside=(series, period) in explains,
            )
        )
    return tuple(found)


def releases_of(claims: Iterable[Claim], ledger: Ledger) -> tuple[Release, ...]:
    """The releases that some claims' verdicts rest on, oldest first."""
    names = {figure.release for claim in claims for figure in claim.then.figures}
    names |= {claim.now.release for claim in claims if claim.now.release}
    return tuple(sorted(map(ledger.release, names), key=lambda release: (release.published_at, release.id)))
