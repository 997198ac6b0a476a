"""What the words around a claim hold back: doubts that no number answers, asked of all claims that a sentence makes.

Each is a way in which a sentence, or the one before it, makes a number right that would be wrong as it
was read. A claim that fits is found right all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..records import replace
from ..sentences.claim_words import quantity_of
from ..sentences.directions import direction_of
from ..sentences.ends.comparisons import is_led_to
from ..sentences.in_doubt.doubts import OF_WHOM
from ..sentences.net.grown_population import is_more_again, why_of_the_population
from ..sentences.net.taken_off import is_subtraction, may_be_taken_off
from ..sentences.parts import SentenceParts
from ..sentences.scene import Scene
from ..sentences.whom.plain_flows import MAY_BE_NET
from ..sentences.wording import OF_TWO_FIGURES, Subject, Wording
from ..words.cues import CHANGE_NOUNS, MOVING
from ..words.quantities import Quantity
from ..words.subjects import MIGRATION_FLOWS

OF_ANOTHER_TOPIC = "the number may be of what its own sentence names"
OF_BOTH_FLOWS = "it may mean that so many more came than left"
OF_THE_PEAK = "the number may be the peak named after it"
OF_TWO_FLOWS = "it may compare those who came with those who left"
FROM_ANOTHER = "it may have moved from the number given before it"
THAN_EXPECTED = "it is set against what was expected"
OF_THOSE_WHO_LEFT = "the number may be of those who left"
IS_A_CHANGE = "the number may be by how much the figure changed"
AGAINST_YEARS = "the number is compared with several years"
_THOUSAND = 1000
_LEAST = 10_000
_LOST = frozenset({"lost", "loses", "losing"})
_PEAKS = frozenset({"peak", "record", "high", "height", "summit"})


def held_back(parts: SentenceParts, scene: Scene, found: Sequence[Wording]) -> list[Wording]:
    """The claims of a sentence, each that its words hold back with the reason."""
    return [_held_back(parts, scene, each) for each in found]


def _held_back(parts: SentenceParts, scene: Scene, wording: Wording) -> Wording:
    if wording.subject is None or wording.subject.measure not in MIGRATION_FLOWS or wording.refusal:
        return wording
    quantity = quantity_of(parts, wording)
    if quantity is not None and wording.kind in {"level", "change"} and is_subtraction(parts, quantity):
        answered = "" if wording.uncertain == MAY_BE_NET else wording.uncertain
        return replace(wording, subject=replace(wording.subject, measure="net_migration"), uncertain=answered, plain_flow=False)
    if quantity is not None and wording.kind == "level" and (other := _named_right_before(parts, wording.subject, quantity)):
        return replace(wording, subject=replace(wording.subject, measure=other), plain_flow=False)
    why = _why(parts, scene, wording, quantity)
    if why:
        return replace(wording, uncertain=why, plain_flow=False)
    if wording.moved and quantity is not None and _began_on_that_side(parts, wording, quantity):
        return replace(wording, uncertain=FROM_ANOTHER, plain_flow=False)
    return wording


def _why(parts: SentenceParts, scene: Scene, wording: Wording, quantity: Quantity | None) -> str:
    if may_be_taken_off(parts, quantity, wording.subject):
        return MAY_BE_NET
    if wording.kind == "ratio" and _sets_flows_against_each_other(parts):
        return OF_TWO_FLOWS
    if quantity is None:
        return ""
    if why := why_of_the_population(parts, quantity, grown=scene.grown):
        return why
    if wording.kind in OF_TWO_FIGURES and _is_set_against_what_was_expected(parts, quantity):
        return THAN_EXPECTED
    if wording.kind == "change" and is_more_again(parts, quantity, scene.balance):
        return OF_BOTH_FLOWS
    if subject_of_all(wording) and (wording.stated.value or 0) < 0 and not _is_of_all_people(parts, quantity, scene):
        return OF_WHOM  # "Net migration was minus 104,000": no year of everybody has been so since records of the kind began
    if wording.kind == "level" and parts.words[quantity.first - 2 : quantity.first] == ["one", "of"]:
        return "" if CHANGE_NOUNS.isdisjoint(parts.words[: quantity.first]) else IS_A_CHANGE
    if wording.kind == "sum" and parts.word(quantity.first - 1) == "of" and not _GAPS.isdisjoint(parts.words[: quantity.first]):
        return IS_A_CHANGE  # "a gap of 429,000 between 2023 and 2024, and one of 13,000 between 2022 and 2023"
    behind = parts.words[quantity.last + 1 : quantity.last + 10]
    if (
        wording.kind == "sum"
        and "than" in behind
        and any(one in {"is", "was"} and other in _MORE_OR_LESS for one, other in pairwise(behind))
    ):
        return AGAINST_YEARS  # "is lower than it ever was between 2013 and 2019"
    if (
        wording.kind == "level"
        and wording.subject is not None
        and wording.subject.carried
        and parts.word(quantity.first - 1) in _LOST
    ):
        return OF_THOSE_WHO_LEFT  # "took in 813,000 and lost 642,000"
    if wording.kind in {"level", "revision"} and _has_gone_from(parts, quantity):
        return IS_A_CHANGE
    if wording.kind in {"level", "sum"} and (_is_where_a_change_is_put(parts, quantity) or _is_the_step(parts, quantity)):
        return IS_A_CHANGE
    if _is_another_estimate_of_some(parts, wording, quantity):
        return OF_WHOM
    if wording.kind == "revision" and parts.word(0) == "revised" and not _PEAKS.isdisjoint(parts.words[quantity.last :]):
        return OF_THE_PEAK
    if wording.kind == "revision" and parts.word(0) == "the" and parts.word(1) in _PEAKS and wording.period_basis != "explicit":
        return OF_THE_PEAK  # "The peak, revised up by 38,000, is now 944,000"
    return OF_ANOTHER_TOPIC if _is_of_another_topic(parts, wording, quantity) else ""


_GAPS = CHANGE_NOUNS | frozenset({"gap", "difference", "swing", "move"})


_MORE_OR_LESS = frozenset({"lower", "higher", "less", "more", "smaller", "larger", "bigger", "fewer"})


def _is_of_all_people(parts: SentenceParts, quantity: Quantity, scene: Scene) -> bool:
    """Whether so many more people are said to have left than came, and nobody is named of whom that may be so: "204,000 more people left the UK than arrived"."""
    told = parts.words[quantity.last + 1 : quantity.last + 3] in (["more", "people"], ["fewer", "people"]) and parts.says_where
    return told and not parts.mentions_of("group") and not scene.groups - {"all"}


def _is_set_against_what_was_expected(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "43,000 more people left the UK than had been expected": of no figure that is published."""
    behind = parts.words[quantity.last + 1 : quantity.last + 1 + _TO_THE_EXPECTED]
    than = behind.index("than") if "than" in behind else len(behind)
    return not _EXPECTED.isdisjoint(behind[than + 1 : than + 6]) and {",", ";", "."}.isdisjoint(behind[:than])


_TO_THE_EXPECTED = 18
_EXPECTED = frozenset("expected forecast predicted projected planned anticipated feared hoped budgeted modelled".split())


def subject_of_all(wording: Wording) -> bool:
    """Whether a number is read as that of net migration of everybody."""
    subject = wording.subject
    return wording.kind == "level" and subject is not None and subject.measure == "net_migration" and not subject.group


def _is_where_a_change_is_put(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "That puts the fall from 2024 to 2025 at 160,000": the size of a change, with nothing but its years between."""
    at = quantity.first - 1
    if parts.word(at) != "at":
        return False
    at -= 1
    while at in parts.in_times or parts.word(at) in _TO_ITS_YEARS:
        at -= 1
    return parts.word(at) in CHANGE_NOUNS


def _is_the_step(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "going from 739,000 to 431,000: 308,000", the difference of the two before it."""
    before = [each for each in parts.quantities if each.last < quantity.first and each.unit in {"", "people"}][-2:]
    if parts.word(quantity.first - 1) not in {":", "–", "—", "="} or len(before) < 2:
        return False
    return parts.word(before[0].first - 1) == "from" and is_led_to(parts, before[1])


def _is_another_estimate_of_some(parts: SentenceParts, wording: Wording, quantity: Quantity) -> bool:
    """Such as "The departure of 257,000 British nationals was far above the 77,000 first estimated": of those named before, most likely."""
    subject = wording.subject
    if wording.kind != "revision" or wording.direction or subject is None or subject.basis != "open" or subject.group:
        return False
    return any(each.last < quantity.first for each in parts.mentions_of("group"))


def _has_gone_from(parts: SentenceParts, quantity: Quantity) -> bool:
    """Such as "86,000 has gone from the figure for 2024"."""
    behind = parts.words[quantity.last + 1 : quantity.last + 7]
    return behind[:1] in (["has"], ["have"], ["had"]) and not _GONE_FROM.isdisjoint(pairwise(behind))


_GONE_FROM = frozenset({("gone", "from"), ("gone", "off"), ("come", "off"), ("been", "knocked")})
_TO_ITS_YEARS = frozenset({"from", "to", "in", "between", "and", "since", "over", "of", "the"})


def _sets_flows_against_each_other(parts: SentenceParts) -> bool:
    """Such as "more than twice as many Britons left the UK as came back": of one year's two flows."""
    if ("as", "many") not in parts.pairs:
        return False
    at = next(k for k, word in enumerate(parts.words) if word == "as" and parts.word(k + 1) == "many")
    return any(
        parts.word(k) == "as" and not _MOVED.isdisjoint(parts.words[k + 1 : k + 4]) for k in range(at + 2, len(parts.words))
    )


_MOVED = MOVING | {"returned", "return", "arrivals", "departures"}


def _is_of_another_topic(parts: SentenceParts, wording: Wording, quantity: Quantity) -> bool:
    """Whether a number is hardly of the flow that was read: an exact count that is only carried on, a name behind a full stop."""
    subject = wording.subject
    if subject is None:
        return False
    if subject.basis == "inherited" and not subject.local:
        # migration is given to the thousand, counts of claims or of boats to the last one
        return _is_an_exact_count(quantity)
    if subject.local and not parts.mentions_of("measure") and _is_an_exact_count(quantity):
        return True  # "The Home Office now says that 29,437 came"
    if "." not in parts.words[quantity.last :] or not subject.local:
        return False
    named = [each.first for each in parts.mentions_of("measure") if each.code == subject.measure]
    return bool(named) and named[0] > quantity.last and "." in parts.words[quantity.last + 1 : named[0]]


def _is_an_exact_count(quantity: Quantity) -> bool:
    """Whether people are counted to the last one."""
    return abs(quantity.value) >= _LEAST and quantity.value % _THOUSAND != 0 and quantity.unit in {"", "people"}


def _named_right_before(parts: SentenceParts, subject: Subject, quantity: Quantity) -> str:
    """The flow whose name stands with a number that was read of another: "Arrivals stood at 1.2 million and departures at 479,000"."""
    if parts.word(quantity.first - 1) not in {"at", "of"} or subject.measure == "net_migration":
        return ""
    told = _CALLED.get(parts.word(quantity.first - 2), "")
    # behind "and" alone: "net departures of 69,000", "a fall in departures of 9,000"
    return told if told != subject.measure and parts.word(quantity.first - 3) in {"and", "while", ","} else ""


_CALLED = {"arrivals": "immigration", "immigration": "immigration", "departures": "emigration", "emigration": "emigration"}


def _began_on_that_side(parts: SentenceParts, wording: Wording, quantity: Quantity) -> bool:
    """Whether the sentence itself gives a start that makes the way right: "inherited 504,000, and it went up to 685,000"."""
    before = parts.preceding(quantity)
    if before is None or before.unit not in {"", "people"} or before.value < _LEAST or direction_of(parts, before) != 0:
        return False
    return before.value != quantity.value and (quantity.value > before.value) == (wording.moved > 0)
