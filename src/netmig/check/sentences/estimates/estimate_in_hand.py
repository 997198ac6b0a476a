"""The estimate that a text tells the history of: of which year and of whom, and whether it has been said that it was changed.

"Something similar has happened to the figure for 2023. At first it was 685,000. It is now thought to be 866,000, an
increase of 181,000": the second and the third sentence name no year, and are of no newer one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....periods import Period
from ...records import record, replace
from ...words.subjects import MIGRATION_FLOWS
from ...words.turns import Turns, stretch
from ..once import once_alone
from ..parts import SentenceParts
from ..scene import Scene
from ..times.anaphors import NAMING
from ..times.windows import read_window
from ..wording import Subject, Wording
from .estimates_told import tells_of_recasting

_RECAST = Turns(
    (r"\bsimilar (?:has )?happened to\b", "similar"),
    (r"\bsame (?:has )?(?:happened|goes|is true|applies) (?:to|for|of)\b", "same"),
    (r"\bchanged (?:its|their) mind\b", "mind"),
    (r"\banother (?:go|look|stab|try) at\b", "another"),
    (r"\b(?:looked|look|looking|gone|went|goes|going) (?:again |back |over )+(?:at|over|to|through)?\b", "looked look looking gone went goes going", "again back over"),
    (r"\bthought again\b|\bsecond thoughts\b", "thought thoughts"),
    (r"\bhad to (?:change|correct|revise|redo|rework|raise|cut|lift|lower)\b", "had", "change correct revise redo rework raise cut lift lower"),
    (r"\b(?:changed|redone|reworked|corrected|updated|overhauled|redrawn|rewritten) (?:its|their|the) (?:\w+ )?(?:number|numbers|figure|figures|estimate|estimates|sums)\b", "changed redone reworked corrected updated overhauled redrawn rewritten", "its their the"),
    (r"\b(?:figure|figures|estimate|estimates|number|numbers|total)\b.*\b(?:has|have|had) (?:also |since |now )?(?:been )?(?:changed|revised|corrected|redone|updated|moved|raised|lifted|lowered|cut|upped|bumped|put) (?:up|down|to|too|as well|by|again)?\b", "figure figures estimate estimates number numbers total", "changed revised corrected redone updated moved raised lifted lowered cut upped bumped put"),
    (r"\brevised (?:its|their|the)\b|\brevisions? (?:to|of) the\b", "revised revision revisions"),
    (r"\b(?:put up|put down|raised|lifted|lowered|cut|upped|doubled|trebled|redid|rewrote|rewritten) (?:its|their|the) (?:old |earlier |first |previous )?(?:estimates?|figures?|numbers?|counts?)\b", "put raised lifted lowered cut upped doubled trebled redid rewrote rewritten", "its their the"),
    (r"\b(?:has|have) (?:also |since |now |just |itself |likewise )*been (?:redone|reworked|rewritten|recast|redrawn|recalculated|re-estimated|restated|revisited|recounted|(?:done|counted|reckoned) (?:again|afresh|anew))\b", "been", "redone reworked rewritten recast redrawn recalculated re-estimated restated revisited recounted done counted reckoned"),
    (r"\b(?:changed|altered|revised) (?:its|their) (?:view|reckoning|opinion)\b", "view reckoning opinion"),
    (r"\b(?:old|older|earlier|previous) (?:numbers|figures|estimates)\b", "old older earlier previous", "numbers figures estimates"),
)  # fmt: skip
_NOW = re.compile(r"\b(?:is|are|stands|put|thinks|reckons|says|think|reckon|say) (?:at )?now\b|\bnow (?:put|puts|thought|thinks|reckons|says|reckoned|stands|at|think|reckon|say|estimated|estimates)\b")  # fmt: skip


@record(kw_only=True)
class EstimateInHand:
    """An estimate that was told of, and how it was."""

    period: Period | None
    subject: Subject | None
    paragraph: int
    recast: bool
    """Whether the text has said that it was changed, or that it is now another."""
    last: bool = True
    """Whether it was the last sentence that told of it."""
    told_was: bool = False
    """Whether the text has told what it was put at before: by how much it was changed is measured from there."""
    told_now: bool = False
    """Whether what stands now has been told: "It is now 728,000" is then of a newer year."""
    lost: bool = False
    """Whether it is of people lost: what follows gives such numbers without their sign."""


@once_alone
def says_that_it_changed(parts: SentenceParts) -> bool:
    """Whether a sentence says that an estimate was changed: "The ONS has had another go at the year to December"."""
    return tells_of_recasting(parts) or _RECAST.search(stretch(" ".join(parts.words))) is not None


def estimate_in_hand(parts: SentenceParts, found: Sequence[Wording], scene: Scene) -> EstimateInHand | None:
    """The estimate that a sentence leaves in hand for the next."""
    if tells_of_something_else(parts):
        return None
    held = scene.estimate
    paragraph = parts.sentence.paragraph
    numbers = [
        each
        for each in found
        if each.subject is not None
        and each.subject.measure in MIGRATION_FLOWS
        and each.periods
        and each.stated.value is not None
        and each.kind in {"level", "extreme", "revision"}
    ]
    told = [each for each in numbers if each.kind == "revision" or each.of_history]
    changed = says_that_it_changed(parts)
    if told and told[-1].subject is not None:
        return EstimateInHand(
            period=None if "ago" in parts.words[:4] else told[-1].likeliest or told[-1].periods[0], subject=told[-1].subject, paragraph=paragraph, recast=True,
            told_was=any(each.vintage != "current" and not each.direction for each in told) or (held is not None and held.told_was),
            told_now=any(_stands(each) for each in numbers) or (held is not None and held.told_now), lost=_is_lost(told[-1]),
        )  # fmt: skip
    named = [
        each
        for each in numbers
        if each.period_basis in {"explicit", "inherited", "release"}
        and each.subject is not None
        and scene.calendar.was_revised("net_migration", each.likeliest or each.periods[0])
    ]
    if named and (subject := named[-1].subject) is not None:
        now = _NOW.search(" ".join(parts.words)) is not None
        return EstimateInHand(
            period=named[-1].likeliest or named[-1].periods[0], subject=subject, paragraph=paragraph, recast=changed or now,
            told_now=any(_stands(each) for each in numbers), lost=_is_lost(named[-1]),
        )  # fmt: skip
    if changed and not numbers:
        in_hand = held.subject if held is not None and held.last else None
        held_subject = in_hand or scene.lead or (scene.flow.subject if scene.flow is not None else None)
        measure = next(
            (each.code for each in parts.mentions_of("measure") if each.code in MIGRATION_FLOWS and not each.ambiguous), ""
        )
        subject = Subject(measure, (), "explicit") if measure and not parts.mentions_of("group") else held_subject
        period = next(
            (
                window.periods[0]
                for time in reversed(parts.times)
                if time.kind in NAMING | {"earlier"}
                and (window := read_window(parts, time, scene, "net_migration")).periods
                and scene.calendar.was_revised("net_migration", window.periods[0])
            ),
            held.period if held is not None else None,
        )
        if subject is not None and subject.measure in MIGRATION_FLOWS:
            return EstimateInHand(period=period, subject=subject, paragraph=paragraph, recast=True)
    if held is None or paragraph - held.paragraph > 1:
        return None
    # "To be exact, that peak is for the year to June": of the very estimate
    exactly = [each for each in found if each.kind == "extreme" and each.period_basis == "explicit" and not parts.quantities]
    if (
        exactly
        and held.subject is not None
        and exactly[0].subject is not None
        and exactly[0].subject.measure == held.subject.measure
    ):
        held = replace(held, period=exactly[0].periods[0])
    # other numbers came between: what follows may be of these
    between = bool(numbers) or bool(parts.quantities)
    return EstimateInHand(
        period=held.period, subject=held.subject, paragraph=held.paragraph, recast=held.recast and not between, last=held.last and not between,
        told_was=held.told_was, told_now=held.told_now, lost=held.lost,
    )  # fmt: skip


def tells_of_something_else(parts: SentenceParts) -> bool:
    """Whether a sentence with numbers tells of what is no migration, and no flow: "Housing targets were raised by 70,000". What is said next may be of that."""
    if any(each.code in MIGRATION_FLOWS for each in parts.mentions_of("measure")) or not parts.quantities:
        return False
    if parts.mentions_of("other_subject"):
        return True
    at = next((at for at, word in enumerate(parts.words) if word in _ARE and at < parts.quantities[0].first), 0)
    head = parts.word(at - 1)
    plural = head.isalpha() and head.endswith("s") and at - 1 not in parts.in_times
    return 0 < at <= _SHORT_HEAD and plural and head not in _OF_ESTIMATES and not parts.mentions_of("group")


_ARE = frozenset({"were", "are"})
# "Housing targets were": a head of so many words at most is the sentence's own
_SHORT_HEAD = 3
_OF_ESTIMATES = frozenset(
    "figures estimates numbers statisticians officials ministers sums counts totals arrivals departures migrants immigrants emigrants"
    " readers voters others experts mps this britons levels revisions corrections".split()
)


def _stands(wording: Wording) -> bool:
    """Whether a number is told as what an estimate is, and not as what it was, nor by how much it was changed."""
    return wording.kind in {"level", "extreme"} and wording.vintage == "current"


def _is_lost(wording: Wording) -> bool:
    """Whether a number is of net migration below nought."""
    return (
        wording.subject is not None
        and wording.subject.measure == "net_migration"
        and wording.stated.value is not None
        and wording.stated.value < 0
        and not wording.direction
    )
