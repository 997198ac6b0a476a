"""How much that is: a number beside the population of its year, and a place with about so many people.

Only populations that were public by the day of the question are used, and each is said with its day
and release. A population may be that of another year where it is not further than TOLERANCE_IN_DAYS
from the period; a place is about as large where it is within TOLERANCE of the number. ONS's own population of the
whole country is taken where there is one near enough, else the World Bank's. Where there is none, that is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from ..errors import NotHeldError, UsageError
from ..ledger.figures import Figure, moment
from ..ledger.ledger import Ledger
from ..ledger.phrases import amount, period_in_words, published_words, publisher_words
from ..periods import Period
from ..places import find_area
from ..series import Series
from .tree import Number

# A population changes by about one in a hundred a year; two years off, a rate is off by no more than its last digit.
TOLERANCE_IN_DAYS = 731
# Looser than one in twenty, "as many as live in" says little.
TOLERANCE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Equivalent:
    """One way to say how much a change is, with the population that it rests on."""

    kind: Literal["per_thousand", "per_head", "place", "asked_place"]
    value: float
    """Per thousand or per head of the population, or how many times a place's population."""
    words: str
    population: Figure
    tolerance: float | None = None
    """How far a place may be from the number and still be named, as a part of it."""

    def __repr__(self) -> str:
        return f"<Equivalent {self.kind}: {self.words}>"


class _Area(NamedTuple):
    code: str
    figure: Figure


def equivalents(
    ledger: Ledger, change: Number, unit: str, period: Period, *, as_of: str | date | datetime | None = None, place: str = ""
) -> tuple[Equivalent, ...]:
    """What a change amounts to: beside the UK's population, and beside a place's; none where no population fits.

    A place is named for numbers of people only; `place` asks for one, whatever its size.
    Raises NotHeldError for a place of which no population is held, UsageError for a place beside what is no people.
    """
    areas = _areas(ledger, as_of)
    found = []
    size = abs(change)
    everyone = _everyone(areas, period)
    if everyone is not None and size:
        found.append(_of_everyone(ledger, size, unit, everyone))
    if place:
        found.append(_of_place(ledger, size, unit, _asked(areas, place)))
    elif unit == "people" and (like := _like(areas, size, period)):
        found.append(_of_like(ledger, size, like))
    return tuple(found)


def lacking(ledger: Ledger, change: Number, unit: str, period: Period, *, as_of: str | date | datetime | None = None) -> str:
    """What no equivalent can be given by, since no population near the period is held; empty where one of each is."""
    areas = _areas(ledger, as_of)
    near = [each for each in areas if _is_near(each.figure, period)]
    known = " that was public by then" if as_of is not None else ""
    if not change or unit not in ("people", "GBP"):
        return ""
    if not any(each.code in _EVERYONE for each in near):
        return f"No population{known} is held for a day within two years of {period.label}: {_size(change)} cannot be set beside one."
    if unit == "people" and not any(_is_place(each.code) for each in near):
        places = [each for each in areas if _is_place(each.code)]
        if not places:
            return f"No population of a place{known or ' at all'} is held: none is named that has about {_size(change)} people."
        if any(_is_about(each, abs(change)) for each in places):
            days = " and ".join(period_in_words(each) for each in sorted({each.figure.period for each in places}))
            return (
                f"Populations of places are held for {days} alone, more than two years from {period.label}: no place of about "
                f"{_size(change)} people is named."
            )
    return ""


def _size(change: Number) -> str:
    return f"{abs(change):,}"


def _is_place(code: str) -> bool:
    return code not in _COUNTRIES and code not in _EVERYONE


def _is_about(area: _Area, size: Number) -> bool:
    return abs((area.figure.value or 0) - size) <= TOLERANCE * size


def _everyone(areas: tuple[_Area, ...], period: Period) -> Figure | None:
    """The population of the whole country: of the first publisher that has one near enough."""
    found = (_nearest_in_time([each.figure for each in areas if each.code == code], period) for code in _EVERYONE)
    return next((each for each in found if each is not None), None)


def _of_everyone(ledger: Ledger, size: Number, unit: str, everyone: Figure) -> Equivalent:
    population = everyone.value or 1
    of = f"of the UK’s population ({_population(ledger, everyone)})"
    if unit == "GBP":
        value = size / population
        return Equivalent(kind="per_head", value=value, words=f"£{value:,.2f} for each person {of}", population=everyone)
    value = 1000 * size / population
    counted = "" if unit == "people" else f" {unit}"
    digits = f"{value:.1f}" if value >= 0.1 else f"{value:.2g}"
    return Equivalent(
        kind="per_thousand", value=value, words=f"{digits}{counted} for every thousand people {of}", population=everyone
    )


def _of_like(ledger: Ledger, size: Number, area: _Area) -> Equivalent:
    population = area.figure.value or 1
    off = population / size - 1
    than = f"{abs(off):.1%} {'more' if off > 0 else 'fewer'}"
    words = f"about as many people as live in {_said(ledger, area)}" + (f", who are {than}" if abs(off) >= 0.0005 else "")
    return Equivalent(kind="place", value=size / population, words=words, population=area.figure, tolerance=TOLERANCE)


def _of_place(ledger: Ledger, size: Number, unit: str, area: _Area) -> Equivalent:
    if unit != "people":
        raise UsageError(f"A place's population says nothing of {unit}.", "", "Leave out the place.")
    value = size / (area.figure.value or 1)
    words = f"{value:.2g} times the population of {_said(ledger, area)}"
    return Equivalent(kind="asked_place", value=value, words=words, population=area.figure)


def _areas(ledger: Ledger, as_of: str | date | datetime | None) -> tuple[_Area, ...]:
    """Every population of a whole area that was public, the newest of each point in time."""
    public = ledger.public_by(as_of if as_of is not None else date.max)
    asked = ("populations", public)
    if asked not in ledger.worked_out:
        found = []
        for series in ledger.series("population") if "population" in ledger.measures() else ():
            if (area := _area(series)) is not None:
                view = ledger.view(series)
                figures = view.stood(moment(as_of)) if as_of is not None else view.latest()
                found += [_Area(area, each) for each in figures.values() if each.value]
        ledger.worked_out[asked] = tuple(found)
    areas: tuple[_Area, ...] = ledger.worked_out[asked]
    return areas


def _area(series: Series) -> str | None:
    """Whose population a series is: an area's by its code, or the whole country's by another publisher; None of a part of the people."""
    if all(name == "area" for name, _ in series.fixed):
        return series.dimensions["area"]
    return _WORLD_BANK if series == _BY_WORLD_BANK else None


def _nearest_in_time(figures: list[Figure], period: Period) -> Figure | None:
    near = [each for each in figures if _is_near(each, period)]
    return min(near, key=lambda each: (_days_off(each.period, period), each.period), default=None)


def _is_near(population: Figure, period: Period) -> bool:
    return _days_off(population.period, period) <= timedelta(days=TOLERANCE_IN_DAYS)


def _days_off(one: Period, other: Period) -> timedelta:
    """How far a point in time lies outside a window; nothing if it lies within."""
    return max(other.start - one.end, one.start - other.end, timedelta())


def _like(areas: tuple[_Area, ...], size: Number, period: Period) -> _Area | None:
    """The place nearest in size among those near enough in size and in time; countries are no places to compare with."""
    near = [each for each in areas if _is_place(each.code) and _is_about(each, size) and _is_near(each.figure, period)]
    return min(near, key=lambda each: (abs((each.figure.value or 0) - size), each.code), default=None)


_COUNTRIES = frozenset({"uk", "england", "wales", "scotland", "northern_ireland", "england_and_wales"})
_BY_WORLD_BANK = Series.of("population", type="world_bank")
_WORLD_BANK = "uk as the world bank has it"
# whose number of everyone is taken first
_EVERYONE = ("uk", _WORLD_BANK)


def _asked(areas: tuple[_Area, ...], place: str) -> _Area:
    held = {each.code for each in areas} - {_WORLD_BANK}
    code = find_area(place, held)
    if code is None:
        raise NotHeldError.among("population of", place, held, "Name a local authority or a country.")
    return max((each for each in areas if each.code == code), key=lambda each: each.figure.period)


def _said(ledger: Ledger, area: _Area) -> str:
    name = Series.of("population", area=area.code).label.partition("(")[2].removesuffix(")") or "the United Kingdom"
    return f"{_proper(name)} ({_population(ledger, area.figure)})"


def _population(ledger: Ledger, figure: Figure) -> str:
    release = ledger.release(figure.release)
    return f"{amount(figure.value or 0, 'people')} at {period_in_words(figure.period)}; {publisher_words(release)}, {published_words(release)}"


def _proper(name: str) -> str:
    """A place's name with its capitals, which codes do not have.

    >>> _proper("Kingston upon hull city of")
    'Kingston upon Hull, City of'
    """
    words = list(_capitals(name.split()))
    for ending in (["City", "of"], ["County", "of"]):
        if words[-2:] == ending and len(words) > 2:
            return f"{' '.join(words[:-2])}, {' '.join(ending)}"
    return " ".join(words)


def _capitals(words: list[str]) -> Iterator[str]:
    small = {"and", "of", "the", "upon", "in", "on", "with"}
    for place, word in enumerate(words):
        yield word if place and word in small else word[:1].upper() + word[1:]
