"""News that is right by construction: sentences put together from the ledger's own figures, as a reporter would put them.

Every number is a figure that stood on the day of the text, or what two of them give; every period is
named in one of the ways in which newspapers name it. So nothing in such a text may be called wrong,
and where one of its numbers is changed, the text is wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from netmig import Ledger
from netmig.check.evaluation.evidence import Evidence
from netmig.periods import Period
from netmig.series import Series

_MONTHS = "January February March April May June July August September October November December".split()
_NAMES = {
    ("net_migration", "all"): ("net migration", "net migration to the UK", "UK net migration", "annual net migration", "long-term net migration"),
    ("immigration", "all"): ("immigration", "immigration to the UK", "long-term immigration", "the number of people coming to the UK", "total immigration"),
    ("emigration", "all"): ("emigration", "emigration from the UK", "the number of people leaving the UK", "long-term emigration"),
    ("net_migration", "eu_plus"): ("net migration of EU nationals", "EU net migration", "net migration from the EU"),
    ("net_migration", "non_eu_plus"): ("net migration of non-EU nationals", "non-EU net migration", "net migration from outside the EU"),
    ("net_migration", "british"): ("net migration of British nationals", "British net migration"),
    ("immigration", "non_eu_plus"): ("immigration of non-EU nationals", "non-EU immigration", "immigration from outside the EU"),
    ("emigration", "british"): ("emigration of British nationals", "British emigration", "the number of Britons leaving the UK"),
}  # fmt: skip
_PEOPLE = {
    ("immigration", "all"): ("{n} people came to the UK", "{n} people arrived in Britain", "{n} people moved to the UK", "{n} people immigrated to the UK"),
    ("emigration", "all"): ("{n} people left the UK", "{n} people emigrated", "{n} people moved away from the UK"),
    ("net_migration", "all"): ("{n} more people came to the UK than left", "{n} more people moved to the UK than left", "net migration added {n} people to the UK's population"),
    ("immigration", "non_eu_plus"): ("{n} people came to the UK from outside the EU", "{n} non-EU nationals arrived in the UK"),
    ("emigration", "british"): ("{n} British nationals left the UK", "{n} Britons emigrated"),
}  # fmt: skip
_UP, _DOWN = ("rose", "increased", "climbed", "went up"), ("fell", "dropped", "declined", "went down")
_HAS_UP, _HAS_DOWN = ("risen", "increased", "gone up"), ("fallen", "dropped", "come down")
_ASIDES = (
    "The Home Secretary said that the system was being put right.",
    "Critics said that the figures showed a failure of policy.",
    "Universities warned of what it would mean for them.",
    "The opposition called it a disgrace.",
)
_SOURCES = (
    "",
    "",
    ", the Office for National Statistics said",
    ", according to the ONS",
    ", official figures show",
    ", new estimates show",
)


@dataclass(frozen=True)
class Made:
    """A text, its day, and where its numbers stand that come from the ledger."""

    text: str
    published: date


class _Desk:
    """A reporter's desk on one day: the figures, and the ways of telling them."""

    def __init__(self, ledger: Ledger, day: date, random: Random) -> None:
        self.evidence, self.day, self.random = Evidence(ledger, day), day, random

    def pick(self, options: tuple[str, ...] | list[str]) -> str:
        return self.random.choice(options)

    def value(self, key: tuple[str, str], period: Period) -> int | None:
        found = self.evidence.figure(_series(key), period)
        if found is None or found.value is None or self.evidence.may_be_superseded(found):
            return None
        return int(found.value)

    def two_years(self, key: tuple[str, str], period: Period) -> tuple[int, int] | None:
        """A year's figure and that of the year before, if both are of people gained and they lie well apart."""
        value, before = self.value(key, period), self.value(key, period.years_back(1))
        if value is None or before is None or not _far_enough(value, before) or min(value, before) <= 0:
            return None
        return value, before

    def names(self, period: Period) -> list[str]:
        """The ways in which a year is named, with their prepositions."""
        end = period.end
        month = _MONTHS[end.month - 1]
        found = [
            f"in the year to {month} {end.year}",
            f"in the year ending {month} {end.year}",
            f"in the 12 months to {month} {end.year}",
            f"in the twelve months to the end of {month} {end.year}",
        ]
        if end.month == 12:
            found += [f"in {end.year}", f"in {end.year}", f"in calendar year {end.year}"]
            if self.day.year == end.year + 1:
                found += ["last year"]
        else:
            found += [f"between {_MONTHS[period.start.month - 1]} {period.start.year} and {month} {end.year}"]
        return found

    def when(self, period: Period) -> str:
        return self.pick(self.names(period))


def _series(key: tuple[str, str]) -> Series:
    return Series.of(key[0], nationality=key[1])


def number(value: int) -> str:
    """A number as newspapers print it."""
    return f"{value:,}" if value >= 0 else f"minus {-value:,}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _verbs(now: int, before: int) -> tuple[str, ...]:
    return _UP if now > before else _DOWN


def _far_enough(now: int, before: int) -> bool:
    return abs(now - before) >= max(8000, 0.03 * abs(before))


_Lead = Callable[[_Desk, tuple[str, str], Period], str | None]


def _level(desk: _Desk, key: tuple[str, str], period: Period) -> str | None:
    value = desk.value(key, period)
    if value is None:
        return None
    name, when, said = desk.pick(_NAMES[key]), desk.when(period), desk.pick(_SOURCES)
    if key in _PEOPLE and value > 0 and desk.random.random() < 0.4:
        people = desk.pick(_PEOPLE[key]).format(n=number(value))
        return desk.pick([f"{_capital(people)} {when}{said}.", f"{_capital(when)}, {people}{said}."])
    hedge = desk.pick(["", "", "an estimated ", "a provisional ", "around "]) if value > 0 else ""
    return desk.pick(
        [
            f"{_capital(name)} was {hedge}{number(value)} {when}{said}.",
            f"{_capital(name)} stood at {hedge}{number(value)} {when}{said}.",
            f"{_capital(when)}, {name} was {hedge}{number(value)}{said}.",
            f"{_capital(when)} {name} came to {number(value)}{said}.",
        ]
    )


def _moved(desk: _Desk, key: tuple[str, str], period: Period) -> str | None:
    earlier = period.years_back(1)
    values = desk.two_years(key, period)
    if values is None:
        return None
    value, before = values
    name, when, said, verb = desk.pick(_NAMES[key]), desk.when(period), desk.pick(_SOURCES), desk.pick(_verbs(value, before))
    gap, share = number(abs(value - before)), round(100 * abs(value - before) / before)
    way, noun = ("up", "a rise") if value > before else ("down", "a fall")
    more = "higher" if value > before else "lower"
    ago = desk.pick(["a year earlier", "the year before", "the previous year", "in the previous 12 months"])
    options = [
        f"{_capital(name)} {verb} to {number(value)} {when}, from {number(before)} {ago}{said}.",
        f"{_capital(name)} {verb} to {number(value)} {when}, {way} from {number(before)} {ago}{said}.",
        f"{_capital(name)} {verb} from {number(before)} {desk.when(earlier)} to {number(value)} {when}{said}.",
        f"{_capital(name)} {verb} by {gap} to {number(value)} {when}{said}.",
        f"{_capital(name)} was {number(value)} {when}, compared with {number(before)} {ago}{said}.",
        f"{_capital(name)} was {number(value)} {when}, against {number(before)} {desk.when(earlier)}.",
        f"{_capital(when)} {name} {verb} to {number(value)}, {gap} {more} than {ago}.",
        f"{_capital(name)} {verb} to {number(value)} {when}. It had been {number(before)} {ago}.",
        f"{_capital(name)} {verb} to {number(value)} {when}. That compares with {number(before)} {ago}.",
    ]
    if share >= 4:
        options += [
            f"{_capital(name)} {verb} by {share}% to {number(value)} {when}{said}.",
            f"{_capital(name)} was {number(value)} {when}, {share} per cent {more} than {ago}.",
            f"{_capital(name)} {verb} to {number(value)} {when}, {noun} of {share}% on {ago}.",
            f"{_capital(name)} {verb} {share} per cent {when}, to {number(value)}{said}.",
            f"{_capital(name)} was {number(value)} {when}. That is {share}% {more} than {ago}.",
            f"{_capital(name)} was {number(value)} {when}. This was {noun} of {share} per cent from {number(before)} {ago}.",
        ]
    return desk.pick(options)


def _since(desk: _Desk, key: tuple[str, str], period: Period) -> str | None:
    latest = desk.evidence.latest("net_migration")
    years = [each for each, _ in desk.evidence.years(_series(key)) if each.end.month == 12 and each.stop < period.stop]
    if period != latest or not years:
        return None
    then = desk.random.choice(years[-4:])
    value, before = desk.value(key, period), desk.value(key, then)
    if value is None or before is None or min(value, before) <= 0 or not _far_enough(value, before):
        return None
    name, verb = desk.pick(_NAMES[key]), desk.pick(_HAS_UP if value > before else _HAS_DOWN)
    year = then.end.year
    return desk.pick(
        [
            f"Since {year}, {name} has {verb} from {number(before)} to {number(value)}.",
            f"Since {year} {name} has {verb} from {number(before)} to {number(value)} {desk.when(period)}.",
            f"{_capital(name)} has {verb} from {number(before)} in {year} to {number(value)} {desk.when(period)}.",
            f"{_capital(name)} has {verb} to {number(value)} since {year}, when it was {number(before)}.",
            f"{_capital(name)} has {verb} to {number(value)} from {number(before)} in {year}.",
            f"{_capital(name)} was {number(before)} in {year}. It has {verb} since, to {number(value)}.",
        ]
    )


def _peak(desk: _Desk, key: tuple[str, str], period: Period) -> str | None:
    highest = desk.evidence.extreme_year(_series(key), 1)
    value, peak = desk.value(key, period), desk.value(key, highest)
    if value is None or peak is None or highest.stop >= period.stop or min(value, peak) <= 0:
        return None
    name, when, share = desk.pick(_NAMES[key]), desk.when(period), round(100 * (peak - value) / peak)
    options = [
        f"{_capital(name)} peaked at {number(peak)} {desk.when(highest)}. It was {number(value)} {when}.",
        f"{_capital(name)} was {number(value)} {when}, below the peak of {number(peak)} {desk.when(highest)}.",
        f"{_capital(name)} hit a record {number(peak)} {desk.when(highest)} and was {number(value)} {when}.",
        f"After a peak of {number(peak)} {desk.when(highest)}, {name} fell to {number(value)} {when}.",
        f"From a record {number(peak)} {desk.when(highest)}, {name} has fallen to {number(value)}.",
    ]
    if share >= 4:
        options.append(f"{_capital(name)} was {number(value)} {when}, {share}% below its peak of {number(peak)}.")
    return desk.pick(options)


def _revised(desk: _Desk, key: tuple[str, str], period: Period) -> str | None:
    earlier = desk.evidence.earlier(_series(key), period)
    value = desk.value(key, period)
    if value is None or not earlier or earlier[0].value is None or earlier[-1].value is None:
        return None
    last, first = int(earlier[0].value), int(earlier[-1].value)
    if value in {last, first} or min(last, first, value) <= 0 or abs(last - value) < 3000:
        return None
    name, when, way = desk.pick(_NAMES[key]), desk.when(period), "up" if value > last else "down"
    more = "higher" if value > last else "lower"
    return desk.pick(
        [
            f"{_capital(name)} {when} has been revised {way} to {number(value)} from {number(last)}.",
            f"The estimate of {name} {when} has been revised from {number(last)} to {number(value)}.",
            f"{_capital(name)} {when} was first put at {number(first)} and is now put at {number(value)}.",
            f"{_capital(name)} was {number(value)} {when}, {number(abs(value - last))} {more} than previously thought.",
            f"{_capital(name)} {when} was initially estimated at {number(first)}. It is now thought to have been {number(value)}.",
            f"The ONS has revised {name} {when} {way} by {number(abs(value - last))}, to {number(value)}.",
        ]
    )


def _balance(desk: _Desk, key: tuple[str, str], period: Period) -> str | None:
    came, went, net = (desk.value((flow, "all"), period) for flow in ("immigration", "emigration", "net_migration"))
    if came is None or went is None or net is None:
        return None
    when = desk.when(period)
    return desk.pick(
        [
            f"{_capital(when)} {number(came)} people came to the UK and {number(went)} left, so that net migration was {number(net)}.",
            f"Some {number(came)} people arrived in the UK {when} while {number(went)} left.",
            f"Immigration to the UK was {number(came)} {when} and emigration {number(went)}, leaving net migration at {number(net)}.",
            f"UK net migration was {number(net)} {when}: {number(came)} people came and {number(went)} left.",
            f"UK net migration, the difference between those who came and those who left, was {number(net)} {when}.",
            f"Immigration to the UK stood at {number(came)} {when}, with emigration at {number(went)}.",
        ]
    )


def _goes_on(desk: _Desk, key: tuple[str, str], period: Period) -> str | None:
    other = ("emigration" if key[0] != "emigration" else "immigration", "all")
    value, before = desk.value(other, period), desk.value(other, period.years_back(1))
    if value is None:
        return None
    options = [
        f"{_capital(other[0])} was {number(value)} over the same period.",
        f"In the same period {other[0]} was {number(value)}.",
        f"At the same time {other[0]} stood at {number(value)}.",
    ]
    if before is not None and _far_enough(value, before):
        verb, way = desk.pick(_verbs(value, before)), "up" if value > before else "down"
        options += [
            f"{_capital(other[0])} {verb} to {number(value)} from {number(before)}.",
            f"Over the same period {other[0]} {verb} by {number(abs(value - before))} to {number(value)}.",
            f"{_capital(other[0])} was {number(value)}, {way} from {number(before)} a year before.",
        ]
    return desk.pick(options)


def _told_otherwise(desk: _Desk, key: tuple[str, str], period: Period) -> str | None:
    """A level and where it came from, in looser sentences: asides, brackets, quotations."""
    earlier = period.years_back(1)
    values = desk.two_years(key, period)
    if values is None:
        return None
    value, before = values
    name, when, then = desk.pick(_NAMES[key]), desk.when(period), desk.when(earlier)
    up = value > before
    verb, way, noun = ("soared", "up", "an increase") if up else ("tumbled", "down", "a drop")
    more, gap = ("more", number(value - before)) if up else ("fewer", number(before - value))
    now, ago = number(value), number(before)
    return desk.pick(
        [
            f"{_capital(name)} {verb} to {now} {when} - {way} from {ago} {then}.",
            f"{_capital(name)} was {now} {when} ({ago} a year earlier).",
            f"{_capital(name)} was {now} {when}, {gap} {more} than the {ago} recorded {then}.",
            f"{_capital(name)}, which was {ago} {then}, was {now} {when}.",
            f"{_capital(name)} is estimated to have been {now} {when}, {noun} of {gap} on the previous year.",
            f"{_capital(name)} was put at {now} {when} by the ONS, {way} {gap} in a year.",
            f"At {now}, {name} {when} was {gap} {'higher' if up else 'lower'} than a year before.",
            f"“{_capital(name)} was {now} {when},” the minister told MPs. “A year earlier it was {ago}.”",
            f"The minister said that {name} had been {ago} {then} and was {now} {when}.",
            f"Where {name} had been {ago} {then}, it was {now} {when}.",
            f"{_capital(name)} went from {ago} {then} to {now} {when}, {noun} of {gap}.",
            f"It was {ago} {then}; {when} {name} was {now}, official UK figures show.",
            f"{_capital(name)} {when} was {now}, against {ago} in the 12 months before.",
            f"There was {noun} in {name}, from {ago} {then} to {now} {when}.",
            f"{_capital(name)} for the {when.removeprefix('in the ')} was {now}." if when.startswith("in the ") else f"{_capital(name)} {when} was {now}.",
            f"{_capital(noun)} of {gap} took {name} to {now} {when}.",
        ]
    )  # fmt: skip


def _several(desk: _Desk, key: tuple[str, str], period: Period) -> str | None:
    """Three years in a row."""
    years = (period, period.years_back(1), period.years_back(2))
    values = [desk.value(key, each) for each in years]
    if any(each is None or each <= 0 for each in values):
        return None
    one, two, three = (number(each or 0) for each in values)
    name = desk.pick(_NAMES[key])
    first, second, third = (desk.when(each) for each in years)
    return desk.pick(
        [
            f"{_capital(name)} was {three} {third}, {two} {second} and {one} {first}.",
            f"{_capital(name)} went from {three} {third} to {two} {second} and then to {one} {first}.",
            f"{_capital(name)} was {one} {first}. It had been {two} {second} and {three} {third}.",
            f"{_capital(third)} {name} was {three}; {second} it was {two}; {first} it was {one}.",
            f"{_capital(name)} was {one} {first}, compared with {two} {second} and {three} {third}.",
            f"{_capital(name)} was {two} {second}, after {three} the year before. It was {one} {first}.",
        ]
    )


def _lowest(desk: _Desk, key: tuple[str, str], period: Period) -> str | None:
    """How far back the figures must be followed to find one as low, or as high."""
    latest = desk.evidence.latest("net_migration")
    value = desk.value(key, period)
    if period != latest or value is None or value <= 0:
        return None
    years = sorted((each, figure.value or 0) for each, figure in desk.evidence.years(_series(key)) if each.stop < period.stop)
    name, when = desk.pick(_NAMES[key]), desk.when(period)
    below = [each for each, other in years if other < value and each.end.month == period.end.month]
    just = [other for each, other in years if below and each.stop > below[-1].stop]
    if not below or len(just) < 4 or min(just) <= value * 1.02:
        return None
    year = below[-1].end.year
    return desk.pick(
        [
            f"{_capital(name)} was {number(value)} {when}, the lowest since {year}.",
            f"{_capital(name)} fell to {number(value)} {when}, its lowest level since {year}.",
            f"At {number(value)}, {name} is at its lowest since {year}.",
        ]
    )


def _times(desk: _Desk, key: tuple[str, str], period: Period) -> str | None:
    """How many times another year's figure it was."""
    years = [
        each for each, _ in desk.evidence.years(_series(key)) if each.end.month == period.end.month and each.stop < period.stop
    ]
    if not years:
        return None
    then = desk.random.choice(years[-6:])
    value, before = desk.value(key, period), desk.value(key, then)
    if value is None or before is None or min(value, before) <= 0:
        return None
    name, when, ago, was = desk.pick(_NAMES[key]), desk.when(period), desk.when(then), number(before)
    ratio = value / before
    named = next(
        (words for low, high, words in (
            (1.84, 1.97, "nearly double"), (2.03, 2.4, "more than double"), (2.8, 2.95, "nearly three times"),
            (3.05, 3.4, "more than three times"), (0.4, 0.48, "less than half"), (0.51, 0.55, "just over half"),
        ) if low <= ratio <= high),
        None,
    )  # fmt: skip
    if named is None:
        return None
    return desk.pick(
        [
            f"{_capital(name)} was {number(value)} {when}, {named} the {was} recorded {ago}.",
            f"{_capital(name)} was {number(value)} {when}, {named} the figure {ago}.",
            f"{_capital(name)} was {number(value)} {when}, {named} what it was {ago}, {was}.",
            f"{_capital(name)} was {was} {ago}. {_capital(when)} it was {named} that, {number(value)}.",
        ]
    )


def _both(desk: _Desk, key: tuple[str, str], period: Period) -> str | None:
    """Both flows and how they moved."""
    earlier = period.years_back(1)
    came, went = (desk.value((flow, "all"), period) for flow in ("immigration", "emigration"))
    came_then, went_then = (desk.value((flow, "all"), earlier) for flow in ("immigration", "emigration"))
    if came is None or went is None or came_then is None or went_then is None:
        return None
    if not _far_enough(came, came_then) or not _far_enough(went, went_then):
        return None
    in_verb, out_verb = desk.pick(_verbs(came, came_then)), desk.pick(_verbs(went, went_then))
    when = desk.when(period)
    return desk.pick(
        [
            f"Immigration to the UK {in_verb} from {number(came_then)} to {number(came)} {when}, while emigration {out_verb} from {number(went_then)} to {number(went)}.",
            f"{_capital(when)} immigration to the UK {in_verb} by {number(abs(came - came_then))} to {number(came)} and emigration {out_verb} by {number(abs(went - went_then))} to {number(went)}.",
            f"UK immigration was {number(came)} {when} ({number(came_then)} the year before) and emigration {number(went)} ({number(went_then)}).",
            f"Some {number(came)} people came to the UK {when}, compared with {number(came_then)} a year earlier, and {number(went)} left, compared with {number(went_then)}.",
            f"The number of people who came to the UK {in_verb} to {number(came)} {when}. The number who left {out_verb} to {number(went)}.",
        ]
    )


def _groups(desk: _Desk, key: tuple[str, str], period: Period) -> str | None:
    """The flow of the three groups of nations, told after one another."""
    flow = key[0]
    total, outside, eu, british = (desk.value((flow, group), period) for group in ("all", "non_eu_plus", "eu_plus", "british"))
    if total is None or outside is None or eu is None or british is None:
        return None
    when = desk.when(period)
    if flow == "net_migration":
        if eu >= 0 or british >= 0 or outside < 0:
            return None
        return desk.pick(
            [
                f"UK net migration was {number(total)} {when}. Net migration of non-EU nationals was {number(outside)}, of EU nationals {number(eu)} and of British nationals {number(british)}.",
                f"{_capital(when)} net migration of non-EU nationals to the UK was {number(outside)}, while {number(-eu)} more EU nationals left than arrived.",
                f"UK net migration was {number(total)} {when}: {number(outside)} for non-EU nationals, {number(eu)} for EU nationals and {number(british)} for British nationals.",
                f"Net migration of British nationals was {number(british)} {when}, meaning that {number(-british)} more left the UK than came back.",
            ]
        )
    share = round(100 * outside / total)
    verb, noun = ("came to the UK", "immigration") if flow == "immigration" else ("left the UK", "emigration")
    return desk.pick(
        [
            f"{number(total)} people {verb} {when}, of whom {number(outside)} were non-EU nationals, {number(eu)} EU nationals and {number(british)} British nationals.",
            f"Of the {number(total)} people who {verb} {when}, {number(outside)} were from outside the EU.",
            f"Some {number(total)} people {verb} {when}. Non-EU nationals made up {share}% of them.",
            f"UK {noun} was {number(total)} {when}, {share} per cent of it from outside the EU."
            if flow == "immigration"
            else f"UK {noun} was {number(total)} {when}.",
            f"Some {number(outside)} non-EU nationals, {number(eu)} EU nationals and {number(british)} British nationals {verb} {when}.",
        ]
    )


def _in_notes(desk: _Desk, key: tuple[str, str], period: Period) -> str | None:
    """A headline, bullet points, or a row of years, as a page sets them."""
    earlier = period.years_back(1)
    values = desk.two_years(key, period)
    if values is None:
        return None
    value, before = values
    name, when, then = _NAMES[key][0], desk.when(period), desk.when(earlier)
    verb = "rises" if value > before else "falls"
    way = "up" if value > before else "down"
    now, ago, gap = number(value), number(before), number(abs(value - before))
    latest = period == desk.evidence.latest("net_migration")
    options = [
        f"Key figures for the UK:\n- {_capital(name)}: {now} {when}\n- A year earlier: {ago}",
        f"UK figures\n- {_capital(name)} was {now} {when}, {way} {gap} on a year earlier\n- It was {ago} {then}",
        f"{_capital(name)} to the UK\n{_capital(then)}: {ago}\n{_capital(when)}: {now}",
        f"{_capital(when)} ({now}), {name} was {'higher' if value > before else 'lower'} than {then} ({ago}), UK figures show.",
        f"Fact: UK {name} was {now} {when}. Fact: it was {ago} {then}.",
    ]
    if latest:
        options += [
            f"UK {name} {verb} to {now}\nUK {name} was {now} {when}, {way} from {ago} the year before.",
            f"UK {name} {verb} by {gap} to {now}, official figures show\nIt was {now} {when} and {ago} {then}.",
        ]
    return desk.pick(options)


def _said(desk: _Desk, key: tuple[str, str], period: Period) -> str | None:
    """What politicians and experts say of a figure."""
    earlier = period.years_back(1)
    values = desk.two_years(key, period)
    if values is None:
        return None
    value, before = values
    name, when, then = desk.pick(_NAMES[key]), desk.when(period), desk.when(earlier)
    now, ago, gap = number(value), number(before), number(abs(value - before))
    share = round(100 * abs(value - before) / before)
    rose = value > before
    has = desk.pick(_HAS_UP if rose else _HAS_DOWN)
    return desk.pick(
        [
            f"Jane Smith, the shadow home secretary, said: “{_capital(name)} {when} was {now}. That is {gap} {'more' if rose else 'less'} than a year earlier.”",
            f"A year before that, {then}, {name} had been {ago}, and {when} it was {now}.",
            f"Ministers point out that {name} has {has} from {ago} {then} to {now} {when}.",
            f"{_capital(name)} has {has} by {share} per cent, from {ago} {then} to {now} {when}, the minister told the House.",
            f"Professor Brown, of the University of Leeds, said that {name} of {now} {when} was {'above' if rose else 'below'} the {ago} of the year before.",
            f"Asked about the UK, she said that {name} was {now} {when}, not {ago}; that was the year before.",
            f"Although {name} was {ago} {then}, it had {'risen' if rose else 'fallen'} to {now} by the end of the next 12 months.",
            f"The chart shows {name}: {ago} {then} and {now} {when}.",
            f"{_capital(name)} ({now} {when}) is {'higher' if rose else 'lower'} than it was {then}, when it stood at {ago}.",
            f"The latest figure for {name}, {now} {when}, compares with {ago} {then}." if period == desk.evidence.latest("net_migration") else f"{_capital(name)} was {now} {when}.",
        ]
    )  # fmt: skip


_LEADS: tuple[_Lead, ...] = (
    _in_notes, _said, _said,
    _level, _moved, _moved, _since, _peak, _revised, _balance, _told_otherwise, _told_otherwise, _several, _lowest, _times, _both, _groups,
)  # fmt: skip


def make(ledger: Ledger, day: date, random: Random) -> Made | None:
    """A text of one to four sentences for a day; None where the figures of that day give none."""
    desk = _Desk(ledger, day, random)
    latest = desk.evidence.latest("net_migration")
    if latest is None:
        return None
    sentences: list[str] = []
    for _ in range(random.choice((1, 1, 2, 2, 3))):
        key = random.choice(list(_NAMES))
        years = [each for each, _ in desk.evidence.years(_series(key)) if (latest.stop - each.stop).days < 1300]
        if not years:
            continue
        period = latest if random.random() < 0.6 else random.choice(years)
        if (lead := random.choice(_LEADS)(desk, key, period)) is None:
            continue
        sentences.append(lead)
        if random.random() < 0.3 and (more := _goes_on(desk, key, period)) is not None and lead.count(".") == 1:
            sentences.append(more)
        if random.random() < 0.15:
            sentences.append(desk.pick(_ASIDES))
    if not sentences:
        return None
    if "UK" not in " ".join(sentences) and "Brit" not in " ".join(sentences):
        sentences.append("The UK published the figures on a Thursday.")
    # a list or a headline ends its line
    return Made("".join(each + ("\n" if "\n" in each else " ") for each in sentences).strip(), day)
