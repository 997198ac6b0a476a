"""Changes: by how much something fell or rose, in people, pounds or per cent. "a fall of 435,000", "up 36 %"."""

from __future__ import annotations

from itertools import pairwise

from ..records import replace
from ..sentences.directions import direction_of, goes_on_of
from ..sentences.ends.baselines import baseline_of, is_set_against_years
from ..sentences.ends.change_told import is_the_change_told
from ..sentences.ends.own_ends import peak_it_left, turned, turns_behind
from ..sentences.ends.told_beside import begins_with
from ..sentences.estimates.known_when import OF_TWO_ESTIMATES
from ..sentences.estimates.told_as_old import is_figure_of_a_month, is_what_was_told_once
from ..sentences.in_doubt.doubts import A_MARK
from ..sentences.parts import SentenceParts
from ..sentences.roles import role_of
from ..sentences.scene import Scene
from ..sentences.times.eras import years_of_an_era
from ..sentences.times.other_times import FROM_THE_TURN, OF_THE_EARLIER, WHICH_IS_COMPARED
from ..sentences.times.times_of import Window, two_calendar_years, window_of
from ..sentences.whom.same_people import restated
from ..sentences.wording import Wording
from ..words.cues import CHANGE_VERBS
from ..words.quantities import Quantity
from .common import (
    NO_BASELINE,
    claim,
    ends_of,
    found_subject,
    has_another_time,
    is_recast,
    may_be_a_revision,
    measured_from,
    numbers_beside,
    of_an_estimate,
    signed,
    span_of,
    stands_off,
)
from .estimates.revisions import is_than_a_newer_estimate, is_than_the_year_before, speaks_of_estimates
from .estimates.vintages import leads_to_another

# what a change is from or of, where it is no change over time: "down 45 % on the 2024 figure first announced"
_AN_ESTIMATE = frozenset(
    {"estimate", "estimates", "estimated", "tables", "stated", "counted", "originally", "initially", "announced"}
)
_ADDING = frozenset({"add", "adds", "added", "adding"})


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The changes that a sentence states."""
    found = []
    for quantity in parts.quantities:
        if role_of(parts, quantity) in {"change", "percent", "fraction"} and quantity.unit not in {
            "percentage points",
            "visas",
            "applications",
        }:
            if quantity.unit in {"", "people"} and abs(quantity.value) < 1000:
                continue
            if wording := _change(parts, quantity, scene):
                found.append(wording)
    return found


def _change(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Wording | None:
    if speaks_of_estimates(parts, quantity):
        return None  # a revision of one period, never a change over time
    subject = found_subject(parts, quantity, scene)
    if subject is None and not scene.people and not scene.lead:
        return None
    measure = subject.measure if subject else "net_migration"
    window = window_of(parts, quantity, scene, measure)
    baseline, set_against = baseline_of(parts, quantity, scene, measure, window.periods)
    if (peak := peak_it_left(parts, quantity)) is not None:
        baseline, set_against = replace(window_of(parts, peak, scene, measure), basis="explicit"), peak
        latest = scene.calendar.latest(measure)
        if latest is not None and window.periods[:1] == baseline.periods[:1]:
            window = Window((latest,), "inherited")  # "before falling by half": up to now
    start, end = span_of(parts, quantity)
    direction = direction_of(parts, quantity)
    if "since" in parts.words[max(0, quantity.first - 4) : quantity.first] and any(each.is_year for each in window.periods):
        # "It has since fallen by 178,000": the stretch told before is no year that it moved to
        window = replace(window, periods=tuple(each for each in window.periods if each.kind != "span"))
    era = years_of_an_era(parts, quantity, scene, measure, window, baseline)
    if era is not None:
        window, baseline = era
    if era is None and (ends := two_calendar_years(parts, quantity, scene, measure, window)) is not None:
        window, baseline = ends
    backwards = (
        bool(baseline.periods and window.periods) and not baseline.peak and baseline.periods[0].stop > window.periods[0].stop
    )
    return claim(
        parts,
        "change" if quantity.unit in {"", "people", "GBP"} else "percent_change" if quantity.unit == "percent" else "fraction",
        (start, end),
        signed(quantity, direction),
        subject,
        window,
        scene,
        quantity=quantity,
        doubt=(
            WHICH_IS_COMPARED
            if (backwards and era is None) or _is_between_times(parts, quantity)
            else OF_THE_EARLIER
            if _is_higher_then(parts, quantity, window, scene, measure)
            else "the change may be measured from another time than the one before it"
            if _is_added_to_a_change(parts, quantity)
            else NO_BASELINE
            if (_is_between_those_told(parts) and baseline.basis != "inherited") or (era is None and _is_from_an_event(parts))
            else "the number is compared with several years"
            if is_set_against_years(parts, quantity)
            else "the number is how far one figure falls short of another"
            if ("fell", "short") in parts.pairs or ("falls", "short") in parts.pairs
            else "it is said of each of several years"
            if "each" in parts.words[quantity.last : quantity.last + 5] or _goes_on_yearly(parts, quantity)
            else "it may be the difference between two estimates for one period"
            if _is_on_an_estimate(parts, quantity) or _by_statisticians(parts, quantity)
            else FROM_THE_TURN
            if (turned(parts, quantity) and peak is None) or turns_behind(parts, quantity)
            else "the change may be measured from the figure published at the time"
            if any(_is_told_in_a_month(parts, at) for at in range(quantity.last + 2, quantity.last + _TO_A_FIGURE))
            else A_MARK
            if _from_a_round_number(parts, quantity)
            else "netmig could not tell which years are compared"
            if any(period.kind == "span" for period in window.periods)
            else "the number may be the sum of several years"
            if _ADDING & set(parts.words[max(0, quantity.first - 4) : quantity.first])
            else ""
            if era is not None
            or (
                (baseline.periods or baseline.peak)
                and baseline.basis != "open"
                and (baseline.basis == "explicit" or not has_another_time(parts, quantity))
            )
            else NO_BASELINE
        ),
        another_day=OF_TWO_ESTIMATES
        if of_an_estimate(parts, quantity.first)
        or is_recast(parts, quantity)
        or may_be_a_revision(parts, quantity)
        or ((base := begins_with(parts, quantity)) is not None and is_what_was_told_once(parts, base))
        or leads_to_another(parts, quantity)
        or _is_on_the_figure_of_a_month(parts, quantity)
        or (
            not {"estimate", "estimates"}.isdisjoint(parts.words[quantity.last + 1 : quantity.last + 6])
            and not is_than_a_newer_estimate(parts, quantity)
        )
        else "",
        direction=direction,
        again_of=-1 if (told := restated(parts, quantity)) is None else told.start,
        of_an_era=era is not None,
        ends=ends_of(parts, quantity),
        **numbers_beside(parts, quantity) | ({"goes_on": True} if is_the_change_told(parts, quantity, scene) else {}),
        **measured_from(parts, subject, window, scene, baseline, set_against),
    )


def _is_added_to_a_change(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether it is the second of two that are told in the same words: "a fall of 445,000 in a year and of 720,000 in two"."""
    return parts.word(quantity.first - 1) == "of" and parts.word(quantity.first - 2) == "and" and goes_on_of(parts, quantity) != 0


_HIGHER = frozenset({"higher", "lower", "more", "fewer", "less", "bigger", "smaller", "larger"})


def _is_higher_then(parts: SentenceParts, quantity: Quantity, window: Window, scene: Scene, measure: str) -> bool:
    """Whether an earlier year is told to have been above or below now: "was 445,000 higher a year ago", "some 80 % higher than now"."""
    behind = parts.words[quantity.last + 1 : quantity.last + 14]
    by = parts.word(quantity.first - 1) == "by" and parts.word(quantity.first - 2) in _HIGHER  # "had been lower by 65,000"
    if _HIGHER.isdisjoint(behind[:2]) and not by:
        return False
    if "than" in behind:
        than = behind.index("than")
        return bool({"now", "today", "currently"} & set(behind[than + 1 : than + 5]))
    if any(time.kind == "earlier" for time in parts.times) or ("years", "ago") in pairwise(parts.words):
        return True
    latest = scene.calendar.latest(measure)
    return window.basis == "explicit" and bool(window.periods) and latest is not None and window.periods[0].stop < latest.stop


def _goes_on_yearly(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether something is told as going on at a rate: "was falling by 60 per cent a year"."""
    going = any(
        word in CHANGE_VERBS and word.endswith("ing") for word in parts.words[max(0, quantity.first - 3) : quantity.first]
    )
    return going and parts.words[quantity.last + 1 : quantity.last + 3] == ["a", "year"]


def _is_between_times(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a change is told between two times that other words part: "between the year ending June 2023 - 906,000 - and June 2024"."""
    if "between" not in parts.words[quantity.last + 1 :]:
        return False
    return any(
        time.kind != "between"
        and time.first > quantity.last
        and "between" in parts.words[max(quantity.last, time.first - 3) : time.first]
        for time in parts.times
    )


def _is_between_those_told(parts: SentenceParts) -> bool:
    """Whether a change is told between two times that the text has named: "had shrunk by 178,000 between those two years"."""
    return "between" in parts.word_set and not _THOSE_TWO.isdisjoint(parts.pairs)


def _is_from_an_event(parts: SentenceParts) -> bool:
    """Whether a change is told from an event to a time: "between the election and the end of 2025", "from the election to last December"."""
    for at, word in enumerate(parts.words):
        if word in _JOINED and not _EVENTS.isdisjoint(ahead := parts.words[at + 1 : at + 7]) and _JOINED[word] in ahead:
            return True
    return False


_JOINED = {"between": "and", "from": "to"}
_EVENTS = frozenset("election vote referendum office handover brexit pandemic takeover landslide".split())
_THOSE_TWO = frozenset((one, other) for one in ("those", "these", "the") for other in ("two", "dates", "years", "points"))


def _is_on_an_estimate(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether it is told against what was estimated: "20 % up on what the ONS estimated", "down 45 % on the figure first announced"."""
    behind = parts.words[quantity.last + 1 : quantity.last + 7]
    if ("figure", "first") in parts.pairs:
        return True  # "as against the figure first given"
    if is_than_a_newer_estimate(parts, quantity) or is_than_the_year_before(parts, quantity):
        return False
    return not _AN_ESTIMATE.isdisjoint(behind) or ("what" in behind and not _ESTIMATING.isdisjoint(behind))


def _is_on_the_figure_of_a_month(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a change is measured by what a month's release had: "down by 8 % from December 2022 on the November figure, 745,000"."""
    behind = range(quantity.last + 2, quantity.last + _TO_A_FIGURE)
    return any(is_figure_of_a_month(parts, at) for at in behind)


def _is_told_in_a_month(parts: SentenceParts, at: int) -> bool:
    """Whether a number is named that somebody gave in a month: "below the number that the Prime Minister told us of in May"."""
    if parts.word(at) not in _NUMBERS or parts.word(at - 1) not in {"the", "that"}:
        return False
    told = parts.words[at + 1 : at + _TO_A_FIGURE]
    return any(
        each.kind == "month" and not each.explicit and 0 < each.first - at <= _TO_A_FIGURE for each in parts.times
    ) and not _TELLING.isdisjoint(told)


_NUMBERS = frozenset({"number", "figure", "one", "total", "estimate", "count"})
_TELLING = frozenset(
    "told announced boasted published reported gave given trumpeted claimed said spoke hailed celebrated released put".split()
)


_TO_A_FIGURE = 10
_ESTIMATING = frozenset("estimated said thought reported reckoned believed".split())


_RECOUNTING = frozenset("cut raised lowered trimmed slashed upped taken added".split())


def _by_statisticians(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether who counts has changed a number, and not who came: "the ONS has cut net migration in 2024 by 86,000"."""
    before = parts.words[: quantity.first]
    return not _RECOUNTING.isdisjoint(before) and not {"ons", "statisticians"}.isdisjoint(before)


def _from_a_round_number(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a difference is from a number of no year, or somebody's own: "187,000 fewer than a million", "71,000 over the old limit of 100,000"."""
    if quantity.unit in {"percent", "share"}:
        return False
    following = parts.following(quantity)
    if stands_off(parts, quantity):
        return True
    if following is not None and any(word.endswith("'s") for word in parts.words[quantity.last + 1 : following.first]):
        return True  # "116,000 above the watchdog's 315,000"
    return (
        following is not None
        and following.first not in parts.time_of
        and following.first - quantity.last <= 9
        and following.value % 50_000 == 0
    )
