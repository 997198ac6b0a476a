"""What the Home Office counts, told for any stretch of time: "12,748 people have crossed the Channel so far this year".

A count is told by its own name in its own clause. What the name is, and when, is read here alone: neither
is carried over from what the text said of net migration.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from ..records import replace
from ..sentences.counts.count_baselines import (
    A_YEAR,
    end_of_quarter_before,
    is_set_against,
    since_when,
    tells_of_a_year_before,
    times_of_baselines,
    year_before,
)
from ..sentences.counts.count_doubts import why_doubtful, why_no_count
from ..sentences.counts.count_in_hand import (
    CARRIED,
    OF_ONE_DAY,
    is_of_it_for_certain,
    same_part_of,
    same_time_of_another_year,
    time_right_before,
    times_in_hand,
)
from ..sentences.counts.count_named import CHANGES, count_of, goes_on_about, is_narrowed, is_of_counts
from ..sentences.counts.count_when import RUNNING, CountedWhen, up_to_now
from ..sentences.counts.count_windows import nearest_time, newest_of_stock, times_of_counts
from ..sentences.directions import direction_of
from ..sentences.ends.comparisons import is_baseline_quantity
from ..sentences.in_doubt.rows import OF_NO_NAMED_YEAR, why_in_a_row
from ..sentences.parts import SentenceParts
from ..sentences.roles import role_of
from ..sentences.scene import Scene
from ..sentences.whom.counted_here import is_counted_here
from ..sentences.wording import ClaimKind, Subject, Tie, Wording
from ..words.counted import CUES, Counted, find_counted
from ..words.cues import EXTREME_LOW
from ..words.quantities import Quantity
from ..words.subjects import STOCKS
from ..words.time_expressions import newest_counts
from .common import as_multiple, signed, span_of, stated
from .records.count_records import EXTREME, find_records, record_before

LEAST = 100
_ROLES = frozenset({"level", "from", "change", "percent", "fraction", "ratio"})
_UNITS = frozenset({"", "people", "applications", "percent", "share", "times"})


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The counts that a sentence tells, each by its own name."""
    if parts.word_set.isdisjoint(CUES) and not (parts.quantities and (scene.counted is not None or is_of_counts(scene))):
        return []
    if not parts.quantities and parts.word_set.isdisjoint(EXTREME):
        return []
    counts = find_counted(parts.words)
    if not counts:
        counts = goes_on_about(parts, scene)
    if not counts:
        return []
    found = []
    times: dict[str, list[CountedWhen]] = {}
    sure: set[int] = set()
    for quantity in parts.quantities:
        if (
            (role_of(parts, quantity) not in _ROLES and not _sought(parts, quantity))
            or quantity.unit not in _UNITS
            or quantity.form == "vague"
        ):
            continue
        if quantity.unit in {"", "people", "applications"} and abs(quantity.value) < LEAST:
            continue
        count = count_of(parts, quantity, counts)
        if count is None or is_narrowed(parts, quantity, count):
            continue
        if count.measure not in times:
            times[count.measure] = times_of_counts(parts, count.measure, scene.published)
        before = parts.preceding(quantity)
        firm = (
            before is not None
            and before.first in sure
            and (role_of(parts, quantity) in CHANGES or is_baseline_quantity(parts, quantity))
        )
        if wording := _wording(parts, quantity, count, times[count.measure], scene, firm=firm):
            found.append(wording)
            if count.first == CARRIED and not wording.uncertain:
                sure.add(quantity.first)
    return found + find_records(parts, scene, counts, found)


def _sought(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of those who "sought asylum", and of nothing that was sought."""
    return ("sought", "asylum") in pairwise(parts.words[quantity.last + 1 : quantity.last + 5])


def _wording(
    parts: SentenceParts, quantity: Quantity, count: Counted, times: list[CountedWhen], scene: Scene, *, firm: bool = False
) -> Wording | None:
    """What a sentence says of a count; `firm` is whether a number just before is of it for certain, and a change is told of that."""
    role = role_of(parts, quantity)
    against = times_of_baselines(parts, quantity, times)
    if role == "ratio":
        # "treble the number for 2020", "more than twice as many as in 2019": a time behind a multiple is what it is measured from
        against = [*against, *(each for each in times if each.first > quantity.last and not each.running)]
    plain = [
        each
        for each in times
        if each not in against
        and not is_set_against(parts, each)
        and not (each.length and (role in CHANGES or count.measure in STOCKS))
    ]
    when = nearest_time(parts, quantity, plain, level=role == "level")
    in_hand = scene.counted if count.first == CARRIED and role not in CHANGES else None
    if in_hand is not None and (shifted := same_time_of_another_year(parts, quantity, in_hand)):
        when = CountedWhen(shifted, quantity.first, quantity.first)
    released = False
    measure, published = count.measure, scene.published
    certain = firm or (count.first == CARRIED and is_of_it_for_certain(parts, quantity, scene.counted, when))
    doubt = why_doubtful(parts, quantity, count, scene, certain=certain)
    loosely = when is not None and not {"middle", "mid"}.isdisjoint(parts.words[max(0, when.first - 1) : when.first + 1])
    if measure in RUNNING and role not in CHANGES and (loosely or _names_a_month_and_a_year(parts, quantity)):
        doubt = doubt or "netmig could not tell when this was"
    if count.measure in RUNNING and "party" in parts.word_set:
        doubt = doubt or "netmig could not tell which party is meant"
    if when is not None and not when.periods:
        # words of time that are not understood
        if (measure in RUNNING or role in CHANGES) and not (count.first == CARRIED and role in CHANGES):
            return None
        doubt = doubt or "netmig could not tell when this was"
        when = None
    hand = scene.counted if count.first == CARRIED else None
    if hand is not None and role not in CHANGES:
        when = time_right_before(parts, quantity, times) or when
    if hand is not None and when is not None and not when.periods and hand.newest:
        when = None
    if (
        hand is not None
        and when is not None
        and when.periods
        and role not in CHANGES
        and (alike := same_part_of(when.periods[0], hand, plain))
    ):
        when = replace(when, periods=(*alike, *when.periods))
    if when is None and hand is not None and role != "from":
        of_then = times_in_hand(parts, quantity, hand, of_a_change=role in CHANGES)
        when = CountedWhen(of_then, CARRIED, CARRIED) if of_then else None
    if (
        when is None
        and role not in CHANGES
        and (preceding := parts.preceding(quantity)) is not None
        and tells_of_a_year_before(parts, quantity)
    ):
        # "was 118,000 in March, far lower than the 172,000 of a year before"
        when = nearest_time(parts, preceding, plain, level=True)
        when = when if when is not None and when.periods and not when.running else None
    if when is None:
        if measure in RUNNING and role not in CHANGES and tells_of_a_year_before(parts, quantity):
            when = CountedWhen(up_to_now(date(published.year, 1, 1), published), 0, 0)
        elif measure in RUNNING:
            return None
    if when is None:
        newest = newest_of_stock(published) if measure in STOCKS else newest_counts(published)
        several = (newest, *((end_of_quarter_before(newest, 1),) if measure in STOCKS else ()), year_before(newest))
        when = CountedWhen(several if role not in CHANGES else several[:1], 0, 0, explicit=False)
    released = (
        not when.explicit
        and not any(each.periods for each in plain)
        and (role in CHANGES or not parts.times)
        and (_ONCE - _PEAKS if role in CHANGES else _ONCE).isdisjoint(parts.word_set)
        and scene.calendar.released_on_the_day(measure)
    )
    if measure in STOCKS and any(each.kind != "point" for each in when.periods):
        return None
    subject = Subject(measure, count.group, "explicit", local=True)
    row = why_in_a_row(parts, quantity, subject)
    dated = when.explicit and bool(when.periods) and when.first != CARRIED
    doubt = doubt or ("" if row == OF_NO_NAMED_YEAR and dated else row)
    if role == "level" and not certain and not _is_named_beside(parts, quantity, count):
        doubt = doubt or "the number may be of something other than the count named before"
    start, end = span_of(parts, quantity)
    slots: dict[str, object] = {}
    said = stated(quantity, quantity.unit or "people")
    kind: ClaimKind = "level"
    periods = when.periods
    if periods[0].kind == "day" and measure in RUNNING:
        doubt = doubt or OF_ONE_DAY
    if role in CHANGES:
        found = since_when(parts, quantity, count, when, times, published)
        if found is None:
            return None
        periods, baseline, told = found
        if not baseline:
            return None
        kind = (
            "change"
            if role == "change"
            else "percent_change"
            if quantity.unit == "percent"
            else "ratio"
            if quantity.unit == "times" and quantity.value >= 1
            else "fraction"
        )
        direction = direction_of(parts, quantity)
        said = signed(quantity, direction) if role != "ratio" else as_multiple(quantity)
        if role == "ratio" and quantity.unit != "times":
            return None
        slots = {"baseline": baseline, "baseline_basis": "explicit" if told else "open", "direction": direction}
        if not told:
            doubt = doubt or "netmig could not tell what it is compared with"
    elif role == "from":
        following = parts.following(quantity)
        behind = " ".join(parts.words[quantity.last + 1 : following.first if following is not None else len(parts.words)])
        own = quantity.last < when.first < (following.first if following is not None else len(parts.words))
        if any(each in behind for each in A_YEAR) or (not own and when.over_a_year):
            periods = tuple(year_before(each) for each in periods)
        elif not own:
            periods = tuple(year_before(each) for each in periods)
            doubt = doubt or "netmig could not tell when this was so"
    elif tells_of_a_year_before(parts, quantity) and when.first != CARRIED:
        periods = tuple(year_before(each) for each in periods)
    elif (is_baseline_quantity(parts, quantity) and not quantity.last <= when.first) or _tells_of_earlier(parts, quantity):
        doubt = doubt or "this may be about an earlier time"
    elif (cue := record_before(parts, quantity)) is not None:
        kind = "extreme"
        slots = {"extreme": "low" if cue in EXTREME_LOW else "high"}
    ties: frozenset[Tie] = frozenset({"measure", "period"})
    return Wording(
        kind=kind,
        start=start,
        end=end,
        sentence=parts.sentence,
        stated=said,
        subject=subject,
        periods=periods,
        period_basis="explicit" if when.explicit else "release",
        uncertain=doubt,
        unsettled=(
            *(("period",) if not when.explicit and not released else ()),
            *(() if is_counted_here(parts, count, at_home=scene.at_home) else ("place",)),
        ),
        ties=ties,
        spoken_of=scene.spoken_of,
        refusal=why_no_count(parts, subject, scene),
        counted="crossings"
        if _is_of_crossings(parts, quantity)
        else "cases"
        if count.of_cases and quantity.unit != "people"
        else "people",
        **slots,  # type: ignore[arg-type]
    )


# of some time that is not said
_ONCE = frozenset("once had peaked peak then when used after ever record highest previously earlier originally".split())


_PEAKS = frozenset({"peak", "peaked", "record", "highest", "before", "previously", "earlier"})


def _names_a_month_and_a_year(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a month and, apart from it, its year stand around a number: "The record for January is 1,339, in 2022"."""
    first, stop = parts.segment(quantity)
    times = [each for each in parts.times if first <= each.first < stop]
    bare = any(each.kind == "month" and not each.year and not each.years for each in times)
    return bare and any(each.kind in {"calendar_year", "relative_year"} for each in times)


def _is_named_beside(parts: SentenceParts, quantity: Quantity, count: Counted) -> bool:
    """Whether the count is named with the number, or the number is what it went to or is set against."""
    first, stop = parts.segment(quantity)
    return (
        first <= count.first < stop
        or parts.word(quantity.first - 1) == "to"
        or is_baseline_quantity(parts, quantity)
        or record_before(parts, quantity) is not None
    )


def _tells_of_earlier(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a time that only points back stands with a number: "A year ago 16,317 people had crossed by now"."""
    first, stop = parts.segment(quantity)
    return any(
        time.kind in {"earlier", "decade_ago"}
        and first <= time.first < stop
        # "111,084, higher than in the year before" is of now
        and (time.first < quantity.first or _SET_ON.isdisjoint(parts.words[max(quantity.last, time.first - 3) : time.first + 1]))
        for time in parts.times
    )


_SET_ON = frozenset({"than", "on", "from", "compared", "against", "over"})


def _is_of_crossings(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of crossings, which may be those of boats: "1,111 small boat crossings"."""
    return "crossings" in parts.words[quantity.last + 1 : quantity.last + 5]
