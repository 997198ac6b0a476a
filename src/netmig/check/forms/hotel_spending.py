"""What is said to be spent on hotels for asylum seekers, and on nothing else: "spent £2.1bn on asylum hotels", "the hotel bill came to £3bn"."""

from __future__ import annotations

from ...periods import Period, financial_year
from ..sentences.parts import SentenceParts
from ..sentences.roles import role_of
from ..sentences.scene import Scene
from ..sentences.times.times_of import start_window, window_of
from ..sentences.wording import Subject, Wording
from ..words.quantities import Quantity
from .common import span_of, stated

# below this a sum is a price, and no year's spending
_LEAST = 500_000_000
_HOTELS = frozenset({"hotel", "hotels"})
# whose hotels they are
_WHOSE = frozenset({"asylum", "migrant", "migrants", "asylum-seeker", "seekers", "refugees"})
_PAID = frozenset(
    "cost costs costing spent spend spends spending bill bills paid pays pay paying went goes gone swallowed swallowing".split()
)
# what may stand between the sum and the hotels, before or behind
_BETWEEN = frozenset(
    ", on for of at asylum migrant migrants the a an was were came comes to reached hit stood at is has have had cost costs costing taxpayers taxpayer us britain government"
    " british the their uk uk's britain's which that home office public purse bill bills went goes go some about around nearly almost over more than roughly just housing putting up keeping accommodating lodging seekers refugees"
    " asylum-seeker in last year alone billion room rooms accommodation 's".split()
)
# more than hotels may be meant, or less, or other years than one
_NOT_THE_BILL = frozenset(
    "system whole total overall including included support all everything altogether and other flats houses barges barge dispersal half much most mostly part quarter third share"
    " contract contracts contractors decade ten-year 10-year expected would could will forecast budget budgeted save saved saving savings cut cutting rose risen fell fallen increase"
    " night nightly week each person head councils council afghan afghans ukrainian ukrainians homeless since if may might profit profits serco clearsprings mears".split()
) - {"and"}
_FAR = 12


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The sums that a sentence says were spent in a year on hotels for asylum seekers alone."""
    words = parts.word_set
    if words.isdisjoint(_HOTELS) or words.isdisjoint(_PAID) or not any(each.unit == "GBP" for each in parts.quantities):
        return []
    about = not words.isdisjoint(_WHOSE) or (scene.money is not None and scene.money.subject.measure == "asylum_cost")
    if not about and not (scene.counted is not None or scene.about_migration):
        return []
    left = words - {"all"} if {("them", "all"), ("all", "asylum"), ("all", "hotels")} & parts.pairs else words
    if not left.isdisjoint(_NOT_THE_BILL) or parts.mentions_of("elsewhere") or scene.place:
        return []
    found: list[Wording] = []
    for quantity in parts.quantities:
        if quantity.unit != "GBP" or quantity.value < _LEAST or role_of(parts, quantity) not in {"level", "from"}:
            continue
        of_hotels = _is_of_hotels(parts, quantity)
        if not of_hotels and not (found and role_of(parts, quantity) == "from"):
            continue
        window = window_of(parts, quantity, scene, "asylum_cost")
        if role_of(parts, quantity) == "from":
            window = start_window(parts, quantity, scene, "asylum_cost", window)
        start, end = span_of(parts, quantity)
        found.append(
            Wording(
                kind="spending",
                start=start,
                end=end,
                sentence=parts.sentence,
                stated=stated(quantity, "GBP"),
                subject=Subject("asylum_cost", (("cost_basis", "hotels"),), "explicit", local=True),
                periods=tuple(_of_money(each, scene, parts, quantity) for each in window.periods),
                period_basis=window.basis,
                starts=role_of(parts, quantity) == "from",
                ties=frozenset({"measure", "period"}),
                unsettled=() if window.basis == "explicit" else ("period",),
                spoken_of=scene.spoken_of,
                refusal="" if window.periods else "the article names no period for which such figures are published",
            )
        )
    return found


def _is_of_hotels(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether hotels stand beside a sum, with nothing between that may be what was paid for."""
    preceding, following = parts.preceding(quantity), parts.following(quantity)
    stop = len(parts.words) if following is None else following.first
    opens = 0 if preceding is None else preceding.last + 1
    in_times = parts.in_times
    for at in range(quantity.last + 1, min(quantity.last + _FAR, stop)):
        if parts.word(at) in _HOTELS:
            return {"on", "for", "hotel"} & set(parts.words[quantity.last + 1 : at + 1]) != set()
        if parts.word(at) not in _BETWEEN and at not in in_times:
            break
    for at in range(quantity.first - 1, max(quantity.first - _FAR, opens - 1), -1):
        if parts.word(at) in _HOTELS:
            if _names_asylum(parts.words[at + 1 : quantity.first + 1]):
                return False  # "Because of hotels, asylum cost Britain £4.76bn"
            return not _PAID.isdisjoint(parts.words[max(0, at - _FAR // 2) : quantity.first])
        if parts.word(at) not in _BETWEEN and at not in in_times:
            break
    return False


def _names_asylum(words: list[str]) -> bool:
    """Whether it is asylum that is told of behind the hotels, and not who lives in them, or a clause begins there that tells of more."""
    asylum = any(word == "asylum" and words[at + 1 : at + 2] not in (["seekers"], ["seeker"]) for at, word in enumerate(words))
    return asylum or any(word == "," and words[at + 1 : at + 2] != ["at"] for at, word in enumerate(words))


_MARCH, _DECEMBER = 3, 12


def _of_money(period: Period, scene: Scene, parts: SentenceParts, quantity: Quantity) -> Period:
    """The financial year of a time: of a year to March, and of "last year" the last that is over."""
    time = parts.time_of.get(quantity.first)
    if period.is_year and period.end.month == _MARCH:
        return financial_year(period.end.year - 1)
    if time is not None and time.kind == "relative_year" and time.years == 1 and period.end.month == _DECEMBER:
        day = scene.published
        return financial_year(day.year - (1 if day.month > _MARCH else 2))
    return period
