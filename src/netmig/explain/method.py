"""How much of a change is method rather than people, and what the publisher said of it.

A figure that is revised may be so because more is known of the people, or because they are counted
otherwise. No publisher prints which of the two as numbers; what is known is when the method of which
group changed. What is such a change is for `revisions.comparability` to say, as it is for
`netmig revisions`: one rule for both. So the revision of a group at a release that made it by another
method counts as method, all of it, though new data may be in it; everything else counts as people.
Where the group is not printed on both sides of that release, the whole revision counts. The revision of
everyone at those releases is `on_break`, which is what `netmig revisions` calls by that name.

Of two periods in one release nothing is method unless a change of method or of definition
lies between them: then how much is not known, and none is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..definitions import Place, breaks_between
from ..ledger.figures import Figure, Release, StatedChange
from ..ledger.ledger import Ledger
from ..periods import Period
from ..revisions.comparability import Change, OfReleases, states
from ..series import Series
from .ends import End, Ends
from .partitions import ways
from .tree import Number, published


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One revision on the way from the first of two vintages to the second."""

    before: Figure
    after: Figure
    release: Release
    """The one that revised it."""
    earlier: Release
    """The one published before that: what changed did so after it, for there can be releases between that are not held."""
    breaks: tuple[Change, ...] = ()
    """The changes of method or definition that lie between the two."""
    stated: tuple[StatedChange, ...] = ()
    """What the release says of its own revisions, where it is about this figure."""

    counted: Number = 0
    """How much of it counts as method: the revision of the groups whose method changed."""
    groups: tuple[Series, ...] = ()
    """Whose revisions these are."""
    coarse: bool = False
    """Whether all of it counts, since the groups whose method changed are not printed on both sides."""

    @property
    def change(self) -> Number:
        return (self.after.value or 0) - (self.before.value or 0)

    @property
    def is_dated(self) -> bool:
        """Whether the changes came with the release itself, and not with one before it that is not held for the period."""
        return all(each.since is None or each.since == self.release.published for each in self.breaks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """What of a change is method."""

    change: Number | None
    """How much of it; None where that cannot be told."""
    share: float | None
    """The same as a part of the whole change: above 1 or below 0 where method and people pull apart."""
    breaks: tuple[Change, ...]
    """The changes of method or definition that lie between the two figures."""
    steps: tuple[Step, ...] = ()
    groups: tuple[Series, ...] = ()
    """Whose revisions are counted as method."""
    coarse: tuple[Step, ...] = ()
    """Revisions that count as a whole, since the groups whose method changed are not printed on both sides."""
    reason: str = ""
    """Why how much cannot be told."""

    @property
    def on_break(self) -> Number:
        """What was published in steps that changed a method of any group: the revisions of everyone in those releases."""
        return sum(each.change for each in self.steps if each.breaks)


def method_of(ledger: Ledger, ends: Ends) -> Method:
    """How much of the change between two figures is method."""
    if ends.kind == "periods":
        return _within_a_release(ends)
    if ends.kind == "vintages":
        return _between_releases(ledger, ends, ends.start.period, ends.change)
    return _mixed(ledger, ends)


def _within_a_release(ends: Ends) -> Method:
    if breaks := _between(ends, ends.start, ends.stop):
        return Method(
            change=None, share=None, breaks=breaks, reason="the two periods are made by different methods or definitions"
        )
    return Method(change=0, share=0.0, breaks=())


def _mixed(ledger: Ledger, ends: Ends) -> Method:
    """Two periods in two releases: the revision of the first period, as far as that is method."""
    breaks = _between(ends, ends.start, ends.stop)
    revised = published(ledger, ends.series, ends.start.period, ends.stop.release.id)
    if revised is None:
        reason = f"{ends.stop.release.id} has no figure for {ends.start.period.label}, so its revision is not known"
        return Method(change=None, share=None, breaks=breaks, reason=reason)
    if _between(ends, End(revised, ends.stop.release), ends.stop):
        reason = f"the two periods are made by different methods or definitions in {ends.stop.release.id}"
        return Method(change=None, share=None, breaks=breaks, reason=reason)
    found = _between_releases(ledger, ends, ends.start.period, ends.change)
    return replace(found, breaks=tuple(dict.fromkeys((*breaks, *found.breaks))))


def _between(ends: Ends, first: End, second: End) -> tuple[Change, ...]:
    # of two periods, for a doubt is about one release that has both sides of a break
    places = (Place(ends.series, each.period, each.release.published) for each in (first, second))
    days = [each.release.published for each in (first, second)]
    return tuple(Change.curated(each, doubt=each.doubt_between(*days)) for each in breaks_between(*places))


def _between_releases(ledger: Ledger, ends: Ends, period: Period, whole: Number) -> Method:
    """One period's way from one release to another, revision by revision."""
    bare = _steps(ledger, ends, period)
    steps = tuple(_counted(ledger, bare, place, ends.series, period) for place in range(len(bare)))
    change = sum(each.counted for each in steps)
    return Method(
        change=change,
        share=change / whole if whole else (0.0 if not change else None),
        breaks=tuple(dict.fromkeys(each for step in steps for each in step.breaks)),
        steps=steps,
        groups=tuple(dict.fromkeys(each for step in steps for each in step.groups)),
        coarse=tuple(each for each in steps if each.coarse),
    )


def _counted(ledger: Ledger, steps: Sequence[Step], place: int, series: Series, period: Period) -> Step:
    """A revision with what of it counts as method."""
    step = steps[place]
    if not step.breaks:
        return step
    parts = _parts_touched(ledger, steps, place, series, period)
    if parts is None:
        return replace(step, counted=step.change, coarse=True)
    return replace(step, counted=sum(sign * moved for _, sign, moved in parts), groups=tuple(each for each, _, _ in parts))


def _parts_touched(
    ledger: Ledger, steps: Sequence[Step], place: int, series: Series, period: Period
) -> tuple[tuple[Series, int, Number], ...] | None:
    """The groups that the methods changed at a revision touch, each with its sign and by how much it was revised.

    None where they are not printed on both sides of the revision. A release that leaves them out is
    passed over for the nearest on that side, as long as no other change of method lies between.
    """
    step = steps[place]
    names = dict.fromkeys(name for each in step.breaks for name in each.groups)
    if "all" in names or series.dimensions.get("nationality", "all") != "all":
        return ((series, 1, step.change),)
    befores, afters = [step.before.release], [step.after.release]
    for earlier in reversed(steps[:place]):
        if earlier.breaks:
            break
        befores.append(earlier.before.release)
    for later in steps[place + 1 :]:
        if later.breaks:
            break
        afters.append(later.after.release)
    found = []
    for name in names:
        group = series.with_(nationality=name)
        for parts in (((group, 1),), *(way.parts for way in ways(group, "flow"))):
            moved = [(part, sign, _moved(ledger, part, period, befores, afters)) for part, sign in parts]
            if all(each[2] is not None for each in moved):
                found += [(part, sign, by) for part, sign, by in moved if by is not None]
                break
        else:
            return None
    return tuple(found)


def _moved(ledger: Ledger, series: Series, period: Period, befores: Sequence[str], afters: Sequence[str]) -> Number | None:
    """By how much a series was revised between the first releases of either list that print it."""
    before, after = (
        next((figure for name in names if (figure := published(ledger, series, period, name))), None)
        for names in (befores, afters)
    )
    if before is None or after is None:
        return None
    return (after.value or 0) - (before.value or 0)


def _steps(ledger: Ledger, ends: Ends, period: Period) -> tuple[Step, ...]:
    """The revisions of a period between the two releases, in the direction asked for."""
    orders = [(end.release.published_at, end.release.id) for end in (ends.start, ends.stop)]
    view = ledger.view(ends.series)
    known = OfReleases(ends.series, view.releases)
    places = {each.id: place for place, each in enumerate(view.releases)}
    told = []
    for figure in view.history(period):
        release = ledger.release(figure.release)
        if figure.value is not None and min(orders) <= (release.published_at, release.id) <= max(orders):
            told.append((figure, release))
    steps = []
    for (before, earlier), (after, later) in pairwise(told):
        breaks = known.changes(period, places[earlier.id], places[later.id])
        stated = {(each.kind, each.reason): each for each in reversed(later.changes) if states(each, ends.series, period)}
        steps.append(
            Step(
                before=before, after=after, release=later, earlier=earlier, breaks=breaks, stated=tuple(reversed(stated.values()))
            )
        )
    if orders[0] > orders[1]:
        return tuple(replace(each, before=each.after, after=each.before) for each in reversed(steps))
    return tuple(steps)
