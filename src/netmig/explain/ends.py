"""What is compared: two published figures of one series, each with its release.

Two periods are compared as one release has them, for figures of two releases differ by revision and
by method as well; two releases are compared on one period. What mixes the two is taken only where
both releases are named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

from ..errors import NotHeldError, UsageError
from ..ledger.figures import Figure, Release, moment
from ..ledger.ledger import Ledger
from ..ledger.views import SeriesView
from ..periods import Period, parse_period
from ..series import Series

# periods: two periods in one release; vintages: one period in two releases; mixed: neither is the same
Kind = Literal["periods", "vintages", "mixed"]
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_VALUE = re.compile(r"[-−]?\d[\d,]*")
# How many releases an error names.
NAMED = 6


@dataclass(frozen=True, slots=True)
class End:
    """One of the two figures compared."""

    figure: Figure
    release: Release

    @property
    def period(self) -> Period:
        return self.figure.period

    @property
    def value(self) -> int | float:
        return self.figure.value or 0


@dataclass(frozen=True, slots=True)
class Ends:
    """The two figures compared, and how they differ."""

    series: Series
    start: End
    stop: End

    @property
    def kind(self) -> Kind:
        if self.start.release.id == self.stop.release.id:
            return "periods"
        return "vintages" if self.start.period == self.stop.period else "mixed"

    @property
    def is_backwards(self) -> bool:
        """Whether two periods of one release are compared from the later to the earlier."""
        return self.kind == "periods" and self.start.period.end > self.stop.period.end

    @property
    def change(self) -> int | float:
        return self.stop.value - self.start.value


class _Asked(NamedTuple):
    period: Period
    release: str
    """A release's id, a day, a value, `first`, `latest`; "" where none was named."""


def find_ends(
    ledger: Ledger,
    series: Series,
    start: str | Period,
    stop: str | Period | None = None,
    *,
    as_of: str | date | datetime | None = None,
    release: str = "",
    from_release: str = "",
    to_release: str = "",
) -> Ends:
    """The two figures that a question means.

    A period may name its release after an @: the release's id, the day on which a figure stood, the
    value that it had (in the first release that prints it, with the other period where that is to be taken from it too),
    `first` or `latest`. Without any, two periods are taken from the newest release that has both,
    and one period from its first release and its newest.

    Raises UsageError where the two cannot be compared (windows of other lengths, one figure with
    itself), NotHeldError where a figure, or a release with both, is not there.
    """
    view = ledger.view(series)
    limit = moment(as_of) if as_of is not None else None
    first = _asked(start, from_release or release)
    second = _Asked(first.period, to_release or release) if stop is None else _asked(stop, to_release or release)
    _refuse_other_windows(first.period, second.period)
    for each in (first, second):
        _refuse_not_held(view, each.period)
    if first.period == second.period:
        ends = Ends(
            series,
            _end(ledger, view, first.period, first.release or "first", limit),
            _end(ledger, view, second.period, second.release or "latest", limit),
        )
        if ends.start.release.id == ends.stop.release.id:
            raise UsageError(
                f"Both are the same figure: {first.period.label} in {ends.start.release.id}.",
                f"It was published in: {_names(view.history(first.period))}.",
                "Name two of them with --from-release and --to-release, or after an @.",
            )
        return ends
    if _VALUE.fullmatch(first.release) and _VALUE.fullmatch(second.release):
        # two values of one release are meant, where one has both
        names = [[each.release for each in _printed(ledger, view, each, limit)] for each in (first, second)]
        if both := [name for name in names[1] if name in names[0]]:
            first, second = first._replace(release=both[0]), second._replace(release=both[0])
    if first.release and second.release:
        return Ends(
            series,
            _end(ledger, view, first.period, first.release, limit),
            _end(ledger, view, second.period, second.release, limit),
        )
    if named := first.release or second.release:
        asked, other = (first, second) if first.release else (second, first)
        if _VALUE.fullmatch(named):
            printed = [each.release for each in _printed(ledger, view, asked, limit)]
            also = {each.release for each in _public(ledger, view, other.period, limit)}
            named = next((each for each in printed if each in also), printed[0])
        named = _end(ledger, view, asked.period, named, limit).release.id
    else:
        named = _common(ledger, view, first.period, second.period, limit)
    return Ends(series, _end(ledger, view, first.period, named, limit), _end(ledger, view, second.period, named, limit))


def _asked(given: str | Period, release: str) -> _Asked:
    if isinstance(given, Period):
        return _Asked(given, release)
    if not isinstance(given, str):
        raise UsageError(
            f"{given!r} is no period.", "", "Give a period in words, such as 'YE Dec 2024' or '2024', or a netmig.periods.Period."
        )
    label, at, named = given.partition("@")
    if at and not named.strip():
        raise UsageError(f"{given!r} names no release after the @.", "", "Write it as 'YE Dec 2024@ons-ltim-2025-05-22'.")
    if named and release and named.strip() != release:
        raise UsageError(f"{given!r} names one release and the option another: {release}.", "", "Give one of them.")
    return _Asked(parse_period(label), named.strip() or release)


def _refuse_other_windows(first: Period, second: Period) -> None:
    """Only windows of one length can be compared; a month is a month whether it has 28 days or 31."""
    lengths = [_length(each) for each in (first, second)]
    if lengths[0] != lengths[1]:
        raise UsageError(
            f"{first.label} and {second.label} cannot be compared: {lengths[0]} and {lengths[1]}.",
            "",
            "Give two windows of the same length.",
        )


def _length(period: Period) -> str:
    if period.kind in {"onwards", "point"}:
        return {"onwards": "a window without an end", "point": "a point in time"}[period.kind]
    days = (period.stop - period.start).days
    if period.start.day == period.stop.day == 1:
        months = (period.stop.year - period.start.year) * 12 + period.stop.month - period.start.month
        return f"{months} month{'s' * (months != 1)}"
    return f"{days} day{'s' * (days != 1)}"


def _refuse_not_held(view: SeriesView, period: Period) -> None:
    if period not in view.periods:
        raise NotHeldError.among(f"period of {view.series.name}", period.label, (each.label for each in view.periods))


def _public(ledger: Ledger, view: SeriesView, period: Period, limit: datetime | None) -> list[Figure]:
    """The figures of a period that were public by a moment, oldest first."""
    found = view.history(period)
    return [each for each in found if limit is None or ledger.release(each.release).published_at <= limit]


def _end(ledger: Ledger, view: SeriesView, period: Period, named: str, limit: datetime | None) -> End:
    """The figure of a period in the release named, or that stood on the day named."""
    held = view.history(period)
    public = _public(ledger, view, period, limit)
    if not public:
        raise NotHeldError(
            f"No {view.series.name} for {period.label} had been published by then.",
            f"The first held is in {held[0].release}.",
        )
    if named == "first":
        found = public[0]
    elif named == "latest":
        found = public[-1]
    elif _DATE.fullmatch(named):
        day = moment(named)
        stood = [each for each in public if ledger.release(each.release).published_at <= day]
        if not stood:
            raise NotHeldError(
                f"No {view.series.name} for {period.label} had been published by {named}.", f"It is in: {_names(public)}."
            )
        found = stood[-1]
    elif _VALUE.fullmatch(named):
        found = _printed(ledger, view, _Asked(period, named), limit)[0]
    else:
        release = ledger.release(named)
        if limit is not None and release.published_at > limit:
            raise UsageError(f"{named} was published after the day asked for.", "", "Leave out --as-of, or name another release.")
        of_it = [each for each in public if each.release == named]
        if not of_it:
            raise NotHeldError(
                f"{named} has no {view.series.name} for {period.label}.", f"It is in: {_names(held)}.", "Name one of those."
            )
        found = of_it[0]
    if found.value is None:
        raise UsageError(
            f"{view.series.name} for {period.label} is no number: {found.text or 'a range'}.", "", "Only numbers have a change."
        )
    return End(found, ledger.release(found.release))


def _printed(ledger: Ledger, view: SeriesView, asked: _Asked, limit: datetime | None) -> list[Figure]:
    """The figures of a period that have the value asked for, oldest first."""
    public = _public(ledger, view, asked.period, limit)
    value = int(asked.release.replace(",", "").replace("−", "-"))
    if found := [each for each in public if each.value == value]:
        return found
    values = ", ".join(dict.fromkeys(f"{each.value:,}" for each in public if each.value is not None))
    name = view.series.name
    raise NotHeldError(
        f"{name[:1].upper()}{name[1:]} for {asked.period.label} was never published as {value:,}.",
        f"It was published as: {values}." if values else "By then nothing had been published of it.",
    )


def _common(ledger: Ledger, view: SeriesView, first: Period, second: Period, limit: datetime | None) -> str:
    """The newest release that has both periods."""
    public = [_public(ledger, view, each, limit) for each in (first, second)]
    both = {each.release for each in public[0]} & {each.release for each in public[1]}
    for figure in reversed(public[1]):
        if figure.release in both:
            return figure.release
    by_then = "" if limit is None else " by then"
    raise NotHeldError(
        f"No release has {view.series.name} for both {first.label} and {second.label}{by_then}.",
        f"{first.label} is in: {_names(public[0])}; {second.label} in: {_names(public[1])}.",
        "Figures of two releases differ by revisions and methods as well as by what happened. To compare them all the same, "
        "name both with --from-release and --to-release, or after an @.",
    )


def _names(figures: list[Figure] | tuple[Figure, ...]) -> str:
    names = [each.release for each in figures]
    if len(names) > NAMED:
        return f"{', '.join(names[:2])}, … {', '.join(names[2 - NAMED :])}"
    return ", ".join(names) or "none"
