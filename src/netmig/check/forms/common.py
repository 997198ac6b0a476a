"""What the forms share: the slots of a wording, filled the same way for each."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from ..records import replace
from ..sentences.directions import is_cut_to
from ..sentences.ends.comparisons import stands_revised
from ..sentences.ends.gone import has_gone
from ..sentences.ends.own_ends import own_ends
from ..sentences.ends.told_beside import begins_with, goes_on, leads_to
from ..sentences.estimates.known_when import told_of_then
from ..sentences.in_doubt.doubts import OF_WHAT, OPEN, SETTLED_BY_COUNTS, unsettled_in, why_uncertain
from ..sentences.in_doubt.firmness import is_told_as_new, tells_of_estimates, ties_of
from ..sentences.in_doubt.refusals import why_refused
from ..sentences.in_doubt.strange_words import counts_something_else
from ..sentences.net.net_numbers import is_told_as_loss
from ..sentences.net.outnumbering import exceeds_at, excess
from ..sentences.net.told_net import is_left_of_two
from ..sentences.once import once_a_number
from ..sentences.parts import SentenceParts
from ..sentences.roles import is_added
from ..sentences.scene import Scene
from ..sentences.times.newest import tells_of_now
from ..sentences.times.times_in_doubt import NOT_A_WHOLE_YEAR
from ..sentences.times.times_of import NO_SUCH_PERIOD, Window
from ..sentences.times.told_when import days_of, told_when
from ..sentences.whom.brought_in import is_let_out
from ..sentences.whom.movement import movement_verb, swarms
from ..sentences.whom.plain_flows import says_its_flow_plainly
from ..sentences.whom.subject_of import subject_of
from ..sentences.whom.the_other_way import as_the_others
from ..sentences.wording import ClaimKind, Stated, Subject, Wording
from ..words.cues import FALLING_VERBS, RISING_VERBS
from ..words.quantities import Quantity

# a sentence tells of a way up and a way down
BOTH_WAYS = "the article says that it went up and then down"
# the kind's own reason for doubt where it is not said since when something moved
NO_BASELINE = "netmig could not make out what it is compared with"
# units in which a number is nothing that netmig holds figures of
UNHELD_UNITS = frozenset({"other", "applications"})


def stated(quantity: Quantity, unit: str = "") -> Stated:
    """A quantity as the value that a claim states; what the words leave open above or below is None."""
    return Stated(quantity.value, quantity.low, quantity.high, unit or quantity.unit or "people", quantity.hedge)


def ends_of(parts: SentenceParts, quantity: Quantity) -> tuple[Stated, Stated] | None:
    """The two numbers that a sentence sets a change between, as stated; None where it does not."""
    ends = own_ends(parts, quantity)
    return None if ends is None else (stated(ends[0]), stated(ends[1]))


def numbers_beside(parts: SentenceParts, quantity: Quantity) -> dict[str, Any]:
    """The slots of a change that say beside which numbers it is told."""
    led, began = leads_to(parts, quantity), begins_with(parts, quantity)
    return {
        "leads_to": -1 if led is None else led.number_start,
        "begins_with": -1 if began is None else began.number_start,
        "goes_on": goes_on(parts, quantity),
    }


def lost(said: Stated) -> Stated:
    """A number of people lost as the net figures have it: below nought."""
    low, high = (None if each is None else -each for each in (said.high, said.low))
    return Stated(None if said.value is None else -said.value, low, high, said.unit, said.hedge)


def found_subject(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """The subject of a quantity, unless its unit is nothing that netmig holds."""
    if quantity.unit == "applications":
        named = next(
            (each for each in parts.mentions if each.code in SETTLED_BY_COUNTS and abs(each.first - quantity.last) <= 1), None
        )
        return (
            Subject(named.code, (), "explicit", local=True) if named is not None and named.code == "asylum_applications" else None
        )
    if quantity.unit in UNHELD_UNITS or (
        quantity.unit in {"", "people"}
        and counts_something_else(parts, quantity)
        and not is_added(parts, quantity)
        and not swarms(parts, quantity)
        and not is_left_of_two(parts, quantity)
        and not is_let_out(parts, quantity)
        and as_the_others(parts, quantity, scene) is None
    ):
        return None
    return subject_of(parts, quantity, scene)


@once_a_number
def span_of(parts: SentenceParts, quantity: Quantity) -> tuple[int, int]:
    """The quotation of a claim: from what its number hangs on to the end of the words of time beside it."""
    start = quantity.start
    at = quantity.first - 1
    taken = 0
    while at >= 0 and taken < 4 and parts.word(at) in _LEAD_IN:
        if at and parts.tokens[at].start == parts.tokens[at - 1].end:
            break  # "It's down by": no claim begins within a word
        if not (parts.word(at) == "to" and parts.word(at + 1) in {"a", "an", "the"}):
            start = parts.tokens[at].start
        at -= 1
        taken += 1
    if excess(parts, quantity):
        start = min(start, parts.tokens[exceeds_at(parts, quantity)].start)
    end = max(quantity.end, parts.tokens[moved].end if (moved := movement_verb(parts, quantity)) >= 0 else 0)
    time = parts.time_of.get(quantity.first)
    if time is not None and time.first > quantity.last:
        end = max(end, time.end)
    return start, end


_LEAD_IN = (FALLING_VERBS | RISING_VERBS) | frozenset(
    "to by from of a an the fall drop rise increase decrease up down fell dropped rose decline stood stands at hit reached"
    " now record new staggering astonishing high peak was is revised".split()
)  # fmt: skip


def signed(quantity: Quantity, direction: int) -> Stated:
    """A difference with its sign; a part of one ("by half") as per cent."""
    scale = 100 if quantity.unit == "share" else 1
    unit = "percent" if quantity.unit in {"share", "percent"} else quantity.unit or "people"
    low, high = quantity.low * scale, quantity.high * scale
    if direction >= 0:
        return Stated(quantity.value * scale, low, high, unit, quantity.hedge)
    # "fell by over 20 %": at least so far down, and never beyond all of it, unless more than all is said to be gone
    floor = -100.0 if unit == "percent" and math.isinf(high) and low <= 100 else -high
    return Stated(-quantity.value * scale, floor, -low, unit, quantity.hedge)


_OFF = frozenset({"short", "shy", "off", "over", "under"})


def stands_off(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is how far off another something is: "94,000 short of a million"; not "down 51,000 over two years"."""
    behind = quantity.last + 1
    return (
        not has_gone(parts, quantity)
        and parts.word(behind) in _OFF
        and not any(behind <= time.first <= behind + 2 for time in parts.times)
        and parts.words[behind : behind + 3] not in _OVER_A_TIME
    )


_OVER_A_TIME = (["over", "the", "course"], ["over", "the", "space"], ["over", "the", "period"], ["over", "the", "whole"])
_THE_ESTIMATE = frozenset((one, other) for one in ("its", "the", "their") for other in ("estimate", "estimates", "figure", "one"))
_MOVED_AN_ESTIMATE = frozenset("cut raised lowered revised reduced lifted marked upgraded downgraded trimmed".split())


def of_an_estimate(parts: SentenceParts, at: int) -> bool:
    """Whether it is an estimate of one period that moves.

    "The estimate for 2024 more than trebled, from 77,000", "first estimated at 685,000 and now thought to be 866,000, an increase of".
    """
    before = set(parts.words[:at])
    if not _THE_ESTIMATE.isdisjoint(parts.pairs) and not _MOVED_AN_ESTIMATE.isdisjoint(before):
        return True  # "The ONS cut its estimate of net migration in 2024 by 86,000 in November"
    if before & {"first", "initially", "originally", "previously"} and before & {"now", "later", "since"}:
        return True
    for time in parts.times:
        lead = parts.words[max(0, time.first - 4) : time.first]
        told = (
            {"estimate", "estimates"} & set(lead)
            or {("one", "for"), ("one", "of")} & set(pairwise(lead))
            or ({"its", "their"} & set(lead) and {"figure", "figures"} & set(lead))
        )
        if (
            time.last < at
            and _THE_FIGURE_FOR.issubset(lead)
            and "by" in parts.words[at - 1 : at]
            and _MEASURED.isdisjoint(parts.words[at:])
        ):
            return True  # "The figure for 2024 is down by 86,000, that for the year to June 2024 by 90,000"
        if time.last < at and told and {"for", "of"} & set(lead):
            return True
    return False


_THE_FIGURE_FOR = frozenset({"the", "figure", "for"})
_MEASURED = frozenset({"on", "from", "than", "since", "compared", "against"})
_REVISING = frozenset(
    "revision revisions revised underestimated overestimated undercounted overcounted miscounted missed adds overlooked".split()
)
_AT_THE_HEAD = 4
_FIRST_PUT_OUT = frozenset(("first", out) for out in ("published", "released", "reported", "issued", "announced"))
_SAID_EARLIER = frozenset({"said", "did", "thought", "ago", "campaigned"})
# before a number, these make it what an estimate was or became, and not by how much it moved
_AT_A_LEVEL = frozenset({"to", "at", "from", "was", "is", "as", "of"})


def may_be_a_revision(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number may be by how much an estimate changed: "overestimated net migration by 86,000 in 2024 and 12,000 in 2023"."""
    behind = parts.words[quantity.last + 1 : quantity.last + 12]
    if "than" in behind or "above" in behind or "below" in behind:
        told = {each.first for each in parts.times if each.kind in {"month", "moment"} and not each.explicit}
        if _SAID_EARLIER & set(behind) or any(0 < first - quantity.last <= 10 for first in told):
            return True  # "11,000 higher than the ONS said in November", "14,000 lower than it was in November"
    if not {("previous", "figures"), ("earlier", "figures"), ("previous", "estimates"), ("earlier", "estimates")}.isdisjoint(
        parts.pairs
    ):
        return True  # "moved previous figures up, with the year to June 2023 increasing by 166,000"
    if (
        parts.word(0) in _RECAST | {"put", "revised"}
        and parts.word(quantity.first - 1) == "by"
        and quantity.first <= _AT_THE_HEAD
    ):
        return True  # "Put up by 38,000, the peak now stands at 944,000"
    if not _FIRST_PUT_OUT.isdisjoint(parts.pairs):
        return True  # "fell by 297,000 between the two figures as they were first published"
    if _REVISING.isdisjoint(parts.word_set) or stands_revised(parts, quantity):
        return False
    before = parts.words[max(0, quantity.first - 3) : quantity.first]
    if {"revision", "revisions"} & set(parts.words[max(0, quantity.first - 6) : quantity.first]):
        return True
    return _AT_A_LEVEL.isdisjoint(before) or "by" in before


def has_another_time(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a change without a time of its own stands beside a number that has one: it may be from there, or to there.

    Not beside the number that it led to: "rose by 11 % to 517,000 in 2024".
    """
    return quantity.first not in parts.time_of and any(
        each is not quantity
        and (time := parts.time_of.get(each.first)) is not None
        and time.first > each.last
        and not (parts.word(each.first - 1) == "to" and 0 < each.first - quantity.last <= 3)
        for each in parts.quantities
    )


_RECAST = frozenset("cut lowered raised reduced marked upped trimmed slashed lifted".split())


_WHO_ESTIMATE = frozenset({"it", "ons", "statisticians", "statistics", "they"})


def is_recast(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether it may be an estimate that somebody changed: "net migration for 2024 was cut by 86,000"."""
    if is_cut_to(parts, quantity):
        return False  # "was cut in half"
    before = parts.words[max(0, quantity.first - 5) : quantity.first]
    if any(one in {"was", "were", "been", "is"} and other in _RECAST for one, other in pairwise(before)):
        return True
    # "On 18 November it cut net migration in 2024 by 86,000": a publisher, and not a government
    measures = {each.first for each in parts.mentions_of("measure")}
    return any(
        word in _RECAST and parts.word(at - 1) in _WHO_ESTIMATE and not measures.isdisjoint({at + 1, at + 2})
        for at, word in enumerate(parts.words[: quantity.first])
        if at
    )


def parted(parts: SentenceParts, ends_at: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
    """The stretches of a sentence, each its first token and one past its last; `ends_at` says of one that begins at a token whether another ends it."""
    first = 0
    for at in range(len(parts.words)):
        if ends_at(first, at):
            if at > first:
                yield first, at
            first = at + 1
    if first < len(parts.words):
        yield first, len(parts.words)


def as_multiple(quantity: Quantity) -> Stated:
    """A ratio of after to before; a halving as the per cent that is gone, of which "almost halved" is not quite all."""
    if quantity.value >= 1:
        return Stated(quantity.value, quantity.low, quantity.high, "times", quantity.hedge)
    gone = (1 - quantity.value) * 100
    low, high = quantity.low / quantity.value * gone, quantity.high / quantity.value * gone
    return Stated(-gone, max(-100.0, -high), -low, "percent", quantity.hedge)


def measured_from(
    parts: SentenceParts, subject: Subject | None, window: Window, scene: Scene, baseline: Window, value: Quantity | None
) -> dict[str, Any]:
    """The slots of a claim that something moved: what from, with the value the text gives for that, and why neither can be read."""
    refusal = why_refused(parts, subject, window, scene)
    if not refusal and baseline.words:
        refusal = NO_SUCH_PERIOD.format(words=baseline.words)
    return {
        "refusal": refusal,
        "baseline": baseline.periods,
        "baseline_basis": baseline.basis,
        "contrast": "highest" if baseline.peak else "year_before",
        "baseline_stated": stated(value) if value else None,
    }


_UP_AGAIN = RISING_VERBS | {"up", "soared", "peaked", "positive"}
_DOWN_AGAIN = FALLING_VERBS | {"down", "back", "negative"}


def _went_both_ways(parts: SentenceParts) -> bool:
    """Whether a sentence tells of a way up and a way down: "It has risen and fallen again since the pandemic"."""
    return not parts.word_set.isdisjoint(_UP_AGAIN) and not parts.word_set.isdisjoint(_DOWN_AGAIN)


def _the_other_way(kind: ClaimKind, said: Stated, slots: dict[str, Any]) -> tuple[Stated, dict[str, Any]]:
    """What is told of a net loss as net migration has it: "net emigration rose by 19,000" is a fall."""
    turned = dict(slots)
    for name in ("direction", "moved"):
        if name in slots:
            turned[name] = -slots[name]
    if slots.get("extreme"):
        turned["extreme"] = {"high": "low", "low": "high"}[slots["extreme"]]
    before = slots.get("baseline_stated")
    if before is not None and before.value > 0:
        turned["baseline_stated"] = lost(before)
    # a level below nought is told as one by its own form
    return lost(said) if kind == "change" else said, turned


def claim(
    parts: SentenceParts,
    kind: ClaimKind,
    span: tuple[int, int],
    said: Stated,
    subject: Subject | None,
    window: Window,
    scene: Scene,
    *,
    quantity: Quantity | None = None,
    at: int = 0,
    doubt: str = "",
    another_day: str = "",
    refusal: str | None = None,
    **slots: Any,
) -> Wording:
    """A wording with the slots that every claim has; `slots` are those of its kind.

    `doubt` is the kind's own reason never to be called wrong, where the words give no other, and
    `another_day` its own reason to take the number for what was known on another day;
    `refusal` stands in place of the usual reasons not to be checked.
    """
    of_now = quantity is not None and tells_of_now(
        parts, quantity, window, scene, from_named=slots.get("baseline_basis") == "explicit"
    )
    if (
        subject is not None
        and subject.measure == "net_migration"
        and slots.get("contrast") != "nought"
        and is_told_as_loss(parts, at if quantity is None else quantity.first)
    ):
        said, slots = _the_other_way(kind, said, slots)
        doubt = doubt or (
            "netmig could not tell what is meant by the peak of a net loss" if slots.get("contrast") == "highest" else ""
        )
    own = "" if doubt == NO_BASELINE else doubt
    uncertain = why_uncertain(parts, quantity, subject, scene, at)
    plain = says_its_flow_plainly(parts, quantity, subject, scene)
    if plain and uncertain == OPEN and subject is not None:
        # which flow it is of is plain all the same: whatever else is in doubt
        uncertain = why_uncertain(parts, quantity, replace(subject, basis="explicit"), scene, at) or OPEN
    # numbers beside it may settle what words are of, but not the kind's own doubt
    uncertain = own if own and uncertain in OF_WHAT else uncertain or own
    uncertain = uncertain or (NOT_A_WHOLE_YEAR if window.early else "")
    if said.value is None and not uncertain and _went_both_ways(parts):
        uncertain = BOTH_WAYS
    told = None if quantity is None else told_when(parts, quantity)
    if quantity is not None and subject is not None:
        another_day = another_day or told_of_then(parts, quantity, subject, window, scene)
    return Wording(
        kind=kind,
        start=span[0],
        end=span[1],
        sentence=parts.sentence,
        stated=said,
        subject=subject,
        periods=window.periods,
        period_basis=window.basis,
        loose=slots.pop("loose", window.loose),
        uncertain=uncertain,
        of_another_day=another_day,
        told_in=None if told is None else days_of(told, scene.published),
        unsettled=(
            *(
                each
                for each in unsettled_in(window, scene, subject)
                if not (each == "period" and (of_now or slots.get("any_time")))
            ),
            *(("baseline",) if doubt == NO_BASELINE else ()),
        ),
        ties=ties_of(parts, quantity, subject, window, scene),
        of_now=of_now,
        plain_flow=plain,
        of_estimates=(tells_of_estimates(parts) or scene.revising) and not is_told_as_new(parts, quantity),
        spoken_of=scene.spoken_of,
        refusal=why_refused(parts, subject, window, scene) if refusal is None else refusal,
        **slots,
    )


def claim_in_words(
    parts: SentenceParts,
    kind: ClaimKind,
    span: tuple[int, int],
    subject: Subject | None,
    window: Window,
    scene: Scene,
    *,
    at: int = -1,
    **slots: Any,
) -> Wording:
    """A claim without a number, from one token to another; it is told at the first, where no other place is given."""
    first, last = span
    place = parts.tokens[first].start, parts.tokens[last].end
    return claim(parts, kind, place, Stated(None, unit="people"), subject, window, scene, at=first if at < 0 else at, **slots)
