"""Sums over several years: "2.2 million over the three years to December 2024", "added almost a million in two years"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from ..sentences.ends.comparisons import end_of_span
from ..sentences.in_doubt.rows import TERM_OF_A_SUM
from ..sentences.parts import SentenceParts
from ..sentences.roles import role_of
from ..sentences.scene import Scene
from ..sentences.times.several_years import WHICH_YEARS, may_name_a_stretch, stretch_of
from ..sentences.times.times_in_doubt import SEVERAL_YEARS
from ..sentences.whom.brought_in import is_let_in
from ..sentences.whom.movement import is_net_loss, movement_before, movement_verb
from ..sentences.wording import Wording
from ..words.cues import CHANGE_NOUNS, EXTREMES
from ..words.quantities import Quantity
from ..words.subjects import MIGRATION_FLOWS
from .common import claim, found_subject, lost, span_of, stated

# no smaller number is what years of migration come to
LEAST = 10_000
_ADDS = frozenset("added add adds adding brought bring brings bringing boosted swelled".split())
_TOTALS = frozenset(
    "total totals totalled totalling totaled combined cumulative cumulatively altogether sum summed overall aggregate together makes made".split()
)
_TOGETHER = _TOTALS | _ADDS
_AVERAGE = frozenset("average averaged averages averaging".split())
_COMES_TO = frozenset("come comes came amount amounts amounted amounting adds added".split())
MORE_THAN_BEFORE = "the number may be how many more there were than before"
# "an extra three million people came"
_MORE = frozenset({"extra", "additional"})
_A_YEAR = (("a", "year"), ("per", "year"), ("each", "year"), ("every", "year"), ("per", "annum"))
_EACH = frozenset("average averaged averages averaging annually annual yearly mean each every".split())


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The sums over several years that a sentence states."""
    if not parts.quantities or not may_name_a_stretch(parts):
        return []
    if not EXTREMES.isdisjoint(parts.word_set) and _TOGETHER.isdisjoint(parts.word_set) and not _came_in_years(parts):
        return []
    averaged = bool(_AVERAGE & parts.word_set)
    may_be = _may_be_average if averaged else _may_be_sum
    return [
        wording
        for quantity in parts.quantities
        if may_be(parts, quantity)
        and (wording := _sum(parts, quantity, scene, averaged=averaged and not _comes_before_its_average(parts, quantity)))
    ]


def _came_in_years(parts: SentenceParts) -> bool:
    """Whether people are told of by how many came in several years: "the number coming here hit a record 1.3 million over the past two years"."""
    return any(
        time.kind == "duration"
        and time.years > 1
        and parts.word(time.first - 1) in {"past", "last"}
        and any(
            0 < time.first - each.last <= 4 and (movement_verb(parts, each) >= 0 or movement_before(parts, each) is not None)
            for each in parts.quantities
        )
        for time in parts.times
    )


def _comes_before_its_average(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is the sum, and the next one its average: "totalled 2.24 million, an average of 560,000 a year"."""
    following = parts.following(quantity)
    return following is not None and not _AVERAGE.isdisjoint(parts.words[quantity.last + 1 : following.first])


def _may_be_average(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number may be what several years come to a year: one of people behind "averaged" or "an average of"."""
    before = parts.words[max(0, quantity.first - 12) : quantity.first]
    behind = parts.words[quantity.last + 1 : quantity.last + 6]
    return (
        quantity.unit in {"", "people"}
        and quantity.value >= LEAST
        and quantity.form == "number"
        and role_of(parts, quantity) == "level"
        and bool(_AVERAGE & {*before, *behind})
    )


def _may_be_sum(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number may be one that years make together: not one where something went, nor a yearly one."""
    if quantity.unit not in {"", "people"} or quantity.value < LEAST or quantity.form in {"multiple", "vague"}:
        return False
    if end_of_span(parts, quantity) is not None or not {"revision", "revisions"}.isdisjoint(parts.words[: quantity.first]):
        return False
    behind = parts.words[quantity.last + 1 : quantity.last + 5]
    if any((one, other) in _A_YEAR for one, other in pairwise(behind)) or _EACH & parts.word_set:
        return False
    role = role_of(parts, quantity)
    if role == "change":
        return parts.word(quantity.first - 1) in _ADDS or bool({"added", "extra", "additional"} & set(behind))
    before = parts.words[max(0, quantity.first - 4) : quantity.first]
    if before[-1:] in (["at"], ["of"]) and not CHANGE_NOUNS.isdisjoint(parts.words[max(0, quantity.first - 9) : quantity.first]):
        return False  # "That puts the fall from 2024 to 2025 at 160,000"
    # "rose to 906,000 in two years" is where it went; "comes to 1.6 million" what the years come to
    return role == "level" and (before[-1:] != ["to"] or bool(_COMES_TO & set(before)))


def _sum(parts: SentenceParts, quantity: Quantity, scene: Scene, *, averaged: bool) -> Wording | None:
    subject = found_subject(parts, quantity, scene)
    if subject is None or subject.measure not in MIGRATION_FLOWS:
        return None
    window = stretch_of(parts, quantity, scene, subject.measure)
    if not window.periods or not (window.basis == "explicit" or averaged or _adds_up(parts, quantity)):
        return None
    start, end = span_of(parts, quantity)
    said = stated(quantity, quantity.unit or "people")
    wording = claim(
        parts,
        "sum",
        (start, max(end, _end_of_time(parts, quantity))),
        lost(said) if is_net_loss(parts, quantity) else said,
        subject,
        window,
        scene,
        quantity=quantity,
        doubt=MORE_THAN_BEFORE
        if _MORE & {parts.word(quantity.first - 1), parts.word(quantity.first)}
        else ""
        if window.basis == "explicit"
        else WHICH_YEARS,
        loose=False,
        averaged=averaged,
    )
    lifted = wording.uncertain == SEVERAL_YEARS or (wording.uncertain == TERM_OF_A_SUM and _is_the_only_number(parts, quantity))
    if window.basis != "explicit":
        return replace(wording, uncertain=WHICH_YEARS) if wording.uncertain == SEVERAL_YEARS else wording
    return replace(wording, uncertain="") if lifted else wording


def _is_the_only_number(parts: SentenceParts, quantity: Quantity) -> bool:
    return not any(each is not quantity and each.unit in {"", "people"} and each.value >= LEAST for each in parts.quantities)


def _adds_up(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether words say that years are taken together, or people are said to have come in all of them."""
    said = _adds_words(parts, quantity)
    came = movement_verb(parts, quantity) >= 0 or is_let_in(parts, quantity)
    return said or came or _over_the_last(parts, quantity) or _came_in_years(parts)


def _adds_words(parts: SentenceParts, quantity: Quantity) -> bool:
    around = parts.words[max(0, quantity.first - 8) : quantity.last + 8]
    around = [word for word, behind in zip(around, [*around[1:], ""], strict=True) if not (word in _ADDS and behind == "that")]
    pairs = set(pairwise(around))
    return bool((_TOTALS | _ADDS) & set(around)) or ("in", "all") in pairs or any((word, "to") in pairs for word in _COMES_TO)


def _over_the_last(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "over the last two years, net migration was nearly 1.3 million"."""
    return any(
        time.kind == "duration"
        and time.years > 1
        and bool({"last", "past"} & set(parts.words[max(0, time.first - 2) : time.first]))
        and parts.word(quantity.first - 1) in {"was", "were", "is", "of", "been", "reached", "topped", "exceeded"}
        for time in parts.times
    )


def _end_of_time(parts: SentenceParts, quantity: Quantity) -> int:
    """Where the words of time behind a number end."""
    following = parts.following(quantity)
    stop = following.first if following is not None else len(parts.tokens)
    return max((time.end for time in parts.times if quantity.last < time.first < min(stop, quantity.last + 14)), default=0)
