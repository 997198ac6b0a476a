"""From a question to its explanation: find the two figures, divide the change, say what must be said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from ..definitions import BREAKS, Break, Place
from ..errors import UsageError
from ..ledger.figures import moment
from ..ledger.ledger import Ledger
from ..ledger.phrases import amount, published_words, publisher_words
from ..periods import Period
from ..revisions.comparability import Change, meets
from ..series import Series
from .ends import End, Ends, find_ends
from .equivalents import equivalents, lacking
from .explanation import Explanation
from .method import Method, method_of
from .partitions import LEVELS, levels_of
from .tree import Grown, Node, grow, published
from .words import answer, group_words, signed


def explain_change(
    ledger: Ledger,
    series: Series,
    start: str | Period,
    stop: str | Period | None,
    *,
    as_of: str | date | datetime | None = None,
    release: str = "",
    from_release: str = "",
    to_release: str = "",
    by: Sequence[str] = LEVELS,
    depth: int | None = None,
    place: str = "",
) -> Explanation:
    """What drove the change of a series between two figures; see `netmig.explain`."""
    by = levels_of(by)
    _refuse(depth)
    ends = find_ends(ledger, series, start, stop, as_of=as_of, release=release, from_release=from_release, to_release=to_release)
    grown = grow(ledger, ends, by)
    root = grown.root if depth is None else grown.root.cut(depth)
    method = method_of(ledger, ends)
    like = equivalents(ledger, ends.change, series.unit, ends.stop.period, as_of=as_of, place=place)
    figures = [*(figure for _, node in root.walk() for figure in node.figures), *(each.population for each in like)]
    figures += [figure for step in method.steps for figure in (step.before, step.after)]
    names = dict.fromkeys(each.release for each in figures)
    return Explanation(
        ends=ends,
        root=root,
        method=method,
        answer=answer(ends, root, method),
        equivalents=like,
        warnings=tuple(_warnings(ledger, ends, grown, root, method, as_of)),
        notes=(
            *_undivided(ledger, ends, grown.root, by),
            *(_notes(ledger, ends, grown.root, by, as_of) if depth is None else ()),
        ),
        lacking=lacking(ledger, ends.change, series.unit, ends.stop.period, as_of=as_of),
        releases=tuple(sorted(map(ledger.release, names), key=lambda each: (each.published_at, each.id))),
        by=tuple(by),
        as_of=None if as_of is None else _day_asked(as_of),
        watched_through=_watched(ledger, ends),
    )


def _day_asked(as_of: str | date | datetime) -> str:
    """A day as it was asked for: the end of one is that day.

    >>> _day_asked(moment("2025-05-22")), _day_asked("2025-05-22")
    ('2025-05-22', '2025-05-22')
    """
    if isinstance(as_of, datetime) and as_of == moment(as_of.date()):
        return as_of.date().isoformat()
    return as_of if isinstance(as_of, str) else as_of.isoformat()


def _refuse(depth: int | None) -> None:
    if depth is not None and depth < 0:
        raise UsageError(f"A depth of {depth} is none.", "", "Give 0 for the change alone, 1 for its parts, 2 for their parts…")


def _warnings(
    ledger: Ledger, ends: Ends, grown: Grown, root: Node, method: Method, as_of: str | date | datetime | None
) -> Iterator[str]:
    """What a reader must know before passing the numbers on, the weightiest first."""
    unit = ends.series.unit
    if ends.kind == "mixed":
        yield _of_two_releases(ledger, ends)
    if ends.is_backwards:
        yield (
            f"The later period is named first: this is the change back in time, from {ends.start.period.label} to "
            f"{ends.stop.period.label}. The other way round every sign is the opposite."
        )
    yield from _on_breaks(ends, root, method)
    yield from _on_residuals(ends, grown, root)
    for end in (ends.start, ends.stop):
        if end.figure.evidence == "press":
            yield f"{amount(end.value, unit)} for {end.period.label} is as the press reported it ({end.release.id})."
    if ends.kind != "vintages":
        yield from _on_windows(ends.start.period, ends.stop.period)
    yield from _since_revised(ledger, ends, as_of)
    watched = _watched(ledger, ends)
    if as_of is not None and moment(as_of) > moment(watched):
        yield f"Publications have been watched until {watched.isoformat()}: a later one is not known here."


def _watched(ledger: Ledger, ends: Ends) -> date:
    """Until when the publications of whoever publishes the series have been watched."""
    return ledger.view(ends.series).watched_through or ledger.watched_through


def _of_two_releases(ledger: Ledger, ends: Ends) -> str:
    """What part of a change across releases is the revision of its first figure."""
    unit = ends.series.unit
    words = (
        f"The two figures are of two releases, {ends.start.release.id} and {ends.stop.release.id}: they differ by revision too."
    )
    revised = published(ledger, ends.series, ends.start.period, ends.stop.release.id)
    if revised is None or revised.value is None:
        return (
            f"{words} {ends.stop.release.id} has no figure for {ends.start.period.label}, so how much is revision is not known."
        )
    return (
        f"{words} In {ends.stop.release.id} {ends.start.period.label} is {amount(revised.value, unit)}: "
        f"{signed(revised.value - ends.start.value, unit)} of the {signed(ends.change, unit)} is revision, "
        f"{signed(ends.stop.value - revised.value, unit)} is from one period to the other."
    )


def _on_breaks(ends: Ends, root: Node, method: Method) -> Iterator[str]:
    between = {"periods": "the two periods", "vintages": "the two releases", "mixed": "the two figures"}[ends.kind]
    for each in method.breaks:
        kind = "correction" if each.kind == "correction" else f"change of {each.kind}"
        touched = sum(node.value for node in _touched(root, each))
        share = (
            f" {signed(touched, ends.series.unit)} of the change is of that group." if ends.kind == "periods" and touched else ""
        )
        yield f"A {kind} lies between {between}. {_sentence(each.words)}{share}{_cited(each)}"
    if method.reason:
        yield f"How much of the change is method is not known: {method.reason}."
    if method.coarse:
        days = " and ".join(dict.fromkeys(published_words(each.release) for each in method.coarse))
        yield (
            f"Counted as method is the whole revision of {days}: the groups whose method changed are not printed apart "
            "on both sides of it."
        )


def _sentence(words: str) -> str:
    """A publisher's reason as a sentence."""
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")


def _cited(change: Change) -> str:
    said = change.citation
    return "" if said is None else f" ({said.title}{f', {said.where}' if said.where else ''})"


def _touched(node: Node, each: Change) -> Iterator[Node]:
    """The groups of the tree whose figures a change of method touches: whole groups, not their parts besides."""
    if node.series.dimensions.get("nationality", "all") != "all":
        if any(meets(node.series, group) for group in each.groups):
            yield node
        return
    for part in node.parts:
        yield from _touched(part, each)


def _on_residuals(ends: Ends, grown: Grown, root: Node) -> Iterator[str]:
    unit = ends.series.unit
    if (over := grown.passed_over) is not None:
        names = " and ".join(group_words(each.series) for each in over.parts)
        yield (
            f"As published, {names} do not give {group_words(over.series)}: {signed(over.residual, unit)} is more than rounding leaves. "
            f"It is divided otherwise here."
        )
    for _, node in root.walk():
        if node.residual_kind == "not_published":
            yield f"{signed(node.residual, unit)} of {group_words(node.series)} is in no part that is published apart."
        elif node.residual_kind == "not_held":
            yield f"{signed(node.residual, unit)} of {group_words(node.series)} is in parts that are not held here for both {_both(ends)}: {_not_held(ends, node)}."
        elif node.residual_kind == "beyond_rounding":
            why = "".join(f" {each.words}" for each in BREAKS if _parts_one_measure(each, ends, node))
            yield (
                f"As published, the parts of {group_words(node.series)} leave {signed(node.residual, unit)}: more than rounding does "
                f"({_left_at_each_end(ends, node)}).{why}"
            )


def _both(ends: Ends) -> str:
    return {"periods": "periods", "vintages": "releases", "mixed": "periods in these releases"}[ends.kind]


def _not_held(ends: Ends, node: Node) -> str:
    """The parts that are missing, each with what is held of it."""
    unit = ends.series.unit
    names = [each.release.id if ends.kind == "vintages" else each.period.label for each in (ends.start, ends.stop)]
    told = []
    for each in node.missing:
        held = [
            f"{name} ({amount(value, unit)})"
            for name, value in zip(names, (each.start, each.stop), strict=True)
            if value is not None
        ]
        told.append(f"{group_words(each.series)}, {f'held for {held[0]} alone' if held else 'held for neither'}")
    return "; ".join(told)


def _left_at_each_end(ends: Ends, node: Node) -> str:
    """What the parts leave of a group's two figures: which of the two does not add up."""
    unit = ends.series.unit
    first = node.start - sum(node.sign * each.sign * each.start for each in node.parts)
    second = node.stop - sum(node.sign * each.sign * each.stop for each in node.parts)
    names = [each.release.id if ends.kind == "vintages" else each.period.label for each in (ends.start, ends.stop)]
    return f"{signed(first, unit)} of {names[0]}, {signed(second, unit)} of {names[1]}"


def _parts_one_measure(each: Break, ends: Ends, node: Node) -> bool:
    """Whether a break made a measure's figures otherwise, and not those of its parts."""
    return (
        node.series.measure in each.measures
        and any(part.series.measure not in each.measures for part in node.parts)
        and any(_is_after(each, node.series, end) for end in (ends.start, ends.stop))
    )


def _is_after(each: Break, series: Series, end: End) -> bool:
    place = Place(series, end.period, end.release.published)
    return each.touches(series) and each.is_after(place.period, place.published)


def _on_windows(first: Period, second: Period) -> Iterator[str]:
    """Windows that share months change only by those that they do not share."""
    if first.overlaps(second) and "onwards" not in {first.kind, second.kind}:
        earlier, later = sorted((first, second))
        yield (
            f"{first.label} and {second.label} share the time from {later.start.isoformat()} to {earlier.end.isoformat()}: "
            f"the change is that between what each has besides."
        )


def _since_revised(ledger: Ledger, ends: Ends, as_of: str | date | datetime | None) -> Iterator[str]:
    """Figures that a later release has changed, of those public by the day of the question."""
    limit = moment(as_of if as_of is not None else date.max)
    newest = max(ends.start.release, ends.stop.release, key=lambda each: each.published_at)
    for end in dict.fromkeys((ends.start, ends.stop)) if ends.kind != "vintages" else (ends.stop,):
        later = [
            figure
            for figure in ledger.view(ends.series).history(end.period)
            if newest.published_at < ledger.release(figure.release).published_at <= limit and figure.value is not None
        ]
        if later and later[-1].value != end.value:
            release = ledger.release(later[-1].release)
            yield (
                f"{end.period.label} has since been revised to {amount(later[-1].value or 0, ends.series.unit)} "
                f"({publisher_words(release)}, {published_words(release)})."
            )


def _undivided(ledger: Ledger, ends: Ends, root: Node, by: Sequence[str]) -> Iterator[str]:
    """The levels asked for along which nothing is divided, and how to ask so that something is."""
    if tuple(by) == LEVELS:
        return
    divided = _levels(root)
    if not (without := [each for each in by if each not in divided]):
        return
    releases = dict.fromkeys(each.release.id for each in (ends.start, ends.stop))
    yield (
        f"Not divided by {' or '.join(without)}: what stands here is not held in all its parts by "
        f"{'it' if len(without) == 1 else 'them'}, in {' and '.join(releases)}.{_rather(ledger, ends, by, without)}"
    )


def _rather(ledger: Ledger, ends: Ends, by: Sequence[str], without: Sequence[str]) -> str:
    """The levels to add, where with all of them it is divided by those that nothing is divided by."""
    every = _levels(grow(ledger, ends, LEVELS).root)
    if not set(without) <= every.keys():
        return ""
    added = [each for each in LEVELS if each in every and (each in by or LEVELS.index(each) < max(map(LEVELS.index, without)))]
    return f" With --by {','.join(added)} it is." if added != list(by) else ""


def _levels(root: Node) -> dict[str, None]:
    """The levels along which a tree is divided, from the top down."""
    return dict.fromkeys(node.level for _, node in sorted(root.walk(), key=lambda each: each[0]) if node.level)


def _notes(ledger: Ledger, ends: Ends, root: Node, by: Sequence[str], as_of: str | date | datetime | None) -> Iterator[str]:
    """The newest other release that divides the same change further."""
    if ends.kind == "vintages" and (root.missing or not root.parts):
        yield from _fuller_releases(ledger, ends, root, by, as_of)
    if ends.kind != "periods":
        return
    view = ledger.view(ends.series)
    limit = moment(as_of if as_of is not None else date.max)
    for figure in reversed(view.history(ends.stop.period)):
        other = view.published(ends.start.period, figure.release)
        release = ledger.release(figure.release)
        if (
            other is None
            or other.value is None
            or figure.value is None
            or release == ends.stop.release
            or release.published_at > limit
        ):
            continue
        deeper = grow(ledger, Ends(ends.series, End(other, release), End(figure, release)), by).root
        if deeper.depth > root.depth:
            yield (
                f"{release.id} ({published_words(release)}) divides it further, with {amount(other.value, ends.series.unit)} and "
                f"{amount(figure.value, ends.series.unit)}: ask with --release {release.id}."
            )
            return


def _fuller_releases(
    ledger: Ledger, ends: Ends, root: Node, by: Sequence[str], as_of: str | date | datetime | None
) -> Iterator[str]:
    """Other releases that print the same two values and divide the change further."""
    limit = moment(as_of if as_of is not None else date.max)
    for end, option in ((ends.start, "from"), (ends.stop, "to")):
        for figure in ledger.view(ends.series).history(end.period):
            release = ledger.release(figure.release)
            if figure.value != end.value or release in (ends.start.release, ends.stop.release) or release.published_at > limit:
                continue
            same = End(figure, release)
            other = replace(ends, start=same) if option == "from" else replace(ends, stop=same)
            if grow(ledger, other, by).root.depth > root.depth:
                yield (
                    f"{release.id} ({published_words(release)}) prints the same {amount(end.value, ends.series.unit)} and divides the "
                    f"change further: ask with --{option}-release {release.id}."
                )
                break
