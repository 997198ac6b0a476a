"""Whether the words of a claim tie its number to one measure, one group and one period, so that nothing else can be meant.

A firm reading may be called wrong although its number is the published figure of something else:
"672,000 people came in the year to June 2023" says net migration as immigration. Any other reading
may only be called wrong where its number is nothing that was published of what the text speaks of.
"""

from __future__ import annotations

from itertools import pairwise

from ...words.cues import ARRIVING, CLAUSE_MARKS, LEAVING, REVISION_VERBS
from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS
from ...words.time_expressions import TimeExpression
from ..ends.comparisons import stands_revised
from ..estimates.changed_estimates import recast_time
from ..parts import SentenceParts
from ..scene import Scene
from ..times.times_of import Window
from ..whom.brought_in import is_let_in
from ..whom.groups import is_told_of_another
from ..whom.movement import movement_before, movement_verb, of_those_who
from ..whom.named_moves import named_move
from ..whom.same_people import hangs_on
from ..wording import Subject, Tie
from .forecast_numbers import is_current
from .said_in_full import is_said_for, is_told_in_one_breath

# words by which a text tells of estimates as such: an old one is then no mistake
ESTIMATE_WORDS = frozenset(
    "estimate estimates thought believed first initial initially original originally previously earlier revised revising revision revisions"
    " raised rather instead put updated upgraded downgraded corrected then became supposed reckoned".split()
)  # fmt: skip
# a sentence of reasons and nationalities may give a part of a measure without saying so
_KINDS_OF_PEOPLE = frozenset(
    "reason reasons route routes nationality nationalities category study work asylum family students workers".split()
)
_JOINED = frozenset({"respectively", "former", "latter"})


def ties_of(
    parts: SentenceParts, quantity: Quantity | None, subject: Subject | None, window: Window, scene: Scene
) -> frozenset[Tie]:
    """Which of measure and period a number hangs on in so many words, and whether its time stands right with it."""
    if quantity is None or subject is None:
        return frozenset()
    of = quantity
    while (held := hangs_on(parts, of)) is not None:
        of = held
    found: set[Tie] = set()
    bracketed = parts.word(quantity.first - 1) == "("
    if (
        subject.basis == "explicit"
        and not bracketed
        and not _JOINED & parts.word_set
        and _groups_are_tied(parts, of, subject)
        and not _is_part_or_whole(parts, quantity)
        and (
            movement_verb(parts, of) >= 0
            or movement_before(parts, of)
            or named_move(parts, of)
            or is_let_in(parts, of)
            or of_those_who(parts, of)
            or _one_measure(parts, of)
        )
    ) or (subject.carried and not scene.several and not scene.place and _says_it_of_that(parts, quantity)):
        found.add("measure")
    if not bracketed and (
        (window.basis == "explicit" and (_period_is_tied(parts, quantity) or is_told_for(parts, quantity)))
        or _is_so_long_before(parts, quantity, window, scene)
        or ("measure" in found and _is_times_that(parts, quantity, window, scene))
        or ("measure" in found and window.basis == "inherited" and is_current(parts, quantity))
    ):
        found.add("period")
    told_of = window.basis in {"explicit", "inherited"}
    if "measure" in found and not bracketed and told_of and is_told_in_one_breath(parts, quantity):
        found |= {"period", "time"}
    if _stands_with_its_time(parts, quantity, window, scene) or (window.basis == "explicit" and is_told_for(parts, quantity)):
        found.add("time")
        time = parts.time_of.get(quantity.first)
        if time is not None and time.kind == "same" and window.basis == "inherited" and "measure" in found:
            found.add("period")  # "454,000 people left in the same year"
    return frozenset(found)


# words of time without a year, which mean one window all the same where the text leaves no other
_OF_ONE_WINDOW = frozenset({"between", "earlier", "later", "latest"})
_TOLD = frozenset("said reported announced published found revealed showed estimated reckoned".split())
_THE_FIGURE_FOR = frozenset("was is were the net migration figure number total level count balance for in of uk".split())
_TO_HERE = frozenset({"to", "into", "uk's", "britain", "britain's", "last", "year", ","})
_TO_ITS_TIME = frozenset("in for from during over of the ( at by recorded seen reached".split())


def _stands_with_its_time(parts: SentenceParts, quantity: Quantity, window: Window, scene: Scene) -> bool:
    """Whether nothing but a preposition stands between a number and its time, or the time opens the clause that has no other number."""
    time = parts.time_of.get(quantity.first)
    if time is None or (time.kind == "moment" and time.first > quantity.last and parts.word(time.first - 1) in _TOLD):
        return _is_of_the_one_time(parts, quantity)  # "…, the ONS said last month"
    if not time.year and not (len(window.periods) == 1 and _means_one_window(parts, time, scene)):
        return False
    if time.first > quantity.last:
        moved = movement_verb(parts, quantity)
        if quantity.last < moved < time.first and _only_moves(parts, quantity.last + 1, time.first):
            return True  # "414,000 people have left the country by June 2024"
        between = parts.words[quantity.last + 1 : time.first]
        if between[:1] == [","] and len(parts.times) == len(parts.quantities) == 1:
            between = between[1:]  # "last measured at 204,000, in the year to March 2025"
        if between[:1] in (["was"], ["is"], ["were"]) and set(between) <= _THE_FIGURE_FOR | _TO_HERE:
            return True  # "906,000 was the net figure for 2023"
        # not "the 906,000 seen in 2024's figures"
        return parts.word(time.last + 1) != "'" and len(between) <= 3 and set(between) <= _TO_ITS_TIME
    if time.first <= 2 and parts.words[time.last + 1 : quantity.first] == [","]:
        return True  # "Back in 2022, 414,000 people left"
    # "the figure for June 2023, revised upwards today, was"
    others = [each for each in parts.times if each is not time and each.kind not in {"day", "duration"}]
    return not others or parts.clause(time.first) == parts.clause(quantity.first)


def _means_one_window(parts: SentenceParts, time: TimeExpression, scene: Scene) -> bool:
    """Whether words of time without a year leave no doubt which window they are of.

    Not a month whose year another time of the sentence may give ("revised for the year to June 2023, with a peak in
    the year to March"), nor what stood when something was said ("a year ago the figure was"), nor a year that was not told.
    """
    if time.kind == "year_ending":
        return not any(each.year for each in parts.times)
    if time.kind == "same":
        # with no other year told of, "in the same year" can be none but that
        alone = len(set(scene.told.numbers.values())) == 1
        return alone or scene.told.just is not None or any(each.year and each.last < time.first for each in parts.times)
    return time.kind in _OF_ONE_WINDOW and parts.word(time.last) != "ago"


def _is_of_the_one_time(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number has the time of the sentence: "net migration for 2022 was adjusted from 685,000 to 866,000", "1.2 million arrived in that year, while 414,000 left"."""
    times = [time for time in parts.times if time.kind not in {"duration", "moment"}]
    if len(times) != 1 or not times[0].year or times[0].first > quantity.first:
        return False
    if recast_time(parts, quantity) is times[0]:
        return True
    before = parts.preceding(quantity)
    if before is None:
        return _only_was_so(parts, times[0], quantity)
    between = parts.words[before.last + 1 : quantity.first]
    return between == ["to"] and times[0].last < before.first and not REVISION_VERBS.isdisjoint(parts.words[: before.first])


_WAS_SO = frozenset(
    "is was were are has have had been be being stood stands standing total totals totalled reached hit came come to at a an the some"
    " record just now already even in fact recorded reported estimated measured given as used stand put thought believed uk net migration immigration emigration"
    .split()
)  # fmt: skip


def _only_was_so(parts: SentenceParts, time: TimeExpression, quantity: Quantity) -> bool:
    """Whether nothing but that it was so stands between a time and the only number behind it: "in the year to June 2022 has just been reported to total 745,000"."""
    begin, homes = time.last + 1, parts.covered("home")
    if parts.word(begin) == "," and any(word in REVISION_VERBS for word in parts.words[begin : begin + _LONGEST_ASIDE]):
        # "the figure for June 2023, revised upwards today, was": whatever it was before
        begin = next((at + 1 for at in range(begin + 1, quantity.first) if parts.word(at) == ","), begin)
    elif parts.word(begin) == "," and is_said_for(parts, time):
        begin += 1  # "At its height, in the year to June 2023, net migration to the UK was"
    stretch = range(begin, quantity.first)
    return bool(stretch) and all(parts.word(at) in _WAS_SO or at in homes for at in stretch)


_MOVES = frozenset(
    "people have has had left came come arrived moved emigrated entered departed the country here by in during over from to more than it".split()
)


def _only_moves(parts: SentenceParts, first: int, stop: int) -> bool:
    """Whether a stretch says no more than that people came to or left the country."""
    homes = parts.covered("home")
    return all(at in homes or parts.word(at) in _MOVES for at in range(first, stop))


_IT_REACHED = frozenset("it has had then even reached topped hit a an high of record".split())


def _says_it_of_that(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a sentence only goes on about the one number told before: "That is 260,000 fewer than a year before"."""
    if set(parts.words[: quantity.first]) <= _IT_REACHED and not any(
        each.role in {"measure", "group"} for each in parts.mentions
    ):
        return True  # "It reached nearly a million."
    if parts.words[:1] not in (["that"], ["this"]) or parts.word(1) not in {"is", "was", "represents", "means"}:
        return False
    return not (parts.mentions_of("measure") or parts.mentions_of("group")) and quantity.first <= 5


def _is_times_that(parts: SentenceParts, quantity: Quantity, window: Window, scene: Scene) -> bool:
    """Whether a ratio is of the one number just told, in the year that it was told for: "That is roughly three times what it was in 2019"."""
    if quantity.unit != "times" or parts.words[:1] not in (["that"], ["this"]) or scene.several:
        return False
    return window.basis == "inherited" and len(window.periods) == 1 and scene.last == window.periods[0]


# words that are said of the newest estimates too: "estimates suggest that", "an estimated 948,000", "are thought to have left"
_OF_NOW_TOO = frozenset("estimate estimates estimated thought believed supposed reckoned put".split())
_FORECASTS = frozenset({"forecast", "forecasts", "projection", "projections"})
_WAS = frozenset("was were been had be being".split())
_SHOWING = frozenset(
    "suggest suggests show shows indicate indicates reveal reveals say says put puts that of for from are is".split()
)
_NEWEST = frozenset("latest newest new current ons official provisional these government's".split())


def tells_of_estimates(parts: SentenceParts) -> bool:
    """Whether a sentence tells of estimates as such: "has raised its estimate from 204,000", "first put at", "where it used to be"."""
    if not _FORECASTS.isdisjoint(parts.word_set) or ("used", "to") in parts.pairs:
        return True  # a forecast sets out from the estimate of its own day
    if ESTIMATE_WORDS.isdisjoint(parts.word_set):
        return False
    return any(
        word in ESTIMATE_WORDS
        and at not in parts.in_times
        and parts.word(at + 1) != "prime"  # "became prime minister"
        and (word != "then" or parts.word(at - 1) != "since")
        and not _is_of_now_too(parts, at)
        and not _turns_from_a_hope(parts, at)
        for at, word in enumerate(parts.words)
    )


def _turns_from_a_hope(parts: SentenceParts, at: int) -> bool:
    """Whether "instead" opens a sentence: what came then is set against what was hoped for, and no estimate against another."""
    return at == 0 and parts.word(at) == "instead" and parts.word(1) != "of"


def _is_of_now_too(parts: SentenceParts, at: int) -> bool:
    """Whether a word of estimates is said of what stands: "ONS estimates suggest that", "an estimated 948,000", "are thought to have left"."""
    word, before = parts.word(at), parts.word(at - 1)
    if word not in _OF_NOW_TOO:
        return False
    if word == "estimates" and (_is_only_the_source(parts, at) or _is_said_of_who_counts(parts, at)):
        return True
    if word in {"estimate", "estimates"} and before in {"the", "their", "its"} and parts.word(at + 1) in {"for", "of"}:
        first, stop = parts.clause(at)
        told = parts.words[first:stop]
        return not {"is", "are", "stands"}.isdisjoint(told) and _WAS.isdisjoint(
            told
        )  # "the estimate for the year before is 649,000"
    if word in {"estimate", "estimates"}:
        return _behind_an_aside(parts, at + 1) in _SHOWING and before in _NEWEST and _WAS.isdisjoint(parts.word_set)
    if word == "estimated" and before in {"an", "the", "some"}:
        return True
    return before in {"is", "are"} and not _WAS & set(parts.words[max(0, at - 4) : at])


def _is_only_the_source(parts: SentenceParts, at: int) -> bool:
    """Whether estimates are only whose word a whole sentence is told on: ", according to the Office for National Statistics' latest estimates"."""
    opening = next((k for k in range(at - 1, max(-1, at - _LONGEST_SOURCE), -1) if parts.word(k) in {"according", "on"}), -1)
    if opening < 0 or (opening > 0 and parts.word(opening - 1) not in CLAUSE_MARKS):
        return False
    homes = parts.covered("home")
    return all(parts.word(k) in _SOURCE or k in homes for k in range(opening, parts.clause(at)[1]))


def _is_said_of_who_counts(parts: SentenceParts, at: int) -> bool:
    """Whether it is only told that the office estimates it: "Net migration was 171,000 in 2025, the ONS estimates"."""
    behind = parts.word(at + 1)
    return parts.word(at - 1) in {"ons", "statistics"} and (behind in CLAUSE_MARKS | {"."} or at + 1 == len(parts.words))


_SOURCE = (_NEWEST - {"provisional"}) | frozenset(
    "according to on the its their of for ons's office national statistics statistics' ' 's from estimates , ."
    " published released issued by this morning today yesterday".split()
)


def _behind_an_aside(parts: SentenceParts, at: int) -> str:
    """The word with which a sentence goes on at a place, past an aside between commas: "estimates, based on surveys, suggest"."""
    if parts.word(at) != ",":
        return parts.word(at)
    closing = next((k for k in range(at + 1, min(at + _LONGEST_ASIDE, len(parts.words))) if parts.word(k) == ","), -1)
    return parts.word(closing + 1) if closing > 0 else ","


_LONGEST_ASIDE, _LONGEST_SOURCE = 10, 14


def is_told_as_new(parts: SentenceParts, quantity: Quantity | None) -> bool:
    """Whether a number is told as the newest estimate: "is now thought to have been 685,000", "down from a revised 906,000 a year earlier"."""
    if quantity is None:
        return False
    behind = parts.words[quantity.last + 1 : quantity.last + 6]
    if any(one == "now" and other in _ESTIMATING for one, other in pairwise(behind)):
        return True  # "the 606,000 the office now estimates"
    return (
        "now" in parts.words[max(0, quantity.first - 7) : quantity.first]
        or stands_revised(parts, quantity)
        or _is_by_revised_figures(parts)
    )


_REVISED = frozenset({"revised", "updated"})
_ITS_FIGURES = frozenset({"figures", "estimates", "data", "statistics", "numbers", "official", "ons", "estimate"})
_OF_BEFORE_THESE = frozenset(
    "from first initial initially original originally previous previously earlier before then was were had instead old than against".split()
)


def _is_by_revised_figures(parts: SentenceParts) -> bool:
    """Whether all that a sentence tells is by the figures that were revised: "reached 740,000, according to revised figures out today"."""
    if _REVISED.isdisjoint(parts.word_set) or not _OF_BEFORE_THESE.isdisjoint(parts.word_set):
        return False
    at = next(at for at, word in enumerate(parts.words) if word in _REVISED)
    return parts.word(at + 1) in _ITS_FIGURES and (
        "to" in parts.words[max(0, at - 4) : at] or not _SHOWING.isdisjoint(parts.words[at + 2 : at + 6])
    )


_ESTIMATING = frozenset({"estimate", "estimates", "reckons", "reckon", "thinks", "says", "believes", "reports", "gives", "has"})


def _period_is_tied(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the time of a number stands with it, or is the only one of the sentence."""
    usable = [time for time in parts.times if time.kind not in {"duration", "day"}]
    return parts.time_of.get(quantity.first) is not None or len(usable) == 1


def is_told_for(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a flow is named, its year right behind it, and its number behind a verb: "Net migration in 2024 was 354,000, and in 2023 …"."""
    years = [time for time in parts.times if time.last < quantity.first]
    if len(years) != 1 or years[0].kind not in _OF_A_YEAR or parts.time_of.get(quantity.first) not in {None, years[0]}:
        return False
    flows = [each for each in parts.mentions_of("measure") if each.last < years[0].first]
    if len(flows) != 1 or flows[0].ambiguous or flows[0].code not in MIGRATION_FLOWS:
        return False
    between, told = parts.words[flows[0].last + 1 : years[0].first], parts.words[years[0].last + 1 : quantity.first]
    return set(between) <= _WHERE_AND_WHEN and bool(told) and set(told) <= _STOOD


_OF_A_YEAR = frozenset({"year_ending", "calendar_year"})
_WHERE_AND_WHEN = _TO_ITS_TIME | _TO_HERE - {","} | {"uk", "united", "kingdom", "country"}
_STOOD = frozenset("was is stood stands at came to hit reached totalled".split())


def _is_so_long_before(parts: SentenceParts, quantity: Quantity, window: Window, scene: Scene) -> bool:
    """Whether a number is told for the year before the one that was named last: "A year earlier it had been 649,000", "down from 649,000 a year earlier"."""
    time = parts.time_of.get(quantity.first)
    return (
        time is not None
        and time.kind == "earlier"
        and (time.first == 0 or parts.words[: time.first] == ["the"] or time.first == quantity.last + 1)
        and window.basis == "inherited"
        and len(window.periods) == 1
        and scene.topic is not None
        and scene.last == scene.topic
    )


def _groups_are_tied(parts: SentenceParts, quantity: Quantity, subject: Subject) -> bool:
    """Whether no group is named in the sentence but those of the number, and those are named before it or right behind."""
    held = {code for _, code in subject.group}
    named = parts.covered("group", "measure")
    ends = _behind_its_clause(parts, quantity)
    if not _KINDS_OF_PEOPLE.isdisjoint(parts.word_set) and any(
        word in _KINDS_OF_PEOPLE and at not in named for at, word in enumerate(parts.words[:ends])
    ):
        return False
    first, stop = parts.segment(quantity)
    groups = [mention for mention in parts.mentions_of("group") if mention.first < stop]
    # a group of its own beside the number takes the place of one named before: "704,000 non-EU…, while that of EU citizens was"
    own = {dimension for each in groups if each.first >= first for dimension, code in each.group if code in held}
    for mention in groups:
        if mention.first < first and {dimension for dimension, _ in mention.group} <= own:
            continue
        if mention.first > ends or (mention.first == ends and parts.word(mention.first) not in _NARROWING):
            continue  # "net migration of British nationals was −37,000, and EU citizens left as well"
        if is_told_of_another(parts, mention, subject, quantity.first):
            continue  # "109,000 UK citizens …: 383,000 people arrived from outside the EU"
        codes = {code for _, code in mention.group}
        if not any(code in held or any(each.startswith(f"{code}_") for each in held) for code in codes):
            return False
        if mention.first > quantity.last + 6:
            return False
    # "Of the 715,000 who came, 310,000 …" is of a part, and of which only a group beside the number tells
    return parts.word(0) not in {"among", "of"} or bool(own)


def _is_of_some(parts: SentenceParts, at: int) -> bool:
    """Whether an aside says who some of the people are, and not of whom the number is: ", many of them former students", ", students among them"."""
    return any(pair in _OF_THEM for pair in pairwise(parts.words[at : at + 5]))


_OF_THEM = frozenset((of, whom) for of in ("of", "among") for whom in ("them", "whom"))
_GOES_ON = frozenset("and while but whereas as with amid after because".split())
_NARROWING = frozenset({"from", "of", "among", "for"})


def _behind_its_clause(parts: SentenceParts, quantity: Quantity) -> int:
    """Where another clause begins behind a number that goes on with people of its own: "445,000, with fewer arriving for study"."""
    return next(
        (
            at + 1 + (parts.word(at + 1) in _GOES_ON)
            for at in range(quantity.last + 1, len(parts.words) - 1)
            if parts.word(at) == "," and (parts.word(at + 1) in _GOES_ON or _is_of_some(parts, at + 1))
        ),
        len(parts.words),
    )


def _is_part_or_whole(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is what a share is of, or is said with one: "86 per cent of the 1.2 million who came"."""
    before, after = parts.preceding(quantity), parts.following(quantity)
    if before is not None and parts.word(before.last + 1) == "of" and quantity.first - before.last <= 4:
        return True
    return after is not None and parts.word(quantity.last + 1) == "of" and after.first - quantity.last <= 4


def _one_measure(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether one flow alone is named for a number: since the number before it, or in all that the sentence says before."""
    first, _ = parts.segment(quantity)
    flows = [each for each in parts.mentions_of("measure") if each.code in MIGRATION_FLOWS]
    named = {each.code for each in flows if first <= each.first < quantity.first}
    behind = {each.code for each in flows if 0 < each.first - quantity.last <= 3}
    if len(named or behind) == 1:
        return True
    before = {each.code for each in flows if each.first < quantity.first}
    moving = (ARRIVING | LEAVING) & set(parts.words[: quantity.first])
    return len(before) == 1 and not named and not behind and not moving and not any(each.ambiguous for each in flows)
