"""Stretches of several years that a number may be added up over: "in 2023 and 2024", "over the past three years"."""

from __future__ import annotations

from ....periods import Period, calendar_year, span
from ...words.cues import EXTREMES
from ...words.quantities import Quantity
from ...words.time_expressions import TimeExpression, resolve
from ..parts import SentenceParts
from ..scene import Scene
from .times_of import Window

WHICH_YEARS = "netmig could not tell which years are added up"
# the longest stretch that is added up
MOST_YEARS = 20
_LAST = frozenset({"last", "past", "latest", "previous", "preceding", "recent"})
_SUPERLATIVES = EXTREMES | {"most", "least"}
_OVER = frozenset({"in", "over", "during", "within", "for", "across", "throughout"})


def may_name_a_stretch(parts: SentenceParts) -> bool:
    """Whether words of a sentence may name several years: only there a stretch need be looked for."""
    kinds = [time.kind for time in parts.times]
    return (
        "duration" in kinds
        or "between" in kinds
        or kinds.count("calendar_year") > 1
        or (bool(kinds) and "since" in parts.word_set)
    )


def stretch_of(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> Window:
    """The several years that a number is said to be of; without periods where it is of no such stretch."""
    joined = _joined_years(parts, quantity)
    if joined.periods:
        return joined
    for find in (_named_stretch, _counted_years, _since):
        window = find(parts, quantity, scene, measure)
        if window.periods:
            return window
    return Window()


def _joined_years(parts: SentenceParts, quantity: Quantity) -> Window:
    """Such as "in 2023 and 2024", "in 2022, 2023 and 2024": years on end, said one by one."""
    years = [time for time in parts.times if time.kind == "calendar_year"]
    # "1.74 million over 2022 and 2023 and 502,000 over 2024 and 2025": those behind a number come before those of the one before
    for at, first in sorted(enumerate(years), key=lambda each: each[1].first < quantity.first):
        last = first
        for following in years[at + 1 :]:
            between = parts.words[last.last + 1 : following.first]
            if last is first and between in (["to"], ["–"], ["-"]) and 0 < following.year - first.year <= MOST_YEARS:
                # "in the four years 2021 to 2024"
                if _reaches(parts, quantity, first) and first.lead not in {"from", "since"}:
                    return Window((span(calendar_year(first.year).start, calendar_year(following.year).end),), "explicit")
            if following.year != last.year + 1 or between not in (["and"], [","], [",", "and"], ["and", "in"]):
                break
            last = following
        closes = "and" in parts.words[first.last : last.first]
        if last is not first and closes and _reaches(parts, quantity, first) and first.lead not in {"between", "since"}:
            return Window((span(calendar_year(first.year).start, calendar_year(last.year).end),), "explicit")
    return Window()


def _named_stretch(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> Window:
    """Such as "from July 2019 to June 2023", "over the four years to December 2024"."""
    months, latest = scene.calendar.ending_months(measure), scene.calendar.latest(measure)
    for time in parts.times:
        if time.kind != "between" or not _reaches(parts, quantity, time):
            continue
        for period in resolve(time, scene.published, scene.topic, months, latest):
            if period.kind == "span" and (period.stop - period.start).days > 366:
                return Window((period,), "explicit")
    return Window()


def _counted_years(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> Window:
    """Such as "in two years", "over the past three years": to the newest year published, or to the one spoken of."""
    latest = scene.calendar.latest(measure)
    for time in parts.times:
        if time.kind != "duration" or not 1 < time.years <= MOST_YEARS or not _reaches(parts, quantity, time):
            continue
        lead = [parts.word(at) for at in range(max(0, time.first - 3), time.first)]
        if not _OVER & set(lead) or {"next", "coming", "first", "every"} & set(lead):
            continue
        ends = dict.fromkeys(
            each
            for each in (scene.topic if not _LAST & set(lead) else None, latest, scene.topic)
            if each is not None and each.is_year
        )
        return Window(tuple(_back_from(each, time.years) for each in ends), "inherited")
    return Window()


def _since(parts: SentenceParts, quantity: Quantity, scene: Scene, measure: str) -> Window:
    """Such as "since 2021": from the beginning of that year, or from its end."""
    latest = scene.calendar.latest(measure)
    for time in parts.times:
        if (
            time.kind not in {"calendar_year", "year_ending", "month"}
            or "since" not in parts.words[max(0, time.first - 3) : time.first]
        ):
            continue
        if not _SUPERLATIVES.isdisjoint(parts.words[max(0, time.first - 6) : time.first]):
            continue  # "was 693,000, the most since 2012"
        if latest is None or not time.year or not _reaches(parts, quantity, time):
            continue
        if not EXTREMES.isdisjoint(parts.words[quantity.last + 1 : time.first]):
            continue  # "a total of 431,000, the lowest since the year to June 2021": how far a record reaches
        if time.kind == "calendar_year":
            begins = [calendar_year(time.year).start, calendar_year(time.year).stop]
        else:
            begins = [
                each.stop for each in resolve(time, scene.published, scene.topic, scene.calendar.ending_months(measure), latest)
            ]
        found = [span(begin, latest.end) for begin in begins if (latest.stop - begin).days > 366]
        return Window(tuple(found), "open")
    return Window()


def _back_from(period: Period, years: int) -> Period:
    return span(period.years_back(years - 1).start, period.end)


def _reaches(parts: SentenceParts, quantity: Quantity, time: TimeExpression) -> bool:
    """Whether no other number and no clause with a sense of its own stands between a number and a time."""
    own = parts.time_of.get(quantity.first)
    if own is not None and own is not time and own.kind != time.kind:
        return False  # "over the three years to March, and net migration was 431,000 in 2024"
    first, last = (quantity.last + 1, time.first) if time.first > quantity.last else (time.last + 1, quantity.first)
    if any(first <= each.first < last for each in parts.quantities):
        return False
    if time.last < quantity.first and [",", "and"] in [parts.words[at : at + 2] for at in range(first, last)]:
        return False
    return not any(parts.word(at) in {";", ":", "but", "while", "whereas", "although", "when", "as"} for at in range(first, last))
