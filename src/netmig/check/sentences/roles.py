"""The part that a quantity plays in its sentence: a level, a change, a ratio, a share, or a forecast."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from ..words.cues import (
    ARRIVING,
    CLAUSE_MARKS,
    FORECAST_WORDS,
    LEAVING,
    MOVING,
    NEGATIONS,
    WISHED_BEHIND,
    is_adverb,
)  # fmt: skip
from ..words.quantities import Quantity
from ..words.word_classes import looks_like_adjective
from .as_much import is_as_much, is_part_of_what_was
from .directions import ARTICLES, direction_of, opens_a_pair, skip_back
from .estimates_told import is_of_an_estimate
from .gains import is_gained_by_migration
from .labels import labels
from .once import once_a_number
from .outnumbering import excess
from .parts import SentenceParts
from .surpluses import account_of

Role = Literal["level", "from", "change", "percent", "ratio", "fraction", "share", "rate", "forecast", "negated", "other"]

# what those who came and those who left make together
_BALANCES = frozenset({"difference", "gap", "balance", "surplus"})
_OF_EXTREMES = frozenset("of record high peak all-time new previous staggering astonishing revised updated its".split())
# into how many of each a year is divided
RATES = {"day": 365, "hour": 8760, "week": 52, "month": 12}
_OF_RATES = {*RATES, "daily"}
_BEFORE_A_START = ARTICLES | _OF_EXTREMES


def role_of(parts: SentenceParts, quantity: Quantity) -> Role:
    """The part that a quantity plays, from the words around it alone; found once, however many forms ask."""
    found = parts.roles.get(quantity.first)
    if found is None:
        found = parts.roles[quantity.first] = _role_of(parts, quantity)
    return found  # type: ignore[return-value]  # nothing else is put there


def _is_so_long_ago(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether "more than" behind a number is said of how long ago it was: "from a peak of 944,000 more than two years earlier"."""
    behind = quantity.last + 1
    if parts.word(behind) not in {"more", "less", "fewer"} or parts.word(behind + 1) != "than":
        return False
    if {"peak", "record", "high"}.isdisjoint(parts.words[max(0, quantity.first - 3) : quantity.first]):
        return False  # "20,000 more than two years earlier" is a change
    return parts.word(behind + 3) in {"year", "years", "months"} and parts.word(behind + 4) in {
        "before",
        "earlier",
        "ago",
        "previously",
    }


def _role_of(parts: SentenceParts, quantity: Quantity) -> Role:
    if _is_negated(parts, quantity):
        return "negated"
    if is_forecast(parts, quantity):
        return "forecast"
    if _is_rate(parts, quantity):
        return "rate"
    changing = direction_of(parts, quantity) != 0 and not _is_so_long_ago(parts, quantity)
    match quantity.unit:
        case "percent" | "percentage points":
            return "percent" if changing else "share"
        case "times":
            return "ratio"
        case "share":
            if _is_part_of_number(parts, quantity) or is_part_of_another(parts, quantity) or is_part_of_peak(parts, quantity):
                return "ratio"
            return "fraction" if changing else "share"
        case "other":
            return "other"
        case _:
            if (
                is_balance(parts, quantity)
                or is_added(parts, quantity)
                or excess(parts, quantity)
                or is_gained_by_migration(parts, quantity)
            ):
                return "level"
            if account_of(parts, quantity) is not None:
                return "level"
            if is_the_difference(parts, quantity) or is_added_by_a_group(parts, quantity):
                return "level"
            if changing:
                return "change"
            by = skip_back(parts, quantity.first - 1)
            if parts.words[max(0, by - 1) : by + 1] == ["followed", "by"]:
                return "level"
            if parts.word(by) == "by" or {"change", "difference"} & set(parts.words[max(0, quantity.first - 3) : quantity.first]):
                return "other"  # a difference, but which way is not said
            if is_start(parts, quantity):
                return "from"
            return "level"


def is_balance(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "1.18 million people came and 508,000 left, a difference of 672,000": what the two make is net migration."""
    if quantity.unit not in {"", "people"} or _BALANCES.isdisjoint(parts.word_set):
        return False
    before = parts.words[: quantity.first]
    if _BALANCES.isdisjoint(before[-3:]):
        return False
    numbers = [other for other in parts.quantities if other.first < quantity.first and other.unit in {"", "people"}]
    return len(numbers) > 1 and bool(ARRIVING & set(before)) and bool(LEAVING & set(before))


def is_added(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "The population grew by 685,000 through migration": what migration adds in a year is net migration itself.

    So are people "added to the population" in a text about migration; where it is not, the number is of something else.
    """
    if "population" not in parts.word_set:
        return False
    if _is_put_to_the_population(parts, quantity):
        return True
    if parts.word(quantity.first - 1) != "by":
        return False
    at = quantity.last + 1 + (parts.word(quantity.last + 1) == "people")
    at += 1 if parts.word(at) in {"through", "by", "via", "from"} else 2 if parts.word(at + 1) in {"to", "of"} else 99
    return any(each.role == "measure" and each.code == "net_migration" and each.first == at for each in parts.mentions)


def is_added_by_a_group(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "People from outside the EU added 383,000": what a nationality adds is its net migration, and no change over time."""
    at = skip_back(parts, quantity.first - 1)
    if parts.word(at) not in {"added", "adds", "add", "adding"} or quantity.unit not in {"", "people"}:
        return False
    return any(each.last == at - 1 and "nationality" in dict(each.group) for each in labels(parts))


def is_added_by_migration(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether it is migration alone that is said to add to the population, and not births too: "migration added 204,000 people to", "grew by 685,000 through migration"."""
    flows = [each for each in parts.mentions_of("measure") if each.code == "net_migration"]
    if not {"births", "birth", "natural"}.isdisjoint(parts.word_set):
        return False
    if any(
        parts.words[at : at + 2] == ["population", "of"] and not parts.covered("home") & {at + 2, at + 3}
        for at in range(len(parts.words))
    ):
        return False  # "the population of Bristol grew by 6,000 through migration"
    added = next((at for at in range(quantity.first - 1, -1, -1) if parts.word(at) in {"adds", "added", "adding"}), -1)
    return any(
        added - 2 <= each.last < added
        or (each.first in {quantity.last + 2, quantity.last + 3} and parts.word(each.first - 1) in _BY_WAY)
        for each in flows
    )


_BY_WAY = frozenset({"through", "by", "via"})


def is_the_difference(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "The difference is 606,000", "A year earlier the gap had been 860,000", behind a sentence of those who came and those who left."""
    at = skip_back(parts, quantity.first - 1)
    at -= parts.words[at - 1 : at + 1] in (["had", "been"], ["stood", "at"], ["came", "to"], ["comes", "to"])
    if parts.word(at) not in {"is", "was", "had", "stood", "came", "comes"}:
        return False
    if parts.preceding(quantity) is not None or quantity.unit not in {"", "people"}:
        return False
    if parts.word(at - 1) not in {"difference", "gap", "balance"} or parts.word(at - 2) not in {"the", "that", "this"}:
        return False
    return all(back in parts.in_times or parts.word(back) in {"so", ",", "in", "and", "but"} for back in range(at - 2))


def _is_put_to_the_population(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "906,000 people were added to the UK's population", "migration adds a record 606,000 to the population"."""
    if quantity.unit not in {"", "people"} or quantity.value < 1000:
        return False
    at = quantity.last + 1 + (parts.word(quantity.last + 1) in {"people", "migrants"})
    if parts.words[at : at + 2] in (["were", "added"], ["was", "added"]) or parts.word(at) == "added":
        at += 1 + (parts.word(at) != "added")
    elif not {"adds", "added", "adding"} & set(parts.words[max(0, quantity.first - 5) : quantity.first]):
        return False
    homes = parts.covered("home")
    if parts.word(at) != "to":
        return False
    at += 1
    while at in homes or parts.word(at) in {"the", "our", "country's", "nation's", "of"}:
        at += 1
    return parts.word(at) == "population"


def _is_part_of_number(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "less than a third of the 649,000 of the year before": a ratio to another number."""
    following = parts.following(quantity)
    if following is None or parts.word(quantity.last + 1) not in {"of", "the"} or following.first - quantity.last > 4:
        return False
    return (
        following.unit in {"", "people"}
        and following.value >= 1000
        and set(parts.words[quantity.last + 2 : following.first]) <= {"the", "its"}
    )


def is_a_multiplying(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a multiple is told as what happened to what is named behind it: "a halving of net migration in 2024"."""
    return quantity.form == "multiple" and parts.word(quantity.last).endswith("ing")


@once_a_number
def is_part_of_another(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "half of what it was in 2023", "a third of the number in 2023", "half the 2024 total": a ratio to the number of another time."""
    if quantity.unit != "share":
        return False
    if is_as_much(parts, quantity) or _is_of_that(parts, quantity):
        return True  # "two thirds as many people as in 2023"
    if quantity.first not in parts.time_of:
        return is_part_of_what_was(parts, quantity)
    at = quantity.last + 1 + (parts.word(quantity.last + 1) == "of")
    if parts.word(at) in {"what", "that"}:
        return True
    time = parts.time_of[quantity.first]
    if time.first == at:
        return parts.word(time.last).endswith("'s") and parts.word(time.last + 1) in _TOTALS  # "a third of last year's rate"
    if parts.word(at) not in {"the", "its"} or not 0 < time.first - at <= 4:
        return False
    between = parts.words[at + 1 : time.first]
    return (between[:1] and between[0] in _TOTALS and set(between[1:]) <= {"in", "of", "for"}) or (
        not between and parts.word(time.last + 1) in _TOTALS
    )


def _is_of_that(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is said to be a part of the one told last: "Today it is a tenth of that"."""
    behind = parts.words[quantity.last + 1 : quantity.last + 3]
    closed = parts.word(quantity.last + 3) in {"", ",", ".", ";", ":", "-", "–", "("}
    return behind == ["of", "that"] and closed and parts.word(quantity.first - 1) in {"is", "was", "now", "barely", "to"}


@once_a_number
def is_part_of_peak(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "less than a fifth of the peak", "two-thirds of what it had been at its height": a ratio to the highest before."""
    if quantity.unit != "share":
        return False
    at = quantity.last + 1 + (parts.word(quantity.last + 1) == "of")
    if parts.words[at : at + 1] == ["what"] and {"was", "been", "stood", "were"} & set(parts.words[at : at + 4]):
        stop = min(len(parts.words), at + 9)
        return any(parts.word(k) in _HEIGHTS and parts.word(k - 1) in {"the", "its", "their"} for k in range(at + 3, stop))
    if parts.word(at) not in {"the", "its", "their", "that", "a"}:
        return False
    at += 1
    while parts.word(at) in _OF_HEIGHTS:
        at += 1
    return parts.word(at) in _HEIGHTS and parts.word(at + 1) not in {"number", "numbers", "fall", "rise", "drop", "increase"}


_HEIGHTS = frozenset("peak height high highs record zenith".split())
_OF_HEIGHTS = frozenset("previous earlier recent all-time record pandemic-era tory old".split()) - {"record"}


_TOTALS = frozenset("number figure total level tally count rate sum".split())


def _is_rate(parts: SentenceParts, quantity: Quantity) -> bool:
    if _OF_RATES.isdisjoint(parts.word_set):
        return False
    words = parts.words[quantity.last + 1 : quantity.last + 5]
    return (
        any(word in {"a", "an", "per", "every", "each"} and words[at + 1] in RATES for at, word in enumerate(words[:-1]))
        or "daily" in words[:2]
    )


@once_a_number
def is_start(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the quantity is where a change began: "from 860,000 in 2023"."""
    at = before_its_year(parts, quantity)
    if looks_like_adjective(parts.word(at)) and parts.word(at - 1) in ARTICLES:
        at -= 1  # "from an eye-watering 649,000"
    while at >= 0 and (parts.word(at) in _BEFORE_A_START or is_adverb(parts.word(at))):
        at -= 1
    return parts.word(at) == "from" or opens_a_pair(parts, quantity)


# how many words may stand between a year and its number: "last year's eye-watering 860,000"
_WHOSE = 3


def before_its_year(parts: SentenceParts, quantity: Quantity) -> int:
    """The place before a number, or before the year whose it is: "from last year's 860,000" is from that number."""
    for time in parts.times:
        if (
            parts.word(time.last).endswith("'s")
            and 0 < quantity.first - time.last <= _WHOSE
            and not any(time.last < each.first < quantity.first for each in parts.quantities)
        ):
            return time.first - 1
    return quantity.first - 1


_TOLD_FIRST = frozenset({"first", "originally", "initially", "previously"})


_WHO_ESTIMATED = frozenset({"ons", "office", "statisticians"})
_THOUGHT_SO = frozenset(
    "say said saying thought think put had estimate estimated reported published believed gave supposed assumed reckoned".split()
)
_BEFORE_NOW = frozenset({"previously", "originally", "initially", "earlier", "first", "once"})


@once_a_number
def is_denied_estimate(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number that is denied is told as what was thought before: "not 606,000, as the ONS used to say", "is put at 219,000, no longer 204,000"."""
    before = parts.words[max(0, quantity.first - 3) : quantity.first]
    if NEGATIONS.isdisjoint(before):
        return False
    if before[-2:] == ["no", "longer"]:
        return not {"put", "estimate", "estimated", "thought", "revised"}.isdisjoint(parts.words[: quantity.first])
    at = quantity.last + 1
    at += parts.word(at) == ","
    if parts.word(at) != "as":
        return False
    told = set(parts.words[at + 1 : at + 7])
    return bool(told & _THOUGHT_SO) and (bool(told & (_WHO_ESTIMATED | _BEFORE_NOW)) or {"had", "been"} <= told)


def _is_negated(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "not at 906,000": the text says what the figure is not."""
    if NEGATIONS.isdisjoint(parts.word_set):
        return False
    if not _TOLD_FIRST.isdisjoint(parts.words[quantity.last + 1 : quantity.last + 3]) or is_denied_estimate(parts, quantity):
        return False  # "not the 606,000 first reported": it was reported
    for back in range(quantity.first - 1, max(-1, quantity.first - 4), -1):
        if parts.word(back) == "instead" and back == 0:
            continue  # "Instead it quadrupled": that it did
        if parts.word(back) in NEGATIONS and parts.word(back + 1) not in {"only", "just", "least"}:
            return True
        if parts.parts_clauses(back):
            return False
    return False


_HAS_DONE = MOVING | {"been"}
_WOULD = frozenset({"would", "could", "might", "needed", "required"})
_SUPPOSED_BEHIND = _WOULD | WISHED_BEHIND
_COMMANDS = frozenset("cut reduce slash bring get lower halve freeze limit stop".split())


_COUNTED = frozenset({"recorded", "registered", "counted"})
_CURRENT = frozenset({"current", "present", "today's"})


def is_current(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is called that of now: "from the current 204,000", "held at the present figure of 430,000", "is currently at 430,000"."""
    at = quantity.first - 1
    while parts.word(at) in _TOTALS_OF:
        at -= 1
    if quantity.unit not in {"", "people"}:
        return False
    if parts.words[max(0, at - 2) : at + 1] in (["is", "running", "at"], ["now", "running", "at"], ["still", "running", "at"]):
        return True
    return parts.word(at) in _CURRENT or (
        "currently" in parts.words[max(0, at - 2) : at + 1] and set(parts.words[at - 1 : at + 1]) <= _STANDS_AT
    )


_STANDS_AT = frozenset("is are currently stands stand running runs at".split())
_TOTALS_OF = frozenset(
    "number figure total level tally count rate of some about around roughly just more than over nearly".split()
)


def _is_on_the_books(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is called one that has been published, whatever is foreseen beside it.

    "could pass the most recent figure of 504,000", "would dwarf the record 504,000 set in 2022".
    """
    at = quantity.first - 1
    while parts.word(at) in _TO_A_NUMBER:
        at -= 1
    if parts.word(at) not in _ON_RECORD:
        return False
    named = parts.words[max(0, at - 4) : at]
    if not _PUBLISHED.isdisjoint(named):
        return True
    return parts.word(at) == "record" and "the" in named[-1:] and parts.word(quantity.last + 1) in {"set", "seen", "reached"}


_TO_A_NUMBER = frozenset(
    {"of", ",", "about", "around", "over", "more", "than", "some", "roughly", "nearly", "almost", "just", "at"}
)
_ON_RECORD = frozenset({"figure", "figures", "record", "total", "high", "peak", "tally", "estimate", "number", "level"})
_PUBLISHED = frozenset({"latest", "last", "recent", "previous", "current", "existing", "newest", "prior", "all-time"})


def is_forecast(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the clause of a quantity speaks of what is to come, or is wished, planned or supposed."""
    if "reckoned" in parts.word_set and is_of_an_estimate(parts, quantity):
        return False  # "had at first reckoned with 672,000"
    if is_current(parts, quantity) or parts.word(quantity.last + 1) in _COUNTED or _is_on_the_books(parts, quantity):
        return False
    if parts.word(quantity.first - 1) == "the" and parts.word(quantity.last + 1) in _HAD_BY_THEN:
        return False  # "would not say whether he would get it under the 504,000 reached in the year to June"
    if _is_last_years(parts, quantity) or _is_of_those_who_came(parts, quantity) or _is_a_counted_start(parts, quantity):
        return False
    if forecast_word(parts, quantity.first) >= 0 or parts.word(1 if parts.word(0) == '"' else 0) in _COMMANDS:
        return True
    if _SUPPOSED_BEHIND.isdisjoint(parts.word_set):
        return False
    # "96,000 fewer than the Migration Advisory Committee had expected": who expected it may have a long name
    reach = _TO_WHAT_IS_WISHED + _LONG_NAME * ("than" in parts.words[quantity.last + 1 : quantity.last + 4])
    for at in range(quantity.last + 1, min(quantity.last + reach, len(parts.words))):
        word = parts.words[at]
        if says_how_long_they_stay(parts, at):
            return False
        if word in _WOULD:
            return True  # "net migration of 300,000 a year would be needed"
        if word in WISHED_BEHIND and parts.words[at + 1 : at + 3] == ["to", "have"] and parts.word(at + 3) in _HAS_DONE:
            return False  # "are expected to have departed" is of the past
        if word in WISHED_BEHIND and {"than", "as"}.isdisjoint(parts.words[max(quantity.last, at - 2) : at]):
            return True
        if word in CLAUSE_MARKS or at in parts.in_times:
            return False
    return False


def _is_of_those_who_came(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of people whose coming in a year is what something follows from: "would be made worse by the arrival of 606,000 migrants in 2022"."""
    time = parts.time_of.get(quantity.first)
    if time is None or time.kind not in {"calendar_year", "relative_year"} or time.first < quantity.last:
        return False
    lead = parts.words[max(0, quantity.first - _TO_ITS_CAUSE) : quantity.first]
    came = next((at for at, word in enumerate(lead) if word in _COMING), len(lead))
    return not _BECAUSE.isdisjoint(lead[:came]) and "of" in lead[came:]


def _is_a_counted_start(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a forecast begins with a number that was counted: "expects it to fall from the record 606,000 of 2022"."""
    time = parts.time_of.get(quantity.first)
    lead = parts.words[max(0, quantity.first - _TO_ITS_START) : quantity.first]
    if (
        time is None
        or time.first <= quantity.last
        or "from" not in lead
        or not {"if", "could", "might"}.isdisjoint(parts.word_set)
    ):
        return False
    start = lead[lead.index("from") + 1 :]
    peak = not _PEAKS.isdisjoint(start)
    return (peak or not start) and (time.kind == "year_ending" or (peak and time.kind == "calendar_year"))


_TO_ITS_START = 5
_PEAKS = frozenset({"record", "peak", "high", "all-time"})
_HAD_BY_THEN = frozenset("reached hit seen inherited recorded registered reported".split())
_TO_ITS_CAUSE = 8
_COMING = frozenset("arrival arrivals influx inflow intake departure departures exodus outflow".split())
_BECAUSE = frozenset("by from after following given despite".split())


def _is_last_years(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is the one of last year that a forecast is set against: "a great deal lower than last year's 670,000"."""
    time = parts.time_of.get(quantity.first)
    if time is None or time.kind != "relative_year" or time.years < 1:
        return False
    if not 0 < quantity.first - time.last <= _RIGHT_BEHIND_ITS_TIME:
        return False
    return not _THAN.isdisjoint(parts.words[max(0, time.first - 2) : time.first])


_RIGHT_BEHIND_ITS_TIME = 2
_THAN = frozenset({"than", "below", "above", "against", "with", "from"})
# so many words behind a number it may be told that it was wished or expected
_TO_WHAT_IS_WISHED, _LONG_NAME = 8, 8
_HAPPENED = frozenset(
    "was were hit reached fell rose dropped stood peaked had has have been grew climbed soared jumped quadrupled tripled trebled doubled halved"
    " surged increased decreased declined came arrived left let saw oversaw presided allowed".split()
)
_KNOWN = frozenset(
    "know accept recall remember agree acknowledge admit recognise aware recollect concede note noted noticed told forget forgotten reminded read seen heard".split()
)
_REMINDING = frozenset({"remind", "point", "stress", "emphasise", "repeat"})
_WISHES = frozenset(
    "plan plans planned goal target targets hope aim aims pledge pledged vowed promise promised wants want ambition cap".split()
)
_OFFICIAL = frozenset("estimates estimate estimated figures figure data statistics showed showing shows peaked revealed".split())


_RECASTS = frozenset("figures estimates revisions methods statistics numbers data".split())
_STANDS_NOW = frozenset(
    {("is", "now"), ("are", "now"), ("now", "stands"), ("now", "stand"), ("is", "currently"), ("are", "currently")}
)


# "is set to reach a million": behind a form of "be", of what is to come
_TO_COME = frozenset({("set", "to"), ("poised", "to")})
# "rules that were to cut it by 300,000": what they were for; "the effect was to cut it" is what they did
_IS_TO = frozenset((one, "to") for one in ("is", "are", "was", "were"))
_ACTS = frozenset("cut reduce bring lower halve slash curb get take shrink fall rise drop".split())
_EFFECTS = frozenset("effect effects result results outcome impact upshot consequence consequences".split())
_BE = frozenset({"is", "are", "was", "were", "be", "being", "now", "still", "also", "again"})


_SAYING = frozenset({"say", "boast", "claim", "argue", "point"})


def says_how_long_they_stay(parts: SentenceParts, at: int) -> bool:
    """Whether a word only says who is counted as a migrant: "people expecting to stay for at least a year"."""
    if parts.word(at) not in _MINDED or parts.word(at + 1) != "to" or parts.word(at + 2) not in _STAYING:
        return False
    behind = at + 3
    if parts.word(behind) in {"in", "here"}:  # "to stay in the UK for a year"
        behind = next((k for k in range(behind, behind + 4) if parts.word(k) in _AS_LONG), behind)
    if parts.word(behind) == "for":
        return True
    while parts.word(behind) in _AS_LONG:
        behind += 1
    return parts.word(behind) in _SPANS or parts.word(behind + 1) in _SPANS


_MINDED = frozenset(
    "expecting expected expect expects planning plan plans planned hoping intending intend intended intends wanting want wants".split()
)
_STAYING = frozenset({"stay", "remain", "live", "be", "settle"})
_AS_LONG = frozenset({"for", "at", "least", "more", "longer", "than", "over"})
_SPANS = frozenset({"year", "years", "month", "months", "12-month"})


_ENDED_UP = frozenset({("end", "up"), ("ended", "up"), ("ending", "up")})


# so far goes what opens a sentence
_OPENING = 12
_OUTLOOKS = frozenset("projections projection forecast forecasts outlook scenario scenarios assumptions".split())


def forecast_word(parts: SentenceParts, at: int) -> int:
    """Where the word stands that makes a clause a forecast; -1 if none.

    "likely to have left" and "expected to have arrived" are of the past.
    """
    if FORECAST_WORDS.isdisjoint(parts.word_set) and (_TO_COME | _IS_TO).isdisjoint(parts.pairs):
        return -1
    first = at
    opened = 0
    while first > 0:
        word = parts.word(first - 1)
        if word in {";", ":"}:
            break
        # a forecast reaches over one comma ("will lead to fewer people, meaning net migration settles at…"),
        # but not into a clause with a reason or a time of its own
        aside = (
            word in {"-", "–", "—", "("} and parts.word(first) == "which"
        )  # "could act on net migration - which stood at 606,000"
        if (
            word == ","
            and first <= _OPENING
            and parts.word(first - 2) in _OUTLOOKS
            and parts.word(0) in {"in", "on", "under", "by"}
            and parts.word(1) not in {"contrast", "spite", "defiance", "line", "comparison"}
        ):
            return first - 2  # "In its newest population projections, net migration was revised up to 315,000"
        if (word == "," or aside) and any(parts.word(k) in _HAPPENED for k in range(first, at)):
            break  # "they would get it down, net migration quadrupled"
        if word == "that" and (parts.word(first - 2) in _SAYING or parts.words[first - 3 : first - 1] == ["you", "is"]):
            break  # "who could say that net migration is at its lowest", "what he will not tell you is that"
        if word in {"after", "as", "while", "but", "when", "because", "following", "although", "though"} and first - 1 < at - 1:
            break
        opened += word == ","
        first -= 1
    for back in range(at - 1, first - 1, -1):
        word = parts.word(back)
        if (word, parts.word(back + 1)) in _TO_COME and (parts.word(back - 1) in _BE or is_adverb(parts.word(back - 1))):
            return back
        if (word, parts.word(back + 1)) in _IS_TO and parts.word(back + 2) in _ACTS:
            if _EFFECTS.isdisjoint(parts.words[max(0, back - 6) : back]):
                return back
        if word in FORECAST_WORDS:
            if says_how_long_they_stay(parts, back):
                continue
            if any(one in _KNOWN and other == "that" for one, other in pairwise(parts.words[back + 1 : at + 1])):
                continue  # "The minister will know that", "Will my friend accept that": of what there is
            ahead = [parts.word(k) for k in range(back + 1, back + 4)]
            if not _REMINDING.isdisjoint(ahead) and "that" in parts.words[back + 2 : min(at, back + 10)]:
                continue  # "I would remind the House that", "I will point out that"
            if "to" in ahead[:2] and "have" in ahead:
                continue
            if (
                word in {"plan", "plans", "cap", "goal", "target", "targets", "bring", "planned", "hope"}
                and opened
                and back < at - 12
            ):
                continue
            if any(
                (one, other) in _ENDED_UP and parts.word(k + 2) == "with"
                for k, (one, other) in enumerate(pairwise(parts.words[back:at]), start=back)
            ):
                continue  # "promised to bring numbers down, only to end up with 745,000"
            if word == "could" and parts.word(back + 1) in {"find", "count", "trace", "muster"}:
                continue  # "the discarded method could find only 77,000"
            if word == "may" and parts.tokens[back].capital and back > 0:
                continue  # the month
            if word == "bring" and not _RECASTS.isdisjoint(parts.words[max(first, back - 2) : back]):
                continue  # "The new figures bring this down to 345,000"
            if word in _WISHES and back < at - 3 and _STANDS_NOW & set(pairwise(parts.words[max(0, at - 4) : at])):
                continue  # "with a promise of tens of thousands, net migration is now 600,000"
            if word in _WISHES and _OFFICIAL & set(parts.words[back:at]):
                continue  # "set out the plans after official estimates that it had peaked at 745,000"
            return back
    return -1
