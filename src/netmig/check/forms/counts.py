"""What the Home Office counts, told for any stretch of time: "12,748 people have crossed the Channel so far this year".

A count is told by its own name in its own clause. What the name is, and when, is read here alone: neither
is carried over from what the text said of net migration.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from ...periods import Period, calendar_year, month, point, year_ending
from ..sentences.count_windows import (
    RUNNING,
    CountedWhen,
    nearest_time,
    newest_of_stock,
    times_of_counts,
    up_to_now,
)
from ..sentences.directions import direction_of
from ..sentences.known_words import may_link
from ..sentences.other_heads import STRANGE, kinds_of
from ..sentences.parts import SentenceParts
from ..sentences.refusals import why_not_ours
from ..sentences.roles import role_of
from ..sentences.rows import why_in_a_row
from ..sentences.scene import Scene
from ..sentences.wording import ClaimKind, Subject, Tie, Wording
from ..words.counted import CUES, Counted, find_counted
from ..words.cues import EXTREME_HIGH, EXTREME_LOW
from ..words.number_words import NUMBER_WORDS
from ..words.quantities import Quantity
from ..words.subjects import STOCKS
from ..words.time_expressions import newest_counts
from .common import signed, span_of, stated

LEAST = 100
_ROLES = frozenset({"level", "from", "change", "percent", "fraction", "ratio"})
_CHANGES = frozenset({"change", "percent", "fraction", "ratio"})
_UNITS = frozenset({"", "people", "applications", "percent", "share", "times"})
# where one of these stands between a number and the name of a count, that is told of another
_APART = frozenset({",", ";", ":", "while", "but", "and", "whereas", "than", "against", "–", "—", "although", "though"})
# how many words behind a number its count may be named
_NEAR = 14
# part of a count may be meant, another count beside it, or none at all
_OTHERS = frozenset(
    "prevented stopped intercepted attempted attempts attempt foiled thwarted died dead drowned deaths rescued detained deported removed children minors"
    " unaccompanied women men boys girls families dependants dependents applicants granted refused rejected refusals grants withdrawn pending outstanding appeal"
    " appeals cleared legacy criminals offenders prisoners target targets pledge average daily each costs cost spent proportion share"
    " percentage among excluding including estimated suspected alleged accommodation dispersal barges barge military bases"
    " lorries lorry air illegally not never if unless suppose without capacity places fraction one-in estimate belgium germany"
    " germans eu european italy spain greece ireland scotland wales kent".split()
)  # fmt: skip
_NAMED = frozenset(
    "home office government's ministers people migrants migrant asylum seekers seeker refugees claimants arrivals arrival crossings crossing small boat boats channel english"
    " hotel hotels housed living accommodated staying placed lived stayed uk britain claims claim applications application total tally toll number numbers figure figures count record-breaking"
    " initial decisions decision enforced voluntary returns return support supported receiving received backlog waiting awaiting queue annual yearly quarterly monthly"
    " illegal made make journey perilous dangerous trip via by on in at taxpayer-funded case cases labour conservatives tories starmer keir sir prime minister election general"
    " statistics data show shows showed shown latest released published thursday monday tuesday wednesday friday saturday sunday day week worst best start begin brought took take lodged"
    " submitted registered crossed cross came come arrived arrive reached reach across over alone already so far date point stage period time quarter half months month year bbc single power office became become taking being kept put up rwanda deal gang gangs smash smuggling smugglers"
    " record records annual seeking refuge bill new low since came to no recorded leader let allowed irregular undocumented lowest highest busiest ever previous"
    " same corresponding equivalent when his her their its our weather calm good won win winning interior ministry minister close using use used remained remain victory landslide elected getting".split()
)  # fmt: skip
_RECORD = EXTREME_HIGH | EXTREME_LOW
_NOT_THE_FIRST = frozenset(
    {"second", "third", "fourth", "fifth", "second-highest", "third-highest", "previous", "former", "last"}
)


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The counts that a sentence tells, each by its own name."""
    if parts.word_set.isdisjoint(CUES) and not (parts.quantities and _is_of_counts(scene)):
        return []
    if not parts.quantities and parts.word_set.isdisjoint(_EXTREME):
        return []
    counts = find_counted(parts.words)
    if not counts:
        counts = _goes_on(parts, scene)
    if not counts:
        return []
    found = []
    times: dict[str, list[CountedWhen]] = {}
    for quantity in parts.quantities:
        if (
            (role_of(parts, quantity) not in _ROLES and not _sought(parts, quantity))
            or quantity.unit not in _UNITS
            or quantity.form == "vague"
        ):
            continue
        if quantity.unit in {"", "people", "applications"} and abs(quantity.value) < LEAST:
            continue
        count = _count_of(parts, quantity, counts)
        if count is None or _is_narrowed(parts, quantity, count):
            continue
        if count.measure not in times:
            times[count.measure] = times_of_counts(parts, count.measure, scene.published)
        if wording := _wording(parts, quantity, count, times[count.measure], scene):
            found.append(wording)
    return found + _records(parts, scene, counts, found)


def _sought(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of those who "sought asylum", and of nothing that was sought."""
    return ("sought", "asylum") in pairwise(parts.words[quantity.last + 1 : quantity.last + 5])


# --- records without a number of their own

_EXTREME = EXTREME_HIGH | EXTREME_LOW | {"worst", "busiest", "fewest", "best"}
_LOW = EXTREME_LOW | {"fewest"}
_CALLED = frozenset(
    "level levels number numbers total figure annual ever quarterly monthly of people recorded seen it has been point".split()
)
_REACH = re.compile(r"^(?:in|for) (\S+) (months|years)")
_ANY_TIME = frozenset({"ever", "record", "history", "records"})


def _records(parts: SentenceParts, scene: Scene, counts: list[Counted], found: list[Wording]) -> list[Wording]:
    """Such as "the lowest since 2019", "the worst start to a year", "a record-breaking number of small boat crossings"."""
    for at, word in enumerate(parts.words):
        if word not in _EXTREME or any(each.start <= parts.tokens[at].start < each.end for each in found):
            continue
        count = next((each for each in reversed(counts) if each.first < at), counts[0])
        if count.first == _CARRIED or _is_narrowed_by_group(parts) or parts.word(at - 1) in _NOT_THE_FIRST:
            continue
        behind = at + 1
        while parts.word(behind) in _CALLED:
            behind += 1
        ahead = " ".join(parts.words[at + 1 : at + 6])
        windows = _window_of_record(parts, scene, count, at, found, ahead)
        since = _since_of_record(parts, scene, windows, behind)
        told = (
            since is not None
            or bool(_ANY_TIME & set(parts.words[at : behind + 2]))
            or "start to" in ahead
            or parts.word(at + 1) in {"number", "numbers", "levels"}
        )
        if not windows or not told:
            continue
        subject = Subject(count.measure, count.group, "explicit", local=True)
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
                uncertain="a record may be counted over other times",
                unsettled=() if scene.at_home else ("place",),
                spoken_of=scene.spoken_of,
                refusal=_refusal(parts, subject, scene),
                extreme="low" if word in _LOW else "high",
                since=since,
                counted="people",
            )
        ]
    return []


def _window_of_record(
    parts: SentenceParts, scene: Scene, count: Counted, at: int, found: list[Wording], ahead: str
) -> tuple[Period, ...]:
    """The time that a record is told of: of the number before it, of the words of time before it, or up to now."""
    before = [each for each in found if each.end <= parts.tokens[at].start and each.kind in {"level", "extreme"}]
    if before:
        return before[-1].periods
    if count.measure in RUNNING and ahead.startswith("start to"):
        return up_to_now(date(scene.published.year, 1, 1), scene.published)
    times = [each for each in times_of_counts(parts, count.measure, scene.published) if not _is_set_against(parts, each)]
    if len(times) == 1 and times[0].periods:
        return times[0].periods
    if not times and count.measure in RUNNING:
        return up_to_now(date(scene.published.year, 1, 1), scene.published)
    if not times and count.measure in STOCKS:
        return (newest_of_stock(scene.published),)
    return ()


def _since_of_record(parts: SentenceParts, scene: Scene, windows: tuple[Period, ...], behind: int) -> Period | None:
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
    count = int(reach[1]) if reach[1].isdigit() and len(reach[1]) < _DIGITS else NUMBER_WORDS.get(reach[1], 0)
    months = count * (12 if reach[2] == "years" else 1)
    if not months:
        return None
    ends = windows[0].end.year * 12 + windows[0].end.month - 1 - months
    return month(ends // 12, ends % 12 + 1)


_DIGITS = 4


def _is_narrowed_by_group(parts: SentenceParts) -> bool:
    return any(dimension != "reason" or code != "asylum" for each in parts.mentions_of("group") for dimension, code in each.group)


_COUNTED = frozenset({
    "small_boat_arrivals", "asylum_applications", "asylum_initial_decisions", "asylum_supported", "asylum_awaiting_decision", "returns",
})  # fmt: skip


def _is_of_counts(scene: Scene) -> bool:
    """Whether the text told of a count last."""
    return scene.people is not None and scene.people.subject.measure in _COUNTED


def _goes_on(parts: SentenceParts, scene: Scene) -> list[Counted]:
    """The count told last, where a sentence goes on about it: "That surpasses the previous peak of 103,000 in 2002"."""
    if not _is_of_counts(scene) or scene.people is None or scene.several or any(each.unit == "GBP" for each in parts.quantities):
        return []
    named = {each.code for each in parts.mentions if each.role in {"measure", "other_subject"}}
    by_boat = (
        scene.people.subject.measure in RUNNING
        and named <= {"immigration"}
        and not {"arrivals", "crossings"}.isdisjoint(parts.word_set)
    )
    if not by_boat and (named or parts.word(0) not in _GOING_ON):
        return []
    return [Counted(scene.people.subject.measure, scene.people.subject.group, True, _CARRIED, _CARRIED)]


# where a count stands that the sentence does not name
_CARRIED = -1
_GOING_ON = frozenset({"that", "this", "it"})


def _count_of(parts: SentenceParts, quantity: Quantity, counts: list[Counted]) -> Counted | None:
    """The count that a number is of: the one named in its own stretch, or of a change the one named last before it."""
    rivals = [
        each
        for each in parts.mentions
        if each.role in {"measure", "other_subject"}
        and not any(one.first <= each.last and each.first <= one.last for one in counts)
        and each.code not in _WITH_COUNTS
    ]
    first, stop = parts.segment(quantity)
    named: list[tuple[int, Counted | None]] = [(each.first, each) for each in counts] + [(each.first, None) for each in rivals]
    named.sort(key=lambda pair: pair[0])
    before = [each for at, each in named if first <= at < quantity.first]
    behind = [
        each
        for at, each in named
        if quantity.last < at < stop and at - quantity.last <= _NEAR and _APART.isdisjoint(parts.words[quantity.last + 1 : at])
    ]
    if role_of(parts, quantity) in _CHANGES or not behind:
        own = before[-1:] or behind[:1]
        if own:
            return own[0]
        # "fell from 124,802 to 64,426", "…, down 12 per cent": of what was named before in the sentence
        return next((each for at, each in reversed(named) if at < quantity.first), None)
    if before and before[-1] is not None and _APART.isdisjoint(parts.words[before[-1].last + 1 : quantity.first]):
        return before[-1]
    return behind[0]


# who crosses the Channel or lives in a hotel may be called so
_CALLED_ILLEGAL = frozenset(
    {
        "illegal migration",
        "irregular migration",
        "illegal immigration",
        "illegal immigrants",
        "illegal migrants",
        "undocumented migrants",
    }
)
_WITH_COUNTS = (
    frozenset({"population", "asylum_cost", "asylum_applications", "returns", "visa_applications", "rule"}) | _CALLED_ILLEGAL
)


def _is_narrowed(parts: SentenceParts, quantity: Quantity, count: Counted) -> bool:
    """Whether a nationality, an age or a kind of applicant is named, or the number is of boats or hotels."""
    if _is_narrowed_by_group(parts):
        return True
    behind = parts.words[quantity.last + 1 : quantity.last + 4]
    if count.measure == "small_boat_arrivals" and quantity.unit in {"", "people"}:
        # "1,111 small boat crossings", of people or of boats
        return behind[:1] in (["boats"], ["boat"], ["dinghies"], ["vessels"]) or (
            behind[:2] in (["small", "boats"], ["inflatable", "boats"])
        )
    return behind[:1] in (["hotels"], ["rooms"], ["beds"], ["hotel"])


def _wording(parts: SentenceParts, quantity: Quantity, count: Counted, times: list[CountedWhen], scene: Scene) -> Wording | None:
    role = role_of(parts, quantity)
    against = _times_of_baselines(parts, quantity, times)
    if role == "ratio":
        # "treble the number for 2020", "more than twice as many as in 2019": a time behind a multiple is what it is measured from
        against = [*against, *(each for each in times if each.first > quantity.last and not each.running)]
    plain = [
        each
        for each in times
        if each not in against
        and not _is_set_against(parts, each)
        and not (each.length and (role in _CHANGES or count.measure in STOCKS))
    ]
    when = nearest_time(parts, quantity, plain)
    released = False
    measure, published = count.measure, scene.published
    doubt = _doubt(parts, quantity, count, scene)
    if when is not None and not when.periods:
        # words of time that are not understood
        if measure in RUNNING or role in _CHANGES:
            return None
        doubt = doubt or "when it was is not plain"
        when = None
    if when is None:
        if measure in RUNNING and role not in _CHANGES and _tells_of_a_year_before(parts, quantity):
            when = CountedWhen(up_to_now(date(published.year, 1, 1), published), 0, 0)
        elif measure in RUNNING:
            return None
    if when is None:
        newest = newest_of_stock(published) if measure in STOCKS else newest_counts(published)
        several = (newest, *((_end_of_quarter_before(newest, 1),) if measure in STOCKS else ()), _year_before(newest))
        when = CountedWhen(several if role not in _CHANGES else several[:1], 0, 0, explicit=False)
    released = (
        not when.explicit
        and not any(each.periods for each in plain)
        and (role in _CHANGES or not parts.times)
        and (_ONCE - _PEAKS if role in _CHANGES else _ONCE).isdisjoint(parts.word_set)
        and scene.calendar.released_on_the_day(measure)
    )
    if measure in STOCKS and any(each.kind != "point" for each in when.periods):
        return None
    subject = Subject(measure, count.group, "explicit", local=True)
    doubt = doubt or why_in_a_row(parts, quantity, subject)
    start, end = span_of(parts, quantity)
    slots: dict[str, object] = {}
    said = stated(quantity, quantity.unit or "people")
    kind: ClaimKind = "level"
    periods = when.periods
    if periods[0].kind == "day" and measure in RUNNING:
        doubt = doubt or "the number of one day is often told before it is whole"
    if role in _CHANGES:
        found = _since_when(parts, quantity, count, when, times, published)
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
            if quantity.unit == "times"
            else "fraction"
        )
        direction = direction_of(parts, quantity)
        said = signed(quantity, direction) if role != "ratio" else stated(quantity, "times")
        if role == "ratio" and quantity.unit != "times":
            return None
        slots = {"baseline": baseline, "baseline_basis": "explicit" if told else "open", "direction": direction}
        if not told:
            doubt = doubt or "it is not said what it is compared with"
    elif role == "from":
        following = parts.following(quantity)
        behind = " ".join(parts.words[quantity.last + 1 : following.first if following is not None else len(parts.words)])
        own = quantity.last < when.first < (following.first if following is not None else len(parts.words))
        if any(each in behind for each in _A_YEAR) or (not own and when.over_a_year):
            periods = tuple(_year_before(each) for each in periods)
        elif not own:
            periods = tuple(_year_before(each) for each in periods)
            doubt = doubt or "it is not said when it was so"
    elif _tells_of_a_year_before(parts, quantity):
        periods = tuple(_year_before(each) for each in periods)
    elif is_baseline_quantity(parts, quantity) and not quantity.last < when.first:
        doubt = doubt or "it may be of an earlier time"
    elif (cue := _record_before(parts, quantity)) is not None:
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
        unsettled=(*(("period",) if not when.explicit and not released else ()), *(() if scene.at_home else ("place",))),  # type: ignore[arg-type]
        ties=ties,
        spoken_of=scene.spoken_of,
        refusal=_refusal(parts, subject, scene),
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


def _refusal(parts: SentenceParts, subject: Subject, scene: Scene) -> str:
    """Why it cannot be checked at all; "" if it can."""
    if (scene.place or scene.abroad) and not parts.names_home and subject.measure not in RUNNING:
        return f"the text was last about something else: {scene.place or scene.abroad}"
    if any(each.code in _CALLED_ILLEGAL for each in parts.mentions_of("other_subject")):
        return ""
    if subject.measure in RUNNING and {each.code for each in parts.mentions_of("elsewhere")} <= _SHORES:
        return ""  # "41,472 people reached England's shores"
    return why_not_ours(parts, subject, scene)


def _is_of_crossings(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of crossings, which may be those of boats: "1,111 small boat crossings"."""
    return "crossings" in parts.words[quantity.last + 1 : quantity.last + 5]


def _year_before(period: Period) -> Period:
    return _end_of_quarter_before(period, 4) if period.kind == "point" else period.years_back(1)


def _end_of_quarter_before(period: Period, quarters: int) -> Period:
    """The end of the quarter so many before the one that ends with a point."""
    ends = period.end.year * 12 + period.end.month - 1 - 3 * quarters
    return point(year_ending(ends // 12, ends % 12 + 1).end)


# --- what it is set against

_SETTING = frozenset("than against versus from since exceeding above below".split())
_POINT = frozenset({"point", "time", "stage", "period", "months", "quarter", "date"})


def _is_set_against(parts: SentenceParts, when: CountedWhen) -> bool:
    """Whether words of time say what something is set against: "than in 2024", "on the same point last year"."""
    before = parts.words[max(0, when.first - 4) : when.first]
    if not _POINT.isdisjoint(before[-2:]) and not {"same", "this", "that", "by"}.isdisjoint(before):
        return True
    if before[-1:] == ["on"] and (
        any(each.last == when.first - 2 for each in parts.quantities) or parts.word(when.first - 2) in _UP_OR_DOWN
    ):
        return True  # "up 56 % on 2024", "18 per cent up on 2023"
    at = when.first - 1
    while at > when.first - 6 and parts.word(at) in _BETWEEN:
        at -= 1
    to_it = parts.word(at) in {"with", "to"} and parts.word(at - 1) in {"compared", "relative", "contrast"}
    return to_it or parts.word(at) in _SETTING


_UP_OR_DOWN = frozenset("up down higher lower more fewer less rise fall increase decrease drop decline".split())
_BETWEEN = frozenset("the in of for those that figure total number record peak high end at level same its".split())


def _times_of_baselines(
    parts: SentenceParts, quantity: Quantity, times: list[CountedWhen], *, beside: bool = False
) -> list[CountedWhen]:
    """The times of numbers that others are set against, or of the one right beside a change that this is measured from.

    "41,472, compared with 36,816 in 2024, a 13 per cent increase", "down 63 % from its peak of 56,018 in September 2023".
    """
    found = []
    for other in parts.quantities:
        if other is quantity or not is_baseline_quantity(parts, other):
            continue
        if beside and not _is_beside(parts, quantity, other):
            continue
        after = parts.following(other)
        stop = len(parts.words) if after is None else after.first
        found += [each for each in times if other.last < each.first < stop][:1]
    return found


def _is_beside(parts: SentenceParts, quantity: Quantity, other: Quantity) -> bool:
    if parts.following(quantity) is other:
        return _APART.isdisjoint(parts.words[quantity.last + 1 : other.first - 1])
    between = parts.words[other.last + 1 : quantity.first]
    return parts.preceding(quantity) is other and between.count(",") == 1 and not {"but", "and", "while", ";"} & set(between)


def _since_when(
    parts: SentenceParts, quantity: Quantity, count: Counted, when: CountedWhen, times: list[CountedWhen], published: date
) -> tuple[tuple[Period, ...], tuple[Period, ...], bool] | None:
    """The two ends of a change, paired, and whether the words say since when it was."""
    periods = when.periods
    if when.running and parts.word(when.first) in {"since", "under"}:
        start = periods[0].start
        if count.measure in RUNNING or (start.month, start.day) != (1, 1) or parts.word(when.first) == "under":
            return None  # "up 30 % since the election": of what before it is not said
        newest = newest_counts(published)
        return (newest,), (calendar_year(start.year),), True  # "have more than doubled since 2019"
    following = parts.following(quantity)
    stop = len(parts.words)
    if following is not None and parts.word(following.first - 1) not in {"from", "to"} and following.unit in {"percent", "times"}:
        stop = following.first
    behind = parts.words[quantity.last + 1 : stop]
    multiple = role_of(parts, quantity) == "ratio"
    set_against = [
        each
        for each in times
        if each is not when
        and quantity.last < each.first < stop
        and (_is_set_against(parts, each) or (multiple and not each.running))
    ]
    begun = next(iter(_times_of_baselines(parts, quantity, times, beside=True)), None)
    against = next(iter(set_against), None) or (begun if begun is not when else None)
    words = " ".join(behind)
    if against is not None and not against.periods:
        return None
    untold = not {"when", "where"}.isdisjoint(behind[:5]) or ("than", "before") in pairwise(behind[:5])
    if against is None and untold and not any(each in " ".join(behind) for each in _A_YEAR):
        return None  # "8 % more than when Labour took office"
    if against is not None and not against.running:
        other = against.periods[0]
        if periods[0].kind == "point":
            if other.kind != "point":
                return None
            return periods, tuple(other for _ in periods), True
        apart = periods[0].end.year - other.end.year
        if other.kind == periods[0].kind == "year_ending" or (other.is_year and periods[0].is_year):
            return periods, tuple(other for _ in periods), True
        if other.is_year and apart > 0:
            # "38 % more than at this point in 2024"
            return periods, tuple(each.years_back(apart) for each in periods), True
        return periods, tuple(other for _ in periods), True
    named = next((each for each in parts.times if each.kind == "moment" and each.year and parts.word(each.first) == "same"), None)
    if named is not None and (apart := periods[0].end.year - named.year) > 0 and named.first > quantity.last:
        return periods, tuple(each.years_back(apart) for each in periods), True  # "38 % up on the same point in 2024"
    if periods[0].kind == "point":
        if any(each in words for each in ("three months", "previous quarter", "quarter before", "quarter earlier")):
            return periods, tuple(_end_of_quarter_before(each, 1) for each in periods), True
        told = any(each in words for each in _A_YEAR) or "in a year" in " ".join(parts.words)
        return periods, tuple(_year_before(each) for each in periods), told
    told = any(each in words for each in _A_YEAR) or any(each in words for each in _LAST_YEAR)
    if not told and not when.running and periods[0].is_year and when.explicit and _moved_in(parts, quantity, when):
        told = True  # "fell by 4 per cent in 2025"
    return periods, tuple(each.years_back(1) for each in periods), told


_A_YEAR = (
    "a year earlier", "a year before", "a year ago", "the year before", "the previous year", "on the year", "year-on-year", "year on year", "in a year",
    "over the year", "on last year", "than last year", "12 months earlier", "12 months before", "the 12 months before", "twelve months earlier", "preceding year",
    "prior year", "one year earlier", "the year to", "previous 12 months",
)  # fmt: skip
_LAST_YEAR = (
    "same period last year", "same point last year", "this point last year", "this time last year", "same time last year", "this stage last year",
    "same stage last year", "same period a year", "same period of last year", "same period in", "same period of", "same point in", "same quarter", "same months", "equivalent period",
    "corresponding period", "at this point", "by this time", "same date last year",
)  # fmt: skip


_YEAR_BEFORE = (
    "twelve months earlier",
    "12 months before",
    "year earlier",
    "year before",
    "year ago",
    "previous year",
    "12 months earlier",
    "point last year",
    "time last year",
    "period last year",
    "stage last year",
)
_BY_THEN = (
    "by this point last year",
    "by the same point last year",
    "by this time last year",
    "at this point last year",
    "by this stage last year",
)


def _moved_in(parts: SentenceParts, quantity: Quantity, when: CountedWhen) -> bool:
    """Whether something is said to have moved in a year: "rose by 21 % in 2025", "up 25 % last year"."""
    return 0 < when.first - quantity.last <= 3 or 0 < quantity.first - when.last <= 8


def _record_before(parts: SentenceParts, quantity: Quantity) -> str | None:
    """The word by which a number is called a record: "a record 19,982"."""
    lead = parts.words[max(0, quantity.first - 4) : quantity.first]
    if not _NOT_THE_FIRST.isdisjoint(lead) or "the" in lead[-3:-1]:
        return None
    return next((word for word in lead if word in _RECORD), None)


def _tells_of_a_year_before(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of the same time a year before: "compared with 21,052 by this point last year"."""
    following = parts.following(quantity)
    behind = " ".join(parts.words[quantity.last + 1 : following.first if following is not None else len(parts.words)])
    if is_baseline_quantity(parts, quantity):
        return any(each in behind for each in (*_YEAR_BEFORE, *_BY_THEN))
    before = parts.preceding(quantity)
    ahead = " ".join(parts.words[0 if before is None else before.last + 1 : quantity.first])
    return any(each in behind or each in ahead for each in _BY_THEN)


# --- doubts


_PARTS = frozenset((one, other) for one in ("of", "among") for other in ("which", "whom", "them", "those", "these", "the"))
# who estimates those who come to claim asylum, and how these are called
_OF_THE_ONS = frozenset("ons ons's long-term immigration reason reasons estimated estimate estimates".split())
# more than these have never crossed in small boats; by ferry and train they do
_MOST_IN_BOATS = 200_000
_BOATS = frozenset("boat boats small-boat small-boats dinghy dinghies migrant migrants".split())
# so many numbers, with fewer words to each than these, are a table told in a line
_SEVERAL, _WORDS_A_NUMBER = 3, 6
_EVERYBODY = frozenset({"all", "british", "non_british"})
_SHORES = frozenset({"england", "kent", "dover", "essex", "sussex", "france", "french", "calais"})
_ON_THE_WAY = frozenset(
    {"england", "kent", "essex", "sussex", "france", "french", "calais", "dunkirk", "rwanda", "dover", "northern france"}
)


def _doubt(parts: SentenceParts, quantity: Quantity, count: Counted, scene: Scene) -> str:
    """Why a number that does not fit may yet be right."""
    words = parts.words
    if count.first == _CARRIED:
        return "it may be of something else than what was told before"
    if any(pair in _PARTS and not pair[1] == "the" for pair in pairwise(words[: quantity.first])) or words[:1] in (
        ["of"],
        ["among"],
    ):
        return "it may be a part of a number named before"
    if scene.groups - _EVERYBODY:
        return "it may be of the nationality that was named before"
    opened = parts.clause(quantity.first)[0]
    if parts.word(opened - 1) in {"when", "where", "after", "before"} or parts.word(opened) in {
        "when",
        "where",
        "after",
        "before",
    }:
        return "it may be of a time that is only told"
    if quantity.first in parts.bracket_of or parts.word(quantity.first - 1) in {"-", "–", "+", "−", "±"}:
        return "a number in brackets or with a sign may be another"
    if len(parts.quantities) > _SEVERAL and len(parts.words) < _WORDS_A_NUMBER * len(parts.quantities):
        return "it is one of a row"
    first, stop = parts.segment(quantity)
    if len({each.measure for each in find_counted(words[first:stop])}) > 1:
        return "another count is named beside it"
    if any(each.code == "visas_granted" for each in parts.mentions_of("measure")):
        return "another count is named beside it"
    if count.measure == "asylum_applications" and not _OF_THE_ONS.isdisjoint(parts.word_set):
        return "those who come for asylum are estimated too"
    if quantity.value > _MOST_IN_BOATS and count.measure in RUNNING and _BOATS.isdisjoint(parts.word_set):
        return "it is not said who crossed"
    if any(each.code not in _ON_THE_WAY for each in parts.mentions_of("elsewhere")):
        return "another place is named beside it"
    if words and words[-1] == "?":
        return "it is asked, not said"
    if not _OTHERS.isdisjoint(parts.word_set):
        return "a part of the count may be meant"
    relative = any(time.kind == "relative_year" for time in parts.times)
    if scene.then or (scene.long_ago and parts.sentence.voice == "quoted" and relative):
        return "when it was said is not plain"
    if (scene.place or scene.abroad) and not parts.names_home:
        return "another place was spoken of"
    kinds = kinds_of(parts)
    known = parts.covered("elsewhere") | {at for each in find_counted(parts.words) for at in range(each.first, each.last + 1)}
    for at, kind in enumerate(kinds):
        if (
            kind == STRANGE
            and not may_link(parts, at)
            and at not in known
            and parts.word(at) not in _NAMED
            and not _is_a_name(parts, at)
        ):
            return f"“{parts.word(at)}” may narrow it"
    return ""


_BEFORE_A_PLACE = frozenset("in of to from the across at near off into via for between or and through towards".split())


def _is_a_name(parts: SentenceParts, at: int) -> bool:
    """Whether a word that is not understood is the name of somebody, and of no place."""
    return at > 0 and parts.tokens[at].capital and parts.word(at - 1) not in _BEFORE_A_PLACE
