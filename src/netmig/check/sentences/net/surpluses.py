"""Net migration told as in an account: "EU citizens were in the red, to the tune of 70,000", "among Britons the shortfall was 109,000".

Such words are of trade, of budgets and of staff as well. They are net migration only in a text about this
country's migration, and of a nationality that is named, or where net migration was just spoken of.
"""

from __future__ import annotations

from typing import NamedTuple

from ...words.quantities import Quantity
from ...words.subjects import MIGRATION_FLOWS, Mention
from ..once import once_a_number
from ..parts import SentenceParts
from ..scene import Scene
from ..whom.groups import settle_group
from ..whom.labels import labels, tied_labels
from ..wording import Basis, Subject
from .outnumbering import is_all_plain_beside_flows

_LOSSES = frozenset("deficit deficits shortfall shortfalls loss losses minus red debit".split())
_GAINS = frozenset("surplus surpluses gain gains plus excess black credit".split())
_EITHER = frozenset({"balance"})
_NOUNS = _LOSSES | _GAINS | _EITHER
_BEFORE_NOUN = frozenset(
    "the a an its their this that net overall migration in negative positive small large larger smaller slight heavy further sizeable big similar healthy"
    " corresponding ( – — and".split()
)
_BETWEEN = frozenset(
    "of was is were are stands stood at by with came comes to amounted amounts reached reaches totalled ran works worked out put estimated even being"
    " , : ( – — too as well also again now still then thus therefore the tune some about around nearly almost roughly just over under more than larger smaller"
    " negative positive only a an minus plus another further it bigger had been there had made made".split()
)
_NEGATIVE = frozenset({"negative", "minus"})
_FARTHEST = 9
# what may follow such a number: nothing else is then counted
_BEHIND = frozenset(
    "in for over during with among of and , ; . ) : while but last this at from as – — people migrants citizens nationals when who so , whereas both by compared against".split()
)
# what an account falls short of or is of, where it is none of people
_OF_OTHERS = frozenset(
    "trade budget target targets forecast forecasts fiscal current-account expected predicted homes houses housing nurses teachers pounds billion beds jobs skills"
    " staff funding financial vacancies births deaths seats votes members places projected pledged promised".split()
)


_LEADING = frozenset("among of for with from in the case nationals citizens people those who are".split())
_OWN = _NOUNS | _BEFORE_NOUN | _BETWEEN | _NEGATIVE


class Account(NamedTuple):
    """How a number is told in an account: where the word stands, and on which side of nought it lies, 0 for either."""

    at: int
    way: int


@once_a_number
def account_of(parts: SentenceParts, quantity: Quantity) -> Account | None:
    """The word of an account that a number is told by: "deficit", "in the red", "surplus", or "one" that stands for such."""
    if parts.word_set.isdisjoint(_NOUNS) or quantity.unit not in {"", "people"} or abs(quantity.value) < 1000:
        return None
    behind = parts.word(quantity.last + 1)
    homes = parts.covered("group", "home")
    if not (behind in _BEHIND or not behind or quantity.last + 1 in homes or quantity.last + 1 in parts.in_times):
        return None
    if not _OF_OTHERS.isdisjoint(parts.word_set):
        return None
    at, seen = quantity.first - 1, {"minus"} if quantity.value < 0 else set()
    while at >= 0 and quantity.first - at <= _FARTHEST:
        word = parts.word(at)
        if word in _NOUNS and not (word in {"minus", "plus"} and parts.word(at - 1) not in {"a", "the", "of"}):
            return _account(parts, at, seen)
        if word == "one" and parts.word(at + 1) == "of":
            return _as_the_one_before(parts, quantity, at)
        if word not in _BETWEEN and at not in homes and at not in parts.in_times:
            return None
        seen.add(word)
        at -= 1
    return None


def _account(parts: SentenceParts, at: int, seen: set[str]) -> Account | None:
    word, before = parts.word(at), parts.word(at - 1)
    if word in {"red", "black", "credit", "debit"}:
        if parts.words[max(0, at - 2) : at] != ["in", "the"] and not (word in {"credit", "debit"} and before == "in"):
            return None
    elif not (before in _BEFORE_NOUN or at - 1 in parts.covered("group", "home") or before.endswith("'s") or at == 0):
        return None  # "trade deficit"
    if word in _EITHER:
        negative = not _NEGATIVE.isdisjoint(seen) or before in _NEGATIVE
        return Account(at, -1 if negative else 1 if "positive" in seen or before == "positive" else 0)
    return Account(at, -1 if word in _LOSSES else 1)


def _as_the_one_before(parts: SentenceParts, quantity: Quantity, one: int) -> Account | None:
    """The account that "one of 42,000" goes on with, where the number before was told by it."""
    before = parts.preceding(quantity)
    told = None if before is None else account_of(parts, before)
    if told is None:
        return None
    adjective = parts.word(one - 1)
    way = -1 if adjective == "negative" else 1 if adjective == "positive" else told.way
    return Account(one, way)


def is_short(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is told as one of people lost: "a shortfall of 51,000", "in the red by 70,000"."""
    found = account_of(parts, quantity)
    return found is not None and found.way < 0 and quantity.value > 0


def surplus_of(parts: SentenceParts, quantity: Quantity, scene: Scene) -> Subject | None:
    """Net migration where a number is told by a word of an account, in a text about this country's migration; None elsewhere."""
    found = account_of(parts, quantity)
    held = scene.people.subject if scene.people is not None else scene.lead
    in_hand = held is not None and held.measure in MIGRATION_FLOWS
    if found is None or not (scene.about_migration or in_hand or parts.says_where) or not scene.at_home:
        return None
    named = _whose(parts, quantity)
    told = not {"people", "migrants"}.isdisjoint(parts.words[quantity.last : quantity.last + 2])
    if named is None and not in_hand and not told:
        return None
    group = settle_group(dict(named.group), "net_migration") if named is not None else ()
    loose = any("nationality" not in dict(each.group) for each in parts.mentions_of("group"))
    first, _ = parts.clause(quantity.first)
    # "Britons were nearer to balance, and the non-EU surplus was 728,000": its own clause says whose
    told_of = {each.group for each in labels(parts) if "nationality" in dict(each.group)}
    own = named is not None and first <= named.first < quantity.first and len(told_of) > 1
    loose = loose or not is_all_plain_beside_flows(parts, quantity, _OWN, clause=own)
    loose = loose or (named is None and bool(parts.mentions_of("group") or scene.groups - {"all"}))
    basis: Basis = "open" if loose else "inherited"
    return Subject("net_migration", group, basis, local=True)


def _whose(parts: SentenceParts, quantity: Quantity) -> Mention | None:
    """The nationality whose account it is: "among British nationals the shortfall was", "a surplus of 509,000 among non-EU nationals"."""
    nations = [each for each in labels(parts) if "nationality" in dict(each.group)]
    behind = [
        each
        for each in nations
        if 0 < each.first - quantity.last <= 5 and set(parts.words[quantity.last + 1 : each.first]) <= _LEADING
    ]
    if behind:
        return behind[0]
    tied = [each for each in tied_labels(parts, quantity) if "nationality" in dict(each.group)]
    if tied:
        return tied[0]
    preceding = parts.preceding(quantity)
    start = -1 if preceding is None else preceding.last
    before = [each for each in nations if start < each.first < quantity.first]
    if before:
        return before[-1]
    # "Among EU nationals 155,000 went and 85,000 arrived, a shortfall of 70,000"
    return nations[0] if len({each.group for each in nations}) == 1 and nations[0].first < quantity.first else None
