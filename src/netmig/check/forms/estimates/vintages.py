"""Which estimate of its period a number is said to be: the current one, the first, or one before: "first put at 672,000", "the 740,000 of May"."""

from __future__ import annotations

from itertools import pairwise

from ...sentences.ends.comparisons import is_led_to, stands_revised
from ...sentences.ends.told_beside import leads_to
from ...sentences.estimates.changed_estimates import RECAST, recast_time
from ...sentences.estimates.estimates_told import is_told_as_before, is_told_as_the_first
from ...sentences.once import once_a_number
from ...sentences.parts import SentenceParts
from ...sentences.roles import is_denied_estimate
from ...sentences.times.times_beside import tells_when_said
from ...sentences.wording import Vintage
from ...words.cues import CLAUSE_MARKS, REVISION_VERBS
from ...words.quantities import Quantity

THOUGHT = frozenset(
    "thought estimate estimates estimated put given believed reported published said announced recorded had figure figures calculated".split()
)
_ANOTHER_CLAUSE = frozenset("and but while whereas although though".split())
_PARTING = CLAUSE_MARKS | _ANOTHER_CLAUSE
_THOUGHT_THEN = THOUGHT - {"had", "figure", "figures"}
FIRST = frozenset("first initial original earlier previous".split())
_BEFORE = frozenset("previously earlier previous once ago".split())
_SAID_THEN = frozenset("had put gave said estimated reported published thought".split())
_SEASONS = frozenset({"spring", "summer", "autumn", "winter"})
# one of these, or a month, is in every sentence that gives an estimate other than the current one
_OF_ANOTHER_ESTIMATE = (
    FIRST | _BEFORE | _SEASONS | {"originally", "initially", "then", "became", "later", "subsequently", "before", "from"}
)


@once_a_number
def vintage_beside(parts: SentenceParts, quantity: Quantity) -> Vintage:
    """Which estimate of its period a number is said to be: the current one unless the words beside it say otherwise."""
    if quantity.hedge in {"over", "under"} and ("first", "time") in parts.pairs:
        return "current"  # "the first time it has gone over 200,000"
    if is_denied_estimate(parts, quantity):
        return "earlier"
    if is_told_as_the_first(parts, quantity):
        return "first"
    if is_told_as_before(parts, quantity):
        return "earlier"
    if stands_revised(parts, quantity):
        return "current"
    if (
        _OF_ANOTHER_ESTIMATE.isdisjoint(parts.word_set)
        and ("this", "time") not in parts.pairs
        and not any(time.kind == "month" for time in parts.times)
    ):
        return "current"
    first = quantity.first
    while first > 0 and parts.word(first - 1) not in _PARTING:
        first -= 1
    before = parts.words[first : quantity.first]
    if before[:1] == ["which"] and parts.word(first - 2) == "estimate":
        before = [*parts.words[max(0, first - 5) : first - 1], *before[1:]]  # "lower than the first estimate, which was 431,000"
    after = parts.words[quantity.last + 1 : quantity.last + 5]
    if ";" in after:
        after = after[: after.index(";")]  # "is 649,000; it initially said 728,000"
    if after[:2] == [",", "having"]:
        after = []  # "is 649,000, having first been put at 728,000": told of the number behind
    after = _up_to_another(after)
    following = parts.following(quantity)
    if after[:1] == [","] and following is not None and following.first - quantity.last == len(after) + 1 and after[-1] == "at":
        after = []  # "was 114,000, first put at 17,000": told of the number behind
    if after[:1] == ["("] and following is not None and parts.bracket_of.get(following.first) == quantity.last + 1:
        after = []  # "906,000 (first estimate: 672,000)": told of the number in the bracket
    if any(
        tells_when_said(parts, time) and (0 < time.first - quantity.last <= 3 or first <= time.first < quantity.first)
        for time in parts.times
    ):
        return "earlier"
    if _recast_in_a_month(parts, quantity):
        return "earlier"
    if before and (is_led_to(parts, quantity) or "now" in before[-4:]):
        return "current"  # what an estimate was revised to
    if says_first(before) or says_first([*after, ""]):
        return "first"
    if ("back", "then") in pairwise(before) and _THOUGHT_THEN & set(before):
        return "earlier"
    if before[-1:] == ["then"] and not (_THOUGHT_THEN | FIRST | {"originally", "initially"}).isdisjoint(parts.words[:first]):
        return "earlier"  # "originally estimated at 672,000, then 740,000"; not "the figure was 254,000, then 634,000"
    if {"became", "later", "subsequently"} & set(before[-5:]):
        return "earlier"
    if names_an_estimate(parts, quantity):
        return "earlier"
    spoken_of = _in_times(parts)
    for opening, words in ((first, before), (quantity.last + 1, after)):
        for at, word in enumerate(words):
            # "a year earlier it had been 832,000" is of another year; "… they had put it at" of another estimate
            if word not in _BEFORE or words[at + 1 : at + 2] == ["this"]:
                continue  # "said earlier this week"
            thought = _THOUGHT_THEN if word != "ago" and opening + at in spoken_of else THOUGHT
            if thought & set(words[max(0, at - 2) : at + 4]):
                return "earlier"
    sentence = parts.word_set
    if "before" in sentence and sentence & {"revision", "revisions", "revised", "update", "updated"}:
        return "earlier"
    if "from" in before[-3:] and (
        REVISION_VERBS & set(parts.words[: quantity.first]) or recast_time(parts, quantity) is not None
    ):
        return "earlier"
    return "earlier" if _told_in_a_month(parts, quantity) else "current"


def leads_to_another(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether the number that a change led to is told as another estimate than the current one: "In May it was said to have halved to 431,000"."""
    led = leads_to(parts, quantity)
    return led is not None and vintage_beside(parts, led) != "current"


def _up_to_another(words: list[str]) -> list[str]:
    """The words behind a number, as far as it is set against another: "was 764,000, above its first estimate"."""
    return words[: next((at for at, word in enumerate(words) if word in {"above", "below", "beyond"}), len(words))]


def _in_times(parts: SentenceParts) -> frozenset[int]:
    """The words that are part of a time before the one in hand, such as "the previous year"."""
    return frozenset(at for time in parts.times if time.kind == "earlier" for at in range(time.first, time.last + 1))


ORIGINAL = frozenset({"first", "original", "initial"})
TALLIES = frozenset({"toll", "tally", "count", "total"})


def says_first(words: list[str]) -> bool:
    """Such as "first put at", "originally thought", "the initial estimate of", never "for the first time"."""
    if words[:2] == ["at", "first"] and not _THOUGHT_THEN.isdisjoint(words):
        return True
    return any(
        word in {"originally", "initially"} or (word in ORIGINAL and (THOUGHT | TALLIES) & set(words[at + 1 : at + 3]))
        for at, word in enumerate(words)
    )


def _told_in_a_month(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "In May the ONS had 606,000 for last year": a month of publication, and what was said in it."""
    if not _SEASONS.isdisjoint(parts.words[max(0, quantity.first - 3) : quantity.first]):
        return True
    for time in parts.times:
        if time.kind == "month" and not time.explicit:
            lead = parts.words[max(0, time.first - 3) : time.first]
            if "last" in lead or {"said", "reported", "announced", "published"} & set(lead):
                return True  # "…, the ONS said in November"
        if time.kind == "month" and not time.explicit and time.lead in {"in", "back"} and time.last < quantity.first:
            return bool(_SAID_THEN & set(parts.words[time.last + 1 : quantity.first]))
    return False


def _recast_in_a_month(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "lowered to 345,000 in November": the estimate of that month, whatever has become of it."""
    if parts.word(quantity.first - 1) not in {"to", "at"} or RECAST.isdisjoint(
        parts.words[max(0, quantity.first - 4) : quantity.first]
    ):
        return False
    return any(
        time.kind == "month" and not time.explicit and time.lead in {"in", "last"} and 0 < time.first - quantity.last <= 3
        for time in parts.times
    )


def names_an_estimate(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number that another is set against is called an estimate: "above the 606,000 of the earlier estimate", "than the 745,000 given before"."""
    behind = _up_to_another(parts.words[quantity.last + 1 : quantity.last + 7])
    return any(
        (one in FIRST and other in {"estimate", "estimates", "figure"}) or (one in _GIVEN and other in _BEFORE_NOW)
        for one, other in pairwise(behind)
    )


_GIVEN = frozenset("given reported published put estimated announced".split())
_BEFORE_NOW = frozenset({"before", "earlier", "previously", "originally", "initially", "first"})
