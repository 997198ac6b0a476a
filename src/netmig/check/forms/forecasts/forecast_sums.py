"""What is foreseen for several years together: "the OBR expects the population to grow by 315,000 in the next five years"."""

from __future__ import annotations

from datetime import date

from ....periods import onwards
from ...sentences.parts import SentenceParts
from ...sentences.scene import Scene
from ...sentences.wording import Subject, Wording
from ...words.number_words import NUMBER_WORDS
from ...words.quantities import Quantity
from ..common import span_of, stated
from .numbers_foreseen import forecaster_beside

_OVER = frozenset({"over", "in", "within", "during", "across", "for"})
_COMING = frozenset({"next", "coming", "following"})
# so many years may be told together
_FEWEST, _MOST = 3, 10
_EACH = frozenset("annually annual yearly each every per average averages averaging rate".split())
_LEAST_PEOPLE, _MOST_PEOPLE = 50_000, 3_000_000
_GROWING = frozenset("grow grows growing rise rises rising increase increases increasing swell swells swelling".split())
_ADDING = frozenset("add adds adding bring brings bringing let lets gain gains".split())
_WHO = frozenset("people migrants immigrants newcomers".split())
_COME = frozenset("come arrive settle enter added".split())
_OPEN = frozenset("if unless zero low high scenario variant could might natural births deaths".split())


def find(parts: SentenceParts, scene: Scene) -> list[Wording]:
    """The people by whom a forecaster is said to see the population grow in several years together."""
    years = _years_together(parts)
    if not years or not parts.word_set.isdisjoint(_EACH | _OPEN) or ("a", "year") in parts.pairs:
        return []
    forecaster = forecaster_beside(parts, 0) or ("obr" if "watchdog" in parts.word_set else "") or scene.forecaster
    if forecaster != "obr" or scene.place or parts.mentions_of("elsewhere") or parts.mentions_of("group"):
        return []
    return [
        Wording(
            kind="forecast",
            start=span_of(parts, quantity)[0],
            end=span_of(parts, quantity)[1],
            sentence=parts.sentence,
            stated=stated(quantity, "people"),
            subject=Subject("net_migration", (), "explicit", local=True),
            detail=forecaster,
            periods=(onwards(date(scene.published.year + years - 1, 1, 1)),),
            period_basis="open",
            rate=1 / years,
            spoken_of=scene.spoken_of,
        )
        for quantity in parts.quantities
        if _is_added(parts, quantity)
    ]


def _years_together(parts: SentenceParts) -> int:
    """Over how many years to come something is told: "in the next five years"; 0 for none."""
    if "years" not in parts.word_set:
        return 0
    for at, word in enumerate(parts.words):
        if word not in _COMING or parts.word(at - 1) != "the" or parts.word(at - 2) not in _OVER or parts.word(at + 2) != "years":
            continue
        told = parts.word(at + 1)
        number = int(told) if told.isdecimal() and len(told) < 3 else int(NUMBER_WORDS.get(told, 0))
        if _FEWEST <= number <= _MOST:
            return number
    return 0


def _is_added(parts: SentenceParts, quantity: Quantity) -> bool:
    """Whether a number is of people whom the population is to grow by, or who are to come: no level that something is to reach."""
    if quantity.unit not in {"", "people"} or quantity.hedge != "exact" or not _LEAST_PEOPLE <= quantity.value <= _MOST_PEOPLE:
        return False
    before, behind = parts.words[: quantity.first], parts.words[quantity.last + 1 : quantity.last + 9]
    ahead = before[-9:]
    if parts.word(quantity.first - 1) == "by":
        return "population" in ahead and not _GROWING.isdisjoint(ahead)
    if not _ADDING.isdisjoint(ahead[-4:]):
        return "population" in behind or (parts.word(quantity.last) in _WHO | {"more"}) or not _WHO.isdisjoint(behind[:2])
    return not (_WHO.isdisjoint(behind[:2]) and parts.word(quantity.last) not in _WHO) and not _COME.isdisjoint(behind)
