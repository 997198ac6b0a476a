"""Numbers told in the order of names: "immigration and emigration were 948,000 and 517,000 respectively", "the former fell to …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..records import record
from ..sentences.directions import direction_of
from ..sentences.in_doubt.rows import IN_A_ROW
from ..sentences.parts import SentenceParts
from ..sentences.roles import role_of
from ..sentences.scene import Scene
from ..sentences.times.times_of import Window, read_window, window_of
from ..sentences.whom.groups import settle_group
from ..sentences.whom.subject_of import subject_of
from ..sentences.wording import ClaimKind, Subject, Wording
from ..words.cues import CHANGE_VERBS
from ..words.quantities import Quantity
from ..words.subjects import MIGRATION_FLOWS, Mention
from ..words.time_expressions import TimeExpression
from .common import claim, signed, span_of, stated

_NOT_PLAIN = "netmig could not tell which number belongs to which name"
_JOINING = frozenset(", and both to from the uk britain total long-term overall & in of".split())
_BETWEEN_NUMBERS = frozenset({",", "and", "people", "&"})
_GOING_ON = frozenset({",", "has", "had", "have", "went", "at"})
_BE = frozenset("were was stood at are is reached totalled hit came to fell rose by".split())


@record()
class _Names:
    """Names of one kind, in a row: flows, groups or times."""

    first: int
    last: int
    items: tuple[Mention | TimeExpression, ...]


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The numbers of a sentence that are told in the order of names before or behind them."""
    if {"former", "latter"} & parts.word_set:
        return _former_and_latter(parts, scene)
    found: list[Wording] = []
    for numbers in _rows_of_numbers(parts):
        names = _names_for(parts, numbers)
        if names is not None:
            found += [wording for at, each in enumerate(numbers) if (wording := _level(parts, each, names.items[at], scene))]
        elif _says_respectively(parts, numbers):
            found += [_refused(parts, each, scene) for each in numbers]
    return found


def _says_respectively(parts: SentenceParts, numbers: Sequence[Quantity]) -> bool:
    return "respectively" in parts.words[max(0, numbers[0].first - 10) : numbers[-1].last + 14]


def _rows_of_numbers(parts: SentenceParts) -> list[tuple[Quantity, ...]]:
    """Numbers of one unit with nothing between them but "and"."""
    rows: list[tuple[Quantity, ...]] = []
    row: list[Quantity] = []
    for quantity in parts.quantities:
        if row and set(parts.words[row[-1].last + 1 : quantity.first]) <= _BETWEEN_NUMBERS and _same_unit(row[-1], quantity):
            row.append(quantity)
        else:
            row = [quantity]
        if len(row) > 1:
            rows = [*(each for each in rows if each[0] is not row[0]), tuple(row)]
    return rows


def _same_unit(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit or {one.unit, other.unit} == {"", "people"}


def _names_for(parts: SentenceParts, numbers: Sequence[Quantity]) -> _Names | None:
    """The one row of as many names as there are numbers; none where two rows would do, or the words do not tie them."""
    fitting = [
        row
        for row in (
            *_rows_of_names(parts, _flows(parts)),
            *_rows_of_names(parts, _groups(parts)),
            *_rows_of_names(parts, _times(parts)),
        )
        if len(row.items) == len(numbers)
    ]
    if len(fitting) != 1:
        return None
    names = fitting[0]
    if _says_respectively(parts, numbers):
        return names
    # "immigration and emigration were 948,000 and 517,000" says it without the word
    between = range(names.last + 1, numbers[0].first)
    covered = parts.covered("home") | parts.in_times
    plain = names.last < numbers[0].first and all(parts.word(at) in _BE | _JOINING or at in covered for at in between)
    return names if plain and any(parts.word(at) in _BE for at in between) else None


def _flows(parts: SentenceParts) -> list[Mention]:
    return [each for each in parts.mentions_of("measure") if each.code in MIGRATION_FLOWS and not each.ambiguous]


def _groups(parts: SentenceParts) -> list[Mention]:
    """The groups that a sentence names, also one that shares the noun of the next: "for EU and British nationals"."""
    named = [*parts.mentions_of("group")]
    for each in [*named]:
        alone = each.first - 2
        code = _BY_ADJECTIVE.get(parts.word(alone), "") if parts.word(each.first - 1) == "and" else ""
        if code and not any(other.first <= alone <= other.last for other in named):
            start, end = parts.tokens[alone].start, parts.tokens[alone].end
            named.append(Mention("group", code, (("nationality", code),), first=alone, last=alone, start=start, end=end))
    return sorted(named, key=lambda each: each.first)


_BY_ADJECTIVE = {"eu": "eu_plus", "eu+": "eu_plus", "non-eu": "non_eu_plus", "non-eu+": "non_eu_plus", "british": "british"}


def _times(parts: SentenceParts) -> list[TimeExpression]:
    return [each for each in parts.times if each.kind in {"calendar_year", "year_ending", "financial_year"}]


def _rows_of_names(parts: SentenceParts, items: Sequence[Mention | TimeExpression]) -> list[_Names]:
    rows: list[_Names] = []
    row: list[Mention | TimeExpression] = []
    for item in items:
        if row and set(parts.words[row[-1].last + 1 : item.first]) <= _JOINING and item.first - row[-1].last <= 5:
            row.append(item)
        else:
            row = [item]
        if len(row) > 1 and "and" in parts.words[row[0].last : row[-1].first]:
            rows = [*(each for each in rows if each.items[0] is not row[0]), _Names(row[0].first, row[-1].last, tuple(row))]
    return rows


def _level(parts: SentenceParts, quantity: Quantity, name: Mention | TimeExpression, scene: Scene) -> Wording | None:
    if (
        quantity.unit not in {"", "people"}
        or role_of(parts, quantity) not in {"level", "change", "from"}
        or abs(quantity.value) < 1000
    ):
        return None
    if isinstance(name, TimeExpression):
        subject = subject_of(parts, quantity, scene)
        if subject is None:
            last = max((each for each in parts.quantities if each.first >= quantity.first), key=lambda each: each.first)
            subject = subject_of(parts, last, scene)
        if subject is None:
            return None
        window = read_window(parts, name, scene, subject.measure)
    elif name.role == "measure":
        subject = Subject(name.code, (), "explicit", local=True)
        window = window_of(parts, quantity, scene, name.code)
    else:
        whole = subject_of(parts, quantity, scene)
        if whole is None:
            return None
        subject = replace(whole, group=settle_group(dict(name.group), whole.measure), local=True)
        window = window_of(parts, quantity, scene, whole.measure)
    return _claimed(parts, quantity, subject, window, scene)


def _claimed(parts: SentenceParts, quantity: Quantity, subject: Subject, window: Window, scene: Scene) -> Wording | None:
    if role_of(parts, quantity) == "change":
        return None
    wording = claim(
        parts, "level", span_of(parts, quantity), stated(quantity, "people"), subject, window, scene, quantity=quantity,
        doubt="" if "respectively" in parts.words else "the numbers are given in the order of the names",
    )  # fmt: skip
    if wording.uncertain == IN_A_ROW and "respectively" in parts.words:
        wording = replace(wording, uncertain="")
    # the order of the names ties each number to its own
    return replace(wording, ties=wording.ties | {"measure"}) if window.basis == "explicit" else wording


def _refused(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Wording:
    subject = subject_of(parts, quantity, scene)
    window = window_of(parts, quantity, scene, subject.measure if subject else "net_migration")
    direction = direction_of(parts, quantity)
    kind: ClaimKind = (
        "spending"
        if quantity.unit == "GBP"
        else "level"
        if quantity.unit != "percent"
        else "percent_change"
        if direction
        else "share"
    )
    said = signed(quantity, direction) if direction else stated(quantity)
    return claim(
        parts, kind, span_of(parts, quantity), said, subject, window, scene, quantity=quantity,
        refusal=_NOT_PLAIN,
    )  # fmt: skip


def _former_and_latter(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """Such as "the former fell to 948,000 and the latter rose to 517,000": of the two flows named just before."""
    rows = [row for row in _rows_of_names(parts, _flows(parts)) if len(row.items) == 2]
    found: list[Wording] = []
    for at, word in enumerate(parts.words):
        if word not in {"former", "latter"} or parts.word(at - 1) != "the":
            continue
        if word == "former" and "latter" not in parts.word_set and parts.word(at + 1) not in _BE | CHANGE_VERBS | _GOING_ON:
            continue  # "the former minister"
        quantity = next((each for each in parts.quantities if at < each.first <= at + 8), None)
        if quantity is None:
            continue
        name = rows[0].items[0 if word == "former" else 1] if len(rows) == 1 and rows[0].last < at else None
        wording = _level(parts, quantity, name, scene) if name is not None else _refused(parts, quantity, scene)
        if wording is not None:
            found.append(wording)
    return found
