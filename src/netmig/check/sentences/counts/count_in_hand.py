"""The count that a text told of last, and for when: what "there were 13 per cent more than in 2024" goes on about.

A sentence that names no count may be of the one told before it, and of the same time where it names none.
What is read so is held against the figures, and called right where they say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ....periods import Period
from ...records import replace
from ...words.counted import Counted, find_counted
from ...words.cues import MOVING
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ..ends.comparisons import is_baseline_quantity
from ..parts import SentenceParts
from ..roles import role_of
from ..wording import Wording
from .count_baselines import end_of_quarter_before
from .count_when import RUNNING, CountedWhen, CountInHand
from .count_windows import times_of_counts

COUNTED = frozenset({
    "small_boat_arrivals", "asylum_applications", "asylum_initial_decisions", "asylum_supported", "asylum_awaiting_decision", "returns",
})  # fmt: skip
# why a number of one day is left alone, although it is plain of what it is
OF_ONE_DAY = "the number for one day is often reported before the day is over"
# where a count stands that the sentence does not name
CARRIED = -1
# how many paragraphs on a text may go on about a count
_REACH = 1


_LEFT_OUT = frozenset("exclude excludes excluding omit omits omitting".split())
_NOT_IN = frozenset(
    {
        ("not", "include"),
        ("not", "including"),
        ("not", "included"),
        ("leave", "out"),
        ("leaves", "out"),
        ("leaving", "out"),
        ("not", "count"),
    }
)


def counted_last(
    parts: SentenceParts, found: Sequence[Wording], before: CountInHand | None, published: date
) -> CountInHand | None:
    """The count in hand once a sentence has been read."""
    paragraph = parts.sentence.paragraph
    counted = [each for each in found if each.counted and each.periods and each.subject is not None]
    told = [each for each in counted if each.kind in {"level", "extreme"} and each.stated.value]
    if not told:
        if counted and (of := counted[0].subject) is not None and (before is None or before.measure != of.measure):
            # "a 36 per cent fall in Channel crossings in 2023"
            first = counted[0]
            plain = not (first.uncertain or first.refusal) and first.period_basis == "explicit"
            return CountInHand(
                of.measure, of.group, first.periods, first.periods, paragraph, just=plain, cases=first.counted == "cases"
            )
        if counted:
            return before and replace(before, paragraph=paragraph)
        hand = _named_only(parts, before, published)
        if hand is None or not _LEFT_OUT.isdisjoint(parts.word_set) or not _NOT_IN.isdisjoint(parts.pairs):
            return None  # "The figures leave out those who cross the Channel": nothing goes on about them
        if hand is before and not parts.quantities and not (parts.spoken_of & {"measure", "other_subject", "elsewhere"}):
            return hand  # "Under Rishi Sunak it took longer"
        # "Another 451 landed at Dover", "The asylum backlog has hit a new high": the total that follows is of the same
        most = _MOST_IN_A_DAY if hand.measure in RUNNING else 1
        fresh = bool(find_counted(parts.words)) and all(abs(each.value) < most for each in parts.quantities)
        return replace(hand, just=fresh, cases=fresh and hand.measure in _OF_CASES)
    newest = max(told, key=lambda each: (each.periods[0].end, each.periods[0].stop - each.periods[0].start))
    subject = newest.subject
    if subject is None:
        return before
    at = newest.periods
    if before is not None and (before.measure, before.group) == (subject.measure, subject.group):
        later = [each for each in (before.newest, at) if each]
        at = max(later, key=lambda periods: (periods[0].end, periods[0].stop - periods[0].start))
    return CountInHand(
        subject.measure,
        subject.group,
        newest.periods,
        at,
        paragraph,
        just=not (newest.uncertain not in {"", OF_ONE_DAY} or not _is_told_last(parts, told) or newest.refusal),
        cases=newest.counted == "cases" or not _CASES.isdisjoint(parts.word_set),
    )


_BESIDE_CLAIMS = frozenset({"asylum_applications", "asylum_supported", "asylum_awaiting_decision", "asylum_initial_decisions"})
_CASES = frozenset({"cases", "case", "claims", "applications", "bids", "requests"})


def _named_only(parts: SentenceParts, before: CountInHand | None, published: date) -> CountInHand | None:
    """The count that a sentence names without a number of it: a headline, "New claims slipped as well"."""
    if any(each.code in MIGRATION_FLOWS for each in parts.mentions_of("measure")):
        return None
    paragraph = parts.sentence.paragraph
    counts = {each.measure: each for each in find_counted(parts.words)}
    if len(counts) == 1:
        (count,) = counts.values()
        if before is not None and before.measure == count.measure:
            return before
        times = [each for each in times_of_counts(parts, count.measure, published) if each.periods]
        periods = times[0].periods if len(times) == 1 and times[0].first > 0 else ()
        return CountInHand(count.measure, count.group, periods, periods, paragraph)
    if before is not None and before.measure in _OF_ASYLUM and not _CLAIMS.isdisjoint(parts.pairs):
        return CountInHand("asylum_applications", (), (), (), paragraph)
    return before


_OF_ASYLUM = frozenset({"asylum_awaiting_decision", "asylum_supported", "asylum_initial_decisions"})
_CLAIMS = frozenset((one, other) for one in ("new", "fresh") for other in ("claims", "applications"))


def goes_on_with(parts: SentenceParts, hand: CountInHand | None) -> list[Counted]:
    """The count in hand, where a sentence that names no other may go on about it."""
    if hand is None or parts.sentence.paragraph - hand.paragraph > _REACH:
        return []
    if any(each.unit in {"GBP", "visas"} for each in parts.quantities) or not _LAWFUL.isdisjoint(parts.word_set):
        return []  # "against the 745,000 who came legally"
    named = {each.code for each in parts.mentions if each.role in {"measure", "other_subject"}}
    if hand.measure in _BESIDE_CLAIMS and parts.word(0) in _CASES and not named - _OWN["asylum_applications"]:
        return [Counted("asylum_applications", (), True, CARRIED, CARRIED)]  # "Claims came to 111,000 in the year to June"
    if named - _OWN.get(hand.measure, frozenset()) or parts.mentions_of("elsewhere"):
        return []
    moved = any(not MOVING.isdisjoint(parts.words[each.last + 1 : each.last + 4]) for each in parts.quantities)
    if hand.measure in _STOCKS and parts.names_home and moved:
        return []  # "906,000 migrants poured into Britain" are in no hotel
    near = parts.sentence.paragraph == hand.paragraph and not parts.mentions_of("group")
    if not (near or _opens_with_it(parts) or _speaks_of_it(parts) or _tells_what_they_did(parts, hand.measure)):
        return []
    return [Counted(hand.measure, hand.group, hand.cases or (hand.measure in _OF_CASES and not hand.just), CARRIED, CARRIED)]


_STOCKS = frozenset({"asylum_supported", "asylum_awaiting_decision"})
_LAWFUL = frozenset({"legal", "legally", "lawfully"})
# of these cases may be meant, of which each is of several people
_OF_CASES = frozenset({"asylum_applications", "asylum_initial_decisions", "asylum_awaiting_decision"})


def is_of_it_for_certain(parts: SentenceParts, quantity: Quantity, hand: CountInHand | None, own: CountedWhen | None) -> bool:
    """Whether a level can only be one of the count told just before: "The record remains the 45,774 who came in 2022", "It now stands at 36,203".

    `own` is the time told with it: without one only a tally up to now is of the same.
    """
    if hand is None or not hand.just or role_of(parts, quantity) in _CHANGES or not _DENIED.isdisjoint(parts.word_set):
        return False
    opens = _opens_with_it(parts)
    if parts.sentence.paragraph != hand.paragraph and not opens:
        return False
    if any(
        each.kind == "relative_year" and not (own is not None and own.first <= each.first <= own.last) for each in parts.times
    ):
        return False  # another time is spoken of beside its own
    up_to_now = own is not None and own.running and own.explicit and bool(own.periods)
    if up_to_now and hand.measure in RUNNING and _tells_what_they_did(parts, hand.measure):
        return True  # "So far in 2024 36,203 have come"
    timed = own is not None and own.explicit and bool(own.periods)
    people = quantity.unit == "people" or parts.word(quantity.last + 1) in {"people", "migrants"}
    if timed and people and _tells_what_they_did(parts, hand.measure) and parts.sentence.paragraph == hand.paragraph:
        return True  # "At the end of 2022, 166,261 people were waiting"
    did = not _DONE.get(hand.measure, frozenset()).isdisjoint(parts.words[quantity.last + 1 : quantity.last + 3])
    if own is None and did and hand.last and hand.last[0].kind != "day" and parts.sentence.paragraph == hand.paragraph:
        return True  # "Just over 29,400 made the trip"
    if not (opens or _speaks_of_them(parts) or _speaks_of_it(parts) or _speaks_of_its_record(parts)):
        return False
    if up_to_now:
        return True
    if not hand.last or hand.last[0].kind == "day":
        return False
    return timed or (_is_up_to_now(hand.newest) and not _SO_FAR.isdisjoint(parts.words[: quantity.first]))


def _is_of_people(quantity: Quantity) -> bool:
    return quantity.unit in {"", "people"} and quantity.form != "vague" and abs(quantity.value) >= _FEWEST


_FEWEST, _MOST_IN_A_DAY = 100, 2000


def _is_told_last(parts: SentenceParts, told: Sequence[Wording]) -> bool:
    """Whether the last number of people in a sentence is plainly of a count, and of no part of it: what follows is of that."""
    start = max((parts.tokens[each.first].start for each in parts.quantities if _is_of_people(each)), default=-1)
    return any(each.start <= start < each.end and each.uncertain in {"", OF_ONE_DAY} for each in told)


def _speaks_of_its_record(parts: SentenceParts) -> bool:
    """Such as "The previous record was set in 2022", "The most in any year was 45,774"."""
    return any(word in _RECORDS and not _THE.isdisjoint(parts.words[max(0, at - 2) : at]) for at, word in enumerate(parts.words))


_RECORDS = frozenset("record high height peak maximum most".split())
_THE = frozenset({"the", "its", "their", "that"})


def _is_up_to_now(periods: Sequence[Period]) -> bool:
    return len(periods) > 1 and all(each.kind == "span" for each in periods)


_DENIED = frozenset({"no", "none", "never", "nor", "not", "neither"})


def _speaks_of_them(parts: SentenceParts) -> bool:
    """Such as "The year before they had reached 81,130"."""
    return any(word == "they" and parts.word(at + 1) in _WAS for at, word in enumerate(parts.words))


_SO_FAR = frozenset({"now", "already", "today", "currently", "stands"})


def goes_on_firmly(parts: SentenceParts, quantity: Quantity, hand: CountInHand | None) -> bool:
    """Whether a sentence can only be of the number told just before it: "That is 13 per cent more than in 2024"."""
    if hand is None or not hand.just or hand.cases or not hand.last:
        return False
    if parts.sentence.paragraph != hand.paragraph or hand.last[:1] != hand.newest[:1]:
        return False
    if parts.word(0) not in {"that", "this"} or parts.word(1) not in {"is", "was", "represents", "marks", "compares"}:
        return False
    if quantity is not parts.quantities[0] or "," in parts.words[: quantity.first]:
        return False
    return role_of(parts, quantity) in _CHANGES or is_baseline_quantity(parts, quantity)


_CHANGES = frozenset({"change", "percent", "fraction", "ratio"})
# what a sentence may name that goes on about a count
_OWN = {
    "small_boat_arrivals": frozenset({"immigration", "asylum_applications"}) - {"asylum_applications"},
    "asylum_applications": frozenset({"asylum_applications"}),
    "asylum_awaiting_decision": frozenset({"asylum_applications"}),
}
_LEADS = frozenset("but and yet still so now , also though then however already in all by contrast , on the".split())
_IT = frozenset({"that", "this", "it", "there", "they", "these", "which"})
_TOLD = frozenset(
    "total tally count toll figure number numbers queue backlog waiting list peak record high height maximum".split()
)


def _opens_with_it(parts: SentenceParts) -> bool:
    at = 0
    while at < len(parts.words) and parts.word(at) in _LEADS and parts.word(at) not in _IT:
        at += 1
    return parts.word(at) in _IT


def _speaks_of_it(parts: SentenceParts) -> bool:
    """Whether a sentence speaks of the total, of its number, or of what "it" was."""
    for at, word in enumerate(parts.words):
        if word in {"it", "there"} and parts.word(at + 1) in _WAS:
            return True
        if word in _TOLD and parts.word(at - 1) in _ITS:
            return True
    return False


_WAS = frozenset("is was were are has had stood held came".split())
_ITS = frozenset("the its that this year's overall annual new latest highest whole total".split())
_CROSSED = (MOVING - frozenset({"left", "leave", "leaving"})) | frozenset(
    "crossed crossing made landed reached came arrived arrivals".split()
)
_WAITED = frozenset("waiting waited waits wait awaiting queue queued stuck".split())
_CLAIMED = frozenset("claimed claims claim applied applications application applicants sought".split())
_LIVED = frozenset("housed lived living stayed staying accommodated".split())
_DONE = {
    "small_boat_arrivals": _CROSSED,
    "asylum_applications": _CLAIMED,
    "asylum_awaiting_decision": _WAITED,
    "asylum_supported": _LIVED,
}


def _tells_what_they_did(parts: SentenceParts, measure: str) -> bool:
    return not _DONE.get(measure, frozenset()).isdisjoint(parts.word_set)


def times_in_hand(parts: SentenceParts, quantity: Quantity, hand: CountInHand, *, of_a_change: bool) -> tuple[Period, ...]:
    """When a number is of that names no time: of what was told last for "that", of the newest time for all else."""
    of_the_last = parts.word(0) in {"that", "this", "which"} and _POINTS.isdisjoint(parts.word_set)
    found = hand.last if of_the_last else hand.newest
    if of_a_change and not of_the_last and hand.last and hand.last[0].end.year == hand.newest[0].end.year:
        found = tuple(dict.fromkeys((*hand.last, *hand.newest)))  # a part of the newest year, or the whole of it
    if of_a_change or not found:
        return found
    before = parts.preceding(quantity)
    ahead = " ".join(parts.words[0 if before is None else before.last + 1 : quantity.first])
    behind = " ".join(parts.words[quantity.last + 1 : quantity.last + _NEAR])
    for quarters, leads in _BACK.items():
        if any(lead in ahead for lead in leads) or (not ahead.endswith(" to") and any(lead in behind for lead in leads)):
            return tuple(
                end_of_quarter_before(each, quarters) if each.kind == "point" else each.years_back(quarters // 4)
                for each in found
                if each.kind == "point" or quarters % 4 == 0
            )
    return found


_NEAR = 9
_POINTS = frozenset({"stage", "point", "date"})
_BACK = {
    1: ("three months before", "three months earlier", "three months ago", "the quarter before", "previous quarter", "a quarter earlier"),
    4: ("a year earlier", "a year before", "a year ago", "the year before", "twelve months earlier", "12 months earlier", "12 months before", "point last year", "stage last year", "time last year", "period last year", "previous year"),
    8: ("two years earlier", "two years before", "two years ago"),
    12: ("three years earlier", "three years before", "three years ago"),
}  # fmt: skip


def same_part_of(year: Period, hand: CountInHand, own: Sequence[CountedWhen]) -> tuple[Period, ...]:
    """The same part of another year, where what is told is of a part of one: "In 2022 it was 1,339"."""
    if hand.measure not in RUNNING or not year.is_year or year.end.month != _LAST_MONTH:
        return ()
    for of in (*(each.periods for each in own), hand.last, hand.newest):
        if not of or of[0].is_year or of[0].kind == "day" or of[0].start.year != of[0].end.year:
            continue
        apart = of[0].end.year - year.end.year
        return tuple(each.years_back(apart) for each in of) if apart > 0 else ()
    return ()


def same_time_of_another_year(parts: SentenceParts, quantity: Quantity, hand: CountInHand) -> tuple[Period, ...]:
    """The same end of a quarter in a year that is named: "In the same month of 2024 there had been 133,000"."""
    if not hand.last or hand.last[0].kind != "point":
        return ()
    for at in range(quantity.first):
        if (
            parts.word(at) == "same"
            and parts.word(at + 1) in _SAME
            and parts.word(at + 2) in {"of", "in"}
            and parts.word(at + 3).isdecimal()
        ):
            apart = hand.last[0].end.year - int(parts.word(at + 3))
            return tuple(end_of_quarter_before(each, 4 * apart) for each in hand.last) if 0 < apart < _YEARS_BACK else ()
    return ()


_SAME = frozenset({"month", "point", "time", "date", "day", "quarter", "stage"})
_YEARS_BACK = 15


def time_right_before(parts: SentenceParts, quantity: Quantity, times: Sequence[CountedWhen]) -> CountedWhen | None:
    """The time that a number stands right behind: "on the same months of 2023 (18,004)", "than in 2023, when 29,437 came"."""
    at = quantity.first - 1
    if parts.word(at) == "when" and parts.word(at - 1) == ",":
        at -= 1
    elif parts.word(at) != "(":
        # "fewer than the 38,129 at this point in 2022"
        following = parts.following(quantity)
        stop = len(parts.words) if following is None else following.first
        behind = (each for each in times if quantity.last < each.first < stop and each.periods)
        return next(behind, None) if is_baseline_quantity(parts, quantity) else None
    return next((each for each in times if each.last == at - 1 and each.periods), None)


_LAST_MONTH = 12
