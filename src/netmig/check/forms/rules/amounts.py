"""Rules in pounds: thresholds and charges. "the salary threshold was increased from £26,200 to £38,700", "a rise of nearly 50 %"."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from ...records import replace
from ...sentences.directions import direction_of
from ...sentences.in_doubt.forecast_numbers import is_forecast
from ...sentences.in_doubt.not_stated import PROPOSED
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.wording import Stated, Subject, Wording
from ...words.quantities import Quantity, last_digit_unit
from ...words.rule_words import FAMILIES, FLOORS, FROM_ABROAD, MARRYING, PAY, WORKING
from ..common import signed, span_of, stated
from .rule_dates import date_of_rule, is_told_on_its_day
from .rule_moves import amount_before, has_gone_to, is_by_how_much, is_of_then, is_to_come, led_to, says_or_more
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
    " next early later proposed under if still already extend extending extension renew renewing here".split()
)  # fmt: skip
LEAST, MOST = 100, 200_000
# words of a step that is being taken, or was on the day that is told
_STEPPING = frozenset("goes rises increases climbs jumps will to going rising increasing moves".split())
_LOOSELY = frozenset({"nearly", "almost", "more", "over", "than", "about", "roughly", "practically", "effectively", "virtually"})
# how far "doubling" may stand before the amount that it led to
_FAR = 12
_ROSE = frozenset({"rose", "went", "increased", "raised", "jumped", "climbed"})
_DUTIES = frozenset({"must", "need", "needs", "requires", "require", "is", "are", "stands"})
_NOT_THEN = frozenset(
    "was were had used once formerly until before previously planned would will should could if under next".split()
)


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The amounts of rules that a sentence states, and by how much one was changed."""
    words = parts.word_set
    if not any(quantity.unit in _UNITS for quantity in parts.quantities):
        return []
    names_rule = any(mention.code == "rule" for mention in parts.mentions_of("measure")) or (
        not _NAMES.isdisjoint(words) and (not _OF_ROUTES.isdisjoint(words) or _names_a_wage(parts, scene))
    )
    carried = (
        scene.money is not None
        and scene.money.subject.measure == "rule"
        and parts.sentence.paragraph - scene.money.paragraph <= 1
    )
    loosely = _asks_for_pay(parts, scene)
    if not (names_rule or carried or loosely):
        return []
    if (
        not words & _OF_MIGRANTS
        and not _names_a_wage(parts, scene)
        and not carried
        and not loosely
        and not ("threshold" in words and scene.about_migration)
    ):
        return []
    found: list[Wording] = []
    for quantity in parts.quantities:
        in_pounds = quantity.unit == "GBP" and LEAST <= quantity.value <= MOST
        by_percent = quantity.unit in {"percent", "share", "times"} and direction_of(parts, quantity) != 0
        if not in_pounds and not by_percent:
            continue
        by_how_much = in_pounds and is_by_how_much(parts, quantity)
        detail = which_rule(parts, quantity)
        if carried and not _names_one(parts, detail):
            detail = scene.rule or detail
        if (not detail and not carried) or (detail == "family" and not _join_from_abroad(parts, scene, carried=carried)):
            continue  # a salary of somebody else
        if not names_rule and not (by_how_much or by_percent) and not _is_asked_for(parts, quantity, carried=carried):
            continue
        if by_percent and not _is_of_a_rule(parts, quantity, named=names_rule):
            continue
        subject = Subject("rule", (), "explicit" if names_rule or detail else "inherited")
        if in_pounds and not by_how_much:
            found.append(_amount(parts, quantity, scene, subject, detail))
        elif in_pounds or names_rule or detail:
            found.append(_change(parts, quantity, scene, subject, detail))
    return found


def _names_a_wage(parts: SentenceParts, scene: Scene) -> bool:
    """Whether a threshold for wages is named in a text on visas: "Wage thresholds went up, to £38,700 from £26,200"."""
    return scene.about_visas and any(
        one in {"wage", "salary", "pay"} and other in {"threshold", "thresholds"} for one, other in parts.pairs
    )


_UNITS = frozenset({"GBP", "percent", "share", "times"})
# an amount of this size may be a year's pay
_LEAST_PAY, _MOST_PAY = 15_000, 90_000
_TYPICAL = frozenset({"average", "averages", "median", "typical", "typically", "a$", "us$", "bonus"})
_WHO = WORKING | MARRYING | FAMILIES
_ASKING = FLOORS | frozenset(
    "must need needs needed has have required requires asked asks ask under below least to up now".split()
)
_NEAR = 10


def _asks_for_pay(parts: SentenceParts, scene: Scene) -> bool:
    """Whether a sentence says what those who come from abroad, or who have them come, must be paid or have, in whatever words."""
    words = parts.word_set
    if not words.isdisjoint(_TYPICAL) or not (
        scene.about_migration or scene.about_visas or not words.isdisjoint(FROM_ABROAD) or _skilled(parts) or _joins(parts)
    ):
        return False
    if "nhs" in words and not words.isdisjoint(PAY):
        return True
    if words.isdisjoint(_WHO):
        return False
    return not (words.isdisjoint(FLOORS) and words.isdisjoint(PAY)) or any(
        each.unit == "GBP" and not _NEEDING.isdisjoint(parts.words[max(0, each.first - 3) : each.first])
        for each in parts.quantities
    )


_NEEDING = frozenset({"need", "needs", "asks", "ask", "requires", "require", "demands", "for", "with"})


def _joins(parts: SentenceParts) -> bool:
    """Whether a husband or wife is brought to the country or joined in it."""
    return parts.names_home and not (parts.word_set.isdisjoint(MARRYING) or parts.word_set.isdisjoint(_BRINGING))


_BRINGING = frozenset({"bring", "brings", "bringing", "brought", "join", "joins", "joining", "joined", "sponsor"})


def _skilled(parts: SentenceParts) -> bool:
    """Whether skilled workers are named, as the route is called, with what they have to reach."""
    named = ("skilled", "worker") in parts.pairs or ("skilled", "workers") in parts.pairs
    return named and not parts.word_set.isdisjoint(FLOORS)


def _is_asked_for(parts: SentenceParts, quantity: Quantity, *, carried: bool) -> bool:
    """Whether an amount is one that a rule may ask for: a year's pay, with a word of what is asked for near it."""
    if carried or not _LEAST_PAY <= quantity.value <= _MOST_PAY:
        return carried or "nhs" in parts.word_set
    near = parts.words[max(0, quantity.first - _NEAR) : quantity.first] + parts.words[quantity.last + 1 : quantity.last + _NEAR]
    return not _ASKING.isdisjoint(near)


def _is_of_a_rule(parts: SentenceParts, quantity: Quantity, *, named: bool) -> bool:
    """Whether a percentage is that of a change of a rule: it led to an amount, or nothing else is named that it may be of."""
    if led_to(parts, quantity) is not None:
        return True
    return named and all(each.code == "rule" for each in parts.mentions_of("measure"))


_JOINING = FROM_ABROAD | FAMILIES | frozenset("partner partners spouse spouses husband husbands wife wives spousal".split())


def _join_from_abroad(parts: SentenceParts, scene: Scene, *, carried: bool) -> bool:
    """Whether those who have to earn something are joined from abroad: not "Couples need £60,000 to buy a home in the UK"."""
    return carried or scene.about_visas or not parts.word_set.isdisjoint(_JOINING)


def _names_one(parts: SentenceParts, detail: str) -> bool:
    """Whether a sentence names the rule itself, so that it does not go on about the one told last."""
    return bool(detail) and (detail != "work" or not parts.word_set.isdisjoint(_OF_WORK))


_OF_WORK = frozenset({"salary", "salaries", "worker", "workers", "skilled", "earnings"})


def rule_in_hand(found: list[Wording], before: str) -> str:
    """Which rule in pounds a text has told of last, so that a sentence may go on about it."""
    return next(
        (each.detail for each in reversed(found) if each.kind == "rule" and each.stated.unit == "GBP" and each.detail), before
    )


def _change(parts: SentenceParts, quantity: Quantity, scene: Scene, subject: Subject, detail: str) -> Wording:
    start, end = span_of(parts, quantity)
    direction = direction_of(parts, quantity)
    after = led_to(parts, quantity)
    began = None if after is None else amount_before(parts, after)
    # "by a quarter to £38,700" is told by the two numbers themselves (`beside/own_numbers/moves.py`)
    plain = (
        after is not None
        and parts.word(quantity.last + 1) != "to"
        and not any(time.year or time.years or time.kind == "duration" for time in parts.times)
        and (
            began is None
            or not any(each.unit == "GBP" and is_of_then(parts, each) for each in parts.quantities if each is not began)
        )
        and is_plain(parts, after, detail, scene, carried=scene.rule)
    )
    return Wording(
        kind="rule",
        start=start,
        end=end,
        sentence=parts.sentence,
        stated=signed(quantity, direction),
        subject=subject,
        detail=detail,
        direction=direction,
        went_to=None if after is None else (_exactly(parts, after), direction),
        baseline_stated=None if began is None else _exactly(parts, began),
        uncertain="" if plain else "rules have many special cases",
    )


def _amount(parts: SentenceParts, quantity: Quantity, scene: Scene, subject: Subject, detail: str) -> Wording:
    start, end = span_of(parts, quantity)
    slots: dict[str, Any] = {}
    before = amount_before(parts, quantity)
    if before is not None and not _tells_of_a_year(parts, before, quantity):
        other = span_of(parts, before)
        start, end = min(start, other[0]), max(end, other[1])
        slots["baseline_stated"] = _exactly(parts, before)
    elif doubled := _is_doubled(parts, quantity):
        half = quantity.value / 2
        least = 0.95 * half if doubled == "doubled" else 0.0
        slots["baseline_stated"] = Stated(half, least, 1.05 * half, "GBP", "about")
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
        recent=_is_enough_today(parts, quantity)
        or (
            not is_of_then(parts, quantity)
            and not is_to_come(parts, quantity)
            and (_is_said_of_now(parts, quantity) or _is_what_a_family_needs(parts, quantity, detail))
        ),
        of_now=is_told_on_its_day(parts)
        or not _STEPPING.isdisjoint(parts.words[max(0, quantity.first - 7) : quantity.first - 1]),
        moved=int(has_gone_to(parts, quantity)),
        spoken_of=frozenset({"family"}) if scene.about_families else frozenset(),
        starts=is_of_then(parts, quantity) or _is_enough_today(parts, quantity),
        uncertain="" if _is_doubled_for_certain(parts, slots, scene) else _doubt(parts, quantity, detail, scene),
        **slots,
    )


def _tells_of_a_year(parts: SentenceParts, before: Quantity, quantity: Quantity) -> bool:
    """Whether a year or a month stands between two amounts: then there may have been others in between."""
    one, other = sorted((before.first, quantity.first))
    return any(one < time.first < other and (time.year or time.month or time.years) for time in parts.times)


def _exactly(parts: SentenceParts, quantity: Quantity) -> Stated:
    """An amount as stated; "at least £38,700" names the very threshold."""
    least = parts.word(quantity.first) == "at" or parts.words[max(0, quantity.first - 2) : quantity.first] == ["at", "least"]
    if least or says_or_more(parts, quantity):
        half = min(last_digit_unit(f"{quantity.value:.0f}") / 2, _ROUNDED)
    else:
        said = stated(quantity)
        half = (said.high or 0) - quantity.value
        if quantity.form != "number" or said.hedge != "exact" or half <= _ROUNDED:
            return said
        half = _ROUNDED
    return Stated(quantity.value, quantity.value - half, quantity.value + half, "GBP")


# a rule's amount is told to the thousand at the least: "£30,000" is not £26,200, nor "£34,000" £34,500
_ROUNDED = 499


def _is_doubled(parts: SentenceParts, quantity: Quantity) -> str:
    """Whether an amount is what something was doubled to, or more than that; "" if it is not, or may be nearly so."""
    if parts.word(quantity.first - 1) != "to":
        return ""
    at = next((k for k in range(quantity.first - 2, max(-1, quantity.first - _FAR), -1) if parts.word(k) in DOUBLING), None)
    preceding = parts.preceding(quantity)
    if at is None or (preceding is not None and preceding.first > at):
        return ""  # "doubled to £400 in 2019, has risen again to £1,035"
    if parts.words[max(0, at - 2) : at] == ["more", "than"]:
        return "more"
    return "" if parts.word(at - 1) in _LOOSELY or parts.word(at + 1) in _LOOSELY else "doubled"


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
    if not _AT_PRESENT.isdisjoint(near[-4:]) and not {"is", "stands", "remains"}.isdisjoint(near[-4:]):
        return _NOT_THEN.isdisjoint(before)  # "The threshold is at present £25,600"
    duty = not _DUTIES.isdisjoint(near) or not {("has", "to"), ("have", "to")}.isdisjoint(pairwise(near))
    if near[-2:] in (["has", "been"], ["have", "been"]) and "since" in before:
        return True  # "Since July the threshold has been £41,700"
    return duty and _NOT_THEN.isdisjoint(before) and "than" not in near and "not" not in near


def _is_enough_today(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether an amount is said to do until a new rule comes: "where £26,200 is enough today"."""
    behind = parts.words[quantity.last + 1 : quantity.last + 7]
    return behind[:1] in (["is"], ["are"]) and not _TODAY.isdisjoint(behind) and not _ENOUGH.isdisjoint(behind)


_AT_PRESENT = frozenset({"now", "present", "presently", "currently", "today"})
_TODAY = frozenset({"today", "now", "present", "currently", "moment"})
_ENOUGH = frozenset({"enough", "sufficient", "needed", "required", "asked", "minimum", "all"})


def _is_what_a_family_needs(parts: SentenceParts, quantity: Quantity, detail: str) -> bool:
    words = parts.word_set if parts.word_set.isdisjoint(_BRINGING) else parts.word_set - {"here"}
    if not words.isdisjoint({"child", "children", "savings"}):
        return False
    return detail == "family" and quantity.hedge == "exact" and not _DUTIES.isdisjoint(words) and _NOT_NOW.isdisjoint(words)


# whose pay is told beside a rule, and is none
_OF_SOMEBODY = _TYPICAL | frozenset({"starting", "nurse's", "teacher's", "carer's", "waiter's", "chef's", "lecturer's"})


def _doubt(parts: SentenceParts, quantity: Quantity, detail: str, scene: Scene) -> str:
    """Why a rule that is not found may yet be one; "" where it is plainly named and no other can be meant."""
    if parts.word(quantity.first - 1) == "from" and any(quantity.last < time.first <= quantity.last + 2 for time in parts.times):
        return "the amount may be an older one"  # "from £200 in 2015"
    if any(each.unit == "GBP" and each is not quantity and amount_before(parts, each) is quantity for each in parts.quantities):
        return "the article also gives the amount that took its place"
    if parts.mentions_of("elsewhere") or not parts.word_set.isdisjoint(_OF_SOMEBODY):
        return "rules have many special cases"  # "in Norway it is £27,000", "The nurse's starting wage is £31,049"
    of_wages = detail == "work" and _names_a_wage(parts, scene) and not scene.about_families
    stepped = of_wages and amount_before(parts, quantity) is not None
    if is_plain(parts, quantity, detail, scene, carried="work" if stepped else scene.rule):
        return ""
    if is_to_come(parts, quantity) and is_forecast(parts, quantity):
        return PROPOSED
    if _is_what_a_family_needs(parts, quantity, detail) and "if" not in parts.word_set:
        return ""
    if is_forecast(parts, quantity):
        return PROPOSED
    if _is_what_a_family_needs(parts, quantity, detail):
        return ""
    return "rules have many special cases"


def beside_newer_amounts(wordings: list[Wording]) -> list[Wording]:
    """The wordings of a text, where an amount is not said to be the rule now if the text gives a higher one too."""
    highest: dict[str, float] = {}
    for each in filter(_is_an_amount, wordings):
        highest[each.detail] = max(each.stated.value or 0, highest.get(each.detail, 0))

    def is_below_another(wording: Wording) -> bool:
        return max(highest.get(wording.detail, 0), highest.get("", 0)) > (wording.stated.value or 0)

    return [
        replace(each, recent=False)
        if each.recent and _is_an_amount(each) and is_below_another(each) and not _says_now(each)
        else each
        for each in wordings
    ]


def _is_an_amount(wording: Wording) -> bool:
    """Whether a wording gives the amount of a rule, and not one from which it went."""
    return wording.kind == "rule" and wording.stated.unit == "GBP" and bool(wording.stated.value) and not wording.starts


def _says_now(wording: Wording) -> bool:
    """Whether an amount is said to be that of now in so many words, whatever it goes up to: "is at present £25,600 and goes up to"."""
    near = wording.sentence.words_from(0, wording.end)[-_NEAR_NOW:]
    return not _AT_PRESENT.isdisjoint(near)


_NEAR_NOW = 6
