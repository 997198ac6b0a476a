"""A change and its contributions in sentences: what is counted, never why people moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..codes import DIMENSIONS, FLOWS
from ..ledger.figures import RevisionKind
from ..ledger.phrases import amount, listed, period_in_words, published_words, publisher_words
from ..periods import Period
from ..series import Series
from .ends import End, Ends
from .equivalents import Equivalent
from .method import Method, Step
from .tree import Node, Number

_NATIONALS = {
    "british": "British nationals", "eu_plus": "EU+ nationals", "non_eu_plus": "non-EU+ nationals", "eu": "EU nationals",
    "non_eu": "non-EU nationals", "non_british": "non-British nationals", "eu15": "EU15 nationals", "eu8": "EU8 nationals",
    "eu2": "EU2 nationals", "eu_plus_settled_status": "EU+ nationals with settled status",
    "eu_plus_visa_holders": "EU+ nationals with a visa", "ireland": "Irish nationals",
}  # fmt: skip
# The reason is that for which someone first came (ONS, May 2025, Notes, note 8), also of those who leave.
_REASONS = {
    "work": "for work", "work_main": "for work as main applicants", "work_dependant": "as dependants of workers",
    "study": "for study", "study_main": "for study as main applicants", "study_dependant": "as dependants of students",
    "family": "for family reasons", "humanitarian": "by humanitarian routes", "humanitarian_bno": "by the BN(O) route",
    "humanitarian_resettlement": "by resettlement", "humanitarian_ukraine": "by the Ukraine schemes",
    "asylum": "to seek asylum", "other": "for other reasons",
    "all_except_asylum_and_resettlement": "for all reasons but asylum and resettlement",
    "other_than_work_and_study": "for reasons other than work, study, asylum and resettlement",
}  # fmt: skip
# What the publisher's reasons for revisions are (ONS revisions policy of 2011).
REVISION_KINDS: dict[RevisionKind, str] = {
    "R1": "more or better data",
    "R2": "routine recalculation",
    "R3": "method or definition",
    "C": "correction",
    "unknown": "reason not known",
}
# So many groups are told of at once at most: with more, the division above them is told of.
TOLD = 8
# How many of them are named on either side, and how large a part of the change one must be.
NAMED, SMALLEST = 3, 0.05


def group_words(series: Series) -> str:
    """A series as it stands within a sentence.

    >>> group_words(Series.of("emigration", nationality="non_eu_plus", reason="study_dependant"))
    'emigration of non-EU+ nationals who had come as dependants of students'
    >>> group_words(Series.of("visas_granted", route="work"))
    'visas granted (Work)'
    """
    fixed = dict(series.fixed)
    if series.measure not in FLOWS or fixed.keys() - {"nationality", "reason", "sex", "age"}:
        return series.name
    words = Series.of(series.measure).name
    if nationality := fixed.get("nationality"):
        words += f" of {_NATIONALS.get(nationality) or 'nationals of ' + DIMENSIONS['nationality'].label_of(nationality)}"
    if reason := fixed.get("reason"):
        came = "who had come " if series.measure == "emigration" else ""
        words += f" {came}{_REASONS[reason]}"
    others = [DIMENSIONS[name].label_of(fixed[name]).lower() for name in ("sex", "age") if name in fixed]
    return words + (f" ({', '.join(others)})" if others else "")


def short_words(node: Node) -> str:
    """A group by what its parent was divided by alone: the name of a row beneath that of its parent.

    >>> from netmig.explain.tree import Node
    >>> series = Series.of("immigration", nationality="non_eu_plus", reason="work_main")
    >>> short_words(Node(series=series, sign=1, start=1, stop=2, slack=0, figures=(), level="reason"))
    'Work: main applicants'
    """
    if node.level in {"", "flow"}:
        return node.series.label if not node.level else node.series.about.label
    return DIMENSIONS[node.level].label_of(node.series.dimensions[node.level])


def answer(ends: Ends, root: Node, method: Method) -> tuple[str, ...]:
    """What changed, what of it is method, and the groups that make most of it: a few short sentences."""
    return (
        headline(ends),
        *_on_method(ends, method),
        *_drivers(ends, root),
    )


def headline(ends: Ends) -> str:
    """The two figures and the change between them, with their releases."""
    unit, what = ends.series.unit, capital(group_words(ends.series))
    start, stop = amount(ends.start.value, unit), amount(ends.stop.value, unit)
    size = amount(abs(ends.change), unit)
    if ends.kind == "vintages":
        later = ends.stop.release.published_at >= ends.start.release.published_at
        moved = (
            "unchanged" if not ends.change else f"{'revised ' if later else ''}{'up' if ends.change > 0 else 'down'} by {size}"
        )
        if not later and ends.change:
            moved = f"{size} {'more' if ends.change > 0 else 'less'}"
        return (
            f"{what} {at(ends.start.period)} was published as {start} ({_source(ends.start)}) and "
            f"{'then' if later else 'before that'} as {stop} ({_source(ends.stop)}): {moved}."
        )
    moved = "did not change" if not ends.change else f"{'rose' if ends.change > 0 else 'fell'} by {size}"
    if ends.is_backwards and ends.change:
        return (
            f"{what} was {size} {'more' if ends.change > 0 else 'less'} {at(ends.stop.period)} ({stop}) than "
            f"{at(ends.start.period)} ({start}), which is the later of the two ({_source(ends.stop)})."
        )
    if ends.kind == "periods":
        return f"{what} {moved}, from {start} {at(ends.start.period)} to {stop} {at(ends.stop.period)} ({_source(ends.stop)})."
    than = "the same" if not ends.change else f"{size} {'more' if ends.change > 0 else 'less'}"
    return (
        f"{what} was {start} {at(ends.start.period)} as published then ({_source(ends.start)}), and {stop} {at(ends.stop.period)}"
        f" in another release ({_source(ends.stop)}): {than}, revisions included."
    )


def comparison(ends: Ends, like: Sequence[Equivalent]) -> str:
    """How much the change is, in one sentence; "" where there is nothing to set beside it."""
    if not like:
        return ""
    return f"{amount(abs(ends.change), ends.series.unit)} is {', and '.join(each.words for each in like)}."


def at(period: Period) -> str:
    """A period with its preposition: "in the year to June 2023", "at 30 June 2024"."""
    return f"{'at' if period.kind == 'point' else 'in'} {period_in_words(period)}"


def signed(value: Number, unit: str) -> str:
    """A number with its sign.

    >>> signed(1000, "people"), signed(-1000, "people"), signed(0, "people")
    ('+1,000', '−1,000', '0')
    """
    return ("+" if value > 0 else "") + amount(value, unit)


def _source(end: End) -> str:
    return f"{publisher_words(end.release)}, {published_words(end.release)}"


def when_changed(step: Step) -> str:
    """The release that changed a method; where that one is not held for the period, the two between which it lies."""
    if step.is_dated:
        return f"on {published_words(step.release)}"
    return f"between {published_words(step.earlier)} and {published_words(step.release)}, the next release held"


def _on_method(ends: Ends, method: Method) -> Iterable[str]:
    """What of a revision falls on those whose method changed, and beside it how much everyone was revised in those releases."""
    steps = [each for each in method.steps if each.breaks]
    if method.change is None or not steps:
        return
    unit = ends.series.unit
    part = f"{signed(method.change, unit)} of the {signed(ends.change, unit)} is the revision of"
    if len(steps) == 1:
        yield f"{part} {_revised(ends, steps[0])}, {_whose(steps)} changed {when_changed(steps[0])}; new data may be in it."
    else:
        each = "; ".join(f"{when_changed(step)} ({_revised(ends, step)}: {signed(step.counted, unit)})" for step in steps)
        yield f"{part} those {_whose(steps)} changed, in the releases where it did: {each}. New data may be in it."
    if method.on_break != method.change:
        yield (
            f"{'That release' if len(steps) == 1 else 'Those releases'} revised everyone by {signed(method.on_break, unit)}, "
            f"the groups whose method did not change among them."
        )


def _whose(steps: Sequence[Step]) -> str:
    """What of theirs changed; a correction changes their figures."""
    kinds = {each.kind for step in steps for each in step.breaks}
    names = {"method": "method", "definition": "definition", "coverage": "coverage", "correction": "figures"}
    return f"whose {listed(name for kind, name in names.items() if kind in kinds).replace(' and ', ' or ')}"


def _revised(ends: Ends, step: Step) -> str:
    """Those whose revision counts as method."""
    nationality = ends.series.dimensions.get("nationality", "all")
    if step.coarse or ends.series in step.groups:
        if nationality == "all":
            return "everyone"
        return _NATIONALS.get(nationality) or "nationals of " + DIMENSIONS["nationality"].label_of(nationality)
    return _listed_nationals(dict.fromkeys(_NATIONALS.get(each.dimensions["nationality"], each.name) for each in step.groups))


def _drivers(ends: Ends, root: Node) -> Iterable[str]:
    """The groups that make most of the change, what they are made of, and those that pull the other way."""
    told = _frontier(root)
    if not told:
        return
    direction = 1 if ends.change >= 0 else -1
    least = SMALLEST * max(abs(ends.change), *(abs(each.value) for each in told))
    ranked = sorted(told, key=lambda each: -abs(each.value))
    along = [each for each in ranked if each.value * direction > 0 and abs(each.value) >= least][:NAMED]
    against = [each for each in ranked if each.value * direction < 0 and abs(each.value) >= least][: NAMED - 1]
    if not ends.change:
        moved = [_moved(each, ends) for each in ranked[:NAMED] if each.value]
        yield f"{capital(listed(moved))}." if moved else "No group changed."
        return
    if along:
        yield f"{capital(listed(_moved(each, ends) for each in along))}."
        inner = sorted((each for each in along[0].parts if each.value * direction > 0), key=lambda each: -abs(each.value))[:2]
        if inner:
            names = listed(f"{_within(each, along[0])} {signed(each.value, ends.series.unit)}" for each in inner)
            yield f"{capital(group_words(along[0].series))}: {names}."
    if against:
        yield f"The other way: {listed(_moved(each, ends) for each in against)}."
    if root.residual_kind == "beyond_rounding":
        yield f"The parts as published do not add up: {signed(root.residual, ends.series.unit)} is left over, more than rounding leaves."


def _frontier(root: Node) -> list[Node]:
    """The groups to tell of: the finest division into no more than TOLD."""
    found: list[Node] = []
    for depth in range(1, root.depth + 1):
        deeper = [node for level, node in root.walk() if level == depth or (0 < level < depth and not node.parts)]
        if found and len(deeper) > TOLD:
            break
        found = deeper
    return found


def _moved(node: Node, ends: Ends) -> str:
    """A group and its own change, as in: emigration of British nationals was revised up by 180,000 (−180,000).

    In brackets is what that does to the whole, where it is not the same.
    """
    size = amount(abs(node.change), node.series.unit)
    up = node.change > 0
    if ends.kind == "vintages" and ends.stop.release.published_at >= ends.start.release.published_at:
        verb = f"was revised {'up' if up else 'down'} by {size}"
    elif ends.kind == "periods" and not ends.is_backwards:
        verb = f"{'rose' if up else 'fell'} by {size}"
    else:
        verb = f"is {size} {'more' if up else 'less'}"
    return f"{group_words(node.series)} {verb}" + (f" ({signed(node.value, node.series.unit)})" if node.sign < 0 else "")


def _within(node: Node, parent: Node) -> str:
    """A part by its name within its parent: "work", and of work "main applicants"."""
    name = short_words(node).removeprefix(f"{short_words(parent)}: ")
    return name[:1].lower() + name[1:] if node.level == "reason" else name


def _listed_nationals(names: Iterable[str]) -> str:
    """Some groups of nationals, the word said once: "British and EU+ nationals"."""
    told = list(names)
    *first, last = told
    same = all(each.endswith(" nationals") for each in told)
    return listed([*(each.removesuffix(" nationals") if same else each for each in first), last])


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]
