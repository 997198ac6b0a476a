"""Histories of estimates, carried from sentence to sentence: "At first it was 685,000. It is now thought to be 866,000, an increase of 181,000".

What was put first, what stands now and by how much that is more are of one year: that of the estimate in hand.
"""

from __future__ import annotations

from itertools import pairwise

from ...records import replace
from ...sentences.estimates.changed_estimates import recast_time
from ...sentences.estimates.estimate_in_hand import EstimateInHand, says_that_it_changed, tells_of_something_else
from ...sentences.estimates.known_when import WHICH_EARLIER_OF_A_CHANGE
from ...sentences.in_doubt.doubts import BESIDE, BETWEEN, OPEN, SOMETHING_ELSE
from ...sentences.in_doubt.firmness import ESTIMATE_WORDS
from ...sentences.once import once_a_number
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.times.anaphors import NAMING
from ...sentences.times.times_of import Window, read_window, window_of
from ...sentences.times.took_office import since_somebody
from ...sentences.whom.groups import settle_group
from ...sentences.wording import Subject, Wording
from ...words.cues import FALLING_VERBS, MOVING, REVISION_VERBS, RISING_VERBS
from ...words.history_roles import HistoryRole, history_role
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_expressions import TimeExpression
from ..common import claim, found_subject, lost, signed, span_of, stated
from .revisions import gives_the_estimate, is_on_another_year, is_than_the_year_before

# doubts of what a number is of, which the turn of phrase answers
_ANSWERED = frozenset({"", SOMETHING_ELSE, BESIDE, BETWEEN, OPEN})
_OF_ANOTHER_YEAR = frozenset({"peak", "record", "maximum", "height", "peaks", "records"})
_RECORDS = frozenset({"highest", "lowest", "record", "peak", "most", "largest", "biggest"})
# a sum of several changes is of no one year
_OF_SEVERAL = frozenset("together both two three combined altogether cumulative cumulatively years".split())
# only who counts finds a number too low by so much
_OF_COUNTING = frozenset(
    "owned admitted admits conceded concedes acknowledged confessed ons office statisticians estimate estimates figure count original initial turned".split()
)
_TELLING = frozenset("had claimed said told gave given put thought announced reported published estimated".split())


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """What a sentence tells of the history of an estimate."""
    found: list[Wording] = []
    if tells_of_something_else(parts):
        return found  # "Housing targets were raised by 70,000"
    held = scene.estimate
    changed = held is not None and held.recast
    for quantity in parts.quantities:
        told = _told_in_history(parts, quantity) or _end(parts, quantity, changed=changed)
        if told is None or (
            told.role == "by" and (is_than_the_year_before(parts, quantity) or is_on_another_year(parts, quantity))
        ):
            continue
        beside = any(each.kind == "level" for each in found)
        if told.role == "by" and since_somebody(parts, quantity):
            continue
        if told.role == "now" and not _RECORDS.isdisjoint(parts.words[quantity.last + 1 : quantity.last + 5]):
            continue  # "it now says 745,000, the highest ever recorded": another form says more
        if told.over_time and not (beside and _is_told_beside(parts, quantity)):
            continue  # "Since then there has been a fall of 178,000": over time
        if (
            told.role == "now"
            and told.firmness != "sure"
            and held is not None
            and held.told_now
            and parts.word(quantity.first - 1) != "to"
        ):
            continue
        if wording := _claim(parts, quantity, scene, told, changed=changed or bool(found)):
            found.append(wording)
    return found


# an estimate is of so many people at least, and by no more than so many is one changed
_LEAST, _MOST = 1000, 600_000
# so far behind a number goes what is said of it
_REST = 17


@once_a_number
def _told_in_history(parts: SentenceParts, quantity: Quantity) -> HistoryRole | None:
    """What a number is in the history of an estimate by the words between it and the numbers before; None where they do not say it."""
    if quantity.unit not in {"", "people", "times"} or (quantity.unit != "times" and abs(quantity.value) < _LEAST):
        return None
    own, following = parts.preceding(quantity), parts.following(quantity)
    start = 0 if own is None else own.last + 1
    ends = (at + 1 for at in range(quantity.first - 1, start - 1, -1) if parts.word(at) in {";", "."})
    before = parts.words[next(ends, start) : quantity.first]
    if own is not None and before[:1] == ["when"] and before[-1:] in ([","], ["and"]):
        before = []  # "was 672,000 when the ONS first published it, 740,000 in May": told of the one before
    if own is not None and own.first <= 2 and parts.word(own.first - 1) == "the" and _is_now(before):
        return HistoryRole("now", firmness="in a history")  # "The 685,000 is now 866,000"
    if following is not None and before[-1:] == ["the"] and quantity.first <= 2:
        if _is_now(parts.words[quantity.last + 1 : following.first]):
            return HistoryRole("earlier", firmness="in a history")
    told = history_role(before, parts.words[quantity.last + 1 : quantity.last + 1 + _REST])
    if told is None or (quantity.unit == "times" and told.role != "by"):
        return None
    return None if told.role == "by" and abs(quantity.value) > _MOST else told


def _is_now(between: list[str]) -> bool:
    """Whether one number is told to stand in place of another: "The 685,000 is now 866,000"."""
    return 0 < len(between) <= 3 and " ".join(between).startswith(_BECAME)


_BECAME = ("is", "are", "has become", "became", "turned into", "has turned into", "has grown to", "has shrunk to")


def _claim(parts: SentenceParts, quantity: Quantity, scene: Scene, told: HistoryRole, *, changed: bool) -> Wording | None:
    held = scene.estimate
    clear = told.firmness == "sure" or changed or (told.role == "by" and says_that_it_changed(parts))
    if told.role == "now" and not clear:
        return None  # "It is now 728,000" may be of a newer year
    if told.role == "by" and not clear:
        return None
    subject = _subject(parts, quantity, scene, held)
    if subject is None or subject.measure not in MIGRATION_FLOWS:
        return None
    if not _OF_ANOTHER_YEAR.isdisjoint(parts.word_set) and not any(
        each.kind in NAMING and each.kind != "month" for each in parts.times
    ):
        return None  # "The peak was revised up by 38,000": of a year that only these words name
    if (
        told.role in {"earlier", "first"}
        and not _OF_ANOTHER_YEAR.isdisjoint(parts.word_set)
        and quantity.first not in parts.time_of
    ):
        return None  # "944,000 in the year to March 2023, higher than the 906,000 previously believed to be the record"
    window = _window(parts, quantity, scene, subject.measure, held, of_the_first=told.role == "first")
    if window is None:
        return None
    if told.firmness == "likely" and told.role in {"earlier", "first"}:
        turned_to = window_of(parts, quantity, scene, subject.measure)
        if (
            held is None
            or held.period != window.periods[0]
            or (turned_to.basis == "inherited" and held.period not in turned_to.periods[:1])
        ):
            return None  # of another year it is read as any estimate that is told of (`forms/estimates/revisions.py`)
    if (
        told.role in {"earlier", "first"}
        and told.firmness != "sure"
        and window.basis == "explicit"
        and held is not None
        and held.period is not None
        and held.period not in window.periods
    ):
        return None  # "The ONS now puts it at 866,000 in 2023. Originally it was 184,000, in 2019"
    if told.role == "first" and told.firmness == "likely":
        clear = clear or window.basis == "explicit" or (held is not None and held.last)
    doubtful = window.basis != "explicit" and (held is None or not held.last)
    doubt = "the number may be the sum of several years" if not _OF_SEVERAL.isdisjoint(parts.word_set) else ""
    if told.role == "by" and told.firmness != "sure" and _may_be_over_time(parts, quantity, held):
        doubt = "the number may be by how much the figure changed over time"
    if told.too_far and _OF_COUNTING.isdisjoint(parts.word_set):
        doubt = "the number may be by how much somebody found the figure too high or too low"
    start, end = span_of(parts, quantity)
    if told.behind:
        end = max(end, parts.tokens[min(quantity.last + told.behind, len(parts.tokens) - 1)].end)
    said = stated(quantity, "people")
    if (
        held is not None
        and held.lost
        and held.period in window.periods
        and subject.measure == "net_migration"
        and quantity.value > 0
    ):
        said = lost(said)  # "a net loss of 114,000 Britons. We had been told 17,000"
    if told.role == "now":
        wording = claim(parts, "level", (start, end), said, subject, window, scene, quantity=quantity, loose=True)
    elif told.role == "by":
        # "three times as many left as officials had supposed"
        times, way = quantity.unit == "times", told.way or (-1 if parts.word(quantity.last + 1) == "off" else 1)
        wording = claim(
            parts, "revision", (start, end), stated(quantity, "times") if times else signed(quantity, way), subject, window, scene,
            quantity=quantity, loose=True, direction=way,
            vintage="first" if told.of_first and not _gives_another(parts, quantity, told, held) else "earlier",
        )  # fmt: skip
    else:
        wording = claim(
            parts, "revision", (start, end), said, subject, window, scene, quantity=quantity,
            vintage="first" if told.role == "first" else "earlier",
        )  # fmt: skip
    wording = replace(
        wording, of_history=True, of_another_day="" if clear and not doubtful else WHICH_EARLIER_OF_A_CHANGE, told_in=None
    )
    if wording.uncertain in _ANSWERED:
        wording = replace(wording, uncertain=doubt)
    return wording


def _may_be_over_time(parts: SentenceParts, quantity: Quantity, held: EstimateInHand | None) -> bool:
    """Whether a change may be one over time, though the text told of an estimate: "UK net migration was down by 178,000 at 728,000 in the year to June 2024"."""
    if not _COMPARED.isdisjoint(pairwise(parts.words[quantity.last + 1 : quantity.last + 12])):
        return True  # "247,000 higher than before the pandemic", "a difference of 65,000 to the balance of the year before"
    before = parts.preceding(quantity)
    if before is not None:
        first = 0 if (other := parts.preceding(before)) is None else other.last + 1
        lead = parts.words[first : before.first]
        if lead[-1:] == ["to"] and not (RISING_VERBS | FALLING_VERBS).isdisjoint(lead) and REVISION_VERBS.isdisjoint(lead):
            return True  # "before it fell to 728,000, a change of 178,000"
    if not ESTIMATE_WORDS.isdisjoint(parts.word_set) or says_that_it_changed(parts):
        return False
    times = [each for each in parts.times if each.kind in NAMING and each.kind != "month"]
    flows = any(each.code in MIGRATION_FLOWS and each.first < quantity.first for each in parts.mentions_of("measure"))
    return flows or bool(times and held is not None and held.period is not None)


_COMPARED = frozenset(
    {
        ("than", "before"),
        ("than", "in"),
        ("than", "it"),
        ("compared", "with"),
        ("compared", "to"),
        ("year", "before"),
        ("year", "earlier"),
        ("year", "ago"),
    }
)


def _is_told_beside(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a change follows right behind the number that an estimate is now: "is now thought to be 866,000, an increase of"."""
    before = parts.preceding(quantity)
    return before is not None and quantity.first - before.last <= _BESIDE and "," in parts.words[before.last : quantity.first]


# so many words lie between a number and the change that made it, at most
_BESIDE = 7


def _end(parts: SentenceParts, quantity: Quantity, *, changed: bool) -> HistoryRole | None:
    """Of "has gone from 740,000 to 906,000", where an estimate is told to have changed: what it was, and what it is."""
    if quantity.unit not in {"", "people"} or not (changed or says_that_it_changed(parts)) or _WENT.isdisjoint(parts.word_set):
        return None
    years = [each for each in parts.times if each.kind in NAMING and each.kind != "month"]
    if len(years) > 1:
        return None
    before, behind = parts.preceding(quantity), parts.following(quantity)
    if parts.word(quantity.first - 1) == "from" and behind is not None and parts.words[quantity.last + 1 : behind.first] in _TO:
        return HistoryRole("earlier", firmness="in a history")
    if before is not None and parts.word(before.first - 1) == "from" and parts.words[before.last + 1 : quantity.first] in _TO:
        return HistoryRole("now", firmness="in a history")
    return None


_WENT = frozenset({"went", "gone", "goes", "moved", "moves", "changed", "revised"})
_TO = (["to"], ["to", "a"], ["to", "some"], ["up", "to"], ["down", "to"], ["all", "the", "way", "to"])


def _gives_another(parts: SentenceParts, quantity: Quantity, told: HistoryRole, held: EstimateInHand | None) -> bool:
    """Whether the text says from which estimate a difference is, whatever it calls it: by its number, or by the month in which it came out."""
    following = parts.following(quantity)
    return (
        (held is not None and held.told_was)
        or gives_the_estimate(parts, quantity)
        or (following is not None and 0 < following.first - quantity.last - told.behind <= 3)
        or any(0 < each.first - quantity.last <= _TO_THE_MONTH and each.kind == "month" for each in parts.times)
    )


# so many words behind a difference it is said when the estimate came out from which it is
_TO_THE_MONTH = 12


def _subject(parts: SentenceParts, quantity: Quantity, scene: Scene, held: EstimateInHand | None) -> Subject | None:
    """What the number is of: what its sentence names, or what the estimate in hand is of."""
    flows = {each.code for each in parts.mentions_of("measure") if each.code in MIGRATION_FLOWS and not each.ambiguous}
    found = found_subject(parts, quantity, scene)
    groups = parts.mentions_of("group")
    if quantity.unit == "times" and found is not None and len(groups) == 1 and not dict(found.group).get("reason"):
        return replace(found, group=settle_group(dict(groups[0].group), found.measure), basis="explicit")
    if found is not None and (flows or found.local or parts.mentions_of("group")) and found.basis != "open":
        return found
    before = parts.preceding(quantity)
    net = None if before is None else found_subject(parts, before, scene)
    if net is not None and net.measure == "net_migration" and found is not None and found.measure != net.measure:
        # "a net loss of 114,000 Britons, where the old method had 17,000"
        return replace(found, measure="net_migration", group=net.group or found.group, basis="open", local=False)
    if held is None or held.subject is None:
        return found
    if groups and quantity.unit != "times" and all(each.group != held.subject.group for each in groups):
        return found  # "there were 431,000 overseas students, 5,000 more than it first said"
    if flows and flows != {held.subject.measure}:
        return found
    if not held.last and found is not None and found.measure in MIGRATION_FLOWS - {held.subject.measure}:
        return replace(found, basis="open")  # the text has gone on to another flow since: "Emigration rose to 517,000"
    if held.subject.measure == "net_migration" and not MOVING.isdisjoint(parts.words[: quantity.first]):
        return None  # "257,000 are now believed to have left, against an initial estimate of 77,000": of those, and not of the net in hand
    return replace(held.subject, basis="inherited" if held.subject.basis != "open" else "open", local=False, carried=True)


_DECEMBER = 12


def _window(
    parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str, held: EstimateInHand | None, *, of_the_first: bool
) -> Window | None:
    """The year whose estimate is told of: one that the sentence names, or that of the estimate in hand; None where none was estimated anew.

    A first estimate may be the only one: "For 2024 there is a first estimate of 431,000".
    """
    if (time := parts.time_of.get(quantity.first)) is not None and time.kind == "latest":
        return None  # "… was 944,000, and for the latest year it is now put at 204,000"
    own = recast_time(parts, quantity) or _named(parts, quantity)
    if own is not None:
        window = read_window(parts, own, scene, measure)
        revised = tuple(each for each in window.periods if scene.calendar.was_revised("net_migration", each))
        if not revised:
            return None
        of_a_calendar_year = window.periods[0].is_year and window.periods[0].end.month == _DECEMBER
        if not of_a_calendar_year:
            return replace(window, periods=revised)  # "the border figures for 2022-23"
        # "It was put at 431,000 in 2024" is of no year to June that was estimated anew
        return window if of_the_first else replace(window, periods=revised) if revised[0] == window.periods[0] else None
    if held is None or held.period is None or not scene.calendar.was_revised("net_migration", held.period):
        return None
    return Window((held.period,), "inherited")


def _named(parts: SentenceParts, quantity: Quantity) -> TimeExpression | None:
    """The time that a sentence names for a number, and not the month in which somebody said it."""
    times = [each for each in parts.times if each.kind in NAMING | {"earlier"} and not _is_when_told(parts, each, quantity)]
    own = parts.time_of.get(quantity.first)
    if own is not None and own in times:
        return own
    before = next((each for each in reversed(times) if each.last < quantity.first), None)
    behind = next((each for each in times if 0 < each.first - quantity.last <= 3), None)
    # "The real record turned out to be 139,000 higher than assumed, and fell in the 12 months to December"
    alone = times[0] if len(times) == 1 and not _OF_ANOTHER_YEAR.isdisjoint(parts.words[: quantity.first]) else None
    return before or behind or alone


def _is_when_told(parts: SentenceParts, time: TimeExpression, quantity: Quantity) -> bool:
    """Whether a time is when an estimate was given: "In November 2023 the same office had claimed", "six months ago", "told in May"."""
    if time.kind == "earlier":
        ago = parts.word(time.last) == "ago" and not time.years  # "a year ago" is of the year before
        return ago or (parts.word(time.first) != "the" and not _TELLING.isdisjoint(parts.words[time.last + 1 : time.last + 7]))
    if time.kind == "month":
        return True
    told = parts.words[time.last + 1 : quantity.first]
    return (
        time.kind in {"calendar_year", "relative_year"}
        and time.lead in {"in", "back"}
        and time.first <= 1
        and "had" in told
        and not _TELLING.isdisjoint(told)
    )
