"""A reading filed otherwise than its file alone would have it: put out again, or another copy of one that is held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from ..errors import UsageError
from ..ledger.differences import product
from ..ledger.figures import LONDON, DatePrecision, Figure, Release, moment, published_on
from ..ledger.holdings import united_release
from ..ledger.ledger import Ledger
from ..series import Series
from .reader import GivenFile, Reading
from .united import merge


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """When a publisher put a file in the place of an earlier one, no more exactly than someone knows it.

    Of one day there may be several states, in the order of their moments. Where the day alone is known, and it is
    that of the file before, the new one came out at the end of it at the latest: a figure is never shown as public
    before it can have been.
    """

    day: date
    at: datetime | None = None
    seen: bool = False
    """Whether `at` is when the file was seen to be another, and not when it was put there."""

    @staticmethod
    def of(words: str) -> Again:
        """From a day, or a time with its zone; UsageError for anything else.

        >>> Again.of("2025-05-22T14:05+01:00").at.isoformat()
        '2025-05-22T14:05:00+01:00'
        """
        try:
            if len(words) == 10:
                return Again(day=date.fromisoformat(words))
            at = datetime.fromisoformat(words)
        except ValueError:
            at = None
        if at is None or at.tzinfo is None:
            raise UsageError(
                f"{words!r} is no day on which something can have been put out again.", "",
                "Write --republished 2026-11-26, or on the day of the first file the time with its zone: 2026-11-26T14:05+00:00.",
            )  # fmt: skip
        return Again(day=at.astimezone(LONDON).date(), at=at)

    def after(self, release: Release) -> tuple[datetime, DatePrecision, str]:
        """When a release put in the place of another came out, how exactly that is known, and the end of its id."""
        day = self.day.isoformat()
        if self.at is None and self.day != release.published:
            return published_on(self.day), "day", day
        at = moment(self.day) if self.at is None else self.at.replace(second=0, microsecond=0)
        exact: DatePrecision = "minute" if self.at is not None and not self.seen else "day"
        return at, exact, f"{day}-{at.astimezone(LONDON):%H%M}"


def as_republished(reading: Reading, again: date | Again) -> Reading:
    """The newest release of a reading as one of its own, of when its publisher put it out again.

    Raises UsageError for a time that is not after the release that it takes the place of.
    """
    when = again if isinstance(again, Again) else Again(day=again)
    release, figures = max(merge(reading.releases).releases, key=lambda pair: (bool(pair[1]), pair[0].published_at, pair[0].id))
    at, precision, ending = when.after(release)
    name = f"{product(release.id)}-{ending}"
    if at < release.published_at or (at == release.published_at and (when.at is not None or name <= release.id)):
        came = release.published_label if when.at is None else release.published_at.astimezone(LONDON).strftime("%Y-%m-%d %H:%M")
        raise UsageError(
            f"{release.id} came out on {came}: it cannot have been put out again on {when.at.isoformat() if when.at else when.day}.",
            "",
            "Give --republished the day of the new file; on the day of the first one the time with its zone, if it is known.",
        )
    how = "as it was seen" if when.seen else "the time as given with the file" if when.at else "the day as given with the file"
    told = f"Put out again in the place of {release.id}; {how}."
    made = replace(
        release, id=name, title=f"{release.title} (republished {ending})", published_at=at, precision=precision,
        supersedes=release.id, note=" ".join(filter(None, (release.note, told))),
    )  # fmt: skip
    return replace(reading, releases=((made, tuple(replace(figure, release=made.id) for figure in figures)),))


def of_known_day(reading: Reading, held: Ledger) -> Reading:
    """The reading, with a release of which it knows the month alone as the one of that month that the ledger holds.

    A later workbook says of an earlier release no more than its month. Where the ledger has that release, and one only
    of its product in the month, the figures are that release's.
    """
    known = {each.id: each for each in held.releases()}
    days = {
        release.id: same[0]
        for release, _ in reading.releases
        if release.precision == "month" and release.id not in known
        and len(same := [each for each in known.values() if _in_month(each, release)]) == 1
    }  # fmt: skip
    if not days:
        return reading
    return replace(
        reading,
        releases=tuple(
            (replace(days[release.id], sources=release.sources, changes=()), tuple(replace(each, release=days[release.id].id) for each in figures))
            if release.id in days
            else (release, figures)
            for release, figures in reading.releases
        ),
    )  # fmt: skip


def _in_month(release: Release, month: Release) -> bool:
    """Whether a release of a known day is one of the same product in the month of another."""
    return release.id.startswith(f"{month.id}-") and release.publisher == month.publisher and bool(release.edition)


def beside_other_copies(reading: Reading, file: GivenFile, held: Ledger) -> tuple[Reading, int]:
    """The reading, with a source that the ledger knows as another file called otherwise; and how many figures it is a copy of.

    Another copy of a file that is held (saved again, say) has other bytes and the same figures:
    these are not added a second time.
    """
    known = {each.id for each in held.releases()}
    if not known & {release.id for release, _ in reading.releases}:
        return reading, 0
    releases = tuple(
        _beside(release, figures, file, held) if release.id in known else (release, figures)
        for release, figures in reading.releases
    )
    made = replace(reading, releases=releases)
    return made, len(reading.figures) - len(made.figures)


def not_yet_held(
    releases: Iterable[tuple[Release, Iterable[Figure]]], held: Ledger
) -> tuple[tuple[Release, tuple[Figure, ...]], ...]:
    """The figures that the ledger does not have, by release.

    A release that it has is left out where nothing of it is new, neither a figure nor a word about it: a file may
    only say why a release revised what it did.
    """
    known = {each.id for each in held.releases()}
    found: list[tuple[Release, tuple[Figure, ...]]] = []
    of_series: dict[Series, frozenset[Figure]] = {}
    for release, figures in releases:
        if release.id not in known:
            found.append((release, tuple(figures)))
            continue
        fresh: list[Figure] = []
        for figure in figures:
            if figure.series not in of_series:
                of_series[figure.series] = frozenset(held.figures(figure.series))
            if figure not in of_series[figure.series]:
                fresh.append(figure)
        known_release = held.release(release.id)
        if fresh or united_release(known_release, release) != known_release:
            found.append((release, tuple(fresh)))
    return tuple(found)


def _beside(release: Release, figures: tuple[Figure, ...], file: GivenFile, held: Ledger) -> tuple[Release, tuple[Figure, ...]]:
    mine = held.release(release.id)
    other = {
        source.id: f"{source.id}-{file.sha256[:8]}"
        for source in release.sources
        if (same := mine.source(source.id)) is not None and same != source
    }
    # a source that is called after the bytes of its file has another id in each copy, and one title in all
    titles = {source.title for source in mine.sources}
    alike = {source.id for source in release.sources if mine.source(source.id) is None and source.title in titles}
    copies = other.keys() | alike
    if not copies:
        return release, figures
    there = {_said(figure) for figure in held.contents([release.id])[release.id]}
    fresh = tuple(
        replace(each, source=other.get(each.source, each.source))
        for each in figures
        if each.source not in copies or _said(each) not in there
    )
    if not fresh:  # methods and notes cite the copy, which is none of its sources: what is held says it already
        return mine, ()
    sources = tuple(replace(each, id=other.get(each.id, each.id)) for each in release.sources)
    # what a copy says of its revisions cites the copy: the file that is held says it already
    return replace(release, sources=sources, changes=()), fresh


def _said(figure: Figure) -> Figure:
    """A figure without the place that it was read from."""
    return replace(figure, source="", locator="")
