"""The two numbers that grammar ties a change to: "636,000 came, up by a fifth on 574,000", "from 649,000 to 204,000, a fall of 69 %";
and those that it says something moved between: "fell from 649,000 to 204,000".

Only words that are understood, one by one, may stand between the three numbers, so that what the two
make can be held against the third whatever else the sentence says.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import pairwise

from ...words.cues import CHANGE_NOUNS, CHANGE_VERBS, DIFFERENCES, DOWN_WORDS, MOVING, REVISION_VERBS, UP_WORDS, is_adverb
from ...words.quantities import Quantity
from ..parts import SentenceParts
from ..roles import is_start, role_of
from .own_ends import LEAST_END

Ends = tuple[Quantity, Quantity]

_OPENING = frozenset({",", "(", "–", "—", "-", "or", ":"})
_CLOSING = frozenset({".", ",", ";", ")", "!", "?", "–", "—", ":", "and", "but", "while", ""})
_DIFFERENCE = frozenset({"difference", "gap", "change"})
# how a change is told of what stands before it
_SAID_OF_IT = _OPENING | CHANGE_NOUNS | _DIFFERENCE | frozenset(
    "which that is was a an of by down up sharp steep massive huge staggering dramatic total whopping remarkable just only barely still"
    " some almost upwards it".split()
)  # fmt: skip
_OF_TIME = frozenset({"in", "over", "during", "for"})
_BEFORE_NUMBER = frozenset("the a an some just only its of record high low in at last to new peak figure total".split())
_WENT_TO = frozenset(
    "it this they went rose fell climbed dropped jumped soared surged grew had gone risen fallen has came was".split()
)
_AGAINST = frozenset({"from", "against", "versus", "than", "on"})
_COMPARED = (["compared", "with"], ["compared", "to"], ["set", "against"], ["longer", "at"], ["instead", "of"])
_MEASURED = frozenset({"from", "than", "on", "over", "against", "versus", "above", "below"})
_BASES = frozenset({"from", "since", "on", "against", "compared", "than", "over", "versus", "relative"})
_IN_A_YEAR = frozenset("in within over just only a one single the space of year twelve 12 months".split())
_TO_THE_COUNTRY = MOVING | frozenset("people migrants immigrants who have had has to the country here in".split())
_COUNTED = frozenset("is was were been had granted issued given lodged made submitted handed out".split())
_TIMES = frozenset(
    "the that of as many high much large great peak record figure total level number recorded seen all-time high".split()
)
_HIGHER_BY_TIMES = frozenset({"lower", "fewer", "less", "smaller", "higher", "more", "greater", "larger", "above", "below"})


def tied_ends(parts: SentenceParts) -> list[tuple[Quantity, Ends]]:
    """Each change of a sentence that is tied to two of its numbers, with the one before and the one after."""
    quantities = parts.quantities
    if not _RESPECTIVE.isdisjoint(parts.word_set):
        return []
    found: list[tuple[Quantity, Ends]] = []
    for at, change in enumerate(quantities):
        if not _is_change(parts, change):
            continue
        ends = None
        if at >= 2:
            ends = _behind(parts, quantities[at - 2], quantities[at - 1], change)
        if ends is None and 0 < at < len(quantities) - 1:
            ends = _between(parts, quantities[at - 1], change, quantities[at + 1]) or _through(
                parts, quantities[at - 1], change, quantities[at + 1]
            )
        if ends is None and at < len(quantities) - 2:
            ends = _ahead(parts, change, quantities[at + 1], quantities[at + 2])
        if ends is None and found and 0 < at < len(quantities) - 1:
            ends = _goes_on_with(parts, found[-1][1], quantities[at - 1], change, quantities[at + 1])
        if ends is not None:
            found.append((change, ends))
    return found


_RESPECTIVE = frozenset({"respectively", "respective", "each", "average", "former", "latter"})


def _is_change(parts: SentenceParts, quantity: Quantity) -> bool:
    if quantity.form == "vague" or quantity.unit == "percentage points":
        return False
    if parts.word(quantity.last + 1) in _HIGHER_BY_TIMES and quantity.unit == "times":
        return False  # "three times more than" is said of three times, and of four
    before = parts.preceding(quantity)
    if before is not None and before.unit == quantity.unit and "and" in parts.words[before.last + 1 : quantity.first]:
        if not _is_level(parts, before):
            return False  # one of two: "by 68,000 in May and 166,000 in November, from 672,000 to 906,000"
    role = role_of(parts, quantity)
    if role in {"change", "percent", "fraction", "ratio"}:
        return True
    return role == "other" and not _DIFFERENCE.isdisjoint(parts.words[max(0, quantity.first - 3) : quantity.first])


def _is_level(parts: SentenceParts, quantity: Quantity) -> bool:
    return (
        quantity.unit in {"", "people", "GBP"}
        and quantity.form == "number"
        and abs(quantity.value) >= LEAST_END
        and role_of(parts, quantity) in {"level", "from", "negated"}
    )


def _are_levels(parts: SentenceParts, one: Quantity, other: Quantity) -> bool:
    return _is_level(parts, one) and _is_level(parts, other) and (one.unit == "GBP") == (other.unit == "GBP")


def _plain(parts: SentenceParts, first: int, stop: int, allowed: AbstractSet[str]) -> bool:
    """Whether every word of a stretch is one of time, an adverb or one of those that are allowed."""
    times = parts.in_times
    return all(at in times or parts.word(at) in allowed or is_adverb(parts.word(at)) for at in range(first, stop))


def _behind(parts: SentenceParts, one: Quantity, other: Quantity, change: Quantity) -> Ends | None:
    """Such as "from 649,000 to 204,000, a fall of 69 %", "204,000, against 649,000 the year before, a fall of 69 %"."""
    if not _are_levels(parts, one, other):
        return None
    lead = parts.words[other.last + 1 : change.first]
    if _OPENING.isdisjoint(lead) or not _plain(parts, other.last + 1, change.first, _SAID_OF_IT | _IN_A_YEAR):
        return None
    told = {*lead, parts.word(change.last + 1)}
    if told.isdisjoint(CHANGE_NOUNS | _DIFFERENCE | DIFFERENCES | {"down", "up"}) and not (
        change.unit == "times" and change.form == "multiple"
    ):
        return None
    if one.first in parts.bracket_of or (other.first in parts.bracket_of and change.first not in parts.bracket_of):
        return None
    ends = _from_to(parts, one, other) or _set_against(parts, one, other)
    return ends if ends is not None and _ends_with_it(parts, ends, change) else None


def begun_from(parts: SentenceParts, change: Quantity) -> Quantity | None:
    """The number from which an estimate went of which only the change is told behind it: "has come down from 739,000, a cut of 90,000"."""
    one = parts.preceding(change)
    if one is None or not _is_level(parts, one) or not is_start(parts, one) or not _is_change(parts, change):
        return None
    lead = parts.words[one.last + 1 : change.first]
    if _OPENING.isdisjoint(lead) or CHANGE_NOUNS.isdisjoint(lead) or not _plain(parts, one.last + 1, change.first, _SAID_OF_IT):
        return None
    return one


def _from_to(parts: SentenceParts, one: Quantity, other: Quantity) -> Ends | None:
    """Such as "from 649,000 in the year before to 204,000", "from 467,000 in 2021 it went to 891,000"."""
    at = other.first - 1
    while at > one.last and parts.word(at) in _BEFORE_NUMBER - {"to"}:
        at -= 1
    if parts.word(at) != "to" or at in parts.in_times or not is_start(parts, one):
        return None
    return (one, other) if _plain(parts, one.last + 1, at, _WENT_TO | {",", "in", "the", "people"}) else None


def _set_against(parts: SentenceParts, one: Quantity, other: Quantity) -> Ends | None:
    """Such as "204,000, down from 649,000", "204,000 in the year to June, against 649,000", "331,000 and no longer at 345,000"."""
    at = other.first - 1
    while at > one.last and (parts.word(at) in _BEFORE_NUMBER - {"to", "at"} or at in parts.in_times):
        at -= 1
    if parts.words[at - 1 : at + 1] in _COMPARED:
        at -= 2
        at -= parts.word(at) == "no"
        at -= parts.word(at) == "and"
    elif parts.word(at) in _AGAINST:
        at -= 1
        at -= parts.word(at) in DIFFERENCES
    else:
        return None
    who = parts.covered("group", "home")
    between = [each for each in range(one.last + 1, at + 1) if each not in who]
    if at < one.last or not all(_plain(parts, each, each + 1, _TO_THE_COUNTRY | {","}) for each in between):
        return None
    return other, one


def _ends_with_it(parts: SentenceParts, ends: Ends, change: Quantity) -> bool:
    """Whether nothing behind a change measures it from elsewhere: not in "a fall of 78 % from the peak", "a fall of 69 % on 2024"."""
    at = change.last + 1
    if parts.word(at) in {"people", "migrants"} | DIFFERENCES | CHANGE_NOUNS:
        at += 1
    if parts.word(at) in {"in", "within", "over"} and _is_a_year_before(parts, ends[0]):
        stop = at
        while parts.word(stop) in _IN_A_YEAR:
            stop += 1
        at = stop if {"year", "months"} & set(parts.words[at:stop]) else at
    if parts.word(at) not in _CLOSING:
        return False
    behind = parts.words[at + 1 : at + 3]
    if behind[:1] and behind[0] in _BASES:
        return False
    return not (behind and parts.word(at) in {"and", ","} and parts.following(change) is not None and _goes_on(parts, at, change))


def _goes_on(parts: SentenceParts, at: int, change: Quantity) -> bool:
    """Whether another change is listed right behind one: "a fall of 78 % and 69 %"."""
    following = parts.following(change)
    return following is not None and following.first - at <= 2 and following.unit == change.unit


def _is_a_year_before(parts: SentenceParts, before: Quantity) -> bool:
    time = parts.time_of.get(before.first)
    return time is not None and time.kind == "earlier"


def _between(parts: SentenceParts, after: Quantity, change: Quantity, before: Quantity) -> Ends | None:
    """Such as "636,000 came, up by a fifth on 574,000", "431,000, 429,000 fewer than the 860,000 of the year before"."""
    if not _are_levels(parts, after, before) or after.first in parts.bracket_of:
        return None
    if not (_is_measured_from(parts, change, before) and _is_said_of(parts, after, change)):
        return None
    return before, after


def _goes_on_with(parts: SentenceParts, ends: Ends, one: Quantity, change: Quantity, before: Quantity) -> Ends | None:
    """The number of which a second change is told: "204,000 is a fifth of the 944,000 of 2023, and 69 per cent down on the 649,000 of 2024"."""
    if one is not ends[0] or not _is_level(parts, before) or not _is_measured_from(parts, change, before):
        return None
    lead = parts.words[one.last + 1 : change.first]
    plain = _plain(parts, one.last + 1, change.first, _SAID_OF_IT | {"and", "but", "before", "recorded", "earlier"})
    return (before, ends[1]) if plain and {"and", "but"} & set(lead) else None


def _is_measured_from(parts: SentenceParts, change: Quantity, before: Quantity) -> bool:
    """Whether the number behind a change is what it is measured from: "a third lower than the 906,000", "twice the 173,000"."""
    words = parts.words[change.last + 1 : before.first]
    if change.unit == "times":
        return "the" in words and _plain(parts, change.last + 1, before.first, _TIMES)
    at = change.last + 1
    at += parts.word(at) in {"people", "migrants"}
    at += parts.word(at) in DIFFERENCES | CHANGE_NOUNS and parts.word(at) not in {"above", "below", "over"}
    if parts.words[at : at + 2] in _COMPARED[:2]:
        at += 2
    elif parts.word(at) in _MEASURED:
        at += 1
    else:
        return False
    return _plain(parts, at, before.first, _BEFORE_NUMBER | {"previous", "earlier"})


_WHO = frozenset({"nationals", "citizens", "britons", "brits", "emigrants"})


def _is_said_of(parts: SentenceParts, after: Quantity, change: Quantity) -> bool:
    """Whether a change is told of the number before it, with nothing else between that could have changed."""
    at = after.last + 1
    while at < change.first and parts.word(at) not in _OPENING:
        who = at in parts.covered("home", "measure", "group") or parts.word(at) in _WHO
        it = parts.word(at) == "it" and parts.word(after.first - 1) == "at"
        for_it = parts.word(at) == "for" and not parts.in_times.isdisjoint((at + 1, at + 2))
        # "450,000 student visas were granted, down by a third on 486,000"
        if not (who or it or for_it or _plain(parts, at, at + 1, _TO_THE_COUNTRY | _COUNTED)):
            return False
        at += 1
    if at == change.first:
        return parts.word(at - 1) in {"is", "was"}
    if parts.word(after.first - 1) == "at" and parts.word(at) == ",":
        # "At 431,000, net migration in 2024 was 429,000 lower than"
        named = parts.covered("home", "measure")
        rest = [k for k in range(at + 1, change.first) if k not in named]
        if len(rest) < change.first - at - 1:
            return all(parts.word(k) in {"is", "was", "in", "some", "still", "the"} or k in parts.in_times for k in rest)
    return _plain(parts, _behind_who_says_so(parts, at, change.first), change.first, _SAID_OF_IT)


def _through(parts: SentenceParts, before: Quantity, change: Quantity, after: Quantity) -> Ends | None:
    """Such as "was 906,000 in the year to June 2023 before falling by 178,000 to 728,000", with no time of its own behind it."""
    if not _are_levels(parts, before, after) or parts.word(after.first - 1) != "to" or parts.word(after.last + 1) not in _CLOSING:
        return None
    then = next((at for at in range(before.last + 1, change.first) if parts.word(at) in _THEN), -1)
    moved = set(parts.words[then + 1 : change.first])
    if then < 0 or not moved <= CHANGE_VERBS | {"by", "then", "had", "has", "it"} or moved.isdisjoint(CHANGE_VERBS):
        return None
    plain = _plain(parts, before.last + 1, then, {",", "and", "but", "in", "for", "the"}) and set(
        parts.words[change.last + 1 : after.first]
    ) <= {",", "to"}
    return (before, after) if plain else None


_THEN = frozenset({"before", "then", "since", "later"})


def _behind_who_says_so(parts: SentenceParts, at: int, stop: int) -> int:
    """Where a sentence goes on behind a comma: past "according to the ONS," or "the Home Office said yesterday,"."""
    closing = next((each for each in range(at + 1, min(stop, at + _LONGEST_ASIDE)) if parts.word(each) == ","), -1)
    if parts.word(at) != "," or closing < 0 or any(at < each.first < closing for each in parts.quantities):
        return at
    said = not _SAYS.isdisjoint(parts.words[at + 1 : closing])
    return closing if parts.word(at + 1) == "according" or said else at


_LONGEST_ASIDE = 12
_SAYS = frozenset("said says reported announced estimates estimated reckons shows showed show".split())


def _ahead(parts: SentenceParts, change: Quantity, one: Quantity, other: Quantity) -> Ends | None:
    """Such as "fell by 69 %, from 649,000 to 204,000", "is a third of what it was: 204,000, against 649,000"."""
    if parts.word(one.first - 1) == ":" and _are_levels(parts, one, other):
        return _set_against(parts, one, other) if set(parts.words[change.last + 1 : one.first - 1]) <= _WHAT_IT_WAS else None
    if not _are_levels(parts, one, other) or parts.word(one.first - 1) != "from" or one.first - 1 in parts.in_times:
        return None
    if one.first in parts.bracket_of and change.first in parts.bracket_of:
        return None
    lead = parts.words[change.last + 1 : one.first - 1]
    # "has gone up by a half since he was Chancellor, from 607,000 to 672,000": whatever happened then
    since = lead[:1] == ["since"] and lead.count(",") == 1
    if not (set(lead[-1:]) <= {",", "("} and lead) or not (
        since or _plain(parts, change.last + 1, one.first - 1, {",", "(", "in", "people", "the", "since"})
    ):
        return None
    return _from_to(parts, one, other)


_WHAT_IT_WAS = frozenset({"of", "what", "where", "it", "was", "had", "been", "stood", "at", "its", "peak"})


_MORE_DOWN = frozenset({"easing", "eased", "downwards", "sliding", "slipping"})
_MORE_UP = frozenset({"creeping", "crept", "edging", "edged", "upwards"})
# these name a change of hand, and which way it went is said otherwise
_BY_HAND = frozenset({"added", "cut", "cutting"})


def moves(parts: SentenceParts) -> list[tuple[Quantity, Quantity, int]]:
    """The pairs of numbers that a sentence says something went between: before, after, and 1 for up, -1 for down, 0 for an estimate put otherwise."""
    found = []
    for one, other in pairwise(parts.quantities):
        if not _are_levels(parts, one, other) or one.value < 0 or other.value < 0:
            continue
        if one.first in parts.bracket_of or other.first in parts.bracket_of:
            continue
        if (way := _way_from(parts, one, other)) != 0 or _is_recast(parts, one, other):
            found.append((one, other, way))
        elif (way := _way_above(parts, one, other) or _way_to(parts, one, other)) != 0:
            found.append((other, one, way))
    return found


def _way(parts: SentenceParts, at: int) -> int:
    word = parts.word(at)
    if word in _BY_HAND:
        return 0
    return -1 if word in DOWN_WORDS or word in _MORE_DOWN else 1 if word in UP_WORDS or word in _MORE_UP else 0


def _way_from(parts: SentenceParts, one: Quantity, other: Quantity) -> int:
    """Which way something went that is told with both its ends: "fell from 649,000 to 204,000", "a rise from 740,000 to 906,000"."""
    before = parts.preceding(one)
    if (before is not None and is_start(parts, before)) or _from_to(parts, one, other) is None:
        return 0  # "from 906,000, itself up from 740,000, to 728,000"
    at = one.first - 1
    while parts.word(at) in _BEFORE_NUMBER or parts.word(at) in {"around", "about"}:
        at -= 1
    if parts.word(at) != "from":
        return 0
    at -= 1
    while is_adverb(parts.word(at)):
        at -= 1
    return _way(parts, at)


def _is_recast(parts: SentenceParts, one: Quantity, other: Quantity) -> bool:
    """Whether an estimate is said to have been put otherwise: "was revised from 685,000 to 866,000"."""
    first, _ = parts.segment(one)
    return not REVISION_VERBS.isdisjoint(parts.words[first : one.first]) and _from_to(parts, one, other) is not None


def _way_above(parts: SentenceParts, one: Quantity, other: Quantity) -> int:
    """Which way a number is told to lie of the next: "239,000, down on around 260,000", "204,000 was lower than the 331,000 of 2024"."""
    at = other.first - 1
    while at > one.last and (parts.word(at) in _BEFORE_NUMBER - {"to", "at"} or at in parts.in_times):
        at -= 1
    if parts.word(at) not in {"on", "from", "than"} or at - 1 <= one.last:
        return 0
    noun = parts.word(at - 1) in CHANGE_NOUNS and parts.word(at) == "on" and parts.word(at - 2) in {"a", "an"}
    way = _way(parts, at - 1) if parts.word(at - 1) in DIFFERENCES or noun else 0
    if way == 0 or parts.word(at - 1) in {"over", "under", "above", "below"}:
        return 0
    return way if _plain(parts, one.last + 1, at - 1, _TO_THE_COUNTRY | _ASIDE | ({"a", "an"} if noun else set())) else 0


def _way_to(parts: SentenceParts, one: Quantity, other: Quantity) -> int:
    """Which way something went that is told with its end first: "rose to 486,000 from 502,000 a year before"."""
    at = one.first - 1
    while parts.word(at) in _BEFORE_NUMBER - {"to"}:
        at -= 1
    if parts.word(at) != "to" or parts.word(other.first - 1) != "from":
        return 0
    if parts.word(other.last + 1) not in _CLOSING and other.last + 1 not in parts.in_times:
        return 0  # "rose to 302,000 from 486,000 applications"
    plain = _plain(parts, one.last + 1, other.first - 1, {",", "people", "in", "the"})
    return _way(parts, verb_before(parts, at)) if plain else 0


def verb_before(parts: SentenceParts, to: int) -> int:
    """Where the word stands that "to" goes on from, with a time between at most: "rose in 2025, to 642,000"."""
    at = to - 1
    while at in parts.in_times or parts.word(at) == "," or (at + 1 in parts.in_times and parts.word(at) in _OF_TIME):
        at -= 1
    return at


_ASIDE = frozenset(
    ", which is was that far much well ons figures figure data estimates suggest suggested show said says experimental provisional official".split()
)
