"""What a release says otherwise than was said before it: value by value, with the reasons that it states.

A release is compared with what stood just before it came out, so that an old release that is added
late is compared with its own past and not with its future.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..errors import NotHeldError
from ..periods import Period
from ..series import Series
from .figures import Figure, Release, StatedChange
from .ledger import Ledger
from .statements import is_about
from .views import SeriesView, disagree, winner

DifferenceKind = Literal["new", "revised", "unchanged", "dropped", "not_held"]
_DATED = re.compile(r"-\d{4}(?:-\d{2}(?:-\d{2}(?:-\d{4})?)?)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One series and period: what stood before, and what the release says.

    `new` has no figure before. `dropped` and `not_held` have none after, and the figure before is
    that of the preceding release of the same product: it is dropped where the publisher's own table
    is held and is silent, and otherwise the release is held in part and may well have it.
    """

    kind: DifferenceKind
    series: Series
    period: Period
    before: Figure | None = None
    after: Figure | None = None

    @property
    def change(self) -> int | float | None:
        """Later less earlier, positive where it was revised up; None unless both are numbers."""
        if self.before is None or self.after is None or self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value

    def to_dict(self) -> dict[str, Any]:
        """Series, period, before and after, in people or whatever the unit is."""
        return {
            "series": self.series.key,
            "period": self.period.label,
            "before": shown(self.before),
            "after": shown(self.after),
        }


@dataclass(frozen=True, slots=True)
class Restated:
    """A figure that the ledger holds of this very release, and that the file gives otherwise."""

    held: Figure
    offered: Figure


@dataclass(frozen=True, slots=True)
class Changed:
    """Something other than a number that is told otherwise than by the preceding release."""

    what: str
    """The group that a method is for, or the series that a note is about."""
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """What one release changes, against the releases before it.

    `held` counts its figures that the ledger has already; they are compared no further. `restated`
    are those of which it has another value from this very release and from what claims to be the
    same table: that was changed after it was published, or one of the two is no true copy.
    """

    release: Release
    preceding: Release | None = None
    """The newest release of the same product before it, if one is held."""
    found: tuple[Difference, ...] = ()
    unheld: tuple[Difference, ...] = ()
    """What the release may well say and is not held with: `not_held`, and no difference of the two."""
    held: int = 0
    beside: int = 0
    """How many are of a series and period that the ledger has from another table or file of this release."""
    restated: tuple[Restated, ...] = ()
    set_aside: tuple[Restated, ...] = ()
    """As `restated`, where another source says so: both are kept, and the better is shown."""
    new_series: tuple[Series, ...] = ()
    gone_series: tuple[Series, ...] = ()
    methods: tuple[Changed, ...] = ()
    notes: tuple[Changed, ...] = ()

    def of(self, kind: DifferenceKind) -> tuple[Difference, ...]:
        """The differences of one kind; revisions with the largest first, of equal ones the headline."""
        chosen = [each for each in (*self.found, *self.unheld) if each.kind == kind]
        if kind == "revised":
            chosen.sort(key=lambda each: (-abs(each.change or 0), len(each.series.fixed), each.series.key, each.period))
        return tuple(chosen)

    def count(self, kind: DifferenceKind) -> int:
        return sum(each.kind == kind for each in (*self.found, *self.unheld))

    def reasons(self, difference: Difference) -> tuple[StatedChange, ...]:
        """What the release states of its revisions, where it is about this series and this period."""
        return tuple(each for each in self.release.changes if is_about(each, difference.series, difference.period))

    def __repr__(self) -> str:
        counts = ", ".join(f"{self.count(kind)} {kind}" for kind in ("new", "revised", "unchanged", "dropped"))
        return f"<Differences of {self.release.id}: {counts}, {self.held} held>"


def product(release_id: str) -> str:
    """What a release is an edition of: its id without the date, and the time of one that was put out again.

    >>> product("ons-ltim-2025-05-22"), product("obr-forecast-2014-03"), product("ons-ltim-2025-05-22-1405")
    ('ons-ltim', 'obr-forecast', 'ons-ltim')
    """
    return _DATED.sub("", release_id)


def shown(figure: Figure | None) -> int | float | str | None:
    """What a figure says in one cell: its number, its words where it has none, or the range."""
    if figure is None:
        return None
    if figure.value is not None:
        return figure.value
    return figure.text or f"{figure.low} to {figure.high}"


def compare(
    release: Release, figures: Iterable[Figure], held: Ledger, *, among: Ledger | None = None, whole: bool = True
) -> Differences:
    """A release and its figures against what is held.

    `among` is the ledger whose earlier releases it is compared with, where others are to be added
    together with it; `held` alone says which figures are there already. Unless the figures are the
    `whole` of what their source has of the release, nothing is taken for dropped; nor where they are
    of no table of the publisher's own file.
    """
    history = among or held
    own = release.id in {each.id for each in held.releases()}
    by_series: dict[Series, dict[Period, list[Figure]]] = {}
    for figure in figures:
        by_series.setdefault(figure.series, {}).setdefault(figure.period, []).append(figure)
    preceding = preceding_release(release, history)
    found: list[Difference] = []
    unheld: list[Difference] = []
    tables = _own_tables(figure for periods in by_series.values() for each in periods.values() for figure in each)
    already = beside = 0
    restated: list[Restated] = []
    set_aside: list[Restated] = []
    new_series: list[Series] = []
    for series, periods in sorted(by_series.items(), key=lambda item: item[0].key):
        stood = _before(history, series, release)
        if not stood and history.releases():
            new_series.append(series)
        there = _own_figures(held, series, release) if own else {}
        for period, offered in sorted(periods.items()):
            fresh = [figure for figure in offered if figure not in there.get(period, ())]
            already += len(offered) - len(fresh)
            if not fresh:
                continue
            after = winner(fresh)
            if known := there.get(period):
                kept = winner(known)
                if disagree(kept, after):
                    mine = held.release(release.id)
                    (restated if _same_thing(mine, kept, release, after) else set_aside).append(Restated(kept, after))
                beside += len(fresh)
                continue
            found.append(_difference(series, period, stood.get(period), after))
        if whole and preceding is not None:
            silent = _silent(history, series, release, {*periods, *there}, tables)
            found += (each for each in silent if each.kind == "dropped")
            unheld += (each for each in silent if each.kind == "not_held")
    return Differences(
        release=release, preceding=preceding, found=tuple(found), unheld=tuple(unheld), held=already, beside=beside, restated=tuple(restated),
        set_aside=tuple(set_aside), new_series=tuple(new_series),
        gone_series=_gone(history, preceding, by_series) if whole and preceding else (),
        methods=_methods(preceding, release) if preceding else (),
        notes=_notes(history, preceding, by_series) if preceding else (),
    )  # fmt: skip


def between(earlier: str, later: str, ledger: Ledger, series: Sequence[Series] | None = None) -> Differences:
    """What one release held says otherwise than another, of every series or of some.

    Only what the two themselves say is compared: a period that the later one is silent on is
    dropped where that table of it is held, and not held otherwise; one that the earlier one is silent
    on is new. NotHeldError where either is not held.
    """
    first, second = ledger.release(earlier), ledger.release(later)
    contents = ledger.contents([first.id, second.id])
    said: dict[str, dict[tuple[Series, Period], Figure]] = {}
    wanted = None if series is None else set(series)
    for release_id, figures in contents.items():
        cells: dict[tuple[Series, Period], list[Figure]] = {}
        for figure in figures:
            if wanted is None or figure.series in wanted:
                cells.setdefault((figure.series, figure.period), []).append(figure)
        said[release_id] = {cell: winner(each) for cell, each in cells.items()}
    old, new = said[first.id], said[second.id]
    tables = _own_tables(contents[second.id])
    told = [
        _no_longer_said(*cell, old[cell], tables) if cell not in new else _difference(*cell, old.get(cell), new[cell])
        for cell in sorted({*old, *new}, key=lambda cell: (cell[0].key, cell[1]))
    ]
    had, has = ({each for each, _ in cells} for cells in (old, new))
    return Differences(
        release=second, preceding=first,
        found=tuple(each for each in told if each.kind != "not_held"), unheld=tuple(each for each in told if each.kind == "not_held"),
        new_series=tuple(sorted(has - had, key=lambda each: each.key)),
        gone_series=tuple(sorted((each for each in had - has if _kind(each) in tables), key=lambda each: each.key)),
        methods=_methods(first, second), notes=_changed_notes(old, new),
    )  # fmt: skip


def preceding_release(release: Release, ledger: Ledger) -> Release | None:
    """The newest release of the same product that came out before this one."""
    order = (release.published_at, release.id)
    earlier = [
        each for each in ledger.releases() if product(each.id) == product(release.id) and (each.published_at, each.id) < order
    ]
    return earlier[-1] if earlier else None


def _difference(series: Series, period: Period, before: Figure | None, after: Figure) -> Difference:
    if before is None:
        return Difference(kind="new", series=series, period=period, after=after)
    kind: DifferenceKind = "revised" if _revised(before, after) else "unchanged"
    return Difference(kind=kind, series=series, period=period, before=before, after=after)


def _revised(before: Figure, after: Figure) -> bool:
    """Whether the number moved by more than the rounding of the two can explain; an interval alone is no number."""
    if before.value is not None and after.value is not None:
        return before.value != after.value and disagree(before, after)
    return (before.value, before.low, before.high, before.text) != (after.value, after.low, after.high, after.text)


def _view(ledger: Ledger, series: Series) -> SeriesView | None:
    try:
        return ledger.view(series)
    except NotHeldError:
        return None


def _before(ledger: Ledger, series: Series, release: Release) -> Mapping[Period, Figure]:
    view = _view(ledger, series)
    return view.before(release) if view else {}


def _own_figures(ledger: Ledger, series: Series, release: Release) -> dict[Period, list[Figure]]:
    """Every figure held of a series in this very release, those set aside too."""
    found: dict[Period, list[Figure]] = {}
    for figure in ledger.figures(series):
        if figure.release == release.id:
            found.setdefault(figure.period, []).append(figure)
    return found


def _same_thing(first: Release, held: Figure, second: Release, offered: Figure) -> bool:
    """Whether two figures claim to be the same cell: both of the publisher's own file, or of tables of one name and grade."""
    if held.evidence != offered.evidence:
        return False
    one, other = first.source(held.source), second.source(offered.source)
    return held.evidence == "official_file" or (one is not None and other is not None and one.title == other.title)


def _own_tables(figures: Iterable[Figure]) -> frozenset[tuple[str, ...]]:
    """The kinds of series that figures give from the publisher's own file: of these a whole table is there."""
    return frozenset(_kind(figure.series) for figure in figures if figure.evidence == "official_file")


def _no_longer_said(series: Series, period: Period, before: Figure, tables: frozenset[tuple[str, ...]]) -> Difference:
    kind: DifferenceKind = "dropped" if _kind(series) in tables else "not_held"
    return Difference(kind=kind, series=series, period=period, before=before)


def _silent(
    ledger: Ledger, series: Series, release: Release, periods: set[Period], tables: frozenset[tuple[str, ...]]
) -> list[Difference]:
    """What the newest edition before it that has this series says of periods that the release is silent on."""
    view = _view(ledger, series)
    order = (release.published_at, release.id)
    editions = [
        each
        for each in (view.releases if view else ())
        if product(each.id) == product(release.id) and (each.published_at, each.id) < order
    ]
    if view is None or not editions:
        return []
    return [
        _no_longer_said(series, period, figure, tables)
        for period, figure in view.at(editions[-1].id).items()
        if period not in periods
    ]


def _gone(ledger: Ledger, preceding: Release, said: Mapping[Series, Mapping[Period, list[Figure]]]) -> tuple[Series, ...]:
    """Series of the preceding release that are not said, of the kinds (measure and dimensions) that are.

    Between two of the publisher's own files, a kind that is not said at all is gone as well: a
    whole table is missing.
    """
    kinds = {_kind(series) for series in said}
    official = all(
        figure.evidence == "official_file" for periods in said.values() for each in periods.values() for figure in each
    )
    figures = ledger.contents([preceding.id])[preceding.id]
    had = {
        figure.series for figure in figures if (official and figure.evidence == "official_file") or _kind(figure.series) in kinds
    }
    return tuple(sorted(had - said.keys(), key=lambda each: each.key))


def _kind(series: Series) -> tuple[str, ...]:
    return (series.measure, *(name for name, _ in series.fixed))


def _methods(first: Release, second: Release) -> tuple[Changed, ...]:
    old, new = dict(first.methods), dict(second.methods)
    return tuple(
        Changed(group, old.get(group, ""), new.get(group, ""))
        for group in dict.fromkeys((*new, *old))
        if old.get(group, "") != new.get(group, "")
    )


def _notes(ledger: Ledger, preceding: Release, said: Mapping[Series, Mapping[Period, list[Figure]]]) -> tuple[Changed, ...]:
    old = {
        (figure.series, figure.period): figure
        for figure in ledger.contents([preceding.id])[preceding.id]
        if figure.series in said
    }
    new = {(series, period): winner(each) for series, periods in said.items() for period, each in periods.items()}
    return _changed_notes(old, new)


def _changed_notes(
    old: Mapping[tuple[Series, Period], Figure], new: Mapping[tuple[Series, Period], Figure]
) -> tuple[Changed, ...]:
    """Series whose figures all carry one note in one release and another in the other: a changed definition."""
    had, has = _notes_of(old.values()), _notes_of(new.values())
    return tuple(
        Changed(series.key, had[series], has[series])
        for series in sorted(had.keys() & has.keys(), key=lambda each: each.key)
        if had[series] != has[series]
    )


def _notes_of(figures: Iterable[Figure]) -> dict[Series, str]:
    notes: dict[Series, set[str]] = {}
    for figure in figures:
        notes.setdefault(figure.series, set()).add(figure.note)
    return {series: next(iter(each)) for series, each in notes.items() if len(each) == 1}
