"""Records of what is counted: "the lowest since 2019", "the worst start to a year", "a record 19,982"."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from ....periods import Period, calendar_year, month
from ...sentences.counts.count_baselines import is_set_against
from ...sentences.counts.count_doubts import why_no_count
from ...sentences.counts.count_in_hand import CARRIED
from ...sentences.counts.count_named import is_narrowed_by_group
from ...sentences.counts.count_when import RUNNING, up_to_now
from ...sentences.counts.count_windows import newest_of_stock, times_of_counts
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.whom.counted_here import is_counted_here
from ...sentences.wording import Stated, Subject, Wording
from ...words.counted import Counted
from ...words.cues import EXTREME_HIGH, EXTREME_LOW, EXTREMES
from ...words.number_words import NUMBER_WORDS
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS, STOCKS

_NOT_THE_FIRST = frozenset(
    "second third fourth fifth next second-highest third-highest fourth-highest second-largest third-largest second-biggest"
    " third-biggest second-busiest second-lowest third-lowest previous former last".split()
)
# "the second highest annual total on record, at 41,472": so many words before its number a record is told, at most
_PLACE_BEFORE = 10


EXTREME = EXTREME_HIGH | EXTREME_LOW | {"worst", "busiest", "fewest", "best"}
_LOW = EXTREME_LOW | {"fewest"}
_CALLED = frozenset(
    "year level levels number numbers total figure annual ever quarterly monthly of people recorded seen it has been point".split()
)
_REACH = re.compile(r"^(?:in|for) (\S+) (months|years)")
_ANY_TIME = frozenset({"ever", "record", "history", "records", "yet"})
# over which other times a record is counted
_OTHER_TIMES = frozenset(
    "day days week weeks month months quarter weekend single summer half start period stage point far time".split()
)


def _is_of_years(parts: SentenceParts, windows: tuple[Period, ...], at: int, behind: int) -> bool:
    """Whether a record is told of a whole year or of how things stood, among all that there were: "41,472 in 2025, the highest on record"."""
    one = len(windows) == 1 and (windows[0].is_year or windows[0].kind == "point")
    told = parts.word(behind) in _ANY_TIME or parts.word(behind + 1) in _ANY_TIME
    return (
        one
        and told
        and parts.word_set.isdisjoint(_OTHER_TIMES | _SHORT_OF)
        and parts.words[-1:] != ["?"]
        and parts.word(at - 1) not in _ONE_OF
    )


_ONE_OF = frozenset({"among", "of"})


def find_records(parts: SentenceParts, scene: Scene, counts: list[Counted], found: list[Wording]) -> list[Wording]:
    """Such as "the lowest since 2019", "the worst start to a year", "a record-breaking number of small boat crossings"."""
    for at, word in enumerate(parts.words):
        if (
            word not in EXTREME
            or (word == "record" and parts.word(at - 1) == "on")
            or any(each.start <= parts.tokens[at].start < each.end for each in found)
        ):
            continue
        count = next((each for each in reversed(counts) if each.first < at), counts[0])
        if count.first == CARRIED or is_narrowed_by_group(parts) or parts.word(at - 1) in _NOT_THE_FIRST:
            continue
        behind = at + 1
        while parts.word(behind) in _CALLED:
            behind += 1
        if any(at < each.first <= behind + 1 and each.code in MIGRATION_FLOWS for each in parts.mentions_of("measure")):
            continue  # "the record high net migration figure was down to people crossing the Channel"
        ahead = " ".join(parts.words[at + 1 : at + 6])
        windows = _window_of_record(parts, scene, count, at, found, ahead)
        since = _since_of_record(parts, windows, behind)
        told = (
            since is not None
            or bool(_ANY_TIME & set(parts.words[at : behind + 2]))
            or "start to" in ahead
            or parts.word(at + 1) in {"number", "numbers", "levels"}
        )
        if not windows or not told:
            continue
        subject = Subject(count.measure, count.group, "explicit", local=True)
        number = next((each for each in reversed(found) if each.end <= parts.tokens[at].start), None)
        plain = (
            number is not None
            and number.periods == windows
            and count.measure in _TOLD_BY_YEARS
            and _is_plain(parts, at, behind, windows, since)
        )
        end = parts.tokens[
            min(behind + 1 + (parts.word(behind) != "since") if since is not None else max(behind - 1, at), len(parts.tokens) - 1)
        ].end
        return [
            Wording(
                kind="extreme",
                start=parts.tokens[at - (parts.word(at - 1) in {"the", "a", "their", "its"})].start,
                end=end,
                sentence=parts.sentence,
                stated=Stated(None, unit="people"),
                subject=subject,
                periods=windows,
                period_basis="explicit",
                uncertain=""
                if plain or _is_of_years(parts, windows, at, behind)
                else "the record may be counted over other stretches of time",
                leads_to=number.start if plain and number is not None else -1,
                unsettled=() if is_counted_here(parts, count, at_home=scene.at_home) else ("place",),
                spoken_of=scene.spoken_of,
                refusal=why_no_count(parts, subject, scene),
                extreme="low" if word in _LOW else "high",
                since=since,
                counted="people",
            )
        ]
    return []


# a count is a record of days and months too, and of a year so far
COUNTED_OTHERWISE = frozenset(
    "month months monthly daily day days week weekly weeks single quarter quarterly summer far start half point stage boat's per average date".split()
)
_TOLD_BY_YEARS = frozenset({"small_boat_arrivals", "asylum_applications", "asylum_supported"})
_BENT = frozenset("no not never if would could may might nearly almost close near below under above among hardly one".split())
_CLOSES = frozenset(
    ', ; : . – — " ) and but while as despite when with said says the according which after although though since'.split()
) | {""}


def _is_plain(parts: SentenceParts, at: int, behind: int, windows: tuple[Period, ...], since: Period | None) -> bool:
    """Whether a record is told of the number before it, of a whole year or of the end of a quarter, and of nothing else."""
    whole = all(each.kind == "point" or each.is_year for each in windows)
    if not whole or not COUNTED_OTHERWISE.isdisjoint(parts.word_set) or not _BENT.isdisjoint(parts.words[max(0, at - 4) : at]):
        return False
    opens = at - 1
    while parts.word(opens) in {
        "a",
        "the",
        "its",
        "an",
        "new",
        "all-time",
        "by",
        "far",
        "their",
        "another",
        "was",
        "were",
        "is",
        "that",
    }:
        opens -= 1
    if parts.word(opens) not in {",", "–", "—", "(", ";"} and opens == at - 1:
        return False
    if since is not None:
        if parts.word(behind) != "since":
            return False  # "the highest for 7 years": how far back is said loosely
        time = next((each for each in parts.times if behind <= each.first <= behind + 4), None)
        behind = time.last + 1 if time is not None else behind
    if parts.words[behind : behind + 3] == ["since", "records", "began"]:
        behind += 3
        time = next((each for each in parts.times if behind <= each.first <= behind + 1), None)
        behind = time.last + 1 if time is not None else behind
    return parts.word(behind) in _CLOSES


def _window_of_record(
    parts: SentenceParts, scene: Scene, count: Counted, at: int, found: list[Wording], ahead: str
) -> tuple[Period, ...]:
    """The time that a record is told of: of the number before it, of the words of time before it, or up to now."""
    before = [each for each in found if each.end <= parts.tokens[at].start and each.kind in {"level", "extreme"}]
    if before:
        return before[-1].periods
    if count.measure in RUNNING and ahead.startswith("start to"):
        return up_to_now(date(scene.published.year, 1, 1), scene.published)
    times = [each for each in times_of_counts(parts, count.measure, scene.published) if not is_set_against(parts, each)]
    if len(times) == 1 and times[0].periods:
        return times[0].periods
    if not times and count.measure in RUNNING:
        return up_to_now(date(scene.published.year, 1, 1), scene.published)
    if not times and count.measure in STOCKS:
        return (newest_of_stock(scene.published),)
    return ()


def _since_of_record(parts: SentenceParts, windows: tuple[Period, ...], behind: int) -> Period | None:
    """The time since when it is the highest or lowest."""
    if not windows:
        return None
    if parts.word(behind) == "since":
        time = next((each for each in parts.times if behind < each.first <= behind + 4), None)
        if time is None or not time.year:
            return None
        return (
            calendar_year(time.year)
            if time.kind == "calendar_year"
            else month(time.year, time.month)
            if time.kind == "month"
            else None
        )
    reach = _REACH.match(" ".join(parts.words[behind : behind + 3]))
    if reach is None:
        return None
    count = int(reach[1]) if reach[1].isdecimal() and len(reach[1]) < _DIGITS else NUMBER_WORDS.get(reach[1], 0)
    months = count * (12 if reach[2] == "years" else 1)
    if not months:
        return None
    ends = windows[0].end.year * 12 + windows[0].end.month - 1 - months
    return month(ends // 12, ends % 12 + 1)


_DIGITS = 4


_MISSING = frozenset({("short", "of"), ("shy", "of")})


def record_before(parts: SentenceParts, quantity: Quantity) -> str | None:
    """The word by which a number is called a record: "a record 19,982"."""
    lead = parts.words[max(0, quantity.first - 4) : quantity.first]
    if not _NOT_THE_FIRST.isdisjoint(lead) or "the" in lead[-3:-1]:
        return None
    if not _MISSING.isdisjoint(pairwise(parts.words[max(0, quantity.first - _PLACE_BEFORE) : quantity.first])):
        return None  # "just short of a record, at 41,472"
    if ("on", "record") in pairwise(lead) and not _NOT_THE_FIRST.isdisjoint(
        parts.words[max(0, quantity.first - _PLACE_BEFORE) : quantity.first]
    ):
        return None
    at = next((at for at in range(quantity.first - len(lead), quantity.first) if parts.word(at) in EXTREMES), None)
    if at is None or not _SHORT_OF.isdisjoint(parts.words[max(0, at - 4) : at]):
        return None  # "just short of a record, at 41,472"
    return parts.word(at)


_SHORT_OF = frozenset("short near nearly close closing below under off shy almost from behind beneath without".split())
