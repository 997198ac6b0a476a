"""When a number was known: what stood on the day of a text, or what had been put out at another time.

A text that tells of estimates, of what was announced in May or of what somebody inherited gives numbers
that stood then. Whatever stood when, a number that no estimate ever was is wrong all the same, and so
these reasons are told apart from other doubts: the figures of every day are held against it.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from ...words.governments import GOVERNMENTS
from ...words.quantities import Quantity
from ...words.time_expressions import TimeExpression
from ..directions import direction_of
from ..ends.own_ends import peak_it_left
from ..ends.told_beside import begins_with, goes_on
from ..in_doubt.rows import why_of_another_year
from ..parts import SentenceParts
from ..scene import Scene
from ..times.other_times import is_of_another_day, is_of_before
from ..times.times_in_doubt import why_of_no_named_year
from ..times.times_of import Window
from ..times.told_when import is_told_beside_an_event, opens_with_when, told_when
from ..times.took_office import took_office
from ..wording import Subject
from .older_sources import is_from_an_older_source, was_the_record
from .told_as_old import is_by_another_survey, is_told_as_old

OF_THAT_TIME = "the number may be an estimate of that time"
OF_TWO_ESTIMATES = "it may be the difference between two estimates for one period"
ANOTHER_TIME = "the number may be for an earlier or a later time"
OF_AN_EARLIER_TIME = "this may be about an earlier time"
OF_AN_EARLIER_ESTIMATE = "the number may be an earlier estimate"
WHICH_EARLIER = "netmig could not tell which earlier estimate is meant"
OF_ANOTHER_ESTIMATE = "the number may be another estimate"
BY_ANOTHER_METHOD = "the number may have been worked out by another method"
WHICH_EARLIER_OF_A_CHANGE = "netmig could not tell which earlier estimate is meant"
# which estimate it is, is then in doubt, and not of which year
OF_ESTIMATES = frozenset(
    {OF_THAT_TIME, OF_TWO_ESTIMATES, OF_AN_EARLIER_ESTIMATE, OF_ANOTHER_ESTIMATE, BY_ANOTHER_METHOD, WHICH_EARLIER, WHICH_EARLIER_OF_A_CHANGE}
)  # fmt: skip


def told_of_then(parts: SentenceParts, quantity: Quantity, subject: Subject, window: Window, scene: Scene) -> str:
    """Why a number may be what was known at another time, or by another method; "" where it is told as of the day."""
    if (
        scene.older
        or told_when(parts, quantity) is not None
        or is_told_beside_an_event(parts, quantity)
        or opens_with_when(parts, quantity)
        or was_announced_then(parts, quantity, scene)
        or is_from_an_older_source(parts, quantity, scene.published)
        or is_told_as_old(parts, quantity)
    ):
        return OF_THAT_TIME
    if is_of_another_day(parts, quantity):
        return OF_THAT_TIME
    if was_the_record(parts, quantity):
        # "The peak was 906,000, in the year to June 2023" is of no other year, by whichever estimate
        own = parts.time_of.get(quantity.first)
        return WHICH_EARLIER if own is not None and own.year and own.first > quantity.last else OF_THAT_TIME
    if took_office(parts, quantity, scene, subject.measure) is not None and _may_be_known_at_the_handover(scene, subject, window):
        return OF_THAT_TIME
    if why := why_of_no_named_year(parts, quantity) or why_of_another_year(parts, quantity):
        return why
    if _of_then(parts, quantity) or is_of_before(parts, quantity):
        return ANOTHER_TIME
    if _is_what_it_grew_from(parts, quantity):
        return OF_AN_EARLIER_TIME
    if (not _METHODS.isdisjoint(parts.word_set) and not _ONE_OF_TWO.isdisjoint(parts.word_set)) or is_by_another_survey(parts):
        return BY_ANOTHER_METHOD
    if (
        subject.basis == "inherited"
        and "had" in parts.words[max(0, quantity.first - 4) : quantity.first]
        and ((time := parts.time_of.get(quantity.first)) is None or time.kind == "vague")
    ):
        return OF_AN_EARLIER_TIME
    if scene.revising and parts.word(0) in {"that", "this"} and direction_of(parts, quantity):
        return OF_TWO_ESTIMATES
    if (
        scene.estimate is not None
        and scene.estimate.told_now
        and scene.estimate.last
        and parts.words[:2] in _IT_WAS_SO
        and parts.word(2) != "since"
        and not parts.times
    ):
        return OF_AN_EARLIER_ESTIMATE  # "The year to June 2024 is now 739,000. It was 728,000."
    if scene.estimate is not None and _is_so_much_more_now(parts, quantity, recast=scene.estimate.recast):
        return OF_TWO_ESTIMATES
    if scene.revising and not _ONE_AFTER_ANOTHER.isdisjoint(parts.word_set):
        return OF_ANOTHER_ESTIMATE
    return ""


def _may_be_known_at_the_handover(scene: Scene, subject: Subject, window: Window) -> bool:
    """Whether the year of a number may be one whose figure the government found when it began: not "By June 2024, just before Labour took over, it was 739,000", which came out later."""
    if window.basis != "explicit" or len(window.periods) != 1:
        return True
    start = GOVERNMENTS[-1].start
    newest = scene.calendar.newest_between(subject.measure, start, start)
    return not newest or window.periods[0].stop <= newest[0].stop


def _is_so_much_more_now(parts: SentenceParts, quantity: Quantity, *, recast: bool) -> bool:
    """Whether an estimate that was changed is told to be so much more, and not since when: "In May it stood at 685,000. It is 181,000 more"."""
    ahead, behind = parts.words[: quantity.first], parts.words[quantity.last + 1 :]
    return (
        direction_of(parts, quantity) != 0
        and "is" in ahead
        and (recast or "now" in ahead or bool(parts.times))
        and not {"it", "that", "this"}.isdisjoint(ahead)
        and behind[1:2] in ([], ["."])
        and not any(each.kind != "month" for each in parts.times)
    )


def _is_what_it_grew_from(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number without a time is only what the number told before is set against: "That is a 24 % increase on 488,000"."""
    change = parts.preceding(quantity)
    return (
        change is not None
        and quantity.first not in parts.time_of
        and begins_with(parts, change) is quantity
        and goes_on(parts, change)
    )


_IT_WAS_SO = (["it", "was"], ["it", "had"])
_METHODS = frozenset({"method", "methods", "methodology", "definition", "basis"})
_ONE_OF_TWO = frozenset({"old", "previous", "former", "earlier", "new"})
_ONE_AFTER_ANOTHER = frozenset({"then", "later", "became", "now"})


# what was announced at a time that the text gives

_ANNOUNCING = frozenset(
    "announced published reported wrote told said revealed showed claimed recorded declared heard learned pointed cited printed argued"
    " noted stated gave complained briefing paper archive headline speech".split()
)
_BEFORE = frozenset({"before", "earlier", "previously"})
# what news makes on its day, whatever year it is of
_STIR = frozenset(
    "shock shocked stunned stun bombshell bombshells uproar outcry alarm alarmed fury outrage outraged dismay dismayed panic horror horrified revelation"
    " revelations news embarrassed embarrassment rocked reeled reeling greeted woke sensation astonished astonishment consternation gasps".split()
)
_ITS_NUMBER = frozenset("number figure estimate record headline total story news message line appeared seemed looked".split())
_OPENING = frozenset({"until", "till", "during"})
_BACK_THEN = frozenset(
    {("back", "in"), ("only", "months"), ("up", "to"), ("the", "previous"), ("the", "former"), ("back", "then")}
)
# how many days before an article its own news may have been announced
_NEWS = 14


def was_announced_then(parts: SentenceParts, quantity: Quantity, scene: Scene) -> bool:
    """Whether a number may be what was announced at an earlier time: "In May the ONS announced that net migration had halved to 431,000"."""
    if parts.word(0) in _OPENING and parts.times:
        return True
    if (
        parts.times
        and parts.times[0].first == 0
        and parts.times[0].kind in {"month", "day"}
        and parts.word(parts.times[0].last + 1) == ":"
    ):
        return True  # "November 2023: net migration is put at 745,000 for 2022"
    if parts.times and parts.times[0].first <= 1 and parts.times[0].kind in {"calendar_year", "relative_year"}:
        told = parts.words[parts.times[0].last + 1 : quantity.first]
        if ":" in told[2:] or not _STIR.isdisjoint(told):
            return True  # "In 2024 the statisticians stunned everybody: net migration had reached 906,000"
    if parts.times and parts.times[0].first == 0 and parts.words[parts.times[0].last + 1 : parts.times[0].last + 3] == [":", '"']:
        return True  # 'Two years ago: "672,000"'
    of_a_year = parts.word(1) == "previous" and parts.word(2) in {"year", "year's", "twelve", "12"}
    if (
        ((parts.word(0), parts.word(1)) in _BACK_THEN and not of_a_year)
        or ("we", "were") in parts.pairs
        or ("ons", "knew") in parts.pairs
    ):
        return True
    if any(_is_of_its_month(each, parts, quantity, scene.published) for each in parts.times):
        return True
    if _thought_when(parts.words[: quantity.first]):
        return True
    if parts.word(quantity.last + 1) in {"was", "were"} and parts.word(quantity.last + 2) in _ANNOUNCING:
        return True  # "net migration of 906,000 was reported for the year to June 2023"
    if "ago" in parts.words[:4] and not _ITS_NUMBER.isdisjoint(parts.words[: quantity.first]):
        return True  # "A year ago the record was 906,000", "Eighteen months ago the ONS's number for 2023 was"
    if _ANNOUNCING.isdisjoint(parts.word_set):
        return False
    said = next((at for at in range(len(parts.words) - 1, -1, -1) if parts.word(at) in _ANNOUNCING and _is_of(at, quantity)), -1)
    if said < 0:
        return False
    if said < quantity.first and parts.word(said - 1) == "had" and parts.word(said + 1) == "that":
        return True  # "It had said that EU net migration was minus 96,000"
    if said < quantity.first and parts.word(said - 1) == "had" and not _BEFORE.isdisjoint(parts.words[said : quantity.first]):
        return True  # "The ONS had told us six months before that it was 431,000 in 2024"
    if "ago" in parts.words[: max(said, quantity.first)]:
        return True
    own = parts.time_of.get(quantity.first)
    # "fell to 431,000 in 2024, the ONS said, half the 2023 total of 860,000": that year is of the other number
    taken = [time for each in parts.quantities if each.last < said and (time := parts.time_of.get(each.first)) is not None]
    return any(
        each is not own and _is_a_day_of(each, scene.published, own is not None)
        for each in parts.times
        if each.first < said and not (each.kind == "calendar_year" and each in taken) and not _is_of_late(each, parts, scene)
    )


def _is_of_late(time: TimeExpression, parts: SentenceParts, scene: Scene) -> bool:
    """Whether something was said so lately that what was out then still is: "Last week the ONS said", where no release came out since."""
    week = time.kind == "moment" and parts.word(time.last) == "week"
    return week and (parts.word(time.first) == "this" or not scene.calendar.released_on_the_day("net_migration"))


def _is_of_its_month(time: TimeExpression, parts: SentenceParts, quantity: Quantity, published: date) -> bool:
    """Whether a month is when something was said, and not what of: "As of May net migration in 2024 was", "the minister told the House in June"."""
    if time.kind != "month" or time.explicit or time.month == published.month:
        return False
    own = parts.time_of.get(quantity.first)
    if own is time and "when" in parts.words[time.last + 1 : time.last + 3]:
        return True  # "lower than it was in November, when it was 345,000"
    if time.first <= 2 and time.first < quantity.first:
        if set(parts.words[time.last + 1 : quantity.first]) <= _IT_WAS:
            return True  # "For 2023 it is now put at 848,000. In May, it was 860,000": that is when it was put so
        # "In May UK net migration in 2024 was 431,000": that of 2024, as it stood in May
        others = any(
            time.last < each.first < quantity.first and each.explicit and each.kind in _OF_A_YEAR for each in parts.times
        )
        return (own is not None and own is not time) or others
    if parts.word(time.first - 2) in _TURNING and 0 < time.first < quantity.first:
        told = set(parts.words[time.last + 1 : quantity.first])
        if "it" in told and told <= _IT_WAS:
            return True  # "a fall, then, though in May it was 606,000 and a rise was reported"
    return not _ANNOUNCING.isdisjoint(parts.words[max(0, time.first - 5) : time.first])


_OF_A_YEAR = frozenset({"calendar_year", "year_ending"})
_TURNING = frozenset({"though", "although", "but", "while", ",", ";", "whereas", "yet"})
_IT_WAS = frozenset(", it was stood at had been".split())


def _thought_when(before: list[str]) -> bool:
    """Such as "when net migration was thought to be 672,000"."""
    return "when" in before and not {"thought", "believed", "reckoned"}.isdisjoint(before[before.index("when") :])


def _is_of(at: int, quantity: Quantity) -> bool:
    """Whether a verb of announcing stands before a number, or right behind it: "net migration of 431,000 was announced"."""
    return at < quantity.first or 0 < at - quantity.last <= 4


def _is_a_day_of(time: TimeExpression, published: date, has_its_own: bool) -> bool:  # noqa: FBT001 - whether the number has another time
    """Whether words of time say when something was announced, long enough before the article."""
    match time.kind:
        case "month":
            return not time.explicit or has_its_own
        case "moment":
            return True
        case "day":
            return (
                bool(time.year)
                and (time.year, time.month) < (published.year, published.month)
                and (time.year < published.year or time.month < published.month - 1 or published.day > _NEWS)
            )
        case "calendar_year":
            return has_its_own and time.year < published.year
        case "relative_year":
            return has_its_own  # "Last year the ONS told us that net migration in 2024 was 431,000"
        case _:
            return False


# what was so when something happened

_OF_NOW = frozenset({"now", "today", "today's", "currently"})


def _of_then(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number without a time of its own is told as of when something happened, or of what came next.

    "was 649,000 when Sir Keir took office and is 171,000 now", "891,000 in 2022, then 848,000, then 331,000".
    """
    before = parts.words[max(0, quantity.first - 4) : quantity.first]
    if peak_it_left(parts, quantity) is not None:
        return False
    if before[-3:] == ["said", "to", "be"] or before[-1:] == ["once"] or _was_left_at(parts, quantity):
        return True
    time = parts.time_of.get(quantity.first)
    if time is not None and time.kind != "vague":
        return False
    if "then" in (*before[-3:], parts.word(quantity.last + 1)) or parts.words[quantity.last + 1 : quantity.last + 5] == [
        "in",
        "the",
        "year",
        "of",
    ]:
        return True
    if not _OF_NOW.isdisjoint(before) or not _OF_NOW.isdisjoint(parts.words[quantity.last + 1 : quantity.last + 4]):
        return False
    if quantity.unit == "times" and any(each.year and 0 < each.first - quantity.last <= _TO_ITS_BASE for each in parts.times):
        return False  # "is double what it was in 2022, and five times the rate of 2011"
    if "now" in parts.word_set and any(one == "now" and other in _PUT for one, other in pairwise(parts.words[: quantity.first])):
        return _as_of_an_event(parts, quantity)  # "was now believed to have been 906,000"
    return _as_of_an_event(parts, quantity) or ("was" in parts.word_set and not _OF_NOW.isdisjoint(parts.word_set))


# how far behind a multiple the time may stand that it is a multiple of, in words
_TO_ITS_BASE = 6


def _as_of_an_event(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a clause with "when" may date a number: not one that says of another time what was so then.

    "Since 2019, when it was 184,000, it has risen to 728,000", "is above the level of 2019, when it was 184,000".
    """
    if "when" not in parts.word_set:
        return False
    for at, word in enumerate(parts.words):
        if word != "when":
            continue
        between = parts.words[at + 1 : quantity.first]
        if at < quantity.first:
            told = any(
                at < each.first < quantity.first and "," in parts.words[each.last : quantity.first] for each in parts.quantities
            )
            if not told or "," not in between:
                return True
        elif not (
            any(each.first > at for each in parts.quantities) and any(time.last in {at - 1, at - 2} for time in parts.times)
        ):
            return True
    return False


def _was_left_at(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether somebody left a measure at a number, or handed it on: "The Conservatives left net migration at 649,000"."""
    if _HANDED_ON.isdisjoint(parts.word_set):
        return False
    handed = next((at for at in range(quantity.first) if parts.word(at) in _HANDED_ON), -1)
    return handed >= 0 and any(0 < each.first - handed <= 2 for each in parts.mentions_of("measure"))


_HANDED_ON = frozenset("left bequeathed handed".split())


# what was estimated at first, or has been estimated anew

_TOLD_THEN = frozenset(
    {("thought", "then"), ("known", "then"), ("then", "thought"), ("initial", "estimate"), ("initial", "estimates")}
    | {("first", word) for word in ("estimate", "estimates", "estimated", "reported", "put", "thought", "published", "figures", "figure")}
)  # fmt: skip
_SINCE_REVISED = frozenset(
    {("since", word) for word in ("raised", "revised", "increased", "cut", "lowered", "updated", "changed", "reduced")}
    | {(word, "revised") for word in ("been", "was", "later", "were", "then", "subsequently")}
)
_PUBLISHED = frozenset("published reported released counted figures estimates statistics".split())
_PUT = ("put", "thought", "known", "estimated", "believed", "reckoned")
_PUT_SINCE = _SINCE_REVISED | {("now", put) for put in _PUT}


# one of these is in every sentence that says when a number was estimated
_RELEASES = frozenset("release releases set batch round bulletin edition".split())
_SAID_OF_ESTIMATES = frozenset({"time", *_PUT, *(second for _, second in _TOLD_THEN | _PUT_SINCE), *_RELEASES})
_ONE_NUMBER = frozenset("figure estimate number total one".split())


def speaks_of_estimates_then(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a sentence says that a number was estimated at another time: "the ONS thought then", "but is now put at"."""
    if _SAID_OF_ESTIMATES.isdisjoint(parts.word_set):
        return False
    words = parts.words
    if not _TOLD_THEN.isdisjoint(parts.pairs):
        return True
    own = parts.preceding(quantity)
    told = words[(own.last + 1 if own is not None else 0) : quantity.first]
    if any(
        one in {"previous", "last", "earlier"} and (other in _ONE_NUMBER or other in _RELEASES) for one, other in pairwise(told)
    ):
        return True  # "The previous figure, for the year to June 2024, was 728,000"
    if ("last", "time") in parts.pairs and not _PUBLISHED.isdisjoint(parts.word_set):
        return True
    if ("at", "the") in parts.pairs and any(
        words[at : at + 3] == ["at", "the", "time"] and words[at + 3 : at + 5] != ["of", "the"] for at in range(len(words))
    ):
        return True
    before = words[max(0, quantity.first - 3) : quantity.first - 1]
    if before[:1] == ["been"] and before[1:2] and before[1] in _PUT:
        return True
    return not _PUT_SINCE.isdisjoint(parts.pairs) and not _PUT_SINCE.isdisjoint(pairwise(words[quantity.last + 1 :]))
