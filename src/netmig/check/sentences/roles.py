"""The part that a quantity plays in its sentence: a level, a change, a ratio, a share, or a forecast."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from ..words.cues import ARRIVING, LEAVING, NEGATIONS, is_adverb  # fmt: skip
from ..words.quantities import Quantity
from ..words.word_classes import looks_like_adjective
from .directions import ARTICLES, direction_of, opens_a_pair, skip_back
from .ends.as_much import is_as_much, is_part_of_what_was
from .in_doubt.forecast_numbers import is_forecast
from .net.gains import is_gained_by_migration
from .net.outnumbering import excess
from .net.surpluses import account_of
from .once import once_a_number
from .parts import SentenceParts
from .whom.labels import labels

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
    return (between[:1] and between[0] in _TOTALS and set(between[1:]) <= {"in", "of", "for", "seen", "recorded", "reached"}) or (
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
    told = parts.words[quantity.last + 1 : quantity.last + 6]
    words = [word for word in told if word not in _OF_A_DAY]  # "1,180 every single day", "8,290 in any given week"
    each = _EACH | ({"the"} if "of" not in words and (len(words) < len(told) or "by" in words) else frozenset())
    return any(word in each and other in RATES for word, other in pairwise(words)) or "daily" in words[:2]


_EACH = frozenset({"a", "an", "per", "every", "each", "any"})
_OF_A_DAY = frozenset({"single", "working", "average", "given", "typical"})


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


_GRANTING = frozenset(
    "mind forget deny hide dispute doubt ignore regret know realise notice mention matter surprised surprising care".split()
)


def _is_negated(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "not at 906,000": the text says what the figure is not."""
    if NEGATIONS.isdisjoint(parts.word_set):
        return False
    if not _TOLD_FIRST.isdisjoint(parts.words[quantity.last + 1 : quantity.last + 3]) or is_denied_estimate(parts, quantity):
        return False  # "not the 606,000 first reported": it was reported
    for back in range(quantity.first - 1, max(-1, quantity.first - 4), -1):
        if parts.word(back) == "instead" and (back == 0 or parts.word(back - 1) in {"and", "but"}):
            continue  # "Instead it quadrupled", "and instead 685,000 came": that it did
        if parts.word(back) in NEGATIONS and parts.word(back + 1) not in {"only", "just", "least"}:
            # "it does not mind that 606,000 came": that they came is granted
            return not (parts.word(back + 1) in _GRANTING and "that" in parts.words[back + 2 : quantity.first])
        if parts.parts_clauses(back):
            return False
    return False


def at_its_height(parts: SentenceParts, quantity: Quantity) -> int:
    """Where the word stands that says a number was reached at the height of what is counted, in no year that is named: "906,000 at its peak"; 0 if none does."""
    at = quantity.last + 1 + (parts.word(quantity.last + 1) == "people")
    told = parts.word(at) == "at" and parts.word(at + 1) in {"its", "the"} and parts.word(at + 2) in {"peak", "height"}
    # "at the peak of the survey", "at its peak under Mr Sunak"
    if not told or parts.word(at + 3) not in {"", ".", ",", ";", ")", "and", "but"}:
        return 0
    time = parts.time_of.get(quantity.first)
    # "Before Brexit it was 336,000 at its peak", "944,000 at its height, was 171,000 in 2025"
    own = time is not None and (time.last < quantity.first or time.first <= at + 5)
    return 0 if own or any(each.kind == "vague" for each in parts.times) else at + 2
