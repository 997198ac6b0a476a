"""Which way a quantity is said to have moved: "fell by 20 %", "a fall of 435,000", "160,000 in 2025" of a list of changes."""

from __future__ import annotations

from ..words.cues import (  # fmt: skip
    CHANGE_NOUNS,
    CHANGE_VERBS,
    DOWN_WORDS,
    FALL_NOUNS,
    FALLING_VERBS,
    MOVING,
    OUTDOES,
    RISE_NOUNS,
    RISING_VERBS,
    UP_WORDS,
    is_adverb,
)
from ..words.quantities import Quantity
from .ends.gone import has_gone
from .estimates.sizes_of_revisions import size_of_revision
from .once import once_a_number
from .parts import SentenceParts

# what may stand between a preposition and its number
ARTICLES = frozenset(
    "whopping massive huge staggering astonishing mere stunning a an the its their an full estimated further another of just around about some nearly almost".split()
)
_FALLS = FALL_NOUNS | {"down"}
_RISES = RISE_NOUNS | {"up"}
_ARTICLES_ALONE = ARTICLES - {"of"}


@once_a_number
def direction_of(parts: SentenceParts, quantity: Quantity) -> int:
    """-1 or 1 where the words make the quantity a difference, down or up; 0 where they do not.

    Reads "fell by 20 %", "a fall of 435,000", "down 36 %", "a third lower", "166,000 more than", and
    a bracket that says a change again ("by 49 % (108,000)").
    """
    if (said := in_apposition(parts, quantity)) is not None:
        return direction_of(parts, said)
    if moved := _between_commas(parts, quantity):
        return moved
    if opens_a_pair(parts, quantity):
        return 0  # "fell 860,000 to 431,000"
    if revised := size_of_revision(parts, quantity):
        return revised
    if has_gone(parts, quantity) or is_cut_to(parts, quantity):
        return -1
    before = skip_back(parts, quantity.first - 1)
    if parts.word(before) == "record" and parts.word(by := skip_back(parts, before - 1)) == "by":
        before = by  # "rose by a record 331,000"
    word = parts.word(before)
    if word == "by":
        return _direction_behind(parts, before - 1, 7)
    if word in {"up", "down"} and parts.word(before - 1) not in _PHRASAL:
        return 1 if word == "up" else -1
    if word == "of" or parts.word(quantity.first - 1) == "of":
        noun = parts.word(_index_of_preposition(parts, quantity) - 1)
        if noun in FALL_NOUNS:
            return -1
        if noun in RISE_NOUNS:
            return 1
        if noun == "," and (moved := _moved_beside(parts, quantity) or _moved_before(parts, quantity.first)):
            return moved
        if (moved := _moved_in_a_measure(parts, quantity)) != 0:
            return moved
        if noun == "and" and (moved := goes_on_of(parts, quantity)) != 0:
            return moved  # "a drop of 445,000, and of 740,000 from the peak"
        if noun == "one" and (moved := _moved_before(parts, quantity.first)):
            return moved  # "The drop of 429,000 compares with one of 91,000"
    if word == "of" and parts.word(before - 1) in {"is", "was"} and (moved := _moved_before(parts, before - 1)):
        return moved  # "The fall in net migration, from 331,000, is of 49 per cent"
    if (
        word != "of"
        and _is_a_copula(parts, before)
        and quantity.unit in {"", "people"}
        and (moved := _of_the_change(parts, before))
    ):
        return moved
    if _is_a_copula(parts, before) and quantity.unit in {"percent", "share"}:
        # "the drop to 728,000 is nearly 20 %", "the drop works out at 69 per cent"
        first, _ = parts.clause(quantity.first)
        for back in range(before, first - 1, -1):
            if parts.word(back) in CHANGE_NOUNS and not _DETERMINERS.isdisjoint(parts.words[max(first, back - 2) : back]):
                return -1 if parts.word(back) in FALL_NOUNS else 1
    after = parts.word(_behind_its_noun(parts, behind_aside(parts, quantity)))
    if after in {"lower", "fewer", "less", "smaller", "cheaper"} and not (after == "fewer" and _means_net(parts, quantity)):
        return -1
    if after in {"higher", "more", "larger", "greater", "bigger", "dearer", "costlier"} and not _means_net(parts, quantity):
        return 1
    if after in {"below", "above"} and quantity.unit in {"percent", "share", ""}:
        return -1 if after == "below" else 1
    if (
        after in {"up", "down"}
        and quantity.unit in {"", "people", "GBP"}
        and "from" in parts.words[max(0, quantity.first - 5) : quantity.first]
    ):
        return 0  # "revised from the previous estimate of 740,000 up to 906,000"
    if after in _FALLS:
        return -1
    if after in _RISES or (after == "has" and word == "added"):
        return 1
    if parts.word(quantity.first) in {"below", "above", "under", "over", "past"} and quantity.unit not in {
        "percent",
        "share",
        "times",
    }:
        return 0  # "fell below one million" is where it fell to
    if word == "added" and quantity.unit in {"percent", "share", "times"}:
        return 0  # to something else
    if word in CHANGE_VERBS and parts.word(quantity.first - 1) not in {"to", "at", "from"}:
        if quantity.unit == "times":
            return 1
        return -1 if word in FALLING_VERBS else 1
    if parts.word(quantity.first - 1) in _ASIDE and (moved := _of_the_noun_before(parts, quantity.first - 2)):
        return moved  # "and the fall (429,000) the steepest on record"
    if parts.word(quantity.first - 1) in _EXTRA and not _COMPARED.isdisjoint(parts.words[quantity.last + 1 :]):
        return 1
    previous = parts.preceding(quantity)
    listed = previous
    while listed is not None and listed.first in parts.bracket_of:
        listed = parts.preceding(listed)
    led_to = parts.word(quantity.first - 1) in {"to", "→"}  # "fell by 160,000 in 2025 (331,000 to 171,000)"
    if listed is not None and not led_to and _goes_on_in_a_list(parts, listed, quantity):
        return direction_of(parts, listed)
    if quantity.unit == "percent" and (moved := _with_the_verb_left_out(parts, quantity)):
        return moved
    again = (
        parts.word(quantity.first - 1) in {"(", "or"}
        and previous is not None
        and (quantity.first - previous.last <= 3 or set(parts.words[previous.last + 1 : quantity.first]) <= _SO_MANY_MORE)
    )
    if again and previous is not None and previous.unit != quantity.unit:
        return direction_of(parts, previous)
    return 0


# "EU citizens made up 184,000", "ended up 204,000 larger": no way at all
_PHRASAL = frozenset(
    "made make makes making take takes taking took taken add adds added adding rack racks racked racking end ends ended ending wound sum sums"
    " summed pick picked turn turned give gave set open opened use used using eat ate eaten soak soaked".split()
)
# "81,000 fewer, or 35 per cent"
_SO_MANY_MORE = frozenset("fewer less more lower higher down up people , or ( of them a drop fall rise".split())
_ASIDE = frozenset({"(", "–", "—"})
# by these a change is said to be so much: "works out at", "comes to", "amounts to", "equals"
_COPULAS = frozenset("is was of represents represented equals equalled totals totalled makes being".split())
_COMING_TO = frozenset(
    "comes came amounts amounted amounting equates equated works worked working adds equal equivalent corresponds translates runs".split()
)


def _is_a_copula(parts: SentenceParts, at: int) -> bool:
    """Whether a change is said to be what stands behind a place: "the drop is", "the drop works out at", "the fall comes to"."""
    if parts.word(at) in _COPULAS:
        return True
    return parts.word(at) in {"to", "at"} and not _COMING_TO.isdisjoint(parts.words[max(0, at - 2) : at])


_CUTTING = frozenset(
    "cut cuts cutting slashed slash slashing chopped sliced split reduced broken chopping slicing halved carved hacked divided".split()
)


def is_cut_to(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a half is what something was cut in: "cut clean in half", "cut very nearly in two"."""
    if quantity.unit != "share" or parts.word(quantity.last) not in {"half", "two", "halves"}:
        return False
    at = quantity.first - 1
    while parts.word(at) in {"in", "into", "very", "clean", "or", "more", "less", "almost", "right"} or is_adverb(parts.word(at)):
        at -= 1
    return parts.word(at) in _CUTTING and bool({"in", "into"} & set(parts.words[at : quantity.last + 1]))


# "an extra 51,000 people left, compared with the year before"
_EXTRA = frozenset({"extra", "additional"})
_COMPARED = frozenset({"compared", "than", "against"})
_DETERMINERS = frozenset({"the", "a", "that", "this", "its", "another"})


def _of_the_noun_before(parts: SentenceParts, at: int) -> int:
    """The direction of a fall or rise behind which its size stands as an aside: "the fall (429,000)", "a sharp drop – 308,000 –"."""
    if parts.word(at) not in CHANGE_NOUNS or _DETERMINERS.isdisjoint(parts.words[max(0, at - 3) : at]):
        return 0
    return -1 if parts.word(at) in FALL_NOUNS else 1


def behind_aside(parts: SentenceParts, quantity: Quantity) -> int:
    """The place behind a number and the aside that says it in another unit: in "166,000, or 22 per cent, higher than", that of "higher"."""
    at = quantity.last + 1
    following = parts.following(quantity)
    if (
        following is None
        or following.first != at + 2
        or parts.words[at : at + 2] != [",", "or"]
        or following.unit == quantity.unit
    ):
        return at
    return following.last + 2 if parts.word(following.last + 1) == "," else at


_THAT_IS = frozenset(
    "that is all but i.e i.e. ie namely meaning a an the full whole clear some about around roughly almost nearly over just more than fully by".split()
)
_OF_ITS_WHOLE = frozenset("of its their the total size level number year last before previous in a".split())
_CLOSING = frozenset({",", ".", ";", ")", "–", "—", "-", "!", "?", "to", "from", ""})
_LONGEST_WHOLE = 5


@once_a_number
def in_apposition(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """The part by which something changed, of which a number behind a comma says how many that is: "fell by half, 429,000, to 431,000"."""
    before = parts.preceding(quantity)
    if (
        before is None
        or before.unit not in {"share", "percent"}
        or quantity.unit not in {"", "people"}
        or quantity.value < _LEAST_SAID_AGAIN
    ):
        return None
    at = quantity.first - 1
    while at > before.last and (parts.word(at) in _THAT_IS or is_adverb(parts.word(at))):
        at -= 1
    behind = quantity.last + 1 + (parts.word(quantity.last + 1) in _OF_A_NUMBER)
    whole = parts.words[before.last + 1 : at]
    told = parts.word(at) in {",", "–", "—"} and len(whole) <= _LONGEST_WHOLE and set(whole) <= _OF_ITS_WHOLE
    return before if told and parts.word(behind) in _CLOSING and direction_of(parts, before) else None


def _between_commas(parts: SentenceParts, quantity: Quantity) -> int:
    """The direction of a change that stands between commas behind its verb, where it is told what it led to: "grew a little, 43,000, to 693,000"."""
    if parts.word(quantity.first - 1) != "," or parts.words[quantity.last + 1 : quantity.last + 3] != [",", "to"]:
        return 0
    before, following = parts.preceding(quantity), parts.following(quantity)
    if following is None or following.first > quantity.last + _NEXT or quantity.value < _LEAST_SAID_AGAIN:
        return 0
    for back in range(quantity.first - 2, max(0 if before is None else before.last, quantity.first - _NEXT) - 1, -1):
        if parts.word(back) in CHANGE_VERBS:
            return -1 if parts.word(back) in FALLING_VERBS else 1
    return 0


_NEXT = 8
# a smaller number is none of people who move
_LEAST_SAID_AGAIN = 1000

_OF_A_NUMBER = frozenset(
    "net people persons individuals migrants immigrants emigrants arrivals departures newcomers entries visas".split()
)


def _behind_its_noun(parts: SentenceParts, at: int) -> int:
    """The place of "more" behind what is counted, where "than" is behind it: "118,000 net arrivals more than in 2021"."""
    behind = at
    while parts.word(behind) in _OF_A_NUMBER and behind - at < _LONGEST_NOUN:
        behind += 1
    compared = parts.word(behind) in {"more", "fewer", "less"} and parts.word(behind + 1) == "than"
    return behind if compared else at


_LONGEST_NOUN = 3


def goes_on_of(parts: SentenceParts, quantity: Quantity) -> int:
    """The direction of a change to which another is added in the same words: "a drop of 69 % in a year, and of 78 % in two"."""
    before = parts.preceding(quantity)
    if before is None or "of" not in parts.words[max(0, before.first - 3) : before.first]:
        return 0
    between = range(before.last + 1, quantity.first)
    if not all(
        at in parts.in_times or parts.word(at) in _LISTING or parts.word(at) in {"of", "year", "years", "one"} for at in between
    ):
        return 0
    return direction_of(parts, before)


def _of_the_change(parts: SentenceParts, at: int) -> int:
    """The direction of a change that a number is said to be: "The fall from 860,000 was 429,000"."""
    first, _ = parts.clause(at)
    first += parts.word(first) in {"so", "and", "but", "thus", "hence", "then", "yet"}
    if parts.word(first) not in {"the", "that", "this"} or parts.word(first + 1) not in CHANGE_NOUNS:
        return 0
    return -1 if parts.word(first + 1) in FALL_NOUNS else 1


def _moved_in_a_measure(parts: SentenceParts, quantity: Quantity) -> int:
    """The direction of a change whose size stands behind the measure: "a fall in net migration of 429,000"."""
    at = _index_of_preposition(parts, quantity)
    named = next((each for each in parts.mentions if each.role in {"measure", "group"} and each.last == at - 1), None)
    while named is not None and parts.word(named.first - 1) not in {"in", "of", "to", "from"}:
        named = next((each for each in parts.mentions if each.last == named.first - 1), None)
    if named is None or parts.word(named.first - 1) not in {"in", "of"}:
        return 0
    noun = parts.word(named.first - 2)
    return -1 if noun in FALL_NOUNS else 1 if noun in RISE_NOUNS else 0


_LISTING = frozenset("and , another a an further then about some by but people again in the during still of".split())


def _goes_on_in_a_list(parts: SentenceParts, previous: Quantity, quantity: Quantity) -> bool:
    """Whether a number with a time of its own goes on a list of changes: "fell by 517,000 in 2024 and 160,000 in 2025"."""
    if {previous.unit, quantity.unit} - {"", "people"} and previous.unit != quantity.unit:
        return False
    if quantity.first not in parts.time_of or previous.first not in parts.time_of or parts.word(quantity.first - 1) == "(":
        return False
    return all(
        at in parts.in_times or at in parts.bracket_of or parts.word(at) in _LISTING or parts.word(at) in {"(", ")"}
        for at in range(previous.last + 1, quantity.first)
    )


def _with_the_verb_left_out(parts: SentenceParts, quantity: Quantity) -> int:
    """The direction of the verb before, where only who is named stands before a percentage: "fell 86 per cent, and dependants of workers 35 per cent"."""
    named = parts.covered("group", "measure")
    at = quantity.first - 1
    while at in named or parts.word(at) in _OF_WHOM:
        at -= 1
    if at + 1 == quantity.first or quantity.first - 1 not in named or parts.word(at) not in {",", "and", ";"}:
        return 0
    before = next((each for each in reversed(parts.quantities) if each.unit == "percent" and each.last < at), None)
    return 0 if before is None else direction_of(parts, before)


_OF_WHOM = frozenset("the number of those that for from".split())


def _moved_beside(parts: SentenceParts, quantity: Quantity) -> int:
    """The direction of a change that stands right before the comma: "the fall since, of 773,000", "the rise, of 51,000"."""
    at = _index_of_preposition(parts, quantity) - 2
    at -= parts.word(at) in {"since", "then", "there"}
    at -= parts.word(at) == "since"
    noun = parts.word(at)
    return -1 if noun in FALL_NOUNS else 1 if noun in RISE_NOUNS else 0


def _moved_before(parts: SentenceParts, at: int) -> int:
    """The direction of a change whose size comes behind a comma: "the fall in net migration, of 445,000"."""
    for back in range(at - 1, -1, -1):
        if parts.word(back) in CHANGE_NOUNS and parts.word(back + 1) in {"in", "of"}:
            return -1 if parts.word(back) in FALL_NOUNS else 1
    return 0


def _index_of_preposition(parts: SentenceParts, quantity: Quantity) -> int:
    at = quantity.first - 1
    while at >= 0 and parts.word(at) in _ARTICLES_ALONE:
        at -= 1
    return at


def skip_back(parts: SentenceParts, at: int) -> int:
    while at >= 0 and (parts.word(at) in _ARTICLES_ALONE or is_adverb(parts.word(at))):
        at -= 1
    return at


def _direction_behind(parts: SentenceParts, at: int, reach: int) -> int:
    """The direction of the nearest verb or noun of change before a "by"; none behind another clause."""
    for back in range(at, max(-1, at - reach), -1):
        word = parts.word(back)
        if word in {"over", "under"}:
            continue  # "The surplus of arrivals over departures narrowed by 178,000"
        if word in DOWN_WORDS or word == "downgraded":
            return -1
        if word in UP_WORDS or word == "upgraded" or (word in OUTDOES and parts.word(back + 1) in {"the", "that"}):
            return 1
    # "Study dependants fell by 86 %, work dependants by 35 %": one verb for both
    for back in range(at - reach, -1, -1):
        word = parts.word(back)
        if word in FALLING_VERBS:
            return -1
        if word in RISING_VERBS:
            return 1
    return 0


_THE_OTHER_WAY = MOVING | {"returned", "return", "returning"}


def _means_net(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "204,000 more people came than left", or fewer left than came, states net migration and "1,180 more people a day" a rate."""
    words = parts.words[quantity.last + 1 : quantity.last + 18]
    if "than" not in words:
        return False
    than = words.index("than")
    other = _THE_OTHER_WAY & set(words[than : than + 5]) or words[than + 1 : than + 2] in (["away"], ["out"], ["abroad"])
    other = other or words[than + 1 : than + 3] in (["going", "out"], ["going", "away"], ["heading", "out"], ["getting", "out"])
    return bool(MOVING & set(words[:than])) and bool(other)


_BY = frozenset({"by", "of", "to", "at", "in", "or"})


@once_a_number
def opens_a_pair(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is where a change began, its "from" left out: "fell in 2024 (860,000 to 431,000)", "net migration went 860,000 to 431,000"."""
    if quantity.unit not in {"", "people", "GBP"} or abs(quantity.value) < 1000 or parts.word(quantity.first - 1) in _BY:
        return False
    if parts.word(quantity.first - 1 - (parts.word(quantity.first - 1) in {"down", "up"})) in CHANGE_VERBS:
        return False  # "before dropping 475,000 to 431,000": by how much, or from where
    following = parts.following(quantity)
    if following is None or following.unit not in {"", "people", "GBP"} or abs(following.value) < 1000:
        return False
    between = parts.words[quantity.last + 1 : following.first]
    if between not in (["to"], ["→"], ["-", ">"], ["–"], ["—"], [",", "to"]):
        return False
    if between[0] == "," and parts.word(quantity.first - 1) in {",", "down", "up"}:
        return False  # "grew a little, 43,000, to 693,000": by so many
    return any(word in CHANGE_VERBS or word in CHANGE_NOUNS or word in _WENT for word in parts.words[: quantity.first])


_WENT = frozenset({"went", "goes", "gone", "halved", "doubled", "trebled", "quadrupled", "edging", "edged"})
