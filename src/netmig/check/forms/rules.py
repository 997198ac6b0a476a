"""Rules in pounds: thresholds and charges. "the salary threshold was increased from £26,200 to £38,700", "a rise of nearly 50 %"."""

from __future__ import annotations

from typing import Any

from ..records import replace
from ..sentences.directions import direction_of
from ..sentences.parts import SentenceParts
from ..sentences.roles import is_forecast
from ..sentences.scene import Scene
from ..sentences.wording import Stated, Subject, Wording
from ..words.quantities import Quantity, last_digit_unit
from .common import signed, span_of, stated
from .rule_dates import date_of_rule, is_told_on_its_day
from .rule_names import is_plain, which_rule
from .rule_terms import DOUBLING

_OF_MIGRANTS = frozenset(
    "visa visas migrant migrants migration immigration skilled sponsor sponsored foreign overseas partner partners spouse spouses uk"
    " surcharge entrants mobility".split()
)  # fmt: skip
_NAMES = frozenset("threshold thresholds salary surcharge income earn earning earnings charge minimum".split())
_OF_ROUTES = frozenset(
    "skilled surcharge visa visas spouse partner skills sponsors entrants specialist scale-up mobility".split()
)
# what is said to be so now, and not to have been or to come
_NOT_NOW = frozenset(
    "was were had until before from previously planned plan plans announced would will should could increase rise raised increased up"
    " next early later proposed under if".split()
)  # fmt: skip
LEAST, MOST = 100, 200_000
# words of a step that is being taken, or was on the day that is told
_STEPPING = frozenset("goes rises increases climbs jumps will to going rising increasing moves".split())
_LOOSELY = frozenset({"nearly", "almost", "more", "over", "than", "about", "roughly", "practically", "effectively", "virtually"})
# how far "doubling" may stand before the amount that it led to
_FAR = 12
_ROSE = frozenset({"rose", "went", "increased", "raised", "jumped", "climbed"})
_DUTIES = frozenset({"must", "need", "needs", "requires", "require", "is", "are", "stands"})
_NOT_THEN = frozenset("was were had until before previously planned would will should could if under next".split())


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The amounts of rules that a sentence states, and by how much one was changed."""
    names_rule = any(mention.code == "rule" for mention in parts.mentions_of("measure")) or (
        not _NAMES.isdisjoint(parts.word_set) and not _OF_ROUTES.isdisjoint(parts.word_set)
    )
    carried = (
        scene.money is not None
        and scene.money.subject.measure == "rule"
        and parts.sentence.paragraph - scene.money.paragraph <= 1
    )
    if not (names_rule or carried):
        return []
    if not parts.word_set & _OF_MIGRANTS and not carried and not ("threshold" in parts.word_set and scene.about_migration):
        return []
    found: list[Wording] = []
    for quantity in parts.quantities:
        in_pounds = quantity.unit == "GBP" and LEAST <= quantity.value <= MOST
        by_percent = quantity.unit in {"percent", "share"} and direction_of(parts, quantity) != 0
        detail = which_rule(parts, quantity)
        if not detail and not carried:
            continue  # a salary of somebody else
        if not in_pounds and not (by_percent and (names_rule or detail)):
            continue
        subject = Subject("rule", (), "explicit" if names_rule or detail else "inherited")
        if in_pounds and not _is_by_how_much(parts, quantity):
            found.append(_amount(parts, quantity, scene, subject, detail))
        else:
            found.append(_change(parts, quantity, subject, detail))
    return found


def _is_by_how_much(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether an amount is that of a rise: "will rise by £12,500"."""
    return parts.word(quantity.first - 1) == "by" and direction_of(parts, quantity) != 0


def _change(parts: SentenceParts, quantity: Quantity, subject: Subject, detail: str) -> Wording:
    start, end = span_of(parts, quantity)
    direction = direction_of(parts, quantity)
    return Wording(
        kind="rule",
        start=start,
        end=end,
        sentence=parts.sentence,
        stated=signed(quantity, direction),
        subject=subject,
        detail=detail,
        direction=direction,
        uncertain="rules have many special cases",
    )


def _amount(parts: SentenceParts, quantity: Quantity, scene: Scene, subject: Subject, detail: str) -> Wording:
    start, end = span_of(parts, quantity)
    slots: dict[str, Any] = {}
    before = _before(parts, quantity)
    if before is not None and not any(before.last < time.first < quantity.first for time in parts.times):
        other = span_of(parts, before)
        start, end = min(start, other[0]), max(end, other[1])
        slots["baseline_stated"] = _exactly(parts, before)
    elif _is_doubled(parts, quantity):
        half = quantity.value / 2
        slots["baseline_stated"] = Stated(half, 0.95 * half, 1.05 * half, "GBP", "about")
    when = date_of_rule(parts, scene, quantity.first, quantity.last)
    if when is not None:
        slots |= {
            "periods": when.periods,
            "period_basis": "explicit" if when.tied else "open",
            "as_then": when.since or not when.tied,
        }
    return Wording(
        kind="rule",
        start=start,
        end=end,
        sentence=parts.sentence,
        stated=_exactly(parts, quantity),
        subject=subject,
        detail=detail,
        recent=_is_said_of_now(parts, quantity) or _is_what_a_family_needs(parts, quantity, detail),
        of_now=is_told_on_its_day(parts)
        or not _STEPPING.isdisjoint(parts.words[max(0, quantity.first - 7) : quantity.first - 1]),
        starts=_leads_on(parts, quantity),
        uncertain="" if _is_doubled_for_certain(parts, slots, scene) else _doubt(parts, quantity, detail, scene),
        **slots,
    )


def _exactly(parts: SentenceParts, quantity: Quantity) -> Stated:
    """An amount as stated; "at least £38,700" names the very threshold."""
    if parts.word(quantity.first) == "at" or parts.words[max(0, quantity.first - 2) : quantity.first] == ["at", "least"]:
        half = last_digit_unit(f"{quantity.value:.0f}") / 2
        return Stated(quantity.value, quantity.value - half, quantity.value + half, "GBP")
    return stated(quantity)


_UP_FROM = frozenset({"from", "than", "of"})
_BEFORE_FROM = frozenset({"up", "rather", "instead", "down", ",", "("})


def _before(parts: SentenceParts, quantity: Quantity) -> Quantity | None:
    """What an amount is said to have been before: "from £26,200 to £38,700", "£38,700, up from £26,200"."""
    preceding, following = parts.preceding(quantity), parts.following(quantity)
    if (
        preceding is not None
        and preceding.unit == "GBP"
        and parts.word(quantity.first - 1) == "to"
        and parts.word(preceding.first - 1) == "from"
        and quantity.first - preceding.last <= 6
        and not parts.parts_clauses(quantity.first - 1)
    ):
        return preceding
    if (
        following is not None
        and following.unit == "GBP"
        and following.first - quantity.last <= 5
        and parts.word(following.first - 1) in _UP_FROM
        and parts.word(following.first - 2) in _BEFORE_FROM
    ):
        return following
    return None


def _leads_on(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether an amount is what another was before."""
    return any(
        other is not None and _before(parts, other) is quantity
        for other in (parts.preceding(quantity), parts.following(quantity))
    )


def _is_doubled(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether an amount is what something was doubled to, and not nearly or more than that."""
    if parts.word(quantity.first - 1) != "to":
        return False
    at = next((k for k in range(quantity.first - 2, max(-1, quantity.first - _FAR), -1) if parts.word(k) in DOUBLING), None)
    return at is not None and parts.word(at - 1) not in _LOOSELY and parts.word(at + 1) not in _LOOSELY


def _is_doubled_for_certain(parts: SentenceParts, slots: dict[str, Any], scene: Scene) -> bool:
    """Whether an amount is said to be the double of what it was, in this country and as a fact."""
    said: Stated | None = slots.get("baseline_stated")
    plain = parts.word_set.isdisjoint({"if", "would", "could", "may", "might", "should", "not"})
    return said is not None and said.hedge == "about" and plain and scene.at_home and not scene.place


def _is_said_of_now(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether an amount is said to be the rule at the time of writing: "must earn at least £38,700"."""
    before = parts.words[: quantity.first]
    near = before[-6:]
    if is_told_on_its_day(parts) and not _ROSE.isdisjoint(before) and parts.word(quantity.first - 1) == "to":
        return _NOT_THEN.isdisjoint(before)
    return not _DUTIES.isdisjoint(near) and _NOT_THEN.isdisjoint(before) and "than" not in near and "not" not in near


def _is_what_a_family_needs(parts: SentenceParts, quantity: Quantity, detail: str) -> bool:
    words = parts.word_set
    return detail == "family" and quantity.hedge == "exact" and not _DUTIES.isdisjoint(words) and _NOT_NOW.isdisjoint(words)


def _doubt(parts: SentenceParts, quantity: Quantity, detail: str, scene: Scene) -> str:
    """Why a rule that is not found may yet be one; "" where it is plainly named and no other can be meant."""
    if parts.word(quantity.first - 1) == "from" and any(quantity.last < time.first <= quantity.last + 2 for time in parts.times):
        return "it may be an older amount"  # "from £200 in 2015"
    if is_plain(parts, quantity, detail, scene):
        return ""
    if is_forecast(parts, quantity):
        return "it is proposed or expected"
    if _is_what_a_family_needs(parts, quantity, detail):
        return ""
    return "rules have many special cases"


def beside_newer_amounts(wordings: list[Wording]) -> list[Wording]:
    """The wordings of a text, where an amount is not said to be the rule now if the text gives a higher one too."""
    told = [
        each for each in wordings if each.kind == "rule" and each.stated.unit == "GBP" and each.stated.value and not each.starts
    ]
    if len(told) < 2:
        return wordings

    def is_below_another(wording: Wording) -> bool:
        return any(
            each.detail in {wording.detail, ""} and (each.stated.value or 0) > (wording.stated.value or 0) for each in told
        )

    return [replace(each, recent=False) if each.recent and each in told and is_below_another(each) else each for each in wordings]
